//! A release looked at before it is made: who would get a letter, from which account, and when the last one leaves.
//! Nothing is made, queued or numbered.

use std::collections::BTreeMap;

use risala_letter::official::{Channel, Named};
use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::release::{Sifted, account_of, candidates, hours_of};
use super::report::{ProblemEntry, Skipped};
use super::{Choice, Failure, Source, directory};
use crate::clock;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::outbox::account::{Account, Accounts};
use crate::outbox::archive::moment;
use crate::outbox::hours::{self, Hours};
use crate::outbox::schedule::{DAY, SECOND, pace};
use crate::outbox::{Event, Happened, Terms, last_at};
use crate::plan::Plan;
use crate::seal::Seal;
use crate::store::{Place, Store};

/// Days of a forecast that are told one by one.
const MOST_DAYS: usize = 60;

/// A release to look at.
#[derive(Debug, Clone, Default)]
pub struct OutlookRequest {
    /// The campaign.
    pub source: Source,
    /// The account that would send; else the campaign's.
    pub account: Option<String>,
    /// Seconds in which the letters could be taken back.
    pub undo: u32,
    /// Why officials written to lately are written to again, or empty.
    pub again: String,
}

/// What a release would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OutlookReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// The address it sends from.
    pub address: String,
    /// Letters a minute; 0: no limit.
    pub per_minute: u32,
    /// Letters in any 24 hours; 0: no limit.
    pub per_day: u64,
    /// Letters of the account that left in the last 24 hours.
    pub today: u64,
    /// Letters of the account that wait already.
    pub waiting: u64,
    /// Hash of the wave's seal, or empty.
    pub seal: String,
    /// Who approved the seal, or empty.
    pub approver: String,
    /// Letters that would be queued.
    pub letters: u64,
    /// Officials whose letter of this wave is in the outbox already.
    pub already: u64,
    /// Officials left out because they were written to lately.
    pub lately: u64,
    /// Letters that go by another way, by channel.
    pub others: BTreeMap<String, u64>,
    /// The officials who get none by e-mail, and why.
    pub skipped: Vec<Skipped>,
    /// When letters leave, day by day of the account's limit.
    pub legs: Vec<Leg>,
    /// When the last letter leaves as far as is known, RFC 3339.
    pub last_at: String,
    /// What is wrong with the campaign or the list.
    pub problems: Vec<ProblemEntry>,
}

/// The letters of one day of the account's limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Leg {
    /// When the first of them leaves, RFC 3339.
    pub from: String,
    /// When the last of them leaves, RFC 3339.
    pub to: String,
    /// How many.
    pub letters: u64,
}

/// What happens while letters are sent, without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SendingEvent {
    /// Letters of this run that were accepted.
    pub accepted: u64,
    /// Letters that the server asked to bring again.
    pub deferred: u64,
    /// Letters refused.
    pub refused: u64,
    /// Letters in doubt.
    pub unconfirmed: u64,
    /// Letters that wait.
    pub waiting: u64,
    /// When the last of them leaves, RFC 3339; empty when nobody knows.
    pub last_at: String,
    /// The letter that came to something, or empty.
    pub letter: String,
    /// What it came to, or empty.
    pub state: String,
    /// The account that rests or was halted, or empty.
    pub account: String,
    /// Why, as the code of a problem, or empty.
    pub code: String,
    /// Whether the account rests until a person says otherwise.
    pub halted: bool,
}

impl From<&Event> for SendingEvent {
    fn from(event: &Event) -> Self {
        let last_at = if event.last_at == 0 { String::new() } else { moment(event.last_at) };
        let told = Self {
            accepted: event.accepted,
            deferred: event.deferred,
            refused: event.refused,
            unconfirmed: event.unconfirmed,
            waiting: event.waiting,
            last_at,
            letter: String::new(),
            state: String::new(),
            account: String::new(),
            code: String::new(),
            halted: false,
        };
        match &event.happened {
            Happened::Letter { key, account, state, .. } => {
                Self { letter: key.clone(), account: account.clone(), state: state.name().to_owned(), ..told }
            }
            Happened::Account { account, code, halted } => {
                Self { account: account.clone(), code: code.0.to_owned(), halted: *halted, ..told }
            }
            Happened::Waiting => told,
        }
    }
}

/// Looks at a release.
///
/// # Errors
/// The campaign or its list cannot be used, there is no such account, or the store fails.
pub fn outlook(request: &OutlookRequest, accounts: &mut dyn Accounts, lang: Lang) -> Result<OutlookReport, Failure> {
    looked(request, accounts, &Messages::for_lang(lang)).map_err(|problems| Failure::new(&problems, lang))
}

fn looked(
    request: &OutlookRequest,
    accounts: &mut dyn Accounts,
    messages: &Messages,
) -> Result<OutlookReport, Vec<Problem>> {
    let one = |problem| vec![problem];
    let first = Opened::read(&request.source)?;
    let seal = Seal::read(&first.folder, &first.campaign.id, first.campaign.wave).map_err(one)?;
    let date = request.source.date.clone().or_else(|| seal.as_ref().map(|seal| seal.moment.clone()));
    let opened = Opened::sound(&Source { date, ..request.source.clone() })?;
    let account = account_of(request.account.as_deref(), &opened, accounts)?;
    let hours = hours_of(&opened, &account).map_err(one)?;
    let plan = Plan::make(&opened, &Choice::default())?;
    let data = directory::folder(request.source.vault.data.as_deref()).map_err(one)?;
    let mut store = Store::open(&data).map_err(one)?;
    let all = candidates(&plan, seal.as_ref(), &Choice::default());
    let sifted = Sifted::of(&opened, all, &request.again, &mut store)?;
    let now = clock::now().as_millisecond();
    let before = store.places(&account.name, now).map_err(one)?;
    let (today, ..) = store.dots_since(&account.name, now - DAY).map_err(one)?;
    let due = now + i64::from(request.undo) * SECOND;
    let places = [before.as_slice(), &places(&opened, &sifted, hours, due)].concat();
    let legs = legs(&places, &account, today, now);
    Ok(OutlookReport {
        schema: 1,
        campaign: opened.campaign.id.clone(),
        wave: opened.campaign.wave,
        per_minute: account.terms.per_minute,
        per_day: account.terms.per_day,
        today,
        waiting: before.iter().map(|place| place.letters).sum(),
        letters: sifted.chosen.len() as u64,
        already: sifted.already.len() as u64,
        lately: sifted.lately.len() as u64,
        others: others(&plan),
        skipped: sifted.skipped(&plan, messages),
        last_at: legs.last().map_or_else(String::new, |leg| leg.to.clone()),
        legs,
        problems: messages.problems(&opened.problems),
        seal: seal.as_ref().map(|seal| seal.hash.clone()).unwrap_or_default(),
        approver: seal.map(|seal| seal.approver).unwrap_or_default(),
        account: account.name,
        address: account.address,
    })
}

/// Letters that no mail server carries, by channel.
fn others(plan: &Plan<'_>) -> BTreeMap<String, u64> {
    let mut others = BTreeMap::new();
    for planned in plan.letters.iter().filter(|planned| planned.official.channel != Channel::Email) {
        *others.entry(planned.official.channel.name().to_owned()).or_default() += 1;
    }
    others
}

/// The chosen letters by the hours of their readers.
fn places(opened: &Opened, sifted: &Sifted, hours: Option<Hours>, due: i64) -> Vec<Place> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for official in opened.officials.iter().filter(|official| sifted.chosen.contains(&official.id)) {
        let home = &opened.campaign.time_zone;
        let place = hours.map_or_else(String::new, |hours| hours::place(&official.country, hours, home));
        *counts.entry(place).or_default() += 1;
    }
    counts.into_iter().map(|(place, letters)| Place { place, letters, due }).collect()
}

/// The days of the account's limit; those beyond the last that is told are in it.
fn legs(places: &[Place], account: &Account, today: u64, now: i64) -> Vec<Leg> {
    let terms = account.terms;
    let all: u64 = places.iter().map(|place| place.letters).sum();
    let at = |count: u64| last_at(&first(places, count), terms, today, now);
    let mut legs = Vec::new();
    let mut done = 0;
    while done < all {
        let room = if done == 0 { terms.per_day.saturating_sub(today) } else { terms.per_day };
        let is_last = terms.per_day == 0 || legs.len() + 1 == MOST_DAYS;
        let letters = if is_last { all - done } else { room.max(u64::from(done > 0)).min(all - done) };
        if letters == 0 {
            // Nothing is left of today's limit: the first day is the next one.
            let letters = terms.per_day.min(all);
            legs.push(leg(&at, 0, letters, terms));
            done = letters;
            continue;
        }
        legs.push(leg(&at, done, letters, terms));
        done += letters;
    }
    legs
}

fn leg(at: &impl Fn(u64) -> i64, done: u64, letters: u64, terms: Terms) -> Leg {
    // The forecast counts the pause after each letter; the first of a day leaves one pause before its own.
    let from = at(done + 1).saturating_sub(pace(terms.per_minute));
    Leg { from: moment(from), to: moment(at(done + letters)), letters }
}

/// The places with the first so many letters only.
fn first(places: &[Place], mut count: u64) -> Vec<Place> {
    let mut taken = Vec::new();
    for place in places {
        let letters = place.letters.min(count);
        count -= letters;
        if letters > 0 {
            taken.push(Place { letters, ..place.clone() });
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Terms;

    fn account(per_minute: u32, per_day: u64) -> Account {
        let terms = Terms { per_minute, per_day, tempo: crate::outbox::schedule::Tempo::Real };
        Account {
            name: "a".into(),
            address: "a@b.example".into(),
            own_copy: false,
            sent_copy: false,
            hours: None,
            terms,
        }
    }

    fn counts(letters: u64, per_day: u64, today: u64) -> Vec<u64> {
        let places = [Place { place: String::new(), letters, due: 0 }];
        legs(&places, &account(20, per_day), today, 0).iter().map(|leg| leg.letters).collect()
    }

    #[test]
    fn the_days_add_up_and_none_is_over_the_limit() {
        for (letters, per_day, today, expect) in [
            (482, 200, 0, &[200, 200, 82][..]),
            (10, 200, 0, &[10]),
            (300, 200, 150, &[50, 200, 50]),
            (300, 200, 200, &[200, 100]),
            (5, 0, 0, &[5]),
            (0, 200, 0, &[]),
        ] {
            assert_eq!(counts(letters, per_day, today), expect, "{letters} of {per_day}, {today} used");
        }
    }

    #[test]
    fn many_days_are_told_as_sixty() {
        let days = counts(10_000, 100, 0);
        assert_eq!((days.len(), days.iter().sum::<u64>()), (MOST_DAYS, 10_000));
    }

    #[test]
    fn the_hour_of_the_last_letter_is_that_of_the_release() {
        let places = [Place { place: String::new(), letters: 482, due: 60_000 }];
        let account = account(20, 200);
        let legs = legs(&places, &account, 0, 0);
        assert_eq!(legs.last().unwrap().to, moment(last_at(&places, account.terms, 0, 0)));
        assert_eq!(legs.first().unwrap().from, moment(60_000));
    }
}
