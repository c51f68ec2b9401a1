//! The window's commands: what the system's own applications open.

use std::path::Path;

use risala_engine::Lang;
use risala_engine::api::{self, Choice, Destination, Failure};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_opener::OpenerExt;

use crate::Desk;

/// Where letters lie that were made to be looked at; each is written over the one before.
const FOLDER: &str = "viewed";

/// Makes the letter to `official` and opens it in the system's viewer.
#[tauri::command]
pub fn open_letter<R: Runtime>(official: String, lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let desk = app.state::<Desk>();
    let folder = desk.data().join(FOLDER);
    let choice = Choice { only: vec![official], ..Choice::default() };
    let destination = Destination { folder: folder.clone(), force: true, ..Destination::default() };
    let report = api::render(&desk.campaign(), &choice, &destination, lang, &|_, _| {})?;
    match report.letters.first() {
        Some(letter) => open(&app, &folder.join(&letter.pdf), lang),
        None => Err(Failure { problems: report.problems }),
    }
}

/// Opens the campaign's folder in the system's file manager.
#[tauri::command]
pub fn open_folder<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let folder = app.state::<Desk>().folder();
    folder.map_or(Ok(()), |folder| open(&app, &folder, lang))
}

/// Opens a file or a folder in the system's application.
pub fn open<R: Runtime>(app: &AppHandle<R>, path: &Path, lang: Lang) -> Result<(), Failure> {
    let opened = app.opener().open_path(path.to_string_lossy(), None::<&str>);
    opened.map_err(|error| api::not_opened(path, &error.to_string(), lang))
}
