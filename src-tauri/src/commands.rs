//! The window's commands.

use std::path::PathBuf;

use risala_engine::Lang;
use risala_engine::api::report::{CampaignView, PagePicture, UnlockReport};
use risala_engine::api::{self, Failure};
use risala_engine::secret::Password;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;

/// The language asked for on the command line.
#[tauri::command]
pub fn asked_language(desk: State<'_, Desk>) -> Option<Lang> {
    desk.lang()
}

/// Opens the sample campaign, made anew where it is missing.
#[tauri::command(async)]
pub fn open_sample(lang: Lang, desk: State<'_, Desk>) -> Result<CampaignView, Failure> {
    let folder = desk.sample();
    api::ensure_sample(&folder, lang)?;
    open(folder, lang, &desk)
}

/// Lets the user choose a folder and opens it.
#[tauri::command(async)]
pub fn choose_folder<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<Option<CampaignView>, Failure> {
    let chosen = app.dialog().file().blocking_pick_folder();
    let Some(folder) = chosen.and_then(|folder| folder.into_path().ok()) else {
        return Ok(None);
    };
    open(folder, lang, &app.state::<Desk>()).map(Some)
}

/// Reads the open folder again.
#[tauri::command(async)]
pub fn read_again(lang: Lang, desk: State<'_, Desk>) -> Result<Option<CampaignView>, Failure> {
    desk.folder().map(|folder| open(folder, lang, &desk)).transpose()
}

/// Takes the open folder off the desk.
#[tauri::command]
pub fn close_campaign(desk: State<'_, Desk>) {
    desk.lay(None);
}

/// A page of the letter to `official`, from the PDF as it would be written now.
#[tauri::command(async)]
pub fn preview_page(
    official: String,
    page: u32,
    dpi: u32,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<PagePicture, Failure> {
    let folder = desk.folder().unwrap_or_default();
    api::preview(&desk.source(folder), &official, page, dpi, lang)
}

/// Opens the identity of the open campaign with what the user typed; the keyring remembers it if they wish.
#[tauri::command(async)]
pub fn unlock_identity(
    password: String,
    remember: bool,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<UnlockReport, Failure> {
    let password = Password::new(password);
    let folder = desk.folder().unwrap_or_default();
    let report = api::unlock(&desk.source(folder), password.clone(), remember, lang)?;
    desk.keep(password);
    Ok(report)
}

/// Opens `folder`; only a folder that could be read is laid on the desk.
fn open(folder: PathBuf, lang: Lang, desk: &Desk) -> Result<CampaignView, Failure> {
    let view = api::open(&desk.source(folder.clone()), lang)?;
    desk.lay(Some(folder));
    Ok(view)
}
