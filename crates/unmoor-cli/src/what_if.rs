//! Try answers out: the verdict before and after, and nothing is kept.

use clap::Args;
use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::view::*;
use unmoor_app::{Assessed, Redaction};

use crate::print::Printed;
use crate::session::Session;

#[derive(Debug, Args)]
pub(crate) struct WhatIf {
    /// Id, the first characters of an id, or an assessment file
    pub(crate) assessment: String,
    /// An answer to try: AL-02=b:tested, AL-02=b (shown as it is today), AL-02=unknown, AL-02=open or XP-07=d
    #[arg(long, required = true, value_name = "QUESTION=ANSWER")]
    pub(crate) set: Vec<String>,
}

pub(crate) fn run(session: &Session, args: &WhatIf) -> Result<Printed, Fault> {
    let assessed = session.assessed(&args.assessment, &Redaction::none())?;
    let trials = args.set.iter().map(|text| trial(&assessed, text)).collect::<Result<Vec<_>, _>>()?;
    let (view, after) = assessed.what_if(&trials)?;
    let json = json!({
        "id": assessed.assessment.id,
        "changes": view.changes,
        "before": assessed.score.figures(),
        "after": after.score.figures(),
    });
    Ok(Printed::new(text(&view), json))
}

/// `AL-02=b:tested`, as a trial.
fn trial(assessed: &Assessed, text: &str) -> Result<TrialInput, Fault> {
    let wrong = || {
        let remedy = "Write it as AL-02=b:tested, AL-02=b, AL-02=unknown, AL-02=open or XP-07=d.";
        Fault::refused(format!("\"{text}\" is no answer to try."), remedy)
    };
    let (question, said) = text.split_once('=').ok_or_else(wrong)?;
    let question = question.trim().to_uppercase();
    let said = said.trim().to_lowercase();
    let (option, evidence) = match said.split_once(':') {
        Some((option, word)) => (option, Some(evidence(word).ok_or_else(wrong)?)),
        None => (said.as_str(), None),
    };
    let answer = match option {
        "unknown" | "open" if evidence.is_some() => return Err(wrong()),
        "unknown" => AnswerInput::Unknown,
        "open" => AnswerInput::Open,
        option => AnswerInput::Answered {
            option: option.to_owned(),
            evidence: evidence.unwrap_or_else(|| assessed.shown_by(&question)),
        },
    };
    Ok(TrialInput { question, answer })
}

fn evidence(word: &str) -> Option<EvidenceStep> {
    Some(match word {
        "claimed" => EvidenceStep::Claimed,
        "documented" => EvidenceStep::Documented,
        "tested" => EvidenceStep::Tested,
        _ => return None,
    })
}

fn text(view: &TryView) -> String {
    let mut text = String::new();
    for change in &view.changes {
        text.push_str(&format!(
            "{}  {}\n       from {}\n       to   {}\n",
            change.question, change.title, change.from, change.to
        ));
    }
    if view.changes.is_empty() {
        text.push_str("These answers are recorded already.\n");
    }
    text.push('\n');
    let mut line = |label: &str, before: &str, after: &str| {
        let row = format!("{label:<28}  {before:<24}  {after}");
        text.push_str(&format!("{}\n", row.trim_end()));
    };
    line("", "before", "after");
    let (before, after) = (&view.before, &view.after);
    line("Grade", &before.grade.text, &after.grade.text);
    line("Portability", &ends(&before.portability), &ends(&after.portability));
    line("Average", &ends(&before.average), &ends(&after.average));
    for figure in view.figures.iter().chain(&view.caps) {
        line(&figure.label, &figure.before.text, &figure.after.text);
    }
    for section in view.sections.iter().filter(|section| section.moved) {
        let bar = |side: &Option<IntervalView>| side.as_ref().map_or_else(|| "not in scope".to_owned(), ends);
        line(&section.name, &bar(&section.before), &bar(&section.after));
    }
    text.push_str("\nNothing was kept.");
    text
}

fn ends(interval: &IntervalView) -> String {
    format!("{} to {}", interval.assured_text, interval.possible_text)
}
