//! Providers that are known beforehand.

use std::sync::LazyLock;

use serde::Deserialize;

const FILE: &str = include_str!("providers.toml");

/// A provider of mail.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id in the table.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Domains whose addresses it gives to anybody.
    pub addresses: Vec<String>,
    /// Hosts, and the ends of hosts, that take mail for its customers.
    pub mx: Vec<String>,
    /// Host and port for sending.
    pub smtp: String,
    /// Host and port of the mailbox.
    pub imap: String,
    /// `password`, `app-password` or `oauth2`.
    pub secret: String,
    /// Its preset for OAuth2, or empty.
    #[serde(default)]
    pub oauth: String,
    /// What a customer's SPF record includes.
    pub spf: Vec<String>,
    /// The selectors of a customer's DKIM keys.
    pub dkim: Vec<String>,
    /// Whether the server itself keeps what was sent.
    #[serde(default)]
    pub keeps_sent: bool,
    /// Letters in 24 hours; 0: not known.
    #[serde(default)]
    pub per_day: u32,
    /// As many for an address that anybody gets.
    #[serde(default)]
    pub per_day_free: u32,
}

#[derive(Deserialize)]
struct Table {
    provider: Vec<Provider>,
}

/// All of them. A test holds that the file can be read.
static PROVIDERS: LazyLock<Vec<Provider>> =
    LazyLock::new(|| toml::from_str::<Table>(FILE).map(|table| table.provider).unwrap_or_default());

/// The provider that gives addresses of this domain to anybody.
pub fn of_address(domain: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|provider| provider.addresses.iter().any(|known| known == domain))
}

/// The provider behind a host that takes mail; the longest name that fits.
pub fn of_mx(host: &str) -> Option<&'static Provider> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let known = PROVIDERS.iter().flat_map(|provider| provider.mx.iter().map(move |end| (end, provider)));
    let fitting = known.filter(|(end, _)| is_within(&host, end));
    fitting.max_by_key(|(end, _)| end.len()).map(|(_, provider)| provider)
}

/// The provider whose server this is.
pub fn of_server(host: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|provider| provider.smtp.split(':').next() == Some(host))
}

/// The provider of an OAuth2 preset.
pub fn of_preset(oauth: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|provider| !oauth.is_empty() && provider.oauth == oauth)
}

/// Whether a host is a domain or stands below it.
pub fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        assert!(PROVIDERS.len() >= 25);
        let ids: BTreeSet<&str> = PROVIDERS.iter().map(|provider| provider.id.as_str()).collect();
        assert_eq!(ids.len(), PROVIDERS.len());
        let mut addresses = BTreeSet::new();
        for provider in PROVIDERS.iter() {
            for (place, ports) in [(&provider.smtp, ["465", "587"]), (&provider.imap, ["993", "993"])] {
                let (host, port) = place.split_once(':').unwrap();
                assert!(host.contains('.') && ports.contains(&port), "{place}");
            }
            assert!(["password", "app-password", "oauth2"].contains(&provider.secret.as_str()), "{}", provider.id);
            assert!(["", "google", "microsoft"].contains(&provider.oauth.as_str()));
            assert!(provider.secret != "oauth2" || !provider.oauth.is_empty());
            assert!(provider.addresses.iter().all(|domain| addresses.insert(domain)), "{}", provider.id);
        }
    }

    #[test]
    fn by_host_by_address_by_server() {
        for (host, id) in [
            ("aspmx.l.google.com.", Some("google")),
            ("SMTP.GOOGLE.COM", Some("google")),
            ("society-example.mail.protection.outlook.com", Some("microsoft365")),
            ("society.p-v1.mx.microsoft", Some("microsoft365")),
            ("outlook-com.olc.protection.outlook.com", Some("outlook")),
            ("mx1.mail.ovh.net", Some("ovh")),
            ("mx.zoho.eu", Some("zoho-eu")),
            ("evilgoogle.com", None),
            ("google.com.evil.example", None),
        ] {
            assert_eq!(of_mx(host).map(|provider| provider.id.as_str()), id, "{host}");
        }
        assert_eq!(of_address("gmail.com").unwrap().id, "google");
        assert_eq!(of_server("smtp.office365.com").unwrap().id, "microsoft365");
        assert_eq!(of_preset("microsoft").unwrap().id, "microsoft365");
        assert_eq!((of_preset(""), of_address("society.example")), (None, None));
    }
}
