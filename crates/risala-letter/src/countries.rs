//! Countries: ISO 3166-1 alpha-2 codes with their English and Arabic names.
//!
//! The names are CLDR 48's (`data/countries.csv`, licence beside it), with the other names people write.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::lang::Lang;

struct Country {
    code: &'static str,
    en: &'static str,
    ar: &'static str,
    also: &'static str,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let lines = include_str!("../data/countries.csv").lines().skip(1);
    lines.filter_map(country).collect()
});

static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = |country: &Country| [country.code, country.en, country.ar].into_iter().chain(country.also.split(';'));
    let countries = COUNTRIES.iter();
    let named = countries.flat_map(|country| names(country).map(|name| (folded(name), country.code)));
    named.filter(|(name, _)| !name.is_empty()).collect()
});

fn country(line: &'static str) -> Option<Country> {
    let mut cells = line.split(',');
    Some(Country { code: cells.next()?, en: cells.next()?, ar: cells.next()?, also: cells.next()? })
}

/// The code of a country given by its code or by an English or Arabic name. Letter case, diacritics, hamza and
/// punctuation do not matter.
pub fn code(text: &str) -> Option<&'static str> {
    let folded = folded(text);
    let article = || BY_NAME.get(folded.strip_prefix("the")?);
    BY_NAME.get(&folded).or_else(article).copied()
}

/// The name of the country with this code, upper case.
pub fn name(code: &str, lang: Lang) -> Option<&'static str> {
    let country = COUNTRIES.iter().find(|country| country.code == code)?;
    Some(match lang {
        Lang::Ar => country.ar,
        Lang::En => country.en,
    })
}

/// The English name in capitals, as the last line of an address abroad (UPU S42).
pub fn name_in_capitals(code: &str) -> Option<String> {
    name(code, Lang::En).map(str::to_uppercase)
}

/// What is compared: letters without case, marks and hamza, `ة` as `ه`, `ى` as `ي`, nothing else.
fn folded(name: &str) -> String {
    let name = name.to_lowercase().replace('&', "and").replace("saint ", "st ");
    let letters = name.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
    letters
        .map(|c| match c {
            'ة' => 'ه',
            'ى' => 'ي',
            'ı' => 'i',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_code_by_code_and_name() {
        let cases = [
            ("SY", Some("SY")),
            ("sy", Some("SY")),
            ("Syria", Some("SY")),
            ("سورية", Some("SY")),
            ("سوريا", Some("SY")),
            ("الجمهورية العربية السورية", Some("SY")),
            ("USA", Some("US")),
            ("U.S.A.", Some("US")),
            ("the United States of America", Some("US")),
            ("الولايات المتحده الامريكيه", Some("US")),
            ("UK", Some("GB")),
            ("بريطانيا", Some("GB")),
            ("Cote d'Ivoire", Some("CI")),
            ("Côte d’Ivoire", Some("CI")),
            ("CÔTE D'IVOIRE", Some("CI")),
            ("Turkiye", Some("TR")),
            ("turkey", Some("TR")),
            ("المانيا", Some("DE")),
            ("إيران", Some("IR")),
            ("Saint Lucia", Some("LC")),
            ("Bosnia and Herzegovina", Some("BA")),
            ("The Netherlands", Some("NL")),
            ("Atlantis", None),
            ("", None),
            ("the", None),
            ("XX", None),
        ];
        for (text, expect) in cases {
            assert_eq!(code(text), expect, "{text}");
        }
    }

    #[test]
    fn names_both_languages() {
        assert_eq!(name("SY", Lang::Ar), Some("سورية"));
        assert_eq!(name("US", Lang::En), Some("United States"));
        assert_eq!(name("xx", Lang::En), None);
        assert_eq!(name_in_capitals("CI").as_deref(), Some("CÔTE D’IVOIRE"));
    }

    #[test]
    fn no_name_means_two_countries_and_every_name_finds_its_own() {
        assert_eq!(COUNTRIES.len(), 250);
        for country in COUNTRIES.iter() {
            for name in [country.code, country.en, country.ar].into_iter().chain(country.also.split(';')) {
                assert_eq!(code(name), Some(country.code).filter(|_| !name.is_empty()), "{name}");
            }
        }
    }
}
