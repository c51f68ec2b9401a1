//! One report for all ways that letters go: what the outbox, people's marks and other computers say of each letter of a
//! wave, in one list that adds up to the store.

use std::collections::{BTreeMap, BTreeSet};

use risala_letter::official::{Channel, Named};
use risala_letter::{Bilingual, Code, Official, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::opened::Opened;
use crate::outbox::archive::moment;
use crate::plan;
use crate::store::{LetterRow, Mark, State, Store, Written, key};

pub mod map;
pub mod pages;
pub mod sheets;

/// The list does not add up to the store.
pub const NOT_RECONCILED: Code = Code("report.not_reconciled");
/// A file that is none of the kinds a report is written as.
pub const BAD_FORMAT: Code = Code("report.bad_format");
/// There is nothing to report.
pub const EMPTY: Code = Code("report.empty");

/// All codes of this part.
pub const CODES: &[Code] = &[NOT_RECONCILED, BAD_FORMAT, EMPTY];

/// A letter of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TallyRow {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The official's id.
    pub official: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in English, or empty.
    pub name_en: String,
    /// ISO 3166-1 alpha-2; empty when it is not known.
    pub country: String,
    /// The way it went, else the way it is to go: `email`, `post`, `hand`, `form`, `none`; empty when it is not known.
    pub channel: String,
    /// Where it stands: a state of the outbox; `posted`, `handed`, `filled`, `mailed`, `failed`; `elsewhere`: from another computer;
    /// `open`: nothing was done yet; `opted_out`; `no_channel`.
    pub state: String,
    /// `done`, `waiting`, `failed`, `open` or `left_out`.
    pub group: String,
    /// The day of that, ISO, or empty.
    pub day: String,
    /// Reference number, or empty.
    pub reference: String,
    /// Who did it, by hand; else empty.
    pub person: String,
    /// What the server or the person said, or empty.
    pub note: String,
    /// The mark that says so, or 0.
    pub mark: i64,
    /// Whether there is a picture of a receipt.
    pub has_receipt: bool,
}

/// All rows, and what stands behind them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The rows: those of the list in its order, then others.
    pub rows: Vec<TallyRow>,
    /// Rows by state.
    pub states: BTreeMap<String, u64>,
    /// Letters of the outbox by state, as the store counts them.
    pub outbox: BTreeMap<String, u64>,
    /// Letters by mark, as the store counts them.
    pub marks: BTreeMap<String, u64>,
    /// Letters from other computers, as the store counts them.
    pub elsewhere: u64,
    /// What the store says of letters on which something else is the last word, by state.
    pub superseded: BTreeMap<String, u64>,
}

/// Which letters are counted.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// A campaign in its present wave, with its list; else all campaigns.
    pub opened: Option<&'a Opened>,
}

impl Scope<'_> {
    fn takes(&self, campaign: &str, wave: u32) -> bool {
        self.opened.is_none_or(|opened| opened.campaign.id == campaign && opened.campaign.wave == wave)
    }
}

/// A letter, among all: campaign, wave, the official's id in lower case.
type Place = (String, u32, String);

/// What the store knows of the people it has.
pub type Known = BTreeMap<String, Official>;

/// Gathers the list.
///
/// # Errors
/// `store.*`, `report.not_reconciled`.
pub fn gather(store: &mut Store, scope: Scope<'_>, known: &Known) -> Result<Tally, Problem> {
    let mut claims: BTreeMap<Place, Vec<Claim>> = BTreeMap::new();
    for claim in claims_of(store, scope)? {
        claims.entry(claim.place.clone()).or_default().push(claim);
    }
    let mut tally = Tally::default();
    for (official, number) in scope.opened.into_iter().flat_map(listed) {
        let Some(opened) = scope.opened else { continue };
        let place = (opened.campaign.id.clone(), opened.campaign.wave, key(&official.id));
        let row = match claims.remove(&place) {
            Some(claims) => tally.settle(claims, Some(official)),
            None => untouched(opened, official, number),
        };
        tally.rows.push(row);
    }
    for (place, claims) in claims {
        let row = tally.settle(claims, known.get(&place.2));
        tally.rows.push(row);
    }
    for row in &tally.rows {
        *tally.states.entry(row.state.clone()).or_default() += 1;
    }
    tally.count(store, scope)?;
    tally.reconcile()?;
    Ok(tally)
}

fn listed(opened: &Opened) -> impl Iterator<Item = (&Official, u32)> {
    opened.officials.iter().zip(opened.numbers.iter().copied())
}

/// What somebody says of a letter.
struct Claim {
    place: Place,
    id: String,
    /// The more it knows of the letter having reached the official.
    weight: u8,
    row: TallyRow,
}

fn claims_of(store: &mut Store, scope: Scope<'_>) -> Result<Vec<Claim>, Problem> {
    let marks = store.marks("")?;
    let letters = store.letters("")?.into_iter().filter(|one| one.copy_of.is_empty());
    let letters = letters.filter(|one| scope.takes(&one.campaign, one.wave)).map(mailed);
    let elsewhere = store.elsewhere()?.into_iter().filter(|one| scope.takes(&one.campaign, one.wave)).map(other);
    let ways = ways(&marks);
    let standing = marks.iter().filter(|mark| mark.stands && mark.copy_to.is_empty());
    let standing = standing.filter(|one| scope.takes(&one.campaign, one.wave)).map(|mark| by_hand(mark, &ways));
    Ok(letters.chain(standing).chain(elsewhere).collect())
}

fn row(campaign: &str, wave: u32, official: &str) -> TallyRow {
    TallyRow {
        campaign: campaign.to_owned(),
        wave,
        official: official.to_owned(),
        name_ar: String::new(),
        name_en: String::new(),
        country: String::new(),
        channel: String::new(),
        state: String::new(),
        group: String::new(),
        day: String::new(),
        reference: String::new(),
        person: String::new(),
        note: String::new(),
        mark: 0,
        has_receipt: false,
    }
}

fn day(at: i64) -> String {
    moment(at).chars().take_while(|c| *c != 'T').collect()
}

fn mailed(letter: LetterRow) -> Claim {
    let weight = match letter.state {
        State::Cancelled => 1,
        State::Refused => 2,
        _ => 5,
    };
    let place = (letter.campaign.clone(), letter.wave, key(&letter.id));
    let row = TallyRow {
        channel: Channel::Email.name().to_owned(),
        state: letter.state.name().to_owned(),
        day: day(letter.changed),
        reference: letter.reference,
        note: letter.text,
        ..row(&letter.campaign, letter.wave, &letter.id)
    };
    Claim { place, id: letter.id, weight, row }
}

fn other(written: Written) -> Claim {
    let place = (written.campaign.clone(), written.wave, written.official.clone());
    let channel = if written.recipient.is_empty() { "" } else { Channel::Email.name() };
    let row = TallyRow {
        channel: channel.to_owned(),
        state: "elsewhere".to_owned(),
        day: day(written.at),
        ..row(&written.campaign, written.wave, &written.official)
    };
    Claim { place, id: written.official, weight: 4, row }
}

/// The way on which the last mark sent each letter, also where it came back.
fn ways(marks: &[Mark]) -> BTreeMap<Place, Channel> {
    let sent = marks.iter().filter(|mark| mark.undone == 0 && mark.copy_to.is_empty());
    let ways = sent.filter_map(|mark| {
        let channel = match mark.kind.as_str() {
            "posted" => Channel::Post,
            "handed" => Channel::Hand,
            "filled" => Channel::Form,
            "mailed" => Channel::Email,
            _ => return None,
        };
        Some(((mark.campaign.clone(), mark.wave, mark.official.clone()), channel))
    });
    ways.collect()
}

fn by_hand(mark: &Mark, ways: &BTreeMap<Place, Channel>) -> Claim {
    let place = (mark.campaign.clone(), mark.wave, mark.official.clone());
    let row = TallyRow {
        channel: ways.get(&place).map_or("", |channel| channel.name()).to_owned(),
        state: mark.kind.clone(),
        day: mark.day.clone(),
        reference: mark.reference.clone(),
        person: mark.person.clone(),
        note: mark.note.clone(),
        mark: mark.id,
        has_receipt: !mark.receipt.is_empty(),
        ..row(&mark.campaign, mark.wave, &mark.name)
    };
    let weight = if mark.kind == "failed" { 3 } else { 6 };
    Claim { place, id: mark.name.clone(), weight, row }
}

/// An official of the list to whom nothing went yet.
fn untouched(opened: &Opened, official: &Official, number: u32) -> TallyRow {
    let state = match official.channel {
        _ if official.opt_out.is_some() => "opted_out",
        Channel::None => "no_channel",
        _ => "open",
    };
    let mut row = TallyRow {
        state: state.to_owned(),
        reference: plan::reference(opened, official, number).unwrap_or_default(),
        ..row(&opened.campaign.id, opened.campaign.wave, &official.id)
    };
    named(&mut row, Some(official));
    row
}

fn named(row: &mut TallyRow, official: Option<&Official>) {
    if let Some(official) = official {
        let word = |words: &Bilingual, lang| words.get(lang).cloned().unwrap_or_default();
        row.name_ar = word(&official.name, risala_letter::Lang::Ar);
        row.name_en = word(&official.name, risala_letter::Lang::En);
        row.country.clone_from(&official.country);
        if row.channel.is_empty() {
            official.channel.name().clone_into(&mut row.channel);
        }
    }
    group(&row.state).clone_into(&mut row.group);
}

/// What a state comes to.
pub fn group(state: &str) -> &'static str {
    match state {
        "accepted" | "posted" | "handed" | "filled" | "mailed" | "elsewhere" => "done",
        "refused" | "failed" => "failed",
        "open" | "cancelled" => "open",
        "opted_out" | "no_channel" => "left_out",
        _ => "waiting",
    }
}

/// The groups, in the order of a letter's way.
pub const GROUPS: [&str; 5] = ["done", "waiting", "failed", "open", "left_out"];

impl Tally {
    /// The row of a letter: what knows most of it speaks for it, the rest is counted as superseded.
    fn settle(&mut self, mut claims: Vec<Claim>, official: Option<&Official>) -> TallyRow {
        claims.sort_by_key(|claim| claim.weight);
        let last = claims.pop();
        for claim in claims {
            *self.superseded.entry(claim.row.state).or_default() += 1;
        }
        let mut row = last.map_or_else(|| row("", 0, ""), |claim| TallyRow { official: claim.id, ..claim.row });
        named(&mut row, official);
        row
    }

    /// Counts what the store holds, by its own statements.
    fn count(&mut self, store: &mut Store, scope: Scope<'_>) -> Result<(), Problem> {
        let totals = store.totals()?.into_iter().filter(|total| !total.are_copies);
        for total in totals.filter(|total| scope.takes(&total.campaign, total.wave)) {
            *self.outbox.entry(total.state.name().to_owned()).or_default() += total.letters;
        }
        for total in store.mark_totals()?.into_iter().filter(|total| scope.takes(&total.campaign, total.wave)) {
            *self.marks.entry(total.kind).or_default() += total.letters;
        }
        self.elsewhere = store.elsewhere()?.iter().filter(|one| scope.takes(&one.campaign, one.wave)).count() as u64;
        Ok(())
    }

    /// That for each state the rows, with what they superseded, are as many as the store's.
    fn reconcile(&self) -> Result<(), Problem> {
        let count = |counts: &BTreeMap<String, u64>, state: &str| counts.get(state).copied().unwrap_or_default();
        let own = BTreeSet::from(["open", "opted_out", "no_channel"]);
        let named = self.states.keys().chain(self.outbox.keys()).chain(self.marks.keys()).chain(self.superseded.keys());
        let states: BTreeSet<&str> = named.map(String::as_str).filter(|state| !own.contains(state)).collect();
        for state in states {
            let listed = count(&self.states, state) + count(&self.superseded, state);
            let elsewhere = if state == "elsewhere" { self.elsewhere } else { 0 };
            let stored = count(&self.outbox, state) + count(&self.marks, state) + elsewhere;
            if listed != stored {
                let problem = Problem::error(NOT_RECONCILED).arg("state", state);
                return Err(problem.arg("listed", listed).arg("stored", stored));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
