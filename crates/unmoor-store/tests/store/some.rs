//! Assessments and times for the tests.

use jiff::Timestamp;
use tempfile::TempDir;
use unmoor_core::assessment::*;
use unmoor_store::{Access, Act, StoreFault, Workspace};

/// The moment number `n`.
pub(crate) fn at(n: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + n).unwrap()
}

/// A new workspace in a folder of its own.
pub(crate) fn workspace() -> (TempDir, Workspace) {
    let folder = TempDir::new().unwrap();
    let workspace = Workspace::create(folder.path().join("some.unmoor")).unwrap();
    (folder, workspace)
}

/// The same file, opened again.
pub(crate) fn again(workspace: Workspace) -> Workspace {
    let path = workspace.path().to_owned();
    drop(workspace);
    Workspace::open(path, Access::ReadWrite).unwrap()
}

/// An assessment with nothing answered.
pub(crate) fn assessment(id: &str) -> Assessment {
    let vendor = Vendor { name: "Acme".into(), service: "Acme CRM".into(), extra: Extra::new() };
    let scope = Scope { depth: Depth::Full, kinds: vec![Kind::Saas, Kind::Ai], extra: Extra::new() };
    Assessment::new(id.into(), format!("Renewal {id}"), vendor, PackRef::new("unmoor-standard", "1.0.0"), scope)
}

/// A record that says "b, documented".
pub(crate) fn answered(option: char) -> AnswerRecord {
    let answer = Answer::Answered { option: OptionKey(option), evidence: Evidence::Documented };
    AnswerRecord { answer, ..AnswerRecord::default() }
}

/// Adds an assessment.
pub(crate) fn add(workspace: &mut Workspace, assessment: &Assessment, n: i64) {
    workspace.change::<_, StoreFault>(Act::AddAssessment, at(n), |tx| tx.add_assessment(assessment)).unwrap();
}

/// Puts a record.
pub(crate) fn put(workspace: &mut Workspace, id: &str, question: &str, record: &AnswerRecord, n: i64) {
    workspace
        .change::<_, StoreFault>(Act::Answer, at(n), |tx| tx.put_answer_record(&id.into(), &question.into(), record))
        .unwrap();
}
