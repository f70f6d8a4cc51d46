//! Invariant 5: fifty assessments full of words of their own in one workspace, and no word of one leaves with another, in
//! whichever format it leaves. The pages on the screen are drawn in outlines; they are those that are printed (invariant 21).

#![cfg(test)]

use std::hash::{BuildHasher, RandomState};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};
use unmoor_app::clock::Clock;
use unmoor_app::report::Format;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start};

/// How many assessments lie in the workspace.
const MANY: usize = 50;

/// Pages and archives take their time: as many leave as a report in every format, all of them in the long run.
const REPORTS: usize = 4;

/// Fields of an assessment file that hold what a person typed.
const TYPED: [&str; 12] =
    ["title", "name", "service", "role", "note", "reason", "detail", "locator", "owner", "by", "sender", "text"];

fn start(folder: &Path) -> App {
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    let start = Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock };
    App::start(start).unwrap()
}

/// What the words of this run are made from: other ones every time, and those of `UNMOOR_SEED` to see a failure again.
fn seed() -> &'static str {
    static SEED: LazyLock<String> = LazyLock::new(|| {
        std::env::var("UNMOOR_SEED").unwrap_or_else(|_| format!("{:016x}", RandomState::new().hash_one("words")))
    });
    &SEED
}

/// A word that no other assessment has and that nobody would type: the head of a hash, in letters.
fn mark(number: usize) -> String {
    let hash = unmoor_store::sha256(format!("{} assessment {number}", seed()).as_bytes());
    let letters = hash.bytes().take(12).map(|digit| char::from(b'g' + (digit % 16)));
    format!("Q{}", letters.collect::<String>())
}

/// Puts the word behind every text that somebody typed.
fn fill(value: &mut Value, mark: &str) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                if let Value::String(text) = inner
                    && TYPED.contains(&key.as_str())
                    && !(key == "text" && text.is_empty())
                {
                    *text = format!("{text} {mark}");
                } else {
                    fill(inner, mark);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| fill(value, mark)),
        _ => {}
    }
}

/// The demo with the words of one number, as a file.
fn written(demo: &Value, number: usize) -> Vec<u8> {
    let mut file = demo.clone();
    let id = format!("01a1e8aa-d571-73c1-ae4a-{number:012x}");
    fill(&mut file, &mark(number));
    file["id"] = json!(id);
    for (place, answer) in file["answers"].as_object_mut().unwrap().values_mut().enumerate() {
        answer["note"] = json!(format!("note {place} {}", mark(number)));
    }
    file["unknown_to_this_version"] = json!(mark(number));
    serde_json::to_vec(&file).unwrap()
}

fn marks_in(bytes: &[u8], marks: &[String]) -> Vec<usize> {
    let length = marks[0].len();
    let mut found: Vec<usize> = bytes
        .windows(length)
        .filter(|window| window[0] == b'Q')
        .filter_map(|window| marks.iter().position(|mark| mark.as_bytes() == window))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What can be read in a file, unpacked, and its bytes as they lie there.
fn readable(bytes: &[u8]) -> Vec<u8> {
    let pieces = unmoor_report::contents::read(bytes).unwrap();
    let mut all = pieces.into_iter().map(|piece| piece.text).collect::<Vec<_>>().join("\n").into_bytes();
    all.extend(bytes);
    all
}

/// Takes in a document with the word of one number, and gives the id of its item.
fn with_document(app: &mut App, id: &str, folder: &Path, number: usize) -> String {
    let file = folder.join("terms.txt");
    unmoor_app::files::replace(&file, format!("terms {}", mark(number)).as_bytes()).unwrap();
    let document = app.hold_document(unmoor_app::evidence::read(&file).unwrap()).document.unwrap().sha256;
    let at = WalkAt { assessment: id.to_owned(), question: "EX-01".to_owned(), filter: None };
    let empty = String::new;
    let item = PutEvidenceItem {
        at,
        id: empty(),
        kind: EvidenceItemKind::File,
        title: mark(number),
        detail: empty(),
        locator: empty(),
        date: empty(),
        document: Some(document),
    };
    app.put_evidence_item(item).unwrap().question.unwrap().evidence_items.last().unwrap().id.clone()
}

#[test]
fn no_word_of_one_of_fifty_assessments_leaves_with_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let demo: Value = serde_json::from_slice(&unmoor_core::file::write(&unmoor_core::demo::assessment())).unwrap();
    println!("to see this run again: UNMOOR_SEED={}", seed());
    let marks: Vec<String> = (0..MANY).map(mark).collect();
    let (mut ids, mut items) = (Vec::new(), Vec::new());
    for number in 0..MANY {
        let file = folder.path().join(format!("{number}.unmoor.json"));
        unmoor_app::files::replace(&file, &written(&demo, number)).unwrap();
        let view = app.import(&[&file]).unwrap();
        assert!(view.refused.is_empty(), "{:?}", view.refused);
        ids.push(view.added[0].assessment.clone());
        items.push(with_document(&mut app, &ids[number], folder.path(), number));
        let taken = TakeSnapshot { assessment: ids[number].clone(), name: marks[number].clone() };
        app.take_snapshot(taken).unwrap();
        let options = ReportOptions { client: marks[number].clone(), ..ReportOptions::default() };
        app.set_report_options(SetReportOptions { assessment: ids[number].clone(), options }).unwrap();
    }
    let many = if std::env::var_os("UNMOOR_LONG").is_some() { MANY } else { REPORTS };
    let mut looked_at = 0;
    let mut leaves = |what: &str, number: usize, bytes: &[u8]| {
        assert_eq!(marks_in(&readable(bytes), &marks), [number], "{what} of assessment {number}");
        looked_at += 1;
    };
    for (number, id) in ids.iter().enumerate() {
        let req = || AssessmentRequest { assessment: id.clone() };
        leaves("the file", number, &app.leave(id, &Redaction::none()).unwrap().file());
        let target = folder.path().join("out.unmoor.json");
        app.export_to(id, &Redaction::people(), &target).unwrap();
        leaves("the file without names", number, &std::fs::read(&target).unwrap());
        leaves("the letter", number, app.vendor_letter(id).unwrap().as_bytes());
        let calendar = app.calendar(&CalendarRequest { assessment: Some(id.clone()), ..Default::default() }).unwrap();
        leaves("the calendar", number, &calendar.bytes);
        let options = app.get_report(req()).unwrap().options;
        let formats: &[Format] =
            if number % (MANY / many) == 0 { &Format::ALL } else { &[Format::Markdown, Format::Json] };
        let making = MakeReport { assessment: id.clone(), options, format: ReportFormat::Pdf };
        let job = app.report_job(&making).unwrap();
        for format in formats {
            let made = job.render(*format, &mut |_| ControlFlow::Continue(())).unwrap();
            leaves(&format!("the report as {format:?}"), number, &made.bytes);
        }
        let whole = number % (MANY / many) == 0;
        for ending in if whole { &["csv", "xlsx"][..] } else { &["csv"] } {
            let sheet = folder.path().join(format!("sheet.{ending}"));
            app.save_answer_sheet_to(id, &sheet).unwrap();
            leaves(&format!("the answer sheet as {ending}"), number, &std::fs::read(&sheet).unwrap());
        }
        leaves("the document", number, &app.document(id, &items[number]).unwrap().bytes);
        if whole && (number == 0 || many == MANY) {
            let since = app.get_report(req()).unwrap().snapshots[0].id.clone();
            let options = ReportOptions { since, ..making.options.clone() };
            let since = app.report_job(&MakeReport { options, ..making.clone() }).unwrap();
            for format in [Format::Pdf, Format::Markdown] {
                let made = since.render(format, &mut |_| ControlFlow::Continue(())).unwrap();
                leaves(&format!("the report since a snapshot as {format:?}"), number, &made.bytes);
            }
        }
        let questions = app.get_ask(req()).unwrap();
        let asked: Vec<String> = questions
            .sections
            .iter()
            .flat_map(|section| &section.questions)
            .take(3)
            .map(|one| one.id.clone())
            .collect();
        for kind in [AskKind::Form, AskKind::Response] {
            let to_vendor = AskByFile {
                assessment: id.clone(),
                to: String::new(),
                sender: marks[number].clone(),
                questions: asked.clone(),
                kind,
            };
            let target = folder.path().join("asked");
            app.ask_to(&to_vendor, &target).unwrap();
            leaves("the questions", number, &std::fs::read(&target).unwrap());
        }
    }
    for pair in [[0, 1], [7, 30]] {
        for format in [CompareFormat::Markdown, CompareFormat::Csv] {
            let target = folder.path().join("compared");
            let assessments = pair.map(|number: usize| ids[number].clone()).to_vec();
            app.save_comparison_to(&SaveComparison { assessments, format }, &target).unwrap();
            assert_eq!(marks_in(&std::fs::read(&target).unwrap(), &marks), pair, "the comparison of two");
        }
    }
    let dates = app.calendar(&CalendarRequest::default()).unwrap();
    assert_eq!(marks_in(&dates.bytes, &marks).len(), MANY, "the calendar of all is asked for as that");
    let all = folder.path().join("all");
    for name in app.export_all_to(&all, &Redaction::none()).unwrap() {
        let bytes = std::fs::read(all.join(&name)).unwrap();
        let found = marks_in(&bytes, &marks);
        assert_eq!(found.len(), 1, "{name} holds the words of {found:?}");
        leaves("the file of all", found[0], &bytes);
    }
    assert!(looked_at >= MANY * 11, "{looked_at} files");
}
