//! The report as it was looked at and found good: its words, its structure, and its pages as pictures.
//!
//! It is made from an assessment of its own, so that the demo may change. Where a change is meant, look at the new pages and run
//! the tests with `UNMOOR_GOLDEN=1`, which writes the pictures anew by pngquant, in 32 colours; and accept the snapshots.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::picture::{apart, draw, picture};
use crate::support::{keep, print_with, run, settings};
use unmoor_core::assessment::Assessment;
use unmoor_core::{file, pack};
use unmoor_report::compose::{PartName, Settings};
use unmoor_report::document::Paper;
use unmoor_report::pdf::Pdf;

/// How far a square of eight pixels may lie from what it was: other versions of poppler draw edges otherwise.
const TOLERANCE: f64 = 24.0;
const RESOLUTION: &str = "40";

static LOOKED_AT: LazyLock<Assessment> =
    LazyLock::new(|| file::read(include_bytes!("golden/assessment.unmoor.json"), &[pack::builtin()]).unwrap());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report/golden")
}

fn report(paper: Paper, left_out: &[PartName]) -> Pdf {
    let left_out = left_out.iter().copied().collect();
    print_with(&LOOKED_AT, Settings { paper, left_out, accent: Some("#7a1f5c".to_owned()), ..settings() })
}

/// Compares pages with those that were looked at, or writes them where that is wanted.
fn compare(name: &str, pdf: &Pdf) {
    let here = tempfile::tempdir().unwrap();
    let report = keep(&here, "report.pdf", &pdf.bytes);
    draw("pdftoppm", &["-r", RESOLUTION, "-png", &report, &format!("{}/page", here.path().display())]);
    for page in 1..=pdf.pages {
        let digits = pdf.pages.to_string().len();
        let drawn = here.path().join(format!("page-{page:0digits$}.png"));
        let golden = folder().join(format!("{name}-{page:02}.png"));
        if std::env::var_os("UNMOOR_GOLDEN").is_some() {
            let golden = golden.to_str().unwrap();
            draw("pngquant", &["--force", "--strip", "--nofs", "--output", golden, "32", drawn.to_str().unwrap()]);
            continue;
        }
        assert!(golden.exists(), "{name} has a page {page} that nobody has looked at");
        let worst = apart(&picture(&golden), &picture(&drawn), 8);
        assert!(worst <= TOLERANCE, "{name}, page {page} is not as it was looked at: {worst}");
    }
    let more = folder().join(format!("{name}-{:02}.png", pdf.pages + 1));
    assert!(!more.exists(), "{name} had more than {} pages", pdf.pages);
}

#[test]
fn every_page_is_drawn_as_it_was_looked_at() {
    compare("a4", &report(Paper::A4, &[]));
    compare("letter", &report(Paper::Letter, &[PartName::Findings, PartName::Answers, PartName::References]));
}

fn lines(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn words_and_structure_are_as_they_were_read() {
    let pdf = report(Paper::A4, &[PartName::Answers, PartName::References, PartName::Findings, PartName::Letter]);
    insta::assert_snapshot!("words", lines(&run("pdftotext", &["-layout", "FILE", "-"], &pdf.bytes)));
    let rest = PartName::ALL.into_iter().filter(|part| {
        !matches!(part, PartName::Answers | PartName::References | PartName::Findings | PartName::Letter)
    });
    let rest = report(Paper::A4, &rest.collect::<Vec<_>>());
    insta::assert_snapshot!("words_of_the_rest", lines(&run("pdftotext", &["-layout", "FILE", "-"], &rest.bytes)));
    insta::assert_snapshot!("structure", lines(&run("pdfinfo", &["-struct-text", "FILE"], &pdf.bytes)));
}
