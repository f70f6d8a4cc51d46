//! What is left out of reports, files and sheets, told before and looked for after by programs of other people.

use std::path::Path;

use unmoor_core::assessment::Assessment;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;

use crate::reports::{demo, everything_in, text};

const ALL: &str = "people,client,amounts,notes,evidence";

const CLIENT: &str = "Fennimere Garden Centres";

/// What the demo says that should be gone: every word of its names, and what stands in its notes and evidence.
fn sayings(it: &Assessment) -> Vec<String> {
    let names = it.participants.iter().flat_map(|person| person.name.split(' ')).map(str::to_owned);
    let records = || it.answers.values();
    let notes = records().map(|record| record.note.clone());
    let titles = records().flat_map(|record| &record.evidence_items).map(|item| item.title.clone());
    let long = notes.chain(titles).filter(|text| text.split(' ').count() > 5);
    // The first five words are enough to know it by.
    let heads = long.map(|text| text.split(' ').take(5).collect::<Vec<_>>().join(" "));
    names.chain(heads).collect()
}

fn in_a_row(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_report_for_publication_says_nothing_of_whom_it_is_about_and_verifies() {
    let folders = Folders::fresh();
    demo(&folders);
    let (data, source) = (folders.data(), folders.saved().join("demo.unmoor.json"));
    let cli = Cli::on(&data);
    let (whole, bare) = (folders.saved().join("whole.pdf"), folders.saved().join("bare.pdf"));
    let report = |more: &[&str], to: &Path| {
        let words = ["report", text(&source), "--client", CLIENT, "--author", "Ines Aldana", "-o", text(to)];
        cli.run_words(words.into_iter().chain(more.iter().copied())).done();
        in_a_row(&everything_in(to))
    };
    let (with, without) = (report(&[], &whole), report(&["--redact", ALL], &bare));
    let sayings = sayings(&unmoor_core::demo::assessment());
    assert!(sayings.len() > 20);
    let mut looked_for = 0;
    for saying in sayings.iter().map(String::as_str).chain(["Fennimere"]) {
        looked_for += usize::from(with.contains(saying));
        assert!(!without.contains(saying), "{saying} is in the report");
    }
    assert!(looked_for > 20, "they stand in the whole report, or this proves nothing: {looked_for}");
    let verified = cli.run_on("verify --json", &bare).done().json();
    assert_eq!(verified["differences"].as_array().map(Vec::len), Some(0), "{verified}");
    let score = |file: &Path| cli.run_on("score --json", file).done().json()["portability"].clone();
    assert_eq!(score(&bare), score(&whole));
}

#[test]
fn a_report_in_which_something_is_left_is_not_written() {
    let folders = Folders::fresh();
    demo(&folders);
    let (data, source) = (folders.data(), folders.saved().join("demo.unmoor.json"));
    let it = unmoor_core::demo::assessment();
    // One that has room at the foot of a page.
    let notes = it.answers.values().map(|record| record.note.as_str()).filter(|note| note.len() < 150);
    let note = notes.max_by_key(|note| note.len()).unwrap_or_default();
    for ending in ["pdf", "docx", "xlsx", "md", "json"] {
        let target = folders.saved().join(format!("left.{ending}"));
        let words = ["report", text(&source), "--redact", "notes", "--confidentiality", note, "-o", text(&target)];
        Cli::on(&data).run_words(words).refused(3, &["Words of a note", "still stands", "Nothing was written."]);
        assert!(!target.exists(), "{ending}");
    }
}

#[test]
fn what_would_go_is_told_and_nothing_is_written() {
    let folders = Folders::fresh();
    demo(&folders);
    let (data, source) = (folders.data(), folders.saved().join("demo.unmoor.json"));
    let cli = Cli::on(&data);
    let before = std::fs::read_dir(folders.saved()).unwrap().count();
    let told = cli.run_words(["export", text(&source), "--redact", "people,evidence", "--look"]).done().out;
    assert!(told.contains("Ines Aldana -> Participant 1 (procurement)"), "{told}");
    assert!(told.contains("pieces of evidence"), "{told}");
    let json = cli.run_words(["report", text(&source), "--redact", "client", "--look", "--json"]).done().json();
    assert!(!json["subjects"][1]["note"].as_str().unwrap_or_default().is_empty(), "no client is known: {json}");
    assert_eq!(std::fs::read_dir(folders.saved()).unwrap().count(), before);
    let target = folders.saved().join("bare.unmoor.json");
    cli.run_words(["export", text(&source), "--redact", "names", "-o", text(&target)])
        .refused(2, &["people", "evidence"]);
    cli.run_words(["export", text(&source), "--redact", ALL, "--client", CLIENT, "-o", text(&target)]).done();
    let written = std::fs::read_to_string(&target).unwrap();
    assert!(!written.contains("Aldana") && written.contains("[left out]"));
}

#[test]
fn a_client_whom_nobody_named_is_not_left_out_by_saying_so() {
    let folders = Folders::fresh();
    demo(&folders);
    let (data, source) = (folders.data(), folders.saved().join("demo.unmoor.json"));
    let cli = Cli::on(&data);
    cli.run_on("import", &source).done();
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    let says = ["no name of it is known", "Nothing was written.", "--client"];
    for (command, from, ending) in [
        ("export", text(&source), "json"),
        ("report", text(&source), "md"),
        ("export", id.as_str(), "json"),
        ("report", id.as_str(), "pdf"),
        ("sheet", id.as_str(), "csv"),
    ] {
        let target = folders.saved().join(format!("bare.{ending}"));
        let words = [command, from, "--redact", "client", "-o", text(&target)];
        cli.run_words(words).refused(3, &says);
        assert!(!target.exists(), "{command} {from}");
        cli.run_words(words.into_iter().chain(["--client", CLIENT])).done();
        let written = if ending == "pdf" { everything_in(&target) } else { std::fs::read_to_string(&target).unwrap() };
        assert!(!in_a_row(&written).contains(CLIENT), "{command} {from}");
        std::fs::remove_file(&target).unwrap();
    }
    let all = folders.saved().join("all");
    cli.run_words(["export", "--all", text(&all), "--redact", "client"]).refused(3, &says);
    assert_eq!(std::fs::read_dir(&all).map_or(0, Iterator::count), 0);
}

/// One note of the review after another, each of which left as it stood.
#[test]
fn an_amount_leaves_in_no_way_of_writing_it() {
    let folders = Folders::fresh();
    demo(&folders);
    let (data, source) = (folders.data(), folders.saved().join("demo.unmoor.json"));
    let cli = Cli::on(&data);
    let (one, target) = (folders.saved().join("one.unmoor.json"), folders.saved().join("bare.unmoor.json"));
    for amount in
        ["4711,- Euro", "5 Mio. EUR 4711", "(EUR) 4711", "EUR\n4711", "4711 TEUR", "4711 US dollars", "4711, EUR"]
    {
        let mut file = cli.run_on("show --json", &source).done().json();
        file["answers"]["DO-01"]["note"] = format!("We pay {amount} a year").into();
        unmoor_tests::place::put(&one, file.to_string().as_bytes());
        let ran = cli.run_words(["export", text(&one), "--redact", "amounts", "-o", text(&target)]);
        if ran.code == 0 {
            assert!(!std::fs::read_to_string(&target).unwrap().contains("4711"), "{amount} left");
            std::fs::remove_file(&target).unwrap();
        } else {
            ran.refused(3, &["4711", "may be an amount", "Nothing was written."]);
            assert!(!target.exists());
        }
    }
}
