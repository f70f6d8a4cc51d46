//! What a report says: an assessment, its pack and its score become a [`Document`].

mod answers;
mod board;
mod change;
mod cover;
mod documents;
mod findings;
mod knockouts;
mod letter;
mod links;
mod method;
mod open;
mod proof;
mod references;
mod sections;
mod settings;
mod wording;
pub mod workshop;

use jiff::civil::Date;
use serde::Serialize;
use unmoor_core::assessment::{Assessment, QuestionId};
use unmoor_core::finding::{self, Finding};
use unmoor_core::pack::{self, Pack, Question};
use unmoor_core::rank::{self, ExposureSwing, Gain, Swing, WayUp};
use unmoor_core::score::{self, Score};
use unmoor_core::stability::{self, Stability};
use unmoor_core::words;

pub use self::change::Earlier;
pub use self::settings::{LetterSettings, PartName, Settings, Since};
pub(crate) use self::wording::references;
pub(crate) use method::{SILENT as METHOD_SILENT, STEPS as METHOD_STEPS};

use crate::document::{About, Accent, Anchor, Attachment, Document, Letter, Paper, Part, Relation};
use crate::figure::Figure;
use crate::logo::{Logo, LogoKind};

/// The name under which the assessment file travels in a report.
pub const ASSESSMENT_NAME: &str = "assessment.unmoor.json";
/// The name under which the settings travel in a report.
pub const SETTINGS_NAME: &str = "report.json";
/// The name under which a pack travels that is not Unmoor's own.
pub const PACK_NAME: &str = "pack.unmoor-pack.json";

/// The name under which the earlier state travels that a report is compared with.
pub const EARLIER_NAME: &str = "earlier.unmoor.json";

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
    /// What one step of evidence would bring, the most first; and what the best evidence would, in any order.
    pub proof_gains: (Vec<Gain>, Vec<Gain>),
    /// The shortest way to the next grade.
    pub way_up: Option<WayUp>,
    /// How often the grade survives other weights.
    pub stability: Stability,
    /// Date, client, author, confidentiality.
    pub settings: Settings,
    /// The client's logo.
    pub logo: Option<Logo>,
    /// The earlier state that today's is compared with.
    pub earlier: Option<Earlier>,
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
            proof_gains: (rank::proof_gains(assessment, pack), rank::full_proof_gains(assessment, pack)),
            way_up: rank::way_up(assessment, pack),
            stability: stability::stability(assessment, pack),
            score,
            assessment,
            pack,
            settings,
            logo: None,
            earlier: None,
            file,
        }
    }

    /// With the client's logo, which stands in place of its name.
    pub fn with_logo(mut self, logo: Option<Logo>) -> Self {
        self.settings.logo = logo.as_ref().map(|logo| logo.name().to_owned());
        self.logo = logo;
        self
    }

    /// Compared with an earlier state of the same assessment.
    pub fn since(mut self, earlier: Option<Earlier>) -> Self {
        self.settings.since = earlier.as_ref().map(|earlier| Since { name: earlier.name.clone(), day: earlier.day });
        self.earlier = earlier;
        self
    }

    /// The client's logo as a figure; its words are the client's name.
    fn sign(&self) -> Option<Figure> {
        let client = words::typographic(self.settings.client.trim());
        let words = if client.is_empty() { "Logo of the client" } else { &client };
        self.logo.as_ref().map(|logo| Figure::logo(logo.clone(), words))
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
        self.findings.iter().any(|finding| finding.id == *id && findings::stands(self, finding))
    }

    /// Where to read on about a question: its finding, else its answer.
    fn about(&self, id: &QuestionId) -> Anchor {
        if self.has_finding(id) { Anchor::finding(id) } else { Anchor::answer(id) }
    }

    /// Whether a part is wanted.
    fn wants(&self, part: PartName) -> bool {
        !self.settings.left_out.contains(&part)
    }

    /// A day as the paper's country writes it.
    fn date(&self, day: Date) -> String {
        self.dates(&words::date(day))
    }

    /// A sentence of ours whose dates are written as the paper's country writes them.
    fn dates(&self, text: &str) -> String {
        match self.settings.paper {
            Paper::A4 => text.to_owned(),
            Paper::Letter => wording::month_first(text),
        }
    }
}

/// Composes the report.
pub fn document(input: &ReportInput<'_>) -> Document {
    let board = input.wants(PartName::Board);
    let parts: Vec<PartName> = NUMBERED.into_iter().filter(|part| input.wants(*part) && stands(input, *part)).collect();
    let numbers = Numbers { parts, first: 1 + usize::from(board) };
    let compose = |(at, part): (usize, &PartName)| {
        let mut composed = compose(input, *part, &numbers);
        composed.number = numbers.first + at;
        composed
    };
    let mut parts: Vec<Part> = numbers.parts.iter().enumerate().map(compose).collect();
    if let (false, Some(last)) = (numbers.parts.contains(&PartName::Method), parts.last_mut()) {
        last.blocks.extend(method::names_in_full(input));
    }
    let cover = input.wants(PartName::Cover).then(|| cover::cover(input));
    let letter = input.wants(PartName::Letter).then(|| letter::letter(input, &numbers)).flatten();
    let alone = letter.as_ref().filter(|_| cover.is_none() && !board && parts.is_empty());
    let mut document = Document {
        about: about(input, alone),
        attachments: if alone.is_some() { Vec::new() } else { attachments(input) },
        board: board.then(|| board::board(input, &numbers)),
        cover,
        parts,
        letter,
    };
    links::settle(&mut document);
    document
}

/// What the file says about itself. A letter that goes out alone tells the vendor nothing of the score.
fn about(input: &ReportInput<'_>, alone: Option<&Letter>) -> About {
    let service = words::typographic(input.service().trim());
    let (title, subject) = match alone {
        Some(letter) => (letter.subject.clone(), String::new()),
        None => {
            (format!("{service}: lock-in and portability risk report"), format!("Grade {}", words::grade(&input.score)))
        }
    };
    let settings = &input.settings;
    About {
        title,
        subject,
        author: settings.author.clone(),
        language: if settings.paper == Paper::Letter { "en-US" } else { "en-GB" }.to_owned(),
        made_on: settings.made_on,
        service,
        confidentiality: words::typographic(&settings.confidentiality),
        paper: settings.paper,
        accent: settings.accent.as_deref().and_then(Accent::of).unwrap_or(Accent::SEA),
    }
}

/// The numbered parts after the board page, in the order in which they stand.
const NUMBERED: [PartName; 9] = [
    PartName::Sections,
    PartName::Findings,
    PartName::Open,
    PartName::Tests,
    PartName::Workshop,
    PartName::Change,
    PartName::Answers,
    PartName::Method,
    PartName::References,
];

/// Which number each part bears.
struct Numbers {
    parts: Vec<PartName>,
    first: usize,
}

impl Numbers {
    fn get(&self, part: PartName) -> Option<usize> {
        self.parts.iter().position(|name| *name == part).map(|at| at + self.first)
    }
}

/// Whether a part has anything to say.
fn stands(input: &ReportInput<'_>, part: PartName) -> bool {
    match part {
        PartName::Sections => !input.score.sections.is_empty(),
        PartName::Open => !input.swings.is_empty() || !input.exposure_swings.is_empty(),
        PartName::Tests => proof::stands(input),
        PartName::Workshop => workshop::took_place(input.assessment),
        PartName::References => references::stands(input),
        PartName::Change => input.earlier.is_some(),
        _ => true,
    }
}

fn compose(input: &ReportInput<'_>, part: PartName, numbers: &Numbers) -> Part {
    match (part, &input.earlier) {
        (PartName::Change, Some(earlier)) => change::part(input, earlier),
        _ => compose_of_today(input, part, numbers),
    }
}

fn compose_of_today(input: &ReportInput<'_>, part: PartName, numbers: &Numbers) -> Part {
    match part {
        PartName::Sections => sections::part(input),
        PartName::Findings => findings::part(input, numbers),
        PartName::Open => open::part(input),
        PartName::Tests => proof::part(input),
        PartName::Workshop => workshop::part(input),
        PartName::References => references::part(input),
        PartName::Method => method::part(input),
        _ => answers::part(input),
    }
}

/// The assessment, and what is needed to compose the report from it again.
fn attachments(input: &ReportInput<'_>) -> Vec<Attachment> {
    let about = MadeWith { made_by: env!("CARGO_PKG_VERSION"), settings: &input.settings };
    let mut settings = serde_json::to_vec_pretty(&about).unwrap_or_default();
    settings.push(b'\n');
    let assessment = Attachment {
        name: ASSESSMENT_NAME.to_owned(),
        description: "The assessment that this report was made from".to_owned(),
        relation: Relation::Source,
        media: JSON,
        bytes: input.file.clone(),
    };
    let settings = Attachment {
        name: SETTINGS_NAME.to_owned(),
        description: "What this report was made with beside the assessment: its date, its paper, its parts".to_owned(),
        relation: Relation::Data,
        media: JSON,
        bytes: settings,
    };
    let logo = input.logo.as_ref().map(|logo| Attachment {
        name: logo.name().to_owned(),
        description: "The logo on its cover".to_owned(),
        relation: Relation::Data,
        media: if logo.kind == LogoKind::Svg { "image/svg+xml" } else { "image/png" },
        bytes: logo.file.clone(),
    });
    let earlier = input.earlier.as_ref().map(|earlier| Attachment {
        name: EARLIER_NAME.to_owned(),
        description: "The earlier state of the assessment that this report compares with".to_owned(),
        relation: Relation::Source,
        media: JSON,
        bytes: earlier.file.clone(),
    });
    let own = !input.pack.reference().same(&pack::builtin().reference());
    let pack = own.then(|| Attachment {
        name: PACK_NAME.to_owned(),
        description: "The pack of questions that the assessment was made with".to_owned(),
        relation: Relation::Source,
        media: JSON,
        bytes: pack::write(input.pack),
    });
    [assessment, settings].into_iter().chain(logo).chain(earlier).chain(pack).collect()
}

const JSON: &str = "application/json";

/// What travels in a report beside the assessment.
#[derive(Serialize)]
struct MadeWith<'a> {
    made_by: &'static str,
    #[serde(flatten)]
    settings: &'a Settings,
}
