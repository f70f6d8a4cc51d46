//! What is said about a report follows the redaction too: it travels in the file and in what the file says about itself.

use unmoor_core::redaction::{Removed, Subject};
use unmoor_report::compose::{LetterSettings, Settings};

use super::Gone;

/// What whoever made a report is called in texts.
pub(super) const AUTHOR: &str = "the author";

/// The settings without what is left out; `removed` is told what went.
pub(crate) fn settings(mut said: Settings, gone: &Gone, removed: &mut Vec<Removed>) -> Settings {
    let out = |subject| gone.redaction.leaves_out(subject);
    let mut emptied = |subject: Subject, text: String| {
        if !text.is_empty() {
            // Of an address or a signature the first line names somebody; the rest, such as a post, may stand elsewhere.
            let first = text.lines().next().unwrap_or_default().to_owned();
            removed.push(Removed { subject, strings: vec![first], instead: String::new() });
        }
        String::new()
    };
    if out(Subject::People) {
        said.author = emptied(Subject::People, said.author);
        said.letter = LetterSettings {
            address: emptied(Subject::People, said.letter.address),
            reply_to: emptied(Subject::People, said.letter.reply_to),
            signed: emptied(Subject::People, said.letter.signed),
            ..said.letter
        };
    }
    if out(Subject::Client) {
        said.client = emptied(Subject::Client, said.client);
        said.accent = None;
        said.letter = LetterSettings {
            place: String::new(),
            reply_to: emptied(Subject::Client, said.letter.reply_to),
            signed: emptied(Subject::Client, said.letter.signed),
            ..said.letter
        };
    }
    for text in [
        &mut said.author,
        &mut said.confidentiality,
        &mut said.letter.place,
        &mut said.letter.address,
        &mut said.letter.reply_to,
        &mut said.letter.signed,
    ] {
        *text = gone.replacements.text(text);
    }
    said
}
