//! Where identities are kept, and how they are opened.
//!
//! A password comes from the way that the user chose. Without one the identity is tried without a password, then
//! with what the environment gives a program that runs alone, then with what the keyring remembers; at last a
//! person is asked, where there is one. A password is never an argument of the command line: those are seen by
//! every program and kept in histories.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use risala_letter::{Code, Problem};
use risala_sign::{Identity, IdentityError, Token, TokenUri};

use crate::blobs::sha256;
use crate::command::first_line_of;
use crate::data;
use crate::folder::{CampaignFolder, read_bounded};
use crate::keyring::{self, KeyringError};
use crate::messages::code;
use crate::modules;
use crate::secret::Password;
use crate::signer::of_identity;

/// The largest identity file.
pub const IDENTITY_LIMIT: u64 = 1 << 20;
/// The largest password file.
const PASSWORD_LIMIT: u64 = 64 << 10;
/// The folder of identities in the data folder.
const FOLDER: &str = "identities";
/// What identity files are called.
const EXTENSIONS: &[&str] = &["p12", "pfx"];
/// How often a person is asked for a file's password.
const TRIES: usize = 3;
/// The command that gives the password, for programs that run alone.
const COMMAND_VARIABLE: &str = "RISALA_IDENTITY_PASSWORD_COMMAND";
/// Where systemd puts a service's secrets, and the name of this one.
const CREDENTIALS_VARIABLE: &str = "CREDENTIALS_DIRECTORY";
const CREDENTIAL: &str = "risala-identity-password";

/// The way to a password that the user chose.
#[derive(Debug, Clone)]
pub enum Given {
    /// The password itself, as typed or piped.
    Password(Password),
    /// The first line of a file.
    File(PathBuf),
    /// The first line that a command prints.
    Command(String),
}

/// What a person is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question<'a> {
    /// The identity's name.
    pub identity: &'a str,
    /// Whether it is a token's PIN.
    pub is_pin: bool,
    /// Whether the last answer was wrong.
    pub again: bool,
}

/// Asks a person; none when they give no answer.
pub type Ask = Arc<dyn Fn(Question<'_>) -> Option<Password> + Send + Sync>;

/// Where identities are kept, and how their passwords are come by.
#[derive(Clone, Default)]
pub struct Vault {
    /// The data folder; else that of `RISALA_DATA` or the platform's.
    pub data: Option<PathBuf>,
    /// The way that the user chose.
    pub given: Option<Given>,
    /// Asks a person, where there is one.
    pub ask: Option<Ask>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Vault({:?}, {:?}, {})", self.data, self.given, self.ask.is_some())
    }
}

/// An identity that was found, not yet opened.
#[derive(Debug)]
pub struct Found {
    /// Its name as the user wrote it.
    pub name: String,
    source: Source,
    /// Under which the keyring remembers its password: by what it is, not by where it lies.
    entry: String,
}

#[derive(Debug)]
enum Source {
    File { path: PathBuf, bytes: Vec<u8> },
    Token { token: Box<Token>, uri: TokenUri },
}

impl Found {
    fn file(name: &str, path: PathBuf) -> Result<Self, Problem> {
        let bytes = read_bounded(&path, IDENTITY_LIMIT)?;
        let entry = format!("identity:{}", sha256(&bytes));
        Ok(Self { name: name.to_owned(), source: Source::File { path, bytes }, entry })
    }

    fn token(name: &str, is_from_campaign: bool) -> Result<Self, Problem> {
        let wrong = |error: &IdentityError| of_identity(error);
        let uri = TokenUri::parse(name).map_err(|error| wrong(&error))?;
        let module = modules::module(uri.module(), is_from_campaign)?;
        let token = Token::find(&module, &uri).map(Box::new).map_err(|error| wrong(&error))?;
        let entry = format!("token:{}:{}", token.serial(), token.label());
        Ok(Self { name: name.to_owned(), source: Source::Token { token, uri }, entry })
    }

    /// Its file, unless it is on a token.
    pub fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::File { path, .. } => Some(path),
            Source::Token { .. } => None,
        }
    }

    /// Whether the keyring remembers its password.
    pub fn is_remembered(&self) -> bool {
        keyring::recall(&self.entry).is_ok()
    }

    /// Forgets its password.
    ///
    /// # Errors
    /// The keyring cannot be asked.
    pub fn forget(&self) -> Result<(), Problem> {
        match keyring::forget(&self.entry) {
            Ok(()) | Err(KeyringError::Missing) => Ok(()),
            Err(error) => Err(self.not_kept(error)),
        }
    }

    /// Has the keyring remember its password.
    ///
    /// # Errors
    /// The keyring does not take it.
    pub fn remember(&self, password: &Password) -> Result<(), Problem> {
        keyring::remember(&self.entry, password).map_err(|error| self.not_kept(error))
    }

    fn not_kept(&self, error: KeyringError) -> Problem {
        let why = match error {
            KeyringError::Absent => "absent",
            KeyringError::Locked => "locked",
            KeyringError::Missing | KeyringError::Failed => "failed",
        };
        Problem::warning(code::NOT_REMEMBERED).arg("identity", &self.name).arg("why", why)
    }

    /// Opens it with this password, or with none.
    ///
    /// # Errors
    /// It does not open.
    pub fn open_with(&self, password: Option<&Password>) -> Result<Identity, IdentityError> {
        match &self.source {
            Source::File { bytes, .. } => Identity::from_pkcs12(bytes, password.map_or("", Password::reveal)),
            Source::Token { token, uri } => token.open(uri, password.map(Password::reveal)),
        }
    }

    /// Opens it if it needs no password. A token is not tried without its PIN: wrong ones are counted.
    fn open_freely(&self) -> Option<Result<Identity, IdentityError>> {
        match &self.source {
            Source::Token { token, .. } if token.needs_pin() => None,
            _ => Some(self.open_with(None)).filter(|opened| !matches!(opened, Err(IdentityError::WrongPassword))),
        }
    }

    fn is_token(&self) -> bool {
        matches!(self.source, Source::Token { .. })
    }

    fn problem(&self, error: &IdentityError) -> Problem {
        of_identity(error).arg("identity", &self.name)
    }
}

impl Vault {
    /// The identity that a campaign names: a file of its folder, one of the identities kept here, or a token.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn of_campaign(&self, folder: &CampaignFolder, name: &str) -> Result<Found, Problem> {
        if TokenUri::is_one(name) {
            return Found::token(name, true);
        }
        match folder.resolve(name) {
            Ok(path) => Found::file(name, path),
            Err(problem) if problem.code == code::NOT_FOUND => self.kept(name),
            Err(problem) => Err(problem),
        }
    }

    /// The identity that a person names: a file, one of the identities kept here, or a token.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn named(&self, name: &str) -> Result<Found, Problem> {
        if TokenUri::is_one(name) {
            return Found::token(name, false);
        }
        let path = Path::new(name);
        if path.is_file() { Found::file(name, path.to_owned()) } else { self.kept(name) }
    }

    /// The folder of the identities kept here.
    ///
    /// # Errors
    /// This system does not say where data belongs.
    pub fn folder(&self) -> Result<PathBuf, Problem> {
        let data = data::folder(self.data.as_deref()).ok_or_else(|| Problem::error(code::NO_DATA_FOLDER))?;
        Ok(data.join(FOLDER))
    }

    /// Names and paths of the identity files kept here, sorted.
    ///
    /// # Errors
    /// As [`folder`](Self::folder).
    pub fn files(&self) -> Result<Vec<(String, PathBuf)>, Problem> {
        let entries = std::fs::read_dir(self.folder()?).into_iter().flatten().flatten();
        let is_identity = |path: &PathBuf| {
            let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
            extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
        };
        let files = entries.map(|entry| entry.path()).filter(is_identity);
        let named = |path: PathBuf| Some((path.file_name()?.to_string_lossy().into_owned(), path));
        let mut files: Vec<_> = files.filter_map(named).collect();
        files.sort();
        Ok(files)
    }

    fn kept(&self, name: &str) -> Result<Found, Problem> {
        let missing = || Problem::error(code::NO_IDENTITY).arg("identity", name);
        if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(missing());
        }
        let stem = |file: &str| file.rsplit_once('.').map_or_else(String::new, |(stem, _)| stem.to_owned());
        let files = self.files().unwrap_or_default();
        let found = files.iter().find(|(file, _)| file == name).or_else(|| files.iter().find(|f| stem(&f.0) == name));
        found.map_or_else(|| Err(missing()), |(_, path)| Found::file(name, path.clone()))
    }

    /// Opens an identity, and tells the password that opened it.
    ///
    /// # Errors
    /// It does not open, or its password is not to be had.
    pub fn open(&self, found: &Found) -> Result<(Identity, Option<Password>), Problem> {
        if let Some(given) = &self.given {
            return Self::with(found, given.password()?);
        }
        if let Some(opened) = found.open_freely() {
            return opened.map(|identity| (identity, None)).map_err(|error| found.problem(&error));
        }
        if let Some(given) = from_environment() {
            return Self::with(found, given.password()?);
        }
        let recalled = keyring::recall(&found.entry);
        if let Ok(password) = &recalled {
            match found.open_with(Some(password)) {
                Err(IdentityError::WrongPassword) => {}
                Err(IdentityError::WrongPin) => {
                    // The PIN was changed. Trying the old one again would lock the token.
                    let _ = keyring::forget(&found.entry);
                }
                opened => {
                    let identity = opened.map_err(|error| found.problem(&error))?;
                    return Ok((identity, Some(password.clone())));
                }
            }
        }
        self.asked(found, recalled.err())
    }

    fn with(found: &Found, password: Password) -> Result<(Identity, Option<Password>), Problem> {
        let identity = found.open_with(Some(&password)).map_err(|error| found.problem(&error))?;
        Ok((identity, Some(password)))
    }

    /// Asks a person; else says what would help, by what the keyring said.
    fn asked(&self, found: &Found, keyring: Option<KeyringError>) -> Result<(Identity, Option<Password>), Problem> {
        let wrong = if found.is_token() { IdentityError::WrongPin } else { IdentityError::WrongPassword };
        let mut again = keyring.is_none();
        // A token counts wrong answers itself.
        let tries = if found.is_token() { 1 } else { TRIES };
        for _ in 0..tries {
            let question = Question { identity: &found.name, is_pin: found.is_token(), again };
            let Some(password) = self.ask.as_ref().and_then(|ask| ask(question)) else {
                break;
            };
            match found.open_with(Some(&password)) {
                Err(IdentityError::WrongPassword) => again = true,
                opened => {
                    let identity = opened.map_err(|error| found.problem(&error))?;
                    return Ok((identity, Some(password)));
                }
            }
        }
        if again {
            return Err(found.problem(&wrong));
        }
        let code = keyring.map_or(code::PASSWORD_NEEDED, needed);
        Err(Problem::error(code).arg("identity", &found.name))
    }
}

/// What it means that the keyring gave no password.
fn needed(error: KeyringError) -> Code {
    match error {
        KeyringError::Missing => code::PASSWORD_NEEDED,
        KeyringError::Absent => code::KEYRING_ABSENT,
        KeyringError::Locked => code::KEYRING_LOCKED,
        KeyringError::Failed => code::KEYRING_FAILED,
    }
}

impl Given {
    /// The password.
    ///
    /// # Errors
    /// The file or the command gives none.
    pub fn password(&self) -> Result<Password, Problem> {
        match self {
            Self::Password(password) => Ok(password.clone()),
            Self::File(path) => {
                let bytes = zeroize::Zeroizing::new(read_bounded(path, PASSWORD_LIMIT)?);
                Password::first_line(&bytes)
                    .ok_or_else(|| Problem::error(code::PASSWORD_FILE).arg("path", path.display()))
            }
            Self::Command(command) => first_line_of(command),
        }
    }
}

/// What a service or a scheduled run was given for its password.
fn from_environment() -> Option<Given> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(command) = set(COMMAND_VARIABLE) {
        return Some(Given::Command(command.to_string_lossy().into_owned()));
    }
    let path = Path::new(&set(CREDENTIALS_VARIABLE)?).join(CREDENTIAL);
    path.is_file().then_some(Given::File(path))
}
