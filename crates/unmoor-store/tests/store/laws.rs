//! Laws: what is stored is read back identical, and undo and redo walk through exactly the former states.

use proptest::prelude::*;
use tempfile::TempDir;
use unmoor_core::assessment::*;
use unmoor_store::*;

use crate::any;
use crate::some::{again, at, workspace};

const IDS: [&str; 2] = ["a", "b"];
const QUESTIONS: [&str; 3] = ["DO-01", "DO-02", "EX-01"];

/// One change somebody might make.
#[derive(Debug, Clone)]
enum Change {
    Add(Assessment),
    Remove(&'static str),
    Details(Assessment),
    Exposure(&'static str, &'static str, Option<char>),
    Record(&'static str, &'static str, AnswerRecord),
    Note(&'static str, &'static str, String),
    /// Everything anew in one step: images of the whole and of its parts overlap.
    Replace(&'static str, AnswerRecord, Box<Assessment>),
}

fn id() -> impl Strategy<Value = &'static str> {
    prop::sample::select(IDS.to_vec())
}

fn question() -> impl Strategy<Value = &'static str> {
    prop::sample::select(QUESTIONS.to_vec())
}

fn whole() -> impl Strategy<Value = Assessment> {
    id().prop_flat_map(any::assessment)
}

fn change() -> impl Strategy<Value = Change> {
    let record =
        || (id(), question()).prop_flat_map(|(id, question)| (Just(id), Just(question), any::record(question.into())));
    prop_oneof![
        2 => whole().prop_map(Change::Add),
        1 => id().prop_map(Change::Remove),
        2 => whole().prop_map(Change::Details),
        2 => (id(), question(), prop::option::of(prop::char::range('a', 'e'))).prop_map(|(a, q, key)| Change::Exposure(a, q, key)),
        4 => record().prop_map(|(a, q, record)| Change::Record(a, q, record)),
        2 => (id(), question(), "[a-c]{0,2}").prop_map(|(a, q, note)| Change::Note(a, q, note)),
        1 => (record(), whole()).prop_map(|((a, _, record), whole)| Change::Replace(a, record, Box::new(whole))),
    ]
}

/// Makes the change; `false` where nothing came of it.
fn make(workspace: &mut Workspace, change: &Change, n: i64) -> bool {
    let changed = workspace.change::<_, StoreFault>(Act::Answer, at(n), |tx| match change {
        Change::Add(it) => tx.add_assessment(it),
        Change::Remove(id) => tx.remove_assessment(&(*id).into()),
        Change::Details(it) => tx.put_details(it),
        Change::Exposure(id, question, key) => tx.set_exposure(&(*id).into(), &(*question).into(), key.map(OptionKey)),
        Change::Record(id, question, record) => tx.put_answer_record(&(*id).into(), &(*question).into(), record),
        Change::Note(id, question, note) => tx.edit_answer(&(*id).into(), &(*question).into(), |record| {
            record.note.clone_from(note);
            Ok(())
        }),
        Change::Replace(id, record, it) => {
            let it = Assessment { id: (*id).into(), ..(**it).clone() };
            tx.put_answer_record(&it.id, &"DO-01".into(), record)?;
            tx.remove_assessment(&it.id)?;
            tx.add_assessment(&it)
        }
    });
    match changed {
        Ok(changed) => !changed.touched.is_empty(),
        Err(StoreFault::NoSuchAssessment { .. } | StoreFault::Duplicate { .. }) => false,
        Err(fault) => panic!("{fault:?}"),
    }
}

/// Few in the ordinary run. The long one takes its part of as many as it asks for: each makes a workspace.
fn cases() -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let long = std::env::var_os("UNMOOR_LONG").is_some();
    ProptestConfig { cases: if long { (asked.cases / 10).max(32) } else { 32 }, ..asked }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_stored_is_read_back_identical(it in any::assessment("a"), other in any::assessment("b")) {
        let (_folder, mut workspace) = workspace();
        for it in [&it, &other] {
            workspace.change::<_, StoreFault>(Act::Import, at(0), |tx| tx.add_assessment(it)).unwrap();
        }
        let workspace = again(workspace);
        prop_assert_eq!(&workspace.assessment(&it.id).unwrap(), &it);
        let all: Vec<Assessment> = workspace.assessments().unwrap().into_iter().map(|held| held.assessment).collect();
        prop_assert_eq!(all, vec![it, other]);
        prop_assert_eq!(workspace.check().unwrap().problems, Vec::<String>::new());
    }

    #[test]
    fn a_part_written_is_that_part_and_nothing_else(
        it in any::assessment("a"),
        other in any::assessment("a"),
        record in any::record("DO-01".into()),
    ) {
        let (_folder, mut workspace) = workspace();
        workspace.change::<_, StoreFault>(Act::Import, at(0), |tx| tx.add_assessment(&it)).unwrap();
        workspace.change::<_, StoreFault>(Act::EditDetails, at(1), |tx| tx.put_details(&other)).unwrap();
        let mut expected = Assessment { exposure: it.exposure, answers: it.answers, ..other };
        prop_assert_eq!(&workspace.assessment(&expected.id).unwrap(), &expected);
        let question = QuestionId::from("DO-01");
        let change = workspace.change::<_, StoreFault>(Act::Answer, at(2), |tx| {
            tx.put_answer_record(&expected.id, &question, &record)?;
            tx.answer_record(&expected.id, &question)
        });
        prop_assert_eq!(&change.unwrap().value, &record);
        if record.is_blank() { expected.answers.remove(&question) } else { expected.answers.insert(question, record) };
        prop_assert_eq!(&workspace.assessment(&expected.id).unwrap(), &expected);
    }

    #[test]
    fn undo_leads_back_to_the_start_and_redo_to_the_end(changes in prop::collection::vec(change(), 1..12)) {
        let (_folder, mut workspace) = workspace();
        let mut states = vec![workspace.assessments().unwrap()];
        for (change, n) in changes.iter().zip(1..) {
            if make(&mut workspace, change, n) {
                states.push(workspace.assessments().unwrap());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(workspace.undo(None, at(100)).unwrap().is_some());
            prop_assert_eq!(&workspace.assessments().unwrap(), state);
        }
        prop_assert!(workspace.undo(None, at(101)).unwrap().is_none());
        for state in states.iter().skip(1) {
            prop_assert!(workspace.redo(None, at(102)).unwrap().is_some());
            prop_assert_eq!(&workspace.assessments().unwrap(), state);
        }
        prop_assert!(workspace.redo(None, at(103)).unwrap().is_none());
        prop_assert_eq!(workspace.check().unwrap().problems, Vec::<String>::new());
    }

    #[test]
    fn undo_and_redo_in_any_order_follow_one_line_of_states(
        steps in prop::collection::vec(prop_oneof![3 => change().prop_map(Some), 2 => Just(None)], 1..16),
        ways in prop::collection::vec(any::<bool>(), 16),
    ) {
        let (_folder, mut workspace) = workspace();
        let (mut states, mut here) = (vec![workspace.assessments().unwrap()], 0);
        for ((step, back), n) in steps.iter().zip(ways).zip(1..) {
            match step {
                Some(change) => if make(&mut workspace, change, n) {
                    states.truncate(here + 1);
                    states.push(workspace.assessments().unwrap());
                    here += 1;
                },
                None if back => {
                    prop_assert_eq!(workspace.undo(None, at(n)).unwrap().is_some(), here > 0);
                    here = here.saturating_sub(1);
                }
                None => {
                    let more = here + 1 < states.len();
                    prop_assert_eq!(workspace.redo(None, at(n)).unwrap().is_some(), more);
                    here += usize::from(more);
                }
            }
            prop_assert_eq!(&workspace.assessments().unwrap(), &states[here]);
        }
    }

    #[test]
    fn undo_of_one_assessment_leaves_the_other_alone(changes in prop::collection::vec(change(), 1..12)) {
        let (_folder, mut workspace) = workspace();
        let (a, b) = (AssessmentId::from("a"), AssessmentId::from("b"));
        for (change, n) in changes.iter().zip(1..) {
            make(&mut workspace, change, n);
        }
        let (end_a, end_b) = (workspace.held(&a).ok(), workspace.held(&b).ok());
        let mut back = 0;
        while workspace.undo(Some(&a), at(100)).unwrap().is_some() {
            prop_assert_eq!(&workspace.held(&b).ok(), &end_b);
            back += 1;
        }
        prop_assert!(workspace.held(&a).is_err(), "it was not there at the start");
        for _ in 0..back {
            prop_assert!(workspace.redo(Some(&a), at(101)).unwrap().is_some());
        }
        prop_assert_eq!(&workspace.held(&a).ok(), &end_a);
        prop_assert_eq!(&workspace.held(&b).ok(), &end_b);
    }

    #[test]
    fn a_backup_restored_is_the_same_workspace(it in any::assessment("a")) {
        let (folder, mut workspace) = workspace();
        workspace.change::<_, StoreFault>(Act::Import, at(0), |tx| tx.add_assessment(&it)).unwrap();
        let elsewhere = TempDir::new().unwrap();
        let backup = elsewhere.path().join("backup.unmoor");
        workspace.backup_to(&backup).unwrap();
        let restored = folder.path().join("restored.unmoor");
        Workspace::restore(&backup, &restored).unwrap();
        let restored = Workspace::open(restored, Access::ReadWrite).unwrap();
        prop_assert_eq!(restored.assessments().unwrap(), workspace.assessments().unwrap());
        prop_assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1, "a backup is one file");
    }
}
