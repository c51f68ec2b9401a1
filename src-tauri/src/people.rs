//! The window's commands: officials.

use std::path::PathBuf;

use risala_engine::Lang;
use risala_engine::api::directory::{EditReport, UndoReport};
use risala_engine::api::intake::{ListChoice, ListPreview};
use risala_engine::api::roster::{ListOf, OfficialCard, OfficialsPage, OfficialsQuery};
use risala_engine::api::{self, Failure};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;

/// Endings of the files that lists come in.
pub const LISTS: &[&str] = &["csv", "tsv", "txt", "xlsx", "xls", "ods", "vcf"];

/// Some of the officials.
#[tauri::command]
pub fn officials_page(query: OfficialsQuery, lang: Lang, desk: State<'_, Desk>) -> Result<OfficialsPage, Failure> {
    desk.roster().page(&desk.campaign(), &query, lang)
}

/// An official with all that is known.
#[tauri::command]
pub fn official_card(of: ListOf, id: String, lang: Lang, desk: State<'_, Desk>) -> Result<OfficialCard, Failure> {
    desk.roster().card(&desk.campaign(), of, &id, lang)
}

/// Sets cells (`COLUMN=VALUE`) of an official; `opt_out` is a date, or empty to lift an opt-out, which needs a reason.
#[tauri::command]
pub fn edit_official(
    id: String,
    cells: Vec<String>,
    opt_out: Option<String>,
    reason: String,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<EditReport, Failure> {
    api::edit_official(Some(desk.data()), &id, &cells, opt_out.as_deref(), &reason, lang)
}

/// Takes an edit of the directory back; the newest that stands when `edit` is none.
#[tauri::command]
pub fn undo_edit(edit: Option<i64>, lang: Lang, desk: State<'_, Desk>) -> Result<UndoReport, Failure> {
    api::undo_edit(Some(desk.data()), edit, lang)
}

/// Lets the user choose a list and looks at it.
#[tauri::command]
pub fn choose_list<R: Runtime>(kind: String, lang: Lang, app: AppHandle<R>) -> Result<Option<ListPreview>, Failure> {
    let chosen = app.dialog().file().add_filter(kind, LISTS).blocking_pick_file();
    let Some(file) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    let desk = app.state::<Desk>();
    let seen = intake(&desk, file.clone(), ListChoice::default(), lang)?;
    *desk.list() = Some(file);
    Ok(Some(seen))
}

/// Looks at the list that was dropped on the window.
#[tauri::command]
pub fn look_at_offered(lang: Lang, desk: State<'_, Desk>) -> Result<Option<ListPreview>, Failure> {
    let Some(file) = desk.take_offered() else { return Ok(None) };
    let seen = intake(&desk, file.clone(), ListChoice::default(), lang)?;
    *desk.list() = Some(file);
    Ok(Some(seen))
}

/// Looks at the open campaign's own list, to take it into the directory.
#[tauri::command]
pub fn choose_own_list(lang: Lang, desk: State<'_, Desk>) -> Result<Option<ListPreview>, Failure> {
    let Some(file) = api::own_list(&desk.campaign(), lang)? else {
        return Ok(None);
    };
    let seen = intake(&desk, file.clone(), ListChoice::default(), lang)?;
    *desk.list() = Some(file);
    Ok(Some(seen))
}

/// Looks at the chosen list with another mapping, or takes it into the directory.
#[tauri::command]
pub fn take_list(choice: ListChoice, lang: Lang, desk: State<'_, Desk>) -> Result<Option<ListPreview>, Failure> {
    let file = desk.list().clone();
    file.map(|file| intake(&desk, file, choice, lang)).transpose()
}

fn intake(desk: &Desk, file: PathBuf, choice: ListChoice, lang: Lang) -> Result<ListPreview, Failure> {
    api::take_in(&choice.request(desk.data().clone(), file), lang).map(ListPreview::from)
}
