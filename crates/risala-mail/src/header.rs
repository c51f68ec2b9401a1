//! Text that may stand in a header.

use crate::MailError;

/// Text of a header on one line: bidi isolates and marks left out, runs of spaces made one.
///
/// Refused are control characters, the embeddings and overrides that could turn a name into another,
/// and text that a mail program would take for an encoded word (RFC 2047).
pub(crate) fn one_line(text: &str, field: &'static str, limit: usize) -> Result<String, MailError> {
    let mut line = String::new();
    let mut space = false;
    for c in text.chars().filter(|c| !is_mark(*c)) {
        if is_refused(c) {
            return Err(MailError::HeaderText { field, found: code_point(c) });
        }
        if c == ' ' {
            space = !line.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            line.push(' ');
        }
        line.push(c);
    }
    if line.chars().count() > limit {
        return Err(MailError::TooLong { field, limit });
    }
    if let Some((_, rest)) = line.split_once("=?")
        && rest.contains("?=")
    {
        return Err(MailError::HeaderText { field, found: "=?…?=".to_owned() });
    }
    Ok(line)
}

/// Text of a body: without isolates and bidi marks of our own, line ends as LF.
pub(crate) fn body(text: &str, field: &'static str, limit: usize) -> Result<String, MailError> {
    if text.len() > limit {
        return Err(MailError::TooLong { field, limit });
    }
    let text = text.replace("\r\n", "\n");
    if let Some(c) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(MailError::BodyText { field, found: code_point(c) });
    }
    Ok(text.chars().filter(|c| !is_isolate(*c)).collect())
}

/// The isolates of UAX #9, which substituted values carry on the page only.
fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// Isolates and the marks ALM, LRM, RLM: invisible, without meaning in a header.
fn is_mark(c: char) -> bool {
    is_isolate(c) || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}')
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let cases = [
            ("Jane  Doe ", Ok("Jane Doe")),
            ("\u{2068}معالي الوزير\u{2069}", Ok("معالي الوزير")),
            ("a\u{200F}b", Ok("ab")),
            ("می\u{200C}خواهم", Ok("می\u{200C}خواهم")),
            ("2 =? 3", Ok("2 =? 3")),
            ("a\rb", Err("U+000D")),
            ("a\nBcc: x@y.example", Err("U+000A")),
            ("a\0", Err("U+0000")),
            ("a\u{85}", Err("U+0085")),
            ("a\u{202E}b", Err("U+202E")),
            ("a\u{2028}b", Err("U+2028")),
            ("=?utf-8?b?QQ0K?=", Err("=?…?=")),
        ];
        for (text, expected) in cases {
            match (one_line(text, "Subject", 100), expected) {
                (Ok(line), Ok(expected)) => assert_eq!(line, expected),
                (Err(MailError::HeaderText { found, .. }), Err(expected)) => {
                    assert_eq!(found, expected);
                }
                (found, _) => panic!("{text:?}: {found:?}"),
            }
        }
        assert!(one_line(&"a".repeat(101), "Subject", 100).is_err());
    }

    #[test]
    fn bodies() {
        assert_eq!(body("a\r\nb\u{2068}c\u{2069}\t", "text", 99).unwrap(), "a\nbc\t");
        assert_eq!(body("a\rb", "text", 99).unwrap_err().code(), "mail.body_text");
        assert_eq!(body("abc", "text", 2).unwrap_err().code(), "mail.too_long");
    }
}
