//! The result: one sentence, the interval, and every number with the lines it was added up from.

mod facts;
mod findings;
mod plan;
mod sums;
mod treatment;

use jiff::civil::Date;
use unmoor_core::assessment::{Answer, Assessment, SectionId};
use unmoor_core::finding::{self, TakenOn};
use unmoor_core::ledger::Opened;
use unmoor_core::pack::Question;
use unmoor_core::score::{Blocker, CapKind, Ends};
use unmoor_core::{contract, figure, rank, stability, words};

use crate::App;
use crate::assessed::{Assessed, grades, interval, letter};
use crate::dates;
use crate::fault::Fault;
use crate::home::{axes, point};
use crate::vendor;
use crate::view::*;
use crate::walk::blocking_question;

impl App {
    /// The whole result of an assessment.
    pub fn get_result(&mut self, req: AssessmentRequest) -> Result<ResultView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let Assessed { assessment, pack, score, .. } = &assessed;
        let today = self.clock.today();
        let findings = finding::findings(assessment, pack, score);
        let stability = stability::stability(assessment, pack);
        let proofs = plan::proofs(&assessed);
        let vendor_questions = vendor::questions(&assessed, &rank::swings(assessment, pack));
        Ok(ResultView {
            header: self.header(&assessed)?,
            verdict: words::verdict(score, assessed.service()),
            lead: lead(&assessed),
            provisional: score
                .provisional
                .as_ref()
                .map(|reasons| words::provisional(reasons, score.coverage))
                .unwrap_or_default(),
            about: self.about(&assessed),
            exit: dates::exit(Some(assessment), assessment.contract.as_ref(), pack, today),
            facts: facts::facts(&assessed, stability),
            deadline: deadline(assessment, today),
            grades: grades(),
            sections: facts::sections(&assessed),
            average: interval("Average", score.average.assured, score.average.possible),
            average_weight: score.sections.iter().map(|section| section.weight).sum(),
            caps: caps(&assessed),
            chart: chart(&assessed),
            blockers: blockers(&assessed),
            way_up: plan::way_up(&assessed),
            findings_summary: words::findings_lead(&findings, None),
            taken_on: words::taken_on(TakenOn::count(assessment, &findings, today)),
            findings: findings::views(&assessed, &findings, today),
            left_over: treatment::left_over(&assessed, &findings, today),
            owners: treatment::owners(assessment),
            vendor_letter: vendor::letter(&assessed.assessment.vendor, &vendor_questions),
            vendor_questions,
            test_plan: plan::test_plan(&assessed, &proofs),
            test_plan_note: plan::test_plan_note(&assessed, &proofs),
        })
    }

    fn about(&self, assessed: &Assessed) -> Vec<String> {
        let Assessed { assessment, score, .. } = assessed;
        let kinds: Vec<String> = assessment.scope.kinds.iter().map(|kind| words::kind(*kind).to_owned()).collect();
        vec![
            assessed.service().to_owned(),
            kinds.join(", "),
            format!("{} depth, {} questions", words::capital(words::depth(assessment.scope.depth)), score.lines.len()),
            format!("As of {}", words::date(self.clock.today())),
        ]
    }
}

/// The last safe day, or where no time to move is known the last day for notice.
fn deadline(assessment: &Assessment, today: Date) -> Option<DeadlineView> {
    let contract = assessment.contract.as_ref()?;
    let notice = contract::last_day_for_notice(contract)?;
    let (label, day) = match contract::last_safe_day(Some(contract)) {
        Ok(safe) => ("Last safe day", safe.day),
        Err(_) => ("Last day for notice", notice),
    };
    let left = contract::days_left(today, day);
    Some(DeadlineView {
        label: label.to_owned(),
        text: words::date_short(day),
        note: words::when(left),
        passed: left < 0,
        figure: Opened::Deadline.to_string(),
    })
}

/// What the two ends mean here.
fn lead(assessed: &Assessed) -> String {
    let score = &assessed.score;
    let (low, high) = (words::whole(score.portability.assured), words::whole(score.portability.possible));
    let today = format!("Today you can show a portability of {low} of 100.");
    if low == high {
        return format!("{today} Nothing that is still open can move it.");
    }
    let open: u32 = score.lines.iter().filter(|line| is_open(line.state)).map(|_| 1).sum();
    match open {
        0 => format!("{today} It rises to {high} if everything claimed is shown."),
        1 => format!(
            "{today} It rises to {high} if everything claimed is shown and the one open question turns out well."
        ),
        _ => format!(
            "{today} It rises to {high} if everything claimed is shown and the {open} open questions turn out well."
        ),
    }
}

pub(crate) fn is_open(state: unmoor_core::score::LineState) -> bool {
    use unmoor_core::score::LineState;
    matches!(state, LineState::Open | LineState::Unknown)
}

/// Caps that bind, in words.
fn caps(assessed: &Assessed) -> Vec<CapView> {
    let Assessed { pack, score, .. } = assessed;
    let view = |blocker: &Blocker| CapView {
        label: match blocker.cap.assured {
            Some(_) => format!("Cap at {}", words::whole(blocker.value())),
            None => format!("Possible end, cap at {}", words::whole(blocker.value())),
        },
        sentence: words::blocker(blocker, score, pack),
        questions: blocking_question(assessed, blocker).map(|id| id.to_string()).into_iter().collect(),
        figure: Opened::Cap(blocker.kind, blocker.id.clone()).to_string(),
    };
    score.blockers().iter().map(view).collect()
}

fn chart(assessed: &Assessed) -> ChartView {
    let Assessed { score, .. } = assessed;
    let row = |label: &str, opened: Opened, ends: Ends<f64>, print: fn(f64) -> String| ChartRow {
        label: label.to_owned(),
        assured: print(ends.assured),
        possible: print(ends.possible),
        figure: opened.to_string(),
    };
    let place = |end: &str, exposure: f64, lock_in: f64| {
        format!("{end} {}, {}", words::axis_whole(exposure), words::axis_whole(lock_in))
    };
    ChartView {
        point: point(assessed),
        assured: place("assured", score.exposure.assured, score.lock_in.assured),
        possible: place("possible", score.exposure.possible, score.lock_in.possible),
        level: letter(score.grade.assured),
        axes: axes(),
        headline: field_headline(assessed),
        table: vec![
            row("Exposure", Opened::Exposure, score.exposure, words::axis_one_decimal),
            row("Lock-in", Opened::LockIn, score.lock_in, words::axis_one_decimal),
            row("Risk, the product", Opened::Risk, score.risk, words::risk_one_decimal),
            ChartRow {
                label: "Zone".to_owned(),
                assured: words::capital(words::zone(score.zone.assured)),
                possible: words::capital(words::zone(score.zone.possible)),
                figure: Opened::Risk.to_string(),
            },
        ],
        note: exposure_note(assessed),
        alt: figure::TwoAxisChart::new(score).alt(),
    }
}

fn field_headline(assessed: &Assessed) -> String {
    let field = assessed.score.field;
    let today = words::capital(words::field(field.assured));
    if field.assured == field.possible {
        format!("{today}, at both ends.")
    } else {
        format!("{today} today; at best, {}.", words::field(field.possible))
    }
}

/// Which exposure questions are open, and what they are worth together.
fn exposure_note(assessed: &Assessed) -> String {
    let Assessed { pack, score, .. } = assessed;
    let open: Vec<_> = score.exposure_lines.iter().filter(|line| line.option.is_none()).collect();
    let worth = words::whole(score.exposure.assured - score.exposure.possible);
    match open.as_slice() {
        [] => String::new(),
        [line] => {
            let prompt = pack.exposure.iter().find(|q| q.id == line.id).map_or("", |q| &q.prompt);
            format!("One exposure question is open, worth up to {worth} points: {}", words::typographic(prompt))
        }
        many => {
            let count = words::capital(&words::count(many.len()));
            format!("{count} exposure questions are open, worth up to {worth} points together.")
        }
    }
}

fn blockers(assessed: &Assessed) -> Vec<BlockerView> {
    assessed.score.blockers().iter().filter_map(|blocker| blocker_view(assessed, blocker)).collect()
}

fn blocker_view(assessed: &Assessed, blocker: &Blocker) -> Option<BlockerView> {
    let Assessed { assessment, pack, score, .. } = assessed;
    let question = pack.question(&blocking_question(assessed, blocker)?)?;
    let recommendation = words::typographic(&question.recommendation);
    let knockout = matches!(blocker.kind, CapKind::Knockout | CapKind::KnockoutUnknown);
    Some(BlockerView {
        id: blocker.id.clone(),
        title: if knockout { words::typographic(&question.prompt) } else { blocker_title(assessed, blocker) },
        answer: if knockout {
            answer_text(question, assessment.answer(&question.id))
        } else {
            words::blocker_cause(blocker, score, pack)
        },
        recommendation: if knockout { recommendation } else { format!("Begin with {}: {recommendation}", question.id) },
        actor: words::actor(question.role).to_owned(),
        who: words::role(&question.asked_of),
        holds: words::blocker_holds(blocker, score),
        question: question.id.to_string(),
        figure: Opened::Cap(blocker.kind, blocker.id.clone()).to_string(),
    })
}

/// What a blocker that is not a question is called.
fn blocker_title(assessed: &Assessed, blocker: &Blocker) -> String {
    let id = SectionId(blocker.id.clone());
    match assessed.pack.section(&id) {
        Some(section) => format!("{} is the weakest section", words::section_name(&section.name)),
        None => "Less than half of what can be tested is tested".to_owned(),
    }
}

/// What was answered, in the pack's words.
pub(crate) fn answer_text(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Open => "Not answered".to_owned(),
        Answer::Unknown => "We don\u{2019}t know".to_owned(),
        Answer::NotApplicable { reason } => format!("Does not apply: {}", reason.as_str()),
        Answer::Answered { option, .. } => {
            question.option(*option).map(|option| words::typographic(&option.label)).unwrap_or_default()
        }
    }
}
