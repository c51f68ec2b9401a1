//! The window's commands: the register of correspondence, and what is due. A scan is chosen in the system's dialog.

use std::path::PathBuf;
use std::sync::Mutex;

use risala_engine::api::register::{DueReport, EntryRequest, RegisterEntry, RegisterReport};
use risala_engine::api::{self, Failure};
use risala_engine::register::{Direction, Kind};
use risala_engine::{Lang, Stance};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::hand::RECEIPTS;
use crate::made::held;

/// The scan that was chosen.
#[derive(Debug, Default)]
pub struct Scan(Mutex<Option<PathBuf>>);

/// An entry to make.
#[derive(Debug, Clone, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
pub struct EntryWish {
    /// Which way.
    pub direction: Direction,
    /// What it is.
    pub kind: Kind,
    /// The official's id.
    pub official: String,
    /// The day, ISO.
    pub day: String,
    /// The paper's own number, or empty.
    pub reference: String,
    /// Subject.
    pub subject: String,
    /// A remark, or empty.
    pub note: String,
    /// What it says of the official's stance.
    pub stance: Option<Stance>,
    /// When to follow up, ISO, or empty.
    pub follow_up: String,
    /// Whether the scan that was chosen belongs to it.
    pub scan: bool,
}

/// The register.
#[tauri::command]
pub fn register(lang: Lang, desk: State<'_, Desk>) -> Result<RegisterReport, Failure> {
    api::list_register(Some(desk.data()), "", lang)
}

/// What is due with the open campaign's officials.
#[tauri::command]
pub fn due(lang: Lang, desk: State<'_, Desk>) -> Result<DueReport, Failure> {
    api::list_due(&desk.campaign(), None, lang)
}

/// Lets the user choose a scan; its file's name.
#[tauri::command]
pub fn choose_scan<R: Runtime>(kind: String, app: AppHandle<R>) -> Option<String> {
    let chosen = app.dialog().file().add_filter(kind, RECEIPTS).blocking_pick_file();
    let file = chosen.and_then(|file| file.into_path().ok())?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    *held(&app.state::<Scan>().0) = Some(file);
    name
}

/// Makes an entry under the next number of its direction and year.
#[tauri::command]
pub fn add_entry(
    wish: EntryWish,
    lang: Lang,
    desk: State<'_, Desk>,
    scan: State<'_, Scan>,
) -> Result<RegisterEntry, Failure> {
    let said = |text: String| (!text.is_empty()).then_some(text);
    let request = EntryRequest {
        source: desk.campaign(),
        direction: wish.direction,
        kind: wish.kind,
        official: wish.official,
        day: said(wish.day),
        reference: wish.reference,
        subject: wish.subject,
        note: wish.note,
        stance: wish.stance,
        follow_up: said(wish.follow_up),
        scan: held(&scan.0).clone().filter(|_| wish.scan),
    };
    api::add_entry(&request, lang)
}

/// Declares an entry void: it keeps its number and says nothing any more.
#[tauri::command]
pub fn void_entry(id: i64, lang: Lang, desk: State<'_, Desk>) -> Result<RegisterEntry, Failure> {
    api::void_entry(Some(desk.data()), id, lang)
}
