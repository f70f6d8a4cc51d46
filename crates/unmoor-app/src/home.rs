//! Home: the vendors of the workspace, highest risk first.

use jiff::civil::Date;
use unmoor_core::assessment::Contract;
use unmoor_core::contract::{self, ContractDate};
use unmoor_core::pack;
use unmoor_core::score::{Score, Zone};
use unmoor_core::{figure, words};

use crate::App;
use crate::assessed::Assessed;
use crate::dates;
use crate::fault::Fault;
use crate::view::*;

/// A contract date is urgent when it is at most this many days away.
const URGENT_DAYS: i32 = 60;

/// Below this coverage a vendor is hardly begun, and its risk says more about the open questions than about the vendor.
const ENOUGH: f64 = 0.5;

impl App {
    /// The vendors of this workspace.
    pub fn get_home(&mut self, _: Nothing) -> Result<HomeView, Fault> {
        let today = self.clock.today();
        let (mut rows, mut unscored) = (Vec::new(), Vec::new());
        let (mut severe, mut begun) = (0_usize, 0_usize);
        for held in self.held()? {
            let pack = match pack::scoring(&held.assessment, &self.packs) {
                Ok(pack) => pack,
                Err(why) => {
                    unscored.push(self.unscored_row(&held.assessment, &why));
                    continue;
                }
            };
            let assessed = Assessed::new(held.assessment, pack);
            let early = assessed.score.coverage.value < ENOUGH;
            begun += usize::from(early);
            severe += usize::from(!early && assessed.score.zone.assured >= Zone::High);
            rows.push(row(&assessed, held.updated_at, self.clock.day_of(held.updated_at), today));
        }
        rows.sort_by(|a, b| b.risk.total_cmp(&a.risk).then_with(|| a.vendor.cmp(&b.vendor)));
        unscored.sort_by(|a: &UnscoredRow, b| (&a.vendor, &a.service, &a.id).cmp(&(&b.vendor, &b.service, &b.id)));
        let lead = lead(&rows);
        let demo = unmoor_core::demo::assessment().id;
        Ok(HomeView {
            workspace: self.workspace_view()?,
            headline: match unscored.len() {
                1.. if rows.is_empty() => "None of your vendors can be scored here.".to_owned(),
                _ => headline(severe, rows.len() - begun, begun),
            },
            lead: lead.map(sentence_of).unwrap_or_default(),
            lead_assessment: lead.map(|(row, _)| row.id.clone()),
            demo: rows.iter().find(|row| row.id == demo.as_str()).map(|row| row.id.clone()),
            axes: axes(),
            rows,
            unscored,
        })
    }
}

/// What the window's two-axis charts are drawn on: the core's figure, which the report prints too.
pub(crate) fn axes() -> AxesView {
    let contour = |contour: figure::Contour| ContourView {
        risk: contour.risk,
        label: contour.label,
        points: contour.points.into_iter().map(|[exposure, lock_in]| drawn(exposure, lock_in)).collect(),
    };
    let field = |mark: figure::FieldMark| FieldView {
        name: words::field(mark.field).to_owned(),
        right: mark.at.left >= 50.0,
        upper: mark.at.bottom >= 50.0,
    };
    AxesView {
        across: "Exposure".to_owned(),
        up: "Lock-in".to_owned(),
        fields: figure::fields(None).into_iter().map(field).collect(),
        contours: figure::contours().into_iter().map(contour).collect(),
    }
}

/// Both points of the two-axis chart.
pub(crate) fn point(assessed: &Assessed) -> PointView {
    let score = &assessed.score;
    PointView {
        assured: drawn(score.exposure.assured, score.lock_in.assured),
        possible: drawn(score.exposure.possible, score.lock_in.possible),
    }
}

/// Where the window draws a point: the figure counts upwards, a drawing downwards.
fn drawn(exposure: f64, lock_in: f64) -> (f64, f64) {
    (exposure, 100.0 - lock_in)
}

fn row(assessed: &Assessed, updated_at: jiff::Timestamp, updated: Date, today: Date) -> HomeRow {
    let Assessed { assessment, score, .. } = assessed;
    HomeRow {
        id: assessment.id.to_string(),
        title: assessment.title.clone(),
        vendor: assessment.vendor.name.clone(),
        service: assessment.vendor.service.clone(),
        grade: assessed.grade(),
        portability: assessed.portability(),
        risk: score.risk.assured,
        risk_text: words::risk_whole(score.risk.assured),
        zone: words::capital(words::zone(score.zone.assured)),
        risk_possible: risk_possible(score),
        coverage: score.coverage.value,
        coverage_text: words::percent(score.coverage.value),
        contract: assessment.contract.as_ref().and_then(|contract| contract_date(contract, today)),
        safe_day: dates::safe_day(assessment.contract.as_ref(), today),
        touched_at: updated_at.to_string(),
        touched: touched(updated, today),
        point: point(assessed),
    }
}

/// `down to 12, low`; without the zone where it is the same at both ends, empty where the number is.
pub(crate) fn risk_possible(score: &Score) -> String {
    let (assured, possible) = (words::risk_whole(score.risk.assured), words::risk_whole(score.risk.possible));
    if assured == possible {
        String::new()
    } else if score.zone.assured == score.zone.possible {
        format!("down to {possible}")
    } else {
        format!("down to {possible}, {}", words::zone(score.zone.possible))
    }
}

pub(crate) fn contract_date(contract: &Contract, today: Date) -> Option<ContractDateView> {
    let next = contract::next_date(contract, today)?;
    let days = i32::try_from(next.days).unwrap_or(i32::MAX);
    let left = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let note = match next.what {
        _ if days < 0 => "passed".to_owned(),
        ContractDate::GiveNotice => format!("give notice, {left}"),
        ContractDate::Renews => format!("renews, {left}"),
        ContractDate::Ends => format!("ends, {left}"),
    };
    Some(ContractDateView {
        date: next.day.to_string(),
        text: words::date_short(next.day),
        note,
        days,
        urgent: days <= URGENT_DAYS,
    })
}

fn touched(on: Date, today: Date) -> String {
    match contract::days_left(on, today) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => words::date_short(on),
    }
}

/// How many vendors are at high risk, among those of which enough is known; the others are counted apart.
fn headline(severe: usize, judged: usize, begun: usize) -> String {
    let risk = match (severe, judged) {
        (_, 0) if begun == 0 => return "No vendors yet.".to_owned(),
        (_, 0) if begun == 1 => return "Too little is answered yet to judge your vendor.".to_owned(),
        (_, 0) => return "Too little is answered yet to judge your vendors.".to_owned(),
        (0, 1) if begun == 0 => "Your vendor is not at high risk".to_owned(),
        (1, 1) if begun == 0 => "Your vendor is at high risk".to_owned(),
        (0, 1) => "The one vendor judged so far is not at high risk".to_owned(),
        (1, 1) => "The one vendor judged so far is at high risk".to_owned(),
        (0, _) => format!("None of {} vendors is at high risk", words::count(judged)),
        (1, _) => format!("One of {} vendors is at high risk", words::count(judged)),
        _ if severe == judged => format!("All {} vendors are at high risk", words::count(judged)),
        _ => format!("{} of {} vendors are at high risk", words::count_first(severe), words::count(judged)),
    };
    match begun {
        0 => format!("{risk}."),
        _ => format!("{risk}; {} hardly begun.", words::counted(begun, "more is", "more are")),
    }
}

/// The contract that needs attention soonest, where one is near.
fn lead(rows: &[HomeRow]) -> Option<(&HomeRow, &ContractDateView)> {
    let soon = rows.iter().filter_map(|row| Some((row, row.contract.as_ref()?)));
    let near = soon.filter(|(_, date)| (0..=120).contains(&date.days) && date.note.starts_with("give notice"));
    near.min_by_key(|(_, date)| date.days)
}

fn sentence_of((row, date): (&HomeRow, &ContractDateView)) -> String {
    format!("Next notice to give: {}, by {}.", row.vendor, date.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_counts_in_words_and_agrees_in_number() {
        assert_eq!(headline(0, 0, 0), "No vendors yet.");
        assert_eq!(headline(0, 0, 1), "Too little is answered yet to judge your vendor.");
        assert_eq!(headline(1, 1, 0), "Your vendor is at high risk.");
        assert_eq!(headline(0, 1, 2), "The one vendor judged so far is not at high risk; two more are hardly begun.");
        assert_eq!(headline(1, 2, 0), "One of two vendors is at high risk.");
        assert_eq!(headline(5, 11, 1), "Five of eleven vendors are at high risk; one more is hardly begun.");
        assert_eq!(headline(3, 3, 0), "All three vendors are at high risk.");
        assert_eq!(headline(0, 14, 0), "None of 14 vendors is at high risk.");
    }
}
