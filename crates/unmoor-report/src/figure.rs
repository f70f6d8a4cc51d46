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

/// Height of the headline interval, without and with the bracket.
const HEADLINE: (f32, f32) = (61.9, 75.9);
/// Height of a row of the section bars, what each further line of a name adds, and the width of a name.
const BAR_ROW: (f32, f32) = (31.0, 9.4);
const BAR_NAME: f32 = 104.0;

/// A section's name in lines, and the height of its row.
pub(crate) fn bar_row(shaper: &mut Shaper, name: &str) -> (Vec<Line>, f32) {
    let lines = lines(shaper, &Text::of(name), bar_name(), BAR_NAME);
    let height = BAR_ROW.0 + BAR_ROW.1 * (lines.len().max(1) - 1) as f32;
    (lines, height)
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

    /// The radar beside bars of a height.
    pub fn radar(radar: Radar, height: f32) -> Self {
        Self { width: 196.03, height: height.max(206.0), alt: radar.alt(), drawing: Drawing::Radar(radar) }
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
