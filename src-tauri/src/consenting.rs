//! A person's consent (OAuth 2.0), while it is waited for: where to agree, and the way to give up waiting.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::Ordering;

use risala_engine::Lang;
use risala_engine::accounts::oauth::Prompt;
use risala_engine::api::{self, Failure, Stop};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_opener::OpenerExt;

use crate::made::held;

/// What a person is to do to agree.
#[derive(Debug, Clone, serde::Serialize, schemars::JsonSchema)]
pub struct ConsentAsked {
    /// The page where they agree.
    pub page: String,
    /// The code to type there on any device; empty where this computer's browser was sent to the page.
    pub code: String,
}

/// The consent that is waited for.
#[derive(Debug, Default)]
pub struct Consenting {
    stop: Mutex<Stop>,
    page: Mutex<String>,
}

/// Begins to wait; whoever waited before gives up.
pub fn begin<R: Runtime>(app: &AppHandle<R>) -> Stop {
    let consenting = app.state::<Consenting>();
    held(&consenting.page).clear();
    let mut stop = held(&consenting.stop);
    stop.store(true, Ordering::Relaxed);
    *stop = Stop::default();
    Stop::clone(&stop)
}

/// Shows a person where to agree: the browser is opened, or the window shows the code.
pub fn show<R: Runtime>(app: &AppHandle<R>, bell: &Channel<ConsentAsked>, prompt: &Prompt) {
    let asked = match prompt {
        Prompt::Browser { url } => ConsentAsked { page: url.clone(), code: String::new() },
        Prompt::Device { url, code } => ConsentAsked { page: url.clone(), code: code.clone() },
    };
    held(&app.state::<Consenting>().page).clone_from(&asked.page);
    if asked.code.is_empty() {
        // Without a browser the window shows the address; the engine ends the waiting when the time is over.
        let _ = app.opener().open_url(&asked.page, None::<&str>);
    }
    // A window that is closing hears nothing.
    let _ = bell.send(asked);
}

/// Opens the page of the consent that is waited for in the system's browser.
#[tauri::command]
pub fn open_consent<R: Runtime>(lang: Lang, app: AppHandle<R>) -> Result<(), Failure> {
    let page = held(&app.state::<Consenting>().page).clone();
    if page.is_empty() {
        return Ok(());
    }
    let opened = app.opener().open_url(&page, None::<&str>);
    opened.map_err(|error| api::not_opened(Path::new(&page), &error.to_string(), lang))
}

/// Gives up waiting for a consent.
#[tauri::command]
pub fn stop_consent(consenting: State<'_, Consenting>) {
    held(&consenting.stop).store(true, Ordering::Relaxed);
}
