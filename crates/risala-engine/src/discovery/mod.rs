//! Settings found from an address: providers that are known by who takes the domain's mail, the domain's own file
//! (autoconfiguration), its SRV records (RFC 6186, RFC 8314). What is found is shown to a person before it is used.

pub mod autoconfig;
pub mod names;
mod places;
pub mod sender;
pub mod table;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use risala_letter::{Code, Problem};
use risala_mail::Address;
use ureq::Agent;

use crate::http::{Way, named};
use autoconfig::Config;
use names::{Dns, Names, Service, Silent};
use table::Provider;

pub use places::{Place, is_host};

/// Nothing is known of the domain's mail.
pub const NOT_FOUND: Code = Code("mail.not_found");
/// Nobody answers questions about names.
pub const NO_NETWORK: Code = Code("mail.no_network");
/// Found settings that a person has not agreed to.
pub const NOT_CONFIRMED: Code = Code("mail.not_confirmed");
/// A name server that is none.
pub const NAME_SERVER: Code = Code("mail.name_server");

/// The codes of this module.
pub const CODES: &[Code] = &[NOT_FOUND, NO_NETWORK, NOT_CONFIRMED, NAME_SERVER];

/// How long the domain's own file is waited for.
const PATIENCE: Duration = Duration::from_secs(6);

/// The world outside.
#[derive(Clone)]
pub struct Net {
    /// Answers questions about names.
    pub names: Arc<dyn Names>,
    /// The port of HTTPS.
    pub https: u16,
    /// Certificates in PEM that are trusted instead of the system's, or empty.
    pub roots: String,
    /// Whether a person chose the name server: then it is asked for servers on this computer too.
    pub chosen: bool,
}

impl Net {
    /// The one outside, by the system's name servers or by this one, `host:port` in digits.
    ///
    /// # Errors
    /// `mail.name_server`, `mail.no_network`.
    pub fn new(server: Option<&str>, roots: String) -> Result<Self, Problem> {
        let wrong = |server: &str| Problem::error(NAME_SERVER).arg("value", server);
        let parsed = |server: &str| {
            let with_port = server.parse::<SocketAddr>().ok();
            with_port.or_else(|| server.parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, 53)))
        };
        let server = server.map(|server| parsed(server).ok_or_else(|| wrong(server))).transpose()?;
        let chosen = server.is_some();
        let dns = Dns::new(server).map_err(|Silent| Problem::error(NO_NETWORK))?;
        Ok(Self { names: Arc::new(dns), https: 443, roots, chosen })
    }
}

impl fmt::Debug for Net {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Net({})", self.https)
    }
}

/// Where settings come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A provider that is known.
    Table,
    /// The domain's own file.
    Autoconfig,
    /// Its SRV records.
    Srv,
    /// Its name for mail, as shared hosts have it.
    Guess,
}

impl Source {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Autoconfig => "autoconfig",
            Self::Srv => "srv",
            Self::Guess => "guess",
        }
    }
}

/// Settings found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub source: Source,
    /// The host, file or record that said so.
    pub by: String,
    /// The provider's name for people, or empty.
    pub name: String,
    /// For sending.
    pub smtp: Place,
    /// The mailbox.
    pub imap: Option<Place>,
    /// The login name.
    pub user: String,
    /// `password`, `app-password` or `oauth2`.
    pub secret: String,
    /// The provider's preset for OAuth2, or empty.
    pub oauth: String,
    /// Whether the server itself keeps what was sent.
    pub keeps_sent: bool,
    /// Letters in 24 hours; 0: not known.
    pub per_day: u32,
}

/// Finds the settings of an address.
///
/// # Errors
/// `mail.no_network`, `mail.not_found`.
pub fn find(address: &Address, net: &Net) -> Result<Found, Problem> {
    let domain = address.domain();
    if let Some(provider) = table::of_address(domain) {
        return Ok(of_provider(provider, domain, address, true));
    }
    let silent = |Silent| Problem::error(NO_NETWORK).arg("domain", domain);
    let hosts = net.names.mx(domain).map_err(silent)?;
    if let Some((host, provider)) = hosts.iter().find_map(|host| table::of_mx(host).map(|known| (host, known))) {
        return Ok(of_provider(provider, host, address, false));
    }
    if let Some(found) = by_file(address, net) {
        return Ok(found);
    }
    if let Some(found) = by_records(address, net).map_err(silent)? {
        return Ok(found);
    }
    let guess = || by_name(address, &hosts);
    guess().ok_or_else(|| Problem::error(NOT_FOUND).arg("domain", domain))
}

/// The settings of a provider that is known.
pub fn of_provider(provider: &Provider, by: &str, address: &Address, is_free: bool) -> Found {
    let per_day = if is_free && provider.per_day_free > 0 { provider.per_day_free } else { provider.per_day };
    Found {
        source: Source::Table,
        by: by.to_owned(),
        name: provider.name.clone(),
        smtp: Place::known(&provider.smtp),
        imap: Some(Place::known(&provider.imap)),
        user: address.to_string(),
        secret: provider.secret.clone(),
        oauth: provider.oauth.clone(),
        keeps_sent: provider.keeps_sent,
        per_day,
    }
}

/// The domain's own file, at its two places.
fn by_file(address: &Address, net: &Net) -> Option<Found> {
    let domain = address.domain();
    let agent = named(Way { roots: &net.roots, proxy: "", patience: PATIENCE }, Arc::clone(&net.names)).ok()?;
    let port = if net.https == 443 { String::new() } else { format!(":{}", net.https) };
    let places = [
        format!("https://autoconfig.{domain}{port}/mail/config-v1.1.xml?emailaddress={}", escaped(address)),
        format!("https://{domain}{port}/.well-known/autoconfig/mail/config-v1.1.xml"),
    ];
    places.iter().find_map(|url| {
        let config = fetched(&agent, url)?;
        let smtp = config.smtp.clone()?;
        Some(Found {
            source: Source::Autoconfig,
            by: url.split('?').next().unwrap_or_default().to_owned(),
            user: user(&config, address),
            secret: if config.oauth { "oauth2" } else { "password" }.to_owned(),
            name: config.name,
            smtp,
            imap: config.imap,
            oauth: String::new(),
            keeps_sent: false,
            per_day: 0,
        })
    })
}

fn fetched(agent: &Agent, url: &str) -> Option<Config> {
    let mut answer = agent.get(url).call().ok().filter(|answer| answer.status() == 200)?;
    let bytes = answer.body_mut().with_config().limit(autoconfig::LIMIT).read_to_vec().ok()?;
    autoconfig::read(bytes.as_slice())
}

/// The login name with its placeholders filled in.
fn user(config: &Config, address: &Address) -> String {
    let whole = address.to_string();
    let local = whole.split('@').next().unwrap_or_default();
    let filled = config
        .user
        .replace("%EMAILADDRESS%", &whole)
        .replace("%EMAILLOCALPART%", local)
        .replace("%EMAILDOMAIN%", address.domain());
    if filled.is_empty() || filled.contains('%') { whole } else { filled }
}

/// An address within a query: what is not a letter, a digit or one of four signs stands as its octets.
fn escaped(address: &Address) -> String {
    oauth2::url::form_urlencoded::byte_serialize(address.to_string().as_bytes()).collect()
}

/// RFC 8314 section 5.1 before RFC 6186: TLS from the first byte before STARTTLS.
fn by_records(address: &Address, net: &Net) -> Result<Option<Found>, Silent> {
    let domain = address.domain();
    let first = |kinds: [(&str, &'static str); 2]| {
        for (kind, security) in kinds {
            let name = format!("{kind}._tcp.{domain}");
            let sound = |service: &Service| is_host(&service.host) && service.port > 0;
            // A target that is the root says that there is no such service (RFC 6186 section 3.4).
            if let Some(service) = net.names.srv(&name)?.into_iter().find(sound) {
                return Ok(Some((name, Place { host: service.host, port: service.port, security })));
            }
        }
        Ok(None)
    };
    let Some((by, smtp)) = first([("_submissions", "tls"), ("_submission", "starttls")])? else { return Ok(None) };
    let imap = first([("_imaps", "tls"), ("_imap", "starttls")])?.map(|(_, place)| place);
    Ok(Some(plain(Source::Srv, by, smtp, imap, address)))
}

/// Hosts that many share answer as mail.DOMAIN, and take the domain's mail under a name within it.
fn by_name(address: &Address, hosts: &[String]) -> Option<Found> {
    let domain = address.domain();
    let by = hosts.iter().find(|host| table::is_within(host, domain))?.clone();
    let place = |port| Place { host: format!("mail.{domain}"), port, security: "tls" };
    Some(plain(Source::Guess, by, place(465), Some(place(993)), address))
}

fn plain(source: Source, by: String, smtp: Place, imap: Option<Place>, address: &Address) -> Found {
    Found {
        source,
        by,
        name: String::new(),
        smtp,
        imap,
        user: address.to_string(),
        secret: "password".to_owned(),
        oauth: String::new(),
        keeps_sent: false,
        per_day: 0,
    }
}
