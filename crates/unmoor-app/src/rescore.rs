//! Assessments whose question pack is not the one at hand: told as what they are, and rescored as a copy.

use unmoor_core::assessment::{Assessment, AssessmentId};
use unmoor_core::pack::{self, Pack, Unscored};
use unmoor_core::rescore::{Rescored, rescore};
use unmoor_core::words;
use unmoor_store::{Act, StoreFault};

use crate::App;
use crate::fault::Fault;
use crate::view::*;

/// How many ids of new questions are told before the rest is counted.
const IDS_TOLD: usize = 8;

impl App {
    /// What a rescored copy would hold, and what it could not. Nothing is made.
    pub fn plan_rescore(&mut self, req: AssessmentRequest) -> Result<RescorePlan, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        let target = self.rescore_target(&assessment)?;
        let Rescored { copy, carried, lost, reworded, counted, added } = self.rescored(&assessment, target);
        let named = |id: &str, text: String| RescoreLine { id: id.to_owned(), text };
        Ok(RescorePlan {
            assessment: req.assessment,
            title: copy.title,
            from: packs(&assessment),
            to: pack::name(&target.reference()),
            carried: match carried {
                1 => "One answer is carried over.".to_owned(),
                many => format!("{} answers are carried over.", words::count_first(many)),
            },
            lost: lost.iter().map(|lost| named(lost.question.as_str(), lost.sentence(target))).collect(),
            reworded: reworded
                .iter()
                .flatten()
                .map(|reworded| named(reworded.question.as_str(), reworded.sentence()))
                .collect(),
            counted: counted.iter().map(|counted| named(&counted.id, counted.sentences())).collect(),
            unseen: match reworded {
                Some(_) => String::new(),
                None => format!(
                    "The wording of {} is not at hand, so it cannot be told which statements read otherwise now. \
                     Look through the answers.",
                    packs(&assessment)
                ),
            },
            added: match added.len() {
                0 => String::new(),
                1 => format!("One question is new, and open in the copy: {}.", added[0]),
                many => {
                    let ids: Vec<String> = added.iter().map(ToString::to_string).collect();
                    let ids = words::listed_some(&ids, IDS_TOLD);
                    format!("{} questions are new, and open in the copy: {ids}.", words::count_first(many))
                }
            },
        })
    }

    /// Makes a copy of an assessment that is scored with the pack at hand. The original stays as it is; undo takes the
    /// copy away.
    pub fn rescore(&mut self, req: AssessmentRequest) -> Result<Created, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        let target = self.rescore_target(&assessment)?;
        let copy = self.rescored(&assessment, target).copy;
        let at = self.clock.now();
        self.workspace_mut()?.change(Act::Rescore, at, |tx| {
            tx.add_assessment(&copy)?;
            tx.copy_documents(&assessment.id, &copy.id)?;
            Ok::<_, StoreFault>(())
        })?;
        Ok(Created { assessment: copy.id.to_string() })
    }

    fn rescored(&self, assessment: &Assessment, target: &Pack) -> Rescored {
        let from = match assessment.packs.as_slice() {
            [named] => self.packs.iter().find(|pack| pack.reference().same(named)).copied(),
            _ => None,
        };
        rescore(assessment, from, target, AssessmentId(self.new_id()))
    }

    /// The pack that a copy would be scored with.
    fn rescore_target(&self, assessment: &Assessment) -> Result<&'static Pack, Fault> {
        self.newer_pack(assessment).ok_or_else(|| {
            Fault::refused(
                format!(
                    "\"{}\" was asked from {}, and this Unmoor has no other version of that.",
                    assessment.title,
                    packs(assessment)
                ),
                "Open it with the Unmoor that made it.",
            )
        })
    }

    /// The newest pack at hand that a copy of this assessment can be scored with; `None` where it is scored with that already.
    pub(crate) fn newer_pack(&self, assessment: &Assessment) -> Option<&'static Pack> {
        newer_pack(&self.packs, assessment)
    }
}

fn newer_pack(at_hand: &[&'static Pack], assessment: &Assessment) -> Option<&'static Pack> {
    let [named] = assessment.packs.as_slice() else { return None };
    let newest = pack::newest(&named.id, at_hand)?;
    let current = pack::scoring(assessment, at_hand).is_ok_and(|pack| pack.reference() == newest.reference());
    (!current).then_some(newest)
}

/// An assessment that cannot be scored with the packs at hand, for Home.
pub(crate) fn unscored_row(at_hand: &[&'static Pack], assessment: &Assessment, why: &Unscored) -> UnscoredRow {
    let told = Fault::from(why.clone());
    UnscoredRow {
        id: assessment.id.to_string(),
        title: assessment.title.clone(),
        vendor: assessment.vendor.name.clone(),
        service: assessment.vendor.service.clone(),
        pack: packs(assessment),
        why: format!("{} {}", told.happened, told.kept),
        rescore_with: newer_pack(at_hand, assessment).map(|pack| pack::name(&pack.reference())),
    }
}

/// What an assessment was asked from: `unmoor-standard 0.9.0`.
pub(crate) fn packs(assessment: &Assessment) -> String {
    words::listed(&assessment.packs.iter().map(pack::name).collect::<Vec<_>>())
}
