//! The register of correspondence (صادر, وارد), and what is to be done next: a reminder to who did not answer, thanks to
//! who agreed, an answer to who wrote.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use risala_letter::official::{Named, Stance};
use risala_letter::{Code, Official, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::opened::Opened;
use crate::store::{LetterRow, State, Store, key};

/// An entry about nobody.
pub const NOBODY: Code = Code("register.nobody");
/// An entry without a subject.
pub const NO_SUBJECT: Code = Code("register.no_subject");
/// A scan that is no picture.
pub const BAD_SCAN: Code = Code("register.bad_scan");
/// No entry of this number holds.
pub const NO_ENTRY: Code = Code("register.no_entry");
/// A day that has not come yet.
pub const FUTURE_DAY: Code = Code("register.future_day");
/// A follow-up before the entry's own day.
pub const EARLY_FOLLOW_UP: Code = Code("register.early_follow_up");

/// All codes of this part.
pub const CODES: &[Code] = &[NOBODY, NO_SUBJECT, BAD_SCAN, NO_ENTRY, FUTURE_DAY, EARLY_FOLLOW_UP];

/// Days without an answer after which a reminder is due.
pub const PATIENCE: u32 = 21;

/// Which way a paper went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From us: صادر.
    Out,
    /// To us: وارد.
    In,
}

impl Direction {
    /// Its name in the store and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A letter.
    Letter,
    /// An answer.
    Reply,
    /// Thanks.
    Thanks,
    /// A reminder.
    Reminder,
    /// A visit.
    Visit,
    /// A telephone call.
    Call,
}

impl Kind {
    /// Its name in the store and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Reply => "reply",
            Self::Thanks => "thanks",
            Self::Reminder => "reminder",
            Self::Visit => "visit",
            Self::Call => "call",
        }
    }
}

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterEntry {
    /// Its number in the store, by which it is declared void.
    pub id: i64,
    /// `out` or `in`.
    pub direction: String,
    /// Number and year: `12/2026`, counted by direction.
    pub number: String,
    /// `letter`, `reply`, `thanks`, `reminder`, `visit` or `call`.
    pub kind: String,
    /// The campaign's id.
    pub campaign: String,
    /// The official's id.
    pub official: String,
    /// The day, ISO.
    pub day: String,
    /// The paper's own number, or empty.
    pub reference: String,
    /// Subject.
    pub subject: String,
    /// A remark, or empty.
    pub note: String,
    /// `agreed`, `undecided`, `declined` or empty.
    pub stance: String,
    /// When to follow up, ISO, or empty.
    pub follow_up: String,
    /// SHA-256 of a scan kept, or empty.
    pub scan: String,
    /// When it was entered, RFC 3339.
    pub at: String,
    /// The system's name of who entered it.
    pub actor: String,
    /// When it was declared void, RFC 3339; empty for one that holds.
    pub void: String,
}

/// What is to be done next with an official.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DueEntry {
    /// The official's id.
    pub official: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in English, or empty.
    pub name_en: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// `thanks`: they agreed; `reminder`: no answer; `answer`: they wrote and nobody noted what they said; `follow_up`: a
    /// date that somebody set.
    pub action: String,
    /// Since when it is due, ISO date.
    pub due: String,
    /// `agreed`, `undecided`, `declined` or empty.
    pub stance: String,
    /// The last entry or letter it follows from, in few words.
    pub about: String,
}

/// Something that happened with an official, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Event {
    day: Date,
    is_out: bool,
    kind: String,
    about: String,
    follow_up: Option<Date>,
    stance: Option<Stance>,
}

/// What is due on `today` with the officials of a campaign; after so many days without an answer a reminder is.
///
/// # Errors
/// `store.*`.
pub fn due(opened: &Opened, store: &mut Store, today: Date, days: u32) -> Result<Vec<DueEntry>, Problem> {
    let mut events = events(opened, store)?;
    let asked = opened.officials.iter().filter(|official| official.opt_out.is_none());
    let due = asked.filter_map(|official| {
        let mut own = events.remove(&key(&official.id))?;
        own.sort_by_key(|event| event.day);
        next(&own, today, days).map(|(action, day, about)| entry(official, action, day, about))
    });
    let mut due: Vec<DueEntry> = due.collect();
    due.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.official.cmp(&b.official)));
    Ok(due)
}

fn entry(official: &Official, action: &str, due: Date, about: String) -> DueEntry {
    let word = |lang| official.name.get(lang).cloned().unwrap_or_default();
    DueEntry {
        official: official.id.clone(),
        name_ar: word(risala_letter::Lang::Ar),
        name_en: word(risala_letter::Lang::En),
        country: official.country.clone(),
        action: action.to_owned(),
        due: due.to_string(),
        stance: official.stance.map_or("", |stance| stance.name()).to_owned(),
        about,
    }
}

/// What comes next after these events, ordered by day; since when, and after what.
fn next(events: &[Event], today: Date, days: u32) -> Option<(&'static str, Date, String)> {
    let stated = events.iter().rposition(|event| event.stance.is_some());
    let stance = stated.and_then(|at| events.get(at)).and_then(|event| event.stance);
    let after = |at: Option<usize>| events.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
    // Who agreed is thanked once, and never reminded.
    if stance == Some(Stance::Agreed) {
        let agreed = stated.and_then(|at| events.get(at))?;
        let is_thanked = after(stated).iter().any(|event| event.kind == "thanks");
        return (!is_thanked).then(|| ("thanks", agreed.day, agreed.about.clone()));
    }
    let set = events.iter().rposition(|event| event.follow_up.is_some());
    if let Some(event) = set.and_then(|at| events.get(at)) {
        let is_done = after(set).iter().any(|later| later.is_out);
        let due = event.follow_up.filter(|due| !is_done && *due <= today);
        // A date that somebody set goes before those that are counted.
        return due.map(|due| ("follow_up", due, event.about.clone()));
    }
    if stance == Some(Stance::Declined) {
        return None;
    }
    let last = events.last()?;
    if !last.is_out {
        let is_noted = stated == Some(events.len() - 1);
        return (!is_noted).then(|| ("answer", last.day, last.about.clone()));
    }
    // Once they have spoken, what follows is for a person to decide.
    if events.iter().any(|event| !event.is_out) {
        return None;
    }
    let due = last.day.checked_add(Span::new().days(days)).ok()?;
    (due <= today).then(|| ("reminder", due, last.about.clone()))
}

/// Everything that happened with officials: entries, letters that left, answers that came by mail.
fn events(opened: &Opened, store: &mut Store) -> Result<BTreeMap<String, Vec<Event>>, Problem> {
    let campaign = opened.campaign.id.as_str();
    let mut events: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    let mut add = |official: &str, event: Option<Event>| {
        if let Some(event) = event {
            events.entry(official.to_owned()).or_default().push(event);
        }
    };
    let letters = store.letters(campaign)?;
    let is_own = |letter: &&LetterRow| letter.state == State::Accepted && letter.copy_of.is_empty();
    for letter in letters.iter().filter(is_own) {
        add(&key(&letter.id), of_letter(day_of(letter.changed), &letter.reference));
    }
    for mark in store.marks(campaign)?.iter().filter(|mark| mark.stands && mark.kind != "failed") {
        if mark.copy_to.is_empty() {
            add(&mark.official, of_letter(mark.day.parse().ok(), &mark.reference));
        }
    }
    let ours: BTreeSet<&str> = letters.iter().map(|letter| letter.key.as_str()).collect();
    for reply in store.replies()?.iter().filter(|reply| reply.kind == "answer" && ours.contains(reply.letter.as_str()))
    {
        let at = reply.at.parse::<Timestamp>().ok();
        let came = at.and_then(|at| day_of(at.as_millisecond())).map(|day| Event {
            day,
            is_out: false,
            kind: "reply".to_owned(),
            about: reply.address.clone(),
            follow_up: None,
            stance: None,
        });
        add(&key(&reply.official), came);
    }
    let entries = store.entries()?;
    let holding = entries.iter().filter(|entry| entry.void.is_empty());
    for entry in holding.filter(|entry| entry.campaign.is_empty() || entry.campaign == campaign) {
        add(&key(&entry.official), of_entry(entry));
    }
    Ok(events)
}

fn day_of(at: i64) -> Option<Date> {
    Timestamp::from_millisecond(at).ok().map(|at| at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}

fn of_letter(day: Option<Date>, reference: &str) -> Option<Event> {
    let kind = "letter".to_owned();
    Some(Event { day: day?, is_out: true, kind, about: reference.to_owned(), follow_up: None, stance: None })
}

fn of_entry(entry: &RegisterEntry) -> Option<Event> {
    Some(Event {
        day: entry.day.parse().ok()?,
        is_out: entry.direction == "out",
        kind: entry.kind.clone(),
        about: entry.subject.clone(),
        follow_up: entry.follow_up.parse().ok(),
        stance: Stance::from_name(&entry.stance),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(day: &str, kind: &str) -> Event {
        Event {
            day: day.parse().unwrap(),
            is_out: !matches!(kind, "reply" | "visit"),
            kind: kind.to_owned(),
            about: kind.to_owned(),
            follow_up: None,
            stance: None,
        }
    }

    fn what(events: &[Event], today: &str) -> Option<(&'static str, String)> {
        next(events, today.parse().unwrap(), 21).map(|(action, day, _)| (action, day.to_string()))
    }

    #[test]
    fn who_does_not_answer_is_reminded_and_again_after_the_reminder() {
        let letter = event("2026-01-01", "letter");
        assert_eq!(what(std::slice::from_ref(&letter), "2026-01-21"), None);
        let expected = Some(("reminder", "2026-01-22".to_owned()));
        assert_eq!(what(std::slice::from_ref(&letter), "2026-01-22"), expected);
        let reminded = [letter, event("2026-01-23", "reminder")];
        assert_eq!(what(&reminded, "2026-02-12"), None);
        assert_eq!(what(&reminded, "2026-02-13"), Some(("reminder", "2026-02-13".to_owned())));
    }

    #[test]
    fn who_agreed_gets_thanks_once_and_never_a_reminder() {
        let agreed = Event { stance: Some(Stance::Agreed), ..event("2026-01-10", "reply") };
        let mut events = vec![event("2026-01-01", "letter"), agreed];
        assert_eq!(what(&events, "2026-12-31"), Some(("thanks", "2026-01-10".to_owned())));
        events.push(event("2026-01-11", "thanks"));
        assert_eq!(what(&events, "2026-12-31"), None);
    }

    #[test]
    fn who_wrote_is_answered_and_who_declined_is_left_alone() {
        let letter = event("2026-01-01", "letter");
        let came = [letter.clone(), event("2026-01-10", "reply")];
        assert_eq!(what(&came, "2026-12-31"), Some(("answer", "2026-01-10".to_owned())));
        let declined = Event { stance: Some(Stance::Declined), ..event("2026-01-10", "reply") };
        assert_eq!(what(&[letter.clone(), declined], "2026-12-31"), None);
        let noted = Event { stance: Some(Stance::Undecided), ..event("2026-01-10", "visit") };
        assert_eq!(what(&[letter, noted], "2026-12-31"), None, "nothing is counted after an answer");
    }

    #[test]
    fn a_date_that_was_set_comes_due_until_something_went_out() {
        let visit = Event { follow_up: Some("2026-02-01".parse().unwrap()), ..event("2026-01-10", "visit") };
        let mut events = vec![event("2026-01-01", "letter"), visit];
        assert_eq!(what(&events, "2026-01-31"), None);
        assert_eq!(what(&events, "2026-02-01"), Some(("follow_up", "2026-02-01".to_owned())));
        events.push(event("2026-02-02", "call"));
        assert_eq!(what(&events, "2026-03-01"), None);
    }
}
