//! Forms of address: which words an official is addressed with, by language, region, rank and gender.
//!
//! What an official's row says always wins. Gender is never guessed: where no form is free of it, the office
//! is addressed, and where there is no office the letter waits.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::campaign::Neutral;
use crate::lang::{Bilingual, Lang};
use crate::official::{Gender, Official, Rank};
use crate::problem::Problem;
use crate::template::{codes, isolated};

static TABLES: LazyLock<Tables> =
    LazyLock::new(|| toml::from_str(include_str!("../data/forms.toml")).unwrap_or_default());

/// Member states of the European Union, ISO 3166-1.
const EU: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    ar: Table,
    en: Implications,
    us: Table,
    uk: Table,
    eu: Table,
    un: Table,
}

/// The forms of one region.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    style: String,
    closing: String,
    forms: Vec<Form>,
    office: Words,
    #[serde(default)]
    implied: Vec<Implied>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Implications {
    implied: Vec<Implied>,
}

/// A row of the table.
#[derive(Deserialize)]
struct Form {
    rank: Rank,
    gender: String,
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    countries: Vec<String>,
    #[serde(default)]
    approval: bool,
    #[serde(flatten)]
    words: Words,
}

/// What a salutation of an official's own says about the rest.
#[derive(Deserialize)]
struct Implied {
    salutation: String,
    gender: Option<String>,
    #[serde(default)]
    countries: Vec<String>,
    address_line: Option<String>,
    style: Option<String>,
    closing: Option<String>,
}

#[derive(Default, Deserialize)]
struct Words {
    address_line: Option<String>,
    salutation: Option<String>,
    style: Option<String>,
    closing: Option<String>,
}

/// One of the four parts of a form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormPart {
    /// Rank, courtesy title and name as written on the envelope.
    AddressLine,
    /// The salutation, without its final mark.
    Salutation,
    /// "you", "Your Excellency", معاليكم.
    Style,
    /// The closing with its mark.
    Closing,
}

impl FormPart {
    fn of(self, words: &Words) -> Option<&str> {
        match self {
            Self::AddressLine => words.address_line.as_deref(),
            Self::Salutation => words.salutation.as_deref(),
            Self::Style => words.style.as_deref(),
            Self::Closing => words.closing.as_deref(),
        }
    }

    /// The column that would settle it, without the language.
    fn column(self) -> &'static str {
        match self {
            Self::AddressLine => "address_line",
            Self::Salutation => "salutation",
            Self::Style => "style",
            Self::Closing => "closing",
        }
    }

    fn own(self, official: &Official) -> &Bilingual {
        match self {
            Self::AddressLine => &official.address_line,
            Self::Salutation => &official.salutation,
            Self::Style => &official.style,
            Self::Closing => &official.closing,
        }
    }
}

/// How one official is addressed in one language.
pub(crate) struct Forms<'a> {
    official: &'a Official,
    lang: Lang,
    approved: bool,
}

impl<'a> Forms<'a> {
    pub fn new(official: &'a Official, lang: Lang, neutral: &Neutral) -> Self {
        // Who wrote a salutation for this official has settled that they are addressed by name.
        let settled = official.salutation.get(lang).is_some();
        Self { official, lang, approved: settled || neutral.approves(official, lang) }
    }

    /// One part; names in it stand between isolates.
    pub fn get(&self, part: FormPart) -> Result<String, Problem> {
        if let Some(own) = part.own(self.official).get(self.lang) {
            return Ok(match part {
                FormPart::Salutation => without_final_mark(own).to_owned(),
                _ => own.clone(),
            });
        }
        if let Some(implied) = self.implied(part) {
            return Ok(implied);
        }
        match self.row(part) {
            Row::Found(text) => Ok(text),
            Row::Office => self.office(part).ok_or_else(|| self.no_form(part)),
        }
    }

    /// What the official's own salutation says about this part.
    fn implied(&self, part: FormPart) -> Option<String> {
        let own = without_final_mark(self.official.salutation.get(self.lang)?);
        let all = match self.lang {
            Lang::Ar => &TABLES.ar.implied,
            Lang::En => &TABLES.en.implied,
        };
        let implied = all.iter().find(|implied| {
            own.strip_prefix(implied.salutation.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                && implied.gender.as_deref().is_none_or(|genders| self.is_of(genders))
                && self.is_in(&implied.countries)
        })?;
        let pattern = match part {
            FormPart::AddressLine => &implied.address_line,
            FormPart::Style => &implied.style,
            FormPart::Closing => &implied.closing,
            FormPart::Salutation => &None,
        };
        self.fill(pattern.as_deref()?)
    }

    fn row(&self, part: FormPart) -> Row {
        // Without a salutation of their own, style and closing go with the office's.
        let follows =
            matches!(part, FormPart::Style | FormPart::Closing) && self.official.salutation.get(self.lang).is_none();
        if follows && matches!(self.row(FormPart::Salutation), Row::Office) {
            return Row::Office;
        }
        let shows_gender = matches!(part, FormPart::AddressLine | FormPart::Salutation);
        for table in self.tables() {
            for form in table.forms.iter().filter(|form| self.fits(form)) {
                let default = match part {
                    FormPart::Style => Some(table.style.as_str()),
                    FormPart::Closing => Some(table.closing.as_str()),
                    _ => None,
                };
                let words = part.of(&form.words).filter(|_| self.goes_with(form) || shows_gender);
                let Some(pattern) = words.or(default) else {
                    return Row::Office;
                };
                if shows_gender && form.approval && !self.approved {
                    return Row::Office;
                }
                if let Some(text) = self.fill(pattern) {
                    return Row::Found(text);
                }
            }
        }
        Row::Office
    }

    /// Whether style and closing of a row go with the official's own salutation: "Dear Prime Minister" and
    /// the assurances due to an Excellency do not.
    fn goes_with(&self, form: &Form) -> bool {
        let own = self.official.salutation.get(self.lang);
        let (Some(own), Some(usual)) = (own, &form.words.salutation) else {
            return true;
        };
        own.starts_with("Dear ") == usual.starts_with("Dear ")
    }

    fn office(&self, part: FormPart) -> Option<String> {
        // Only who belongs to an organization has an office.
        self.official.organization.get(self.lang)?;
        let table = self.tables().into_iter().next()?;
        let default = match part {
            FormPart::Style => Some(table.style.as_str()),
            FormPart::Closing => Some(table.closing.as_str()),
            _ => None,
        };
        self.fill(part.of(&table.office).or(default)?)
    }

    /// The tables to look into, the first that has a row wins.
    fn tables(&self) -> Vec<&'static Table> {
        let tables = &*TABLES;
        if self.lang == Lang::Ar {
            return vec![&tables.ar];
        }
        let envoy = matches!(self.official.rank, Rank::HeadOfState | Rank::PrimeMinister | Rank::Ambassador);
        match self.official.country.as_str() {
            _ if self.official.tags.iter().any(|tag| tag == "un") => vec![&tables.un, &tables.uk],
            "US" => vec![&tables.us, &tables.un],
            "GB" => vec![&tables.uk, &tables.un],
            country if EU.contains(&country) => vec![&tables.eu, &tables.un],
            _ if envoy => vec![&tables.un],
            _ => vec![&tables.uk],
        }
    }

    fn fits(&self, form: &Form) -> bool {
        form.rank == self.official.rank
            && self.is_of(&form.gender)
            && self.is_in(&form.countries)
            && (form.title.is_empty() || self.has_title(&form.title))
    }

    fn is_of(&self, genders: &str) -> bool {
        genders.contains(match self.official.gender {
            Gender::Male => 'm',
            Gender::Female => 'f',
            Gender::Unspecified => 'u',
        })
    }

    fn is_in(&self, countries: &[String]) -> bool {
        let country = self.official.country.as_str();
        countries.is_empty() || countries.iter().any(|c| c == country || (c == "EU" && EU.contains(&country)))
    }

    fn has_title(&self, beginnings: &[String]) -> bool {
        let title = self.official.title.get(self.lang).map(|title| title.to_lowercase());
        title.is_some_and(|title| beginnings.iter().any(|beginning| title.starts_with(&beginning.to_lowercase())))
    }

    /// `pattern` with its placeholders filled; `None` when one of them has no value.
    fn fill(&self, pattern: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            text.push_str(before);
            text.push_str(&isolated(self.placeholder(name)?));
            rest = after;
        }
        text.push_str(rest);
        Some(text)
    }

    fn placeholder(&self, name: &str) -> Option<&str> {
        let official = self.official;
        let value = match name {
            "name" => &official.name,
            "title" => &official.title,
            "organization" => &official.organization,
            "family" => return family(official),
            "salutation" => return official.salutation.get(self.lang).map(|own| without_final_mark(own)),
            _ => return None,
        };
        value.get(self.lang).map(String::as_str)
    }

    fn no_form(&self, part: FormPart) -> Problem {
        let code = if self.official.gender == Gender::Unspecified { codes::NEUTRAL_FORM } else { codes::NO_FORM };
        let column = format!("{}_{}", part.column(), self.lang.code());
        Problem::error(code).official(&self.official.id).arg("column", &column).field(column)
    }
}

/// What the table says.
enum Row {
    Found(String),
    /// No form for the person.
    Office,
}

/// The family name in Latin script: as the list has it, or the last word of the name.
pub(crate) fn family(official: &Official) -> Option<&str> {
    let last = || official.name.en.as_deref()?.split_whitespace().next_back();
    official.family_en.as_deref().or_else(last)
}

/// The template sets the mark after a salutation, so one in the list is dropped.
fn without_final_mark(salutation: &str) -> &str {
    salutation.trim_end_matches([',', '،', ':', ';', '؛', '!', ' '])
}
