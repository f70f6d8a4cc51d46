//! What changed between two states of an assessment, as it is shown.

use unmoor_core::assessment::{Answer, OptionKey};
use unmoor_core::change::{AnswerChange, Both, Change, ExposureChange, ItemsChange, SectionChange, State, change};
use unmoor_core::finding::Finding;
use unmoor_core::ledger::Opened;
use unmoor_core::pack::{ExposureQuestion, Pack, Question};
use unmoor_core::score::{Blocker, Ends, Grade, Score};
use unmoor_core::words;

use super::past::Past;
use crate::assessed::{Assessed, exposure_possible, interval, letter, risk_possible};
use crate::fault::Fault;
use crate::result::answer_text;
use crate::view::*;

/// Below this an effect does not show.
const SHOWN: f64 = 0.05;

/// The change from a snapshot to a later one, or to now.
pub(super) fn view(from: &Past, to: Option<&Past>, now: &Assessed) -> Result<ChangeView, Fault> {
    let before = state(from)?;
    let after = match to {
        Some(to) => state(to)?,
        None => State { assessment: &now.assessment, pack: now.pack },
    };
    let changed = change(before, after);
    let packs = [after.pack, before.pack];
    Ok(ChangeView {
        from: from.snapshot.id.clone(),
        to: to.map(|to| to.snapshot.id.clone()),
        from_name: from.snapshot.name.clone(),
        to_name: to.map_or_else(|| "now".to_owned(), |to| to.snapshot.name.clone()),
        headline: words::change_headline(&changed),
        because: words::change_because(&changed, after.pack),
        movers: words::change_movers(&changed),
        scope: words::change_scope(&changed.scope),
        bars: bars(&changed, after.pack),
        figures: figures(&changed),
        answers: changed.answers.iter().filter_map(|one| answer(one, &packs)).collect(),
        exposure: changed.exposure.iter().filter_map(|one| exposure(one, &packs)).collect(),
        new_findings: changed.new_findings.iter().filter_map(|one| finding(one, after.pack)).collect(),
        gone_findings: changed.gone_findings.iter().filter_map(|one| finding(one, before.pack)).collect(),
        came: caps(&changed.came, &changed.score.after, after.pack),
        went: caps(&changed.went, &changed.score.before, before.pack),
    })
}

/// The answers of a snapshot; a fault where they cannot be scored here.
fn state(past: &Past) -> Result<State<'_>, Fault> {
    let (assessment, pack) = past.scored()?;
    Ok(State { assessment, pack })
}

fn bars(change: &Change, pack: &Pack) -> Vec<ChangeBar> {
    if !change.same_pack {
        return Vec::new();
    }
    let bar = |id: &str, label: &str, value: Both<Option<Ends<f64>>>| {
        let one = |when: &str, ends: Option<Ends<f64>>| {
            ends.map(|ends| interval(&format!("{label}, {when}:"), ends.assured, ends.possible))
        };
        let (before, after) = (one("before", value.before), one("after", value.after));
        let moved = |end: fn(&IntervalView) -> &String| match (&before, &after) {
            (Some(before), Some(after)) => printed_change(end(before), end(after)),
            _ => String::new(),
        };
        ChangeBar {
            id: id.to_owned(),
            label: label.to_owned(),
            moved: moved(|interval| &interval.assured_text),
            moved_possible: moved(|interval| &interval.possible_text),
            before,
            after,
        }
    };
    let Both { before, after } = &change.score;
    let whole = Both { before: Some(before.portability), after: Some(after.portability) };
    let section = |one: &SectionChange| {
        let name = pack.section(&one.id).map(|section| words::section_name(&section.name)).unwrap_or_default();
        bar(one.id.as_str(), &name, one.value)
    };
    [bar("", "Portability", whole)].into_iter().chain(change.sections.iter().map(section)).collect()
}

/// By how much an end moved, from the numbers as they are printed: whoever subtracts them gets the same. The exact ones are in
/// the lines that both open into. `+11`; empty where both print the same.
fn printed_change(before: &str, after: &str) -> String {
    let number = |printed: &str| printed.parse::<i32>().unwrap_or_default();
    let by = number(after) - number(before);
    let text = words::plain(f64::from(by), 0);
    match by {
        0 => String::new(),
        1.. => format!("+{text}"),
        _ => text,
    }
}

/// Risk, exposure and coverage; the first two at both ends.
fn figures(change: &Change) -> Vec<ChangeFigure> {
    let Both { before, after } = &change.score;
    let both = |head: String, down: String| if down.is_empty() { head } else { format!("{head}, {down}") };
    let risk = |score: &Score| {
        let zone = words::capital(words::zone(score.zone.assured));
        let head = format!("{zone} {}", words::risk_whole(score.risk.assured));
        both(head, risk_possible(score.risk, score.zone))
    };
    let exposure = |score: &Score| both(words::axis_whole(score.exposure.assured), exposure_possible(score.exposure));
    let coverage = |score: &Score| words::percent(score.coverage.value);
    let row = |label: &str, opened: Opened, of: &dyn Fn(&Score) -> String| ChangeFigure {
        label: label.to_owned(),
        before: of(before),
        after: of(after),
        figure: opened.to_string(),
    };
    vec![
        row("Risk", Opened::Risk, &risk),
        row("Exposure", Opened::Exposure, &exposure),
        row("Coverage", Opened::Coverage, &coverage),
    ]
}

fn answer(change: &AnswerChange, packs: &[&Pack; 2]) -> Option<AnswerChangeView> {
    let question = packs.iter().find_map(|pack| pack.question(&change.question))?;
    let former = packs[1].question(&change.question).unwrap_or(question);
    Some(AnswerChangeView {
        id: change.question.to_string(),
        prompt: words::typographic(&question.prompt),
        before: cell(former, &change.answer.before),
        after: cell(question, &change.answer.after),
        items: items(change.items),
        effect: change.average.map(effect).unwrap_or_default(),
    })
}

fn cell(question: &Question, answer: &Answer) -> AnswerCell {
    let (level, shown_by) = match answer {
        Answer::Answered { option, evidence } => {
            let level = question.option(*option).map(|option| option.level.min(question.ceiling(*evidence)));
            (level.map(|level| letter(Grade::of(f64::from(level)))), words::evidence(*evidence).to_owned())
        }
        _ => (None, String::new()),
    };
    AnswerCell { level, text: answer_text(question, answer), shown_by }
}

fn items(items: ItemsChange) -> String {
    let counted = |count: usize, what: &str| {
        (count > 0).then(|| format!("{} {what}", words::counted(count, "piece of evidence", "pieces of evidence")))
    };
    let parts = [counted(items.added, "more"), counted(items.removed, "less"), counted(items.edited, "edited")];
    words::listed(&parts.into_iter().flatten().collect::<Vec<_>>())
}

fn effect(by: f64) -> String {
    if by.abs() < SHOWN { String::new() } else { words::signed(by) }
}

fn exposure(change: &ExposureChange, packs: &[&Pack; 2]) -> Option<ExposureChangeView> {
    let find = |pack: &&'_ Pack| pack.exposure.iter().position(|question| question.id == change.question);
    let [after, before] = packs.map(|pack| find(&pack).map(|at| &pack.exposure[at]));
    let said = |question: Option<&ExposureQuestion>, option: Option<OptionKey>| {
        let label = question?.options.iter().find(|one| Some(one.key) == option)?;
        Some(words::typographic(&label.label))
    };
    let open = || "Not answered".to_owned();
    Some(ExposureChangeView {
        id: change.question.to_string(),
        prompt: words::typographic(&after.or(before)?.prompt),
        before: said(before.or(after), change.option.before).unwrap_or_else(open),
        after: said(after.or(before), change.option.after).unwrap_or_else(open),
    })
}

fn finding(finding: &Finding, pack: &Pack) -> Option<FindingChangeView> {
    let question = pack.question(&finding.id)?;
    Some(FindingChangeView {
        id: finding.id.to_string(),
        severity: words::severity(finding.severity).to_owned(),
        prompt: words::typographic(&question.prompt),
    })
}

fn caps(caps: &[Blocker], score: &Score, pack: &Pack) -> Vec<String> {
    let sentence = |cap: &Blocker| match cap.id.as_str() {
        "" => words::blocker(cap, score, pack),
        id => format!("{id}: {}", words::blocker(cap, score, pack)),
    };
    caps.iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_the_difference_of_what_is_printed() {
        assert_eq!(printed_change("57", "68"), "+11");
        assert_eq!(printed_change("68", "57"), "\u{2212}11");
        assert_eq!(printed_change("0", "100"), "+100");
        assert_eq!(printed_change("42", "42"), "");
    }
}
