//! Access tokens: in memory only, renewed when they end.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use risala_letter::Problem;
use risala_mail::{Cause, Failure, Login, Phase};
use zeroize::Zeroizing;

use super::oauth::{self, Consent, Grant};
use super::{Account, Keys, Method, code};
use crate::secret::Password;

/// A token that ends sooner is not begun with.
const MARGIN: Duration = Duration::from_secs(60);

static TOKENS: Mutex<Option<HashMap<Whose, Held>>> = Mutex::new(None);

/// An account, and by whom its tokens are given: an account that was set anew has others.
type Whose = (String, String, String);

struct Held {
    access: Zeroizing<String>,
    until: Option<Instant>,
    /// The newest refresh token, where the place it came from is not ours to write to.
    newest: Option<Password>,
}

impl Account {
    /// An access token: the one there is, or a new one.
    ///
    /// # Errors
    /// `mail.login_needed`, `mail.consent_revoked` or others of `mail.oauth_*`.
    pub(super) fn token(&self, keys: &Keys) -> Result<Zeroizing<String>, Problem> {
        let held = tokens().as_ref().and_then(|held| held.get(&self.whose()).and_then(Held::current));
        held.map_or_else(|| self.new_token(keys), Ok)
    }

    /// A new access token.
    fn new_token(&self, keys: &Keys) -> Result<Zeroizing<String>, Problem> {
        let newest = tokens().as_ref().and_then(|held| held.get(&self.whose()).and_then(|held| held.newest.clone()));
        let secret = newest.map_or_else(|| self.password(keys), Ok)?;
        let consent = Consent::split(&secret);
        let grant = oauth::refresh(self, &consent)?;
        let access = grant.access.clone();
        let newer = grant.refresh.clone().filter(|refresh| *refresh != consent.refresh);
        let newer = newer.map(|refresh| Consent { refresh, ..consent }.joined());
        if let (Some(secret), None) = (&newer, self.given(keys)) {
            // Without a keyring it stays in memory, where it is looked for next.
            let _ = self.keep(secret, keys);
        }
        self.hold(grant, newer.or_else(|| Some(secret)));
        Ok(access)
    }

    /// Takes over what a login brought.
    pub(crate) fn hold_login(&self, consent: &Consent, grant: Grant) {
        self.hold(grant, Some(consent.joined()));
    }

    fn hold(&self, grant: Grant, newest: Option<Password>) {
        let until = Instant::now().checked_add(grant.lasts);
        tokens().get_or_insert_default().insert(self.whose(), Held { access: grant.access, until, newest });
    }

    fn whose(&self) -> Whose {
        let Self { settings, .. } = self;
        (self.name.clone(), settings.client_id.clone(), settings.token_url.clone())
    }

    /// How its login is renewed when the server refuses it; none where nothing can be renewed.
    pub fn renewal(&self, keys: &Keys) -> Option<Renewal> {
        (self.method == Method::OAuth2).then(|| Renewal { account: self.clone(), keys: keys.clone() })
    }
}

impl Held {
    fn current(&self) -> Option<Zeroizing<String>> {
        let left = self.until.map(|until| until.saturating_duration_since(Instant::now()));
        left.filter(|left| *left > MARGIN).map(|_| self.access.clone())
    }
}

/// Renews a login once the server refuses it.
#[derive(Clone)]
pub struct Renewal {
    account: Account,
    keys: Keys,
}

impl Renewal {
    /// A login with a new token. It waits for the provider.
    ///
    /// # Errors
    /// A consent that has ended stops the account; a provider that cannot be reached is tried again.
    pub fn renew(&self) -> Result<Login, Failure> {
        let user = self.account.settings.user.clone();
        match self.account.new_token(&self.keys) {
            Ok(token) => Ok(Login::Token { user, token }),
            Err(problem) => Err(failure(&problem)),
        }
    }
}

impl fmt::Debug for Renewal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Renewal({})", self.account.name)
    }
}

fn failure(problem: &Problem) -> Failure {
    let cause = if problem.code == code::OAUTH_UNREACHABLE || problem.code == code::OAUTH_ANSWER {
        Cause::NoToken(problem.args.get("cause").cloned().unwrap_or_default())
    } else {
        Cause::Revoked(problem.args.get("reason").cloned().unwrap_or_default())
    };
    Failure::new(Phase::Auth, cause)
}

/// Forgets the tokens of an account.
pub(super) fn forget(name: &str) {
    if let Some(held) = tokens().as_mut() {
        held.retain(|(account, ..), _| account != name);
    }
}

fn tokens() -> MutexGuard<'static, Option<HashMap<Whose, Held>>> {
    TOKENS.lock().unwrap_or_else(PoisonError::into_inner)
}
