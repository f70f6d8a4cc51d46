//! Ask by file, and show what came back before it is taken in.

use std::io::{IsTerminal, Write};

use serde_json::json;
use unmoor_app::ask::{FORM, RESPONSE};
use unmoor_app::fault::Fault;
use unmoor_app::view::*;
use unmoor_app::{Access, App, files};

use crate::args::Ask;
use crate::print::Printed;
use crate::session::Session;

pub(crate) fn ask(session: &Session, args: &Ask) -> Result<Printed, Fault> {
    let kind = kind(args)?;
    let mut app = session.app(Access::ReadWrite)?;
    let assessment = app.find(&args.assessment)?;
    let to = args.participant.as_deref().map(|typed| app.participant(&assessment, typed)).transpose()?;
    let view = app.get_ask(AssessmentRequest { assessment: assessment.clone() })?;
    let sender = args.sender.clone().unwrap_or_else(|| view.sender.clone());
    let to = to.unwrap_or_default();
    let questions = questions(view, &to, args)?;
    let count = questions.len();
    let noun = if count == 1 { "question" } else { "questions" };
    let json = json!({ "file": args.out, "id": assessment, "questions": questions });
    app.ask_to(&AskByFile { assessment, to, sender, questions, kind }, &args.out)?;
    let text =
        format!("{}: {count} {noun}. Import the file that comes back with: unmoor import FILE", args.out.display());
    Ok(Printed::new(text, json))
}

fn kind(args: &Ask) -> Result<AskKind, Fault> {
    let name = files::name(&args.out).to_lowercase();
    match (name.ends_with(".html"), name.ends_with(".json")) {
        (true, _) => Ok(AskKind::Form),
        (_, true) => Ok(AskKind::Response),
        _ => Err(Fault::refused(
            format!("\"{}\" ends in neither .html nor .json.", files::name(&args.out)),
            &format!("End it in .{FORM} for a form, or in .{RESPONSE} for a file that a program fills in."),
        )),
    }
}

/// The questions that were named, or those of a way to choose them; without either, of the first way there is.
fn questions(view: AskView, to: &str, args: &Ask) -> Result<Vec<String>, Fault> {
    if !args.questions.is_empty() {
        return Ok(args.questions.iter().map(|id| id.trim().to_uppercase()).collect());
    }
    let picks = view.people.into_iter().find(|person| person.id == to).map(|person| person.picks).unwrap_or_default();
    let role = args.role.as_ref().map(|role| format!("role-{}", role.trim().to_lowercase()));
    let key = match (&role, args.unknown, args.unanswered) {
        (Some(role), _, _) => Some(role.as_str()),
        (_, true, _) => Some("unknown"),
        (_, _, true) => Some("unanswered"),
        _ => None,
    };
    let pick = picks.into_iter().find(|pick| key.is_none_or(|key| pick.key == key));
    pick.map(|pick| pick.questions).ok_or_else(|| {
        Fault::refused("There is no such question to ask.", "Name the questions with --questions, such as DO-01,DO-05.")
    })
}

/// Takes the responses of an import in, each on its own: one that is refused does not hold up the others.
pub(crate) fn take_in(app: &mut App, view: &ImportView) -> Vec<Result<TakenView, Fault>> {
    view.responses.iter().map(|merge| app.take_in_response(TakeIn { request: merge.request.clone() })).collect()
}

/// What the responses of an import would do.
pub(crate) fn shown(view: &ImportView) -> String {
    view.responses.iter().map(merge).collect::<Vec<_>>().join("\n")
}

/// Asks the person at the terminal; `None` where nobody is there to answer.
pub(crate) fn agreed_at_the_terminal(session: &Session, view: &ImportView) -> Option<bool> {
    let mut out = std::io::stderr();
    if session.as_json || !std::io::stdin().is_terminal() || !out.is_terminal() {
        return None;
    }
    let count: usize = view.responses.iter().map(|merge| merge.lines.len()).sum();
    let noun = if count == 1 { "answer" } else { "answers" };
    write!(out, "{}\nTake in {count} {noun}? [y/N] ", shown(view)).and_then(|()| out.flush()).ok()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok()?;
    Some(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn merge(merge: &MergeView) -> String {
    let mut text = format!("{}.\n{}\n", merge.headline, merge.about);
    for note in [&merge.caution, &merge.left_open].into_iter().filter(|note| !note.is_empty()) {
        text.push_str(&format!("{note}\n"));
    }
    for line in &merge.lines {
        text.push_str(&format!("\n{}  {}\n", line.id, line.prompt));
        text.push_str(&format!("  {:<8}  {}\n", merge.they, said(&line.theirs)));
        if !line.note.is_empty() {
            text.push_str(&format!("            \u{201c}{}\u{201d}\n", line.note));
        }
        text.push_str(&format!("  You say   {}\n", said(&line.ours)));
        let more = [line.does.as_str(), line.apart.as_str()];
        let more: Vec<&str> = more.into_iter().filter(|part| !part.is_empty()).collect();
        if !more.is_empty() {
            text.push_str(&format!("  ({})\n", more.join(", ")));
        }
    }
    text
}

fn said(said: &SaidView) -> String {
    match said.number {
        Some(number) => format!("{number}  {}", said.text),
        None => format!("-  {}", said.text),
    }
}
