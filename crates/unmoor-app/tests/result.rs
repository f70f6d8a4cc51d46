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

#[test]
fn a_blocker_and_its_finding_say_who_must_act_and_apart_from_that_who_knows() {
    let (_folder, mut app, req) = demo();
    let result = app.get_result(req).unwrap();
    let blocker = result.blockers.iter().find(|blocker| blocker.id == "AL-02").unwrap();
    assert_eq!((blocker.actor.as_str(), blocker.who.as_str()), ("Vendor and you", "Data"));
    assert_eq!(finding(&result, "AL-02").actor, blocker.actor);
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
    assert_eq!(before.taken_on, "6 taken on (1 done, 1 overdue), 1 accepted");
    assert!(finding(&before, "DO-02").treatment.as_ref().unwrap().overdue);
    assert_eq!(before.owners, ["Helen Marchetti", "Ines Aldana", "Jonas Whitlock", "Tobias Renn"]);

    let input =
        TreatmentInput { owner: "  Ines Aldana ".into(), due: "2026-12-24".into(), ..treatment(TreatmentStep::Doing) };
    let after = app.set_treatment(set(&req, "AL-01", Some(input))).unwrap();
    let taken = finding(&after, "AL-01").treatment.clone().unwrap();
    assert_eq!((taken.head.as_str(), taken.rest.as_str()), ("Doing", "Ines Aldana, due 24 December 2026."));
    assert_eq!(after.taken_on, "7 taken on (1 done, 1 overdue), 1 accepted");
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
    assert_eq!(result.taken_on, "5 taken on (1 done), 1 accepted", "what is no finding is not counted among them");
    let after = app.set_treatment(set(&req, "DO-02", None)).unwrap();
    assert_eq!(after.left_over, []);
}

/// Every figure that the result shows, by the name under which it opens, with the numbers as they are shown.
fn shown(result: &ResultView) -> Vec<(String, Vec<String>)> {
    let bar = |interval: &IntervalView| vec![interval.assured_text.clone(), interval.possible_text.clone()];
    let gain = |gain: &GainView| vec![gain.average.clone(), gain.score.clone()];
    let mut shown = vec![
        ("portability".to_owned(), bar(&result.header.portability)),
        ("average".to_owned(), bar(&result.average)),
        ("average".to_owned(), vec![result.average_weight.to_string()]),
        ("findings".to_owned(), vec![result.findings.len().to_string()]),
    ];
    let grade = [result.header.grade.assured, result.header.grade.possible].map(|letter| format!("{letter:?}"));
    shown.push(("grade".to_owned(), grade.to_vec()));
    shown.extend(result.facts.iter().map(|fact| (fact.figure.clone(), vec![fact.value.clone()])));
    shown.extend(result.sections.iter().map(|section| (format!("section:{}", section.id), bar(&section.interval))));
    shown.extend(
        result.chart.table.iter().map(|row| (row.figure.clone(), vec![row.assured.clone(), row.possible.clone()])),
    );
    let last = |text: &str| vec![text.rsplit(' ').next().unwrap().to_owned()];
    shown.extend(result.caps.iter().map(|cap| (cap.figure.clone(), last(&cap.label))));
    shown.extend(result.blockers.iter().map(|blocker| (blocker.figure.clone(), last(&blocker.holds))));
    for finding in &result.findings {
        shown.push((format!("finding:{}", finding.id), vec![finding.weight.clone()]));
        shown.extend(finding.gain.iter().map(|it| (format!("gain:{}", finding.id), gain(it))));
    }
    for (at, step) in result.way_up.iter().flat_map(|way| &way.steps).enumerate() {
        shown.push((format!("way:{}", at + 1), bar(&step.interval)));
    }
    shown.extend(result.vendor_questions.iter().map(|it| (format!("swing:{}", it.id), vec![it.swing.clone()])));
    shown.extend(result.test_plan.iter().map(|line| (format!("proof-gain:{}", line.id), gain(&line.gain))));
    shown.extend(result.deadline.iter().map(|it| (it.figure.clone(), vec![it.text.clone()])));
    shown
}

fn check_sums(app: &mut App, req: &AssessmentRequest) -> usize {
    let result = app.get_result(req.clone()).unwrap();
    let shown = shown(&result);
    for (figure, numbers) in &shown {
        let sum = app.get_sum(sum_of(req, figure)).unwrap();
        let printed: Vec<&String> = sum
            .lines
            .iter()
            .filter(|line| line.kind == SumLineKind::Printed)
            .flat_map(|line| &line.cells[1..])
            .collect();
        for number in numbers {
            assert!(printed.contains(&number), "{figure} shows {number}, and opens into {printed:?}");
        }
    }
    shown.len()
}

#[test]
fn every_number_of_the_result_opens_into_lines_that_end_in_it() {
    let (_folder, mut app, req) = demo();
    let opened = check_sums(&mut app, &req);
    assert!(opened > 120, "every finding, swing and gain is among them: {opened}");
    let missing = app.get_sum(sum_of(&req, "finding:ZZ-99"));
    assert!(missing.unwrap_err().happened.contains("no longer part"));

    let details = Details {
        vendor: "Corvid".into(),
        service: "Flow".into(),
        kinds: vec!["saas".into()],
        depth: "quick".into(),
        ..Details::default()
    };
    let assessment = app.create_assessment(details).unwrap().assessment;
    check_sums(&mut app, &AssessmentRequest { assessment });
}

fn sum_of(req: &AssessmentRequest, figure: &str) -> SumRequest {
    SumRequest {
        assessment: req.assessment.clone(),
        figure: figure.to_owned(),
        trials: Vec::new(),
        beside: Vec::new(),
        snapshot: None,
    }
}

fn tried(question: &str, option: &str, evidence: EvidenceStep) -> TrialInput {
    let answer = AnswerInput::Answered { option: option.into(), evidence };
    TrialInput { question: question.into(), answer }
}

#[test]
fn what_is_tried_out_moves_the_verdict_and_keeps_nothing_until_it_is_kept() {
    let (_folder, mut app, req) = demo();
    let before = app.get_result(req.clone()).unwrap();
    let trials = vec![tried("AL-02", "a", EvidenceStep::Tested), tried("XR-01", "d", EvidenceStep::Documented)];
    let request = |trials: &[TrialInput], question: Option<&str>| TryRequest {
        assessment: req.assessment.clone(),
        trials: trials.to_vec(),
        question: question.map(str::to_owned),
    };
    let view = app.try_out(request(&trials, Some("XR-01"))).unwrap();
    assert_eq!(view.said, "Grade D to C. Assured 42 to 52, possible stays 77.");
    assert_eq!(
        (view.before.grade.text.as_str(), view.after.grade.text.as_str()),
        ("D (up to B), provisional", "C (up to B), provisional")
    );
    assert_eq!(view.changes.iter().map(|change| change.question.as_str()).collect::<Vec<_>>(), ["AL-02", "XR-01"]);
    assert_eq!(view.overwrites, "Overwrites two answers (AL-02 and XR-01).");
    let question = view.question.unwrap();
    assert!(question.changed && question.recorded.starts_with("No plan") && question.options.len() == 5);
    assert_eq!(view.way_up, trials, "the way up is offered as it was tried");
    let moved: Vec<&str> = view.sections.iter().filter(|it| it.moved).map(|it| it.id.as_str()).collect();
    assert_eq!(moved, ["AL", "XR"]);
    assert!(
        view.caps.iter().any(|cap| cap.label == "Knock-out XR-01"
            && cap.after.text == "does not bind"
            && cap.after.figure.is_none()),
        "{:?}",
        view.caps
    );

    for line in view.figures.iter().chain(&view.caps) {
        for (cell, trials) in [(&line.before, Vec::new()), (&line.after, trials.clone())] {
            let Some(figure) = &cell.figure else { continue };
            let tried = !trials.is_empty();
            let sum = app.get_sum(SumRequest { trials, ..sum_of(&req, figure) }).unwrap();
            assert_eq!(sum.title.ends_with(", tried out"), tried, "{}", sum.title);
        }
    }
    let sum = app.get_sum(SumRequest { trials: trials.clone(), ..sum_of(&req, "portability") }).unwrap();
    assert!(sum.text.contains("52") && !sum.text.contains("42.12"), "of the scratch copy: {}", sum.text);
    assert_eq!(app.get_result(req.clone()).unwrap(), before, "nothing was kept");

    let kept = app.keep_tried(KeepTrials { assessment: req.assessment.clone(), trials: trials.clone() }).unwrap();
    assert_eq!(kept.header.portability.assured_text, "52");
    assert!(finding(&kept, "XR-01").treatment.is_some(), "what is done about it stays");
    assert_eq!(app.undo(Nothing {}).unwrap().said, "Undone: the answers that were tried out.");
    let undone = app.get_result(req.clone()).unwrap();
    assert_eq!(undone.header.portability, before.header.portability, "one step takes all of it back");
}

#[test]
fn an_exposure_answer_is_tried_out_too_and_what_changes_nothing_is_left_out() {
    let (_folder, mut app, req) = demo();
    let mut try_out = |trials: Vec<TrialInput>| {
        app.try_out(TryRequest { assessment: req.assessment.clone(), trials, question: Some("XP-07".into()) })
    };
    let view = try_out(vec![tried("XP-07", "d", EvidenceStep::Claimed)]).unwrap();
    assert_eq!(view.said, "Grade stays D. Assured stays 42, possible 77 to 49.");
    assert_eq!(view.overwrites, "Answers one open question (XP-07).");
    assert!(view.question.unwrap().evidence.is_empty(), "exposure is not shown by anything");
    let same = try_out(vec![tried("XR-01", "a", EvidenceStep::Tested), tried("XR-01", "e", EvidenceStep::Documented)]);
    assert_eq!(same.unwrap().changes, [], "the last word about a question counts, and it is what is recorded");
    for wrong in [tried("ZZ-99", "a", EvidenceStep::Claimed), tried("XR-01", "z", EvidenceStep::Claimed)] {
        assert!(try_out(vec![wrong]).is_err());
    }
}
