//! Findings as the result shows them.

use jiff::civil::Date;
use unmoor_core::finding::Finding;
use unmoor_core::pack::Actor;
use unmoor_core::rank::{self, Gain};
use unmoor_core::words;

use super::{answer_text, plan, treatment};
use crate::assessed::Assessed;
use crate::view::*;

/// Every finding, heaviest first.
pub(super) fn views(assessed: &Assessed, findings: &[Finding], today: Date) -> Vec<FindingView> {
    let gains = rank::gains(&assessed.assessment, assessed.pack);
    findings.iter().filter_map(|finding| view(assessed, finding, &gains, today)).collect()
}

fn view(assessed: &Assessed, finding: &Finding, gains: &[Gain], today: Date) -> Option<FindingView> {
    let gain = gains.iter().find(|gain| gain.id == finding.id);
    let question = assessed.pack.question(&finding.id)?;
    Some(FindingView {
        id: finding.id.to_string(),
        severity: words::severity(finding.severity).to_owned(),
        weight: words::finding_weight(finding.weight),
        prompt: words::typographic(&question.prompt),
        answer: answer_text(question, assessed.assessment.answer(&finding.id)),
        recommendation: words::typographic(&question.recommendation),
        actor: words::actor(finding.actor).to_owned(),
        acts: match finding.actor {
            Actor::Vendor => ActorStep::Vendor,
            Actor::Us => ActorStep::Us,
            Actor::Both => ActorStep::Both,
        },
        who: words::role(&question.asked_of),
        gain: gain.map(plan::gain),
        treatment: treatment::of(&assessed.assessment, &finding.id, today),
        knockout: words::knockout(finding, &assessed.score),
    })
}
