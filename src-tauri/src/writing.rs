//! The window's commands: text, settings of the campaign, upkeep.

use risala_engine::Lang;
use risala_engine::api::settings::{CampaignForm, FormChange};
use risala_engine::api::templates::{PartDraft, SavedPart, TemplateView};
use risala_engine::api::upkeep::{BackupReport, DoctorReport, RestoreReport};
use risala_engine::api::{self, Failure};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;

/// Endings of the files that pictures come in.
const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg"];

/// A template of the open campaign; its first when `name` is empty.
#[tauri::command]
pub fn read_template(name: String, lang: Lang, desk: State<'_, Desk>) -> Result<TemplateView, Failure> {
    api::read_template(&desk.campaign(), &name, lang)
}

/// Writes a text, unless the file was changed outside.
#[tauri::command]
pub fn write_template(draft: PartDraft, lang: Lang, desk: State<'_, Desk>) -> Result<SavedPart, Failure> {
    api::write_template(&desk.campaign(), &draft, lang)
}

/// The settings of the open campaign.
#[tauri::command]
pub fn campaign_form(lang: Lang, desk: State<'_, Desk>) -> Result<CampaignForm, Failure> {
    api::campaign_form(&desk.campaign(), lang)
}

/// Changes settings of the open campaign.
#[tauri::command]
pub fn change_campaign(
    stamp: String,
    changes: Vec<FormChange>,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<CampaignForm, Failure> {
    api::change_campaign(&desk.campaign(), &stamp, &changes, lang)
}

/// Lets the user choose a picture, copies it into the campaign and sets it at `key`.
#[tauri::command]
pub fn choose_picture<R: Runtime>(
    stamp: String,
    key: String,
    kind: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<CampaignForm>, Failure> {
    let chosen = app.dialog().file().add_filter(kind, PICTURES).blocking_pick_file();
    let Some(file) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    api::set_picture(&app.state::<Desk>().campaign(), &stamp, &key, &file, lang).map(Some)
}

/// Looks over what Risala stands on.
#[tauri::command]
pub fn doctor(lang: Lang, desk: State<'_, Desk>) -> Result<DoctorReport, Failure> {
    api::doctor(Some(desk.data()), None, false, lang)
}

/// Lets the user name a file and writes the store into it.
#[tauri::command]
pub fn backup<R: Runtime>(name: String, lang: Lang, app: AppHandle<R>) -> Result<Option<BackupReport>, Failure> {
    let named = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(out) = named.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    // The dialog has asked whether a file there may be replaced.
    api::backup(Some(app.state::<Desk>().data()), &out, true, lang).map(Some)
}

/// Lets the user choose a backup and puts it in the place of the store.
#[tauri::command]
pub fn restore<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<Option<RestoreReport>, Failure> {
    let chosen = app.dialog().file().blocking_pick_file();
    let Some(file) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    api::restore(Some(app.state::<Desk>().data()), &file, lang).map(Some)
}
