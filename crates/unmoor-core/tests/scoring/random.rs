//! Random packs and random answers to them.

use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Depth, Evidence, Kind, OptionKey, QuestionId, Reason, Scope,
    SectionId, Vendor,
};
use unmoor_core::pack::{
    Actor, AnswerOption, ExposureOption, ExposureQuestion, Knockout, LockInType, Pack, PackAbout, Question, Section,
    Tier,
};

/// A pack and an assessment made with it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) pack: Pack,
    pub(crate) assessment: Assessment,
}

impl Case {
    /// The case with another answer to a question.
    pub(crate) fn with(&self, question: &QuestionId, answer: Answer) -> Self {
        let mut changed = self.clone();
        changed.assessment.answers.entry(question.clone()).or_default().answer = answer;
        changed
    }

    /// The asked questions with an answer of this kind.
    pub(crate) fn questions(&self, wanted: impl Fn(&Answer) -> bool) -> Vec<&Question> {
        self.pack.questions.iter().filter(|question| wanted(self.assessment.answer(&question.id))).collect()
    }
}

#[derive(Debug, Clone)]
struct QuestionPlan {
    weight: u32,
    levels: Vec<u32>,
    best_evidence: Evidence,
    knockout: Option<(u32, u32, Option<u32>)>,
    state: u8,
    option: prop::sample::Index,
    evidence: Evidence,
}

#[derive(Debug, Clone)]
struct SectionPlan {
    weight: u32,
    core: bool,
    questions: Vec<QuestionPlan>,
}

/// Packs of up to `sections` sections with up to `questions` questions each, and answers of every state.
pub(crate) fn cases(sections: usize, questions: usize) -> impl Strategy<Value = Case> {
    let exposure = vec((1..=5_u32, vec(0..=100_u32, 2..5), option::of(any::<prop::sample::Index>())), 0..4);
    (vec(section(questions), 0..=sections), exposure, "[0-9a-f]{8}").prop_map(|(sections, exposure, id)| {
        let pack =
            pack(&sections, &exposure.iter().map(|(weight, values, _)| (*weight, values.clone())).collect::<Vec<_>>());
        let scope = Scope { depth: Depth::Full, kinds: vec![Kind::Saas], extra: Default::default() };
        let mut assessment =
            Assessment::new(AssessmentId(id), "Random".to_owned(), Vendor::default(), pack.reference(), scope);
        for (question, plan) in pack.questions.iter().zip(sections.iter().flat_map(|section| &section.questions)) {
            let record = AnswerRecord { answer: answer(question, plan), ..AnswerRecord::default() };
            assessment.answers.insert(question.id.clone(), record);
        }
        for (question, (_, _, chosen)) in pack.exposure.iter().zip(&exposure) {
            if let Some(chosen) = chosen {
                assessment.exposure.insert(question.id.clone(), chosen.get(&question.options).key);
            }
        }
        Case { pack, assessment }
    })
}

fn section(questions: usize) -> impl Strategy<Value = SectionPlan> {
    (1..=100_u32, any::<bool>(), vec(question(), 0..=questions)).prop_map(|(weight, core, questions)| SectionPlan {
        weight,
        core,
        questions,
    })
}

fn question() -> impl Strategy<Value = QuestionPlan> {
    let knockout = option::weighted(0.3, (0..=60_u32, 0..=100_u32, option::of(1..=100_u32)));
    let best = prop_oneof![Just(Evidence::Documented), Just(Evidence::Tested)];
    (1..=5_u32, vec(0..=100_u32, 2..=5), best, knockout, 0..8_u8, any::<prop::sample::Index>(), evidence()).prop_map(
        |(weight, levels, best_evidence, knockout, state, option, evidence)| QuestionPlan {
            weight,
            levels,
            best_evidence,
            knockout,
            state,
            option,
            evidence,
        },
    )
}

pub(crate) fn evidence() -> impl Strategy<Value = Evidence> {
    prop_oneof![Just(Evidence::Claimed), Just(Evidence::Documented), Just(Evidence::Tested)]
}

fn answer(question: &Question, plan: &QuestionPlan) -> Answer {
    match plan.state {
        0 => Answer::Open,
        1 => Answer::Unknown,
        2 => Answer::NotApplicable { reason: Reason::new("Not here").unwrap() },
        _ => Answer::Answered { option: plan.option.get(&question.options).key, evidence: plan.evidence },
    }
}

fn pack(sections: &[SectionPlan], exposure: &[(u32, Vec<u32>)]) -> Pack {
    let kinds = Kind::ALL.to_vec();
    let id = |index: usize| SectionId(format!("S{}", char::from(b'A' + index as u8)));
    let rows = |(index, plan): (usize, &SectionPlan)| -> Vec<Question> {
        let one = |(number, plan): (usize, &QuestionPlan)| build(id(index), number, plan);
        plan.questions.iter().enumerate().map(one).collect()
    };
    Pack {
        about: PackAbout {
            id: "random".to_owned(),
            version: "1.0.0".to_owned(),
            title: "Random".to_owned(),
            as_of: date(2026, 11, 1),
            description: "Made by a test.".to_owned(),
        },
        sections: sections
            .iter()
            .enumerate()
            .map(|(index, plan)| Section {
                id: id(index),
                name: format!("Section {index}"),
                tier: if plan.core { Tier::Core } else { Tier::Pack },
                weight: plan.weight,
                from_depth: Depth::Standard,
                kinds: kinds.clone(),
            })
            .collect(),
        questions: sections.iter().enumerate().flat_map(rows).collect(),
        exposure: exposure.iter().enumerate().map(exposure_question).collect(),
        references: Vec::new(),
    }
}

/// The options of a question fall strictly, as a pack demands.
fn falling(levels: &[u32]) -> Vec<u32> {
    let mut levels = levels.to_vec();
    levels.sort_unstable_by(|a, b| b.cmp(a));
    levels.dedup();
    levels
}

fn build(section: SectionId, number: usize, plan: &QuestionPlan) -> Question {
    let levels = falling(&plan.levels);
    let options = levels.iter().zip('a'..).map(|(level, key)| AnswerOption {
        key: OptionKey(key),
        label: format!("Level {level}"),
        level: *level,
    });
    Question {
        id: QuestionId(format!("{section}-{number:02}")),
        section,
        title: "A question".to_owned(),
        prompt: "A question?".to_owned(),
        why: "It matters.".to_owned(),
        options: options.collect(),
        weight: plan.weight,
        knockout: plan.knockout.map(|(trigger_at_or_below, cap_score, exposure_at_least)| Knockout {
            trigger_at_or_below,
            cap_score,
            exposure_at_least,
        }),
        quick_screen: true,
        best_evidence: plan.best_evidence,
        evidence: Vec::new(),
        lock_in_type: LockInType::Technical,
        asked_of: "engineering".to_owned(),
        applies_to: Kind::ALL.to_vec(),
        not_applicable_when: None,
        references: Vec::new(),
        recommendation: "Do it.".to_owned(),
        good: "Done.".to_owned(),
        ask_vendor: None,
        role: Actor::Us,
    }
}

fn exposure_question((index, (weight, values)): (usize, &(u32, Vec<u32>))) -> ExposureQuestion {
    let mut values = falling(values);
    values.reverse();
    ExposureQuestion {
        id: QuestionId(format!("XP-{index:02}")),
        prompt: "How much?".to_owned(),
        weight: *weight,
        options: values
            .iter()
            .zip('a'..)
            .map(|(exposure, key)| ExposureOption {
                key: OptionKey(key),
                label: format!("{exposure}"),
                exposure: *exposure,
            })
            .collect(),
        references: Vec::new(),
    }
}
