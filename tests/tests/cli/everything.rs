//! Everything out as a folder and in again: what a person does, what Python reads, and what stays when it is broken off.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use unmoor_tests::cli::{Cli, Ran};
use unmoor_tests::export::{assert_same, files};
use unmoor_tests::folders::Folders;
use unmoor_tests::many::{Filled, vendors};
use unmoor_tests::place;

/// A workspace with the demo, a document, a snapshot and a note that looks like a formula; gives the demo's id.
fn lived_in(folders: &Folders) -> String {
    let data = folders.data();
    let cli = Cli::on(&data);
    let demo = place::root().join("crates/unmoor-core/demo/demo.unmoor.json");
    cli.run_on("import", &demo).done();
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().expect("an id").to_owned();
    let terms = folders.chosen().join("terms.pdf");
    place::put(&terms, b"%PDF-1.7\r\nterms");
    cli.run_on(&format!("evidence add {id} EX-01 --file"), &terms).done();
    cli.run_words(["answer", &id, "DO-02", "b", "--note", "=HYPERLINK(\"http://x\";\"a, b\")\nsecond line"]).done();
    cli.run(&format!("snapshot take {id}")).done();
    cli.make("Acme");
    cli.make("Acme");
    id
}

fn import(workspace: &Path, folder: &Path) -> Ran {
    let data = workspace.parent().expect("a folder");
    let words = [Path::new("--workspace"), workspace, Path::new("import"), folder];
    Cli::on(data).run_words(words)
}

#[test]
fn everything_goes_out_comes_in_again_and_goes_out_the_same() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    lived_in(&folders);
    let told = Cli::on(&data).run_on("export --all", &saved).done().out;
    assert!(told.contains("3 assessments, 1 document and 1 snapshot"), "{told}");
    let two = folders.chosen().join("two.unmoor");
    let made = import(&two, &saved).done().out;
    assert!(made.contains("no passphrase") && made.contains("undone"), "what does not come along is told: {made}");
    let again = folders.chosen().join("again");
    let words = [Path::new("--workspace"), &two, Path::new("export"), Path::new("--all"), &again];
    Cli::on(&data).run_words(words).done();
    assert_same(&saved, &again);
    let words = [Path::new("--workspace"), &two, Path::new("check")];
    assert!(Cli::on(&data).run_words(words).done().out.contains("healthy: 3 assessments"));
}

#[test]
fn the_default_workspace_is_filled_while_it_is_unused_and_never_after() {
    let (here, there) = (Folders::fresh(), Folders::fresh());
    lived_in(&here);
    Cli::on(&here.data()).run_on("export --all", &here.saved()).done();
    let data = there.data();
    let other = Cli::on(&data);
    other.run("list").done(); // makes the default workspace
    other.run_on("import", &here.saved()).done();
    assert_eq!(other.run("list --json").done().json()["assessments"].as_array().map(Vec::len), Some(3));
    other.run_on("import", &here.saved()).refused(1, &["already a file", "--workspace NEW.unmoor"]);
}

#[test]
fn an_altered_folder_is_refused_with_the_name_of_the_file() {
    let folders = Folders::fresh();
    lived_in(&folders);
    let saved = folders.saved();
    Cli::on(&folders.data()).run_on("export --all", &saved).done();
    let two = folders.chosen().join("two.unmoor");
    let file = saved.join("tables/answer.csv");
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push('x');
    place::put(&file, text.as_bytes());
    import(&two, &saved).refused(3, &["tables/answer.csv was altered", "Nothing was changed"]);
    std::fs::remove_file(saved.join("manifest.json")).unwrap();
    import(&two, &saved).refused(3, &["manifest.json cannot be read"]);
    assert!(!two.exists());
}

#[test]
fn without_names_the_assessments_go_out_alone_and_come_in_one_by_one() {
    let (here, there) = (Folders::fresh(), Folders::fresh());
    lived_in(&here);
    let saved = here.saved();
    Cli::on(&here.data()).run_on("export --without-names --all", &saved).done();
    assert!(files(&saved).iter().all(|path| path.to_string_lossy().ends_with(".unmoor.json")), "{:?}", files(&saved));
    let data = there.data();
    let other = Cli::on(&data);
    other.run_on("import", &saved).done();
    assert_eq!(other.run("list --json").done().json()["assessments"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_program_with_nothing_but_pythons_standard_library_reads_it() {
    let folders = Folders::fresh();
    lived_in(&folders);
    let saved = folders.saved();
    Cli::on(&folders.data()).run_on("export --all", &saved).done();
    let read = || {
        let program = place::root().join("docs/format/read_export.py");
        // Isolated: nothing that was installed beside Python's own library can be found.
        let output = Command::new("python3").args(["-I", "-S"]).arg(program).arg(&saved).output();
        output.expect("python3 can be started")
    };
    let output = read();
    assert!(output.status.success(), "{output:?}");
    let told: Vec<Value> =
        String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told.iter().any(|line| line["answers"].as_u64().is_some_and(|many| many > 70)), "{told:?}");
    assert_eq!((told[3]["documents"].as_u64(), told[3]["snapshots"].as_u64()), (Some(1), Some(1)));
    place::put(&saved.join("tables/vote.csv"), b"");
    let output = read();
    assert!(
        !output.status.success() && String::from_utf8_lossy(&output.stderr).contains("tables/vote.csv"),
        "{output:?}"
    );
}

#[cfg(unix)]
#[test]
fn broken_off_by_ctrl_c_it_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt;
    use unmoor_tests::wait;
    let folders = Folders::fresh();
    vendors(&folders.data().join("Workspace.unmoor"), 1_000, Filled::Answers);
    let saved = folders.saved();
    let out = saved.join("out");
    let data = folders.data();
    let mut command = Cli::on(&data).command(["export".as_ref(), "--all".as_ref(), out.as_os_str()]);
    let child = command.stderr(std::process::Stdio::piped()).spawn().expect("unmoor can be started");
    wait::until("it has begun", || (!files(&saved).is_empty()).then_some(()));
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).expect("a running process");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.status.signal()), (Some(1), None), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing was left behind"), "{output:?}");
    assert_eq!(std::fs::read_dir(&saved).unwrap().count(), 0);
}

/// The tables of an export without a row. Those of undo are always left out.
fn empty_tables(export: &Path) -> Vec<String> {
    let list = std::fs::read(export.join("manifest.json")).expect("the list of an export");
    let list: Value = serde_json::from_slice(&list).expect("it is JSON");
    let empty = list["files"].as_array().expect("files").iter().filter(|file| file["rows"] == 0);
    let paths = empty.filter_map(|file| file["path"].as_str()).filter(|path| !path.starts_with("tables/undo_"));
    paths.map(str::to_owned).collect()
}

/// In the long run with 10,000 assessments, else with 200.
#[test]
fn a_workspace_of_thousands_comes_in_again_and_goes_out_the_same() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let count = if std::env::var_os("UNMOOR_LONG").is_some() { 10_000 } else { 200 };
    vendors(&data.join("Workspace.unmoor"), count, Filled::Everything);
    let first = saved.join("first");
    Cli::on(&data).run_on("export --all", &first).done();
    assert_eq!(empty_tables(&first), [] as [&str; 0], "nothing is left out of what comes in again");
    let two = saved.join("two.unmoor");
    import(&two, &first).done();
    let second = saved.join("second");
    let words = [Path::new("--workspace"), &two, Path::new("export"), Path::new("--all"), &second];
    Cli::on(&data).run_words(words).done();
    assert_same(&first, &second);
}

#[cfg(unix)]
#[test]
fn an_export_whose_list_is_a_pipe_is_refused_at_once() {
    let folders = Folders::fresh();
    let all = folders.saved().join("all");
    std::fs::create_dir_all(all.join("tables")).unwrap();
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    for pipe in [all.join("manifest.json"), folders.saved().join("pipe.unmoor.json")] {
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, mode).unwrap();
    }
    let new = folders.chosen().join("new.unmoor");
    import(&new, &all).refused(3, &["manifest.json"]);
    assert!(!new.exists());
    let cli_folder = folders.data();
    let cli = Cli::on(&cli_folder);
    cli.run_on("import", &folders.saved().join("pipe.unmoor.json")).refused(3, &["a device or a pipe"]);
    cli.run_words(["verify", "/dev/zero"]).refused(3, &["a device or a pipe"]);
}
