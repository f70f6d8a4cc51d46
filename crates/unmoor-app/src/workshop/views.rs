//! The workshop as the facilitator sees it.

use unmoor_core::assessment::{Answer, Assessment, ParticipantId, QuestionId, Session};
use unmoor_core::pack::Question;
use unmoor_core::votes::{self, Agreement};
use unmoor_core::words;

use super::scene::Scene;
use super::votes::{UNKNOWN, name};
use super::{choices, parking};
use crate::App;
use crate::assessed::Assessed;
use crate::clock::Clock;
use crate::fault::Fault;
use crate::sheet::roles;
use crate::view::*;
use crate::walk;

impl App {
    pub(super) fn workshop_view(&self, id: &str, said: String) -> Result<WorkshopView, Fault> {
        let assessment = self.assessment(id)?;
        let scene = self.scene(&assessment);
        let assessed = self.assessed(id)?;
        let open = assessment.sessions.iter().rfind(|session| session.ended.is_none());
        let on = scene.as_ref().map(|scene| on(scene, &self.clock));
        Ok(WorkshopView {
            header: self.header(&assessed)?,
            start: if open.is_none() { Some(self.workshop_start(&assessed)?) } else { None },
            left_open: open.filter(|_| on.is_none()).map(|session| left_open(&assessed, session, &self.clock)),
            on,
            parked: parking::open(&assessment),
            said,
        })
    }

    fn workshop_start(&self, assessed: &Assessed) -> Result<WorkshopStart, Fault> {
        let assessment = &assessed.assessment;
        let last = assessment.sessions.last();
        let present = |id: &ParticipantId| last.is_none_or(|session| session.present.contains(id));
        let person = |id: &ParticipantId| RoomPerson { present: present(id), ..person(assessment, id, None) };
        let before = assessment.sessions.iter().rev().map(|session| told(assessment, session, &self.clock));
        let kept = self.workspace()?.setting(LAST)?;
        let kept: LastTime = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
        Ok(WorkshopStart {
            people: assessment.participants.iter().map(|each| person(&each.id)).collect(),
            roles: roles(),
            choices: choices::all(assessed),
            mode: kept.mode,
            minutes: kept.minutes,
            before: before.collect(),
        })
    }
}

/// The setting of a workspace that holds how the last workshop was begun.
pub(super) const LAST: &str = "workshop";

/// How the last workshop was begun.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct LastTime {
    pub(super) mode: WorkshopMode,
    pub(super) minutes: u32,
}

impl Default for LastTime {
    fn default() -> Self {
        Self { mode: WorkshopMode::Open, minutes: 4 }
    }
}

fn on(scene: &Scene, clock: &Clock) -> WorkshopOn {
    let live = &scene.live;
    let all: Vec<RoomPerson> =
        scene.assessment.participants.iter().map(|each| person(&scene.assessment, &each.id, Some(scene))).collect();
    let turn = live.turn.as_ref().and_then(|turn| all.iter().find(|person| person.id == turn.who.0).cloned());
    let left: u32 = scene.left().map(|_| 1).sum();
    WorkshopOn {
        mode: live.mode,
        phase: scene.phase(),
        question: question(scene, Some(clock)),
        people: all,
        roles: roles(),
        turn,
        next_voter: scene.next_voter().map(|who| name(&scene.assessment, who)),
        votes_in: votes_in(scene),
        draft: live.draft.clone(),
        dissent: dissent(scene),
        clock: live.clock.view(live.minutes),
        left,
        questions: live.questions.iter().filter_map(|id| line(scene, id)).collect(),
        previous: live.beside(-1).map(ToString::to_string),
        next: live.beside(1).map(ToString::to_string),
        tally: tally(live.questions.len(), left),
        sealed: sealed(&scene.assessment),
    }
}

/// The question before the room; its votes only where they may be seen. Without a clock nothing of former days is told.
pub(super) fn question(scene: &Scene, clock: Option<&Clock>) -> Option<WorkshopQuestion> {
    let question = scene.question()?;
    let record = scene.record();
    let revealed = scene.phase() == WorkshopPhase::Revealed;
    let seen = record.filter(|_| revealed);
    let spread = seen.and_then(|record| votes::spread(question, record)).filter(|spread| spread.from != spread.to);
    let number = |step: usize| u32::try_from(step).unwrap_or_default();
    Some(WorkshopQuestion {
        id: question.id.to_string(),
        place: walk::place_of(question, &scene.assessment, scene.pack),
        prompt: words::typographic(&question.prompt),
        why: words::typographic(&question.why),
        asked_of: words::team(&question.asked_of),
        usual_reason: question.not_applicable_when.as_deref().map(words::typographic).unwrap_or_default(),
        ballot: ballot(scene, question, revealed),
        spread: spread.map(|spread| SpreadView { from: number(spread.from), to: number(spread.to) }),
        apart: spread.map(|spread| words::count(spread.to - spread.from)).unwrap_or_default(),
        agreement: seen.and_then(|record| votes::agreement(question, record)).map(agreement),
        answer: answer(question, scene.assessment.answer(&question.id)),
        decision: clock
            .zip(record.and_then(|record| record.decision.as_ref()))
            .map(|(clock, decision)| walk::decided(decision, question, &scene.assessment, clock)),
    })
}

fn agreement(agreement: Agreement) -> AgreementView {
    match agreement {
        Agreement::Same => AgreementView::Same,
        Agreement::Unsure => AgreementView::Unsure,
        Agreement::Close => AgreementView::Close,
        Agreement::Apart => AgreementView::Apart,
    }
}

fn ballot(scene: &Scene, question: &Question, revealed: bool) -> Vec<BallotLine> {
    let voters = |option| -> Vec<Voter> {
        let Some(record) = scene.record().filter(|_| revealed) else { return Vec::new() };
        let theirs = votes::seen(record).filter(|vote| vote.option == option);
        theirs.map(|vote| voter(scene, &vote.participant)).collect()
    };
    let mut lines: Vec<BallotLine> = (1..)
        .zip(&question.options)
        .map(|(number, option)| BallotLine {
            key: option.key.to_string(),
            mark: number.to_string(),
            label: words::typographic(&option.label),
            caps: caps(question, option.level),
            voters: voters(Some(option.key)),
        })
        .collect();
    lines.push(BallotLine {
        key: UNKNOWN.to_owned(),
        mark: "U".to_owned(),
        label: "We don\u{2019}t know".to_owned(),
        caps: caps(question, 0),
        voters: voters(None),
    });
    lines
}

/// What a level does where it fires a knock-out.
fn caps(question: &Question, level: u32) -> String {
    match &question.knockout {
        Some(knockout) if level <= knockout.trigger_at_or_below => match knockout.exposure_at_least {
            None => format!("caps the score at {}", knockout.cap_score),
            Some(exposure) => format!("caps the score at {} from exposure {exposure}", knockout.cap_score),
        },
        _ => String::new(),
    }
}

fn voter(scene: &Scene, who: &ParticipantId) -> Voter {
    let person = scene.assessment.participants.iter().find(|person| person.id == *who);
    let role = person.map(|person| words::role(&person.role).to_lowercase()).filter(|role| !role.is_empty());
    let earlier = scene.live.round.earlier.contains(who).then(|| "earlier vote".to_owned());
    Voter {
        name: person.map_or(who.to_string(), |person| person.name.clone()),
        role: [role, earlier].into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

/// What a question is answered with, in a few words.
pub(super) fn answer(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Open => String::new(),
        Answer::Unknown => "we don\u{2019}t know".to_owned(),
        Answer::NotApplicable { .. } => "does not apply".to_owned(),
        Answer::Answered { option, evidence } => {
            let number = question.step(*option).map_or(0, |step| step + 1);
            format!("{number}, {}", words::evidence(*evidence))
        }
    }
}

fn person(assessment: &Assessment, id: &ParticipantId, scene: Option<&Scene>) -> RoomPerson {
    let person = assessment.participants.iter().find(|person| person.id == *id);
    let role = person.map(|person| person.role.as_str()).unwrap_or_default();
    RoomPerson {
        id: id.to_string(),
        name: person.map(|person| person.name.clone()).unwrap_or_default(),
        role: words::role(role),
        role_key: role.to_owned(),
        present: scene.is_some_and(|scene| scene.live.present.contains(id)),
        knows: scene.and_then(Scene::question).is_some_and(|question| question.asked_of == role),
        voted: scene.is_some_and(|scene| scene.voted(id)),
        passed: scene.is_some_and(|scene| scene.live.round.passed.contains(id)),
    }
}

/// Who does not agree with what the room is about to decide: three names, or two and how many more.
pub(super) fn dissent(scene: &Scene) -> String {
    let named = |id: &String| name(&scene.assessment, &ParticipantId(id.clone()));
    let names: Vec<String> = scene.live.draft.dissent.iter().map(named).collect();
    words::listed_some(&names, 2)
}

/// `2 of 4 votes are in, one lets it pass`.
pub(super) fn votes_in(scene: &Scene) -> String {
    let (votes, present) = (scene.votes_in(), scene.live.present.len());
    let passed =
        scene.live.present.iter().filter(|who| scene.live.round.passed.contains(who) && !scene.voted(who)).count();
    let first = format!("{votes} of {present} {} in", if present == 1 { "vote is" } else { "votes are" });
    match passed {
        0 => first,
        passed => format!("{first}, {passed} passed"),
    }
}

fn line(scene: &Scene, id: &QuestionId) -> Option<WorkshopLine> {
    let question = scene.pack.question(id)?;
    let record = scene.assessment.answers.get(id);
    let state = if scene.decided(id) {
        "decided"
    } else if record.is_some_and(|record| votes::disputed(question, record)) {
        "votes far apart"
    } else {
        ""
    };
    Some(WorkshopLine { id: id.to_string(), title: words::typographic(&question.title), state: state.to_owned() })
}

fn tally(all: usize, left: u32) -> String {
    let left = left as usize;
    let decided = words::counted_first(all - left, "question is decided", "questions are decided");
    match left {
        0 => format!("{decided}. Nothing is left."),
        left => format!("{decided}, {} left.", words::counted(left, "is", "are")),
    }
}

fn sealed(assessment: &Assessment) -> u32 {
    assessment.answers.values().flat_map(|record| &record.votes).filter(|vote| vote.sealed).map(|_| 1).sum()
}

fn left_open(assessed: &Assessed, session: &Session, clock: &Clock) -> LeftOpen {
    LeftOpen {
        began: told(&assessed.assessment, session, clock),
        done: decided_in(&assessed.assessment, session),
        sealed: assessed.sealed.values().sum(),
    }
}

/// `17 November 2026, four people, three questions decided`.
fn told(assessment: &Assessment, session: &Session, clock: &Clock) -> String {
    let day = words::date(clock.day_of(session.started));
    let people = words::counted(session.present.len(), "person", "people");
    format!("{day}, {people}, {}", decided_in(assessment, session))
}

fn decided_in(assessment: &Assessment, session: &Session) -> String {
    let within = |at| at >= session.started && session.ended.is_none_or(|ended| at <= ended);
    let decisions = assessment.answers.values().filter_map(|record| record.decision.as_ref());
    let count = decisions.filter(|decision| within(decision.at)).count();
    format!("{} decided", words::counted(count, "question", "questions"))
}

/// What the windows call what is assessed.
pub(super) fn service(assessment: &Assessment) -> String {
    let vendor = &assessment.vendor;
    if vendor.service.trim().is_empty() { vendor.name.clone() } else { vendor.service.clone() }
}
