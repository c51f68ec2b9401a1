//! What the domain name system knows of a domain.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{RData, RecordType};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// How long one try may take, and one question altogether.
const TRY: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(8);
/// Records of an answer that are looked at.
const MOST: usize = 50;
/// Octets of a TXT record.
const MAX_TEXT: usize = 4096;

/// Nobody answers: there is no network, or no name server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silent;

/// A service, RFC 2782.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Lower is better.
    pub priority: u16,
    /// Higher is better among equals.
    pub weight: u16,
    /// Its port.
    pub port: u16,
    /// Its host, lower case without the final dot; empty when there is expressly none.
    pub host: String,
}

/// Answers questions; an empty answer where there is no such record.
pub trait Names: Send + Sync {
    /// The hosts that take mail for a domain, the first choice first.
    ///
    /// # Errors
    /// Nobody answers.
    fn mx(&self, domain: &str) -> Result<Vec<String>, Silent>;

    /// The services of a name, the first choice first.
    ///
    /// # Errors
    /// Nobody answers.
    fn srv(&self, name: &str) -> Result<Vec<Service>, Silent>;

    /// The texts of a name.
    ///
    /// # Errors
    /// Nobody answers.
    fn txt(&self, name: &str) -> Result<Vec<String>, Silent>;

    /// The addresses of a host.
    ///
    /// # Errors
    /// Nobody answers.
    fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Silent>;
}

/// Asks a name server.
pub struct Dns {
    runtime: Runtime,
    resolver: TokioResolver,
}

impl Dns {
    /// Asks those of the system, or this one.
    ///
    /// # Errors
    /// The system names none.
    pub fn new(server: Option<SocketAddr>) -> Result<Self, Silent> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|_| Silent)?;
        // The resolver starts what it needs in the runtime it is made in.
        let _inside = runtime.enter();
        let mut builder = match server {
            Some(server) => TokioResolver::builder_with_config(only(server), TokioRuntimeProvider::default()),
            None => TokioResolver::builder_tokio().map_err(|_| Silent)?,
        };
        let options = builder.options_mut();
        options.timeout = TRY;
        options.attempts = 2;
        options.use_hosts_file = ResolveHosts::Never;
        let resolver = builder.build().map_err(|_| Silent)?;
        drop(_inside);
        Ok(Self { runtime, resolver })
    }

    fn ask(&self, name: &str, kind: RecordType) -> Result<Vec<RData>, Silent> {
        // Fully qualified: nothing of the system's own domain is tried behind it.
        let name = format!("{}.", name.trim_end_matches('.'));
        let asked = self.runtime.block_on(async { timeout(PATIENCE, self.resolver.lookup(name, kind)).await });
        match asked {
            Ok(Ok(answer)) => Ok(answer.answers().iter().take(MOST).map(|record| record.data.clone()).collect()),
            Ok(Err(error)) if error.is_no_records_found() => Ok(Vec::new()),
            _ => Err(Silent),
        }
    }
}

fn only(server: SocketAddr) -> ResolverConfig {
    let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
        connection.port = server.port();
        connection
    });
    ResolverConfig::from_parts(None, Vec::new(), vec![NameServerConfig::new(server.ip(), true, connections.to_vec())])
}

impl Names for Dns {
    fn mx(&self, domain: &str) -> Result<Vec<String>, Silent> {
        let mut found: Vec<(u16, String)> = self
            .ask(domain, RecordType::MX)?
            .into_iter()
            .filter_map(|data| match data {
                RData::MX(mx) => Some((mx.preference, host(&mx.exchange.to_ascii()))),
                _ => None,
            })
            .collect();
        found.sort();
        Ok(found.into_iter().map(|(_, host)| host).filter(|host| !host.is_empty()).collect())
    }

    fn srv(&self, name: &str) -> Result<Vec<Service>, Silent> {
        let service = |data| match data {
            RData::SRV(srv) => Some(Service {
                priority: srv.priority,
                weight: srv.weight,
                port: srv.port,
                host: host(&srv.target.to_ascii()),
            }),
            _ => None,
        };
        let mut found: Vec<Service> = self.ask(name, RecordType::SRV)?.into_iter().filter_map(service).collect();
        found.sort_by_key(|service| (service.priority, u16::MAX - service.weight));
        Ok(found)
    }

    fn txt(&self, name: &str) -> Result<Vec<String>, Silent> {
        let text = |data| match data {
            RData::TXT(txt) => Some(txt.txt_data.concat()).filter(|text| text.len() <= MAX_TEXT),
            _ => None,
        };
        let found = self.ask(name, RecordType::TXT)?.into_iter().filter_map(text);
        Ok(found.map(|text| String::from_utf8_lossy(&text).into_owned()).collect())
    }

    fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Silent> {
        let mut found = self.ask(host, RecordType::A)?;
        found.extend(self.ask(host, RecordType::AAAA)?);
        let address = |data| match data {
            RData::A(address) => Some(IpAddr::from(address.0)),
            RData::AAAA(address) => Some(IpAddr::from(address.0)),
            _ => None,
        };
        Ok(found.into_iter().filter_map(address).collect())
    }
}

fn host(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}
