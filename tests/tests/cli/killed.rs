//! `kill -9` between two answers: what was shown as saved is on the disk.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

/// Enough to meet the writer at many places; ten times as many with `cargo xtask test --long`.
const ROUNDS: u32 = 50;

/// What the writer said before it was killed.
#[derive(Default)]
struct Heard {
    /// The last saved option of each question.
    saved: BTreeMap<String, String>,
    /// An answer that was on its way; it may be on the disk or not.
    saving: Option<(String, String)>,
    count: usize,
}

#[test]
fn a_killed_process_loses_no_answer_that_it_had_shown_as_saved() {
    let rounds = if std::env::var_os("UNMOOR_LONG").is_some() { ROUNDS * 10 } else { ROUNDS };
    let folders = Folders::fresh();
    let data = folders.data();
    let id = Cli::on(&data).make("Acme");
    for round in 0..rounds {
        // A different number of answers each time, and the kill lands wherever the writer then is.
        let heard = answer_until_killed(&folders, &id, 1 + (round * 7) % 23, round);
        let shown = Cli::on(&data).run(&format!("show --json {id}")).done().json();
        for (question, option) in heard.saved {
            let kept = shown["answers"][&question]["option"].as_str().unwrap_or("nothing");
            let on_its_way = heard.saving == Some((question.clone(), kept.to_owned()));
            assert!(kept == option || on_its_way, "round {round}: {question} was saved as {option} and is {kept}");
        }
    }
    Cli::on(&data).run("check").done();
}

/// Starts a process that answers without end, and kills it once it has shown `count` answers as saved.
fn answer_until_killed(folders: &Folders, id: &str, count: u32, round: u32) -> Heard {
    let mut child = Command::new(place::program("answer-forever"))
        .arg(folders.data())
        .args([id, &round.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the writer can be started");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut heard = Heard::default();
    while heard.count < count as usize {
        let line = lines.next().expect("the writer answers until it is killed");
        heard.listen(&line.expect("text"));
    }
    child.kill().expect("our own process can be killed");
    child.wait().expect("it has ended");
    lines.for_each(|line| heard.listen(&line.expect("text")));
    heard
}

impl Heard {
    fn listen(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["saving", question, option] => self.saving = Some((question.to_owned(), option.to_owned())),
            ["saved", question, option] => {
                self.saved.insert(question.to_owned(), option.to_owned());
                self.saving = None;
                self.count += 1;
            }
            _ => {} // cut off by the kill
        }
    }
}
