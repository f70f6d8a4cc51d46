//! Findings that were taken on: how many, how far they are, and what was kept where a finding is gone.

use jiff::civil::Date;

use super::Finding;
use crate::assessment::{Assessment, QuestionId, Treatment, TreatmentStatus};

/// How many findings were taken on, and how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenOn {
    /// Somebody sees to them, or has: open, doing or done.
    pub taken_on: usize,
    /// Those of them that are done.
    pub done: usize,
    /// Those of them that are not done although their day has passed.
    pub overdue: usize,
    /// The risk is accepted instead.
    pub accepted: usize,
}

impl TakenOn {
    /// Counts the treatments of findings on a day.
    pub fn count(assessment: &Assessment, findings: &[Finding], today: Date) -> Self {
        let mut counts = Self::default();
        for treatment in findings.iter().filter_map(|finding| treatment(assessment, &finding.id)) {
            match treatment.status {
                TreatmentStatus::Accepted { .. } => counts.accepted += 1,
                _ => counts.taken_on += 1,
            }
            counts.done += usize::from(treatment.status == TreatmentStatus::Done);
            counts.overdue += usize::from(treatment.overdue(today));
        }
        counts
    }
}

/// What is done about the finding of a question.
pub fn treatment<'a>(assessment: &'a Assessment, question: &QuestionId) -> Option<&'a Treatment> {
    assessment.answers.get(question)?.treatment.as_ref()
}

/// Treatments whose question is no finding any more, or is not asked: they are kept all the same.
pub fn left_over<'a>(assessment: &'a Assessment, findings: &[Finding]) -> Vec<(&'a QuestionId, &'a Treatment)> {
    let treated = assessment.answers.iter().filter_map(|(id, record)| Some((id, record.treatment.as_ref()?)));
    treated.filter(|(id, _)| findings.iter().all(|finding| finding.id != **id)).collect()
}
