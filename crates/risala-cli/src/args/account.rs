//! The arguments of `risala account`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Add an account to send from
    #[command(
        after_help = "The password is asked for and kept in the system's keyring. Letters leave by TLS only.\n\nExample:\n  risala account add office --address office@society.example\n  risala account add office --address office@society.example --server mail.society.example --port 465\n  risala account add office --address office@society.example --oauth google --client-id ID --client-secret-from FILE"
    )]
    Add(Box<Add>),
    /// Look up the settings of an address, and what its domain says of who may send; nothing is kept
    #[command(after_help = "Example:\n  risala account find office@society.example")]
    Find(Find),
    /// Connect and log in, without sending anything, and name the step that fails
    #[command(
        after_help = "What the sender's domain says of who may send (SPF, DKIM, DMARC) is looked up besides.\n\nExample:\n  risala account test office"
    )]
    Test(Test),
    /// Agree anew in the browser, when a consent has ended
    #[command(after_help = "Example:\n  risala account login office")]
    Login(Login),
    /// Let an account's password command run that a restored backup brought
    #[command(after_help = "Example:\n  risala account confirm office")]
    Confirm(Named),
    /// List the accounts
    #[command(after_help = "Example:\n  risala account list")]
    List,
    /// Show an account's settings
    #[command(after_help = "Example:\n  risala account show office")]
    Show(Named),
    /// Remove an account and its password
    #[command(after_help = "Example:\n  risala account remove office")]
    Remove(Named),
}

#[derive(Debug, Args)]
pub struct Named {
    /// The account
    pub name: String,
    #[command(flatten)]
    pub secret: Secret,
}

#[derive(Debug, Args)]
pub struct Find {
    /// The address
    pub address: String,
    #[command(flatten)]
    pub net: Asked,
}

#[derive(Debug, Args)]
pub struct Test {
    #[command(flatten)]
    pub named: Named,
    #[command(flatten)]
    pub net: Asked,
}

/// Who is asked about names.
#[derive(Debug, Args)]
pub struct Asked {
    /// Ask this name server (address, or address:port) instead of the system's
    #[arg(long, value_name = "ADDRESS")]
    pub dns: Option<String>,
}

#[derive(Debug, Args)]
pub struct Login {
    /// The account
    pub name: String,
    #[command(flatten)]
    pub consent: ConsentWay,
    #[command(flatten)]
    pub secret: Secret,
}

/// How a person agrees, and where the consent is kept.
#[derive(Debug, Args)]
pub struct ConsentWay {
    /// Agree by a code on any device, where this computer has no browser
    #[arg(long)]
    pub device: bool,
    /// Read the client's secret from the first line of a file, where the provider gives one (Google does)
    #[arg(long, value_name = "FILE")]
    pub client_secret_from: Option<PathBuf>,
    /// Hand the consent to this command's standard input instead of the keyring, such as
    /// "systemd-creds encrypt --name=office - /etc/credstore.encrypted/office"
    #[arg(long, value_name = "COMMAND")]
    pub hand_to: Option<String>,
}

/// OAuth2.
#[derive(Debug, Args)]
pub struct OAuth {
    /// Log in by a consent (OAuth2) instead of a password, at this provider
    #[arg(long, value_enum, value_name = "PROVIDER", requires = "client_id", conflicts_with = "method")]
    pub oauth: Option<ProviderName>,
    /// The organization's own client at the provider
    #[arg(long, value_name = "ID", requires = "oauth")]
    pub client_id: Option<String>,
    /// Where a person agrees, at an own provider or for one tenant
    #[arg(long, value_name = "URL", requires = "oauth")]
    pub authorize_url: Option<String>,
    /// Where tokens are given
    #[arg(long, value_name = "URL", requires = "oauth")]
    pub token_url: Option<String>,
    /// Where codes for other devices are given
    #[arg(long, value_name = "URL", requires = "oauth")]
    pub device_url: Option<String>,
    /// What is asked for, separated by spaces
    #[arg(long, value_name = "SCOPES", requires = "oauth")]
    pub scopes: Option<String>,
    #[command(flatten)]
    pub consent: ConsentWay,
}

/// How the password is come by. Never an argument: those are seen by every program.
#[derive(Debug, Args)]
pub struct Secret {
    /// Read the password from the first line of a file
    #[arg(long, value_name = "FILE", conflicts_with = "password_stdin")]
    pub password_file: Option<PathBuf>,
    /// Read the password from the first line of standard input
    #[arg(long)]
    pub password_stdin: bool,
}

#[derive(Debug, Args)]
pub struct Add {
    /// Its name, for --account
    pub name: String,
    /// The sender's address
    #[arg(long, value_name = "ADDRESS")]
    pub address: String,
    /// The server that takes letters (SMTP); else it is looked up
    #[arg(long, value_name = "HOST")]
    pub server: Option<String>,
    /// Its port; else 465 with TLS, 587 with STARTTLS
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// How the connection is protected; else by the port
    #[arg(long, value_enum)]
    pub security: Option<SecurityName>,
    /// How to log in
    #[arg(long, value_enum, default_value_t = MethodName::Password)]
    pub method: MethodName,
    /// The login name; else the address
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// Send a copy of each letter to the address itself
    #[arg(long)]
    pub own_copy: bool,
    /// Put a copy of each accepted letter into the mailbox's folder of what was sent, where the server keeps none itself
    #[arg(long, requires = "imap_server")]
    pub sent_copy: bool,
    /// The mailbox's server (IMAP), to find letters whose fate is not known
    #[arg(long, value_name = "HOST")]
    pub imap_server: Option<String>,
    /// Its port
    #[arg(long, value_name = "N", default_value_t = 993)]
    pub imap_port: u16,
    /// The folder in which the server keeps what was sent
    #[arg(long, value_name = "NAME")]
    pub sent_folder: Option<String>,
    /// Letters a minute; 0: no limit
    #[arg(long, value_name = "N", default_value_t = risala_engine::accounts::PER_MINUTE)]
    pub per_minute: u32,
    /// Letters in any 24 hours; 0: no limit
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub per_day: u32,
    /// Hours of the recipient's day in which letters leave, such as 09:00-17:00
    #[arg(long, value_name = "FROM-TO")]
    pub hours: Option<String>,
    /// A proxy: socks5://host:port or http://host:port
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,
    /// Trust these certificates (PEM) instead of the system's, for a private server
    #[arg(long, value_name = "PEM")]
    pub ca_file: Option<PathBuf>,
    /// Take the password from the first line that a command prints, at every sending
    #[arg(long, value_name = "COMMAND")]
    pub password_command: Option<String>,
    /// Take the place of the account of this name
    #[arg(long)]
    pub force: bool,
    /// Use the settings that are found without asking
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub net: Asked,
    #[command(flatten)]
    pub oauth: OAuth,
    #[command(flatten)]
    pub secret: Secret,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SecurityName {
    /// TLS from the first byte
    Tls,
    /// TLS after STARTTLS
    Starttls,
    /// None, to this computer alone, for tests
    Plain,
}

impl SecurityName {
    pub fn word(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::Starttls => "starttls",
            Self::Plain => "plain",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MethodName {
    /// By a password
    Password,
    /// Not at all
    None,
}

impl MethodName {
    pub fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::None => "none",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProviderName {
    /// Gmail and Google Workspace
    Google,
    /// Microsoft 365 and Outlook.com
    Microsoft,
    /// One of your own, with --authorize-url and --token-url
    Own,
}

impl ProviderName {
    pub fn word(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Microsoft => "microsoft",
            Self::Own => "own",
        }
    }
}
