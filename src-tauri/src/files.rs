//! The commands that open and save files.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager, State};
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::*;
use unmoor_app::{evidence, files, redaction};

use crate::dialogs::{
    self, ASSESSMENT, CALENDAR, CSV, DOCUMENT, LETTER, MARKDOWN, PACK, QUESTIONS, READABLE, RESPONSE, SHEET, WORKSPACE,
};
use crate::everything::telling;
use crate::shared::Shared;
use crate::window;

/// What a command answers with.
type Answer<T> = Result<T, Fault>;
type Held<'s> = State<'s, Shared>;

#[tauri::command(async)]
pub(crate) fn open_workspace(app: AppHandle, shared: Held<'_>, req: Nothing) -> Answer<SavedView> {
    let Nothing {} = req;
    let chosen = dialogs::open_one(&app, "Open workspace", WORKSPACE);
    with_file(&shared, chosen, |file| shared.app().open_workspace_at(file))
}

#[tauri::command(async)]
pub(crate) fn new_workspace(app: AppHandle, shared: Held<'_>, req: Nothing) -> Answer<SavedView> {
    let Nothing {} = req;
    let chosen = dialogs::save(&app, "New workspace", "Vendors.unmoor", WORKSPACE);
    with_file(&shared, chosen, |file| shared.app().new_workspace_at(file))
}

#[tauri::command(async)]
pub(crate) fn save_workspace_copy(app: AppHandle, shared: Held<'_>, req: Nothing) -> Answer<SavedView> {
    let Nothing {} = req;
    let open = shared.app().workspace_path().map(files::name)?;
    let chosen = dialogs::save(&app, "Save a copy of the workspace", &format!("Copy of {open}"), WORKSPACE);
    let cancel = shared.long.begin();
    with_file(&shared, chosen, |file| shared.app().copy_to(file, &mut telling(&app, &cancel)))
}

#[tauri::command(async)]
pub(crate) fn save_backup(app: AppHandle, shared: Held<'_>, req: BackupRequest) -> Answer<SavedView> {
    let name = shared.app().restored_name(&req)?;
    let chosen = dialogs::save(&app, "Restore as a new workspace", &name, WORKSPACE);
    with_file(&shared, chosen, |file| shared.app().restore_backup_to(&req, file))
}

#[tauri::command(async)]
pub(crate) fn show_backups(shared: Held<'_>, req: Nothing) -> Answer<Nothing> {
    reveal(&shared.app().backups_folder(), "The backups are where they were.").map(|()| req)
}

#[tauri::command(async)]
pub(crate) fn import_files(app: AppHandle, shared: Held<'_>, req: Nothing) -> Answer<ImportView> {
    let Nothing {} = req;
    let chosen = dialogs::open_several(&app, "Import assessments", READABLE);
    let cancel = shared.long.begin();
    shared.app().import_telling(&chosen, None, &mut telling(&app, &cancel))
}

#[tauri::command(async)]
pub(crate) fn import_responses(app: AppHandle, shared: Held<'_>, req: AssessmentRequest) -> Answer<ImportView> {
    let chosen = dialogs::open_several(&app, "Bring in answers", RESPONSE);
    let cancel = shared.long.begin();
    shared.app().import_telling(&chosen, Some(&req.assessment), &mut telling(&app, &cancel))
}

#[tauri::command(async)]
pub(crate) fn ask_by_file(app: AppHandle, shared: Held<'_>, req: AskByFile) -> Answer<SavedView> {
    let name = shared.app().ask_file_name(&req)?;
    let kind = if req.kind == AskKind::Form { QUESTIONS } else { RESPONSE };
    let chosen = dialogs::save(&app, "Save the questions", &name, kind);
    with_file(&shared, chosen, |file| shared.app().ask_to(&req, file))
}

#[tauri::command(async)]
pub(crate) fn export_assessment(app: AppHandle, shared: Held<'_>, req: ExportAssessment) -> Answer<SavedView> {
    let name = shared.app().file_name(&req.assessment, ASSESSMENT.endings[0])?;
    let chosen = dialogs::save(&app, "Export the assessment", &name, ASSESSMENT);
    with_file(&shared, chosen, |file| shared.app().export_to(&req.assessment, &redaction::of(&req.redact), file))
}

#[tauri::command(async)]
pub(crate) fn save_answer_sheet(app: AppHandle, shared: Held<'_>, req: ExportAssessment) -> Answer<SavedView> {
    let name = shared.app().answer_sheet_name(&req.assessment)?;
    let chosen = dialogs::save(&app, "Save the answer sheet", &name, SHEET);
    let redaction = redaction::of(&req.redact);
    with_file(&shared, chosen, |file| shared.app().save_answer_sheet_leaving_out(&req.assessment, &redaction, file))
}

#[tauri::command(async)]
pub(crate) fn bring_in_pack(app: AppHandle, shared: Held<'_>, req: Nothing) -> Answer<PackImport> {
    let Nothing {} = req;
    let chosen = dialogs::open_one(&app, "Bring in a question pack", PACK);
    shared.app().bring_in_pack(chosen.as_deref())
}

#[tauri::command(async)]
pub(crate) fn save_pack(app: AppHandle, shared: Held<'_>, req: PackRequest) -> Answer<SavedView> {
    let name = shared.app().pack_file_name(&req.pack)?;
    let chosen = dialogs::save(&app, "Save the question pack", &name, PACK);
    with_file(&shared, chosen, |file| shared.app().export_pack_to(&req.pack, file))
}

#[tauri::command(async)]
pub(crate) fn save_vendor_letter(app: AppHandle, shared: Held<'_>, req: AssessmentRequest) -> Answer<SavedView> {
    let name = shared.app().file_name(&req.assessment, "questions.txt")?;
    let letter = shared.app().vendor_letter(&req.assessment)?;
    let chosen = dialogs::save(&app, "Save the questions for the vendor", &name, LETTER);
    with_file(&shared, chosen, |file| files::replace(file, letter.as_bytes()))
}

#[tauri::command(async)]
pub(crate) fn save_comparison(app: AppHandle, shared: Held<'_>, req: SaveComparison) -> Answer<SavedView> {
    let name = shared.app().comparison_name(&req)?;
    let kind = if req.format == CompareFormat::Csv { CSV } else { MARKDOWN };
    let chosen = dialogs::save(&app, "Save the comparison", &name, kind);
    with_file(&shared, chosen, |file| shared.app().save_comparison_to(&req, file))
}

/// Reads a document that may become evidence; its path stays here.
#[tauri::command(async)]
pub(crate) fn choose_document(app: AppHandle, shared: Held<'_>, req: Nothing) -> Answer<ChosenDocument> {
    let Nothing {} = req;
    let Some(file) = dialogs::open_one(&app, "Choose a document", DOCUMENT) else {
        return Ok(ChosenDocument { document: None });
    };
    let document = evidence::read(&file)?; // before the app is asked for: a large one takes a while
    Ok(shared.app().hold_document(document))
}

#[tauri::command(async)]
pub(crate) fn save_document(app: AppHandle, shared: Held<'_>, req: DocumentRequest) -> Answer<SavedView> {
    let document = shared.app().document(&req.assessment, &req.item)?;
    let chosen = dialogs::save(&app, "Save a copy of the document", &document.name, DOCUMENT);
    with_file(&shared, chosen, |file| files::replace(file, &document.bytes))
}

/// Shows the file that was saved last in its folder. It is not opened: what somebody sent may be a program.
#[tauri::command(async)]
pub(crate) fn show_saved(shared: Held<'_>, req: Nothing) -> Answer<Nothing> {
    reveal(&shared.saved().unwrap_or_default(), "The file is where you saved it.").map(|()| req)
}

fn reveal(file: &Path, kept: &str) -> Answer<()> {
    tauri_plugin_opener::reveal_item_in_dir(file).map_err(|error| {
        let happened = "The folder could not be shown: this system has no program for it.";
        Fault::new(FaultCode::Io, happened, kept, "Open the folder yourself.").with_details(error.to_string())
    })
}

#[tauri::command(async)]
pub(crate) fn save_calendar(app: AppHandle, shared: Held<'_>, req: CalendarRequest) -> Answer<SavedView> {
    let calendar = shared.app().calendar(&req)?;
    let chosen = dialogs::save(&app, "Save the dates", &calendar.name, CALENDAR);
    with_file(&shared, chosen, |file| files::replace(file, &calendar.bytes))
}

/// Comes to the front, and asks the page to go over to a workspace that was double clicked while Unmoor was running:
/// the page first saves what was typed, so that it stays in the workspace it was meant for.
pub(crate) fn open_from_outside(app: &AppHandle, file: Option<PathBuf>) {
    window::show(app);
    let Some(file) = file else { return };
    app.state::<Shared>().request(file);
    window::tell(app, "open-requested", Nothing {});
}

/// Opens the workspace that was asked for from outside, now that the page has saved what was typed into the open one.
#[tauri::command(async)]
pub(crate) fn open_requested(shared: Held<'_>, req: Nothing) -> Answer<Nothing> {
    if let Some(file) = shared.requested() {
        shared.app().open_workspace_at(&file)?;
    }
    Ok(req)
}

/// Does something with the chosen file, remembers where it is, and says what the pages may know of it.
fn with_file(shared: &Shared, chosen: Option<PathBuf>, work: impl FnOnce(&Path) -> Answer<()>) -> Answer<SavedView> {
    let Some(file) = chosen else { return Ok(SavedView { file: None, folder: String::new() }) };
    work(&file)?;
    shared.keep_saved(&file);
    Ok(SavedView { file: Some(files::name(&file)), folder: folder_name(&file) })
}

/// The name of the folder that a file lies in.
pub(crate) fn folder_name(file: &Path) -> String {
    file.parent().map(files::name).unwrap_or_default()
}
