//! The window's commands: what became of each letter, and what a person does about it.

use risala_engine::Lang;
use risala_engine::api::course::CourseReport;
use risala_engine::api::outbox::{self, ArchiveReport, Move, MovedReport, OutboxReport, WrittenReport};
use risala_engine::api::{self, Failure};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::accounts::chosen;

/// What the outbox holds, letter by letter if `each`.
#[tauri::command]
pub fn outbox(each: bool, lang: Lang, desk: State<'_, Desk>) -> Result<OutboxReport, Failure> {
    outbox::show_outbox(Some(desk.data()), each, lang)
}

/// What happened to a letter.
#[tauri::command]
pub fn letter_course(id: String, lang: Lang, desk: State<'_, Desk>) -> Result<CourseReport, Failure> {
    api::course(Some(desk.data()), &id, lang)
}

/// Moves letters as a person said.
#[tauri::command]
pub fn move_letters(which: Vec<String>, way: Move, lang: Lang, desk: State<'_, Desk>) -> Result<MovedReport, Failure> {
    outbox::move_letters(Some(desk.data()), &which, way, "", lang)
}

/// Halts an account, or all when it is empty.
#[tauri::command]
pub fn pause_outbox(account: String, lang: Lang, desk: State<'_, Desk>) -> Result<MovedReport, Failure> {
    outbox::pause_outbox(Some(desk.data()), chosen(&account), lang)
}

/// Ends the halt of an account, or every halt when it is empty.
#[tauri::command]
pub fn resume_outbox(account: String, lang: Lang, desk: State<'_, Desk>) -> Result<MovedReport, Failure> {
    outbox::resume_outbox(Some(desk.data()), chosen(&account), lang)
}

/// Lets the user name a folder and writes the evidence of all letters into it.
#[tauri::command]
pub fn export_outbox<R: Runtime>(
    name: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<ArchiveReport>, Failure> {
    let named = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(out) = named.and_then(|folder| folder.into_path().ok()) else {
        return Ok(None);
    };
    outbox::export_outbox(Some(app.state::<Desk>().data()), &out, lang).map(Some)
}

/// Lets the user name a file and writes into it who was written to.
#[tauri::command]
pub fn export_written<R: Runtime>(
    name: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<WrittenReport>, Failure> {
    let named = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(out) = named.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    outbox::export_written(Some(app.state::<Desk>().data()), &out, true, lang).map(Some)
}

/// Lets the user choose a file of another computer's letters and takes them over.
#[tauri::command]
pub fn import_written<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<Option<WrittenReport>, Failure> {
    let chosen = app.dialog().file().blocking_pick_file();
    let Some(file) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    outbox::import_written(Some(app.state::<Desk>().data()), &file, lang).map(Some)
}
