//! The built-in pack covers what it must, rests on what it names, and scores as the method says.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;
use unmoor_core::assessment::QuestionId;
use unmoor_core::pack::{self, Knockout, Question};

/// A point that the founding articles raise, and the questions that take it up.
#[derive(Deserialize)]
struct Seed {
    id: String,
    paraphrase: String,
    covered_by: Vec<QuestionId>,
}

#[test]
fn the_sections_stand_in_the_order_of_the_walk() {
    let pack = pack::builtin();
    assert_eq!((pack.sections.len(), pack.questions.len(), pack.exposure.len()), (11, 120, 8));
    let sections: Vec<&str> = pack.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(sections, ["DO", "AL", "EX", "SD", "CC", "XR", "OP", "SI", "DB", "SV", "AI"]);
    let quick = pack.questions.iter().filter(|question| question.quick_screen).count();
    assert_eq!(quick, 16, "the quick walk is promised to have 16 questions");
}

#[test]
fn every_point_of_the_founding_articles_is_covered_by_a_question_that_exists() {
    let seeds: Vec<Seed> = serde_json::from_str(include_str!("fixtures/seeds.json")).expect("the seeds are JSON");
    assert_eq!(seeds.len(), 138);
    for Seed { id, paraphrase, covered_by } in seeds {
        assert!(!covered_by.is_empty(), "{id} is covered by nothing: {paraphrase}");
        for question in covered_by {
            assert!(pack::builtin().question(&question).is_some(), "{id} rests on {question}, which is not there");
        }
    }
}

#[test]
fn every_reference_resolves_and_every_one_is_used_or_listed_here() {
    let pack = pack::builtin();
    let known: BTreeSet<&str> = pack.references.iter().map(|reference| reference.id.as_str()).collect();
    let of_questions = pack.questions.iter().flat_map(|question| &question.references);
    let of_exposure = pack.exposure.iter().flat_map(|question| &question.references);
    let used: BTreeSet<&str> = of_questions.chain(of_exposure).map(String::as_str).collect();
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), [&""; 0], "these do not resolve");
    let background = ["ISO-22123"]; // vocabulary: the words are used, no question rests on it
    assert_eq!(known.difference(&used).copied().collect::<Vec<_>>(), background, "these are not used");
}

#[test]
fn no_edit_of_the_wording_changes_the_method() {
    let table = include_str!("fixtures/method-table.txt");
    assert_eq!(method_table(), table, "ids, weights, levels, knock-outs and scope belong to the pack's version");
}

#[test]
fn every_text_can_be_read_out_in_a_meeting() {
    for question in &pack::builtin().questions {
        for text in texts(question) {
            let id = question.id.as_str();
            assert_eq!(text.trim(), text, "{id}: blanks around a text");
            assert!(!text.contains("  ") && !text.contains('\n') && !text.contains('—'), "{id}: {text}");
            for sentence in text.split(['.', ';', '?', ':']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 32, "{id}: a sentence of {words} words is too long to listen to: {sentence}");
            }
        }
        assert!(question.prompt.ends_with('?'), "{}: a prompt is one question", question.id);
        assert_eq!(question.prompt.matches('?').count(), 1, "{}: a prompt is one question", question.id);
        let labels: BTreeSet<&str> = question.options.iter().map(|option| option.label.as_str()).collect();
        assert_eq!(labels.len(), 5, "{}: two options say the same", question.id);
    }
}

fn texts(question: &Question) -> impl Iterator<Item = &str> {
    let Question { title, prompt, why, recommendation, good, .. } = question;
    let optional = [&question.ask_vendor, &question.not_applicable_when].into_iter().flatten();
    let labels = question.options.iter().map(|option| &option.label);
    let all = [title, prompt, why, recommendation, good].into_iter().chain(optional).chain(labels);
    all.chain(&question.evidence).map(String::as_str)
}

fn method_table() -> String {
    let pack = pack::builtin();
    let mut table = String::new();
    for section in &pack.sections {
        let tier = word(&section.tier);
        let depth = word(&section.from_depth);
        writeln!(table, "section {}|{tier}|{}|{depth}", section.id, section.weight).expect("a string");
    }
    for question in &pack.exposure {
        let levels: Vec<String> = question.options.iter().map(|option| option.exposure.to_string()).collect();
        writeln!(table, "{}|{}|{}|", question.id, question.weight, levels.join(" ")).expect("a string");
    }
    for question in &pack.questions {
        let levels: Vec<String> = question.options.iter().map(|option| option.level.to_string()).collect();
        let knockout = question.knockout.as_ref().map(knockout).unwrap_or_default();
        let quick = if question.quick_screen { "quick" } else { "" };
        let kinds: Vec<String> = question.applies_to.iter().map(word).collect();
        let Question { id, weight, best_evidence, .. } = question;
        let (levels, evidence, kinds) = (levels.join(" "), word(best_evidence), kinds.join(" "));
        writeln!(table, "{id}|{weight}|{levels}|{knockout}|{evidence}|{quick}|{kinds}").expect("a string");
    }
    table
}

fn knockout(rule: &Knockout) -> String {
    let from = rule.exposure_at_least.map(|exposure| format!(" from exposure {exposure}")).unwrap_or_default();
    format!("at or below {} caps at {}{from}", rule.trigger_at_or_below, rule.cap_score)
}

/// The word of the file format for a value.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).expect("a word is JSON");
    value.as_str().expect("a word is text").to_owned()
}
