//! The filter language: which officials of a list.
//!
//! `tag:europe country:US,GB channel:post -rank:other minister` is five terms, all of which must hold. A term is a key,
//! a colon and a value; a comma between values means either; a minus before a term its contrary; a word without a colon
//! is a tag. Keys: `tag`, `country` (code or name), `channel`, `language` (as in the list: `ar`, `en`, `ar+en`),
//! `rank`, `gender`, `id`, `stance` (as in the register: `agreed`, `undecided`, `declined`), `selection` (a filter that the
//! campaign keeps under this name). Letter case does not matter. A value with spaces stands in double quotes.

use std::collections::BTreeMap;

use crate::countries;
use crate::official::{Channel, Gender, Named, Official, Rank, Reads, Stance};
use crate::problem::{Code, Problem};
use crate::suggest::nearest;

/// A key that no term has.
pub const UNKNOWN_KEY: Code = Code("filter.unknown_key");
/// A value that the key does not have.
pub const UNKNOWN_VALUE: Code = Code("filter.unknown_value");
/// A term without a value.
pub const NO_VALUE: Code = Code("filter.no_value");
/// A filter that is too long.
pub const TOO_LONG: Code = Code("filter.too_long");

/// The codes of this module.
pub const CODES: &[Code] = &[UNKNOWN_KEY, UNKNOWN_VALUE, NO_VALUE, TOO_LONG];

/// Filters kept by name, as in a campaign's `[selections]`.
pub type Selections = BTreeMap<String, String>;

const KEYS: [&str; 9] = ["tag", "country", "channel", "language", "rank", "gender", "id", "stance", "selection"];

/// Longest filter, in bytes.
const MAX_LENGTH: usize = 8_000;

/// Which officials of a list; the empty filter is all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    negated: bool,
    any_of: Vec<Test>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    Tag(String),
    Country(&'static str),
    Channel(Channel),
    Language(Reads),
    Rank(Rank),
    Gender(Gender),
    Id(String),
    Stance(Stance),
    Selection(Filter),
}

impl Filter {
    /// The tags it looks at, as written.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        // A selection holds no other, so this looks one level down and no further.
        let below = self.tests().filter_map(|test| match test {
            Test::Selection(filter) => Some(filter.tests()),
            _ => None,
        });
        self.tests().chain(below.flatten()).filter_map(|test| match test {
            Test::Tag(tag) => Some(tag.as_str()),
            _ => None,
        })
    }

    fn tests(&self) -> impl Iterator<Item = &Test> {
        self.terms.iter().flat_map(|term| &term.any_of)
    }

    /// Reads a filter where there are no selections.
    ///
    /// # Errors
    /// The first term that cannot be understood, with the nearest key or the values allowed.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        Self::with(text, &Selections::new())
    }

    /// Reads a filter that may name `selections`; those name no others.
    ///
    /// # Errors
    /// The first term that cannot be understood, with the nearest key or the values allowed.
    pub fn with(text: &str, selections: &Selections) -> Result<Self, Problem> {
        if text.len() > MAX_LENGTH {
            return Err(Problem::error(TOO_LONG).arg("limit", MAX_LENGTH));
        }
        let terms = words(text).iter().map(|word| Term::parse(word, selections)).collect::<Result<_, _>>()?;
        Ok(Self { terms })
    }

    /// Whether the official is one of those meant.
    pub fn matches(&self, official: &Official) -> bool {
        self.terms.iter().all(|term| {
            let found = term.any_of.iter().any(|test| test.matches(official));
            found != term.negated
        })
    }
}

/// The words between white space; double quotes keep white space in a word and fall away.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        match words.last_mut() {
            _ if c == '"' => quoted = !quoted,
            _ if c.is_whitespace() && !quoted => words.push(String::new()),
            Some(word) => word.push(c),
            None => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

impl Term {
    fn parse(word: &str, selections: &Selections) -> Result<Self, Problem> {
        let (negated, term) = match word.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, word),
        };
        let (key, values) = term.split_once(':').unwrap_or(("tag", term));
        let key = key.to_lowercase();
        if !KEYS.contains(&key.as_str()) {
            return Err(unknown_key(&key));
        }
        let values: Vec<&str> = values.split(',').map(str::trim).filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            return Err(Problem::error(NO_VALUE).arg("term", word));
        }
        let any_of = values.into_iter().map(|value| Test::parse(&key, value, selections)).collect::<Result<_, _>>()?;
        Ok(Self { negated, any_of })
    }
}

fn unknown_key(key: &str) -> Problem {
    Problem::error(UNKNOWN_KEY)
        .arg("key", key)
        .arg("nearest", nearest(key, KEYS).unwrap_or_default())
        .arg("known", KEYS.join(", "))
}

impl Test {
    fn parse(key: &str, value: &str, selections: &Selections) -> Result<Self, Problem> {
        match key {
            "country" => countries::code(value)
                .map(Self::Country)
                .ok_or_else(|| unknown_value(key, value, "AE, SY, US …".to_owned())),
            "channel" => named(key, value).map(Self::Channel),
            "language" => named(key, value).map(Self::Language),
            "rank" => named(key, value).map(Self::Rank),
            "gender" => named(key, value).map(Self::Gender),
            "stance" => named(key, value).map(Self::Stance),
            "selection" => selection(value, selections).map(Self::Selection),
            "id" => Ok(Self::Id(value.to_lowercase())),
            _ => Ok(Self::Tag(value.to_lowercase())),
        }
    }

    fn matches(&self, official: &Official) -> bool {
        match self {
            Self::Tag(tag) => official.tags.iter().any(|other| other.to_lowercase() == *tag),
            Self::Country(code) => official.country == *code,
            Self::Channel(channel) => official.channel == *channel,
            Self::Language(reads) => official.reads == Some(*reads),
            Self::Rank(rank) => official.rank == *rank,
            Self::Gender(gender) => official.gender == *gender,
            Self::Stance(stance) => official.stance == Some(*stance),
            Self::Selection(filter) => filter.matches(official),
            Self::Id(id) => official.id.to_lowercase() == *id,
        }
    }
}

fn selection(name: &str, selections: &Selections) -> Result<Filter, Problem> {
    let text = selections.iter().find(|(known, _)| known.to_lowercase() == name.to_lowercase()).map(|(_, text)| text);
    let known = || selections.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    Filter::parse(text.ok_or_else(|| unknown_value("selection", name, known()))?)
}

fn named<T: Named>(key: &str, value: &str) -> Result<T, Problem> {
    T::from_name(value).ok_or_else(|| unknown_value(key, value, T::names()))
}

fn unknown_value(key: &str, value: &str, allowed: String) -> Problem {
    Problem::error(UNKNOWN_VALUE).arg("key", key).arg("value", value).arg("allowed", allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn official() -> Official {
        Official {
            id: "K000367".to_owned(),
            rank: Rank::Legislator,
            gender: Gender::Female,
            country: "US".to_owned(),
            channel: Channel::Form,
            reads: Some(Reads::En),
            tags: vec!["us-congress".to_owned(), "Senate".to_owned(), "two words".to_owned()],
            ..Official::default()
        }
    }

    #[test]
    fn all_terms_must_hold() {
        let cases = [
            ("", true),
            ("us-congress", true),
            ("us-congress house", false),
            ("tag:senate", true),
            ("tag:house,senate", true),
            ("-house", true),
            ("-tag:senate", false),
            ("-tag:house,senate", false),
            ("country:US channel:form language:en rank:legislator gender:female", true),
            ("country:usa", true),
            ("country:الولايات country:US", false),
            ("language:ar+en", false),
            ("id:k000367", true),
            ("id:A,B", false),
            ("\"two words\"", true),
            ("tag:\"two words\" -country:GB,SY", true),
            ("RANK:Legislator", true),
        ];
        for (text, expect) in cases {
            match Filter::parse(text) {
                Ok(filter) => assert_eq!(filter.matches(&official()), expect, "{text}"),
                Err(problem) => assert_eq!((problem.code, expect), (UNKNOWN_VALUE, false), "{text}"),
            }
        }
    }

    #[test]
    fn a_selection_is_a_filter_with_a_name() {
        let kept =
            [("senators", "us-congress senate -house"), ("الأولى", "country:SY,LB"), ("nested", "selection:senators")];
        let kept: Selections = kept.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        for (text, expect) in [
            ("selection:senators", true),
            ("-selection:Senators", false),
            ("selection:الأولى", false),
            ("selection:الأولى,senators channel:form", true),
            ("selection:senators channel:post", false),
        ] {
            let filter = Filter::with(text, &kept).unwrap();
            assert_eq!(filter.matches(&official()), expect, "{text}");
        }
        let tags: Vec<_> = Filter::with("tag:a selection:senators", &kept).unwrap().tags().map(str::to_owned).collect();
        assert_eq!(tags, ["a", "us-congress", "senate", "house"]);
        let unknown = Filter::with("selection:second", &kept).unwrap_err();
        assert_eq!((unknown.code, unknown.args["allowed"].as_str()), (UNKNOWN_VALUE, "nested, senators, الأولى"));
        let nested = Filter::with("selection:nested", &kept).unwrap_err();
        assert_eq!(
            (nested.code, nested.args["value"].as_str()),
            (UNKNOWN_VALUE, "senators"),
            "no selection in a selection"
        );
    }

    #[test]
    fn mistakes_are_named() {
        let cases = [
            ("rnak:minister", UNKNOWN_KEY, "nearest", "rank"),
            ("contry:US", UNKNOWN_KEY, "nearest", "country"),
            ("rank:king", UNKNOWN_VALUE, "value", "king"),
            ("channel:fax", UNKNOWN_VALUE, "allowed", "email, post, form, hand, none"),
            ("country:Atlantis", UNKNOWN_VALUE, "key", "country"),
            ("tag:", NO_VALUE, "term", "tag:"),
            ("tag:,", NO_VALUE, "term", "tag:,"),
            ("a -", NO_VALUE, "term", "-"),
        ];
        for (text, code, arg, expect) in cases {
            let problem = Filter::parse(text).unwrap_err();
            assert_eq!((problem.code, problem.args[arg].as_str()), (code, expect), "{text}");
        }
        assert_eq!(Filter::parse(&"a ".repeat(5_000)).unwrap_err().code, TOO_LONG);
    }
}
