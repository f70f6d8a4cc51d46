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

/// The last day on which a decision to leave still leaves time to move: the last day for notice less the months a move
/// takes. A month that is too short ends on its last day.
pub fn last_safe_day(contract: &Contract, months_to_move: u32) -> Option<Date> {
    last_day_for_notice(contract)?.checked_sub(Span::new().try_months(months_to_move).ok()?).ok()
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
