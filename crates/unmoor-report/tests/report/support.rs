//! Assessments to print, and ways to look into what was printed.

use std::ops::ControlFlow;
use std::process::Command;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use unmoor_core::assessment::{Assessment, Depth, Kind, Scope, Vendor};
use unmoor_core::{demo, file, pack};
use unmoor_report::compose::{self, ReportInput, Settings};
use unmoor_report::document::Document;
use unmoor_report::fonts::Typefaces;
use unmoor_report::pdf::{self, Pdf};
use unmoor_report::verify::{self, Difference};

/// The day that reports bear in tests.
pub(crate) const DAY: Date = date(2026, 11, 23);

/// The demo's report.
pub(crate) static DEMO: LazyLock<Pdf> = LazyLock::new(|| print(&demo::assessment()));

/// What reports say in tests beside their assessment.
pub(crate) fn settings() -> Settings {
    Settings {
        client: "Fennimere Garden Centres".to_owned(),
        author: "Ines Aldana".to_owned(),
        confidentiality: "Confidential. For the board.".to_owned(),
        ..Settings::new(DAY)
    }
}

/// Composes a report as the app would.
pub(crate) fn composed(assessment: &Assessment) -> Document {
    composed_with(assessment, settings())
}

/// The same with other settings.
pub(crate) fn composed_with(assessment: &Assessment, settings: Settings) -> Document {
    let input = ReportInput::new(assessment, pack::builtin(), settings, file::write(assessment));
    compose::document(&input)
}

/// Prints a report.
pub(crate) fn print(assessment: &Assessment) -> Pdf {
    print_with(assessment, settings())
}

/// Prints a report with other settings.
pub(crate) fn print_with(assessment: &Assessment, settings: Settings) -> Pdf {
    render(&composed_with(assessment, settings))
}

/// Prints a document in the fonts that every computer has: those of Unmoor.
pub(crate) fn render(document: &Document) -> Pdf {
    pdf::render_in(document, &Typefaces::Bundled, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// What a reader of the PDF finds, words in a row.
pub(crate) fn words(report: &[u8]) -> String {
    run("pdftotext", &["-raw", "FILE", "-"], report).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes a report apart and compares it with its own assessment.
pub(crate) fn verified(bytes: &[u8]) -> Vec<Difference> {
    let attached = verify::read(bytes).unwrap();
    let pack = pack::builtin();
    let assessment = file::read(&attached.file, &[pack]).unwrap();
    let input = ReportInput::new(&assessment, pack, attached.settings.clone(), attached.file.clone())
        .with_logo(attached.logo.clone());
    verify::compare(&attached, &compose::document(&input)).unwrap()
}

/// Everything there is to ask, nothing answered, and names that no column was made for.
pub(crate) fn unanswered() -> Assessment {
    let service = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverwaltung (Kundenbeziehungen)";
    let vendor = Vendor {
        name: "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft mbH & Co. KG".to_owned(),
        service: service.to_owned(),
        ..Vendor::default()
    };
    let scope = Scope { depth: Depth::Full, kinds: Kind::ALL.to_vec(), extra: Default::default() };
    let title = "Donaudampfschifffahrtsgesellschaftskapitänsversicherungsvertragsverlängerung 2027".to_owned();
    Assessment::new(demo::assessment().id, title, vendor, pack::builtin().reference(), scope)
}

/// Runs a program on a report and returns what it prints.
pub(crate) fn run(program: &str, arguments: &[&str], report: &[u8]) -> String {
    use std::io::Write;
    let mut file = tempfile::NamedTempFile::with_suffix(".pdf").unwrap();
    file.write_all(report).unwrap();
    let path = file.path().to_str().unwrap();
    let arguments = arguments.iter().map(|argument| if *argument == "FILE" { path } else { argument });
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|fault| panic!("{program} could not be run: {fault}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}
