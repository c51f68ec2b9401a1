//! The covering mail's text, as plain text and as HTML.
//!
//! The HTML has no link, picture or script that could tell the sender of its reading; its styling is
//! inline, since mail programs drop style sheets.

use std::fmt::Write as _;

use risala_letter::letter::List;
use risala_letter::{Block, Inline, Lang, RichText};

/// Between two languages in plain text.
const RULE: &str = "\n----------------------------------------\n\n";

const SERIF: &str = "'Times New Roman',Times,serif";
const NASKH: &str = "'Noto Naskh Arabic','Geeza Pro','Traditional Arabic','Times New Roman',serif";

/// One language as plain text: a paragraph a line, an empty line between two, no isolates.
pub fn text(blocks: &[Block], lang: Lang) -> String {
    let blocks: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => text.readable(),
            Block::List(list) => text_list(list, lang),
        })
        .filter(|block| !block.trim().is_empty())
        .collect();
    blocks.join("\n\n") + "\n"
}

/// All languages as plain text, the first one first, a rule between two.
pub fn texts(texts: &[(Lang, &[Block])]) -> String {
    let parts: Vec<String> = texts.iter().map(|(lang, blocks)| text(blocks, *lang)).collect();
    parts.join(RULE)
}

fn text_list(list: &List, lang: Lang) -> String {
    let items: Vec<String> = (0..)
        .zip(&list.items)
        .map(|(index, item)| {
            let marker = match list.start {
                Some(start) => format!("{}.", digits(start.saturating_add(index), lang)),
                None => "•".to_owned(),
            };
            format!("{marker} {}", item.readable())
        })
        .collect();
    items.join("\n")
}

fn digits(number: u32, lang: Lang) -> String {
    let ascii = number.to_string();
    match lang {
        Lang::En => ascii,
        Lang::Ar => ascii.chars().map(arabic_indic).collect(),
    }
}

fn arabic_indic(digit: char) -> char {
    digit.to_digit(10).and_then(|value| char::from_u32(0x0660 + value)).unwrap_or(digit)
}

/// All languages as one HTML document, each in its own direction.
pub fn html(texts: &[(Lang, &[Block])]) -> String {
    let lead = texts.first().map_or(Lang::En, |(lang, _)| *lang);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n",
        lead.code(),
        dir(lead)
    );
    for (index, (lang, blocks)) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str("<hr style=\"border:0;border-top:1px solid #999;max-width:40em;margin:1.5em auto\">\n");
        }
        html_text(&mut out, *lang, blocks);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn dir(lang: Lang) -> &'static str {
    if lang.is_rtl() { "rtl" } else { "ltr" }
}

fn html_text(out: &mut String, lang: Lang, blocks: &[Block]) {
    let (family, size, align) = match lang {
        Lang::Ar => (NASKH, "17px", "right"),
        Lang::En => (SERIF, "16px", "left"),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<div lang=\"{}\" dir=\"{}\" style=\"max-width:40em;margin:0 auto;font-family:{family};\
         font-size:{size};line-height:1.6;text-align:{align}\">",
        lang.code(),
        dir(lang)
    );
    for block in blocks {
        match block {
            Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => {
                let _ = writeln!(out, "<p style=\"margin:0 0 1em\">{}</p>", html_inline(text));
            }
            Block::List(list) => html_list(out, list, lang),
        }
    }
    out.push_str("</div>\n");
}

fn html_list(out: &mut String, list: &List, lang: Lang) {
    let style = match (list.start, lang) {
        (None, _) => "disc",
        (Some(_), Lang::En) => "decimal",
        (Some(_), Lang::Ar) => "arabic-indic",
    };
    let tag = if list.start.is_some() { "ol" } else { "ul" };
    let start = match list.start {
        Some(start) if start != 1 => format!(" start=\"{start}\""),
        _ => String::new(),
    };
    let _ = writeln!(out, "<{tag}{start} style=\"margin:0 0 1em;list-style-type:{style}\">");
    for item in &list.items {
        let _ = writeln!(out, "<li>{}</li>", html_inline(item));
    }
    let _ = writeln!(out, "</{tag}>");
}

fn html_inline(text: &RichText) -> String {
    text.0.iter().map(html_stretch).collect()
}

fn html_stretch(inline: &Inline) -> String {
    let text = escape(&inline.text);
    let text = if inline.italic { format!("<em>{text}</em>") } else { text };
    if inline.bold { format!("<strong>{text}</strong>") } else { text }
}

/// Escapes a stretch; isolated values become `<bdi>`, hard breaks `<br>`.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open = 0_u32;
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>\n"),
            '\u{2068}' => {
                open += 1;
                out.push_str("<bdi>");
            }
            '\u{2069}' if open > 0 => {
                open -= 1;
                out.push_str("</bdi>");
            }
            '\u{2066}'..='\u{2069}' => {}
            _ => out.push(c),
        }
    }
    for _ in 0..open {
        out.push_str("</bdi>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Vec<Block> {
        vec![
            Block::Salutation(RichText::plain("Dear \u{2068}Jane <Doe> & \"Co\"\u{2069},")),
            Block::Paragraph(RichText(vec![
                Inline { text: "One\ntwo ".into(), ..Inline::default() },
                Inline { text: "three".into(), bold: true, italic: true },
            ])),
            Block::List(List { start: Some(9), items: vec![RichText::plain("a"), RichText::plain("b")] }),
            Block::List(List { start: None, items: vec![RichText::plain("c")] }),
            Block::Paragraph(RichText::plain(" ")),
            Block::Closing(RichText::plain("Yours,")),
        ]
    }

    #[test]
    fn plain_text() {
        let expected = "Dear Jane <Doe> & \"Co\",\n\nOne\ntwo three\n\n9. a\n10. b\n\n• c\n\nYours,\n";
        assert_eq!(text(&blocks(), Lang::En), expected);
        assert!(text(&blocks(), Lang::Ar).contains("٩. a\n١٠. b"));
        let both = texts(&[(Lang::Ar, &blocks()), (Lang::En, &blocks())]);
        assert_eq!(both.matches("Yours,").count(), 2);
        assert_eq!(both.matches("-----\n\n").count(), 1);
    }

    #[test]
    fn html_escapes_values_and_keeps_direction() {
        let page = html(&[(Lang::Ar, &blocks()), (Lang::En, &blocks())]);
        for part in [
            "<html lang=\"ar\" dir=\"rtl\">",
            "<div lang=\"ar\" dir=\"rtl\"",
            "<div lang=\"en\" dir=\"ltr\"",
            "Dear <bdi>Jane &lt;Doe&gt; &amp; &quot;Co&quot;</bdi>,",
            "One<br>\ntwo <strong><em>three</em></strong>",
            "<ol start=\"9\" style=\"margin:0 0 1em;list-style-type:arabic-indic\">",
            "<ul style=\"margin:0 0 1em;list-style-type:disc\">",
        ] {
            assert!(page.contains(part), "{part} in\n{page}");
        }
        for absent in ["http", "<img", "<a ", "<script", "\u{2068}"] {
            assert!(!page.contains(absent), "{absent} in\n{page}");
        }
    }

    #[test]
    fn unbalanced_isolates_leave_balanced_html() {
        let cases = [("a\u{2069}b", "ab"), ("a\u{2068}b", "a<bdi>b</bdi>"), ("\u{2067}a\u{2069}", "a")];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }
}
