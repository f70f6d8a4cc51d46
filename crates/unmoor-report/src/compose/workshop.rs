//! The part on the workshop: who was there, what was decided with which votes and dissent, and what was put off.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use unmoor_core::assessment::{
    AnswerRecord, Assessment, Decided, Decision, OptionKey, Parked, Participant, ParticipantId, QuestionId, Session,
};
use unmoor_core::pack::{AnswerOption, Question};
use unmoor_core::{votes, words};

use super::wording::{hold, sentence, set};
use super::{PartName, ReportInput};
use crate::document::{Anchor, Block, Column, Flow, Heading, Paragraph, Part, Row, Setting, Sign, Style, Table, Text};
use crate::figure::{Figure, VoteCell, Votes};

/// Whether there was a workshop at all: a session, a vote, a decision, or something that was put off.
pub fn took_place(assessment: &Assessment) -> bool {
    let spoken = |record: &AnswerRecord| record.decision.is_some() || votes::seen(record).next().is_some();
    !assessment.sessions.is_empty() || !assessment.parking.is_empty() || assessment.answers.values().any(spoken)
}

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let it = input.assessment;
    let mut blocks = Vec::new();
    if !it.participants.is_empty() {
        blocks.push(Block::Table(people(input)));
    }
    let (told, short): (Vec<_>, Vec<_>) = talked_over(input).into_iter().partition(|talk| has_something_to_tell(talk));
    if !told.is_empty() {
        blocks.push(Block::Space(13.0));
        blocks.push(Block::Table(decisions(input, &told)));
    }
    if !short.is_empty() {
        blocks.push(Block::Space(6.5));
        blocks.push(Block::Paragraph(Paragraph::new(Style::Caption, agreed(&short))));
    }
    if !it.parking.is_empty() {
        blocks.push(Block::Space(13.0));
        blocks.push(Block::Heading(Heading::new(2, "Parking list")));
        blocks.push(Block::Table(parking(&it.parking)));
    }
    Part {
        number: 0,
        title: PartName::Workshop.title().to_owned(),
        lead: Text::of(lead(input)),
        follows_above: 0.65,
        blocks,
        signs: vec![Sign::always(
            "In the boxes: the initials of those who voted so, or how many; the framed one was decided",
        )],
    }
}

/// A question that was voted on or decided.
struct Talk<'a> {
    question: &'a Question,
    record: &'a AnswerRecord,
}

/// In the order of the pack, those in scope only.
fn talked_over<'a>(input: &ReportInput<'a>) -> Vec<Talk<'a>> {
    let talk = |line: &unmoor_core::score::QuestionLine| {
        let record = input.assessment.answers.get(&line.id)?;
        let question = input.question(&line.id)?;
        (record.decision.is_some() || votes::disputed(question, record)).then_some(Talk { question, record })
    };
    input.score.lines.iter().filter_map(talk).collect()
}

/// Whether a decision needs a row of its own: for its reason, its dissent, votes that differ, or an answer that was changed since.
fn has_something_to_tell(talk: &Talk<'_>) -> bool {
    let Talk { question, record } = talk;
    let today = Decided::of(&record.answer);
    let said = |decision: &Decision| {
        let changed = decision.decided.is_some() && decision.decided != today;
        changed || !decision.note.trim().is_empty() || !decision.dissent.is_empty()
    };
    let spread = votes::spread(question, record).is_some_and(|spread| spread.from != spread.to);
    spread || record.decision.as_ref().is_none_or(said)
}

fn lead(input: &ReportInput<'_>) -> String {
    let it = input.assessment;
    let voted = |line: &&unmoor_core::score::QuestionLine| {
        it.answers.get(&line.id).is_some_and(|record| votes::seen(record).next().is_some())
    };
    let disputed = |line: &&unmoor_core::score::QuestionLine| {
        let record = it.answers.get(&line.id);
        record.zip(input.question(&line.id)).is_some_and(|(record, question)| votes::disputed(question, record))
    };
    let voters = it.answers.values().flat_map(votes::seen).map(|vote| &vote.participant);
    let decided = it.answers.values().filter(|record| record.decision.is_some()).count();
    let days = days(&it.sessions);
    let lead = words::workshop_lead(&words::Workshop {
        days: &days,
        people: voters.collect::<BTreeSet<_>>().len(),
        voted: input.score.lines.iter().filter(voted).count(),
        disputed: input.score.lines.iter().filter(disputed).count(),
        decided,
    });
    hold(&input.dates(&lead))
}

/// The days of sessions, once each. A report knows no time zone: the same file must print the same days everywhere.
fn days<'s>(sessions: impl IntoIterator<Item = &'s Session>) -> Vec<Date> {
    let mut days: Vec<Date> =
        sessions.into_iter().map(|session| session.started.to_zoned(TimeZone::UTC).date()).collect();
    days.dedup();
    days
}

/// Between the votes and who did not know.
const BELOW_VOTES: f32 = 3.0;
/// So many days are named one by one.
const FEW_DAYS: usize = 3;

fn people(input: &ReportInput<'_>) -> Table {
    let it = input.assessment;
    let all = days(&it.sessions);
    let there = if it.sessions.is_empty() { "" } else { "There on" };
    let columns = vec![Column::left("Who", 206.0), Column::left("Role", 108.0), Column::left(there, 173.28).gap(0.0)];
    let row = |person: &Participant| {
        let days = days(it.sessions.iter().filter(|session| session.present.contains(&person.id)));
        let there = match days.len() {
            few @ ..=FEW_DAYS if few < all.len() || few < 2 => {
                words::listed(&days.into_iter().map(|day| input.dates(&words::date_short(day))).collect::<Vec<_>>())
            }
            2 if all.len() == 2 => "both days".to_owned(),
            every if every == all.len() => format!("all {every} days"),
            many => format!("{many} of {} days", all.len()),
        };
        let sign = initials(it, &person.id);
        let cells = [
            Text::default().strong(format!("{sign}\u{2002}")).plain(set(&person.name)),
            Text::of(words::role(&person.role)),
            Text::default().soft(hold(&there)),
        ];
        Row { cells: cells.map(cell).into(), ..Row::default() }
    };
    let setting = Setting { above: 2.25, below: 2.25, ..Setting::TABLE };
    Table { columns, rows: it.participants.iter().map(row).collect(), setting, x: 0.0 }
}

fn decisions(input: &ReportInput<'_>, talks: &[Talk<'_>]) -> Table {
    let columns = vec![
        Column::left("Question, and what was decided", 156.0),
        Column::left("Votes", 163.0).gap(13.0),
        Column::left("Because, and who dissents", 168.28).gap(0.0),
    ];
    let row = |talk: &Talk<'_>| {
        let id = &talk.question.id;
        let head = Text::default().strong(id.to_string()).to(Anchor::answer(id)).plain(format!(" {}", input.title(id)));
        Row {
            cells: vec![
                std::iter::once(head).chain(outcome(input, talk)).map(flow).collect(),
                ballot(input.assessment, talk),
                because(input.assessment, talk.record).into_iter().map(flow).collect(),
            ],
            continued: id.to_string(),
            ..Row::default()
        }
    };
    Table { columns, rows: talks.iter().map(row).collect(), setting: Setting::TABLE, x: 0.0 }
}

/// What the room decided, and today's answer where that is another.
fn outcome(input: &ReportInput<'_>, talk: &Talk<'_>) -> Vec<Text> {
    let soft = |text: &str| Text::default().soft(text.to_owned());
    let Some(decision) = &talk.record.decision else { return vec![soft("Not decided.")] };
    let today = Decided::of(&talk.record.answer);
    let changed = |today: &Option<Decided>| match today {
        Some(today) => said(talk, soft("Changed since. Today\u{2019}s answer: "), today),
        None => soft("Changed since. Today the question is open again."),
    };
    match &decision.decided {
        Some(decided) => {
            let day = input.dates(&words::date_short(decision.at.to_zoned(TimeZone::UTC).date()));
            let mut lines = vec![said(talk, soft(&hold(&format!("Decided on {day}: "))), decided)];
            if today.as_ref() != Some(decided) {
                lines.push(changed(&today));
            }
            lines
        }
        // From before it was kept what was decided: the reason may tell it, and the answer may have been changed.
        None => vec![match &today {
            Some(today) => said(talk, soft("What was decided was not kept. Today\u{2019}s answer: "), today),
            None => soft("What was decided was not kept. Today the question is open."),
        }],
    }
}

/// An answer in words, after what leads to it.
fn said(talk: &Talk<'_>, before: Text, said: &Decided) -> Text {
    match said {
        Decided::Unknown => before.strong("not known"),
        Decided::NotApplicable { reason } => {
            before.strong("does not apply:").soft(format!(" {}", set(reason.as_str())))
        }
        Decided::Answered { option, evidence } => {
            let label = talk.question.option(*option).map_or("", |option| &option.label);
            let shown = format!("\u{2002}{} ({})", set(label), words::evidence(*evidence));
            before.strong(option.to_string()).soft(shown)
        }
    }
}

/// Who voted for what: a cell for each option, and a line for those who did not know.
fn ballot(it: &Assessment, talk: &Talk<'_>) -> Vec<Flow> {
    let chosen = talk.record.decision.as_ref().and_then(chosen);
    let of = |key| votes::seen(talk.record).filter(move |vote| vote.option == key).map(|vote| &vote.participant);
    let cell = |option: &AnswerOption| VoteCell {
        option: option.key.to_string(),
        voters: of(Some(option.key)).map(|id| initials(it, id)).collect(),
        chosen: chosen == Some(option.key),
    };
    let cells: Vec<VoteCell> = talk.question.options.iter().map(cell).collect();
    let mut said: Vec<String> = Vec::new();
    for option in &talk.question.options {
        let names = names(it, of(Some(option.key)));
        if !names.is_empty() {
            said.push(format!("{}: {}", option.key, set(&names.join(", "))));
        }
    }
    let unsure = names(it, of(None));
    let mut flows = Vec::new();
    if !said.is_empty() {
        let chosen = chosen.map_or(String::new(), |key| format!(" Decided: {key}."));
        let alt = format!("Votes on {}. {}.{chosen}", talk.question.id, said.join("; "));
        flows.push(Flow::Figure(Figure::votes(Votes { cells }, alt)));
    }
    if !unsure.is_empty() {
        let text = Text::default().soft(format!("Did not know: {}", set(&unsure.join(", "))));
        let below = if flows.is_empty() { 0.0 } else { BELOW_VOTES };
        flows.push(Flow::Paragraph(Paragraph::new(Style::Table, text).below(below)));
    }
    if flows.is_empty() { cell_of_nobody() } else { flows }
}

/// What was decided in a few words, such as "d (tested)"; `None` where that was not kept.
pub(crate) fn in_short(decision: &Decision) -> Option<String> {
    Some(match decision.decided.as_ref()? {
        Decided::Answered { option, evidence } => format!("{option} ({})", words::evidence(*evidence)),
        Decided::Unknown => "not known".to_owned(),
        Decided::NotApplicable { .. } => "does not apply".to_owned(),
    })
}

/// The option that was decided on, where it was one and is known.
fn chosen(decision: &Decision) -> Option<OptionKey> {
    match decision.decided {
        Some(Decided::Answered { option, .. }) => Some(option),
        _ => None,
    }
}

fn cell_of_nobody() -> Vec<Flow> {
    cell(Text::default().soft("Nobody voted."))
}

/// The first letters of somebody's name, with a number where somebody else has the same.
fn initials(it: &Assessment, id: &ParticipantId) -> String {
    let letters = |person: &Participant| -> String {
        let words = person.name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut first: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
        if first.len() > 2 && !first[1].is_ascii_digit() {
            first = vec![first[0], first[first.len() - 1]];
        }
        first.into_iter().take(2).flat_map(char::to_uppercase).collect()
    };
    let Some(at) = it.participants.iter().position(|person| person.id == *id) else { return id.to_string() };
    let own = letters(&it.participants[at]);
    let same: Vec<usize> = it
        .participants
        .iter()
        .enumerate()
        .filter(|(_, person)| letters(person) == own)
        .map(|(other, _)| other)
        .collect();
    match same.iter().position(|other| *other == at) {
        Some(place) if place > 0 => format!("{own}{}", place + 1),
        _ => own,
    }
}

fn because(it: &Assessment, record: &AnswerRecord) -> Vec<Text> {
    let Some(decision) = &record.decision else { return Vec::new() };
    let mut lines = Vec::new();
    if !decision.note.trim().is_empty() {
        lines.push(Text::of(sentence(decision.note.trim())));
    }
    let dissent = names(it, &decision.dissent);
    lines.push(Text::default().soft(match dissent.as_slice() {
        [] => "No dissent.".to_owned(),
        names => format!("Dissent: {}.", set(&words::listed(names))),
    }));
    lines.extend(present(it, decision).map(|there| Text::default().soft(format!("Present: {}.", set(&there)))));
    lines
}

/// Who was there when it was decided, by the shorter list of names; `None` where that is not known, or everybody was.
fn present(it: &Assessment, decision: &Decision) -> Option<String> {
    let absent: Vec<&ParticipantId> =
        it.participants.iter().map(|person| &person.id).filter(|id| !decision.present.contains(id)).collect();
    if decision.present.is_empty() || absent.is_empty() {
        return None;
    }
    let there = names(it, &decision.present);
    let short = absent.len() < there.len();
    Some(if short { format!("all but {}", words::listed(&names(it, absent))) } else { words::listed(&there) })
}

/// Decisions with nothing more to say.
fn agreed(talks: &[Talk<'_>]) -> Text {
    let start = Text::of("Agreed with no dissent and no more to say: ");
    talks.iter().enumerate().fold(start, |text, (at, talk)| {
        let comma = if at == 0 { "" } else { ", " };
        let decided = talk.record.decision.as_ref().and_then(in_short);
        let decided = decided.map_or(String::new(), |decided| format!(": {decided}"));
        text.plain(comma).plain(talk.question.id.to_string()).to(Anchor::answer(&talk.question.id)).plain(decided)
    })
}

fn parking(parked: &[Parked]) -> Table {
    let asked = if parked.iter().any(|parked| parked.question.is_some()) { "Question" } else { "" };
    let columns =
        vec![Column::left("What was put off", 361.28), Column::left(asked, 50.0), Column::left("State", 76.0).gap(0.0)];
    let row = |parked: &Parked| {
        let id = |id: &QuestionId| Text::default().soft(id.to_string()).to(Anchor::answer(id));
        let cells = [
            Text::of(set(&parked.text)),
            parked.question.as_ref().map(id).unwrap_or_default(),
            Text::default().soft(if parked.done { "dealt with" } else { "open" }),
        ];
        Row { cells: cells.map(cell).into(), ..Row::default() }
    };
    let setting = Setting { above: 2.25, below: 2.25, ..Setting::TABLE };
    Table { columns, rows: parked.iter().map(row).collect(), setting, x: 0.0 }
}

fn names<'a>(it: &Assessment, ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<String> {
    let name = |id: &ParticipantId| {
        let found = it.participants.iter().find(|person| person.id == *id);
        found.map_or(id.to_string(), |person| person.name.clone())
    };
    ids.into_iter().map(name).collect()
}

fn cell(text: Text) -> Vec<Flow> {
    vec![flow(text)]
}

fn flow(text: Text) -> Flow {
    Flow::Paragraph(Paragraph::new(Style::Table, text))
}
