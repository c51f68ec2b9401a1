//! The officials as the window scrolls through them: read once, filtered and told page by page.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use risala_letter::forms::{FormPart, part};
use risala_letter::official::Named;
use risala_letter::{Campaign, Filter, Lang, Official, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::directory::{OfficialReport, answer, cells_of, folder, show_official};
use super::{Failure, Source, selections};
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::store::{Record, Store, officials};

/// Rows in one answer.
const MOST: u32 = 500;
/// Longest words looked for, in characters.
const LONGEST: usize = 500;

/// Whose list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ListOf {
    /// All that the directory knows.
    #[default]
    Directory,
    /// The officials of the open campaign.
    Campaign,
}

/// Which officials are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct OfficialsQuery {
    /// Whose list.
    pub of: ListOf,
    /// Only those this filter takes.
    pub filter: String,
    /// Only those in whom all of these words occur.
    pub words: String,
    /// The column they are sorted by; empty for the order of the list.
    pub sort: String,
    /// Whether the last comes first.
    pub descending: bool,
    /// The first row wanted, from 0.
    pub start: u32,
    /// Rows wanted.
    pub count: u32,
}

/// Some of the officials.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfficialsPage {
    /// Version of this format: 1.
    pub schema: u32,
    /// Officials in the list.
    pub all: u32,
    /// Officials that filter and words take.
    pub found: u32,
    /// Of these: those who asked not to be written to.
    pub opted_out: u32,
    /// The first row told, from 0.
    pub start: u32,
    /// The rows.
    pub rows: Vec<OfficialRow>,
    /// How many of those found, by column (country, channel, language) and value.
    pub counts: BTreeMap<String, BTreeMap<String, u32>>,
}

/// An official in the window's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)] // the columns of these names
pub struct OfficialRow {
    pub id: String,
    pub name_ar: String,
    pub name_en: String,
    pub title_ar: String,
    pub title_en: String,
    pub country: String,
    pub channel: String,
    pub gender: String,
    pub tags: Vec<String>,
    pub opt_out: String,
    /// Whether something is wrong with the row.
    pub due: bool,
}

/// An official with all that is known, and how they are addressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfficialCard {
    /// Version of this format: 1.
    pub schema: u32,
    /// What is known.
    pub known: OfficialReport,
    /// How they are addressed, in Arabic and in English.
    pub addressed: Vec<AddressedAs>,
}

/// How an official is addressed in a language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AddressedAs {
    /// The language.
    pub lang: Lang,
    /// The line of the envelope, or empty.
    pub address_line: String,
    /// The salutation, or empty.
    pub salutation: String,
    /// Why there is none yet, or empty.
    pub missing: String,
}

/// The officials of a list, read once.
#[derive(Debug, Default)]
pub struct Roster {
    of: ListOf,
    /// Epoch and newest edit of the store when it was read.
    stamp: Option<(i64, i64)>,
    officials: Vec<Official>,
    /// What each can be found by, folded.
    hays: Vec<String>,
    due: Vec<bool>,
    /// The column that was sorted by last, and everybody's place by it.
    order: Option<(String, Vec<u32>)>,
    chosen: Option<Chosen>,
}

/// What a query chose.
#[derive(Debug)]
struct Chosen {
    asked: OfficialsQuery,
    filter: Filter,
    found: Vec<usize>,
    opted_out: u32,
    counts: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Roster {
    /// The page that `query` asks for. The list is read again when it was changed.
    ///
    /// # Errors
    /// `filter.*`, `store.*`, and what keeps the campaign from being read.
    pub fn page(&mut self, source: &Source, query: &OfficialsQuery, lang: Lang) -> Result<OfficialsPage, Failure> {
        self.paged(source, query).map_err(|problems| Failure::new(&problems, lang))
    }

    /// Forgets what was read: the campaign's own list may have changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// An official with all that is known.
    ///
    /// # Errors
    /// `command.unknown_official`, `directory.unknown_official`, `store.*`.
    pub fn card(&mut self, source: &Source, of: ListOf, id: &str, lang: Lang) -> Result<OfficialCard, Failure> {
        self.fresh(source, of).map_err(|problems| Failure::new(&problems, lang))?;
        let unknown = || Problem::error(code::UNKNOWN_OFFICIAL).arg("id", id);
        let official = self.officials.iter().find(|official| official.id == id).ok_or_else(unknown);
        let official = answer(official, lang)?;
        let known = match of {
            ListOf::Directory => show_official(source.vault.data.as_deref(), id, lang)?,
            ListOf::Campaign => OfficialReport::of_list(official),
        };
        // Without a campaign nothing was approved, and no forms are its own.
        let campaign = Opened::campaign_of(source).unwrap_or_else(Campaign::empty);
        let messages = Messages::for_lang(lang);
        let addressed = [Lang::Ar, Lang::En].map(|of| addressed(official, of, &campaign, &messages));
        Ok(OfficialCard { schema: 1, known, addressed: addressed.into() })
    }

    fn paged(&mut self, source: &Source, query: &OfficialsQuery) -> Result<OfficialsPage, Vec<Problem>> {
        self.fresh(source, query.of)?;
        let asked = OfficialsQuery { start: 0, count: 0, ..query.clone() };
        let filter = selections::filter(source, &asked.filter).map_err(|problem| vec![problem])?;
        let same = |chosen: &Chosen| chosen.asked == asked && chosen.filter == filter;
        let chosen = match self.chosen.take().filter(same) {
            Some(chosen) => chosen,
            None => self.choose(asked, filter),
        };
        let (start, count) = (query.start as usize, query.count.min(MOST) as usize);
        let rows = chosen.found.iter().skip(start).take(count).filter_map(|at| self.row(*at)).collect();
        let page = OfficialsPage {
            schema: 1,
            all: number(self.officials.len()),
            found: number(chosen.found.len()),
            opted_out: chosen.opted_out,
            start: query.start,
            rows,
            counts: chosen.counts.clone(),
        };
        self.chosen = Some(chosen);
        Ok(page)
    }

    /// Reads the list unless it was read and has not changed.
    fn fresh(&mut self, source: &Source, of: ListOf) -> Result<(), Vec<Problem>> {
        let one = |problem| vec![problem];
        let store = folder(source.vault.data.as_deref()).and_then(|data| Store::existing(&data)).map_err(one)?;
        let mut store = store;
        let stamp = match &mut store {
            Some(store) => Some((store.identity().map_err(one)?.epoch, store.last_edit().map_err(one)?)),
            None => None,
        };
        let is_read = self.of == of && self.stamp == stamp && (of == ListOf::Directory || !self.officials.is_empty());
        if is_read {
            return Ok(());
        }
        let (officials, problems) = match (of, &mut store) {
            (ListOf::Campaign, _) => {
                let opened = Opened::read(source)?;
                (opened.officials, opened.problems)
            }
            (ListOf::Directory, Some(store)) => {
                let people = store.people().map_err(one)?;
                officials(&people.iter().map(|person| &person.record).collect::<Vec<&Record>>())
            }
            (ListOf::Directory, None) => (Vec::new(), Vec::new()),
        };
        self.read(officials, &problems);
        (self.of, self.stamp) = (of, stamp);
        Ok(())
    }

    fn read(&mut self, officials: Vec<Official>, problems: &[Problem]) {
        let due: std::collections::HashSet<&str> =
            problems.iter().filter_map(|problem| problem.official.as_deref()).collect();
        self.due = officials.iter().map(|official| due.contains(official.id.as_str())).collect();
        self.hays = officials.par_iter().map(hay).collect();
        self.officials = officials;
        (self.order, self.chosen) = (None, None);
    }

    fn choose(&mut self, asked: OfficialsQuery, filter: Filter) -> Chosen {
        let words: String = asked.words.chars().take(LONGEST).collect();
        let words = folded(&words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let is_found = |at: &usize| {
            let (Some(official), Some(hay)) = (self.officials.get(*at), self.hays.get(*at)) else { return false };
            words.iter().all(|word| hay.contains(word)) && filter.matches(official)
        };
        let mut found: Vec<usize> = (0..self.officials.len()).into_par_iter().filter(is_found).collect();
        self.sort(&mut found, &asked);
        let all = found.par_iter().filter_map(|at| self.officials.get(*at));
        let Sums { opted_out, counts } = all.fold(Sums::default, Sums::with).reduce(Sums::default, Sums::and);
        let counts = COUNTED.iter().zip(counts).map(|(column, counts)| {
            let counts = counts.into_iter().map(|(value, count)| (value.to_owned(), count));
            ((*column).to_owned(), counts.collect())
        });
        Chosen { asked, filter, found, opted_out, counts: counts.collect() }
    }

    fn sort(&mut self, found: &mut [usize], asked: &OfficialsQuery) {
        if !asked.sort.is_empty() {
            let known = self.order.take().filter(|(column, _)| *column == asked.sort);
            let (column, places) = known.unwrap_or_else(|| (asked.sort.clone(), self.places(&asked.sort)));
            found.sort_by_key(|at| places.get(*at).copied());
            self.order = Some((column, places));
        }
        if asked.descending {
            found.reverse();
        }
    }

    /// The place of everybody by a column, the same for those who have the same value there.
    fn places(&self, column: &str) -> Vec<u32> {
        let text = |value: &Option<String>| value.as_deref().map(folded).unwrap_or_default();
        let key = |official: &Official| match column {
            "name_ar" => text(&official.name.ar),
            "name_en" => text(&official.name.en),
            "title_ar" => text(&official.title.ar),
            "title_en" => text(&official.title.en),
            "country" => official.country.clone(),
            "channel" => official.channel.name().to_owned(),
            _ => String::new(),
        };
        // Who has no such value comes last.
        let keyed = self.officials.par_iter().map(key).map(|key| (key.is_empty(), key));
        let mut keyed: Vec<((bool, String), usize)> = keyed.collect::<Vec<_>>().into_iter().zip(0..).collect();
        keyed.par_sort_unstable();
        let mut places = vec![0; keyed.len()];
        let (mut place, mut before) = (0, None);
        for (key, at) in &keyed {
            if before.is_some_and(|before| before != key) {
                place += 1;
            }
            before = Some(key);
            if let Some(slot) = places.get_mut(*at) {
                *slot = place;
            }
        }
        places
    }

    fn row(&self, at: usize) -> Option<OfficialRow> {
        let official = self.officials.get(at)?;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Some(OfficialRow {
            id: official.id.clone(),
            name_ar: text(&official.name.ar),
            name_en: text(&official.name.en),
            title_ar: text(&official.title.ar),
            title_en: text(&official.title.en),
            country: official.country.clone(),
            channel: official.channel.name().to_owned(),
            gender: official.gender.name().to_owned(),
            tags: official.tags.clone(),
            opt_out: official.opt_out.map(|date| date.to_string()).unwrap_or_default(),
            due: self.due.get(at).copied().unwrap_or_default(),
        })
    }
}

/// The columns whose values are counted.
const COUNTED: [&str; 3] = ["country", "channel", "language"];

/// What is counted among those found.
#[derive(Default)]
struct Sums<'o> {
    opted_out: u32,
    /// By column, as in [`COUNTED`].
    counts: [HashMap<&'o str, u32>; 3],
}

impl<'o> Sums<'o> {
    fn with(mut self, official: &'o Official) -> Self {
        self.opted_out += u32::from(official.opt_out.is_some());
        let reads = official.reads.map_or("", Named::name);
        for (counts, value) in self.counts.iter_mut().zip([official.country.as_str(), official.channel.name(), reads]) {
            *counts.entry(value).or_default() += 1;
        }
        self
    }

    fn and(mut self, other: Self) -> Self {
        self.opted_out += other.opted_out;
        for (counts, others) in self.counts.iter_mut().zip(other.counts) {
            for (value, count) in others {
                *counts.entry(value).or_default() += count;
            }
        }
        self
    }
}

impl OfficialReport {
    /// What a list tells of an official: there is no history to it.
    fn of_list(official: &Official) -> Self {
        Self {
            schema: 1,
            official: cells_of(&Record::of(official)),
            offices: Vec::new(),
            holders: Vec::new(),
            addresses: Vec::new(),
            history: Vec::new(),
            problems: Vec::new(),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// All that an official can be found by.
fn hay(official: &Official) -> String {
    let both = [&official.name, &official.title, &official.organization];
    let both = both.into_iter().flat_map(|value| [&value.ar, &value.en]).flatten();
    let rest = [official.email.as_ref(), official.phone.as_ref(), Some(&official.id), Some(&official.country)];
    let all = both.chain(rest.into_iter().flatten()).chain(&official.address).chain(&official.tags);
    let all: Vec<&str> = all.map(String::as_str).collect();
    folded(&all.join("\n"))
}

/// Text as it is compared: no case, no accents or vowel marks, one form for the letters that Arabic writers exchange,
/// Western digits.
fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c));
    plain
        .map(|c| match c {
            '\u{649}' => '\u{64a}',
            '\u{629}' => '\u{647}',
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The Arabic lengthening stroke, joiners and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{200c}'..='\u{200f}' | '\u{2066}'..='\u{2069}')
}

fn addressed(official: &Official, lang: Lang, campaign: &Campaign, messages: &Messages) -> AddressedAs {
    let words = |which| part(official, lang, campaign, which);
    let (address_line, salutation) = (words(FormPart::AddressLine), words(FormPart::Salutation));
    let missing = address_line.as_ref().err().or(salutation.as_ref().err());
    let missing = missing.map(|problem| messages.problem(problem).message).unwrap_or_default();
    AddressedAs {
        lang,
        address_line: address_line.unwrap_or_default(),
        salutation: salutation.unwrap_or_default(),
        missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::directory::IntakeRequest;
    use crate::vault::Vault;

    fn directory(rows: &str) -> (tempfile::TempDir, Source) {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().join("data");
        let list = place.path().join("list.csv");
        std::fs::write(&list, format!("id,name_en,name_ar,title_en,country,email,tags\n{rows}")).unwrap();
        let request = IntakeRequest { data: Some(data.clone()), file: list, ..IntakeRequest::default() };
        super::super::take_in(&request, Lang::En).unwrap();
        let vault = Vault { data: Some(data), ..Vault::default() };
        (place, Source { vault, ..Source::default() })
    }

    const ROWS: &str = "a-1,Nora Lindqvist,نورا ليندكفيست,Minister,SE,nora@example.org,trade\n\
                        b-2,Lucía Ferrer,لوثيا فيرير,State Secretary,ES,lucia@example.org,\n\
                        c-3,Hala Omari,هالة العمري,Director,JO,hala@example.org,trade\n";

    fn ids(page: &OfficialsPage) -> Vec<&str> {
        page.rows.iter().map(|row| row.id.as_str()).collect()
    }

    #[test]
    fn filter_words_and_order_choose_and_the_counts_add_up() {
        let (_place, source) = directory(ROWS);
        let mut roster = Roster::default();
        let mut found = |filter: &str, words: &str, sort: &str| {
            let query = OfficialsQuery {
                filter: filter.into(),
                words: words.into(),
                sort: sort.into(),
                count: 10,
                ..OfficialsQuery::default()
            };
            let page = roster.page(&source, &query, Lang::En).unwrap();
            assert_eq!(page.all, 3);
            assert!(page.counts.values().all(|values| values.values().sum::<u32>() == page.found));
            ids(&page).join(" ")
        };
        assert_eq!(found("", "", ""), "a-1 b-2 c-3");
        assert_eq!(found("tag:trade", "", ""), "a-1 c-3");
        assert_eq!(found("tag:trade -country:JO", "", ""), "a-1");
        assert_eq!(found("", "lucia", ""), "b-2");
        assert_eq!(found("", "هاله", ""), "c-3");
        assert_eq!(found("", "", "name_en"), "c-3 b-2 a-1");
        assert_eq!(found("tag:trade", "", "name_en"), "c-3 a-1", "the order that was found once holds");
        assert_eq!(found("", "", "country"), "b-2 c-3 a-1");
        assert_eq!(found("", "nobody", ""), "");
    }

    #[test]
    fn a_page_is_a_window_on_what_was_found_and_a_bad_filter_is_told() {
        let (_place, source) = directory(ROWS);
        let mut roster = Roster::default();
        let query = OfficialsQuery { start: 1, count: 1, ..OfficialsQuery::default() };
        let page = roster.page(&source, &query, Lang::En).unwrap();
        assert_eq!((ids(&page), page.start, page.found), (vec!["b-2"], 1, 3));
        let bad = OfficialsQuery { filter: "colour:red".into(), ..OfficialsQuery::default() };
        assert_eq!(roster.page(&source, &bad, Lang::En).unwrap_err().problems[0].code, "filter.unknown_key");
    }

    #[test]
    fn an_edit_is_seen_at_once_and_a_card_tells_how_they_are_addressed() {
        let (_place, source) = directory(ROWS);
        let mut roster = Roster::default();
        let all = OfficialsQuery { count: 10, ..OfficialsQuery::default() };
        roster.page(&source, &all, Lang::En).unwrap();
        let cells = ["title_en=Minister of Trade".to_owned()];
        super::super::edit_official(source.vault.data.as_deref(), "a-1", &cells, None, "", Lang::En).unwrap();
        let page = roster.page(&source, &all, Lang::En).unwrap();
        assert_eq!(page.rows[0].title_en, "Minister of Trade");
        let card = roster.card(&source, ListOf::Directory, "a-1", Lang::En).unwrap();
        assert_eq!(card.known.history.len(), 2);
        assert_eq!(card.addressed.len(), 2);
        assert!(roster.card(&source, ListOf::Directory, "nobody", Lang::En).is_err());
    }

    #[test]
    fn without_a_store_there_is_nobody() {
        let place = tempfile::tempdir().unwrap();
        let vault = Vault { data: Some(place.path().join("data")), ..Vault::default() };
        let source = Source { vault, ..Source::default() };
        let page = Roster::default().page(&source, &OfficialsQuery::default(), Lang::En).unwrap();
        assert_eq!((page.all, page.found), (0, 0));
        assert!(!place.path().join("data").exists(), "looking makes nothing");
    }
}
