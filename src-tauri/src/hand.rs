//! The window's commands: what was done by hand, web forms that a person fills, and the report of all ways. Receipts and
//! reports are chosen and named in the system's dialogs; a form's address comes from the list of officials, not from the
//! window.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use risala_engine::Lang;
use risala_engine::api::hand::{FormsList, MarkEntry, MarkRequest, MarksReport, ReceiptPicture};
use risala_engine::api::tally::{TallyReport, TallyRequest};
use risala_engine::api::{self, Failure};
use risala_engine::hand::Done;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::Desk;
use crate::made::held;

/// What a receipt is a picture of.
pub const RECEIPTS: &[&str] = &["png", "jpg", "jpeg", "webp", "heic", "pdf"];

/// What was chosen for letters by hand.
#[derive(Debug, Default)]
pub struct ByHand {
    /// The picture of a receipt.
    receipt: Mutex<Option<PathBuf>>,
    /// The addresses of the forms that are listed, by official.
    forms: Mutex<BTreeMap<String, String>>,
}

/// What a person says was done with letters.
#[derive(Debug, Clone, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
pub struct MarkWish {
    /// The officials whose letters they are.
    pub officials: Vec<String>,
    /// Not the letters but their copies for this official, or empty.
    #[serde(default)]
    pub copy_to: String,
    /// What was done.
    pub done: Done,
    /// On which day, ISO.
    pub day: String,
    /// By whom.
    pub person: String,
    /// A remark, or empty.
    pub note: String,
    /// Whether the receipt that was chosen belongs to it.
    pub receipt: bool,
}

/// The report of the open campaign: where each of its letters stands.
#[tauri::command]
pub fn tally(lang: Lang, desk: State<'_, Desk>) -> Result<TallyReport, Failure> {
    api::tally(&TallyRequest { source: Some(desk.campaign()), ..TallyRequest::default() }, lang)
}

/// Lets the user name a file and writes the report into it: `kind` is `pdf`, `xlsx` or `csv`.
#[tauri::command]
pub fn write_report<R: Runtime>(
    name: String,
    kind: String,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<TallyReport>, Failure> {
    let named = app.dialog().file().set_file_name(format!("{name}.{kind}")).blocking_save_file();
    let Some(out) = named.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let request = TallyRequest { source: Some(app.state::<Desk>().campaign()), ..TallyRequest::default() };
    // The dialog asked about a file that was there.
    api::write_tally(&request, &out, true, lang).map(Some)
}

/// Lets the user choose the picture of a receipt; its file's name.
#[tauri::command]
pub fn choose_receipt<R: Runtime>(kind: String, app: AppHandle<R>) -> Option<String> {
    let chosen = app.dialog().file().add_filter(kind, RECEIPTS).blocking_pick_file();
    let file = chosen.and_then(|file| file.into_path().ok())?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    *held(&app.state::<ByHand>().receipt) = Some(file);
    name
}

/// Writes down what was done with letters: with all of them, or with none.
#[tauri::command]
pub fn mark_letters(
    wish: MarkWish,
    lang: Lang,
    desk: State<'_, Desk>,
    by_hand: State<'_, ByHand>,
) -> Result<MarksReport, Failure> {
    let request = MarkRequest {
        source: desk.campaign(),
        only: wish.officials,
        filter: None,
        copy_to: (!wish.copy_to.is_empty()).then_some(wish.copy_to),
        done: wish.done,
        day: (!wish.day.is_empty()).then_some(wish.day),
        person: wish.person,
        note: wish.note,
        receipt: held(&by_hand.receipt).clone().filter(|_| wish.receipt),
    };
    api::mark_letters(&request, lang)
}

/// Takes a mark back.
#[tauri::command]
pub fn undo_mark(id: i64, lang: Lang, desk: State<'_, Desk>) -> Result<MarkEntry, Failure> {
    api::undo_mark(Some(desk.data()), id, lang)
}

/// The receipt of a mark.
#[tauri::command]
pub fn mark_receipt(id: i64, lang: Lang, desk: State<'_, Desk>) -> Result<ReceiptPicture, Failure> {
    api::mark_receipt(Some(desk.data()), id, lang)
}

/// The web forms that a person fills, with the text for each.
#[tauri::command]
pub fn forms(lang: Lang, desk: State<'_, Desk>, by_hand: State<'_, ByHand>) -> Result<FormsList, Failure> {
    let list = api::list_forms(&desk.campaign(), &[], None, lang)?;
    *held(&by_hand.forms) = list.forms.iter().map(|form| (form.official.clone(), form.address.clone())).collect();
    Ok(list)
}

/// Opens an official's web form in the system's browser.
#[tauri::command]
pub fn open_form<R: Runtime>(official: String, lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let address = held(&app.state::<ByHand>().forms).get(&official).cloned().unwrap_or_default();
    let is_web = ["https://", "http://"].iter().any(|scheme| address.to_lowercase().starts_with(scheme));
    let opened = if is_web {
        app.opener().open_url(&address, None::<&str>).map_err(|error| error.to_string())
    } else {
        Err(String::from("https://"))
    };
    opened.map_err(|cause| api::not_opened(Path::new(&address), &cause, lang))
}
