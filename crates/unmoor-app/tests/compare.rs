//! Vendors side by side, on a real workspace file.

#![cfg(test)]

#[path = "../../unmoor-core/tests/fixtures/older_pack.rs"]
mod older_pack;

use std::path::Path;

use older_pack::older;
use unmoor_app::clock::Clock;
use unmoor_app::fault::FaultCode;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};
use unmoor_core::assessment::{Answer, Assessment, AssessmentId, Depth, Evidence, OptionKey};
use unmoor_core::{demo, file, pack};
use unmoor_store::{Act, StoreFault, Workspace};

fn start(folder: &Path) -> App {
    let clock = Clock::Fixed("2026-11-26T09:00:00Z".parse().unwrap());
    App::start(Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock })
        .unwrap()
}

/// The demo's scope, every question of it answered with one option.
fn vendor(name: &str, option: char, evidence: Evidence) -> Assessment {
    let mut it = demo::assessment();
    it.id = AssessmentId(format!("id-{name}"));
    it.title = format!("{name} 2027");
    it.vendor.name = name.to_owned();
    it.vendor.service = format!("{name} CRM");
    for question in &pack::builtin().questions {
        it.answers.entry(question.id.clone()).or_default().answer =
            Answer::Answered { option: OptionKey(option), evidence };
    }
    it
}

fn bring_in(app: &mut App, folder: &Path, all: &[Assessment]) -> Vec<String> {
    for it in all {
        let file = folder.join(format!("{}.unmoor.json", it.id));
        unmoor_app::files::replace(&file, &file::write(it)).unwrap();
        assert_eq!(app.import(&[file]).unwrap().refused, []);
    }
    all.iter().map(|it| it.id.to_string()).collect()
}

fn compare(app: &mut App, ids: &[&str]) -> CompareView {
    app.get_compare(CompareRequest { assessments: ids.iter().map(|id| (*id).to_owned()).collect() }).unwrap()
}

fn saved(ids: &[&str], format: CompareFormat) -> SaveComparison {
    SaveComparison { assessments: ids.iter().map(|id| (*id).to_owned()).collect(), format }
}

#[test]
fn three_vendors_stand_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let demo = app.open_demo(Nothing {}).unwrap().assessment;
    let (marlow, sundial) = (vendor("Marlow", 'b', Evidence::Claimed), vendor("Sundial", 'a', Evidence::Tested));
    let ids = bring_in(&mut app, folder.path(), &[marlow, sundial]);
    let view = compare(&mut app, &[&demo, &ids[0], &ids[1]]);
    assert_eq!(view.refusal, None);
    let table = view.table.unwrap();
    assert_eq!(table.headline, "Sundial is clearly freer; between Quaystead and Marlow there is no clear difference.");
    assert_eq!(table.gist, "Same method, same pack, on the 95 questions all three have in scope.");
    let cells: Vec<&str> = table.whole.cells.iter().flatten().map(|cell| cell.assured_text.as_str()).collect();
    assert_eq!(cells[0], "42", "the demo's own number, because all its questions are common");
    assert_eq!((table.whole.freer.as_str(), table.whole.clear), ("Sundial", true));
    assert!(table.ranking.starts_with("By risk, highest first: Quaystead 37"), "{}", table.ranking);
    assert!(table.columns.iter().all(|column| column.own.is_empty()));
    let labels: Vec<&str> = table.figures.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Risk", "Exposure", "Next contract date", "Last safe day"]);
    assert_eq!(table.figures[2].cells[0].word, "25 Feb 2027");
    let differing = table.answers.len();
    assert!(differing > 80 && table.answers_lead.starts_with(&format!("{differing} answers differ")));
    let unknown = table.answers.iter().find(|answer| answer.cells[0].text == "We don\u{2019}t know").unwrap();
    assert_eq!((unknown.cells[0].level, unknown.cells[0].shown_by.as_str()), (None, ""));
    assert_eq!(unknown.cells[1].shown_by, "claimed");
}

#[test]
fn a_figure_opens_into_its_lines_on_the_common_questions() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let demo = app.open_demo(Nothing {}).unwrap().assessment;
    let mut quick = vendor("Marlow", 'b', Evidence::Claimed);
    quick.scope.depth = Depth::Quick;
    let marlow = bring_in(&mut app, folder.path(), &[quick]).remove(0);
    let table = compare(&mut app, &[&demo, &marlow]).table.unwrap();
    assert!(!table.columns[0].own.is_empty(), "the demo asks more than what is common");
    let sections = table.sections.iter().map(|row| (format!("section:{}", row.id), row));
    for (figure, row) in sections.chain([("portability".to_owned(), &table.whole)]) {
        let Some(cell) = &row.cells[0] else { continue };
        let beside = vec![demo.clone(), marlow.clone()];
        let request = SumRequest { assessment: demo.clone(), figure, trials: vec![], beside, snapshot: None };
        let sum = app.get_sum(request).unwrap();
        assert!(sum.title.starts_with("Quaystead: "), "{}", sum.title);
        assert!(sum.note.starts_with("Only the questions that all columns have in scope"), "{}", sum.note);
        let printed = sum.lines.iter().filter(|line| line.kind == SumLineKind::Printed);
        let printed: Vec<&String> = printed.flat_map(|line| &line.cells).collect();
        for shown in [&cell.assured_text, &cell.possible_text] {
            assert!(printed.contains(&shown), "{} shows {shown}, and opens into {printed:?}", row.label);
        }
    }
}

#[test]
fn a_comparison_leaves_as_markdown_and_as_a_table_with_nothing_of_anybody_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let mut strange = vendor("Marlow", 'b', Evidence::Claimed);
    strange.vendor.name = "=Marlow | <b>Söhne</b>".to_owned();
    strange.answers.get_mut(&"DO-01".into()).unwrap().note = "SECRET-OF-MARLOW".to_owned();
    let (sundial, other) = (vendor("Sundial", 'a', Evidence::Tested), vendor("STRANGER", 'e', Evidence::Tested));
    let ids = bring_in(&mut app, folder.path(), &[strange, sundial, other]);
    let ids = [ids[0].as_str(), ids[1].as_str()];
    let markdown = app.compare_text(saved(&ids, CompareFormat::Markdown)).unwrap().text;
    assert!(markdown.starts_with("# Sundial is clearly freer than =Marlow \\| \\<b\\>Söhne\\</b\\>."), "{markdown}");
    for part in ["| Portability | ", "| Risk | ", "## Where they differ most", "(tested)"] {
        assert!(markdown.contains(part), "{part} is in it: {markdown}");
    }
    let csv = app.compare_text(saved(&ids, CompareFormat::Csv)).unwrap().text;
    assert!(csv.starts_with("\u{feff},,'=Marlow | <b>Söhne</b>,,Sundial,,"), "{csv}");
    let answers = csv.lines().filter(|line| line.starts_with("DO-")).count();
    assert!(answers > 5, "{csv}");
    for text in [&markdown, &csv] {
        assert!(!text.contains("STRANGER") && !text.contains("SECRET"), "{text}");
    }
    let request = saved(&ids, CompareFormat::Csv);
    assert_eq!(app.comparison_name(&request).unwrap(), "Comparison-Marlow-b-Söhne-b-Sundial.csv");
    let target = folder.path().join("out.csv");
    app.save_comparison_to(&request, &target).unwrap();
    assert_eq!(std::fs::read_to_string(target).unwrap(), csv);
}

#[test]
fn what_cannot_be_compared_says_why_and_keeps_what_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let all: Vec<Assessment> =
        ["A", "B", "C", "D", "E", "F", "G"].iter().map(|name| vendor(name, 'b', Evidence::Claimed)).collect();
    let ids = bring_in(&mut app, folder.path(), &all);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let cases: [(&[&str], &str); 4] = [
        (&[], "none is chosen"),
        (&ids[..1], "one is chosen"),
        (&ids, "seven are chosen"),
        (&[ids[0], ids[1], ids[0]], "\"A 2027\" is chosen twice"),
    ];
    for (chosen, says) in cases {
        let view = compare(&mut app, chosen);
        let refusal = view.refusal.unwrap();
        assert!(refusal.happened.contains(says) && !refusal.remedy.is_empty() && !refusal.rescore, "{refusal:?}");
        assert_eq!((view.chosen.len(), view.table), (chosen.len(), None));
    }
    assert!(compare(&mut app, &ids[..6]).table.is_some(), "six is not too many");
    let view = compare(&mut app, &[ids[0], "gone", ids[1]]);
    assert_eq!(view.chosen.len(), 2, "what is no longer here is left out");
    assert!(view.table.is_some());
    let fault = app.compare_text(saved(&[ids[0], "gone"], CompareFormat::Csv)).unwrap_err();
    assert_eq!(fault.code, FaultCode::NotFound);
}

#[test]
fn across_versions_it_is_refused_and_a_rescored_copy_can_be_compared() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path()).with_packs(vec![older(), pack::builtin()]);
    let mut before = vendor("Marlow", 'b', Evidence::Claimed);
    before.packs = vec![older().reference()];
    before.answers.remove(&"EX-12".into());
    let ids = bring_in(&mut app, folder.path(), &[before, vendor("Sundial", 'a', Evidence::Tested)]);
    let view = compare(&mut app, &[&ids[0], &ids[1]]);
    let refusal = view.refusal.unwrap();
    assert!(refusal.rescore && refusal.happened.contains("Marlow from unmoor-standard 0.9.0"), "{refusal:?}");
    assert_eq!(view.chosen[0].rescore_with.as_deref(), Some("unmoor-standard 1.0.0"));
    assert_eq!(view.chosen[1].rescore_with, None, "the newer one needs no copy");
    let copy = app.rescore(AssessmentRequest { assessment: ids[0].clone() }).unwrap().assessment;
    let table = compare(&mut app, &[&copy, &ids[1]]).table.unwrap();
    assert_eq!(table.headline, "Sundial is clearly freer than Marlow.");
    assert!(compare(&mut app, &[&copy, &ids[0]]).table.is_none(), "the copy and its original have different packs");

    let mut app = app.with_packs(vec![pack::builtin()]);
    let view = compare(&mut app, &[&ids[0], &ids[1]]);
    assert!(view.refusal.unwrap().rescore, "also where the older pack is not at hand");
}

#[test]
fn what_another_method_scored_comes_with_no_file_is_refused_and_compared_as_a_rescored_copy() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let sundial = bring_in(&mut app, folder.path(), &[vendor("Sundial", 'a', Evidence::Tested)]).remove(0);
    let other = Assessment { method: "unmoor-2".to_owned(), ..vendor("Marlow", 'b', Evidence::Claimed) };
    let path = folder.path().join("other.unmoor.json");
    unmoor_app::files::replace(&path, &file::write(&other)).unwrap();
    let refused = app.import(&[path]).unwrap().refused;
    assert!(refused.len() == 1 && refused[0].fault.happened.contains("unmoor-2"), "{refused:?}");

    // Only an Unmoor that knows both can have left it in the workspace.
    drop(app);
    let mut workspace = Workspace::open(folder.path().join("Workspace.unmoor"), Access::ReadWrite).unwrap();
    let at = "2026-11-20T09:00:00Z".parse().unwrap();
    workspace.change::<_, StoreFault>(Act::Import, at, |tx| tx.add_assessment(&other)).unwrap();
    drop(workspace);
    let mut app = start(folder.path());
    let view = compare(&mut app, &[other.id.as_str(), &sundial]);
    let refusal = view.refusal.unwrap();
    assert!(refusal.rescore && refusal.happened.contains("Marlow by unmoor-2 and Sundial by unmoor-1"), "{refusal:?}");
    assert_eq!(view.table, None);
    assert_eq!(view.chosen[0].rescore_with.as_deref(), Some("unmoor-standard 1.0.0"));
    let copy = app.rescore(AssessmentRequest { assessment: other.id.to_string() }).unwrap().assessment;
    let table = compare(&mut app, &[&copy, &sundial]).table.unwrap();
    assert_eq!(table.headline, "Sundial is clearly freer than Marlow.");
}
