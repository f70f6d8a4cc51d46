//! A workspace with a passphrase at the command line: given by a file or standard input, and readable nowhere.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;
use unmoor_tests::cli::{Cli, Ran};
use unmoor_tests::{folders, place};

const RIGHT: &str = "four words nobody guesses";
const OTHER: &str = "another four words of ours";

/// What must not be readable anywhere.
const MARK: &str = "Zanzibar-4711";

/// A data folder whose default workspace has marked words in it and is encrypted, and the files with the passphrases.
struct Place {
    folder: TempDir,
    right: PathBuf,
    other: PathBuf,
}

impl Place {
    fn protected() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let [right, other] = [("right", RIGHT), ("other", OTHER)].map(|(name, words)| {
            let file = folder.path().join(name);
            place::put(&file, format!("{words}\n").as_bytes());
            file
        });
        let it = Place { folder, right, other };
        let cli = Cli::on(it.data());
        let id = cli.make(MARK);
        cli.run_words(["answer", &id, "DO-01", "b", "--note", MARK]).done();
        cli.run_words(["passphrase".as_ref(), "set".as_ref(), "--new-passphrase-file".as_ref(), it.right.as_os_str()])
            .done();
        it
    }

    fn data(&self) -> &Path {
        self.folder.path()
    }

    fn with(&self, file: &Path, words: &str) -> Ran {
        let file = file.to_str().unwrap();
        Cli::on(self.data()).run_words(["--passphrase-file", file].into_iter().chain(words.split(' ')))
    }
}

#[test]
fn everything_works_with_the_passphrase_and_nothing_without() {
    let it = Place::protected();
    let cli = Cli::on(it.data());
    cli.run("list").refused(3, &["has a passphrase", "Nothing was changed", "--passphrase-file"]);
    it.with(&it.other, "list").refused(3, &["not the passphrase", "Nothing was changed"]);
    assert!(it.with(&it.right, "list").done().out.contains(MARK));
    let id = it.with(&it.right, "list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    it.with(&it.right, &format!("answer {id} DO-02 c")).done();
    let report = it.data().join("report.pdf");
    it.with(&it.right, &format!("report {id} -o {}", report.display())).done();
    cli.run_on("verify", &report).done();
    assert!(it.with(&it.right, "check").done().out.contains("healthy"));

    let backup = it.data().join("backup.unmoor");
    it.with(&it.right, &format!("backup -o {}", backup.display())).done();
    let restored = it.data().join("restored.unmoor");
    cli.run(&format!("restore {} -o {}", backup.display(), restored.display())).refused(3, &["has a passphrase"]);
    it.with(&it.right, &format!("restore {} -o {}", backup.display(), restored.display())).done();
    assert!(it.with(&it.right, &format!("--workspace {} list", restored.display())).done().out.contains(MARK));
}

#[test]
fn an_encrypted_backup_is_restored_with_its_passphrase_and_what_is_said_is_so() {
    let it = Place::protected();
    let cli = Cli::on(it.data());
    it.with(&it.right, "backup").done();
    let id = it.with(&it.right, "list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    it.with(&it.right, &format!("answer {id} DO-02 c")).done();
    let file = it.data().join("Workspace.unmoor");
    let before = std::fs::read(&file).unwrap();
    let new = it.data().join("new.unmoor");
    cli.run("backup restore 1").refused(3, &["has a passphrase", "Nothing was changed"]);
    cli.run_on("backup restore 1 -o", &new).refused(3, &["has a passphrase", "Nothing was changed"]);
    it.with(&it.other, "backup restore 1").refused(3, &["not the passphrase", "Nothing was changed"]);
    assert!(std::fs::read(&file).unwrap() == before && !new.exists(), "nothing was changed");

    it.with(&it.right, &format!("backup restore 1 -o {}", new.display())).done();
    assert!(std::fs::read(&file).unwrap() == before, "only the new one was made");
    let answers = |words: &str| it.with(&it.right, words).done().json()["answers"]["DO-02"].clone();
    assert!(answers(&format!("--workspace {} show --json {id}", new.display())).is_null(), "as it was");
    let said = it.with(&it.right, "backup restore 1 --json").done().json();
    assert!(answers(&format!("show --json {id}")).is_null(), "as it was");
    let kept = it.data().join(said["kept"].as_str().expect("the name under which the other one stays"));
    assert!(std::fs::read(kept).unwrap() == before, "not a byte of what stood is lost");
}

#[test]
fn a_damaged_encrypted_backup_takes_nobodys_place() {
    let it = Place::protected();
    it.with(&it.right, "backup").done();
    for backup in folders::files_below(&it.data().join("backups")) {
        let mut bytes = std::fs::read(&backup).unwrap();
        for page in 3..bytes.len() / 4096 {
            bytes[page * 4096 + 100] ^= 1;
        }
        place::put(&backup, &bytes);
    }
    let before = std::fs::read(it.data().join("Workspace.unmoor")).unwrap();
    let new = it.data().join("new.unmoor");
    it.with(&it.right, "backup restore 1").refused(3, &["damaged"]);
    it.with(&it.right, &format!("backup restore 1 -o {}", new.display())).refused(3, &["damaged"]);
    assert!(std::fs::read(it.data().join("Workspace.unmoor")).unwrap() == before && !new.exists());
    it.with(&it.right, "list").done();
}

#[test]
fn the_passphrase_comes_through_standard_input_too() {
    let it = Place::protected();
    let mut list = Cli::on(it.data()).command(["--passphrase-file", "-", "list"]);
    let mut running = list.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    writeln!(running.stdin.take().unwrap(), "{RIGHT}").unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains(MARK), "{output:?}");
}

#[test]
fn it_is_changed_and_removed_by_whoever_knows_it() {
    let it = Place::protected();
    let set = |new: &Path| format!("passphrase set --new-passphrase-file {}", new.display());
    it.with(&it.other, &set(&it.other)).refused(3, &["not the passphrase"]);
    let short = it.data().join("short");
    place::put(&short, b"too short\n");
    it.with(&it.right, &set(&short)).refused(3, &["at least 12 characters", "Nothing was changed"]);
    assert!(it.with(&it.right, &set(&it.other)).done().out.contains("changed"));
    it.with(&it.right, "list").refused(3, &["not the passphrase"]);
    it.with(&it.other, "passphrase remove").done();
    assert!(Cli::on(it.data()).run("list").done().out.contains(MARK));
    Cli::on(it.data()).run("passphrase remove").refused(3, &["has no passphrase"]);
}

#[test]
fn the_wait_after_wrong_passphrases_is_kept_between_commands() {
    let it = Place::protected();
    for _ in 0..3 {
        it.with(&it.other, "list").refused(3, &["not the passphrase"]);
    }
    it.with(&it.right, "list").refused(3, &["3 passphrases", "were wrong", "ry again in"]);
}

#[test]
fn a_backup_that_cannot_be_replaced_is_told_and_the_passphrase_stands() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let words = folder.path().join("words");
    place::put(&words, RIGHT.as_bytes());
    let cli = Cli::on(&data);
    cli.make("Acme");
    cli.run("backup").done();
    for backup in folders::files_below(&data.join("backups")) {
        std::fs::remove_file(&backup).unwrap();
        std::fs::create_dir(&backup).unwrap(); // nothing that can be removed as a file
    }
    let said = cli
        .run_words(["passphrase".as_ref(), "set".as_ref(), "--new-passphrase-file".as_ref(), words.as_os_str()])
        .done()
        .out;
    assert!(said.contains("could be looked through") || said.contains("still readable without it"), "{said}");
    cli.run("list").refused(3, &["has a passphrase"]);
    cli.run_words(["--passphrase-file".as_ref(), words.as_os_str(), "list".as_ref()]).done();
}

#[test]
fn what_can_be_read_of_a_damaged_one_goes_into_one_with_the_same_passphrase() {
    let it = Place::protected();
    let (file, new) = (it.data().join("Workspace.unmoor"), it.data().join("new.unmoor"));
    let mut bytes = std::fs::read(&file).unwrap();
    let page = bytes.len() / 4096 / 2 * 4096;
    bytes[page + 100] ^= 1;
    place::put(&file, &bytes);
    let words = format!("salvage {} -o {}", file.display(), new.display());
    it.with(&it.other, &words).refused(3, &["not the passphrase"]);
    let said = it.with(&it.right, &format!("{words} --json")).done().json();
    assert!(said["said"].as_str().is_some_and(|said| said.starts_with("1 assessment ")), "{said}");
    assert!(said["lost"].as_array().is_some_and(|lost| !lost.is_empty()), "{said}");
    assert!(std::fs::read(&file).unwrap() == bytes, "the damaged one is as it was");
    let listed = it.with(&it.right, &format!("--workspace {} list --json", new.display())).done().json();
    assert_eq!(listed["assessments"].as_array().map(Vec::len), Some(1), "{listed}");
    let whole = std::fs::read(&new).unwrap();
    assert!(!whole.windows(MARK.len()).any(|bytes| bytes == MARK.as_bytes()), "the new one is encrypted");
}

#[test]
fn no_file_that_unmoor_writes_gives_a_word_away() {
    let it = Place::protected();
    it.with(&it.right, "list").done();
    it.with(&it.other, "list").refused(3, &["not the passphrase"]);
    let backup = it.data().join("backup.unmoor");
    it.with(&it.right, &format!("backup -o {}", backup.display())).done();
    let mut read = 0;
    for file in folders::files_below(it.data()) {
        if file == it.right || file == it.other {
            continue;
        }
        let bytes = std::fs::read(&file).unwrap();
        for word in [MARK, RIGHT, OTHER] {
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} is in {}", file.display());
        }
        read += 1;
    }
    assert!(read >= 4, "the workspace, its backup, the known workspaces, the settings: only {read} files were read");
}

/// A program that shows what it opened, and is not listened to, holds the key and no longer the passphrase.
#[cfg(target_os = "linux")]
#[test]
fn the_passphrase_is_not_in_memory_once_the_key_is_made() {
    use std::io::Read;
    let it = Place::protected();
    let id = it.with(&it.right, "list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    let (file, long) = (it.right.to_str().unwrap(), "word ".repeat(20_000));
    let words = ["--passphrase-file", file, "answer", &id, "DO-02", "c", "--note", &long];
    Cli::on(it.data()).run_words(words).done();
    for given in [it.right.to_str().unwrap(), "-"] {
        let mut show = Cli::on(it.data()).command(["--passphrase-file", given, "show", "--json", &id]);
        let mut running = show.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut typed = running.stdin.take().unwrap();
        writeln!(typed, "{RIGHT}").unwrap();
        let mut out = running.stdout.take().unwrap();
        // It has begun to show what it opened, and cannot end: what is left does not fit into the pipe.
        out.read_exact(&mut [0]).unwrap();
        let found = in_memory(running.id(), RIGHT.as_bytes());
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.id())).unwrap();
        let mut all = Vec::new();
        out.read_to_end(&mut all).unwrap();
        assert!(all.len() > 1 << 16, "or it had ended already: {}", all.len());
        assert!(running.wait().unwrap().success());
        assert_eq!(found, 0, "given by {given}");
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"]);
    }
}

/// How often these bytes stand in what a process holds in its memory.
#[cfg(target_os = "linux")]
fn in_memory(process: u32, bytes: &[u8]) -> usize {
    use std::io::{Read, Seek, SeekFrom};
    const PAGE: usize = 4096;
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut memory = std::fs::File::open(format!("/proc/{process}/mem")).unwrap();
    let (mut found, mut read) = (0, 0);
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|may| may.starts_with("rw"))) {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).unwrap();
        let [from, to] = [from, to].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut part = vec![0; usize::try_from(to - from).unwrap()];
        memory.seek(SeekFrom::Start(from)).unwrap();
        if memory.read_exact(&mut part).is_ok() {
            read += part.len();
            // Most pages were never written to.
            let written = (0..part.len()).step_by(PAGE).filter(|at| part[*at..*at + PAGE] != [0; PAGE]);
            for at in written {
                let end = (at + PAGE + bytes.len() - 1).min(part.len());
                found += part[at..end].windows(bytes.len()).filter(|part| *part == bytes).count();
            }
        }
    }
    assert!(read > 1 << 20, "or this proves nothing: {read} bytes were read");
    found
}
