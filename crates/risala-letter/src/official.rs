//! An official: one row of a list, in canonical columns ([`crate::columns`]).

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lang::{Bilingual, Lang};

mod rows;

pub use rows::{CODES, ONE_LANGUAGE, Row, from_rows, is_email, is_web_address};

/// A choice of fixed values, each with the name it has in files and filters.
pub trait Named: Copy + PartialEq + 'static {
    /// Every value with its name.
    const NAMES: &'static [(&'static str, Self)];

    /// The value of this name; letter case does not matter.
    fn from_name(name: &str) -> Option<Self> {
        let named = Self::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(named.1)
    }

    /// The value's name.
    fn name(self) -> &'static str {
        let named = Self::NAMES.iter().find(|(_, value)| *value == self);
        named.map_or("", |(name, _)| name)
    }

    /// All names, for a message.
    fn names() -> String {
        let names: Vec<&str> = Self::NAMES.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }
}

/// Grammatical gender, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
    /// Not known, or not said.
    #[default]
    Unspecified,
}

impl Named for Gender {
    const NAMES: &'static [(&'static str, Self)] =
        &[("female", Self::Female), ("male", Self::Male), ("unspecified", Self::Unspecified)];
}

/// The rank that decides the forms of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names say it
pub enum Rank {
    HeadOfState,
    PrimeMinister,
    Minister,
    Ambassador,
    Director,
    Legislator,
    #[default]
    Other,
}

impl Named for Rank {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("head-of-state", Self::HeadOfState),
        ("prime-minister", Self::PrimeMinister),
        ("minister", Self::Minister),
        ("ambassador", Self::Ambassador),
        ("director", Self::Director),
        ("legislator", Self::Legislator),
        ("other", Self::Other),
    ];
}

/// How the letter reaches the official.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// By e-mail.
    #[default]
    Email,
    /// By post.
    Post,
    /// Through a web form, by a person.
    Form,
    /// Delivered by hand.
    Hand,
    /// Not at all.
    None,
}

impl Named for Channel {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("email", Self::Email),
        ("post", Self::Post),
        ("form", Self::Form),
        ("hand", Self::Hand),
        ("none", Self::None),
    ];
}

/// The languages an official reads, when the list says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Reads {
    /// Arabic only.
    #[serde(rename = "ar")]
    Ar,
    /// English only.
    #[serde(rename = "en")]
    En,
    /// Both.
    #[serde(rename = "ar+en")]
    ArEn,
}

impl Named for Reads {
    const NAMES: &'static [(&'static str, Self)] = &[("ar", Self::Ar), ("en", Self::En), ("ar+en", Self::ArEn)];
}

impl Reads {
    /// The language, when it is one alone.
    pub fn only(self) -> Option<Lang> {
        match self {
            Self::Ar => Some(Lang::Ar),
            Self::En => Some(Lang::En),
            Self::ArEn => None,
        }
    }
}

/// What an official has said to the campaign's request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// They agreed.
    Agreed,
    /// They have not made up their mind.
    Undecided,
    /// They declined.
    Declined,
}

impl Named for Stance {
    const NAMES: &'static [(&'static str, Self)] =
        &[("agreed", Self::Agreed), ("undecided", Self::Undecided), ("declined", Self::Declined)];
}

/// A letter that an official was sent before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Earlier {
    /// Its reference number.
    pub reference: String,
    /// The day on which it was sent.
    pub sent: Date,
}

/// One official. Text is NFC, trimmed, without control characters; an empty cell is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Official {
    /// Unique in its list.
    pub id: String,
    /// Row in the file the official came from, from 1 for the header.
    pub row: u32,
    /// Grammatical gender.
    pub gender: Gender,
    /// Rank.
    pub rank: Rank,
    /// Full name.
    pub name: Bilingual,
    /// Family name in Latin script.
    pub family_en: Option<String>,
    /// Office held.
    pub title: Bilingual,
    /// Organization.
    pub organization: Bilingual,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// Postal address, 0 to 4 lines, Latin.
    pub address: Vec<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Address of a web form.
    pub web_form: Option<String>,
    /// Channel.
    pub channel: Channel,
    /// Languages; `None` is the campaign's.
    pub reads: Option<Reads>,
    /// Salutation that wins over the table.
    pub salutation: Bilingual,
    /// Address line that wins over the table.
    pub address_line: Bilingual,
    /// Style ("Your Excellency", معاليكم) that wins over the table.
    pub style: Bilingual,
    /// Closing that wins over the table.
    pub closing: Bilingual,
    /// Tags.
    pub tags: Vec<String>,
    /// Where the row comes from.
    pub source: Option<String>,
    /// When a person verified it.
    pub verified_on: Option<Date>,
    /// When the term of office ends.
    pub term_end: Option<Date>,
    /// Asked on this day not to be written to.
    pub opt_out: Option<Date>,
    /// Their stance, as the register has it; no list says it.
    pub stance: Option<Stance>,
    /// The last letter before this one, as the store has it; no list says it.
    pub earlier: Option<Earlier>,
    /// Any other column, by its name as in the file.
    pub extra: BTreeMap<String, String>,
}

impl Official {
    /// The family name in Latin script: as given, else the last word of the English name, else the id.
    pub fn family(&self) -> &str {
        let last_word = || self.name.en.as_deref()?.split_whitespace().last();
        self.family_en.as_deref().or_else(last_word).unwrap_or(&self.id)
    }
}

#[cfg(test)]
mod tests;
