//! Every command does what its help says.

use std::path::Path;

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

fn demo_file() -> std::path::PathBuf {
    place::root().join("crates/unmoor-core/demo/demo.unmoor.json")
}

fn files_in(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn no_words_are_wrong_usage_and_the_help_names_every_command() {
    let folders = Folders::fresh();
    let data = folders.data();
    assert_eq!(Cli::on(&data).run_words([] as [&str; 0]).code, 2);
    let help = Cli::on(&data).run("--help").done().out;
    for command in [
        "demo", "new", "list", "show", "answer", "treat", "what-if", "score", "compare", "rescore", "report", "verify",
        "import", "export", "pack", "check",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "the help names {command}: {help}");
    }
}

#[test]
fn a_command_that_does_not_exist_is_wrong_usage() {
    let folders = Folders::fresh();
    let data = folders.data();
    for words in ["frobnicate", "score", "answer x", "new --vendor A", "list --loud"] {
        assert_eq!(Cli::on(&data).run(words).code, 2, "{words}");
    }
    assert!(files_in(&data).is_empty(), "wrong usage leaves nothing behind");
}

#[test]
fn a_file_is_scored_without_any_workspace() {
    let folders = Folders::fresh();
    let data = folders.data();
    let score = Cli::on(&data).run_on("score --json", &demo_file()).done().json();
    for key in ["portability", "average", "exposure", "risk"] {
        assert!(score[key]["assured"].is_f64() && score[key]["possible"].is_f64(), "{key}: {score}");
    }
    for key in ["grade", "grade_possible", "zone", "zone_possible"] {
        assert!(score[key].is_string(), "{key}: {score}");
    }
    for key in ["caps", "caps_possible", "asked"] {
        assert!(score[key].is_array(), "{key}: {score}");
    }
    for key in ["coverage", "confidence", "proof"] {
        let share = score[key].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&share), "{key}: {score}");
    }
    assert_eq!(score["grade"], "D", "the demo's story");
    assert_eq!(score["provisional"], true);
    assert!(files_in(&data).is_empty(), "scoring a file makes no workspace");
}

#[test]
fn an_assessment_is_made_answered_shown_scored_and_listed() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let before = cli.run(&format!("score --json {id}")).done().json();
    cli.run(&format!("answer {id} DO-01 a --evidence tested")).done();
    cli.run(&format!("answer {id} DO-02 --unknown")).done();
    cli.run_words(["answer", &id, "DO-03", "--not-applicable", "No personal data in the service"]).done();
    cli.run(&format!("answer {id} XP-01 b")).done();
    let after = cli.run(&format!("score --json {id}")).done().json();
    let assured = |score: &serde_json::Value| score["average"]["assured"].as_f64().unwrap();
    assert!(assured(&after) > assured(&before), "a good, tested answer raises the assured average");
    let shown = cli.run(&format!("show --json {id}")).done().out;
    for part in ["DO-01", "tested", "No personal data in the service", "XP-01"] {
        assert!(shown.contains(part), "{part} is shown: {shown}");
    }
    let listed = cli.run("list --json").done().json();
    assert_eq!(listed["assessments"][0]["vendor"], "Acme");
    let beginning = &id[..12];
    cli.run(&format!("show {beginning}")).done();
}

#[test]
fn export_then_import_is_the_identical_assessment() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.run_on("import", &demo_file()).done();
    let out = folders.saved().join("demo.unmoor.json");
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    cli.run_on(&format!("export {id} -o"), &out).done();
    let (given, taken) = (std::fs::read(demo_file()).unwrap(), std::fs::read(&out).unwrap());
    assert_eq!(String::from_utf8(taken), String::from_utf8(given), "what came in goes out byte for byte");
}

#[test]
fn packs_are_listed_shown_and_validated() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    assert!(cli.run("pack list").done().out.contains("unmoor-standard 1.0.0"));
    assert!(cli.run("pack show").done().out.contains("DO-01"));
    let file = place::root().join("crates/unmoor-core/packs/unmoor-standard-1.0.0.json");
    assert!(cli.run_on("pack validate", &file).done().out.contains("is valid"));
    cli.run_on("pack validate", &demo_file()).refused(3, &["not a pack"]);
}

#[test]
fn a_backup_is_restored_beside_the_workspace_and_never_over_a_file() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let backup = folders.saved().join("backup.unmoor");
    let restored = folders.saved().join("restored.unmoor");
    cli.run_on("backup -o", &backup).done();
    cli.run_words([Path::new("restore"), &backup, Path::new("-o"), &restored]).done();
    let listed =
        cli.run_words([Path::new("--workspace"), &restored, Path::new("list"), Path::new("--json")]).done().json();
    assert_eq!(listed["assessments"][0]["id"], id);
    cli.run_words([Path::new("restore"), &backup, Path::new("-o"), &restored]).refused(1, &["already a file"]);
    cli.run("check").done();
}

#[test]
fn wrong_usage_is_told_as_json_where_json_was_asked_for() {
    let folders = Folders::fresh();
    let data = folders.data();
    let ran = Cli::on(&data).run("new --json");
    assert_eq!(ran.code, 2);
    let told: serde_json::Value = serde_json::from_str(&ran.err).expect("one JSON value and nothing else");
    assert!(told["error"]["happened"].as_str().is_some_and(|text| text.contains("--vendor")), "{told}");
}

#[test]
fn an_answer_its_note_and_its_mark_are_one_step() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run_words(["answer", &id, "DO-01", "b", "--evidence", "tested", "--note", "clause 9", "--mark", "true"]).done();
    let before = cli.run(&format!("show {id} --json")).done().json();
    let kept = &before["answers"]["DO-01"];
    assert_eq!(
        (kept["option"].as_str(), kept["note"].as_str(), kept["marked"].as_bool()),
        (Some("b"), Some("clause 9"), Some(true))
    );
    let refused = cli.run_words(["answer", &id, "DO-01", "z", "--note", "another", "--mark", "false"]);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert_eq!(cli.run(&format!("show {id} --json")).done().json(), before, "nothing of a refused answer is kept");
}

#[test]
fn evidence_without_an_option_is_wrong_usage_and_refused_for_exposure() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    assert_eq!(cli.run(&format!("answer {id} DO-01 --evidence tested")).code, 2);
    assert_eq!(cli.run(&format!("answer {id} DO-01")).code, 2);
    assert_eq!(cli.run(&format!("answer {id} XP-01 a --evidence tested")).code, 3);
}

#[test]
fn an_import_of_good_and_bad_files_tells_both_in_one_json() {
    let folders = Folders::fresh();
    let data = folders.data();
    let bad = data.join("bad.unmoor.json");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::File::create(&bad).unwrap();
    let cli = Cli::on(&data);
    let ran = cli.run_words(["import".as_ref(), "--json".as_ref(), demo_file().as_os_str(), bad.as_os_str()]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let told = ran.json();
    assert_eq!(told["added"].as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told["refused"][0]["file"].as_str(), Some("bad.unmoor.json"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let folders = Folders::fresh();
    let data = folders.data();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Cli::on(&data).command(["pack", "list"]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("could not be written"));
}

#[test]
fn a_text_may_begin_with_a_dash_and_a_forgotten_one_is_told() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let made = cli.run_words(["new", "--json", "--vendor", "-1", "--service", "- a -", "--title", "--"]).done().json();
    let id = made["id"].as_str().unwrap();
    cli.run_words(["answer", id, "DO-01", "--not-applicable", "-2 is the answer"]).done();
    cli.run_words(["answer", id, "DO-02", "b", "--note", "- one\n- two"]).done();
    cli.run_words(["treat", id, "DO-02", "--owner", "-x y"]).done();
    cli.run_words(["evidence", "add", id, "DO-02", "--quotation", "-5 %", "--title", "--Terms"]).done();
    cli.run_words(["snapshot", "take", id, "--name", "-7 days"]).done();
    let shown = cli.run(&format!("show --json {id}")).done().json();
    assert_eq!((&shown["vendor"]["name"], &shown["title"]), (&"-1".into(), &"--".into()), "{shown}");
    assert_eq!(shown["answers"]["DO-01"]["reason"], "-2 is the answer", "{shown}");
    assert_eq!(shown["answers"]["DO-02"]["note"], "- one\n- two", "{shown}");
    let report = folders.saved().join("r.md");
    let words = ["report", id, "--client", "-1 Bank", "--since", "-7 days", "-o"].map(std::ffi::OsStr::new);
    cli.run_words(words.into_iter().chain([report.as_os_str()])).done();
    assert!(std::fs::read_to_string(&report).unwrap().contains("-1 Bank"));
    for forgotten in ["--client --look", "--author -o", "--confidentiality --without-names"] {
        let ran = cli.run(&format!("report {id} -o x.md {forgotten}"));
        assert!(ran.code == 2 && ran.err.contains("a text is missing before it"), "{forgotten}: {ran:?}");
    }
}
