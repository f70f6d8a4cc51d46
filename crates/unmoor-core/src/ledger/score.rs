//! Portability, grade, average, sections, exposure, lock-in and risk.

use super::{Ledger, Source, caps, none};
use crate::assessment::SectionId;
use crate::score::{End, Ends, Grade, LineState, SectionScore, Zone};
use crate::words;

const ENDS: [End; 2] = [End::Assured, End::Possible];
const BOTH: [&str; 2] = ["Assured", "Possible"];

/// A figure at both ends, printed.
pub(super) fn both(ends: Ends<f64>, print: fn(f64) -> String) -> [String; 2] {
    ENDS.map(|end| print(*ends.at(end)))
}

fn two(value: f64) -> String {
    words::plain(value, 2)
}

pub(super) fn portability(source: &Source<'_>) -> Ledger {
    let score = source.score;
    let mut ledger = Ledger::new("Portability", "", &BOTH);
    ledger.entry("Average of the sections, by weight", both(score.average, words::two_decimals));
    for (name, values) in caps::all(source) {
        let cell = |value: Option<f64>| value.map_or_else(|| "no cap".to_owned(), words::two_decimals);
        ledger.entry(name, ENDS.map(|end| cell(*values.at(end))));
    }
    ledger.sum("The lowest of these", both(score.portability, words::two_decimals));
    ledger.printed("Portability", both(score.portability, words::whole));
    ledger.note = "Printed numbers are rounded, but never up to the floor of a better grade.".to_owned();
    ledger
}

pub(super) fn grade(source: &Source<'_>) -> Ledger {
    let score = source.score;
    let mut ledger = Ledger::new("Grade", "", &BOTH);
    ledger.entry("Portability", both(score.portability, words::two_decimals));
    for grade in Grade::ALL.into_iter().rev() {
        let reached = |end: End| if *score.grade.at(end) >= grade { "reached" } else { "not reached" };
        let floor = words::plain(grade.floor(), 0);
        ledger.entry(format!("{} from {floor}", grade.letter()), ENDS.map(|end| reached(end).to_owned()));
    }
    ledger.printed("Grade", ENDS.map(|end| score.grade.at(end).letter().to_string()));
    if let Some(reasons) = &score.provisional {
        ledger.note = words::provisional(reasons, score.coverage);
    }
    ledger
}

pub(super) fn average(source: &Source<'_>) -> Ledger {
    let score = source.score;
    let heads = ["Weight W", "Assured S", "W \u{d7} S", "Possible S", "W \u{d7} S"];
    let mut ledger = Ledger::new("Average, by weight", "Section", &heads);
    let product = |section: &SectionScore, end: End| f64::from(section.weight) * section.value.at(end);
    for section in &score.sections {
        let [assured, possible] = both(section.value, words::two_decimals);
        let [weighted, could] = ENDS.map(|end| two(product(section, end)));
        let name = section_name(source, &section.id);
        ledger.entry(name, [section.weight.to_string(), assured, weighted, possible, could]);
    }
    let weight: u32 = score.sections.iter().map(|section| section.weight).sum();
    let sums = ENDS.map(|end| score.sections.iter().map(|section| product(section, end)).sum::<f64>());
    let [assured, possible] = sums.map(two);
    ledger.sum("Sums", [weight.to_string(), none(), assured.clone(), none(), possible.clone()]);
    let quotient = |sum: &str, end: End| format!("{sum} / {weight} = {}", words::two_decimals(*score.average.at(end)));
    let quotients = [quotient(&assured, End::Assured), quotient(&possible, End::Possible)];
    let [assured, possible] = quotients;
    ledger.sum("Sum of W \u{d7} S by sum of W", [none(), none(), assured, none(), possible]);
    let [assured, possible] = both(score.average, words::whole);
    ledger.printed("Average", [weight.to_string(), none(), assured, none(), possible]);
    ledger.note = "Products are printed with two decimals and added up before they are rounded.".to_owned();
    ledger
}

/// A section's name as it stands in a table.
pub(super) fn section_name(source: &Source<'_>, id: &SectionId) -> String {
    let found = source.pack.section(id);
    found.map_or_else(|| id.to_string(), |section| words::section_name(&section.name))
}

pub(super) fn section(source: &Source<'_>, id: &SectionId) -> Option<Ledger> {
    let section = source.score.section(id)?;
    let heads = ["Shown by", "Weight w", "Assured v", "w \u{d7} v", "Possible v", "w \u{d7} v"];
    let mut ledger = Ledger::new(section_name(source, id), "Question", &heads).words(1);
    for line in source.score.lines.iter().filter(|line| line.section == *id) {
        let title = source.pack.question(&line.id).map_or("", |question| &question.title);
        let label = format!("{} {}", line.id, words::typographic(title));
        let shown = shown_by(line.state).to_owned();
        let cells = match line.value {
            Some(Ends { assured, possible }) => {
                let products = [assured, possible].map(|value| (value * line.weight).to_string());
                let [first, second] = products;
                [shown, line.weight.to_string(), assured.to_string(), first, possible.to_string(), second]
            }
            None => [shown, none(), none(), none(), none(), none()],
        };
        ledger.entry(label, cells);
    }
    let weight = section.question_weight;
    let [assured, possible] = ENDS.map(|end| words::plain(f64::from(*section.products.at(end)), 0));
    ledger.sum("Sums", [none(), weight.to_string(), none(), assured.clone(), none(), possible.clone()]);
    let quotient = |sum: &str, end: End| format!("{sum} / {weight} = {}", words::two_decimals(*section.value.at(end)));
    let quotients =
        [none(), none(), none(), quotient(&assured, End::Assured), none(), quotient(&possible, End::Possible)];
    ledger.sum("Sum of w \u{d7} v by sum of w", quotients);
    let [assured, possible] = both(section.value, words::whole);
    ledger.printed(section_name(source, id), [none(), none(), none(), assured, none(), possible]);
    ledger.note =
        "v is the level of the answer; at the assured end words count 69 at most and documents 84, or 100 where there \
                   is no better proof. What is not known counts 0 and 100."
            .to_owned();
    Some(ledger)
}

/// How an answer is shown, or why there is none.
pub(super) fn shown_by(state: LineState) -> &'static str {
    match state {
        LineState::Open => "not answered",
        LineState::Unknown => "unknown",
        LineState::NotApplicable => "does not apply",
        LineState::Answered { evidence, .. } => words::evidence(evidence),
    }
}

pub(super) fn exposure(source: &Source<'_>) -> Ledger {
    let score = source.score;
    let heads = ["Weight w", "Assured x", "w \u{d7} x", "Possible x", "w \u{d7} x"];
    let mut ledger = Ledger::new("Exposure", "Question", &heads);
    for line in &score.exposure_lines {
        let asked = source.pack.exposure.iter().find(|question| question.id == line.id);
        let prompt = asked.map_or("", |question| &question.prompt);
        let open = if line.option.is_none() { " (open)" } else { "" };
        let [assured, possible] = ENDS.map(|end| *line.value.at(end));
        let cells = [line.weight, assured, assured * line.weight, possible, possible * line.weight];
        ledger.entry(format!("{} {}{open}", line.id, words::typographic(prompt)), cells.map(|cell| cell.to_string()));
    }
    let weight: u32 = score.exposure_lines.iter().map(|line| line.weight).sum();
    let sum = |end: End| score.exposure_lines.iter().map(|line| line.weight * line.value.at(end)).sum::<u32>();
    let [assured, possible] = ENDS.map(|end| words::plain(f64::from(sum(end)), 0));
    ledger.sum("Sums", [weight.to_string(), none(), assured.clone(), none(), possible.clone()]);
    let quotient = |sum: &str, end: End| format!("{sum} / {weight} = {}", two(*score.exposure.at(end)));
    let quotients = [quotient(&assured, End::Assured), quotient(&possible, End::Possible)];
    let [assured, possible] = quotients;
    ledger.sum("Sum of w \u{d7} x by sum of w", [none(), none(), assured, none(), possible]);
    let [assured, possible] = both(score.exposure, words::axis_one_decimal);
    ledger.printed("Exposure", [none(), none(), assured, none(), possible]);
    let [assured, possible] = both(score.exposure, words::axis_whole);
    ledger.printed("Exposure, without decimals", [none(), none(), assured, none(), possible]);
    ledger.note = "A question that is open counts 100 at the assured end and 0 at the possible end.".to_owned();
    ledger
}

pub(super) fn lock_in(source: &Source<'_>) -> Ledger {
    let score = source.score;
    let mut ledger = Ledger::new("Lock-in", "", &BOTH);
    ledger.entry("The whole scale", ENDS.map(|_| "100.00".to_owned()));
    ledger.entry("Less portability", both(score.portability, |p| format!("\u{2212}{}", words::two_decimals(p))));
    ledger.sum("Difference", both(score.lock_in, two));
    ledger.printed("Lock-in", both(score.lock_in, words::axis_one_decimal));
    ledger
}

pub(super) fn risk(source: &Source<'_>) -> Ledger {
    let score = source.score;
    let mut ledger = Ledger::new("Risk", "", &BOTH);
    ledger.entry("Lock-in", both(score.lock_in, two));
    ledger.entry("Exposure", both(score.exposure, two));
    ledger.sum("Lock-in \u{d7} exposure / 100", both(score.risk, words::risk_two_decimals));
    for zone in Zone::ALL.into_iter().rev().filter(|zone| *zone != Zone::Low) {
        let reached = |end: End| if *score.zone.at(end) >= zone { "reached" } else { "not reached" };
        let floor = words::plain(zone.floor(), 0);
        ledger.entry(
            format!("{} from {floor}", words::capital(words::zone(zone))),
            ENDS.map(|end| reached(end).to_owned()),
        );
    }
    ledger.printed("Zone", ENDS.map(|end| words::capital(words::zone(*score.zone.at(end)))));
    ledger.printed("Risk", both(score.risk, words::risk_one_decimal));
    ledger.printed("Risk, without decimals", both(score.risk, words::risk_whole));
    ledger
}
