//! Plain text that came back: a mail, a note, what was copied from a document.

use risala_letter::characters::ascii_digit;
use risala_letter::manuscript::{Sheet, read};

use super::Taken;

/// Signs that begin the items of a list in plain text.
const BULLETS: [char; 9] = ['•', '·', '▪', '◦', '‣', '●', '○', '–', '*'];

/// The paragraphs of a text. Where no line is empty each line is a paragraph, as word processors copy them; else
/// paragraphs are what stands between empty lines. Marks of lists and emphasis are read as Markdown.
pub fn plain(text: &str) -> Vec<Taken> {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{2028}'], "\n");
    let text = text.replace('\u{2029}', "\n\n");
    let has_empty_lines = text.trim().lines().any(|line| line.trim().is_empty());
    let mut markdown = String::new();
    let mut was_item = false;
    for line in text.lines() {
        let (line, is_item) = item(line.trim());
        let is_apart = !(has_empty_lines || is_item && was_item);
        if is_apart && !markdown.is_empty() {
            markdown.push('\n');
        }
        markdown.push_str(&line);
        markdown.push('\n');
        was_item = is_item;
    }
    let blocks = read(&markdown, Sheet::Letter).blocks.into_iter();
    blocks.map(|block| Taken { kind: block.kind, pieces: block.pieces, style: String::new() }).collect()
}

/// A line with the mark of its item as Markdown has it, and whether it has one.
fn item(line: &str) -> (String, bool) {
    if let Some(rest) = line.strip_prefix(BULLETS).filter(|rest| rest.starts_with([' ', '\t', '\u{A0}'])) {
        return (format!("- {}", rest.trim_start()), true);
    }
    let digits: String = line.chars().map(ascii_digit).take_while(char::is_ascii_digit).take(9).collect();
    let rest = line.char_indices().nth(digits.len()).map_or("", |(at, _)| line.get(at..).unwrap_or_default());
    let marked = rest.strip_prefix(['.', ')', '-']).filter(|rest| rest.starts_with([' ', '\t', '\u{A0}']));
    match marked.filter(|_| !digits.is_empty()) {
        Some(rest) => (format!("{digits}. {}", rest.trim_start()), true),
        None => (line.to_owned(), line.starts_with("- ")),
    }
}

#[cfg(test)]
mod tests {
    use risala_letter::manuscript::Kind;

    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        plain(text).iter().map(|taken| taken.kind).collect()
    }

    #[test]
    fn paragraphs_are_lines_or_stand_apart() {
        assert_eq!(kinds("one\r\ntwo\r\nthree"), [Kind::Paragraph; 3]);
        assert_eq!(kinds("one\ntwo\n\nthree\n"), [Kind::Paragraph; 2]);
        assert_eq!(kinds("# subject\n\none"), [Kind::Subject, Kind::Paragraph]);
        assert_eq!(kinds(""), []);
    }

    #[test]
    fn items_are_told_by_any_mark() {
        let expected = [Kind::Paragraph, Kind::Numbered(1), Kind::Numbered(2), Kind::Paragraph];
        for text in
            ["ask:\n1. a\n2. b\nend", "ask:\n1)\ta\n2)\tb\nend", "نرجو:\n١. أ\n٢. ب\nختام", "ask:\n\n1. a\n2. b\n\nend"]
        {
            assert_eq!(kinds(text), expected, "{text}");
        }
        assert_eq!(kinds("ask:\n•\ta\n• b"), [Kind::Paragraph, Kind::Bullet, Kind::Bullet]);
        assert_eq!(kinds("2026 was long\n–5 degrees"), [Kind::Paragraph; 2]);
    }
}
