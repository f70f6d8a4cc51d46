//! What a reader takes from the paper alone: the arithmetic to the end, findings under their numbers, and nothing that is not so.

use unmoor_core::assessment::{Answer, Evidence, OptionKey};
use unmoor_core::{demo, file, pack};
use unmoor_report::compose::{self, Earlier, Settings};
use unmoor_report::document::{Block, Flow, Paper};

use crate::support::{DAY, DEMO, composed, input, print, print_with, render, run, settings, squeezed, words};

/// XR-01 has fired, and caps only one end: without its condition a reader gets another possible score and another grade.
#[test]
fn whatever_decides_the_score_stands_on_paper() {
    let text = words(&DEMO.bytes);
    for said in [
        "Knock-outs Id Knock-out Caps at Answered Where Cap",
        "XR-01 Exit plan e e exposure from 60 49",
        "AL-02 Results without the vendor e not known always 49",
        "Knock-out fired, XR-01 49 exposure below 60",
        "No better proof than a document exists for DO",
        "all others can be tested",
        "Critical: a knock-out that fired; any other is high from F 40, medium from 20, low below.",
        "only stability needs a program",
        "92 of 95 questions apply",
    ] {
        assert!(text.replace('\u{a0}', " ").contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Every number in this report"));
    let documents = text.split("No better proof than a document exists for").nth(1).unwrap();
    let documents =
        documents.split("; all others can be tested").next().unwrap().replace(['\u{2010}', '\u{2011}'], "-");
    let pack = pack::builtin();
    let score = unmoor_core::score::score(&demo::assessment(), pack);
    let (mut testable, mut confidence) = (0, 0.0);
    for line in score.lines.iter().filter(|line| line.value.is_some()) {
        let by_document = documents.contains(line.id.as_str());
        testable += if by_document { 0 } else { line.weight };
        if let unmoor_core::score::LineState::Answered { evidence, .. } = line.state {
            confidence += f64::from(line.weight)
                * match evidence {
                    Evidence::Claimed => 0.4,
                    Evidence::Documented if by_document => 1.0,
                    Evidence::Documented => 0.7,
                    Evidence::Tested => 1.0,
                };
        }
    }
    assert!(text.contains(&format!("Confidence {confidence:.1} / ")), "{confidence}");
    assert!(text.contains(&format!("/ {testable} = ")), "{testable}");
}

#[test]
fn a_cap_above_the_scale_is_no_cap() {
    let mut best = demo::assessment();
    let asked: Vec<_> = unmoor_core::score::score(&best, pack::builtin()).asked().cloned().collect();
    for id in asked {
        best.answers.entry(id).or_default().answer =
            Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    }
    let text = words(&print(&best).bytes);
    assert!(text.contains("Assured P = min(100.00) = 100.00"), "{text}");
    assert!(!text.contains("125"), "the weakest core section plus 25");
}

#[test]
fn a_finding_that_is_an_open_question_stands_under_its_number() {
    let document = composed(&demo::assessment());
    let part = document.parts.iter().find(|part| part.title == "What we do not know").unwrap();
    let said = squeezed(&words(&render(&document).bytes));
    assert!(part.number == 4 && said.contains("openquestionsandstandinpart4."), "{said}");
    let assessment = demo::assessment();
    let score = unmoor_core::score::score(&assessment, pack::builtin());
    let found = unmoor_core::finding::findings(&assessment, pack::builtin(), &score);
    let Some(Block::Table(table)) = part.blocks.first() else { panic!("no table") };
    let text = |flow: &[Flow]| -> String {
        flow.iter()
            .filter_map(|flow| if let Flow::Paragraph(it) = flow { Some(it.text.to_plain()) } else { None })
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (at, finding) in found.iter().enumerate().filter(|(_, finding)| finding.unknown) {
        let row = table.rows.iter().find(|row| text(&row.cells[1]) == finding.id.as_str()).expect("every open finding");
        assert_eq!(text(&row.cells[0]), (at + 1).to_string());
        let advice = &pack::builtin().question(&finding.id).unwrap().recommendation;
        assert!(squeezed(&text(&row.cells[2])).contains(&squeezed(&unmoor_core::words::typographic(advice))));
        assert!(text(&row.cells[3]).contains(unmoor_core::words::severity(finding.severity)));
    }
}

/// An answer that was changed after the workshop is not what the workshop decided.
#[test]
fn todays_answer_is_not_printed_as_the_decision_of_the_workshop() {
    let mut assessment = demo::assessment();
    let record = assessment.answers.get_mut(&"AL-04".into()).unwrap();
    assert!(record.decision.is_some());
    record.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    let text = words(&print(&assessment).bytes);
    assert!(text.contains("Question, and its answer today"), "{text}");
    assert!(!text.contains("what was decided Votes") && !text.contains("Decided a"));
    let spoken = run("pdfinfo", &["-struct-text", "FILE"], &print(&assessment).bytes);
    assert!(!spoken.contains("Decided a"));
}

#[test]
fn a_day_is_not_printed_twice_in_a_row() {
    let pdf = print_with(&demo::assessment(), Settings { paper: Paper::Letter, ..settings() });
    let text = words(&pdf.bytes).replace('\u{a0}', " ");
    assert!(text.contains("signed 3 February 2025"));
    assert!(!text.contains("3 February 2025 (February 3, 2025)"), "{text}");
}

#[test]
fn a_line_says_what_is_evidence_and_what_is_a_note() {
    let text = words(&DEMO.bytes);
    assert!(text.contains("Note: Clause 9.1 calls"), "{text}");
    assert!(text.contains("Kind Software as a service; analytics or data warehouse"));
    assert!(text.contains("95 questions in scope, 62 settled, full depth, by four people"));
    assert!(!text.contains("Not opened in the source"));
}

/// A range from the foot of the chart to its head leaves the field behind it no place for its name.
#[test]
fn a_name_that_has_no_place_in_the_chart_stands_in_its_caption() {
    let mut assessment = demo::assessment();
    assessment.answers.clear();
    let pdf = print(&assessment);
    let board = run("pdftotext", &["-raw", "-f", "2", "-l", "2", "FILE", "-"], &pdf.bytes);
    assert!(!board.contains("Strategic dependence"), "{board}");
    assert!(words(&pdf.bytes).contains("Filled point: assured, strategic dependence (exposure 64,"), "{board}");
    assert!(board.contains("Too little is answered yet for a way up."), "{board}");
}

/// Intervals of exposure and risk run downwards, so their ends are named.
#[test]
fn the_change_since_a_snapshot_names_the_ends_of_exposure_and_risk() {
    let (then, mut now) = (demo::assessment(), demo::assessment());
    now.answers.get_mut(&"AL-02".into()).unwrap().answer =
        Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    let earlier = Earlier::new("Before", DAY, then.clone(), pack::builtin(), file::write(&then));
    let document = compose::document(&input(&now).since(Some(earlier)));
    let text = words(&render(&document).bytes);
    assert!(
        text.contains("exposure is 64 assured, 53 possible, as it was; risk was 37 assured, 12 possible, and is "),
        "{text}"
    );
}
