//! Grade stability: how often the grade survives when the weights are redrawn (SCORING.md, "How sure are we").

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;

use crate::assessment::{Assessment, AssessmentId, Evidence};
use crate::pack::{Pack, Tier};
use crate::score::{End, Grade};
use crate::sheet::{Bench, PROOF_GATE, Sheet, WEAKEST_MARGIN};

/// How many redraws are made.
pub const REDRAWS: u32 = 1000;

/// How often the printed grade survives [`REDRAWS`] redraws of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stability {
    /// Redraws that keep the grade, 0 to [`REDRAWS`].
    pub kept: u32,
}

/// Stability in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StabilityWord {
    /// 80 % and more.
    Stable,
    /// 60 % and more.
    Borderline,
    /// Below 60 %: sensitive to weights.
    Sensitive,
}

impl Stability {
    /// In words.
    pub fn word(self) -> StabilityWord {
        match self.kept * 100 / REDRAWS {
            80.. => StabilityWord::Stable,
            60..80 => StabilityWord::Borderline,
            _ => StabilityWord::Sensitive,
        }
    }
}

/// Redraws the weights [`REDRAWS`] times and counts how often the assured grade stays.
///
/// Every redraw multiplies the weight of every section in scope and of every applicable question by its own factor, drawn
/// evenly from 0.5 to 1.5, and scores the assured end again: average, weakest section, proof gate and knock-outs. The weights
/// of the exposure questions stay, so that a knock-out that rests on exposure neither comes nor goes.
///
/// The draws are those of ChaCha8, seeded by the assessment's id: its bytes, folded into 32 by exclusive or. They
/// are used section by section and question by question in the order of their ids, so that a reprint is identical on every
/// platform and the order of the pack changes nothing.
pub fn stability(assessment: &Assessment, pack: &Pack) -> Stability {
    let sheet = Sheet::new(assessment, pack);
    let grade = Grade::of(Bench::new(&sheet).portability(End::Assured));
    let kept = redrawn(assessment, pack).into_iter().find(|(drawn, _)| *drawn == grade);
    Stability { kept: kept.map_or(0, |(_, redraws)| redraws) }
}

/// How many of the redraws of [`stability`] come to which grade, the worst first.
pub fn redrawn(assessment: &Assessment, pack: &Pack) -> [(Grade, u32); 5] {
    let sheet = Sheet::new(assessment, pack);
    let table = Table::new(&Bench::new(&sheet));
    let mut draws = ChaCha8Rng::from_seed(seed(&assessment.id));
    let mut counts = Grade::ALL.map(|grade| (grade, 0));
    for _ in 0..REDRAWS {
        let drawn = Grade::of(table.redraw(&mut draws));
        for (_, count) in counts.iter_mut().filter(|(grade, _)| *grade == drawn) {
            *count += 1;
        }
    }
    counts
}

fn seed(id: &AssessmentId) -> [u8; 32] {
    let mut seed = [0; 32];
    for (index, byte) in id.as_str().bytes().enumerate() {
        seed[index % 32] ^= byte;
    }
    seed
}

/// The assured end with its weights open: sections and their questions in the order of their ids.
struct Table {
    sections: Vec<(f64, Tier, Vec<Entry>)>,
    /// The lowest knock-out cap; it does not depend on weights.
    knocked: f64,
}

/// A question's weight and assured value, and whether it can be tested and was.
struct Entry {
    weight: f64,
    value: f64,
    /// 1 where it can be tested, else 0.
    testable: f64,
    /// 1 where it can be tested and was, else 0.
    tested: f64,
}

impl Table {
    fn new(bench: &Bench<'_, '_>) -> Self {
        let sheet = bench.sheet;
        let entries = |section| {
            let mut rows: Vec<usize> =
                (0..sheet.rows.len()).filter(|row| sheet.rows[*row].section == Some(section)).collect();
            rows.sort_by(|a, b| sheet.rows[*a].question.id.cmp(&sheet.rows[*b].question.id));
            rows.into_iter().filter_map(|row| Entry::new(bench, row)).collect()
        };
        let sections = sheet
            .sections
            .iter()
            .enumerate()
            .map(|(index, row)| (f64::from(row.section.weight), row.section.tier, entries(index)));
        let caps = sheet.knockouts.iter().filter_map(|(row, knockout)| {
            bench.knocked(*row, knockout, End::Assured).map(|_| f64::from(knockout.cap_score))
        });
        Self { sections: sections.collect(), knocked: caps.fold(f64::INFINITY, f64::min) }
    }

    /// Assured `P` with freshly drawn weights.
    fn redraw(&self, draws: &mut ChaCha8Rng) -> f64 {
        let mut average = (0.0, 0.0);
        let mut proof = (0.0, 0.0);
        let mut cap = self.knocked;
        for (weight, tier, entries) in &self.sections {
            let weight = weight * factor(draws);
            let mut section = (0.0, 0.0);
            for entry in entries {
                let drawn = entry.weight * factor(draws);
                section = (section.0 + drawn * entry.value, section.1 + drawn);
                proof = (proof.0 + drawn * entry.tested, proof.1 + drawn * entry.testable);
            }
            let value = section.0 / section.1;
            average = (average.0 + weight * value, average.1 + weight);
            if *tier == Tier::Core {
                cap = cap.min(value + WEAKEST_MARGIN);
            }
        }
        if 2.0 * proof.0 < proof.1 {
            cap = cap.min(PROOF_GATE);
        }
        if average.1 == 0.0 { 0.0 } else { cap.min(average.0 / average.1) }
    }
}

impl Entry {
    fn new(bench: &Bench<'_, '_>, row: usize) -> Option<Self> {
        let stand = bench.stand(row)?;
        let question = bench.sheet.rows[row].question;
        let one = |is: bool| if is { 1.0 } else { 0.0 };
        Some(Self {
            weight: f64::from(question.weight),
            value: f64::from(stand.value.assured),
            testable: one(question.best_evidence == Evidence::Tested),
            tested: one(stand.tested),
        })
    }
}

/// A factor from 0.5 to 1.5, evenly drawn.
fn factor(draws: &mut ChaCha8Rng) -> f64 {
    0.5 + f64::from(draws.next_u32()) / 4_294_967_296.0
}
