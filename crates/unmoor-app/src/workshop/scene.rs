//! What is before the room: the question, its votes, and what follows from them.

use unmoor_core::applies::applies;
use unmoor_core::assessment::{Answer, AnswerRecord, Assessment, ParticipantId, QuestionId, Session, Vote};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::votes;

use super::live::{Live, Round};
use crate::view::{Draft, WorkshopMode, WorkshopPhase};

/// The workshop with the assessment as it stands, sealed votes included: nothing of it leaves but through the views.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) assessment: Assessment,
    pub(super) pack: &'static Pack,
    pub(super) live: Live,
    pub(super) session: Session,
}

impl Scene {
    /// The scene of a workshop whose session is open; `None` where it has ended or was undone.
    pub(super) fn of(live: &Live, assessment: Assessment, pack: &'static Pack) -> Option<Self> {
        let open = |session: &&Session| session.id == live.session && session.ended.is_none();
        let session = assessment.sessions.iter().find(open)?.clone();
        let mut live = live.clone();
        live.present.retain(|who| assessment.participants.iter().any(|person| person.id == *who));
        live.turn = live.turn.filter(|turn| live.present.contains(&turn.who));
        let mut scene = Self { assessment, pack, live, session };
        scene.seal_again();
        Some(scene)
    }

    /// A reveal that was undone: the votes are sealed again, so they are to be revealed again, and what they suggested
    /// is not proposed any more.
    fn seal_again(&mut self) {
        let votes = self.record().map_or(&[][..], |record| &record.votes);
        if !self.live.round.revealed || !votes.iter().any(|vote| vote.sealed) {
            return;
        }
        self.live.round.again = votes.iter().any(|vote| !vote.sealed);
        self.live.round.revealed = false;
        self.live.draft.choice = None;
        self.live.draft.dissent.clear();
    }

    pub(super) fn question(&self) -> Option<&'static Question> {
        self.pack.question(self.live.at.as_ref()?)
    }

    /// What is recorded for the question the room is at.
    pub(super) fn record(&self) -> Option<&AnswerRecord> {
        self.assessment.answers.get(self.live.at.as_ref()?)
    }

    fn vote(&self, who: &ParticipantId) -> Option<&Vote> {
        self.record()?.votes.iter().find(|vote| vote.participant == *who)
    }

    /// Whether somebody's vote is in. In a further round only a new one is, and a new one is sealed.
    pub(super) fn voted(&self, who: &ParticipantId) -> bool {
        self.vote(who).is_some_and(|vote| vote.sealed || !self.live.round.again)
    }

    /// Who votes next: whoever is present, has not voted and does not let it pass.
    pub(super) fn next_voter(&self) -> Option<&ParticipantId> {
        self.live.present.iter().find(|who| !self.voted(who) && !self.live.round.passed.contains(who))
    }

    pub(super) fn votes_in(&self) -> usize {
        self.live.present.iter().filter(|who| self.voted(who)).count()
    }

    pub(super) fn phase(&self) -> WorkshopPhase {
        let seen = self.record().is_some_and(|record| votes::seen(record).next().is_some());
        match (&self.live.at, &self.live.turn) {
            (None, _) => WorkshopPhase::Done,
            (_, Some(turn)) if turn.covered => WorkshopPhase::Covered,
            (_, Some(_)) => WorkshopPhase::Voting,
            _ if self.live.mode == WorkshopMode::Open && seen => WorkshopPhase::Revealed,
            _ if self.live.mode == WorkshopMode::Open => WorkshopPhase::Asked,
            _ if self.live.round.revealed => WorkshopPhase::Revealed,
            _ if self.votes_in() > 0 && self.next_voter().is_none() => WorkshopPhase::AllIn,
            _ => WorkshopPhase::Asked,
        }
    }

    /// Whether a question was decided in this session.
    pub(super) fn decided(&self, question: &QuestionId) -> bool {
        let decision = self.assessment.answers.get(question).and_then(|record| record.decision.as_ref());
        decision.is_some_and(|decision| decision.at >= self.session.started)
    }

    /// The questions that are still to be decided.
    pub(super) fn left(&self) -> impl Iterator<Item = &QuestionId> {
        self.live.questions.iter().filter(|question| !self.decided(question))
    }

    /// Where to go from the question the room is at: the next one that is not decided, those that were passed by last.
    pub(super) fn onward(&self) -> Option<QuestionId> {
        let place = |id: &QuestionId| self.live.questions.iter().position(|question| question == id);
        let here = self.live.at.as_ref().and_then(place);
        let left: Vec<&QuestionId> = self.left().collect();
        left.iter().find(|id| place(id) > here).or_else(|| left.first()).map(|id| (*id).clone())
    }

    /// How the votes on a question stand when the room comes to it.
    ///
    /// Votes that everybody present has cast, or that were decided on, were seen before. A seen vote beside a sealed one is
    /// from an earlier round: whoever cast it is asked again.
    pub(super) fn round_at(&self, question: &QuestionId) -> Round {
        let Some(record) = self.assessment.answers.get(question) else { return Round::default() };
        let sealed = record.votes.iter().any(|vote| vote.sealed);
        let cast = |who: &ParticipantId| record.votes.iter().any(|vote| vote.participant == *who);
        let all_cast = !record.votes.is_empty() && self.live.present.iter().all(cast);
        Round { revealed: !sealed && (all_cast || record.decision.is_some()), again: sealed, ..Round::default() }
    }

    /// What is proposed when the room comes to a question: how its answer is shown so far.
    pub(super) fn draft_at(&self, question: &QuestionId) -> Draft {
        let evidence = match self.assessment.answer(question) {
            Answer::Answered { evidence, .. } => Some(crate::walk::evidence_step(*evidence)),
            _ => None,
        };
        Draft { evidence, ..Draft::default() }
    }

    /// Whether the workshop goes through a question that the pack still has and that applies.
    pub(super) fn goes_through(&self, question: &QuestionId) -> bool {
        let asked = |question| applies(self.pack, question, &self.assessment);
        self.live.questions.contains(question) && self.pack.question(question).is_some_and(asked)
    }
}
