//! Question packs: begin one, check it, bring it into the workspace, look inside, hand it out, take it away.
//!
//! A workspace keeps the packs that were brought into it, each version by itself: an assessment stays with the one that it was
//! made with.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde_json::{Value, json};
use unmoor_core::pack::{self, Base, ExposureQuestion, Pack, PackFault, Question, Section};
use unmoor_core::words;
use unmoor_store::{Workspace, sha256};

use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::portfolio::Portfolio;
use crate::view::*;

/// The largest pack file that is read.
const FILE_LIMIT: u64 = 16 << 20;

/// Where a workspace keeps its packs among its settings: this, the id, a slash, the version.
const KEPT: &str = "pack/";

/// A pack, shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PackShown {
    /// For a person.
    pub text: String,
    /// For a program.
    pub json: Value,
}

/// Why a pack's file was refused: everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Refused {
    /// In the order of the file.
    pub problems: Vec<PackProblem>,
    /// The same as a fault.
    pub fault: Fault,
}

impl App {
    /// The packs at hand: the built-in one and those of the workspace, each with how many assessments were made with it.
    pub fn get_packs(&mut self, _: Nothing) -> Result<PacksView, Fault> {
        let workspace = self.workspace()?;
        let mut packs = Vec::new();
        for pack in &self.packs {
            let reference = pack.reference();
            let used = workspace.made_with(&reference)?;
            packs.push(PackView {
                builtin: pack.reference() == pack::builtin().reference(),
                used: match used {
                    0 => "not used yet".to_owned(),
                    many => words::counted(many, "assessment", "assessments"),
                },
                ..summary(pack)
            });
        }
        Ok(PacksView { packs })
    }

    /// A pack, opened: everything that it asks, with what each statement counts.
    pub fn get_pack(&mut self, req: PackRequest) -> Result<PackContents, Fault> {
        self.find_pack(&req.pack).map(contents)
    }

    /// Takes a pack into the workspace. The outer fault is one of the workspace, the inner one of the file.
    pub fn import_pack(&mut self, path: &Path) -> Result<Result<PackView, Box<Refused>>, Fault> {
        let bytes = files::read(path, FILE_LIMIT)?;
        let pack = match checked(&files::name(path), &bytes) {
            Ok(pack) => pack,
            Err(refused) => return Ok(Err(refused)),
        };
        let named = pack::name(&pack.reference());
        if let Some(known) = self.packs.iter().find(|known| known.reference().same(&pack.reference())) {
            let happened = match **known == *pack {
                true => format!("{named} is here already, and nothing in it differs."),
                false => format!("There is another {named} here. A version that assessments may use never changes."),
            };
            return Err(Fault::refused(happened, "Give the changed pack another version, and bring it in again."));
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        self.workspace_mut()?.set_setting(&key(pack), Some(&text))?;
        self.packs.push(pack);
        self.portfolio = Portfolio::default(); // what could not be scored perhaps can now
        Ok(Ok(summary(pack)))
    }

    /// The same for a file that was chosen in a dialog, or none.
    pub fn bring_in_pack(&mut self, chosen: Option<&Path>) -> Result<PackImport, Fault> {
        let come = chosen.map(|path| self.import_pack(path)).transpose()?;
        let problems = come.and_then(Result::err).map(|refused| refused.problems).unwrap_or_default();
        Ok(PackImport { file: chosen.map(files::name), problems, packs: self.get_packs(Nothing {})? })
    }

    /// Takes a pack out of the workspace, where no assessment was made with it.
    pub fn remove_pack(&mut self, req: PackRequest) -> Result<PacksView, Fault> {
        let pack = self.find_pack(&req.pack)?;
        let named = pack::name(&pack.reference());
        if pack.reference() == pack::builtin().reference() {
            return Err(Fault::refused(format!("{named} is part of Unmoor."), "Leave it; it disturbs no other pack."));
        }
        let used = self.workspace()?.made_with(&pack.reference())?;
        if used > 0 {
            let count = words::counted(used, "assessment was", "assessments were");
            let happened = format!("{} made with {named}, and could not be scored without it.", words::capital(&count));
            return Err(Fault::refused(happened, "Remove those assessments first, or leave the pack."));
        }
        self.workspace_mut()?.set_setting(&key(pack), None)?;
        self.packs.retain(|known| !known.reference().same(&pack.reference()));
        self.get_packs(Nothing {})
    }

    /// Writes a pack to a file, as it came.
    pub fn export_pack_to(&self, named: &str, target: &Path) -> Result<(), Fault> {
        let pack = self.find_pack(named)?;
        let text = match pack.reference() == pack::builtin().reference() {
            true => pack::BUILTIN_FILE.to_owned(),
            false => self.workspace()?.setting(&key(pack))?.unwrap_or_default(),
        };
        files::replace(target, text.as_bytes())
    }

    /// A name for the file of a pack.
    pub fn pack_file_name(&self, named: &str) -> Result<String, Fault> {
        let pack = self.find_pack(named)?;
        Ok(format!(
            "{}-{}.json",
            crate::exchange::safe_name("", &pack.about.id),
            pack.about.version.replace(['/', '\\'], "-")
        ))
    }

    /// A pack with its sections and questions.
    pub fn show_pack(&self, named: &str) -> Result<PackShown, Fault> {
        self.find_pack(named).map(shown)
    }

    /// The pack that a word names: an id, which means its newest version, or an id with a version, `unmoor-standard@1.0.0`.
    pub(crate) fn find_pack(&self, named: &str) -> Result<&'static Pack, Fault> {
        let found = match named.split_once('@') {
            Some((id, version)) => {
                self.packs.iter().find(|pack| pack.about.id == id && pack.about.version == version).copied()
            }
            None => pack::newest(named, &self.packs),
        };
        found.ok_or_else(|| {
            Fault::new(
                FaultCode::NotFound,
                format!("There is no pack \"{named}\"."),
                "Nothing was changed.",
                "List the packs with: unmoor pack list.",
            )
        })
    }
}

/// The packs at hand in a workspace: the built-in one, and its own.
pub(crate) fn at_hand(workspace: &Workspace) -> Vec<&'static Pack> {
    let mut packs = vec![pack::builtin()];
    let kept = workspace.settings_under(KEPT).unwrap_or_else(|fault| {
        tracing::warn!("the packs of the workspace cannot be read: {fault}");
        Vec::new()
    });
    for (key, text) in kept {
        match read(text.as_bytes()) {
            Ok(pack) if !packs.iter().any(|known| known.reference().same(&pack.reference())) => packs.push(pack),
            Ok(_) => {}
            // Assessments that were made with it are told as what they are.
            Err(fault) => tracing::warn!("{key} cannot be used: {fault}"),
        }
    }
    packs
}

/// Reads a pack. Packs are few and are used as long as the program runs: each is read once, and stays.
fn read(bytes: &[u8]) -> Result<&'static Pack, PackFault> {
    static READ: Mutex<BTreeMap<String, &'static Pack>> = Mutex::new(BTreeMap::new());
    let hash = sha256(bytes);
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pack) = known.get(&hash) {
        return Ok(pack);
    }
    let pack: &'static Pack = Box::leak(Box::new(pack::read(bytes)?));
    known.insert(hash, pack);
    Ok(pack)
}

/// The pack that a report carries. Unmoor's own is never taken from elsewhere.
pub(crate) fn carried(bytes: &[u8]) -> Result<Option<&'static Pack>, Fault> {
    let pack = read(bytes).map_err(|fault| {
        let happened = "The pack of questions that it carries cannot be read.";
        Fault::refused(happened, "Ask for the report as Unmoor made it.").with_details(fault.to_string())
    })?;
    Ok((!pack.reference().same(&pack::builtin().reference())).then_some(pack))
}

/// How a pack is asked for.
pub(crate) fn pack_key(pack: &Pack) -> String {
    format!("{}@{}", pack.about.id, pack.about.version)
}

/// Under which name a workspace keeps a pack.
fn key(pack: &Pack) -> String {
    format!("{KEPT}{}/{}", pack.about.id, pack.about.version)
}

/// The text of a pack to begin with.
pub fn template(id: &str, title: &str, base: Base, today: jiff::civil::Date) -> Result<String, Fault> {
    if id.len() > 60 || !pack::is_pack_id(id) {
        return Err(Fault::refused(
            format!("\"{id}\" is no id for a pack."),
            "Use up to 60 small letters, digits and hyphens, such as our-bank.",
        ));
    }
    if id == pack::builtin().about.id {
        return Err(Fault::refused(format!("{id} is the standard pack."), "Give your own another id."));
    }
    let title = if title.trim().is_empty() { id } else { title.trim() };
    if title.chars().count() > 100 {
        return Err(Fault::refused("The title has more than 100 characters.", "Shorten it."));
    }
    Ok(pack::template(id, title, today, base))
}

/// Checks a pack file. Every problem is told, with its line and its path.
pub fn validate(path: &Path) -> Result<Result<PackView, Box<Refused>>, Fault> {
    let bytes = files::read(path, FILE_LIMIT)?;
    Ok(checked(&files::name(path), &bytes).map(summary))
}

fn checked(file: &str, bytes: &[u8]) -> Result<&'static Pack, Box<Refused>> {
    read(bytes).map_err(|fault| {
        let problems: Vec<PackProblem> = fault
            .with_lines(bytes)
            .into_iter()
            .map(|(line, problem)| PackProblem {
                line: line.and_then(|line| u32::try_from(line).ok()),
                path: problem.path.clone(),
                says: Fault::clause(&problem.says),
            })
            .collect();
        let all: Vec<String> = problems.iter().map(PackProblem::to_string).collect();
        let count = words::capital(&words::counted(problems.len(), "problem", "problems"));
        let happened = format!("{file} cannot be used. {count}:\n{}", all.join("\n"));
        let fault = Fault::refused(happened, "Mend what is named and try again.").with_details(all.join("\n"));
        Box::new(Refused { problems, fault })
    })
}

fn shown(pack: &'static Pack) -> PackShown {
    let mut text =
        format!("{} {}: {}\n{}\n", pack.about.id, pack.about.version, pack.about.title, pack.about.description);
    let mut sections = Vec::new();
    for section in &pack.sections {
        text.push_str(&format!("\n{} {} (weight {})\n", section.id, section.name, section.weight));
        let questions: Vec<_> = pack.questions.iter().filter(|question| question.section == section.id).collect();
        for question in &questions {
            text.push_str(&format!("  {}  {}  {}\n", question.id, question.weight, question.prompt));
        }
        sections.push(json!({ "section": section, "questions": questions }));
    }
    let json = json!({ "pack": pack.about, "sections": sections, "exposure": pack.exposure });
    PackShown { text, json }
}

fn contents(pack: &Pack) -> PackContents {
    let of_section = |section: &Section| PackSection {
        id: section.id.to_string(),
        name: words::section_name(&section.name),
        weight: Some(section.weight),
        questions: pack.questions.iter().filter(|question| question.section == section.id).map(opened).collect(),
    };
    let mut sections: Vec<PackSection> = pack.sections.iter().map(of_section).collect();
    if !pack.exposure.is_empty() {
        sections.push(PackSection {
            id: "exposure".to_owned(),
            name: "Exposure".to_owned(),
            weight: None,
            questions: pack.exposure.iter().map(opened_exposure).collect(),
        });
    }
    PackContents {
        title: format!("{} {}", pack.about.title, pack.about.version),
        about: format!(
            "{} Its references were last looked at on {}.",
            words::sentence(&pack.about.description),
            words::date(pack.about.as_of)
        ),
        sections,
    }
}

fn opened(question: &Question) -> PackQuestion {
    let cap = |knockout| format!("Caps the score {}; not knowing caps what is assured.", words::caps(knockout));
    PackQuestion {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        weight: question.weight,
        cap: question.knockout.as_ref().map(cap).unwrap_or_default(),
        statements: question.options.iter().map(|option| statement(&option.label, option.level)).collect(),
    }
}

fn opened_exposure(question: &ExposureQuestion) -> PackQuestion {
    PackQuestion {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        weight: question.weight,
        cap: String::new(),
        statements: question.options.iter().map(|option| statement(&option.label, option.exposure)).collect(),
    }
}

fn statement(label: &str, level: u32) -> PackStatement {
    PackStatement { text: words::typographic(label), level }
}

fn summary(pack: &Pack) -> PackView {
    PackView {
        key: pack_key(pack),
        id: pack.about.id.clone(),
        version: pack.about.version.clone(),
        title: pack.about.title.clone(),
        sections: u32::try_from(pack.sections.len()).unwrap_or(u32::MAX),
        questions: u32::try_from(pack.questions.len()).unwrap_or(u32::MAX),
        builtin: false,
        used: String::new(),
    }
}
