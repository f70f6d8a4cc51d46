//! The workbook: LibreOffice computes what the core computes, also after an answer was changed in it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use unmoor_core::assessment::{Answer, Assessment, Depth, Evidence, OptionKey, QuestionId, Reason};
use unmoor_core::score::{End, Score, score};
use unmoor_core::{demo, file, pack, words};
use unmoor_report::compose::{ReportInput, Settings};
use unmoor_report::document::Paper;
use unmoor_report::format::Format;

use super::{converted, packed, parts};
use crate::formats::made;
use crate::support::{hostile, settings, unanswered};

/// Every sheet as text: numbers as they are, not as they are shown.
const CSV: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/// A sheet as rows of cells.
type Rows = Vec<Vec<String>>;

fn rows(csv: &str) -> Rows {
    let (mut rows, mut cell, mut quoted) = (vec![vec![]], String::new(), false);
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                rows.last_mut().unwrap().push(std::mem::take(&mut cell));
                rows.push(Vec::new());
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows
}

/// A workbook whose formulas hold no values, so that whatever they show was computed by who opened it.
fn emptied(workbook: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut parts = parts(workbook);
    for (name, bytes) in &mut parts {
        if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
            let xml = String::from_utf8(bytes.clone()).unwrap();
            let mut pieces = xml.split("</f><v>");
            let mut emptied = pieces.next().unwrap().to_owned();
            for piece in pieces {
                emptied.push_str("</f>");
                emptied.push_str(piece.split_once("</v>").unwrap().1);
            }
            *bytes = emptied.into_bytes();
        }
    }
    parts
}

/// Puts a text into a cell of the sheet Answers, as somebody would in Excel.
fn type_in(parts: &mut BTreeMap<String, Vec<u8>>, cell: &str, text: &str) {
    let sheet = parts.get_mut("xl/worksheets/sheet3.xml").unwrap();
    let xml = String::from_utf8(sheet.clone()).unwrap();
    let (before, rest) = xml.split_once(&format!("<c r=\"{cell}\" ")).unwrap();
    let (old, after) = match (rest.find("/>"), rest.find("</c>")) {
        (Some(empty), Some(full)) if empty < full => (&rest[..empty], &rest[empty + 2..]),
        (_, full) => (&rest[..full.unwrap()], &rest[full.unwrap() + 4..]),
    };
    let style = old.split("s=\"").nth(1).unwrap().split('"').next().unwrap();
    let new = format!("{before}<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>{after}");
    *sheet = new.into_bytes();
}

/// What LibreOffice computes, workbook by workbook: every sheet by its name.
fn computed(workbooks: &[(&str, Vec<u8>)]) -> BTreeMap<String, BTreeMap<String, Rows>> {
    let files: Vec<_> = workbooks.iter().map(|(name, bytes)| (format!("{name}.xlsx"), bytes.clone())).collect();
    let mut found: BTreeMap<String, BTreeMap<String, Rows>> = BTreeMap::new();
    for (file, csv) in converted(&files, CSV) {
        let (workbook, sheet) = file.trim_end_matches(".csv").split_once('-').unwrap();
        found.entry(workbook.to_owned()).or_default().insert(sheet.to_owned(), rows(&csv));
    }
    found
}

fn near(name: &str, printed: &str, expected: Option<f64>) {
    match expected {
        None => assert_eq!(printed, "", "{name}"),
        Some(expected) => {
            // LibreOffice writes out a share in per cent, with all its digits.
            let (digits, of) = printed.strip_suffix('%').map_or((printed, 1.0), |digits| (digits, 100.0));
            let number: f64 =
                digits.parse().unwrap_or_else(|_| panic!("{name}: \u{201c}{printed}\u{201d} is no number"));
            let number = number / of;
            assert!((number - expected).abs() < 1e-9, "{name}: {number}, not {expected}");
        }
    }
}

/// Whether everything that the sheets compute is what the core computes.
fn assert_computed(name: &str, sheets: &BTreeMap<String, Rows>, score: &Score) {
    let arithmetic = &sheets["Arithmetic"];
    for (end, column) in [(End::Assured, 2), (End::Possible, 3)] {
        let at = |row: usize| arithmetic[row][column].as_str();
        for (row, figure) in
            [(1, score.average), (6, score.portability), (8, score.exposure), (9, score.lock_in), (10, score.risk)]
        {
            near(&format!("{name}, row {row}, {end:?}"), at(row), Some(*figure.at(end)));
        }
        assert_eq!(at(7), score.grade.at(end).letter().to_string(), "{name}, {end:?}");
        assert_eq!(at(11), words::zone(*score.zone.at(end)), "{name}, {end:?}");
        assert_eq!(at(12), words::field(*score.field.at(end)), "{name}, {end:?}");
        for (row, kind) in [(2, "Knockout"), (3, "KnockoutUnknown"), (4, "WeakestSection"), (5, "ProofGate")] {
            let caps = score.caps.at(end).iter().filter(|cap| format!("{:?}", cap.kind) == kind);
            near(&format!("{name}, {kind}, {end:?}"), at(row), caps.map(|cap| cap.value).min_by(f64::total_cmp));
        }
    }
    for (row, share) in [(15, score.coverage), (16, score.confidence), (17, score.proof)] {
        near(&format!("{name}, row {row}"), &arithmetic[row][4], Some(share.value));
    }
    let provisional = if score.provisional.is_some() { "provisional" } else { "no" };
    assert_eq!(arithmetic[18][4], provisional, "{name}");
    for row in sheets["Sections"].iter().skip(1).filter(|row| row.len() > 1) {
        let section = score.sections.iter().find(|section| section.id.as_str() == row[0]);
        near(&format!("{name}, {}", row[0]), &row[6], section.map(|section| section.value.assured));
        near(&format!("{name}, {}", row[0]), &row[8], section.map(|section| section.value.possible));
    }
    for (row, line) in sheets["Answers"].iter().skip(1).zip(&score.lines) {
        assert_eq!(row[0], line.id.as_str());
        near(&format!("{name}, {}", line.id), &row[9], line.value.map(|value| f64::from(value.assured)));
        near(&format!("{name}, {}", line.id), &row[10], line.value.map(|value| f64::from(value.possible)));
    }
}

/// Answers as they fall; the same for the same number.
fn random(seed: u64) -> Assessment {
    let mut state = seed;
    let mut draw = |of: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % of
    };
    let mut assessment = unanswered();
    let pack = pack::builtin();
    for question in &pack.questions {
        let answer = match draw(10) {
            0 => Answer::Open,
            1 => Answer::Unknown,
            2 => Answer::NotApplicable { reason: Reason::new("-1 @home").unwrap() },
            _ => Answer::Answered {
                option: question.options[draw(5) as usize].key,
                evidence: [Evidence::Claimed, Evidence::Documented, Evidence::Tested][draw(3) as usize],
            },
        };
        assessment.answers.entry(question.id.clone()).or_default().answer = answer;
    }
    for question in &pack.exposure {
        if draw(4) > 0 {
            let option = &question.options[draw(question.options.len() as u64) as usize];
            assessment.exposure.insert(question.id.clone(), option.key);
        }
    }
    assessment
}

#[test]
fn libreoffice_computes_the_numbers_of_the_core() {
    let mut quick = demo::assessment();
    quick.scope.depth = Depth::Quick;
    let mut none = unanswered();
    for question in &pack::builtin().questions {
        let record = none.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::NotApplicable { reason: Reason::new("No.").unwrap() };
    }
    let mut assessments = vec![("demo", demo::assessment()), ("quick", quick), ("open", unanswered()), ("none", none)];
    assessments.extend([("r1", random(1)), ("r2", random(2)), ("r3", random(3)), ("r4", random(44))]);
    let workbooks: Vec<_> =
        assessments.iter().map(|(name, one)| (*name, packed(&emptied(&made(Format::Excel, one))))).collect();
    let sheets = computed(&workbooks);
    for (name, assessment) in &assessments {
        assert_computed(name, &sheets[*name], &score(assessment, pack::builtin()));
    }
}

/// What the formulas hold until somebody computes them.
#[test]
fn the_values_in_the_cells_are_those_that_libreoffice_computes() {
    let whole = made(Format::Excel, &random(5));
    let sheets = computed(&[("emptied", packed(&emptied(&whole)))]);
    let cached = {
        let mut kept = super::converted(&[("kept.xlsx".to_owned(), whole)], CSV);
        kept.retain(|name, _| !name.contains("Summary"));
        kept
    };
    for (file, csv) in cached {
        let sheet = file.trim_end_matches(".csv").split_once('-').unwrap().1.to_owned();
        assert_eq!(rows(&csv), sheets["emptied"][&sheet], "{sheet}");
    }
}

#[test]
fn an_answer_that_is_changed_in_the_workbook_moves_the_score_as_in_the_app() {
    let assessment = demo::assessment();
    let answered = |option: char, evidence: Evidence| Answer::Answered { option: OptionKey(option), evidence };
    let changes = [
        ("better", "DO-02", answered('a', Evidence::Tested)),
        ("knockout", "XR-01", answered('a', Evidence::Documented)),
        ("unknown", "EX-01", Answer::Unknown),
        ("gone", "AL-01", Answer::NotApplicable { reason: Reason::new("No.").unwrap() }),
    ];
    let before = score(&assessment, pack::builtin());
    let mut workbooks = Vec::new();
    let mut expected = BTreeMap::new();
    for (name, id, answer) in changes {
        let id = QuestionId::from(id);
        let row = before.lines.iter().position(|line| line.id == id).unwrap() + 2;
        let mut parts = emptied(&made(Format::Excel, &assessment));
        let (state, option, evidence) = match &answer {
            Answer::Answered { option, evidence } => {
                ("answered", option.0.to_string(), words::evidence(*evidence).to_lowercase())
            }
            Answer::Unknown => ("unknown", String::new(), String::new()),
            _ => ("not applicable", String::new(), String::new()),
        };
        for (column, text) in [("E", state), ("F", &option), ("G", &evidence)] {
            type_in(&mut parts, &format!("{column}{row}"), text);
        }
        workbooks.push((name, packed(&parts)));
        let mut changed = assessment.clone();
        changed.answers.entry(id).or_default().answer = answer;
        let after = score(&changed, pack::builtin());
        assert_ne!(after.average, before.average, "{name} must move something, or this test proves nothing");
        expected.insert(name, after);
    }
    let sheets = computed(&workbooks);
    for (name, after) in expected {
        assert_computed(name, &sheets[name], &after);
        let changed = sheets[name]["Summary"].iter().filter(|row| row.len() > 5 && row[5] == "changed").count();
        assert!(changed > 0, "{name}: the summary says that something changed");
    }
}

#[test]
fn whatever_a_person_typed_stays_text() {
    let assessment = hostile();
    let workbook = made(Format::Excel, &assessment);
    let formulas = |workbook: &[u8]| {
        let parts = parts(workbook);
        let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
        sheets.map(|(_, xml)| String::from_utf8_lossy(xml).matches("<f>").count()).sum::<usize>()
    };
    assert_eq!(formulas(&workbook), formulas(&made(Format::Excel, &demo::assessment())), "no text became a formula");
    let sheets = computed(&[("hostile", workbook)]);
    let lines = score(&assessment, pack::builtin()).lines;
    for (row, line) in sheets["hostile"]["Answers"].iter().skip(1).zip(&lines) {
        let note = assessment.answers.get(&line.id).map_or("", |record| &record.note);
        let plain = |text: &str| text.chars().filter(|letter| !letter.is_control()).collect::<String>();
        assert_eq!(plain(&row[12]), plain(note), "{}", line.id);
    }
}

#[test]
fn every_sheet_is_printed_one_page_wide_on_the_paper_of_the_report_with_its_head_on_every_page() {
    let assessment = demo::assessment();
    let confidentiality = "Strictly confidential. For the members of the supervisory board and for counsel of \
                           Fennimere Garden Centres only; not to be copied or handed on without consent."
        .to_owned();
    for (paper, number) in [(Paper::A4, "9"), (Paper::Letter, "1")] {
        let settings = Settings { paper, confidentiality: confidentiality.clone(), ..settings() };
        let input = ReportInput::new(&assessment, pack::builtin(), settings, file::write(&assessment));
        let made = Format::Excel.write(&input, &mut |_| ControlFlow::Continue(())).unwrap();
        let parts = parts(&made.bytes);
        let sheets: Vec<String> = (1..=8)
            .map(|at| String::from_utf8_lossy(&parts[&format!("xl/worksheets/sheet{at}.xml")]).into_owned())
            .collect();
        for sheet in &sheets {
            assert!(sheet.contains(&format!("<pageSetup paperSize=\"{number}\" fitToHeight=\"0\"")), "{paper:?}");
            assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"));
            let foot = sheet.split("<oddFooter>").nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(foot.contains(&confidentiality), "the whole line: {foot}");
        }
        let turned: Vec<bool> = sheets.iter().map(|sheet| sheet.contains("orientation=\"landscape\"")).collect();
        assert_eq!(turned, [false, true, true, true, true, true, false, false], "the wide ones only");
        let names = String::from_utf8_lossy(&parts["xl/workbook.xml"]).into_owned();
        assert_eq!(
            names.matches("_xlnm.Print_Titles").count(),
            7,
            "all but the summary, whose tables have heads of their own"
        );
    }
}

/// A row is at most 409 points high: what is longer was cut off on paper and on the screen.
#[test]
fn a_column_is_made_wider_for_a_text_that_a_row_cannot_hold() {
    let width = |assessment: &Assessment| -> f64 {
        let parts = parts(&made(Format::Excel, assessment));
        let sheet = String::from_utf8_lossy(&parts["xl/worksheets/sheet3.xml"]).into_owned();
        let note = sheet.split("<col min=\"13\" max=\"13\" width=\"").nth(1).unwrap();
        note.split('"').next().unwrap().parse().unwrap()
    };
    let mut assessment = demo::assessment();
    let before = width(&assessment);
    assessment.answers.values_mut().next().unwrap().note = "words that go on and on ".repeat(100);
    assert!(width(&assessment) > 2.0 * before, "2,400 characters in 27 lines");
}

#[test]
fn sections_are_named_on_every_sheet_as_in_the_rest_of_the_report() {
    let assessment = demo::assessment();
    let parts = parts(&made(Format::Excel, &assessment));
    let texts = String::from_utf8_lossy(&parts["xl/sharedStrings.xml"]).into_owned();
    for section in score(&assessment, pack::builtin()).sections {
        let name = &pack::builtin().section(&section.id).unwrap().name;
        assert!(texts.contains(&format!(">{}</t>", words::section_name(name))), "{name}");
        assert!(!name.contains('&') || !texts.contains(&name.replace('&', "&amp;")), "{name}");
    }
}
