//! What a sheet would ask, how long it takes, and why these questions.

use unmoor_core::applies::applies;
use unmoor_core::assessment::{Assessment, AssessmentId, Depth, Extra, Kind, Scope, Vendor};
use unmoor_core::pack::{Pack, Section, Tier};
use unmoor_core::{contract, words};

use super::check::{Filled, check};
use super::{depth_key, depth_of, kinds_of};
use crate::App;
use crate::dates;
use crate::view::*;

/// How long a question takes, for the estimates: 40 seconds, rounded to five minutes.
const SECONDS_A_QUESTION: u32 = 40;

const DEPTHS: [(Depth, &str); 3] = [
    (Depth::Quick, "What matters most"),
    (Depth::Standard, "The core, contract, exit"),
    (Depth::Full, "Everything that applies"),
];

impl App {
    /// `assessment` is the one whose details are changed.
    pub(super) fn preview(&self, details: &Details, assessment: Option<&Assessment>) -> ScopePreview {
        let pack = self.pack_of_sheet(details, assessment);
        let checked = check(details);
        let kinds = kinds_of(details);
        let depths = DEPTHS
            .iter()
            .map(|(depth, what)| {
                let questions = asked(pack, *depth, &kinds);
                DepthView {
                    key: depth_key(*depth).to_owned(),
                    label: words::capital(words::depth(*depth)),
                    what: (*what).to_owned(),
                    questions,
                    minutes: minutes(questions),
                }
            })
            .collect();
        let depth = depth_of(details).unwrap_or(Depth::Standard);
        let questions = asked(pack, depth, &kinds);
        ScopePreview {
            depths,
            count: format!("{questions} questions, about {} minutes.", minutes(questions)),
            because: because(pack, depth, &kinds),
            notice: checked.as_ref().map(|filled| self.notice_sentence(filled)).unwrap_or_default(),
            exit: checked.as_ref().ok().map(|filled| self.exit(filled, assessment, pack)),
            problems: checked.err().unwrap_or_default(),
        }
    }

    /// The last safe day of the contract on the sheet, beside what the assessment answers in the scope on the sheet.
    fn exit(&self, filled: &Filled, assessment: Option<&Assessment>, pack: &Pack) -> ExitView {
        let rescoped = assessment.map(|known| Assessment { scope: filled.scope.clone(), ..known.clone() });
        dates::exit(rescoped.as_ref(), filled.contract.as_ref(), pack, self.clock.today())
    }

    fn notice_sentence(&self, filled: &Filled) -> String {
        let Some(contract) = &filled.contract else { return String::new() };
        let Some(day) = contract::last_day_for_notice(contract) else { return String::new() };
        match contract::days_left(self.clock.today(), day) {
            left @ 2.. => format!("Give notice by {}, in {left} days.", words::date(day)),
            1 => format!("Give notice by {}, tomorrow.", words::date(day)),
            0 => format!("Give notice by {}, today.", words::date(day)),
            _ => format!("The last day for notice, {}, has passed.", words::date(day)),
        }
    }
}

/// About how many minutes a number of questions takes.
pub(crate) fn minutes(questions: u32) -> u32 {
    let exact = questions * SECONDS_A_QUESTION / 60;
    (exact + 2) / 5 * 5
}

fn asked(pack: &Pack, depth: Depth, kinds: &[Kind]) -> u32 {
    let assessment = scoped(pack, depth, kinds);
    pack.questions.iter().filter(|question| applies(pack, question, &assessment)).map(|_| 1).sum()
}

fn scoped(pack: &Pack, depth: Depth, kinds: &[Kind]) -> Assessment {
    let scope = Scope { depth, kinds: kinds.to_vec(), extra: Extra::new() };
    Assessment::new(AssessmentId::from(""), String::new(), Vendor::default(), pack.reference(), scope)
}

/// Says which sections are asked and why, and which a chosen kind would add at a greater depth.
fn because(pack: &Pack, depth: Depth, kinds: &[Kind]) -> String {
    let sections = asked_sections(pack, depth, kinds);
    if sections.is_empty() {
        return "Choose a kind of service to see what will be asked.".to_owned();
    }
    let everywhere = |section: &Section| section.kinds.len() >= Kind::ALL.len() - 1;
    let mut parts = vec!["The core".to_owned()];
    for section in sections.iter().filter(|section| section.tier != Tier::Core) {
        let name = words::section_name_within(&section.name);
        if everywhere(section) {
            parts.push(name);
        } else {
            let reasons: Vec<String> = kinds
                .iter()
                .filter(|kind| section.kinds.contains(kind))
                .map(|kind| words::kind_full(*kind).to_owned())
                .collect();
            parts.push(format!("{name}, because you chose {}", words::listed(&reasons)));
        }
    }
    let deeper: Vec<String> = asked_sections(pack, Depth::Full, kinds)
        .into_iter()
        .filter(|section| !everywhere(section) && !sections.iter().any(|asked| asked.id == section.id))
        .map(|section| words::section_name_within(&section.name))
        .collect();
    if !deeper.is_empty() {
        parts.push(format!("not at this depth: {}", deeper.join(", "))); // a name may have an "and" of its own
    }
    format!("{}.", parts.join("; "))
}

/// The sections of which something is asked.
fn asked_sections<'a>(pack: &'a Pack, depth: Depth, kinds: &[Kind]) -> Vec<&'a Section> {
    let assessment = scoped(pack, depth, kinds);
    let asked = |section: &Section| {
        pack.questions.iter().any(|question| question.section == section.id && applies(pack, question, &assessment))
    };
    pack.sections.iter().filter(|section| asked(section)).collect()
}
