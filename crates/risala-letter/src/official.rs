//! An official: one row of a list, in canonical columns.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lang::{Bilingual, Lang};

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

/// One official. Text is NFC, trimmed, without control characters; an empty cell is `None`.
#[derive(Debug, Clone, PartialEq, Default)]
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
    /// Any other column, by its name as in the file.
    pub extra: BTreeMap<String, String>,
}
