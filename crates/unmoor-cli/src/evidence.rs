//! Evidence: add it to a question, list it, save a copy of a document, take it away.

use std::path::Path;

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::view::*;
use unmoor_app::{Access, App, EvidenceLine, evidence, evidence_of, files};

use crate::args::{AddEvidence, EvidenceCommand};
use crate::print::Printed;
use crate::session::Session;

pub(crate) fn run(session: &Session, command: EvidenceCommand) -> Result<Printed, Fault> {
    match command {
        EvidenceCommand::Add(add) => self::add(session, add),
        EvidenceCommand::List { assessment, question } => list(session, &assessment, question.as_deref()),
        EvidenceCommand::Save { assessment, item, out } => save(session, &assessment, &item, &out),
        EvidenceCommand::Remove { assessment, item } => remove(session, &assessment, &item),
    }
}

fn add(session: &Session, add: AddEvidence) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadWrite)?;
    let at = at(&app, &add.assessment, &add.question)?;
    let document = match &add.file {
        Some(file) => app.hold_document(evidence::read(file)?).document,
        None => None,
    };
    let said = [(EvidenceItemKind::Link, &add.link), (EvidenceItemKind::Quotation, &add.quotation)];
    let said = said.into_iter().find_map(|(kind, words)| Some((kind, words.clone()?)));
    let (kind, detail, title) = match (said, add.person) {
        (Some((kind, words)), _) => (kind, words, add.title),
        (None, Some(name)) => (EvidenceItemKind::Person, add.detail, name),
        (None, None) => (EvidenceItemKind::File, add.detail, add.title),
    };
    let item = app.put_item(PutEvidenceItem {
        at: at.clone(),
        id: String::new(),
        kind,
        title,
        detail,
        locator: add.locator,
        date: add.date,
        document: document.as_ref().map(|document| document.sha256.clone()),
    })?;
    let text = match &document {
        Some(document) => format!("{item} added to {}: {}.", at.question, told(document)),
        None => format!("{item} added to {}.", at.question),
    };
    Ok(Printed::new(text, json!({ "id": at.assessment, "question": at.question, "item": item, "document": document })))
}

fn list(session: &Session, named: &str, question: Option<&str>) -> Result<Printed, Fault> {
    let (assessed, held) = session.assessed_with_documents(named)?;
    let mut lines = evidence_of(&assessed.assessment, &held);
    lines.retain(|line| question.is_none_or(|question| line.question.eq_ignore_ascii_case(question)));
    let text: Vec<String> = lines.iter().map(line).collect();
    let text = if text.is_empty() { "There is no evidence.".to_owned() } else { text.join("\n") };
    Ok(Printed::new(text, json!({ "id": assessed.assessment.id, "evidence": lines })))
}

fn line(EvidenceLine { question, item }: &EvidenceLine) -> String {
    let kind = match item.kind {
        EvidenceItemKind::Link => "link",
        EvidenceItemKind::File => "file",
        EvidenceItemKind::Quotation => "quotation",
        EvidenceItemKind::Person => "person",
    };
    let document = item.document.as_ref().map(told).unwrap_or_default();
    let parts = [&item.title, &item.locator, &item.detail, &item.date_text, &document];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("{:<5} {question}  {kind:<9}  {}", item.id, parts.join("; "))
}

fn told(document: &DocumentView) -> String {
    let held = if document.held { "" } else { ", not in this workspace" };
    format!("{}, {}, SHA-256 {}…{held}", document.name, document.size, document.digits)
}

fn save(session: &Session, named: &str, item: &str, out: &Path) -> Result<Printed, Fault> {
    let app = session.app(Access::ReadOnly)?;
    let document = app.document(&app.find(named)?, item)?;
    files::replace(out, &document.bytes)?;
    let text = format!("{} written: {}, as it was taken in.", out.display(), document.name);
    Ok(Printed::new(text, json!({ "file": out, "name": document.name, "sha256": document.sha256 })))
}

fn remove(session: &Session, named: &str, item: &str) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadWrite)?;
    let id = app.find(named)?;
    let question = app.question_of_item(&id, item)?;
    let at = WalkAt { assessment: id, question, filter: None };
    let text = format!("{item} removed from {}.", at.question);
    let json = json!({ "id": at.assessment, "question": at.question, "item": item });
    app.remove_evidence_item(RemoveEvidenceItem { at, id: item.to_owned() })?;
    Ok(Printed::new(text, json))
}

fn at(app: &App, named: &str, question: &str) -> Result<WalkAt, Fault> {
    Ok(WalkAt { assessment: app.find(named)?, question: question.to_uppercase(), filter: None })
}
