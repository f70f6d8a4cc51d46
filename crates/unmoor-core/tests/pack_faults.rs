//! A pack that cannot be used says everything that is wrong with it, each thing with its place.

use serde_json::{Value, json};
use unmoor_core::{demo, pack};

fn builtin() -> Value {
    serde_json::from_str(pack::BUILTIN_FILE).expect("the built-in pack is JSON")
}

fn problems(bytes: &[u8]) -> Vec<String> {
    let fault = pack::read(bytes).expect_err("this pack must be refused");
    fault.problems.iter().map(ToString::to_string).collect()
}

/// The problems of the built-in pack with one place changed.
fn changed(pointer: &str, value: Value) -> Vec<String> {
    let mut root = builtin();
    *root.pointer_mut(pointer).expect("the place exists") = value;
    problems(root.to_string().as_bytes())
}

#[test]
fn a_file_that_is_no_pack_is_refused_for_that_alone() {
    let cut = &pack::BUILTIN_FILE[..1_000];
    assert_eq!(problems(b""), ["the file is empty"]);
    let line = cut.lines().count();
    assert_eq!(problems(cut.as_bytes()), [format!("the file is cut off, it ends in the middle, at line {line}")]);
    assert_eq!(problems(b"{]"), ["line 1, column 2 is not JSON"]);
    assert_eq!(problems(b"[]"), ["it is not a pack: its format is not \"unmoor.pack\""]);
    assert_eq!(problems(demo::FILE.as_bytes()), ["it is an assessment, not a pack of questions"]);
    let newer = "it was written for a newer Unmoor (pack version 2, this one knows 1)";
    assert_eq!(changed("/version", json!(2)), [newer]);
    assert_eq!(changed("/version", json!("1")), ["version: is text, it must be a whole number"]);
    let large = vec![b' '; pack::MAX_BYTES + 1];
    assert_eq!(problems(&large), ["it has 8388609 bytes, a pack has at most 8388608"]);
}

/// Ids are typed, stand in names of files and are printed on a line: the version is told beside them.
#[test]
fn an_id_has_letters_that_can_be_typed_and_a_wrong_version_hides_nothing() {
    for id in ["a@b", "../../x", "x\ny", "Bad Id", "Our_Bank"] {
        let found = changed("/pack/id", json!(id));
        assert!(found.len() == 1 && found[0].starts_with("pack.id: is "), "{found:?}");
    }
    assert!(changed("/pack/version", json!("../1.0"))[0].starts_with("pack.version: is "));
    assert!(changed("/questions/0/id", json!("bad id !"))[0].starts_with("questions[0].id: is "));
    let mut root = builtin();
    *root.pointer_mut("/version").expect("the place exists") = json!("one");
    *root.pointer_mut("/pack/id").expect("the place exists") = json!("a@b");
    *root.pointer_mut("/questions/0/weight").expect("the place exists") = json!(9);
    let found = problems(root.to_string().as_bytes());
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0], "version: is text, it must be a whole number");
}

#[test]
fn an_id_belongs_to_one_question_only() {
    assert_eq!(
        changed("/questions/1/id", json!("DO-01")),
        ["questions[1].id: \"DO-01\" is the id of questions[0] too"]
    );
    assert_eq!(changed("/questions/0/id", json!("XP-01")), ["questions[0].id: \"XP-01\" is the id of exposure[0] too"]);
    assert_eq!(
        changed("/references/1/id", json!("DA-2-32"))[0],
        "references[1].id: \"DA-2-32\" is the id of references[0] too"
    );
    assert_eq!(changed("/sections/3/id", json!("Sd"))[0], "sections[3].id: \"Sd\" is not two capital letters");
}

#[test]
fn every_problem_is_listed() {
    let mut root = builtin();
    let long = "This title has one letter more.";
    assert_eq!(long.chars().count(), 31, "one more than a title may have");
    let mut change = |pointer: &str, value: Value| *root.pointer_mut(pointer).expect("the place exists") = value;
    change("/pack/as_of", json!("2026-13-01"));
    change("/sections/0/weight", json!(0));
    change("/sections/1/kinds", json!(["saas", "saas"]));
    change("/exposure/0/options/1/exposure", json!(0));
    change("/exposure/1/references/0", json!("NOWHERE"));
    change("/questions/0/title", json!(long));
    change("/questions/0/prompt", json!(" \n"));
    change("/questions/1/weight", json!(6));
    change("/questions/2/section", json!("ZZ"));
    change("/questions/3/options/1/level", json!(101));
    change("/questions/4/options/1/level", json!(100));
    change("/questions/5/options/2/key", json!("x"));
    change("/questions/6/references/0", json!("NOWHERE"));
    change("/questions/7/knockout", json!({ "trigger_at_or_below": 100, "cap_score": -1, "exposure_at_least": 101 }));
    change("/questions/8/best_evidence", json!("claimed"));
    change("/questions/9/options", json!([]));
    change("/questions/10/ask_vendor", json!(7));
    change("/questions/11/section", json!("AI"));
    change("/references/0/status", json!("sure"));
    change("/references/1/source", json!(""));
    root["colour"] = json!("blue");
    root["questions"][12]["mood"] = json!("good");
    root["questions"][13].as_object_mut().expect("an object").remove("why");
    let text = root.to_string().replacen("\"tier\":\"core\"", "\"tier\":\"core\",\"tier\":\"pack\"", 1);
    insta::assert_snapshot!(problems(text.as_bytes()).join("\n"));
}

/// A word that is mistyped keeps the question from being read; what else is wrong with it is told all the same.
#[test]
fn a_question_that_cannot_be_read_hides_nothing_else_that_is_wrong_with_it() {
    let mut root = builtin();
    root["questions"][3]["role"] = json!("them");
    root["questions"][3]["references"] = json!(["NOWHERE"]);
    root["questions"][3]["section"] = json!("ZZ");
    root["questions"][3]["options"][1]["level"] = json!(100);
    root["questions"][3]["id"] = json!("DO-01");
    root["exposure"][0]["colour"] = json!("blue");
    root["exposure"][0]["options"][0]["key"] = json!("b");
    root["references"][0]["status"] = json!("sure");
    root["references"][1]["id"] = root["references"][0]["id"].clone();
    let found = problems(root.to_string().as_bytes());
    for expected in [
        "questions[3].role: is \"them\", it must be one of vendor, us, both",
        "questions[3].references[0]: \"NOWHERE\" is not in the list of references",
        "questions[3].section: \"ZZ\" is no section of this pack",
        "questions[3].options[1].level: is 100, it must be below 100, the level before it",
        "questions[3].id: \"DO-01\" is the id of questions[0] too",
        "exposure[0].colour: is not a field of a pack",
        "exposure[0].options[0].key: is \"b\", it must be \"a\"",
        "references[0].status: is \"sure\", it must be one of verified, from memory",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected} in {found:#?}");
    }
    assert!(found.iter().any(|told| told.starts_with("references[1].id: ")), "{found:#?}");
}

#[test]
fn the_sentence_names_the_first_problem_and_counts_the_others() {
    let one = pack::read(b"{]").expect_err("not JSON").to_string();
    assert_eq!(
        one,
        "this question pack cannot be used: line 1, column 2 is not JSON; \
         nothing was changed; mend it and read the pack again"
    );
    let three = pack::read(
        br#"{"format":"unmoor.pack","version":1,"pack":1,"sections":[],"exposure":[],"references":[],"questions":[]}"#,
    );
    assert_eq!(
        three.expect_err("nothing in it").to_string(),
        "this question pack cannot be used: pack: is a number, it must be an object, and 3 more; \
         nothing was changed; mend them and read the pack again"
    );
}

#[test]
fn every_problem_has_the_line_on_which_it_stands() {
    let text = pack::BUILTIN_FILE.replacen("\"weight\": 20", "\"weight\": 200", 1).replacen(
        "\"tier\": \"core\"",
        "\"tier\": \"hard\"",
        1,
    );
    let fault = pack::read(text.as_bytes()).expect_err("two problems");
    let told = fault.with_lines(text.as_bytes());
    assert_eq!(told.len(), 2);
    for (line, problem) in told {
        let line = text.lines().nth(line.expect("a line") - 1).expect("that line is there");
        let field = problem.path.rsplit('.').next().expect("a field");
        assert!(line.contains(&format!("\"{field}\"")), "{problem} is said to stand on {line}");
    }
}

#[test]
fn a_pack_that_is_wrong_without_end_is_told_so_far_as_anybody_reads() {
    let deep = "[".repeat(4 << 20);
    let fault = pack::read(deep.as_bytes()).expect_err("a bracket is no pack");
    assert!(fault.to_string().contains("nested deeper than 127 levels, at line 1"), "{fault}");
    assert_eq!(fault.with_lines(deep.as_bytes()).len(), 1);
    let many = |list: &str| {
        format!(
            r#"{{"format":"unmoor.pack","version":1,"pack":{{}},"sections":[],"exposure":[],"references":[],"questions":[{list}0]}}"#
        )
    };
    let fault = pack::read(many(&"0,".repeat(pack::MAX_PROBLEMS)).as_bytes()).expect_err("numbers are no questions");
    assert_eq!(fault.problems.len(), pack::MAX_PROBLEMS);
    let fault = pack::read(many(&"0,".repeat(unmoor_core::file::MAX_VALUES)).as_bytes()).expect_err("too many");
    assert!(fault.to_string().contains("it has more than 500000 values"), "{fault}");
}

#[test]
fn a_template_is_a_pack_alone_or_on_top_of_the_standard_one() {
    let today = jiff::civil::date(2026, 11, 26);
    let alone = pack::template("our-bank", "Our bank", today, pack::Base::Alone);
    let read = pack::read(alone.as_bytes()).expect("the template is valid");
    assert_eq!((read.about.id.as_str(), read.sections.len(), read.questions.len()), ("our-bank", 1, 2));
    let more = pack::template("our-bank", "Our bank", today, pack::Base::Standard);
    let read = pack::read(more.as_bytes()).expect("the template is valid");
    assert_eq!(read.questions.len(), pack::builtin().questions.len() + 2);
    assert_eq!(read.sections.last().map(|section| section.id.as_str()), Some("OU"));
}
