//! The result as the window gets it, on a real workspace file.

#![cfg(test)]

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};

/// The app on a folder of its own, with the demo, and the request for it.
fn demo() -> (tempfile::TempDir, App, AssessmentRequest) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    let data_folder = Some(folder.path().to_owned());
    let mut app = App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock }).unwrap();
    let assessment = app.open_demo(Nothing {}).unwrap().assessment;
    (folder, app, AssessmentRequest { assessment })
}

#[test]
fn the_chart_has_exposure_to_the_right_and_lock_in_upwards() {
    let (_folder, mut app, req) = demo();
    let chart = app.get_result(req).unwrap().chart;
    assert_eq!((chart.axes.across.as_str(), chart.axes.up.as_str()), ("Exposure", "Lock-in"));
    let (x, y) = chart.point.assured;
    assert!((x - 64.259_259).abs() < 1e-6 && (100.0 - y - 58.105_263).abs() < 1e-6, "{x} {y}");
    assert_eq!((chart.assured.as_str(), chart.possible.as_str()), ("assured 64, 58", "possible 53, 23"));
    for contour in &chart.axes.contours {
        let last = contour.points.last().unwrap();
        assert_eq!(*last, (100.0, 100.0 - contour.risk), "{} meets the right edge at its risk", contour.label);
    }
    let corner = |name: &str| {
        let field = chart.axes.fields.iter().find(|field| field.name == name).unwrap();
        (field.right, field.upper)
    };
    assert_eq!(corner("nuisance"), (false, true), "much lock-in, little exposure");
    assert_eq!(corner("healthy reliance"), (true, false));
}

fn treatment(status: TreatmentStep) -> TreatmentInput {
    let text = String::new;
    TreatmentInput { status, owner: text(), due: text(), reason: text(), by: text() }
}

fn set(req: &AssessmentRequest, question: &str, treatment: Option<TreatmentInput>) -> SetTreatment {
    SetTreatment { assessment: req.assessment.clone(), question: question.to_owned(), treatment }
}

fn finding<'a>(result: &'a ResultView, question: &str) -> &'a FindingView {
    result.findings.iter().find(|finding| finding.id == question).unwrap()
}

#[test]
fn a_finding_is_taken_on_is_undone_and_moves_no_number() {
    let (_folder, mut app, req) = demo();
    let before = app.get_result(req.clone()).unwrap();
    assert_eq!(before.taken_on, "6 taken on, 1 done, 1 overdue, 1 accepted");
    assert!(finding(&before, "DO-02").treatment.as_ref().unwrap().overdue);
    assert_eq!(before.owners, ["Helen Marchetti", "Ines Aldana", "Jonas Whitlock", "Tobias Renn"]);

    let input =
        TreatmentInput { owner: "  Ines Aldana ".into(), due: "2026-12-24".into(), ..treatment(TreatmentStep::Doing) };
    let after = app.set_treatment(set(&req, "AL-01", Some(input))).unwrap();
    let taken = finding(&after, "AL-01").treatment.clone().unwrap();
    assert_eq!((taken.head.as_str(), taken.rest.as_str()), ("Doing", "Ines Aldana, due 24 December 2026."));
    assert_eq!(after.taken_on, "7 taken on, 1 done, 1 overdue, 1 accepted");
    assert_eq!(after.header.portability, before.header.portability);
    assert_eq!(app.undo(Nothing {}).unwrap().said, "Undone: the change of what is done about AL-01.");
    assert_eq!(finding(&app.get_result(req).unwrap(), "AL-01").treatment, None);
}

#[test]
fn what_is_accepted_says_why_and_by_whom() {
    let (_folder, mut app, req) = demo();
    let no_reason = TreatmentInput { by: "The board".into(), ..treatment(TreatmentStep::Accepted) };
    let nobody = TreatmentInput { reason: "It is cheap".into(), by: " ".into(), ..treatment(TreatmentStep::Accepted) };
    let no_date = TreatmentInput { due: "tomorrow".into(), ..treatment(TreatmentStep::Open) };
    let long = TreatmentInput { owner: "x".repeat(1001), ..treatment(TreatmentStep::Open) };
    for (input, said) in
        [(no_reason, "without a reason"), (nobody, "by nobody"), (no_date, "is not a date"), (long, "longer than 1000")]
    {
        let fault = app.set_treatment(set(&req, "AL-01", Some(input))).unwrap_err();
        assert!(fault.happened.contains(said), "{fault}");
        assert_eq!(finding(&app.get_result(req.clone()).unwrap(), "AL-01").treatment, None);
    }
    let input = TreatmentInput {
        reason: "<b>It is cheap</b> \u{202e}".into(),
        by: "The board".into(),
        ..treatment(TreatmentStep::Accepted)
    };
    let after = app.set_treatment(set(&req, "AL-01", Some(input))).unwrap();
    let accepted = finding(&after, "AL-01").treatment.clone().unwrap();
    assert_eq!((accepted.head.as_str(), accepted.by.as_str()), ("Accepted by The board", "The board"));
    assert!(accepted.rest.contains("<b>It is cheap</b>"), "what was typed is text: {}", accepted.rest);
    assert!(app.set_treatment(set(&req, "ZZ-99", None)).is_err());
}

#[test]
fn a_treatment_outlives_its_finding() {
    let (_folder, mut app, req) = demo();
    let answer = AnswerInput::Answered { option: "a".into(), evidence: EvidenceStep::Tested };
    let at = WalkAt { assessment: req.assessment.clone(), question: "DO-02".into(), filter: None };
    app.answer_question(AnswerQuestion { at, answer, advance: false }).unwrap();
    let result = app.get_result(req.clone()).unwrap();
    assert!(result.findings.iter().all(|finding| finding.id != "DO-02"));
    let [left] = result.left_over.as_slice() else { panic!("one is left over") };
    assert_eq!((left.id.as_str(), left.why.as_str()), ("DO-02", "answered well enough"));
    assert_eq!(left.treatment.owner, "Helen Marchetti");
    assert_eq!(result.taken_on, "5 taken on, 1 done, 1 accepted", "what is no finding is not counted among them");
    let after = app.set_treatment(set(&req, "DO-02", None)).unwrap();
    assert_eq!(after.left_over, []);
}
