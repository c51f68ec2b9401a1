//! `campaign.toml`: what is asked, by whom, of whom, in which languages and on what page.
//!
//! [`Campaign::parse`] reads and checks it, reporting every problem it finds at its line. What needs the
//! folder (whether files exist, where symbolic links lead) is the engine's to check.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::filter::{Filter, Selections};
use crate::forms::OwnForms;
use crate::lang::{Bilingual, Lang};
use crate::official::{Official, Rank, Reads};
use crate::problem::Problem;
use crate::setup::{Align, Digits, LayoutKind, Paper, Prevailing, Rgb, Style, Window};

mod check;
mod delivery;
mod document;
mod fonts;
mod parties;
mod pattern;
mod policy;
mod read;
mod sources;
mod values;

pub use check::{CODES, is_inside};
pub use delivery::{MailSettings, Signing, SigningLevel};
pub use fonts::OwnFontFiles;
pub use parties::{Consent, CopyTo, NameGender, Organization, Partner, Signer};
pub use pattern::{FileNameFields, file_stem, reference};
pub use policy::{Override, Policy, PolicyLevel};
pub use sources::{DirectorySource, OfficialsSource, PictureSource, ReferenceColumn, ReferenceSource};

/// The accent colour of a campaign that names none.
pub const DEFAULT_ACCENT: Rgb = Rgb(0x1b, 0x4d, 0x3e);

/// A campaign, as written in `campaign.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Version of this format: 1.
    pub schema: u32,
    /// The campaign's UUID, given by `risala new`; letters are counted and recorded under it.
    pub id: String,
    /// The wave: an official gets one letter in each.
    #[serde(default = "one")]
    pub wave: u32,
    /// The campaign's title.
    pub title: Bilingual,
    /// IANA name of the time zone in which the date of the letters is told.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// The template of officials whom no `[[assign]]` matches.
    #[serde(default = "official_template")]
    pub default_template: String,
    /// The list of officials: a file of the campaign folder, or the directory.
    #[serde(default)]
    pub officials: OfficialsSource,
    /// The languages of the letters, the leading one first: one or two.
    #[serde(default = "both_languages")]
    pub languages: Vec<Lang>,
    /// How two languages share the pages.
    #[serde(default)]
    pub layout: LayoutKind,
    /// Another layout for officials with this value of `language`. An official who reads one of the
    /// campaign's two languages gets it alone, unless a layout of two languages is named here:
    /// then their language leads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub layout_for: BTreeMap<Reads, LayoutKind>,
    /// Which text prevails when the two differ, or that both say the same; printed on letters in two languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevailing: Option<Prevailing>,
    /// The sheet.
    #[serde(default)]
    pub paper: Paper,
    /// The faces.
    #[serde(default)]
    pub style: Style,
    /// The organization's own fonts.
    #[serde(default, skip_serializing_if = "OwnFontFiles::is_empty")]
    pub fonts: OwnFontFiles,
    /// How the lines of the text end; only in layouts of full width.
    #[serde(default)]
    pub align: Align,
    /// A fixed nominal size in points (9.5 to 12) instead of the largest that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<f32>,
    /// The accent colour, `#rrggbb`; contrast against white at least 7 : 1.
    #[serde(default = "accent")]
    pub accent: String,
    /// Everything in black.
    #[serde(default)]
    pub mono: bool,
    /// Whether fold and punch marks are printed; without it on letters that go by post only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<bool>,
    /// The digits of the Arabic.
    #[serde(default)]
    pub digits: Digits,
    /// The calendar of the Arabic date.
    #[serde(default)]
    pub calendar: Calendar,
    /// The spelling and the dates of the English.
    #[serde(default)]
    pub english: English,
    /// The envelope whose window the address must meet.
    #[serde(default)]
    pub window: Window,
    /// Pattern of the reference number (`{year}`, `{wave}`, `{number}`, `{number:04}`), or the column that holds it.
    #[serde(default)]
    pub reference: ReferenceSource,
    /// Pattern of the letters' file names: `{reference}`, `{id}`, `{family_en}`, `{country}`, `{year}`, `{wave}`,
    /// `{number:04}`. It must hold `{reference}` or `{id}`, so that no two letters share a name.
    #[serde(default = "file_name")]
    pub file_name: String,
    /// Who writes.
    pub organization: Organization,
    /// Who signs, the senior first: 1 to 6.
    pub signatories: Vec<Signer>,
    /// Which officials get which template; the first match wins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assign: Vec<Assignment>,
    /// Filters kept by name; others name them with `selection:NAME`.
    #[serde(default, skip_serializing_if = "Selections::is_empty")]
    pub selections: Selections,
    /// What goes with the letter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Enclosure>,
    /// Who gets a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<CopyTo>,
    /// Organizations that sign together with this one, as listed in the letter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Partner>,
    /// The words of the share kit.
    #[serde(default, skip_serializing_if = "Share::is_empty")]
    pub share: Share,
    /// What the letters state, by name, each with its source.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Fact>,
    /// How the covering mails go.
    #[serde(default)]
    pub mail: MailSettings,
    /// The digital signature of the files.
    #[serde(default)]
    pub signing: Signing,
    /// What a person approved for officials whose gender is not known.
    #[serde(default)]
    pub neutral: Neutral,
    /// What blocks the campaign and what only warns.
    #[serde(default)]
    pub policy: Policy,
    /// Rows of the campaign's forms.toml, which come before the built-in table.
    #[serde(skip)]
    pub own_forms: OwnForms,
}

/// A template for some of the officials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// Which officials, in the filter language.
    #[serde(rename = "where")]
    pub filter: String,
    /// The template's name.
    pub template: String,
}

/// Something that goes with the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enclosure {
    /// What it is called.
    pub title: Bilingual,
    /// The file attached to the mail, relative to the campaign folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// The words of the share kit: what stands on cards and in posts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// A few words; without them the subject of the statement.
    #[serde(default)]
    pub headline: Bilingual,
    /// One sentence; without it the first one of the statement.
    #[serde(default)]
    pub ask: Bilingual,
    /// Hashtags, each with its `#`; those in Arabic letters go with the Arabic texts, the others with the English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hashtags: Vec<String>,
    /// Address of a page about the campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl Share {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A statement with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// One sentence without full stop.
    pub text: Bilingual,
    /// Where it comes from; a fact without a source stops the campaign.
    #[serde(default)]
    pub source: Bilingual,
    /// When a person last saw it there.
    #[serde(default, deserialize_with = "sources::date", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub seen: Option<Date>,
    /// From this day on no letter may state it.
    #[serde(default, deserialize_with = "sources::date", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub expires: Option<Date>,
}

/// What a person approved for officials whose gender is not known. Without approval such an official is
/// addressed by the office; with it, by name in a form without gender. The forms themselves are the table's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Neutral {
    /// Ranks whose Arabic neutral form was approved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ar: Vec<Rank>,
    /// Ranks whose English neutral form was approved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<Rank>,
    /// Officials with one of these tags are approved in both languages, whatever their rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approved_tags: Vec<String>,
}

impl Neutral {
    /// Whether a person approved the neutral form for this official in this language.
    pub fn approves(&self, official: &Official, lang: Lang) -> bool {
        let ranks = match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        };
        ranks.contains(&official.rank) || official.tags.iter().any(|tag| self.approved_tags.contains(tag))
    }
}

/// The calendar of the Arabic date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub enum Calendar {
    /// Gregorian.
    #[default]
    #[serde(rename = "gregory")]
    Gregory,
    /// Gregorian, and the Hijri date of Umm al-Qura beside it.
    #[serde(rename = "gregory+islamic-umalqura")]
    GregoryUmalqura,
}

/// The spelling and the dates of the English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub enum English {
    /// American for officials in the United States, else British.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// American.
    #[serde(rename = "en-US")]
    Us,
    /// British.
    #[serde(rename = "en-GB")]
    Gb,
}

impl English {
    /// BCP 47 tag of the English an official in `country` (ISO 3166-1 alpha-2) gets.
    pub fn locale(self, country: &str) -> &'static str {
        match self {
            Self::Us => "en-US",
            Self::Auto if country == "US" => "en-US",
            Self::Auto | Self::Gb => "en-GB",
        }
    }
}

impl Campaign {
    /// The languages of an official's letter, the leading one first, and its layout. Empty when the
    /// official reads none of the campaign's languages.
    pub fn languages_for(&self, official: &Official) -> (Vec<Lang>, LayoutKind) {
        let named = official.reads.and_then(|reads| self.layout_for.get(&reads));
        let layout = named.copied().unwrap_or(self.layout);
        let both = layout != LayoutKind::Single;
        let mut languages = self.languages.clone();
        if let Some(lang) = official.reads.and_then(Reads::only) {
            if both && named.is_some() && languages.contains(&lang) {
                languages.sort_by_key(|other| *other != lang);
            } else {
                languages.retain(|other| *other == lang);
            }
        }
        if !both {
            languages.truncate(1);
        }
        let layout = if languages.len() < 2 { LayoutKind::Single } else { layout };
        (languages, layout)
    }

    /// Reads a filter that may name this campaign's selections.
    ///
    /// # Errors
    /// `filter.*`.
    pub fn filter(&self, text: &str) -> Result<Filter, Problem> {
        Filter::with(text, &self.selections)
    }

    /// A campaign that says nothing: for what needs one and reads none.
    pub fn empty() -> Self {
        Self {
            schema: 1,
            id: String::new(),
            wave: 1,
            title: Bilingual::default(),
            time_zone: utc(),
            default_template: official_template(),
            officials: OfficialsSource::default(),
            languages: both_languages(),
            layout: LayoutKind::default(),
            layout_for: BTreeMap::new(),
            prevailing: None,
            paper: Paper::default(),
            style: Style::default(),
            fonts: OwnFontFiles::default(),
            align: Align::default(),
            size: None,
            accent: accent(),
            mono: false,
            marks: None,
            digits: Digits::default(),
            calendar: Calendar::default(),
            english: English::default(),
            window: Window::default(),
            reference: ReferenceSource::default(),
            file_name: file_name(),
            organization: Organization::default(),
            signatories: Vec::new(),
            assign: Vec::new(),
            selections: Selections::new(),
            enclosures: Vec::new(),
            copies: Vec::new(),
            partners: Vec::new(),
            share: Share::default(),
            facts: BTreeMap::new(),
            mail: MailSettings::default(),
            signing: Signing::default(),
            neutral: Neutral::default(),
            policy: Policy::default(),
            own_forms: OwnForms::default(),
        }
    }

    /// The accent colour; black when `mono`.
    pub fn accent_colour(&self) -> Rgb {
        if self.mono {
            return Rgb(0, 0, 0);
        }
        Rgb::from_hex(&self.accent).unwrap_or(DEFAULT_ACCENT)
    }

    /// Whether letters carry fold and punch marks; those that go by post do, unless the campaign says otherwise.
    pub fn has_marks(&self, by_post: bool) -> bool {
        self.marks.unwrap_or(by_post)
    }
}

impl Rgb {
    /// A colour from `#rrggbb`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self(red, green, blue))
    }

    /// Contrast against white, 1 to 21 (WCAG 2.2, relative luminance).
    pub fn contrast_on_white(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2);
        1.05 / (luminance + 0.05)
    }
}

fn one() -> u32 {
    1
}

fn utc() -> String {
    "UTC".to_owned()
}

fn official_template() -> String {
    "official".to_owned()
}

fn both_languages() -> Vec<Lang> {
    vec![Lang::Ar, Lang::En]
}

fn accent() -> String {
    "#1b4d3e".to_owned()
}

fn file_name() -> String {
    "{reference}-{family_en}".to_owned()
}

#[cfg(test)]
mod tests;
