//! Passwords and PINs.

use std::fmt;

use zeroize::Zeroizing;

/// Octets of a password, far more than anyone types.
const MAX_PASSWORD: usize = 4096;

/// A password or a PIN. It is wiped when it is dropped, and never shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes a password over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The first line of what a file or a command gives; none when it is too long or not UTF-8.
    pub fn first_line(bytes: &[u8]) -> Option<Self> {
        let line = bytes.split(|octet| *octet == b'\n').next().unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = str::from_utf8(line).ok().filter(|line| line.len() <= MAX_PASSWORD)?;
        Some(Self::new(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()))
    }

    /// The password, for those who open something with it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether it has no characters.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Password")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_without_its_end() {
        let long = [b'x'; MAX_PASSWORD + 1];
        let cases: [(&[u8], Option<&str>); 7] = [
            (b"secret\n", Some("secret")),
            (b"secret\r\nmore", Some("secret")),
            ("\u{FEFF}كلمة\n".as_bytes(), Some("كلمة")),
            (b" two words ", Some(" two words ")),
            (b"", Some("")),
            (b"\xFF", None),
            (&long, None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(Password::first_line(bytes).as_ref().map(Password::reveal), expected);
        }
    }

    #[test]
    fn it_is_not_shown() {
        assert_eq!(format!("{:?}", Some(Password::new("secret".into()))), "Some(Password)");
    }
}
