//! Unmoor's own assessment: it is whole, what it calls tested is shown by a test, and its report is that of today's answers.

use std::collections::BTreeSet;

use serde_json::Value;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

fn own() -> (std::path::PathBuf, Value) {
    let file = place::root().join("docs/own/unmoor.unmoor.json");
    let value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    (file, value)
}

#[test]
fn every_question_that_applies_has_an_answer_or_stands_as_unknown() {
    let folders = Folders::fresh();
    let data = folders.data();
    let (file, own) = own();
    let score = Cli::on(&data).run_on("score --json", &file).done().json();
    let asked: BTreeSet<&str> = score["asked"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(asked.len() > 50, "{score}");
    let open: Vec<&&str> = asked.iter().filter(|id| !own["answers"][**id]["state"].is_string()).collect();
    assert!(open.is_empty(), "{open:?} are not answered");
}

#[test]
fn what_is_called_tested_names_a_test_that_is_there_and_every_document_too() {
    let (_, own) = own();
    let mut tested = 0;
    for (question, record) in own["answers"].as_object().unwrap() {
        let items = record["evidence_items"].as_array().cloned().unwrap_or_default();
        let evidence = record["evidence"].as_str().unwrap_or_default();
        assert!(matches!(evidence, "" | "claimed") || !items.is_empty(), "{question} is {evidence} by nothing");
        for item in &items {
            let path = place::root().join(item["title"].as_str().unwrap());
            assert!(path.is_file(), "{question} names {}, which is not there", path.display());
            let named = item["detail"].as_str().unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            if path.extension().is_some_and(|ending| ending == "rs") && text.contains("#[test]") {
                assert!(text.contains(&format!("fn {named}(")), "{question}: {} has no test {named}", path.display());
            }
        }
        if evidence == "tested" {
            tested += 1;
            let is_test = |item: &Value| {
                let path = place::root().join(item["title"].as_str().unwrap());
                std::fs::read_to_string(path).is_ok_and(|text| text.contains("#[test]"))
            };
            assert!(items.iter().any(is_test), "{question} is called tested, and no test shows it");
        }
    }
    assert!(tested >= 10, "{tested}");
}

#[test]
fn its_report_is_of_this_assessment_and_every_figure_still_holds() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let report = place::root().join("docs/own/unmoor.pdf");
    cli.run_on("verify", &report).done();
    let (file, _) = own();
    let attached = folders.saved().join("attached.unmoor.json");
    cli.run_words(["export".as_ref(), report.as_os_str(), "-o".as_ref(), attached.as_os_str()]).done();
    let bytes = |path: &std::path::Path| String::from_utf8(std::fs::read(path).unwrap()).unwrap();
    assert!(
        bytes(&attached) == bytes(&file),
        "the report is of another state: make it again, as docs/own/README.md says"
    );
}
