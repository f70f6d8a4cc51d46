//! The table of Home: rows as they are shown, what they can be filtered by, and what the table says of itself.

use jiff::civil::Date;
use unmoor_core::assessment::Contract;
use unmoor_core::contract::{self, ContractDate};
use unmoor_core::words;

use crate::App;
use crate::dates;
use crate::portfolio::{Card, Kind, Portfolio, Query, SOON_DAYS, fits};
use crate::view::*;

/// A contract date is urgent when it is at most this many days away.
const URGENT_DAYS: i32 = 60;

impl App {
    /// The rows that are asked for.
    pub(super) fn table(&mut self, req: &HomeRequest) -> HomeTable {
        let today = self.clock.today();
        let clock = self.clock.clone();
        let scoring = self.portfolio.progress();
        let total = self.portfolio.listed().count();
        let query = Query::new(&req.query, today);
        let found = self.portfolio.find(&query);
        let place = req.find.as_ref().and_then(|id| found.iter().position(|card| card.summary.id.as_str() == id));
        let from = (req.from as usize).min(found.len());
        let to = from.saturating_add(req.count as usize).min(found.len());
        HomeTable {
            rows: found[from..to].iter().map(|card| row(card, clock.day_of(card.summary.updated_at), today)).collect(),
            from: number(from),
            found: number(found.len()),
            total: number(total),
            tally: tally(found.len(), total, &req.query),
            place: place.map(number),
            scoring: scoring.map_or_else(String::new, |progress| {
                let count = |number: usize| words::plain(number as f64, 0);
                format!("Scoring: {} of {}", count(progress.done), count(progress.total))
            }),
        }
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn row(card: &Card, updated: Date, today: Date) -> HomeRow {
    let head = &card.summary;
    HomeRow {
        id: head.id.to_string(),
        title: head.title.clone(),
        vendor: head.vendor.clone(),
        service: head.service.clone(),
        score: card.standing().map(|standing| standing.shown.clone()),
        contract: contract_date(&head.contract, today),
        safe_day: dates::safe_day(Some(&head.contract), today),
        touched_at: head.updated_at.to_string(),
        touched: touched(updated, today),
    }
}

/// The next date of a contract, and how far it is.
pub(crate) fn contract_date(contract: &Contract, today: Date) -> Option<ContractDateView> {
    let next = contract::next_date(contract, today)?;
    let days = i32::try_from(next.days).unwrap_or(i32::MAX);
    let when = words::when(next.days);
    let left = when.trim_start_matches("in ");
    let note = match next.what {
        _ if days < 0 => when,
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

/// `12 of 340 assessments, highest risk first`.
fn tally(found: usize, total: usize, query: &HomeQuery) -> String {
    let count = |number: usize| words::plain(number as f64, 0);
    let many = format!("{} {}", count(total), if total == 1 { "assessment" } else { "assessments" });
    let shown = if found == total { many } else { format!("{} of {many}", count(found)) };
    format!("{shown}, {}", order(query.sort, query.descending))
}

fn order(sort: HomeSort, descending: bool) -> &'static str {
    let (ascends, descends) = match sort {
        HomeSort::Vendor => ("A to Z", "Z to A"),
        HomeSort::Grade => ("weakest grade first", "best grade first"),
        HomeSort::Portability => ("least portable first", "most portable first"),
        HomeSort::Risk => ("lowest risk first", "highest risk first"),
        HomeSort::Coverage => ("least answered first", "most answered first"),
        HomeSort::Contract => ("next contract date first", "last contract date first"),
        HomeSort::SafeDay => ("earliest last safe day first", "latest last safe day first"),
        HomeSort::Touched => ("longest untouched first", "last touched first"),
    };
    if descending { descends } else { ascends }
}

/// What the table can be filtered by, each with how many assessments fit.
pub(super) fn filters(portfolio: &Portfolio, today: Date) -> Vec<FilterGroup> {
    let group = |kind: Kind| {
        let of_kind = CHOICES.iter().filter(|(filter, _)| Kind::of(*filter) == kind);
        let choice = |(key, label): &(HomeFilter, &str)| FilterChoice {
            key: *key,
            label: (*label).to_owned(),
            count: number(portfolio.listed().filter(|card| fits(card, *key, today)).count()),
        };
        FilterGroup { label: label(kind).to_owned(), choices: of_kind.map(choice).collect() }
    };
    Kind::ALL.into_iter().map(group).collect()
}

fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Risk => "Risk",
        Kind::Grade => "Grade",
        Kind::Sureness => "Verdict",
        Kind::Dates => "Dates",
        Kind::Depth => "Depth",
    }
}

/// Every filter, in the order in which it is offered.
const CHOICES: [(HomeFilter, &str); 16] = [
    (HomeFilter::RiskSevere, "Severe"),
    (HomeFilter::RiskHigh, "High"),
    (HomeFilter::RiskModerate, "Moderate"),
    (HomeFilter::RiskLow, "Low"),
    (HomeFilter::GradeE, "E"),
    (HomeFilter::GradeD, "D"),
    (HomeFilter::GradeC, "C"),
    (HomeFilter::GradeB, "B"),
    (HomeFilter::GradeA, "A"),
    (HomeFilter::Provisional, "Provisional"),
    (HomeFilter::Settled, "Not provisional"),
    (HomeFilter::DatePassed, "A date has passed"),
    (
        HomeFilter::DateSoon,
        const {
            assert!(SOON_DAYS == 90);
            "Within 90 days"
        },
    ),
    (HomeFilter::DepthQuick, "Quick"),
    (HomeFilter::DepthStandard, "Standard"),
    (HomeFilter::DepthFull, "Full"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_is_offered_once() {
        let mut keys: Vec<String> = CHOICES.iter().map(|(filter, _)| format!("{filter:?}")).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), CHOICES.len());
        assert!(Kind::ALL.iter().all(|kind| CHOICES.iter().any(|(filter, _)| Kind::of(*filter) == *kind)));
    }

    #[test]
    fn the_tally_says_how_many_of_how_many_and_in_which_order() {
        let query = HomeQuery { descending: true, ..HomeQuery::default() };
        assert_eq!(tally(1, 1, &query), "1 assessment, highest risk first");
        assert_eq!(tally(12, 10_340, &query), "12 of 10,340 assessments, highest risk first");
        let by_name = HomeQuery { sort: HomeSort::Vendor, ..HomeQuery::default() };
        assert_eq!(tally(0, 3, &by_name), "0 of 3 assessments, A to Z");
    }
}
