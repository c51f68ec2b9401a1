//! The accounts that letters are sent from: what the store knows of them, and their secrets, which it does not know.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use risala_letter::{Code, Problem};
use risala_mail::mailbox::Mailbox;
use risala_mail::{Address, Failure, Login, Proxy, ProxyKind, Roots, Security, Server};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data;
use crate::messages::code as common;
use crate::outbox::hours::Hours;
use crate::store::Store;

pub mod code;
mod keys;
pub mod oauth;
mod tokens;

pub use keys::{Ask, Keys, forget};
pub use tokens::Renewal;

/// Characters of an account's name.
const MAX_NAME: usize = 64;
/// Characters of any other setting, and of the certificates.
const MAX_SETTING: usize = 1000;
const MAX_ROOTS: usize = 1 << 20;
/// The port of IMAP that begins without TLS.
const IMAP_STARTTLS: u16 = 143;
/// Letters a minute, when nobody says otherwise.
pub const PER_MINUTE: u32 = 20;

/// An account as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Settings {
    /// Its name.
    pub name: String,
    /// The sender's address.
    pub address: String,
    /// The server's name.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// `tls`, `starttls`, or `plain` (to this computer alone).
    pub security: String,
    /// `password`, `oauth2` or `none`.
    pub method: String,
    /// The login name.
    pub user: String,
    /// Of OAuth2: `google`, `microsoft` or `own`.
    pub provider: String,
    /// Of OAuth2: the organization's own client.
    pub client_id: String,
    /// Of OAuth2 at an own provider: where people agree.
    pub authorize_url: String,
    /// Where tokens are given.
    pub token_url: String,
    /// Where a code for another device is given.
    pub device_url: String,
    /// What is asked for, separated by spaces.
    pub scopes: String,
    /// Whether each letter goes to the sender's own address too.
    pub own_copy: bool,
    /// Whether a copy of each accepted letter is put into the mailbox's folder of what was sent.
    pub sent_copy: bool,
    /// The folder in which the server keeps what was sent.
    pub sent_folder: String,
    /// The server of the mailbox (IMAP), or empty.
    pub imap_server: String,
    /// Its port.
    pub imap_port: u16,
    /// Letters a minute; 0: no limit.
    pub per_minute: u32,
    /// Letters in any 24 hours; 0: no limit.
    pub per_day: u32,
    /// Hours of the recipient's day in which letters leave, such as `09:00-17:00`; empty: any.
    pub hours: String,
    /// `socks5://host:port` or `http://host:port`, or empty.
    pub proxy: String,
    /// Certificates in PEM that are trusted instead of the system's, or empty.
    pub roots: String,
    /// The command that prints the password, or empty.
    pub password_command: String,
    /// Whether the command waits for a person's word, since a restored backup brought it.
    pub held: bool,
}

/// How an account proves whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By a password.
    Password,
    /// By a token of OAuth2.
    OAuth2,
    /// Not at all.
    None,
}

/// An account that is ready to be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// The sender's address.
    pub address: Address,
    /// Its server.
    pub server: Server,
    /// How it logs in.
    pub method: Method,
    /// Whether each letter goes to the sender's own address too.
    pub own_copy: bool,
    /// Letters a minute; 0: no limit.
    pub per_minute: u32,
    /// Letters in any 24 hours; 0: no limit.
    pub per_day: u64,
    /// Hours of the recipient's day in which letters leave; none: any.
    pub hours: Option<String>,
    /// Everything as it was set.
    pub settings: Settings,
}

/// The account of this name, without its secret.
///
/// # Errors
/// `mail.no_account`, `mail.setting` or `store.*`.
pub fn find(data: Option<&Path>, name: &str) -> Result<Account, Problem> {
    let missing = || Problem::error(code::NO_ACCOUNT).arg("account", name);
    let settings = match Store::existing(&folder(data)?)? {
        Some(mut store) => store.account(name)?,
        None => None,
    };
    settings.ok_or_else(missing)?.checked()
}

/// The account of this name and its login.
///
/// # Errors
/// As [`find`], and when its secret is not to be had.
pub fn open(keys: &Keys, name: &str) -> Result<(Account, Login), Problem> {
    let account = find(keys.data.as_deref(), name)?;
    let login = account.login(keys)?;
    Ok((account, login))
}

/// The data folder.
///
/// # Errors
/// `file.no_data_folder`.
pub fn folder(data: Option<&Path>) -> Result<PathBuf, Problem> {
    data::folder(data).ok_or_else(|| Problem::error(common::NO_DATA_FOLDER))
}

/// What a session's failure is called.
pub fn failed(account: &str, failure: &Failure) -> Problem {
    let problem = Problem::error(Code(failure.code())).arg("account", account);
    failure.args().into_iter().fold(problem, |problem, (name, value)| problem.arg(name, value))
}

impl Account {
    /// The mailbox in which its letters can be looked for; none when it has no IMAP server.
    pub fn mailbox(&self) -> Option<Mailbox> {
        let host = self.settings.imap_server.clone();
        let security = match self.server.security {
            Security::LoopbackPlain if is_here(&host) => Security::LoopbackPlain,
            _ if self.settings.imap_port == IMAP_STARTTLS => Security::StartTls,
            _ => Security::Tls,
        };
        let server = Server { host, port: self.settings.imap_port, security, ..self.server.clone() };
        let sent = Some(self.settings.sent_folder.clone()).filter(|folder| !folder.is_empty());
        let mailbox = Mailbox { server, sent, own_copy: self.own_copy };
        (!self.settings.imap_server.is_empty()).then_some(mailbox)
    }
}

impl Settings {
    /// The account that these make.
    ///
    /// # Errors
    /// `mail.setting` or `mail.address`, naming the first setting that cannot be.
    pub fn checked(self) -> Result<Account, Problem> {
        self.check_texts()?;
        let address = Address::parse(&self.address, "address").map_err(|error| {
            error.args().into_iter().fold(Problem::error(Code(error.code())), |p, (n, v)| p.arg(n, v))
        })?;
        let method = self.method()?;
        let server = Server {
            host: self.server.clone(),
            port: self.port,
            security: self.security()?,
            roots: if self.roots.is_empty() { Roots::System } else { Roots::Pem(self.roots.clone().into_bytes()) },
            proxy: self.proxy()?,
        };
        if self.server.is_empty() {
            return Err(wrong("server", ""));
        }
        if method == Method::OAuth2 {
            oauth::Endpoints::of(&self)?;
        }
        if !self.hours.is_empty() && self.hours.parse::<Hours>().is_err() {
            return Err(wrong("hours", &self.hours));
        }
        if self.port == 0 {
            return Err(wrong("port", "0"));
        }
        if self.sent_copy && self.imap_server.is_empty() {
            return Err(wrong("imap_server", ""));
        }
        Ok(Account {
            name: self.name.clone(),
            address,
            server,
            method,
            own_copy: self.own_copy,
            per_minute: self.per_minute,
            per_day: self.per_day.into(),
            hours: Some(self.hours.clone()).filter(|hours| !hours.is_empty()),
            settings: self,
        })
    }

    fn check_texts(&self) -> Result<(), Problem> {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if self.name.is_empty()
            || self.name.chars().count() > MAX_NAME
            || !self.name.chars().all(is_name)
            || self.name.starts_with('.')
        {
            return Err(wrong("name", &self.name));
        }
        let texts = [
            ("server", &self.server),
            ("user", &self.user),
            ("client_id", &self.client_id),
            ("authorize_url", &self.authorize_url),
            ("token_url", &self.token_url),
            ("device_url", &self.device_url),
            ("scopes", &self.scopes),
            ("sent_folder", &self.sent_folder),
            ("imap_server", &self.imap_server),
            ("hours", &self.hours),
            ("proxy", &self.proxy),
            ("password_command", &self.password_command),
        ];
        let cannot_be = |text: &str| text.chars().count() > MAX_SETTING || text.chars().any(char::is_control);
        match texts.into_iter().find(|(_, text)| cannot_be(text)) {
            Some((field, text)) => Err(wrong(field, text)),
            None if self.roots.len() > MAX_ROOTS => Err(wrong("roots", "")),
            None => Ok(()),
        }
    }

    fn security(&self) -> Result<Security, Problem> {
        match self.security.as_str() {
            "tls" => Ok(Security::Tls),
            "starttls" => Ok(Security::StartTls),
            "plain" if is_here(&self.server) => Ok(Security::LoopbackPlain),
            "plain" => Err(Problem::error(Code("mail.plain_refused")).arg("account", &self.name)),
            other => Err(wrong("security", other)),
        }
    }

    fn method(&self) -> Result<Method, Problem> {
        match self.method.as_str() {
            "password" => Ok(Method::Password),
            "oauth2" => Ok(Method::OAuth2),
            "none" => Ok(Method::None),
            other => Err(wrong("method", other)),
        }
    }

    fn proxy(&self) -> Result<Option<Proxy>, Problem> {
        if self.proxy.is_empty() {
            return Ok(None);
        }
        let (scheme, rest) = self.proxy.split_once("://").unwrap_or_default();
        let kind = match scheme {
            "socks5" | "socks5h" => ProxyKind::Socks5,
            "http" => ProxyKind::Http,
            _ => return Err(wrong("proxy", &self.proxy)),
        };
        let (host, port) = rest.trim_end_matches('/').rsplit_once(':').unwrap_or_default();
        let host = host.trim_start_matches('[').trim_end_matches(']');
        // A login of the proxy would be a secret in the store.
        match port.parse() {
            Ok(port) if !host.is_empty() && !host.contains(['@', '/']) => {
                Ok(Some(Proxy { kind, host: host.to_owned(), port, login: None }))
            }
            _ => Err(wrong("proxy", &self.proxy)),
        }
    }
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn wrong(field: &'static str, value: &str) -> Problem {
    Problem::error(code::SETTING).arg("setting", field).arg("value", value.chars().take(100).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            name: "office".into(),
            address: "office@society.example".into(),
            server: "mail.society.example".into(),
            port: 465,
            security: "tls".into(),
            method: "password".into(),
            user: "office".into(),
            ..Settings::default()
        }
    }

    #[test]
    fn what_can_be_and_what_not() {
        assert!(settings().checked().is_ok());
        let change = |change: &dyn Fn(&mut Settings)| {
            let mut settings = settings();
            change(&mut settings);
            settings.checked().map(|_| ()).map_err(|problem| problem.code.0)
        };
        type Case<'a> = (&'a dyn Fn(&mut Settings), Result<(), &'a str>);
        let cases: [Case<'_>; 18] = [
            (&|s| s.proxy = "socks5://127.0.0.1:9050".into(), Ok(())),
            (&|s| s.proxy = "http://[::1]:8080/".into(), Ok(())),
            (&|s| s.proxy = "socks5://user:secret@proxy.example:1080".into(), Err("mail.setting")),
            (&|s| s.proxy = "ftp://x:1".into(), Err("mail.setting")),
            (&|s| s.name = "../x".into(), Err("mail.setting")),
            (&|s| s.name = "مكتب".into(), Ok(())),
            (&|s| s.address = "office".into(), Err("mail.address")),
            (&|s| s.security = "none".into(), Err("mail.setting")),
            (&|s| s.security = "plain".into(), Err("mail.plain_refused")),
            (&|s| (s.security, s.server) = ("plain".into(), "127.0.0.1".into()), Ok(())),
            (&|s| s.port = 0, Err("mail.setting")),
            (&|s| s.hours = "09:00-17:00".into(), Ok(())),
            (&|s| s.hours = "9 to 5".into(), Err("mail.setting")),
            (&|s| s.method = "oauth2".into(), Err("mail.setting")),
            (&|s| (s.method, s.provider, s.client_id) = ("oauth2".into(), "google".into(), "x".into()), Ok(())),
            (&|s| s.user = "a\r\nb".into(), Err("mail.setting")),
            (&|s| s.sent_copy = true, Err("mail.setting")),
            (&|s| (s.sent_copy, s.imap_server) = (true, "imap.society.example".into()), Ok(())),
        ];
        for (number, (with, expected)) in cases.iter().enumerate() {
            assert_eq!(change(with), *expected, "case {number}");
        }
    }

    #[test]
    fn kept_and_found_again() {
        let data = tempfile::tempdir().unwrap();
        let all = Settings {
            own_copy: true,
            sent_copy: true,
            roots: "-----BEGIN CERTIFICATE-----\n".into(),
            per_minute: 20,
            per_day: 500,
            hours: "09:00-17:00".into(),
            imap_server: "imap.society.example".into(),
            imap_port: 993,
            ..settings()
        };
        assert_eq!(find(Some(data.path()), "office").unwrap_err().code, code::NO_ACCOUNT);
        let mut store = Store::open(data.path()).unwrap();
        store.put_account(&settings()).unwrap();
        store.put_account(&all).unwrap();
        assert_eq!(store.accounts().unwrap().as_slice(), std::slice::from_ref(&all));
        drop(store);
        let found = find(Some(data.path()), "office").unwrap();
        assert_eq!(found.settings, all);
        assert_eq!((found.own_copy, found.per_day, found.hours.as_deref()), (true, 500, Some("09:00-17:00")));
        let mailbox = found.mailbox().unwrap();
        assert_eq!((mailbox.server.port, mailbox.server.security, mailbox.sent), (993, Security::Tls, None));
        assert_eq!(settings().checked().unwrap().mailbox(), None);
        let mut store = Store::open(data.path()).unwrap();
        assert!(store.remove_account("office").unwrap() && !store.remove_account("office").unwrap());
    }
}
