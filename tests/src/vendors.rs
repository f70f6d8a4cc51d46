//! More invented vendors beside the demo's: two to compare it with, and a portfolio of eleven.

use jiff::civil::{Date, date};
use unmoor_core::applies::applies;
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Contract, Evidence, Extra, OptionKey, PackRef, QuestionId, Vendor,
};
use unmoor_core::{demo, file, pack};
use unmoor_store::{Access, Act, StoreFault, Workspace};

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

const FAIR: Turn = &[
    ('a', Evidence::Documented),
    ('c', Evidence::Claimed),
    ('b', Evidence::Documented),
    ('b', Evidence::Tested),
    ('d', Evidence::Documented),
];
const POOR: Turn =
    &[('d', Evidence::Documented), ('e', Evidence::Tested), ('d', Evidence::Claimed), ('c', Evidence::Documented)];

/// A vendor of the portfolio: who it is, how it is answered, and what its contract says.
struct Other {
    id: &'static str,
    name: &'static str,
    service: &'static str,
    turn: Turn,
    /// How many of ten questions are answered.
    answered: usize,
    exposure: char,
    ends: Option<Date>,
    notice_days: u32,
    months_to_leave: Option<u32>,
}

const OTHERS: [Other; 8] = [
    Other {
        id: "0199aa01-0000-7000-8000-000000000011",
        name: "Halvard",
        service: "Halvard Payroll",
        turn: POOR,
        answered: 10,
        exposure: 'e',
        ends: Some(date(2027, 12, 31)),
        notice_days: 180,
        months_to_leave: Some(9),
    },
    Other {
        id: "0199aa02-0000-7000-8000-000000000012",
        name: "Norvik",
        service: "Norvik Warehouse",
        turn: POOR,
        answered: 8,
        exposure: 'd',
        ends: Some(date(2027, 6, 30)),
        notice_days: 90,
        months_to_leave: Some(6),
    },
    Other {
        id: "0199aa03-0000-7000-8000-000000000013",
        name: "Orrery",
        service: "Orrery Forecast",
        turn: MIDDLING,
        answered: 9,
        exposure: 'c',
        ends: Some(date(2028, 3, 31)),
        notice_days: 60,
        months_to_leave: Some(4),
    },
    Other {
        id: "0199aa04-0000-7000-8000-000000000014",
        name: "Pellan",
        service: "Pellan Sign-in",
        turn: FAIR,
        answered: 10,
        exposure: 'e',
        ends: Some(date(2027, 9, 30)),
        notice_days: 30,
        months_to_leave: Some(3),
    },
    Other {
        id: "0199aa05-0000-7000-8000-000000000015",
        name: "Marbeck",
        service: "Marbeck Documents",
        turn: FAIR,
        answered: 6,
        exposure: 'b',
        ends: Some(date(2028, 1, 15)),
        notice_days: 90,
        months_to_leave: Some(2),
    },
    Other {
        id: "0199aa06-0000-7000-8000-000000000016",
        name: "Stannard",
        service: "Stannard Functions",
        turn: GOOD,
        answered: 9,
        exposure: 'd',
        ends: None,
        notice_days: 30,
        months_to_leave: None,
    },
    Other {
        id: "0199aa07-0000-7000-8000-000000000017",
        name: "Tessel",
        service: "Tessel Search",
        turn: GOOD,
        answered: 10,
        exposure: 'b',
        ends: Some(date(2027, 11, 30)),
        notice_days: 60,
        months_to_leave: Some(2),
    },
    Other {
        id: "0199aa08-0000-7000-8000-000000000018",
        name: "Quillon",
        service: "Quillon Support Desk",
        turn: MIDDLING,
        answered: 3,
        exposure: 'c',
        ends: Some(date(2028, 5, 31)),
        notice_days: 90,
        months_to_leave: None,
    },
];

/// The demo, its two alternatives and eight more vendors: what a buyer of software has on the desk.
pub fn portfolio() -> Vec<Assessment> {
    [demo::assessment(), marlow(), sundial()].into_iter().chain(OTHERS.iter().map(other)).collect()
}

fn other(it: &Other) -> Assessment {
    let mut made = vendor(it.id, it.name, it.service, it.service, it.turn);
    for question in &pack::builtin().exposure {
        // Some questions have fewer options: then the last.
        let key = question.options.iter().map(|option| option.key).rfind(|key| key.0 <= it.exposure);
        made.exposure.extend(key.map(|key| (question.id.clone(), key)));
    }
    let asked: Vec<QuestionId> = made.answers.keys().cloned().collect();
    for (_, id) in asked.iter().enumerate().filter(|(at, _)| at % 10 >= it.answered) {
        made.answers.remove(id);
    }
    made.contract = Some(Contract {
        starts: None,
        ends: it.ends,
        notice_days: Some(it.notice_days),
        auto_renews: Some(true),
        months_to_leave: it.months_to_leave,
        extra: Extra::new(),
    });
    made
}

/// Marlow Sales: everything answered, middling, no better than Quaystead might be.
pub fn marlow() -> Assessment {
    vendor("0199bbbb-0000-7000-8000-000000000002", "Marlow", "Marlow Sales", "Marlow, as an alternative", MIDDLING)
}

/// Sundial CRM: nearly everything answered well and tested.
pub fn sundial() -> Assessment {
    vendor("0199cccc-0000-7000-8000-000000000003", "Sundial", "Sundial CRM", "Sundial, as an alternative", GOOD)
}

/// Marlow as it was assessed with a version of the pack that is not at hand, so that it cannot be scored.
pub fn older() -> Assessment {
    Assessment {
        id: AssessmentId("0199dddd-0000-7000-8000-000000000004".to_owned()),
        title: "Corvid, assessed last year".to_owned(),
        packs: vec![PackRef::new("unmoor-standard", "0.9.0")],
        ..marlow()
    }
}

/// Puts an assessment that no import would take into a workspace that is there and closed.
///
/// # Panics
/// If that does not work.
pub fn smuggle(workspace: &std::path::Path, it: &Assessment) {
    let mut workspace = Workspace::open(workspace, Access::ReadWrite).expect("a workspace that is closed");
    let at = "2026-11-20T09:00:00Z".parse().expect("a time");
    workspace.change::<_, StoreFault>(Act::Import, at, |tx| tx.add_assessment(it)).expect("it is taken in");
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
