//! The letter to the vendor: the open questions that it can answer, and nothing else of the report.

use jiff::{Span, civil::Date};
use unmoor_core::words;

use super::open::for_vendor;
use super::wording::{hold, set};
use super::{Numbers, PartName, ReportInput};
use crate::document::{Asked, Letter};

/// How long the vendor has where no day was set.
const WEEKS: i64 = 3;

/// Composes the letter; `None` where there is nothing to ask.
pub(super) fn letter(input: &ReportInput<'_>, numbers: &Numbers) -> Option<Letter> {
    let questions: Vec<Asked> = for_vendor(input).filter_map(|id| asked(input, id)).collect();
    if questions.is_empty() {
        return None;
    }
    let service = words::typographic(input.service().trim());
    let many = questions.len();
    let asked = words::counted_first(many, "question", "questions");
    let settings = &input.settings.letter;
    let day = input.date(input.settings.made_on);
    let place = settings.place.trim();
    Some(Letter {
        after: before(numbers),
        logo: input.sign(),
        sender: words::typographic(input.settings.client.trim()),
        dated: hold(&if place.is_empty() { day } else { format!("{}, {day}", words::typographic(place)) }),
        address: address(input),
        subject: format!("{asked} about leaving {service}"),
        salutation: "Dear Sir or Madam,".to_owned(),
        opening: vec![format!(
            "We are reviewing how freely we could move from {service} to another service. {asked} could not be answered \
             from the documents we hold. Please answer {} in a few lines and send what it asks for. Where the honest \
             answer is no, that helps us too.",
            if many == 1 { "it" } else { "each" }
        )],
        questions,
        reply: reply(input),
        close: "Yours faithfully,".to_owned(),
        signed: lines(&settings.signed),
    })
}

/// How many parts stand before the letter: all up to the one on what is not known.
fn before(numbers: &Numbers) -> usize {
    numbers.parts.iter().filter(|part| **part <= PartName::Open).count()
}

fn asked(input: &ReportInput<'_>, id: &unmoor_core::assessment::QuestionId) -> Option<Asked> {
    let words = input.question(id)?.ask_vendor.as_deref()?;
    Some(Asked { text: set(words), reference: id.to_string() })
}

fn address(input: &ReportInput<'_>) -> Vec<String> {
    let given = lines(&input.settings.letter.address);
    if given.is_empty() { lines(&input.assessment.vendor.name) } else { given }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| words::typographic(line.trim())).filter(|line| !line.is_empty()).collect()
}

fn reply(input: &ReportInput<'_>) -> String {
    let settings = &input.settings.letter;
    let until = settings.reply_by.unwrap_or_else(|| weeks_after(input.settings.made_on));
    let to = match settings.reply_to.trim() {
        "" => String::new(),
        to => format!(" to {to}"),
    };
    hold(&format!(
        "Please reply by {}{to}. Answers will be recorded as your statement, with your name and the date, and documents as \
         evidence.",
        input.date(until)
    ))
}

fn weeks_after(day: Date) -> Date {
    day.saturating_add(Span::new().weeks(WEEKS))
}
