//! The report measured: time, memory and size at 60 pages, growth to 600, and two other typesetters on the same words.

use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use unmoor_core::assessment::{Answer, Assessment, EvidenceItem, EvidenceKind};
use unmoor_core::{demo, file, pack};
use unmoor_report::compose::{self, ReportInput, Settings};
use unmoor_report::document::Document;
use unmoor_report::fonts::Typefaces;
use unmoor_report::pdf::{self, Pdf};

use crate::Outcome;
use crate::peers;
use crate::table::{heading, line, measure, shown};

/// The folder that `cargo xtask bench` puts Typst into.
const PEERS: &str = "UNMOOR_PEERS";
/// Said to this program itself: make one report and say what it took.
pub(crate) const ALONE: &str = "--one-report";

const PAGES: usize = 60;
const GOAL: Duration = Duration::from_millis(200);
const MOST_MEMORY: u64 = 80_000_000;
const MOST_BYTES: usize = 500_000;

/// The full pack, every question answered and shown, with notes of some length.
fn assessment(sentences: usize) -> Assessment {
    let mut assessment = demo::assessment();
    assessment.scope.kinds = unmoor_core::assessment::Kind::ALL.to_vec();
    let note = "The clause names what is ours and what is theirs; the annex lists 37 record types and 12 exceptions. ";
    for (at, question) in pack::builtin().questions.iter().enumerate() {
        let record = assessment.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::Answered { option: question.options[at % 5].key, evidence: question.best_evidence };
        record.note = note.repeat(sentences);
        record.evidence_items = vec![EvidenceItem {
            id: format!("b{at}"),
            kind: EvidenceKind::File,
            title: format!("Master Services Agreement, schedule {at}"),
            detail: "clause 9.1, page 14".to_owned(),
            locator: String::new(),
            file: None,
            date: None,
            extra: Default::default(),
        }];
    }
    assessment
}

fn document(assessment: &Assessment) -> Document {
    let settings = Settings::new(jiff::civil::date(2026, 11, 23));
    compose::document(&ReportInput::new(assessment, pack::builtin(), settings, file::write(assessment)))
}

fn render(document: &Document) -> Result<Pdf, unmoor_report::pdf::ReportFault> {
    pdf::render_in(document, &Typefaces::Bundled, &mut |_| ControlFlow::Continue(()))
}

/// How many sentences each note needs for a report of so many pages, and how many pages it then has.
fn sentences_for(pages: usize) -> Outcome<(usize, usize)> {
    let mut sentences = 0;
    loop {
        let found = render(&document(&assessment(sentences)))?.pages;
        if found >= pages {
            return Ok((sentences, found));
        }
        sentences += ((pages - found) / 3).max(1);
    }
}

/// Makes one report and prints how long it took, in microseconds, and the most memory this process ever had, in bytes.
pub(crate) fn alone(sentences: &str) -> Outcome {
    let assessment = assessment(sentences.parse()?);
    let start = Instant::now();
    let pdf = render(&document(&assessment))?;
    let took = start.elapsed();
    println!("{} {} {} {}", took.as_micros(), most_memory(), pdf.bytes.len(), pdf.pages);
    Ok(())
}

pub(crate) fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}

pub(crate) fn times() -> Outcome {
    heading("the report");
    let (sentences, pages) = sentences_for(PAGES)?;
    let assessment = assessment(sentences);
    let mut fault = None;
    let times = measure(10, || fault = fault.take().or(render(&document(&assessment)).err()));
    fault.map_or(Ok(()), Err)?;
    let ours = times[times.len() / 2];
    line(&format!("compose and print the full pack, {pages} pages"), times, Some(GOAL));
    let first = child(sentences)?;
    line("the same, first report of a new process", vec![first.time], None);
    goal("its peak memory", first.memory, MOST_MEMORY);
    goal("its size", first.bytes as u64, MOST_BYTES as u64);
    growth()?;
    against(&document(&assessment), ours)
}

struct Alone {
    time: Duration,
    memory: u64,
    bytes: usize,
}

/// The same in a process of its own, where memory can be told.
fn child(sentences: usize) -> Outcome<Alone> {
    let output = Command::new(std::env::current_exe()?).args([ALONE, &sentences.to_string()]).output()?;
    let said = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [time, memory, bytes, _] = numbers[..] else { return Err(said.into()) };
    Ok(Alone { time: Duration::from_micros(time), memory, bytes: usize::try_from(bytes)? })
}

pub(crate) fn goal(what: &str, found: u64, most: u64) {
    let share = found as f64 / most as f64;
    println!("{what:<58} {:>8.1} MB {:>11} {:>8.1} MB {share:>9.2}", found as f64 / 1e6, "", most as f64 / 1e6);
}

/// Time per page from 60 pages to 600: it stays level where nothing grows with the square.
fn growth() -> Outcome {
    for pages in [150, 300, 600] {
        let (sentences, found) = sentences_for(pages)?;
        let assessment = assessment(sentences);
        let mut fault = None;
        let times = measure(3, || fault = fault.take().or(render(&document(&assessment)).err()));
        fault.map_or(Ok(()), Err)?;
        let each = times[times.len() / 2] / u32::try_from(found)?;
        line(&format!("the same with {found} pages ({} a page)", shown(each)), times, None);
    }
    Ok(())
}

/// Two other typesetters on the same words, where `cargo xtask bench` has brought them.
fn against(document: &Document, ours: Duration) -> Outcome {
    let Some(peers) = std::env::var_os(PEERS) else {
        println!("Typst and Chromium were not asked: `cargo xtask bench` brings them.");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let written = |name: &str, text: String| -> Outcome<std::path::PathBuf> {
        let path = folder.path().join(name);
        #[expect(clippy::disallowed_methods, reason = "a file of this measurement alone")]
        std::fs::write(&path, text)?;
        Ok(path)
    };
    let typst = written("report.typ", peers::typst(document))?;
    let page = written("report.html", peers::html(document))?;
    compare("Typst", ours, 3.0, || run_typst(Path::new(&peers), &typst))?;
    compare("headless Chromium", ours, 10.0, || run_chromium(&page))
}

fn compare(name: &str, ours: Duration, goal: f64, mut run: impl FnMut() -> Outcome<(Duration, usize)>) -> Outcome {
    let mut found = Vec::new();
    for _ in 0..3 {
        found.push(run()?);
    }
    found.sort_unstable();
    let (time, pages) = found[1];
    let factor = time.as_secs_f64() / ours.as_secs_f64();
    println!(
        "{:<58} {:>11} {factor:>10.1}x {goal:>10.0}x",
        format!("{name} on the same words, {pages} pages"),
        shown(time)
    );
    Ok(())
}

/// The time of the compilation alone: starting Python is not counted.
fn run_typst(peers: &Path, source: &Path) -> Outcome<(Duration, usize)> {
    let program = "import sys, time, typst\nstart = time.perf_counter()\n\
                   pdf = typst.compile(sys.argv[1], font_paths=[sys.argv[2]])\n\
                   print(time.perf_counter() - start)\nopen(sys.argv[1] + '.pdf', 'wb').write(pdf)";
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/unmoor-report/fonts");
    let mut python = Command::new("python3");
    let output = python.env("PYTHONPATH", peers).args(["-c", program]).arg(source).arg(fonts).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let seconds: f64 = said.trim().parse().map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?;
    Ok((Duration::from_secs_f64(seconds), pages(&source.with_extension("typ.pdf"))?))
}

/// The time of the whole program: it does nothing else.
fn run_chromium(page: &Path) -> Outcome<(Duration, usize)> {
    let target = page.with_extension("html.pdf");
    let profile = page.with_extension("profile");
    let mut chromium = Command::new("chromium");
    chromium.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]);
    chromium.arg(format!("--user-data-dir={}", profile.display()));
    chromium.arg(format!("--print-to-pdf={}", target.display())).arg(page);
    let start = Instant::now();
    chromium.output()?;
    Ok((start.elapsed(), pages(&target)?))
}

fn pages(file: &Path) -> Outcome<usize> {
    let output = Command::new("pdfinfo").arg(file).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    Ok(line.ok_or("no PDF was made")?.trim().parse()?)
}
