//! The changes of the walk: answer, note, mark, evidence items. Each is on the disk before its view returns.

use unmoor_core::assessment::{
    Answer, AnswerRecord, Evidence, EvidenceItem, EvidenceKind, Extra, OptionKey, QuestionId, Reason,
};
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

    /// Adds an evidence item, or changes one.
    pub fn put_evidence_item(&mut self, req: PutEvidenceItem) -> Result<WalkView, Fault> {
        let mut item = item(&req)?;
        let assessment = self.assessment(&req.at.assessment)?;
        if item.id.is_empty() {
            item.id = fresh_item_id(assessment.answers.values());
            let held = assessment.answers.get(&QuestionId(req.at.question.clone()));
            if held.is_some_and(|record| record.evidence_items.len() >= file::MAX_ITEMS) {
                return Err(Fault::refused(
                    format!("A question holds at most {} pieces of evidence.", file::MAX_ITEMS),
                    "Name a folder or a list of documents as one piece of evidence.",
                ));
            }
            return self.change_and_show(&req.at, Act::AddEvidenceItem, "Evidence added.", |record| {
                record.evidence_items.push(item.clone());
            });
        }
        let record = assessment.answers.get(&QuestionId(req.at.question.clone()));
        if !record.is_some_and(|record| record.evidence_items.iter().any(|known| known.id == item.id)) {
            let happened = "This piece of evidence is no longer there.";
            return Err(Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Add it as a new one."));
        }
        self.change_and_show(&req.at, Act::EditEvidenceItem, "Evidence changed.", |record| {
            for known in record.evidence_items.iter_mut().filter(|known| known.id == item.id) {
                let extra = std::mem::take(&mut known.extra);
                *known = EvidenceItem { extra, ..item.clone() };
            }
        })
    }

    /// Takes an evidence item away; undo brings it back.
    pub fn remove_evidence_item(&mut self, req: RemoveEvidenceItem) -> Result<WalkView, Fault> {
        self.change_and_show(&req.at, Act::RemoveEvidenceItem, "Evidence removed.", |record| {
            record.evidence_items.retain(|known| known.id != req.id);
        })
    }

    fn change_and_show(
        &mut self,
        at: &WalkAt,
        act: Act,
        said: &str,
        change: impl Fn(&mut AnswerRecord),
    ) -> Result<WalkView, Fault> {
        let question = self.question(at)?.id.clone();
        self.change_record(at, act, change)?;
        let assessed = self.assessed(&at.assessment)?;
        self.walk_at(assessed, question, at.filter, said.to_owned())
    }

    fn walk_at(
        &mut self,
        assessed: Assessed,
        at: QuestionId,
        filter: Option<WalkFilter>,
        said: String,
    ) -> Result<WalkView, Fault> {
        self.remember_place(assessed.assessment.id.as_str(), &at)?;
        let order = order(&assessed, filter);
        self.walk_view(&assessed, &order, Some(at), filter, said)
    }

    fn question(&self, at: &WalkAt) -> Result<&'static Question, Fault> {
        let id = QuestionId(at.question.clone());
        let pack = self.pack_of(&self.assessment(&at.assessment)?)?;
        pack.question(&id).ok_or_else(|| gone(&format!("There is no question {id}.")))
    }
}

/// Refuses what an assessment file could not hold, so that every export can be read again.
fn long_text(what: &str, text: &str) -> Result<(), Fault> {
    if text.len() <= file::MAX_NOTE {
        return Ok(());
    }
    Err(Fault::refused(
        format!("{what} is longer than a megabyte."),
        "Keep the long text as a file of its own and name it as evidence.",
    ))
}

fn name(what: &str, text: &str) -> Result<(), Fault> {
    if text.chars().count() <= file::MAX_NAME {
        return Ok(());
    }
    Err(Fault::refused(format!("{what} is longer than {} characters.", file::MAX_NAME), "Shorten it."))
}

fn gone(happened: &str) -> Fault {
    Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Choose one of the questions of this assessment.")
}

fn answer(question: &Question, input: &AnswerInput) -> Result<Answer, Fault> {
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

fn evidence_of(step: EvidenceStep) -> Evidence {
    match step {
        EvidenceStep::Claimed => Evidence::Claimed,
        EvidenceStep::Documented => Evidence::Documented,
        EvidenceStep::Tested => Evidence::Tested,
    }
}

fn item(req: &PutEvidenceItem) -> Result<EvidenceItem, Fault> {
    let title = req.title.trim();
    name("The title of the evidence", title)?;
    long_text("The detail of the evidence", &req.detail)?;
    if title.is_empty() {
        return Err(Fault::refused("The evidence has no title.", "Say what it is called."));
    }
    let date = match req.date.trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| {
            Fault::refused(format!("\"{text}\" is not a date."), "Write it as 2026-09-25, or leave it out.")
        })?),
    };
    Ok(EvidenceItem {
        id: req.id.clone(),
        kind: match req.kind {
            EvidenceItemKind::Link => EvidenceKind::Link,
            EvidenceItemKind::File => EvidenceKind::File,
            EvidenceItemKind::Quotation => EvidenceKind::Quotation,
            EvidenceItemKind::Person => EvidenceKind::Person,
        },
        title: title.to_owned(),
        detail: req.detail.trim().to_owned(),
        locator: String::new(),
        file: None,
        date,
        extra: Extra::new(),
    })
}

/// The first `e1`, `e2` … that the assessment does not use yet.
fn fresh_item_id<'a>(records: impl Iterator<Item = &'a AnswerRecord>) -> String {
    let used: Vec<&str> = records.flat_map(|record| &record.evidence_items).map(|item| item.id.as_str()).collect();
    (1..).map(|number| format!("e{number}")).find(|id| !used.contains(&id.as_str())).unwrap_or_default()
}

/// What the live region says once an answer is on the disk.
fn said(question: &Question, answer: &Answer, after: &Assessed) -> String {
    let what = match answer {
        Answer::Open => "answer taken back".to_owned(),
        Answer::Unknown => "we don’t know".to_owned(),
        Answer::NotApplicable { .. } => "does not apply".to_owned(),
        Answer::Answered { option, evidence } => {
            let number = super::step(question, *option).map_or(0, |step| step + 1);
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
