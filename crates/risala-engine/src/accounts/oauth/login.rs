//! How a person agrees: in a browser of this computer, or with a code on any device.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use oauth2::url::Url;
use oauth2::{
    AuthorizationCode, CsrfToken, HttpResponse, PkceCodeChallenge, RedirectUrl, Scope,
    StandardDeviceAuthorizationResponse, http,
};
use risala_letter::{Lang, Problem};

use super::endpoints::is_safe;
use super::loopback::Loopback;
use super::{Client, Consent, Endpoints, Grant, agent, ask, client, granted, refused};
use crate::accounts::{Account, code};
use crate::secret::Password;

/// How long a person has to agree.
const PATIENCE: Duration = Duration::from_secs(10 * 60);
/// How long between two questions whether they have, at most: servers may ask for any time.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long nobody looks whether the login is still wanted.
const STEP: Duration = Duration::from_millis(100);
/// Characters of a code that a person types.
const MAX_CODE: usize = 64;

/// What a person is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// An address for a browser of this computer.
    Browser {
        /// The address.
        url: String,
    },
    /// An address for any browser, and the code to type there.
    Device {
        /// The address.
        url: String,
        /// The code.
        code: String,
    },
}

/// How a login is done.
#[derive(Clone, Copy)]
pub struct LogIn<'a> {
    /// By a code on any device.
    pub device: bool,
    /// The client's own secret, where the provider gives one.
    pub client: Option<&'a Password>,
    /// Shows a person what to do.
    pub show: &'a dyn Fn(&Prompt),
    /// Set by whoever does not want it any more.
    pub stop: Option<&'a AtomicBool>,
    /// How long a person has; ten minutes by default.
    pub patience: Duration,
}

impl<'a> LogIn<'a> {
    /// In a browser of this computer.
    pub fn new(show: &'a dyn Fn(&Prompt)) -> Self {
        Self { device: false, client: None, show, stop: None, patience: PATIENCE }
    }
}

impl fmt::Debug for LogIn<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LogIn({}, {}, {:?})", self.device, self.client.is_some(), self.patience)
    }
}

/// Has a person agree; what the account is to keep, and its first access token.
///
/// # Errors
/// `mail.oauth_*`, naming the account.
pub fn log_in(account: &Account, way: &LogIn<'_>, lang: Lang) -> Result<(Consent, Grant), Problem> {
    let endpoints = Endpoints::of(&account.settings)?;
    let client = client(account, &endpoints, way.client);
    let grant = if way.device {
        by_device(account, way, &endpoints, &client)
    } else {
        by_browser(account, way, &endpoints, client, lang)
    };
    let grant = grant.map_err(|problem| problem.arg("account", &account.name))?;
    let lasting = grant.refresh.clone();
    let refresh = lasting.ok_or_else(|| Problem::error(code::OAUTH_NO_REFRESH).arg("account", &account.name))?;
    Ok((Consent { refresh, client: way.client.cloned() }, grant))
}

/// Authorization code with PKCE (RFC 7636) over a port of this computer (RFC 8252).
fn by_browser(
    account: &Account,
    way: &LogIn<'_>,
    endpoints: &Endpoints,
    client: Client,
    lang: Lang,
) -> Result<Grant, Problem> {
    let place = Loopback::open()?;
    let back = place.address(endpoints.here);
    let back = RedirectUrl::new(back).map_err(|error| Problem::error(code::OAUTH_PORT).arg("cause", error))?;
    let client = client.set_redirect_uri(back);
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let mut request = client
        .authorize_url(CsrfToken::new_random)
        .add_scopes(endpoints.scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(challenge)
        .add_extra_param("login_hint", account.address.to_string());
    for (name, value) in endpoints.extra {
        request = request.add_extra_param(*name, *value);
    }
    let (url, state) = request.url();
    (way.show)(&Prompt::Browser { url: url.into() });
    let code = place.wait(state.secret(), lang, way.patience, way.stop)?;
    let agent = agent(account)?;
    let answer = client
        .exchange_code(AuthorizationCode::new(code))
        .set_pkce_verifier(verifier)
        .request(&|request| ask(&agent, request));
    granted(account, &answer.map_err(|error| refused(account, &error))?)
}

/// A code that a person types on any device (RFC 8628).
fn by_device(account: &Account, way: &LogIn<'_>, endpoints: &Endpoints, client: &Client) -> Result<Grant, Problem> {
    let no_device = |_| Problem::error(code::OAUTH_NO_DEVICE).arg("provider", &account.settings.provider);
    let agent = agent(account)?;
    let http = |request| ask(&agent, request);
    let asked = client
        .exchange_device_code()
        .map_err(no_device)?
        .add_scopes(endpoints.scopes.iter().cloned().map(Scope::new))
        .request(&http);
    let asked: StandardDeviceAuthorizationResponse = asked.map_err(|error| refused(account, &error))?;
    let prompt = prompt(&asked).ok_or_else(|| Problem::error(code::OAUTH_ANSWER))?;
    (way.show)(&prompt);
    let http = |request| if is_stopped(way) { Ok(given_up()) } else { http(request) };
    let asking = client.exchange_device_access_token(&asked).set_max_backoff_interval(LONGEST_PAUSE);
    let patience = way.patience.min(asked.expires_in());
    let answer = asking.request(&http, |wanted| pause(way, wanted), Some(patience));
    granted(account, &answer.map_err(|error| refused(account, &error))?)
}

/// What the person is shown; none when it cannot be shown, or when the server wants pauses without end.
fn prompt(asked: &StandardDeviceAuthorizationResponse) -> Option<Prompt> {
    let code = asked.user_code().secret();
    let is_plain =
        !code.is_empty() && code.len() <= MAX_CODE && code.bytes().all(|octet| (b' '..=b'~').contains(&octet));
    let url = Url::parse(asked.verification_uri().as_str()).ok().filter(is_safe)?;
    let is_sound = is_plain && asked.interval() <= PATIENCE;
    is_sound.then(|| Prompt::Device { url: url.into(), code: code.clone() })
}

fn pause(way: &LogIn<'_>, wanted: Duration) {
    let mut left = wanted.min(LONGEST_PAUSE);
    while !left.is_zero() && !is_stopped(way) {
        let step = left.min(STEP);
        thread::sleep(step);
        left = left.saturating_sub(step);
    }
}

/// The answer that ends the waiting.
fn given_up() -> HttpResponse {
    let mut answer = HttpResponse::new(br#"{"error":"expired_token"}"#.to_vec());
    *answer.status_mut() = http::StatusCode::BAD_REQUEST;
    answer
}

fn is_stopped(way: &LogIn<'_>) -> bool {
    way.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
}
