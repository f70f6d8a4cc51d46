//! Votes: one person at a time before a covered screen, sealed until the reveal; then the decision.

use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Decided, Decision, Evidence, Extra, OptionKey, ParticipantId,
    QuestionId, Vote,
};
use unmoor_core::votes::{self, Agreement};
use unmoor_store::{Act, StoreFault};

use super::live::{Live, Turn};
use super::scene::Scene;
use super::{gone_to, over};
use crate::App;
use crate::fault::Fault;
use crate::view::*;
use crate::walk::{answer, evidence_said, long_text};

/// What stands for "We don't know" among the options.
pub(super) const UNKNOWN: &str = "u";

impl App {
    /// Takes the vote of whoever sits before the screen. It is on the disk, sealed, before the screen is covered again.
    pub fn cast_vote(&mut self, req: CastVote) -> Result<WorkshopView, Fault> {
        let now = self.clock.now();
        let scene = self.scene(&self.assessment(&req.assessment)?).ok_or_else(over)?;
        let who = match &scene.live.turn {
            Some(turn) if !turn.covered => turn.who.clone(),
            _ => return Err(Fault::refused("It is nobody\u{2019}s turn to vote.", "Hand the machine over first.")),
        };
        let question = scene.question().ok_or_else(over)?;
        let option = match &req.option {
            Some(key) => {
                Some(question.options.iter().find(|option| option.key.to_string() == *key).ok_or_else(|| {
                    Fault::refused(format!("{} has no option \"{key}\".", question.id), "Press 1 to 5, or U.")
                })?)
            }
            None => None,
        };
        let vote = Vote {
            participant: who.clone(),
            option: option.map(|option| option.key),
            note: String::new(),
            at: now,
            sealed: true,
            extra: Extra::new(),
        };
        self.edit_record(Act::Vote, &scene.assessment.id, &question.id, |record| {
            match record.votes.iter_mut().find(|known| known.participant == who) {
                Some(known) => *known = vote.clone(),
                None => record.votes.push(vote.clone()),
            }
        })?;
        let scene = self.scene(&self.assessment(&req.assessment)?).ok_or_else(over)?;
        let mut live = scene.live.clone();
        live.round.passed.remove(&who);
        live.turn = None;
        let said = on_to_the_next(&scene, &mut live, "The vote is in.");
        self.keep(live)?;
        self.workshop_view(&req.assessment, said)
    }

    /// Shows the votes on the question, as far as they are in.
    pub fn reveal_votes(&mut self, req: AssessmentRequest) -> Result<WorkshopView, Fault> {
        let scene = self.scene(&self.assessment(&req.assessment)?).ok_or_else(over)?;
        let question = scene.question().ok_or_else(over)?;
        if scene.votes_in() == 0 {
            return Err(Fault::refused("Nobody has voted yet.", "Take the votes first."));
        }
        self.edit_record(Act::Reveal, &scene.assessment.id, &question.id, unsealed)?;
        let mut live = scene.live.clone();
        live.turn = None;
        if live.round.again {
            let votes = scene.record().into_iter().flat_map(|record| &record.votes);
            live.round.earlier = votes.filter(|vote| !vote.sealed).map(|vote| vote.participant.clone()).collect();
        }
        live.round.revealed = true;
        live.round.again = false;
        let scene = Scene::of(&live, self.assessment(&req.assessment)?, scene.pack).ok_or_else(over)?;
        live.draft.choice = unanimous(&scene);
        live.draft = drafted(&scene, live.draft)?;
        self.keep(live)?;
        self.workshop_view(&req.assessment, spoken(&scene))
    }

    /// Records what the room decided: it becomes the answer, with who did not agree and who was there, in one step of
    /// undo. Then the room goes on.
    pub fn decide(&mut self, req: Decide) -> Result<WorkshopView, Fault> {
        let now = self.clock.now();
        let scene = self.scene(&self.assessment(&req.assessment)?).ok_or_else(over)?;
        let question = scene.question().ok_or_else(over)?;
        if !may_decide(&scene) {
            return Err(Fault::refused("The votes have not been revealed yet.", "Reveal them, or answer openly."));
        }
        let answer = answer(question, &req.answer)?;
        if answer == Answer::Open {
            return Err(Fault::refused("Nothing was decided.", "Choose a statement, or say that nobody knows."));
        }
        long_text("The note", &req.note)?;
        let decision = Decision {
            decided: Decided::of(&answer),
            note: req.note.trim().to_owned(),
            dissent: super::present(&scene.assessment, &req.dissent),
            present: scene.live.present.clone(),
            at: now,
            extra: Extra::new(),
        };
        self.edit_record(Act::Decide, &scene.assessment.id, &question.id, |record| {
            unsealed(record);
            record.answer.clone_from(&answer);
            record.decision = Some(decision.clone());
        })?;
        let scene = self.scene(&self.assessment(&req.assessment)?).ok_or_else(over)?;
        let onward = scene.onward();
        let said = match &onward {
            Some(next) => format!("{} is decided. Now {next}.", question.id),
            None => format!("{} is decided. Nothing is left.", question.id),
        };
        self.keep(gone_to(&scene, onward, now))?;
        self.workshop_view(&req.assessment, said)
    }

    fn edit_record(
        &mut self,
        act: Act,
        id: &AssessmentId,
        question: &QuestionId,
        edit: impl Fn(&mut AnswerRecord),
    ) -> Result<(), Fault> {
        let at = self.clock.now();
        self.workspace_mut()?.change(act, at, |tx| {
            tx.edit_answer(id, question, |record| {
                edit(record);
                Ok::<_, StoreFault>(())
            })
        })?;
        Ok(())
    }
}

/// Whether the room may decide now: in a blind vote, not before the votes are seen.
pub(super) fn may_decide(scene: &Scene) -> bool {
    match scene.live.mode {
        WorkshopMode::Open => scene.live.at.is_some(),
        WorkshopMode::Blind => scene.phase() == WorkshopPhase::Revealed,
    }
}

/// Hands the machine over, uncovers the screen, lets somebody pass, breaks off, or starts another round.
pub(super) fn turned(scene: &Scene, live: &mut Live, step: WorkshopStep) -> Result<String, Fault> {
    if live.mode != WorkshopMode::Blind || live.at.is_none() {
        return Err(Fault::refused("Nobody votes here: the room answers openly.", "Choose the blind vote first."));
    }
    match step {
        WorkshopStep::HandOver { participant } => hand_over(scene, live, participant.map(ParticipantId)),
        WorkshopStep::Uncover => {
            let turn = live.turn.as_mut().ok_or_else(over)?;
            turn.covered = false;
            Ok(format!("{} votes.", name(&scene.assessment, &turn.who)))
        }
        WorkshopStep::Pass => {
            let turn = live.turn.take().ok_or_else(over)?;
            let passed = format!("{} lets it pass.", name(&scene.assessment, &turn.who));
            live.round.passed.insert(turn.who);
            let scene = Scene { live: live.clone(), ..scene.clone() };
            Ok(on_to_the_next(&scene, live, &passed))
        }
        WorkshopStep::Again => {
            live.turn = None;
            live.round = super::Round { again: true, ..super::Round::default() };
            live.draft.choice = None;
            live.draft.dissent.clear();
            Ok("Everybody votes again.".to_owned())
        }
        _ => {
            live.turn = None;
            Ok(String::new())
        }
    }
}

fn hand_over(scene: &Scene, live: &mut Live, named: Option<ParticipantId>) -> Result<String, Fault> {
    if scene.phase() == WorkshopPhase::Revealed {
        return Err(Fault::refused("The votes have been revealed.", "Let everybody vote again if they want to."));
    }
    let who = match named {
        Some(who) if live.present.contains(&who) => who,
        Some(_) => {
            return Err(Fault::refused("Whoever is not in the room cannot vote.", "Tick them as present first."));
        }
        None => scene
            .next_voter()
            .cloned()
            .ok_or_else(|| Fault::refused("Everybody in the room has voted.", "Reveal the votes."))?,
    };
    let said = format!("Hand over to {}.", name(&scene.assessment, &who));
    live.turn = Some(Turn { who, covered: true });
    Ok(said)
}

/// Covers the screen for whoever is next; where nobody is, the votes wait for the reveal.
fn on_to_the_next(scene: &Scene, live: &mut Live, before: &str) -> String {
    match scene.next_voter() {
        Some(who) => {
            live.turn = Some(Turn { who: who.clone(), covered: true });
            format!("{before} Hand over to {}.", name(&scene.assessment, who))
        }
        None => format!("{before} Everybody has had their turn."),
    }
}

/// A draft as it is kept. With another choice, those who voted otherwise are suggested as dissent again; whoever was
/// noted before anything was chosen stays.
pub(super) fn drafted(scene: &Scene, draft: Draft) -> Result<Draft, Fault> {
    long_text("The note", &draft.note)?;
    let before = &scene.live.draft;
    let mut dissent = Vec::new();
    if draft.choice == before.choice || before.choice.is_none() {
        dissent.extend(draft.dissent.iter().cloned());
    }
    if draft.choice != before.choice {
        let answer = proposed(scene, &draft);
        let others = answer.zip(scene.record()).map(|(answer, record)| votes::dissenters(record, &answer));
        dissent.extend(others.unwrap_or_default().into_iter().map(|id| id.0));
    }
    let dissent = super::present(&scene.assessment, &dissent);
    Ok(Draft { dissent: dissent.into_iter().map(|id| id.0).collect(), ..draft })
}

/// The answer that a draft stands for; `None` where nothing is chosen.
pub(super) fn proposed(scene: &Scene, draft: &Draft) -> Option<Answer> {
    let choice = draft.choice.as_deref()?;
    if choice == UNKNOWN {
        return Some(Answer::Unknown);
    }
    let option = scene.question()?.options.iter().find(|option| option.key.to_string() == choice)?;
    let evidence = draft.evidence.map_or(Evidence::Claimed, evidence_said);
    Some(Answer::Answered { option: option.key, evidence })
}

/// The choice of everybody, where all who voted said the same.
fn unanimous(scene: &Scene) -> Option<String> {
    let mut said = votes::seen(scene.record()?).map(|vote| vote.option);
    let first = said.next()?;
    let key = |option: Option<OptionKey>| option.map_or(UNKNOWN.to_owned(), |key| key.to_string());
    said.all(|option| option == first).then(|| key(first))
}

/// What is said aloud of revealed votes: how far apart they lie.
fn spoken(scene: &Scene) -> String {
    let (Some(question), Some(record)) = (scene.question(), scene.record()) else { return String::new() };
    let how = match votes::agreement(question, record) {
        Some(Agreement::Apart) => " They lie two or more options apart: discuss.",
        Some(Agreement::Close) => " They lie one option apart.",
        Some(Agreement::Unsure) => " Some do not know.",
        Some(Agreement::Same) => " All say the same.",
        None => "",
    };
    format!("The votes are revealed.{how}")
}

/// The questions that have sealed votes.
pub(super) fn sealed_questions(assessment: &Assessment) -> Vec<QuestionId> {
    let sealed = |record: &AnswerRecord| record.votes.iter().any(|vote| vote.sealed);
    assessment.answers.iter().filter(|(_, record)| sealed(record)).map(|(id, _)| id.clone()).collect()
}

pub(super) fn unseal(record: &mut AnswerRecord) -> Result<(), StoreFault> {
    unsealed(record);
    Ok(())
}

fn unsealed(record: &mut AnswerRecord) {
    record.votes.iter_mut().for_each(|vote| vote.sealed = false);
}

pub(super) fn name(assessment: &Assessment, who: &ParticipantId) -> String {
    assessment.participants.iter().find(|person| person.id == *who).map_or(String::new(), |person| person.name.clone())
}
