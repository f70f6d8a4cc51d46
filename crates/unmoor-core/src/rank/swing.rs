//! Swings: what answering an open or unknown question would tell, the most first.

use crate::assessment::{Assessment, Evidence, QuestionId};
use crate::pack::Pack;
use crate::rank::{Swing, best_answer};
use crate::score::{End, Ends};
use crate::sheet::{Bench, Sheet, Stand, worst_level};

/// What answering an open exposure question would tell.
#[derive(Debug, Clone, PartialEq)]
pub struct ExposureSwing {
    /// Which exposure question.
    pub id: QuestionId,
    /// How far assured `P` rises when the answer is the least exposed: a knock-out may rest on exposure.
    pub rise: f64,
    /// How far possible `P` falls when the answer is the most exposed.
    pub fall: f64,
    /// How far `X` moves between the least and the most exposed answer.
    pub exposure: f64,
}

impl ExposureSwing {
    /// The most of `P` that can leave the interval: the larger of the two.
    pub fn width(&self) -> f64 {
        self.rise.max(self.fall)
    }
}

/// Every applicable question that is open or unknown, by what its answer can take off the interval of `P`.
///
/// Widest first; then by both sides together, by the average, and by id.
pub fn swings(assessment: &Assessment, pack: &Pack) -> Vec<Swing> {
    let sheet = Sheet::new(assessment, pack);
    let mut bench = Bench::new(&sheet);
    let now = (bench.portability(End::Assured), bench.portability(End::Possible));
    let mut swings = Vec::new();
    for (index, row) in sheet.rows.iter().enumerate() {
        let unknown = bench.stand(index).is_some_and(|stand| stand.level.is_none());
        let Some((_, best)) = best_answer(row.question).filter(|_| unknown) else { continue };
        let worst = Stand::answered(row.question, worst_level(row.question), Evidence::Claimed);
        bench.put(index, best);
        let (risen, high) = (bench.portability(End::Assured), bench.average(End::Assured));
        bench.put(index, worst);
        let (fallen, low) = (bench.portability(End::Possible), bench.average(End::Assured));
        bench.put(index, Stand::UNKNOWN);
        swings.push(Swing {
            id: row.question.id.clone(),
            rise: risen - now.0,
            fall: now.1 - fallen,
            average: high - low,
        });
    }
    swings.sort_by(|a, b| {
        let wider = b.width().total_cmp(&a.width()).then((b.rise + b.fall).total_cmp(&(a.rise + a.fall)));
        wider.then(b.average.total_cmp(&a.average)).then_with(|| a.id.cmp(&b.id))
    });
    swings
}

/// Every exposure question that is open, by what its answer can take off the interval of `P`, then off that of `X`.
pub fn exposure_swings(assessment: &Assessment, pack: &Pack) -> Vec<ExposureSwing> {
    let sheet = Sheet::new(assessment, pack);
    let mut bench = Bench::new(&sheet);
    let now = (bench.portability(End::Assured), bench.portability(End::Possible));
    let mut swings = Vec::new();
    for (index, row) in sheet.exposure.iter().enumerate().filter(|(_, row)| row.option.is_none()) {
        let levels = || row.question.options.iter().map(|option| option.exposure);
        let (Some(least), Some(most)) = (levels().min(), levels().max()) else { continue };
        let fixed = |value| Ends { assured: value, possible: value };
        bench.put_exposure(index, row.value, fixed(least));
        let (risen, low) = (bench.portability(End::Assured), bench.exposure(End::Assured));
        bench.put_exposure(index, fixed(least), fixed(most));
        let (fallen, high) = (bench.portability(End::Possible), bench.exposure(End::Assured));
        bench.put_exposure(index, fixed(most), row.value);
        swings.push(ExposureSwing {
            id: row.question.id.clone(),
            rise: risen - now.0,
            fall: now.1 - fallen,
            exposure: high - low,
        });
    }
    swings.sort_by(|a, b| {
        let wider = b.width().total_cmp(&a.width()).then(b.exposure.total_cmp(&a.exposure));
        wider.then_with(|| a.id.cmp(&b.id))
    });
    swings
}
