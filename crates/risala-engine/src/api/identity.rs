//! Identities: made, listed, shown, and opened for the window.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Span;
use jiff::tz::TimeZone;
use risala_letter::{Lang, Problem};
use risala_sign::{CertificateInfo, Holder, Identity, self_made};

use super::report::{IdentityEntry, IdentityListReport, IdentityReport, ReaderEntry, UnlockReport};
use super::{Failure, Source, open};
use crate::clock;
use crate::folder::CampaignFolder;
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::output::{OutputFolder, write_file, write_private_file};
use crate::secret::Password;
use crate::signer::{missing_chain, of_identity};
use crate::vault::{Found, Given, Vault};

/// Characters of a new identity's password, at least.
const MIN_PASSWORD: usize = 8;
/// Characters of an identity's name, at most.
const MAX_NAME: usize = 64;
/// Characters of a line of base64 in PEM (RFC 7468).
const PEM_LINE: usize = 64;

/// An identity to show.
#[derive(Debug, Clone, Default)]
pub struct IdentityRequest {
    /// A PKCS#12 file, one of those kept here by its name, or a token's `pkcs11:` address.
    pub identity: String,
    /// Opens it.
    pub vault: Vault,
    /// Have the keyring remember its password.
    pub remember: bool,
    /// Have the keyring forget its password.
    pub forget: bool,
    /// Write its certificate into this file, PEM.
    pub certificate: Option<PathBuf>,
    /// The moment for which it is checked; else now.
    pub date: Option<String>,
}

/// An identity to make.
#[derive(Debug, Clone, Default)]
pub struct NewIdentity {
    /// Name of its file, without the extension.
    pub name: String,
    /// The name that readers show, in one script.
    pub common_name: String,
    /// Names of the organization, each in one script.
    pub organizations: Vec<String>,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Years of its validity.
    pub years: u8,
    /// Its password.
    pub password: Password,
    /// Have the keyring remember the password.
    pub remember: bool,
    /// Where it is kept.
    pub vault: Vault,
    /// First day of its validity; else today.
    pub date: Option<String>,
}

/// Shows what an identity is, and what readers show of its signatures.
///
/// # Errors
/// It does not open, or its certificate could not be written.
pub fn show_identity(request: &IdentityRequest, lang: Lang) -> Result<IdentityReport, Failure> {
    shown(request, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn shown(request: &IdentityRequest, messages: &Messages) -> Result<IdentityReport, Problem> {
    let at = clock::moment(request.date.as_deref(), &TimeZone::UTC)?.timestamp();
    let found = request.vault.named(&request.identity)?;
    let mut problems = Vec::new();
    if request.forget {
        problems.extend(found.forget().err());
    }
    let (identity, password) = request.vault.open(&found)?;
    if let Some(password) = password.filter(|_| request.remember) {
        problems.extend(found.remember(&password).err());
    }
    if let Some(path) = &request.certificate {
        write_certificate(&identity, path)?;
    }
    problems.extend(identity.check(at).err().map(|error| of_identity(&error)));
    problems.extend(missing_chain(&identity));
    Ok(report(&found, identity.info(), chain(&identity), messages, &problems))
}

/// Makes an organization's own identity and keeps it in the data folder.
///
/// # Errors
/// A name or the password cannot be taken, or the file not be written.
pub fn new_identity(request: &NewIdentity, lang: Lang) -> Result<IdentityReport, Failure> {
    made(request, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn made(request: &NewIdentity, messages: &Messages) -> Result<IdentityReport, Problem> {
    let name = checked_name(&request.name)?;
    if request.password.reveal().chars().count() < MIN_PASSWORD {
        return Err(Problem::error(code::PASSWORD_SHORT).arg("limit", MIN_PASSWORD));
    }
    let from = clock::moment(request.date.as_deref(), &TimeZone::UTC)?.date();
    let until = from.saturating_add(Span::new().years(request.years));
    let holder = Holder {
        common_name: request.common_name.clone(),
        organizations: request.organizations.clone(),
        country: request.country.clone(),
    };
    let folder = OutputFolder::open(&request.vault.folder()?, false)?;
    let (file, info) =
        self_made(&holder, from, until, request.password.reveal()).map_err(|error| of_identity(&error))?;
    write_private_file(&folder.path().join(format!("{name}.p12")), &file, false)?;
    let found = request.vault.named(name)?;
    let mut problems = Vec::new();
    if request.remember {
        problems.extend(found.remember(&request.password).err());
    }
    if request.organizations.len() == 1 {
        problems.push(Problem::warning(code::ONE_LANGUAGE));
    }
    Ok(report(&found, &info, vec![info.subject.clone()], messages, &problems))
}

/// The identities kept in the data folder, opened as far as no person need be asked.
///
/// # Errors
/// The system does not say where data belongs.
pub fn identities(vault: &Vault, lang: Lang) -> Result<IdentityListReport, Failure> {
    let messages = Messages::for_lang(lang);
    let failed = |problem| Failure::new([&problem], lang);
    let quiet = Vault { ask: None, ..vault.clone() };
    let folder = vault.folder().map_err(failed)?.display().to_string();
    let files = vault.files().map_err(failed)?;
    let identities = files.iter().map(|(name, path)| entry(name, path, &quiet, &messages)).collect();
    Ok(IdentityListReport { schema: 1, folder, identities })
}

fn entry(name: &str, path: &Path, vault: &Vault, messages: &Messages) -> IdentityEntry {
    let opened = vault.named(&path.display().to_string()).and_then(|found| vault.open(&found));
    let entry = |state: &str, info: Option<&CertificateInfo>, problems: &[Problem]| IdentityEntry {
        name: name.to_owned(),
        state: state.to_owned(),
        subject: info.map(|info| info.subject.clone()).unwrap_or_default(),
        not_after: info.map(|info| info.not_after.to_string()).unwrap_or_default(),
        problems: messages.problems(problems),
    };
    match opened {
        Ok((identity, _)) => {
            let wrong = identity.check(clock::now()).err().map(|error| of_identity(&error));
            entry("open", Some(identity.info()), &Vec::from_iter(wrong))
        }
        Err(problem) if code::FOR_WANT_OF_A_PASSWORD.contains(&problem.code) => entry("locked", None, &[]),
        Err(problem) => entry("unusable", None, &[problem]),
    }
}

/// Opens a campaign's identity with what a person typed and, if they wish, has the keyring remember it.
///
/// # Errors
/// The password does not open it; nothing is remembered then.
pub fn unlock(source: &Source, password: Password, remember: bool, lang: Lang) -> Result<UnlockReport, Failure> {
    let failed = |problem: Problem| Failure::new([&problem], lang);
    let vault = Vault { given: Some(Given::Password(password.clone())), ..source.vault.clone() };
    let found = campaign_identity(source, &vault).map_err(failed)?;
    vault.open(&found).map_err(failed)?;
    let refused = if remember { found.remember(&password).err() } else { None };
    let campaign = open(&Source { vault, ..source.clone() }, lang)?;
    Ok(UnlockReport { schema: 1, campaign, problems: Messages::for_lang(lang).problems(&refused) })
}

fn campaign_identity(source: &Source, vault: &Vault) -> Result<Found, Problem> {
    let first = |problems: Vec<Problem>| problems.into_iter().next().unwrap_or(Problem::error(code::NOT_SIGNED));
    let opened = Opened::read(source).map_err(first)?;
    let folder = CampaignFolder::open(&source.folder)?;
    let name = opened.campaign.signing.identity.ok_or_else(|| Problem::error(code::NOT_SIGNED))?;
    vault.of_campaign(&folder, &name)
}

fn report(
    found: &Found,
    info: &CertificateInfo,
    chain: Vec<String>,
    messages: &Messages,
    problems: &[Problem],
) -> IdentityReport {
    IdentityReport {
        schema: 1,
        name: found.name.clone(),
        file: found.path().map(|path| path.display().to_string()).unwrap_or_default(),
        subject: info.subject.clone(),
        issuer: info.issuer.clone(),
        serial: info.serial.clone(),
        not_before: info.not_before.to_string(),
        not_after: info.not_after.to_string(),
        sha256: info.sha256.clone(),
        key: info.key.to_owned(),
        usages: info.usages.iter().map(|usage| (*usage).to_owned()).collect(),
        self_made: info.self_made,
        chain,
        remembered: found.is_remembered(),
        readers: readers(info.self_made, messages),
        advice: advice(info.self_made, messages),
        problems: messages.problems(problems),
    }
}

fn chain(identity: &Identity) -> Vec<String> {
    identity.certificates().iter().map(|certificate| certificate.info().subject).collect()
}

/// What common readers show, as of the day this was written.
fn readers(self_made: bool, messages: &Messages) -> Vec<ReaderEntry> {
    let kind = if self_made { "self_made" } else { "issued" };
    let entry = |reader: &str| ReaderEntry {
        reader: messages.text(&format!("identity-reader_{reader}"), &[]),
        shows: messages.text(&format!("identity-shows_{reader}"), &[("kind", kind)]),
    };
    ["acrobat", "free", "browsers", "risala"].map(entry).into()
}

/// What can be done where readers do not know a certificate.
fn advice(self_made: bool, messages: &Messages) -> Vec<String> {
    if !self_made {
        return Vec::new();
    }
    ["publish", "authority", "unsigned", "ink"].map(|way| messages.text(&format!("identity-advice_{way}"), &[])).into()
}

fn write_certificate(identity: &Identity, path: &Path) -> Result<(), Problem> {
    let Some(own) = identity.certificates().first() else {
        return Ok(());
    };
    let text = STANDARD.encode(own.der());
    let lines: Vec<&str> = text.as_bytes().chunks(PEM_LINE).filter_map(|line| str::from_utf8(line).ok()).collect();
    let pem = format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"));
    write_file(path, pem.as_bytes(), false)
}

/// The name, when a file can have it on every system.
fn checked_name(name: &str) -> Result<&str, Problem> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let fits = (1..=MAX_NAME).contains(&name.chars().count()) && name.chars().all(is_plain);
    if fits { Ok(name) } else { Err(Problem::error(code::IDENTITY_NAME).arg("name", name)) }
}
