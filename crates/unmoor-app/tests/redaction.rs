//! An assessment with a word of its own in every field leaves in every format, and no word of what is left out is in any byte.

#![cfg(test)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use unmoor_app::clock::Clock;
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::report::Format;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start, Subject};
use unmoor_report::contents;

const CLIENT: &str = "Qclientword Garden Houses";

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Qlogoword</title><rect width="9" height="9" fill="#0e6073"/></svg>"##;

/// A word that nobody would type, by what it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    /// `None`: it goes with whatever is left out.
    of: Option<Subject>,
    word: String,
    /// Whether it is printed, or only travels in the assessment file.
    printed: bool,
}

/// Every mark that was given out.
#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn word(&mut self, of: Option<Subject>, printed: bool) -> String {
        let hash = unmoor_store::sha256(format!("mark {}", self.0.len()).as_bytes());
        let letters = hash.bytes().take(12).map(|digit| char::from(b'g' + (digit % 16)));
        let word = format!("Q{}", letters.collect::<String>());
        self.0.push(Mark { of, word: word.clone(), printed });
        word
    }

    fn person(&mut self, printed: bool) -> Value {
        json!(format!("Ines {}", self.word(Some(Subject::People), printed)))
    }

    fn amount(&mut self, printed: bool) -> String {
        let amount = format!("{}", 7_000_000 + self.0.len());
        self.0.push(Mark { of: Some(Subject::Amounts), word: amount.clone(), printed });
        format!("EUR {amount}")
    }

    fn text(&mut self, of: Subject, printed: bool) -> Value {
        let amount = self.amount(printed);
        json!(format!("{} says {CLIENT} pays {amount} a year", self.word(Some(of), printed)))
    }

    fn hash(&mut self) -> Value {
        let hash = unmoor_store::sha256(format!("document {}", self.0.len()).as_bytes());
        self.0.push(Mark { of: Some(Subject::Evidence), word: hash.clone(), printed: false });
        json!(hash)
    }

    fn hidden(&mut self) -> Value {
        json!(self.word(None, false))
    }
}

fn start(folder: &Path) -> App {
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    let start = Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock };
    App::start(start).unwrap()
}

/// The demo with a word of its own in every field.
fn marked(marks: &mut Marks) -> Value {
    let mut file: Value = serde_json::from_slice(&unmoor_core::file::write(&unmoor_core::demo::assessment())).unwrap();
    file["title"] = json!(format!("Renewal of {CLIENT} at {}", marks.amount(true)));
    file["unknown"] = marks.hidden();
    file["scope"]["unknown"] = marks.hidden();
    let ids: Vec<Value> = file["participants"].as_array().unwrap().iter().map(|person| person["id"].clone()).collect();
    let new: Vec<Value> = ids.iter().map(|_| marks.hidden()).collect();
    replace_ids(&mut file, &ids, &new);
    for person in file["participants"].as_array_mut().unwrap() {
        person["name"] = marks.person(true);
        person["unknown"] = marks.hidden();
    }
    file["parking"] = json!([
        { "id": marks.hidden(), "text": marks.text(Subject::Notes, true), "at": "2026-11-20T09:40:00Z" }
    ]);
    file["requests"] = json!([{
        "id": marks.hidden(), "made": "2026-11-21T08:00:00Z", "questions": ["DO-02"], "sender": marks.person(false),
        "answered": "2026-11-24T15:02:00Z", "by": marks.person(false),
    }]);
    let request = file["requests"][0]["id"].clone();
    for answer in file["answers"].as_object_mut().unwrap().values_mut() {
        answer["note"] = marks.text(Subject::Notes, true);
        answer["unknown"] = marks.hidden();
        answer["claims"] =
            json!([{ "request": request, "note": marks.text(Subject::Notes, false), "at": "2026-11-24T14:50:00Z" }]);
        answer["treatment"] = json!({
            "status": "accepted", "owner": marks.person(false), "reason": marks.text(Subject::Notes, false),
            "by": marks.person(false),
        });
        if answer["state"] == "not_applicable" {
            answer["reason"] = marks.text(Subject::Notes, true);
        }
        for vote in answer["votes"].as_array_mut().into_iter().flatten() {
            vote["note"] = marks.text(Subject::Notes, false);
        }
        if answer["decision"].is_object() {
            answer["decision"]["note"] = marks.text(Subject::Notes, false);
        }
        answer["evidence_items"] = json!([
            {
                "id": marks.hidden(), "kind": "file", "title": marks.text(Subject::Evidence, true),
                "detail": marks.text(Subject::Evidence, true), "locator": marks.text(Subject::Evidence, true),
                "file": {
                    "name": marks.text(Subject::Evidence, false), "size": 7,
                    "sha256": marks.hash(),
                },
            },
            { "id": marks.hidden(), "kind": "person", "title": marks.person(true), "detail": marks.text(Subject::Evidence, true) },
        ]);
    }
    file
}

fn replace_ids(value: &mut Value, ids: &[Value], new: &[Value]) {
    match value {
        Value::Object(map) => map.values_mut().for_each(|value| replace_ids(value, ids, new)),
        Value::Array(values) => values.iter_mut().for_each(|value| replace_ids(value, ids, new)),
        value => {
            if let Some(at) = ids.iter().position(|id| id == value) {
                *value = new[at].clone();
            }
        }
    }
}

/// Everything that can be read in a file, and its bytes as they lie there.
fn readable(bytes: &[u8]) -> String {
    let pieces = contents::read(bytes).unwrap();
    let texts = pieces.into_iter().map(|piece| piece.text);
    let wide: String = bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    texts.chain([String::from_utf8_lossy(bytes).into_owned(), wide]).collect::<Vec<_>>().join("\n")
}

struct Workspace {
    _folder: tempfile::TempDir,
    app: App,
    id: String,
    marks: Marks,
    target: PathBuf,
}

/// The marked assessment in a workspace, a snapshot of it with other words, and words in everything that is said on its report.
fn workspace() -> Workspace {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let mut marks = Marks::default();
    let (file, logo) = (folder.path().join("marked.unmoor.json"), folder.path().join("logo.svg"));
    unmoor_app::files::replace(&file, &serde_json::to_vec(&marked(&mut marks)).unwrap()).unwrap();
    unmoor_app::files::replace(&logo, LOGO.as_bytes()).unwrap();
    let view = app.import(&[&file]).unwrap();
    assert!(view.refused.is_empty(), "{:?}", view.refused);
    let id = view.added[0].assessment.clone();
    app.take_snapshot(TakeSnapshot { assessment: id.clone(), name: format!("Before {CLIENT} signed") }).unwrap();
    let at = WalkAt { assessment: id.clone(), question: "DO-01".to_owned(), filter: None };
    let note = marks.text(Subject::Notes, true).as_str().unwrap().to_owned();
    app.set_note(SetNote { at, note }).unwrap();
    app.take_report_logo(&id, &logo).unwrap();
    let target = folder.path().join("out");
    Workspace { _folder: folder, app, id, marks, target }
}

impl Workspace {
    fn options(&mut self, redact: &[Subject]) -> ReportOptions {
        let person = |marks: &mut Marks| marks.person(false).as_str().unwrap().to_owned();
        let view = self.app.get_report(AssessmentRequest { assessment: self.id.clone() }).unwrap();
        ReportOptions {
            client: CLIENT.to_owned(),
            author: person(&mut self.marks),
            confidentiality: format!("For {CLIENT}, at {}", self.marks.amount(true)),
            redact: redact.iter().map(|subject| (*subject).into()).collect(),
            letter: LetterOptions {
                place: "Hamburg".to_owned(),
                address: person(&mut self.marks),
                reply_to: person(&mut self.marks),
                signed: format!("{}\nHead of procurement", person(&mut self.marks)),
                ..LetterOptions::default()
            },
            since: view.snapshots[0].id.clone(),
            ..ReportOptions::default()
        }
    }

    fn made(&mut self, format: Format, redact: &[Subject]) -> String {
        let options = self.options(redact);
        let making = MakeReport { assessment: self.id.clone(), options, format: ReportFormat::Pdf };
        let made = self.app.report_job(&making).unwrap().render(format, &mut |_| ControlFlow::Continue(())).unwrap();
        readable(&made.bytes)
    }

    fn words(&self, of: impl Fn(&Mark) -> bool) -> Vec<&str> {
        self.marks.0.iter().filter(|mark| of(mark)).map(|mark| mark.word.as_str()).collect()
    }
}

fn none_of(what: &str, text: &str, words: &[&str]) {
    for word in words {
        assert!(!text.contains(word), "{word} is in {what}");
    }
}

#[test]
fn in_no_format_is_a_byte_of_what_is_left_out() {
    let mut of = workspace();
    for format in Format::ALL {
        let whole = of.made(format, &[]);
        for subject in Subject::ALL.into_iter().filter(|subject| *subject != Subject::Client) {
            let words = of.words(|mark| mark.of == Some(subject) && mark.printed);
            let found = words.iter().filter(|word| whole.contains(**word)).count();
            assert!(found * 3 > words.len(), "{subject:?} is in {format:?}, or this proves nothing: {found}");
        }
        assert!(whole.contains("Qclientword"));
        let bare = of.made(format, &Subject::ALL);
        let what = format!("the report as {format:?}");
        none_of(&what, &bare, &of.words(|_| true));
        none_of(&what, &bare, &["Qclientword", "Qlogoword", "Hamburg", "Head of procurement"]);
    }
}

#[test]
fn what_is_not_left_out_stays() {
    let mut of = workspace();
    for subject in Subject::ALL {
        let bare = of.made(Format::Markdown, &[subject]);
        none_of("the report", &bare, &of.words(|mark| mark.of == Some(subject)));
        let others = of.words(|mark| mark.printed && mark.of == Some(Subject::Notes));
        let kept = others.iter().any(|word| bare.contains(word));
        assert_eq!(kept, subject != Subject::Notes, "notes without {subject:?}");
        assert_eq!(bare.contains("Qclientword"), subject != Subject::Client);
    }
}

#[test]
fn the_file_the_sheet_and_the_pages_follow_it_too() {
    let mut of = workspace();
    let options = of.options(&Subject::ALL);
    of.app.set_report_options(SetReportOptions { assessment: of.id.clone(), options: options.clone() }).unwrap();
    let all = Redaction::of(Subject::ALL);
    let read = |path: &Path| readable(&std::fs::read(path).unwrap());

    of.app.export_to(&of.id, &Redaction::none(), &of.target).unwrap();
    let whole = read(&of.target);
    assert!(whole.contains("Qclientword"));
    of.app.export_to(&of.id, &all, &of.target).unwrap();
    none_of("the file", &read(&of.target), &of.words(|_| true));
    none_of("the file", &read(&of.target), &["Qclientword"]);
    let back = unmoor_app::exchange::read(&of.target).unwrap();
    assert_eq!(unmoor_app::Assessed::of(back).score, of.app.leave(&of.id, &Redaction::none()).unwrap().score);

    let folder = of.target.with_extension("all");
    for name in of.app.export_all_to(&folder, &all).unwrap() {
        none_of("the file of all", &read(&folder.join(name)), &of.words(|_| true));
    }
    for ending in ["csv", "xlsx"] {
        let sheet = of.target.with_extension(ending);
        of.app.save_answer_sheet_to(&of.id, &sheet).unwrap();
        let notes = of.words(|mark| mark.of == Some(Subject::Notes) && mark.printed);
        assert!(notes.iter().any(|word| read(&sheet).contains(word)));
        of.app.save_answer_sheet_leaving_out(&of.id, &all, &sheet).unwrap();
        none_of("the sheet", &read(&sheet), &of.words(|_| true));
        let refused = of.app.import(&[&sheet]).unwrap();
        assert_eq!((refused.refused.len(), refused.responses.len()), (1, 0), "such a sheet does not come back");
    }
    let job = of.app.preview_job(&PreviewReport { assessment: of.id.clone(), options, page: 1 }).unwrap();
    let pages = job.preview(1).unwrap().pages;
    assert!(pages > 5);
    for page in [1, 2, pages / 2, pages - 1, pages] {
        let svg = readable(job.preview(page).unwrap().svg.as_bytes());
        none_of(&format!("page {page}"), &svg, &of.words(|_| true));
        none_of(&format!("page {page}"), &svg, &["Qclientword", "Qlogoword"]);
    }
}

/// Owners stand in no other text of a calendar; the days and what they are of stay.
#[test]
fn a_calendar_names_nobody_where_people_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    for assessment in [Some(id), None] {
        let saved = |redact: &[RedactionSubject]| {
            let asked = CalendarRequest { assessment: assessment.clone(), redact: redact.to_vec() };
            String::from_utf8(app.calendar(&asked).unwrap().bytes).unwrap().replace("\r\n ", "")
        };
        let (whole, bare) = (saved(&[]), saved(&[RedactionSubject::People]));
        for owner in ["Tobias Renn", "Helen Marchetti", "Jonas Whitlock"] {
            assert!(whole.contains(owner) && !bare.contains(owner), "{owner}: {bare}");
        }
        let days = |text: &str| -> Vec<String> {
            let kept = |line: &&str| ["UID:", "DTSTART", "SUMMARY:"].iter().any(|name| line.starts_with(name));
            text.lines().filter(kept).map(str::to_owned).collect()
        };
        assert_eq!(days(&bare), days(&whole));
    }
}

fn refused(of: &mut Workspace, options: ReportOptions, format: Format) -> Fault {
    let making = MakeReport { assessment: of.id.clone(), options, format: ReportFormat::Pdf };
    of.app.report_job(&making).unwrap().render(format, &mut |_| ControlFlow::Continue(())).unwrap_err()
}

#[test]
fn nothing_is_made_where_something_is_still_there() {
    let mut of = workspace();
    for format in Format::ALL {
        let mut options = of.options(&[Subject::Notes]);
        let note = of.app.leave(&of.id, &Redaction::none()).unwrap().assessment.parking[0].text.clone();
        options.confidentiality = format!("Confidential. {note}");
        let fault = refused(&mut of, options, format);
        assert_eq!((fault.code, fault.kept.as_str()), (FaultCode::Refused, "Nothing was written."));
        assert!(fault.happened.starts_with("Words of a note"), "{fault} in {format:?}");
        assert!(!fault.remedy.is_empty());
    }
}

#[test]
fn what_goes_is_told_before_it_goes() {
    let mut of = workspace();
    let mut look = |redact: &[RedactionSubject], client: &str| {
        let req = LookAtRedaction { assessment: of.id.clone(), redact: redact.to_vec(), client: client.to_owned() };
        of.app.look_at_redaction(req).unwrap()
    };
    assert_eq!(look(&[], "").gist, "Nothing is left out.");
    let people = look(&[RedactionSubject::People], "");
    let line = &people.subjects[0];
    assert!(people.gist.contains(" names.") && line.count.ends_with(" names"), "{people:?}");
    assert!(line.examples[0].before.starts_with("Ines Q") && line.examples[0].after.starts_with("Participant 1"));
    let unknown = look(&[RedactionSubject::Client], "");
    assert!(!unknown.subjects[1].note.is_empty(), "nobody said who the client is");
    let known = look(&[RedactionSubject::Client], CLIENT);
    assert!(known.subjects[1].note.is_empty() && known.gist.contains("mentions of the client"), "{}", known.gist);
    assert_eq!(known.subjects[1].examples[0].after, "the client");
    assert_eq!(known.profiles.len(), 4);
}

/// People are called what a PDF calls its own parts.
#[test]
fn a_name_that_the_format_uses_for_itself_is_no_reason_to_refuse() {
    for name in ["Li", "Link", "Table", "Title", "Font", "Inter"] {
        let mut it = unmoor_core::demo::assessment();
        it.participants[0].name = name.to_owned();
        let assessed = unmoor_app::Assessed::of(it).leaving_out(&Redaction::people());
        let day = "2026-11-23".parse().unwrap();
        let job = unmoor_app::report::job(assessed, &ReportOptions::default(), day).unwrap();
        job.render(Format::Pdf, &mut |_| ControlFlow::Continue(())).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
}
