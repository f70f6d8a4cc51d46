//! Dialogs. They open here and their paths stay here; the pages learn a file's name at most.

use std::path::{Path, PathBuf};

use tauri::AppHandle;
use unmoor_app::ask::{self, FORM};
use unmoor_app::view::{Nothing, ReportFormat};
use unmoor_app::{answer_sheet, files};

use crate::window::tell;

/// A kind of file, for the list at the foot of a dialog.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Endings without the dot; the first is added to a name that has none of them. None: any file.
    pub(crate) endings: &'static [&'static str],
}

pub(crate) const WORKSPACE: Kind = Kind { name: "Unmoor workspace", endings: &["unmoor"] };
pub(crate) const ASSESSMENT: Kind = Kind { name: "Unmoor assessment", endings: &["unmoor.json"] };
pub(crate) const READABLE: Kind =
    Kind { name: "Assessments, reports, answers", endings: &["json", "pdf", "xlsx", "csv"] };
pub(crate) const PACK: Kind = Kind { name: "Question pack", endings: &["json"] };
pub(crate) const SHEET: Kind = Kind { name: "Answer sheet", endings: &answer_sheet::ENDINGS };
pub(crate) const QUESTIONS: Kind = Kind { name: "Questions as a form", endings: &[FORM] };
pub(crate) const RESPONSE: Kind = Kind { name: "Answers to questions", endings: &[ask::RESPONSE, "json", "txt"] };
pub(crate) const MARKDOWN: Kind = Kind { name: "Markdown", endings: &["md"] };
pub(crate) const CSV: Kind = Kind { name: "Table (CSV)", endings: &["csv"] };
pub(crate) const CALENDAR: Kind = Kind { name: "Calendar", endings: &["ics"] };
pub(crate) const LOGO: Kind = Kind { name: "SVG or PNG", endings: &["svg", "png"] };
pub(crate) const LETTER: Kind = Kind { name: "Text", endings: &["txt"] };
/// A folder that is made: the dialog asks for its name.
pub(crate) const FOLDER: Kind = Kind { name: "Folder", endings: &[] };
/// A document of any kind: its own name has its ending.
pub(crate) const DOCUMENT: Kind = Kind { name: "Document", endings: &[] };

/// A report in a format. The endings of the others are taken as well: the one that is typed decides.
pub(crate) fn report(format: ReportFormat) -> Kind {
    match format {
        ReportFormat::Pdf => Kind { name: "PDF report", endings: &["pdf", "docx", "xlsx", "md", "json"] },
        ReportFormat::Word => Kind { name: "Word report", endings: &["docx", "pdf", "xlsx", "md", "json"] },
        ReportFormat::Excel => Kind { name: "Excel report", endings: &["xlsx", "pdf", "docx", "md", "json"] },
        ReportFormat::Markdown => Kind { name: "Markdown report", endings: &["md", "pdf", "docx", "xlsx", "json"] },
        ReportFormat::Json => Kind { name: "JSON report", endings: &["json", "pdf", "docx", "xlsx", "md"] },
    }
}

/// Asks for one file to open; `None` where the dialog was closed.
pub(crate) fn open_one(app: &AppHandle, title: &str, kind: Kind) -> Option<PathBuf> {
    closed(app, open_many(app, title, kind, false)).into_iter().next()
}

/// Asks for files to open; none where the dialog was closed.
pub(crate) fn open_several(app: &AppHandle, title: &str, kind: Kind) -> Vec<PathBuf> {
    closed(app, open_many(app, title, kind, true))
}

/// Tells the pages that the dialog is closed: what takes long from now on is the work itself.
fn closed<T>(app: &AppHandle, chosen: T) -> T {
    tell(app, "dialog-closed", Nothing {});
    chosen
}

/// Asks where to save. The ending is added here, because not every system's dialog does, and then asks again before
/// a file is replaced that the dialog has not asked about.
pub(crate) fn save(app: &AppHandle, title: &str, name: &str, kind: Kind) -> Option<PathBuf> {
    let chosen = choose_target(app, title, name, kind)?;
    let target = with_ending(&chosen, kind);
    let asked_about = target == chosen || !target.exists();
    let target = (asked_about || may_replace(app, &target)).then_some(target);
    closed(app, target)
}

fn with_ending(chosen: &Path, kind: Kind) -> PathBuf {
    let name = files::name(chosen);
    let lower = name.to_lowercase();
    match kind.endings.first() {
        Some(ending) if !kind.endings.iter().any(|ending| lower.ends_with(&format!(".{ending}"))) => {
            chosen.with_file_name(format!("{name}.{ending}"))
        }
        _ => chosen.to_path_buf(),
    }
}

#[cfg(not(feature = "e2e"))]
mod answers {
    use super::*;
    use tauri::Manager;
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, MessageDialogButtons};

    pub(super) fn open_many(app: &AppHandle, title: &str, kind: Kind, several: bool) -> Vec<PathBuf> {
        let dialog = dialog(app, title, kind);
        let chosen =
            if several { dialog.blocking_pick_files() } else { dialog.blocking_pick_file().map(|one| vec![one]) };
        chosen.unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok()).collect()
    }

    pub(crate) fn open_folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
        dialog(app, title, FOLDER).blocking_pick_folder()?.into_path().ok()
    }

    pub(super) fn choose_target(app: &AppHandle, title: &str, name: &str, kind: Kind) -> Option<PathBuf> {
        dialog(app, title, kind).set_file_name(name).blocking_save_file()?.into_path().ok()
    }

    pub(super) fn may_replace(app: &AppHandle, target: &Path) -> bool {
        let question = format!("{} exists already. Replace it?", files::name(target));
        let buttons = MessageDialogButtons::OkCancelCustom("Replace".to_owned(), "Keep".to_owned());
        app.dialog().message(question).title("Unmoor").buttons(buttons).blocking_show()
    }

    fn dialog(app: &AppHandle, title: &str, kind: Kind) -> FileDialogBuilder<tauri::Wry> {
        let mut dialog = app.dialog().file().set_title(title);
        if !kind.endings.is_empty() {
            dialog = dialog.add_filter(kind.name, kind.endings);
        }
        match app.get_webview_window(crate::window::LABEL) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

/// The journeys' answers to dialogs, which no driver can click. Not in a release build.
#[cfg(feature = "e2e")]
mod answers {
    use super::*;

    pub(super) fn open_many(_: &AppHandle, title: &str, kind: Kind, several: bool) -> Vec<PathBuf> {
        tracing::info!("a dialog is answered: {title}, {}", kind.name);
        let folder = std::env::var_os("UNMOOR_E2E_OPEN_DIR").map(PathBuf::from);
        let files = folder.and_then(|folder| files::list(&folder).ok()).unwrap_or_default();
        let fitting = files.into_iter().filter(|file| with_ending(file, kind) == *file);
        fitting.take(if several { usize::MAX } else { 1 }).collect()
    }

    pub(crate) fn open_folder(_: &AppHandle, _: &str) -> Option<PathBuf> {
        let inside = files::list(Path::new(&std::env::var_os("UNMOOR_E2E_OPEN_DIR")?)).ok()?;
        inside.into_iter().find(|path| path.is_dir())
    }

    pub(super) fn choose_target(_: &AppHandle, _: &str, name: &str, _: Kind) -> Option<PathBuf> {
        std::env::var_os("UNMOOR_E2E_SAVE_DIR").map(|folder| PathBuf::from(folder).join(name))
    }

    pub(super) fn may_replace(_: &AppHandle, _: &Path) -> bool {
        true
    }
}

pub(crate) use answers::open_folder;
use answers::{choose_target, may_replace, open_many};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_added_only_where_it_is_missing() {
        let ended = |name: &str, kind: Kind| with_ending(Path::new(name), kind).display().to_string();
        let report = report(ReportFormat::Pdf);
        assert_eq!(ended("/home/a/report", report), "/home/a/report.pdf");
        assert_eq!(ended("/home/a/report.PDF", report), "/home/a/report.PDF");
        assert_eq!(ended("/home/a/report.md", report), "/home/a/report.md");
        assert_eq!(ended("/home/a/Q3. draft", report), "/home/a/Q3. draft.pdf");
        assert_eq!(ended("crm.json", ASSESSMENT), "crm.json.unmoor.json");
        assert_eq!(ended("Terms of service", DOCUMENT), "Terms of service");
    }
}
