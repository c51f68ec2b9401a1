//! The identity a campaign signs with.

use jiff::Timestamp;
use risala_letter::{Code, Problem};
use risala_sign::{Identity, IdentityError, SignError, SignOptions};

use crate::folder::CAMPAIGN_FILE;
use crate::level::{Level, Signed};
use crate::messages::code;
use crate::opened::Opened;

/// The largest identity file.
pub const IDENTITY_LIMIT: u64 = 1 << 20;

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
        let unavailable = |_| Problem::error(code::NO_IDENTITY).arg("identity", name).file(CAMPAIGN_FILE);
        let file = opened.folder.bytes(name, IDENTITY_LIMIT).map_err(unavailable)?;
        let at = opened.moment.timestamp();
        let identity = Identity::from_pkcs12(&file, "").and_then(|identity| identity.check(at).map(|()| identity));
        let identity = identity.map_err(|error| of_identity(&error).file(name))?;
        let level = Level::new(settings.level, settings.tsa.as_deref(), settings.fallback);
        Ok(Some(Self { identity, at, level }))
    }

    /// The file with a signature.
    ///
    /// # Errors
    /// Why it cannot be signed.
    pub fn sign(&self, pdf: &[u8]) -> Result<Signed, Problem> {
        self.level.sign(pdf, &self.identity, self.at, &SignOptions::default())
    }
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
