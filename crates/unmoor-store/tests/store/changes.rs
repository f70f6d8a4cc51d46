//! Changes, undo and redo.

use unmoor_core::assessment::*;
use unmoor_store::*;

use crate::some::*;

#[test]
fn an_answer_is_there_after_opening_again() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    put(&mut workspace, "a", "DO-01", &answered('b'), 1);
    let workspace = again(workspace);
    let found = workspace.held(&"a".into()).unwrap();
    assert_eq!(found.assessment.answers[&"DO-01".into()], answered('b'));
    assert_eq!((found.created_at, found.updated_at), (at(0), at(1)));
}

#[test]
fn undo_and_redo_walk_through_the_former_states() {
    let (_folder, mut workspace) = workspace();
    let id = AssessmentId::from("a");
    add(&mut workspace, &assessment("a"), 0);
    let mut states = vec![workspace.held(&id).unwrap()];
    for (n, key) in ['a', 'b', 'c'].into_iter().enumerate() {
        put(&mut workspace, "a", "DO-01", &answered(key), 1 + n as i64);
        states.push(workspace.held(&id).unwrap());
    }
    for state in states[..3].iter().rev() {
        let undone = workspace.undo(Some(&id), at(9)).unwrap().unwrap();
        assert_eq!(undone.act, Act::Answer);
        assert_eq!(undone.question, Some("DO-01".into()));
        assert_eq!(workspace.held(&id).unwrap(), *state, "undo must lead to the state before, its time included");
    }
    for state in &states[1..] {
        workspace.redo(Some(&id), at(10)).unwrap().unwrap();
        assert_eq!(workspace.held(&id).unwrap(), *state);
    }
    assert_eq!(workspace.redo(Some(&id), at(11)).unwrap(), None);
}

/// Types a note.
fn note(workspace: &mut Workspace, question: &str, text: &str, merge: Merge, n: i64) -> bool {
    let (id, question) = ("a".into(), question.into());
    let changed = workspace.change_merging::<_, StoreFault>(Act::SetNote, at(n), merge, |tx| {
        tx.edit_answer(&id, &question, |record| {
            record.note = text.to_owned();
            Ok(())
        })
    });
    !changed.unwrap().touched.is_empty()
}

fn note_of(workspace: &Workspace, question: &str) -> Option<String> {
    let it = workspace.assessment(&"a".into()).unwrap();
    it.answers.get(&question.into()).map(|record| record.note.clone())
}

#[test]
fn a_note_typed_in_a_burst_is_undone_as_one() {
    let (_folder, mut workspace) = workspace();
    let id = AssessmentId::from("a");
    add(&mut workspace, &assessment("a"), 0);
    note(&mut workspace, "DO-01", "C", Merge::Never, 1);
    note(&mut workspace, "DO-01", "Cla", Merge::WithLast, 2);
    note(&mut workspace, "DO-01", "Clause 9", Merge::WithLast, 3);
    note(&mut workspace, "DO-02", "Else", Merge::WithLast, 4);
    note(&mut workspace, "DO-01", "Clause 9.1", Merge::WithLast, 5);
    assert_eq!(workspace.log(None, 9).unwrap().len(), 4, "one line a burst, and one for the assessment");
    for expected in [Some("Clause 9"), Some("Clause 9"), None] {
        assert_eq!(workspace.undo(Some(&id), at(6)).unwrap().unwrap().act, Act::SetNote);
        assert_eq!(note_of(&workspace, "DO-01").as_deref(), expected);
    }
    assert_eq!(workspace.held(&id).unwrap().updated_at, at(0));
    workspace.redo(Some(&id), at(7)).unwrap().unwrap();
    assert_eq!(note_of(&workspace, "DO-01").as_deref(), Some("Clause 9"));
    assert_eq!(workspace.held(&id).unwrap().updated_at, at(3));
}

#[test]
fn what_follows_an_undo_is_a_step_of_its_own() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    note(&mut workspace, "DO-01", "one", Merge::Never, 1);
    note(&mut workspace, "DO-01", "two", Merge::Never, 2);
    workspace.undo(None, at(3)).unwrap().unwrap();
    note(&mut workspace, "DO-01", "three", Merge::WithLast, 4);
    assert_eq!(workspace.redo(None, at(5)).unwrap(), None, "a new change drops what could have been redone");
    workspace.undo(None, at(6)).unwrap().unwrap();
    assert_eq!(note_of(&workspace, "DO-01").as_deref(), Some("one"));
}

#[test]
fn a_note_typed_and_taken_away_again_leaves_no_step() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    note(&mut workspace, "DO-01", "C", Merge::Never, 1);
    note(&mut workspace, "DO-01", "", Merge::WithLast, 2);
    assert_eq!(workspace.next_undo(None).unwrap().unwrap().act, Act::AddAssessment);
    let held = workspace.held(&"a".into()).unwrap();
    assert_eq!((held.updated_at, held.assessment), (at(0), assessment("a")));
}

#[test]
fn a_change_that_changes_nothing_leaves_no_trace() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    assert!(note(&mut workspace, "DO-01", "one", Merge::Never, 1));
    workspace.undo(None, at(2)).unwrap();
    assert!(!note(&mut workspace, "DO-01", "", Merge::Never, 3));
    assert!(workspace.next_redo(None).unwrap().is_some(), "what can be redone stays");
    assert_eq!(workspace.held(&"a".into()).unwrap().updated_at, at(0));
}

#[test]
fn a_change_that_fails_leaves_no_trace() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    let before = workspace.assessments().unwrap();
    let failed = workspace.change::<(), StoreFault>(Act::Import, at(1), |tx| {
        tx.add_assessment(&assessment("b"))?;
        tx.put_answer_record(&"a".into(), &"DO-01".into(), &answered('b'))?;
        tx.add_assessment(&assessment("a"))
    });
    assert_eq!(failed.unwrap_err().code(), "duplicate");
    assert_eq!(workspace.assessments().unwrap(), before);
    assert_eq!(workspace.log(None, 9).unwrap().len(), 1);
    let missing = workspace.change::<_, StoreFault>(Act::Answer, at(2), |tx| {
        tx.put_answer_record(&"gone".into(), &"DO-01".into(), &answered('b'))
    });
    assert_eq!(missing.unwrap_err().code(), "no_such_assessment");
}

#[test]
fn an_id_that_is_there_already_is_named() {
    let (_folder, mut workspace) = workspace();
    let item = EvidenceItem {
        id: "e1".into(),
        kind: EvidenceKind::Link,
        title: "Terms".into(),
        detail: String::new(),
        locator: String::new(),
        file: None,
        date: None,
        extra: Extra::new(),
    };
    let record = AnswerRecord { evidence_items: vec![item], ..answered('b') };
    add(&mut workspace, &assessment("a"), 0);
    put(&mut workspace, "a", "DO-01", &record, 1);
    let twice = workspace.change::<_, StoreFault>(Act::AddEvidenceItem, at(2), |tx| {
        tx.put_answer_record(&"a".into(), &"DO-02".into(), &record)
    });
    assert!(twice.unwrap_err().to_string().starts_with("an evidence item with this id is already there"));
    let ann = Participant { id: "p1".into(), name: "Ann".into(), role: "legal".into(), extra: Extra::new() };
    let twins = Assessment { participants: vec![ann.clone(), ann], ..assessment("b") };
    let twins = workspace.change::<_, StoreFault>(Act::Import, at(3), |tx| tx.add_assessment(&twins));
    assert!(twins.unwrap_err().to_string().starts_with("a participant with this id is already there"));
}

#[test]
fn the_log_tells_the_story() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    put(&mut workspace, "a", "DO-01", &answered('b'), 1);
    workspace.undo(None, at(2)).unwrap();
    workspace.redo(None, at(3)).unwrap();
    workspace.change::<_, StoreFault>(Act::RemoveAssessment, at(4), |tx| tx.remove_assessment(&"a".into())).unwrap();
    let undone = workspace.next_undo(None).unwrap().unwrap();
    assert_eq!(undone.title.as_deref(), Some("Renewal a"), "what was removed can still be named");
    let workspace = again(workspace);
    let story: Vec<String> = workspace
        .log(Some(&"a".into()), 9)
        .unwrap()
        .into_iter()
        .map(|line| format!("{:?} {} {:?} {:?}", line.way, line.act, line.title, line.question.map(|id| id.0)))
        .collect();
    assert_eq!(
        story,
        [
            "Done remove_assessment Some(\"Renewal a\") None",
            "Redone answer Some(\"Renewal a\") Some(\"DO-01\")",
            "Undone answer Some(\"Renewal a\") Some(\"DO-01\")",
            "Done answer Some(\"Renewal a\") Some(\"DO-01\")",
            "Done add_assessment Some(\"Renewal a\") None",
        ]
    );
    assert_eq!(workspace.log(None, 2).unwrap().len(), 2);
}

#[test]
fn a_step_over_several_assessments_is_taken_back_as_a_whole_only() {
    let (_folder, mut workspace) = workspace();
    workspace
        .change::<_, StoreFault>(Act::Import, at(0), |tx| {
            tx.add_assessment(&assessment("a"))?;
            tx.add_assessment(&assessment("b"))
        })
        .unwrap();
    put(&mut workspace, "b", "DO-01", &answered('b'), 1);
    let a = AssessmentId::from("a");
    assert_eq!(workspace.undo(Some(&a), at(2)).unwrap(), None);
    assert_eq!(workspace.undo(None, at(3)).unwrap().unwrap().act, Act::Answer);
    let undone = workspace.undo(None, at(4)).unwrap().unwrap();
    assert_eq!((undone.act, undone.assessment), (Act::Import, None));
    assert!(workspace.list().unwrap().is_empty());
}

#[test]
fn rows_that_another_program_changed_are_not_overwritten_by_undo() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    put(&mut workspace, "a", "DO-01", &answered('b'), 1);
    let other = rusqlite::Connection::open(workspace.path()).unwrap();
    other.execute_batch("UPDATE answer SET note = 'by hand'").unwrap();
    assert_eq!(workspace.undo(None, at(2)).unwrap_err().code(), "cannot_undo");
    assert_eq!(note_of(&workspace, "DO-01").as_deref(), Some("by hand"));
}

#[test]
fn what_was_removed_is_not_in_the_file_that_is_closed() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    let secret = AnswerRecord { note: "the rebate is 40 percent".into(), ..answered('b') };
    put(&mut workspace, "a", "DO-01", &secret, 1);
    put(&mut workspace, "a", "DO-01", &answered('c'), 2);
    let path = workspace.path().to_owned();
    let holds = |path: &std::path::Path| std::fs::read(path).unwrap().windows(10).any(|window| window == b"the rebate");
    let backup = path.with_file_name("backup.unmoor");
    workspace.backup_to(&backup).unwrap();
    assert!(!holds(&backup), "a backup leaves undo steps behind");
    drop(workspace);
    assert!(!holds(&path), "a closed workspace holds no undo steps");
}

#[test]
fn the_list_is_newest_first_and_knows_the_contract() {
    let (_folder, mut workspace) = workspace();
    let ends = jiff::civil::date(2027, 5, 26);
    let contract = Contract { ends: Some(ends), notice_days: Some(90), auto_renews: Some(true), ..Contract::default() };
    add(&mut workspace, &Assessment { contract: Some(contract.clone()), ..assessment("a") }, 0);
    add(&mut workspace, &assessment("b"), 1);
    put(&mut workspace, "a", "DO-01", &answered('b'), 2);
    let list = workspace.list().unwrap();
    let ids: Vec<&str> = list.iter().map(|summary| summary.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!((list[0].created_at, list[0].updated_at), (at(0), at(2)));
    assert_eq!(list[0].contract, contract);
    assert_eq!((list[1].vendor.as_str(), &list[1].contract), ("Acme", &Contract::default()));
}

#[test]
fn what_scoring_needs_is_read_without_the_rest() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    put(&mut workspace, "a", "DO-01", &AnswerRecord { note: "long".into(), ..answered('b') }, 1);
    for id in ["b", "c", "d"] {
        add(&mut workspace, &assessment(id), 2);
    }
    let lean = workspace.to_score(&"a".into(), &"a".into()).unwrap().remove(0).assessment;
    assert_eq!(lean.answers[&"DO-01".into()], answered('b'));
    assert_eq!(lean.scope, assessment("a").scope);
    let ids: Vec<String> =
        workspace.to_score(&"b".into(), &"c".into()).unwrap().iter().map(|it| it.assessment.id.to_string()).collect();
    assert_eq!(ids, ["b", "c"]);
}

#[test]
fn what_was_touched_is_told_once_and_what_others_changed_is_noticed() {
    let (_folder, mut workspace) = workspace();
    let ids = |workspace: &mut Workspace| -> Vec<String> {
        workspace.take_touched().into_iter().map(|id| id.to_string()).collect()
    };
    add(&mut workspace, &assessment("a"), 0);
    add(&mut workspace, &assessment("b"), 0);
    assert_eq!(ids(&mut workspace), ["a", "b"]);
    put(&mut workspace, "a", "DO-01", &answered('b'), 0);
    assert_eq!(ids(&mut workspace), ["a"]);
    put(&mut workspace, "a", "DO-01", &answered('b'), 0);
    assert!(ids(&mut workspace).is_empty(), "nothing was changed");
    workspace.undo(None, at(1)).unwrap();
    assert_eq!(ids(&mut workspace), ["a"]);
    let twin = workspace.twin().unwrap().unwrap();
    let before = twin.others_version().unwrap();
    assert_eq!(twin.others_version().unwrap(), before);
    add(&mut workspace, &assessment("c"), 2);
    assert_ne!(twin.others_version().unwrap(), before, "for the twin somebody else changed the file");
    assert_eq!(twin.list().unwrap().len(), 3);
    assert_eq!(twin.access(), Access::ReadOnly);
}

#[test]
fn where_one_stopped_and_settings_are_kept_but_are_no_changes() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    workspace.set_last_place(&"a".into(), &"DO-01".into()).unwrap();
    workspace.set_last_place(&"a".into(), &"DO-02".into()).unwrap();
    workspace.set_setting("theme", Some("light")).unwrap();
    workspace.set_setting("theme", Some("dark")).unwrap();
    workspace.set_setting("gone", Some("x")).unwrap();
    workspace.set_setting("gone", None).unwrap();
    let mut workspace = again(workspace);
    assert_eq!(workspace.last_place(&"a".into()).unwrap(), Some("DO-02".into()));
    assert_eq!(workspace.setting("theme").unwrap().as_deref(), Some("dark"));
    assert_eq!(workspace.setting("gone").unwrap(), None);
    assert_eq!(workspace.log(None, 9).unwrap().len(), 1);
    let id = AssessmentId::from("a");
    workspace.set_setting("report/a", Some("{}")).unwrap();
    workspace.set_setting("walk/a", Some("unknown")).unwrap();
    workspace.change::<_, StoreFault>(Act::RemoveAssessment, at(1), |tx| tx.remove_assessment(&id)).unwrap();
    workspace.undo(None, at(2)).unwrap();
    assert!(workspace.setting("report/a").unwrap().is_some(), "and what was said about its reports");
    assert_eq!(workspace.last_place(&id).unwrap(), Some("DO-02".into()), "undo brings back where one stopped");
    workspace.redo(None, at(3)).unwrap();
    let workspace = again(workspace);
    assert_eq!(workspace.last_place(&id).unwrap(), None, "with the assessment its place goes at last");
    assert_eq!(workspace.setting("report/a").unwrap(), None, "and what was said about its reports");
    assert_eq!(workspace.setting("walk/a").unwrap(), None, "and how it was walked through");
    assert_eq!(workspace.setting("theme").unwrap().as_deref(), Some("dark"), "what is no assessment's stays");
}

#[test]
fn every_act_has_a_word_of_its_own() {
    for act in Act::ALL {
        assert_eq!(Act::from_word(act.word()), Some(*act));
        assert!(act.phrase().starts_with("the "), "{act:?} must fit into a sentence");
    }
    assert_eq!(Act::from_word("of a newer version"), None);
}
