//! The walk: show a question, take an answer, say what it does.

mod change;
mod effect;
mod evidence;
mod question;
mod steps;

pub use change::Said;
pub(crate) use change::{answer, evidence_of as evidence_said, long_text};
pub use evidence::{EvidenceLine, evidence_of};
pub(crate) use question::{decided, evidence_step, place_of};
use unmoor_core::applies::applies;
use unmoor_core::assessment::{Answer, Assessment, QuestionId, SectionId};
use unmoor_core::ledger::Opened;
use unmoor_core::pack::{Pack, Question};
use unmoor_core::rank;
use unmoor_core::score::{Blocker, CapKind};
use unmoor_core::{votes, words};

use crate::App;
use crate::assessed::Assessed;
use crate::fault::Fault;
use crate::sheet::minutes;
use crate::vendor;
use crate::view::*;

/// How many unknowns the right column names.
const UNKNOWNS_SHOWN: usize = 3;

impl App {
    /// A question with everything around it; without one, the place where one stopped, and without a filter either, under
    /// the filter that was on then while it still shows something.
    pub fn get_walk(&mut self, req: WalkRequest) -> Result<WalkView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let (wanted, filter) = match (req.question, req.filter) {
            (Some(question), filter) => (Some(QuestionId(question)), filter),
            (None, Some(filter)) => (self.last_place(&req.assessment)?, Some(filter)),
            (None, None) => {
                let left =
                    self.last_filter(&req.assessment)?.filter(|filter| !order(&assessed, Some(*filter)).is_empty());
                (self.last_place(&req.assessment)?, left)
            }
        };
        let order = order(&assessed, filter);
        let at = place(&assessed, &order, wanted);
        self.remember_place(&req.assessment, at.as_ref(), filter)?;
        self.walk_view(&assessed, &order, at, filter, String::new())
    }

    /// The view at one question of an order that may no longer contain it: after "unknown" was answered under the
    /// filter "unanswered" the question stays on the screen until one moves on.
    fn walk_view(
        &self,
        assessed: &Assessed,
        order: &[QuestionId],
        at: Option<QuestionId>,
        filter: Option<WalkFilter>,
        said: String,
    ) -> Result<WalkView, Fault> {
        let Assessed { assessment, pack, score, .. } = assessed;
        let question = at.as_ref().and_then(|id| pack.question(id));
        let held = self.held_documents(assessment, question)?;
        let (previous, next) = at.as_ref().map_or((None, None), |id| neighbours(pack, order, id));
        let swings = rank::swings(assessment, pack);
        let done: u32 = score.sections.iter().map(|section| section.reached).sum();
        let total: u32 = score.sections.iter().map(|section| section.asked).sum();
        Ok(WalkView {
            header: self.header(assessed)?,
            sections: sections(assessed, filter.map(|_| order)),
            filters: filters(assessed),
            filter,
            done,
            total,
            pace: pace(done, total),
            question: question.map(|question| question::view(question, assessed, &held, &self.clock)),
            previous,
            next,
            effect: question.and_then(|question| effect::of(question, assessed)),
            steps: question.map(|question| steps::of(question, assessed, &swings)).unwrap_or_default(),
            holds: words::held_by(score).unwrap_or_else(|| "Nothing caps the score.".to_owned()),
            blockers: blockers(assessed),
            unknowns: swings
                .iter()
                .filter(|swing| swing.width() > 0.0)
                .take(UNKNOWNS_SHOWN)
                .map(|swing| WalkUnknown {
                    id: swing.id.to_string(),
                    swing: words::plain(swing.width(), 0),
                    text: title(pack, &swing.id),
                    figure: Opened::Swing(swing.id.clone()).to_string(),
                })
                .collect(),
            for_vendor: vendor::questions(assessed, &swings).iter().map(|_| 1).sum(),
            said,
        })
    }
}

/// The questions a filter shows, in pack order.
pub(crate) fn order(assessed: &Assessed, filter: Option<WalkFilter>) -> Vec<QuestionId> {
    let Assessed { assessment, pack, .. } = assessed;
    let asked = pack.questions.iter().filter(|question| applies(pack, question, assessment));
    match filter {
        None => asked.map(|question| question.id.clone()).collect(),
        Some(filter) => {
            let blocking = blocking_questions(assessed);
            asked.filter(|question| shows(filter, question, assessment, &blocking)).map(|q| q.id.clone()).collect()
        }
    }
}

fn shows(filter: WalkFilter, question: &Question, assessment: &Assessment, blocking: &[QuestionId]) -> bool {
    let record = assessment.answers.get(&question.id);
    match filter {
        WalkFilter::Unanswered => *assessment.answer(&question.id) == Answer::Open,
        WalkFilter::Unknown => *assessment.answer(&question.id) == Answer::Unknown,
        WalkFilter::Marked => record.is_some_and(|record| record.marked),
        WalkFilter::Disputed => record.is_some_and(|record| votes::disputed(question, record)),
        WalkFilter::Blockers => blocking.contains(&question.id),
    }
}

/// Where to stand: the question wanted, or the first one open, or the first of the order.
fn place(assessed: &Assessed, order: &[QuestionId], wanted: Option<QuestionId>) -> Option<QuestionId> {
    if let Some(wanted) = wanted
        && assessed.pack.question(&wanted).is_some_and(|q| applies(assessed.pack, q, &assessed.assessment))
    {
        if order.contains(&wanted) {
            return Some(wanted);
        }
        return following(assessed.pack, order, &wanted).or_else(|| order.first()).cloned();
    }
    let open = |id: &&QuestionId| *assessed.assessment.answer(id) == Answer::Open;
    order.iter().find(open).or_else(|| order.first()).cloned()
}

fn neighbours(pack: &Pack, order: &[QuestionId], at: &QuestionId) -> (Option<String>, Option<String>) {
    let here = index(pack, at);
    let before = order.iter().rev().find(|id| index(pack, id) < here);
    (before.map(ToString::to_string), following(pack, order, at).map(ToString::to_string))
}

/// The next question of the order after a place in the pack.
fn following<'a>(pack: &Pack, order: &'a [QuestionId], at: &QuestionId) -> Option<&'a QuestionId> {
    let here = index(pack, at);
    order.iter().find(|id| index(pack, id) > here)
}

fn index(pack: &Pack, id: &QuestionId) -> usize {
    pack.questions.iter().position(|question| question.id == *id).unwrap_or(usize::MAX)
}

/// The rail; under a filter, whose questions are `only`, it leads to the first of them in a section that has any.
fn sections(assessed: &Assessed, only: Option<&[QuestionId]>) -> Vec<SectionProgress> {
    let Assessed { assessment, pack, score, .. } = assessed;
    let mut views = Vec::new();
    for section in &score.sections {
        let Some(about) = pack.section(&section.id) else { continue };
        let mut asked = pack.questions.iter().filter(|q| q.section == section.id && applies(pack, q, assessment));
        let Some(first) = asked.clone().next() else { continue };
        let shown = only.and_then(|only| asked.clone().find(|question| only.contains(&question.id)));
        let open = asked.find(|question| *assessment.answer(&question.id) == Answer::Open);
        views.push(SectionProgress {
            id: section.id.to_string(),
            name: words::section_name(&about.name),
            reached: section.reached,
            asked: section.asked,
            first: shown.or(open).unwrap_or(first).id.to_string(),
        });
    }
    views
}

fn filters(assessed: &Assessed) -> Vec<FilterView> {
    [
        (WalkFilter::Unanswered, "Unanswered"),
        (WalkFilter::Unknown, "Unknown"),
        (WalkFilter::Marked, "Marked"),
        (WalkFilter::Disputed, "Disputed"),
        (WalkFilter::Blockers, "Blocking questions"),
    ]
    .map(|(filter, label)| FilterView {
        filter,
        label: label.to_owned(),
        count: order(assessed, Some(filter)).iter().map(|_| 1).sum(),
    })
    .into()
}

fn pace(done: u32, total: u32) -> String {
    match total - done {
        0 => format!("All {total} done"),
        left => match minutes(left) {
            0 => format!("{left} of {total} to go, a few minutes"),
            time => format!("{left} of {total} to go, about {time} minutes"),
        },
    }
}

fn blockers(assessed: &Assessed) -> Vec<WalkBlocker> {
    let view = |blocker: &Blocker| {
        let question = blocking_question(assessed, blocker)?;
        let knockout = matches!(blocker.kind, CapKind::Knockout | CapKind::KnockoutUnknown);
        Some(WalkBlocker {
            id: if blocker.id.is_empty() { "Proof".to_owned() } else { blocker.id.clone() },
            cap: words::whole(blocker.value()),
            text: if knockout { title(assessed.pack, &question) } else { shortly(assessed, blocker) },
            question: question.to_string(),
            figure: Opened::Cap(blocker.kind, blocker.id.clone()).to_string(),
        })
    };
    assessed.score.blockers().iter().filter_map(view).collect()
}

/// A blocker that is not a question, short enough for the right column.
fn shortly(assessed: &Assessed, blocker: &Blocker) -> String {
    match assessed.pack.section(&SectionId(blocker.id.clone())) {
        Some(section) => format!("{}, weakest section", words::section_name(&section.name)),
        None => "Less than half is tested".to_owned(),
    }
}

/// The question to go to for a cap: the knock-out itself, the heaviest loss of a weak section, the test worth most.
pub(crate) fn blocking_question(assessed: &Assessed, blocker: &Blocker) -> Option<QuestionId> {
    let Assessed { assessment, pack, score, .. } = assessed;
    match blocker.kind {
        CapKind::Knockout | CapKind::KnockoutUnknown => Some(QuestionId(blocker.id.clone())),
        CapKind::WeakestSection => score
            .lines
            .iter()
            .filter(|line| line.section.as_str() == blocker.id)
            .filter_map(|line| Some((line.weight * (100 - line.value?.assured), &line.id)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, id)| id.clone()),
        CapKind::ProofGate => rank::proof_gains(assessment, pack).into_iter().next().map(|gain| gain.id),
    }
}

fn blocking_questions(assessed: &Assessed) -> Vec<QuestionId> {
    assessed.score.blockers().iter().filter_map(|blocker| blocking_question(assessed, blocker)).collect()
}

fn title(pack: &Pack, id: &QuestionId) -> String {
    pack.question(id).map(|question| words::typographic(&question.title)).unwrap_or_default()
}
