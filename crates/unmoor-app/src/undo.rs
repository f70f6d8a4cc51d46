//! Undo and redo, and what is said aloud about them.

use unmoor_store::{Act, Place, Undone};

use crate::App;
use crate::fault::Fault;
use crate::view::*;

impl App {
    /// Takes the last change of this session back.
    pub fn undo(&mut self, _: Nothing) -> Result<UndoView, Fault> {
        let undone = self.undo_step()?;
        if let Some(step) = &undone {
            self.follow_undone(step);
        }
        Ok(view(undone, "Undone", "There is nothing to undo."))
    }

    /// Brings the last change that was undone back.
    pub fn redo(&mut self, _: Nothing) -> Result<UndoView, Fault> {
        let redone = self.redo_step()?;
        if let Some(step) = &redone {
            self.follow_undone(step);
        }
        Ok(view(redone, "Redone", "There is nothing to redo."))
    }
}

/// What a step is called, such as "the answer to AL-07".
pub(crate) fn phrase(step: &Undone) -> String {
    let phrase = step.act.phrase();
    match &step.question {
        Some(question) if matches!(step.act, Act::Answer | Act::AnswerExposure) => format!("{phrase} to {question}"),
        Some(_) if step.act == Act::KeepWhatIf => phrase.to_owned(),
        Some(question) if matches!(step.act, Act::SetTreatment | Act::SetAskVendor) => {
            format!("{phrase} about {question}")
        }
        Some(question) => format!("{phrase} of {question}"),
        None => phrase.to_owned(),
    }
}

fn view(step: Option<Undone>, verb: &str, nothing: &str) -> UndoView {
    let Some(step) = step else {
        return UndoView { said: nothing.to_owned(), assessment: None, question: None, screen: UndoScreen::None };
    };
    let place = step.touched.iter().next().map(|touch| &touch.place);
    UndoView {
        said: format!("{verb}: {}.", phrase(&step)),
        assessment: step.assessment.as_ref().map(ToString::to_string),
        question: place.and_then(Place::question).map(ToString::to_string),
        screen: match place {
            Some(Place::Answer(_) | Place::Exposure(_)) if matches!(step.act, Act::SetTreatment | Act::KeepWhatIf) => {
                UndoScreen::Result
            }
            Some(Place::Answer(_)) => UndoScreen::Walk,
            Some(Place::Exposure(_)) => UndoScreen::Exposure,
            Some(Place::Snapshots) => UndoScreen::History,
            _ => UndoScreen::Home,
        },
    }
}
