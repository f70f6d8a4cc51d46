//! The sections as a shape.

use serde::Serialize;

use super::{LabelledInterval, SectionBars, Table};
use crate::assessment::SectionId;
use crate::words;

/// A section below this draws the shape in.
const DRAWN_IN: f64 = 60.0;

/// One axis for every section, clockwise from the top.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Radar {
    /// The axes, in pack order.
    pub axes: Vec<RadarAxis>,
    /// Where the rings lie: the floors of the grades and 100.
    pub rings: Vec<f64>,
    #[serde(skip)]
    bars: SectionBars,
}

/// An axis and where the two shapes cross it. Points lie in a square from -100 to 100, x to the right, y down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RadarAxis {
    /// Which section.
    pub id: SectionId,
    /// `S`.
    pub interval: LabelledInterval,
    /// Degrees clockwise from the top.
    pub degrees: f64,
    /// Where the assured shape crosses it.
    pub assured: [f64; 2],
    /// Where the possible shape crosses it.
    pub possible: [f64; 2],
    /// Where it meets the ring of 100.
    pub end: [f64; 2],
}

impl Radar {
    /// The radar of the same sections as the bars; `None` below three, where there is no shape.
    pub fn new(bars: &SectionBars) -> Option<Self> {
        let count = bars.bars.len();
        if count < 3 {
            return None;
        }
        let axis = |(index, bar): (usize, &super::SectionBar)| {
            let degrees = 360.0 * index as f64 / count as f64;
            let at = |value: f64| {
                let (sin, cos) = degrees.to_radians().sin_cos();
                [value * sin, -value * cos]
            };
            RadarAxis {
                id: bar.id.clone(),
                interval: bar.interval.clone(),
                degrees,
                assured: at(bar.interval.ends.assured),
                possible: at(bar.interval.ends.possible),
                end: at(100.0),
            }
        };
        let axes = bars.bars.iter().enumerate().map(axis).collect();
        Some(Self { axes, rings: vec![30.0, 50.0, 70.0, 85.0, 100.0], bars: bars.clone() })
    }

    /// The figure in words.
    pub fn alt(&self) -> String {
        let weak = self.bars.bars.iter().filter(|bar| bar.interval.ends.assured < DRAWN_IN);
        let weak: Vec<String> = weak.map(|bar| words::section_name_within(&bar.name)).collect();
        let drawn_in = if weak.is_empty() {
            "It is drawn in nowhere".to_owned()
        } else {
            format!("It is drawn in at {}", words::listed(&weak))
        };
        format!(
            "Radar of the {} sections. The filled shape is assured, the dashed one possible. {drawn_in}; \
             the numbers are in the bars beside it.",
            words::count(self.axes.len()),
        )
    }

    /// The figure's numbers.
    pub fn table(&self) -> Table {
        self.bars.table()
    }
}
