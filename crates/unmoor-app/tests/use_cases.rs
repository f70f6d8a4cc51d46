//! The use cases, from the first start to the result, on a real workspace file.

#![cfg(test)]

use std::ops::ControlFlow;
use std::path::Path;

use unmoor_app::clock::Clock;
use unmoor_app::fault::FaultCode;
use unmoor_app::report::Format;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start};

fn start(folder: &Path) -> App {
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    let start = Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock };
    App::start(start).unwrap()
}

fn details(vendor: &str) -> Details {
    Details {
        vendor: vendor.to_owned(),
        service: format!("{vendor} Flow"),
        kinds: vec!["saas".to_owned(), "analytics".to_owned()],
        depth: "full".to_owned(),
        ends: "2027-12-31".to_owned(),
        notice_days: "90".to_owned(),
        auto_renews: Some(true),
        ..Details::default()
    }
}

fn at(assessment: &str, question: &str) -> WalkAt {
    WalkAt { assessment: assessment.to_owned(), question: question.to_owned(), filter: None }
}

fn answered(option: &str, evidence: EvidenceStep) -> AnswerInput {
    AnswerInput::Answered { option: option.to_owned(), evidence }
}

fn demo(app: &mut App) -> AssessmentRequest {
    AssessmentRequest { assessment: app.open_demo(Nothing {}).unwrap().assessment }
}

#[test]
fn first_start_makes_a_workspace_and_offers_an_empty_home() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let home = app.whole_home().unwrap();
    assert!(home.table.rows.is_empty() && home.demo.is_none());
    assert!(home.workspace.is_default);
    assert!(app.workspace_path().unwrap().exists(), "the default workspace is a file from the first start on");
}

#[test]
fn the_demo_shows_the_numbers_of_its_story() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let result = app.get_result(req.clone()).unwrap();
    assert_eq!(result.header.grade.text, "D (up to B), provisional");
    assert_eq!(result.header.portability.assured_text, "42");
    assert_eq!(result.header.portability.possible_text, "77");
    let coverage = result.facts.iter().find(|fact| fact.label == "Coverage").unwrap();
    assert_eq!(coverage.note, "of the weight, in 59 of 92 questions; 17 unknown, 16 not reached, 3 do not apply");
    let names: Vec<&str> = result.sections.iter().map(|section| section.name.as_str()).collect();
    assert!(names.contains(&"Contract and commercial"), "no section is named with an ampersand: {names:?}");
    assert_eq!(result.test_plan_note, "While a cap holds the score, only AL-09 moves it.");
    assert_eq!(result.findings.len(), 57);
    assert_eq!(result.blockers.iter().map(|b| b.id.as_str()).collect::<Vec<_>>(), ["AL", "XR-01", "AL-02"]);
    let way = result.way_up.unwrap();
    assert_eq!(way.steps.len(), 2);
    assert_eq!(way.steps[1].interval.assured_text, "52");
    assert_eq!(result.vendor_questions[0].id, "AL-02");
    let home = app.whole_home().unwrap();
    let contract = home.table.rows[0].contract.clone().unwrap();
    assert_eq!((contract.text.as_str(), contract.note.as_str()), ("25 Feb 2027", "give notice, 94 days"));
    assert_eq!(app.open_demo(Nothing {}).unwrap().assessment, req.assessment, "the demo is filled in once");
}

#[test]
fn the_printed_sums_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let result = app.get_result(req).unwrap();
    for section in &result.sections {
        let products: u32 = section.lines.iter().filter_map(|line| line.product).sum();
        let weights: u32 = section.lines.iter().filter_map(|line| line.weight).sum();
        assert_eq!((products, weights), (section.product, section.question_weight), "{}", section.id);
        let value = f64::from(products) / f64::from(weights);
        assert!((value - section.interval.assured).abs() < 1e-9, "{} is the quotient of its sums", section.id);
    }
    let (sum, weight) = result.sections.iter().fold((0.0, 0), |(sum, weight), section| {
        (sum + f64::from(section.weight) * section.interval.assured, weight + section.weight)
    });
    assert_eq!(weight, result.average_weight);
    assert!((sum / f64::from(weight) - result.average.assured).abs() < 1e-9);
}

#[test]
fn an_answer_goes_on_is_undone_and_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.create_assessment(details("Corvid")).unwrap().assessment;
    let walk = app.get_walk(WalkRequest { assessment: id.clone(), question: None, filter: None }).unwrap();
    assert_eq!(walk.question.unwrap().id, "DO-01");
    let answer =
        AnswerQuestion { at: at(&id, "DO-01"), answer: answered("b", EvidenceStep::Documented), advance: true };
    let walk = app.answer_question(answer).unwrap();
    assert_eq!(walk.question.unwrap().id, "DO-02", "an answer goes on to the next question");
    assert!(walk.said.starts_with("DO-01 saved: answer 2, documented."), "{}", walk.said);
    app.set_note(SetNote { at: at(&id, "DO-02"), note: "clause 4".to_owned() }).unwrap();
    app.set_note(SetNote { at: at(&id, "DO-02"), note: "clause 4.2".to_owned() }).unwrap();

    let undone = app.undo(Nothing {}).unwrap();
    assert_eq!((undone.said.as_str(), undone.question.as_deref()), ("Undone: the note of DO-02.", Some("DO-02")));
    let walk =
        app.get_walk(WalkRequest { assessment: id.clone(), question: Some("DO-02".into()), filter: None }).unwrap();
    assert_eq!(walk.question.unwrap().note, "", "a burst of typing is one step of undo");
    assert_eq!(app.redo(Nothing {}).unwrap().question.as_deref(), Some("DO-02"));
    drop(app);

    let mut app = start(folder.path());
    let walk = app.get_walk(WalkRequest { assessment: id, question: None, filter: None }).unwrap();
    let question = walk.question.unwrap();
    assert_eq!(
        (question.id.as_str(), question.note.as_str()),
        ("DO-02", "clause 4.2"),
        "one goes on where one stopped"
    );
    assert_eq!(walk.done, 1);
}

#[test]
fn evidence_items_are_added_changed_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let put = |id: &str, title: &str| PutEvidenceItem {
        at: at(&req.assessment, "DO-01"),
        id: id.to_owned(),
        kind: EvidenceItemKind::Quotation,
        title: title.to_owned(),
        detail: "All data is yours.".to_owned(),
        locator: "page 3".to_owned(),
        date: "2026-09-25".to_owned(),
        document: None,
    };
    let items = app.put_evidence_item(put("", "Side letter")).unwrap().question.unwrap().evidence_items;
    let added = items.last().unwrap().clone();
    assert_eq!((items.len(), added.date_text.as_str()), (3, "25 September 2026"));
    let items = app.put_evidence_item(put(&added.id, "Side letter, signed")).unwrap().question.unwrap().evidence_items;
    assert_eq!(items.last().unwrap().title, "Side letter, signed");
    let remove = RemoveEvidenceItem { at: at(&req.assessment, "DO-01"), id: added.id };
    assert_eq!(app.remove_evidence_item(remove).unwrap().question.unwrap().evidence_items.len(), 2);
    let fault = app.put_evidence_item(put("", "  ")).unwrap_err();
    assert_eq!(fault.code, FaultCode::Refused);
}

#[test]
fn the_effect_of_an_answer_is_the_score_with_it_less_the_score_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let walk =
        app.get_walk(WalkRequest { assessment: req.assessment, question: Some("AL-07".into()), filter: None }).unwrap();
    let effect = walk.effect.unwrap();
    assert_eq!((effect.assured.delta.as_str(), effect.assured.path.as_str()), ("+4.7", "from 37.2 to 41.9"));
    assert_eq!((effect.possible.delta.as_str(), effect.possible.path.as_str()), ("−0.8", "from 77.7 to 76.9"));
    assert_eq!(walk.pace, "16 of 95 to go, about 10 minutes");
    let counts: Vec<u32> = walk.filters.iter().map(|filter| filter.count).collect();
    assert_eq!(counts, [16, 17, 5, 2, 2], "unanswered, unknown, marked, disputed, blockers");
}

#[test]
fn a_filter_shows_only_its_questions_and_keeps_the_one_just_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let filter = Some(WalkFilter::Unknown);
    let walk = app.get_walk(WalkRequest { assessment: req.assessment.clone(), question: None, filter }).unwrap();
    let first = walk.question.unwrap().id;
    let here = WalkAt { assessment: req.assessment, question: first.clone(), filter };
    let answer = AnswerQuestion { at: here, answer: answered("a", EvidenceStep::Claimed), advance: false };
    let walk = app.answer_question(answer).unwrap();
    assert_eq!(walk.question.unwrap().id, first, "without going on, the question stays though the filter dropped it");
    assert!(walk.next.is_some());
}

#[test]
fn under_a_filter_a_section_leads_to_its_first_question_that_fits() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let assessment = demo(&mut app).assessment;
    let mut look = |question: Option<String>, filter| {
        app.get_walk(WalkRequest { assessment: assessment.clone(), question, filter }).unwrap()
    };
    let plain = look(Some("DO-01".to_owned()), None).sections;
    let marked = Some(WalkFilter::Marked);
    let mut walk = look(None, marked);
    while let Some(previous) = walk.previous {
        walk = look(Some(previous), marked);
    }
    let sections = walk.sections.clone();
    let mut firsts = std::collections::BTreeMap::new();
    while let Some(question) = walk.question {
        firsts.entry(question.section).or_insert(question.id);
        let Some(next) = walk.next else { break };
        walk = look(Some(next), marked);
    }
    assert!(firsts.len() > 1 && firsts.len() < sections.len(), "some sections have one: {firsts:?}");
    for (section, without) in sections.iter().zip(&plain) {
        let wanted = firsts.get(&section.id).unwrap_or(&without.first);
        assert_eq!(section.first, *wanted, "{}", section.id);
    }
    assert!(sections != plain, "the filter changes where a section leads");
}

#[test]
fn a_walk_goes_on_where_it_stopped_and_under_its_filter_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let assessment = demo(&mut app).assessment;
    let walk = |app: &mut App, question: Option<&str>, filter| {
        let question = question.map(str::to_owned);
        app.get_walk(WalkRequest { assessment: assessment.clone(), question, filter }).unwrap()
    };
    let marked = walk(&mut app, None, Some(WalkFilter::Marked));
    let second = walk(&mut app, marked.next.as_deref(), Some(WalkFilter::Marked)).question.unwrap().id;
    app.close();
    let mut app = start(folder.path());
    let again = walk(&mut app, None, None);
    assert_eq!((again.filter, again.question.unwrap().id), (Some(WalkFilter::Marked), second.clone()));

    let unmark = |app: &mut App, question: &str| {
        let at = WalkAt { assessment: assessment.clone(), question: question.to_owned(), filter: None };
        app.set_mark(SetMark { at, marked: false }).unwrap();
    };
    for question in ["AL-07", "DO-01"] {
        assert_eq!(
            walk(&mut app, Some(question), None).filter,
            None,
            "a question gone to by name is shown without one"
        );
    }
    walk(&mut app, None, Some(WalkFilter::Unknown)); // under which much is left
    let mut left = walk(&mut app, None, Some(WalkFilter::Marked));
    while let Some(question) = left.question.take() {
        unmark(&mut app, &question.id);
        left = walk(&mut app, None, Some(WalkFilter::Marked));
    }
    assert_eq!(left.filter, Some(WalkFilter::Marked), "what was asked for is shown, though nothing is left");
    assert_eq!(walk(&mut app, None, None).filter, None, "nobody comes back to nothing");
}

#[test]
fn a_sheet_with_problems_makes_nothing_and_names_each_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let sheet = Details { ends: "2027-02-30".to_owned(), starts: "soon".to_owned(), ..Details::default() };
    let preview = app.preview_scope(PreviewScope { assessment: None, details: sheet.clone() }).unwrap();
    let fields: Vec<&str> = preview.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["vendor", "service", "kinds", "depth", "starts", "ends"]);
    assert_eq!(app.create_assessment(sheet).unwrap_err().code, FaultCode::Refused);
    assert!(app.whole_home().unwrap().table.rows.is_empty());
}

#[test]
fn the_preview_counts_what_the_walk_will_ask() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let preview = app.preview_scope(PreviewScope { assessment: None, details: details("Corvid") }).unwrap();
    let id = app.create_assessment(details("Corvid")).unwrap().assessment;
    let walk = app.get_walk(WalkRequest { assessment: id, question: None, filter: None }).unwrap();
    assert_eq!(preview.depths[2].questions, walk.total);
    assert_eq!(preview.depths[0].questions, 16);
    assert_eq!(preview.notice, "Give notice by 2 October 2027, in 313 days.");
    assert!(preview.because.contains("because you chose analytics"), "{}", preview.because);
    assert!(!preview.because.contains("at this depth"), "everything is asked: {}", preview.because);
    let details = Details { depth: "standard".to_owned(), ..details("Corvid") };
    let preview = app.preview_scope(PreviewScope { assessment: None, details }).unwrap();
    assert!(
        preview.because.ends_with("not at this depth: managed database and warehouse."),
        "a chosen kind is not passed over: {}",
        preview.because
    );
}

#[test]
fn the_last_safe_day_stands_with_its_sum_and_the_answer_that_contradicts_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let sheet = Details { months_to_leave: "9".to_owned(), ..details("Corvid") };
    let id = app.create_assessment(sheet.clone()).unwrap().assessment;
    let exit = app.get_result(AssessmentRequest { assessment: id.clone() }).unwrap().exit;
    assert_eq!((exit.safe_day.text.as_str(), exit.safe_day.note.as_str()), ("2 Jan 2027", "in 40 days"));
    assert!(exit.safe_day.sum.ends_with("= 2 January 2027") && !exit.safe_day.passed, "{exit:?}");
    assert_eq!((exit.answer.as_str(), exit.doubt.as_str()), ("Not answered", ""));

    let fits = AnswerQuestion { at: at(&id, "XR-02"), answer: answered("b", EvidenceStep::Claimed), advance: false };
    app.answer_question(fits).unwrap();
    let exit = app.get_details(AssessmentRequest { assessment: id.clone() }).unwrap().preview.exit.unwrap();
    assert!(exit.answer.contains("it fits") && exit.doubt.contains("one of 9 months is longer"), "{exit:?}");
    let longer = Details { months_to_leave: "12".to_owned(), ..sheet };
    let preview = app.preview_scope(PreviewScope { assessment: Some(id.clone()), details: longer.clone() }).unwrap();
    assert_eq!(preview.exit.unwrap().safe_day.note, "passed 52 days ago");
    let quick = Details { depth: "quick".to_owned(), months_to_leave: String::new(), ..longer };
    let preview = app.preview_scope(PreviewScope { assessment: Some(id), details: quick }).unwrap();
    let exit = preview.exit.unwrap();
    assert_eq!(
        (exit.safe_day.note.as_str(), exit.question.as_str()),
        ("not known; enter the months a move takes", ""),
        "not asked"
    );
    assert_eq!(app.whole_home().unwrap().table.rows[0].safe_day.note, "in 40 days", "the sheet was only read back");
}

#[test]
fn details_change_and_answers_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let mut sheet = app.get_details(req.clone()).unwrap().details;
    sheet.participants.retain(|person| person.name != "Jonas Whitlock");
    sheet.depth = "quick".to_owned();
    app.change_details(ChangeDetails { assessment: req.assessment.clone(), details: sheet }).unwrap();
    let file = app.leave(&req.assessment, &Redaction::none()).unwrap().file();
    let kept = unmoor_app::exchange::parse(&file).expect("no vote may point at somebody who is gone");
    assert_eq!(kept.answers.len(), 79, "answers outside the new scope are kept");
    app.undo(Nothing {}).unwrap();
    let back = unmoor_app::exchange::parse(&app.leave(&req.assessment, &Redaction::none()).unwrap().file()).unwrap();
    assert_eq!(back, unmoor_core::demo::assessment(), "undo brings the people and their votes back");
}

#[test]
fn removing_an_assessment_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    app.remove_assessment(req.clone()).unwrap();
    assert_eq!(
        app.get_walk(WalkRequest { assessment: req.assessment, question: None, filter: None }).unwrap_err().code,
        FaultCode::NotFound
    );
    app.undo(Nothing {}).unwrap();
    assert_eq!(app.whole_home().unwrap().table.rows.len(), 1);
}

#[test]
fn nothing_of_another_assessment_leaves_with_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let marks = ["Aardvarkmark", "Bumblebeemark"];
    let ids = marks.map(|mark| {
        let id = app.create_assessment(details(mark)).unwrap().assessment;
        app.set_note(SetNote { at: at(&id, "DO-01"), note: format!("note {mark}") }).unwrap();
        let unknown = AnswerQuestion { at: at(&id, "DO-01"), answer: AnswerInput::Unknown, advance: false };
        app.answer_question(unknown).unwrap();
        id
    });
    for (id, own, foreign) in [(&ids[0], marks[0], marks[1]), (&ids[1], marks[1], marks[0])] {
        let file = app.leave(id, &Redaction::none()).unwrap().file();
        let letter = app.vendor_letter(id).unwrap().into_bytes();
        let options = ReportOptions::default();
        let request = MakeReport { assessment: id.clone(), options, format: ReportFormat::Pdf };
        let job = app.report_job(&request).unwrap();
        let made = |format: Format| job.render(format, &mut |_| ControlFlow::Continue(())).unwrap().bytes;
        let report = made(Format::Pdf);
        let attached = unmoor_app::report::attached(&report).unwrap();
        assert_eq!(attached, file, "a report carries the same file that an export writes");
        let (markdown, json) = (made(Format::Markdown), made(Format::Json));
        let (word, excel) = (unpacked(&made(Format::Word)), unpacked(&made(Format::Excel)));
        for bytes in [&file, &letter, &report_text(&report), &word, &excel, &markdown, &json] {
            assert!(holds(bytes, own), "{own} must be found where it belongs, or this test proves nothing");
            assert!(!holds(bytes, foreign), "{foreign} left with {own}");
        }
    }
}

fn holds(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}

/// Everything that is in an archive.
fn unpacked(archive: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut all = Vec::new();
    for at in 0..archive.len() {
        std::io::Read::read_to_end(&mut archive.by_index(at).unwrap(), &mut all).unwrap();
    }
    all
}

/// What is printed in a report, page after page.
fn report_text(report: &[u8]) -> Vec<u8> {
    let printed = unmoor_report::verify::read(report).unwrap().printed;
    printed.texts().collect::<Vec<_>>().join("\n").into_bytes()
}

#[test]
fn what_leaves_without_names_names_nobody_and_scores_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let bare = app.leave(&req.assessment, &Redaction::people()).unwrap();
    assert_eq!(bare.score, app.leave(&req.assessment, &Redaction::none()).unwrap().score);
    assert!(holds(&bare.file(), "Participant 1 (procurement)") && !holds(&bare.file(), "Aldana"));
    let options = ReportOptions { redact: vec![RedactionSubject::People], ..ReportOptions::default() };
    let request = MakeReport { assessment: req.assessment, options, format: ReportFormat::Pdf };
    let report =
        app.report_job(&request).unwrap().render(Format::Pdf, &mut |_| ControlFlow::Continue(())).unwrap().bytes;
    assert_eq!(unmoor_app::report::attached(&report).unwrap(), bare.file());
    assert!(!holds(&report_text(&report), "Aldana"));
}

#[test]
fn an_import_that_is_broken_off_keeps_what_it_brought_in_and_says_how_much_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let files: Vec<_> = ["one", "two", "three"].map(|name| folder.path().join(format!("{name}.unmoor.json"))).into();
    for (at, file) in files.iter().enumerate() {
        app.set_note(SetNote { at: self::at(&req.assessment, "DO-01"), note: at.to_string() }).unwrap();
        app.export_to(&req.assessment, &Redaction::none(), file).unwrap();
    }
    let mut told = Vec::new();
    let view = app
        .import_telling(&files, None, &mut |at| {
            told.push((at.done, at.of));
            if at.done == 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(told, [(0, 3), (1, 3)]);
    assert_eq!((view.added.len(), view.unread, view.cancelled), (1, 2, false));
    assert_eq!(app.find(&view.added[0].assessment).unwrap(), view.added[0].assessment, "it stays");
    assert!(app.import(&files[..0]).unwrap().cancelled, "the dialog was closed");
}

#[test]
fn an_import_keeps_both_where_an_id_is_taken_and_refuses_each_file_on_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let same = folder.path().join("same.unmoor.json");
    app.export_to(&req.assessment, &Redaction::none(), &same).unwrap();
    app.set_mark(SetMark { at: at(&req.assessment, "DO-01"), marked: true }).unwrap();
    let broken = folder.path().join("broken.unmoor.json");
    unmoor_app::files::replace(&broken, b"{ \"format\": \"unmoor.assessment\", ").unwrap();
    let view = app.import(&[&broken, &same]).unwrap();
    assert_eq!(view.refused.len(), 1);
    assert!(view.added[0].copied && view.added[0].title.ends_with("(imported 23 November 2026)"));
    assert_eq!(app.whole_home().unwrap().table.rows.len(), 2);
    let again = app.import(&[&same]).unwrap();
    assert!(again.added[0].copied, "the changed one is still another assessment");
}

#[test]
fn a_damaged_default_workspace_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = start(folder.path()).workspace_path().unwrap().to_owned();
    unmoor_app::files::replace(&path, b"this is no database, but it is long enough to be read as one").unwrap();
    let mut app = start(folder.path());
    let fault = app.start_fault(Nothing {}).unwrap().fault.unwrap();
    assert_eq!(fault.code, FaultCode::WorkspaceRefused);
    assert_eq!(app.whole_home().unwrap_err(), fault, "every screen says the same until another one is opened");
    assert_eq!(std::fs::read(&path).unwrap().first(), Some(&b't'), "the file is as it was");
    app.new_workspace_at(&folder.path().join("other.unmoor")).unwrap();
    assert!(app.whole_home().unwrap().table.rows.is_empty());
}

#[test]
fn a_workspace_that_another_one_holds_is_tried_again_or_only_looked_at() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut holder = start(there.path());
    holder.create_assessment(details("Acme")).unwrap();
    let held = holder.workspace_path().unwrap().to_owned();
    let mut app = App::start(Start {
        data_folder: Some(here.path().to_owned()),
        workspace: Some(held.clone()),
        access: Access::ReadWrite,
        clock: Clock::System,
    })
    .unwrap();
    assert_eq!(app.start_fault(Nothing {}).unwrap().fault.unwrap().code, FaultCode::InUse);
    assert_eq!(
        app.retry_workspace(Nothing {}).unwrap_err().code,
        FaultCode::InUse,
        "not the default workspace instead"
    );
    let looked = app.read_workspace(Nothing {}).unwrap();
    assert!(looked.workspace.read_only && looked.table.rows.len() == 1);
    assert_eq!(app.create_assessment(details("Beta")).unwrap_err().code, FaultCode::ReadOnly);
    drop(holder);
}

#[test]
fn settings_are_kept_and_unreadable_ones_are_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let changed = Settings { theme: Theme::Dark, text_size: 130, advance: false, lock_after: 0, backups: false };
    app.set_settings(changed.clone()).unwrap();
    drop(app);
    let mut app = start(folder.path());
    assert_eq!(app.get_settings(Nothing {}).unwrap(), Settings { text_size: 125, ..changed });
    drop(app);
    unmoor_app::files::replace(&folder.path().join("settings.json"), b"{").unwrap();
    assert_eq!(start(folder.path()).get_settings(Nothing {}).unwrap(), Settings::default());
}

#[test]
fn what_is_said_about_a_report_is_kept_for_the_next_one_and_a_hostile_logo_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let req = demo(&mut app);
    let id = req.assessment.clone();
    let options = ReportOptions {
        client: "Fennimere".to_owned(),
        paper: ReportPaper::Letter,
        left_out: vec!["answers".to_owned()],
        accent: "#ffcc00".to_owned(),
        ..ReportOptions::default()
    };
    let view = app.set_report_options(SetReportOptions { assessment: id.clone(), options: options.clone() }).unwrap();
    assert_ne!(view.accent, "#ffcc00", "it is printed as dark as it must be");
    let svg =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inside}</svg>");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        #[expect(clippy::disallowed_methods, reason = "a file of this test alone")]
        std::fs::write(&path, text).unwrap();
        path
    };
    let logo = file("logo.svg", &svg("<rect width=\"9\" height=\"9\"/>"));
    assert!(app.take_report_logo(&id, &logo).unwrap().logo.is_some());
    let hostile = file("hostile.svg", &svg("<image href=\"https://example.com/x.png\" width=\"1\" height=\"1\"/>"));
    assert_eq!(app.take_report_logo(&id, &hostile).unwrap_err().code, FaultCode::Refused);
    let view = app.get_report(req.clone()).unwrap();
    assert_eq!(view.options, options);
    assert!(view.logo.is_some(), "the logo before it stays");

    let page = |app: &App, page| {
        let asked = PreviewReport { assessment: id.clone(), options: options.clone(), page };
        app.preview_job(&asked).unwrap().preview(page).unwrap()
    };
    assert_eq!(page(&app, 1).name, "Cover");
    let last = page(&app, 900);
    assert_eq!((last.page, last.name.contains("Reference index")), (last.pages, true));
    assert!(last.svg.starts_with("<svg"));
    assert!(app.remove_report_logo(req).unwrap().logo.is_none());
}
