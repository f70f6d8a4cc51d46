//! What the second window shows: the question for the room, and never more than the room may see.

use super::scene::Scene;
use super::{views, votes};
use crate::App;
use crate::fault::Fault;
use crate::view::*;

/// What the projector was shown last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Projected(Option<ProjectorView>);

impl App {
    /// What a projector shows now.
    pub fn get_projector(&mut self, _: Nothing) -> Result<ProjectorView, Fault> {
        let news = self.projector_news();
        Ok(news.or_else(|| self.projected.0.clone()).unwrap_or_else(|| self.projector_view()))
    }

    /// What a projector must show instead of what it was shown last; `None` where nothing differs.
    pub fn projector_news(&mut self) -> Option<ProjectorView> {
        let before = self.projected.0.as_ref();
        let revision = before.map_or(0, |before| before.revision);
        let now = ProjectorView { revision, ..self.projector_view() };
        if before == Some(&now) {
            return None;
        }
        let now = ProjectorView { revision: revision + 1, ..now };
        self.projected = Projected(Some(now.clone()));
        Some(now)
    }

    fn projector_view(&self) -> ProjectorView {
        let id = self.live.as_ref().map(|live| live.assessment.clone());
        let scene = id.and_then(|id| self.assessment(id.as_str()).ok()).and_then(|assessment| self.scene(&assessment));
        let question = scene.as_ref().and_then(projected);
        let note = match (&scene, &question) {
            (None, _) => "No workshop is on.",
            (Some(_), None) => "Every question of this workshop is decided.",
            (Some(_), Some(_)) => "",
        };
        ProjectorView {
            revision: 0,
            settings: self.kept.settings.clone(),
            service: scene.map(|scene| views::service(&scene.assessment)).unwrap_or_default(),
            question,
            note: note.to_owned(),
        }
    }
}

fn projected(scene: &Scene) -> Option<ProjectedQuestion> {
    let question = views::question(scene, None)?;
    let phase = scene.phase();
    let blind = scene.live.mode == WorkshopMode::Blind;
    let open = !blind || phase == WorkshopPhase::Revealed;
    Some(ProjectedQuestion {
        id: question.id,
        place: question.place,
        prompt: question.prompt,
        asked_of: question.asked_of,
        phase,
        ballot: question.ballot,
        spread: question.spread,
        agreement: question.agreement,
        apart: question.apart,
        votes_in: if blind && phase != WorkshopPhase::Revealed { views::votes_in(scene) } else { String::new() },
        proposed: scene.live.draft.choice.clone().filter(|_| open),
        decides: if open { decides(scene) } else { String::new() },
        dissent: if open { views::dissent(scene) } else { String::new() },
        clock: scene.live.clock.view(scene.live.minutes),
        left: scene.left().map(|_| 1).sum(),
    })
}

/// What the room is about to decide, or else what it has decided.
fn decides(scene: &Scene) -> String {
    let Some(question) = scene.question() else { return String::new() };
    match votes::proposed(scene, &scene.live.draft) {
        Some(answer) => format!("Proposed: {}", views::answer(question, &answer)),
        None if scene.decided(&question.id) => {
            format!("Decided: {}", views::answer(question, scene.assessment.answer(&question.id)))
        }
        None => String::new(),
    }
}
