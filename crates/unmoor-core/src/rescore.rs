//! A copy of an assessment under another version of its pack: what is carried over, and what cannot be.
//!
//! A score belongs to one version of a pack. To set an older assessment beside a newer one its answers go into a copy; an
//! answer goes along where the newer pack has its question and its option. The original stays as it is.

mod counted;

use crate::applies::applies;
use crate::assessment::{Answer, AnswerRecord, Assessment, AssessmentId, Decided, METHOD, OptionKey, QuestionId};
use crate::pack::{self, Pack};
use crate::words;

pub use counted::{CountChange, Counted};

/// The most characters of a copy's title.
const TITLE_LIMIT: usize = 200;

/// A copy, and what is not in it as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescored {
    /// The copy.
    pub copy: Assessment,
    /// How many answers were carried over, exposure answers included.
    pub carried: usize,
    /// What could not be carried over, in the order of ids.
    pub lost: Vec<Lost>,
    /// Answers that were carried over and read or count otherwise now. `None` where the pack that they were given to is
    /// not at hand, so that nobody can tell.
    pub reworded: Option<Vec<Reworded>>,
    /// What counts otherwise now, whatever was answered; empty where the former pack is not at hand.
    pub counted: Vec<Counted>,
    /// Questions that are asked in the copy and that its former pack did not have; empty where that is not at hand.
    pub added: Vec<QuestionId>,
}

/// Something that could not be carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The question or exposure question.
    pub question: QuestionId,
    /// What of it.
    pub what: LostWhat,
}

/// What could not be carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostWhat {
    /// The whole question: the pack does not have it.
    Question {
        /// Whether it had an answer.
        answered: bool,
        /// Whether it had a note.
        note: bool,
        /// How many pieces of evidence it had.
        evidence: usize,
    },
    /// The answer: its option is gone. The rest of the question was carried over.
    Answer {
        /// The option.
        option: OptionKey,
    },
    /// What the room decided: its option is gone. Who was there, who did not agree and why was carried over.
    Decided {
        /// The option.
        option: OptionKey,
    },
    /// Votes or claims, whose options are gone.
    Votes {
        /// How many.
        count: usize,
    },
}

/// An answer that was carried over and reads or counts otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// Which question.
    pub question: QuestionId,
    /// Whether the question itself reads otherwise.
    pub prompt: bool,
    /// The statement that was chosen, where it reads otherwise: before and now.
    pub statement: Option<(String, String)>,
    /// Its level, where it counts otherwise: before and now.
    pub level: Option<(u32, u32)>,
}

/// Makes a copy of `assessment` under `to`. `from` is the pack it was made with, where that is at hand.
///
/// In the copy, questions are marked whose answer was lost or reads otherwise now, so that the walk finds them.
pub fn rescore(assessment: &Assessment, from: Option<&Pack>, to: &Pack, id: AssessmentId) -> Rescored {
    let mut lost = Vec::new();
    let mut reworded = Vec::new();
    let mut copy = Assessment {
        id,
        title: title(&assessment.title, to),
        method: METHOD.to_owned(),
        packs: vec![to.reference()],
        exposure: Default::default(),
        answers: Default::default(),
        ..assessment.clone()
    };
    for (id, option) in &assessment.exposure {
        match to.exposure.iter().find(|question| question.id == *id) {
            Some(question) if question.options.iter().any(|one| one.key == *option) => {
                copy.exposure.insert(id.clone(), *option);
                reworded.extend(from.and_then(|from| reworded_exposure(id, *option, from, to)));
            }
            Some(_) => lost.push(Lost { question: id.clone(), what: LostWhat::Answer { option: *option } }),
            None => lost.push(Lost {
                question: id.clone(),
                what: LostWhat::Question { answered: true, note: false, evidence: 0 },
            }),
        }
    }
    for (id, record) in &assessment.answers {
        let Some(question) = to.question(id) else {
            lost.extend(whole_question(id, record));
            continue;
        };
        let keys: Vec<OptionKey> = question.options.iter().map(|option| option.key).collect();
        let mut record = record.clone();
        lost.extend(drop_options(id, &mut record, &keys));
        if let Some(change) = from.and_then(|from| reworded_answer(id, &record, from, to)) {
            record.marked = true;
            reworded.push(change);
        }
        if !record.is_blank() {
            copy.answers.insert(id.clone(), record);
        }
    }
    forget_questions(&mut copy, to);
    let said = |record: &&AnswerRecord| record.answer != Answer::Open;
    Rescored {
        carried: copy.exposure.len() + copy.answers.values().filter(said).count(),
        counted: from.map(|from| counted::counted(assessment, from, &copy, to)).unwrap_or_default(),
        added: from.map(|from| added(&copy, from, to)).unwrap_or_default(),
        reworded: from.is_some().then_some(reworded),
        copy,
        lost,
    }
}

/// The title with what it was rescored with; one that grows too long is cut before that.
fn title(title: &str, to: &Pack) -> String {
    let note = format!(" (rescored with {})", pack::name(&to.reference()));
    let room = TITLE_LIMIT.saturating_sub(note.chars().count());
    let kept: String = title.chars().take(room).collect();
    format!("{}{note}", kept.trim_end())
}

fn whole_question(id: &QuestionId, record: &AnswerRecord) -> Option<Lost> {
    let what = LostWhat::Question {
        answered: record.answer != Answer::Open,
        note: !record.note.is_empty(),
        evidence: record.evidence_items.len(),
    };
    (!record.is_blank()).then(|| Lost { question: id.clone(), what })
}

/// Takes out of a record what names an option that is gone.
fn drop_options(id: &QuestionId, record: &mut AnswerRecord, keys: &[OptionKey]) -> Vec<Lost> {
    let mut lost = Vec::new();
    let known = |option: Option<OptionKey>| option.is_none_or(|option| keys.contains(&option));
    if let Answer::Answered { option, .. } = record.answer
        && !known(Some(option))
    {
        record.answer = Answer::Open;
        record.marked = true;
        lost.push(Lost { question: id.clone(), what: LostWhat::Answer { option } });
    }
    if let Some(decision) = &mut record.decision
        && let Some(Decided::Answered { option, .. }) = decision.decided
        && !known(Some(option))
    {
        decision.decided = None;
        lost.push(Lost { question: id.clone(), what: LostWhat::Decided { option } });
    }
    let before = record.votes.len() + record.claims.len();
    record.votes.retain(|vote| known(vote.option));
    record.claims.retain(|claim| known(claim.option));
    let count = before - record.votes.len() - record.claims.len();
    if count > 0 {
        lost.push(Lost { question: id.clone(), what: LostWhat::Votes { count } });
    }
    lost
}

fn reworded_answer(id: &QuestionId, record: &AnswerRecord, from: &Pack, to: &Pack) -> Option<Reworded> {
    let (before, now) = (from.question(id)?, to.question(id)?);
    let (statement, level) = match record.answer {
        Answer::Answered { option, .. } => {
            let (before, now) = (before.option(option)?, now.option(option)?);
            (changed(&before.label, &now.label), (before.level != now.level).then_some((before.level, now.level)))
        }
        Answer::Open => return None,
        Answer::Unknown | Answer::NotApplicable { .. } => (None, None),
    };
    otherwise(Reworded { question: id.clone(), prompt: before.prompt != now.prompt, statement, level })
}

fn reworded_exposure(id: &QuestionId, option: OptionKey, from: &Pack, to: &Pack) -> Option<Reworded> {
    let find = |pack: &'_ Pack| pack.exposure.iter().position(|question| question.id == *id);
    let (before, now) = (&from.exposure[find(from)?], &to.exposure[find(to)?]);
    let prompt = before.prompt != now.prompt;
    let before = before.options.iter().find(|one| one.key == option)?;
    let now = now.options.iter().find(|one| one.key == option)?;
    let level = (before.exposure != now.exposure).then_some((before.exposure, now.exposure));
    otherwise(Reworded { question: id.clone(), prompt, statement: changed(&before.label, &now.label), level })
}

fn changed(before: &str, now: &str) -> Option<(String, String)> {
    (before != now).then(|| (before.to_owned(), now.to_owned()))
}

fn otherwise(change: Reworded) -> Option<Reworded> {
    (change.prompt || change.statement.is_some() || change.level.is_some()).then_some(change)
}

/// The parking list and the requests may name no question that the pack does not have.
fn forget_questions(copy: &mut Assessment, to: &Pack) {
    for parked in &mut copy.parking {
        parked.question = parked.question.take().filter(|question| to.question(question).is_some());
    }
    for request in &mut copy.requests {
        request.questions.retain(|question| to.question(question).is_some());
    }
}

fn added(copy: &Assessment, from: &Pack, to: &Pack) -> Vec<QuestionId> {
    let asked = to.questions.iter().filter(|question| applies(to, question, copy));
    asked.filter(|question| from.question(&question.id).is_none()).map(|question| question.id.clone()).collect()
}

impl Lost {
    /// What stays behind, in a sentence: "The question is not in unmoor-standard 1.0.0; its answer and its note stay
    /// with the original."
    pub fn sentence(&self, to: &Pack) -> String {
        match &self.what {
            LostWhat::Question { answered, note, evidence } => {
                let mut parts = Vec::new();
                parts.extend(answered.then(|| "its answer".to_owned()));
                parts.extend(note.then(|| "its note".to_owned()));
                if *evidence > 0 {
                    parts.push(words::counted(*evidence, "piece of evidence", "pieces of evidence"));
                }
                let gone = format!("The question is not in {}", pack::name(&to.reference()));
                match parts.len() {
                    0 => format!("{gone}."),
                    1 if *answered || *note || *evidence == 1 => {
                        format!("{gone}; {} stays with the original.", parts[0])
                    }
                    _ => format!("{gone}; {} stay with the original.", words::listed(&parts)),
                }
            }
            LostWhat::Answer { option } => {
                format!(
                    "Its answer, option {option}, is not in {}; it is open in the copy.",
                    pack::name(&to.reference())
                )
            }
            LostWhat::Decided { option } => {
                format!(
                    "What the room decided, option {option}, is not in {}; who was there and why is carried over.",
                    pack::name(&to.reference())
                )
            }
            LostWhat::Votes { count } => {
                let votes = words::counted_first(*count, "vote or claim chooses", "votes or claims choose");
                format!("{votes} an option that is gone; the rest of the question is carried over.")
            }
        }
    }
}

impl Reworded {
    /// What changed, in a sentence.
    pub fn sentence(&self) -> String {
        let mut parts = Vec::new();
        if self.prompt {
            parts.push("the question reads otherwise now".to_owned());
        }
        if let Some((before, now)) = &self.statement {
            let (before, now) = (words::typographic(before), words::typographic(now));
            parts.push(format!("the answer read \u{201c}{before}\u{201d} and reads \u{201c}{now}\u{201d}"));
        }
        if let Some((before, now)) = self.level {
            parts.push(format!("it counted {before} and counts {now}"));
        }
        words::capital(&words::sentence(&words::listed(&parts)))
    }
}
