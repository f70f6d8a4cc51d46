//! Home: the vendors of the workspace, what they add up to in words, and the table of them.

mod chart;
mod copy;
mod table;

pub(crate) use table::contract_date;

use std::time::Duration;

use jiff::civil::Date;
use unmoor_core::assessment::Contract;
use unmoor_core::contract::{self, ContractDate, NextDate};
use unmoor_core::score::Zone;
use unmoor_core::{demo, figure, words};

use crate::App;
use crate::assessed::{Assessed, grades};
use crate::fault::Fault;
use crate::portfolio::{Card, Portfolio};
use crate::view::*;

/// Home waits so long for scores; what takes longer is shown as being scored, and asked for again.
const PATIENCE: Duration = Duration::from_millis(120);

/// The command line has no screen to show something meanwhile.
const FOR_ALL: Duration = Duration::from_secs(600);

/// A notice to give within so many days is worth the first sentence.
const NEAR_DAYS: i64 = 120;

impl App {
    /// The vendors of this workspace, with the first rows of the table.
    pub fn get_home(&mut self, req: HomeRequest) -> Result<HomeView, Fault> {
        self.take_stock(PATIENCE)?;
        self.home(&req)
    }

    /// Further rows of the table, or those of another query.
    pub fn get_home_rows(&mut self, req: HomeRequest) -> Result<HomeTable, Fault> {
        self.take_stock(Duration::ZERO)?;
        Ok(self.table(&req))
    }

    /// Home with every row, all of them scored.
    pub fn whole_home(&mut self) -> Result<HomeView, Fault> {
        self.take_stock(FOR_ALL)?;
        let query = HomeQuery { descending: true, ..HomeQuery::default() };
        self.home(&HomeRequest { query, count: u32::MAX, ..HomeRequest::default() })
    }

    /// Begins to score, so that Home finds the work done.
    pub fn look_ahead(&mut self) {
        if let Err(fault) = self.take_stock(Duration::ZERO) {
            tracing::debug!("Home will say it: {fault}");
        }
    }

    pub(crate) fn take_stock(&mut self, patience: Duration) -> Result<(), Fault> {
        let workspace = self.workspace.as_mut().map_err(|fault| fault.clone())?;
        Ok(self.portfolio.refresh(workspace, &self.packs, patience)?)
    }

    fn home(&mut self, req: &HomeRequest) -> Result<HomeView, Fault> {
        let (today, portfolio) = (self.clock.today(), &self.portfolio);
        let unscored = portfolio.unscored();
        let lead = lead(portfolio, today);
        let demo = demo::assessment().id;
        let held = portfolio.cards().iter().any(|card| card.summary.id == demo);
        Ok(HomeView {
            workspace: self.workspace_view()?,
            headline: summed_up(portfolio),
            lead,
            demo: held.then(|| demo.to_string()),
            axes: axes(),
            grades: grades(),
            filters: table::filters(portfolio, today),
            portfolio: chart::portfolio(portfolio),
            unscored,
            table: self.table(req),
        })
    }
}

/// What the window's two-axis charts are drawn on: the core's figure, which the report prints too.
pub(crate) fn axes() -> AxesView {
    let contours = figure::contours();
    let zones: Vec<&str> = contours.iter().map(|contour| contour.label.as_str()).collect();
    let legend = format!("Dotted lines join equal risk: {}.", zones.join(", "));
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
        legend,
        contours: contours.into_iter().map(contour).collect(),
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

/// The first sentence.
fn summed_up(portfolio: &Portfolio) -> String {
    if portfolio.progress().is_some() {
        return "Your assessments are being scored.".to_owned();
    }
    let (mut severe, mut judged, mut begun) = (0, 0, 0);
    for (_, standing) in portfolio.standings() {
        begun += usize::from(standing.early);
        judged += usize::from(!standing.early);
        severe += usize::from(!standing.early && standing.zone >= Zone::High);
    }
    if judged + begun == 0 && !portfolio.cards().is_empty() {
        return "None of your assessments can be scored here.".to_owned();
    }
    headline(severe, judged, begun)
}

/// How many assessments show a high risk, among those in which enough is known; the others are counted apart. A vendor may
/// have several.
fn headline(severe: usize, judged: usize, begun: usize) -> String {
    let risk = match (severe, judged) {
        (_, 0) if begun == 0 => return "No assessments yet.".to_owned(),
        (_, 0) if begun == 1 => return "Too little is answered yet to judge your assessment.".to_owned(),
        (_, 0) => return "Too little is answered yet to judge your assessments.".to_owned(),
        (0, 1) if begun == 0 => "Your vendor is not at high risk".to_owned(),
        (1, 1) if begun == 0 => "Your vendor is at high risk".to_owned(),
        (0, 1) => "The one assessment that can be judged so far shows no high risk".to_owned(),
        (1, 1) => "The one assessment that can be judged so far shows a high risk".to_owned(),
        (0, _) => format!("None of {} assessments shows a high risk", words::count(judged)),
        (1, _) => format!("One of {} assessments shows a high risk", words::count(judged)),
        _ if severe == judged => format!("All {} assessments show a high risk", words::count(judged)),
        _ => format!("{} of {} assessments show a high risk", words::count_first(severe), words::count(judged)),
    };
    match begun {
        0 => format!("{risk}."),
        _ => format!("{risk}; {} hardly begun.", words::counted(begun, "more is", "more are")),
    }
}

/// What is most pressing: the last safe days that have passed while their contracts run, or else the notice that must be
/// given soonest, where one is near.
fn lead(portfolio: &Portfolio, today: Date) -> Option<LeadView> {
    let lead = |card: &Card, text| LeadView { text, assessment: card.summary.id.to_string(), begun: card.begun() };
    let mut passed: Vec<(Date, &Card)> =
        portfolio.cards().iter().filter_map(|card| Some((passed(&card.summary.contract, today)?, card))).collect();
    passed.sort_by_key(|(day, _)| *day);
    if let Some(&(_, first)) = passed.first() {
        let named: Vec<_> = passed.iter().map(|(day, card)| (card.summary.vendor.as_str(), *day)).collect();
        return Some(lead(first, passed_by(&named)));
    }
    let next = |card: &'_ Card| contract::next_date(&card.summary.contract, today);
    let near = |next: &NextDate| next.what == ContractDate::GiveNotice && (0..=NEAR_DAYS).contains(&next.days);
    let notices = portfolio.cards().iter().filter_map(|card| Some((card, next(card).filter(near)?)));
    let (card, next) = notices.min_by_key(|(_, next)| next.days)?;
    let text = format!("Next notice to give: {}, by {}.", card.summary.vendor, words::date_short(next.day));
    Some(lead(card, text))
}

/// The last safe day of a contract that still runs, where it has passed.
fn passed(contract: &Contract, today: Date) -> Option<Date> {
    let safe = contract::last_safe_day(Some(contract)).ok()?;
    (safe.day < today && today <= safe.ends).then_some(safe.day)
}

/// Whose last safe days have passed, the earliest first.
fn passed_by(vendors: &[(&str, Date)]) -> String {
    match vendors {
        [] => String::new(),
        [(vendor, day)] => format!("The last safe day of {vendor} passed on {}.", words::date_short(*day)),
        [(first, _), (second, _)] if first != second => {
            format!("Two last safe days have passed: {first} and {second}.")
        }
        [(first, _), ..] => {
            format!("{} last safe days have passed, first that of {first}.", words::count_first(vendors.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_of_the_lines_names_the_zones_of_the_core() {
        assert_eq!(axes().legend, "Dotted lines join equal risk: moderate from 15, high from 30, severe from 50.");
    }

    #[test]
    fn the_lead_names_the_last_safe_days_that_have_passed() {
        let day = Date::constant(2026, 10, 1);
        assert_eq!(passed_by(&[("Halvard", day)]), "The last safe day of Halvard passed on 1 Oct 2026.");
        let two = [("Halvard", day), ("Norvik", day)];
        assert_eq!(passed_by(&two), "Two last safe days have passed: Halvard and Norvik.");
        let same = "Two last safe days have passed, first that of Halvard.";
        assert_eq!(passed_by(&[("Halvard", day); 2]), same, "two services of one vendor");
        let five = "Five last safe days have passed, first that of Halvard.";
        assert_eq!(passed_by(&[("Halvard", day); 5]), five);
        let contract = Contract {
            ends: Some(Date::constant(2027, 6, 30)),
            notice_days: Some(90),
            months_to_leave: Some(6),
            ..Contract::default()
        };
        assert_eq!(passed(&contract, day), None, "the day itself is safe");
        assert_eq!(passed(&contract, Date::constant(2026, 10, 2)), Some(day));
        assert_eq!(passed(&contract, Date::constant(2027, 7, 1)), None, "the contract is over");
    }

    #[test]
    fn the_headline_counts_in_words_and_agrees_in_number() {
        assert_eq!(headline(0, 0, 0), "No assessments yet.");
        assert_eq!(headline(0, 0, 1), "Too little is answered yet to judge your assessment.");
        assert_eq!(headline(1, 1, 0), "Your vendor is at high risk.");
        let one = "The one assessment that can be judged so far shows no high risk; two more are hardly begun.";
        assert_eq!(headline(0, 1, 2), one);
        assert_eq!(headline(1, 2, 0), "One of two assessments shows a high risk.");
        assert_eq!(headline(5, 11, 1), "Five of eleven assessments show a high risk; one more is hardly begun.");
        assert_eq!(headline(3, 3, 0), "All three assessments show a high risk.");
        assert_eq!(headline(0, 14, 0), "None of 14 assessments shows a high risk.");
    }
}
