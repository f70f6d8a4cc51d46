//! The contract's dates: the last day for notice, the last safe day to decide, and how far away they are.

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use crate::assessment::Contract;

/// The last day on which notice ends the contract: its end less the days of notice.
///
/// `None` where the end or the notice is not known, or where the date lies before the calendar.
pub fn last_day_for_notice(contract: &Contract) -> Option<Date> {
    contract.ends?.checked_sub(Span::new().try_days(contract.notice_days?).ok()?).ok()
}

/// The last day on which a decision to leave still leaves time to move, with what it was worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SafeDay {
    /// The day: the contract's end, less the days of notice, less the months a move takes.
    pub day: Date,
    /// When the contract ends or renews.
    pub ends: Date,
    /// Notice in days before that.
    pub notice_days: u32,
    /// Months that a move away takes, as the team estimated.
    pub months_to_leave: u32,
}

/// Why there is no last safe day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSafeDay {
    /// Parts of the sum are not known; at least one.
    Needs(Vec<SafeDayPart>),
    /// The parts are known, but they lead out of the calendar.
    OutOfCalendar,
}

/// What the last safe day is worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeDayPart {
    /// When the contract ends or renews.
    End,
    /// The period of notice.
    Notice,
    /// How long a move away takes.
    TimeToMove,
}

/// The last day on which a decision to leave still leaves time to move. A month that is too short ends on its last day.
///
/// # Errors
/// What is missing to know it.
pub fn last_safe_day(contract: Option<&Contract>) -> Result<SafeDay, NoSafeDay> {
    let unknown = Contract::default();
    let contract = contract.unwrap_or(&unknown);
    match (contract.ends, contract.notice_days, contract.months_to_leave) {
        (Some(ends), Some(notice_days), Some(months_to_leave)) => {
            let day = last_day_for_notice(contract).and_then(|notice| months_before(notice, months_to_leave));
            let day = day.ok_or(NoSafeDay::OutOfCalendar)?;
            Ok(SafeDay { day, ends, notice_days, months_to_leave })
        }
        (ends, notice, months) => {
            let parts = [
                (ends.is_none(), SafeDayPart::End),
                (notice.is_none(), SafeDayPart::Notice),
                (months.is_none(), SafeDayPart::TimeToMove),
            ];
            Err(NoSafeDay::Needs(parts.into_iter().filter(|(missing, _)| *missing).map(|(_, part)| part).collect()))
        }
    }
}

fn months_before(day: Date, months: u32) -> Option<Date> {
    day.checked_sub(Span::new().try_months(months).ok()?).ok()
}

/// The question on whether a move fits into the time that the contract gives.
pub const TIME_TO_MOVE: &str = "XR-02";

/// Where the months that a move takes and the answer to [`TIME_TO_MOVE`] do not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The answer says that a move fits; the months are longer than the notice.
    SaidToFit,
    /// The answer says that a move takes longer than the contract gives; the months fit into the notice.
    SaidToBeLonger,
}

/// From this level on an answer to [`TIME_TO_MOVE`] says that a move fits.
const FITS: u32 = 75;

/// Up to this level it says that a move takes longer.
const LONGER: u32 = 15;

/// Whether the months that a move takes contradict the answer to [`TIME_TO_MOVE`], which has a level of 0 to 100.
///
/// The contract's end and notice are the only periods with a date; an end that is not known leaves nothing to compare.
pub fn doubt(contract: &Contract, level: u32) -> Option<Doubt> {
    let latest_start = months_before(contract.ends?, contract.months_to_leave?)?;
    let fits = latest_start >= last_day_for_notice(contract)?;
    match level {
        FITS.. if !fits => Some(Doubt::SaidToFit),
        ..=LONGER if fits => Some(Doubt::SaidToBeLonger),
        _ => None,
    }
}

/// Days from one day to another: 0 today, negative once it has passed.
pub fn days_left(today: Date, day: Date) -> i64 {
    today.until(day).map_or(0, |span| i64::from(span.get_days()))
}

/// The next date of a contract that somebody must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextDate {
    /// The day.
    pub day: Date,
    /// What happens on it.
    pub what: ContractDate,
    /// Days from today: 0 today, negative once it has passed.
    pub days: i64,
}

/// What happens on a date of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractDate {
    /// The last day on which notice ends it.
    GiveNotice,
    /// It renews by itself.
    Renews,
    /// It ends.
    Ends,
}

/// The next date of a contract: the last day for notice, and once that has passed or where it is not known, the end.
///
/// `None` where the end is not known.
pub fn next_date(contract: &Contract, today: Date) -> Option<NextDate> {
    let ends = contract.ends?;
    let next = |day, what| NextDate { day, what, days: days_left(today, day) };
    if let Some(notice) = last_day_for_notice(contract).filter(|day| *day >= today) {
        return Some(next(notice, ContractDate::GiveNotice));
    }
    Some(next(ends, if contract.auto_renews == Some(true) { ContractDate::Renews } else { ContractDate::Ends }))
}

/// The days of a contract on which somebody must have decided: the last safe day, and the next date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    /// Days to each, as far as it is known; negative once it has passed.
    days: [Option<i64>; 2],
}

impl Deadlines {
    /// Those of a contract, seen from a day.
    pub fn new(contract: &Contract, today: Date) -> Self {
        let safe = last_safe_day(Some(contract)).ok().map(|safe| days_left(today, safe.day));
        Self { days: [safe, next_date(contract, today).map(|next| next.days)] }
    }

    /// Whether one of them has passed.
    pub fn any_passed(self) -> bool {
        self.days.into_iter().flatten().any(|days| days < 0)
    }

    /// Whether one of them lies within so many days, today included.
    pub fn any_within(self, most: i64) -> bool {
        self.days.into_iter().flatten().any(|days| (0..=most).contains(&days))
    }
}
