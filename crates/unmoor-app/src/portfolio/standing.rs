//! What an assessment comes to, as Home shows and sorts it.

use unmoor_core::assessment::Assessment;
use unmoor_core::figure::Spot;
use unmoor_core::pack::{self, Pack};
use unmoor_core::score::{Ends, Grade, Zone};

use crate::assessed::Assessed;
use crate::rescore::unscored_row;
use crate::view::{RowScore, UnscoredRow};

/// Below this coverage a vendor is hardly begun, and its risk says more about the open questions than about the vendor.
const ENOUGH: f64 = 0.5;

/// What became of scoring an assessment.
pub(crate) enum Judged {
    /// It has a score.
    Scored(Box<Standing>),
    /// It cannot be scored here.
    Unscored(Box<UnscoredRow>),
}

/// What an assessment comes to.
pub(crate) struct Standing {
    /// As it is shown.
    pub(crate) shown: RowScore,
    /// Where it stands in the chart.
    pub(crate) spot: Spot,
    pub(crate) grade: Ends<Grade>,
    pub(crate) zone: Zone,
    /// Whether too little is answered to judge the vendor.
    pub(crate) early: bool,
}

impl Judged {
    /// Scores an assessment with its pack, where that is at hand.
    pub(crate) fn new(assessment: Assessment, packs: &[&'static Pack]) -> Self {
        match pack::scoring(&assessment, packs) {
            Ok(pack) => Self::Scored(Box::new(Standing::of(&Assessed::new(assessment, pack)))),
            Err(why) => Self::Unscored(Box::new(unscored_row(packs, &assessment, &why))),
        }
    }
}

impl Standing {
    fn of(assessed: &Assessed) -> Self {
        let score = &assessed.score;
        Self {
            shown: assessed.row(),
            spot: Spot { exposure: score.exposure.assured, lock_in: score.lock_in.assured, risk: score.risk.assured },
            grade: score.grade,
            zone: score.zone.assured,
            early: score.coverage.value < ENOUGH,
        }
    }
}
