//! The page with the questions: one file that any browser opens, fills in and turns into a response, without a network.

use crate::words;

use super::form::{Asked, AskedQuestion};

/// How the page is known again when somebody sends it back instead of the answers.
pub(super) const PAGE_MARK: &str = "unmoor.questions";

const PAGE: &str = include_str!("page.html");
const QUESTION: &str = include_str!("question.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page for a request; `file` is the name that the answers are saved under.
///
/// Only its own style and its own script run in it, both under the request's id as their nonce, and its policy lets it load
/// nothing and send nothing anywhere.
pub fn page(asked: &Asked, file: &str) -> String {
    let heading = words::counted_first(asked.questions.len(), "question", "questions");
    let data = serde_json::to_string(asked).expect("a request has text keys only").replace('<', "\\u003c");
    let to_vendor = asked.participant.is_none();
    let vendor = name(&asked.about.vendor);
    fill(
        PAGE,
        &[
            ("nonce", &text(&asked.id)),
            ("mark", PAGE_MARK),
            // A title takes no markup: the isolates keep the direction of a name to itself.
            ("title", &format!("{heading} about \u{2068}{}\u{2069}", text(service(asked)))),
            ("style", STYLE),
            ("file", &text(file)),
            ("heading", &format!("{heading} about {}", name(service(asked)))),
            ("lead", &lead(asked)),
            (
                "you",
                &if to_vendor {
                    format!("<li>In the statements, “you” is the customer and “the vendor” is {vendor}.</li>\n")
                } else {
                    String::new()
                },
            ),
            (
                "back",
                &if asked.sender.is_empty() { "whoever sent you this one".to_owned() } else { name(&asked.sender) },
            ),
            ("by_label", if to_vendor { "Your name and company" } else { "Your name" }),
            ("by", &if to_vendor { String::new() } else { text(&asked.to) }),
            (
                "questions",
                &(1..).zip(&asked.questions).map(|(number, question)| fieldset(number, question)).collect::<String>(),
            ),
            ("data", &data),
            ("script", SCRIPT),
        ],
    )
}

/// Who asks whom for what, and what becomes of the answers.
fn lead(asked: &Asked) -> String {
    let about = name(service(asked));
    let sender = |without: &str| if asked.sender.is_empty() { without.to_owned() } else { name(&asked.sender) };
    match &asked.about.title {
        Some(title) => format!(
            "{} asks you, {}, what you know for “{}”: how hard would it be to leave {about}? Your answers stand as your votes \
             beside those of the others.",
            sender("Your team"),
            name(&asked.to),
            name(title),
        ),
        None => format!(
            "{} is reviewing how portable the use of {about} is, and asks {to} to answer. What you say stands beside the \
             customer’s own answers, as the word of {to}.",
            sender("Your customer"),
            to = name(&asked.to),
        ),
    }
}

fn fieldset(number: usize, question: &AskedQuestion) -> String {
    let id = text(question.id.as_str());
    let set = |wording: &str| text(&words::typographic(wording));
    let options = question.options.iter().map(|option| choice(&id, &option.key.to_string(), &set(&option.label)));
    let (asked, behind) = match &question.ask {
        Some(ask) => (ask, format!("<p class=\"behind\">{}</p>\n", set(&question.prompt))),
        None => (&question.prompt, String::new()),
    };
    fill(
        QUESTION,
        &[
            ("id", &id),
            ("number", &number.to_string()),
            ("asked", &set(asked)),
            ("behind", &behind),
            ("choices", &options.chain([choice(&id, "", "We do not know")]).collect::<String>()),
        ],
    )
}

fn choice(question: &str, key: &str, label: &str) -> String {
    let key = text(key);
    format!(
        "<label class=\"choice\"><input type=\"radio\" name=\"{question}\" value=\"{key}\"> <span>{label}</span></label>\n"
    )
}

fn service(asked: &Asked) -> &str {
    let about = &asked.about;
    if about.service.trim().is_empty() { &about.vendor } else { &about.service }
}

/// A name that somebody typed: whatever direction its letters run in, it turns nothing around it.
fn name(typed: &str) -> String {
    format!("<bdi>{}</bdi>", text(typed))
}

/// A text as it stands in a page and in an attribute: its signs are no markup, and its control characters can be seen.
fn text(plain: &str) -> String {
    let mut set = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            '&' => set.push_str("&amp;"),
            '<' => set.push_str("&lt;"),
            '>' => set.push_str("&gt;"),
            '"' => set.push_str("&quot;"),
            '\'' => set.push_str("&#39;"),
            '\n' | '\t' => set.push(letter),
            control if control.is_control() => set.push('\u{FFFD}'),
            other => set.push(other),
        }
    }
    set
}

/// A template with its `{{places}}` filled, in one go: what is filled in is not looked at again.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut parts = template.split("{{");
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (place, after) = part.split_once("}}").expect("a place of a template is closed");
        let value = values.iter().find(|(known, _)| *known == place).expect("every place of a template has a value");
        filled.push_str(value.1);
        filled.push_str(after);
    }
    filled
}
