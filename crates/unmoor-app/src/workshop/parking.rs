//! The parking list: what was put off, so that the room can go on.

use unmoor_core::assessment::{Assessment, AssessmentId, Extra, Parked, QuestionId};
use unmoor_core::{file, words};
use unmoor_store::Act;

use super::fresh;
use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

/// The longest line of the list: longer things are notes.
const LONGEST: usize = 2_000;

impl App {
    /// What was put off, in an assessment.
    pub fn get_parking(&mut self, req: AssessmentRequest) -> Result<ParkingView, Fault> {
        self.parking_view(&req.assessment, String::new())
    }

    /// Puts something on the list.
    pub fn park(&mut self, req: Park) -> Result<ParkingView, Fault> {
        let text = req.text.trim();
        if text.is_empty() {
            return Err(Fault::refused("There is nothing to park.", "Say in a line what is to be come back to."));
        }
        if text.chars().count() > LONGEST {
            return Err(Fault::refused(
                format!("What is to be parked is longer than {LONGEST} characters."),
                "Keep it to a line, and write the rest as a note.",
            ));
        }
        let assessment = self.assessment(&req.assessment)?;
        if assessment.parking.len() >= file::MAX_ITEMS {
            return Err(Fault::refused(
                format!("The parking list holds at most {} lines.", file::MAX_ITEMS),
                "Remove what has been dealt with.",
            ));
        }
        let question = req.question.map(QuestionId);
        let known = |id: &QuestionId| self.pack_of(&assessment).is_ok_and(|pack| pack.question(id).is_some());
        if let Some(unknown) = question.as_ref().filter(|id| !known(id)) {
            return Err(Fault::refused(format!("There is no question {unknown}."), "Park it without a question."));
        }
        let parked = Parked {
            id: fresh(assessment.parking.iter().map(|parked| parked.id.as_str()), 'k'),
            text: text.to_owned(),
            question,
            at: self.clock.now(),
            done: false,
            extra: Extra::new(),
        };
        self.edit_details(Act::EditParking, &assessment.id, |it| it.parking.push(parked.clone()))?;
        self.parking_view(&req.assessment, "Parked.".to_owned())
    }

    /// Ticks something off, or opens it again.
    pub fn set_parked(&mut self, req: SetParked) -> Result<ParkingView, Fault> {
        let id = self.parked(&req.assessment, &req.id)?;
        self.edit_details(Act::EditParking, &id, |it| {
            it.parking.iter_mut().filter(|parked| parked.id == req.id).for_each(|parked| parked.done = req.done);
        })?;
        let said = if req.done { "Dealt with." } else { "Open again." };
        self.parking_view(&req.assessment, said.to_owned())
    }

    /// Takes something off the list; undo brings it back.
    pub fn remove_parked(&mut self, req: RemoveParked) -> Result<ParkingView, Fault> {
        let id = self.parked(&req.assessment, &req.id)?;
        self.edit_details(Act::EditParking, &id, |it| it.parking.retain(|parked| parked.id != req.id))?;
        self.parking_view(&req.assessment, "Taken off the parking list.".to_owned())
    }

    /// The assessment, where it has something parked under this id.
    fn parked(&self, assessment: &str, id: &str) -> Result<AssessmentId, Fault> {
        let assessment = self.assessment(assessment)?;
        if assessment.parking.iter().any(|parked| parked.id == id) {
            return Ok(assessment.id);
        }
        let happened = "This is no longer on the parking list.";
        Err(Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Park it again if it is still needed."))
    }

    fn parking_view(&self, id: &str, said: String) -> Result<ParkingView, Fault> {
        let assessment = self.assessment(id)?;
        let pack = self.pack_of(&assessment).ok();
        let mut items: Vec<ParkedView> = assessment
            .parking
            .iter()
            .map(|parked| {
                let about = parked.question.as_ref().zip(pack).and_then(|(id, pack)| pack.question(id));
                ParkedView {
                    id: parked.id.clone(),
                    text: parked.text.clone(),
                    question: parked.question.as_ref().map(ToString::to_string).unwrap_or_default(),
                    title: about.map(|question| words::typographic(&question.title)).unwrap_or_default(),
                    day: words::date(self.clock.day_of(parked.at)),
                    done: parked.done,
                }
            })
            .collect();
        items.sort_by_key(|item| item.done);
        Ok(ParkingView { assessment: id.to_owned(), open: open(&assessment), items, said })
    }
}

/// How many things are parked and not dealt with.
pub(super) fn open(assessment: &Assessment) -> u32 {
    assessment.parking.iter().filter(|parked| !parked.done).map(|_| 1).sum()
}
