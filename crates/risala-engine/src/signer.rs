//! The identity a campaign signs with.

use jiff::Timestamp;
use risala_letter::{Code, Problem};
use risala_sign::{Identity, IdentityError, SignError, SignOptions};

use crate::folder::{CAMPAIGN_FILE, CampaignFolder};
use crate::level::{Level, Signed};
use crate::messages::code;
use crate::opened::Opened;
use crate::vault::Vault;

/// An identity that is ready to sign at the letters' moment.
pub struct Signer {
    identity: Identity,
    at: Timestamp,
    level: Level,
}

impl Signer {
    /// The campaign's signer; none when it names no identity.
    ///
    /// # Errors
    /// The identity is named but cannot be used: then no letter may be made.
    pub fn of(opened: &Opened) -> Result<Option<Self>, Problem> {
        let settings = &opened.campaign.signing;
        let Some(name) = settings.identity.as_deref() else {
            return Ok(None);
        };
        let at = opened.moment.timestamp();
        let level = Level::new(settings.level, settings.tsa.as_deref(), settings.fallback);
        let identity =
            opened_identity(&opened.vault, &opened.folder, name, at).map_err(|problem| problem.file(CAMPAIGN_FILE))?;
        Ok(Some(Self { identity, at, level }))
    }

    /// The file with a signature.
    ///
    /// # Errors
    /// Why it cannot be signed.
    pub fn sign(&self, pdf: Vec<u8>) -> Result<Signed, Problem> {
        self.level.sign(pdf, &self.identity, self.at, &SignOptions::default())
    }

    /// What readers of the letters will stumble over, though they can be signed.
    pub fn notices(&self) -> Vec<Problem> {
        missing_chain(&self.identity).into_iter().collect()
    }

    /// As [`notices`](Self::notices), and what readers show of the signature.
    pub fn forewarnings(&self) -> Vec<Problem> {
        let info = self.identity.info();
        let self_made = info.self_made.then(|| Problem::warning(code::SELF_MADE).arg("name", &info.name));
        self.notices().into_iter().chain(self_made).map(|problem| problem.file(CAMPAIGN_FILE)).collect()
    }
}

/// The identity that a campaign names, if it may sign at this moment.
fn opened_identity(vault: &Vault, folder: &CampaignFolder, name: &str, at: Timestamp) -> Result<Identity, Problem> {
    let (identity, _) = vault.open(&vault.of_campaign(folder, name)?)?;
    identity.check(at).map_err(|error| of_identity(&error))?;
    Ok(identity)
}

/// That the issuer's certificate is not with the identity.
pub fn missing_chain(identity: &Identity) -> Option<Problem> {
    let info = identity.info();
    let problem = || Problem::warning(code::MISSING_CHAIN).arg("name", &info.name).arg("issuer", &info.issuer);
    identity.lacks_issuer().then(problem)
}

/// What is wrong with an identity.
pub fn of_identity(error: &IdentityError) -> Problem {
    with_args(error.code(), error.args())
}

/// Why a file cannot be signed or verified.
pub fn of_signing(error: &SignError) -> Problem {
    with_args(error.code(), error.args())
}

fn with_args(code: &'static str, args: Vec<(&'static str, String)>) -> Problem {
    args.into_iter().fold(Problem::error(Code(code)), |problem, (name, value)| problem.arg(name, value))
}
