//! The sheet of numbers an assessment is compiled to once, so that an end is evaluated in well under a microsecond.
//!
//! Sums within a section are sums of whole numbers, and sections are added up in the order of their ids, so that the
//! order of answers, questions and sections changes nothing, to the last bit (SCORING.md, "Laws").

use crate::applies::asked_in;
use crate::assessment::{Answer, Assessment, Evidence, OptionKey};
use crate::pack::{AnswerOption, ExposureQuestion, Knockout, Pack, Question, Section, Tier};
use crate::score::{Cap, CapKind, End, Ends, LineState};

/// What lies above the lowest core section at most.
pub(crate) const WEAKEST_MARGIN: f64 = 25.0;
/// Where words and documents end: without enough tests there is no A.
pub(crate) const PROOF_GATE: f64 = 84.0;

/// An assessment as numbers. Rows and exposure rows are in pack order, sections in the order of their ids.
pub(crate) struct Sheet<'a> {
    pub(crate) rows: Vec<Row<'a>>,
    pub(crate) sections: Vec<SectionRow<'a>>,
    pub(crate) exposure: Vec<ExposureRow<'a>>,
    /// Rows of applicable knock-out questions.
    pub(crate) knockouts: Vec<(usize, &'a Knockout)>,
    /// The sum of `W` over the sections in scope.
    pub(crate) section_weight: f64,
    /// The sum of `w` over the exposure questions.
    pub(crate) exposure_weight: u32,
    /// The applicable weight that can be tested.
    pub(crate) testable: u32,
}

/// A question that is asked.
pub(crate) struct Row<'a> {
    pub(crate) question: &'a Question,
    /// Index into [`Sheet::sections`]; `None` where the question was answered "not applicable".
    pub(crate) section: Option<usize>,
    pub(crate) state: LineState,
}

/// A section with at least one applicable question.
pub(crate) struct SectionRow<'a> {
    pub(crate) section: &'a Section,
    /// The sum of `w` over its applicable questions.
    pub(crate) weight: u32,
    /// Its questions that are asked.
    pub(crate) asked: u32,
    /// Those of them that have any answer.
    pub(crate) reached: u32,
}

/// An exposure question and its answer, where it has one.
pub(crate) struct ExposureRow<'a> {
    pub(crate) question: &'a ExposureQuestion,
    pub(crate) option: Option<OptionKey>,
    pub(crate) value: Ends<u32>,
}

/// How a question counts: its value at both ends and what the caps look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    pub(crate) value: Ends<u32>,
    /// The level answered; `None` while unknown or open.
    pub(crate) level: Option<u32>,
    /// Whether it can be tested and was.
    pub(crate) tested: bool,
}

impl Stand {
    /// Unknown, or not yet answered.
    pub(crate) const UNKNOWN: Self = Self { value: Ends { assured: 0, possible: 100 }, level: None, tested: false };

    /// Answered with an option of this level, shown like this.
    pub(crate) fn answered(question: &Question, level: u32, evidence: Evidence) -> Self {
        Self {
            value: Ends { assured: level.min(question.ceiling(evidence)), possible: level },
            level: Some(level),
            tested: evidence == Evidence::Tested && question.best_evidence == Evidence::Tested,
        }
    }
}

/// The option with the highest level, and the first of them.
pub(crate) fn best_option(question: &Question) -> Option<&AnswerOption> {
    question.options.iter().rev().max_by_key(|option| option.level)
}

/// The option with the lowest level, and the last of them.
pub(crate) fn worst_option(question: &Question) -> Option<&AnswerOption> {
    question.options.iter().rev().min_by_key(|option| option.level)
}

/// The lowest level any option has.
pub(crate) fn worst_level(question: &Question) -> u32 {
    worst_option(question).map_or(0, |option| option.level)
}

/// The next better option than one of this level.
pub(crate) fn next_option(question: &Question, level: u32) -> Option<&AnswerOption> {
    question.options.iter().filter(|option| option.level > level).min_by_key(|option| option.level)
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(assessment: &Assessment, pack: &'a Pack) -> Self {
        let mut sections: Vec<(SectionRow<'a>, bool)> = pack
            .sections
            .iter()
            .map(|section| (SectionRow { section, weight: 0, asked: 0, reached: 0 }, false))
            .collect();
        sections.sort_by(|(a, _), (b, _)| a.section.id.cmp(&b.section.id));
        let mut rows = Vec::with_capacity(pack.questions.len());
        let mut testable = 0;
        let mut last = 0;
        for question in &pack.questions {
            if sections.get(last).is_none_or(|(row, _)| row.section.id != question.section) {
                let found = sections.binary_search_by(|(row, _)| row.section.id.cmp(&question.section));
                let Ok(index) = found else { continue };
                last = index;
            }
            let (row, in_scope) = &mut sections[last];
            if !asked_in(row.section, question, &assessment.scope) {
                continue;
            }
            let state = state(question, assessment.answer(&question.id));
            row.asked += 1;
            row.reached += u32::from(state != LineState::Open);
            let applicable = state != LineState::NotApplicable && question.weight > 0;
            if applicable {
                *in_scope = true;
                row.weight += question.weight;
                testable += if question.best_evidence == Evidence::Tested { question.weight } else { 0 };
            }
            rows.push(Row { question, section: applicable.then_some(last), state });
        }
        Self::assemble(rows, sections, testable, exposure(assessment, pack))
    }

    fn assemble(
        mut rows: Vec<Row<'a>>,
        sections: Vec<(SectionRow<'a>, bool)>,
        testable: u32,
        exposure: Vec<ExposureRow<'a>>,
    ) -> Self {
        let mut place = Vec::with_capacity(sections.len());
        let mut kept = Vec::with_capacity(sections.len());
        for (row, in_scope) in sections {
            place.push(kept.len());
            if in_scope {
                kept.push(row);
            }
        }
        for row in &mut rows {
            row.section = row.section.map(|index| place[index]);
        }
        let knockouts = rows.iter().enumerate().filter(|(_, row)| row.section.is_some());
        Self {
            knockouts: knockouts
                .filter_map(|(index, row)| row.question.knockout.as_ref().map(|knockout| (index, knockout)))
                .collect(),
            section_weight: f64::from(kept.iter().map(|row| row.section.weight).sum::<u32>()),
            exposure_weight: exposure.iter().map(|row| row.question.weight).sum(),
            rows,
            sections: kept,
            exposure,
            testable,
        }
    }
}

impl Row<'_> {
    /// How the question counts; `None` where it leaves every sum.
    pub(crate) fn stand(&self) -> Option<Stand> {
        self.section.map(|_| match self.state {
            LineState::Answered { level, evidence, .. } => Stand::answered(self.question, level, evidence),
            _ => Stand::UNKNOWN,
        })
    }
}

/// How a question stands. An option that the question does not have counts as not yet answered.
fn state(question: &Question, answer: &Answer) -> LineState {
    match answer {
        Answer::Open => LineState::Open,
        Answer::Unknown => LineState::Unknown,
        Answer::NotApplicable { .. } => LineState::NotApplicable,
        Answer::Answered { option, evidence } => question.option(*option).map_or(LineState::Open, |chosen| {
            LineState::Answered { option: *option, level: chosen.level, evidence: *evidence }
        }),
    }
}

fn exposure<'a>(assessment: &Assessment, pack: &'a Pack) -> Vec<ExposureRow<'a>> {
    let row = |question: &'a ExposureQuestion| {
        let key = assessment.exposure.get(&question.id);
        let chosen = key.and_then(|key| question.options.iter().find(|option| option.key == *key));
        ExposureRow {
            question,
            option: chosen.map(|option| option.key),
            value: chosen.map_or(Ends { assured: 100, possible: 0 }, |option| Ends {
                assured: option.exposure,
                possible: option.exposure,
            }),
        }
    };
    pack.exposure.iter().map(row).collect()
}

/// A working copy of a sheet's sums, on which "what if" is a matter of a few additions.
pub(crate) struct Bench<'s, 'a> {
    pub(crate) sheet: &'s Sheet<'a>,
    stands: Vec<Option<Stand>>,
    products: Ends<Vec<u32>>,
    tested: u32,
    exposure_sum: Ends<u32>,
    exposure: Ends<f64>,
}

impl<'s, 'a> Bench<'s, 'a> {
    pub(crate) fn new(sheet: &'s Sheet<'a>) -> Self {
        let empty = vec![0; sheet.sections.len()];
        let mut bench = Self {
            sheet,
            stands: vec![None; sheet.rows.len()],
            products: Ends { assured: empty.clone(), possible: empty },
            tested: 0,
            exposure_sum: Ends::default(),
            exposure: Ends::default(),
        };
        for (index, row) in sheet.rows.iter().enumerate() {
            if let Some(stand) = row.stand() {
                bench.add(index, stand);
            }
        }
        for row in &sheet.exposure {
            bench.exposure_sum.assured += row.question.weight * row.value.assured;
            bench.exposure_sum.possible += row.question.weight * row.value.possible;
        }
        bench.weigh_exposure();
        bench
    }

    fn add(&mut self, row: usize, stand: Stand) {
        let Row { question, section: Some(section), .. } = &self.sheet.rows[row] else { return };
        self.products.assured[*section] += question.weight * stand.value.assured;
        self.products.possible[*section] += question.weight * stand.value.possible;
        self.tested += if stand.tested { question.weight } else { 0 };
        self.stands[row] = Some(stand);
    }

    /// How an applicable row counts now.
    pub(crate) fn stand(&self, row: usize) -> Option<Stand> {
        self.stands[row]
    }

    /// Lets a row count differently, and returns how it counted before.
    pub(crate) fn put(&mut self, row: usize, stand: Stand) -> Option<Stand> {
        let before = self.stands[row]?;
        let question = self.sheet.rows[row].question;
        if let Some(section) = self.sheet.rows[row].section {
            self.products.assured[section] -= question.weight * before.value.assured;
            self.products.possible[section] -= question.weight * before.value.possible;
            self.tested -= if before.tested { question.weight } else { 0 };
            self.add(row, stand);
        }
        Some(before)
    }

    /// Lets an exposure question count differently, and returns how it counted before.
    pub(crate) fn put_exposure(&mut self, row: usize, before: Ends<u32>, now: Ends<u32>) {
        let weight = self.sheet.exposure[row].question.weight;
        self.exposure_sum.assured = self.exposure_sum.assured - weight * before.assured + weight * now.assured;
        self.exposure_sum.possible = self.exposure_sum.possible - weight * before.possible + weight * now.possible;
        self.weigh_exposure();
    }

    fn weigh_exposure(&mut self) {
        let weight = self.sheet.exposure_weight;
        self.exposure = if weight == 0 {
            Ends { assured: 100.0, possible: 0.0 }
        } else {
            let share = |sum: u32| f64::from(sum) / f64::from(weight);
            Ends { assured: share(self.exposure_sum.assured), possible: share(self.exposure_sum.possible) }
        };
    }

    /// `X`, 0 to 100. Without exposure questions nothing is known of it.
    pub(crate) fn exposure(&self, end: End) -> f64 {
        *self.exposure.at(end)
    }

    /// `sum(w v)` of a section.
    pub(crate) fn product(&self, section: usize, end: End) -> u32 {
        self.products.at(end)[section]
    }

    /// `S` of a section, 0 to 100.
    pub(crate) fn section(&self, section: usize, end: End) -> f64 {
        f64::from(self.product(section, end)) / f64::from(self.sheet.sections[section].weight)
    }

    /// The tested weight.
    pub(crate) fn tested(&self) -> u32 {
        self.tested
    }

    /// `M`, 0 to 100. With no section in scope nothing is known: 0 and 100.
    pub(crate) fn average(&self, end: End) -> f64 {
        self.average_and_weakest(end).0
    }

    /// `P`, 0 to 100.
    pub(crate) fn portability(&self, end: End) -> f64 {
        let (average, weakest) = self.average_and_weakest(end);
        let mut least = average;
        if let Some((_, value)) = weakest {
            least = least.min(value + WEAKEST_MARGIN);
        }
        if self.gated(end) {
            least = least.min(PROOF_GATE);
        }
        for (row, knockout) in &self.sheet.knockouts {
            if self.knocked(*row, knockout, end).is_some() {
                least = least.min(f64::from(knockout.cap_score));
            }
        }
        least
    }

    fn average_and_weakest(&self, end: End) -> (f64, Option<(usize, f64)>) {
        if self.sheet.sections.is_empty() {
            return (if end == End::Assured { 0.0 } else { 100.0 }, None);
        }
        let mut sum = 0.0;
        let mut weakest: Option<(usize, f64)> = None;
        for (index, row) in self.sheet.sections.iter().enumerate() {
            let value = self.section(index, end);
            sum += f64::from(row.section.weight) * value;
            if row.section.tier == Tier::Core && weakest.is_none_or(|(_, least)| value < least) {
                weakest = Some((index, value));
            }
        }
        (sum / self.sheet.section_weight, weakest)
    }

    /// How many caps of the assured end lie below a floor, each weak core section counted.
    pub(crate) fn blockers(&self, floor: f64) -> usize {
        let knocked = self.sheet.knockouts.iter().filter(|(row, knockout)| {
            f64::from(knockout.cap_score) < floor && self.knocked(*row, knockout, End::Assured).is_some()
        });
        let weak = self.sheet.sections.iter().enumerate().filter(|(index, row)| {
            row.section.tier == Tier::Core && self.section(*index, End::Assured) + WEAKEST_MARGIN < floor
        });
        knocked.count() + weak.count() + usize::from(self.gated(End::Assured) && PROOF_GATE < floor)
    }

    fn gated(&self, end: End) -> bool {
        end == End::Assured && 2 * self.tested < self.sheet.testable
    }

    /// Which cap a knock-out puts on an end, if any.
    pub(crate) fn knocked(&self, row: usize, knockout: &Knockout, end: End) -> Option<CapKind> {
        let active = knockout.exposure_at_least.is_none_or(|floor| self.exposure(end) >= f64::from(floor));
        if !active {
            return None;
        }
        match self.stands[row]?.level {
            Some(level) => (level <= knockout.trigger_at_or_below).then_some(CapKind::Knockout),
            None => (end == End::Assured).then_some(CapKind::KnockoutUnknown),
        }
    }

    /// Every cap of an end: lowest first, then by kind and id.
    pub(crate) fn caps(&self, end: End) -> Vec<Cap> {
        let (average, weakest) = self.average_and_weakest(end);
        let cap = |value: f64, kind, id: &str| Cap { value, kind, id: id.to_owned(), binding: value < average };
        let mut caps = Vec::new();
        for (row, knockout) in &self.sheet.knockouts {
            if let Some(kind) = self.knocked(*row, knockout, end) {
                caps.push(cap(f64::from(knockout.cap_score), kind, self.sheet.rows[*row].question.id.as_str()));
            }
        }
        if let Some((index, value)) = weakest {
            let id = self.sheet.sections[index].section.id.as_str();
            caps.push(cap(value + WEAKEST_MARGIN, CapKind::WeakestSection, id));
        }
        if self.gated(end) {
            caps.push(cap(PROOF_GATE, CapKind::ProofGate, ""));
        }
        caps.sort_by(|a, b| a.value.total_cmp(&b.value).then(a.kind.cmp(&b.kind)).then_with(|| a.id.cmp(&b.id)));
        caps
    }
}
