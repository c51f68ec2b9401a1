//! Characters that no word of an input may hold, and digits.

/// The first character of `text` that no name, title or address can hold: a control character (C0, DEL, C1, with them
/// the ends of lines), a bidirectional control, a line or paragraph separator, a private-use character, a noncharacter
/// or a byte order mark.
///
/// ZERO WIDTH JOINER and NON-JOINER are letters' business and allowed.
pub fn forbidden(text: &str) -> Option<char> {
    text.chars().find(|c| is_forbidden(*c))
}

/// Whether [`forbidden`] refuses a character.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{E000}'..='\u{F8FF}'
            | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FEFF}'
            | '\u{F0000}'..)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether this is a letter of the Arabic script, of whichever language and in whichever presentation form.
pub fn is_arabic(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{750}'..='\u{77F}'
        | '\u{8A0}'..='\u{8C9}' | '\u{FB50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a letter of the Arabic script stands in `text`.
pub fn has_arabic(text: &str) -> bool {
    text.contains(is_arabic)
}

/// Whether a Latin letter without marks stands in `text`.
pub fn has_latin(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

/// An Arabic-Indic or Persian digit as the ASCII digit of its value; any other character as it is.
pub fn ascii_digit(c: char) -> char {
    let digit = match c {
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6F0}'..='\u{6F9}' => c as u32 - 0x6F0,
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

/// A character as it is named in a message: `U+202E`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_first_forbidden_character() {
        let cases = [
            ("a\rb", Some("U+000D")),
            ("a\nb", Some("U+000A")),
            ("a\tb", Some("U+0009")),
            ("a\0b", Some("U+0000")),
            ("a\u{7F}", Some("U+007F")),
            ("a\u{85}", Some("U+0085")),
            ("\u{202E}abc", Some("U+202E")),
            ("\u{2067}abc", Some("U+2067")),
            ("\u{200F}abc", Some("U+200F")),
            ("\u{61C}abc", Some("U+061C")),
            ("\u{E001}", Some("U+E001")),
            ("\u{100000}", Some("U+100000")),
            ("\u{FEFF}a", Some("U+FEFF")),
            ("\u{1FFFF}", Some("U+1FFFF")),
            ("می\u{200C}خواهم", None),
            ("لا\u{200D}", None),
            ("Gráinne O’Hanratty-Byrne — الجمعية", None),
        ];
        for (text, expect) in cases {
            assert_eq!(forbidden(text).map(code_point).as_deref(), expect, "{text:?}");
        }
    }
}
