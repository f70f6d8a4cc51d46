//! The last safe day, or the last day for notice where no time to move is known.

use super::{Ledger, Source, none};
use crate::contract::{days_left, last_day_for_notice, last_safe_day};
use crate::words;

/// `None` where the contract's end or its notice is not known.
pub(super) fn deadline(source: &Source<'_>) -> Option<Ledger> {
    let contract = source.assessment.contract.as_ref()?;
    let (ends, notice_days, notice) = (contract.ends?, contract.notice_days?, last_day_for_notice(contract)?);
    let safe = last_safe_day(Some(contract)).ok();
    let title = if safe.is_some() { "Last safe day" } else { "Last day for notice" };
    let mut ledger = Ledger::new(title, "", &["", ""]);
    let renews = contract.auto_renews == Some(true);
    let ending = if renews { "The contract renews by itself on" } else { "The contract ends on" };
    ledger.entry(ending, [none(), words::date(ends)]);
    let days = words::many(notice_days.into(), "day");
    ledger.entry(
        "Less the notice, which leaves the last day for notice",
        [format!("\u{2212} {days}"), words::date(notice)],
    );
    if let Some(safe) = &safe {
        let months = words::many(safe.months_to_leave.into(), "month");
        ledger.entry("Less the time to move that you estimated", [format!("\u{2212} {months}"), words::date(safe.day)]);
    }
    let day = safe.map_or(notice, |safe| safe.day);
    ledger.printed(title, [words::when(days_left(source.today, day)), words::date_short(day)]);
    ledger.note = match safe {
        Some(_) => "After this day a move can no longer be finished before the contract runs on.".to_owned(),
        None => "How long a move takes has not been estimated, so this is the last day to give notice, not the last safe day \
                 to decide."
            .to_owned(),
    };
    Some(ledger)
}
