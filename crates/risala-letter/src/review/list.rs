//! What a list of officials shows on a given day: rows to verify, terms that ended, people who stand twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::resume_unwind;
use std::thread;

use jiff::civil::Date;

use super::names;
use crate::campaign::Policy;
use crate::characters::{has_arabic, has_latin};
use crate::official::{Channel, Official};
use crate::problem::{Code, Problem};

/// Nobody has said when they verified the row.
pub const UNVERIFIED: Code = Code("official.unverified");
/// The row was verified too long ago.
pub const STALE: Code = Code("official.stale");
/// The term of office has ended.
pub const TERM_ENDED: Code = Code("official.term_ended");
/// Two officials have one e-mail address.
pub const DUPLICATE_EMAIL: Code = Code("official.duplicate_email");
/// The e-mail address is in another script before the `@`: only servers with SMTPUTF8 (RFC 6531) take it.
pub const ADDRESS_SCRIPT: Code = Code("official.address_script");
/// A value in the column of the other language.
pub const WRONG_SCRIPT: Code = Code("official.wrong_script");
/// Two rows have the same name and organization.
pub const DUPLICATE_PERSON: Code = Code("official.duplicate_person");
/// Two names may be spellings of one.
pub const SIMILAR_NAME: Code = Code("official.similar_name");

/// Looks over everybody who may get a letter.
pub fn list(officials: &[Official], policy: &Policy, date: Date) -> Vec<Problem> {
    let written: Vec<&Official> = officials.iter().filter(|official| is_written_to(official)).collect();
    let mut problems: Vec<Problem> = written.iter().filter_map(|official| age(official, policy, date)).collect();
    problems.extend(written.iter().filter_map(|official| term(official, date)));
    problems.extend(written.iter().filter_map(|official| script(official)));
    problems.extend(written.iter().flat_map(|official| misplaced(official)));
    problems.extend(duplicates(&written));
    problems
}

fn script(official: &Official) -> Option<Problem> {
    let email = official.email.as_deref().filter(|_| official.channel == Channel::Email)?;
    let needs_utf8 = email.rsplit_once('@').is_some_and(|(local, _)| !local.is_ascii());
    needs_utf8.then(|| at(official, Problem::warning(ADDRESS_SCRIPT).arg("value", email), "email"))
}

/// Arabic in English columns, and a name in Latin letters in the Arabic one. Offices and organizations may keep a Latin
/// name in Arabic.
fn misplaced(official: &Official) -> impl Iterator<Item = Problem> {
    let english =
        [("name_en", &official.name), ("title_en", &official.title), ("organization_en", &official.organization)];
    let english = english.into_iter().filter_map(|(column, value)| Some((column, value.en.as_deref()?)));
    let english = english.filter(move |(_, text)| has_arabic(text) && !has_latin(text));
    let arabic = official.name.ar.as_deref().filter(|text| has_latin(text) && !has_arabic(text));
    let all = english.chain(arabic.map(|text| ("name_ar", text))).collect::<Vec<_>>();
    let told =
        |(column, text)| at(official, Problem::warning(WRONG_SCRIPT).arg("column", column).arg("value", text), column);
    all.into_iter().map(told)
}

/// People who stand twice among `officials`, whatever else is wrong with them.
pub fn duplicates(officials: &[&Official]) -> Vec<Problem> {
    let email = |official: &Official| official.email.as_deref().map(names::normal_email).into_iter().collect();
    // A long list takes a second, most of it for names.
    let (mut problems, persons, similar) = thread::scope(|scope| {
        let similar = scope.spawn(|| same(officials, SIMILAR_NAME, sound));
        let (emails, persons) = (same(officials, DUPLICATE_EMAIL, email), same(officials, DUPLICATE_PERSON, person));
        (emails, persons, similar.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    let said: Vec<_> = persons.iter().map(|problem| problem.official.clone()).collect();
    problems.extend(persons);
    problems.extend(similar.into_iter().filter(|problem| !said.contains(&problem.official)));
    problems
}

fn is_written_to(official: &Official) -> bool {
    official.opt_out.is_none() && official.channel != Channel::None
}

fn age(official: &Official, policy: &Policy, date: Date) -> Option<Problem> {
    let Some(verified) = official.verified_on else {
        return Some(at(official, Problem::warning(UNVERIFIED), "verified_on"));
    };
    let days = date.since(verified).ok()?.get_days();
    let too_old = u32::try_from(days).is_ok_and(|days| days > policy.verified_within);
    let problem = Problem::warning(STALE).arg("date", verified).arg("days", days);
    too_old.then(|| at(official, problem.arg("limit", policy.verified_within), "verified_on"))
}

fn term(official: &Official, date: Date) -> Option<Problem> {
    let end = official.term_end.filter(|end| *end < date)?;
    Some(at(official, Problem::warning(TERM_ENDED).arg("date", end), "term_end"))
}

fn at(official: &Official, problem: Problem, column: &str) -> Problem {
    problem.official(&official.id).line(official.row).field(column)
}

/// Each official who shares a key with one before, with that one's id. Of the keys only hashes are kept: a long list has
/// hundreds of thousands.
fn same(officials: &[&Official], code: Code, keys: impl Fn(&Official) -> Vec<String>) -> Vec<Problem> {
    let mut first: HashMap<u64, usize> = HashMap::new();
    let mut problems = Vec::new();
    for (index, official) in officials.iter().enumerate() {
        let keys = keys(official);
        let shared = keys.iter().find_map(|key| Some((*officials.get(*first.get(&hash(key))?)?, key)));
        if let Some((other, key)) = shared {
            let problem = Problem::warning(code)
                .arg("other", &other.id)
                .arg("value", if code == DUPLICATE_EMAIL { key.clone() } else { shown(official) })
                .arg("other_value", shown(other));
            problems.push(problem.official(&official.id).line(official.row));
        }
        for key in keys {
            first.entry(hash(&key)).or_insert(index);
        }
    }
    problems
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn shown(official: &Official) -> String {
    official.name.en.as_ref().or(official.name.ar.as_ref()).cloned().unwrap_or_default()
}

/// Name and organization in each language that has both.
fn person(official: &Official) -> Vec<String> {
    let key = |name: &Option<String>, organization: &Option<String>| {
        let (name, organization) = (names::plain(name.as_deref()?), names::plain(organization.as_deref()?));
        Some(format!("{name}|{organization}"))
    };
    let (name, organization) = (&official.name, &official.organization);
    [key(&name.en, &organization.en), key(&name.ar, &organization.ar)].into_iter().flatten().collect()
}

/// Country and consonants of the name, the same for most spellings in both scripts.
fn sound(official: &Official) -> Vec<String> {
    let keys = [&official.name.en, &official.name.ar].into_iter().flatten().filter_map(|name| names::consonants(name));
    let mut keys: Vec<String> = keys.map(|key| format!("{}|{key}", official.country)).collect();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lang::Bilingual;

    fn official(id: &str, name_en: &str, name_ar: &str) -> Official {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Official {
            id: id.to_owned(),
            name: Bilingual { en: some(name_en), ar: some(name_ar) },
            organization: Bilingual { en: some("Ministry of Trade"), ar: None },
            country: "SY".to_owned(),
            verified_on: Some(date(2026, 1, 1)),
            ..Official::default()
        }
    }

    fn codes(officials: &[Official], day: Date) -> Vec<String> {
        let problems = list(officials, &Policy::default(), day);
        problems.iter().map(|one| format!("{} {}", one.code.0, one.official.as_deref().unwrap_or("-"))).collect()
    }

    #[test]
    fn what_a_day_shows() {
        let day = date(2026, 3, 1);
        let mut fresh = official("a", "Jane Smith", "");
        assert_eq!(codes(std::slice::from_ref(&fresh), day), [""; 0]);
        assert_eq!(codes(std::slice::from_ref(&fresh), date(2026, 12, 31)), ["official.stale a"]);
        fresh.term_end = Some(date(2026, 2, 28));
        assert_eq!(codes(std::slice::from_ref(&fresh), day), ["official.term_ended a"]);
        assert_eq!(codes(std::slice::from_ref(&fresh), date(2026, 2, 28)), [""; 0]);
        fresh.verified_on = None;
        fresh.opt_out = Some(day);
        assert_eq!(codes(std::slice::from_ref(&fresh), day), [""; 0]);
        fresh.opt_out = None;
        fresh.term_end = None;
        assert_eq!(codes(&[fresh], day), ["official.unverified a"]);
    }

    #[test]
    fn who_stands_twice() {
        let day = date(2026, 1, 2);
        let mut one = official("a", "Muhammad al-Khatib", "محمد الخطيب");
        let mut other = official("b", "Mohammed Alkhateeb", "");
        assert_eq!(codes(&[one.clone(), other.clone()], day), ["official.similar_name b"]);
        other.name.en = Some("muhammad Al Khatib".to_owned());
        assert_eq!(codes(&[one.clone(), other.clone()], day), ["official.duplicate_person b"]);
        other.organization.en = None;
        other.name = Bilingual { en: None, ar: Some("مُحمَّد الخطيب".to_owned()) };
        assert_eq!(codes(&[one.clone(), other.clone()], day), ["official.similar_name b"]);
        other.name.ar = Some("سامر الأحمد".to_owned());
        one.email = Some("Office@Example.org".to_owned());
        other.email = Some("office+letters@example.org".to_owned());
        assert_eq!(codes(&[one, other], day), ["official.duplicate_email b"]);
    }
}
