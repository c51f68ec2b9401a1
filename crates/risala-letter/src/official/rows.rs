//! Rows of a list become officials, with every problem named by row, column and value.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Channel, Named, Official};
use crate::characters::{code_point, forbidden};
use crate::columns::{COLUMNS, Column};
use crate::countries;
use crate::problem::{Code, Problem};
use crate::suggest::near_miss;

/// A required column is missing.
pub const MISSING_COLUMN: Code = Code("official.missing_column");
/// A column whose name resembles a canonical one.
pub const UNKNOWN_COLUMN: Code = Code("official.unknown_column");
/// A column that stands twice in the header.
pub const REPEATED_COLUMN: Code = Code("official.repeated_column");
/// A column without a name holds values.
pub const UNNAMED_COLUMN: Code = Code("official.unnamed_column");
/// A required value is missing.
pub const MISSING_VALUE: Code = Code("official.missing_value");
/// A value that its column does not have.
pub const WRONG_VALUE: Code = Code("official.wrong_value");
/// Two rows with one id.
pub const DUPLICATE_ID: Code = Code("official.duplicate_id");
/// A number that a spreadsheet rounded: its digits are lost.
pub const ROUNDED_NUMBER: Code = Code("official.rounded_number");
/// A character that no value can hold.
pub const FORBIDDEN_CHARACTER: Code = Code("official.forbidden_character");
/// A value that is too long.
pub const TOO_LONG: Code = Code("official.too_long");
/// A channel without the address it needs.
pub const NO_ADDRESS: Code = Code("official.no_address");
/// So many problems that the rest of the list was not read.
pub const TOO_MANY_PROBLEMS: Code = Code("official.too_many_problems");

/// An official who is to get both languages lacks what one of them needs.
pub const ONE_LANGUAGE: Code = Code("official.one_language");

/// The codes of this module.
pub const CODES: &[Code] = &[
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    REPEATED_COLUMN,
    UNNAMED_COLUMN,
    MISSING_VALUE,
    WRONG_VALUE,
    DUPLICATE_ID,
    ROUNDED_NUMBER,
    FORBIDDEN_CHARACTER,
    TOO_LONG,
    NO_ADDRESS,
    TOO_MANY_PROBLEMS,
    ONE_LANGUAGE,
];

/// Longest value, in characters.
const MAX_VALUE: usize = 8_000;
/// Longest id, in characters.
const MAX_ID: usize = 64;
/// Problems reported at most.
const MAX_PROBLEMS: usize = 1_000;

/// A row below the header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number in the file, from 1 for the header.
    pub number: u32,
    /// Its cells, in the header's order; missing ones count as empty.
    pub cells: Vec<String>,
}

/// Where the cells of a column go.
enum Target {
    Canonical(Column),
    Extra(String),
    /// A column without a name.
    Unnamed,
}

impl Target {
    fn name(&self) -> &str {
        match self {
            Self::Canonical(column) => column.name(),
            Self::Extra(name) => name,
            Self::Unnamed => "",
        }
    }
}

/// Reads a list: its header and its rows.
///
/// An official whose row has an error is in the list all the same (so that the others keep their places), and the error
/// names the official: no letter may be made of it. A row without an id, or with one that stood before, is left out.
pub fn from_rows(header: &[String], rows: impl IntoIterator<Item = Row>) -> (Vec<Official>, Vec<Problem>) {
    let mut list = List::default();
    let targets = list.targets(header);
    if list.problems.iter().any(Problem::is_error) {
        return (Vec::new(), list.problems);
    }
    let rows = rows.into_iter();
    list.officials.reserve(rows.size_hint().0);
    for row in rows {
        list.read(&targets, &row);
        if list.problems.len() > MAX_PROBLEMS {
            list.problems.push(
                Problem::error(TOO_MANY_PROBLEMS).arg("count", MAX_PROBLEMS).arg("row", row.number).line(row.number),
            );
            break;
        }
    }
    (list.officials, list.problems)
}

#[derive(Default)]
struct List {
    officials: Vec<Official>,
    problems: Vec<Problem>,
    /// Row of each id, in lower case: file names must differ on any system.
    ids: HashMap<String, u32>,
}

impl List {
    fn targets(&mut self, header: &[String]) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        let mut seen = HashSet::new();
        for name in header {
            let name: String = name.trim().nfc().collect();
            let column = Column::from_name(&name);
            let key = column.map_or_else(|| name.clone(), |column| column.name().to_owned());
            if !key.is_empty() && !seen.insert(key.clone()) {
                self.problems.push(Problem::error(REPEATED_COLUMN).arg("column", &key).field(key).line(1));
            }
            targets.push(self.target(name, column));
        }
        self.require(&seen);
        targets
    }

    fn target(&mut self, name: String, column: Option<Column>) -> Target {
        if let Some(column) = column {
            return Target::Canonical(column);
        }
        if name.is_empty() {
            return Target::Unnamed;
        }
        if let Some(c) = forbidden(&name) {
            let character = code_point(c);
            self.problems.push(
                Problem::error(FORBIDDEN_CHARACTER)
                    .arg("character", character)
                    .arg("column", name.escape_debug())
                    .arg("row", 1)
                    .line(1),
            );
        }
        if let Some(nearest) = near_miss(&name, COLUMNS.map(|(known, _)| known)) {
            self.problems.push(
                Problem::warning(UNKNOWN_COLUMN).arg("column", &name).arg("nearest", nearest).field(&name).line(1),
            );
        }
        Target::Extra(name)
    }

    fn require(&mut self, seen: &HashSet<String>) {
        for required in ["id", "country"] {
            if !seen.contains(required) {
                self.problems.push(missing_column(required));
            }
        }
        if !seen.contains("name_en") && !seen.contains("name_ar") {
            self.problems.push(missing_column("name_en / name_ar"));
        }
    }

    fn read(&mut self, targets: &[Target], row: &Row) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let mut reader = RowReader {
            official: Official { row: row.number, ..Official::default() },
            channel_given: false,
            problems: Vec::new(),
        };
        let cells = row.cells.iter().map(String::as_str).chain(std::iter::repeat(""));
        for (target, cell) in targets.iter().zip(cells) {
            reader.cell(target, cell);
        }
        reader.finish();
        let RowReader { official, problems, .. } = reader;
        let id = official.id.clone();
        let named = |problem: Problem| if id.is_empty() { problem } else { problem.official(&id) };
        self.problems.extend(problems.into_iter().map(named));
        if !id.is_empty() {
            self.add(official);
        }
    }

    fn add(&mut self, official: Official) {
        let key = official.id.to_lowercase();
        match self.ids.get(&key) {
            Some(first) => self.problems.push(
                Problem::error(DUPLICATE_ID)
                    .arg("id", &official.id)
                    .arg("first", first)
                    .arg("row", official.row)
                    .official(&official.id)
                    .field("id")
                    .line(official.row),
            ),
            None => {
                self.ids.insert(key, official.row);
                self.officials.push(official);
            }
        }
    }
}

fn missing_column(column: &str) -> Problem {
    Problem::error(MISSING_COLUMN).arg("column", column).field(column).line(1)
}

struct RowReader {
    official: Official,
    channel_given: bool,
    problems: Vec<Problem>,
}

impl RowReader {
    fn cell(&mut self, target: &Target, cell: &str) {
        let cell = cell.trim();
        // Almost all cells are, and seeing it is quick.
        let value = if is_nfc(cell) { cell.to_owned() } else { cell.nfc().collect() };
        if value.is_empty() {
            return;
        }
        if value.len() > MAX_VALUE && value.chars().count() > MAX_VALUE {
            self.report(TOO_LONG, target.name(), |problem| problem.arg("limit", MAX_VALUE));
            return;
        }
        if let Some(c) = forbidden(&value) {
            self.report(FORBIDDEN_CHARACTER, target.name(), |problem| problem.arg("character", code_point(c)));
            return;
        }
        match target {
            Target::Canonical(column) => self.set(*column, value),
            Target::Extra(name) => {
                self.official.extra.insert(name.clone(), value);
            }
            Target::Unnamed => self.report(UNNAMED_COLUMN, "", |problem| problem.arg("value", shortened(&value))),
        }
    }

    fn set(&mut self, column: Column, value: String) {
        if matches!(column, Column::Id | Column::Phone) && is_rounded(&value) {
            let row = self.official.row;
            let problem = Problem::warning(ROUNDED_NUMBER).arg("column", column.name()).arg("row", row);
            self.problems.push(problem.arg("value", &value).field(column.name()).line(row));
        }
        if let Some(text) = column.text_mut(&mut self.official) {
            *text = Some(value);
            return;
        }
        match column {
            Column::Id => self.set_id(value),
            Column::Gender => self.official.gender = self.named(column, &value),
            Column::Rank => self.official.rank = self.named(column, &value),
            Column::Language => self.official.reads = self.optional(column, &value, super::Reads::from_name),
            Column::Channel => {
                self.channel_given = true;
                self.official.channel = self.named(column, &value);
            }
            Column::Country => self.set_country(&value),
            Column::Address(_) => self.official.address.push(value),
            Column::Email => self.set_checked(column, value, is_email, "name@example.org"),
            Column::WebForm => self.set_checked(column, value, is_web_address, "https://example.org/contact"),
            Column::Tags => self.set_tags(&value),
            Column::VerifiedOn => self.official.verified_on = self.date(column, &value),
            Column::TermEnd => self.official.term_end = self.date(column, &value),
            Column::OptOut => self.official.opt_out = self.date(column, &value),
            _ => {}
        }
    }

    fn set_id(&mut self, value: String) {
        let fits = value.chars().count() <= MAX_ID
            && value.chars().all(|c| c.is_alphanumeric() || "-_.@+".contains(c))
            && value.starts_with(char::is_alphanumeric)
            && value.ends_with(char::is_alphanumeric);
        if !fits {
            self.wrong(Column::Id, &value, &format!("A–Z a–z 0–9 - _ . @ + (≤ {MAX_ID})"));
        }
        self.official.id = value;
    }

    fn set_country(&mut self, value: &str) {
        match countries::code(value) {
            Some(code) => self.official.country = code.to_owned(),
            None => self.wrong(Column::Country, value, "SY, AE, US …"),
        }
    }

    fn set_checked(&mut self, column: Column, value: String, is_right: fn(&str) -> bool, example: &str) {
        if !is_right(&value) {
            self.wrong(column, &value, example);
            return;
        }
        match column {
            Column::Email => self.official.email = Some(value),
            _ => self.official.web_form = Some(value),
        }
    }

    fn set_tags(&mut self, value: &str) {
        for tag in value.split(';').map(str::trim).filter(|tag| !tag.is_empty()) {
            if !self.official.tags.iter().any(|known| known == tag) {
                self.official.tags.push(tag.to_owned());
            }
        }
    }

    fn named<T: Named + Default>(&mut self, column: Column, value: &str) -> T {
        self.optional(column, value, T::from_name).unwrap_or_default()
    }

    fn optional<T: Named>(&mut self, column: Column, value: &str, read: fn(&str) -> Option<T>) -> Option<T> {
        let read = read(value);
        if read.is_none() {
            self.wrong(column, value, &T::names());
        }
        read
    }

    fn date(&mut self, column: Column, value: &str) -> Option<Date> {
        let date = Date::strptime("%Y-%m-%d", value).ok().filter(|_| value.len() == 10);
        if date.is_none() {
            self.wrong(column, value, "2026-12-31");
        }
        date
    }

    fn wrong(&mut self, column: Column, value: &str, allowed: &str) {
        self.report(WRONG_VALUE, column.name(), |problem| {
            problem.arg("value", shortened(value)).arg("allowed", allowed)
        });
    }

    fn report(&mut self, code: Code, column: &str, say: impl FnOnce(Problem) -> Problem) {
        let row = self.official.row;
        let problem = Problem::error(code).arg("column", column).arg("row", row);
        self.problems.push(say(problem).field(column).line(row));
    }

    /// What only the whole row shows.
    fn finish(&mut self) {
        let said = |problems: &[Problem], column: &str| {
            problems.iter().any(|problem| problem.field.as_deref() == Some(column))
        };
        if self.official.id.is_empty() && !said(&self.problems, "id") {
            self.report(MISSING_VALUE, "id", |problem| problem);
        }
        if self.official.country.is_empty() && !said(&self.problems, "country") {
            self.report(MISSING_VALUE, "country", |problem| problem);
        }
        let name = &self.official.name;
        if name.en.is_none()
            && name.ar.is_none()
            && !said(&self.problems, "name_en")
            && !said(&self.problems, "name_ar")
        {
            self.report(MISSING_VALUE, "name_en / name_ar", |problem| problem);
        }
        if !self.channel_given {
            self.official.channel = if self.official.email.is_some() { Channel::Email } else { Channel::Post };
        }
        self.check_channel();
    }

    fn check_channel(&mut self) {
        let official = &self.official;
        let missing = match official.channel {
            Channel::Email if official.email.is_none() => "email",
            Channel::Post if official.address.is_empty() => "address1",
            Channel::Form if official.web_form.is_none() => "web_form",
            _ => return,
        };
        if self.problems.iter().any(|problem| problem.field.as_deref() == Some(missing)) {
            return;
        }
        self.problems.push(
            Problem::warning(NO_ADDRESS)
                .arg("channel", official.channel.name())
                .arg("column", missing)
                .arg("row", official.row)
                .field(missing)
                .line(official.row),
        );
    }
}

/// Whether this is a number as spreadsheets show long ones: `9.63112E+11`.
fn is_rounded(value: &str) -> bool {
    let Some((digits, power)) = value.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    power.strip_prefix('+').is_some_and(is_number) && is_number(whole) && is_number(fraction)
}

/// A value as it is quoted in a message.
fn shortened(value: &str) -> String {
    const SHOWN: usize = 80;
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// Octets of an address within a path, RFC 5321 section 4.5.3.1.3.
const MAX_ADDRESS: usize = 254;

/// Whether this is one e-mail address: dot-atom, `@`, a host name of two labels or more (RFC 5321); the dot-atom may be in
/// any script (RFC 6531), the host in any that has an IDNA form (RFC 5890).
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || is_letter(c))
    };
    let is_domain = |host: String| is_host(&host) && local.len().saturating_add(host.len()) < MAX_ADDRESS;
    text.len() <= 4 * MAX_ADDRESS
        && local.len() <= 64
        && local.split('.').all(is_atom)
        && idna::domain_to_ascii_strict(domain).is_ok_and(is_domain)
}

/// A letter, digit or letter's mark beyond ASCII.
fn is_letter(c: char) -> bool {
    !c.is_ascii()
        && (c.is_alphanumeric() || is_combining_mark(c))
        && !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FF00}'..='\u{FFEF}')
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.contains('.') && host.split('.').all(is_label)
}

/// Whether this is the address of a web page.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        is_host(host) && !text.contains(char::is_whitespace) && text.len() <= 2_000
    })
}
