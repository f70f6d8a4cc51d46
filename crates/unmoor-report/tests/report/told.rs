//! What a reader takes from the paper alone: the arithmetic to the end, findings under their numbers, and nothing that is not so.

use unmoor_core::assessment::{Answer, Assessment, Decided, Evidence, NonBlank, OptionKey};
use unmoor_core::finding::KnockoutState;
use unmoor_core::words::typographic;
use unmoor_core::{demo, file, pack};
use unmoor_report::compose::{self, Earlier, PartName, Settings};
use unmoor_report::document::{Block, Flow, Paper, Row};

use crate::support::{
    DAY, DEMO, composed, composed_with, input, print, print_with, render, run, settings, squeezed, words,
};

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
        let first = format!("{}\u{2002}{}", at + 1, finding.id);
        let row = table.rows.iter().find(|row| text(&row.cells[0]).starts_with(&first)).expect("every open finding");
        assert!(text(&row.cells[0]).contains(unmoor_core::words::severity(finding.severity)));
        if finding.knockout != KnockoutState::None {
            assert!(text(&row.cells[1]).contains("In full among the findings."), "{first}");
        }
    }
}

/// Whichever part a finding stands in: why it matters, what to do, who must act, who owns it, by when, how far it is, and on
/// what it bears, as of which day.
#[test]
fn every_finding_says_all_that_is_asked_of_it() {
    let assessment = demo::assessment();
    let score = unmoor_core::score::score(&assessment, pack::builtin());
    let found = unmoor_core::finding::findings(&assessment, pack::builtin(), &score);
    for left_out in [vec![], vec![PartName::Open], vec![PartName::Findings]] {
        let document = composed_with(&assessment, Settings { left_out: left_out.into_iter().collect(), ..settings() });
        let rows: Vec<&Row> = document
            .parts
            .iter()
            .filter(|part| ["Findings", "What we do not know"].contains(&part.title.as_str()))
            .flat_map(|part| &part.blocks)
            .filter_map(|block| if let Block::Table(table) = block { Some(&table.rows) } else { None })
            .flatten()
            .collect();
        for (at, finding) in found.iter().enumerate() {
            let first = format!("{}\u{2002}{}", at + 1, finding.id);
            let said: Vec<String> = rows
                .iter()
                .map(|row| row.cells.iter().map(|cell| said(cell)).collect::<Vec<_>>().join(" "))
                .filter(|said| said.starts_with(&first))
                .map(|said| squeezed(&said))
                .collect();
            let question = pack::builtin().question(&finding.id).unwrap();
            let whole = said.iter().filter(|said| said.contains(&squeezed_set(&question.why))).collect::<Vec<_>>();
            if document.parts.iter().all(|part| part.title != "Findings") && whole.is_empty() {
                assert!(!finding.unknown, "{first} stands in the part on what is not known");
                continue;
            }
            let [whole] = whole.as_slice() else { panic!("{first}: {} times, {said:?}", whole.len()) };
            for wanted in [
                unmoor_core::words::severity(finding.severity),
                &squeezed_set(&question.recommendation),
                unmoor_core::words::actor(finding.actor),
                "Owner:",
                "Due:",
                "Status:",
                "As of",
            ] {
                assert!(whole.contains(&squeezed(wanted)), "{first}: {wanted}: {whole}");
            }
        }
    }
}

fn squeezed_set(text: &str) -> String {
    squeezed(&typographic(text))
}

/// What a cell says.
fn said(cell: &[Flow]) -> String {
    let text = |flow: &Flow| if let Flow::Paragraph(it) = flow { Some(it.text.to_plain()) } else { None };
    cell.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}

/// A sign is explained on each page where it stands, not only at the end of its part.
#[test]
fn signs_are_explained_on_every_page_where_they_stand() {
    for page in 1..=DEMO.pages {
        let page = page.to_string();
        let text = run("pdftotext", &["-raw", "-f", &page, "-l", &page, "FILE", "-"], &DEMO.bytes);
        let note = "* cited from memory; the text was not looked up";
        assert_eq!(text.contains('*'), text.contains(note), "page {page}: {text}");
        if text.contains("F 38.6") {
            assert!(text.contains("F: weight of the finding"), "page {page}: {text}");
        }
        if text.contains("v 0\u{2013}100") {
            assert!(text.contains("v value") && text.contains("x exposure; two numbers"), "page {page}: {text}");
        }
    }
}

/// An answer that was changed after the workshop is not what the workshop decided.
#[test]
fn todays_answer_is_not_printed_as_the_decision_of_the_workshop() {
    let mut assessment = demo::assessment();
    let record = assessment.answers.get_mut(&"AL-04".into()).unwrap();
    assert!(record.decision.is_some());
    record.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Documented };
    let text = squeezed(&words(&print(&assessment).bytes));
    let d = squeezed(&typographic(&label("AL-04", 'd')));
    let a = squeezed(&typographic(&label("AL-04", 'a')));
    assert!(text.contains(&format!("Decidedon17Nov2026:d{d}(tested)")), "{text}");
    assert!(text.contains(&format!("Changedsince.Today’sanswer:a{a}(documented)")), "{text}");
    let figures = format!("{:?}", composed(&assessment));
    assert!(figures.contains("Decided: d.") && !figures.contains("Decided: a."), "the words of the figure");
}

fn label(question: &str, option: char) -> String {
    let question = pack::builtin().question(&question.into()).expect("a question of the pack");
    question.option(OptionKey(option)).expect("an option of it").label.clone()
}

/// Whatever can be decided is printed, and of a decision from before that was kept the report says so.
#[test]
fn what_was_decided_is_printed_whatever_it_was() {
    let mut assessment = demo::assessment();
    let decision = |assessment: &mut Assessment, id: &str, decided: Option<Decided>| {
        let record = assessment.answers.get_mut(&id.into()).unwrap();
        record.decision.as_mut().unwrap().decided = decided;
    };
    decision(&mut assessment, "AL-04", Some(Decided::Unknown));
    let reason = NonBlank::new("nobody leaves").unwrap();
    decision(&mut assessment, "XR-01", Some(Decided::NotApplicable { reason }));
    let text = squeezed(&words(&print(&assessment).bytes));
    assert!(text.contains("Decidedon17Nov2026:notknown"), "{text}");
    assert!(text.contains("Decidedon19Nov2026:doesnotapply:nobodyleaves"), "{text}");
    assert_eq!(text.matches("Changedsince.Today’sanswer:").count(), 2, "{text}");
    decision(&mut assessment, "AL-04", None);
    assessment.answers.get_mut(&"XR-01".into()).unwrap().answer = Answer::Open;
    let text = squeezed(&words(&print(&assessment).bytes));
    assert!(text.contains("Whatwasdecidedwasnotkept.Today’sanswer:d"), "{text}");
    assert!(text.contains("Changedsince.Todaythequestionisopenagain."), "{text}");
    let record = assessment.answers.get_mut(&"XR-01".into()).unwrap();
    record.decision.as_mut().unwrap().note = String::new();
    let text = squeezed(&words(&print(&assessment).bytes));
    assert!(text.contains("Decided:doesnotapply.Dissent:InesAldana."), "no reason was given: {text}");
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
