//! Snapshots of an assessment, and what changed since.

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::view::{ChangeView, HistoryRequest, HistoryView, TakeSnapshot};
use unmoor_app::{Access, App};

use crate::args::SnapshotCommand;
use crate::print::Printed;
use crate::session::Session;

/// A snapshot's answers do not give the score that was kept with it.
const DIFFERENT: u8 = 4;

pub(crate) fn run(session: &Session, command: SnapshotCommand) -> Result<Printed, Fault> {
    match command {
        SnapshotCommand::Take { assessment, name } => take(session, &assessment, name),
        SnapshotCommand::List { assessment } => list(session, &assessment),
        SnapshotCommand::Diff { assessment, from, to } => diff(session, &assessment, &from, to.as_deref()),
    }
}

fn take(session: &Session, named: &str, name: Option<String>) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadWrite)?;
    let assessment = app.find(named)?;
    let name = match name {
        Some(name) => name,
        None => history(&mut app, &assessment, None, None)?.suggested.first().cloned().unwrap_or_default(),
    };
    let taken = app.take_snapshot(TakeSnapshot { assessment, name })?;
    Ok(Printed::new(format!("{}  {}", taken.id, taken.name), json!(taken)))
}

fn list(session: &Session, named: &str) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadOnly)?;
    let assessment = app.find(named)?;
    let view = history(&mut app, &assessment, None, None)?;
    let mut lines = Vec::new();
    for one in &view.snapshots {
        let grade = one.grade.as_ref().map_or("", |grade| grade.text.as_str());
        let ends = one.portability.as_ref().map_or_else(String::new, |portability| {
            format!("{} to {}", portability.assured_text, portability.possible_text)
        });
        lines.push(format!("{}  {}  {grade:<28}  {ends:<10}  {}", one.id, one.taken, one.name));
    }
    let refused = warnings(&view);
    let exit = if refused.is_empty() { 0 } else { DIFFERENT };
    Ok(Printed { exit, refused, ..Printed::new(lines.join("\n"), json!({ "snapshots": view.snapshots })) })
}

fn diff(session: &Session, named: &str, from: &str, to: Option<&str>) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadOnly)?;
    let assessment = app.find(named)?;
    let from = app.find_snapshot(&assessment, from)?;
    let to = to.map(|to| app.find_snapshot(&assessment, to)).transpose()?;
    let view = history(&mut app, &assessment, Some(from), to)?;
    let Some(change) = &view.change else {
        return Err(Fault::refused(view.no_change, "Choose another snapshot."));
    };
    Ok(Printed::new(text(change), json!({ "change": change })))
}

fn history(app: &mut App, assessment: &str, from: Option<String>, to: Option<String>) -> Result<HistoryView, Fault> {
    app.get_history(HistoryRequest { assessment: assessment.to_owned(), from, to })
}

fn warnings(view: &HistoryView) -> Vec<String> {
    let told = view.snapshots.iter().filter(|one| !one.warning.is_empty());
    told.map(|one| format!("{}: {}", one.name, one.warning)).collect()
}

fn text(change: &ChangeView) -> String {
    let mut text = format!("From {} to {}. {}\n", change.from_name, change.to_name, change.headline);
    let said = [&change.because, &change.movers].into_iter().chain(&change.scope);
    said.filter(|line| !line.is_empty()).for_each(|line| text.push_str(&format!("{line}\n")));
    for answer in &change.answers {
        let shown = |by: &str| if by.is_empty() { String::new() } else { format!(" ({by})") };
        let (before, after) = (&answer.before, &answer.after);
        text.push_str(&format!(
            "\n{}  {}\n  from: {}{}\n  to:   {}{}\n",
            answer.id,
            answer.prompt,
            before.text,
            shown(&before.shown_by),
            after.text,
            shown(&after.shown_by)
        ));
        for more in [&answer.items, &answer.effect].into_iter().filter(|more| !more.is_empty()) {
            text.push_str(&format!("  {more}\n"));
        }
    }
    for (head, lines) in [("Caps that came", &change.came), ("Caps that are gone", &change.went)] {
        lines.iter().for_each(|line| text.push_str(&format!("\n{head}: {line}\n")));
    }
    for (head, all) in [("Findings that came", &change.new_findings), ("Findings that are gone", &change.gone_findings)]
    {
        let ids: Vec<&str> = all.iter().map(|finding| finding.id.as_str()).collect();
        if !ids.is_empty() {
            text.push_str(&format!("\n{head}: {}\n", ids.join(", ")));
        }
    }
    text
}
