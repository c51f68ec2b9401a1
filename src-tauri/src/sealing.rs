//! The window's commands: identities, the seal and its approval.

use risala_engine::Lang;
use risala_engine::api::report::{ConsentReport, IdentityListReport, IdentityReport};
use risala_engine::api::{
    self, ApprovalReport, Failure, IdentityRequest, NewConsent, NewIdentity, SealCheckReport, SealReport, SealRequest,
};
use risala_engine::secret::Password;
use risala_engine::vault::{Given, Vault};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::work::{HowFar, following};

/// The identities kept here.
#[tauri::command]
pub fn identities(lang: Lang, desk: State<'_, Desk>) -> Result<IdentityListReport, Failure> {
    api::identities(&desk.campaign().vault, lang)
}

/// What an identity is, and what readers show of its signatures. Without a password the keyring is asked.
#[tauri::command]
pub fn show_identity(
    name: String,
    password: Option<String>,
    remember: bool,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<IdentityReport, Failure> {
    let given = password.map(|password| Given::Password(Password::new(password)));
    let vault = Vault { data: Some(desk.data().clone()), given, ask: None };
    api::show_identity(&IdentityRequest { identity: name, vault, remember, ..IdentityRequest::default() }, lang)
}

/// An identity that the user wants made.
#[derive(serde::Deserialize)]
pub struct WantedIdentity {
    name: String,
    common_name: String,
    organizations: Vec<String>,
    country: String,
    years: u8,
    password: String,
    remember: bool,
}

/// Makes the organization's own identity.
#[tauri::command]
pub fn new_identity(wanted: WantedIdentity, lang: Lang, desk: State<'_, Desk>) -> Result<IdentityReport, Failure> {
    let vault = Vault { data: Some(desk.data().clone()), ..Vault::default() };
    let request = NewIdentity {
        name: wanted.name,
        common_name: wanted.common_name,
        organizations: wanted.organizations,
        country: wanted.country,
        years: wanted.years,
        password: Password::new(wanted.password),
        remember: wanted.remember,
        vault,
        date: None,
    };
    api::new_identity(&request, lang)
}

/// Who of the open campaign's signatories agreed to the text as it is now.
#[tauri::command]
pub fn agreements(lang: Lang, desk: State<'_, Desk>) -> Result<ConsentReport, Failure> {
    api::consent(&desk.campaign(), None, lang)
}

/// Records that a signatory (by number, from 1) agreed, and how.
#[tauri::command]
pub fn record_agreement(number: u32, how: String, lang: Lang, desk: State<'_, Desk>) -> Result<ConsentReport, Failure> {
    let agreed = NewConsent { signatory: number.to_string(), how };
    api::consent(&desk.campaign(), Some(&agreed), lang)
}

/// Whether the seal of the open campaign's wave fits.
#[tauri::command]
pub fn check_seal(steps: Channel<HowFar>, lang: Lang, desk: State<'_, Desk>) -> Result<SealCheckReport, Failure> {
    following(&desk, &steps, |source, seen| api::check_seal(&source, None, lang, seen))
}

/// Seals the open campaign's wave; with `force` in the place of the seal there is.
#[tauri::command]
pub fn seal(
    approver: String,
    force: bool,
    steps: Channel<HowFar>,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<SealReport, Failure> {
    following(&desk, &steps, |source, seen| api::seal(&SealRequest { source, approver, force, jobs: None }, lang, seen))
}

/// Lets the user name a file and writes the seal's proof into it.
#[tauri::command]
pub fn write_proof<R: Runtime>(name: String, lang: Lang, app: AppHandle<R>) -> Result<Option<ApprovalReport>, Failure> {
    let named = app.dialog().file().set_file_name(name).add_filter("PDF", &["pdf"]).blocking_save_file();
    let Some(out) = named.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    // The dialog has asked whether a file there may be replaced.
    api::write_proof(&app.state::<Desk>().campaign(), &out, true, lang).map(Some)
}

/// Lets the user choose the signed proof and records the approval.
#[tauri::command]
pub fn take_approval<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<Option<ApprovalReport>, Failure> {
    let chosen = app.dialog().file().add_filter("PDF", &["pdf"]).blocking_pick_file();
    let Some(file) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    // A newer approval takes the place of the one there is.
    api::approve(&app.state::<Desk>().campaign(), &file, true, lang).map(Some)
}
