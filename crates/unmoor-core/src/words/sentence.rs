//! The generated sentences: verdict, blockers, way up, and the lead of every part.

use jiff::civil::Date;

use super::names;
use super::number::{count, count_first, counted, counted_first, one_decimal, percent, plain, whole};
use super::text::{capital, date, listed, listed_some, section_name, section_name_within, sentence, typographic};
use crate::assessment::QuestionId;
use crate::finding::{Finding, KnockoutState, Severity};
use crate::pack::{Knockout, Pack};
use crate::rank::{Step, WayStep};
use crate::score::{Blocker, CapKind, End, Ends, Grade, LineState, Provisional, Score, SectionScore, Share};

/// Below this coverage a low grade without blockers says that little is answered, not that nothing is in the way.
const HALF: f64 = 0.5;

const TOO_EARLY: &str = "Too little is answered yet to say what stands in the way.";

/// Why no cap binds under a grade that is not good: the answers are low as a whole.
const LOW_AS_A_WHOLE: &str = "No single answer holds the score down.";
const LOW_AVERAGE: &str = "No single answer holds the score down: the average is low.";

/// How many caps that hold the score alike are named.
const HOLDING_NAMED: usize = 3;

/// Whether too little is answered for advice: a way up from here would be every question.
pub fn too_early(score: &Score) -> bool {
    score.coverage.value < HALF
}

/// The verdict and what stands in the way, as two sentences.
pub fn verdict(score: &Score, service: &str) -> String {
    let second = match (score.blockers().len(), score.grade.assured) {
        (0, Grade::D | Grade::E) if too_early(score) => TOO_EARLY.to_owned(),
        (0, Grade::D | Grade::E) => LOW_AVERAGE.to_owned(),
        (0, Grade::C) => LOW_AS_A_WHOLE.to_owned(),
        (blockers, _) => obstacles(blockers),
    };
    format!("{} {second}", verdict_sentence(score.grade.assured, service))
}

/// How freely one could leave, in one sentence.
pub fn verdict_sentence(grade: Grade, service: &str) -> String {
    let service = typographic(service);
    match grade {
        Grade::A => format!("You could leave {service} freely, as far as you can show today."),
        Grade::B => format!("You could leave {service} with little effort, as far as you can show today."),
        Grade::C => format!("You could leave {service} with effort, as far as you can show today."),
        Grade::D => format!("You could leave {service} only with great effort, as far as you can show today."),
        Grade::E => format!("You could hardly leave {service}, as far as you can show today."),
    }
}

/// "Three things stand in the way."
pub fn obstacles(blockers: usize) -> String {
    match blockers {
        0 => "Nothing stands in the way.".to_owned(),
        1 => "One thing stands in the way.".to_owned(),
        many => format!("{} things stand in the way.", count_first(many)),
    }
}

/// The headline grade: "D (up to B), provisional".
pub fn grade(score: &Score) -> String {
    grade_of(score.grade, score.provisional.is_some())
}

/// [`grade`], where only the grades are known.
pub fn grade_of(grade: Ends<Grade>, provisional: bool) -> String {
    let Ends { assured, possible } = grade;
    let reach = if possible == assured { String::new() } else { format!(" (up to {})", possible.letter()) };
    let provisional = if provisional { ", provisional" } else { "" };
    format!("{}{reach}{provisional}", assured.letter())
}

/// An interval of scores in text: "42 to 77", or one number where both print the same.
pub fn interval(ends: Ends<f64>) -> String {
    let (assured, possible) = (whole(ends.assured), whole(ends.possible));
    if assured == possible { assured } else { format!("{assured} to {possible}") }
}

/// Why a blocker stands there and what it holds: "Not known. Holds the assured score to 49."
pub fn blocker(blocker: &Blocker, score: &Score, pack: &Pack) -> String {
    format!("{} {}.", blocker_cause(blocker, score, pack), capital(&blocker_holds(blocker, score)))
}

/// What a blocker holds: "holds the assured score to 42"; one above another cap only "would hold the assured score to 49".
pub fn blocker_holds(blocker: &Blocker, score: &Score) -> String {
    let (holds, what) = held(blocker, score);
    format!("{} {what}", if holds { "holds" } else { "would hold" })
}

/// What holds the score now, and how many caps would without it: "AL holds the assured score to 42; two more would."
///
/// `None` where no cap binds.
pub fn held_by(score: &Score) -> Option<String> {
    let blockers = score.blockers();
    let mut holding: Vec<(String, Vec<String>)> = Vec::new();
    for blocker in &blockers {
        let (holds, what) = held(blocker, score);
        if !holds {
            continue;
        }
        let proof = blocker.kind == CapKind::ProofGate;
        let name = if proof { "the missing proof".to_owned() } else { blocker.id.clone() };
        match holding.iter_mut().find(|(known, _)| *known == what) {
            Some((_, names)) => names.push(name),
            None => holding.push((what, vec![name])),
        }
    }
    let more = blockers.len() - holding.iter().map(|(_, names)| names.len()).sum::<usize>();
    let clause = |(what, names): &(String, Vec<String>)| {
        let verb = if names.len() == 1 { "holds" } else { "hold" };
        format!("{} {verb} {what}", listed_some(names, HOLDING_NAMED))
    };
    let clauses: Vec<String> = holding.iter().map(clause).collect();
    let first = capital(&listed(&clauses));
    (!clauses.is_empty()).then(|| match more {
        0 => format!("{first}."),
        more => format!("{first}; {} more would.", count(more)),
    })
}

/// Whether a blocker holds an end now, and what it holds, or would: "the assured score to 42".
fn held(blocker: &Blocker, score: &Score) -> (bool, String) {
    let bound = Ends { assured: blocker.cap.assured.is_some(), possible: blocker.cap.possible.is_some() };
    let decides = |end: End| blocker.cap.at(end).is_some_and(|cap| is_lowest(cap, score, end));
    let held = Ends { assured: decides(End::Assured), possible: decides(End::Possible) };
    let holds = held.assured || held.possible;
    let ends = if holds { held } else { bound };
    // A knock-out caps both ends alike, the others each end at its own value.
    let ends = match blocker.kind {
        CapKind::WeakestSection | CapKind::ProofGate if ends.assured => Ends { assured: true, possible: false },
        _ => ends,
    };
    let cap = if ends.assured { blocker.cap.assured } else { blocker.cap.possible };
    (holds, format!("the {} score to {}", end_word(ends), whole(cap.unwrap_or_else(|| blocker.value()))))
}

/// Whether no other cap of an end lies below this one, so that it is the one that holds the score there.
fn is_lowest(cap: f64, score: &Score, end: End) -> bool {
    score.binding(end).next().is_some_and(|lowest| cap <= lowest.value)
}

fn end_word(ends: Ends<bool>) -> &'static str {
    match (ends.assured, ends.possible) {
        (true, true) => "whole",
        (true, false) => "assured",
        _ => "possible",
    }
}

/// What a knock-out does: "Knock-out: holds the whole score to 49." Empty where none hangs on the finding.
pub fn knockout(finding: &Finding, score: &Score) -> String {
    let (name, kind, cap, ends) = match finding.knockout {
        KnockoutState::None => return String::new(),
        KnockoutState::Unknown { cap } => {
            ("Unknown knock-out", CapKind::KnockoutUnknown, cap, Ends { assured: true, possible: false })
        }
        KnockoutState::Fired { cap, ends } => ("Knock-out", CapKind::Knockout, cap, ends),
    };
    let binds = |end: End| score.binding(end).any(|cap| cap.kind == kind && cap.id == finding.id.as_str());
    let bound = Ends { assured: ends.assured && binds(End::Assured), possible: ends.possible && binds(End::Possible) };
    let decides = |end: End| *bound.at(end) && is_lowest(f64::from(cap), score, end);
    let held = Ends { assured: decides(End::Assured), possible: decides(End::Possible) };
    let lower = |bound: bool| if bound { "another cap" } else { "the average" };
    if !held.assured && !held.possible {
        let lower = lower(bound.assured || bound.possible);
        return format!("{name}: would hold the {} score to {cap}, but {lower} is lower.", end_word(ends));
    }
    if held == ends {
        return format!("{name}: holds the {} score to {cap}.", end_word(held));
    }
    let other = if held.possible { End::Assured } else { End::Possible };
    let why = format!("{} of the {} end is lower", lower(*bound.at(other)), names::end(other));
    format!("{name}: holds the {} score to {cap}; {why}.", end_word(held))
}

/// What a knock-out does: "at 39 where an answer counts 20 or less and the exposure is 60 or more".
pub fn caps(knockout: &Knockout) -> String {
    let counts = match knockout.trigger_at_or_below {
        0 => "0".to_owned(),
        level => format!("{level} or less"),
    };
    let exposed = knockout.exposure_at_least.map(|least| format!(" and the exposure is {least} or more"));
    format!("at {} where an answer counts {counts}{}", knockout.cap_score, exposed.unwrap_or_default())
}

/// Why a blocker stands there: "Not known."
pub fn blocker_cause(blocker: &Blocker, score: &Score, pack: &Pack) -> String {
    match blocker.kind {
        CapKind::KnockoutUnknown => "Not known.".to_owned(),
        CapKind::Knockout => sentence(answer(&blocker.id, score, pack).unwrap_or(&blocker.id)),
        CapKind::WeakestSection => {
            let id = blocker.id.as_str().into();
            let name = pack.section(&id).map_or_else(|| blocker.id.clone(), |section| section_name(&section.name));
            let end = if blocker.cap.assured.is_some() { End::Assured } else { End::Possible };
            let value = score.section(&id).map(|section| *section.value.at(end)).unwrap_or_default();
            format!("{name}, the weakest core section, stands at {}.", whole(value))
        }
        CapKind::ProofGate => {
            let Share { part, whole, .. } = score.proof;
            format!("{} of {whole} by weight is tested.", plain(part, 0))
        }
    }
}

/// The label of the option that a question was answered with.
fn answer<'p>(id: &str, score: &Score, pack: &'p Pack) -> Option<&'p str> {
    let id = QuestionId::from(id);
    let LineState::Answered { option, .. } = score.line(&id)?.state else { return None };
    Some(&pack.question(&id)?.option(option)?.label)
}

/// A step of the way up: "Early exit (CC-01): show it by a document".
pub fn way_step(step: &WayStep, pack: &Pack) -> String {
    let question = pack.question(&step.id);
    let title = typographic(question.map_or(step.id.as_str(), |question| &question.title));
    let label = |key| question.and_then(|question| question.option(key)).map_or("", |option| &option.label);
    let what = match step.step {
        Step::Answer { evidence, .. } => format!("reach the best answer, shown by {}", names::shown_by(evidence)),
        Step::Option { from, to } => {
            format!("from \u{201c}{}\u{201d} to \u{201c}{}\u{201d}", typographic(label(from)), typographic(label(to)))
        }
        Step::Evidence { to, .. } => format!("show it by {}", names::shown_by(to)),
    };
    format!("{title} ({}): {what}", step.id)
}

/// Under a step of the way up: "Average 65.7, held at 49 by AL-04".
pub fn way_step_under(step: &WayStep) -> String {
    let average = one_decimal(step.average);
    match &step.held_by {
        None => format!("Average {average}, no cap below it"),
        Some(cap) if cap.kind == CapKind::ProofGate => {
            format!("Average {average}, held at {} until half is tested", whole(cap.value))
        }
        Some(cap) => format!("Average {average}, held at {} by {}", whole(cap.value), cap.id),
    }
}

/// The strongest and the weakest section, and whether a core section holds the score down.
pub fn sections_lead(score: &Score, pack: &Pack) -> String {
    let by_value = |a: &&SectionScore, b: &&SectionScore| a.value.assured.total_cmp(&b.value.assured);
    let name = |section: &SectionScore| {
        let found = pack.section(&section.id);
        section_name_within(found.map_or(section.id.as_str(), |found| &found.name))
    };
    let stands = |section: &SectionScore| whole(section.value.assured);
    let first = match (score.sections.iter().rev().max_by(by_value), score.sections.iter().min_by(by_value)) {
        (Some(strong), Some(weak)) if strong.id != weak.id => format!(
            "Strongest is {}, {} assured; {}, {} assured.",
            name(strong),
            stands(strong),
            match score.sections.iter().filter(|one| one.value.assured <= weak.value.assured).count() {
                1 => format!("weakest is {}", name(weak)),
                many => format!("weakest are {}", counted(many, "section", "sections")),
            },
            stands(weak),
        ),
        (Some(only), _) if score.sections.len() == 1 => {
            format!("One section is in scope: {}, {} assured.", name(only), stands(only))
        }
        (Some(any), _) => format!("All sections stand at {} assured.", stands(any)),
        _ => return "No section is in scope.".to_owned(),
    };
    let weakest = score.binding(End::Assured).find(|cap| cap.kind == CapKind::WeakestSection);
    let second = weakest.map_or_else(
        || match score.caps.assured.iter().find(|cap| cap.kind == CapKind::WeakestSection) {
            // Beside an average as low as this the other sentence would read as praise.
            Some(cap) if score.grade.assured < Grade::C => format!(
                "The average, {}, lies below the {} that the weakest core section allows.",
                whole(score.average.assured),
                whole(cap.value)
            ),
            _ => "No core section is weak enough to hold the score down.".to_owned(),
        },
        |cap| {
            let id = cap.id.as_str().into();
            let name = pack.section(&id).map_or(cap.id.as_str(), |section| &section.name);
            format!("{}, the weakest core section, holds the score to {}.", section_name(name), whole(cap.value))
        },
    );
    format!("{first} {second}")
}

/// How many findings there are of which severity. `open_part` is the number of the part that lists the open questions.
pub fn findings_lead(findings: &[Finding], open_part: Option<usize>) -> String {
    if findings.is_empty() {
        return "No findings: every answer in scope counts 70 or more.".to_owned();
    }
    let order = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low];
    let counts = order.map(|severity| (severity, findings.iter().filter(|one| one.severity == severity).count()));
    let named: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", names::severity(severity).to_lowercase()))
        .collect();
    let heaviest = match findings {
        [_] => "",
        [first, ..] if first.knockout != KnockoutState::None => ", knock-outs first, then the heaviest",
        _ => ", the heaviest first",
    };
    let lead = format!("{}{heaviest}: {}.", counted_first(findings.len(), "finding", "findings"), named.join(", "));
    match open_part {
        None => lead,
        Some(part) => format!(
            "{lead} Those that are open questions without a knock-out follow in part {part}, under their numbers."
        ),
    }
}

/// How many questions are open, and how many of them the vendor is asked.
pub fn open_lead(open: usize, for_vendor: usize) -> String {
    let open = counted_first(open, "question is open", "questions are open");
    match for_vendor {
        0 => format!("{open}. All are yours to find out."),
        1 => format!("{open}. One goes to the vendor, in the letter after this part."),
        many => format!("{open}. {} go to the vendor, in the letter after this part.", count_first(many)),
    }
}

/// How many good answers rest on someone's word, and what tests of the first few would bring.
///
/// `lift` is in points of the average; `blocked_by` names the ids that hold the score all the same, if any.
pub fn test_lead(claims: usize, first: usize, lift: f64, blocked_by: &[String]) -> String {
    let claims = counted_first(claims, "good answer rests", "good answers rest");
    let tests =
        if first == 1 { "A test of the first".to_owned() } else { format!("Tests of the first {}", count(first)) };
    let points = plain(lift, 1);
    let but = match blocked_by {
        [] => String::new(),
        [one] => format!(", but not the score while {one} is open"),
        many => format!(", but not the score while {} are open", listed(many)),
    };
    format!("{claims} on someone\u{2019}s word. {tests} would lift the average by {points} points{but}.")
}

/// The workshop as its part of the report begins.
#[derive(Debug, Clone, Copy)]
pub struct Workshop<'w> {
    /// The days of its sessions, if they are known.
    pub days: &'w [Date],
    /// How many people took part.
    pub people: usize,
    /// On how many questions somebody voted.
    pub voted: usize,
    /// On how many of them votes lay two or more options apart.
    pub disputed: usize,
    /// How many questions were decided.
    pub decided: usize,
}

/// When it was, who voted on what, how often they were far apart, and how much was decided.
pub fn workshop_lead(workshop: &Workshop<'_>) -> String {
    let mut days: Vec<String> = workshop.days.iter().map(|day| date(*day)).collect();
    days.dedup();
    let mut sentences = Vec::new();
    match days.as_slice() {
        [] => {}
        [first, _, _, .., last] => sentences.push(format!("{} days from {first} to {last}.", days.len())),
        few => sentences.push(format!("{}.", listed(few))),
    }
    if workshop.voted > 0 {
        let people = counted_first(workshop.people, "person", "people");
        sentences.push(format!("{people} voted on {}.", counted(workshop.voted, "question", "questions")));
        sentences.push(match workshop.disputed {
            0 => "No votes lay two or more options apart.".to_owned(),
            1 => "On one, votes lay two or more options apart.".to_owned(),
            many => format!("On {} of them, votes lay two or more options apart.", count(many)),
        });
    }
    if workshop.decided > 0 {
        let questions = counted_first(workshop.decided, "question was", "questions were");
        sentences.push(format!("{questions} decided."));
    }
    sentences.join(" ")
}

/// Why a grade is provisional: "Provisional, because 70% of the weight is answered, less than 80%".
pub fn provisional(reasons: &Provisional, coverage: Share) -> String {
    let unknown = reasons.unknown_knockouts.len();
    let covered = format!("because {} of the weight is answered, less than 80%", percent(coverage.value));
    let knocked =
        format!("because {}", counted(unknown, "knock-out question is not known", "knock-out questions are not known"));
    match (reasons.low_coverage, unknown) {
        (true, 0) => format!("Provisional, {covered}."),
        (true, _) => format!("Provisional, {covered}, and {knocked}."),
        _ => format!("Provisional, {knocked}."),
    }
}
