//! Take findings on: who sees to them, by when, how far they are, or who accepts them and why.

use clap::{ArgGroup, Args, ValueEnum};
use serde_json::json;
use unmoor_app::Access;
use unmoor_app::fault::Fault;
use unmoor_app::view::*;

use crate::print::Printed;
use crate::session::Session;

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("treated").required(true).multiple(true)
    .args(["status", "owner", "due", "reason", "by", "remove"])))]
pub(crate) struct Treat {
    /// Id of the assessment, or its first characters
    pub(crate) assessment: String,
    /// Question whose finding it is, such as XR-01
    pub(crate) question: String,
    /// How far it is; open at first
    #[arg(long, value_enum)]
    pub(crate) status: Option<Status>,
    /// Who sees to it; empty for nobody
    #[arg(long)]
    pub(crate) owner: Option<String>,
    /// By when, such as 2027-01-31; empty for no date
    #[arg(long)]
    pub(crate) due: Option<String>,
    /// Why it is accepted; with --status accepted
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// Who accepts it; with --status accepted
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// Take away what was said
    #[arg(long, conflicts_with_all = ["status", "owner", "due", "reason", "by"])]
    pub(crate) remove: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Status {
    Open,
    Doing,
    Done,
    Accepted,
}

pub(crate) fn run(session: &Session, treat: &Treat) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadWrite)?;
    let assessment = app.find(&treat.assessment)?;
    let question = treat.question.to_uppercase();
    let before = of(&app.get_result(AssessmentRequest { assessment: assessment.clone() })?, &question);
    let treatment = if treat.remove { None } else { Some(input(treat, before.as_ref())?) };
    let request = SetTreatment { assessment: assessment.clone(), question: question.clone(), treatment };
    let after = of(&app.set_treatment(request)?, &question);
    let text = match &after {
        Some(treatment) => format!("{question}. {}: {}", treatment.head, treatment.rest),
        None => format!("{question}. Nobody has taken it on."),
    };
    Ok(Printed::new(text, json!({ "id": assessment, "question": question, "treatment": after })))
}

fn of(result: &ResultView, question: &str) -> Option<TreatmentView> {
    let finding = result.findings.iter().find(|finding| finding.id == question);
    let left_over = result.left_over.iter().find(|left| left.id == question);
    finding.and_then(|finding| finding.treatment.clone()).or_else(|| left_over.map(|left| left.treatment.clone()))
}

/// What is not said stays as it is.
fn input(treat: &Treat, before: Option<&TreatmentView>) -> Result<TreatmentInput, Fault> {
    let status = match treat.status {
        Some(Status::Open) => TreatmentStep::Open,
        Some(Status::Doing) => TreatmentStep::Doing,
        Some(Status::Done) => TreatmentStep::Done,
        Some(Status::Accepted) => TreatmentStep::Accepted,
        None => before.map_or(TreatmentStep::Open, |before| before.status),
    };
    if status != TreatmentStep::Accepted && (treat.reason.is_some() || treat.by.is_some()) {
        let happened = "A reason and a name go with an accepted finding only.";
        return Err(Fault::refused(happened, "Add --status accepted, or leave --reason and --by out."));
    }
    let said = |new: &Option<String>, held: fn(&TreatmentView) -> &String| {
        new.clone().or_else(|| before.map(|before| held(before).clone())).unwrap_or_default()
    };
    Ok(TreatmentInput {
        status,
        owner: said(&treat.owner, |before| &before.owner),
        due: said(&treat.due, |before| &before.due),
        reason: said(&treat.reason, |before| &before.reason),
        by: said(&treat.by, |before| &before.by),
    })
}
