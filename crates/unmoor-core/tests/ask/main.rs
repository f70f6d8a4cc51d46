//! Asking by file: what goes out, what comes back, what is refused, and that no score moves.
#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod faults;
mod laws;
mod page;

use serde_json::{Value, json};
use unmoor_core::ask;
use unmoor_core::assessment::{Assessment, QuestionId, Request};
use unmoor_core::{demo, pack};

/// The id of the request that [`asking`] makes.
pub(crate) const REQUEST: &str = "01a1e8aa-d571-7000-8000-7d0915b6c83f";

/// The demo, which has asked somebody these questions; the vendor where nobody is named.
pub(crate) fn asking(participant: Option<&str>, questions: &[&str]) -> Assessment {
    let mut assessment = demo::assessment();
    assessment.requests.push(Request {
        id: REQUEST.to_owned(),
        participant: participant.map(Into::into),
        sender: "Fennimere Garden Centres".to_owned(),
        made: "2026-11-21T08:00:00Z".parse().unwrap(),
        questions: questions.iter().map(|id| QuestionId::from(*id)).collect(),
        answered: None,
        by: String::new(),
        extra: Default::default(),
    });
    assessment
}

/// What goes out for the last request of an assessment.
pub(crate) fn asked(assessment: &Assessment) -> ask::Asked {
    ask::asked(assessment.requests.last().unwrap(), assessment, pack::builtin())
}

/// The response to the last request, filled in with these answers.
pub(crate) fn filled(assessment: &Assessment, answers: Value) -> Value {
    let mut file: Value = serde_json::from_slice(&ask::empty(asked(assessment))).unwrap();
    file["by"] = json!("P. Okoro, Quaystead");
    file["at"] = json!("2026-11-24T14:50:00Z");
    file["answers"] = answers;
    file
}

/// Reads a response and compares it with the assessment.
pub(crate) fn look(assessment: &Assessment, file: &Value) -> Result<ask::Merge, ask::ResponseFault> {
    let response = ask::read(file.to_string().as_bytes())?;
    ask::merge(&response, assessment, pack::builtin(), "2026-11-25T09:00:00Z".parse().unwrap())
}

/// Takes a merge in.
pub(crate) fn take_in(assessment: &mut Assessment, merge: &ask::Merge) {
    for line in &merge.lines {
        merge.put(line, assessment.answers.entry(line.question.clone()).or_default());
    }
    merge.close(assessment, "2026-11-25T09:00:00Z".parse().unwrap());
}
