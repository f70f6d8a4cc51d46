//! The sections as interval bars.

use serde::Serialize;

use super::{LabelledInterval, Table};
use crate::assessment::SectionId;
use crate::pack::{Pack, Tier};
use crate::score::Score;
use crate::words;

/// One bar for every section in scope, in pack order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionBars {
    /// The bars.
    pub bars: Vec<SectionBar>,
}

/// A section's interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionBar {
    /// Which section.
    pub id: SectionId,
    /// Its name as it is set.
    pub name: String,
    /// Whether it can hold the score down by being the weakest.
    pub core: bool,
    /// Its weight in the average.
    pub weight: u32,
    /// `S`.
    pub interval: LabelledInterval,
}

impl SectionBars {
    /// The bars of a score.
    pub fn new(score: &Score, pack: &Pack) -> Self {
        let bar = |section: &crate::score::SectionScore| {
            let about = pack.section(&section.id);
            SectionBar {
                id: section.id.clone(),
                name: words::section_name(about.map_or(section.id.as_str(), |about| &about.name)),
                core: about.is_some_and(|about| about.tier == Tier::Core),
                weight: section.weight,
                interval: LabelledInterval::new(section.value),
            }
        };
        Self { bars: score.sections.iter().map(bar).collect() }
    }

    /// The figure in words.
    pub fn alt(&self) -> String {
        let each: Vec<String> =
            self.bars.iter().map(|bar| format!("{} {}", bar.name, words::interval(bar.interval.ends))).collect();
        let bars = if self.bars.len() == 1 { "Interval bar" } else { "Interval bars" };
        let sections = words::counted(self.bars.len(), "section", "sections");
        format!("{bars} of {sections}, assured to possible. {}.", each.join("; "))
    }

    /// The figure's numbers.
    pub fn table(&self) -> Table {
        let row = |bar: &SectionBar| {
            vec![
                bar.name.clone(),
                bar.weight.to_string(),
                words::one_decimal(bar.interval.ends.assured),
                words::one_decimal(bar.interval.ends.possible),
                bar.interval.grade.assured.letter().into(),
            ]
        };
        Table::new(&["Section", "Weight", "Assured", "Possible", "Grade"], self.bars.iter().map(row).collect())
    }
}

impl SectionBar {
    /// What stands under the name: "DO, core, weight 20".
    pub fn note(&self) -> String {
        format!("{}, {}weight {}", self.id, if self.core { "core, " } else { "" }, self.weight)
    }
}
