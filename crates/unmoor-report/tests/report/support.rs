//! Assessments to print, and ways to look into what was printed.

use std::ops::ControlFlow;
use std::process::Command;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use unmoor_core::assessment::{Answer, Assessment, Depth, Evidence, Kind, Scope, Vendor};
use unmoor_core::{demo, file, pack};
use unmoor_report::compose::{self, Earlier, ReportInput, Settings};
use unmoor_report::document::{Block, Board, Document, Flow, Inline, Letter, Paper, Row, Text};
use unmoor_report::figure::Figure;
use unmoor_report::fonts::Typefaces;
use unmoor_report::logo::Logo;
use unmoor_report::pdf::{self, Pdf};
use unmoor_report::verify::{self, Comparison, Difference};

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

/// What a report of an assessment is made from.
pub(crate) fn input(assessment: &Assessment) -> ReportInput<'_> {
    ReportInput::new(assessment, pack::builtin(), settings(), file::write(assessment))
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

/// What is found where a report is taken apart and compared with its own assessment.
pub(crate) fn verified(bytes: &[u8]) -> Vec<Difference> {
    comparison(bytes).differences
}

/// The same, with how far the comparison went.
pub(crate) fn comparison(bytes: &[u8]) -> Comparison {
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

/// Shows the answers in turn by a claim, a document and a test, so that some could be shown better.
pub(crate) fn show_unevenly(assessment: &mut Assessment) {
    for (at, record) in assessment.answers.values_mut().enumerate() {
        if let Answer::Answered { evidence, .. } = &mut record.answer {
            *evidence = [Evidence::Claimed, Evidence::Documented, Evidence::Tested][at % 3];
        }
    }
}

/// Four by two pixels: red, then see-through.
pub(crate) fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 4, 2);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let pixels: Vec<u8> = (0..8).flat_map(|at| [200, 0, 0, if at % 2 == 0 { 255 } else { 0 }]).collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

/// What no report of the demo has, in one: a test plan, a change since a snapshot, a logo, an accent, the other paper.
pub(crate) fn full_with(logo: &[u8]) -> Document {
    let then = demo::assessment();
    let mut now = demo::assessment();
    show_unevenly(&mut now);
    let earlier = Earlier::new("Before", DAY, then.clone(), pack::builtin(), file::write(&then));
    let settings = Settings { paper: Paper::Letter, accent: Some("#7a1f5c".to_owned()), ..settings() };
    let input = ReportInput::new(&now, pack::builtin(), settings, file::write(&now));
    let logo = Logo::read(logo).unwrap();
    let document = compose::document(&input.since(Some(earlier)).with_logo(Some(logo)));
    assert_eq!(document.parts.len(), 9, "every part stands");
    document
}

/// The report of [`full_with`], with a logo of pixels.
pub(crate) static FULL: LazyLock<Pdf> = LazyLock::new(|| render(&full_with(&png())));

/// Writes a file into a folder of a test, and gives its path.
pub(crate) fn keep(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> String {
    let path = folder.path().join(name);
    #[expect(clippy::disallowed_methods, reason = "a file of a test alone")]
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The demo with text that would be markup, formulas or commands where it is not kept as text.
pub(crate) fn hostile() -> Assessment {
    let texts = [
        "=HYPERLINK(\"http://example.com\",\"x\") | <script>alert(1)</script> & &lt; &#60; ]]> <!-- -->",
        "# no heading\n- no list\n1. none\n> none\n| a | b |\n|---|---|\n~~~\ncode\n    indented\n***\n===",
        "*not* **strong** _under_ `code` ~~gone~~ [link](javascript:alert(1)) ![picture](x) <https://a.b> \\ end\\",
        "+1 -2 @cell =SUM(A1) \t tab \u{b} \u{c}",
        "{\\rtf1} %s %n ${x} {{x}} </w:t></w:r> ' OR 1=1 --",
        "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{4e2d}\u{6587} \u{1F468}\u{200d}\u{1F469} e\u{301}",
    ];
    let mut assessment = demo::assessment();
    assessment.title = texts[0].to_owned();
    assessment.vendor.name = texts[2].to_owned();
    assessment.vendor.service = texts[4].to_owned();
    for (at, record) in assessment.answers.values_mut().enumerate() {
        record.note = texts[at % texts.len()].to_owned();
        for (item, evidence) in record.evidence_items.iter_mut().enumerate() {
            evidence.title = texts[(at + item + 1) % texts.len()].to_owned();
            evidence.detail = texts[(at + item + 2) % texts.len()].to_owned();
        }
    }
    assessment
}

/// A text without its spaces and line ends.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Every text that a document says, cell by cell, and its figures in words; found on another way than that of the
/// formats.
pub(crate) fn words_of(document: &Document) -> Vec<String> {
    let Words(mut words, figures) = read(document);
    words.extend(figures);
    words
}

/// The same without the words that stand for figures.
pub(crate) fn printed_words_of(document: &Document) -> Vec<String> {
    read(document).0
}

fn read(document: &Document) -> Words {
    let mut words = Words(Vec::new(), Vec::new());
    if let Some(cover) = &document.cover {
        words.add(&[&cover.client, &cover.kicker, &cover.title, &cover.subtitle, &document.about.confidentiality]);
        for value in &cover.values {
            words.add(&[&value.label, &value.value, &value.caption]);
        }
        cover.facts.iter().for_each(|(label, value)| words.add(&[label, value]));
        words.figure(&cover.headline);
    }
    document.board.iter().for_each(|board| words.board(board));
    document.letter.iter().for_each(|letter| words.letter(letter));
    for part in &document.parts {
        words.add(&[&part.title]);
        words.text(&part.lead);
        part.blocks.iter().for_each(|block| words.block(block));
    }
    words
}

/// Words, and those of figures.
struct Words(Vec<String>, Vec<String>);

impl Words {
    fn add(&mut self, texts: &[&str]) {
        self.0.extend(texts.iter().map(|text| (*text).to_owned()));
    }

    /// Every piece on its own: what stands between two pieces is up to the format.
    fn text(&mut self, text: &Text) {
        let words = text.0.iter().filter_map(|inline| match inline {
            Inline::Words(words) => Some(words.text.trim_end_matches(", page\u{a0}")),
            _ => None,
        });
        self.0.extend(words.map(str::to_owned));
    }

    fn figure(&mut self, figure: &Figure) {
        self.1.push(figure.alt.clone());
    }

    fn letter(&mut self, letter: &Letter) {
        self.add(&[&letter.sender, &letter.dated, &letter.subject, &letter.salutation, &letter.reply, &letter.close]);
        self.0.extend(letter.address.iter().chain(&letter.opening).chain(&letter.signed).cloned());
        letter.questions.iter().for_each(|asked| self.add(&[&asked.text, &asked.reference]));
    }

    fn board(&mut self, board: &Board) {
        self.add(&[&board.title, &board.verdict, &board.chart_title, &board.blockers_title, &board.steps_title]);
        self.add(&[&board.sureness_title]);
        self.text(&board.chart_caption);
        self.figure(&board.headline);
        self.figure(&board.chart);
        for blocker in board.blockers.iter().take(3) {
            self.add(&[&blocker.title, &blocker.prompt]);
            self.text(&blocker.text);
        }
        for step in &board.steps {
            self.text(&step.text);
            self.add(&[&step.under, &step.value, &step.grade]);
        }
        for one in &board.sureness {
            self.add(&[&one.name, &one.value, &one.caption]);
        }
        if let Some(deadline) = &board.deadline {
            self.add(&[&deadline.title, &deadline.arithmetic]);
            self.figure(&deadline.figure);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.add(&[&heading.text]),
            Block::Paragraph(paragraph) => self.text(&paragraph.text),
            Block::Table(table) => {
                if table.setting.head {
                    table.columns.iter().for_each(|column| self.text(&column.head));
                }
                self.rows(&table.rows);
            }
            Block::Columns(columns) => {
                for group in &columns.groups {
                    group.heading.iter().for_each(|heading| self.add(&[&heading.text, &heading.aside]));
                    self.rows(&group.rows);
                }
            }
            Block::Figures(figures) => {
                for placed in figures {
                    self.figure(&placed.figure);
                    self.text(&placed.caption);
                }
            }
            Block::Halves(left, right) => left.iter().chain(right).for_each(|block| self.block(block)),
            Block::Space(_) => {}
        }
    }

    fn rows(&mut self, rows: &[Row]) {
        for flow in rows.iter().flat_map(|row| &row.cells).flatten() {
            match flow {
                Flow::Paragraph(paragraph) => self.text(&paragraph.text),
                Flow::Grid(cells) => cells.iter().for_each(|cell| self.text(&cell.text)),
                Flow::Figure(figure) => self.figure(figure),
            }
        }
    }
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
