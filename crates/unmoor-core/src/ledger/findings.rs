//! The weight of a finding, and how many there are.

use super::{Ledger, Source, none};
use crate::assessment::QuestionId;
use crate::finding::{self, Finding, KnockoutState, Severity};
use crate::words;

const SEVERITIES: [(Severity, &str); 4] = [
    (Severity::Critical, "Critical: a knock-out that fired"),
    (Severity::High, "High: a weight from 40"),
    (Severity::Medium, "Medium: a weight from 20"),
    (Severity::Low, "Low: a weight below 20"),
];

fn all(source: &Source<'_>) -> Vec<Finding> {
    finding::findings(source.assessment, source.pack, source.score)
}

pub(super) fn findings(source: &Source<'_>) -> Ledger {
    let found = all(source);
    let mut ledger = Ledger::new("Findings", "Severity", &["Findings"]);
    for (severity, label) in SEVERITIES {
        let count = found.iter().filter(|finding| finding.severity == severity).count();
        ledger.entry(label, [count.to_string()]);
    }
    ledger.printed("Findings", [found.len().to_string()]);
    ledger.note = "A finding is an answer that counts less than 70 at the assured end, or a knock-out that fired or is not known."
        .to_owned();
    ledger
}

pub(super) fn finding(source: &Source<'_>, id: &QuestionId) -> Option<Ledger> {
    let finding = all(source).into_iter().find(|finding| finding.id == *id)?;
    let question = source.pack.question(id)?;
    let title = format!("Weight of {id}, {}", words::typographic(&question.title));
    let mut ledger = Ledger::new(title, "", &["", ""]);
    let shortfall = 100 - finding.value.min(100);
    let exposure = words::plain(source.score.exposure.assured, 2);
    ledger.entry(
        "Shortfall: 100 less what the answer counts, assured",
        [format!("100 \u{2212} {}", finding.value), shortfall.to_string()],
    );
    let weight = question.weight;
    ledger.entry(
        "Times the question\u{2019}s weight by 5",
        [format!("{weight} / 5"), words::plain(f64::from(weight) / 5.0, 1)],
    );
    let hundredth = words::plain(source.score.exposure.assured / 100.0, 4);
    ledger.entry("Times the exposure by 100, assured", [format!("{exposure} / 100"), hundredth]);
    let product = format!("{shortfall} \u{d7} {weight} / 5 \u{d7} {exposure} / 100");
    ledger.sum("Product", [product, words::plain(finding.weight, 2)]);
    ledger.printed("Weight", [none(), words::finding_weight(finding.weight)]);
    ledger.printed("Severity", [none(), words::severity(finding.severity).to_owned()]);
    ledger.note = match finding.knockout {
        KnockoutState::Fired { .. } => "A knock-out that fired is critical, whatever it weighs.".to_owned(),
        KnockoutState::Unknown { .. } => "A knock-out that is not known stands before the others.".to_owned(),
        KnockoutState::None => String::new(),
    };
    Some(ledger)
}
