//! OAuth 2.0: a person agrees in a browser, and the account gets tokens instead of a password (RFC 6749, RFC 8252,
//! RFC 7636, RFC 8628).
//!
//! The refresh token is the account's secret. The client's own secret, where a provider gives one, stands behind it after a
//! tab, so that every place for secrets holds one line. Access tokens are in memory only. What a server says in its
//! errors may repeat what it was sent: only its codes are told.

mod endpoints;
mod login;
mod loopback;

use std::time::Duration;

use oauth2::basic::{BasicClient, BasicTokenResponse, BasicTokenType};
use oauth2::{
    AuthUrl, ClientId, ClientSecret, DeviceAuthorizationUrl, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    ErrorResponseType, HttpRequest, HttpResponse, RefreshToken, RequestTokenError, StandardErrorResponse,
    TokenResponse, TokenUrl, http,
};
use risala_letter::{Code, Problem};
use ureq::Agent;
use zeroize::Zeroizing;

use super::{Account, code};
use crate::http::{Way, straight};
use crate::secret::Password;

pub use endpoints::Endpoints;
pub use login::{LogIn, Prompt, log_in};

/// How long an answer of the provider may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Octets of an answer.
const MAX_ANSWER: u64 = 256 << 10;
/// Octets of a token.
const MAX_TOKEN: usize = 16 << 10;
/// How long an access token lasts when nobody says, and at most.
const USUAL_LIFE: Duration = Duration::from_secs(3600);
const LONGEST_LIFE: Duration = Duration::from_secs(24 * 3600);
/// Between the refresh token and the client's secret.
const BETWEEN: char = '\t';

type Client = BasicClient<EndpointSet, EndpointMaybeSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// What an account proves its consent by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The refresh token.
    pub refresh: Password,
    /// The client's own secret, where the provider gives one.
    pub client: Option<Password>,
}

/// What a provider gave.
pub struct Grant {
    /// The access token.
    pub access: Zeroizing<String>,
    /// How long it lasts.
    pub lasts: Duration,
    /// A new refresh token.
    pub refresh: Option<Password>,
}

impl Consent {
    /// As one secret.
    pub fn joined(&self) -> Password {
        let client = self.client.as_ref().map(|secret| format!("{BETWEEN}{}", secret.reveal()));
        Password::new(format!("{}{}", self.refresh.reveal(), client.unwrap_or_default()))
    }

    /// Of one secret.
    pub fn split(secret: &Password) -> Self {
        let part = |text: &str| Password::new(text.trim().to_owned());
        match secret.reveal().split_once(BETWEEN) {
            Some((refresh, client)) => Self { refresh: part(refresh), client: Some(part(client)) },
            None => Self { refresh: part(secret.reveal()), client: None },
        }
    }
}

/// A new access token for a consent (RFC 6749 section 6).
///
/// # Errors
/// `mail.consent_revoked` and others of `mail.oauth_*`.
pub fn refresh(account: &Account, consent: &Consent) -> Result<Grant, Problem> {
    let endpoints = Endpoints::of(&account.settings)?;
    let client = client(account, &endpoints, consent.client.as_ref());
    let agent = agent(account)?;
    let token = RefreshToken::new(consent.refresh.reveal().to_owned());
    let answer = client.exchange_refresh_token(&token).request(&|request| ask(&agent, request));
    granted(account, &answer.map_err(|error| refused(account, &error))?)
}

fn client(account: &Account, endpoints: &Endpoints, secret: Option<&Password>) -> Client {
    let client = BasicClient::new(ClientId::new(account.settings.client_id.clone()))
        .set_auth_uri(AuthUrl::from_url(endpoints.authorize.clone()))
        .set_token_uri(TokenUrl::from_url(endpoints.token.clone()))
        .set_device_authorization_url_option(endpoints.device.clone().map(DeviceAuthorizationUrl::from_url))
        .set_auth_type(endpoints.secret.clone());
    match secret {
        Some(secret) => client.set_client_secret(ClientSecret::new(secret.reveal().to_owned())),
        None => client,
    }
}

fn agent(account: &Account) -> Result<Agent, Problem> {
    straight(Way { roots: &account.settings.roots, proxy: &account.settings.proxy, patience: PATIENCE })
}

fn ask(agent: &Agent, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    let (parts, mut body) = agent.run(request)?.into_parts();
    let bytes = body.with_config().limit(MAX_ANSWER).read_to_vec()?;
    Ok(http::Response::from_parts(parts, bytes))
}

/// The tokens of an answer. What is not visible ASCII would not stay within the line that logs in.
fn granted(account: &Account, answer: &BasicTokenResponse) -> Result<Grant, Problem> {
    let wrong = || Problem::error(code::OAUTH_ANSWER).arg("account", &account.name);
    let is_token =
        |text: &str| !text.is_empty() && text.len() <= MAX_TOKEN && text.bytes().all(|octet| octet.is_ascii_graphic());
    let access = answer.access_token().secret();
    if !is_token(access) || *answer.token_type() != BasicTokenType::Bearer {
        return Err(wrong());
    }
    let refresh = match answer.refresh_token() {
        Some(token) if !is_token(token.secret()) => return Err(wrong()),
        Some(token) => Some(Password::new(token.secret().clone())),
        None => None,
    };
    let lasts = answer.expires_in().unwrap_or(USUAL_LIFE).min(LONGEST_LIFE);
    Ok(Grant { access: Zeroizing::new(access.clone()), lasts, refresh })
}

/// What a refusal is called.
fn refused<T>(account: &Account, error: &RequestTokenError<ureq::Error, StandardErrorResponse<T>>) -> Problem
where
    T: ErrorResponseType + AsRef<str> + std::fmt::Display + 'static,
{
    let problem = |code: Code| Problem::error(code).arg("account", &account.name);
    match error {
        RequestTokenError::ServerResponse(answer) => {
            let reason = reason(answer.error().as_ref(), answer.error_description().map_or("", String::as_str));
            problem(meaning(answer.error().as_ref())).arg("reason", reason)
        }
        RequestTokenError::Request(cause) => problem(code::OAUTH_UNREACHABLE).arg("cause", cause),
        // The body may hold tokens.
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => problem(code::OAUTH_ANSWER),
    }
}

/// The code of a provider's error code (RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, OpenID Connect).
fn meaning(error: &str) -> Code {
    match error {
        "invalid_grant" | "interaction_required" | "login_required" | "consent_required" => code::CONSENT_REVOKED,
        "invalid_client" | "unauthorized_client" => code::OAUTH_CLIENT,
        "access_denied" => code::OAUTH_DENIED,
        "expired_token" => code::OAUTH_TIMEOUT,
        _ => code::OAUTH_REFUSED,
    }
}

/// The error code, and Microsoft's number of it: it says what the code does not. Nothing else of the answer.
fn reason(error: &str, description: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_lowercase() || *c == '_';
    let code: String = error.chars().take(40).take_while(is_plain).collect();
    let number = description.split_once("AADSTS").map(|(_, rest)| rest).unwrap_or_default();
    let number: String = number.chars().take(10).take_while(char::is_ascii_digit).collect();
    if number.is_empty() { code } else { format!("{code} AADSTS{number}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_secret_and_two() {
        for (text, refresh, client) in
            [("abc", "abc", None), ("abc\tdef", "abc", Some("def")), ("abc \t def\n", "abc", Some("def"))]
        {
            let consent = Consent::split(&Password::new(text.to_owned()));
            assert_eq!((consent.refresh.reveal(), consent.client.as_ref().map(Password::reveal)), (refresh, client));
            assert_eq!(Consent::split(&consent.joined()), consent);
        }
    }

    #[test]
    fn only_codes_are_told() {
        for (error, description, expected) in [
            ("invalid_grant", "AADSTS700082: The refresh token has expired", "invalid_grant AADSTS700082"),
            ("invalid_grant", "the token canary-7f3a is not known", "invalid_grant"),
            ("canary-7f3a", "", "canary"),
            ("AADSTS", "AADSTScanary", ""),
        ] {
            assert_eq!(reason(error, description), expected);
        }
    }
}
