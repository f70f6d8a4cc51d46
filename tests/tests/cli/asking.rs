//! Ask by file on the command line: what goes out, what comes back, and what is refused.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::{bad, place};

/// A workspace with the demo, in which p1 is Ines Aldana.
fn with_demo(folders: &Folders) -> String {
    let data = folders.data();
    let file = folders.chosen().join("demo.unmoor.json");
    place::put(&file, bad::demo().to_string().as_bytes());
    let imported = Cli::on(&data).run_on("import --json", &file).done().json();
    imported["added"][0]["assessment"].as_str().expect("the demo came in").to_owned()
}

/// Asks, and fills the response in.
fn filled(folders: &Folders, words: &str, by: &str, answers: Value) -> PathBuf {
    let file = folders.saved().join("answers.unmoor-response.json");
    Cli::on(&folders.data()).run_on(&format!("ask {words} -o"), &file).done();
    let mut response: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    response["by"] = json!(by);
    response["answers"] = answers;
    place::put(&file, response.to_string().as_bytes());
    file
}

fn answers(data: &Path, id: &str) -> Value {
    Cli::on(data).run(&format!("show --json {id}")).done().json()["answers"].clone()
}

#[test]
fn a_vendors_answers_are_shown_first_and_taken_in_with_yes() {
    let folders = Folders::fresh();
    let (data, id) = (folders.data(), with_demo(&folders));
    let cli = Cli::on(&data);
    let given = json!({ "DO-01": { "state": "answered", "option": "e", "note": "See <b>clause</b> 9" } });
    let file = filled(&folders, &format!("{id} --vendor --questions do-01,AL-02"), "P. Okoro", given);
    let (before, score) = (answers(&data, &id), cli.run(&format!("score --json {id}")).done().out);

    let shown = cli.run_on("import", &file).refused(2, &["--yes"]);
    for words in
        ["Answers of P. Okoro to one of two questions", "AL-02 is left open", "statements apart", "<b>clause</b>"]
    {
        assert!(shown.out.contains(words), "{words}: {shown:?}");
    }
    assert_eq!(cli.run_on("import --json", &file).code, 2, "a program must say yes too");
    assert_eq!(answers(&data, &id), before, "looking changes nothing");

    let taken = cli.run_on("import --yes --json", &file).done().json();
    assert_eq!(taken["taken"][0]["said"], "One answer of P. Okoro is in, as claims of the vendor.");
    let after = answers(&data, &id);
    assert_eq!(after["DO-01"]["claims"][0]["option"], "e");
    assert_eq!(after["DO-01"]["option"], before["DO-01"]["option"], "beside the answer, not over it");
    assert_eq!(cli.run(&format!("score --json {id}")).done().out, score, "no score moves");

    cli.run_on("import --yes", &file).refused(3, &["are in already"]);
    let mut other: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    other["answers"]["AL-02"] = json!({ "state": "unknown" });
    place::put(&file, other.to_string().as_bytes());
    cli.run_on("import --yes", &file).refused(3, &["has answered this already", "by a new file"]);
}

#[test]
fn a_participant_votes_by_file() {
    let folders = Folders::fresh();
    let (data, id) = (folders.data(), with_demo(&folders));
    let given = json!({ "DO-07": { "state": "answered", "option": "a" }, "AL-02": { "state": "unknown" } });
    let words = format!("{id} --participant p1 --questions DO-07,AL-02 --sender Fennimere");
    let file = filled(&folders, &words, "Ines Aldana", given);
    let wrong = Cli::on(&data).make("Acme");
    let other = format!("import --yes --into {wrong}");
    Cli::on(&data).run_on(&other, &file).refused(3, &["answers what \"Fennimere Garden Centres", "Bring it in there"]);
    Cli::on(&data).run_on(&format!("import --yes --into {id}"), &file).done();
    let after = answers(&data, &id);
    let own = |question: &str| {
        let votes = after[question]["votes"].as_array().unwrap().clone();
        votes.into_iter().filter(|vote| vote["participant"] == "p1").collect::<Vec<_>>()
    };
    assert_eq!(own("DO-07").len(), 1);
    assert_eq!(own("DO-07")[0]["option"], "a");
    assert!(own("AL-02")[0].get("option").is_none(), "she did not know");
}

#[test]
fn what_cannot_be_asked_is_refused_and_nothing_is_written() {
    let folders = Folders::fresh();
    let (data, id) = (folders.data(), with_demo(&folders));
    let out = folders.saved().join("questions.html");
    let ask = |words: &str| Cli::on(&data).run_on(&format!("ask {id} {words} -o"), &out);
    ask("--participant Nobody").refused(3, &["takes part"]);
    ask("--vendor --questions DO-99").refused(3, &["DO-99", "not a question"]);
    ask("--vendor --role astrology").refused(3, &["no such question"]);
    assert_eq!(ask("--vendor --unknown --unanswered").code, 2);
    assert_eq!(ask("--unknown").code, 2, "whom?");
    let odd = folders.saved().join("questions.docx");
    Cli::on(&data).run_on(&format!("ask {id} --vendor -o"), &odd).refused(3, &[".html", ".json"]);
    assert_eq!(std::fs::read_dir(folders.saved()).unwrap().count(), 0);
    let file = Cli::on(&data).run(&format!("show --json {id}")).done().json();
    assert!(file.get("requests").is_none(), "nobody was asked: {}", file["requests"]);
}

#[test]
fn a_folder_of_responses_and_assessments_comes_in_at_once() {
    let folders = Folders::fresh();
    let (data, id) = (folders.data(), with_demo(&folders));
    filled(&folders, &format!("{id} --vendor"), "P. Okoro", json!({ "AL-02": { "state": "unknown" } }));
    let mut other = bad::demo();
    other["id"] = json!("01a1e8aa-d571-73c1-ae4a-000000000000");
    place::put(&folders.saved().join("other.unmoor.json"), other.to_string().as_bytes());
    place::put(&folders.saved().join("note.txt"), b"not meant");
    let done = Cli::on(&data).run_on("import --yes --json", &folders.saved()).done().json();
    assert_eq!((done["added"].as_array().unwrap().len(), done["taken"].as_array().unwrap().len()), (1, 1));
}
