//! Tiny packs, so that a rule can be checked in the head.

use jiff::civil::date;
use unmoor_core::assessment::{
    Answer, Assessment, AssessmentId, Depth, Evidence, Kind, OptionKey, QuestionId, Reason, Scope, SectionId, Vendor,
};
use unmoor_core::pack::{
    Actor, AnswerOption, ExposureOption, ExposureQuestion, Knockout, LockInType, Pack, PackAbout, Question, Section,
    Tier,
};
use unmoor_core::score::{Score, score};

/// The levels that every question's options a to e have.
pub(crate) const LEVELS: [u32; 5] = [100, 75, 50, 25, 0];

/// A pack being written, and an assessment of it being answered.
pub(crate) struct Tiny {
    pub(crate) pack: Pack,
    pub(crate) assessment: Assessment,
}

impl Tiny {
    pub(crate) fn new() -> Self {
        let about = PackAbout {
            id: "tiny".to_owned(),
            version: "1.0.0".to_owned(),
            title: "Tiny".to_owned(),
            as_of: date(2026, 11, 1),
            description: "Made by a test.".to_owned(),
        };
        let pack = Pack { about, sections: vec![], questions: vec![], exposure: vec![], references: vec![] };
        let scope = Scope { depth: Depth::Full, kinds: vec![Kind::Saas], extra: Default::default() };
        let id = AssessmentId("tiny".to_owned());
        let assessment = Assessment::new(id, "Tiny".to_owned(), Vendor::default(), pack.reference(), scope);
        Self { pack, assessment }
    }

    pub(crate) fn section(mut self, id: &str, weight: u32, tier: Tier) -> Self {
        self.pack.sections.push(Section {
            id: SectionId::from(id),
            name: id.to_owned(),
            tier,
            weight,
            from_depth: Depth::Standard,
            kinds: vec![Kind::Saas],
        });
        self
    }

    /// A question that can be tested, in the section its id begins with.
    pub(crate) fn question(mut self, id: &str, weight: u32) -> Self {
        let option = |(key, level): (char, u32)| AnswerOption { key: OptionKey(key), label: level.to_string(), level };
        self.pack.questions.push(Question {
            id: QuestionId::from(id),
            section: SectionId::from(&id[..2]),
            title: id.to_owned(),
            prompt: "A question?".to_owned(),
            why: "It matters.".to_owned(),
            options: ('a'..='e').zip(LEVELS).map(option).collect(),
            weight,
            knockout: None,
            quick_screen: false,
            best_evidence: Evidence::Tested,
            evidence: vec![],
            lock_in_type: LockInType::Technical,
            asked_of: "legal".to_owned(),
            applies_to: vec![Kind::Saas],
            not_applicable_when: None,
            references: vec![],
            recommendation: "Do it.".to_owned(),
            good: "Done.".to_owned(),
            ask_vendor: None,
            role: Actor::Us,
        });
        self
    }

    /// Changes the last question.
    pub(crate) fn that(mut self, change: impl FnOnce(&mut Question)) -> Self {
        change(self.pack.questions.last_mut().unwrap());
        self
    }

    /// The last question can be shown by documents at best.
    pub(crate) fn by_document(self) -> Self {
        self.that(|question| question.best_evidence = Evidence::Documented)
    }

    /// The last question is a knock-out.
    pub(crate) fn knockout(self, trigger_at_or_below: u32, cap_score: u32, exposure_at_least: Option<u32>) -> Self {
        self.that(|question| question.knockout = Some(Knockout { trigger_at_or_below, cap_score, exposure_at_least }))
    }

    /// An exposure question with options a 0, b 60 and c 100.
    pub(crate) fn exposure(mut self, id: &str, weight: u32, answer: Option<char>) -> Self {
        let option = |(key, exposure): (char, u32)| ExposureOption {
            key: OptionKey(key),
            label: exposure.to_string(),
            exposure,
        };
        self.pack.exposure.push(ExposureQuestion {
            id: QuestionId::from(id),
            prompt: "How much?".to_owned(),
            weight,
            options: ('a'..='c').zip([0, 60, 100]).map(option).collect(),
            references: vec![],
        });
        if let Some(key) = answer {
            self.assessment.exposure.insert(QuestionId::from(id), OptionKey(key));
        }
        self
    }

    pub(crate) fn answer(self, id: &str, option: char, evidence: Evidence) -> Self {
        self.put(id, Answer::Answered { option: OptionKey(option), evidence })
    }

    pub(crate) fn unknown(self, id: &str) -> Self {
        self.put(id, Answer::Unknown)
    }

    pub(crate) fn not_applicable(self, id: &str) -> Self {
        self.put(id, Answer::NotApplicable { reason: Reason::new("Not here").unwrap() })
    }

    fn put(mut self, id: &str, answer: Answer) -> Self {
        self.assessment.answers.entry(QuestionId::from(id)).or_default().answer = answer;
        self
    }

    pub(crate) fn score(&self) -> Score {
        score(&self.assessment, &self.pack)
    }
}
