//! Two more invented vendors beside the demo's, so that there is something to compare.

use unmoor_core::applies::applies;
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Contract, Evidence, Extra, OptionKey, QuestionId, Vendor,
};
use unmoor_core::{demo, file, pack};

use crate::place;

/// Answers in turn: an option and how it is shown.
type Turn = &'static [(char, Evidence)];

const MIDDLING: Turn = &[
    ('b', Evidence::Documented),
    ('c', Evidence::Documented),
    ('b', Evidence::Claimed),
    ('b', Evidence::Tested),
    ('d', Evidence::Documented),
];
const GOOD: Turn =
    &[('a', Evidence::Tested), ('b', Evidence::Tested), ('a', Evidence::Documented), ('a', Evidence::Tested)];

/// Marlow Sales: everything answered, middling, no better than Quaystead might be.
pub fn marlow() -> Assessment {
    vendor("0199bbbb-0000-7000-8000-000000000002", "Marlow", "Marlow Sales", "Marlow, as an alternative", MIDDLING)
}

/// Sundial CRM: nearly everything answered well and tested.
pub fn sundial() -> Assessment {
    vendor("0199cccc-0000-7000-8000-000000000003", "Sundial", "Sundial CRM", "Sundial, as an alternative", GOOD)
}

/// An assessment of the demo's scope, answered in turns.
fn vendor(id: &str, name: &str, service: &str, title: &str, turn: Turn) -> Assessment {
    let pack = pack::builtin();
    let demo = demo::assessment();
    let vendor = Vendor { name: name.to_owned(), service: service.to_owned(), extra: Extra::new() };
    let mut it = Assessment::new(AssessmentId(id.to_owned()), title.to_owned(), vendor, pack.reference(), demo.scope);
    it.contract = demo.contract.map(|contract| Contract { notice_days: Some(60), ..contract });
    it.exposure = pack.exposure.iter().map(|question| (question.id.clone(), OptionKey('b'))).collect();
    let asked = pack.questions.iter().filter(|question| applies(pack, question, &it));
    let asked: Vec<QuestionId> = asked.map(|question| question.id.clone()).collect();
    for (id, (option, evidence)) in asked.into_iter().zip(turn.iter().cycle()) {
        let answer = Answer::Answered { option: OptionKey(*option), evidence: *evidence };
        it.answers.insert(id, AnswerRecord { answer, ..AnswerRecord::default() });
    }
    it
}

/// Writes assessments as files into a folder, and gives their paths.
pub fn put(folder: &std::path::Path, all: &[Assessment]) -> Vec<std::path::PathBuf> {
    let one = |it: &Assessment| {
        let file = folder.join(format!("{}.unmoor.json", it.id));
        place::put(&file, &file::write(it));
        file
    };
    all.iter().map(one).collect()
}
