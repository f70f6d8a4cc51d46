//! Caps: what causes them, and what they hold each end to.

use super::{Ledger, Source, none};
use crate::assessment::QuestionId;
use crate::pack::{Knockout, Tier};
use crate::score::{CapKind, End, Ends, LineState};
use crate::sheet::{PROOF_GATE, WEAKEST_MARGIN};
use crate::words;

const ENDS: [End; 2] = [End::Assured, End::Possible];
const BOTH: [&str; 2] = ["Assured", "Possible"];

/// Every cap of both ends, lowest first, with what it holds each end to.
pub(super) fn all(source: &Source<'_>) -> Vec<(String, Ends<Option<f64>>)> {
    let caps = &source.score.caps;
    let mut kinds: Vec<(CapKind, &str)> = Vec::new();
    for cap in caps.assured.iter().chain(&caps.possible) {
        if !kinds.contains(&(cap.kind, cap.id.as_str())) {
            kinds.push((cap.kind, &cap.id));
        }
    }
    kinds.into_iter().map(|(kind, id)| (name(source, kind, id), values(source, kind, id))).collect()
}

fn values(source: &Source<'_>, kind: CapKind, id: &str) -> Ends<Option<f64>> {
    let at = |end: End| source.score.caps.at(end).iter().find(|cap| cap.kind == kind && cap.id == id);
    Ends { assured: at(End::Assured).map(|cap| cap.value), possible: at(End::Possible).map(|cap| cap.value) }
}

fn name(source: &Source<'_>, kind: CapKind, id: &str) -> String {
    match kind {
        CapKind::Knockout => format!("Knock-out {id}"),
        CapKind::KnockoutUnknown => format!("Unknown knock-out {id}"),
        CapKind::ProofGate => "Proof gate".to_owned(),
        CapKind::WeakestSection => {
            format!("Weakest core section, {}, plus 25", super::score::section_name(source, &id.into()))
        }
    }
}

/// `None` where no end has the cap.
pub(super) fn cap(source: &Source<'_>, kind: CapKind, id: &str) -> Option<Ledger> {
    let values = values(source, kind, id);
    values.assured.or(values.possible)?;
    let mut ledger = Ledger::new(name(source, kind, id), "", &BOTH);
    match kind {
        CapKind::Knockout | CapKind::KnockoutUnknown => knockout(source, &mut ledger, &id.into())?,
        CapKind::WeakestSection => weakest(source, &mut ledger),
        CapKind::ProofGate => proof_gate(source, &mut ledger),
    }
    let cell = |print: fn(f64) -> String| ENDS.map(|end| values.at(end).map_or_else(|| "no cap".to_owned(), print));
    ledger.sum("Holds the end to", cell(words::two_decimals));
    ledger.printed("Cap", cell(words::whole));
    ledger.note = "A cap binds where it lies below the average of its end.".to_owned();
    Some(ledger)
}

fn knockout(source: &Source<'_>, ledger: &mut Ledger, id: &QuestionId) -> Option<()> {
    let question = source.pack.question(id)?;
    let Knockout { trigger_at_or_below, exposure_at_least, .. } = question.knockout.as_ref()?;
    let level = match source.score.line(id)?.state {
        LineState::Answered { level, .. } => level.to_string(),
        _ => "not known".to_owned(),
    };
    ledger.entry(format!("{id} {}: level of the answer", words::typographic(&question.title)), [level.clone(), level]);
    ledger.entry("Fires at or below", ENDS.map(|_| trigger_at_or_below.to_string()));
    if let Some(floor) = exposure_at_least {
        ledger.entry("Exposure", super::score::both(source.score.exposure, |x| words::plain(x, 2)));
        ledger.entry("Counts from an exposure of", ENDS.map(|_| floor.to_string()));
    }
    Some(())
}

fn weakest(source: &Source<'_>, ledger: &mut Ledger) {
    let core = |id| source.pack.section(id).is_some_and(|section| section.tier == Tier::Core);
    for section in source.score.sections.iter().filter(|section| core(&section.id)) {
        let name = super::score::section_name(source, &section.id);
        ledger.entry(name, super::score::both(section.value, words::two_decimals));
    }
    let margin = format!("+{}", words::plain(WEAKEST_MARGIN, 2));
    ledger.entry("The lowest of them, plus", [margin.clone(), margin]);
}

fn proof_gate(source: &Source<'_>, ledger: &mut Ledger) {
    let proof = source.score.proof;
    ledger.entry("Weight that can be tested", [proof.whole.to_string(), none()]);
    ledger.entry("Half of it", [words::plain(f64::from(proof.whole) / 2.0, 1), none()]);
    ledger.entry("Weight tested, which is less", [words::plain(proof.part, 0), none()]);
    ledger.entry("Without half of the tests no score above", [words::plain(PROOF_GATE, 0), none()]);
}
