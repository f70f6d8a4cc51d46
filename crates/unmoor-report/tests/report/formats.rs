//! The report in its other formats: whole, the same every time, and holding whatever a person can type.

use std::ops::ControlFlow;

use unmoor_core::assessment::Assessment;
use unmoor_core::{demo, pack};
use unmoor_report::compose::{self, PartName, ReportInput};
use unmoor_report::format::Format;
use unmoor_report::pdf::ReportFault;

use crate::support::{hostile, input, settings, squeezed, unanswered, words_of};

/// A report in a format.
pub(crate) fn made(format: Format, assessment: &Assessment) -> Vec<u8> {
    format.write(&input(assessment), &mut |_| ControlFlow::Continue(())).unwrap().bytes
}

/// Whether everything that the document says is found in a text; spaces do not count.
pub(crate) fn assert_whole(assessment: &Assessment, text: &str) {
    let text = squeezed(text);
    for words in words_of(&compose::document(&input(assessment))) {
        assert!(text.contains(&squeezed(&words)), "\u{201c}{words}\u{201d} is missing");
    }
}

#[test]
fn a_remake_is_the_same_bytes() {
    for format in Format::ALL {
        assert!(made(format, &demo::assessment()) == made(format, &demo::assessment()), "{format:?} differs");
    }
}

#[test]
fn every_format_stops_where_it_is_told_to() {
    for format in Format::ALL {
        let stopped = format.write(&input(&demo::assessment()), &mut |_| ControlFlow::Break(()));
        assert_eq!(stopped, Err(ReportFault::Cancelled), "{format:?}");
    }
}

#[test]
fn an_ending_names_its_format_in_capitals_too() {
    for format in Format::ALL {
        assert_eq!(Format::of_ending(&format.ending().to_uppercase()), Some(format));
    }
    assert_eq!(Format::of_ending("doc"), None);
}

/// The letter goes to the vendor, so nothing of the score may be in its file.
#[test]
fn a_letter_alone_says_nothing_of_the_score() {
    let assessment = demo::assessment();
    let mut settings = settings();
    settings.left_out = PartName::ALL.into_iter().filter(|part| *part != PartName::Letter).collect();
    let alone = ReportInput::new(&assessment, pack::builtin(), settings, Vec::new());
    for format in [Format::Markdown, Format::Json] {
        let made = format.write(&alone, &mut |_| ControlFlow::Continue(())).unwrap().bytes;
        let text = String::from_utf8(made).unwrap();
        assert!(text.contains("Our reference"), "{format:?}");
        for word in ["provisional", "41.8", "Grade", "portability", "XR-01"] {
            assert!(!text.contains(word), "{format:?} tells the vendor of \u{201c}{word}\u{201d}");
        }
    }
}

mod markdown {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    fn markdown(assessment: &Assessment) -> String {
        String::from_utf8(made(Format::Markdown, assessment)).unwrap()
    }

    /// What a reader of Markdown finds: the text, and the levels of the headings.
    fn read(markdown: &str) -> (String, Vec<u8>) {
        let (mut text, mut levels) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::SoftBreak | Event::End(_) => text.push(' '),
                Event::Start(Tag::Heading { level, .. }) => levels.push(level as u8),
                Event::Start(
                    Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::Table(_) | Tag::TableHead,
                )
                | Event::Start(Tag::TableRow | Tag::TableCell | Tag::Strong) => {}
                other => panic!("a report has no {other:?}"),
            }
        }
        (text, levels)
    }

    #[test]
    fn it_says_everything_and_headings_never_skip_a_level() {
        for assessment in [demo::assessment(), unanswered()] {
            let (text, levels) = read(&markdown(&assessment));
            assert_whole(&assessment, &text);
            assert_eq!(levels[0], 1);
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        }
    }

    #[test]
    fn whatever_a_person_typed_stays_text() {
        let assessment = hostile();
        let (text, _) = read(&markdown(&assessment));
        assert_whole(&assessment, &text);
    }
}

mod json {
    use super::*;
    use serde_json::Value;
    use unmoor_core::score::score;

    fn json(assessment: &Assessment) -> Value {
        serde_json::from_slice(&made(Format::Json, assessment)).unwrap()
    }

    fn texts(value: &Value, found: &mut String) {
        match value {
            Value::String(text) => {
                found.push_str(text);
                found.push(' ');
            }
            Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
            Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
            _ => {}
        }
    }

    #[test]
    fn it_says_everything_and_keeps_to_its_schema() {
        let schema = unmoor_report::json::schema();
        let valid = jsonschema::validator_for(schema.as_value()).unwrap();
        for assessment in [demo::assessment(), unanswered(), hostile()] {
            let report = json(&assessment);
            let faults: Vec<String> = valid.iter_errors(&report).map(|fault| fault.to_string()).collect();
            assert_eq!(faults, Vec::<String>::new());
            let mut text = String::new();
            texts(&report["content"], &mut text);
            assert_whole(&assessment, &text);
        }
    }

    #[test]
    fn its_numbers_are_the_scores_own_to_the_last_bit() {
        let assessment = demo::assessment();
        let report = json(&assessment);
        let figures = score(&assessment, pack::builtin()).figures();
        assert_eq!(report["numbers"]["score"], serde_json::to_value(&figures).unwrap());
        let asked: Vec<&str> = figures.asked.iter().map(|id| id.as_str()).collect();
        let answers = report["numbers"]["answers"].as_array().unwrap();
        assert_eq!(answers.iter().map(|answer| answer["id"].as_str().unwrap()).collect::<Vec<_>>(), asked);
    }

    #[test]
    fn every_link_leads_to_a_place_of_the_report() {
        let report = json(&demo::assessment());
        let mut anchors = Vec::new();
        let mut links = Vec::new();
        collect(&report["content"], &mut anchors, &mut links);
        assert!(links.len() > 150, "{}", links.len());
        for link in links {
            assert!(anchors.contains(&link), "{link} leads nowhere");
        }
    }

    fn collect(value: &Value, anchors: &mut Vec<String>, links: &mut Vec<String>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| collect(value, anchors, links)),
            Value::Object(fields) => {
                anchors.extend(fields.get("anchor").and_then(Value::as_str).map(str::to_owned));
                links.extend(fields.get("to").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| collect(value, anchors, links));
            }
            _ => {}
        }
    }
}
