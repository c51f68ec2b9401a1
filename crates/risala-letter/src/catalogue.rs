//! All forms of address, for a native speaker to look over: one entry for each row of the tables and each gender it is for.

use std::collections::HashSet;

use crate::campaign::{Campaign, Neutral};
use crate::forms::{FormPart, Forms, Origin, OwnForms, Pattern, patterns};
use crate::lang::{Bilingual, Lang};
use crate::official::{Gender, Named, Official, Rank};

/// One combination and its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The language.
    pub lang: Lang,
    /// Where the form holds.
    pub origin: Origin,
    /// Rank.
    pub rank: Rank,
    /// Gender.
    pub gender: Gender,
    /// What the title begins with, when the form is for such titles; and what it or the organization holds.
    pub title: String,
    /// The countries the form is for; empty for all of the region.
    pub countries: Vec<String>,
    /// Address line, salutation, style, closing, readable; `None` when the letter waits.
    pub parts: [Option<String>; 4],
    /// Whether the form is used only once a person approved it for a campaign.
    pub approval: bool,
    /// Whether a native speaker has confirmed it.
    pub reviewed: bool,
    /// Whether the office is addressed instead of the person.
    pub office: bool,
}

/// Every entry: a campaign's own rows first, then by language and region in the order of the tables.
pub fn catalogue(own: &OwnForms) -> Vec<Entry> {
    let campaign = approving(own);
    let mut entries: Vec<Entry> = patterns(own).iter().flat_map(|pattern| of_pattern(pattern, &campaign)).collect();
    // Of two rows for the same officials the first one holds.
    let mut seen = HashSet::new();
    entries.retain(|one| {
        let key = (one.lang, one.origin, one.rank, one.gender, one.title.clone(), one.countries.clone());
        seen.insert(key)
    });
    entries
}

/// A campaign in which every neutral form is approved: the page shows what would be used.
fn approving(own: &OwnForms) -> Campaign {
    let ranks: Vec<Rank> = Rank::NAMES.iter().map(|(_, rank)| *rank).collect();
    let neutral = Neutral { ar: ranks.clone(), en: ranks, approved_tags: Vec::new() };
    Campaign { neutral, own_forms: own.clone(), ..Campaign::empty() }
}

fn of_pattern(pattern: &Pattern, campaign: &Campaign) -> Vec<Entry> {
    let genders = Gender::NAMES.iter().map(|(_, gender)| *gender).filter(|gender| pattern.is_for(*gender));
    let entry = |gender| {
        let official = official(pattern, gender);
        let forms = Forms::new(&official, pattern.lang, campaign);
        let parts = [FormPart::AddressLine, FormPart::Salutation, FormPart::Style, FormPart::Closing];
        let parts = parts.map(|part| forms.get(part).ok().map(|words| readable(&words)));
        Entry {
            lang: pattern.lang,
            origin: pattern.origin,
            rank: pattern.rank,
            gender,
            title: pattern.title.clone(),
            countries: pattern.countries.clone(),
            approval: pattern.approval,
            reviewed: !pattern.unreviewed,
            office: pattern.office,
            parts,
        }
    };
    genders.map(entry).collect()
}

fn readable(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// A made-up official whom the row is for.
fn official(pattern: &Pattern, gender: Gender) -> Official {
    let (ar, en) = match gender {
        Gender::Female => ("ليلى الخطيب", "Leila al-Khatib"),
        Gender::Male => ("سامر الخطيب", "Samer al-Khatib"),
        Gender::Unspecified => ("نور الخطيب", "Nour al-Khatib"),
    };
    let both = |ar: &str, en: &str| Bilingual { ar: Some(ar.to_owned()), en: Some(en.to_owned()) };
    let (title_ar, title_en) = usual_title(pattern.rank, gender);
    let mut official = Official {
        id: "x".to_owned(),
        gender,
        rank: pattern.rank,
        name: both(ar, en),
        family_en: Some("al-Khatib".to_owned()),
        title: both(title_ar, title_en),
        organization: both("الجهة", "Office"),
        country: pattern.country().to_owned(),
        ..Official::default()
    };
    if !pattern.title.is_empty() {
        let title = Some(pattern.title.clone());
        match pattern.lang {
            Lang::Ar => official.title.ar = title,
            Lang::En => official.title.en = title,
        }
    }
    if pattern.origin == Origin::Un {
        official.tags.push("un".to_owned());
    }
    official
}

/// A title that fits no particular row.
fn usual_title(rank: Rank, gender: Gender) -> (&'static str, &'static str) {
    let female = gender == Gender::Female;
    match rank {
        Rank::Director => (if female { "المديرة العامة" } else { "المدير العام" }, "Head of Department"),
        Rank::Legislator => ("عضو المجلس", "Member"),
        _ => ("صاحب المنصب", "Holder of the office"),
    }
}
