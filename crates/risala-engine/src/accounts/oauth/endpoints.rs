//! Where an account's tokens come from: Google, Microsoft, or a server of one's own.

use std::net::IpAddr;

use oauth2::AuthType;
use oauth2::url::{Host, Url};
use risala_letter::Problem;

use crate::accounts::{Settings, code, wrong};

/// A provider that is known.
struct Preset {
    name: &'static str,
    authorize: &'static str,
    token: &'static str,
    device: &'static str,
    /// For sending alone, and for the mailbox besides.
    scopes: [&'static str; 2],
    extra: &'static [(&'static str, &'static str)],
    /// How this computer is called in the address that the browser comes back to.
    here: &'static str,
}

const PRESETS: [Preset; 2] = [
    Preset {
        name: "google",
        authorize: "https://accounts.google.com/o/oauth2/v2/auth",
        token: "https://oauth2.googleapis.com/token",
        // Google gives no mail to devices that are logged in by a code.
        device: "",
        scopes: ["https://mail.google.com/"; 2],
        // Without these a second consent brings no refresh token.
        extra: &[("access_type", "offline"), ("prompt", "consent")],
        here: "127.0.0.1",
    },
    Preset {
        name: "microsoft",
        authorize: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        token: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        device: "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
        scopes: [
            "https://outlook.office.com/SMTP.Send offline_access",
            "https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        ],
        extra: &[],
        // Only for this name does Microsoft let the port be any.
        here: "localhost",
    },
];

/// Where an account's tokens come from, and what is asked for.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// Where a person agrees.
    pub authorize: Url,
    /// Where tokens are given.
    pub token: Url,
    /// Where a code for another device is given.
    pub device: Option<Url>,
    /// What is asked for.
    pub scopes: Vec<String>,
    /// What else the provider wants to be told.
    pub extra: &'static [(&'static str, &'static str)],
    /// How this computer is called in the address that the browser comes back to.
    pub here: &'static str,
    /// Where the client's secret stands in requests.
    pub secret: AuthType,
}

impl Endpoints {
    /// Those of an account; what is set goes before what is known of its provider.
    ///
    /// # Errors
    /// `mail.setting`, `mail.oauth_plain`.
    pub fn of(settings: &Settings) -> Result<Self, Problem> {
        let preset = PRESETS.iter().find(|preset| preset.name == settings.provider);
        if preset.is_none() && settings.provider != "own" {
            return Err(wrong("provider", &settings.provider));
        }
        if settings.client_id.trim().is_empty() {
            return Err(wrong("client_id", &settings.client_id));
        }
        let or = |set: &str, known: fn(&Preset) -> &'static str| match preset {
            Some(preset) if set.is_empty() => known(preset).to_owned(),
            _ => set.to_owned(),
        };
        let has_mailbox = usize::from(!settings.imap_server.is_empty());
        let known = preset.and_then(|preset| preset.scopes.get(has_mailbox)).copied().unwrap_or_default();
        let scopes = if settings.scopes.is_empty() { known } else { &settings.scopes };
        let device = or(&settings.device_url, |preset| preset.device);
        Ok(Self {
            authorize: url("authorize_url", &or(&settings.authorize_url, |preset| preset.authorize))?,
            token: url("token_url", &or(&settings.token_url, |preset| preset.token))?,
            device: if device.is_empty() { None } else { Some(url("device_url", &device)?) },
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
            extra: preset.map(|preset| preset.extra).unwrap_or_default(),
            here: preset.map_or("127.0.0.1", |preset| preset.here),
            // RFC 6749 section 2.3.1 has every server know the header; the two presets want the body.
            secret: if preset.is_some() { AuthType::RequestBody } else { AuthType::BasicAuth },
        })
    }
}

/// An address by TLS, or on this computer.
fn url(field: &'static str, text: &str) -> Result<Url, Problem> {
    let url = Url::parse(text).map_err(|_| wrong(field, text))?;
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(wrong(field, text));
    }
    if is_safe(&url) { Ok(url) } else { Err(Problem::error(code::OAUTH_PLAIN).arg("url", text)) }
}

/// Whether nobody on the way can read what is sent there.
pub(super) fn is_safe(url: &Url) -> bool {
    let is_here = match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" => url.has_host(),
        "http" => is_here,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(provider: &str) -> Settings {
        Settings { provider: provider.into(), client_id: "client".into(), ..Settings::default() }
    }

    #[test]
    fn presets_and_what_goes_before_them() {
        let google = Endpoints::of(&settings("google")).unwrap();
        assert_eq!((google.authorize.host_str(), google.device), (Some("accounts.google.com"), None));
        assert_eq!(google.scopes, ["https://mail.google.com/"]);
        let mut microsoft = settings("microsoft");
        assert_eq!(Endpoints::of(&microsoft).unwrap().scopes.len(), 2);
        microsoft.imap_server = "outlook.office365.com".into();
        microsoft.token_url = "https://login.microsoftonline.com/tenant/oauth2/v2.0/token".into();
        let found = Endpoints::of(&microsoft).unwrap();
        assert_eq!((found.scopes.len(), found.token.path()), (3, "/tenant/oauth2/v2.0/token"));
        assert!(found.device.is_some() && found.here == "localhost");
    }

    #[test]
    fn what_cannot_be() {
        let own = |authorize: &str, token: &str| Settings {
            authorize_url: authorize.into(),
            token_url: token.into(),
            ..settings("own")
        };
        let code = |settings: &Settings| Endpoints::of(settings).err().map(|problem| problem.code.0);
        let here = "http://127.0.0.1:1/a";
        for (settings, expected) in [
            (own("https://id.example/a", "https://id.example/t"), None),
            (own(here, "http://[::1]:2/t"), None),
            (own("http://id.example/a", here), Some("mail.oauth_plain")),
            (own("http://127.0.0.1.id.example/a", here), Some("mail.oauth_plain")),
            (own("ftp://127.0.0.1/a", here), Some("mail.oauth_plain")),
            (own("https://user:word@id.example/a", here), Some("mail.setting")),
            (own("", here), Some("mail.setting")),
            (settings("nobody"), Some("mail.setting")),
            (Settings { client_id: String::new(), ..own(here, here) }, Some("mail.setting")),
        ] {
            assert_eq!(code(&settings), expected, "{settings:?}");
        }
    }
}
