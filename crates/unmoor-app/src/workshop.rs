//! The workshop: start it, lead it from question to question, take votes and reveal them, decide, end it.

mod choices;
mod live;
mod parking;
mod projector;
mod scene;
mod views;
mod votes;

use jiff::Timestamp;
use unmoor_core::assessment::{Assessment, AssessmentId, Extra, Participant, ParticipantId, QuestionId, Session};
use unmoor_core::words;
use unmoor_store::{Act, StoreFault, Undone};

pub(crate) use self::live::Live;
use self::live::Round;
pub(crate) use self::projector::Projected;
use self::scene::Scene;
use crate::App;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};
use crate::sheet::{fresh_participant, known_role, person_name};
use crate::view::*;

/// The longest time for a question, in minutes.
const MOST_MINUTES: u32 = 60;

impl App {
    /// The workshop of an assessment: what it can be started with, or where it is.
    pub fn get_workshop(&mut self, req: AssessmentRequest) -> Result<WorkshopView, Fault> {
        self.workshop_view(&req.assessment, String::new())
    }

    /// Starts a workshop: a session of the assessment begins, with those who are there.
    pub fn start_workshop(&mut self, req: StartWorkshop) -> Result<WorkshopView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let assessment = &assessed.assessment;
        if assessment.sessions.iter().any(|session| session.ended.is_none()) {
            return Err(Fault::refused("A workshop about this is open already.", "Go on with it, or end it first."));
        }
        let present = present(assessment, &req.present);
        if present.is_empty() {
            return Err(Fault::refused("Nobody is in the room.", "Tick who is there, or add somebody."));
        }
        let questions = choices::questions(&assessed, &req.questions)?;
        if questions.is_empty() {
            return Err(Fault::refused("This choice leaves no question.", "Choose other questions."));
        }
        let now = self.clock.now();
        let session = Session {
            id: fresh(assessment.sessions.iter().map(|session| session.id.as_str()), 's'),
            started: now,
            ended: None,
            present: present.clone(),
            extra: Extra::new(),
        };
        let mut live = Live {
            assessment: assessment.id.clone(),
            session: session.id.clone(),
            mode: req.mode,
            minutes: req.minutes.min(MOST_MINUTES),
            at: None,
            questions,
            present,
            draft: Draft::default(),
            round: Round::default(),
            clock: Default::default(),
            turn: None,
        };
        let id = assessment.id.clone();
        self.edit_details(Act::EditSession, &id, |it| it.sessions.push(session.clone()))?;
        self.remember_begun(&live)?;
        self.arrive(&mut live, now)?;
        self.keep(live)?;
        self.workshop_view(&req.assessment, "The workshop has begun.".to_owned())
    }

    /// Goes on with a workshop that was left open.
    pub fn continue_workshop(&mut self, req: AssessmentRequest) -> Result<WorkshopView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let id = &assessed.assessment.id;
        let Some(session) = assessed.assessment.sessions.iter().rfind(|session| session.ended.is_none()) else {
            return Err(over());
        };
        let kept = self.workspace()?.setting(&Live::key(id))?;
        let kept = kept.and_then(|kept| serde_json::from_str::<Live>(&kept).ok());
        let now = self.clock.now();
        let mut live = match kept.filter(|live| live.session == session.id) {
            Some(live) => live,
            None => anew(&assessed, session)?,
        };
        if live.at.is_none() {
            self.arrive(&mut live, now)?;
        }
        live.clock = live::Clock::started(live.minutes, now);
        self.keep(live)?;
        self.workshop_view(&req.assessment, "The workshop goes on.".to_owned())
    }

    /// Ends the workshop. Votes that were not revealed are, because nobody is left to reveal them.
    pub fn end_workshop(&mut self, req: AssessmentRequest) -> Result<WorkshopView, Fault> {
        let id = AssessmentId::from(req.assessment.as_str());
        let now = self.clock.now();
        let sealed = votes::sealed_questions(&self.assessment(&req.assessment)?);
        self.workspace_mut()?.change(Act::EditSession, now, |tx| {
            tx.edit_details(&id, |it| {
                it.sessions.iter_mut().filter(|session| session.ended.is_none()).for_each(|s| s.ended = Some(now));
                Ok::<_, StoreFault>(())
            })?;
            sealed.iter().try_for_each(|question| tx.edit_answer(&id, question, votes::unseal))
        })?;
        self.live = None;
        self.workspace_mut()?.set_setting(&Live::key(&id), None)?;
        self.workshop_view(&req.assessment, "The workshop has ended.".to_owned())
    }

    /// Adds somebody to the assessment, and to the room.
    pub fn add_participant(&mut self, req: AddParticipant) -> Result<WorkshopView, Fault> {
        let name = person_name(&req.name)?;
        let role = known_role(&req.role)?;
        let assessment = self.assessment(&req.assessment)?;
        let scene = self.scene(&assessment);
        let id = fresh_participant(&assessment.participants);
        let person = Participant { id: id.clone(), name, role, extra: Extra::new() };
        let said = format!("{} is in the room.", person.name);
        self.edit_details(Act::EditParticipants, &assessment.id, |it| {
            it.participants.push(person.clone());
            if let Some(scene) = &scene {
                there(it, &scene.session.id, &id);
            }
        })?;
        if let Some(Scene { mut live, .. }) = scene {
            live.present.push(id);
            self.keep(live)?;
        }
        self.workshop_view(&req.assessment, said)
    }

    /// Somebody comes or goes. Whoever voted or decided with the others has been there, also when they go.
    pub fn set_present(&mut self, req: SetPresent) -> Result<WorkshopView, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        let Scene { mut live, session, .. } = self.scene(&assessment).ok_or_else(over)?;
        let who = ParticipantId::from(req.participant.as_str());
        let person = assessment.participants.iter().find(|person| person.id == who).ok_or_else(nobody)?;
        live.present.retain(|present| *present != who);
        if req.present {
            live.present.push(who.clone());
            let order = |id: &ParticipantId| assessment.participants.iter().position(|person| person.id == *id);
            live.present.sort_by_key(order);
        }
        let took_part = took_part(&assessment, &session, &who);
        self.edit_details(Act::EditSession, &assessment.id, |it| {
            if req.present {
                there(it, &session.id, &who);
            } else if !took_part {
                let ours = it.sessions.iter_mut().filter(|known| known.id == session.id);
                ours.for_each(|session| session.present.retain(|present| *present != who));
            }
        })?;
        self.keep(live)?;
        let verb = if req.present { "is in the room" } else { "has left the room" };
        self.workshop_view(&req.assessment, format!("{} {verb}.", person.name))
    }

    /// Gives somebody another role, or none.
    pub fn set_role(&mut self, req: SetRole) -> Result<WorkshopView, Fault> {
        let role = known_role(&req.role)?;
        let assessment = self.assessment(&req.assessment)?;
        let who = ParticipantId::from(req.participant.as_str());
        let person = assessment.participants.iter().find(|person| person.id == who).ok_or_else(nobody)?;
        self.edit_details(Act::EditParticipants, &assessment.id, |it| {
            let theirs = it.participants.iter_mut().filter(|person| person.id == who);
            theirs.for_each(|person| person.role.clone_from(&role));
        })?;
        let said = match role.as_str() {
            "" => format!("{} has no role.", person.name),
            role => format!("{}: {}.", person.name, words::role(role)),
        };
        self.workshop_view(&req.assessment, said)
    }

    /// Leads the workshop on.
    pub fn steer_workshop(&mut self, req: SteerWorkshop) -> Result<WorkshopView, Fault> {
        let now = self.clock.now();
        let scene = self.scene(&self.assessment(&req.assessment)?).ok_or_else(over)?;
        let (live, said) = steered(&scene, req.step, now)?;
        self.keep(live)?;
        self.workshop_view(&req.assessment, said)
    }

    /// Leads the room to the question whose vote, reveal or decision was just undone or redone, so that it sees it.
    ///
    /// Where it is goes to the disk with the next step: after a crash before that the room is where it was.
    pub(crate) fn follow_undone(&mut self, step: &Undone) {
        let (Act::Vote | Act::Reveal | Act::Decide, Some(id), Some(question)) =
            (step.act, &step.assessment, &step.question)
        else {
            return;
        };
        let Some(scene) = self.assessment(id.as_str()).ok().and_then(|assessment| self.scene(&assessment)) else {
            return;
        };
        if scene.live.at.as_ref() != Some(question) && scene.goes_through(question) {
            self.live = Some(gone_to(&scene, Some(question.clone()), self.clock.now()));
        }
    }

    /// The workshop that is on in an assessment.
    fn scene(&self, assessment: &Assessment) -> Option<Scene> {
        let live = self.live.as_ref().filter(|live| live.assessment == assessment.id)?;
        Scene::of(live, assessment.clone(), self.pack_of(assessment).ok()?)
    }

    /// Goes to the first question that is not decided.
    fn arrive(&self, live: &mut Live, now: Timestamp) -> Result<(), Fault> {
        let assessment = self.assessment(live.assessment.as_str())?;
        let pack = self.pack_of(&assessment)?;
        let scene = Scene::of(live, assessment, pack).ok_or_else(over)?;
        *live = gone_to(&scene, scene.onward(), now);
        Ok(())
    }

    /// Keeps where the workshop is, for both windows and beyond a crash.
    fn keep(&mut self, live: Live) -> Result<(), Fault> {
        let text = serde_json::to_string(&live).unwrap_or_default();
        self.workspace_mut()?.set_setting(&Live::key(&live.assessment), Some(&text))?;
        self.live = Some(live);
        Ok(())
    }

    /// Remembers how it was begun, for the next time.
    fn remember_begun(&mut self, live: &Live) -> Result<(), Fault> {
        let begun = views::LastTime { mode: live.mode, minutes: live.minutes };
        let text = serde_json::to_string(&begun).unwrap_or_default();
        Ok(self.workspace_mut()?.set_setting(views::LAST, Some(&text))?)
    }

    fn edit_details(&mut self, act: Act, id: &AssessmentId, edit: impl Fn(&mut Assessment)) -> Result<(), Fault> {
        let at = self.clock.now();
        self.workspace_mut()?.change(act, at, |tx| {
            tx.edit_details(id, |it| {
                edit(it);
                Ok::<_, StoreFault>(())
            })
        })?;
        Ok(())
    }
}

/// Where a step leads, and what is said of it.
fn steered(scene: &Scene, step: WorkshopStep, now: Timestamp) -> Result<(Live, String), Fault> {
    let mut live = scene.live.clone();
    let mut said = String::new();
    match step {
        WorkshopStep::Go { question } => {
            let question = QuestionId(question);
            if !scene.goes_through(&question) {
                return Err(Fault::refused(
                    format!("{question} is not asked in this workshop."),
                    "Choose one of its questions.",
                ));
            }
            live = gone_to(scene, Some(question), now);
        }
        WorkshopStep::Mode { mode } => {
            live.mode = mode;
            live.turn = None;
        }
        WorkshopStep::Draft { draft } => live.draft = votes::drafted(scene, draft)?,
        WorkshopStep::Clock { runs } => {
            live.clock = live.clock.running(runs && live.minutes > 0, now);
            said = if runs { "The clock runs.".to_owned() } else { "The clock stands still.".to_owned() };
        }
        WorkshopStep::Restart => live.clock = live::Clock::started(live.minutes, now),
        WorkshopStep::HandOver { .. }
        | WorkshopStep::Uncover
        | WorkshopStep::Pass
        | WorkshopStep::TakeBack
        | WorkshopStep::Again => said = votes::turned(scene, &mut live, step)?,
    }
    Ok((live, said))
}

/// The workshop at another question, or at its end.
fn gone_to(scene: &Scene, to: Option<QuestionId>, now: Timestamp) -> Live {
    let mut live = scene.live.clone();
    let (round, draft) = match &to {
        Some(question) => (scene.round_at(question), scene.draft_at(question)),
        None => (Round::default(), Draft::default()),
    };
    live.go(to, round, draft, now);
    live
}

/// A session that was left open by a program that kept nothing of it: every question, as the votes suggest.
fn anew(assessed: &Assessed, session: &Session) -> Result<Live, Fault> {
    let blind = assessed.sealed.values().any(|count| *count > 0);
    Ok(Live {
        assessment: assessed.assessment.id.clone(),
        session: session.id.clone(),
        mode: if blind { WorkshopMode::Blind } else { WorkshopMode::Open },
        minutes: 0,
        questions: choices::questions(assessed, choices::ALL)?,
        at: None,
        present: session.present.clone(),
        draft: Draft::default(),
        round: Round::default(),
        clock: Default::default(),
        turn: None,
    })
}

/// Those of the assessment's people who are meant, in the assessment's order.
fn present(assessment: &Assessment, ids: &[String]) -> Vec<ParticipantId> {
    let meant = assessment.participants.iter().filter(|person| ids.contains(&person.id.0));
    meant.map(|person| person.id.clone()).collect()
}

/// Notes that somebody was at a session.
fn there(it: &mut Assessment, session: &str, who: &ParticipantId) {
    for session in it.sessions.iter_mut().filter(|known| known.id == session) {
        if !session.present.contains(who) {
            session.present.push(who.clone());
        }
    }
}

/// Whether somebody voted in a session, or was there when something was decided.
fn took_part(assessment: &Assessment, session: &Session, who: &ParticipantId) -> bool {
    assessment.answers.values().any(|record| {
        let voted = record.votes.iter().any(|vote| vote.participant == *who && vote.at >= session.started);
        let decision = record.decision.as_ref().filter(|decision| decision.at >= session.started);
        voted || decision.is_some_and(|decision| decision.present.contains(who))
    })
}

/// The first id of this kind, such as `s1`, that is not taken.
fn fresh<'a>(taken: impl Iterator<Item = &'a str>, letter: char) -> String {
    let taken: Vec<&str> = taken.collect();
    (1..).map(|number| format!("{letter}{number}")).find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
}

/// No workshop is on any more: it was ended or undone meanwhile.
fn over() -> Fault {
    Fault::new(
        FaultCode::NotFound,
        "This workshop is no longer on.",
        "Every vote and decision is on the disk.",
        "Start it again, or go on with it.",
    )
}

fn nobody() -> Fault {
    Fault::new(FaultCode::NotFound, "There is nobody of this id.", "Nothing was changed.", "Choose somebody else.")
}
