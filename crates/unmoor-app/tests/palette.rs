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
    assert_eq!(by_id.iter().map(|entry| entry.question.as_str()).collect::<Vec<_>>(), ["XR-06"]);
    assert!(found(&mut app, None, "xr-06").is_empty());
    let questions = found(&mut app, Some(&id), "question export");
    assert!(questions.len() > 1 && questions.iter().all(|entry| entry.kind == PaletteKind::Question));
    assert!(found(&mut app, Some(&id), "").len() <= 100);
}
