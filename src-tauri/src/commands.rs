//! The window's commands: opening campaigns, looking at letters.

use std::path::PathBuf;

use risala_engine::Lang;
use risala_engine::api::preferences::Preferences;
use risala_engine::api::recent::RecentReport;
use risala_engine::api::report::{CampaignView, PagePicture, UnlockReport};
use risala_engine::api::sheets::{LetterTextReport, ThumbnailsReport};
use risala_engine::api::{self, Failure, PageChoice, Source, Unsaved};
use risala_engine::secret::Password;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::asked::folder_of;
use crate::desk::Signal;

/// The language asked for on the command line.
#[tauri::command]
pub fn asked_language(desk: State<'_, Desk>) -> Option<Lang> {
    desk.lang()
}

/// How a person wants the window.
#[tauri::command]
pub fn preferences(desk: State<'_, Desk>) -> Preferences {
    desk.preferences()
}

/// Keeps how a person wants the window.
#[tauri::command]
pub fn keep_preferences(wanted: Preferences, lang: Lang, desk: State<'_, Desk>) -> Result<(), Failure> {
    api::keep_preferences(Some(desk.data()), &desk.prefer(wanted), lang)
}

/// Rings when something is offered (dropped on the window, or named when Risala is started again) or to be asked.
#[tauri::command]
pub fn listen(bell: Channel<Signal>, desk: State<'_, Desk>) {
    desk.listen(bell);
}

/// Opens the folder that was offered.
#[tauri::command]
pub fn open_offered(lang: Lang, desk: State<'_, Desk>) -> Result<Option<CampaignView>, Failure> {
    desk.take_offered().map(|path| open(folder_of(path), lang, &desk)).transpose()
}

/// The campaigns opened last.
#[tauri::command]
pub fn recent_campaigns(lang: Lang, desk: State<'_, Desk>) -> Result<RecentReport, Failure> {
    api::recent(Some(desk.data()), lang)
}

/// Opens a campaign opened before.
#[tauri::command]
pub fn open_recent(key: String, lang: Lang, desk: State<'_, Desk>) -> Result<Option<CampaignView>, Failure> {
    let folder = api::recent_folder(Some(desk.data()), Some(&key));
    folder.map(|folder| open(folder, lang, &desk)).transpose()
}

/// Takes a campaign off the list of those opened before.
#[tauri::command]
pub fn forget_recent(key: String, lang: Lang, desk: State<'_, Desk>) -> Result<RecentReport, Failure> {
    api::forget_recent(Some(desk.data()), &key, lang)
}

/// The first page of the sample campaign, made anew where it is missing.
#[tauri::command]
pub fn sample_page(dpi: u32, lang: Lang, desk: State<'_, Desk>) -> Result<PagePicture, Failure> {
    api::sample_page(&desk.source(desk.sample()), dpi, lang)
}

/// Opens the sample campaign, made anew where it is missing.
#[tauri::command]
pub fn open_sample(lang: Lang, desk: State<'_, Desk>) -> Result<CampaignView, Failure> {
    let folder = desk.sample();
    api::ensure_sample(&folder, lang)?;
    open(folder, lang, &desk)
}

/// Lets the user choose a folder and opens it.
#[tauri::command]
pub fn choose_folder<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<Option<CampaignView>, Failure> {
    let chosen = app.dialog().file().blocking_pick_folder();
    let Some(folder) = chosen.and_then(|folder| folder.into_path().ok()) else {
        return Ok(None);
    };
    open(folder, lang, &app.state::<Desk>()).map(Some)
}

/// Lets the user name a new folder, makes a campaign in it and opens it.
#[tauri::command]
pub fn new_campaign<R: Runtime>(name: String, lang: Lang, app: AppHandle<R>) -> Result<Option<CampaignView>, Failure> {
    let named = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(folder) = named.and_then(|folder| folder.into_path().ok()) else {
        return Ok(None);
    };
    api::new(&folder, false, lang)?;
    open(folder, lang, &app.state::<Desk>()).map(Some)
}

/// Reads the open folder again.
#[tauri::command]
pub fn read_again(lang: Lang, desk: State<'_, Desk>) -> Result<Option<CampaignView>, Failure> {
    desk.folder().map(|folder| open(folder, lang, &desk)).transpose()
}

/// What tells the state of the open folder's files from others; empty when none is open.
#[tauri::command]
pub fn folder_stamp(desk: State<'_, Desk>) -> String {
    desk.folder().map_or_else(String::new, |folder| api::folder_stamp(&desk.source(folder)))
}

/// Takes the open folder off the desk.
#[tauri::command]
pub fn close_campaign(lang: Lang, desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.lay(None);
    api::remember(&desk.campaign(), None, lang)
}

/// A page of a letter, from the PDF as it would be written now, with a text that is not in its file yet.
#[tauri::command]
pub fn preview_page(
    choice: PageChoice,
    unsaved: Option<Unsaved>,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<PagePicture, Failure> {
    let source = Source { unsaved, ..desk.campaign() };
    api::preview(&source, &choice, lang)
}

/// Small pictures of the first pages of letters.
#[tauri::command]
pub fn thumbnails(
    officials: Vec<String>,
    dpi: u32,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<ThumbnailsReport, Failure> {
    api::thumbnails(&desk.campaign(), &officials, dpi, lang)
}

/// The words of the letter to `official`.
#[tauri::command]
pub fn letter_text(official: String, lang: Lang, desk: State<'_, Desk>) -> Result<LetterTextReport, Failure> {
    api::letter_text(&desk.campaign(), &official, lang)
}

/// Opens the identity of the open campaign with what the user typed; the keyring remembers it if they wish.
#[tauri::command]
pub fn unlock_identity(
    password: String,
    remember: bool,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<UnlockReport, Failure> {
    let password = Password::new(password);
    let report = api::unlock(&desk.campaign(), password.clone(), remember, lang)?;
    desk.keep(password);
    Ok(report)
}

/// Opens `folder`; only a folder that could be read is laid on the desk.
fn open(folder: PathBuf, lang: Lang, desk: &Desk) -> Result<CampaignView, Failure> {
    let source = desk.source(folder.clone());
    let view = api::open(&source, lang)?;
    desk.lay(Some(folder));
    // That a folder is not remembered keeps nobody from working in it.
    let _ = api::remember(&source, Some(&view), lang);
    Ok(view)
}
