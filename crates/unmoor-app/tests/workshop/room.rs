//! The demo in a room: an app on a real workspace file, and what a facilitator does with it.

use std::path::Path;

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start};
use unmoor_core::assessment::Assessment;

/// An app in whose workspace the demo lies.
pub(crate) struct Room {
    pub(crate) app: App,
    pub(crate) id: String,
}

pub(crate) fn start(folder: &Path, at: &str) -> App {
    let clock = Clock::Fixed(at.parse().unwrap());
    App::start(Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock })
        .unwrap()
}

pub(crate) const NOW: &str = "2026-11-26T09:00:00Z";

impl Room {
    pub(crate) fn open(folder: &Path) -> Room {
        let mut app = start(folder, NOW);
        let id = app.open_demo(Nothing {}).unwrap().assessment;
        Room { app, id }
    }

    pub(crate) fn req(&self) -> AssessmentRequest {
        AssessmentRequest { assessment: self.id.clone() }
    }

    /// Starts with everybody of the demo in the room.
    pub(crate) fn begin(&mut self, mode: WorkshopMode, questions: &str) -> WorkshopOn {
        let present = ["p1", "p2", "p3"].map(str::to_owned).to_vec();
        let request =
            StartWorkshop { assessment: self.id.clone(), present, mode, minutes: 4, questions: questions.to_owned() };
        self.app.start_workshop(request).unwrap().on.unwrap()
    }

    pub(crate) fn steer(&mut self, step: WorkshopStep) -> WorkshopOn {
        self.app.steer_workshop(SteerWorkshop { assessment: self.id.clone(), step }).unwrap().on.unwrap()
    }

    pub(crate) fn go(&mut self, question: &str) -> WorkshopOn {
        self.steer(WorkshopStep::Go { question: question.to_owned() })
    }

    /// The next person takes the machine and votes.
    pub(crate) fn vote(&mut self, option: Option<&str>) -> WorkshopOn {
        let on = self.steer(WorkshopStep::HandOver { participant: None });
        assert_eq!(on.phase, WorkshopPhase::Covered);
        let on = self.steer(WorkshopStep::Uncover);
        assert_eq!(on.phase, WorkshopPhase::Voting);
        let cast = CastVote { assessment: self.id.clone(), option: option.map(str::to_owned) };
        self.app.cast_vote(cast).unwrap().on.unwrap()
    }

    pub(crate) fn reveal(&mut self) -> WorkshopOn {
        let req = self.req();
        self.app.reveal_votes(req).unwrap().on.unwrap()
    }

    pub(crate) fn decide(&mut self, option: &str, note: &str, dissent: &[&str]) -> WorkshopView {
        let answer = AnswerInput::Answered { option: option.to_owned(), evidence: EvidenceStep::Claimed };
        let dissent = dissent.iter().map(|id| (*id).to_owned()).collect();
        self.app.decide(Decide { assessment: self.id.clone(), answer, note: note.to_owned(), dissent }).unwrap()
    }

    pub(crate) fn walk(&mut self, question: &str) -> QuestionView {
        let request = WalkRequest { assessment: self.id.clone(), question: Some(question.to_owned()), filter: None };
        self.app.get_walk(request).unwrap().question.unwrap()
    }

    pub(crate) fn left(&self) -> Assessment {
        self.app.leave(&self.id, &Redaction::none()).unwrap().assessment
    }

    /// Ends the program without any chance to tidy up, and starts it again.
    pub(crate) fn crash(self, folder: &Path) -> Room {
        let Room { app, id } = self;
        std::mem::forget(app);
        // The lock of the dead program goes with its process; here it is the same one, so another copy is opened.
        let copy = folder.join("after-the-crash.unmoor");
        let from = folder.join("Workspace.unmoor");
        for ending in ["", "-wal"] {
            let name = |path: &Path| format!("{}{ending}", path.display());
            std::fs::copy(name(&from), name(&copy)).unwrap();
        }
        let clock = Clock::Fixed("2026-11-26T09:30:00Z".parse().unwrap());
        let start =
            Start { data_folder: Some(folder.to_owned()), workspace: Some(copy), access: Access::ReadWrite, clock };
        Room { app: App::start(start).unwrap(), id }
    }
}

/// How many voted for what.
pub(crate) fn voters(on: &WorkshopOn) -> Vec<(String, usize)> {
    let question = on.question.as_ref().unwrap();
    question
        .ballot
        .iter()
        .filter(|line| !line.voters.is_empty())
        .map(|line| (line.key.clone(), line.voters.len()))
        .collect()
}
