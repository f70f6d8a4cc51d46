//! Assessments as files: what comes in, and the one function through which an assessment goes out.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use unmoor_core::assessment::{Assessment, AssessmentId};
use unmoor_core::pack::{self, Pack};
use unmoor_core::redaction::{Redaction, redact};
use unmoor_core::{ask, file, votes, words};
use unmoor_store::Act;

use crate::App;
use crate::answer_sheet;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::redaction::{Checked, check};
use crate::report;
use crate::view::*;
use crate::whole::Told;

/// The largest file that is read as an assessment or a report.
const FILE_LIMIT: u64 = 64 << 20;

impl App {
    /// Brings in assessment files and reports, each on its own: one that is refused does not hold up the others.
    /// Responses and answer sheets are only looked at; [`App::take_in_response`] takes them in.
    pub fn import(&mut self, paths: &[impl AsRef<Path>]) -> Result<ImportView, Fault> {
        self.import_telling(paths, None, &mut |_| ControlFlow::Continue(()))
    }

    /// Looks at the responses to what one assessment asked.
    pub fn import_responses_to(&mut self, id: &str, paths: &[impl AsRef<Path>]) -> Result<ImportView, Fault> {
        self.import_telling(paths, Some(id), &mut |_| ControlFlow::Continue(()))
    }

    /// The same for both, which says how far it is, and can be broken off between two files: what was brought in stays.
    pub fn import_telling(
        &mut self,
        paths: &[impl AsRef<Path>],
        of: Option<&str>,
        told: &mut Told<'_>,
    ) -> Result<ImportView, Fault> {
        self.workspace()?;
        self.shown.clear();
        self.sheets.clear();
        let at = |files: usize| u32::try_from(files).unwrap_or(u32::MAX);
        let count = at(paths.len());
        let mut view = ImportView { cancelled: paths.is_empty(), ..ImportView::default() };
        for (done, path) in (0..).zip(paths) {
            let doing = format!("{done} of {count} files read");
            if told(LongProgress { done, of: count, doing }).is_break() {
                view.unread = count - done;
                break;
            }
            let path = path.as_ref();
            match files::read(path, FILE_LIMIT).and_then(|bytes| self.take_in_file(path, &bytes, of)) {
                Ok(Came::Assessment(added)) => view.added.push(added),
                Ok(Came::Response(merge)) => view.responses.push(merge),
                Err(fault) => view.refused.push(RefusedFile { file: files::name(path), fault }),
            }
        }
        Ok(view)
    }

    fn take_in_file(&mut self, path: &Path, bytes: &[u8], of: Option<&str>) -> Result<Came, Fault> {
        let (name, named) = (files::name(path), |fault| named(path, fault));
        if of.is_some() || ask::is_response(bytes) {
            return self.look_at_response(&name, bytes, of).map(Came::Response).map_err(named);
        }
        if answer_sheet::is_sheet(&name, bytes) {
            return self.look_at_sheet(&name, bytes).map(Came::Response).map_err(named);
        }
        self.import_one(assessment_in(bytes, &self.packs).map_err(named)?).map(Came::Assessment)
    }

    fn import_one(&mut self, mut assessment: Assessment) -> Result<ImportedAssessment, Fault> {
        let copied = match self.assessment(assessment.id.as_str()) {
            Err(fault) if fault.code == FaultCode::NotFound => false,
            Err(fault) => return Err(fault),
            Ok(known) if known == assessment => {
                return Err(Fault::refused(
                    format!("\"{}\" is in this workspace already, and nothing in it differs.", assessment.title),
                    "Open it from Home.",
                ));
            }
            Ok(_) => true,
        };
        if copied {
            assessment.id = AssessmentId(self.new_id());
            let kept: String = assessment.title.chars().take(file::MAX_NAME - 40).collect();
            assessment.title = format!("{kept} (imported {})", words::date(self.clock.today()));
        }
        self.add_assessment(Act::Import, &assessment)?;
        Ok(ImportedAssessment { assessment: assessment.id.to_string(), title: assessment.title, copied })
    }

    /// One assessment with its score. Everything that leaves a workspace, as a file, a report or a letter, is made from
    /// what this gives; it holds nothing of any other assessment, no sealed vote, and nothing that is left out.
    pub fn leave(&self, id: &str, redaction: &Redaction) -> Result<Assessed, Fault> {
        Ok(self.assessed(id)?.leaving_out(&self.knowing_client(id, redaction.clone())?))
    }

    /// One assessment as it stands, also one that cannot be scored here.
    pub fn as_held(&self, id: &str) -> Result<Assessment, Fault> {
        self.assessment(id)
    }

    /// Writes an assessment to a file, also one that cannot be scored here: it must be able to leave.
    pub fn export_to(&self, id: &str, redaction: &Redaction, target: &Path) -> Result<(), Fault> {
        let redaction = self.knowing_client(id, redaction.clone())?;
        let assessment = self.assessment(id)?;
        let pack = self.pack_of(&assessment).ok();
        files::replace(target, &bytes_leaving_out(assessment, &redaction, pack)?)
    }

    /// Writes every assessment of the workspace into a folder, one file each and nothing else; gives the names of the files.
    pub fn export_all_to(&self, folder: &Path, redaction: &Redaction) -> Result<Vec<String>, Fault> {
        files::make_folder(folder)?;
        let mut written: Vec<String> = Vec::new();
        for summary in self.workspace()?.list()? {
            let id = summary.id.as_str();
            let stem = safe_name(&summary.vendor, &summary.service);
            let mut name = format!("{stem}.unmoor.json");
            if written.iter().any(|used| used.to_lowercase() == name.to_lowercase()) {
                name = format!("{stem}-{id}.unmoor.json");
            }
            self.export_to(id, redaction, &folder.join(&name))?;
            written.push(name);
        }
        Ok(written)
    }

    /// The one assessment whose id is, or begins with, what was typed.
    pub fn find(&self, typed: &str) -> Result<String, Fault> {
        let ids: Vec<String> = self.workspace()?.list()?.into_iter().map(|summary| summary.id.to_string()).collect();
        if ids.iter().any(|id| id == typed) {
            return Ok(typed.to_owned());
        }
        let mut fitting = ids.into_iter().filter(|id| !typed.is_empty() && id.starts_with(typed));
        let missing = |happened: String| {
            let remedy = "List the assessments with: unmoor list. Or name an assessment file.";
            Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", remedy)
        };
        match (fitting.next(), fitting.next()) {
            (Some(id), None) => Ok(id),
            (Some(_), Some(_)) => Err(missing(format!("More than one assessment has an id that begins with {typed}."))),
            (None, _) => {
                Err(missing(format!("There is no assessment \"{typed}\" in this workspace, nor a file of that name.")))
            }
        }
    }

    /// A name for the file of an assessment, without its folder.
    pub fn file_name(&self, id: &str, ending: &str) -> Result<String, Fault> {
        let assessment = self.assessment(id)?;
        Ok(format!("{}.{ending}", safe_name(&assessment.vendor.name, &assessment.vendor.service)))
    }
}

/// What a file turned out to be.
enum Came {
    Assessment(ImportedAssessment),
    Response(MergeView),
}

/// The bytes of an assessment's file, without sealed votes.
///
/// # Errors
/// Where there are more of them than are read again.
pub fn bytes(mut assessment: Assessment) -> Result<Vec<u8>, Fault> {
    votes::take_sealed(&mut assessment);
    written(&assessment)
}

/// The bytes of an assessment's file as it stands.
///
/// # Errors
/// Where there are more of them than are read again.
pub(crate) fn written(assessment: &Assessment) -> Result<Vec<u8>, Fault> {
    let bytes = file::write(assessment);
    if bytes.len() <= file::MAX_BYTES {
        return Ok(bytes);
    }
    let (size, limit) = (report::size(bytes.len()), file::MAX_BYTES >> 20);
    Err(Fault::refused(
        format!(
            "The file of \"{}\" would have {size}; Unmoor reads one of at most {limit} MiB again.",
            assessment.title
        ),
        "Keep the longest notes as documents of their own, named as evidence, and shorten them here.",
    ))
}

/// The same with something left out, read back before anybody gets them; `pack` is what it was asked from, where that is at hand.
fn bytes_leaving_out(mut assessment: Assessment, redaction: &Redaction, pack: Option<&Pack>) -> Result<Vec<u8>, Fault> {
    votes::take_sealed(&mut assessment);
    let told = redact(&assessment, redaction);
    let bytes = written(&told.assessment)?;
    let of = Checked {
        redaction,
        removed: &told.removed,
        assessments: std::slice::from_ref(&told.assessment),
        pack,
        formats: &[],
        said: "",
    };
    check(&bytes, &of)?;
    Ok(bytes)
}

/// The bytes of the assessment in a file, with something left out.
pub fn file_leaving_out(source: &Path, redaction: &Redaction) -> Result<Vec<u8>, Fault> {
    bytes_leaving_out(read(source)?, redaction, Some(pack::builtin()))
}

/// Reads an assessment from an assessment file, or from the attachment of a report.
pub fn read(path: &Path) -> Result<Assessment, Fault> {
    read_with(path, &[pack::builtin()])
}

fn read_with(path: &Path, packs: &[&Pack]) -> Result<Assessment, Fault> {
    let bytes = files::read(path, FILE_LIMIT)?;
    assessment_in(&bytes, packs).map_err(|fault| named(path, fault))
}

fn assessment_in(bytes: &[u8], packs: &[&Pack]) -> Result<Assessment, Fault> {
    if bytes.starts_with(b"%PDF") {
        return report::attached(bytes).and_then(|file| parse_with(&file, packs));
    }
    parse_with(bytes, packs)
}

fn named(path: &Path, fault: Fault) -> Fault {
    Fault { happened: format!("{}: {}", files::name(path), fault.happened), ..fault }
}

/// The files that paths name: a folder stands for the assessment files, reports and responses in it.
pub fn inside_folders(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    let mut all = Vec::new();
    for path in paths {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let mut inside = files::list(path)?;
        inside.retain(|file| {
            let name = files::name(file);
            [".unmoor.json", ".unmoor-response.json", ".pdf"].iter().any(|ending| name.ends_with(ending))
        });
        if inside.is_empty() {
            return Err(Fault::refused(
                format!("There is no assessment file, no report and no response in the folder {}.", files::name(path)),
                "Name a folder with files that end in .unmoor.json, .unmoor-response.json or .pdf.",
            ));
        }
        all.extend(inside);
    }
    Ok(all)
}

/// An assessment from the bytes of its file, made with the built-in pack.
pub fn parse(bytes: &[u8]) -> Result<Assessment, Fault> {
    parse_with(bytes, &[pack::builtin()])
}

pub(crate) fn parse_with(bytes: &[u8], packs: &[&Pack]) -> Result<Assessment, Fault> {
    file::read(bytes, packs)
        .map_err(|fault| Fault::from_clauses(FaultCode::Refused, &fault.to_string(), fault.to_string()))
}

/// Letters, digits and single hyphens of both names: allowed on every file system.
pub(crate) fn safe_name(vendor: &str, service: &str) -> String {
    let both = if service.starts_with(vendor) { service.to_owned() } else { format!("{vendor} {service}") };
    let mut name = String::new();
    for letter in both.chars().take(80) {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-').to_owned();
    if name.is_empty() { "assessment".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_safe_everywhere() {
        assert_eq!(safe_name("Quaystead", "Quaystead Relate (CRM/analytics)"), "Quaystead-Relate-CRM-analytics");
        assert_eq!(safe_name("../..", "C:\\con"), "C-con");
        assert_eq!(safe_name("", "???"), "assessment");
        assert_eq!(safe_name("Müller", "Größe 7"), "Müller-Größe-7");
    }
}
