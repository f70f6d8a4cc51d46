//! The page for the board.

use unmoor_core::assessment::{Contract, QuestionId};
use unmoor_core::contract::{days_left, last_day_for_notice, last_safe_day};
use unmoor_core::figure::{IntervalBar, TwoAxisChart};
use unmoor_core::rank::{Gain, Step};
use unmoor_core::score::{CapKind, Grade, LineState};
use unmoor_core::stability::REDRAWS;
use unmoor_core::words;

use super::cover::grade;
use super::findings;
use super::wording::{self, graded, hold, sentence, set};
use super::{Numbers, PartName, ReportInput};
use crate::document::{Anchor, Blocker, Board, BoardStep, Deadline, Inline, Sureness, Text};
use crate::figure::{Figure, TimeMark, TimeSpan, Timeline};

/// Where the headline interval starts on the board page leaves it this width.
const HEADLINE: f32 = 362.46;
/// Where all steps of the way up stand.
pub(super) const WAY_UP: &str = "way-up";

/// Composes the board page.
pub(super) fn board(input: &ReportInput<'_>, numbers: &Numbers) -> Board {
    let chart = TwoAxisChart::new(&input.score);
    let (steps_title, steps, steps_note) = steps(input);
    let (blockers_title, blockers, more) = blockers(input);
    let more = numbers.get(more).map_or_else(|| Anchor(String::new()), Anchor::part);
    Board {
        title: "For the board".to_owned(),
        verdict: hold(&words::verdict(&input.score, input.service().trim())),
        verdict_short: hold(&words::verdict(&input.score, "this service")),
        grade: grade(input),
        headline: Figure::headline(IntervalBar::new(&input.score), HEADLINE, true),
        chart_title: "Lock-in matters where it would hurt".to_owned(),
        chart_caption: Text::of(caption(&chart)),
        chart: Figure::two_axis(chart),
        blockers_title,
        blockers,
        blockers_more: more,
        blockers_note: "No answer in scope counts less than 70.".to_owned(),
        treated: findings::taken_on(input)
            .map(|counts| format!("Of the findings, {}", wording::within(&counts)))
            .unwrap_or_default(),
        steps_title,
        steps,
        steps_more: Anchor(WAY_UP.to_owned()),
        steps_note,
        sureness_title: "How sure we are".to_owned(),
        sureness: sureness(input),
        deadline: input.assessment.contract.as_ref().and_then(|contract| deadline(input, contract)),
    }
}

/// The chart's caption. Beside a range as long as this a field's name may find no place in the chart, so the caption has it, in
/// two lines as ever.
fn caption(chart: &TwoAxisChart) -> String {
    const LONG: f64 = 40.0;
    let TwoAxisChart { range, assured, possible, .. } = chart;
    if range.right - range.left < LONG && range.top - range.bottom < LONG {
        return chart.caption();
    }
    format!(
        "Filled point: assured, {} (exposure {}, lock-in {}, risk {}). Open point: possible ({}, {}, risk {}).",
        words::field(assured.field),
        words::axis_whole(assured.exposure),
        words::axis_whole(assured.lock_in),
        words::risk_whole(assured.risk),
        words::axis_whole(possible.exposure),
        words::axis_whole(possible.lock_in),
        words::risk_whole(possible.risk),
    )
}

fn blockers(input: &ReportInput<'_>) -> (String, Vec<Blocker>, PartName) {
    let blockers = input.score.blockers();
    if blockers.is_empty() {
        let heaviest = input.findings.iter().map(|finding| heavy(input, &finding.id)).collect();
        return ("What weighs most".to_owned(), heaviest, PartName::Findings);
    }
    let blocker = |blocker: &unmoor_core::score::Blocker| {
        let id = QuestionId::from(blocker.id.as_str());
        let cause = words::blocker_cause(blocker, &input.score, input.pack);
        let holds = words::capital(&words::blocker_holds(blocker, &input.score));
        let text = Text::default().medium(set(&cause)).plain(format!(" {holds}. "));
        match (input.question(&id), blocker.kind) {
            (Some(question), _) => Blocker {
                title: input.title(&id),
                prompt: set(&question.prompt),
                text: referred(text, &id, input.about(&id)),
            },
            (None, CapKind::ProofGate) => Blocker { title: "Proof by test".to_owned(), prompt: String::new(), text },
            (None, _) => {
                let name = input.pack.section(&blocker.id.as_str().into()).map(|section| &section.name);
                let title = words::section_name(name.map_or(blocker.id.as_str(), |name| name));
                Blocker { title, prompt: String::new(), text }
            }
        }
    };
    ("What stands in the way".to_owned(), blockers.iter().map(blocker).collect(), PartName::Method)
}

/// A finding where nothing stands in the way.
fn heavy(input: &ReportInput<'_>, id: &QuestionId) -> Blocker {
    let state = input.score.line(id).map(|line| line.state);
    let question = input.question(id);
    let answer = match state {
        Some(LineState::Answered { option, .. }) => question
            .and_then(|question| question.option(option))
            .map_or(String::new(), |option| sentence(&option.label)),
        _ => "Not known.".to_owned(),
    };
    let prompt = question.map_or(String::new(), |question| set(&question.prompt));
    let text = referred(Text::default().medium(answer).plain(" "), id, input.about(id));
    Blocker { title: input.title(id), prompt, text }
}

fn referred(text: Text, id: &QuestionId, target: Anchor) -> Text {
    text.soft(id.to_string()).to(target.clone()).soft(", page\u{a0}").sign(Inline::PageOf(target))
}

fn steps(input: &ReportInput<'_>) -> (String, Vec<BoardStep>, String) {
    if input.score.grade.assured == Grade::A {
        let costly = input.losses.iter().filter(|loss| loss.portability < -1e-9).take(3);
        let steps = costly.map(|loss| cost(input, loss)).collect();
        return ("What would cost the A".to_owned(), steps, "No single answer would cost the A.".to_owned());
    }
    if words::too_early(&input.score) {
        return ("Shortest way up".to_owned(), Vec::new(), "Too little is answered yet for a way up.".to_owned());
    }
    let Some(way_up) = &input.way_up else {
        let none = "No set of single steps reaches the next grade.".to_owned();
        return ("Shortest way up".to_owned(), Vec::new(), none);
    };
    let step = |step: &unmoor_core::rank::WayStep| {
        let words = words::way_step(step, input.pack);
        BoardStep {
            text: linked(&words, &step.id),
            short: linked(&short(input, step), &step.id),
            under: hold(&words::way_step_under(step)),
            value: words::whole(step.portability.assured),
            grade: graded(step.grade, step.provisional),
        }
    };
    let provisional = way_up.steps.last().is_some_and(|step| step.provisional);
    let title = format!("Shortest way up, to {}", graded(way_up.target, provisional));
    (title, way_up.steps.iter().map(step).collect(), String::new())
}

/// A step without the answer that it starts from.
fn short(input: &ReportInput<'_>, step: &unmoor_core::rank::WayStep) -> String {
    match step.step {
        Step::Option { .. } => format!("{} ({}): the next better answer", input.title(&step.id), step.id),
        _ => words::way_step(step, input.pack),
    }
}

/// The words of a step, whose id leads to the answer.
pub(super) fn linked(words: &str, id: &QuestionId) -> Text {
    let words = set(words);
    match words.split_once(id.as_str()) {
        Some((before, after)) => Text::of(before).plain(id.to_string()).to(Anchor::answer(id)).plain(after),
        None => Text::of(words),
    }
}

fn cost(input: &ReportInput<'_>, loss: &Gain) -> BoardStep {
    let after = input.score.portability.assured + loss.portability;
    let text = linked(&format!("{} ({})", input.title(&loss.id), loss.id), &loss.id);
    BoardStep {
        short: text.clone(),
        text,
        under: format!("One answer down: score {}", words::signed(loss.portability)),
        value: words::whole(after),
        grade: Grade::of(after).letter().to_string(),
    }
}

fn sureness(input: &ReportInput<'_>) -> Vec<Sureness> {
    let score = &input.score;
    let kept = f64::from(input.stability.kept) / f64::from(REDRAWS);
    let redraws = words::plain(f64::from(REDRAWS), 0);
    let stable = format!(
        "of {redraws} redraws keep {}: {}",
        score.grade.assured.letter(),
        words::stability(input.stability.word())
    );
    let measure = |name: &str, share: f64, caption: &str| Sureness {
        name: name.to_owned(),
        value: words::percent(share),
        share,
        caption: caption.to_owned(),
    };
    vec![
        measure("Coverage", score.coverage.value, "of the weight is answered"),
        measure("Confidence", score.confidence.value, "shown, not only said"),
        measure("Stability", kept, &stable),
    ]
}

/// The last safe day; where that is not known the last day for notice, or else the contract's end.
fn deadline(input: &ReportInput<'_>, contract: &Contract) -> Option<Deadline> {
    let today = input.settings.made_on;
    let ends = contract.ends?;
    let renews = contract.auto_renews == Some(true);
    let end = if renews { "renews" } else { "ends" };
    let notice = last_day_for_notice(contract);
    let safe = last_safe_day(Some(contract)).ok();
    let (title, arithmetic) = match (notice, contract.notice_days) {
        _ if let Some(safe) = &safe => {
            let title = format!("Last safe day: {}, {}", input.date(safe.day), words::when(days_left(today, safe.day)));
            (title, format!("{}.", input.dates(&words::safe_day_sum(safe))))
        }
        (Some(day), Some(days)) => {
            let whole = input.dates(&words::last_day_for_notice(day, days_left(today, day)));
            let (title, rest) = whole.split_once(". ").unwrap_or((&whole, ""));
            let arithmetic = format!("Contract end, less {days} days of notice. {rest}");
            (title.to_owned(), arithmetic)
        }
        _ => {
            let left = days_left(today, ends);
            let count = words::plain(left.unsigned_abs() as f64, 0);
            let when = if left >= 0 { format!("in {count} days") } else { format!("{count} days ago") };
            (
                format!("The contract {end} on {}, {when}", input.date(ends)),
                "The period of notice is not known.".to_owned(),
            )
        }
    };
    let mark = |day, what: &str, strong, passed| TimeMark {
        day,
        date: hold(&input.dates(&words::date_short(day))),
        what: what.to_owned(),
        strong,
        passed,
    };
    let mut marks = vec![mark(today, "this report", false, false), mark(ends, end, notice.is_none(), ends < today)];
    if let Some(day) = notice {
        let passed = day < today;
        let what = if passed { "last day for notice, passed" } else { "last day for notice" };
        marks.push(mark(day, what, safe.is_none(), passed));
    }
    if let Some(safe) = &safe {
        let passed = safe.day < today;
        marks.push(mark(safe.day, if passed { "last safe day, passed" } else { "last safe day" }, true, passed));
    }
    marks.sort_by_key(|mark| mark.day);
    let days = contract.notice_days.unwrap_or_default();
    let moving =
        safe.zip(notice).map(|(safe, notice)| TimeSpan { from: safe.day, to: notice, what: "move".to_owned() });
    let span = |from| TimeSpan { from, to: ends, what: format!("{days} days of notice") };
    let spans = moving.into_iter().chain(notice.map(span)).collect();
    let alt: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark.what, input.date(mark.day))).collect();
    let alt = format!("Time line: {}.", alt.join("; "));
    let figure = Figure::timeline(Timeline { marks, spans }, alt);
    Some(Deadline { title: hold(&title), arithmetic, figure })
}
