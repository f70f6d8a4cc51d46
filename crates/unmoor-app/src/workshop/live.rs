//! The workshop that is on: where it is, who is in the room, whose turn it is, what the room is about to decide.
//!
//! Both windows are drawn from it. It is kept as a setting of the workspace, so that a workshop can be gone on with after
//! a crash; votes and decisions are not in it, they are the assessment's own.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use unmoor_core::assessment::{AssessmentId, ParticipantId, QuestionId};

use crate::view::{ClockView, Draft, WorkshopMode};

/// What is known of the workshop beside what the assessment holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Live {
    pub(super) assessment: AssessmentId,
    /// The session of the assessment that it is.
    pub(super) session: String,
    pub(super) mode: WorkshopMode,
    /// Minutes for a question; 0 without a clock.
    pub(super) minutes: u32,
    /// What is gone through, in order.
    pub(super) questions: Vec<QuestionId>,
    /// Where the room is; `None` when nothing is left.
    pub(super) at: Option<QuestionId>,
    /// Who is in the room now.
    pub(super) present: Vec<ParticipantId>,
    pub(super) draft: Draft,
    pub(super) round: Round,
    pub(super) clock: Clock,
    /// Who is at the machine. After a crash nobody is: the facilitator hands it over again.
    #[serde(skip)]
    pub(super) turn: Option<Turn>,
}

/// How far the votes on the question are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Round {
    /// Whether they are seen.
    pub(super) revealed: bool,
    /// Whether everybody is asked once more: a vote that was seen before does not count as in.
    pub(super) again: bool,
    /// Who lets this question pass.
    pub(super) passed: BTreeSet<ParticipantId>,
    /// Whose vote is one of an earlier round, because they were not asked again before the votes were revealed.
    #[serde(default)]
    pub(super) earlier: BTreeSet<ParticipantId>,
}

/// Somebody's turn at the machine.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Turn {
    pub(super) who: ParticipantId,
    /// Whether the screen is still covered.
    pub(super) covered: bool,
}

/// The time for the question. It says when it is over and does nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Clock {
    /// When it is over; `None` while it stands still.
    ends: Option<Timestamp>,
    /// What was left when it was stopped, in milliseconds; negative when it was over.
    left: i64,
}

impl Clock {
    /// Running, with the whole time before it.
    pub(super) fn started(minutes: u32, now: Timestamp) -> Self {
        Self { ends: None, left: i64::from(minutes) * 60_000 }.running(minutes > 0, now)
    }

    /// Running, or standing still.
    pub(super) fn running(self, runs: bool, now: Timestamp) -> Self {
        let left = self.ends.map_or(self.left, |ends| ends.duration_since(now).as_millis() as i64);
        let ends = if runs { now.checked_add(SignedDuration::from_millis(left)).ok() } else { None };
        Self { ends, left }
    }

    pub(super) fn view(self, minutes: u32) -> ClockView {
        ClockView { minutes, ends_at: self.ends.map(|ends| ends.as_millisecond() as f64), left: self.left as f64 }
    }
}

impl Live {
    /// The setting of a workspace in which the workshop of an assessment is kept.
    pub(super) fn key(assessment: &AssessmentId) -> String {
        format!("workshop/{assessment}")
    }

    /// Goes to a question, or to the end: nothing of the one before comes along.
    pub(super) fn go(&mut self, to: Option<QuestionId>, round: Round, draft: Draft, now: Timestamp) {
        self.at = to;
        self.turn = None;
        self.round = round;
        self.draft = draft;
        self.clock = Clock::started(self.minutes, now);
    }

    /// The question before or after the one the room is at; from the end, the last or none.
    pub(super) fn beside(&self, way: isize) -> Option<&QuestionId> {
        let here = match &self.at {
            Some(at) => self.questions.iter().position(|question| question == at)?,
            None => self.questions.len(),
        };
        self.questions.get(here.checked_add_signed(way)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::new(seconds, 0).unwrap()
    }

    #[test]
    fn the_clock_stops_goes_on_and_passes_its_end() {
        let clock = Clock::started(4, at(0));
        assert_eq!(clock.view(4).ends_at, Some(240_000.0));
        let stopped = clock.running(false, at(30));
        assert_eq!((stopped.view(4).ends_at, stopped.view(4).left), (None, 210_000.0));
        assert_eq!(stopped.running(false, at(90)), stopped, "while it stands still nothing passes");
        assert_eq!(stopped.running(true, at(90)).view(4).ends_at, Some(300_000.0));
        assert_eq!(clock.running(false, at(250)).view(4).left, -10_000.0, "over by ten seconds");
        assert_eq!(Clock::started(0, at(0)).view(0).ends_at, None, "without a clock nothing runs");
    }
}
