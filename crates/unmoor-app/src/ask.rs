//! Asking by file: choose whom and what, write the file, remember what is out, take it back.

mod claim;
mod picks;
mod response;

use std::path::Path;

use unmoor_core::applies::applies;
use unmoor_core::assessment::{Answer, Assessment, AssessmentId, Extra, Participant, ParticipantId, Request};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::{ask, file, words};
use unmoor_store::{Act, StoreFault};

use crate::App;
use crate::exchange::safe_name;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::redaction::Redaction;
use crate::view::*;

pub(crate) use claim::claims;
pub(crate) use response::Shown;

/// The ending of a form.
pub const FORM: &str = "unmoor-questions.html";

/// The ending of a response.
pub const RESPONSE: &str = "unmoor-response.json";

impl App {
    /// What the sheet for asking by file offers.
    pub fn get_ask(&mut self, req: AssessmentRequest) -> Result<AskView, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        let pack = self.pack_of(&assessment)?;
        let vendor = AskPerson {
            id: String::new(),
            name: assessment.vendor.name.clone(),
            role: "the vendor".to_owned(),
            picks: picks::of_vendor(&assessment, pack),
        };
        let person = |person: &Participant| AskPerson {
            id: person.id.to_string(),
            name: person.name.clone(),
            role: words::role(&person.role),
            picks: picks::of_person(person, &assessment, pack),
        };
        Ok(AskView {
            assessment: req.assessment,
            people: [vendor].into_iter().chain(assessment.participants.iter().map(person)).collect(),
            sections: sections(&assessment, pack),
            sender: assessment.requests.last().map(|request| request.sender.clone()).unwrap_or_default(),
            requests: assessment.requests.iter().rev().map(|request| self.request_view(request, &assessment)).collect(),
        })
    }

    fn request_view(&self, request: &Request, assessment: &Assessment) -> RequestView {
        let day = |at| words::date(self.clock.day_of(at));
        let count = words::counted(request.questions.len(), "question", "questions");
        RequestView {
            id: request.id.clone(),
            to: asked_name(request, assessment),
            asked: format!("{} on {}", words::capital(&count), day(request.made)),
            state: match request.answered {
                Some(at) => format!("Back on {}, from {}", day(at), request.by),
                None => "Awaited".to_owned(),
            },
            open: request.answered.is_none(),
        }
    }

    /// The name that the file with the questions gets; refuses what could not be asked.
    pub fn ask_file_name(&self, req: &AskByFile) -> Result<String, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        let request = self.request(req, &assessment)?;
        let ending = match req.kind {
            AskKind::Form => FORM,
            AskKind::Response => RESPONSE,
        };
        Ok(format!("{}.{ending}", stem(&request, &assessment)))
    }

    /// Writes questions to a file, and remembers in the assessment that they were asked.
    pub fn ask_to(&mut self, req: &AskByFile, target: &Path) -> Result<(), Fault> {
        let assessed = self.leave(&req.assessment, &Redaction::none())?;
        let assessment = &assessed.assessment;
        let request = self.request(req, assessment)?;
        let asked = ask::asked(&request, assessment, assessed.pack);
        let bytes = match req.kind {
            AskKind::Form => ask::page(&asked, &format!("{}.{RESPONSE}", stem(&request, assessment))).into_bytes(),
            AskKind::Response => ask::empty(asked),
        };
        let at = self.clock.now();
        // The file is written within the change, so that no file is out that the assessment knows nothing of.
        self.workspace_mut()?.change(Act::Ask, at, |tx| {
            tx.edit_details(&assessment.id, |assessment| {
                assessment.requests.push(request);
                Ok::<_, StoreFault>(())
            })?;
            files::replace(target, &bytes)
        })?;
        Ok(())
    }

    /// Takes a request back whose answers are awaited; undo brings it back.
    pub fn withdraw_request(&mut self, req: WithdrawRequest) -> Result<AskView, Fault> {
        let id = AssessmentId::from(req.assessment.as_str());
        let at = self.clock.now();
        self.workspace_mut()?.change(Act::WithdrawRequest, at, |tx| {
            tx.edit_details(&id, |assessment| {
                let open = |request: &Request| request.id == req.request && request.answered.is_none();
                let index = assessment.requests.iter().position(open).ok_or_else(not_open)?;
                assessment.requests.remove(index);
                Ok::<_, Fault>(())
            })
        })?;
        self.get_ask(AssessmentRequest { assessment: req.assessment })
    }

    /// A request as it will be remembered.
    fn request(&self, req: &AskByFile, assessment: &Assessment) -> Result<Request, Fault> {
        let participant = (!req.to.is_empty()).then(|| ParticipantId::from(req.to.as_str()));
        if participant.as_ref().is_some_and(|id| !assessment.participants.iter().any(|person| person.id == *id)) {
            return Err(nobody(&req.to));
        }
        let sender = req.sender.trim();
        if sender.chars().count() > file::MAX_NAME {
            let happened = format!("The name of who asks is longer than {} characters.", file::MAX_NAME);
            return Err(Fault::refused(happened, "Shorten it."));
        }
        if assessment.requests.len() >= file::MAX_ITEMS {
            let happened = format!("An assessment holds at most {} requests.", file::MAX_ITEMS);
            return Err(Fault::refused(happened, "Withdraw those that will not be answered."));
        }
        let asked = asked_questions(assessment, self.pack_of(assessment)?);
        if let Some(id) = req.questions.iter().find(|id| !asked.iter().any(|question| question.id.as_str() == **id)) {
            let happened = format!("{id} is not a question that this assessment asks.");
            return Err(Fault::refused(happened, "Choose among its own questions."));
        }
        let chosen = asked.iter().filter(|question| req.questions.iter().any(|id| question.id.as_str() == *id));
        // In the order of the pack: the order of what would move the score most would give the score away.
        let questions: Vec<_> = chosen.map(|question| question.id.clone()).collect();
        if questions.is_empty() {
            return Err(Fault::refused("No question is chosen.", "Choose at least one."));
        }
        Ok(Request {
            id: self.new_id(),
            participant,
            sender: sender.to_owned(),
            made: self.clock.now(),
            questions,
            answered: None,
            by: String::new(),
            extra: Extra::new(),
        })
    }

    /// Whom a word of the command line means: a participant by id or name.
    pub fn participant(&self, assessment: &str, typed: &str) -> Result<String, Fault> {
        let people = self.assessment(assessment)?.participants;
        let typed = typed.trim();
        if let Some(person) = people.iter().find(|person| person.id.as_str() == typed) {
            return Ok(person.id.to_string());
        }
        let mut fitting = people.iter().filter(|person| person.name.to_lowercase() == typed.to_lowercase());
        match (fitting.next(), fitting.next()) {
            (Some(person), None) => Ok(person.id.to_string()),
            (None, _) => Err(nobody(typed)),
            (Some(_), Some(_)) => {
                let ids: Vec<String> = people.iter().map(|person| person.id.to_string()).collect();
                let happened = format!("More than one participant is called \"{typed}\".");
                Err(Fault::refused(happened, &format!("Name one by id: {}.", ids.join(", "))))
            }
        }
    }
}

/// The questions that an assessment asks.
fn asked_questions<'p>(assessment: &Assessment, pack: &'p Pack) -> Vec<&'p Question> {
    pack.questions.iter().filter(|question| applies(pack, question, assessment)).collect()
}

fn sections(assessment: &Assessment, pack: &Pack) -> Vec<AskSection> {
    let view = |question: &&Question| AskQuestion {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        stands: match assessment.answer(&question.id) {
            Answer::Open => "not answered",
            Answer::Unknown => "unknown",
            Answer::Answered { .. } => "answered",
            Answer::NotApplicable { .. } => "does not apply",
        }
        .to_owned(),
        vendor: question.ask_vendor.is_some(),
    };
    let asked = asked_questions(assessment, pack);
    let sections = pack.sections.iter().map(|section| AskSection {
        name: words::section_name(&section.name),
        questions: asked.iter().filter(|question| question.section == section.id).map(view).collect(),
    });
    sections.filter(|section| !section.questions.is_empty()).collect()
}

/// Who was asked, by name.
fn asked_name(request: &Request, assessment: &Assessment) -> String {
    match &request.participant {
        Some(id) => assessment.participants.iter().find(|person| person.id == *id).map(|person| person.name.clone()),
        None => Some(format!("{}, the vendor", assessment.vendor.name)),
    }
    .unwrap_or_default()
}

/// What the files of a request are called, without their ending.
fn stem(request: &Request, assessment: &Assessment) -> String {
    let of_assessment = safe_name(&assessment.vendor.name, &assessment.vendor.service);
    match request.participant {
        Some(_) => format!("{of_assessment}-{}", safe_name("", &asked_name(request, assessment))),
        None => of_assessment,
    }
}

fn nobody(typed: &str) -> Fault {
    let happened = format!("Nobody called \"{typed}\" takes part in this assessment.");
    Fault::refused(happened, "Add them under Details, or name somebody who takes part.")
}

fn not_open() -> Fault {
    let happened = "These questions are no longer out: they were answered or withdrawn.";
    Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Look at the list again.")
}
