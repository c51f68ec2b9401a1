//! The window's commands: the share kit, and the campaign for an ally.

use std::path::PathBuf;

use risala_engine::Lang;
use risala_engine::api::partner::{PartnerReport, PartnerRequest};
use risala_engine::api::share::{ShareReport, ShareRequest};
use risala_engine::api::{self, Failure};
use risala_engine::folder::read_bounded;
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::made::Made;
use crate::outside::open;
use crate::work::{HowFar, following};

/// Octets of a card that is shown.
const CARD_LIMIT: u64 = 16 << 20;

/// The kit made last.
#[derive(Debug, Default)]
pub struct Kit(Made);

fn named<R: Runtime>(name: String, app: &AppHandle<R>) -> Option<PathBuf> {
    let named = app.dialog().file().set_file_name(name).blocking_save_file();
    named.and_then(|folder| folder.into_path().ok())
}

/// Lets the user name a folder and makes the kit in it, or with `again` in that of the last one; none when they named none.
#[tauri::command]
pub fn make_kit<R: Runtime>(
    name: String,
    again: bool,
    steps: Channel<HowFar>,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<ShareReport>, Failure> {
    let kit = app.state::<Kit>();
    let last = kit.0.folder().filter(|_| again);
    let force = last.is_some();
    let Some(folder) = last.or_else(|| named(name, &app)) else { return Ok(None) };
    kit.0.remember(folder.clone(), Vec::new());
    let report = following(&app.state::<Desk>(), &steps, |source, seen| {
        api::share(&ShareRequest { source, folder: folder.clone(), force }, lang, seen)
    })?;
    kit.0.remember(folder, report.files.iter().map(|file| file.name.clone()).collect());
    Ok(Some(report))
}

/// Opens a file of the kit made last, or with an empty name its folder.
#[tauri::command]
pub fn open_kit<R: Runtime>(name: String, lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let path = app.state::<Kit>().0.path(&name);
    path.map_or(Ok(()), |path| open(&app, &path, lang))
}

/// The bytes of a card of the kit made last; none of what is no file of it.
#[tauri::command]
pub fn kit_card(name: String, lang: Lang, kit: State<'_, Kit>) -> Result<Response, Failure> {
    let Some(path) = kit.0.path(&name).filter(|_| !name.is_empty()) else { return Ok(Response::new(Vec::new())) };
    let bytes = read_bounded(&path, CARD_LIMIT).map_err(|problem| api::not_opened(&path, problem.code.0, lang))?;
    Ok(Response::new(bytes))
}

/// Lets the user name a folder and writes the campaign into it as an ally gets it; none when they named none.
#[tauri::command]
pub fn export_partner<R: Runtime>(
    partner: String,
    name: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<PartnerReport>, Failure> {
    let Some(folder) = named(name, &app) else { return Ok(None) };
    let request = PartnerRequest { source: app.state::<Desk>().campaign(), partner, filter: None, folder };
    api::export_partner(&request, lang).map(Some)
}
