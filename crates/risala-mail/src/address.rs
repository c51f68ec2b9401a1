//! E-mail addresses: ASCII, which any server understands, with the domain in its IDNA form; of a recipient in any script.

use std::fmt;

use crate::MailError;

/// Octets of a local part, RFC 5321 section 4.5.3.1.1.
const MAX_LOCAL: usize = 64;
/// Octets of an address within a path, RFC 5321 section 4.5.3.1.3.
const MAX_ADDRESS: usize = 254;

/// An address: a dot-atom (RFC 5322 section 3.2.3), `@` and a domain name in ASCII. A recipient's dot-atom may hold
/// other letters (RFC 6531 section 3.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    local: String,
    domain: String,
}

impl Address {
    /// Reads an address that every server on the way must understand, such as the sender's; a domain in another script
    /// becomes its IDNA form.
    ///
    /// `field` says where the address stands, for the error.
    pub fn parse(value: &str, field: &'static str) -> Result<Self, MailError> {
        let address = Self::recipient(value, field)?;
        if address.needs_utf8() {
            return Err(MailError::AddressScript { field, value: shown(value) });
        }
        Ok(address)
    }

    /// Reads a recipient's address, as [`Address::parse`] does; before the `@` it may be of any script.
    pub fn recipient(value: &str, field: &'static str) -> Result<Self, MailError> {
        let wrong = || MailError::Address { field, value: shown(value) };
        let (local, domain) = value.trim().rsplit_once('@').ok_or_else(wrong)?;
        if domain.len() > 4 * MAX_ADDRESS || !is_dot_atom(local) {
            return Err(wrong());
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| wrong())?;
        let length = local.len() + 1 + domain.len();
        if !is_domain(&domain) || length > MAX_ADDRESS {
            return Err(wrong());
        }
        Ok(Self { local: local.to_owned(), domain })
    }

    /// Whether a server takes it with SMTPUTF8 only (RFC 6531).
    pub fn needs_utf8(&self) -> bool {
        !self.local.is_ascii()
    }

    /// The domain, lower case, ASCII.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    pub(crate) fn to_lettre(&self, field: &'static str) -> Result<lettre::Address, MailError> {
        lettre::Address::new(&self.local, &self.domain)
            .map_err(|_| MailError::Address { field, value: self.to_string() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}", self.local, self.domain)
    }
}

fn is_dot_atom(local: &str) -> bool {
    local.len() <= MAX_LOCAL
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || is_letter(c))
        })
}

/// A character beyond ASCII that an address may hold. RFC 6531 takes all of them; spaces, controls, invisible marks,
/// punctuation, full-width look-alikes and private characters are left out.
fn is_letter(c: char) -> bool {
    c > '\u{A0}'
        && !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}')
        && !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FF00}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..)
}

fn is_domain(domain: &str) -> bool {
    domain.split('.').all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

/// An address as an error may repeat it: bounded, controls made visible by the error's own quoting.
fn shown(value: &str) -> String {
    value.chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let cases = [
            ("a.b@example.org", Some("a.b@example.org")),
            (" office@EXAMPLE.org ", Some("office@example.org")),
            ("o'neil+x@example.org", Some("o'neil+x@example.org")),
            ("info@مثال.إختبار", Some("info@xn--mgbh0fb.xn--kgbechtv")),
            ("info@münchen.example", Some("info@xn--mnchen-3ya.example")),
            ("root@localhost", Some("root@localhost")),
            ("", None),
            ("example.org", None),
            ("@example.org", None),
            ("a@", None),
            ("a b@example.org", None),
            ("a..b@example.org", None),
            ("\"a b\"@example.org", None),
            ("a@b@example.org", None),
            ("a@exa_mple.org", None),
            ("a@example..org", None),
            ("a@[127.0.0.1]", None),
            ("a@example.org\r\nBcc: x@example.org", None),
            ("a@example.org>", None),
        ];
        for (value, expected) in cases {
            let found = Address::parse(value, "To").ok().map(|a| a.to_string());
            assert_eq!(found.as_deref(), expected, "{value:?}");
        }
    }

    #[test]
    fn only_a_recipient_may_have_another_script_before_the_at() {
        let error = Address::parse("وزير@example.org", "From").unwrap_err();
        assert_eq!(error.code(), "mail.address_script");
        for (value, expected) in [
            ("وزير.الاتصالات@مثال.إختبار", Some("وزير.الاتصالات@xn--mgbh0fb.xn--kgbechtv")),
            ("संपर्क@example.org", Some("संपर्क@example.org")),
            ("a@example.org", Some("a@example.org")),
            ("وز ير@example.org", None),
            ("a\u{202E}b@example.org", None),
            ("a\u{200F}b@example.org", None),
            ("a\u{FF20}b@example.org", None),
            ("وزير\r\n@example.org", None),
        ] {
            let found = Address::recipient(value, "To").ok();
            assert_eq!(found.as_ref().map(ToString::to_string).as_deref(), expected, "{value:?}");
            assert!(found.is_none_or(|found| found.needs_utf8() != value.starts_with('a')), "{value:?}");
        }
    }

    #[test]
    fn too_long() {
        for value in [
            format!("{}@example.org", "a".repeat(65)),
            format!("a@{}.org", "b".repeat(64)),
            format!("a@{}org", "b.".repeat(5000)),
        ] {
            assert!(Address::parse(&value, "To").is_err());
        }
    }
}
