//! Forms of address: which words an official is addressed with, by language, region, rank and gender.
//!
//! What an official's row says always wins. Gender is never guessed: where no form is free of it, the office
//! is addressed, and where there is no office the letter waits.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::campaign::Campaign;
use crate::lang::{Bilingual, Lang};
use crate::official::{Gender, Official, Rank};
use crate::problem::{Code, Problem};
use crate::review;
use crate::template::{codes, isolated};

/// A campaign's `forms.toml` that cannot be used.
pub const OWN_FORMS: Code = Code("campaign.forms");

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
    en: AllEnglish,
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

/// What holds for English in all regions, before the rows of the region.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllEnglish {
    forms: Vec<Form>,
    implied: Vec<Implied>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    rank: Rank,
    gender: String,
    /// What the title begins with, one of these.
    #[serde(default)]
    title: Vec<String>,
    /// What the title or the organization holds besides, one of these.
    #[serde(default)]
    holds: Vec<String>,
    #[serde(default)]
    countries: Vec<String>,
    #[serde(default)]
    approval: bool,
    /// No native speaker has confirmed it yet.
    #[serde(default)]
    unreviewed: bool,
    address_line: Option<String>,
    salutation: Option<String>,
    style: Option<String>,
    closing: Option<String>,
}

/// Rows of a campaign's own, from its `forms.toml`: a list `[[ar]]` and a list `[[en]]`. They come before the built-in
/// table.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnForms {
    #[serde(default)]
    ar: Vec<Form>,
    #[serde(default)]
    en: Vec<Form>,
}

/// Rows of its own that a campaign can have.
const MAX_ROWS: usize = 500;
/// Longest form, in characters.
const MAX_FORM: usize = 300;

impl OwnForms {
    /// Reads `forms.toml`.
    ///
    /// # Errors
    /// What cannot be read or used in it, with its line where that is known.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let wrong = |detail: &dyn std::fmt::Display| Problem::error(OWN_FORMS).arg("detail", detail).file("forms.toml");
        let own: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
            wrong(&error.message()).line(line)
        })?;
        if own.ar.len() + own.en.len() > MAX_ROWS {
            return Err(wrong(&format_args!("> {MAX_ROWS}")));
        }
        for (lang, rows) in [("ar", &own.ar), ("en", &own.en)] {
            for (row, number) in rows.iter().zip(1..) {
                row.fault().map_or(Ok(()), |fault| Err(wrong(&format_args!("[[{lang}]] {number}: {fault}"))))?;
            }
        }
        Ok(own)
    }
}

impl Form {
    fn words(&self, part: FormPart) -> Option<&str> {
        match part {
            FormPart::AddressLine => self.address_line.as_deref(),
            FormPart::Salutation => self.salutation.as_deref(),
            FormPart::Style => self.style.as_deref(),
            FormPart::Closing => self.closing.as_deref(),
        }
    }

    /// What of the row could not be used.
    fn fault(&self) -> Option<String> {
        if self.gender.is_empty() || !self.gender.chars().all(|c| "mfu".contains(c)) {
            return Some(format!("gender = \"{}\" (m f u)", self.gender));
        }
        let words = [&self.address_line, &self.salutation, &self.style, &self.closing];
        words.into_iter().flatten().find_map(|pattern| {
            let mut rest = pattern.as_str();
            while let Some((_, after)) = rest.split_once('{') {
                let Some((name, after)) = after.split_once('}') else { return Some(pattern.clone()) };
                if !PLACEHOLDERS.contains(&name) {
                    return Some(format!("{{{name}}}"));
                }
                rest = after;
            }
            let usable = pattern.chars().count() <= MAX_FORM && crate::characters::forbidden(pattern).is_none();
            (!usable || pattern.trim().is_empty()).then(|| pattern.chars().take(40).collect())
        })
    }
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

/// Where a form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names of the tables
pub enum Origin {
    /// In one campaign.
    Own,
    Arabic,
    /// In English, in all regions.
    English,
    Us,
    Uk,
    Eu,
    /// The United Nations, and heads of state and envoys of other countries.
    Un,
}

/// A row of the tables, to make an official it is for.
pub(crate) struct Pattern {
    pub lang: Lang,
    pub origin: Origin,
    pub rank: Rank,
    pub title: String,
    pub countries: Vec<String>,
    pub approval: bool,
    pub unreviewed: bool,
    /// Whether the row has no form for the person.
    pub office: bool,
    genders: String,
}

impl Pattern {
    fn of(lang: Lang, origin: Origin, form: &Form) -> Self {
        let title = form.title.first().into_iter().chain(form.holds.first());
        Self {
            lang,
            origin,
            rank: form.rank,
            title: title.map(String::as_str).collect::<Vec<_>>().join(" "),
            countries: form.countries.clone(),
            approval: form.approval,
            unreviewed: form.unreviewed,
            office: form.salutation.is_none() && form.address_line.is_none(),
            genders: form.gender.clone(),
        }
    }

    /// Whether the row is for this gender.
    pub fn is_for(&self, gender: Gender) -> bool {
        self.genders.contains(letter(gender))
    }

    /// A country of the region.
    pub fn country(&self) -> &str {
        if let Some(country) = self.countries.first() {
            return country;
        }
        match self.origin {
            Origin::Own | Origin::Arabic => "SY",
            Origin::Us => "US",
            Origin::Eu => "FR",
            Origin::Un => "CH",
            // Heads and envoys of countries without a table get the forms of the United Nations.
            Origin::Uk if matches!(self.rank, Rank::HeadOfState | Rank::PrimeMinister | Rank::Ambassador) => "GB",
            Origin::English | Origin::Uk => "KE",
        }
    }
}

/// Every row, in the order in which a campaign with rows of its own looks into them.
pub(crate) fn patterns(own: &OwnForms) -> Vec<Pattern> {
    let tables = &*TABLES;
    let all = [
        (Lang::Ar, Origin::Own, &own.ar),
        (Lang::En, Origin::Own, &own.en),
        (Lang::Ar, Origin::Arabic, &tables.ar.forms),
        (Lang::En, Origin::English, &tables.en.forms),
        (Lang::En, Origin::Us, &tables.us.forms),
        (Lang::En, Origin::Uk, &tables.uk.forms),
        (Lang::En, Origin::Eu, &tables.eu.forms),
        (Lang::En, Origin::Un, &tables.un.forms),
    ];
    let rows =
        all.into_iter().flat_map(|(lang, origin, forms)| forms.iter().map(move |form| Pattern::of(lang, origin, form)));
    rows.collect()
}

/// The letter that stands for a gender in the tables.
fn letter(gender: Gender) -> char {
    match gender {
        Gender::Male => 'm',
        Gender::Female => 'f',
        Gender::Unspecified => 'u',
    }
}

/// One part of how an official is addressed in a language, as it is read.
///
/// # Errors
/// `official.no_form` and its like: why there is no form yet.
pub fn part(official: &Official, lang: Lang, campaign: &Campaign, part: FormPart) -> Result<String, Problem> {
    Forms::new(official, lang, campaign).get(part).map(|words| readable(&words))
}

/// How one official is addressed in one language.
pub(crate) struct Forms<'a> {
    official: &'a Official,
    own: &'a OwnForms,
    lang: Lang,
    approved: bool,
}

impl<'a> Forms<'a> {
    pub fn new(official: &'a Official, lang: Lang, campaign: &'a Campaign) -> Self {
        // Who wrote a salutation for this official has settled that they are addressed by name.
        let settled = official.salutation.get(lang).is_some();
        let approved = settled || campaign.neutral.approves(official, lang);
        Self { official, own: &campaign.own_forms, lang, approved }
    }

    /// A warning when the form comes from a row that no native speaker has confirmed.
    pub fn unreviewed(&self) -> Option<Problem> {
        if self.official.salutation.get(self.lang).is_some() {
            return None;
        }
        self.rows().find(|(form, _)| self.fits(form)).filter(|(form, _)| form.unreviewed)?;
        let words = self.get(FormPart::Salutation).ok()?;
        let column = format!("salutation_{}", self.lang.code());
        let problem = Problem::warning(review::UNREVIEWED_FORM).official(&self.official.id).line(self.official.row);
        Some(problem.arg("form", readable(&words)).arg("column", &column).field(column))
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
        for (form, table) in self.rows().filter(|(form, _)| self.fits(form)) {
            let default = match part {
                FormPart::Style => Some(table.style.as_str()),
                FormPart::Closing => Some(table.closing.as_str()),
                _ => None,
            };
            let words = form.words(part).filter(|_| self.goes_with(form) || shows_gender);
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
        Row::Office
    }

    /// The rows in their order, each with the table whose style and closing hold where the row says nothing: the
    /// campaign's own, those of all regions, those of the region.
    fn rows(&self) -> impl Iterator<Item = (&Form, &'static Table)> {
        let tables = self.tables();
        let own = match self.lang {
            Lang::Ar => &self.own.ar,
            Lang::En => &self.own.en,
        };
        let everywhere: &[Form] = if self.lang == Lang::En { &TABLES.en.forms } else { &[] };
        let first = tables.first().copied();
        let before = own.iter().chain(everywhere).filter_map(move |form| Some((form, first?)));
        before.chain(tables.into_iter().flat_map(|table| table.forms.iter().map(move |form| (form, table))))
    }

    /// Whether style and closing of a row go with the official's own salutation: "Dear Prime Minister" and
    /// the assurances due to an Excellency do not.
    fn goes_with(&self, form: &Form) -> bool {
        let own = self.official.salutation.get(self.lang);
        let (Some(own), Some(usual)) = (own, &form.salutation) else {
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
            && (form.holds.is_empty() || self.holds(&form.holds))
    }

    fn holds(&self, words: &[String]) -> bool {
        let texts = [self.official.title.get(self.lang), self.official.organization.get(self.lang)];
        texts.into_iter().flatten().any(|text| words.iter().any(|word| text.contains(word.as_str())))
    }

    fn is_of(&self, genders: &str) -> bool {
        genders.contains(letter(self.official.gender))
    }

    fn is_in(&self, countries: &[String]) -> bool {
        let country = self.official.country.as_str();
        countries.is_empty() || countries.iter().any(|c| c == country || (c == "EU" && EU.contains(&country)))
    }

    fn has_title(&self, beginnings: &[String]) -> bool {
        let title = self.official.title.get(self.lang).map(|title| title.to_lowercase());
        title.is_some_and(|title| {
            beginnings.iter().any(|beginning| {
                let rest = title.strip_prefix(&beginning.to_lowercase());
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            })
        })
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

/// The fields a form may name.
const PLACEHOLDERS: &[&str] = &["name", "title", "organization", "family", "salutation"];

/// Without isolates.
fn readable(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect()
}

/// The template sets the mark after a salutation, so one in the list is dropped.
fn without_final_mark(salutation: &str) -> &str {
    salutation.trim_end_matches([',', '،', ':', ';', '؛', '!', ' '])
}
