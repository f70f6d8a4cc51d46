//! Deadlines in words: how far away a day is, the last day for notice, the last safe day and its sum.

use jiff::civil::Date;

use super::number::plain;
use super::text::{date, listed};
use crate::agenda::Occasion;
use crate::contract::{Doubt, NoSafeDay, SafeDay, SafeDayPart, TIME_TO_MOVE};

/// How far away a day is: "in 94 days", "today", "passed 12 days ago". Days are negative once it has passed.
pub fn when(days_left: i64) -> String {
    let days = many(days_left.unsigned_abs(), "day");
    match days_left {
        0 => "today".to_owned(),
        1.. => format!("in {days}"),
        _ => format!("passed {days} ago"),
    }
}

/// The last day for notice, where no time to move has been estimated. `days_left` is negative once the day has passed.
pub fn last_day_for_notice(day: Date, days_left: i64) -> String {
    format!("Last day for notice: {}, {}. No time to move has been estimated.", date(day), when(days_left))
}

/// How the last safe day comes about: "31 December 2027 − 90 days’ notice − 9 months to move = 2 January 2027".
pub fn safe_day_sum(safe: &SafeDay) -> String {
    let apostrophe = if safe.notice_days == 1 { "\u{2019}s" } else { "s\u{2019}" };
    let notice = format!("{} day{apostrophe} notice", plain(f64::from(safe.notice_days), 0));
    let move_away = format!("{} to move", many(safe.months_to_leave.into(), "month"));
    format!("{} \u{2212} {notice} \u{2212} {move_away} = {}", date(safe.ends), date(safe.day))
}

/// Why there is no last safe day: "not known; enter the end date and the months a move takes".
pub fn no_safe_day(why: &NoSafeDay) -> String {
    let part = |part: &SafeDayPart| match part {
        SafeDayPart::End => "the end date".to_owned(),
        SafeDayPart::Notice => "the notice period".to_owned(),
        SafeDayPart::TimeToMove => "the months a move takes".to_owned(),
    };
    match why {
        NoSafeDay::Needs(parts) => format!("not known; enter {}", listed(&parts.iter().map(part).collect::<Vec<_>>())),
        NoSafeDay::OutOfCalendar => "no such day: notice and move are longer than the calendar".to_owned(),
    }
}

/// Where the months that a move takes and the answer to the question about it do not agree.
pub fn doubt(doubt: Doubt, notice_days: u32, months_to_leave: u32) -> String {
    let months = many(months_to_leave.into(), "month");
    let notice = many(notice_days.into(), "day");
    match doubt {
        Doubt::SaidToFit => format!(
            "The answer to {TIME_TO_MOVE} says that a move fits into the time the contract gives, but one of {months} is \
             longer than the {notice} of notice. Check both."
        ),
        Doubt::SaidToBeLonger => format!(
            "The answer to {TIME_TO_MOVE} says that a move takes longer than the contract gives, but one of {months} \
             fits into the {notice} of notice. Check both."
        ),
    }
}

/// What happens on a date: "last day for notice". A due date is called by its question.
pub fn occasion(occasion: &Occasion) -> String {
    match occasion {
        Occasion::Starts => "contract starts".to_owned(),
        Occasion::SafeDay => "last safe day".to_owned(),
        Occasion::Notice => "last day for notice".to_owned(),
        Occasion::Ends => "contract ends".to_owned(),
        Occasion::Renews => "contract renews".to_owned(),
        Occasion::Due { question, .. } => format!("due: {question}"),
    }
}

/// A count in digits with its noun: "90 days".
pub(crate) fn many(number: u64, one: &str) -> String {
    format!("{} {one}{}", plain(number as f64, 0), if number == 1 { "" } else { "s" })
}
