//! What a report says: an assessment, its pack and its score become a [`Document`].

mod answers;
mod board;
mod cover;
mod findings;
mod method;
mod open;
mod sections;
mod wording;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unmoor_core::assessment::{Assessment, QuestionId};
use unmoor_core::finding::{self, Finding};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::rank::{self, ExposureSwing, Gain, Swing, WayUp};
use unmoor_core::score::{self, Score};
use unmoor_core::stability::{self, Stability};
use unmoor_core::words;

use crate::document::{Anchor, Attachment, Document, Part, Relation};

/// The name under which the assessment file travels in a report.
pub const ASSESSMENT_NAME: &str = "assessment.unmoor.json";
/// The name under which the settings travel in a report.
pub const SETTINGS_NAME: &str = "report.json";

/// What a report says beside what the assessment says. It travels in the report, so that it can be composed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The day that the report bears.
    pub made_on: Date,
    /// For whom it was made; may be empty.
    #[serde(default)]
    pub client: String,
    /// Who made it; may be empty.
    #[serde(default)]
    pub author: String,
    /// Who may read it, such as "Confidential. For the board."; may be empty.
    #[serde(default)]
    pub confidentiality: String,
}

impl Settings {
    /// A report of a day that names nobody.
    pub fn new(made_on: Date) -> Self {
        Self { made_on, client: String::new(), author: String::new(), confidentiality: String::new() }
    }
}

/// Everything that a report is composed from.
#[derive(Debug, Clone)]
pub struct ReportInput<'a> {
    /// What was recorded.
    pub assessment: &'a Assessment,
    /// What it was asked from.
    pub pack: &'a Pack,
    /// What it comes to.
    pub score: Score,
    /// Weak and unknown answers, heaviest first.
    pub findings: Vec<Finding>,
    /// Open questions, widest swing first.
    pub swings: Vec<Swing>,
    /// Open exposure questions, widest swing first.
    pub exposure_swings: Vec<ExposureSwing>,
    /// What the loss of one option would cost, the most first. Asked for at grade A only.
    pub losses: Vec<Gain>,
    /// The shortest way to the next grade.
    pub way_up: Option<WayUp>,
    /// How often the grade survives other weights.
    pub stability: Stability,
    /// Date, client, author, confidentiality.
    pub settings: Settings,
    /// The assessment file as it is attached.
    pub file: Vec<u8>,
}

impl<'a> ReportInput<'a> {
    /// Works out everything that the report says from an assessment and its pack. `file` is the assessment's file.
    pub fn new(assessment: &'a Assessment, pack: &'a Pack, settings: Settings, file: Vec<u8>) -> Self {
        let score = score::score(assessment, pack);
        let best = score.grade.assured.next().is_none();
        Self {
            findings: finding::findings(assessment, pack, &score),
            swings: rank::swings(assessment, pack),
            exposure_swings: rank::exposure_swings(assessment, pack),
            losses: if best { rank::losses(assessment, pack) } else { Vec::new() },
            way_up: rank::way_up(assessment, pack),
            stability: stability::stability(assessment, pack),
            score,
            assessment,
            pack,
            settings,
            file,
        }
    }

    /// What the report calls what is assessed.
    fn service(&self) -> &str {
        let vendor = &self.assessment.vendor;
        if vendor.service.trim().is_empty() { &vendor.name } else { &vendor.service }
    }

    fn question(&self, id: &QuestionId) -> Option<&'a Question> {
        self.pack.question(id)
    }

    /// A question's short title; its id where the pack has none.
    fn title(&self, id: &QuestionId) -> String {
        self.question(id).map_or_else(|| id.to_string(), |question| words::typographic(&question.title))
    }

    /// Whether a question's finding stands in the part on findings.
    fn has_finding(&self, id: &QuestionId) -> bool {
        self.findings.iter().any(|finding| finding.id == *id && findings::stands(finding))
    }

    /// Where to read on about a question: its finding, else its answer.
    fn about(&self, id: &QuestionId) -> Anchor {
        if self.has_finding(id) { Anchor::finding(id) } else { Anchor::answer(id) }
    }
}

/// Composes the report.
pub fn document(input: &ReportInput<'_>) -> Document {
    let parts = parts(input);
    let numbers = Numbers::of(&parts);
    let compose = |(at, part): (usize, &PartKind)| {
        let mut composed = part.compose(input, &numbers);
        composed.number = at + FIRST_PART;
        composed
    };
    let service = words::typographic(input.service().trim());
    Document {
        cover: cover::cover(input),
        board: board::board(input, &numbers),
        parts: parts.iter().enumerate().map(compose).collect(),
        attachments: attachments(input),
        about: crate::document::About {
            title: format!("{service}: lock-in and portability risk report"),
            subject: format!("Grade {}", words::grade(&input.score)),
            author: input.settings.author.clone(),
            language: "en-GB".to_owned(),
            made_on: input.settings.made_on,
            service,
            confidentiality: words::typographic(&input.settings.confidentiality),
        },
    }
}

/// The number of the first part after the board page.
const FIRST_PART: usize = 2;

/// The parts after the board page, in the order in which they stand. Empty ones vanish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartKind {
    Sections,
    Findings,
    Open,
    Answers,
    Method,
}

impl PartKind {
    fn compose(self, input: &ReportInput<'_>, numbers: &Numbers) -> Part {
        match self {
            Self::Sections => sections::part(input),
            Self::Findings => findings::part(input, numbers),
            Self::Open => open::part(input),
            Self::Answers => answers::part(input),
            Self::Method => method::part(input),
        }
    }
}

/// Which number each part bears.
struct Numbers(Vec<PartKind>);

impl Numbers {
    fn of(parts: &[PartKind]) -> Self {
        Self(parts.to_vec())
    }

    fn get(&self, part: PartKind) -> Option<usize> {
        self.0.iter().position(|kind| *kind == part).map(|at| at + FIRST_PART)
    }
}

fn parts(input: &ReportInput<'_>) -> Vec<PartKind> {
    let open = !input.swings.is_empty() || !input.exposure_swings.is_empty();
    let all = [
        (PartKind::Sections, !input.score.sections.is_empty()),
        (PartKind::Findings, true),
        (PartKind::Open, open),
        (PartKind::Answers, true),
        (PartKind::Method, true),
    ];
    all.into_iter().filter(|(_, stands)| *stands).map(|(part, _)| part).collect()
}

/// The assessment, and what is needed to compose the report from it again.
fn attachments(input: &ReportInput<'_>) -> Vec<Attachment> {
    let about = About { made_by: env!("CARGO_PKG_VERSION"), settings: &input.settings };
    let mut settings = serde_json::to_vec_pretty(&about).unwrap_or_default();
    settings.push(b'\n');
    let assessment = Attachment {
        name: ASSESSMENT_NAME.to_owned(),
        description: "The assessment that this report was made from".to_owned(),
        relation: Relation::Source,
        bytes: input.file.clone(),
    };
    let settings = Attachment {
        name: SETTINGS_NAME.to_owned(),
        description: "Date, client, author and confidentiality of this report".to_owned(),
        relation: Relation::Data,
        bytes: settings,
    };
    vec![assessment, settings]
}

/// What travels in a report beside the assessment.
#[derive(Serialize)]
struct About<'a> {
    made_by: &'static str,
    #[serde(flatten)]
    settings: &'a Settings,
}
