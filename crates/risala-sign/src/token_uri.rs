//! Which key on which token: the part of RFC 7512 that signing needs.

use std::path::{Path, PathBuf};

use cryptoki::slot::TokenInfo;

use crate::error::IdentityError;

/// Octets of an address.
const MAX_URI: usize = 2048;

/// `pkcs11:token=LABEL;object=LABEL;id=%01?module-path=/usr/lib/…`, each part optional.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TokenUri {
    token: Option<String>,
    serial: Option<String>,
    manufacturer: Option<String>,
    model: Option<String>,
    /// Label of the private key.
    pub(crate) object: Option<String>,
    /// Identifier of the private key and its certificate.
    pub(crate) id: Option<Vec<u8>>,
    module: Option<PathBuf>,
}

impl TokenUri {
    /// Whether a text is meant as one.
    pub fn is_one(text: &str) -> bool {
        text.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("pkcs11:"))
    }

    /// Reads an address. A PIN in it is refused: addresses are kept in files and shown.
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let wrong = |part: &str| IdentityError::TokenUri { part: part.chars().take(80).collect() };
        let rest = text.get(7..).filter(|_| Self::is_one(text) && text.len() <= MAX_URI).ok_or_else(|| wrong(text))?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut uri = Self::default();
        let parts = path.split(';').chain(query.split('&')).filter(|part| !part.is_empty());
        for part in parts {
            let (name, value) = part.split_once('=').ok_or_else(|| wrong(part))?;
            // The value may be a secret, so only the name is told.
            let octets = decoded(value).ok_or_else(|| wrong(name))?;
            let words = || String::from_utf8(octets.clone()).map_err(|_| wrong(name));
            match name {
                "token" => uri.token = Some(words()?),
                "serial" => uri.serial = Some(words()?),
                "manufacturer" => uri.manufacturer = Some(words()?),
                "model" => uri.model = Some(words()?),
                "object" => uri.object = Some(words()?),
                "id" => uri.id = Some(octets),
                "module-path" => uri.module = Some(PathBuf::from(words()?)),
                "type" if matches!(value, "private" | "cert") => {}
                _ => return Err(wrong(name)),
            }
        }
        Ok(uri)
    }

    /// The PKCS#11 module that the address names.
    pub fn module(&self) -> Option<&Path> {
        self.module.as_deref()
    }

    /// The token as a person would name it.
    pub(crate) fn token_name(&self) -> String {
        self.token.clone().or_else(|| self.serial.clone()).unwrap_or_default()
    }

    /// Whether a token is the one that is meant.
    pub(crate) fn is_of(&self, info: &TokenInfo) -> bool {
        let is = |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
        is(&self.token, info.label())
            && is(&self.serial, info.serial_number())
            && is(&self.manufacturer, info.manufacturer_id())
            && is(&self.model, info.model())
    }
}

/// Percent-encoding undone.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(octet) = rest.next() {
        if octet != b'%' {
            octets.push(octet);
            continue;
        }
        let mut digit = || rest.next().and_then(|octet| char::from(octet).to_digit(16));
        let value = digit()? << 4 | digit()?;
        octets.push(u8::try_from(value).ok()?);
    }
    Some(octets)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn read() {
        let uri = TokenUri::parse(
            "pkcs11:token=%D8%AE%D8%AA%D9%85;object=My%20key;id=%01%ff;type=private?module-path=/usr/lib/a.so",
        )
        .unwrap();
        assert_eq!(uri.token.as_deref(), Some("ختم"));
        assert_eq!(uri.object.as_deref(), Some("My key"));
        assert_eq!(uri.id.as_deref(), Some(&[1, 255][..]));
        assert_eq!(uri.module(), Some(Path::new("/usr/lib/a.so")));
        assert_eq!(TokenUri::parse("PKCS11:"), Ok(TokenUri::default()));
    }

    #[test]
    fn refused() {
        let cases = [
            ("file:x", "file:x"),
            ("pkcs11:token", "token"),
            ("pkcs11:token=%4", "token"),
            ("pkcs11:token=%zz", "token"),
            ("pkcs11:token=%ff", "token"),
            ("pkcs11:type=public", "type"),
            ("pkcs11:slot-id=1", "slot-id"),
            ("pkcs11:token=a?pin-value=1234", "pin-value"),
            ("pkcs11:token=a?pin-source=file:/pin", "pin-source"),
        ];
        for (text, part) in cases {
            assert_eq!(TokenUri::parse(text), Err(IdentityError::TokenUri { part: part.into() }), "{text}");
        }
        assert!(TokenUri::parse(&format!("pkcs11:token={}", "a".repeat(3000))).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "(pkcs11:)?\\PC{0,60}") {
            let _ = TokenUri::parse(&text);
        }
    }
}
