//! Texts that a program could take for a command, in every field and every format that leaves: they stay texts.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use unmoor_tests::bad;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

/// What a spreadsheet, a browser, a word processor or a terminal could act on.
const FORMULA: &str = "=cmd|'/c calc'!A1";
const SCRIPT: &str = "<script>alert(1)</script>";
const FIELD: &str = "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }";
const TURNED: &str = "\u{202e}fdp.exe\u{202c}";
const BELL: &str = "ring\u{7}\u{1b}[31m";

/// Fields of an assessment file that hold what a person typed.
const TYPED: [&str; 11] =
    ["note", "reason", "detail", "locator", "owner", "role", "name", "title", "by", "sender", "text"];

/// The demo with all of them in every text that somebody typed.
fn hostile() -> Value {
    let mut file = bad::demo();
    let texts = [FORMULA, SCRIPT, FIELD, TURNED, BELL, "+1+1", "-1+1", "@SUM(1)", "\t=1"];
    let mut next = 0;
    file["parking"] = texts.iter().enumerate().map(parked).collect();
    let asked =
        json!({ "id": "r1", "made": "2026-11-21T08:00:00Z", "questions": ["DO-02"], "sender": "we", "by": "they" });
    file["requests"] = json!([asked]);
    fill(&mut file, &mut || {
        next += 1;
        texts[next % texts.len()].to_owned()
    });
    file["vendor"] = json!({ "name": FORMULA, "service": format!("{SCRIPT} {TURNED}") });
    file["title"] = json!(format!("@SUM(1) {BELL}"));
    file
}

fn parked((at, text): (usize, &&str)) -> Value {
    json!({ "id": format!("k{at}"), "text": text, "at": "2026-11-20T09:40:00Z" })
}

fn fill(value: &mut Value, text: &mut dyn FnMut() -> String) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                if inner.is_string() && TYPED.contains(&key.as_str()) {
                    *inner = json!(text());
                } else {
                    fill(inner, text);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| fill(value, text)),
        _ => {}
    }
}

/// Looks through an archive of XML with another program's parser: every part must be whole, and what this condition in
/// Python finds is given.
fn in_archive(file: &Path, finds: &str) -> String {
    let script = format!(
        "import sys, zipfile, xml.etree.ElementTree as tree
names = zipfile.ZipFile(sys.argv[1]).namelist()
for name in names:
    if name.endswith('.xml') or name.endswith('.rels'):
        root = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read(name))
        for element in root.iter():
            tag = element.tag.split('}}')[-1]
            text = element.text or ''
            if {finds}: print(name, tag, repr(text), element.attrib)"
    );
    let output = Command::new("python3").args(["-c", &script]).arg(file).output().expect("python3 is there");
    assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn no_text_becomes_a_formula_a_script_or_a_field_in_anything_that_leaves() {
    let folders = Folders::fresh();
    let source = folders.chosen().join("hostile.unmoor.json");
    place::put(&source, hostile().to_string().as_bytes());
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.run_on("import", &source).done();
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    for name in [FORMULA, SCRIPT, FIELD, TURNED, BELL] {
        cli.run_words(["snapshot", "take", &id, "--name", name]).done();
    }
    let since = cli.run(&format!("snapshot list {id} --json")).done().json()["snapshots"][0]["id"].clone();
    let since = since.as_str().expect("an id").to_owned();
    let made = |name: &str| {
        let out = folders.saved().join(name);
        cli.run_on(&format!("report {id} --since {since} -o"), &out).done();
        out
    };
    let workbook = made("a.xlsx");
    let formulas = in_archive(&workbook, "tag == 'f'");
    assert!(formulas.lines().count() > 100, "its own formulas are there");
    for word in ["cmd", "calc", "SUM(1)", "DDE"] {
        assert!(!formulas.contains(word), "{word} is a formula: {formulas}");
    }
    assert!(in_archive(&workbook, "'cmd|' in text").contains("cmd|"), "it is there as a text");
    let document = made("a.docx");
    let fields = in_archive(&document, "tag in ('instrText', 'fldSimple', 'object', 'script')");
    assert!(!fields.contains("DDE") && !fields.contains("cmd"), "{fields}");
    assert!(in_archive(&document, "'DDEAUTO' in text").contains("DDEAUTO"), "it is there as a text");
    let markdown = std::fs::read_to_string(made("a.md")).unwrap();
    assert!(!markdown.contains("<script>"), "markup is escaped");
    let report = made("a.pdf");
    assert_eq!(cli.run_on("verify --json", &report).done().json()["differences"], json!([]));
    let active = std::fs::read(&report).unwrap();
    for word in ["/JavaScript", "/JS ", "/Launch", "/OpenAction", "/SubmitForm"] {
        assert!(!active.windows(word.len()).any(|part| part == word.as_bytes()), "{word} is in the report");
    }
    let other = cli.make("Other");
    let table = folders.saved().join("a.csv");
    cli.run_on(&format!("compare {id} {other} -o"), &table).done();
    let table = std::fs::read_to_string(table).unwrap();
    for cell in table.split([',', '\n']).map(|cell| cell.trim_matches(['"', '\r'])) {
        let number = cell.parse::<f64>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{cell} would be a formula: {table}");
    }
    answer_sheets_hold_texts(&cli, &id, &folders);
    a_calendar_holds_texts(&cli, &id, &folders);
    let page = folders.saved().join("a.html");
    cli.run_on(
        &format!("ask {id} --vendor --unanswered --sender {SCRIPT} -o")
            .replace("<script>alert(1)</script>", "<b>x</b>"),
        &page,
    )
    .done();
    assert!(!std::fs::read_to_string(page).unwrap().contains("<b>x</b>"), "markup is escaped");
    for command in ["list".to_owned(), format!("show {id}"), "dates".to_owned(), format!("snapshot list {id}")] {
        let told = cli.run(&command).done().out;
        assert!(!told.contains(['\u{7}', '\u{1b}', '\u{202e}']), "{command} sends the terminal a command");
    }
}

/// The cells of a CSV file as another program reads them, a line each.
fn cells(file: &Path) -> Vec<String> {
    let script = "import csv, sys
for row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')):
    for cell in row: print(repr(cell)[1:])";
    let output = Command::new("python3").args(["-c", script]).arg(file).output().expect("python3 is there");
    assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

fn answer_sheets_hold_texts(cli: &Cli<'_>, id: &str, folders: &Folders) {
    let workbook = folders.saved().join("sheet.xlsx");
    cli.run_on(&format!("sheet {id} -o"), &workbook).done();
    assert_eq!(in_archive(&workbook, "tag == 'f'"), "", "an answer sheet has no formula");
    assert!(in_archive(&workbook, "'cmd|' in text").contains("cmd|"), "it is there as a text");
    let table = folders.saved().join("sheet.csv");
    cli.run_on(&format!("sheet {id} -o"), &table).done();
    let cells = cells(&table);
    assert!(cells.iter().any(|cell| cell.starts_with("'=cmd|")), "it is there as a text");
    for cell in cells {
        assert!(!cell.starts_with(['=', '+', '-', '@']) && !cell.starts_with("\\t"), "{cell} would be a formula");
    }
}

/// Each line begins with a word of the format: no text that was typed begins one.
fn a_calendar_holds_texts(cli: &Cli<'_>, id: &str, folders: &Folders) {
    const WORDS: [&str; 18] = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
        "ACTION",
        "TRIGGER",
        "",
    ];
    let file = folders.saved().join("dates.ics");
    cli.run_on(&format!("dates {id} -o"), &file).done();
    let calendar = std::fs::read_to_string(file).unwrap();
    assert!(calendar.contains("cmd|"), "it is there as a text");
    assert!(!calendar.contains(['\u{7}', '\u{1b}', '\u{202e}', '\u{202c}']), "{calendar}");
    for line in calendar.replace("\r\n ", "").split("\r\n") {
        let word = line.split([':', ';']).next().unwrap_or_default();
        assert!(WORDS.contains(&word), "a line begins with {word:?}");
    }
}
