//! The window's commands: a template's text for people with a word processor, and what they send back.

use risala_engine::Lang;
use risala_engine::api::review::{ReviewComparison, ReviewReport, ReviewRequest};
use risala_engine::api::{Failure, Given, compare_review as compare, write_review};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;

/// Lets the user name a file and writes the review copy of a template into it; none when they named none.
#[tauri::command]
pub fn export_review<R: Runtime>(
    template: String,
    name: String,
    kind: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<ReviewReport>, Failure> {
    let named = app.dialog().file().add_filter(kind, &["docx"]).set_file_name(name).blocking_save_file();
    let Some(out) = named.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let source = app.state::<Desk>().campaign();
    // The dialog has asked whether a file there may be replaced.
    write_review(&ReviewRequest { source, template, out, force: true }, lang).map(Some)
}

/// Lets the user choose what came back and compares it with a template; none when they chose none.
#[tauri::command]
pub fn compare_review<R: Runtime>(
    template: String,
    kind: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<ReviewComparison>, Failure> {
    let chosen = app.dialog().file().add_filter(kind, &["docx", "docm", "txt", "md"]).blocking_pick_file();
    let Some(file) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    compare(&app.state::<Desk>().campaign(), &template, &Given::File(file), None, false, lang).map(Some)
}

/// Compares a text with a template: with `part`, or with the letter in the languages that it is written in.
#[tauri::command]
pub fn compare_text(
    template: String,
    part: Option<String>,
    text: String,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<ReviewComparison, Failure> {
    compare(&desk.campaign(), &template, &Given::Text(text), part.as_deref(), false, lang)
}
