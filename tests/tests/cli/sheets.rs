//! Answer sheets out, through a real spreadsheet program, and in again.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use unmoor_report::answer_sheet::{read, write};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

const ANSWER: usize = 8;
const SHOWN_BY: usize = 9;
const NOTE: usize = 11;

/// The demo in a workspace, with notes that a spreadsheet could take for something else; gives its id.
fn demo(folders: &Folders) -> String {
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.run_on("import", &place::root().join("crates/unmoor-core/demo/demo.unmoor.json")).done();
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().expect("an id").to_owned();
    for (question, note) in
        [("DO-02", "=1+1"), ("DO-03", "007"), ("DO-04", "a \"b\", c;\nd"), ("DO-05", "+49 30"), ("DO-06", "TRUE")]
    {
        cli.run_words(["answer", &id, question, "b", "--note", note]).done();
    }
    id
}

/// Opens a file in LibreOffice and saves it again in this format; gives the new file.
fn through_office(file: &Path, into: &Path, format: &str) -> PathBuf {
    let profile = TempDir::new().expect("a folder for LibreOffice");
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.path().display()));
    command.args(["--headless", "--convert-to", format, "--outdir"]).arg(into).arg(file);
    let output = command.output().expect("`cargo xtask test` installs LibreOffice");
    let ending = format.split(':').next().unwrap_or(format);
    let made = into.join(file.with_extension(ending).file_name().expect("a name"));
    assert!(made.exists(), "{output:?}");
    made
}

/// A sheet as a person fills it in: one answer anew, one shown otherwise, one note that looks like a formula.
fn fill_in(rows: &mut [Vec<String>]) {
    for row in rows.iter_mut() {
        row.resize(14, String::new());
        match row[0].as_str() {
            "AL-04" => row[ANSWER] = "5".to_owned(),
            "AL-05" => {
                row[ANSWER] = "2".to_owned();
                row[SHOWN_BY] = "tested".to_owned();
            }
            "DO-02" => row[NOTE] = "=HYPERLINK(\"http://x\")".to_owned(),
            _ => {}
        }
    }
}

fn answer<'v>(shown: &'v serde_json::Value, question: &str, field: &str) -> &'v str {
    shown["answers"][question][field].as_str().unwrap_or_default()
}

#[test]
fn a_workbook_that_went_through_libreoffice_comes_back_whole() {
    let folders = Folders::fresh();
    let id = demo(&folders);
    let (data, saved, there) = (folders.data(), folders.saved(), folders.chosen());
    let cli = Cli::on(&data);
    let sheet = saved.join("answers.xlsx");
    cli.run_on(&format!("sheet {id} -o"), &sheet).done();
    let untouched = through_office(&sheet, &there, "xlsx");
    cli.run_on("import", &untouched).refused(3, &["nothing in it differs"]);

    let mut rows = read(&std::fs::read(&sheet).unwrap()).unwrap();
    fill_in(&mut rows);
    place::put(&sheet, &write("filled in", &rows[1..]).unwrap());
    let opened = through_office(&sheet, &saved, "ods");
    let filled = through_office(&opened, &there, "xlsx");
    let before = cli.run(&format!("show {id} --json")).done().json();
    let shown = cli.run_on("import", &filled);
    assert_eq!(shown.code, 2, "nothing is taken in unasked: {shown:?}");
    assert!(shown.out.contains("The sheet changes three answers") && shown.out.contains("another note"), "{shown:?}");
    assert_eq!(cli.run(&format!("show {id} --json")).done().json(), before);
    let taken = cli.run_on("import --yes", &filled).done().out;
    assert!(taken.contains("Three answers from the sheet are in"), "{taken}");
    let after = cli.run(&format!("show {id} --json")).done().json();
    assert_eq!((answer(&after, "AL-04", "option"), answer(&after, "AL-05", "evidence")), ("e", "tested"));
    assert_eq!(answer(&after, "DO-02", "note"), "=HYPERLINK(\"http://x\")");
    let mut expected = before.clone();
    for question in ["AL-04", "AL-05", "DO-02"] {
        expected["answers"][question] = after["answers"][question].clone();
    }
    assert_eq!(after, expected, "nothing else changed");
}

#[test]
fn a_csv_sheet_that_went_through_libreoffice_comes_back_whole_whatever_divides_it() {
    let folders = Folders::fresh();
    let id = demo(&folders);
    let (data, saved, there) = (folders.data(), folders.saved(), folders.chosen());
    let cli = Cli::on(&data);
    let sheet = saved.join("answers.csv");
    cli.run_on(&format!("sheet {id} -o"), &sheet).done();
    let text = std::fs::read_to_string(&sheet).unwrap();
    assert!(text.contains(",'=1+1,"), "a formula stands as text");
    cli.run_on("import", &sheet).refused(3, &["nothing in it differs"]);
    // Every column as text, as the dialog of a spreadsheet offers it; out with semicolons, as in much of Europe.
    let columns: Vec<String> = (1..=14).map(|column| format!("{column}/2")).collect();
    let opened = saved.join("opened");
    std::fs::create_dir_all(&opened).unwrap();
    let read_as = format!("--infilter=CSV:44,34,76,1,{}", columns.join("/"));
    let profile = TempDir::new().unwrap();
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.path().display())).arg(read_as);
    command.args(["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir"]);
    let output = command.arg(&opened).arg(&sheet).output().expect("LibreOffice");
    let back = opened.join("answers.csv");
    let text = std::fs::read_to_string(&back).unwrap_or_else(|_| panic!("{output:?}"));
    assert!(text.contains("Id;Section;"), "{text:.200}");
    cli.run_on("import", &back).refused(3, &["nothing in it differs"]);
    let filled = text.replacen(";'=1+1;", ";'=2+2;", 1);
    assert_ne!(filled, text);
    place::put(&there.join("filled.csv"), filled.as_bytes());
    cli.run_on("import --yes", &there.join("filled.csv")).done();
    assert_eq!(answer(&cli.run(&format!("show {id} --json")).done().json(), "DO-02", "note"), "=2+2");
}

#[test]
fn a_sheet_with_mistakes_is_refused_with_all_of_them_and_changes_nothing() {
    let folders = Folders::fresh();
    let id = demo(&folders);
    let data = folders.data();
    let cli = Cli::on(&data);
    let sheet = folders.saved().join("answers.xlsx");
    cli.run_on(&format!("sheet {id} -o"), &sheet).done();
    let mut rows = read(&std::fs::read(&sheet).unwrap()).unwrap();
    fill_in(&mut rows);
    rows[3][ANSWER] = "perhaps".to_owned();
    rows[5][SHOWN_BY] = "sworn".to_owned();
    place::put(&sheet, &write("filled in", &rows[1..]).unwrap());
    let before = cli.run(&format!("show {id} --json")).done().json();
    cli.run_on("import --yes", &sheet)
        .refused(3, &["answers.xlsx: row 4", "perhaps", "row 6", "sworn", "Nothing was changed"]);
    assert_eq!(cli.run(&format!("show {id} --json")).done().json(), before);
    cli.run_on(&format!("sheet {id} -o"), &folders.saved().join("answers.ods")).refused(3, &["neither .xlsx nor .csv"]);
    let other = Folders::fresh();
    let elsewhere = other.data();
    Cli::on(&elsewhere).run_on("import --yes", &sheet).refused(3, &["not in this workspace"]);
}
