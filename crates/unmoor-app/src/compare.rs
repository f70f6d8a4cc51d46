//! The comparison: two to six assessments of the workspace in columns, or why they cannot be compared.

mod text;
mod view;

use std::path::Path;

use jiff::civil::Date;
use unmoor_core::assessment::Assessment;
use unmoor_core::compare::{Comparison, Refusal, check, compare};
use unmoor_core::ledger::{self, Ledger, Opened};
use unmoor_core::pack::{self, Pack, Unscored};
use unmoor_core::redaction::Redaction;
use unmoor_core::score::Figures;
use unmoor_core::words;

use crate::App;
use crate::exchange::safe_name;
use crate::fault::{Fault, FaultCode};
use crate::rescore::packs;
use crate::view::*;
use crate::{compare, files};

/// A comparison that was made, with the figures that every column was scored at.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// As it is shown.
    pub view: ComparisonView,
    /// The score of each column on the common questions.
    pub figures: Vec<Figures>,
}

/// What must be known of a figure that is not the column's own.
const COMMON_ONLY: &str = "Only the questions that all columns have in scope count here.";

/// Why assessments are not compared.
enum NotCompared {
    Refused(Refusal),
    Unscored(Unscored),
}

impl App {
    /// The comparison of the chosen assessments, or why there is none. Those that are no longer here are left out.
    pub fn get_compare(&mut self, req: CompareRequest) -> Result<CompareView, Fault> {
        let mut chosen = Vec::new();
        for id in &req.assessments {
            match self.assessment(id) {
                Ok(assessment) => chosen.push(assessment),
                Err(fault) if fault.code == FaultCode::NotFound => {}
                Err(fault) => return Err(fault),
            }
        }
        let compared = compared(&chosen, &self.packs, self.clock.today());
        let (table, refusal) = match compared {
            Ok(compared) => (Some(compared.view), None),
            Err(why) => (None, Some(refusal(why))),
        };
        Ok(CompareView { chosen: chosen.iter().map(|one| self.chosen(one)).collect(), refusal, table })
    }

    /// A comparison as a text: what the clipboard gets.
    pub fn compare_text(&mut self, req: SaveComparison) -> Result<ComparisonText, Fault> {
        let text = text::of(&self.compared(&req.assessments)?.view, req.format);
        Ok(ComparisonText { text })
    }

    /// Writes a comparison to a file. It holds what its columns are made of, and nothing of any other assessment.
    pub fn save_comparison_to(&self, req: &SaveComparison, target: &Path) -> Result<(), Fault> {
        let compared = self.compared(&req.assessments)?;
        files::replace(target, text::of(&compared.view, req.format).as_bytes())
    }

    /// A name for the file of a comparison, without its folder.
    pub fn comparison_name(&self, req: &SaveComparison) -> Result<String, Fault> {
        let compared = self.compared(&req.assessments)?;
        let names: Vec<&str> = compared.view.columns.iter().map(|column| column.name.as_str()).collect();
        Ok(format!("{}.{}", safe_name("Comparison", &names.join(" ")), ending(req.format)))
    }

    /// Compares assessments of the workspace.
    fn compared(&self, ids: &[String]) -> Result<Compared, Fault> {
        let leaving = |id: &String| self.leave(id, &Redaction::none()).map(|assessed| assessed.assessment);
        let all = ids.iter().map(leaving).collect::<Result<Vec<_>, _>>()?;
        Ok(compare::compared(&all, &self.packs, self.clock.today())?)
    }

    /// The arithmetic of a figure in one column of a comparison; `None` where the column has no such figure.
    pub(crate) fn sum_beside(&self, opened: &Opened, id: &str, columns: &[String]) -> Result<Option<Ledger>, Fault> {
        let all = columns.iter().map(|id| self.assessment(id)).collect::<Result<Vec<_>, _>>()?;
        let (comparison, pack) = side_by_side(&all, &self.packs)?;
        let shared = pack.only(|question| comparison.common.contains(&question.id));
        let column = comparison.columns.iter().zip(&all).find(|(column, _)| column.id.as_str() == id);
        Ok(column.and_then(|(column, assessment)| {
            let ledger = ledger::ledger(opened, assessment, &shared, &column.score, self.clock.today())?;
            let title = format!("{}: {}", words::typographic(&column.name), ledger.title);
            let note = match opened {
                Opened::Exposure | Opened::Deadline => ledger.note,
                _ if column.left_out.is_empty() => ledger.note,
                _ if ledger.note.is_empty() => COMMON_ONLY.to_owned(),
                _ => format!("{COMMON_ONLY} {}", ledger.note),
            };
            Some(Ledger { title, note, ..ledger })
        }))
    }

    fn chosen(&self, assessment: &Assessment) -> ChosenView {
        ChosenView {
            id: assessment.id.to_string(),
            title: assessment.title.clone(),
            vendor: assessment.vendor.name.clone(),
            service: assessment.vendor.service.clone(),
            pack: packs(assessment),
            rescore_with: self.newer_pack(assessment).map(|pack| pack::name(&pack.reference())),
        }
    }
}

/// Compares assessments that need not be in a workspace.
pub fn of(assessments: &[Assessment], today: Date) -> Result<Compared, Fault> {
    Ok(compared(assessments, &[pack::builtin()], today)?)
}

/// The comparison as a text.
pub fn text(view: &ComparisonView, format: CompareFormat) -> String {
    text::of(view, format)
}

/// The format that a file's ending asks for.
pub fn format_of(target: &Path) -> Result<CompareFormat, Fault> {
    let found = target.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let formats = [CompareFormat::Markdown, CompareFormat::Csv];
    formats.into_iter().find(|format| found.as_deref() == Some(ending(*format))).ok_or_else(|| {
        let happened = format!("\"{}\" does not end in .md or .csv.", files::name(target));
        Fault::refused(happened, "Give the comparison a name that ends in .md or .csv.")
    })
}

fn ending(format: CompareFormat) -> &'static str {
    match format {
        CompareFormat::Markdown => "md",
        CompareFormat::Csv => "csv",
    }
}

/// A comparison, and the pack of all its columns.
fn side_by_side<'p>(assessments: &[Assessment], packs: &[&'p Pack]) -> Result<(Comparison, &'p Pack), NotCompared> {
    let all: Vec<&Assessment> = assessments.iter().collect();
    check(&all)?;
    let Some(first) = all.first() else { return Err(Refusal::TooFew { count: 0 }.into()) };
    let pack = pack::scoring(first, packs)?;
    Ok((compare(&all, pack)?, pack))
}

fn compared(assessments: &[Assessment], packs: &[&Pack], today: Date) -> Result<Compared, NotCompared> {
    let (comparison, pack) = side_by_side(assessments, packs)?;
    Ok(Compared {
        view: view::of(&comparison, assessments, pack, today),
        figures: comparison.columns.iter().map(|column| column.score.figures()).collect(),
    })
}

fn refusal(why: NotCompared) -> CompareRefusal {
    let rescore = match &why {
        NotCompared::Refused(refusal) => matches!(refusal, Refusal::Methods { .. } | Refusal::Packs { .. }),
        NotCompared::Unscored(_) => true,
    };
    let told = Fault::from(why);
    CompareRefusal { happened: told.happened, remedy: told.remedy, rescore }
}

impl From<Refusal> for NotCompared {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Unscored> for NotCompared {
    fn from(unscored: Unscored) -> Self {
        Self::Unscored(unscored)
    }
}

impl From<NotCompared> for Fault {
    fn from(why: NotCompared) -> Self {
        match why {
            NotCompared::Refused(refusal) => {
                Self::from_clauses(FaultCode::Refused, &refusal.to_string(), String::new())
            }
            NotCompared::Unscored(unscored) => unscored.into(),
        }
    }
}
