//! The statement as a page for the web: one file, both languages, nothing fetched from elsewhere.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use risala_letter::{Block, Campaign, Digits, Lang, Letter, LetterText, RichText};

use super::Appeal;
use crate::messages::Messages;

/// The page's picture of itself, and what it shows.
pub struct CardFile {
    /// The card's file beside the page.
    pub file: String,
    /// Its language.
    pub lang: Lang,
    /// What it says.
    pub alt: String,
    /// Width and height in pixels.
    pub size: (u16, u16),
}

/// What the page is made from.
pub struct Parts<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The statement.
    pub letter: &'a Letter,
    /// Its words for posts, in the order of the statement's languages.
    pub appeals: &'a [Appeal],
    /// The emblem: media type and bytes.
    pub emblem: Option<(&'static str, &'a [u8])>,
    /// Cards to show, one a language.
    pub cards: &'a [CardFile],
    /// The statement's PDF beside the page.
    pub pdf: &'a str,
}

/// The page: HTML as the living standard has it, readable without pictures, scripts and fonts of the web.
pub fn html(parts: &Parts<'_>) -> String {
    let lead = parts.letter.texts.first();
    let lang = lead.map_or(Lang::En, |text| text.lang);
    let title = lead.map_or_else(String::new, |text| text.title.clone());
    let description = parts.appeals.first().map_or("", |appeal| appeal.ask.as_str());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <meta name=\"description\" content=\"{}\">\n",
        lang.code(),
        direction(lang),
        escaped(&title),
        escaped(description)
    );
    graph(&mut page, parts, (&title, description));
    let accent = parts.campaign.accent_colour();
    let digits =
        if parts.campaign.digits == Digits::Arab { ":lang(ar) ol { list-style-type: arabic-indic; }\n" } else { "" };
    let _ = write!(
        page,
        "<style>\n{}{digits}</style>\n</head>\n<body>\n",
        STYLE.replace("ACCENT", &format!("#{:02x}{:02x}{:02x}", accent.0, accent.1, accent.2))
    );
    header(&mut page, parts);
    page.push_str("<main>\n");
    for (index, text) in parts.letter.texts.iter().enumerate() {
        article(&mut page, parts, text, index == 0);
    }
    page.push_str("</main>\n");
    footer(&mut page, parts, lang);
    page.push_str("</body>\n</html>\n");
    page
}

/// Colours: text #1a1a1a on white 17 : 1; the accent on white, and white on it, at least 7 : 1.
const STYLE: &str = "\
:root { color-scheme: light; }
body { margin: 0; color: #1a1a1a; background: #fff; font: 1.125rem/1.65 \"Libertinus Serif\", Georgia, serif; }
:lang(ar) { font-family: Amiri, \"Noto Naskh Arabic\", \"Traditional Arabic\", serif; line-height: 1.9; }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; border-bottom: 3px solid ACCENT; }
header img { height: 4rem; width: auto; }
header p { margin: 0; font-weight: 600; color: ACCENT; }
nav ul { display: flex; gap: 1.5rem; list-style: none; margin: 0; padding: 0; }
h1, h2 { color: ACCENT; line-height: 1.35; text-wrap: balance; }
h1 { font-size: 1.8rem; }
h2 { font-size: 1.6rem; }
article + article { border-top: 1px solid #767676; margin-top: 2.5rem; padding-top: 1rem; }
a { color: ACCENT; text-decoration: underline; }
a:focus-visible { outline: 3px solid ACCENT; outline-offset: 2px; }
figure { margin: 1.5rem 0; }
figure img { max-width: 100%; height: auto; border: 1px solid #767676; }
.hashtags { font-weight: 600; }
footer { border-top: 3px solid ACCENT; }
@media print { nav, figure { display: none; } }
";

fn direction(lang: Lang) -> &'static str {
    if lang.is_rtl() { "rtl" } else { "ltr" }
}

/// What other sites show of the page (ogp.me).
fn graph(page: &mut String, parts: &Parts<'_>, (title, description): (&str, &str)) {
    let mut property = |name: &str, content: &str| {
        if !content.is_empty() {
            let _ = writeln!(page, "<meta property=\"og:{name}\" content=\"{}\">", escaped(content));
        }
    };
    property("type", "article");
    property("title", title);
    property("description", description);
    property("url", parts.campaign.share.link.as_deref().unwrap_or_default());
    if let Some(card) = parts.cards.first() {
        property("image", &card.file);
        property("image:alt", &card.alt);
    }
}

fn header(page: &mut String, parts: &Parts<'_>) {
    page.push_str("<header>\n");
    if let Some((media, bytes)) = parts.emblem {
        // The name stands beside it.
        let _ = writeln!(page, "<img src=\"data:{media};base64,{}\" alt=\"\">", STANDARD.encode(bytes));
    }
    for text in &parts.letter.texts {
        let Some(name) = parts.campaign.organization.name.get(text.lang) else { continue };
        let _ = writeln!(page, "<p {}>{}</p>", tongue(text.lang), escaped(name));
    }
    if parts.letter.texts.len() > 1 {
        let lead = parts.letter.texts.first().map_or(Lang::En, |text| text.lang);
        let label = Messages::for_lang(lead).text("share-languages", &[]);
        let _ = writeln!(page, "<nav aria-label=\"{}\">\n<ul>", escaped(&label));
        for text in &parts.letter.texts {
            let name = Messages::for_lang(text.lang).text("share-language", &[]);
            let (tongue, code) = (tongue(text.lang), text.lang.code());
            let _ = writeln!(page, "<li><a {tongue} href=\"#{code}\">{}</a></li>", escaped(&name));
        }
        page.push_str("</ul>\n</nav>\n");
    }
    page.push_str("</header>\n");
}

fn tongue(lang: Lang) -> String {
    format!("lang=\"{}\" dir=\"{}\"", lang.code(), direction(lang))
}

fn article(page: &mut String, parts: &Parts<'_>, text: &LetterText, is_first: bool) {
    let lang = text.lang;
    let level = if is_first { "h1" } else { "h2" };
    let code = lang.code();
    let _ = writeln!(page, "<article id=\"{code}\" {} aria-labelledby=\"title-{code}\">", tongue(lang));
    let _ = writeln!(page, "<{level} id=\"title-{code}\">{}</{level}>", rich(&text.subject.value));
    let _ = writeln!(
        page,
        "<p><time datetime=\"{}\">{}</time></p>",
        parts.letter.date,
        escaped(&text.date.value.readable())
    );
    for block in &text.blocks {
        self::block(page, block);
    }
    for signer in &parts.letter.signatories {
        let name = signer.name.get(lang).map(rich).unwrap_or_default();
        let title = signer.title.get(lang).map(rich).unwrap_or_default();
        let _ = writeln!(page, "<p><strong>{name}</strong><br>{title}</p>");
    }
    for line in &text.after {
        let _ = writeln!(page, "<p>{}</p>", rich(line));
    }
    let appeal = parts.appeals.iter().find(|appeal| appeal.lang == lang);
    if let Some(appeal) = appeal.filter(|appeal| !appeal.hashtags.is_empty()) {
        let _ = writeln!(page, "<p class=\"hashtags\">{}</p>", escaped(&appeal.hashtags.join(" ")));
    }
    for card in parts.cards.iter().filter(|card| card.lang == lang) {
        let (width, height) = card.size;
        let _ = writeln!(
            page,
            "<figure><img src=\"{}\" alt=\"{}\" width=\"{width}\" height=\"{height}\"></figure>",
            escaped(&card.file),
            escaped(&card.alt)
        );
    }
    page.push_str("</article>\n");
}

fn block(page: &mut String, block: &Block) {
    match block {
        Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => {
            let _ = writeln!(page, "<p>{}</p>", rich(text));
        }
        Block::List(list) => {
            let (open, close) = match list.start {
                Some(1) => ("<ol>".to_owned(), "</ol>"),
                Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
                None => ("<ul>".to_owned(), "</ul>"),
            };
            let _ = writeln!(page, "{open}");
            for item in &list.items {
                let _ = writeln!(page, "<li>{}</li>", rich(item));
            }
            let _ = writeln!(page, "{close}");
        }
    }
}

fn footer(page: &mut String, parts: &Parts<'_>, lead: Lang) {
    let label = Messages::for_lang(lead).text("share-download", &[]);
    let _ = writeln!(page, "<footer>\n<p><a href=\"{}\">{}</a></p>", escaped(parts.pdf), escaped(&label));
    let organization = &parts.campaign.organization;
    let reached = [&organization.website, &organization.email, &organization.phone];
    let reached: Vec<String> =
        reached.into_iter().flatten().map(|value| format!("<span dir=\"ltr\">{}</span>", escaped(value))).collect();
    if !reached.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", reached.join(" · "));
    }
    page.push_str("</footer>\n");
}

/// Text with its emphasis; values stay isolated.
fn rich(text: &RichText) -> String {
    let mut html = String::new();
    for inline in &text.0 {
        let (open, close) = match (inline.bold, inline.italic) {
            (true, true) => ("<strong><em>", "</em></strong>"),
            (true, false) => ("<strong>", "</strong>"),
            (false, true) => ("<em>", "</em>"),
            (false, false) => ("", ""),
        };
        let _ = write!(html, "{open}{}{close}", escaped(&inline.text));
    }
    // An isolate opens and closes within one text, and the elements between them are whole.
    html.replace('\u{2068}', "<bdi>").replace('\u{2069}', "</bdi>").replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use risala_letter::Inline;

    use super::*;

    #[test]
    fn values_are_text_and_isolated() {
        let text = RichText(vec![
            Inline { text: "a \u{2068}<b> & \"c\"\u{2069}".to_owned(), ..Inline::default() },
            Inline { text: "d".to_owned(), bold: true, italic: false },
        ]);
        assert_eq!(rich(&text), "a <bdi>&lt;b&gt; &amp; &quot;c&quot;</bdi><strong>d</strong>");
    }
}
