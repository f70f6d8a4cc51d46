//! Every reader of Unmoor against files that were altered at random: none may panic, hang, or take more than its limits.
//!
//! The altered files come from those in `fuzz/corpus/` and from whole ones made here. Two seconds a reader in the ordinary run,
//! a minute in the long one. What breaks a reader is written to `target/readers/`; it belongs into the corpus from then on.
//! `cargo xtask fuzz` asks the same readers, guided by which code was reached.

mod alter;
mod limits;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use unmoor_app::clock::Clock;
use unmoor_app::report::{self, Format};
use unmoor_app::view::ReportOptions;
use unmoor_app::{Access, App, Assessed, Start};
use unmoor_core::assessment::{Extra, Request};
use unmoor_core::{answer_sheet, ask, file, pack};
use unmoor_store::Workspace;
use unmoor_tests::readers::{self, READERS};
use unmoor_tests::{folders, place};

use crate::alter::Alter;

/// No file, however it was altered, takes longer to read or to refuse.
const LONGEST: Duration = Duration::from_secs(10);

/// As many files are tried at least, also where a machine is busy.
const LEAST: u32 = 40;

/// Gives a reader the files of its corpus, and altered ones for as long as the run allows. It must read what is `whole`.
fn survives(name: &str, whole: Vec<Vec<u8>>, more: Vec<Vec<u8>>) {
    let (_, read) = READERS.into_iter().find(|(known, _)| *known == name).expect("a reader of this name");
    let corpus = folders::files_below(&place::root().join("fuzz/corpus").join(name));
    let mut seeds: Vec<Vec<u8>> =
        corpus.iter().map(|file| std::fs::read(file).expect("a file of the corpus")).collect();
    assert!(!seeds.is_empty(), "the corpus of {name} lies in the repository");
    for bytes in &whole {
        assert_eq!(read(bytes), Ok(()), "what Unmoor writes as {name} it reads");
    }
    seeds.extend(whole.into_iter().chain(more));
    let long = std::env::var_os("UNMOOR_LONG").is_some();
    let time = Duration::from_secs(if long { 60 } else { 2 });
    let begun = Instant::now();
    let mut alter = Alter::new(if long { u64::from(std::process::id()) } else { 1 });
    let (mut tried, mut refused) = (0_u32, 0_u32);
    let mut inputs = seeds.clone();
    while let Some(input) =
        inputs.pop().or_else(|| (begun.elapsed() < time || tried < LEAST).then(|| alter.one_of(&seeds)))
    {
        let started = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| readers::attempt(read, &input)));
        let took = started.elapsed();
        let Ok(outcome) = outcome else { panic!("{name}: a panic on {}", keep(name, &input).display()) };
        assert!(took < LONGEST, "{name}: {took:?} for {}", keep(name, &input).display());
        refused += u32::from(outcome.is_err());
        tried += 1;
    }
    println!("{name}: {tried} files, {refused} refused");
    assert!(tried >= LEAST && refused > 5, "{name}: {tried} files, {refused} refused: they were hardly altered");
}

/// Keeps what broke a reader.
fn keep(name: &str, input: &[u8]) -> PathBuf {
    let folder = place::root().join("target/readers");
    std::fs::create_dir_all(&folder).expect("the target folder");
    let file = folder.join(format!("{name}-{}", &unmoor_store::sha256(input)[..12]));
    place::put(&file, input);
    file
}

#[test]
fn every_reader_has_its_fuzz_target_and_its_corpus() {
    let fuzz = place::root().join("fuzz");
    let known: BTreeSet<String> = READERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let in_folder = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(fuzz.join(folder)).expect(folder).map(|entry| entry.expect(folder).path());
        entries.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
    };
    assert_eq!(in_folder("fuzz_targets"), known);
    assert_eq!(in_folder("corpus"), known);
    let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).expect("the manifest of the fuzz targets");
    let bytes: u64 = folders::files_below(&fuzz).iter().map(|file| file.metadata().expect("a file").len()).sum();
    assert!(bytes < 3 << 20, "the corpus has {bytes} bytes: make it smaller with `cargo xtask fuzz --tidy`");
    for name in known {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is no target in fuzz/Cargo.toml");
    }
}

#[test]
fn assessment_files() {
    survives("assessment", vec![file::write(&unmoor_core::demo::assessment())], vec![]);
}

#[test]
fn packs() {
    let whole = std::fs::read(place::root().join("crates/unmoor-core/packs/unmoor-standard-1.0.0.json")).unwrap();
    survives("pack", vec![whole], vec![]);
}

#[test]
fn responses() {
    let request = Request {
        id: "01a1e8aa-d571-73c1-ae4a-7d0915b6c840".to_owned(),
        participant: None,
        sender: "Somebody".to_owned(),
        made: Clock::System.now(),
        questions: vec!["DO-01".into(), "AL-02".into()],
        answered: None,
        by: String::new(),
        extra: Extra::new(),
    };
    // Nothing is filled in in it, so it is refused as it is; altered ones go on from there.
    let unfilled = ask::empty(ask::asked(&request, &unmoor_core::demo::assessment(), pack::builtin()));
    assert!(ask::read(&unfilled).is_err());
    survives("response", vec![], vec![unfilled]);
}

#[test]
fn reports_that_are_verified() {
    let options = ReportOptions::default();
    let job = report::job(Assessed::demo(), &options, Clock::System.today()).unwrap();
    let whole = job.render(Format::Pdf, &mut |_| std::ops::ControlFlow::Continue(())).unwrap().bytes;
    survives("report", vec![whole], vec![]);
}

#[test]
fn logos() {
    survives("logo", vec![], vec![]);
}

/// A workspace with the demo in it, and nothing else.
fn whole_workspace() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("some.unmoor");
    let mut workspace = Workspace::create(&path).expect("a workspace can be made");
    workspace
        .change::<_, unmoor_store::StoreFault>(unmoor_store::Act::Import, Clock::System.now(), |tx| {
            tx.add_assessment(&unmoor_core::demo::assessment())
        })
        .expect("the demo is taken in");
    drop(workspace);
    std::fs::read(&path).expect("it was just written")
}

#[test]
fn workspaces() {
    survives("workspace", vec![whole_workspace()], vec![]);
}

#[test]
fn damaged_workspaces_that_are_salvaged() {
    survives("salvage", vec![whole_workspace()], vec![]);
}

#[test]
fn logs_beside_a_workspace() {
    let session = std::fs::read(place::root().join("fuzz/corpus/log/session.unmoor-wal")).unwrap();
    survives("log", vec![session, Vec::new()], vec![]);
}

#[test]
fn workspaces_with_a_passphrase() {
    let first = std::fs::read(place::root().join("fuzz/corpus/unlock/first-pages.unmoor")).unwrap();
    survives("unlock", vec![first], vec![]);
}

#[test]
fn exports_of_everything() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("some.unmoor");
    place::put(&path, &whole_workspace());
    let start = Start {
        data_folder: Some(folder.path().to_owned()),
        workspace: Some(path),
        access: Access::ReadOnly,
        clock: Clock::System,
    };
    let all = folder.path().join("all");
    let app = App::start(start).unwrap();
    app.everything().unwrap().write_to(&all, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    survives("everything", vec![readers::in_one(&all)], vec![]);
}

/// The rows of the demo's answer sheet.
fn sheet() -> Vec<Vec<String>> {
    answer_sheet::rows(&unmoor_core::demo::assessment(), pack::builtin())
}

#[test]
fn answer_sheets_as_workbooks() {
    survives("workbook", vec![unmoor_report::answer_sheet::write("Demo", &sheet()).unwrap()], vec![]);
}

#[test]
fn answer_sheets_as_csv() {
    let mut lines = vec![answer_sheet::header()];
    lines.extend(sheet());
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
    let text = lines.iter().map(line).collect::<Vec<_>>().join("\r\n");
    survives("table", vec![text.into_bytes()], vec![]);
}
