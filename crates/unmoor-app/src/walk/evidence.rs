//! What shows an answer: links, documents, quotations, people spoken to.

use unmoor_core::assessment::{
    AnswerRecord, Assessment, AssessmentId, EvidenceItem, EvidenceKind, Extra, QuestionId, StoredFile,
};
use unmoor_core::pack::Question;
use unmoor_core::{file, words};
use unmoor_store::{Act, StoreFault};

use super::change::{long_text, name};
use crate::App;
use crate::evidence::{self, Document};
use crate::fault::{Fault, FaultCode};
use crate::report::size;
use crate::view::*;

/// As many digits of a hash as one compares by eye.
const DIGITS: usize = 12;

/// An evidence item and the question that it shows.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct EvidenceLine {
    /// Such as `DO-01`.
    pub question: String,
    /// The item.
    #[serde(flatten)]
    pub item: EvidenceItemView,
}

/// Every evidence item of an assessment, by question. `held` are the hashes of the documents that a workspace holds.
pub fn evidence_of(assessment: &Assessment, held: &[String]) -> Vec<EvidenceLine> {
    let of = |(question, record): (&QuestionId, &AnswerRecord)| {
        let line = |item| EvidenceLine { question: question.to_string(), item: view(item, held) };
        record.evidence_items.iter().map(line).collect::<Vec<_>>()
    };
    assessment.answers.iter().flat_map(of).collect()
}

impl App {
    /// Keeps a document that was chosen at hand until an evidence item takes it in.
    pub fn hold_document(&mut self, document: Document) -> ChosenDocument {
        let stored = stored(&document);
        self.chosen = Some(document);
        ChosenDocument { document: Some(document_view(&stored, true)) }
    }

    /// Adds an evidence item, or changes one. A document is taken in together with its item, or not at all.
    pub fn put_evidence_item(&mut self, req: PutEvidenceItem) -> Result<WalkView, Fault> {
        let said = if req.id.is_empty() { "Evidence added." } else { "Evidence changed." };
        let at = req.at.clone();
        self.put_item(req)?;
        self.show_again(&at, said)
    }

    /// The same without the walk; gives the item's id.
    pub fn put_item(&mut self, req: PutEvidenceItem) -> Result<String, Fault> {
        let question = self.question(&req.at)?.id.clone();
        let document = self.chosen_document(&req)?;
        let mut item = item(&req, document.as_ref())?;
        let assessment = self.assessment(&req.at.assessment)?;
        let record = assessment.answers.get(&question);
        if item.id.is_empty() {
            if record.is_some_and(|record| record.evidence_items.len() >= file::MAX_ITEMS) {
                return Err(Fault::refused(
                    format!("A question holds at most {} pieces of evidence.", file::MAX_ITEMS),
                    "Name a folder or a list of documents as one piece of evidence.",
                ));
            }
            item.id = fresh_item_id(assessment.answers.values());
            self.change_items(&req.at, Act::AddEvidenceItem, document, |items| items.push(item.clone()))?;
        } else {
            if !record.is_some_and(|record| record.evidence_items.iter().any(|known| known.id == item.id)) {
                return Err(gone("Add it as a new one."));
            }
            self.change_items(&req.at, Act::EditEvidenceItem, document, |items| {
                for known in items.iter_mut().filter(|known| known.id == item.id) {
                    replace(known, item.clone());
                }
            })?;
        }
        self.chosen = None;
        Ok(item.id)
    }

    /// Takes an evidence item away; undo brings it back.
    pub fn remove_evidence_item(&mut self, req: RemoveEvidenceItem) -> Result<WalkView, Fault> {
        self.question(&req.at)?;
        self.change_items(&req.at, Act::RemoveEvidenceItem, None, |items| items.retain(|known| known.id != req.id))?;
        self.show_again(&req.at, "Evidence removed.")
    }

    /// The question that an evidence item shows.
    pub fn question_of_item(&self, assessment: &str, item: &str) -> Result<String, Fault> {
        let assessment = self.assessment(assessment)?;
        find_item(&assessment, item).map(|(question, _)| question.to_string())
    }

    /// The document of an evidence item, to save a copy of it.
    pub fn document(&self, assessment: &str, item: &str) -> Result<Document, Fault> {
        let (id, assessment) = (AssessmentId::from(assessment), self.assessment(assessment)?);
        let (_, item) = find_item(&assessment, item)?;
        let Some(StoredFile { name, sha256, .. }) = &item.file else {
            let happened = format!("\"{}\" names a document, but none was taken in with it.", item.title);
            return Err(Fault::new(
                FaultCode::NotFound,
                happened,
                "Nothing was changed.",
                "Take the document in first.",
            ));
        };
        let bytes = self.workspace()?.document(&id, sha256)?.ok_or_else(|| evidence::not_held(name, sha256))?;
        if unmoor_store::sha256(&bytes) != *sha256 {
            let happened = format!("The document {name} is no longer the one that was taken in.");
            let remedy = "Take it in again from where it came, or restore the last backup.";
            return Err(Fault::new(FaultCode::Io, happened, "Nothing was written.", remedy));
        }
        Ok(Document { name: evidence::copy_name(name), sha256: sha256.clone(), bytes })
    }

    /// The hashes of the documents that the workspace holds of an assessment.
    pub fn documents(&self, assessment: &str) -> Result<Vec<String>, Fault> {
        Ok(self.workspace()?.documents(&AssessmentId::from(assessment))?)
    }

    /// The same, asked only where the question names documents.
    pub(super) fn held_documents(
        &self,
        assessment: &Assessment,
        question: Option<&Question>,
    ) -> Result<Vec<String>, Fault> {
        let record = question.and_then(|question| assessment.answers.get(&question.id));
        if record.is_some_and(|record| record.evidence_items.iter().any(|item| item.file.is_some())) {
            return self.documents(assessment.id.as_str());
        }
        Ok(Vec::new())
    }

    /// The document that a request wants taken in: the one chosen last, and no other.
    fn chosen_document(&self, req: &PutEvidenceItem) -> Result<Option<Document>, Fault> {
        let Some(wanted) = &req.document else { return Ok(None) };
        match &self.chosen {
            Some(chosen) if chosen.sha256 == *wanted => Ok(Some(chosen.clone())),
            _ => Err(Fault::refused("The chosen document is no longer at hand.", "Choose the file again.")),
        }
    }

    fn change_items(
        &mut self,
        at: &WalkAt,
        act: Act,
        document: Option<Document>,
        edit: impl Fn(&mut Vec<EvidenceItem>),
    ) -> Result<(), Fault> {
        let now = self.clock.now();
        let (id, question) = (AssessmentId::from(at.assessment.as_str()), QuestionId(at.question.clone()));
        self.workspace_mut()?.change(act, now, |tx| {
            if let Some(document) = &document {
                tx.put_document(&id, &document.bytes)?;
            }
            tx.edit_answer(&id, &question, |record| {
                edit(&mut record.evidence_items);
                Ok::<_, StoreFault>(())
            })
        })?;
        Ok(())
    }
}

fn find_item<'a>(assessment: &'a Assessment, id: &str) -> Result<(&'a QuestionId, &'a EvidenceItem), Fault> {
    let items = |(question, record): (&'a QuestionId, &'a AnswerRecord)| {
        record.evidence_items.iter().find(|item| item.id == id).map(|item| (question, item))
    };
    let found = assessment.answers.iter().find_map(items);
    found.ok_or_else(|| gone("Look which there are: unmoor evidence list."))
}

fn gone(remedy: &str) -> Fault {
    let happened = "This piece of evidence is no longer there.";
    Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", remedy)
}

/// An item as it is shown.
pub(super) fn view(item: &EvidenceItem, held: &[String]) -> EvidenceItemView {
    EvidenceItemView {
        id: item.id.clone(),
        kind: match item.kind {
            EvidenceKind::Link => EvidenceItemKind::Link,
            EvidenceKind::File => EvidenceItemKind::File,
            EvidenceKind::Quotation => EvidenceItemKind::Quotation,
            EvidenceKind::Person => EvidenceItemKind::Person,
        },
        title: item.title.clone(),
        detail: item.detail.clone(),
        locator: item.locator.clone(),
        date: item.date.map(|date| date.to_string()).unwrap_or_default(),
        date_text: item.date.map(words::date).unwrap_or_default(),
        document: item.file.as_ref().map(|file| document_view(file, held.contains(&file.sha256))),
    }
}

fn document_view(file: &StoredFile, held: bool) -> DocumentView {
    DocumentView {
        name: file.name.clone(),
        size: size(file.size as usize),
        sha256: file.sha256.clone(),
        digits: file.sha256.chars().take(DIGITS).collect(),
        held,
    }
}

fn stored(document: &Document) -> StoredFile {
    StoredFile {
        name: document.name.clone(),
        sha256: document.sha256.clone(),
        size: u32::try_from(document.bytes.len()).unwrap_or(u32::MAX), // far above what is taken in
        extra: Extra::new(),
    }
}

/// What a request says, checked for its kind. A document that the item has already is not in it.
fn item(req: &PutEvidenceItem, document: Option<&Document>) -> Result<EvidenceItem, Fault> {
    let (detail, locator) = (req.detail.trim(), req.locator.trim());
    let file = document.filter(|_| req.kind == EvidenceItemKind::File).map(stored);
    let title = match (req.title.trim(), req.kind, &file) {
        ("", EvidenceItemKind::File, Some(file)) => file.name.clone(),
        ("", EvidenceItemKind::Link, _) => detail.chars().take(file::MAX_NAME).collect(),
        (title, ..) => title.to_owned(),
    };
    name("The title of the evidence", &title)?;
    name("The page or clause", locator)?;
    long_text("The text of the evidence", detail)?;
    let kind = match req.kind {
        EvidenceItemKind::Link if detail.is_empty() => return Err(lacks("The link has no address.", "Paste it.")),
        EvidenceItemKind::Quotation if detail.is_empty() => {
            return Err(lacks("The quotation has no words.", "Write down what the document says."));
        }
        EvidenceItemKind::File if title.is_empty() => {
            return Err(lacks(
                "Neither a file was chosen nor a document named.",
                "Choose a file, or say what it is called.",
            ));
        }
        EvidenceItemKind::Quotation if title.is_empty() => {
            return Err(lacks("The quotation names no document.", "Say which document it stands in."));
        }
        EvidenceItemKind::Person if title.is_empty() => {
            return Err(lacks("The person has no name.", "Say whom you spoke to."));
        }
        EvidenceItemKind::Link => EvidenceKind::Link,
        EvidenceItemKind::File => EvidenceKind::File,
        EvidenceItemKind::Quotation => EvidenceKind::Quotation,
        EvidenceItemKind::Person => EvidenceKind::Person,
    };
    let date = match req.date.trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| {
            let short: String = text.chars().take(40).collect();
            lacks(
                &format!("\"{short}\" is not a date."),
                "Write it such as 25 Sep 2026 or 2026-09-25, or leave it out.",
            )
        })?),
    };
    let (detail, locator) = (detail.to_owned(), locator.to_owned());
    Ok(EvidenceItem { id: req.id.clone(), kind, title, detail, locator, file, date, extra: Extra::new() })
}

fn lacks(happened: &str, remedy: &str) -> Fault {
    Fault::refused(happened, remedy)
}

/// Puts what was said in the place of a known item, which keeps its unknown fields and, if it is still one, its document.
fn replace(known: &mut EvidenceItem, new: EvidenceItem) {
    let kept = known.file.take().filter(|_| new.kind == EvidenceKind::File);
    let extra = std::mem::take(&mut known.extra);
    *known = EvidenceItem { extra, file: new.file.clone().or(kept), ..new };
}

/// The first `e1`, `e2` … that the assessment does not use yet.
fn fresh_item_id<'a>(records: impl Iterator<Item = &'a AnswerRecord>) -> String {
    let used: Vec<&str> = records.flat_map(|record| &record.evidence_items).map(|item| item.id.as_str()).collect();
    (1..).map(|number| format!("e{number}")).find(|id| !used.contains(&id.as_str())).unwrap_or_default()
}
