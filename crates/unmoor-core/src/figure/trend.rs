//! The trend: the interval of an assessment at each of its snapshots, and now.

use jiff::civil::Date;
use serde::Serialize;

use super::{GradeMark, LabelledInterval, Table, grade_marks};
use crate::score::Ends;
use crate::words;

/// A state to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// What it is called.
    pub name: String,
    /// When.
    pub on: Date,
    /// Portability then.
    pub portability: Ends<f64>,
    /// What it was scored with: only points of the same pack are joined.
    pub pack: String,
}

/// Intervals from left to right, one for each point, evenly spaced: their dates stand below.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// The intervals, in the order of time.
    pub marks: Vec<TrendMark>,
    /// The grades on the scale, upwards.
    pub grades: Vec<GradeMark>,
}

/// An interval of the trend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendMark {
    /// Where it stands, 0 to 100 from left to right.
    pub across: f64,
    /// What it is called.
    pub name: String,
    /// `26 Nov 2026`.
    pub date: String,
    /// Portability, upwards.
    pub interval: LabelledInterval,
    /// Whether a line comes to it from the mark before: both are scored with the same pack.
    pub joined: bool,
}

impl Trend {
    /// The trend of some states, which must be in the order of time.
    pub fn new(points: &[TrendPoint]) -> Self {
        let count = points.len() as f64;
        let mark = |(index, point): (usize, &TrendPoint)| TrendMark {
            across: 100.0 * (index as f64 + 0.5) / count,
            name: point.name.clone(),
            date: words::date_short(point.on),
            interval: LabelledInterval::new(point.portability),
            joined: index > 0 && points[index - 1].pack == point.pack,
        };
        let last = points.last().map_or(Ends { assured: 0.0, possible: 100.0 }, |point| point.portability);
        Self { marks: points.iter().enumerate().map(mark).collect(), grades: grade_marks(last) }
    }

    /// The figure in words.
    pub fn alt(&self) -> String {
        let (Some(first), Some(last)) = (self.marks.first(), self.marks.last()) else {
            return "No snapshot yet.".to_owned();
        };
        let stands = |mark: &TrendMark| words::interval(mark.interval.ends);
        let count = words::counted(self.marks.len(), "state", "states");
        format!(
            "Trend of portability over {count}, from {} on {} to {} on {}.",
            stands(first),
            first.date,
            stands(last),
            last.date
        )
    }

    /// The figure's numbers.
    pub fn table(&self) -> Table {
        let row = |mark: &TrendMark| {
            vec![
                mark.name.clone(),
                mark.date.clone(),
                words::one_decimal(mark.interval.ends.assured),
                words::one_decimal(mark.interval.ends.possible),
                mark.interval.grade.assured.letter().into(),
            ]
        };
        Table::new(&["State", "Date", "Assured", "Possible", "Grade"], self.marks.iter().map(row).collect())
    }
}
