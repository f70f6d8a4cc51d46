//! The dates of an assessment that somebody must know: those of its contract, and those by which findings are seen to.

use jiff::civil::Date;

use crate::assessment::{Assessment, Contract, QuestionId, Treatment, TreatmentStatus};
use crate::contract::{last_day_for_notice, last_safe_day};

/// A date with what happens on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The day.
    pub day: Date,
    /// What happens on it.
    pub occasion: Occasion,
}

/// What happens on a date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The contract starts.
    Starts,
    /// The last day on which a decision to leave still leaves time to move.
    SafeDay,
    /// The last day on which notice ends the contract.
    Notice,
    /// The contract ends.
    Ends,
    /// The contract renews by itself.
    Renews,
    /// Something is to be done about a finding by then.
    Due {
        /// The question.
        question: QuestionId,
        /// Who sees to it; may be empty.
        owner: String,
    },
}

impl Occasion {
    /// A name that stays the same when the day or the person changes, unique within an assessment.
    pub fn key(&self) -> String {
        match self {
            Self::Starts => "start".to_owned(),
            Self::SafeDay => "safe-day".to_owned(),
            Self::Notice => "notice".to_owned(),
            Self::Ends | Self::Renews => "end".to_owned(),
            Self::Due { question, .. } => format!("due-{question}"),
        }
    }
}

/// The dates of an assessment, earliest first.
pub fn agenda(assessment: &Assessment) -> Vec<Appointment> {
    let treatments = assessment.answers.iter().filter_map(|(id, record)| Some((id, record.treatment.as_ref()?)));
    appointments(assessment.contract.as_ref(), treatments)
}

/// The dates of a contract and of what is done about findings, earliest first. What is done or accepted needs no date.
pub fn appointments<'a>(
    contract: Option<&Contract>,
    treatments: impl Iterator<Item = (&'a QuestionId, &'a Treatment)>,
) -> Vec<Appointment> {
    let mut found = Vec::new();
    let mut put = |day: Option<Date>, occasion| found.extend(day.map(|day| Appointment { day, occasion }));
    if let Some(contract) = contract {
        let end = if contract.auto_renews == Some(true) { Occasion::Renews } else { Occasion::Ends };
        put(contract.starts, Occasion::Starts);
        put(last_safe_day(Some(contract)).ok().map(|safe| safe.day), Occasion::SafeDay);
        put(last_day_for_notice(contract), Occasion::Notice);
        put(contract.ends, end);
    }
    for (question, treatment) in treatments {
        if matches!(treatment.status, TreatmentStatus::Open | TreatmentStatus::Doing) {
            let (question, owner) = (question.clone(), treatment.owner.clone());
            put(treatment.due, Occasion::Due { question, owner });
        }
    }
    found.sort_by(|a, b| (a.day, &a.occasion).cmp(&(b.day, &b.occasion)));
    found
}
