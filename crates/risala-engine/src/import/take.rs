//! A list as people keep it becomes officials: headings in either language, words for values, parts of names put
//! together. What was changed, and which rows were not taken, is told cell by cell and row by row.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use risala_letter::characters::{has_arabic, has_latin};
use risala_letter::columns::Column;
use risala_letter::official::{Row, from_rows};
use risala_letter::{Official, Problem, countries, review};

use super::headings::{Heading, How, Mapping, columns};
use super::{Imported, LEFT_OUT_COLUMN, Table, in_file, read_table, source_of, tidy};

/// Changes kept with their cells; more are counted.
const MAX_CHANGES: usize = 100_000;
/// Longest id made from a name, in characters.
const ID_LENGTH: usize = 40;

/// A value that is not as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Row of the file.
    pub row: u32,
    /// The column it went to.
    pub column: String,
    /// As it stood, empty when the value was made up from others.
    pub from: String,
    /// As it is.
    pub to: String,
}

/// A list taken from a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// The officials.
    pub officials: Vec<Official>,
    /// What is wrong with columns, rows and values, and who stands twice.
    pub problems: Vec<Problem>,
    /// What became of each heading.
    pub headings: Vec<Heading>,
    /// The columns of the rewritten rows.
    pub columns: Vec<String>,
    /// Values changed.
    pub changes: Vec<Change>,
    /// How many there are, also those not kept.
    pub changed: usize,
    /// Rows that gave no official.
    pub not_taken: Vec<u32>,
    /// Rows below the header.
    pub rows: usize,
}

impl From<Taken> for Imported {
    fn from(taken: Taken) -> Self {
        Self { officials: taken.officials, problems: taken.problems, header: taken.columns, rows: taken.rows }
    }
}

/// A list read from its file, before anybody knows what its headings mean.
pub struct List {
    table: Table,
    /// The file's.
    name: String,
}

impl List {
    /// Reads a file, or a folder that holds `legislators-current.yaml`.
    ///
    /// # Errors
    /// What keeps the list from being read at all.
    pub fn read(path: &Path) -> Result<Self, Vec<Problem>> {
        let (path, name) = source_of(path);
        let table = read_table(&path, &name).map_err(|problem| vec![in_file(problem, &name)])?;
        Ok(Self { table, name })
    }

    /// The headings as they stand.
    pub fn headings(&self) -> &[String] {
        &self.table.header
    }

    /// Takes the officials.
    ///
    /// # Errors
    /// A mapping that does not fit the headings, or rows that all have errors.
    pub fn take(self, mapping: &Mapping) -> Result<Taken, Vec<Problem>> {
        let named = |problems: Vec<Problem>| problems.into_iter().map(|problem| in_file(problem, &self.name)).collect();
        match taken(self.table, mapping) {
            Ok(mut taken) => {
                taken.problems = named(taken.problems);
                Ok(taken)
            }
            Err(problems) => Err(named(problems)),
        }
    }
}

fn taken(mut table: Table, mapping: &Mapping) -> Result<Taken, Vec<Problem>> {
    let (headings, mut problems) = columns(&table, mapping);
    if problems.iter().any(Problem::is_error) {
        return Err(problems);
    }
    problems.append(&mut table.problems);
    let out: Vec<_> = headings.iter().filter(|heading| heading.how == How::LeftOut).collect();
    problems.extend(out.iter().map(|heading| Problem::warning(LEFT_OUT_COLUMN).arg("heading", &heading.text).line(1)));
    let mut clerk = Clerk::new(&table, &headings);
    let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
    let header = clerk.header.clone();
    let (officials, found) = from_rows(&header, table.rows.into_iter().map(|row| clerk.row(row)));
    if officials.is_empty() && found.iter().any(Problem::is_error) {
        problems.extend(found);
        return Err(problems);
    }
    let ids: HashMap<u32, &str> = officials.iter().map(|official| (official.row, official.id.as_str())).collect();
    let named = |problem: Problem| match problem.line.and_then(|line| ids.get(&line)) {
        Some(id) if problem.official.is_none() => problem.official(*id),
        _ => problem,
    };
    problems = problems.into_iter().chain(found).map(named).collect();
    problems.sort_by_key(|problem| problem.line);
    problems.extend(review::duplicates(&officials.iter().collect::<Vec<_>>()));
    let not_taken = numbers.iter().copied().filter(|number| !ids.contains_key(number)).collect();
    let Clerk { changes, changed, .. } = clerk;
    Ok(Taken { problems, headings, columns: header, changes, changed, not_taken, rows: numbers.len(), officials })
}

/// Rewrites row after row.
struct Clerk {
    /// The columns of the rewritten rows.
    header: Vec<String>,
    /// For each cell of the file its place in a rewritten row; the parts of a name have none.
    places: Vec<Option<usize>>,
    /// Cells of the given and of the family name.
    given: Option<usize>,
    family: Option<usize>,
    /// For each column of the rewritten rows the place of the other language's, where its heading says no language.
    others: Vec<Option<usize>>,
    /// What a column's cells are, by its place.
    kinds: Vec<Option<Column>>,
    /// Ids in lower case, those of the file and those made.
    ids: HashSet<String>,
    changes: Vec<Change>,
    changed: usize,
}

impl Clerk {
    fn new(table: &Table, headings: &[Heading]) -> Self {
        let mut header: Vec<String> = Vec::new();
        let mut places = Vec::new();
        let part = |name: &str| headings.iter().position(|heading| heading.column == name && heading.how != How::Own);
        let (given, family) = (part("given"), part("family"));
        for (index, heading) in headings.iter().enumerate() {
            let is_part = Some(index) == given || Some(index) == family;
            // An unnamed column stays, so that its values are not lost without a word.
            let goes = !is_part && heading.how != How::LeftOut;
            places.push(goes.then_some(header.len()));
            if goes {
                header.push(heading.column.clone());
            }
        }
        let mut more = vec!["id"];
        if given.is_some() || family.is_some() {
            more.extend(["name_en", "name_ar", "family_en"]);
        }
        let cells = |name: &str| {
            let index = headings.iter().position(|heading| heading.column == name);
            index.into_iter().flat_map(|index| table.rows.iter().filter_map(move |row| row.cells.get(index)))
        };
        if cells("email").any(|cell| addresses(cell).len() > 1) {
            more.push("email_others");
        }
        if cells("address1").any(|cell| cell.trim().contains('\n')) {
            more.extend(["address2", "address3", "address4"]);
        }
        for name in more {
            if !header.iter().any(|known| known == name) {
                header.push(name.to_owned());
            }
        }
        let others = others(table, headings, &places, &mut header);
        // Needed only where ids are to be made; a long list has many.
        let is_lacking = header.iter().any(|name| name == "id") && cells("id").any(|cell| cell.trim().is_empty());
        let is_lacking = is_lacking || !headings.iter().any(|heading| heading.column == "id");
        let known = cells("id").filter(|_| is_lacking).map(|cell| tidy::value(Some(Column::Id), cell).to_lowercase());
        let ids = known.collect();
        let kinds = header.iter().map(|name| Column::from_name(name)).collect();
        Self { header, places, given, family, others, kinds, ids, changes: Vec::new(), changed: 0 }
    }

    fn row(&mut self, row: Row) -> Row {
        let Row { number, cells: raw } = row;
        let mut cells = vec![String::new(); self.header.len()];
        for (index, cell) in raw.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match self.places.get(index).copied() {
                Some(Some(place)) => self.cell(number, place, cell, &mut cells),
                Some(None) => {}
                // Beyond the header: the row's length was reported.
                None => {}
            }
        }
        if raw.iter().any(|cell| !cell.trim().is_empty()) {
            self.name(number, &raw, &mut cells);
            self.id(number, &mut cells);
        }
        Row { number, cells }
    }

    fn cell(&mut self, number: u32, place: usize, raw: &str, cells: &mut [String]) {
        let other = self.others.get(place).copied().flatten();
        if let Some(other) = other.filter(|_| is_in_other_script(&self.header, place, raw)) {
            // Told as a value that the column had not: it stood below another heading.
            return self.put(number, other, "", tidy::value(None, raw), cells);
        }
        let kind = self.kinds.get(place).copied().flatten();
        let value = match kind {
            Some(Column::Email) => self.emails(number, raw, cells),
            Some(Column::Address(1)) if raw.trim().contains('\n') => self.address(number, raw, cells),
            Some(Column::Country) => {
                let text = tidy::value(kind, raw);
                countries::code(&text).map_or(text, str::to_owned)
            }
            _ => tidy::value(kind, raw),
        };
        self.put(number, place, raw, value, cells);
    }

    /// Sets a cell and notes what was changed.
    fn put(&mut self, number: u32, place: usize, raw: &str, value: String, cells: &mut [String]) {
        if raw != value {
            self.changed += 1;
            if self.changes.len() < MAX_CHANGES {
                let column = self.header.get(place).cloned().unwrap_or_default();
                self.changes.push(Change { row: number, column, from: raw.to_owned(), to: value.clone() });
            }
        }
        if let Some(cell) = cells.get_mut(place) {
            *cell = value;
        }
    }

    /// Puts a value made up from others into a column whose cell is empty.
    fn fill(&mut self, number: u32, column: &str, value: &str, cells: &mut [String]) {
        let place = self.header.iter().position(|name| name == column);
        let is_empty = |place: &usize| cells.get(*place).is_some_and(|cell| cell.trim().is_empty());
        if let Some(place) = place.filter(is_empty).filter(|_| !value.is_empty()) {
            self.put(number, place, "", value.to_owned(), cells);
        }
    }

    /// The first address of a cell; the others get a column of their own.
    fn emails(&mut self, number: u32, raw: &str, cells: &mut [String]) -> String {
        let found = addresses(raw);
        let [first, others @ ..] = found.as_slice() else { return tidy::value(Some(Column::Email), raw) };
        if !others.is_empty() {
            self.fill(number, "email_others", &others.join(";"), cells);
        }
        first.clone()
    }

    /// The first line of an address in one cell; the others go to the columns after it.
    fn address(&mut self, number: u32, raw: &str, cells: &mut [String]) -> String {
        let lines: Vec<String> =
            raw.lines().map(|line| tidy::value(None, line)).filter(|line| !line.is_empty()).collect();
        for (line, column) in lines.iter().skip(1).zip(["address2", "address3"]) {
            self.fill(number, column, line, cells);
        }
        let rest: Vec<&str> = lines.iter().skip(3).map(String::as_str).collect();
        self.fill(number, "address4", &rest.join(", "), cells);
        lines.into_iter().next().unwrap_or_default()
    }

    /// The name from its parts.
    fn name(&mut self, number: u32, raw: &[String], cells: &mut [String]) {
        let part = |index: Option<usize>| {
            let cell = index.and_then(|index| raw.get(index)).map_or("", String::as_str);
            tidy::value(None, cell)
        };
        let (given, family) = (part(self.given), part(self.family));
        let whole =
            [given.as_str(), family.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if whole.is_empty() {
            return;
        }
        let is_arabic = has_arabic(&whole);
        self.fill(number, if is_arabic { "name_ar" } else { "name_en" }, &whole, cells);
        if !is_arabic {
            self.fill(number, "family_en", &family, cells);
        }
    }

    /// An id for a row without one: from the name, else from the address, else from the row's number.
    fn id(&mut self, number: u32, cells: &mut [String]) {
        let cell = |column: &str| {
            let place = self.header.iter().position(|name| name == column);
            place.and_then(|place| cells.get(place)).map_or("", String::as_str)
        };
        if !cell("id").is_empty() {
            return;
        }
        let candidates = [slug(cell("name_en")), slug(cell("email").split('@').next().unwrap_or_default())];
        let base = candidates.into_iter().find(|slug| slug.len() > 2).unwrap_or_else(|| format!("row-{number}"));
        let numbered = (2_u32..).map(|count| Cow::from(format!("{base}-{count}")));
        let free = std::iter::once(Cow::from(&base)).chain(numbered).find(|id| !self.ids.contains(id.as_ref()));
        let id = free.unwrap_or_default().into_owned();
        self.ids.insert(id.clone());
        self.fill(number, "id", &id, cells);
    }
}

/// The columns of the other language for headings without one, added to the header where a cell needs them. A list that
/// has both columns already says itself what is what.
fn others(
    table: &Table,
    headings: &[Heading],
    places: &[Option<usize>],
    header: &mut Vec<String>,
) -> Vec<Option<usize>> {
    let mut others = vec![None; header.len()];
    for (index, heading) in headings.iter().enumerate().filter(|(_, heading)| heading.is_neutral) {
        let Some(place) = places.get(index).copied().flatten() else { continue };
        let Some((column, lang)) = heading.column.rsplit_once('_') else { continue };
        let other = format!("{column}_{}", if lang == "ar" { "en" } else { "ar" });
        let mut cells = table.rows.iter().filter_map(|row| row.cells.get(index));
        if !header.contains(&other) && cells.any(|cell| is_in_other_script(header, place, cell)) {
            if let Some(of_place) = others.get_mut(place) {
                *of_place = Some(header.len());
            }
            header.push(other);
        }
    }
    others
}

/// Whether a cell is in letters of the other language's script alone.
fn is_in_other_script(header: &[String], place: usize, cell: &str) -> bool {
    let is_arabic = header.get(place).is_some_and(|column| column.ends_with("_ar"));
    let (arabic, latin) = (has_arabic(cell), has_latin(cell));
    if is_arabic { latin && !arabic } else { arabic && !latin }
}

/// The e-mail addresses of a cell that holds nothing else; none when it holds anything else.
fn addresses(cell: &str) -> Vec<String> {
    if !cell.contains([';', ',', '\n', '،', '؛']) {
        return Vec::new();
    }
    let parts = cell.split([';', ',', '\n', '،', '؛']).map(|part| tidy::value(Some(Column::Email), part));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.iter().all(|part| risala_letter::official::is_email(part)) { parts } else { Vec::new() }
}

/// Lower-case ASCII letters and digits with hyphens between words.
fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            ' ' | '-' | '_' | '.' if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= ID_LENGTH {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}
