//! The changes of the walk: answer, note, mark. Each is on the disk before its view returns.

use unmoor_core::assessment::{Answer, AnswerRecord, Evidence, OptionKey, QuestionId, Reason};
use unmoor_core::pack::Question;
use unmoor_core::{file, words};
use unmoor_store::Act;

use super::{following, order};
use crate::App;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

/// What is recorded for a question at once; what is `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The answer.
    pub answer: Option<AnswerInput>,
    /// The whole note.
    pub note: Option<String>,
    /// Whether it is marked.
    pub marked: Option<bool>,
}

impl App {
    /// Answers a question and, where asked to, goes on to the next one of the filter.
    pub fn answer_question(&mut self, req: AnswerQuestion) -> Result<WalkView, Fault> {
        let question = self.question(&req.at)?;
        let answer = answer(question, &req.answer)?;
        let before = self.assessed(&req.at.assessment)?;
        let next = following(before.pack, &order(&before, req.at.filter), &question.id).cloned();
        self.change_record(&req.at, Act::Answer, |record| record.answer = answer.clone())?;
        let after = self.assessed(&req.at.assessment)?;
        let said = said(question, &answer, &after);
        let to = match next {
            Some(next) if req.advance => next,
            _ => question.id.clone(),
        };
        self.walk_at(after, to, req.at.filter, said)
    }

    /// Changes the note of a question; a burst of changes is one step of undo.
    pub fn set_note(&mut self, req: SetNote) -> Result<WalkView, Fault> {
        long_text("The note", &req.note)?;
        self.change_and_show(&req.at, Act::SetNote, "Note saved.", |record| record.note.clone_from(&req.note))
    }

    /// Records several things about a question in one step: all of them, or, where one is refused, none.
    pub fn record(&mut self, at: &WalkAt, said: &Said) -> Result<String, Fault> {
        let question = self.question(at)?;
        let answer = said.answer.as_ref().map(|input| answer(question, input)).transpose()?;
        long_text("The note", said.note.as_deref().unwrap_or_default())?;
        let act = match (&answer, &said.note) {
            (Some(_), _) => Act::Answer,
            (None, Some(_)) => Act::SetNote,
            (None, None) => Act::SetMark,
        };
        self.change_record(at, act, |record| {
            if let Some(answer) = &answer {
                record.answer.clone_from(answer);
            }
            if let Some(note) = &said.note {
                record.note.clone_from(note);
            }
            record.marked = said.marked.unwrap_or(record.marked);
        })?;
        let after = self.assessed(&at.assessment)?;
        Ok(match &answer {
            Some(answer) => self::said(question, answer, &after),
            None => format!("{} saved.", question.id),
        })
    }

    /// Marks a question to come back to, or takes the mark off.
    pub fn set_mark(&mut self, req: SetMark) -> Result<WalkView, Fault> {
        let said = if req.marked { "Marked." } else { "Mark taken off." };
        self.change_and_show(&req.at, Act::SetMark, said, |record| record.marked = req.marked)
    }

    fn change_and_show(
        &mut self,
        at: &WalkAt,
        act: Act,
        said: &str,
        change: impl Fn(&mut AnswerRecord),
    ) -> Result<WalkView, Fault> {
        self.question(at)?;
        self.change_record(at, act, change)?;
        self.show_again(at, said)
    }

    /// The walk where it stands, after something changed.
    pub(crate) fn show_again(&mut self, at: &WalkAt, said: &str) -> Result<WalkView, Fault> {
        let assessed = self.assessed(&at.assessment)?;
        self.walk_at(assessed, QuestionId(at.question.clone()), at.filter, said.to_owned())
    }

    pub(super) fn walk_at(
        &mut self,
        assessed: Assessed,
        at: QuestionId,
        filter: Option<WalkFilter>,
        said: String,
    ) -> Result<WalkView, Fault> {
        self.remember_place(assessed.assessment.id.as_str(), Some(&at), filter)?;
        let order = order(&assessed, filter);
        self.walk_view(&assessed, &order, Some(at), filter, said)
    }

    pub(crate) fn question(&self, at: &WalkAt) -> Result<&'static Question, Fault> {
        let id = QuestionId(at.question.clone());
        let pack = self.pack_of(&self.assessment(&at.assessment)?)?;
        pack.question(&id).ok_or_else(|| gone(&format!("There is no question {id}.")))
    }
}

/// Refuses what an assessment file could not hold, so that every export can be read again.
pub(crate) fn long_text(what: &str, text: &str) -> Result<(), Fault> {
    if text.len() <= file::MAX_NOTE {
        return Ok(());
    }
    Err(Fault::refused(
        format!("{what} is longer than a megabyte."),
        "Keep the long text as a file of its own and name it as evidence.",
    ))
}

pub(super) fn name(what: &str, text: &str) -> Result<(), Fault> {
    if text.chars().count() <= file::MAX_NAME {
        return Ok(());
    }
    Err(Fault::refused(format!("{what} is longer than {} characters.", file::MAX_NAME), "Shorten it."))
}

fn gone(happened: &str) -> Fault {
    Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Choose one of the questions of this assessment.")
}

pub(crate) fn answer(question: &Question, input: &AnswerInput) -> Result<Answer, Fault> {
    Ok(match input {
        AnswerInput::Open => Answer::Open,
        AnswerInput::Unknown => Answer::Unknown,
        AnswerInput::Answered { option, evidence } => {
            let known = question.options.iter().find(|known| known.key.to_string() == *option);
            let key: Option<OptionKey> = known.map(|known| known.key);
            let option = key.ok_or_else(|| {
                Fault::refused(
                    format!("{} has no option \"{option}\".", question.id),
                    "Choose one of its options, a to e.",
                )
            })?;
            Answer::Answered { option, evidence: evidence_of(*evidence) }
        }
        AnswerInput::NotApplicable { reason } => {
            long_text("The reason", reason)?;
            let reason = Reason::new(reason).ok_or_else(|| {
                Fault::refused(
                    format!("{} cannot be left out without a reason.", question.id),
                    "Say in a few words why it does not apply.",
                )
            })?;
            Answer::NotApplicable { reason }
        }
    })
}

pub(crate) fn evidence_of(step: EvidenceStep) -> Evidence {
    match step {
        EvidenceStep::Claimed => Evidence::Claimed,
        EvidenceStep::Documented => Evidence::Documented,
        EvidenceStep::Tested => Evidence::Tested,
    }
}

/// What the live region says once an answer is on the disk.
fn said(question: &Question, answer: &Answer, after: &Assessed) -> String {
    let what = match answer {
        Answer::Open => "answer taken back".to_owned(),
        Answer::Unknown => "we don’t know".to_owned(),
        Answer::NotApplicable { .. } => "does not apply".to_owned(),
        Answer::Answered { option, evidence } => {
            let number = question.step(*option).map_or(0, |step| step + 1);
            format!("answer {number}, {}", words::evidence(*evidence))
        }
    };
    let portability = after.score.portability;
    format!(
        "{} saved: {what}. Portability {} to {}.",
        question.id,
        words::whole(portability.assured),
        words::whole(portability.possible)
    )
}
