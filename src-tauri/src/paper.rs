//! The window's commands: letters for the post. The pack's folder and a sheet of labels of one's own are chosen in the
//! system's dialogs and kept here: the window names neither.

use std::path::PathBuf;
use std::sync::Mutex;

use risala_engine::Lang;
use risala_engine::api::Failure;
use risala_engine::api::print::{PrintReport, PrintRequest, print};
use risala_engine::print::envelopes::{PrintEnvelope, Sender};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::made::{Made, held};
use crate::outside::open;
use crate::work::{HowFar, following};

/// What was chosen for printing.
#[derive(Debug, Default)]
pub struct Paper {
    /// A sheet of labels of one's own.
    sheet: Mutex<Option<PathBuf>>,
    /// The pack made last.
    pack: Made,
}

/// A sheet of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Labels {
    /// Avery L7160.
    L7160,
    /// Avery L7163.
    L7163,
    /// Avery 5160.
    #[serde(rename = "5160")]
    Avery5160,
    /// Avery 5163.
    #[serde(rename = "5163")]
    Avery5163,
    /// The sheet that was chosen.
    Own,
}

/// How the user wants a pack.
#[derive(Debug, Clone, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
pub struct PackWish {
    /// The officials whose letters are printed.
    pub officials: Vec<String>,
    /// Whether signature pictures are printed; else all signatories sign with a pen.
    pub pictures: bool,
    /// Envelopes of this size.
    pub envelope: Option<PrintEnvelope>,
    /// How the sender is written on envelopes.
    pub sender: Sender,
    /// Labels on this sheet.
    pub labels: Option<Labels>,
    /// The first free label of the first sheet, from 1.
    pub first_label: u32,
    /// Whether the files of the pack made last are written anew; else the user names a folder.
    pub again: bool,
}

impl Paper {
    /// The name of a sheet as the engine knows it.
    fn sheet(&self, labels: Labels) -> Option<String> {
        let name = match labels {
            Labels::L7160 => "l7160",
            Labels::L7163 => "l7163",
            Labels::Avery5160 => "5160",
            Labels::Avery5163 => "5163",
            Labels::Own => return held(&self.sheet).as_ref().map(|file| file.to_string_lossy().into_owned()),
        };
        Some(name.to_owned())
    }
}

/// Lets the user choose the description of a sheet of labels; its file's name.
#[tauri::command]
pub fn choose_sheet<R: Runtime>(kind: String, app: AppHandle<R>) -> Option<String> {
    let chosen = app.dialog().file().add_filter(kind, &["toml"]).blocking_pick_file();
    let file = chosen.and_then(|file| file.into_path().ok())?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    *held(&app.state::<Paper>().sheet) = Some(file);
    name
}

/// Lets the user name a folder and makes the pack in it; none when they named none.
#[tauri::command]
pub fn make_pack<R: Runtime>(
    name: String,
    wish: PackWish,
    steps: Channel<HowFar>,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<PrintReport>, Failure> {
    // No letter chosen is not every letter.
    if wish.officials.is_empty() {
        return Ok(None);
    }
    let paper = app.state::<Paper>();
    let last = paper.pack.folder().filter(|_| wish.again);
    let force = last.is_some();
    let folder = last.or_else(|| {
        let named = app.dialog().file().set_file_name(name).blocking_save_file();
        named.and_then(|folder| folder.into_path().ok())
    });
    let Some(folder) = folder else { return Ok(None) };
    paper.pack.remember(folder.clone(), Vec::new());
    let sheet = wish.labels.and_then(|labels| paper.sheet(labels));
    let report = following(&app.state::<Desk>(), &steps, |source, seen| {
        let request = PrintRequest {
            source,
            only: wish.officials,
            folder: folder.clone(),
            all: true,
            pictures: wish.pictures,
            envelope: wish.envelope,
            sender: wish.sender,
            sheet,
            first_label: wish.first_label,
            force,
            ..PrintRequest::default()
        };
        print(&request, lang, seen)
    })?;
    paper.pack.remember(folder, report.files.iter().map(|file| file.name.clone()).collect());
    Ok(Some(report))
}

/// Opens a file of the pack made last in the system's viewer, or with an empty name its folder.
#[tauri::command]
pub fn open_pack<R: Runtime>(name: String, lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let path = app.state::<Paper>().pack.path(&name);
    path.map_or(Ok(()), |path| open(&app, &path, lang))
}
