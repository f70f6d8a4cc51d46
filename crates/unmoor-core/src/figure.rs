//! Figures as marks with numbers, in a space from 0 to 100: drawn by the window as SVG and by the report as paths.
//!
//! Every figure is computed once, here, so that screen and paper cannot disagree. Each also yields the text that stands in
//! its place, and the table that a screen reader reads.

mod bars;
mod interval;
mod portfolio;
mod radar;
mod trend;
mod two_axis;

use serde::Serialize;

use crate::score::{End, Ends, Grade};
use crate::words;

pub use bars::{SectionBar, SectionBars};
pub use interval::IntervalBar;
pub use portfolio::{Circle, PortfolioChart, Spot};
pub use radar::{Radar, RadarAxis};
pub use trend::{Trend, TrendMark, TrendPoint};
pub use two_axis::{ChartPoint, Contour, FieldMark, Rectangle, TwoAxisChart, contours, fields};

/// A figure's numbers as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn new(head: &[&str], rows: Vec<Vec<String>>) -> Self {
        Self { head: head.iter().map(|cell| (*cell).to_owned()).collect(), rows }
    }
}

/// A grade's stretch of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GradeMark {
    /// The grade; its letter stands in the middle.
    pub grade: Grade,
    /// Where it begins, 0 to 85.
    pub from: f64,
    /// Where it ends, 30 to 100.
    pub to: f64,
    /// Whether the interval touches it: its letter is set strong.
    pub touched: bool,
}

/// The five grades on the scale, E first, and which of them an interval touches.
pub fn grade_marks(interval: Ends<f64>) -> Vec<GradeMark> {
    let ends = Ends { assured: Grade::of(interval.assured), possible: Grade::of(interval.possible) };
    let mark = |grade: Grade| GradeMark {
        grade,
        from: grade.floor(),
        to: grade.next().map_or(100.0, Grade::floor),
        touched: (ends.assured..=ends.possible).contains(&grade),
    };
    Grade::ALL.into_iter().map(mark).collect()
}

/// An interval with the numbers that are printed at its ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LabelledInterval {
    /// Where it begins and ends, 0 to 100.
    pub ends: Ends<f64>,
    /// What is printed there: whole numbers that cross no floor.
    pub labels: Ends<String>,
    /// The grade of each end.
    pub grade: Ends<Grade>,
}

impl LabelledInterval {
    /// An interval of scores.
    pub fn new(ends: Ends<f64>) -> Self {
        let each = |end: End| (words::whole(*ends.at(end)), Grade::of(*ends.at(end)));
        let (assured, possible) = (each(End::Assured), each(End::Possible));
        Self {
            ends,
            labels: Ends { assured: assured.0, possible: possible.0 },
            grade: Ends { assured: assured.1, possible: possible.1 },
        }
    }

    /// Whether both ends are one point, so that one number is printed for both.
    pub fn is_point(&self) -> bool {
        (self.ends.possible - self.ends.assured).abs() < 0.05
    }
}
