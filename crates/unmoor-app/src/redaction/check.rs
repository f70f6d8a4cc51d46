//! The check before anything is written: what was made is read back, and every string that went is looked for in it.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use unmoor_core::assessment::Assessment;
use unmoor_core::pack::Pack;
use unmoor_core::redaction::{Redaction, Removed, Subject, doubtful_amount, free_texts};
use unmoor_core::words::{self, listed};
use unmoor_report::contents::{self, ContentsFault, Piece};
use unmoor_report::format::Format;

use super::kept::Kept;
use super::needle::{Needle, needles};
use super::words::Words;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};

/// How many letters of a string are told.
const TOLD: usize = 60;

/// What a finished file was made from.
pub(crate) struct Checked<'a> {
    /// What was to be left out.
    pub(crate) redaction: &'a Redaction,
    /// What went.
    pub(crate) removed: &'a [Removed],
    /// What travels in the file, after the redaction.
    pub(crate) assessments: &'a [Assessment],
    /// What it was asked from, where that is at hand.
    pub(crate) pack: Option<&'a Pack>,
    /// The formats whose own words may stand in it.
    pub(crate) formats: &'a [Format],
    /// What is said about the report and was kept.
    pub(crate) said: &'a str,
}

impl<'a> Checked<'a> {
    /// A file of nothing but the assessment.
    pub(crate) fn file(of: &'a Assessed) -> Self {
        let Assessed { assessment, gone, pack, .. } = of;
        Self {
            redaction: &gone.redaction,
            removed: &gone.removed,
            assessments: std::slice::from_ref(assessment),
            pack: Some(pack),
            formats: &[],
            said: "",
        }
    }
}

/// Refuses a file in which something still stands that should be left out.
///
/// # Errors
/// With the string, what it is, and where it stands.
pub(crate) fn check(bytes: &[u8], of: &Checked<'_>) -> Result<(), Fault> {
    if of.redaction.is_none() {
        return Ok(());
    }
    if of.redaction.leaves_out(Subject::Client) && of.redaction.clients().is_empty() {
        return Err(unknown_client());
    }
    let pieces: Vec<(String, Words)> =
        contents::read(bytes)?.into_iter().map(|Piece { place, text }| (place, Words::of(&text))).collect();
    let every_word: BTreeSet<&str> = pieces.iter().flat_map(|(_, words)| words.each()).collect();
    let kept = OnceCell::new();
    let may_stand = |needle: &Needle| {
        kept.get_or_init(|| Kept::of(of.assessments, of.pack, of.redaction, of.formats, of.said)).holds(needle)
    };
    let mut found: Vec<(Needle, Vec<&str>)> = Vec::new();
    for needle in needles(of.removed, of.redaction) {
        if !needle.may_stand_in(&every_word) {
            continue;
        }
        let stands = pieces.iter().filter(|(_, words)| needle.stands_in(words));
        let mut places: Vec<&str> = stands.map(|(place, _)| place.as_str()).collect();
        places.dedup();
        if !places.is_empty() && !may_stand(&needle) {
            found.push((needle, places));
        }
    }
    match found.first() {
        None => no_doubtful_amount(of),
        Some((needle, places)) => {
            Err(still_there(needle, places, found.len() - 1, &questions_with(needle, of.assessments)))
        }
    }
}

/// Nobody can look for a name that nobody said.
fn unknown_client() -> Fault {
    Fault::new(
        FaultCode::Refused,
        "The client should be left out, and no name of it is known, so nobody could look for it.",
        "Nothing was written.",
        "Say whom it is made for (in the window under \u{201c}Made for\u{201d}, otherwise with --client NAME), or leave the client in.",
    )
}

/// What stands close to a currency and was not read as an amount is not left out by chance: somebody has to look. This is asked of
/// what the file was made from, because in the file a number may stand beside a text that it has nothing to do with.
fn no_doubtful_amount(of: &Checked<'_>) -> Result<(), Fault> {
    if !of.redaction.leaves_out(Subject::Amounts) {
        return Ok(());
    }
    let said = of.said.lines().map(|line| (None, line.to_owned()));
    let mut texts = of.assessments.iter().flat_map(free_texts).chain(said);
    let doubtful = texts.find_map(|(question, text)| Some((question, doubtful_amount(&text)?)));
    let Some((question, words)) = doubtful else { return Ok(()) };
    let shown: String = words.chars().take(TOLD).collect();
    let of_what = question.map_or_else(String::new, |question| format!(" of {question}"));
    Err(Fault::new(
        FaultCode::Refused,
        format!(
            "\u{201c}{}\u{201d} in a text{of_what} may be an amount that should be left out.",
            words::visible(&shown)
        ),
        "Nothing was written.",
        "Write it as a number beside its currency, such as EUR 12,500, or put the two further apart; or leave notes and evidence \
         out too.",
    ))
}

/// The questions to which it was written, where it was; the first of them.
fn questions_with(needle: &Needle, assessments: &[Assessment]) -> Vec<String> {
    let texts = assessments.iter().flat_map(free_texts).filter(|(_, text)| needle.stands_in(&Words::of(text)));
    let questions: BTreeSet<String> = texts.filter_map(|(question, _)| Some(question?.to_string())).collect();
    questions.into_iter().take(3).collect()
}

fn still_there(needle: &Needle, places: &[&str], more: usize, questions: &[String]) -> Fault {
    let what = match needle.subject {
        Subject::People => "A name",
        Subject::Client => "The client\u{2019}s name",
        Subject::Amounts => "An amount",
        Subject::Notes => "Words of a note",
        Subject::Evidence => "Words of a piece of evidence",
    };
    let mut text: String = needle.text.chars().take(TOLD).collect();
    if text.len() < needle.text.len() {
        text.push('\u{2026}');
    }
    let more = match more {
        0 => String::new(),
        1 => " One more string does too.".to_owned(),
        more => format!(" {more} more strings do too."),
    };
    let places = places.iter().take(4).map(|place| with_preposition(place)).collect::<Vec<_>>();
    Fault::new(
        FaultCode::Refused,
        format!(
            "{what} that should be left out, \u{201c}{text}\u{201d}, still stands {} of what was made.{more}",
            listed(&places)
        ),
        "Nothing was written.",
        &match questions {
            [] => "Take it out of the title or of what is said about the report, or leave less out.".to_owned(),
            questions => format!("Take it out of what was written to {}, or leave less out.", listed(questions)),
        },
    )
}

fn with_preposition(place: &str) -> String {
    let on = place.starts_with("page ") || place == "the first page";
    format!("{} {place}", if on { "on" } else { "in" })
}

impl From<ContentsFault> for Fault {
    fn from(fault: ContentsFault) -> Self {
        let told = Self::from_clauses(FaultCode::Internal, &fault.to_string(), String::new());
        let remedy = "Try again, or leave nothing out; and send us the details if it happens again.";
        Self { remedy: remedy.to_owned(), ..told }
    }
}

#[cfg(test)]
mod tests {
    use unmoor_core::pack;

    use super::*;

    fn refused(subject: Subject, strings: &[&str], in_bytes: &str) -> Option<Fault> {
        let assessed = Assessed::demo();
        let strings = strings.iter().map(|text| (*text).to_owned()).collect();
        let removed = [Removed { subject, strings, instead: "Participant 1".to_owned() }];
        let of = Checked {
            redaction: &Redaction::of([subject]).knowing_client("Xq House"),
            removed: &removed,
            assessments: std::slice::from_ref(&assessed.assessment),
            pack: Some(pack::builtin()),
            formats: &[],
            said: "",
        };
        check(in_bytes.as_bytes(), &of).err()
    }

    #[test]
    fn what_was_left_in_is_found_and_told() {
        let fault = refused(Subject::People, &["Ada Quist"], "{ \"by\": \"said ADA\\u00a0QUIST\" }").unwrap();
        assert_eq!(fault.code, FaultCode::Refused);
        assert_eq!(fault.kept, "Nothing was written.");
        assert!(fault.happened.starts_with("A name") && fault.happened.contains("Ada Quist"), "{fault}");
        let note = "they told us on the phone that nobody there has ever seen an export that works";
        let piece = "he wrote that nobody there has ever seen an export that works, and left";
        assert!(refused(Subject::Notes, &[note], piece).unwrap().happened.contains("a note"));
        assert!(refused(Subject::Amounts, &["\u{20ac} 12,000"], "pays \u{20ac}\u{a0}12,000 a year").is_some());
        assert!(refused(Subject::Client, &["Fennimere"], "of Fennimere.").is_some());
        assert!(refused(Subject::Evidence, &["Annex Quill 7"], "annex quill 7").is_some());
    }

    #[test]
    fn an_amount_that_nobody_could_read_is_no_reason_to_write_it() {
        let mut assessed = Assessed::demo();
        let mut written = |title: &str, subject: Subject| {
            assessed.assessment.title = title.to_owned();
            let of = Assessed::of(assessed.assessment.clone()).leaving_out(&Redaction::of([subject]));
            check(b"{}", &Checked::file(&of))
        };
        written("A fee of EUR 4711, and 12 seats", Subject::Amounts).unwrap();
        let fault = written("A fee of 4711, net EUR", Subject::Amounts).unwrap_err();
        assert!(fault.happened.contains("4711, net EUR") && fault.kept == "Nothing was written.", "{fault}");
        written("A fee of 4711, net EUR", Subject::People).unwrap();
        let mut it = Assessed::demo().assessment;
        it.answers.values_mut().for_each(|record| record.note.clear());
        let Some(record) = it.answers.get_mut(&"DO-01".into()) else { panic!("the demo answers DO-01") };
        record.note = "4711 net EUR".to_owned();
        let of = Assessed::of(it).leaving_out(&Redaction::of([Subject::Amounts]));
        let fault = check(b"{}", &Checked::file(&of)).unwrap_err();
        assert!(fault.happened.contains("4711 net EUR") && fault.happened.contains("of DO-01"), "{fault}");
    }

    #[test]
    fn a_surname_and_a_name_without_its_space_are_found_too() {
        assert!(refused(Subject::People, &["Ada Quist"], "as Quist said").is_some());
        assert!(refused(Subject::People, &["Ada Quist"], "ada.quist@x or adaquist@x").is_some());
        assert!(refused(Subject::Client, &["Garden Centres"], "www.gardencentres.example").is_some());
        assert!(refused(Subject::People, &["Ada Li"], "Li").is_none(), "two letters could be any word");
    }

    #[test]
    fn what_means_nothing_or_is_ours_is_no_reason_to_refuse() {
        assert!(refused(Subject::Notes, &["p. 4", "Yes"], "Yes, p. 4").is_none());
        let ours = &pack::builtin().questions[0].prompt;
        assert!(refused(Subject::Notes, &[ours], ours).is_none(), "a note that quotes the question");
        let vendor = Assessed::demo().assessment.vendor.name;
        assert!(refused(Subject::Client, &[&vendor], &vendor).is_none(), "the vendor stays named");
        assert!(refused(Subject::People, &["Will"], "it will do").is_none());
        assert!(refused(Subject::People, &["Ada Quist"], "Ada Quistorp").is_none());
    }
}
