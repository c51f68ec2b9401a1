//! The window's commands: accounts that letters are sent from.

use risala_engine::Lang;
use risala_engine::accounts::oauth::{LogIn, Prompt};
use risala_engine::accounts::{Keys, Settings};
use risala_engine::api::account::{AccountReport, AccountTestReport, AccountsReport};
use risala_engine::api::find::FoundReport;
use risala_engine::api::{self, Failure, NewAccount};
use risala_engine::discovery::Net;
use risala_engine::secret::Password;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};

use crate::Desk;
use crate::consenting::{self, ConsentAsked};

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

/// Finds the settings of an address.
#[tauri::command]
pub fn find_settings(address: String, lang: Lang) -> Result<FoundReport, Failure> {
    api::find_online(&address, lang)
}

/// How a secret comes with an account.
#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
pub struct Secrets {
    /// The password; empty leaves the one that is kept.
    pub password: String,
    /// The client's own secret of OAuth2, where the provider gives one.
    pub client: String,
    /// Whether a person agrees by a code on any device, and not in this computer's browser.
    pub device: bool,
}

fn given(secret: String) -> Option<Password> {
    (!secret.is_empty()).then(|| Password::new(secret))
}

/// Adds an account, or with `force` changes the one of its name; a consent that is kept stands if it
/// still fits. Where the provider wants a person's consent (OAuth2), the system's browser asks for it, or the window
/// shows a code.
#[tauri::command]
pub fn add_account<R: Runtime>(
    settings: Settings,
    secrets: Secrets,
    force: bool,
    bell: Channel<ConsentAsked>,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<AccountReport, Failure> {
    let stop = consenting::begin(&app);
    let show = |prompt: &Prompt| consenting::show(&app, &bell, prompt);
    let new = NewAccount {
        per_minute: Some(settings.per_minute),
        settings,
        password: given(secrets.password),
        force,
        client: given(secrets.client),
        device: secrets.device,
        stop: Some(stop),
        stands: true,
    };
    api::add_account(&new, &keys(&app.state::<Desk>()), &show, lang)
}

/// Has a person agree anew, when a consent has ended.
#[tauri::command]
pub fn log_in_account<R: Runtime>(
    name: String,
    secrets: Secrets,
    bell: Channel<ConsentAsked>,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<AccountReport, Failure> {
    let stop = consenting::begin(&app);
    let show = |prompt: &Prompt| consenting::show(&app, &bell, prompt);
    let client = given(secrets.client);
    let way = LogIn { device: secrets.device, client: client.as_ref(), stop: Some(stop.as_ref()), ..LogIn::new(&show) };
    api::log_in_account(&name, &keys(&app.state::<Desk>()), &way, lang)
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
