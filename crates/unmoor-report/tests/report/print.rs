//! The printed report: it is sound, in order, the same every time, and holds whatever a person can type.

use std::ops::ControlFlow;

use crate::support::{
    DEMO, composed, composed_with, print, print_with, render, run, settings, show_unevenly, unanswered, verified,
    words, words_of,
};
use sha2::{Digest, Sha256};
use unmoor_core::assessment::{
    Answer, Depth, Evidence, EvidenceKind, NonBlank, OptionKey, StoredFile, Treatment, TreatmentStatus,
};
use unmoor_core::{demo, file, pack, rank};
use unmoor_report::compose::{self, PartName, ReportInput, Settings};
use unmoor_report::document::{Block, Column, Flow, Paper, Paragraph, Row, Setting, Style, Table, Text};
use unmoor_report::pdf::{self, Progress, ReportFault, Warning};
use unmoor_report::verify;

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `docs/own/unmoor.pdf` was made on the machine of whoever changed it last, and is made again here.
#[test]
fn a_report_made_on_another_machine_comes_out_the_same_to_the_byte() {
    let made = include_bytes!("../../../../docs/own/unmoor.pdf");
    let attached = verify::read(made).unwrap();
    let assessment = file::read(&attached.file, &[pack::builtin()]).unwrap();
    let input = ReportInput::new(&assessment, pack::builtin(), attached.settings, attached.file);
    assert!(
        render(&compose::document(&input)).bytes == made,
        "make it again, as docs/own/README.md says, if the report looks otherwise now"
    );
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let said = run("qpdf", &["--check", "FILE"], &DEMO.bytes);
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

#[test]
fn text_reads_in_the_order_of_the_page() {
    let text = run("pdftotext", &["-raw", "FILE", "-"], &DEMO.bytes);
    let expected = [
        "Lock-in and portability risk report",
        "Quaystead Relate",
        "Provisional",
        "About this report",
        "Contents",
        "You could leave Quaystead Relate",
        "What stands in the way",
        "Algorithm access",
        "Exit plan",
        "Shortest way up, to C, provisional",
        "How sure we are",
        "Last day for notice: 25 February 2027, in 94 days",
        "Sections",
        "What holds it down",
        "Findings",
        "1 XR-01",
        "4 What we do not know",
        "21 questions about leaving Quaystead Relate",
        "Yours faithfully",
        "Letter, page",
        "5 Decisions of the workshop",
        "Helen Marchetti",
        "Dissent: Jonas Whitlock.",
        "Parking list",
        "What was put off",
        "6 Answers",
        "DO-01",
        "Exposure",
        "7 Method and arithmetic",
        "What the method does not say",
        "8 Reference index",
        "EU Data Act",
    ];
    let mut rest = text.as_str();
    for words in expected {
        let at = rest.find(words).unwrap_or_else(|| panic!("\u{201c}{words}\u{201d} is missing or stands too early"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn the_board_page_has_the_last_safe_day_with_its_sum_and_says_when_it_has_passed() {
    let mut assessment = demo::assessment();
    let mut board = |months| {
        assessment.contract.as_mut().unwrap().months_to_leave = Some(months);
        run("pdftotext", &["-raw", "-f", "2", "-l", "2", "FILE", "-"], &print(&assessment).bytes)
    };
    let text = board(1);
    assert!(text.contains("Last safe day: 25 January 2027, in 63 days"), "{text}");
    let sum = "26 May 2027 \u{2212} 90 days\u{2019} notice \u{2212} 1 month to move = 25 January 2027.";
    assert!(text.contains(sum), "{text}");
    let text = board(9);
    assert!(text.contains("Last safe day: 25 May 2026, passed 182 days ago"), "{text}");
    assert!(text.contains("last safe day, passed") && !text.contains("No time to move"), "{text}");
}

#[test]
fn the_arithmetic_of_the_demo_is_printed() {
    let text = run("pdftotext", &["-layout", "FILE", "-"], &DEMO.bytes);
    for sum in [
        "5,514.30 / 110 = 50.13",
        "= 41.89, grade D",
        "1,735 / 27 = 64.26",
        "64.26 / 100 = 37.34, high",
        "216 / 309 = 69.9%",
    ] {
        assert!(text.contains(sum), "{sum}");
    }
}

/// A last row that is tall is no widow: the row before it fills the page where it fits.
#[test]
fn a_tall_row_is_not_taken_to_the_last_page_to_keep_another_company() {
    let rows_on_pages = |count: usize| -> Vec<String> {
        let mut document = composed(&demo::assessment());
        document.parts.truncate(1);
        (document.letter, document.board, document.cover) = (None, None, None);
        let cell = |words: String| vec![Flow::Paragraph(Paragraph::new(Style::Table, Text::of(words)))];
        let row =
            |at: usize| Row { cells: vec![cell(format!("R{at:02}")), cell("a line\n".repeat(12))], ..Row::default() };
        let columns = vec![Column::left("No.", 60.0), Column::left("Words", 200.0)];
        let rows = (0..count).map(row).collect();
        document.parts[0].blocks = vec![Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 })];
        let text = run("pdftotext", &["-raw", "FILE", "-"], &render(&document).bytes);
        text.split('\u{c}')
            .map(|page| page.split_whitespace().filter(|word| word.len() == 3 && word.starts_with('R')).collect())
            .collect()
    };
    for count in 6..12 {
        let before = rows_on_pages(count).join("|");
        let after = rows_on_pages(count + 1).join("|").replace(&format!("R{count:02}"), "");
        assert_eq!(before.trim_end_matches('|'), after.trim_end_matches('|'), "a last row moves no other");
    }
}

#[test]
fn the_last_two_answers_stand_side_by_side() {
    let text = run("pdftotext", &["-layout", "FILE", "-"], &DEMO.bytes);
    assert!(text.lines().any(|line| line.contains("XP-07") && line.contains("XP-08")), "{text}");
}

#[test]
fn a_step_of_the_way_up_says_where_its_grade_is_provisional() {
    let text = words(&DEMO.bytes);
    for row in ["held at 49 by XR-01 49.0 D, provisional", "no cap below it 52.1 C, provisional"] {
        assert!(text.contains(row), "{row}: {text}");
    }
    let mut sure = demo::assessment();
    for question in &pack::builtin().questions {
        let record = sure.answers.entry(question.id.clone()).or_default();
        if !matches!(record.answer, Answer::Answered { .. }) {
            record.answer = Answer::Answered { option: OptionKey('d'), evidence: Evidence::Documented };
        }
    }
    let text = words(&print(&sure).bytes);
    assert!(text.contains("Shortest way up, to ") && !text.contains("rovisional"), "{text}");
}

#[test]
fn who_sees_to_a_finding_is_printed_and_stays_when_the_finding_is_gone() {
    let mut assessment = demo::assessment();
    let accepted = TreatmentStatus::Accepted {
        reason: NonBlank::new("Nobody needs it after 2027").unwrap(),
        by: NonBlank::new("The management board").unwrap(),
    };
    let gone = assessment.answers.get_mut(&"DO-02".into()).unwrap();
    gone.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    let long = "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(4);
    let treatment =
        |status, owner: &str| Some(Treatment { status, owner: owner.into(), due: None, extra: Default::default() });
    assessment.answers.entry("AL-03".into()).or_default().treatment = treatment(accepted, "");
    assessment.answers.entry("AL-01".into()).or_default().treatment = treatment(TreatmentStatus::Open, &long);
    let pdf = print(&assessment);
    let text = run("pdftotext", &["-raw", "FILE", "-"], &pdf.bytes).split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Of the findings, six are taken on (one done) and two are accepted.",
        "Doing: Jonas Whitlock, due 15 January 2027.",
        "Accepted by The management board: Nobody needs it after 2027.",
        "What is being done",
        "gone DO-02 Derived data counted as yours Doing: Helen Marchetti, due 20 November 2026, overdue.",
        "what was decided is kept",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("no date, accepted"), "what is accepted needs no owner and no date");
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn answers_that_are_only_said_are_worth_a_test() {
    let mut assessment = demo::assessment();
    for record in assessment.answers.values_mut() {
        if let Answer::Answered { evidence, .. } = &mut record.answer {
            *evidence = Evidence::Claimed;
        }
    }
    let pdf = print(&assessment);
    let text = words(&pdf.bytes);
    assert!(
        text.contains("good answers rest on someone\u{2019}s word. Tests of the first four would lift the average by")
    );
    assert!(text.contains("Claimed."), "how it is shown today");
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn a_test_plan_names_what_each_proof_would_bring_and_vanishes_where_none_brings_a_tenth_of_a_point() {
    let mut assessment = demo::assessment();
    assert!(
        !rank::proof_gains(&assessment, pack::builtin()).is_empty(),
        "six claims of the demo could be shown better"
    );
    assert!(!words(&DEMO.bytes).contains("Test plan"), "and none of them brings 0.1");
    show_unevenly(&mut assessment);
    let pdf = print(&assessment);
    let text = words(&pdf.bytes);
    for said in [
        "18 good answers could be shown better. The best proof for the first four would lift the average by 1.7 points.",
        "1 EX-01 Yes: all of them, at any time, by a screen or an interface (API). Claimed. Log of an export you ran \
         yourselves, with date and record counts; Vendor documentation listing what the export covers Engineering 0.3 to 0.7",
        "Documented. Sample export files with their schema, opened in another tool; List of formats with versions Data 0.3",
        "with the next better evidence and with the best. Left out: six answers that gain less than 0.1.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn on_us_letter_our_own_days_are_month_first_and_what_was_typed_stays() {
    let mut assessment = demo::assessment();
    let record = assessment.answers.get_mut(&"XR-01".into()).expect("a record");
    let treatment = record.treatment.as_mut().expect("the demo has taken it on");
    treatment.status = TreatmentStatus::Accepted {
        reason: NonBlank::new("The mail of 3 March 2026 says so").expect("a reason"),
        by: NonBlank::new("The board").expect("a name"),
    };
    treatment.owner.clear();
    treatment.due = Some("2027-01-15".parse().expect("a day"));
    let text = words_of(&composed_with(&assessment, Settings { paper: Paper::Letter, ..settings() })).join(" ");
    for said in ["Decided on Nov\u{a0}17, 2026", "The mail of 3 March 2026 says so. Due January 15, 2027."] {
        assert!(text.replace('\u{a0}', " ").contains(&said.replace('\u{a0}', " ")), "{said}: {text}");
    }
}

#[test]
fn parts_that_are_left_out_leave_no_number_and_no_heading_behind() {
    use PartName::*;
    let without = |left_out: &[PartName]| {
        let assessment = demo::assessment();
        print_with(&assessment, Settings { left_out: left_out.iter().copied().collect(), ..settings() })
    };
    let text = words(&without(&[Board, Findings, Letter, Workshop, Answers]).bytes);
    assert!(text.contains("Page 2 of"), "the cover still counts");
    for (heading, there) in [("1 Sections", true), ("2 What we do not know", true), ("3 Method and arithmetic", true)] {
        assert_eq!(text.contains(heading), there, "{heading}");
    }
    assert!(!text.contains("in the letter after this part") && !text.contains("Dear Sir"), "no letter is spoken of");
    // In the demo no claim is worth a test and nothing is compared with: these two parts have nothing to say.
    for part in [Tests, Change] {
        let others = PartName::ALL.into_iter().filter(|other| *other != part).collect();
        let document = composed_with(&demo::assessment(), Settings { left_out: others, ..settings() });
        let nothing = pdf::render(&document, &mut |_| ControlFlow::Continue(()));
        assert_eq!(nothing, Err(ReportFault::Empty), "{part:?} alone");
    }
    for part in PartName::ALL.into_iter().filter(|part| ![Tests, Change].contains(part)) {
        let others: Vec<PartName> = PartName::ALL.into_iter().filter(|other| *other != part).collect();
        let pdf = without(&others);
        run("qpdf", &["--check", "FILE"], &pdf.bytes);
        assert_links_lead_somewhere(&pdf.bytes);
        let text = words(&pdf.bytes);
        assert!(!text.contains("page 0") && !text.contains("page \u{a0}"), "{part:?} alone: {text}");
        assert!(part == Letter || verified(&pdf.bytes).is_empty(), "{part:?} alone");
    }
    let none = Settings { left_out: PartName::ALL.into_iter().collect(), ..settings() };
    let nothing = pdf::render(&composed_with(&demo::assessment(), none), &mut |_| ControlFlow::Continue(()));
    assert_eq!(nothing, Err(ReportFault::Empty));
}

fn assert_links_lead_somewhere(report: &[u8]) {
    let file = lopdf::Document::load_mem(report).unwrap();
    for page in file.get_pages().into_values() {
        for annotation in file.get_page_annotations(page).unwrap_or_default() {
            assert!(annotation.has(b"Dest"), "a link leads nowhere: {annotation:?}");
        }
    }
}

#[test]
fn who_was_there_is_said_by_the_shorter_list() {
    let mut assessment = demo::assessment();
    let everybody: Vec<_> = assessment.participants.iter().map(|person| person.id.clone()).collect();
    for (question, present) in [("AL-04", &everybody[..3]), ("XR-01", &everybody[..1])] {
        let record = assessment.answers.get_mut(&question.into()).unwrap();
        record.decision.as_mut().unwrap().present = present.to_vec();
    }
    let text = words(&print(&assessment).bytes);
    for said in ["Present: all but Jonas Whitlock.", "Present: Ines Aldana.", "Ines Aldana Procurement both days"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn documents_that_are_kept_are_listed_with_their_sha_256() {
    let mut assessment = demo::assessment();
    let digest = digest(b"the signed agreement");
    let kept = |name: &str| StoredFile {
        name: name.to_owned(),
        sha256: digest.clone(),
        size: 48_213,
        extra: Default::default(),
    };
    for id in ["DO-01", "DO-02"] {
        let record = assessment.answers.get_mut(&id.into()).unwrap();
        record.evidence_items[0].kind = EvidenceKind::File;
        record.evidence_items[0].file = Some(kept("Master agreement, signed.pdf"));
    }
    let pdf = print(&assessment);
    let text = words(&pdf.bytes);
    let said = format!("Master agreement, signed.pdf {digest} DO-01, DO-02 48,213");
    assert!(text.contains(&said), "{text}");
    assert_eq!(text.matches(&digest).count(), 1, "each document stands once");
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn on_us_letter_lines_break_as_on_a4_and_dates_begin_with_the_month() {
    let letter = print_with(&demo::assessment(), Settings { paper: Paper::Letter, ..settings() });
    assert_eq!(verified(&letter.bytes), []);
    let facts = run("pdfinfo", &["FILE"], &letter.bytes);
    assert!(facts.contains("612 x 792 pts"), "{facts}");
    let text = words(&letter.bytes);
    for said in ["February 25, 2027", "November 23, 2026", "Feb 25, 2027"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("notice: 25 February"), "a date of ours is written day first");
}

#[test]
fn a_reprint_is_the_same_bytes() {
    assert_eq!(digest(&print(&demo::assessment()).bytes), digest(&DEMO.bytes));
}

/// Says what the demo's report comes to in this process; the next test asks another process.
#[test]
fn digest_of_the_demo() {
    println!("digest {}", digest(&DEMO.bytes));
    assert!(DEMO.bytes.starts_with(b"%PDF-1.7"));
}

#[test]
fn another_process_prints_the_same_bytes() {
    let this = std::env::current_exe().unwrap();
    let output =
        std::process::Command::new(this).args(["--exact", "print::digest_of_the_demo", "--nocapture"]).output();
    let said = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(said.contains(&format!("digest {}", digest(&DEMO.bytes))), "{said}");
}

#[test]
fn every_assessment_prints_and_verifies() {
    let mut quick = demo::assessment();
    quick.scope.depth = Depth::Quick;
    let mut best = demo::assessment();
    for question in &pack::builtin().questions {
        let record = best.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::Answered { option: question.options[0].key, evidence: question.best_evidence };
    }
    let mut nothing_applies = unanswered();
    for question in &pack::builtin().questions {
        let record = nothing_applies.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::NotApplicable { reason: unmoor_core::assessment::Reason::new("No.").unwrap() };
    }
    for assessment in [quick, best, unanswered(), nothing_applies] {
        let pdf = print(&assessment);
        assert_eq!(verified(&pdf.bytes), [], "{}", assessment.title);
        run("qpdf", &["--check", "FILE"], &pdf.bytes);
    }
}

#[test]
fn hostile_text_stays_on_the_page() {
    let hostile = [
        "x".repeat(4000),
        "https://example.com/a/very/long/path?with=parts&that=never_end".repeat(60),
        "A note that goes on and on. ".repeat(180),
        "emoji \u{1F600}\u{1F468}\u{200d}\u{1F469}, control \u{1}\u{7f}\u{85}, breaks \u{2028}\u{2029}\u{b}".to_owned(),
        "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{627}\u{644}\u{633}\u{644}\u{627}\u{645} \u{4e2d}\u{6587}".to_owned(),
        "e\u{301}".repeat(2000),
        "\n\n\n".repeat(200),
    ];
    let mut assessment = demo::assessment();
    assessment.title = hostile[0][..1000].to_owned();
    assessment.vendor.service = hostile[4].clone();
    assessment.vendor.name = hostile[1][..1000].to_owned();
    for (at, record) in assessment.answers.values_mut().enumerate() {
        record.note = hostile[at % hostile.len()].clone();
        for (item, evidence) in record.evidence_items.iter_mut().enumerate() {
            evidence.detail = hostile[(at + item + 1) % hostile.len()].clone();
        }
    }
    let pdf = print(&assessment);
    let [Warning::MissingGlyphs { characters }] = &pdf.warnings[..] else { panic!("{:?}", pdf.warnings) };
    assert!(characters.contains(&'\u{1F600}') && characters.contains(&'\u{1}'), "{characters:?}");
    let said = pdf.warnings[0].to_string();
    assert!(said.contains("\u{1F600} (U+1F600)") && said.contains(" U+0001"), "{said}");
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn a_character_for_private_use_is_replaced_and_named_though_a_font_draws_something_for_it() {
    let mut assessment = demo::assessment();
    assessment.title = "Plan \u{e000}".to_owned();
    let pdf = print(&assessment);
    let [Warning::MissingGlyphs { characters }] = &pdf.warnings[..] else { panic!("{:?}", pdf.warnings) };
    assert_eq!(characters, &['\u{e000}']);
    assert!(!words(&pdf.bytes).contains('\u{e000}'));
}

/// Whatever grows with the square of a note's length would take minutes here.
#[test]
fn a_note_of_a_megabyte_without_a_space_is_printed_whole() {
    let mut assessment = demo::assessment();
    let mut records = assessment.answers.values_mut();
    records.next().unwrap().note = "x".repeat(1_000_000);
    records.next().unwrap().note = "/data_2026".repeat(20_000);
    let pdf = print(&assessment);
    let attached = verify::read(&pdf.bytes).unwrap();
    let printed = |letter: char| attached.printed.texts().map(|text| text.matches(letter).count()).sum::<usize>();
    assert!(printed('x') >= 1_000_000);
    assert!(printed('_') >= 20_000);
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn it_stops_where_it_is_told_to() {
    let document = composed(&demo::assessment());
    let mut pages = 0;
    let stop_at_drawing = |progress: Progress| match progress {
        Progress::LaidOut { .. } => ControlFlow::Continue(()),
        Progress::Drawn { page, of } => {
            pages = of;
            if page >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    };
    assert_eq!(pdf::render(&document, &mut { stop_at_drawing }), Err(ReportFault::Cancelled));
    assert_eq!(pages, DEMO.pages);
    let at_once = pdf::render(&document, &mut |_| ControlFlow::Break(()));
    assert_eq!(at_once, Err(ReportFault::Cancelled));
}

#[test]
fn what_would_be_cut_off_is_not_printed() {
    let mut document = composed(&demo::assessment());
    let figures = document.parts[0].blocks.iter_mut().find_map(|block| match block {
        Block::Figures(figures) => Some(figures),
        _ => None,
    });
    figures.unwrap()[1].x += 60.0;
    let fault = pdf::render(&document, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(fault, ReportFault::OutsidePage { page: 3, place: "Sections".to_owned() });
}
