//! Dates, numbers, plurals and lists by ICU4X (data: CLDR).

use std::cell::RefCell;
use std::collections::BTreeMap;

use fixed_decimal::Decimal;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_datetime::fieldsets::YMD;
use icu_datetime::{DateTimeFormatter, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_locale_core::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil::Date;

use super::{in_digits, words};
use crate::campaign::{Calendar, English};
use crate::lang::Lang;
use crate::setup::Digits;

/// How one language of a letter writes dates and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// BCP 47 tag: `ar-SY`, `en-US` or `en-GB`.
    pub tag: &'static str,
    /// Digits of running text; always ASCII in English.
    pub digits: Digits,
    /// Whether dates carry the Hijri date (Umm al-Qura) beside the Gregorian one.
    pub hijri: bool,
}

impl Locale {
    /// Arabic as written in Syria.
    pub fn arabic(digits: Digits, calendar: Calendar) -> Self {
        Self { lang: Lang::Ar, tag: "ar-SY", digits, hijri: calendar == Calendar::GregoryUmalqura }
    }

    /// English for a reader in `country` (ISO 3166-1 alpha-2).
    pub fn english(english: English, country: &str) -> Self {
        Self { lang: Lang::En, tag: english.locale(country), digits: Digits::Latn, hijri: false }
    }

    /// Day, month in words and year: "7 January 2026", "January 7, 2026", "٧ كانون الثاني ٢٠٢٦".
    pub fn date(&self, date: Date) -> String {
        let gregorian = self.gregorian(date).unwrap_or_else(|| date.to_string());
        match self.hijri.then(|| self.umm_al_qura(date)).flatten() {
            Some(hijri) => words::and_hijri(self.lang, &gregorian, &hijri),
            None => gregorian,
        }
    }

    fn gregorian(&self, date: Date) -> Option<String> {
        thread_local! {
            /// Making a formatter takes longer than using it, and letters have few locales.
            static FORMATTERS: RefCell<Vec<(Locale, DateTimeFormatter<YMD>)>> = const { RefCell::new(Vec::new()) };
        }
        let date = iso(date)?;
        FORMATTERS.with_borrow_mut(|formatters| {
            if let Some((_, formatter)) = formatters.iter().find(|(locale, _)| locale == self) {
                return Some(formatter.format(&date).to_string());
            }
            let formatter = DateTimeFormatter::try_new(self.icu().into(), YMD::long()).ok()?;
            let written = formatter.format(&date).to_string();
            formatters.push((*self, formatter));
            Some(written)
        })
    }

    fn umm_al_qura(&self, date: Date) -> Option<String> {
        let formatter: FixedCalendarDateTimeFormatter<Hijri<UmmAlQura>, YMD> =
            FixedCalendarDateTimeFormatter::try_new(self.icu().into(), YMD::long()).ok()?;
        let date = iso(date)?.to_calendar(Hijri::new_umm_al_qura());
        Some(formatter.format(&date).to_string())
    }

    /// An integer or decimal number written in ASCII ("1234.5"), grouped as the language does;
    /// `None` when it is not a number.
    pub fn number(&self, number: &str) -> Option<String> {
        let decimal: Decimal = number.trim().parse().ok()?;
        let formatter = DecimalFormatter::try_new(self.icu().into(), Default::default()).ok()?;
        Some(formatter.format(&decimal).to_string())
    }

    /// The form of `forms` (keys `zero one two few many other`) for `count`, `#` replaced by the count.
    pub fn plural(&self, count: u32, forms: &BTreeMap<String, String>) -> String {
        let form = forms.get(self.category(count));
        let form = form.or_else(|| forms.get("other"));
        let count = in_digits(&count.to_string(), self.digits);
        form.map(|form| form.replace('#', &count)).unwrap_or_default()
    }

    /// The plural category of `count` by its CLDR name.
    pub fn category(&self, count: u32) -> &'static str {
        let rules = PluralRules::try_new_cardinal(self.icu().into());
        match rules.map(|rules| rules.category_for(count)) {
            Ok(PluralCategory::Zero) => "zero",
            Ok(PluralCategory::One) => "one",
            Ok(PluralCategory::Two) => "two",
            Ok(PluralCategory::Few) => "few",
            Ok(PluralCategory::Many) => "many",
            Ok(PluralCategory::Other) | Err(_) => "other",
        }
    }

    /// Items joined with "and".
    pub fn list(&self, items: &[String]) -> String {
        match ListFormatter::try_new_and(self.icu().into(), Default::default()) {
            Ok(formatter) => formatter.format(items.iter()).to_string(),
            Err(_) => items.join(", "),
        }
    }

    fn icu(&self) -> IcuLocale {
        let digits = match self.digits {
            Digits::Arab => "arab",
            Digits::Latn => "latn",
        };
        format!("{}-u-nu-{digits}", self.tag).parse().unwrap_or(IcuLocale::UNKNOWN)
    }
}

fn iso(date: Date) -> Option<icu_calendar::Date<icu_calendar::Iso>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic(digits: Digits, calendar: Calendar) -> Locale {
        Locale::arabic(digits, calendar)
    }

    fn english(country: &str) -> Locale {
        Locale::english(English::Auto, country)
    }

    #[test]
    fn dates() {
        let date = jiff::civil::date(2026, 1, 7);
        let cases = [
            (english("GB"), "7 January 2026"),
            (english("JO"), "7 January 2026"),
            (english("US"), "January 7, 2026"),
            (arabic(Digits::Arab, Calendar::Gregory), "٧ كانون الثاني ٢٠٢٦"),
            (arabic(Digits::Latn, Calendar::Gregory), "7 كانون الثاني 2026"),
            (arabic(Digits::Arab, Calendar::GregoryUmalqura), "٧ كانون الثاني ٢٠٢٦ (١٨ رجب ١٤٤٧ هـ)"),
        ];
        for (locale, expected) in cases {
            assert_eq!(locale.date(date), expected, "{locale:?}");
        }
    }

    #[test]
    fn months_of_the_levant() {
        let months = [
            "كانون الثاني",
            "شباط",
            "آذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        ];
        for (month, name) in (1..).zip(months) {
            let written = arabic(Digits::Arab, Calendar::Gregory).date(jiff::civil::date(2026, month, 1));
            assert_eq!(written, format!("١ {name} ٢٠٢٦"));
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(english("GB").number("12345.5").as_deref(), Some("12,345.5"));
        let arab = arabic(Digits::Arab, Calendar::Gregory);
        assert_eq!(arab.number("12345.5").as_deref(), Some("١٢٬٣٤٥٫٥"));
        assert_eq!(arab.number("many"), None);
    }

    #[test]
    fn six_plural_categories() {
        let cases = [
            (0, "zero"),
            (1, "one"),
            (2, "two"),
            (3, "few"),
            (10, "few"),
            (11, "many"),
            (99, "many"),
            (100, "other"),
            (102, "other"),
            (103, "few"),
        ];
        for (count, category) in cases {
            assert_eq!(arabic(Digits::Arab, Calendar::Gregory).category(count), category);
        }
        assert_eq!(english("GB").category(0), "other");
        assert_eq!(english("GB").category(1), "one");
    }

    #[test]
    fn lists() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(english("US").list(&items), "a, b, and c");
        assert_eq!(arabic(Digits::Arab, Calendar::Gregory).list(&items), "a وb وc");
    }
}
