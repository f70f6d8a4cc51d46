//! The palette on a real workspace: it finds among any number of assessments, and sends only what is looked through.

#![cfg(test)]

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};

fn start(folder: &std::path::Path) -> App {
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    let data_folder = Some(folder.to_owned());
    App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock }).unwrap()
}

fn add(app: &mut App, vendor: &str, service: &str) -> String {
    let details = Details {
        vendor: vendor.to_owned(),
        service: service.to_owned(),
        kinds: vec!["saas".to_owned()],
        depth: "quick".to_owned(),
        ..Details::default()
    };
    app.create_assessment(details).unwrap().assessment
}

fn found(app: &mut App, assessment: Option<&str>, search: &str) -> Vec<PaletteEntry> {
    let request = PaletteRequest { assessment: assessment.map(str::to_owned), search: search.to_owned() };
    app.get_palette(request).unwrap().entries
}

fn labels(entries: &[PaletteEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.label.as_str()).collect()
}

#[test]
fn it_finds_any_vendor_and_sends_only_as_many_as_one_looks_through() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    for number in 0..60 {
        add(&mut app, &format!("Vendor {number:02}"), "Payroll");
    }
    add(&mut app, "Müller", "Lohn");
    assert_eq!(found(&mut app, None, "").len(), 50, "not every assessment crosses to the window");
    assert_eq!(labels(&found(&mut app, None, "muller")), ["Müller, Lohn"]);
    assert_eq!(labels(&found(&mut app, None, "payroll 07")), ["Vendor 07, Payroll"]);
    assert!(found(&mut app, None, "nobody").is_empty());
    let made = add(&mut app, "Nobody", "Ledger");
    assert_eq!(found(&mut app, None, "nobody")[0].assessment, made, "also what was made since");
}

#[test]
fn a_vendor_is_called_by_its_service_where_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    add(&mut app, "Quaystead", "Quaystead Relate");
    assert_eq!(labels(&found(&mut app, None, "")), ["Quaystead Relate"]);
}

#[test]
fn questions_of_the_open_assessment_are_found_by_id_title_and_prompt() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    let by_id = found(&mut app, Some(&id), "xr-06");
    assert_eq!(goals(&by_id), ["question XR-06"]);
    let questions = found(&mut app, Some(&id), "question export");
    assert!(questions.len() > 1 && goals(&questions).iter().all(|goal| goal.starts_with("question ")));
    assert!(found(&mut app, Some(&id), "").len() <= 100);
}

fn goals(entries: &[PaletteEntry]) -> Vec<String> {
    let goal = |entry: &PaletteEntry| match &entry.to {
        PaletteGoal::Assessment => "assessment".to_owned(),
        PaletteGoal::Screen { screen } => format!("{screen:?}"),
        PaletteGoal::Question { question } => format!("question {question}"),
    };
    entries.iter().map(goal).collect()
}

#[test]
fn the_name_of_any_vendor_leads_to_its_screens_and_questions() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let demo = app.open_demo(Nothing {}).unwrap().assessment;
    let other = add(&mut app, "Reportage", "Archive");
    for open in [None, Some(other.as_str())] {
        let report = found(&mut app, open, "relate rep");
        assert_eq!((goals(&report)[0].as_str(), report[0].assessment.as_str()), ("Report", demo.as_str()));
        assert_eq!(report[0].hint, "Quaystead Relate (CRM and analytics)");
        let question = found(&mut app, open, "xr-06 quay");
        assert_eq!(
            (goals(&question), question[0].assessment.as_str()),
            (vec!["question XR-06".to_owned()], demo.as_str())
        );
        assert!(question[0].hint.starts_with("Quaystead Relate (CRM and analytics): "), "{question:?}");
    }
    assert!(
        !goals(&found(&mut app, Some(&demo), "relate rep")).contains(&"Report".to_owned()),
        "the window has the screens of the open one itself"
    );
    assert!(!found(&mut app, Some("gone"), "relate").is_empty(), "an open one that is gone takes nothing away");
    let both = found(&mut app, Some(&demo), "rep");
    assert_eq!(labels(&both)[0], "Reportage, Archive", "one word alone names a vendor, and no screen of it: {both:?}");
    assert!(!goals(&both).contains(&"Report".to_owned()), "the window has the screens of the open one itself");
}

#[test]
fn where_nothing_is_open_screens_and_questions_are_those_of_what_was_touched_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    assert!(found(&mut app, None, "walk").is_empty());
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    let walk = found(&mut app, None, "walk");
    assert_eq!((goals(&walk)[0].as_str(), walk[0].assessment.as_str()), ("Walk", id.as_str()));
    assert_eq!(goals(&found(&mut app, None, "xr-06")), ["question XR-06"]);
}
