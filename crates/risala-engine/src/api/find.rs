//! Settings found from an address, and what its domain says of who may send.

use risala_letter::{Code, Lang, Problem};
use risala_mail::{Address, Security};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::report::ProblemEntry;
use crate::accounts::{Account, Settings};
use crate::discovery::sender::{self, Published};
use crate::discovery::{self, Found, Net, table};
use crate::messages::Messages;

/// Settings found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FoundReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The address.
    pub address: String,
    /// The provider's name, or empty.
    pub provider: String,
    /// `table`, `autoconfig`, `srv` or `guess`.
    pub source: String,
    /// The host, file or record that said so.
    pub by: String,
    /// The server that takes letters.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// `tls` or `starttls`.
    pub security: String,
    /// The mailbox's server (IMAP), or empty.
    pub imap_server: String,
    /// Its port.
    pub imap_port: u16,
    /// The login name.
    pub user: String,
    /// `password`, `app-password` or `oauth2`.
    pub secret: String,
    /// The provider's preset for OAuth2, or empty.
    pub oauth: String,
    /// Letters in 24 hours as far as is known; 0: not known.
    pub per_day: u32,
    /// What the domain says of who may send.
    pub sender: Option<SenderEntry>,
    /// What a person should know.
    pub problems: Vec<ProblemEntry>,
}

/// What a sender's domain has published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SenderEntry {
    /// The domain.
    pub domain: String,
    /// Whether anybody can have an address of it.
    pub free: bool,
    /// SPF: `provider`, `other`, `missing` or `broken`.
    pub spf: String,
    /// DKIM: `found`, `missing` or `unknown`.
    pub dkim: String,
    /// DMARC: `missing`, `none`, `quarantine` or `reject`.
    pub dmarc: String,
}

/// Finds the settings of an address.
///
/// # Errors
/// It is no address, nothing is known of its domain, or there is no network.
pub fn find_settings(address: &str, net: &Net, lang: Lang) -> Result<FoundReport, Failure> {
    let found = || {
        let address = parsed(address)?;
        let found = discovery::find(&address, net)?;
        let (sender, problems) = published(address.domain(), &found.smtp.host, net);
        Ok(report(&address, found, sender, &problems, &Messages::for_lang(lang)))
    };
    found().map_err(|problem: Problem| Failure::new([&problem], lang))
}

/// The same by the system's own name servers.
///
/// # Errors
/// As [`find_settings`].
pub fn find_online(address: &str, lang: Lang) -> Result<FoundReport, Failure> {
    let net = Net::new(None, String::new()).map_err(|problem| Failure::new([&problem], lang))?;
    find_settings(address, &net, lang)
}

/// The settings of an OAuth2 preset, which need no network.
///
/// # Errors
/// It is no address, or there is no such preset.
pub fn known_settings(address: &str, oauth: &str, lang: Lang) -> Result<FoundReport, Failure> {
    let found = || {
        let address = parsed(address)?;
        let missing = || Problem::error(discovery::NOT_FOUND).arg("domain", address.domain());
        let provider = table::of_address(address.domain()).filter(|known| known.oauth == oauth);
        let is_free = provider.is_some();
        let provider = provider.or_else(|| table::of_preset(oauth)).ok_or_else(missing)?;
        let found = discovery::of_provider(provider, oauth, &address, is_free);
        Ok(report(&address, found, None, &[], &Messages::for_lang(lang)))
    };
    found().map_err(|problem: Problem| Failure::new([&problem], lang))
}

fn parsed(address: &str) -> Result<Address, Problem> {
    Address::parse(address, "address").map_err(|error| {
        error
            .args()
            .into_iter()
            .fold(Problem::error(Code(error.code())), |problem, (name, value)| problem.arg(name, value))
    })
}

/// What is published of a domain, and what follows from it; without a network that alone.
pub(super) fn published(domain: &str, server: &str, net: &Net) -> (Option<Published>, Vec<Problem>) {
    match sender::look(domain, server, net.names.as_ref()) {
        Ok(found) => {
            let problems = found.problems(server);
            (Some(found), problems)
        }
        Err(_) => (None, vec![Problem::warning(sender::UNKNOWN).arg("domain", domain)]),
    }
}

/// The same for an account. Through a proxy nothing is asked: the questions would go beside it. A server on this computer
/// is there for rehearsals.
pub(super) fn published_of(account: &Account, net: Option<&Net>) -> (Option<Published>, Vec<Problem>) {
    let is_here = account.server.security == Security::LoopbackPlain;
    match net.filter(|net| account.server.proxy.is_none() && (net.chosen || !is_here)) {
        Some(net) => published(account.address.domain(), &account.server.host, net),
        None => (None, Vec::new()),
    }
}

impl From<Published> for SenderEntry {
    fn from(found: Published) -> Self {
        Self {
            domain: found.domain,
            free: found.free,
            spf: found.spf.name().to_owned(),
            dkim: found.dkim.name().to_owned(),
            dmarc: found.dmarc.name().to_owned(),
        }
    }
}

fn report(
    address: &Address,
    found: Found,
    sender: Option<Published>,
    problems: &[Problem],
    messages: &Messages,
) -> FoundReport {
    let imap = found.imap.unwrap_or_default();
    FoundReport {
        schema: 1,
        address: address.to_string(),
        provider: found.name,
        source: found.source.name().to_owned(),
        by: found.by,
        server: found.smtp.host,
        port: found.smtp.port,
        security: found.smtp.security.to_owned(),
        imap_server: imap.host,
        imap_port: imap.port,
        user: found.user,
        secret: found.secret,
        oauth: found.oauth,
        per_day: found.per_day,
        sender: sender.map(SenderEntry::from),
        problems: messages.problems(problems),
    }
}

impl FoundReport {
    /// Fills in what was found where nothing was set.
    pub fn fill(&self, settings: &mut Settings) {
        let or = |value: &mut String, found: &str| {
            if value.is_empty() {
                found.clone_into(value);
            }
        };
        if settings.server.is_empty() && settings.port == 0 && settings.security.is_empty() {
            settings.port = self.port;
            settings.security.clone_from(&self.security);
        }
        or(&mut settings.server, &self.server);
        or(&mut settings.user, &self.user);
        if settings.imap_server.is_empty() && !self.imap_server.is_empty() {
            settings.imap_server.clone_from(&self.imap_server);
            settings.imap_port = self.imap_port;
        }
        if settings.per_day == 0 {
            settings.per_day = self.per_day;
        }
    }
}
