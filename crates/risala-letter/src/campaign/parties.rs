//! Who writes, who signs, who signs together with them, who gets a copy.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sources::{self, PictureSource};
use crate::lang::Bilingual;
use crate::official::Gender;

/// The organization that writes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Its name: English as after "the", Arabic as after باسم.
    pub name: Bilingual,
    /// Its short name.
    #[serde(default)]
    pub short_name: Bilingual,
    /// Grammatical gender of the Arabic name.
    #[serde(default)]
    pub gender: NameGender,
    /// The second line of the letterhead: a place or a unit.
    #[serde(default)]
    pub place: Bilingual,
    /// Postal address, in one line.
    #[serde(default)]
    pub address: Bilingual,
    /// A person and, in parentheses, how to reach them; no full stop.
    #[serde(default)]
    pub contact: Bilingual,
    /// Who the organization is: whole sentences with their full stop.
    #[serde(default)]
    pub about: Bilingual,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Website, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The emblem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emblem: Option<PictureSource>,
    /// A ready letterhead instead of emblem, names and rule: a picture as wide as the sheet and 31 mm high, with what
    /// it says in `alt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<PictureSource>,
    /// The sender in one line, Latin, above the address of letters that go by post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_line: Option<String>,
}

/// Grammatical gender of an organization's Arabic name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameGender {
    /// As جمعية.
    #[default]
    Feminine,
    /// As اتحاد.
    Masculine,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Name.
    pub name: Bilingual,
    /// Title.
    #[serde(default)]
    pub title: Bilingual,
    /// Grammatical gender.
    #[serde(default)]
    pub gender: Gender,
    /// Picture of the signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureSource>,
    /// The organization's stamp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<PictureSource>,
    /// Leaves room for a pen, whatever picture there is.
    #[serde(default)]
    pub ink: bool,
    /// A signatory made up for a sample: letters can be rendered, never released.
    #[serde(default)]
    pub sample: bool,
    /// That they agreed to the text; written by `risala consent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

/// A signatory's agreement to one version of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Fingerprint of the text agreed to: SHA-256, hexadecimal. Any change of the text voids it.
    pub text: String,
    /// When they agreed.
    #[serde(default, deserialize_with = "sources::date", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub on: Option<Date>,
    /// How they agreed, and where that is kept.
    #[serde(default)]
    pub how: String,
}

/// Someone who gets a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyTo {
    /// As named at the foot of the letter.
    pub title: Bilingual,
    /// The official's id, when they are in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
}

/// An organization that signs together with the one that writes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its name.
    pub name: Bilingual,
    /// Its country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Grammatical gender of the Arabic name.
    #[serde(default)]
    pub gender: NameGender,
    /// Its logo, printed below the signatures and as the emblem of its own letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<PictureSource>,
    /// Postal address, in one line, for letters under its own letterhead.
    #[serde(default)]
    pub address: Bilingual,
    /// A person and, in parentheses, how to reach them; no full stop.
    #[serde(default)]
    pub contact: Bilingual,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Website, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}
