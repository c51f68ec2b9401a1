//! Servers of mail as they are found.

/// A server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Its host, lower case, ASCII.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `tls` or `starttls`.
    pub security: &'static str,
}

impl Place {
    /// One of the table: the port says how it is protected.
    pub(super) fn known(text: &str) -> Self {
        let (host, port) = text.split_once(':').unwrap_or_default();
        let port = port.parse().unwrap_or_default();
        Self { host: host.to_owned(), port, security: if port == 587 { "starttls" } else { "tls" } }
    }
}

/// Whether a text is the full name of a host (RFC 1123 section 2.1), and no address in digits.
pub fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        let is_sound = label.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-');
        (1..=63).contains(&label.len()) && is_sound && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.len() <= 253
        && name.contains('.')
        && name.split('.').all(is_label)
        && last.bytes().any(|octet| octet.is_ascii_alphabetic())
}
