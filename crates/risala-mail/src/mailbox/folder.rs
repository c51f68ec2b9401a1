//! Names of folders: quoted, and in modified UTF-7 (RFC 3501 section 5.1.3) where they are not ASCII.

use base64::Engine;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

const MUTF7: GeneralPurpose = GeneralPurpose::new(&IMAP_MUTF7, NO_PAD);

/// A name as commands take it, without quotes.
pub(crate) fn encoded(name: &str) -> String {
    let mut encoded = String::new();
    let mut other: Vec<u8> = Vec::new();
    for c in name.chars().filter(|c| !c.is_control()) {
        if c.is_ascii() {
            close(&mut encoded, &mut other);
            encoded.push(c);
            if c == '&' {
                encoded.push('-');
            }
        } else {
            other.extend(c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    close(&mut encoded, &mut other);
    encoded
}

/// A name as people read it; what cannot be read stays as it is.
pub(crate) fn decoded(name: &str) -> String {
    let mut decoded = String::new();
    let mut rest = name;
    while let Some((plain, more)) = rest.split_once('&') {
        decoded.push_str(plain);
        match more.split_once('-').map(|(shifted, after)| (utf16(shifted), after)) {
            Some((Some(text), after)) => {
                decoded.push_str(&text);
                rest = after;
            }
            _ => {
                decoded.push('&');
                rest = more;
            }
        }
    }
    decoded + rest
}

/// The text between `&` and `-`; nothing stands for the `&` itself.
fn utf16(shifted: &str) -> Option<String> {
    if shifted.is_empty() {
        return Some("&".to_owned());
    }
    let octets = MUTF7.decode(shifted).ok().filter(|octets| octets.len() % 2 == 0)?;
    let units: Vec<u16> =
        octets.chunks_exact(2).map(|pair| pair.iter().fold(0, |unit, octet| unit << 8 | u16::from(*octet))).collect();
    String::from_utf16(&units).ok().filter(|text| !text.chars().any(char::is_control))
}

fn close(encoded: &mut String, other: &mut Vec<u8>) {
    if !other.is_empty() {
        encoded.push('&');
        encoded.push_str(&MUTF7.encode(std::mem::take(other)));
        encoded.push('-');
    }
}

/// A quoted string. Control characters, which it may not hold, are left out.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// Whether a line of LIST marks its folder as that of what was sent, and the folder's name.
pub(crate) fn listed(line: &str) -> Option<(bool, String)> {
    let rest = line.strip_prefix("* LIST (")?;
    let (attributes, rest) = rest.split_once(") ")?;
    let is_sent = attributes.split(' ').any(|attribute| attribute.eq_ignore_ascii_case("\\Sent"));
    // The delimiter: NIL or one quoted character.
    let (_, name) = rest.strip_prefix("\"\\\\\" ").map_or_else(|| rest.split_once(' '), |name| Some(("", name)))?;
    Some((is_sent, unquoted(name)))
}

fn unquoted(name: &str) -> String {
    let Some(inner) = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) else {
        return name.to_owned();
    };
    let mut is_escaped = false;
    let keep = |c: &char| {
        is_escaped = !is_escaped && *c == '\\';
        !is_escaped
    };
    inner.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, expected) in [
            ("Sent", "Sent"),
            ("R&D", "R&-D"),
            ("البريد المرسل", "&BicGRAYoBjEGSgYv- &BicGRAZFBjEGMwZE-"),
            ("Gesendet ü", "Gesendet &APw-"),
            ("a\r\nb", "ab"),
            ("😀", "&2D3eAA-"),
        ] {
            assert_eq!(encoded(name), expected);
            assert_eq!(decoded(expected), name.replace(['\r', '\n'], ""));
        }
        for name in ["a&b", "&", "&!-", "&AAA-", "&2AA-"] {
            assert_eq!(decoded(name), name);
        }
        assert_eq!(quoted("a\"b\\c\r\n"), "\"a\\\"b\\\\c\"");
    }

    #[test]
    fn lines_of_list() {
        for (line, expected) in [
            ("* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent Mail\"", Some((true, "Sent Mail"))),
            ("* LIST (\\sent) \".\" INBOX.Sent", Some((true, "INBOX.Sent"))),
            ("* LIST () NIL Sent", Some((false, "Sent"))),
            ("* LIST () \"\\\\\" \"a\\\"b\\\\c\"", Some((false, "a\"b\\c"))),
            ("* FLAGS ()", None),
            ("* LIST (", None),
        ] {
            assert_eq!(listed(line), expected.map(|(is_sent, name)| (is_sent, name.to_owned())), "{line}");
        }
    }
}
