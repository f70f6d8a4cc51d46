//! What a report says, in blocks and figures, before it is set on any paper.
//!
//! Nothing here knows a page, a font file or PDF. Lengths are points on the measure of 487.28 that every paper size
//! shares; a format without columns may ignore them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unmoor_core::score::Grade;

pub use self::accent::*;
pub use self::block::*;
pub use self::letter::*;
pub use self::text::*;
use crate::figure::Figure;

mod accent;
mod block;
mod letter;
mod text;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is, whose it is, and when it was made.
    pub about: About,
    /// The first page.
    pub cover: Option<Cover>,
    /// The page for the board: the first part.
    pub board: Option<Board>,
    /// The parts after the board page, numbered on from it.
    pub parts: Vec<Part>,
    /// The letter to the vendor, which bears no number.
    pub letter: Option<Letter>,
    /// Files that travel inside the report, the assessment first.
    pub attachments: Vec<Attachment>,
}

impl Document {
    /// Whether it is only a letter to the vendor, who learns nothing of the score.
    pub fn is_letter_alone(&self) -> bool {
        self.letter.is_some() && self.cover.is_none() && self.board.is_none() && self.parts.is_empty()
    }
}

/// What a report is, whose it is, and when it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// The title in the window and in the file list.
    pub title: String,
    /// One line on what it is.
    pub subject: String,
    /// Who made it; may be empty.
    pub author: String,
    /// BCP 47, such as `en-GB`.
    pub language: String,
    /// The day it bears.
    pub made_on: Date,
    /// The service, as the running head names it.
    pub service: String,
    /// Who may read it; may be empty.
    pub confidentiality: String,
    /// What it is printed on.
    pub paper: Paper,
    /// What kicker, numbers and arrows are printed in.
    pub accent: Accent,
}

/// What a report is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// ISO A4, 210 by 297 mm. Dates are written day first.
    #[default]
    A4,
    /// US Letter, 8.5 by 11 inches. Dates are written month first.
    Letter,
}

/// A file inside the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Such as `assessment.unmoor.json`.
    pub name: String,
    /// What it is, for a reader.
    pub description: String,
    /// What it is to the report.
    pub relation: Relation,
    /// Its media type, such as `application/json`.
    pub media: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What an attachment is to the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The report was made from it.
    Source,
    /// It holds data about the report.
    Data,
}

/// The first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// For whom it was made; may be empty.
    pub client: String,
    /// The client's sign, in place of its name; its words are that name.
    pub logo: Option<Figure>,
    /// What kind of report it is.
    pub kicker: String,
    /// The service.
    pub title: String,
    /// What the report answers.
    pub subtitle: String,
    /// The grade.
    pub grade: GradeMark,
    /// Three values in a row: the grade's caption and two more.
    pub values: Vec<CoverValue>,
    /// The headline interval.
    pub headline: Figure,
    /// Vendor, service, date and so on: label and value.
    pub facts: Vec<(String, String)>,
}

/// A value on the cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverValue {
    /// What it is.
    pub label: String,
    /// The value itself.
    pub value: String,
    /// What to know about it.
    pub caption: String,
}

/// A grade as a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeMark {
    /// The grade of the assured end.
    pub assured: Grade,
    /// That of the possible end.
    pub possible: Grade,
    /// Whether it is provisional.
    pub provisional: bool,
}

/// The page for the board: always exactly one.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// Its heading, such as "For the board".
    pub title: String,
    /// One or two sentences.
    pub verdict: String,
    /// The same without the service's name, where the page has no room for that.
    pub verdict_short: String,
    /// The grade.
    pub grade: GradeMark,
    /// The headline interval with the average before the caps.
    pub headline: Figure,
    /// Heading of the two-axis chart.
    pub chart_title: String,
    /// The two-axis chart.
    pub chart: Figure,
    /// Below the chart.
    pub chart_caption: Text,
    /// Heading of the blockers.
    pub blockers_title: String,
    /// All of them, the lowest first; as many as fit are printed, three at most.
    pub blockers: Vec<Blocker>,
    /// Where all of them stand.
    pub blockers_more: Anchor,
    /// What is said where there are none.
    pub blockers_note: String,
    /// How many findings are taken on, done, overdue and accepted; empty where none is.
    pub treated: String,
    /// Heading of the way up.
    pub steps_title: String,
    /// The steps in order; as many as fit are printed.
    pub steps: Vec<BoardStep>,
    /// Where all of them stand.
    pub steps_more: Anchor,
    /// What is said where there are none.
    pub steps_note: String,
    /// Heading of coverage, confidence and stability.
    pub sureness_title: String,
    /// Coverage, confidence and stability.
    pub sureness: Vec<Sureness>,
    /// The contract's dates, where known.
    pub deadline: Option<Deadline>,
}

/// A cap that binds, or what weighs most.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// The question or section in a few words.
    pub title: String,
    /// The question in full; may be empty.
    pub prompt: String,
    /// What is so, and what it holds.
    pub text: Text,
}

/// A step of the way up.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardStep {
    /// What to do.
    pub text: Text,
    /// The same in fewer words, where there is no room for all.
    pub short: Text,
    /// Where the average then stands, and what still holds the score.
    pub under: String,
    /// The score after it.
    pub value: String,
    /// The grade after it: "D", or "D, provisional".
    pub grade: String,
}

/// One measure of how sure the score is.
#[derive(Debug, Clone, PartialEq)]
pub struct Sureness {
    /// Its name.
    pub name: String,
    /// Its value, such as `88%`.
    pub value: String,
    /// The share its meter shows, 0 to 1.
    pub share: f64,
    /// What it is a share of.
    pub caption: String,
}

/// When notice must be given.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The date and the days that are left.
    pub title: String,
    /// How it was counted.
    pub arithmetic: String,
    /// The time line.
    pub figure: Figure,
}

/// A numbered part.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its number: from 2, or from 1 where there is no board page.
    pub number: usize,
    /// Its heading.
    pub title: String,
    /// One or two sentences below it.
    pub lead: Text,
    /// It follows on the same page where the part before it ends above this share of the text area; 0 for never.
    pub follows_above: f32,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The signs in its tables, explained at the foot of each page where they stand.
    pub signs: Vec<Sign>,
}

/// A sign of a table in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The sign, where it is looked for on each page; without it every page of the part explains it.
    pub mark: Option<char>,
    /// What it means, the sign before it.
    pub says: &'static str,
}

impl Sign {
    /// One that stands on every page of its part.
    pub(crate) const fn always(says: &'static str) -> Self {
        Self { mark: None, says }
    }

    /// One that is explained where it stands.
    pub(crate) const fn of(mark: char, says: &'static str) -> Self {
        Self { mark: Some(mark), says }
    }
}
