//! What a domain says about who may send in its name: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).
//!
//! Only what is published is looked at, and only as far as it can be known beforehand: whether the provider's entry
//! stands there. What receivers see, they decide.

use risala_letter::{Code, Problem};

use super::names::{Names, Silent};
use super::table::{self, Provider};

/// Anybody can have such an address.
pub const FREE: Code = Code("mail.sender_free");
/// Such an address, sent by somebody else's server.
pub const FREE_ELSEWHERE: Code = Code("mail.sender_free_elsewhere");
/// No SPF record.
pub const NO_SPF: Code = Code("mail.spf_missing");
/// An SPF record that does not name the provider.
pub const OTHER_SPF: Code = Code("mail.spf_other");
/// An SPF record that receivers cannot use.
pub const BROKEN_SPF: Code = Code("mail.spf_broken");
/// No key of the provider.
pub const NO_DKIM: Code = Code("mail.dkim_missing");
/// No DMARC policy.
pub const NO_DMARC: Code = Code("mail.dmarc_missing");
/// A policy under which the letters would be turned away.
pub const UNALIGNED: Code = Code("mail.dmarc_unaligned");
/// Nobody answers.
pub const UNKNOWN: Code = Code("mail.domain_unknown");

/// The codes of this module.
pub const CODES: &[Code] =
    &[FREE, FREE_ELSEWHERE, NO_SPF, OTHER_SPF, BROKEN_SPF, NO_DKIM, NO_DMARC, UNALIGNED, UNKNOWN];

/// Questions that an SPF record may lead to (RFC 7208 section 4.6.4).
const MAX_QUESTIONS: usize = 10;
/// Domains above the sender's that are asked for a policy.
const MAX_PARENTS: usize = 5;

/// What SPF says of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spf {
    /// It may send.
    Provider,
    /// Others may; of the provider nothing can be said or nothing is.
    Other,
    /// There is no record.
    Missing,
    /// More than one record, or more questions than receivers ask.
    Broken,
}

/// What DKIM says of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dkim {
    /// A key of the provider is there.
    Found,
    /// None is.
    Missing,
    /// Nobody knows under which name it would be.
    Unknown,
}

/// What receivers are asked to do with letters that are not proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dmarc {
    /// Nothing: there is no policy.
    Missing,
    /// Nothing but to report.
    Watch,
    /// To put them aside.
    Quarantine,
    /// To refuse them.
    Reject,
}

/// What is published of a sender's domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The domain.
    pub domain: String,
    /// Whether anybody can have an address of it.
    pub free: bool,
    /// SPF.
    pub spf: Spf,
    /// DKIM.
    pub dkim: Dkim,
    /// DMARC.
    pub dmarc: Dmarc,
}

/// Looks a domain up, for letters that leave by this server.
///
/// # Errors
/// Nobody answers.
pub fn look(domain: &str, server: &str, names: &dyn Names) -> Result<Published, Silent> {
    let provider = table::of_server(server);
    Ok(Published {
        domain: domain.to_owned(),
        free: table::of_address(domain).is_some(),
        spf: spf(domain, provider, names)?,
        dkim: dkim(domain, provider, names)?,
        dmarc: dmarc(domain, names)?,
    })
}

fn spf(domain: &str, provider: Option<&Provider>, names: &dyn Names) -> Result<Spf, Silent> {
    let is_own = |domain: &str| provider.is_some_and(|known| known.spf.iter().any(|entry| entry == domain));
    let mut to_ask = vec![domain.to_owned()];
    let (mut asked, mut is_first) = (0, true);
    while let Some(domain) = to_ask.pop() {
        if asked > MAX_QUESTIONS {
            return Ok(Spf::Broken);
        }
        asked += 1;
        let texts = names.txt(&domain)?;
        let records: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
        match records.as_slice() {
            [] if is_first => return Ok(Spf::Missing),
            [record] => {
                for next in included(record) {
                    if is_own(&next) {
                        return Ok(Spf::Provider);
                    }
                    to_ask.push(next);
                }
            }
            [_, _, ..] => return Ok(Spf::Broken),
            [] => {}
        }
        is_first = false;
    }
    Ok(Spf::Other)
}

/// RFC 7208 section 4.5: the version alone, or with a space behind it.
fn is_spf(text: &str) -> bool {
    text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("v=spf1"))
        && matches!(text.get(6..7), None | Some(" "))
}

/// The domains whose records are asked besides. Those with macros depend on the letter.
fn included(record: &str) -> Vec<String> {
    let domain = |term: &str| {
        let term = term.trim_start_matches('+').to_ascii_lowercase();
        let domain = term.strip_prefix("include:").or_else(|| term.strip_prefix("redirect="))?.to_owned();
        (!domain.contains('%')).then(|| domain.trim_end_matches('.').to_owned())
    };
    record.split_whitespace().filter_map(domain).take(MAX_QUESTIONS + 1).collect()
}

fn dkim(domain: &str, provider: Option<&Provider>, names: &dyn Names) -> Result<Dkim, Silent> {
    let selectors = provider.map(|provider| provider.dkim.as_slice()).unwrap_or_default();
    for selector in selectors {
        let texts = names.txt(&format!("{selector}._domainkey.{domain}"))?;
        // An empty key is one that was taken back (RFC 6376 section 3.6.1).
        if texts.iter().any(|text| tag(text, "p").is_some_and(|key| !key.is_empty())) {
            return Ok(Dkim::Found);
        }
    }
    Ok(if selectors.is_empty() { Dkim::Unknown } else { Dkim::Missing })
}

/// The policy of the domain, or of the nearest one above it that has one.
fn dmarc(domain: &str, names: &dyn Names) -> Result<Dmarc, Silent> {
    let (mut rest, mut is_own) = (domain, true);
    for _ in 0..=MAX_PARENTS {
        let texts = names.txt(&format!("_dmarc.{rest}"))?;
        let records: Vec<&String> = texts.iter().filter(|text| tag(text, "v") == Some("DMARC1")).collect();
        if let [record] = records.as_slice() {
            // Subdomains may have a policy of their own.
            let policy = if is_own { None } else { tag(record, "sp") };
            return Ok(policy_of(policy.or_else(|| tag(record, "p")).unwrap_or_default()));
        }
        match rest.split_once('.') {
            Some((_, above)) if above.contains('.') => (rest, is_own) = (above, false),
            _ => break,
        }
    }
    Ok(Dmarc::Missing)
}

fn policy_of(policy: &str) -> Dmarc {
    match policy.to_ascii_lowercase().as_str() {
        "reject" => Dmarc::Reject,
        "quarantine" => Dmarc::Quarantine,
        _ => Dmarc::Watch,
    }
}

/// The value of a tag in `a=b; c=d`.
fn tag<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let pairs = text.split(';').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.trim(), value.trim())).find(|(key, _)| *key == name).map(|(_, value)| value)
}

impl Published {
    /// What a person should know, for letters that leave by this server. All of it is advice.
    pub fn problems(&self, server: &str) -> Vec<Problem> {
        let warning = |code| Problem::warning(code).arg("domain", &self.domain).arg("server", server);
        if self.free {
            let is_own =
                table::of_address(&self.domain) == table::of_server(server) || is_sibling(&self.domain, server);
            return vec![warning(if is_own { FREE } else { FREE_ELSEWHERE })];
        }
        let provider = table::of_server(server);
        let entry = provider.and_then(|known| known.spf.first()).map(String::as_str).unwrap_or_default();
        let name = provider.map(|known| known.name.as_str()).unwrap_or_default();
        let shown = if entry.is_empty() { "none" } else { entry };
        let with = |code| warning(code).arg("entry", shown).arg("provider", name);
        let mut problems = Vec::new();
        match self.spf {
            Spf::Missing => problems.push(with(NO_SPF)),
            Spf::Broken => problems.push(with(BROKEN_SPF)),
            Spf::Other if !entry.is_empty() => problems.push(with(OTHER_SPF)),
            Spf::Other | Spf::Provider => {}
        }
        if self.dkim == Dkim::Missing {
            problems.push(with(NO_DKIM));
        }
        let is_strict = matches!(self.dmarc, Dmarc::Quarantine | Dmarc::Reject);
        let is_proven = self.spf == Spf::Provider || self.dkim == Dkim::Found;
        let may_be = entry.is_empty() && self.spf == Spf::Other || self.dkim == Dkim::Unknown;
        if is_strict && !is_proven && !may_be {
            problems.push(with(UNALIGNED));
        }
        if self.dmarc == Dmarc::Missing {
            problems.push(with(NO_DMARC));
        }
        problems
    }
}

/// Providers with several rows of the table.
fn is_sibling(domain: &str, server: &str) -> bool {
    let own = table::of_address(domain).map(|known| known.oauth.as_str()).unwrap_or_default();
    !own.is_empty() && table::of_server(server).is_some_and(|known| known.oauth == own)
}

impl Spf {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Other => "other",
            Self::Missing => "missing",
            Self::Broken => "broken",
        }
    }
}

impl Dkim {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }
}

impl Dmarc {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Watch => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::net::IpAddr;

    use super::*;
    use crate::discovery::names::Service;

    struct Texts(HashMap<&'static str, Vec<&'static str>>);

    impl Names for Texts {
        fn mx(&self, _: &str) -> Result<Vec<String>, Silent> {
            Ok(Vec::new())
        }
        fn srv(&self, _: &str) -> Result<Vec<Service>, Silent> {
            Ok(Vec::new())
        }
        fn txt(&self, name: &str) -> Result<Vec<String>, Silent> {
            Ok(self.0.get(name).map(|texts| texts.iter().map(|text| (*text).to_owned()).collect()).unwrap_or_default())
        }
        fn addresses(&self, _: &str) -> Result<Vec<IpAddr>, Silent> {
            Ok(Vec::new())
        }
    }

    const GOOGLE: &str = "smtp.gmail.com";

    fn codes(domain: &str, server: &str, texts: &[(&'static str, &[&'static str])]) -> (Published, Vec<&'static str>) {
        let names = Texts(texts.iter().map(|(name, texts)| (*name, texts.to_vec())).collect());
        let found = look(domain, server, &names).unwrap();
        let problems = found.problems(server);
        assert!(problems.iter().all(|problem| problem.severity == risala_letter::Severity::Warning));
        (found, problems.iter().map(|problem| problem.code.0).collect())
    }

    #[test]
    fn what_is_published_and_what_follows() {
        let a = "society.example";
        let spf: (&str, &[&str]) = (a, &["google-site=x", "v=spf1 a mx include:_spf.google.com ~all"]);
        let key: (&str, &[&str]) = ("google._domainkey.society.example", &["v=DKIM1; k=rsa; p=MIIB"]);
        let strict: (&str, &[&str]) = ("_dmarc.society.example", &["v=DMARC1; p=reject; sp=none"]);
        let elsewhere: (&str, &[&str]) = (a, &["v=spf1 include:other.example -all"]);

        let (found, problems) = codes(a, GOOGLE, &[spf, key, strict]);
        assert_eq!((found.spf, found.dkim, found.dmarc), (Spf::Provider, Dkim::Found, Dmarc::Reject));
        assert_eq!(problems, [""; 0]);
        let (_, problems) = codes(a, GOOGLE, &[elsewhere, strict]);
        assert_eq!(problems, ["mail.spf_other", "mail.dkim_missing", "mail.dmarc_unaligned"]);
        let (_, problems) = codes(a, GOOGLE, &[]);
        assert_eq!(problems, ["mail.spf_missing", "mail.dkim_missing", "mail.dmarc_missing"]);
        // Of a server that is not known nothing is claimed.
        let (found, problems) = codes(a, "mail.society.example", &[elsewhere, strict]);
        assert_eq!((found.spf, found.dkim), (Spf::Other, Dkim::Unknown));
        assert_eq!(problems, [""; 0]);
        // Through another record, and by the policy of the domain above.
        let through = ("other.example", &["v=spf1 include:_spf.google.com ?all"] as &[&str]);
        let below = ("mail.society.example", &["v=spf1 redirect=other.example"] as &[&str]);
        let (found, _) = codes("mail.society.example", GOOGLE, &[below, through, strict]);
        assert_eq!((found.spf, found.dmarc), (Spf::Provider, Dmarc::Watch));
    }

    #[test]
    fn records_that_cannot_be_used() {
        let a = "society.example";
        let twice = (a, &["v=spf1 -all", "V=SPF1 ~all"] as &[&str]);
        assert_eq!(codes(a, GOOGLE, &[twice]).0.spf, Spf::Broken);
        let round = (a, &["v=spf1 include:society.example ~all"] as &[&str]);
        assert_eq!(codes(a, GOOGLE, &[round]).0.spf, Spf::Broken);
        let other = (a, &["v=spf10 include:_spf.google.com", "v=spf1x"] as &[&str]);
        assert_eq!(codes(a, GOOGLE, &[other]).0.spf, Spf::Missing);
        let revoked = ("google._domainkey.society.example", &["v=DKIM1; p="] as &[&str]);
        assert_eq!(codes(a, GOOGLE, &[revoked]).0.dkim, Dkim::Missing);
        let policies = ("_dmarc.society.example", &["v=DMARC1; p=reject", "v=DMARC1; p=none"] as &[&str]);
        assert_eq!(codes(a, GOOGLE, &[policies]).0.dmarc, Dmarc::Missing);
    }

    #[test]
    fn addresses_that_anybody_gets() {
        assert_eq!(codes("gmail.com", GOOGLE, &[]).1, ["mail.sender_free"]);
        assert_eq!(codes("hotmail.com", "smtp.office365.com", &[]).1, ["mail.sender_free"]);
        assert_eq!(codes("yahoo.com", GOOGLE, &[]).1, ["mail.sender_free_elsewhere"]);
        assert_eq!(codes("gmail.com", "mail.society.example", &[]).1, ["mail.sender_free_elsewhere"]);
    }
}
