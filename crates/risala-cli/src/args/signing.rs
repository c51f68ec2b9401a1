//! The arguments of seals, signatures and identities.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use risala_engine::SigningLevel;

/// How an identity's password is come by; else from the keyring, or asked for on a terminal.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct Unlock {
    /// Read the identity's password or PIN from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub identity_password_file: Option<PathBuf>,
    /// Read the identity's password or PIN from the first line of standard input
    #[arg(long)]
    pub password_stdin: bool,
    /// Take the identity's password or PIN from the first line that a command prints (also RISALA_IDENTITY_PASSWORD_COMMAND)
    #[arg(long, value_name = "COMMAND")]
    pub identity_password_command: Option<String>,
}

#[derive(Debug, Args)]
pub struct Seal {
    /// The campaign folder
    pub dir: PathBuf,
    /// Compare with the seal there is: name every letter that would differ, and seal nothing
    #[arg(long, conflicts_with_all = ["approver", "force"])]
    pub check: bool,
    /// Write the list of the letters under seal as a PDF, to be signed by whoever approves them, on any machine
    #[arg(long, value_name = "PDF", conflicts_with_all = ["check", "approver"])]
    pub proof: Option<PathBuf>,
    /// Record the signed list as the approval of the seal
    #[arg(long, value_name = "PDF", conflicts_with_all = ["check", "approver", "proof"])]
    pub approval: Option<PathBuf>,
    /// Who approves the letters
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub approver: String,
    /// Date of the letters, 2026-03-31 or RFC 3339; else now, or with --check the seal's
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Take the place of the wave's seal, which is kept as seals/WAVE.N.json; with --proof or --approval, of that file
    #[arg(long)]
    pub force: bool,
    /// Letters made at the same time; else one for each core
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// The PDF
    pub file: PathBuf,
    /// The identity: a PKCS#12 file, one that `identity list` shows, or a token (pkcs11:token=…;object=…)
    #[arg(long, value_name = "P12")]
    pub identity: String,
    /// The signed PDF to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Level of the signature: B-T adds a timestamp, B-LT what later verifiers need, B-LTA a timestamp of all that
    #[arg(long, value_enum, ignore_case = true, value_name = "LEVEL", default_value = "B-B")]
    pub level: LevelName,
    /// Address of the time-stamping authority (RFC 3161)
    #[arg(long, value_name = "URL", required_if_eq_any = [("level", "B-T"), ("level", "B-LT"), ("level", "B-LTA")])]
    pub tsa: Option<String>,
    /// Sign at B-B, with a warning, when an authority fails
    #[arg(long)]
    pub fallback: bool,
    #[command(flatten)]
    pub unlock: Unlock,
    /// Time of signing, RFC 3339; else now
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Overwrite the file
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The PDFs
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Certificates to trust, PEM
    #[arg(long, value_name = "PEM")]
    pub trust: Vec<PathBuf>,
    /// Fail when a signature is whole but not trusted
    #[arg(long)]
    pub require_trust: bool,
}

#[derive(Debug, Subcommand)]
pub enum IdentityCommand {
    /// Make an organization's own certificate (ECDSA P-256) in a file under a password
    #[command(
        after_help = "Readers do not know a self-made certificate: `risala identity show` tells what they show.\n\nExample:\n  risala identity new society --common-name \"Syrian Computer Society\" \\\n    --organization \"Syrian Computer Society\" --organization \"الجمعية العلمية السورية للمعلوماتية\" --country SY --remember"
    )]
    New(NewIdentity),
    /// List the identities kept in the data folder
    #[command(after_help = "Example:\n  risala identity list")]
    List {
        #[command(flatten)]
        unlock: Unlock,
    },
    /// Show what an identity is, and how common readers show its signatures
    #[command(
        after_help = "Example:\n  risala identity show society --remember\n  risala identity show \"pkcs11:token=Society;object=signing?module-path=/usr/lib/softhsm/libsofthsm2.so\""
    )]
    Show(ShowIdentity),
}

#[derive(Debug, Args)]
pub struct NewIdentity {
    /// Its name, as it will stand under [signing] in campaign.toml
    pub name: String,
    /// The name that readers show, in one script
    #[arg(long, value_name = "NAME")]
    pub common_name: String,
    /// The organization's name in one script; give it twice for both languages
    #[arg(long, value_name = "NAME", required = true)]
    pub organization: Vec<String>,
    /// The organization's country, two capital letters
    #[arg(long, value_name = "CODE")]
    pub country: String,
    /// Years of its validity
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=10))]
    pub years: u8,
    /// First day of its validity; else today
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Have the keyring remember the password
    #[arg(long)]
    pub remember: bool,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Args)]
pub struct ShowIdentity {
    /// A PKCS#12 file, one that `identity list` shows, or a token (pkcs11:token=…;object=…)
    pub identity: String,
    /// Have the keyring remember the password or PIN, once it has opened the identity
    #[arg(long, conflicts_with = "forget")]
    pub remember: bool,
    /// Have the keyring forget the password or PIN
    #[arg(long)]
    pub forget: bool,
    /// Write the certificate into this file (PEM), to be published or given to recipients
    #[arg(long, value_name = "PEM")]
    pub certificate: Option<PathBuf>,
    /// The moment for which it is checked; else now
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LevelName {
    #[value(name = "B-B")]
    Basic,
    #[value(name = "B-T")]
    Timestamp,
    #[value(name = "B-LT")]
    LongTerm,
    #[value(name = "B-LTA")]
    Archive,
}

impl From<LevelName> for SigningLevel {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Basic => Self::Basic,
            LevelName::Timestamp => Self::Timestamp,
            LevelName::LongTerm => Self::LongTerm,
            LevelName::Archive => Self::Archive,
        }
    }
}
