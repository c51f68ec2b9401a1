//! Which column a heading means: canonical names, headings in both languages, and what a person says.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use risala_letter::Problem;
use risala_letter::characters::has_arabic;
use risala_letter::columns::Column;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{COLUMN_TWICE, MAPPING, NO_SUCH_HEADING, Table};
use crate::blobs::sha256;

static HEADINGS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let table: BTreeMap<String, Vec<String>> = toml::from_str(include_str!("headings.toml")).unwrap_or_default();
    let pairs =
        table.into_iter().flat_map(|(column, words)| words.into_iter().map(move |word| (key(&word), column.clone())));
    pairs.collect()
});

/// What stands for a column that is left out.
pub const LEFT_OUT: &str = "-";

/// What a person says about the headings of a source: heading → column, or `-` for a column that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// By heading, as it stands in the file.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// What was said of an earlier list with these headings.
    #[serde(skip)]
    pub remembered: BTreeMap<String, String>,
}

/// How a heading came to its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is the column's name.
    Name,
    /// By the table of headings.
    Heading,
    /// A person said so.
    Said,
    /// A person said so of an earlier list with the same headings.
    Remembered,
    /// It is none: a column of the list's own.
    Own,
    /// A person left it out.
    LeftOut,
}

/// A heading and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As it stands in the file.
    pub text: String,
    /// The column.
    pub column: String,
    /// How it was found.
    pub how: How,
    /// Whether it says no language: what stands below it in the other script goes to the other language's column.
    pub is_neutral: bool,
}

impl Mapping {
    /// Reads a file written by [`Mapping::to_toml`].
    ///
    /// # Errors
    /// Text that is no such file.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        toml::from_str(text).map_err(|error| Problem::error(MAPPING).arg("detail", error.message()))
    }

    /// The mapping as a file.
    pub fn to_toml(&self) -> String {
        let mut document = toml_edit::DocumentMut::new();
        let mut columns = toml_edit::Table::new();
        for (heading, column) in &self.columns {
            columns.insert(heading, toml_edit::value(column.as_str()));
        }
        document.insert("columns", toml_edit::Item::Table(columns));
        document.to_string()
    }

    /// Adds `"Heading=column"`.
    ///
    /// # Errors
    /// Without `=`, or with a column that is none.
    pub fn add(&mut self, said: &str) -> Result<(), Problem> {
        let wrong = || Problem::error(MAPPING).arg("detail", said);
        let (heading, column) = said.rsplit_once('=').ok_or_else(wrong)?;
        let (heading, column) = (heading.trim(), column.trim());
        if heading.is_empty() || column.is_empty() {
            return Err(wrong());
        }
        self.columns.insert(heading.to_owned(), column.to_owned());
        Ok(())
    }

    /// All that was said, now or before.
    pub fn all(&self) -> BTreeMap<String, String> {
        let now: HashSet<String> = self.columns.keys().map(|heading| key(heading)).collect();
        let before = self.remembered.iter().filter(|(heading, _)| !now.contains(&key(heading)));
        before.chain(&self.columns).map(|(heading, column)| (heading.clone(), column.clone())).collect()
    }

    fn said(&self, heading: &str) -> Option<(&String, How)> {
        let in_columns = of_heading(&self.columns, heading).map(|column| (column, How::Said));
        in_columns.or_else(|| of_heading(&self.remembered, heading).map(|column| (column, How::Remembered)))
    }
}

fn of_heading<'a>(columns: &'a BTreeMap<String, String>, heading: &str) -> Option<&'a String> {
    columns.get(heading.trim()).or_else(|| {
        let wanted = key(heading);
        columns.iter().find(|(known, _)| key(known) == wanted).map(|(_, column)| column)
    })
}

/// What tells lists of one source from others: the SHA-256 of their headings, in whatever order and spelling they stand.
/// The name of a file tells nothing: people put dates into it.
pub fn source(headings: &[String]) -> String {
    let keys: BTreeSet<String> = headings.iter().map(|heading| key(heading)).collect();
    sha256(keys.into_iter().collect::<Vec<_>>().join("\n").as_bytes())
}

/// The columns of a table's headings, in their order, with what is wrong with them.
pub fn columns(table: &Table, mapping: &Mapping) -> (Vec<Heading>, Vec<Problem>) {
    let mut problems = Vec::new();
    let there: HashSet<String> = table.header.iter().map(|heading| key(heading)).collect();
    for heading in mapping.columns.keys().filter(|heading| !there.contains(&key(heading))) {
        problems.push(Problem::error(NO_SUCH_HEADING).arg("heading", heading).arg("known", table.header.join(", ")));
    }
    let mut taken = HashSet::new();
    let mut headings = Vec::new();
    for (index, text) in table.header.iter().enumerate() {
        let text = text.trim().to_owned();
        let (mut column, mut how) = column(&text, index, table, mapping);
        if how != How::Own && how != How::LeftOut && !taken.insert(column.clone()) {
            problems.push(Problem::warning(COLUMN_TWICE).arg("heading", &text).arg("column", &column).line(1));
            (column, how) = (own(&text), How::Own);
        }
        let is_neutral = how == How::Heading && known(&text).is_some_and(|column| is_neutral(&column));
        headings.push(Heading { text, column, how, is_neutral });
    }
    (headings, problems)
}

fn column(heading: &str, index: usize, table: &Table, mapping: &Mapping) -> (String, How) {
    if let Some((said, how)) = mapping.said(heading) {
        if said == LEFT_OUT {
            return (String::new(), How::LeftOut);
        }
        let canonical = Column::from_name(said).map(|column| column.name().to_owned());
        return (canonical.unwrap_or_else(|| said.clone()), how);
    }
    if let Some(column) = Column::from_name(heading) {
        return (column.name().to_owned(), How::Name);
    }
    match known(heading) {
        Some(column) => (in_script(&column, index, table), How::Heading),
        None => (own(heading), How::Own),
    }
}

/// The column a heading means, whole or by one of its parts ("Name | الاسم").
fn known(heading: &str) -> Option<String> {
    let whole = HEADINGS.get(&key(heading)).cloned();
    whole.or_else(|| {
        let mut parts =
            heading.split(['|', '/', '\n', '–', '(', ')', ':', '،']).map(str::trim).filter(|part| !part.is_empty());
        parts.find_map(|part| {
            Column::from_name(part).map(|column| column.name().to_owned()).or_else(|| HEADINGS.get(&key(part)).cloned())
        })
    })
}

/// Whether a heading means a column, by its name or by the table.
pub fn is_known(heading: &str) -> bool {
    Column::from_name(heading).is_some() || known(heading).is_some()
}

fn is_neutral(column: &str) -> bool {
    matches!(column, "name" | "title" | "organization" | "salutation")
}

/// A column without a language takes that of most of its cells.
fn in_script(column: &str, index: usize, table: &Table) -> String {
    if !is_neutral(column) {
        return column.to_owned();
    }
    let cells =
        table.rows.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.trim().is_empty()).take(1_000);
    let (mut arabic, mut others) = (0_usize, 0_usize);
    for cell in cells {
        let is_arabic = has_arabic(cell);
        arabic += usize::from(is_arabic);
        others += usize::from(!is_arabic);
    }
    format!("{column}_{}", if arabic > others { "ar" } else { "en" })
}

/// The name of a column of the list's own: as it stands, in one line.
fn own(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading without case, marks of punctuation and spellings of one letter.
pub fn key(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let plain: String = letters
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ى' => 'ي',
            'ـ' => ' ',
            c if c.is_alphanumeric() || "+,".contains(c) => c,
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use risala_letter::official::Row;

    use super::*;

    fn mapped(headings: &[&str], cells: &[&str], mapping: &Mapping) -> Vec<String> {
        let row = Row { number: 2, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
        let header = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let table = Table { header, rows: vec![row], ..Table::default() };
        columns(&table, mapping).0.into_iter().map(|heading| heading.column).collect()
    }

    #[test]
    fn every_word_of_the_table_means_a_column() {
        let canonical = ["name", "title", "organization", "salutation"];
        for column in HEADINGS.values() {
            let is_known = Column::from_name(column).is_some() || ["given", "family"].contains(&column.as_str());
            assert!(is_known || canonical.contains(&column.as_str()), "{column}");
        }
        assert!(HEADINGS.len() > 200, "{}", HEADINGS.len());
    }

    #[test]
    fn headings_of_both_languages() {
        let none = Mapping::default();
        let english = mapped(&["No.", "Full Name", "E-Mail", "Country", "Notes"], &["1", "Jane", "", "", ""], &none);
        assert_eq!(english, ["id", "name_en", "email", "country", "Notes"]);
        let arabic = mapped(
            &["الرقم", "الاسم الكامل", "المنصب", "البلد", "البريد الالكتروني", "الهاتف"],
            &["1", "ليلى", "وزيرة"],
            &none,
        );
        assert_eq!(arabic, ["id", "name_ar", "title_ar", "country", "email", "phone"]);
        let both = mapped(&["Name in English | الاسم بالإنكليزية", "الجنس / Gender"], &["Jane", "f"], &none);
        assert_eq!(both, ["name_en", "gender"]);
        let twice = mapped(&["Phone", "Mobile"], &["1", "2"], &none);
        assert_eq!(twice, ["phone", "Mobile"]);
    }

    #[test]
    fn what_a_person_says_comes_first() {
        let mut mapping = Mapping::default();
        mapping.add("Full name=name_ar").unwrap();
        mapping.add(" notes = - ").unwrap();
        assert_eq!(mapped(&["full  NAME", "Notes"], &["a", "b"], &mapping), ["name_ar", ""]);
        assert!(mapping.add("no equals sign").is_err());
        assert_eq!(Mapping::parse(&mapping.to_toml()).unwrap(), mapping);
        let header = vec!["Other".to_owned()];
        let (_, problems) = columns(&Table { header, ..Table::default() }, &mapping);
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn what_was_said_before_comes_after_what_is_said_now() {
        let one = |heading: &str, column: &str| BTreeMap::from([(heading.to_owned(), column.to_owned())]);
        let mut remembered = one("Full name", "name_ar");
        remembered.extend(one("Notes", "-"));
        let mapping = Mapping { columns: one("full  NAME", "name_en"), remembered };
        assert_eq!(mapped(&["Full name", "Notes"], &["a", "b"], &mapping), ["name_en", ""]);
        let mut all = one("full  NAME", "name_en");
        all.extend(one("Notes", "-"));
        assert_eq!(mapping.all(), all);
        let of = |headings: &[&str]| source(&headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["Full name", "Notes"]), of(&["NOTES ", "full  name"]));
        assert_ne!(of(&["Full name", "Notes"]), of(&["Full name", "Notes", "E-mail"]));
    }
}
