//! The validator that nobody here wrote, and the gate for the crates that make the PDF.

use std::ops::ControlFlow;
use std::process::Command;

use crate::support::{
    DEMO, FULL, composed, composed_with, full_with, keep, print_with, render, run, settings, unanswered,
};
use unmoor_core::assessment::{Answer, Assessment};
use unmoor_core::{demo, pack};
use unmoor_report::compose::{PartName, Settings};
use unmoor_report::document::{Block, Column, Document, Flow, Paragraph, Row, Setting, Style, Table, Text};
use unmoor_report::pdf::{self, Pdf};

/// Where `cargo xtask test --long` says the veraPDF engine is: a Java class path.
const ENGINE: &str = "UNMOOR_VERAPDF";

/// Asks the engine about a report, for PDF/UA-1 and PDF/A-3a.
fn validate(engine: &str, what: &str, pdf: &Pdf) {
    let folder = tempfile::tempdir().unwrap();
    let file = keep(&folder, "report.pdf", &pdf.bytes);
    let output = Command::new("java").args(["-cp", engine, "Validate", "ua1,3a", &file]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{what}: {said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.matches("PASS").count(), 2, "{what}: {said}");
}

/// A logo that cannot be drawn with plain areas.
const SHADED: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">
    <linearGradient id="g"><stop offset="0" stop-color="#0b3d4a"/><stop offset="1" stop-color="#c0392b"/></linearGradient>
    <rect width="120" height="40" rx="8" fill="url(#g)" opacity=".8"/></svg>"##;

/// Every question answered, with a note that goes on.
fn answered(note: &str) -> Assessment {
    let mut assessment = unanswered();
    for (at, question) in pack::builtin().questions.iter().enumerate() {
        let record = assessment.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::Answered { option: question.options[at % 5].key, evidence: question.best_evidence };
        record.note = note.to_owned();
    }
    assessment
}

/// A report of at least so many pages, by notes of the right length.
fn of_pages(pages: usize) -> Pdf {
    let mut words = 0;
    let mut pdf = render(&composed(&answered("")));
    while pdf.pages < pages {
        words += ((pages - pdf.pages) * 2).max(4);
        pdf = render(&composed(&answered(&"A note that goes on and on. ".repeat(words))));
    }
    pdf
}

/// One page: the board page alone.
fn of_one_page() -> Pdf {
    let others = PartName::ALL.into_iter().filter(|part| *part != PartName::Board);
    render(&composed_with(&demo::assessment(), Settings { left_out: others.collect(), ..settings() }))
}

/// Ten pages and no more: without the parts that would need most of them, by notes of the right length.
fn of_ten_pages() -> Pdf {
    let left_out =
        [PartName::Findings, PartName::Open, PartName::Letter, PartName::Method, PartName::References].into();
    let settings = Settings { left_out, ..settings() };
    let print = |words: usize| {
        let note = "A note that goes on and on. ".repeat(words);
        render(&composed_with(&answered(&note), settings.clone()))
    };
    let pdf = (0..40).map(print).find(|pdf| pdf.pages >= 10).expect("notes make a report longer");
    assert_eq!(pdf.pages, 10);
    pdf
}

/// Words without end, signs that no font has, and a table of two hundred rows inside a cell, as text.
fn hostile() -> Document {
    let mut document = composed(&demo::assessment());
    let cell = |words: String| vec![Flow::Paragraph(Paragraph::new(Style::Table, Text::of(words)))];
    let table: String = (0..200).map(|row| format!("row {row}\tvalue {}\n", row * row)).collect();
    let texts = [
        "x".repeat(4000),
        "\u{1F600}\u{1F468}\u{200d}\u{1F469} \u{1}\u{7f}\u{85}\u{2028}\u{202e}".to_owned(),
        table,
        "e\u{301}".repeat(2000),
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12 DO-04 \u{4e2d}\u{6587}".repeat(40),
    ];
    let row = |(at, text): (usize, String)| Row {
        cells: vec![cell(format!("R{at}")), cell(text)],
        continued: format!("R{at}"),
        ..Row::default()
    };
    let columns = vec![Column::left("No.", 60.0), Column::left("Words", 200.0)];
    let rows = texts.into_iter().enumerate().map(row).collect();
    document.parts[0].blocks = vec![Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 })];
    document
}

#[test]
fn the_validator_passes_reports_of_every_length_and_hostile_text() {
    let Ok(engine) = std::env::var(ENGINE) else {
        println!("The validator was not asked: `cargo xtask test --long` brings it and names it in {ENGINE}.");
        return;
    };
    validate(&engine, "one page", &of_one_page());
    validate(&engine, "the demo", &DEMO);
    validate(&engine, "every part on US Letter, with a logo of pixels", &FULL);
    validate(&engine, "a logo that is painted", &render(&full_with(SHADED.as_bytes())));
    let others = PartName::ALL.into_iter().filter(|part| *part != PartName::Letter).collect();
    validate(
        &engine,
        "the letter alone",
        &print_with(&demo::assessment(), Settings { left_out: others, ..settings() }),
    );
    validate(&engine, "ten pages", &of_ten_pages());
    for pages in [60, 600] {
        let pdf = of_pages(pages);
        validate(&engine, &format!("{} pages", pdf.pages), &pdf);
    }
    validate(&engine, "hostile text", &render(&hostile()));
    let computer = pdf::render(&hostile(), &mut |_| ControlFlow::Continue(())).unwrap();
    validate(&engine, "hostile text with fonts of the computer", &computer);
}

/// An upgrade of one of these crates must pass `cargo xtask test --long`, which then writes the file anew.
#[test]
fn the_crates_that_make_the_pdf_are_those_that_were_validated() {
    let lock = include_str!("../../../../Cargo.lock");
    for line in include_str!("../../validated.txt").lines() {
        let [name, version, sum] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let of_the_name: Vec<&str> =
            lock.split("[[package]]").filter(|package| package.contains(&format!("name = \"{name}\"\n"))).collect();
        let same = |package: &str| {
            package.contains(&format!("version = \"{version}\"\n"))
                && package.contains(&format!("checksum = \"{sum}\"\n"))
        };
        assert!(
            of_the_name.len() == 1 && same(of_the_name[0]),
            "{name} is not {version} alone, with which reports were validated: run `cargo xtask test --long`"
        );
        if name == "printpdf" {
            let producer = format!("printpdf {version}");
            assert!(run("pdfinfo", &["FILE"], &DEMO.bytes).contains(&producer), "the report says what made it");
        }
    }
}
