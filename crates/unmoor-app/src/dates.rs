//! The contract's dates as they are shown: the last safe day, and the answer that may contradict it.

use jiff::civil::Date;
use unmoor_core::applies::applies;
use unmoor_core::assessment::{Answer, Assessment, Contract, QuestionId};
use unmoor_core::pack::Pack;
use unmoor_core::{contract, words};

use crate::result::answer_text;
use crate::view::*;

/// The last safe day, or what is missing to know it.
pub(crate) fn safe_day(contract: Option<&Contract>, today: Date) -> SafeDayView {
    match contract::last_safe_day(contract) {
        Ok(safe) => {
            let left = contract::days_left(today, safe.day);
            SafeDayView {
                date: Some(safe.day.to_string()),
                text: words::date_short(safe.day),
                note: words::when(left),
                passed: left < 0,
                sum: words::safe_day_sum(&safe),
            }
        }
        Err(why) => SafeDayView {
            date: None,
            text: String::new(),
            note: words::no_safe_day(&why),
            passed: false,
            sum: String::new(),
        },
    }
}

/// The last safe day of a contract beside what an assessment answers to the question on the time a move takes.
pub(crate) fn exit(assessment: Option<&Assessment>, contract: Option<&Contract>, pack: &Pack, today: Date) -> ExitView {
    let safe_day = safe_day(contract, today);
    let id = QuestionId::from(contract::TIME_TO_MOVE);
    let asked = assessment.zip(pack.question(&id)).filter(|(it, question)| applies(pack, question, it));
    let Some((assessment, question)) = asked else {
        let none = String::new;
        return ExitView { safe_day, question: none(), title: none(), answer: none(), doubt: none() };
    };
    let answer = assessment.answer(&id);
    let level = match answer {
        Answer::Answered { option, .. } => question.option(*option).map(|option| option.level),
        _ => None,
    };
    let doubt = contract.zip(level).and_then(|(contract, level)| {
        let doubt = contract::doubt(contract, level)?;
        Some(words::doubt(doubt, contract.notice_days?, contract.months_to_leave?))
    });
    ExitView {
        safe_day,
        question: id.to_string(),
        title: words::typographic(&question.title),
        answer: answer_text(question, answer),
        doubt: doubt.unwrap_or_default(),
    }
}
