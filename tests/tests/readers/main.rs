//! Every reader of Unmoor against files that were altered at random: none may panic, hang, or take more than its limits.
//!
//! The altered files come from those in `fuzz/corpus/` and from whole ones made here. Two seconds a reader in the ordinary run,
//! a minute in the long one. What breaks a reader is written to `target/readers/`; it belongs into the corpus from then on.

mod alter;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use unmoor_app::clock::Clock;
use unmoor_app::report::{self, Format};
use unmoor_app::view::ReportOptions;
use unmoor_app::{Access, Assessed};
use unmoor_core::assessment::{Extra, Request};
use unmoor_core::{ask, file, pack};
use unmoor_report::logo::Logo;
use unmoor_store::Workspace;
use unmoor_tests::{folders, place};

use crate::alter::Alter;

/// No file, however it was altered, takes longer to read or to refuse.
const LONGEST: Duration = Duration::from_secs(10);

/// What a reader made of a file: it was read, or refused with a sentence.
type Outcome = Result<(), String>;

fn told<T, F: ToString>(read: Result<T, F>) -> Outcome {
    read.map(drop).map_err(|fault| fault.to_string())
}

/// Reads the files of the corpus, and altered ones for as long as the run allows.
fn survives(name: &str, whole: Vec<Vec<u8>>, more: Vec<Vec<u8>>, read: impl Fn(&[u8]) -> Outcome) {
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
    while let Some(input) = inputs.pop().or_else(|| (begun.elapsed() < time).then(|| alter.one_of(&seeds))) {
        let started = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| read(&input)));
        let took = started.elapsed();
        let Ok(outcome) = outcome else { panic!("{name}: a panic on {}", keep(name, &input).display()) };
        assert!(took < LONGEST, "{name}: {took:?} for {}", keep(name, &input).display());
        if let Err(sentence) = outcome {
            assert!(sentence.len() > 10, "{name}: \"{sentence}\" for {}", keep(name, &input).display());
            refused += 1;
        }
        tried += 1;
    }
    println!("{name}: {tried} files, {refused} refused");
    assert!(tried > 20 && refused > 5, "{name}: {tried} files, {refused} refused: they were hardly altered");
}

/// Keeps what broke a reader.
fn keep(name: &str, input: &[u8]) -> PathBuf {
    let folder = place::root().join("target/readers");
    std::fs::create_dir_all(&folder).expect("the target folder");
    let file = folder.join(format!("{name}-{}", &unmoor_store::sha256(input)[..12]));
    place::put(&file, input);
    file
}

fn demo() -> Vec<u8> {
    file::write(&unmoor_core::demo::assessment())
}

#[test]
fn assessment_files() {
    survives("assessment", vec![demo()], vec![], |bytes| told(file::read(bytes, &[pack::builtin()])));
}

#[test]
fn packs() {
    let whole = std::fs::read(place::root().join("crates/unmoor-core/packs/unmoor-standard-1.0.0.json")).unwrap();
    survives("pack", vec![whole], vec![], |bytes| told(pack::read(bytes)));
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
    survives("response", vec![], vec![unfilled], |bytes| told(ask::read(bytes)));
}

#[test]
fn reports_that_are_verified() {
    let options = ReportOptions::default();
    let job = report::job(Assessed::demo(), &options, Clock::System.today()).unwrap();
    let whole = job.render(Format::Pdf, &mut |_| std::ops::ControlFlow::Continue(())).unwrap().bytes;
    survives("report", vec![whole], vec![], |bytes| told(unmoor_report::verify::read(bytes)));
}

#[test]
fn logos() {
    survives("logo", vec![], vec![], |bytes| told(Logo::read(bytes)));
}

#[test]
fn workspaces() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some.unmoor");
    let mut workspace = Workspace::create(&path).unwrap();
    workspace
        .change::<_, unmoor_store::StoreFault>(unmoor_store::Act::Import, Clock::System.now(), |tx| {
            tx.add_assessment(&unmoor_core::demo::assessment())
        })
        .unwrap();
    drop(workspace);
    let plain = std::fs::read(&path).unwrap();
    survives("workspace", vec![plain], vec![], |bytes| {
        place::put(&path, bytes);
        let workspace = Workspace::open(&path, Access::ReadOnly).map_err(|fault| fault.to_string())?;
        // One that opens may still have rows that say nothing; those are told, too.
        told(workspace.check())?;
        told(workspace.assessments())
    });
}
