//! Fields by the names people know them by: those of the window.

use std::collections::HashMap;

use risala_letter::Lang;
use risala_letter::manuscript::known_fields;
use unicode_normalization::UnicodeNormalization;

use crate::blobs::sha256;
use crate::messages::Messages;

/// Calls that stand for a value of the recipient.
const CALLS: [&str; 5] =
    ["salutation recipient", "style recipient", "address_line recipient", "closing recipient", "date letter.date"];
/// The longest key: a content control's tag has 64 characters at most in word processors.
const LONGEST_KEY: usize = 50;
/// The most shown of a remark.
const LONGEST_REMARK: usize = 60;

/// How a tag is named in running text; its inside when there is no name for it.
pub fn name(code: &str, words: &Messages) -> String {
    let inner = inside(code);
    let text = |id: &str, args: &[(&str, &str)]| words.text(id, args);
    if inner == "else" {
        return text("window-token-else", &[]);
    }
    if inner.starts_with('/') {
        return text("window-token-end", &[]);
    }
    if let Some(remark) = inner.strip_prefix('!') {
        let remark = remark.trim_matches(['-', ' ', '\n', '\t']);
        let shown: String = remark.chars().filter(|c| !matches!(c, '{' | '}')).take(LONGEST_REMARK).collect();
        return text("window-token-remark", &[("text", &one_space(&shown))]);
    }
    let mut parts = inner.split_whitespace();
    let (first, second) = (parts.next().unwrap_or_default(), parts.next());
    match (first, second) {
        ("#if", Some(field)) => text("window-token-if", &[("field", &simple(field, words))]),
        ("#unless", Some(field)) => text("window-token-unless", &[("field", &simple(field, words))]),
        ("plural" | "select" | "number" | "list", Some(field)) => {
            text(&format!("window-token-{first}"), &[("field", &simple(field, words))])
        }
        ("date", Some(field)) => simple(field, words),
        _ => simple(&inner, words),
    }
}

fn simple(field: &str, words: &Messages) -> String {
    if let Some(own) = field.strip_prefix("recipient.extra.") {
        return own.to_owned();
    }
    if let Some(fact) = field.strip_prefix("facts.") {
        let of = |fact: &str, id: &str| words.text(id, &[("name", fact)]);
        return match fact.strip_suffix(".source") {
            Some(fact) => of(fact, "window-token-source"),
            None => of(fact.strip_suffix(".text").unwrap_or(fact), "window-token-fact"),
        };
    }
    let stem = field.strip_suffix(" recipient").unwrap_or(field).replace(['.', '_'], "-");
    let id = format!("window-token-{stem}");
    words.find(&id).unwrap_or_else(|| field.to_owned())
}

/// What a tag says between its braces.
fn inside(code: &str) -> String {
    let inner = code.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).unwrap_or(code);
    one_space(inner)
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a tag is known by in a document: its inside, or the beginning of a long one and what tells it from others.
pub fn key(code: &str) -> String {
    let inner = inside(code);
    if inner.chars().count() <= LONGEST_KEY && inner.is_ascii() {
        return inner;
    }
    let begin: String = inner.chars().filter(char::is_ascii).take(LONGEST_KEY - 17).collect();
    let hash = sha256(code.as_bytes());
    format!("{}~{}", begin.trim(), hash.get(..16).unwrap_or(&hash))
}

/// The tags that a text may have, by key and by name.
pub struct Catalogue {
    by_key: HashMap<String, String>,
    by_name: HashMap<String, Vec<String>>,
    words: [Messages; 2],
}

impl Catalogue {
    /// Of the tags in `codes`, then of all fields, and of the campaign's `facts` and `columns`. Where two tags have one
    /// name, the first comes first.
    pub fn new<'c>(codes: impl IntoIterator<Item = &'c str>, facts: &[String], columns: &[String]) -> Self {
        let words = [Lang::En, Lang::Ar].map(Messages::for_lang);
        let mut catalogue = Self { by_key: HashMap::new(), by_name: HashMap::new(), words };
        for code in codes {
            catalogue.add(code);
        }
        let of_facts = facts.iter().flat_map(|fact| [format!("facts.{fact}.text"), format!("facts.{fact}.source")]);
        let own = columns.iter().map(|column| format!("recipient.extra.{column}"));
        let fields = CALLS.into_iter().chain(known_fields().iter().copied()).map(str::to_owned);
        for field in fields.chain(of_facts).chain(own) {
            catalogue.add(&format!("{{{{{field}}}}}"));
        }
        catalogue
    }

    fn add(&mut self, code: &str) {
        if self.by_key.insert(key(code), code.to_owned()).is_some_and(|old| old == code) {
            return;
        }
        for words in &self.words {
            let codes = self.by_name.entry(folded(&name(code, words))).or_default();
            if !codes.iter().any(|known| known == code) {
                codes.push(code.to_owned());
            }
        }
    }

    /// The tag of a key.
    pub fn by_key(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).map(String::as_str)
    }

    /// The tags of a name in either language, however it is written.
    pub fn by_name(&self, name: &str) -> &[String] {
        self.by_name.get(&folded(name)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A name as it is looked for: letters, digits and signs, whatever the space, capitals and invisible characters.
fn folded(name: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && !risala_letter::characters::is_forbidden(*c);
    name.nfkc().filter(seen).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own_in_both_languages() {
        for words in [Lang::En, Lang::Ar].map(Messages::for_lang) {
            let mut names: HashMap<String, &str> = HashMap::new();
            for field in known_fields().iter().chain(CALLS[..4].iter()) {
                let named = name(&format!("{{{{{field}}}}}"), &words);
                assert_ne!(&named, field, "no name in {:?}", words.lang());
                assert_eq!(names.insert(named.clone(), field), None, "{named} names {field} too");
            }
        }
    }

    #[test]
    fn tags_are_named_as_in_the_window() {
        let words = Messages::for_lang(Lang::En);
        for (code, expected) in [
            ("{{organization.name}}", "our name"),
            ("{{salutation recipient}}", "salutation"),
            ("{{#if facts.effect}}", "if there is: fact: effect"),
            ("{{#unless organization.about}}", "if there is no: about us"),
            ("{{facts.effect.source}}", "source: effect"),
            ("{{else}}", "otherwise"),
            ("{{/if}}", "end"),
            ("{{recipient.extra.ask_en}}", "ask_en"),
            ("{{plural letter.pages one=\"a\" other=\"b\"}}", "number in words: pages"),
            ("{{! for\n {later} }}", "remark: for later"),
            ("{{no.such}}", "no.such"),
        ] {
            assert_eq!(name(code, &words), expected);
        }
    }

    #[test]
    fn keys_are_short_and_lead_back() {
        let long = format!("{{{{plural letter.pages {}}}}}", "one=\"صفحة واحدة\" other=\"# صفحات\"".repeat(3));
        let other = long.replace("واحدة", "وحيدة");
        let codes = ["{{#if organization.about}}", "{{else}}", "{{! a\n b }}", long.as_str(), other.as_str()];
        let catalogue = Catalogue::new(codes, &["effect".to_owned()], &["ask_en".to_owned()]);
        for code in codes {
            let key = key(code);
            assert!(key.chars().count() <= LONGEST_KEY && key.is_ascii(), "{key}");
            assert_eq!(catalogue.by_key(&key), Some(code));
        }
        assert_eq!(catalogue.by_name("Our  NAME"), ["{{organization.name}}"]);
        assert_eq!(catalogue.by_name("اسمنا"), catalogue.by_name("our name"));
        assert_eq!(catalogue.by_name("fact: effect"), ["{{facts.effect.text}}"]);
        assert!(catalogue.by_name("nobody").is_empty());
    }
}
