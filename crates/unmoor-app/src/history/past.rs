//! A snapshot as it is read back: scored again from its bytes, and set against the score that was kept with it.

use unmoor_core::assessment::Assessment;
use unmoor_core::pack::{self, Pack};
use unmoor_core::score::{Ends, Figures, score};
use unmoor_core::{file, words};
use unmoor_store::Snapshot;

use crate::assessed::{grade_of, interval, risk_possible};
use crate::fault::Fault;
use crate::view::*;

/// A snapshot, read back.
pub(crate) struct Past {
    pub(crate) snapshot: Snapshot,
    /// What its answers give; where they cannot be scored here, what was kept, if that can be read.
    pub(crate) figures: Option<Figures>,
    /// What it was asked from: `unmoor-standard 1.0.0`; empty where its bytes cannot be read.
    pub(crate) pack: String,
    /// The answers with their pack; `None` where they cannot be scored here.
    pub(crate) state: Option<(Assessment, &'static Pack)>,
    /// What is not as it should be; empty where all is well.
    pub(crate) warning: String,
}

impl Past {
    /// Scores a snapshot again from its bytes.
    pub(super) fn read(snapshot: Snapshot, packs: &[&'static Pack]) -> Self {
        let kept: Option<Figures> = serde_json::from_str(&snapshot.score).ok();
        let read = file::read(&snapshot.file, packs).map_err(|fault| fault.to_string());
        let scored = read.and_then(|assessment| {
            let pack = pack::scoring(&assessment, packs).map_err(|fault| fault.to_string())?;
            Ok((assessment, pack))
        });
        match scored {
            Ok((assessment, pack)) => {
                let figures = score(&assessment, pack).figures();
                let warning = disagreement(kept.as_ref(), &figures);
                let named = pack::name(&pack.reference());
                Self { snapshot, figures: Some(figures), pack: named, state: Some((assessment, pack)), warning }
            }
            Err(why) => {
                let why = why.split("; ").next().unwrap_or_default();
                let warning =
                    format!("It cannot be scored again here: {why}. The numbers are those that were kept with it.");
                Self { snapshot, figures: kept, pack: String::new(), state: None, warning }
            }
        }
    }

    /// The answers with their pack; a fault where they cannot be scored here.
    pub(super) fn scored(&self) -> Result<(&Assessment, &'static Pack), Fault> {
        match &self.state {
            Some((assessment, pack)) => Ok((assessment, *pack)),
            None => Err(Fault::refused(
                format!("\"{}\": {}", self.snapshot.name, self.warning),
                "Choose another snapshot, or look at it with the Unmoor that took it.",
            )),
        }
    }

    pub(super) fn grade(&self) -> Option<GradeView> {
        let figures = self.figures.as_ref()?;
        let grade = Ends { assured: figures.grade, possible: figures.grade_possible };
        Some(grade_of(grade, figures.provisional))
    }

    pub(super) fn portability(&self) -> Option<IntervalView> {
        let Ends { assured, possible } = self.figures.as_ref()?.portability;
        Some(interval("Portability", assured, possible))
    }

    pub(super) fn risk(&self) -> String {
        let risk = |figures: &Figures| {
            format!("{} {}", words::capital(words::zone(figures.zone)), words::risk_whole(figures.risk.assured))
        };
        self.figures.as_ref().map(risk).unwrap_or_default()
    }

    pub(super) fn risk_possible(&self) -> String {
        let down = |figures: &Figures| {
            risk_possible(figures.risk, Ends { assured: figures.zone, possible: figures.zone_possible })
        };
        self.figures.as_ref().map(down).unwrap_or_default()
    }
}

/// Whether the kept score is what the answers give.
fn disagreement(kept: Option<&Figures>, again: &Figures) -> String {
    let stands = |figures: &Figures| words::interval(figures.portability);
    match kept {
        Some(kept) if kept.agrees(again) => String::new(),
        Some(kept) if stands(kept) != stands(again) => format!(
            "Its answers give {}, but {} was kept with it: one of the two was altered. The answers are shown.",
            stands(again),
            stands(kept)
        ),
        Some(_) => "The score that was kept with it is not what its answers give: one of the two was altered. \
                    The answers are shown."
            .to_owned(),
        None => "The score that was kept with it cannot be read. Its answers are scored again.".to_owned(),
    }
}
