//! Assessments whose question pack is not at hand: named as what they are, never scored with another, rescored as a copy.

#![cfg(test)]

#[path = "../../unmoor-core/tests/fixtures/older_pack.rs"]
mod older_pack;

use std::path::Path;

use older_pack::older;
use unmoor_app::clock::Clock;
use unmoor_app::fault::FaultCode;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start};
use unmoor_core::assessment::{
    Answer, Assessment, AssessmentId, Evidence, EvidenceItem, EvidenceKind, OptionKey, StoredFile,
};
use unmoor_core::demo;
use unmoor_core::pack::{self, Pack, Question};
use unmoor_store::{Act, StoreFault, Workspace};

fn start(folder: &Path) -> App {
    let clock = Clock::Fixed("2026-11-26T09:00:00Z".parse().unwrap());
    App::start(Start { data_folder: Some(folder.to_owned()), workspace: None, access: Access::ReadWrite, clock })
        .unwrap()
}

/// The demo as it would have been made with the older pack, in a workspace, with a document.
fn with_an_older_one(folder: &Path) -> AssessmentRequest {
    let mut it = demo::assessment();
    it.id = AssessmentId("0199aaaa-0000-7000-8000-000000000001".to_owned());
    it.packs = vec![older().reference()];
    it.answers.remove(&"EX-12".into());
    it.answers.entry("DO-90".into()).or_default().answer =
        Answer::Answered { option: OptionKey('c'), evidence: Evidence::Documented };
    drop(start(folder));
    let mut workspace = Workspace::open(folder.join("Workspace.unmoor"), Access::ReadWrite).unwrap();
    let at = "2026-11-20T09:00:00Z".parse().unwrap();
    workspace
        .change::<_, StoreFault>(Act::Import, at, |tx| {
            tx.add_assessment(&it)?;
            let sha256 = tx.put_document(&it.id, b"Clause 4")?;
            tx.edit_answer::<_, StoreFault>(&it.id, &"DO-02".into(), |record| {
                record.evidence_items.push(document(sha256));
                Ok(())
            })
        })
        .unwrap();
    AssessmentRequest { assessment: it.id.to_string() }
}

fn document(sha256: String) -> EvidenceItem {
    EvidenceItem {
        id: "doc".to_owned(),
        kind: EvidenceKind::File,
        title: "Agreement".to_owned(),
        detail: String::new(),
        locator: String::new(),
        file: Some(StoredFile { name: "agreement.txt".to_owned(), sha256, size: 8, extra: Default::default() }),
        date: None,
        extra: Default::default(),
    }
}

fn copy_of(app: &App, made: &Created) -> Assessment {
    app.leave(&made.assessment, &Redaction::none()).unwrap().assessment
}

#[test]
fn it_is_listed_as_what_it_is_and_scored_with_no_other_pack() {
    let folder = tempfile::tempdir().unwrap();
    let req = with_an_older_one(folder.path());
    let mut app = start(folder.path());
    let home = app.whole_home().unwrap();
    assert!(home.table.rows.is_empty());
    assert_eq!(home.headline, "None of your assessments can be scored here.");
    let [row] = home.unscored.as_slice() else { panic!("{:?}", home.unscored) };
    assert_eq!((row.id.as_str(), row.pack.as_str()), (req.assessment.as_str(), "unmoor-standard 0.9.0"));
    assert_eq!(row.rescore_with.as_deref(), Some("unmoor-standard 1.0.0"));
    assert!(row.why.contains("unmoor-standard 0.9.0") && row.why.contains("all kept"), "{}", row.why);

    let refused = [
        app.get_result(req.clone()).err(),
        app.get_exposure(req.clone()).err(),
        app.get_report(req.clone()).err(),
        app.get_walk(WalkRequest { assessment: req.assessment.clone(), question: None, filter: None }).err(),
        app.leave(&req.assessment, &Redaction::none()).err(),
    ];
    for fault in refused {
        let fault = fault.expect("it must not be scored with another version of its pack");
        assert_eq!(fault.code, FaultCode::Refused);
        assert_eq!(fault.kept, "Its answers are all kept.");
        assert!(fault.remedy.starts_with("Rescore a copy"), "{fault}");
    }
    app.get_palette(PaletteRequest { assessment: Some(req.assessment.clone()), search: String::new() }).unwrap();
    let at = WalkAt { assessment: req.assessment.clone(), question: "DO-01".to_owned(), filter: None };
    let answer = AnswerInput::Unknown;
    assert!(app.answer_question(AnswerQuestion { at, answer, advance: false }).is_err());

    let file = folder.path().join("out.unmoor.json");
    app.export_to(&req.assessment, &Redaction::none(), &file).unwrap();
    assert!(std::fs::read_to_string(&file).unwrap().contains("DO-90"), "it can leave all the same");
}

#[test]
fn with_its_own_pack_at_hand_it_is_scored_by_that() {
    let folder = tempfile::tempdir().unwrap();
    let req = with_an_older_one(folder.path());
    let mut app = start(folder.path()).with_packs(vec![older(), pack::builtin()]);
    assert!(app.whole_home().unwrap().unscored.is_empty());
    let result = app.get_result(req.clone()).unwrap();
    let asked = result.sections.iter().flat_map(|section| &section.lines).any(|line| line.id == "DO-90");
    assert!(asked, "the older pack asks DO-90");
    let at = WalkAt { assessment: req.assessment, question: "DO-90".to_owned(), filter: None };
    let answer = AnswerInput::Answered { option: "b".to_owned(), evidence: EvidenceStep::Tested };
    app.answer_question(AnswerQuestion { at, answer, advance: false }).unwrap();
    let fresh = app.create_assessment(Details {
        vendor: "Acme".to_owned(),
        service: "CRM".to_owned(),
        kinds: vec!["saas".to_owned()],
        depth: "quick".to_owned(),
        ..Details::default()
    });
    assert!(copy_of(&app, &fresh.unwrap()).packs[0].same(&pack::builtin().reference()), "new ones take the newest");
}

#[test]
fn a_copy_is_rescored_with_its_documents_and_undone_and_the_original_stays() {
    let folder = tempfile::tempdir().unwrap();
    let req = with_an_older_one(folder.path());
    let mut app = start(folder.path()).with_packs(vec![older(), pack::builtin()]);
    let before = app.leave(&req.assessment, &Redaction::none()).unwrap().file();
    let plan = app.plan_rescore(req.clone()).unwrap();
    assert_eq!((plan.from.as_str(), plan.to.as_str()), ("unmoor-standard 0.9.0", "unmoor-standard 1.0.0"));
    assert_eq!(plan.lost.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["DO-90"]);
    assert!(plan.reworded.iter().any(|line| line.id == "DO-01"), "{:?}", plan.reworded);
    assert_eq!(plan.added, "One question is new, and open in the copy: EX-12.");
    assert_eq!(app.whole_home().unwrap().table.rows.len(), 1, "looking makes nothing");

    let made = app.rescore(req.clone()).unwrap();
    let copy = copy_of(&app, &made);
    assert_eq!(copy.title, plan.title);
    assert_eq!(app.whole_home().unwrap().table.rows.len(), 2);
    assert_eq!(app.leave(&req.assessment, &Redaction::none()).unwrap().file(), before, "the original is untouched");
    let refused = app.plan_rescore(AssessmentRequest { assessment: made.assessment.clone() }).unwrap_err();
    assert!(refused.happened.contains("has no other version"), "{refused}");

    assert_eq!(app.undo(Nothing {}).unwrap().said, "Undone: the rescored copy.");
    assert_eq!(app.whole_home().unwrap().table.rows.len(), 1);
    app.redo(Nothing {}).unwrap();
    drop(app);
    let workspace = Workspace::open(folder.path().join("Workspace.unmoor"), Access::ReadOnly).unwrap();
    let documents = workspace.documents(&copy.id).unwrap();
    assert_eq!(documents.len(), 1, "the copy has the document, also after undo and redo");
    assert_eq!(workspace.document(&copy.id, &documents[0]).unwrap().unwrap(), b"Clause 4");
}

/// The built-in pack as a newer version might be: `DO-01` weighs more, and there are so many questions more.
fn newer(more: usize) -> &'static Pack {
    let mut pack = pack::builtin().clone();
    pack.about.version = "1.1.0".to_owned();
    pack.questions[0].weight += 1;
    for number in 0..more {
        let id = format!("DO-{}", 80 + number).as_str().into();
        pack.questions.insert(1, Question { id, ..pack.questions[0].clone() });
    }
    Box::leak(Box::new(pack))
}

#[test]
fn a_newer_version_is_offered_where_it_is_at_hand_with_what_counts_otherwise_and_the_ids_of_what_is_new() {
    for (more, says) in [
        (1, "One question is new, and open in the copy: DO-80."),
        (2, "Two questions are new, and open in the copy: DO-81 and DO-80."),
        (9, "DO-88, DO-87, DO-86, DO-85, DO-84, DO-83, DO-82, DO-81 and DO-80."),
        (11, "DO-90, DO-89, DO-88, DO-87, DO-86, DO-85, DO-84, DO-83 and three more."),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path()).with_packs(vec![pack::builtin()]);
        let req = AssessmentRequest { assessment: app.open_demo(Nothing {}).unwrap().assessment };
        assert_eq!(app.get_result(req.clone()).unwrap().header.newer_pack, None);
        let mut app = app.with_packs(vec![pack::builtin(), newer(more)]);
        assert_eq!(app.get_result(req.clone()).unwrap().header.newer_pack.as_deref(), Some("unmoor-standard 1.1.0"));
        let plan = app.plan_rescore(req.clone()).unwrap();
        assert!(plan.added.ends_with(says), "{}", plan.added);
        let [line] = plan.counted.as_slice() else { panic!("{:?}", plan.counted) };
        assert!(line.id == "DO-01" && line.text.starts_with("It weighed "), "{line:?}");
        let copy = AssessmentRequest { assessment: app.rescore(req).unwrap().assessment };
        assert_eq!(app.get_result(copy).unwrap().header.newer_pack, None, "it has the newest");
    }
}

#[test]
fn a_copy_can_be_rescored_when_its_own_pack_is_gone_and_says_what_cannot_be_told() {
    let folder = tempfile::tempdir().unwrap();
    let req = with_an_older_one(folder.path());
    let mut app = start(folder.path());
    let plan = app.plan_rescore(req.clone()).unwrap();
    assert!(plan.unseen.contains("The wording of unmoor-standard 0.9.0 is not at hand"), "{}", plan.unseen);
    assert!(plan.reworded.is_empty() && plan.added.is_empty());
    assert_eq!(plan.lost.len(), 1);
    let made = app.rescore(req).unwrap();
    app.get_result(AssessmentRequest { assessment: made.assessment }).unwrap();
    let home = app.whole_home().unwrap();
    assert_eq!((home.table.rows.len(), home.unscored.len()), (1, 1));
}

#[test]
fn a_pack_is_opened_with_every_question_and_what_its_statements_count() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path());
    let [listed]: [PackView; 1] = app.get_packs(Nothing {}).unwrap().packs.try_into().unwrap();
    let opened = app.get_pack(PackRequest { pack: listed.key }).unwrap();
    assert_eq!(opened.title, "Unmoor standard 1.0.0");
    assert!(opened.about.ends_with("Its references were last looked at on 23 November 2026."), "{}", opened.about);
    let (exposure, scored) = opened.sections.split_last().unwrap();
    assert_eq!((exposure.name.as_str(), exposure.weight, exposure.questions.len()), ("Exposure", None, 8));
    assert_eq!(u32::try_from(scored.len()).unwrap(), listed.sections);
    let questions: Vec<_> = scored.iter().flat_map(|section| &section.questions).collect();
    assert_eq!(u32::try_from(questions.len()).unwrap(), listed.questions);
    assert!(questions.iter().all(|question| question.statements.len() == 5));
    let first = &pack::builtin().questions[0];
    assert_eq!((questions[0].id.as_str(), questions[0].weight), (first.id.as_str(), first.weight));
    assert_eq!(questions[0].statements[1].level, first.options[1].level);
    assert_eq!(questions[0].cap, "Caps the score at 29 where an answer counts 0; not knowing caps what is assured.");

    let fault = app.get_pack(PackRequest { pack: "our-bank@1.0.0".to_owned() }).unwrap_err();
    assert_eq!(fault.code, FaultCode::NotFound);
}
