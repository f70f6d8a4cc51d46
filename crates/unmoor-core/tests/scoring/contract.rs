//! The contract's dates: the last day for notice, the last safe day with its sum, and what is missing to know it.

use jiff::civil::{Date, date};
use unmoor_core::agenda::{Occasion, agenda};
use unmoor_core::assessment::{Contract, Treatment, TreatmentStatus};
use unmoor_core::contract::{
    ContractDate, Doubt, NoSafeDay, SafeDayPart, days_left, doubt, last_day_for_notice, last_safe_day, next_date,
};
use unmoor_core::words;

use crate::common::demo;

fn contract(ends: Date, notice_days: u32, months_to_leave: u32) -> Contract {
    let (ends, notice_days) = (Some(ends), Some(notice_days));
    Contract { ends, notice_days, months_to_leave: Some(months_to_leave), ..Contract::default() }
}

fn safe_day(ends: Date, notice_days: u32, months_to_leave: u32) -> Date {
    last_safe_day(Some(&contract(ends, notice_days, months_to_leave))).unwrap().day
}

#[test]
fn the_last_day_for_notice_of_the_demo() {
    let contract = demo().contract.unwrap();
    let today = date(2026, 11, 23);
    assert_eq!(last_day_for_notice(&contract), Some(date(2027, 2, 25)));
    assert_eq!(days_left(today, date(2027, 2, 25)), 94);
    let next = next_date(&contract, today).unwrap();
    assert_eq!((next.day, next.what, next.days), (date(2027, 2, 25), ContractDate::GiveNotice, 94));
    let late = next_date(&contract, date(2027, 2, 26)).unwrap();
    assert_eq!((late.day, late.what, late.days), (date(2027, 5, 26), ContractDate::Renews, 89));
    assert_eq!(days_left(date(2027, 6, 1), late.day), -6, "a day that has passed counts below nothing");
}

#[test]
fn the_last_safe_day_takes_notice_and_move_off_the_end() {
    let safe = last_safe_day(Some(&contract(date(2027, 12, 31), 90, 9))).unwrap();
    assert_eq!(safe.day, date(2027, 1, 2));
    assert_eq!(
        words::safe_day_sum(&safe),
        "31 December 2027 \u{2212} 90 days\u{2019} notice \u{2212} 9 months to move = 2 January 2027"
    );
    let short = last_safe_day(Some(&contract(date(2027, 12, 31), 1, 1))).unwrap();
    assert_eq!(
        words::safe_day_sum(&short),
        "31 December 2027 \u{2212} 1 day\u{2019}s notice \u{2212} 1 month to move = 30 November 2027"
    );
}

#[test]
fn a_month_that_is_too_short_ends_on_its_last_day() {
    assert_eq!(safe_day(date(2027, 3, 31), 0, 1), date(2027, 2, 28));
    assert_eq!(safe_day(date(2028, 3, 31), 0, 1), date(2028, 2, 29), "a leap year");
    assert_eq!(safe_day(date(2027, 5, 31), 0, 1), date(2027, 4, 30));
    assert_eq!(safe_day(date(2028, 2, 29), 0, 12), date(2027, 2, 28), "a year before a leap day");
    assert_eq!(safe_day(date(2028, 2, 29), 0, 48), date(2024, 2, 29), "from leap day to leap day");
    assert_eq!(safe_day(date(2100, 3, 1), 1, 0), date(2100, 2, 28), "2100 is no leap year");
    assert_eq!(safe_day(date(2028, 3, 1), 1, 0), date(2028, 2, 29));
    assert_eq!(safe_day(date(2027, 1, 30), 30, 1), date(2026, 11, 30), "notice first, then the months, over the year");
}

#[test]
fn nothing_to_give_and_nothing_to_move_leaves_the_end_itself() {
    assert_eq!(safe_day(date(2027, 12, 31), 0, 0), date(2027, 12, 31));
}

#[test]
fn what_is_missing_for_the_last_safe_day_is_said() {
    let whole = contract(date(2027, 12, 31), 90, 9);
    let said = |contract: Option<&Contract>| words::no_safe_day(&last_safe_day(contract).unwrap_err());
    assert_eq!(said(Some(&Contract { notice_days: None, ..whole.clone() })), "not known; enter the notice period");
    assert_eq!(
        said(Some(&Contract { months_to_leave: None, ..whole.clone() })),
        "not known; enter the months a move takes"
    );
    assert_eq!(
        said(Some(&Contract { ends: None, months_to_leave: None, ..whole.clone() })),
        "not known; enter the end date and the months a move takes"
    );
    assert_eq!(said(None), "not known; enter the end date, the notice period and the months a move takes");
    let parts = vec![SafeDayPart::End, SafeDayPart::Notice, SafeDayPart::TimeToMove];
    assert_eq!(last_safe_day(Some(&Contract::default())), Err(NoSafeDay::Needs(parts)));
}

#[test]
fn a_sum_that_leads_out_of_the_calendar_is_no_day() {
    for (notice, months) in [(u32::MAX, 1), (90, u32::MAX), (90, 240_000)] {
        assert_eq!(last_safe_day(Some(&contract(date(2027, 12, 31), notice, months))), Err(NoSafeDay::OutOfCalendar));
    }
    assert_eq!(
        words::no_safe_day(&NoSafeDay::OutOfCalendar),
        "no such day: notice and move are longer than the calendar"
    );
}

#[test]
fn a_deadline_says_how_far_away_it_is() {
    let said = [94, 1, 0, -1, -12, 1095].map(words::when);
    assert_eq!(said, ["in 94 days", "in 1 day", "today", "passed 1 day ago", "passed 12 days ago", "in 1,095 days"]);
}

#[test]
fn months_that_contradict_the_answer_on_the_time_a_move_takes_are_doubted() {
    let long = contract(date(2027, 12, 31), 90, 9);
    let short = contract(date(2027, 12, 31), 180, 2);
    let levels = [100, 75, 45, 15, 0];
    let (fits, longer) = (Some(Doubt::SaidToFit), Some(Doubt::SaidToBeLonger));
    assert_eq!(levels.map(|level| doubt(&long, level)), [fits, fits, None, None, None]);
    assert_eq!(levels.map(|level| doubt(&short, level)), [None, None, None, longer, longer]);
    assert_eq!(doubt(&contract(date(2027, 12, 31), 31, 1), 100), None, "December has 31 days: it just fits");
    assert_eq!(doubt(&Contract { months_to_leave: None, ..long.clone() }, 100), None, "nothing to compare");
    assert_eq!(doubt(&Contract { notice_days: None, ..long }, 100), None);
    assert_eq!(
        words::doubt(Doubt::SaidToFit, 90, 9),
        "The answer to XR-02 says that a move fits into the time the contract gives, but one of 9 months is longer \
         than the 90 days of notice. Check both."
    );
    assert_eq!(
        words::doubt(Doubt::SaidToBeLonger, 180, 2),
        "The answer to XR-02 says that a move takes longer than the contract gives, but one of 2 months fits into the \
         180 days of notice. Check both."
    );
}

#[test]
fn the_agenda_has_every_date_once_and_nothing_that_is_done() {
    let mut it = demo();
    it.contract = Some(Contract { starts: Some(date(2024, 5, 27)), ..contract(date(2027, 5, 26), 90, 4) });
    let treatment = |status, due| Treatment { status, owner: "Ines".to_owned(), due, extra: Default::default() };
    it.answers.values_mut().for_each(|record| record.treatment = None);
    let mut treat =
        |question: &str, treatment| it.answers.get_mut(&question.into()).unwrap().treatment = Some(treatment);
    treat("XR-01", treatment(TreatmentStatus::Doing, Some(date(2027, 1, 15))));
    treat("XR-03", treatment(TreatmentStatus::Done, Some(date(2026, 12, 11))));
    treat("DO-01", treatment(TreatmentStatus::Open, None));
    let found: Vec<(Date, String, String)> =
        agenda(&it).iter().map(|each| (each.day, each.occasion.key(), words::occasion(&each.occasion))).collect();
    let line = |day, key: &str, what: &str| (day, key.to_owned(), what.to_owned());
    assert_eq!(
        found,
        [
            line(date(2024, 5, 27), "start", "contract starts"),
            line(date(2026, 10, 25), "safe-day", "last safe day"),
            line(date(2027, 1, 15), "due-XR-01", "due: XR-01"),
            line(date(2027, 2, 25), "notice", "last day for notice"),
            line(date(2027, 5, 26), "end", "contract ends"),
        ]
    );
    assert_eq!(Occasion::Renews.key(), Occasion::Ends.key(), "it stays one entry when it is known how it ends");
    it.contract = None;
    assert_eq!(agenda(&it).len(), 1);
}
