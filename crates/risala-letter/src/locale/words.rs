//! The built-in words of a letter, read from `data/words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Locale, in_digits};
use crate::lang::Lang;
use crate::setup::{Digits, Prevailing};

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/words.toml")).unwrap_or_default());

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    en: LanguageWords,
    ar: LanguageWords,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageWords {
    reference: String,
    date: String,
    subject: String,
    copy_to: String,
    partners: String,
    between_partners: String,
    marker: String,
    page_of: String,
    and_hijri: String,
    enclosures: BTreeMap<String, String>,
    prevails: PerText,
    same_content: String,
    text_on_page: PerText,
}

/// A sentence about one of the letter's texts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PerText {
    en: String,
    ar: String,
}

impl PerText {
    fn about(&self, text: Lang) -> &str {
        match text {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }
}

fn words(lang: Lang) -> &'static LanguageWords {
    match lang {
        Lang::En => &WORDS.en,
        Lang::Ar => &WORDS.ar,
    }
}

/// "Ref.", الرقم.
pub fn reference_label(lang: Lang) -> &'static str {
    &words(lang).reference
}

/// "Date", التاريخ.
pub fn date_label(lang: Lang) -> &'static str {
    &words(lang).date
}

/// "Subject:", الموضوع:.
pub fn subject_label(lang: Lang) -> &'static str {
    &words(lang).subject
}

/// "Copy to: …".
pub fn copy_to(lang: Lang, title: &str) -> String {
    words(lang).copy_to.replace("{title}", title)
}

/// "Co-signed by: …; …".
pub fn partners(lang: Lang, partners: &[String]) -> String {
    let words = words(lang);
    words.partners.replace("{list}", &partners.join(&words.between_partners))
}

/// "3 enclosures", "المرفقات: ٣ مرفقات".
pub fn enclosures(locale: &Locale, count: u32) -> String {
    locale.plural(count, &words(locale.lang).enclosures)
}

/// The marker of a list item: "1.", "١-" (a full stop after ١ would look like a zero).
pub fn marker(lang: Lang, digits: Digits, number: u32) -> String {
    let number = in_digits(&number.to_string(), digits);
    words(lang).marker.replace('#', &number)
}

/// "Page 2 of 3", "الصفحة ٢ من ٣".
pub fn page_of(lang: Lang, digits: Digits, page: usize, pages: usize) -> String {
    words(lang)
        .page_of
        .replace("{page}", &in_digits(&page.to_string(), digits))
        .replace("{pages}", &in_digits(&pages.to_string(), digits))
}

/// Which text prevails, or that both have the same content, said in `written_in`.
pub fn prevails(prevailing: Prevailing, written_in: Lang) -> &'static str {
    let words = words(written_in);
    match prevailing {
        Prevailing::En => words.prevails.about(Lang::En),
        Prevailing::Ar => words.prevails.about(Lang::Ar),
        Prevailing::Same => &words.same_content,
    }
}

/// On which page the other text stands, said in `written_in`.
pub fn text_on_page(text: Lang, written_in: Lang, digits: Digits, page: usize) -> String {
    let page = in_digits(&page.to_string(), digits);
    let sentence = words(written_in).text_on_page.about(text);
    sentence.replace('#', &page)
}

/// A Gregorian date with the Hijri one beside it.
pub(super) fn and_hijri(lang: Lang, gregorian: &str, hijri: &str) -> String {
    words(lang).and_hijri.replace("{gregorian}", gregorian).replace("{hijri}", hijri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{Calendar, English};

    #[test]
    fn the_file_of_words_is_whole() {
        let words: Words = toml::from_str(include_str!("../../data/words.toml")).unwrap();
        assert!(!words.ar.marker.is_empty());
    }

    #[test]
    fn words_of_the_page() {
        assert_eq!(page_of(Lang::En, Digits::Latn, 2, 3), "Page 2 of 3");
        assert_eq!(page_of(Lang::Ar, Digits::Arab, 2, 3), "الصفحة ٢ من ٣");
        assert_eq!(marker(Lang::En, Digits::Latn, 10), "10.");
        assert_eq!(marker(Lang::Ar, Digits::Arab, 10), "١٠-");
        assert_eq!(prevails(Prevailing::En, Lang::Ar), "يُعتدّ بالنص الإنكليزي عند الاختلاف.");
        assert_eq!(text_on_page(Lang::En, Lang::Ar, Digits::Arab, 2), "النص الإنكليزي في الصفحة ٢.");
        assert_eq!(text_on_page(Lang::Ar, Lang::En, Digits::Latn, 2), "The Arabic text is on page 2.");
    }

    #[test]
    fn texts_of_the_same_content_say_so() {
        assert_eq!(prevails(Prevailing::Same, Lang::En), "The Arabic and the English text have the same content.");
        assert_eq!(prevails(Prevailing::Same, Lang::Ar), "النصان العربي والإنكليزي متطابقان في المضمون.");
    }

    #[test]
    fn enclosures_are_counted_in_every_category() {
        let arabic = Locale::arabic(Digits::Arab, Calendar::Gregory);
        let cases = [
            (1, "المرفقات: مرفق واحد"),
            (2, "المرفقات: مرفقان"),
            (3, "المرفقات: ٣ مرفقات"),
            (11, "المرفقات: ١١ مرفقاً"),
            (100, "المرفقات: ١٠٠ مرفق"),
            (102, "المرفقات: ١٠٢ مرفق"),
            (103, "المرفقات: ١٠٣ مرفقات"),
        ];
        for (count, expected) in cases {
            assert_eq!(enclosures(&arabic, count), expected);
        }
        let english = Locale::english(English::Gb, "GB");
        assert_eq!(enclosures(&english, 1), "1 enclosure");
        assert_eq!(enclosures(&english, 3), "3 enclosures");
    }
}
