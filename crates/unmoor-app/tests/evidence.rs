//! What shows an answer, and what the vendor is asked, on a real workspace file.

#![cfg(test)]

use std::path::Path;

use unmoor_app::clock::Clock;
use unmoor_app::fault::FaultCode;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start, evidence, exchange};

const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

/// The app on a workspace of its own with the demo in it, and the demo's id.
fn with_demo(folder: &Path) -> (App, String) {
    let mut app = App::start(Start {
        data_folder: Some(folder.to_owned()),
        workspace: None,
        access: Access::ReadWrite,
        clock: Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap()),
    })
    .unwrap();
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    (app, id)
}

fn at(assessment: &str, question: &str) -> WalkAt {
    WalkAt { assessment: assessment.to_owned(), question: question.to_owned(), filter: None }
}

fn put(assessment: &str, kind: EvidenceItemKind, title: &str, detail: &str) -> PutEvidenceItem {
    PutEvidenceItem {
        at: at(assessment, "EX-01"),
        id: String::new(),
        kind,
        title: title.to_owned(),
        detail: detail.to_owned(),
        locator: String::new(),
        date: String::new(),
        document: None,
    }
}

/// Chooses a document with these bytes and takes it in as evidence for EX-01.
fn take_in(app: &mut App, id: &str, folder: &Path, bytes: &[u8]) -> EvidenceItemView {
    let file = folder.join("terms.pdf");
    unmoor_app::files::replace(&file, bytes).unwrap();
    let chosen = app.hold_document(evidence::read(&file).unwrap()).document.unwrap();
    let document = Some(chosen.sha256);
    let walk = app.put_evidence_item(PutEvidenceItem { document, ..put(id, EvidenceItemKind::File, "", "") }).unwrap();
    walk.question.unwrap().evidence_items.last().unwrap().clone()
}

fn items(app: &mut App, id: &str) -> Vec<EvidenceItemView> {
    let req = WalkRequest { assessment: id.to_owned(), question: Some("EX-01".to_owned()), filter: None };
    app.get_walk(req).unwrap().question.unwrap().evidence_items
}

#[test]
fn a_document_is_taken_in_with_its_item_undone_redone_and_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let before = items(&mut app, &id).len();
    let item = take_in(&mut app, &id, folder.path(), b"hello");
    assert_eq!(item.title, "terms.pdf", "a document without a title is called as its file");
    let document = item.document.clone().unwrap();
    assert_eq!((document.sha256.as_str(), document.digits.as_str()), (HELLO, "2cf24dba5fb0"));
    assert_eq!((document.size.as_str(), document.held), ("1 kB", true));
    assert_eq!(app.undo(Nothing {}).unwrap().said, "Undone: the new evidence item of EX-01.");
    assert_eq!(items(&mut app, &id).len(), before);
    app.redo(Nothing {}).unwrap();
    assert_eq!(items(&mut app, &id).last(), Some(&item));
    let given = app.document(&id, &item.id).unwrap();
    assert_eq!((given.name.as_str(), given.bytes.as_slice()), ("terms.pdf", &b"hello"[..]));
}

#[test]
fn an_item_that_changes_keeps_its_document_until_it_gets_another_or_is_none_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let item = take_in(&mut app, &id, folder.path(), b"hello");
    let change =
        |kind, title: &str, detail: &str| PutEvidenceItem { id: item.id.clone(), ..put(&id, kind, title, detail) };
    app.put_evidence_item(change(EvidenceItemKind::File, "Terms", "")).unwrap();
    let changed = items(&mut app, &id).pop().unwrap();
    assert_eq!((changed.title.as_str(), changed.document), ("Terms", item.document.clone()));
    let other = folder.path().join("newer terms.pdf");
    unmoor_app::files::replace(&other, b"hello again").unwrap();
    let chosen = app.hold_document(evidence::read(&other).unwrap()).document.unwrap();
    let document = Some(chosen.sha256.clone());
    app.put_evidence_item(PutEvidenceItem { document, ..change(EvidenceItemKind::File, "Terms", "") }).unwrap();
    assert_eq!(items(&mut app, &id).pop().unwrap().document, Some(chosen));
    app.put_evidence_item(change(EvidenceItemKind::Person, "Ines", "head of data")).unwrap();
    assert_eq!(items(&mut app, &id).pop().unwrap().document, None);
    assert_eq!(app.document(&id, &item.id).unwrap_err().code, FaultCode::NotFound);
}

#[test]
fn only_the_document_that_was_chosen_last_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let before = items(&mut app, &id);
    let foreign = PutEvidenceItem { document: Some(HELLO.to_owned()), ..put(&id, EvidenceItemKind::File, "Terms", "") };
    let fault = app.put_evidence_item(foreign).unwrap_err();
    assert!(fault.happened.contains("no longer at hand"), "{fault}");
    assert_eq!(items(&mut app, &id), before);
}

#[test]
fn every_kind_says_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let before = items(&mut app, &id);
    for (kind, title, detail, says) in [
        (EvidenceItemKind::Link, "Export help", " ", "no address"),
        (EvidenceItemKind::File, " ", "", "Neither a file"),
        (EvidenceItemKind::Quotation, "Terms", "", "no words"),
        (EvidenceItemKind::Quotation, "", "All data is yours.", "names no document"),
        (EvidenceItemKind::Person, "", "said yes", "no name"),
        (EvidenceItemKind::Person, &"x".repeat(1001), "", "longer than 1000 characters"),
        (EvidenceItemKind::Quotation, "Terms", &"x".repeat((1 << 20) + 1), "longer than a megabyte"),
    ] {
        let fault = app.put_evidence_item(put(&id, kind, title, detail)).unwrap_err();
        assert!(fault.code == FaultCode::Refused && fault.happened.contains(says), "{says}: {fault}");
    }
    let fault = app
        .put_evidence_item(PutEvidenceItem {
            date: "soon".to_owned(),
            ..put(&id, EvidenceItemKind::Person, "Ines", "")
        })
        .unwrap_err();
    assert!(fault.happened.contains("is not a date"), "{fault}");
    assert_eq!(items(&mut app, &id), before);
    app.put_evidence_item(put(&id, EvidenceItemKind::Link, "", "https://example.org/terms")).unwrap();
    assert_eq!(items(&mut app, &id).pop().unwrap().title, "https://example.org/terms");
    let quoted = "x".repeat(1 << 20);
    app.put_evidence_item(put(&id, EvidenceItemKind::Quotation, "Terms", &quoted)).unwrap();
    assert_eq!(items(&mut app, &id).pop().unwrap().detail, quoted, "a megabyte is kept");
}

#[test]
fn an_assessment_that_came_in_names_its_documents_and_takes_them_in_again() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut app, id) = with_demo(here.path());
    let item = take_in(&mut app, &id, here.path(), b"hello");
    let file = here.path().join("out.unmoor.json");
    app.export_to(&id, &Redaction::none(), &file).unwrap();
    let (mut other, _) = with_demo(there.path());
    other.remove_assessment(AssessmentRequest { assessment: id.clone() }).unwrap();
    other.import(&[&file]).unwrap();
    let known = items(&mut other, &id).pop().unwrap();
    assert!(known.document.as_ref().is_some_and(|document| !document.held && document.sha256 == HELLO));
    let fault = other.document(&id, &item.id).unwrap_err();
    assert!(fault.happened.contains("does not hold it"), "{fault}");
    assert!(other.check().unwrap().problems.is_empty(), "a document that never came is no damage");
    let document = evidence::read(&here.path().join("terms.pdf")).unwrap();
    let chosen = other.hold_document(document).document.unwrap();
    let again = PutEvidenceItem {
        id: known.id.clone(),
        document: Some(chosen.sha256),
        ..put(&id, EvidenceItemKind::File, &known.title, "")
    };
    other.put_evidence_item(again).unwrap();
    assert_eq!(other.document(&id, &item.id).unwrap().bytes, b"hello");
}

#[test]
fn a_name_out_of_a_file_leads_nowhere_when_a_copy_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    take_in(&mut app, &id, folder.path(), b"hello");
    let file = folder.path().join("out.unmoor.json");
    app.export_to(&id, &Redaction::none(), &file).unwrap();
    let text = std::fs::read_to_string(&file).unwrap().replace("\"terms.pdf\",\n", "\"../../evil\\u202efdp.exe\",\n");
    let assessment = exchange::parse(text.as_bytes()).unwrap();
    let named = unmoor_app::evidence_of(&assessment, &[]);
    let name = &named.iter().find_map(|line| line.item.document.as_ref()).unwrap().name;
    assert_eq!(name, "../../evil\u{202e}fdp.exe", "it is kept as it came");
    assert_eq!(evidence::copy_name(name), "evil-fdp.exe");
}

#[test]
fn the_list_for_the_vendor_holds_what_is_unknown_and_what_was_put_there() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let req = AssessmentRequest { assessment: id.clone() };
    let before = app.get_vendor_list(req.clone()).unwrap();
    assert!(!before.questions.is_empty() && before.questions.iter().all(|question| !question.chosen));
    assert!(!before.letter.contains("AL-07"));
    let ask = |question: &str, ask| SetAskVendor { at: at(&id, "EX-01"), question: question.to_owned(), ask };
    let walk = app.set_ask_vendor(ask("AL-07", true)).unwrap();
    assert_eq!(walk.question.unwrap().id, "EX-01", "the walk stays where it is");
    assert_eq!(walk.said, "AL-07 is on the list for the vendor.");
    assert_eq!(walk.for_vendor as usize, before.questions.len() + 1);
    let list = app.get_vendor_list(req.clone()).unwrap();
    let last = list.questions.last().unwrap();
    assert_eq!((last.id.as_str(), last.chosen, last.stands.as_str()), ("AL-07", true, "Answered"));
    assert!(list.letter.contains("Our reference: AL-07"));
    assert_eq!(app.get_result(req.clone()).unwrap().vendor_letter, list.letter, "walk and result speak of one list");
    let kept = exchange::parse(&app.leave(&id, &Redaction::none()).unwrap().file()).unwrap();
    assert!(kept.answers[&"AL-07".into()].ask_vendor, "it travels with the assessment");
    assert_eq!(app.undo(Nothing {}).unwrap().said, "Undone: the request to the vendor about AL-07.");
    assert_eq!(app.get_vendor_list(req).unwrap(), before);
    let own = unmoor_core::pack::builtin().questions.iter().find(|question| question.ask_vendor.is_none()).unwrap();
    let fault = app.set_ask_vendor(ask(own.id.as_str(), true)).unwrap_err();
    assert!(fault.happened.contains("cannot know"), "{fault}");
    let stays = app.set_ask_vendor(ask("AL-02", false)).unwrap();
    assert_eq!(stays.said, "AL-02 stays on the list while it is not known.");
}

#[test]
fn the_right_column_says_in_words_what_holds_the_score_and_what_a_step_would_do() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let mut look = |question: &str| {
        app.get_walk(WalkRequest { assessment: id.clone(), question: Some(question.to_owned()), filter: None }).unwrap()
    };
    let walk = look("AL-07");
    assert_eq!(walk.holds, "AL holds the assured score to 42; two more would.");
    let count = walk.filters.iter().find(|filter| filter.filter == WalkFilter::Blockers).unwrap().count;
    assert_eq!(count, 2, "the filter counts questions: AL leads to AL-02, which is a cap of its own");
    let lines = |walk: &WalkView| -> Vec<String> {
        walk.steps.iter().map(|step| format!("{}: {} {}", step.what, step.gain, step.note)).collect()
    };
    assert_eq!(walk.unknowns[0].text, "Results without the vendor", "a question is called by its title");
    insta::assert_snapshot!(
        ["AL-07", "DO-01", "AL-02", "CC-03"].map(|id| format!("{id}\n  {}", lines(&look(id)).join("\n  "))).join("\n")
    );
}

#[test]
fn every_number_of_the_right_column_opens_into_lines_that_end_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, id) = with_demo(folder.path());
    let req = WalkRequest { assessment: id.clone(), question: Some("AL-07".to_owned()), filter: None };
    let walk = app.get_walk(req).unwrap();
    let effect = walk.effect.unwrap();
    let mut shown = vec![(effect.figure.clone(), effect.assured.delta), (effect.figure, effect.possible.delta)];
    shown.extend(walk.blockers.into_iter().map(|blocker| (blocker.figure, blocker.cap)));
    shown.extend(walk.unknowns.into_iter().map(|unknown| (unknown.figure, unknown.swing)));
    shown.extend(walk.steps.into_iter().map(|step| (step.figure, step.gain.replace('+', ""))));
    assert_eq!(shown.len(), 9, "two ends, three caps, three unknowns and a step");
    for (figure, number) in shown {
        let (assessment, trials, beside) = (id.clone(), Vec::new(), Vec::new());
        let sum =
            app.get_sum(SumRequest { assessment, figure: figure.clone(), trials, beside, snapshot: None }).unwrap();
        let printed = sum.lines.iter().filter(|line| line.kind == SumLineKind::Printed);
        let printed: Vec<&String> = printed.flat_map(|line| &line.cells[1..]).collect();
        assert!(printed.contains(&&number), "{figure} shows {number}, and opens into {printed:?}");
    }
}
