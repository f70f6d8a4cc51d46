//! What if: answers are changed on a scratch copy, which is scored like any other; nothing is kept.

use crate::assessment::{Answer, Assessment, OptionKey, QuestionId};
use crate::rank::Step;

/// One answer that is tried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trial {
    /// A question is answered otherwise.
    Answer {
        /// Which question.
        question: QuestionId,
        /// What it is answered with.
        answer: Answer,
    },
    /// An exposure question is answered otherwise, or left open.
    Exposure {
        /// Which exposure question.
        question: QuestionId,
        /// The option; `None` leaves it open.
        option: Option<OptionKey>,
    },
}

impl Trial {
    /// The question that it is about.
    pub fn question(&self) -> &QuestionId {
        match self {
            Self::Answer { question, .. } | Self::Exposure { question, .. } => question,
        }
    }

    /// A single step of advice as a trial.
    pub fn of_step(assessment: &Assessment, question: &QuestionId, step: Step) -> Self {
        let answer = match (step, assessment.answer(question)) {
            (Step::Answer { to, evidence }, _) => Answer::Answered { option: to, evidence },
            (Step::Option { to, .. }, Answer::Answered { evidence, .. }) => {
                Answer::Answered { option: to, evidence: *evidence }
            }
            (Step::Evidence { to, .. }, Answer::Answered { option, .. }) => {
                Answer::Answered { option: *option, evidence: to }
            }
            (_, as_it_is) => as_it_is.clone(),
        };
        Self::Answer { question: question.clone(), answer }
    }

    /// Whether the assessment says the same already.
    pub fn changes_nothing(&self, assessment: &Assessment) -> bool {
        match self {
            Self::Answer { question, answer } => assessment.answer(question) == answer,
            Self::Exposure { question, option } => assessment.exposure.get(question) == option.as_ref(),
        }
    }

    /// Puts it into an assessment. Notes, evidence items, votes and what is done about a finding stay.
    pub fn put(&self, assessment: &mut Assessment) {
        match self {
            Self::Answer { question, answer } => {
                assessment.answers.entry(question.clone()).or_default().answer = answer.clone();
            }
            Self::Exposure { question, option: Some(option) } => {
                assessment.exposure.insert(question.clone(), *option);
            }
            Self::Exposure { question, option: None } => {
                assessment.exposure.remove(question);
            }
        }
    }
}

/// A copy of the assessment with every trial put into it, in order.
pub fn scratch(assessment: &Assessment, trials: &[Trial]) -> Assessment {
    let mut copy = assessment.clone();
    trials.iter().for_each(|trial| trial.put(&mut copy));
    copy
}
