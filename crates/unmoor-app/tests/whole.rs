//! Everything out and in again: the same workspace, whatever is in it, or a refusal that names the file.

#![cfg(test)]

#[path = "../../unmoor-store/tests/store/any.rs"]
mod any;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tempfile::TempDir;
use unmoor_app::clock::Clock;
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start, evidence, files, whole};
use unmoor_core::assessment::*;
use unmoor_store::{Act, Snapshot, StoreFault, Workspace};

fn app(workspace: &Path) -> App {
    let start = Start {
        data_folder: workspace.parent().map(Path::to_owned),
        workspace: Some(workspace.to_owned()),
        access: Access::ReadWrite,
        clock: Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap()),
    };
    let mut app = App::start(start).unwrap();
    assert_eq!(app.start_fault(Nothing {}).unwrap().fault, None);
    app
}

fn go_on(_: LongProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn export(workspace: &Path, to: &Path) -> Result<WholeDone, Fault> {
    app(workspace).everything().unwrap().write_to(to, &mut go_on)
}

/// Every file below a folder, by its path in it.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for path in files::list(&at).unwrap() {
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// The demo with a document, snapshots, a place and settings of its own.
fn lived_in(folder: &Path) -> PathBuf {
    let path = folder.join("one.unmoor");
    drop(Workspace::create(&path).unwrap());
    let mut app = app(&path);
    let id = app.open_demo(Nothing {}).unwrap().assessment;
    let terms = folder.join("terms.PDF");
    files::replace(&terms, b"%PDF-1.7 terms").unwrap();
    let chosen = app.hold_document(evidence::read(&terms).unwrap()).document.unwrap();
    let at = WalkAt { assessment: id.clone(), question: "EX-01".to_owned(), filter: None };
    let item = PutEvidenceItem {
        at: at.clone(),
        id: String::new(),
        kind: EvidenceItemKind::File,
        title: String::new(),
        detail: String::new(),
        locator: String::new(),
        date: String::new(),
        document: Some(chosen.sha256),
    };
    app.put_evidence_item(item).unwrap();
    app.set_note(SetNote { at, note: "=cmd|' /C calc'!A0".to_owned() }).unwrap();
    app.take_snapshot(TakeSnapshot { assessment: id.clone(), name: "Before the talk".to_owned() }).unwrap();
    let options = ReportOptions { client: "Norvik".to_owned(), ..ReportOptions::default() };
    app.set_report_options(SetReportOptions { assessment: id, options }).unwrap();
    path
}

#[test]
fn the_demo_comes_in_again_and_goes_out_the_same_byte_for_byte() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let one = lived_in(folder.path());
    let done = export(&one, &at("first")).unwrap();
    assert!(done.said.starts_with("1 assessment, 1 document and 1 snapshot"), "{}", done.said);
    whole::bring_in(&at("first"), &at("two.unmoor"), &mut go_on).unwrap();
    export(&at("two.unmoor"), &at("second")).unwrap();
    let (first, second) = (contents(&at("first")), contents(&at("second")));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{} differs", path.display());
    }
    let (mut before, mut after) = (app(&one), app(&at("two.unmoor")));
    assert_eq!(after.check().unwrap().problems, Vec::<String>::new());
    let id = after.find("").err().map(|_| unmoor_core::demo::assessment().id.to_string()).unwrap();
    let history = |app: &mut App| {
        let asked = HistoryRequest { assessment: id.clone(), from: None, to: None };
        app.get_history(asked).unwrap().snapshots
    };
    assert_eq!(history(&mut before), history(&mut after));
    let notes = String::from_utf8(first[Path::new("tables/answer.csv")].clone()).unwrap();
    assert!(notes.contains(",'=cmd|' /C calc'!A0,"), "a formula stands as text");
    assert!(first.keys().any(|path| path.starts_with("evidence") && path.extension().is_some_and(|end| end == "pdf")));
}

#[test]
fn a_file_that_is_altered_or_missing_is_named_and_nothing_is_made() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    export(&lived_in(folder.path()), &out).unwrap();
    let before = contents(folder.path());
    for (path, bytes) in contents(&out) {
        let file = out.join(&path);
        let mut altered = bytes.clone();
        match altered.iter_mut().rev().find(|byte| byte.is_ascii_alphanumeric()) {
            Some(byte) => *byte = if *byte == b'0' { b'1' } else { b'0' },
            None => altered.push(b'x'),
        }
        for change in [Some(altered), Some([bytes.as_slice(), b"\r\n"].concat()), None] {
            match &change {
                Some(change) => files::replace(&file, change).unwrap(),
                None => std::fs::remove_file(&file).unwrap(),
            }
            let refused = whole::bring_in(&out, &folder.path().join("two.unmoor"), &mut go_on);
            let harmless =
                path == Path::new("manifest.json") && change.as_ref().is_some_and(|to| to.ends_with(b"\r\n"));
            match refused {
                Ok(_) => {
                    assert!(harmless, "{} with {change:?}", path.display());
                    std::fs::remove_file(folder.path().join("two.unmoor")).unwrap();
                }
                Err(fault) => {
                    let named = path.to_string_lossy().into_owned();
                    assert!(fault.happened.contains(&named) || named == "manifest.json", "{named}: {fault}");
                    assert_eq!(
                        (fault.code, fault.kept.as_str()),
                        (FaultCode::Refused, "Nothing was changed."),
                        "{fault}"
                    );
                }
            }
            files::replace(&file, &bytes).unwrap();
        }
    }
    let mut after = contents(folder.path());
    after.retain(|path, _| !path.to_string_lossy().contains("workspaces.json"));
    let mut before = before;
    before.retain(|path, _| !path.to_string_lossy().contains("workspaces.json"));
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "nothing was left behind");
}

#[test]
fn broken_off_at_any_step_neither_way_leaves_anything_behind() {
    let folder = TempDir::new().unwrap();
    let one = lived_in(folder.path());
    let out = folder.path().join("out");
    let everything = app(&one).everything().unwrap();
    let before = contents(folder.path());
    let stop_at = |at: u32| {
        let mut step = 0;
        move |_: LongProgress| {
            step += 1;
            if step > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    };
    let mut stops = 0;
    while let Err(fault) = everything.write_to(&out, &mut stop_at(stops)) {
        assert_eq!(fault.code, FaultCode::Cancelled);
        assert_eq!(contents(folder.path()).len(), before.len(), "after {stops} steps");
        stops += 1;
    }
    assert!(stops > 20, "one can break it off in every table: {stops}");
    let before = contents(folder.path());
    let mut stops = 0;
    while let Err(fault) = whole::bring_in(&out, &folder.path().join("two.unmoor"), &mut stop_at(stops)) {
        assert_eq!(fault.code, FaultCode::Cancelled);
        assert_eq!(contents(folder.path()).len(), before.len(), "after {stops} steps");
        stops += 1;
    }
    assert!(stops > 20, "{stops}");
}

#[test]
fn only_a_workspace_that_was_never_used_is_replaced_and_only_an_empty_folder_filled() {
    let folder = TempDir::new().unwrap();
    let one = lived_in(folder.path());
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("out")).unwrap();
    export(&one, &at("out")).unwrap();
    assert!(export(&one, &at("out")).unwrap_err().happened.contains("something at \"out\" already"));
    assert!(export(&one, &one).is_err(), "a file is not replaced");
    let before = std::fs::read(&one).unwrap();
    let fault = whole::bring_in(&at("out"), &one, &mut go_on).unwrap_err();
    assert!(fault.happened.contains("already a file"), "{fault}");
    assert_eq!(std::fs::read(&one).unwrap(), before);
    drop(Workspace::create(at("new.unmoor")).unwrap());
    whole::bring_in(&at("out"), &at("new.unmoor"), &mut go_on).unwrap();
    assert_eq!(app(&at("new.unmoor")).check().unwrap().assessments, 1);
    let mut held = app(&at("held.unmoor.missing").with_file_name("new.unmoor"));
    let fault = whole::bring_in(&at("out"), &at("new.unmoor"), &mut go_on).unwrap_err();
    assert_eq!(fault.code, FaultCode::InUse, "{fault}");
    held.close();
}

#[test]
fn a_list_that_leads_out_of_the_folder_and_one_of_a_newer_unmoor_are_refused() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    export(&lived_in(folder.path()), &out).unwrap();
    let list = String::from_utf8(std::fs::read(out.join("manifest.json")).unwrap()).unwrap();
    for (from, to, says) in [
        ("\"README.txt\"", "\"../README.txt\"", "no file of an export"),
        ("\"README.txt\"", "\"/etc/passwd\"", "no file of an export"),
        ("\"tables/vote.csv\"", "\"tables/veto.csv\"", "tables/vote.csv is not in its list"),
        ("\"version\": 1", "\"version\": 2", "written by a newer Unmoor"),
        ("\"schema\": ", "\"schema\": 9", "written by a newer Unmoor"),
        ("unmoor.export", "unmoor.other", "the list of something else"),
    ] {
        files::replace(&out.join("manifest.json"), list.replacen(from, to, 1).as_bytes()).unwrap();
        let fault = whole::bring_in(&out, &folder.path().join("two.unmoor"), &mut go_on).unwrap_err();
        assert!(fault.happened.contains(says), "{fault}");
    }
}

/// Rows that were altered together with the list are still no workspace where they break its rules.
#[test]
fn rows_that_do_not_fit_together_are_refused_although_the_list_was_made_to_fit() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    export(&lived_in(folder.path()), &out).unwrap();
    let list: serde_json::Value = serde_json::from_slice(&std::fs::read(out.join("manifest.json")).unwrap()).unwrap();
    for (table, from, to) in [
        ("answer", ",answered,", ",guessed,"),
        ("answer", ",answered,b,", ",answered,bb,"),
        ("evidence_item", ",EX-01,", ",EX-99,"),
        ("assessment", "T09:00:00Z", "T99:00:00Z"),
        ("evidence_file", "evidence/", "../evidence/"),
        ("contract", ",90,", ",ninety,"),
        // Only the rule of the table knows: no assessment is read from it.
        ("change", ",done,", ",dreamt,"),
    ] {
        let path = format!("tables/{table}.csv");
        let file = out.join(&path);
        let kept = std::fs::read(&file).unwrap();
        let text = String::from_utf8(kept.clone()).unwrap();
        assert!(text.contains(from), "{table} has {from}: {text}");
        let text = text.replacen(from, to, 1);
        let mut list = list.clone();
        let files_of = list["files"].as_array_mut().unwrap();
        let entry = files_of.iter_mut().find(|entry| entry["path"] == path.as_str()).unwrap();
        entry["bytes"] = text.len().into();
        entry["sha256"] = unmoor_store::sha256(text.as_bytes()).into();
        files::replace(&file, text.as_bytes()).unwrap();
        files::replace(&out.join("manifest.json"), list.to_string().as_bytes()).unwrap();
        let fault = whole::bring_in(&out, &folder.path().join("two.unmoor"), &mut go_on).unwrap_err();
        assert_eq!(fault.exit_code(), 3, "{table}: {fault}");
        assert!(!folder.path().join("two.unmoor").exists(), "{table}");
        files::replace(&file, &kept).unwrap();
    }
}

/// A workspace of two assessments, with documents, snapshots, a place, settings and something that was undone.
fn fill(workspace: &mut Workspace, [a, b]: [&Assessment; 2], bytes: &[u8], text: &str) {
    let at = |n: i64| jiff::Timestamp::from_second(1_790_000_000 + n).unwrap();
    let hash = unmoor_store::sha256(bytes);
    for (it, n) in [(a, 0), (b, 1)] {
        let mut it = it.clone();
        let file = StoredFile { name: format!("a.{text}"), sha256: hash.clone(), size: 1, extra: Extra::new() };
        for record in it.answers.values_mut() {
            record.evidence_items.iter_mut().for_each(|item| item.file = Some(file.clone()));
        }
        let snapshot = Snapshot {
            id: format!("s{n}"),
            name: text.to_owned(),
            at: at(n),
            file: [bytes, b"x"].concat(),
            score: "{}".to_owned(),
        };
        workspace
            .change::<_, StoreFault>(Act::Import, at(n), |tx| {
                tx.add_assessment(&it)?;
                tx.put_document(&it.id, bytes)?;
                tx.add_snapshot(&it.id, &snapshot)
            })
            .unwrap();
        workspace.set_last_place(&it.id, &QuestionId(format!("q{text}"))).unwrap();
        workspace.set_setting(&format!("{text}{n}"), Some(text)).unwrap();
    }
    workspace.change::<_, StoreFault>(Act::RemoveAssessment, at(3), |tx| tx.remove_assessment(&b.id)).unwrap();
    workspace.undo(None, at(4)).unwrap();
}

/// Few in the ordinary run. The long one takes its part of as many as it asks for: each makes two workspaces and two exports.
fn cases() -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let long = std::env::var_os("UNMOOR_LONG").is_some();
    ProptestConfig { cases: if long { (asked.cases / 10).max(16) } else { 16 }, ..asked }
}

/// What a random workspace is made of.
fn parts() -> impl Strategy<Value = (Assessment, Assessment, Vec<u8>, String)> {
    (any::assessment("a"), any::assessment("b"), prop::collection::vec(any::<u8>(), 0..70_000), "(?s).{0,90}")
}

/// Else the law below would say nothing of a table that no random workspace has a row of.
#[test]
fn every_table_of_the_schema_is_filled_by_the_workspaces_that_are_tried() {
    let mut empty: BTreeSet<String> =
        unmoor_store::shapes(unmoor_store::SCHEMA).unwrap().into_iter().map(|shape| shape.table).collect();
    // The steps that can be taken back belong to the session, and leave with it.
    empty.retain(|table| !table.starts_with("undo_"));
    assert!(empty.len() > 20, "{empty:?}");
    let mut runner = TestRunner::deterministic();
    for _ in 0..16 {
        let (a, b, bytes, text) = parts().new_tree(&mut runner).unwrap().current();
        let folder = TempDir::new().unwrap();
        let one = folder.path().join("one.unmoor");
        fill(&mut Workspace::create(&one).unwrap(), [&a, &b], &bytes, &text);
        export(&one, &folder.path().join("out")).unwrap();
        let list = std::fs::read(folder.path().join("out/manifest.json")).unwrap();
        let list: serde_json::Value = serde_json::from_slice(&list).unwrap();
        let rows = |table: &str| {
            let path = format!("tables/{table}.csv");
            let files = list["files"].as_array().unwrap();
            files.iter().find(|file| file["path"] == path).and_then(|file| file["rows"].as_u64()).unwrap()
        };
        empty.retain(|table| rows(table) == 0);
    }
    assert_eq!(empty, BTreeSet::new(), "no random workspace has a row in these");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_workspace_comes_in_again_and_goes_out_the_same((a, b, bytes, text) in parts()) {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut one = Workspace::create(at("one.unmoor")).unwrap();
        fill(&mut one, [&a, &b], &bytes, &text);
        let held = one.assessments().unwrap();
        let log = one.log(None, 99).unwrap();
        drop(one);
        export(&at("one.unmoor"), &at("first")).unwrap();
        whole::bring_in(&at("first"), &at("two.unmoor"), &mut go_on).unwrap();
        export(&at("two.unmoor"), &at("second")).unwrap();
        let two = Workspace::open(at("two.unmoor"), Access::ReadOnly).unwrap();
        prop_assert_eq!(two.assessments().unwrap(), held);
        prop_assert_eq!(two.log(None, 99).unwrap(), log);
        prop_assert_eq!(two.check().unwrap().problems, Vec::<String>::new());
        prop_assert!(contents(&at("first")) == contents(&at("second")), "the second export is the first");
    }
}

/// Each note is within its limit; all of them together are beyond that of a file.
#[test]
fn what_could_not_be_read_again_is_not_written() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut it = unmoor_core::demo::assessment();
    let note = "\u{1}".repeat(unmoor_core::file::MAX_NOTE); // six times as long in a file
    for record in it.answers.values_mut().take(11) {
        record.note.clone_from(&note);
    }
    let mut workspace = Workspace::create(at("one.unmoor")).unwrap();
    let made = "2026-11-20T09:00:00Z".parse().unwrap();
    workspace.change::<_, StoreFault>(Act::Import, made, |tx| tx.add_assessment(&it)).unwrap();
    drop(workspace);
    let app = app(&at("one.unmoor"));
    let whole = app.everything().unwrap().write_to(&at("all"), &mut go_on).map(drop);
    let alone = app.export_to(it.id.as_str(), &Redaction::none(), &at("one.unmoor.json"));
    let report = PreviewReport { assessment: it.id.to_string(), options: ReportOptions::default(), page: 1 };
    let report = app.preview_job(&report).map(drop);
    for refused in [whole, alone, report].map(Result::unwrap_err) {
        assert_eq!(refused.code, FaultCode::Refused);
        assert!(refused.happened.contains(&it.title) && refused.happened.contains("at most 64 MiB"), "{refused:?}");
    }
    assert!(!at("all").exists() && !at("one.unmoor.json").exists());
    assert!(!contents(folder.path()).into_keys().any(|left| left.to_string_lossy().contains(".part")));
}
