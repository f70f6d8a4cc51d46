//! A workspace in the middle of somebody's work: eleven vendors, two snapshots, answers on their way back from the vendor.
//! And one with what is seldom met: a passphrase, an older pack, a pack with a mistake.

use serde_json::{Value, json};
use unmoor_core::assessment::Assessment;
use unmoor_core::{demo, pack};

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

/// Text that would run if anything took it for markup.
pub const MARKUP: &str =
    "<img src=x onerror=\"window.ran=1\"><script>window.ran=2</script><b onclick=window.ran=3>B</b>";

/// The fields of a file that hold text of a person's own.
const OWN_WORDS: [&str; 10] =
    ["title", "name", "service", "note", "reason", "detail", "locator", "owner", "by", "text"];

/// The passphrase of the workspace that [`seldom`] makes.
pub const PASSPHRASE: &str = "four words nobody guesses";

/// What the words of the workspace are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// As they were written.
    Plain,
    /// Names, notes and people with words as long as German has them.
    Long,
    /// Markup in place of every word of a person's own.
    Hostile,
}

/// Fills the workspace of these folders; what the next dialog chooses is the vendor's answers to three questions.
///
/// # Panics
/// If a command of the command line is refused.
pub fn workspace(folders: &Folders, words: Words) {
    let data = folders.data();
    let cli = Cli::on(&data);
    bring_in(folders, &cli, &vendors::portfolio(), words);
    let demo = bad::demo()["id"].as_str().expect("the demo has an id").to_owned();
    for (question, before, _) in LEARNT {
        cli.run(&format!("answer {demo} {question} {before}")).done();
    }
    cli.run_words(["snapshot", "take", &demo, "--name", "Before the talks"]).done();
    for (question, _, now) in LEARNT {
        cli.run(&format!("answer {demo} {question} {now}")).done();
    }
    let after = match words {
        Words::Plain => "After the export test",
        Words::Long => LONG,
        Words::Hostile => MARKUP,
    };
    cli.run_words(["snapshot", "take", &demo, "--name", after]).done();
    answers_on_their_way(folders, &cli, &demo, words);
}

/// Fills the workspace of these folders with what is seldom met: the demo, an assessment whose pack is not at hand, a
/// backup and a passphrase; what the next dialog chooses is a pack with a mistake.
///
/// # Panics
/// If a command of the command line is refused.
pub fn seldom(folders: &Folders, words: Words) {
    let data = folders.data();
    let cli = Cli::on(&data);
    bring_in(folders, &cli, &[demo::assessment()], words);
    vendors::smuggle(&data.join("Workspace.unmoor"), &older(words));
    bad::pack(&folders.chosen().join("our-bank.json"));
    let passphrase = folders.saved().join("passphrase");
    place::put(&passphrase, PASSPHRASE.as_bytes());
    cli.run_on("passphrase set --new-passphrase-file", &passphrase).done();
    cli.run_on("backup --passphrase-file", &passphrase).done();
}

/// Brings assessments in as files, with other words where those are wished for.
fn bring_in(folders: &Folders, cli: &Cli<'_>, all: &[Assessment], words: Words) {
    for it in all {
        let path = folders.chosen().join(format!("{}.unmoor.json", it.id));
        place::put(&path, file(it, words).to_string().as_bytes());
        cli.run_on("import", &path).done();
        std::fs::remove_file(path).expect("a file that was just written");
    }
}

fn file(it: &Assessment, words: Words) -> Value {
    let mut file: Value = serde_json::from_slice(&unmoor_core::file::write(it)).expect("what is written is JSON");
    match words {
        Words::Plain => {}
        Words::Long => lengthen(&mut file),
        Words::Hostile => spoil(&mut file),
    }
    file
}

/// The assessment whose pack is not at hand, with other words where those are wished for.
fn older(words: Words) -> Assessment {
    let older = vendors::older();
    let readable = Assessment { packs: vec![pack::builtin().reference()], ..older.clone() };
    let read = unmoor_core::file::read(file(&readable, words).to_string().as_bytes(), &[pack::builtin()]);
    Assessment { packs: older.packs, ..read.expect("what was written can be read") }
}

/// Puts markup in place of every word of a person's own.
fn spoil(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(spoil),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::String(text) if OWN_WORDS.contains(&name.as_str()) => *text = MARKUP.to_owned(),
                    inner => spoil(inner),
                }
            }
        }
        _ => {}
    }
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

fn answers_on_their_way(folders: &Folders, cli: &Cli<'_>, demo: &str, words: Words) {
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
    if words == Words::Hostile {
        response["by"] = json!(MARKUP);
        spoil(&mut response["answers"]);
    }
    place::put(&out, response.to_string().as_bytes());
}
