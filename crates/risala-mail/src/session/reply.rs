//! A server's answer, RFC 5321 section 4.2, with its enhanced status code, RFC 3463.

use std::fmt;

/// Characters kept of what the server says.
const MAX_TEXT: usize = 1000;

/// An answer, bounded and free of controls. What its text says is shown to people and never acted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The three digits; 0 where the protocol has none (IMAP).
    pub code: u16,
    /// The enhanced status code, when there is one.
    pub enhanced: Option<(u8, u16, u16)>,
    /// The lines' text without the codes, joined by spaces.
    pub text: String,
}

impl Reply {
    /// Makes an answer of its code and lines.
    pub(crate) fn new(code: u16, lines: &[String]) -> Self {
        let enhanced = lines.first().and_then(|line| enhanced(line));
        let mut words: Vec<&str> = Vec::new();
        for line in lines {
            let mut rest = line.trim();
            if enhanced.is_some() && self::enhanced(rest) == enhanced {
                rest = rest.split_once(' ').map_or("", |(_, rest)| rest.trim());
            }
            if !rest.is_empty() {
                words.push(rest);
            }
        }
        Self { code, enhanced, text: plain(&words.join(" ")) }
    }

    /// Whether the command was done.
    pub fn is_positive(&self) -> bool {
        matches!(self.code, 200..300)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code == 0 {
            return out.write_str(&self.text);
        }
        write!(out, "{}", self.code)?;
        if let Some((class, subject, detail)) = self.enhanced {
            write!(out, " {class}.{subject}.{detail}")?;
        }
        if self.text.is_empty() { Ok(()) } else { write!(out, " {}", self.text) }
    }
}

/// The status code that a line begins with.
fn enhanced(line: &str) -> Option<(u8, u16, u16)> {
    let word = line.split(' ').next()?;
    let mut numbers = word.split('.');
    let class = numbers.next().filter(|class| matches!(*class, "2" | "4" | "5"))?.parse().ok()?;
    let mut number = || numbers.next().filter(|n| n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()))?.parse().ok();
    let found = (class, number()?, number()?);
    numbers.next().is_none().then_some(found)
}

/// Text without controls and without the marks that turn or hide text.
fn plain(text: &str) -> String {
    let hidden = |c: &char| {
        c.is_control()
            || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    text.chars().filter(|c| !hidden(c)).take(MAX_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let cases: [(&[&str], &str); 8] = [
            (&["2.0.0 Ok: queued as 1"], "250 2.0.0 Ok: queued as 1"),
            (&["5.1.1 <a@b.example>: unknown", "5.1.1 see x"], "250 5.1.1 <a@b.example>: unknown see x"),
            (&["Ok"], "250 Ok"),
            (&[""], "250"),
            (&["2.0.0"], "250 2.0.0"),
            (&["2.0 no code", "9.1.1 nor this"], "250 2.0 no code 9.1.1 nor this"),
            (&["5.7.1234 none"], "250 5.7.1234 none"),
            (&["a\u{1b}[31mb\u{202E}c\u{0}"], "250 a[31mbc"),
        ];
        for (lines, expected) in cases {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(Reply::new(250, &lines).to_string(), expected);
        }
        let long = Reply::new(250, &["x".repeat(5000)]);
        assert_eq!(long.text.len(), MAX_TEXT);
    }
}
