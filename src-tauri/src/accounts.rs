//! The window's commands: accounts that letters are sent from.

use risala_engine::Lang;
use risala_engine::accounts::oauth::Prompt;
use risala_engine::accounts::{Keys, Settings};
use risala_engine::api::account::{AccountReport, AccountTestReport, AccountsReport};
use risala_engine::api::{self, Failure, NewAccount};
use risala_engine::discovery::Net;
use risala_engine::secret::Password;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_opener::OpenerExt;

use crate::Desk;

/// How the window comes by passwords: from the keyring, and from what was typed since it was opened.
pub fn keys(desk: &Desk) -> Keys {
    Keys { data: Some(desk.data().clone()), ..Keys::default() }
}

/// The account that was chosen; none when it is the campaign's, or all.
pub fn chosen(account: &str) -> Option<&str> {
    (!account.is_empty()).then_some(account)
}

/// The accounts.
#[tauri::command]
pub fn accounts(lang: Lang, desk: State<'_, Desk>) -> Result<AccountsReport, Failure> {
    api::list_accounts(&keys(&desk), lang)
}

/// One account, and whether its password is kept.
#[tauri::command]
pub fn show_account(name: String, lang: Lang, desk: State<'_, Desk>) -> Result<AccountReport, Failure> {
    api::show_account(&name, &keys(&desk), lang)
}

/// Adds an account, or with `force` changes the one of its name; an empty password leaves the one that is kept. Where
/// the provider wants a person's consent (OAuth2), the system's browser asks for it.
#[tauri::command]
pub fn add_account<R: Runtime>(
    settings: Settings,
    password: String,
    force: bool,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<AccountReport, Failure> {
    let show = |prompt: &Prompt| {
        if let Prompt::Browser { url } = prompt {
            // Without a browser nobody agrees, and the engine says so when the time is over.
            let _ = app.opener().open_url(url, None::<&str>);
        }
    };
    let per_minute = Some(settings.per_minute);
    let password = (!password.is_empty()).then(|| Password::new(password));
    let new = NewAccount { settings, per_minute, password, force, client: None, device: false };
    api::add_account(&new, &keys(&app.state::<Desk>()), &show, lang)
}

/// Connects and logs in; nothing is sent.
#[tauri::command]
pub fn test_account(name: String, lang: Lang, desk: State<'_, Desk>) -> Result<AccountTestReport, Failure> {
    // The login is tested without a name server too.
    let net = Net::new(None, String::new()).ok();
    api::test_account(&name, &keys(&desk), net.as_ref(), lang)
}

/// Removes an account and its secrets.
#[tauri::command]
pub fn remove_account(name: String, lang: Lang, desk: State<'_, Desk>) -> Result<AccountReport, Failure> {
    api::remove_account(&name, &keys(&desk), lang)
}
