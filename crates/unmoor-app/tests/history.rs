//! Snapshots and what changed since, on a real workspace file.

#![cfg(test)]

use std::path::Path;

use unmoor_app::clock::Clock;
use unmoor_app::fault::FaultCode;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};
use unmoor_core::pack;
use unmoor_store::{Act, Snapshot, StoreFault, Workspace};

fn start(folder: &Path) -> App {
    let clock = Clock::Fixed("2026-11-26T09:00:00Z".parse().unwrap());
    App::start(Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock })
        .unwrap()
}

fn history(app: &mut App, assessment: &str, from: Option<&str>, to: Option<&str>) -> HistoryView {
    let own = |id: Option<&str>| id.map(str::to_owned);
    let request = HistoryRequest { assessment: assessment.to_owned(), from: own(from), to: own(to) };
    app.get_history(request).unwrap()
}

fn sum_of(assessment: &str, figure: &str, snapshot: Option<&str>) -> SumRequest {
    SumRequest {
        assessment: assessment.to_owned(),
        figure: figure.to_owned(),
        trials: Vec::new(),
        beside: Vec::new(),
        snapshot: snapshot.map(str::to_owned),
    }
}

fn take(app: &mut App, assessment: &str, name: &str) -> String {
    app.take_snapshot(TakeSnapshot { assessment: assessment.to_owned(), name: name.to_owned() }).unwrap().id
}

fn answer(app: &mut App, assessment: &str, question: &str, option: &str) {
    let at = WalkAt { assessment: assessment.to_owned(), question: question.to_owned(), filter: None };
    let answer = AnswerInput::Answered { option: option.to_owned(), evidence: EvidenceStep::Tested };
    app.answer_question(AnswerQuestion { at, answer, advance: false }).unwrap();
}

#[test]
fn two_snapshots_with_answers_between_them_tell_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    let empty = history(&mut app, &id, None, None);
    assert!(empty.snapshots.is_empty() && empty.change.is_none() && empty.trend.is_none());
    assert_eq!(empty.suggested, ["26 November 2026"]);

    let first = take(&mut app, &id, " Before the talks ");
    answer(&mut app, &id, "AL-04", "a");
    let now = history(&mut app, &id, None, None);
    assert_eq!(now.suggested, ["26 November 2026", "After one answer"]);
    let change = now.change.unwrap();
    assert_eq!((change.from_name.as_str(), change.to_name.as_str()), ("Before the talks", "now"));
    assert!(change.headline.starts_with("Portability rose from 42 to "), "{}", change.headline);
    assert!(change.because.starts_with("Algorithm access, the weakest core section, "), "{}", change.because);
    assert_eq!(change.answers.len(), 1);
    assert_eq!((change.answers[0].id.as_str(), change.answers[0].after.shown_by.as_str()), ("AL-04", "tested"));
    assert!(change.answers[0].effect.starts_with('+'), "{}", change.answers[0].effect);
    assert_eq!(change.bars[0].label, "Portability");

    let second = take(&mut app, &id, "After the talks");
    answer(&mut app, &id, "DO-01", "e");
    let change = history(&mut app, &id, None, None).change.unwrap();
    assert_eq!(
        (change.from_name.as_str(), change.answers.len()),
        ("Before the talks", 2),
        "the first one, where one chose none"
    );
    let view = history(&mut app, &id, Some(&first), Some(&second));
    assert_eq!(view.change.unwrap().answers.len(), 1, "what came after the second is not in it");
    assert_eq!(
        view.snapshots.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["After the talks", "Before the talks"]
    );
    assert!(view.snapshots.iter().all(|one| one.warning.is_empty()));
    assert_eq!(view.trend.unwrap().rows.len(), 3, "two snapshots and now");
}

#[test]
fn what_was_and_what_is_open_into_lines_that_end_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    let first = take(&mut app, &id, "Before the talks");
    answer(&mut app, &id, "AL-04", "a");
    let view = history(&mut app, &id, None, None);
    let mut printed = |figure: &str, snapshot: Option<&str>| -> Vec<String> {
        let sum = app.get_sum(sum_of(&id, figure, snapshot)).unwrap();
        for text in [&sum.title, &sum.text] {
            assert_eq!(text.starts_with("Before the talks: "), snapshot.is_some(), "{text}");
        }
        sum.lines.into_iter().filter(|line| line.kind == SumLineKind::Printed).flat_map(|line| line.cells).collect()
    };
    let change = view.change.unwrap();
    assert!(change.bars.iter().any(|bar| !bar.moved.is_empty()), "AL-04 moved its section");
    for bar in &change.bars {
        let figure = if bar.id.is_empty() { "portability".to_owned() } else { format!("section:{}", bar.id) };
        let (before, after) = (bar.before.as_ref().unwrap(), bar.after.as_ref().unwrap());
        for (interval, snapshot) in [(before, Some(first.as_str())), (after, None)] {
            let printed = printed(&figure, snapshot);
            for shown in [&interval.assured_text, &interval.possible_text] {
                assert!(printed.contains(shown), "{figure} shows {shown}, and opens into {printed:?}");
            }
        }
        let subtracted = |end: fn(&IntervalView) -> &String| {
            let by = [after, before].map(|interval| end(interval).parse::<i32>().unwrap());
            if by[0] == by[1] { String::new() } else { format!("{:+}", by[0] - by[1]).replace('-', "\u{2212}") }
        };
        assert_eq!(bar.moved, subtracted(|interval| &interval.assured_text), "{figure}, as a reader subtracts");
        assert_eq!(
            bar.moved_possible,
            subtracted(|interval| &interval.possible_text),
            "{figure}, as a reader subtracts"
        );
    }
    let figures: Vec<_> = change.figures.iter().map(|one| (one.figure.as_str(), one.before.as_str())).collect();
    assert_eq!(figures, [("risk", "High 37, down to 12, low"), ("exposure", "64, down to 53"), ("coverage", "70%")]);
    assert!(["37", "12"].iter().all(|end| printed("risk", Some(&first)).contains(&(*end).to_owned())));
    assert!(printed("exposure", Some(&first)).contains(&"64.3".to_owned()));
    assert!(printed("coverage", Some(&first)).contains(&"70%".to_owned()));
    let one = &view.snapshots[0];
    assert_eq!((one.risk.as_str(), one.risk_possible.as_str(), one.opens), ("High 37", "down to 12, low", true));
    assert_eq!(app.get_sum(sum_of(&id, "risk", Some("nobody"))).unwrap_err().code, FaultCode::NotFound);
}

#[test]
fn a_snapshot_is_renamed_removed_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    let snapshot = take(&mut app, &id, "One");
    let rename =
        |name: &str| RenameSnapshot { assessment: id.clone(), snapshot: snapshot.clone(), name: name.to_owned() };
    app.rename_snapshot(rename("Two\nlines")).unwrap();
    assert_eq!(history(&mut app, &id, None, None).snapshots[0].name, "Two lines");
    for name in ["  ", &"x".repeat(201)] {
        assert_eq!(app.rename_snapshot(rename(name)).unwrap_err().code, FaultCode::Refused);
    }
    assert_eq!(app.undo(Nothing {}).unwrap().said, "Undone: the snapshot's new name.");
    app.remove_snapshot(SnapshotRequest { assessment: id.clone(), snapshot: snapshot.clone() }).unwrap();
    assert!(history(&mut app, &id, None, None).snapshots.is_empty());
    let gone = app.get_history(HistoryRequest { assessment: id.clone(), from: Some(snapshot.clone()), to: None });
    assert_eq!(gone.unwrap_err().code, FaultCode::NotFound);
    app.undo(Nothing {}).unwrap();
    assert_eq!(history(&mut app, &id, None, None).snapshots[0].name, "One");
    assert_eq!(app.find_snapshot(&id, "One").unwrap(), snapshot);
    assert_eq!(app.find_snapshot(&id, "Nobody").unwrap_err().code, FaultCode::NotFound);
}

#[test]
fn an_altered_snapshot_says_so_and_one_of_another_pack_keeps_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    take(&mut app, &id, "True");
    drop(app);
    let mut workspace = Workspace::open(folder.path().join("Workspace.unmoor"), Access::ReadWrite).unwrap();
    let kept = workspace.snapshots(&id.as_str().into()).unwrap().remove(0);
    let altered = Snapshot {
        id: "altered".to_owned(),
        name: "Altered".to_owned(),
        score: kept.score.replacen("\"portability\":{\"assured\":4", "\"portability\":{\"assured\":5", 1),
        ..kept.clone()
    };
    assert_ne!(altered.score, kept.score);
    let file = String::from_utf8(kept.file.clone()).unwrap();
    let foreign = Snapshot {
        id: "foreign".to_owned(),
        name: "Foreign".to_owned(),
        file: file
            .replacen(&format!("\"version\": \"{}\"", pack::builtin().about.version), "\"version\": \"0.9.0\"", 1)
            .into(),
        ..kept
    };
    workspace
        .change::<_, StoreFault>(Act::AddSnapshot, "2026-11-26T10:00:00Z".parse().unwrap(), |tx| {
            tx.add_snapshot(&id.as_str().into(), &altered)?;
            tx.add_snapshot(&id.as_str().into(), &foreign)
        })
        .unwrap();
    drop(workspace);

    let mut app = start(folder.path());
    let view = history(&mut app, &id, Some("altered"), None);
    let warning = |name: &str| view.snapshots.iter().find(|one| one.name == name).unwrap().warning.clone();
    assert_eq!(warning("True"), "");
    assert!(warning("Altered").contains("one of the two was altered"), "{}", warning("Altered"));
    assert!(warning("Foreign").starts_with("It cannot be scored again here"), "{}", warning("Foreign"));
    assert!(view.snapshots.iter().all(|one| one.grade.is_some()), "the kept numbers are shown all the same");
    let closed: Vec<&str> = view.snapshots.iter().filter(|one| !one.opens).map(|one| one.name.as_str()).collect();
    assert_eq!(closed, ["Foreign"], "kept numbers have no arithmetic");
    assert_eq!(app.get_sum(sum_of(&id, "risk", Some("foreign"))).unwrap_err().code, FaultCode::Refused);
    let view = history(&mut app, &id, Some("foreign"), None);
    assert!(view.change.is_none() && view.no_change.contains("Foreign"), "{}", view.no_change);
}
