//! The report from the command line: made, verified, forged, and refused where it cannot be written.

use std::path::{Path, PathBuf};
use std::process::Command;

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place::put;

/// The demo with its report.
pub(crate) fn demo(folders: &Folders) -> PathBuf {
    let data = folders.data();
    Cli::on(&data).run_on("demo --out", &folders.saved()).done();
    folders.saved().join("demo.pdf")
}

fn text_of(pdf: &Path) -> String {
    let output =
        Command::new("pdftotext").args(["-enc".as_ref(), "UTF-8".as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    String::from_utf8(output.expect("pdftotext is installed by `cargo xtask test`").stdout).expect("text")
}

#[test]
fn the_demo_needs_nothing_and_its_report_verifies() {
    let folders = Folders::fresh();
    let pdf = demo(&folders);
    let data = folders.data();
    let verified = Cli::on(&data).run_on("verify --json", &pdf).done().json();
    assert_eq!(verified["differences"].as_array().map(Vec::len), Some(0), "{verified}");
    assert!(std::fs::read_dir(&data).unwrap().next().is_none(), "the demo needs no workspace and makes none");
}

#[test]
fn other_peoples_programs_can_read_the_report() {
    let folders = Folders::fresh();
    let pdf = demo(&folders);
    let checked =
        Command::new("qpdf").arg("--check").arg(&pdf).output().expect("qpdf is installed by `cargo xtask test`");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let text = text_of(&pdf);
    for words in ["Quaystead", "Fennimere", "Provisional", "XR-01", "Page 2 of", "42", "77"] {
        assert!(text.contains(words), "the report says {words}");
    }
    let fonts = Command::new("pdffonts").arg(&pdf).output().expect("pdffonts comes with pdftotext");
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    let embedded: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!embedded.is_empty() && embedded.iter().all(|font| font.contains(" yes ")), "{fonts}");
}

#[test]
fn the_assessment_inside_a_report_comes_in_as_the_identical_file() {
    let folders = Folders::fresh();
    let pdf = demo(&folders);
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.run_on("import", &pdf).done();
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    let out = folders.saved().join("again.unmoor.json");
    cli.run_on(&format!("export {id} -o"), &out).done();
    assert_eq!(std::fs::read(out).unwrap(), std::fs::read(folders.saved().join("demo.unmoor.json")).unwrap());
}

#[test]
fn a_report_is_the_same_to_the_byte_for_another_user_in_another_folder_with_other_fonts() {
    let folders = Folders::fresh();
    let first = std::fs::read(demo(&folders)).unwrap();
    let (data, elsewhere) = (folders.data(), folders.chosen());
    let mut command = Cli::on(&data).command(["demo".as_ref(), "--out".as_ref(), elsewhere.as_os_str()]);
    for (name, value) in [("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8"), ("FONTCONFIG_FILE", "/nonexistent")] {
        command.env(name, value);
    }
    command.env("HOME", &elsewhere).env("TMPDIR", &elsewhere).current_dir(&elsewhere);
    assert!(command.output().unwrap().status.success());
    assert!(first == std::fs::read(elsewhere.join("demo.pdf")).unwrap(), "the bytes differ");
}

#[test]
fn a_report_whose_attachment_was_exchanged_is_found_out() {
    let folders = Folders::fresh();
    let pdf = demo(&folders);
    let data = folders.data();
    let mut document = lopdf::Document::load(&pdf).unwrap();
    let mut exchanged = 0;
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else { continue };
        if !stream.dict.has_type(b"EmbeddedFile") {
            continue;
        }
        let file = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let file = String::from_utf8(file).unwrap();
        if !file.contains("unmoor.assessment") {
            continue; // the report's settings
        }
        let better = file.replace("\"option\": \"d\"", "\"option\": \"a\"");
        stream.dict.remove(b"Filter");
        stream.set_content(better.into_bytes());
        exchanged += 1;
    }
    assert_eq!(exchanged, 1, "one assessment is attached");
    let forged = folders.saved().join("forged.pdf");
    document.save(&forged).unwrap();
    let ran = Cli::on(&data).run_on("verify --json", &forged);
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(!ran.json()["differences"].as_array().unwrap().is_empty());
}

#[test]
fn what_is_no_report_of_unmoor_is_refused() {
    let folders = Folders::fresh();
    let pdf = demo(&folders);
    let data = folders.data();
    let cli = Cli::on(&data);
    let whole = std::fs::read(&pdf).unwrap();
    let half = folders.chosen().join("half.pdf");
    put(&half, &whole[..whole.len() / 2]);
    let text = folders.chosen().join("text.pdf");
    put(&text, b"Dear diary");
    for file in [half, text, folders.saved().join("demo.unmoor.json"), folders.chosen().join("missing.pdf")] {
        cli.run_on("verify", &file).refused(3, &[]);
    }
}

#[test]
fn the_ending_chooses_the_format() {
    let folders = Folders::fresh();
    let pdf = demo(&folders);
    let data = folders.data();
    let cli = Cli::on(&data);
    let file = folders.saved().join("demo.unmoor.json").display().to_string();
    for (name, begins) in [
        ("a.docx", &b"PK"[..]),
        ("a.xlsx", &b"PK"[..]),
        ("a.md", &b"Lock-in and portability"[..]),
        ("a.JSON", b"{\n  \"format\": \"unmoor.report\""),
    ] {
        let out = folders.chosen().join(name);
        let made = cli.run_on(&format!("--json report {file} -o"), &out).done().json();
        assert_eq!(made["pages"], 0, "{made}");
        assert!(std::fs::read(&out).unwrap().starts_with(begins), "{name}");
        cli.run_on("verify", &out).refused(3, &["not a PDF"]);
    }
    assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_target_that_cannot_be_written_fails_and_leaves_what_was_there() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let nowhere = folders.saved().join("no").join("such").join("folder").join("report.pdf");
    cli.run_on(&format!("report {id} -o"), &nowhere).refused(1, &["report.pdf", "could not be written"]);
    let folder = folders.saved().join("folder.pdf");
    std::fs::create_dir(&folder).unwrap();
    cli.run_on(&format!("report {id} -o"), &folder).refused(1, &["it is a folder"]);
    let below_a_file = folders.chosen().join("file");
    put(&below_a_file, b"kept");
    cli.run_on(&format!("report {id} -o"), &below_a_file.join("report.pdf")).refused(1, &["could not be written"]);
    assert_eq!(std::fs::read(&below_a_file).unwrap(), b"kept");
    cli.run_on(&format!("report {id} -o"), &folders.saved().join("report.doc")).refused(3, &[".pdf", ".md"]);
    let left: Vec<_> = std::fs::read_dir(folders.saved()).unwrap().flatten().map(|file| file.file_name()).collect();
    assert_eq!(left, ["folder.pdf"], "nothing half done is left behind");
}

#[test]
fn without_names_nobody_of_the_demo_is_in_the_report_or_in_the_file() {
    let folders = Folders::fresh();
    let named = demo(&folders);
    let (file, pdf) = (folders.saved().join("bare.unmoor.json"), folders.saved().join("bare.pdf"));
    let source = folders.saved().join("demo.unmoor.json");
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.run_words(["export", "--without-names", text(&source), "-o", text(&file)]).done();
    cli.run_words(["report", "--without-names", text(&source), "-o", text(&pdf)]).done();
    let verified = cli.run_on("verify --json", &pdf).done().json();
    assert_eq!(verified["differences"].as_array().map(Vec::len), Some(0), "{verified}");

    let demo = unmoor_core::demo::assessment();
    let everybody: Vec<&str> = demo.participants.iter().flat_map(|person| person.name.split(' ')).collect();
    assert_eq!(everybody.len(), 8);
    let (bare, whole) = (everything_in(&pdf), everything_in(&named));
    let written = std::fs::read_to_string(&file).unwrap();
    for name in everybody {
        assert!(whole.contains(name), "{name} is found where it stands, or this test proves nothing");
        assert!(!bare.contains(name), "{name} is in the report");
        assert!(!written.contains(name), "{name} is in the file");
    }
    assert!(bare.contains("Participant 3 (legal)") && written.contains("Participant 3 (legal)"));
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary folder's name is text")
}

/// What is printed in a report, and every byte of it with its streams unpacked, attachments included.
pub(crate) fn everything_in(pdf: &Path) -> String {
    let unpacked =
        Command::new("qpdf").args(["--stream-data=uncompress", "--decode-level=all"]).arg(pdf).arg("-").output();
    let bytes = unpacked.expect("qpdf is installed by `cargo xtask test`").stdout;
    text_of(pdf) + &String::from_utf8_lossy(&bytes)
}

#[test]
fn a_report_compares_with_a_snapshot_by_its_name_and_verifies() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run(&format!("answer {id} DO-01 d")).done();
    cli.run_words(["snapshot", "take", &id, "--name", "Before the talk"]).done();
    cli.run(&format!("answer {id} DO-01 a --evidence documented")).done();
    let pdf = folders.saved().join("since.pdf");
    let report = |since: &str| cli.run_words(["report", &id, "--since", since, "-o", text(&pdf)]);
    report("Before the talk").done();
    let said = text_of(&pdf).replace('\n', " ");
    assert!(said.contains("Before the talk") && said.contains("One answer differs."), "{said}");
    assert_eq!(cli.run_on("verify --json", &pdf).done().json()["differences"], serde_json::json!([]));
    let before = std::fs::read(&pdf).unwrap();
    report("Never taken").refused(3, &["Never taken"]);
    assert_eq!(std::fs::read(&pdf).unwrap(), before);
}

#[test]
fn paper_parts_colour_and_logo_are_said_in_words_and_the_report_verifies_all_the_same() {
    let folders = Folders::fresh();
    demo(&folders);
    let data = folders.data();
    let cli = Cli::on(&data);
    let file = folders.saved().join("demo.unmoor.json");
    let pdf = folders.saved().join("board.pdf");
    let logo = folders.chosen().join("logo.svg");
    put(&logo, br##"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#0b3d4a"/></svg>"##);
    let words = |more: &str| format!("report {} {more} -o", file.display());
    let asked =
        format!("--paper letter --without answers,references,letter --accent #ffcc00 --logo {}", logo.display());
    cli.run_on(&words(&asked), &pdf).done();
    assert_eq!(cli.run_on("verify --json", &pdf).done().json()["differences"], serde_json::json!([]));
    let text = text_of(&pdf);
    assert!(text.contains("Method and arithmetic") && text.contains("February 25, 2027"), "{text}");
    assert!(!text.contains("Reference index") && !text.contains("Dear Sir"), "{text}");

    let letter = "--letter-to Quaystead --letter-to Quay --letter-from Ines --letter-place Hamburg --letter-reply-by 2027-01-15 \
                  --letter-reply-to ines@example.com";
    cli.run_on(&words(letter), &pdf).done();
    let text = text_of(&pdf);
    for said in ["Hamburg, ", "Quaystead\nQuay\n", "15 January 2027 to ines@example.com", "Ines"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    cli.run_on(&words("--letter-reply-by soon"), &pdf).refused(3, &["is no date"]);

    let gradient = folders.chosen().join("gradient.svg");
    put(
        &gradient,
        br##"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><rect width="90" height="30" fill="url(#g)"/></svg>"##,
    );
    cli.run_on(&words(&format!("--client Fennimere --logo {}", gradient.display())), &pdf).done();
    assert_eq!(cli.run_on("verify --json", &pdf).done().json()["differences"], serde_json::json!([]));
    put(&gradient, br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>F</text></svg>"#);
    let refused = &["holds text", "Save it with its text as outlines"];
    cli.run_on(&words(&format!("--logo {}", gradient.display())), &pdf).refused(3, refused);

    let hostile = folders.chosen().join("hostile.svg");
    put(&hostile, br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"#);
    let before = std::fs::read(&pdf).unwrap();
    cli.run_on(&words(&format!("--logo {}", hostile.display())), &pdf).refused(3, &["<script>", "must not"]);
    cli.run_on(&words("--accent red"), &pdf).refused(3, &["is no colour"]);
    cli.run_on(&words("--without index"), &pdf).refused(3, &["no part", "references"]);
    let all = "cover,board,sections,findings,open,letter,tests,workshop,change,answers,method,references";
    cli.run_on(&words(&format!("--without {all}")), &pdf).refused(1, &["Nothing was written"]);
    assert_eq!(std::fs::read(&pdf).unwrap(), before, "the old report stays as it was");
}
