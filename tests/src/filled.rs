//! A workspace in the middle of somebody's work: eleven vendors, two snapshots, answers on their way back from the vendor.

use std::path::PathBuf;

use serde_json::{Value, json};
use unmoor_core::assessment::Assessment;

use crate::cli::Cli;
use crate::folders::Folders;
use crate::{bad, place, vendors};

/// 60 letters, as a German department can be called.
pub const LONG: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte";

/// Two answers as they were before a week of talks, and as the demo has them: question, then option and evidence.
const LEARNT: [(&str, &str, &str); 2] = [
    ("DO-05", "d --evidence claimed", "a --evidence tested"),
    ("XR-07", "d --evidence claimed", "b --evidence documented"),
];

/// How long the words of the workspace are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// As they were written.
    Plain,
    /// Names, notes and people with words as long as German has them.
    Long,
}

/// Fills the workspace of these folders; what the next dialog chooses is the vendor's answers to three questions.
///
/// # Panics
/// If a command of the command line is refused.
pub fn workspace(folders: &Folders, words: Words) {
    let data = folders.data();
    let cli = Cli::on(&data);
    for file in files(folders, words) {
        cli.run_on("import", &file).done();
        std::fs::remove_file(file).expect("a file that was just written");
    }
    let demo = bad::demo()["id"].as_str().expect("the demo has an id").to_owned();
    for (question, before, _) in LEARNT {
        cli.run(&format!("answer {demo} {question} {before}")).done();
    }
    cli.run_words(["snapshot", "take", &demo, "--name", "Before the talks"]).done();
    for (question, _, now) in LEARNT {
        cli.run(&format!("answer {demo} {question} {now}")).done();
    }
    let after = if words == Words::Long { LONG } else { "After the export test" };
    cli.run_words(["snapshot", "take", &demo, "--name", after]).done();
    answers_on_their_way(folders, &cli, &demo);
}

fn files(folders: &Folders, words: Words) -> Vec<PathBuf> {
    let written = |it: &Assessment| {
        let mut file: Value = serde_json::from_slice(&unmoor_core::file::write(it)).expect("what is written is JSON");
        if words == Words::Long {
            lengthen(&mut file);
        }
        let path = folders.chosen().join(format!("{}.unmoor.json", it.id));
        place::put(&path, file.to_string().as_bytes());
        path
    };
    vendors::portfolio().iter().map(written).collect()
}

/// Gives a file names, notes and people whose words are as long as German ones.
fn lengthen(file: &mut Value) {
    file["title"] = json!(format!("{LONG} {LONG}"));
    file["vendor"] = json!({ "name": LONG, "service": format!("{LONG} 4.0") });
    for person in file["participants"].as_array_mut().into_iter().flatten() {
        person["name"] = json!(LONG);
    }
    let note = format!("{LONG} und ").repeat(80);
    for answer in file["answers"].as_object_mut().into_iter().flat_map(|answers| answers.values_mut()) {
        answer["note"] = json!(note);
    }
}

fn answers_on_their_way(folders: &Folders, cli: &Cli<'_>, demo: &str) {
    let out = folders.chosen().join("back.unmoor-response.json");
    cli.run_on(&format!("ask {demo} --vendor --questions DO-01,DO-07,AL-02 -o"), &out).done();
    let asked = std::fs::read(&out).expect("the questions are written");
    let mut response: Value = serde_json::from_slice(&asked).expect("they are JSON");
    response["by"] = json!("P. Okoro, Quaystead");
    response["answers"] = json!({
        "DO-01": { "state": "answered", "option": "a", "note": "Clause 9.1 of the master agreement." },
        "AL-02": { "state": "answered", "option": "b", "note": "Two customers have done it." },
        "DO-07": { "state": "unknown" },
    });
    place::put(&out, response.to_string().as_bytes());
}
