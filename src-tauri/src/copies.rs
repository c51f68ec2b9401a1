//! The window's commands: copies that letters name. They are written into a folder that the user names, and ticked off
//! like letters (`hand::mark_letters`).

use risala_engine::Lang;
use risala_engine::api::{self, CopiesReport, CopiesRequest, Failure};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::made::Made;
use crate::outside::open;
use crate::work::{HowFar, following};

/// The copies written last.
#[derive(Debug, Default)]
pub struct Written(Made);

/// The copies that the letters of the open campaign's wave name.
#[tauri::command]
pub fn list_copies(lang: Lang, desk: State<'_, Desk>) -> Result<CopiesReport, Failure> {
    api::list_copies(&desk.campaign(), lang)
}

/// Lets the user name a folder and writes the open copies into it, with `again` into the folder of the last ones; none when
/// they named none.
#[tauri::command]
pub fn write_copies<R: Runtime>(
    name: String,
    again: bool,
    steps: Channel<HowFar>,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<CopiesReport>, Failure> {
    let written = app.state::<Written>();
    let made = &written.0;
    let last = made.folder().filter(|_| again);
    let force = last.is_some();
    let folder = last.or_else(|| {
        let named = app.dialog().file().set_file_name(name).blocking_save_file();
        named.and_then(|folder| folder.into_path().ok())
    });
    let Some(folder) = folder else { return Ok(None) };
    made.remember(folder.clone(), Vec::new());
    let report = following(&app.state::<Desk>(), &steps, |source, seen| {
        api::write_copies(&CopiesRequest { source, folder: folder.clone(), force }, lang, seen)
    })?;
    made.remember(folder, report.files.clone());
    Ok(Some(report))
}

/// Opens a file of the copies written last in the system's application, or with an empty name their folder.
#[tauri::command]
pub fn open_copies<R: Runtime>(name: String, lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let path = app.state::<Written>().0.path(&name);
    path.map_or(Ok(()), |path| open(&app, &path, lang))
}
