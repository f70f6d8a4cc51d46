//! A figure at a size: what the core computed, and the time line of the contract.

use jiff::civil::Date;
use unmoor_core::figure::{IntervalBar, Radar, SectionBars, TwoAxisChart};

use crate::document::{Style, Text};
use crate::fonts::Face;
use crate::lines::{Line, lines};
use crate::logo::Logo;
use crate::style::Type;
use crate::text::Shaper;

/// A figure with its size in points and the text that stands in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The figure in words.
    pub alt: String,
    /// What it shows.
    pub drawing: Drawing,
}

/// What a figure shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// The headline interval, with the average before the caps where `bracket` is set.
    Headline {
        /// The marks.
        bar: IntervalBar,
        /// Whether the bracket is drawn.
        bracket: bool,
    },
    /// The sections as intervals.
    Bars(SectionBars),
    /// The sections as a shape.
    Radar(Radar),
    /// Lock-in against exposure.
    TwoAxis(TwoAxisChart),
    /// The contract's dates.
    Timeline(Timeline),
    /// The sections as intervals, today and at an earlier time.
    Change {
        /// Today.
        now: SectionBars,
        /// Then.
        then: SectionBars,
    },
    /// Who voted for which option.
    Votes(Votes),
    /// The client's logo.
    Logo(Logo),
}

/// The contract's dates on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Dates with what happens on them, the earliest first.
    pub marks: Vec<TimeMark>,
    /// Stretches between two of the dates.
    pub spans: Vec<TimeSpan>,
}

/// A date and what happens on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMark {
    /// The day.
    pub day: Date,
    /// As it is printed.
    pub date: String,
    /// What happens on it.
    pub what: String,
    /// Whether it is the day that decides.
    pub strong: bool,
    /// Whether it has passed though it should not have.
    pub passed: bool,
}

/// A stretch between two dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeSpan {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// What it is, such as "90 days".
    pub what: String,
}

/// Who voted for which option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    /// One for each option, the freest first.
    pub cells: Vec<VoteCell>,
}

/// An option and who voted for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteCell {
    /// Its letter.
    pub option: String,
    /// The initials of its voters, each of them different.
    pub voters: Vec<String>,
    /// Whether it was decided on.
    pub chosen: bool,
}

/// A cell of votes: its width, where it starts below its letter, and the height of a line of initials.
pub(crate) const VOTE_CELL: (f32, f32, f32) = (30.0, 9.5, 9.75);
/// More voters than this are counted and not named.
const NAMED_VOTERS: usize = 8;

impl VoteCell {
    /// What stands in its cell, line by line: initials two by two, or how many there are.
    pub(crate) fn lines(&self) -> Vec<Vec<&str>> {
        let alone = |initials: &str| initials.chars().count() > 2;
        let mut lines: Vec<Vec<&str>> = Vec::new();
        for initials in &self.voters {
            match lines.last_mut() {
                Some(line) if line.len() == 1 && !alone(line[0]) && !alone(initials) => line.push(initials),
                _ => lines.push(vec![initials]),
            }
        }
        lines
    }
}

/// Height of the headline interval, without and with the bracket.
const HEADLINE: (f32, f32) = (61.9, 75.9);
/// Height of a row of the section bars, what each further line of a name adds, and the width of a name.
const BAR_ROW: (f32, f32) = (31.0, 9.4);
const BAR_NAME: f32 = 104.0;
/// The least height of a row of two intervals.
const CHANGE_ROW: f32 = 40.0;

/// A section's name in lines, and the height of its row.
pub(crate) fn bar_row(shaper: &mut Shaper, name: &str) -> (Vec<Line>, f32) {
    let lines = lines(shaper, &Text::of(name), bar_name(), BAR_NAME);
    let height = BAR_ROW.0 + BAR_ROW.1 * (lines.len().max(1) - 1) as f32;
    (lines, height)
}

/// The same for a row of two intervals.
pub(crate) fn change_row(shaper: &mut Shaper, name: &str) -> (Vec<Line>, f32) {
    let (lines, height) = bar_row(shaper, name);
    (lines, height.max(CHANGE_ROW))
}

/// How a section's name is set beside its bar.
pub(crate) fn bar_name() -> Type {
    Type { face: Face::SansMedium, leading: BAR_ROW.1, ..Type::of(Style::Text) }
}

impl Figure {
    /// The headline interval at a width.
    pub fn headline(bar: IntervalBar, width: f32, bracket: bool) -> Self {
        let bracket = bracket && bar.average.is_some();
        let height = if bracket { HEADLINE.1 } else { HEADLINE.0 };
        Self { width, height, alt: bar.alt(), drawing: Drawing::Headline { bar, bracket } }
    }

    /// The section bars at a width.
    pub fn bars(bars: SectionBars, width: f32) -> Self {
        let mut shaper = Shaper::default();
        let rows: f32 = bars.bars.iter().map(|bar| bar_row(&mut shaper, &bar.name).1).sum();
        let height = 13.0 + rows + 12.0;
        Self { width, height, alt: bars.alt(), drawing: Drawing::Bars(bars) }
    }

    /// The sections then and now, across the measure.
    pub fn change(now: SectionBars, then: SectionBars) -> Self {
        let mut shaper = Shaper::default();
        let rows: f32 = now.bars.iter().map(|bar| change_row(&mut shaper, &bar.name).1).sum();
        let alt = format!("Today: {} Then: {}", now.alt(), then.alt());
        Self { width: 487.28, height: 13.0 + rows + 12.0, alt, drawing: Drawing::Change { now, then } }
    }

    /// The votes on a question, in words that say the same.
    pub fn votes(mut votes: Votes, alt: String) -> Self {
        let voters: usize = votes.cells.iter().map(|cell| cell.voters.len()).sum();
        if voters > NAMED_VOTERS {
            for cell in votes.cells.iter_mut().filter(|cell| !cell.voters.is_empty()) {
                cell.voters = vec![cell.voters.len().to_string()];
            }
        }
        let lines = votes.cells.iter().map(|cell| cell.lines().len()).max().unwrap_or_default().max(1);
        let (width, top, line) = VOTE_CELL;
        let height = top + line * lines as f32 + 3.5 + 1.0;
        Self { width: width * votes.cells.len() as f32, height, alt, drawing: Drawing::Votes(votes) }
    }

    /// The radar beside bars of a height.
    pub fn radar(radar: Radar, height: f32) -> Self {
        Self { width: 196.03, height: height.max(206.0), alt: radar.alt(), drawing: Drawing::Radar(radar) }
    }

    /// As it stands alone: beside the bars the radar is as high as they are.
    pub(crate) fn alone(&self) -> Self {
        match &self.drawing {
            Drawing::Radar(radar) => Self::radar(radar.clone(), 0.0),
            _ => self.clone(),
        }
    }

    /// The two-axis chart.
    pub fn two_axis(chart: TwoAxisChart) -> Self {
        Self { width: 237.64, height: 221.0, alt: chart.alt(), drawing: Drawing::TwoAxis(chart) }
    }

    /// The client's logo, in the words of its name.
    pub fn logo(logo: Logo, alt: &str) -> Self {
        let (width, height) = logo.printed();
        Self { width, height, alt: alt.to_owned(), drawing: Drawing::Logo(logo) }
    }

    /// The time line across the measure.
    pub fn timeline(line: Timeline, alt: String) -> Self {
        Self { width: 487.28, height: 47.0, alt, drawing: Drawing::Timeline(line) }
    }
}
