//! `kill -9` at random moments: what was shown as saved is on the disk, and the file is sound.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use unmoor_core::assessment::{Answer, Assessment, QuestionId};
use unmoor_store::{Access, Workspace};
use unmoor_tests::cli::Cli;
use unmoor_tests::dice::Dice;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

/// Enough to meet the writer at many places.
const KILLS: usize = 50;
/// With `cargo xtask test --long`.
const LONG: usize = 1000;

/// What the writer said before it was killed.
#[derive(Default)]
struct Heard {
    /// What was saved last of each thing: the option of a question, or the number of its note.
    saved: BTreeMap<String, String>,
    /// What was on its way; it may be on the disk or not.
    saving: Option<(String, String)>,
    count: usize,
}

#[test]
fn a_killed_process_loses_no_answer_that_it_had_shown_as_saved() {
    let kills = if std::env::var_os("UNMOOR_LONG").is_some() { LONG } else { KILLS };
    let folders = Folders::fresh();
    let id = Cli::on(&folders.data()).make("Acme");
    let workspace = folders.data().join("Workspace.unmoor");
    let mut dice = Dice::of(5);
    let mut known = Heard::default();
    let (mut saved, mut left_over) = (0, 0);
    for kill in 0..kills {
        let through = ["app", "store"][kill % 2];
        // Now while it starts or opens, now in the middle of the work.
        let (lines, wait) = match dice.below(5) {
            0 => (0, Duration::from_micros(dice.below(60_000) as u64)),
            _ => (1 + dice.below(24), Duration::from_micros(dice.below(3000) as u64)),
        };
        answer_until_killed(&folders, through, &id, dice.below(5000), lines, wait, &mut known);
        left_over += u32::from(std::fs::metadata(beside(&workspace)).is_ok_and(|log| log.len() > 0));
        assert_eq!(integrity(&workspace), ["ok"], "kill {kill}");
        let opened = Workspace::open(&workspace, Access::ReadWrite).expect("what was killed opens again");
        let health = opened.check().expect("it can be read");
        assert!(health.is_sound(), "kill {kill}: {:?}", health.problems);
        let kept = opened.assessment(&id.as_str().into()).expect("the assessment");
        for (what, value) in &known.saved {
            let now = value_of(&kept, what);
            let on_its_way = known.saving.as_ref().is_some_and(|saving| saving == &(what.clone(), now.clone()));
            assert!(now == *value || on_its_way, "kill {kill}, {through}: {what} was saved as {value} and is {now}");
        }
        // What was on its way stands or not; from now on it is known which.
        if let Some((what, value)) = known.saving.take()
            && value_of(&kept, &what) == value
        {
            known.saved.insert(what, value);
        }
        saved += std::mem::take(&mut known.count);
    }
    println!("{kills} kills, {saved} changes shown as saved, none missing; {left_over} times the log was left behind");
    assert!(saved > kills && left_over > 0, "the kills met the writer at work");
}

/// The option of a question as it stands, or the number that its note begins with.
fn value_of(assessment: &Assessment, what: &str) -> String {
    let (question, note) = what.strip_suffix("/note").map_or((what, false), |question| (question, true));
    let Some(record) = assessment.answers.get(&QuestionId::from(question)) else { return "nothing".to_owned() };
    match &record.answer {
        _ if note => {
            let mut words = record.note.split_whitespace();
            let first = words.next().unwrap_or("nothing").to_owned();
            assert!(words.all(|word| word == first), "{question}: two notes in one: {}", record.note);
            first
        }
        Answer::Answered { option, .. } => option.0.to_string(),
        _ => "nothing".to_owned(),
    }
}

/// What SQLite itself says of a copy of the files as they lie.
fn integrity(workspace: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = folder.path().join("copy.unmoor");
    std::fs::copy(workspace, &copy).expect("the workspace");
    if beside(workspace).exists() {
        std::fs::copy(beside(workspace), beside(&copy)).expect("its log");
    }
    let sql = Connection::open(&copy).expect("a database");
    let mut said = Vec::new();
    sql.pragma_query(None, "integrity_check", |row| {
        said.push(row.get(0)?);
        Ok(())
    })
    .expect("it can be checked");
    said
}

fn beside(workspace: &Path) -> std::path::PathBuf {
    workspace.with_extension("unmoor-wal")
}

/// Starts a process that answers without end, and kills it a while after it has shown so many answers as saved.
fn answer_until_killed(
    folders: &Folders,
    through: &str,
    id: &str,
    round: usize,
    lines: usize,
    wait: Duration,
    heard: &mut Heard,
) {
    let mut child = Command::new(place::program("answer-forever"))
        .arg(through)
        .arg(folders.data())
        .args([id, &round.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the writer can be started");
    let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
    while heard.count < lines {
        let line = said.next().expect("the writer answers until it is killed");
        heard.listen(&line.expect("text"));
    }
    // The moment is what is tried here, so it is met to the microsecond.
    let start = Instant::now();
    while start.elapsed() < wait {
        std::hint::spin_loop();
    }
    child.kill().expect("our own process can be killed");
    child.wait().expect("it has ended");
    said.for_each(|line| heard.listen(&line.expect("text")));
}

impl Heard {
    fn listen(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["saving", what, value] => self.saving = Some((what.to_owned(), value.to_owned())),
            ["saved", what, value] => {
                self.saved.insert(what.to_owned(), value.to_owned());
                self.saving = None;
                self.count += 1;
            }
            ["refused", ..] => panic!("nothing is to be refused here: {line}"),
            _ => {} // cut off by the kill
        }
    }
}
