//! The two-axis chart: lock-in against exposure, with curves of equal risk.

use serde::Serialize;

use super::Table;
use crate::score::{End, Field, Grade, Score, Zone};
use crate::words;

/// How far apart the points of a contour lie, in points of exposure.
const CONTOUR_STEP: f64 = 2.5;
/// A contour is drawn up to this lock-in.
const CONTOUR_TOP: f64 = 90.0;

/// Exposure to the right, lock-in upwards, both 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TwoAxisChart {
    /// The filled point.
    pub assured: ChartPoint,
    /// The open point.
    pub possible: ChartPoint,
    /// From the possible point to the assured one. A side may have no width.
    pub range: Rectangle,
    /// The assured grade, whose colour the range has.
    pub grade: Grade,
    /// The four fields; the one of the assured point is marked.
    pub fields: Vec<FieldMark>,
    /// The curves of equal risk, the lowest first.
    pub contours: Vec<Contour>,
}

/// A point of the chart with what it stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartPoint {
    /// `X`, to the right.
    pub exposure: f64,
    /// `100 - P`, upwards.
    pub lock_in: f64,
    /// `R`.
    pub risk: f64,
    /// The zone of the risk.
    pub zone: Zone,
    /// The field it lies in.
    pub field: Field,
}

/// A rectangle by its corners: exposure is x, lock-in is y, upwards.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the doc of the type says it")]
pub struct Rectangle {
    pub left: f64,
    pub bottom: f64,
    pub right: f64,
    pub top: f64,
}

/// A field of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FieldMark {
    /// Which field.
    pub field: Field,
    /// Its name, as it is set.
    pub name: &'static str,
    /// Whether the assured point lies in it.
    pub marked: bool,
    /// Where it lies.
    pub at: Rectangle,
}

/// A curve of equal risk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contour {
    /// The zone that begins at it.
    pub zone: Zone,
    /// `R` along it.
    pub risk: f64,
    /// Its label: "moderate from 15".
    pub label: String,
    /// Its points: exposure and lock-in.
    pub points: Vec<[f64; 2]>,
}

impl TwoAxisChart {
    /// The chart of a score.
    pub fn new(score: &Score) -> Self {
        let point = |end: End| ChartPoint {
            exposure: *score.exposure.at(end),
            lock_in: *score.lock_in.at(end),
            risk: *score.risk.at(end),
            zone: *score.zone.at(end),
            field: *score.field.at(end),
        };
        let (assured, possible) = (point(End::Assured), point(End::Possible));
        Self {
            range: Rectangle {
                left: possible.exposure,
                bottom: possible.lock_in,
                right: assured.exposure,
                top: assured.lock_in,
            },
            grade: score.grade.assured,
            fields: fields(Some(assured.field)),
            contours: contours(),
            assured,
            possible,
        }
    }

    /// The caption: which point is which, and its numbers.
    pub fn caption(&self) -> String {
        let Self { assured, possible, .. } = self;
        format!(
            "Filled point: assured (exposure {}, lock-in {}, risk {}, {}). Open point: possible ({}, {}, risk {}, {}).",
            words::axis_whole(assured.exposure),
            words::axis_whole(assured.lock_in),
            words::risk_whole(assured.risk),
            words::zone(assured.zone),
            words::axis_whole(possible.exposure),
            words::axis_whole(possible.lock_in),
            words::risk_whole(possible.risk),
            words::zone(possible.zone),
        )
    }

    /// The figure in words.
    pub fn alt(&self) -> String {
        let Self { assured, possible, .. } = self;
        let (exposure, lock_in) = (words::axis_whole(assured.exposure), words::axis_whole(assured.lock_in));
        let from = |least: f64, most: &str| {
            let least = words::axis_whole(least);
            if least == most { least } else { format!("{least} to {most}") }
        };
        format!(
            "Two-axis chart. Exposure {} of 100, lock-in {} of 100. The assured point, exposure {exposure} and lock-in \
             {lock_in}, lies in the field {}, at risk {}, {}.",
            from(possible.exposure, &exposure),
            from(possible.lock_in, &lock_in),
            words::field(assured.field),
            words::risk_whole(assured.risk),
            words::zone(assured.zone),
        )
    }

    /// The figure's numbers.
    pub fn table(&self) -> Table {
        let both = |name: &str, cell: &dyn Fn(&ChartPoint) -> String| {
            vec![name.to_owned(), cell(&self.assured), cell(&self.possible)]
        };
        let rows = vec![
            both("Exposure", &|point| words::axis_one_decimal(point.exposure)),
            both("Lock-in", &|point| words::axis_one_decimal(point.lock_in)),
            both("Risk", &|point| words::risk_one_decimal(point.risk)),
            both("Zone", &|point| words::zone(point.zone).to_owned()),
            both("Field", &|point| words::field(point.field).to_owned()),
        ];
        Table::new(&["", "Assured", "Possible"], rows)
    }
}

/// The four fields, split at 50; the portfolio chart marks none.
pub fn fields(marked: Option<Field>) -> Vec<FieldMark> {
    let at = |right: bool, upper: bool| Rectangle {
        left: if right { 50.0 } else { 0.0 },
        bottom: if upper { 50.0 } else { 0.0 },
        right: if right { 100.0 } else { 50.0 },
        top: if upper { 100.0 } else { 50.0 },
    };
    let mark =
        |field, name, right, upper| FieldMark { field, name, marked: marked == Some(field), at: at(right, upper) };
    vec![
        mark(Field::Nuisance, "Nuisance", false, true),
        mark(Field::StrategicDependence, "Strategic dependence", true, true),
        mark(Field::Routine, "Routine", false, false),
        mark(Field::HealthyReliance, "Healthy reliance", true, false),
    ]
}

/// The curves of equal risk where the zones begin: lock-in is 100 R over exposure.
pub fn contours() -> Vec<Contour> {
    let contour = |zone: Zone| {
        let risk = zone.floor();
        let steps = (0..=40).map(|step| f64::from(step) * CONTOUR_STEP).filter(|exposure| *exposure > 0.0);
        let points = steps.map(|exposure| [exposure, 100.0 * risk / exposure]);
        Contour {
            zone,
            risk,
            label: format!("{} from {}", words::zone(zone), words::plain(risk, 0)),
            points: points.filter(|[_, lock_in]| *lock_in <= CONTOUR_TOP).collect(),
        }
    };
    [Zone::Moderate, Zone::High, Zone::Severe].into_iter().map(contour).collect()
}
