//! The window's commands: what came back to letters.

use risala_engine::Lang;
use risala_engine::api::replies::{From, RepliesReport, Reply};
use risala_engine::api::{self, Failure};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::accounts::keys;

/// Everything that came back.
#[tauri::command]
pub fn replies(lang: Lang, desk: State<'_, Desk>) -> Result<RepliesReport, Failure> {
    api::list_replies(Some(desk.data()), lang)
}

/// Lets the user choose messages, or with `folder` a folder of them, and takes them in; none when they chose none.
#[tauri::command]
pub fn take_reply_files<R: Runtime>(
    kind: String,
    folder: bool,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<RepliesReport>, Failure> {
    let dialog = app.dialog().file();
    let chosen = if folder {
        dialog.blocking_pick_folder().into_iter().collect()
    } else {
        dialog.add_filter(kind, &["eml"]).blocking_pick_files().unwrap_or_default()
    };
    let files: Vec<_> = chosen.into_iter().filter_map(|file| file.into_path().ok()).collect();
    if files.is_empty() {
        return Ok(None);
    }
    api::take_replies(&keys(&app.state::<Desk>()), &From::Files(files), lang).map(Some)
}

/// Looks into the mailbox of an account: at what is new there, or with `all` at everything.
#[tauri::command]
pub fn take_mailbox(account: String, all: bool, lang: Lang, desk: State<'_, Desk>) -> Result<RepliesReport, Failure> {
    api::take_replies(&keys(&desk), &From::Account { name: account, all }, lang)
}

/// Confirms a wish: the official is not written to any more.
#[tauri::command]
pub fn confirm_opt_out(id: i64, lang: Lang, desk: State<'_, Desk>) -> Result<Reply, Failure> {
    api::confirm_opt_out(Some(desk.data()), id, lang)
}
