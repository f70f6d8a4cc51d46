//! The cover.

use unmoor_core::assessment::Kind;
use unmoor_core::contract::{days_left, last_day_for_notice, last_safe_day};
use unmoor_core::figure::IntervalBar;
use unmoor_core::score::LineState;
use unmoor_core::words;

use super::ReportInput;
use super::wording::hold;
use crate::document::{Cover, CoverValue, GradeMark};
use crate::figure::Figure;
use crate::style::MEASURE;

/// A client with a longer name is called the client in the sentence below the title, which has no room for it.
const LONG_CLIENT: usize = 48;

/// Composes the cover.
pub(super) fn cover(input: &ReportInput<'_>) -> Cover {
    let client = words::typographic(input.settings.client.trim());
    let called = if client.chars().count() > LONG_CLIENT { "the client" } else { &client };
    let subtitle = match called {
        "" => "How freely you could leave, as far as you can show today".to_owned(),
        client => format!("How freely {client} could leave, as far as it can show today"),
    };
    Cover {
        client,
        logo: input.sign(),
        kicker: "Lock-in and portability risk report".to_owned(),
        title: words::typographic(input.service().trim()),
        subtitle,
        grade: grade(input),
        values: values(input),
        headline: Figure::headline(IntervalBar::new(&input.score), MEASURE, false),
        facts: facts(input),
    }
}

/// The names that stand on the cover, with what they name.
pub(super) fn names(input: &ReportInput<'_>) -> Vec<(String, String)> {
    let named = ["Vendor", "Service", "Kind", "Client", "Occasion", "Author"];
    facts(input).into_iter().filter(|(label, _)| named.contains(&label.as_str())).collect()
}

/// The grade as a figure.
pub(super) fn grade(input: &ReportInput<'_>) -> GradeMark {
    let grade = input.score.grade;
    GradeMark { assured: grade.assured, possible: grade.possible, provisional: input.score.provisional.is_some() }
}

fn values(input: &ReportInput<'_>) -> Vec<CoverValue> {
    let score = &input.score;
    let (risk, best) = (words::risk_whole(score.risk.assured), words::risk_whole(score.risk.possible));
    let caption = if risk == best {
        format!("{risk} of 100")
    } else {
        format!("{risk} of 100; {best} if every claim holds and every open answer is the best")
    };
    let grade = CoverValue { label: "Grade".to_owned(), value: String::new(), caption: String::new() };
    let zone = words::capital(words::zone(score.zone.assured));
    let risk = CoverValue { label: "Risk".to_owned(), value: zone, caption };
    [Some(grade), Some(risk), deadline(input)].into_iter().flatten().collect()
}

/// The last safe day to decide; where it is not known the last day for notice.
fn deadline(input: &ReportInput<'_>) -> Option<CoverValue> {
    let contract = input.assessment.contract.as_ref();
    let (label, day) = match last_safe_day(contract) {
        Ok(safe) => ("Last safe day to decide", safe.day),
        Err(_) => ("Last day for notice", last_day_for_notice(contract?)?),
    };
    let days = days_left(input.settings.made_on, day);
    let count = words::plain(days.unsigned_abs() as f64, 0);
    let noun = if days.unsigned_abs() == 1 { "day" } else { "days" };
    let caption = match days {
        0 => "the date of this report".to_owned(),
        1.. => format!("{count} {noun} from the date of this report"),
        _ => format!("{count} {noun} before the date of this report: it has passed"),
    };
    Some(CoverValue { label: label.to_owned(), value: hold(&input.date(day)), caption })
}

/// Whether a question is done with: it has an answer, or does not apply.
fn settled(state: LineState) -> bool {
    matches!(state, LineState::Answered { .. } | LineState::NotApplicable)
}

fn facts(input: &ReportInput<'_>) -> Vec<(String, String)> {
    let assessment = input.assessment;
    let vendor = &assessment.vendor;
    let kinds = &assessment.scope.kinds;
    let name = |kind: &Kind| if kinds.len() > 2 { words::kind(*kind) } else { words::kind_full(*kind) };
    let kinds: Vec<String> = kinds.iter().map(|kind| name(kind).to_owned()).collect();
    let service = match (vendor.service.trim(), kinds.is_empty()) {
        ("", true) => String::new(),
        ("", false) => words::capital(&kinds.join("; ")),
        (service, _) => service.to_owned(),
    };
    // A kind may be called "analytics or data warehouse", so another "and" or comma could not be parsed.
    let kind = if vendor.service.trim().is_empty() { String::new() } else { words::capital(&kinds.join("; ")) };
    let questions = words::plain(input.score.lines.len() as f64, 0);
    let noun = if input.score.lines.len() == 1 { "question" } else { "questions" };
    let settled = input.score.lines.iter().filter(|line| settled(line.state)).count();
    let people = match assessment.participants.len() {
        0 => String::new(),
        people => format!(", by {}", words::counted(people, "person", "people")),
    };
    let depth = words::depth(assessment.scope.depth);
    let pack = &input.pack.about;
    let facts = [
        ("Vendor", vendor.name.clone()),
        ("Service", service),
        ("Kind", kind),
        ("Client", input.settings.client.clone()),
        ("Occasion", assessment.title.clone()),
        ("Assessed", format!("{questions} {noun} in scope, {settled} settled, {depth} depth{people}")),
        ("Date", input.date(input.settings.made_on)),
        ("Author", input.settings.author.clone()),
        ("Method", format!("{}, pack {} {}", assessment.method, pack.id, pack.version)),
    ];
    let stated = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
    stated.map(|(label, value)| (label.to_owned(), hold(&words::typographic(value.trim())))).collect()
}
