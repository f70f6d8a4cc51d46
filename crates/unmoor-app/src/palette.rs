//! What the command palette can reach: every assessment, and every question of the one that is open.

use unmoor_core::applies::applies;
use unmoor_core::pack::{self, Pack};
use unmoor_core::words;

use crate::App;
use crate::fault::Fault;
use crate::view::*;

impl App {
    /// Assessments of the workspace, and questions of the one that is open.
    pub fn get_palette(&mut self, req: PaletteRequest) -> Result<PaletteView, Fault> {
        let mut entries: Vec<PaletteEntry> = self
            .workspace()?
            .list()?
            .into_iter()
            .map(|summary| PaletteEntry {
                kind: PaletteKind::Assessment,
                assessment: summary.id.to_string(),
                question: String::new(),
                label: format!("{}, {}", summary.vendor, summary.service),
                hint: summary.title,
            })
            .collect();
        if let Some(id) = req.assessment {
            let assessment = self.assessment(&id)?;
            let pack = pack::scoring(&assessment, &self.packs).ok();
            let asked = |pack: &'static Pack| {
                pack.questions.iter().filter(|question| applies(pack, question, &assessment)).collect()
            };
            for question in pack.map_or_else(Vec::new, asked) {
                entries.push(PaletteEntry {
                    kind: PaletteKind::Question,
                    assessment: id.clone(),
                    question: question.id.to_string(),
                    label: format!("{} {}", question.id, words::typographic(&question.title)),
                    hint: words::typographic(&question.prompt),
                });
            }
        }
        Ok(PaletteView { entries })
    }
}
