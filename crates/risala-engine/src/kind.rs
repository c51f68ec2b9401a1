//! Letters of one kind, and the fonts they share.
//!
//! A letter's bytes may not depend on the other letters of its batch. So what letters share is made from a
//! specimen: the letter to a made-up official who has everything that decides the common text (rank, gender,
//! languages, which columns are filled) and placeholders for everything that is the official's own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;
use risala_letter::official::Earlier;
use risala_letter::{Bilingual, LayoutKind, Official, Problem};
use risala_pdf::Stock;
use risala_typeset::font::Fonts;
use risala_typeset::layout::Setter;
use risala_typeset::page::Line;
use risala_typeset::text::{Face, Paragraph, Sizes};

use crate::messages::code;
use crate::plan::Planned;

/// Kinds remembered; when there are more, all are forgotten and made again when needed.
const CAPACITY: usize = 256;

/// What decides the common text of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Kind {
    template: String,
    layout: Option<LayoutKind>,
    by_post: bool,
    specimen: Official,
}

impl Kind {
    /// The kind of a letter.
    pub fn of(planned: &Planned) -> Self {
        let Planned { official, layout, by_post, .. } = *planned;
        Self { template: planned.template.clone(), layout, by_post, specimen: specimen(official) }
    }

    /// The specimen of the kind.
    pub fn planned(&self) -> Planned<'_> {
        Planned {
            official: &self.specimen,
            template: self.template.clone(),
            languages: Vec::new(),
            layout: self.layout,
            by_post: self.by_post,
            reference: "0".to_owned(),
            stem: String::new(),
        }
    }
}

/// The official with placeholders for what is their own. Dates and numbers stay dates and numbers, since a
/// template may ask for them.
fn specimen(official: &Official) -> Official {
    Official {
        id: "specimen".to_owned(),
        gender: official.gender,
        rank: official.rank,
        name: both(&official.name),
        family_en: official.family_en.as_deref().map(placeholder),
        title: both(&official.title),
        organization: both(&official.organization),
        country: "CH".to_owned(),
        address: official.address.iter().map(|line| placeholder(line)).collect(),
        channel: official.channel,
        reads: official.reads,
        salutation: both(&official.salutation),
        address_line: both(&official.address_line),
        style: both(&official.style),
        closing: both(&official.closing),
        earlier: official
            .earlier
            .as_ref()
            .map(|earlier| Earlier { reference: placeholder(&earlier.reference), sent: Date::constant(2000, 1, 1) }),
        extra: official.extra.iter().map(|(column, value)| (column.clone(), placeholder(value))).collect(),
        ..Official::default()
    }
}

fn both(words: &Bilingual) -> Bilingual {
    Bilingual { ar: words.ar.as_deref().map(placeholder), en: words.en.as_deref().map(placeholder) }
}

fn placeholder(value: &str) -> String {
    if value.parse::<Date>().is_ok() {
        "2000-01-01".to_owned()
    } else if value.parse::<f64>().is_ok() {
        "1".to_owned()
    } else {
        "x".to_owned()
    }
}

/// The fonts of each kind, made once for all threads.
#[derive(Default)]
pub struct Stocks(Mutex<HashMap<Kind, Arc<OnceLock<Made>>>>);

type Made = Result<Arc<Stock<'static>>, Problem>;

impl Stocks {
    /// The stock of a kind; `make` makes it when it is not there yet.
    pub fn of(&self, kind: &Kind, make: impl FnOnce() -> Made) -> Made {
        let place = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= CAPACITY && !known.contains_key(kind) {
                known.clear();
            }
            Arc::clone(known.entry(kind.clone()).or_default())
        };
        place.get_or_init(make).clone()
    }
}

/// The signs that officials' own words mostly consist of. Arabic names join too freely to be foreseen.
const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,-’()/@+:";

/// A stock from the lines of a specimen.
///
/// # Errors
/// A font that cannot be embedded.
pub fn stock<'l>(
    fonts: &'static Fonts<'static>,
    setter: &mut Setter<'static>,
    lines: impl IntoIterator<Item = &'l Line>,
) -> Made {
    let internal = |cause: &dyn std::fmt::Display| Problem::error(code::INTERNAL).arg("cause", cause);
    let paragraph = Paragraph { text: SIGNS.into(), faces: vec![(0..SIGNS.len(), Face::default())], rtl: false };
    let signs = setter.line(&paragraph, Sizes { latin: 1.0, arabic: 1.0 }).map_err(|error| internal(&error))?;
    let lines: Vec<&Line> = std::iter::once(&*signs).chain(lines.into_iter().map(|line| -> &Line { line })).collect();
    Stock::new(fonts, lines).map(Arc::new).map_err(|error| internal(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_officials_own_does_not_change_the_kind() {
        let official = |name: &str, seats: &str, since: &str| Official {
            id: name.to_owned(),
            name: Bilingual { ar: None, en: Some(name.to_owned()) },
            extra: [("seats", seats), ("since", since)].map(|(c, v)| (c.to_owned(), v.to_owned())).into(),
            ..Official::default()
        };
        let first = specimen(&official("Ann Lee", "12", "2001-02-03"));
        assert_eq!(first, specimen(&official("Bo", "7", "2024-12-31")));
        assert_ne!(first, specimen(&official("Bo", "many", "2024-12-31")));
        assert_ne!(
            first,
            specimen(&Official { rank: risala_letter::official::Rank::Minister, ..official("Bo", "7", "2024-12-31") })
        );
    }
}
