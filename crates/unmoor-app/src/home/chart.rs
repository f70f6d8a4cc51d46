//! The assessments of the workspace on the two-axis chart.

use unmoor_core::figure::{Circle, PortfolioChart, Spot};
use unmoor_core::words;

use super::drawn;
use crate::portfolio::{Card, Portfolio, Standing};
use crate::view::*;

/// The assessments by exposure and lock-in; none while some are still being scored.
pub(super) fn portfolio(portfolio: &Portfolio) -> PortfolioView {
    if portfolio.progress().is_some() {
        return PortfolioView { dots: Vec::new(), circles: Vec::new(), note: String::new() };
    }
    let standings: Vec<(&Card, &Standing)> = portfolio.standings().collect();
    let spots: Vec<Spot> = standings.iter().map(|(_, standing)| standing.spot).collect();
    let chart = PortfolioChart::new(&spots);
    let most = chart.circles.iter().map(|circle| circle.count).max().unwrap_or(1);
    let note = match chart.circles.len() {
        0 => String::new(),
        _ => format!(
            "The {} highest risks have a dot; a circle stands for the other assessments near it, with their number.",
            words::count(chart.dots.len())
        ),
    };
    PortfolioView {
        dots: chart.dots.into_iter().map(|at| dot(standings[at])).collect(),
        circles: chart.circles.iter().map(|each| circle(each, most)).collect(),
        note,
    }
}

fn dot((card, standing): (&Card, &Standing)) -> DotView {
    let shown = &standing.shown;
    let zone = shown.zone.to_lowercase();
    let provisional = if shown.grade.provisional { ", provisional" } else { "" };
    DotView {
        id: card.summary.id.to_string(),
        vendor: card.summary.vendor.clone(),
        grade: shown.grade.assured,
        alt: format!(
            "{}, {}: risk {}, {zone}{provisional}",
            card.summary.vendor, card.summary.service, shown.risk_text
        ),
        provisional: shown.grade.provisional,
        begun: card.begun(),
        point: shown.point.clone(),
    }
}

fn circle(circle: &Circle, most: usize) -> CircleView {
    let count = words::plain(circle.count as f64, 0);
    let [exposure, lock_in] = circle.middle();
    let range = |[from, to]: [f64; 2]| format!("{} to {}", words::plain(from, 0), words::plain(to, 0));
    let assessments = if circle.count == 1 { "assessment" } else { "assessments" };
    CircleView {
        at: drawn(exposure, lock_in),
        share: circle.count as f64 / most as f64,
        alt: format!("{count} {assessments}: exposure {}, lock-in {}", range(circle.exposures), range(circle.lock_ins)),
        count,
    }
}
