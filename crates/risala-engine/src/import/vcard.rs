//! Address cards (.vcf): vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), and what 2.1 still writes (quoted-printable).

use std::borrow::Cow;
use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8};
use risala_letter::Problem;
use risala_letter::characters::has_arabic;
use risala_letter::columns::{COLUMNS, Column};
use risala_letter::official::Row;

use super::{EMPTY, MAX_CELL, PROPERTY, Table, UNCLOSED_CARD, encoding, push_row};

/// The property that carries a column no other property has, such as `X-RISALA;COLUMN="rank":minister`.
pub const OWN: &str = "X-RISALA";

/// Properties without meaning for a letter: not told as left out.
const SILENT: &[&str] = &["VERSION", "PRODID", "REV", "KIND", "BEGIN", "END", "SORT-STRING"];

/// A line of a card, unfolded.
struct Property {
    /// Upper case, without its group.
    name: String,
    /// Parameters: name in upper case, values.
    params: Vec<(String, Vec<String>)>,
    /// Decoded, escapes still in it.
    value: String,
}

impl Property {
    fn param(&self, name: &str) -> Option<&str> {
        let (_, values) = self.params.iter().find(|(known, _)| known == name)?;
        values.first().map(String::as_str)
    }

    fn is_preferred(&self) -> bool {
        let types = self.params.iter().filter(|(name, _)| name == "TYPE" || name == "PREF");
        types
            .flat_map(|(name, values)| values.iter().map(move |value| (name, value)))
            .any(|(name, value)| if name == "PREF" { value == "1" } else { value.eq_ignore_ascii_case("pref") })
    }

    /// The parts of a value of several, unescaped.
    fn parts(&self, separator: char) -> Vec<String> {
        split(&self.value, separator).into_iter().map(|part| unescaped(part).trim().to_owned()).collect()
    }

    fn text(&self) -> String {
        unescaped(&self.value).trim().to_owned()
    }

    /// The column of this language: as the property says, else by its script.
    fn column(&self, base: &str, text: &str) -> String {
        let lang = match self.param("LANGUAGE").map(|lang| lang.to_lowercase()) {
            Some(lang) if lang.starts_with("ar") => "ar",
            Some(lang) if !lang.is_empty() => "en",
            _ if has_arabic(text) => "ar",
            _ => "en",
        };
        format!("{base}_{lang}")
    }
}

/// The cards of a file as they are read. Names of columns are kept once, not with each card: a file may hold 100,000.
#[derive(Default)]
struct Cards {
    /// The place of each column used, in the order they came.
    columns: BTreeMap<String, usize>,
    /// The line each card begins in, and its cells by the place of their column.
    rows: Vec<(u32, Vec<(usize, String)>)>,
    /// Properties without a column: where the first stands and how many they are.
    left_out: BTreeMap<String, (u32, usize)>,
}

impl Cards {
    fn push(&mut self, properties: &[Property], line: u32) {
        let card = card(properties, line, &mut self.left_out);
        let mut cells = Vec::with_capacity(card.len());
        for (column, mut cell) in card {
            let next = self.columns.len();
            cell.shrink_to_fit();
            cells.push((*self.columns.entry(column).or_insert(next), cell));
        }
        self.rows.push((line, cells));
    }

    fn into_table(self) -> Result<Table, Problem> {
        if self.rows.is_empty() {
            return Err(Problem::error(EMPTY));
        }
        let canonical = COLUMNS.iter().map(|(name, _)| *name);
        let always = ["id", "country", "name_en"];
        let known = canonical.filter(|name| self.columns.contains_key(*name) || always.contains(name));
        let own = self.columns.keys().map(String::as_str).filter(|name| Column::from_name(name).is_none());
        let header: Vec<String> = known.chain(own).map(str::to_owned).collect();
        let mut places = vec![0; self.columns.len()];
        for (index, column) in header.iter().enumerate() {
            if let Some(place) = self.columns.get(column).and_then(|place| places.get_mut(*place)) {
                *place = index;
            }
        }
        let mut table = Table { header, ..Table::default() };
        for (number, card) in self.rows {
            let mut cells = vec![String::new(); table.header.len()];
            for (place, text) in card {
                if let Some(cell) = places.get(place).and_then(|index| cells.get_mut(*index)) {
                    *cell = text;
                }
            }
            push_row(&mut table, Row { number, cells })?;
        }
        let told = self
            .left_out
            .into_iter()
            .map(|(name, (line, count))| Problem::warning(PROPERTY).arg("name", name).arg("count", count).line(line));
        table.problems.extend(told);
        Ok(table)
    }
}

/// Reads the cards of a file as a table in canonical columns; the number of a row is the line its card begins in.
pub fn read(bytes: &[u8]) -> Result<Table, Problem> {
    let text = encoding::decode(bytes).or_else(|problem| latin(bytes).ok_or(problem))?;
    let mut cards = Cards::default();
    let mut open: Option<(u32, Vec<Property>)> = None;
    for (number, line) in lines(&text) {
        let Some(property) = property(&line) else { continue };
        match (property.name.as_str(), property.value.trim().to_ascii_uppercase().as_str(), &mut open) {
            ("BEGIN", "VCARD", None) => open = Some((number, Vec::new())),
            ("BEGIN", "VCARD", Some((begun, _))) => return Err(unclosed(*begun)),
            ("END", "VCARD", _) => {
                if let Some((begun, properties)) = open.take() {
                    cards.push(&properties, begun);
                }
            }
            (_, _, Some((_, properties))) => properties.push(property),
            _ => {}
        }
    }
    if let Some((begun, _)) = open {
        return Err(unclosed(begun));
    }
    cards.into_table()
}

fn unclosed(line: u32) -> Problem {
    Problem::error(UNCLOSED_CARD).arg("row", line).line(line)
}

/// Cards of old programs are in a Western encoding only where they say so, by property; the rest is ASCII.
fn latin(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let says_so = bytes.windows(8).any(|window| window.eq_ignore_ascii_case(b"CHARSET="));
    says_so.then(|| bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into())
}

/// Lines with those that go on joined, each with the number of its first. A line goes on after a line break and a space or
/// tab, and in quoted-printable after an `=` at its end.
fn lines(text: &str) -> impl Iterator<Item = (u32, String)> {
    let single = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let mut rest = (1..).zip(single).peekable();
    std::iter::from_fn(move || {
        let (number, first) = rest.next()?;
        let mut line = first.to_owned();
        loop {
            if is_softly_broken(&line)
                && let Some((_, next)) = rest.next()
            {
                line.pop();
                line.push_str(next);
            } else if let Some(next) = rest.peek().and_then(|(_, next)| next.strip_prefix([' ', '\t'])) {
                line.push_str(next);
                rest.next();
            } else {
                return Some((number, line));
            }
        }
    })
}

/// Whether a line in quoted-printable goes on in the next (RFC 2045, 6.7).
fn is_softly_broken(line: &str) -> bool {
    let head = || line.split(':').next().unwrap_or_default().to_ascii_uppercase();
    line.ends_with('=') && head().contains("QUOTED-PRINTABLE")
}

/// `group.NAME;PARAM=value;PARAM="value":value`.
fn property(line: &str) -> Option<Property> {
    let mut quoted = false;
    let colon = line.find(|c: char| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let mut pieces = split_outside_quotes(head, ';').into_iter();
    let name = pieces.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
    let params = pieces.map(|piece| {
        let (name, values) = piece.split_once('=').unwrap_or(("TYPE", piece));
        let name = name.trim().to_ascii_uppercase();
        let bare = split_outside_quotes(values, ',').into_iter().map(|value| value.trim().trim_matches('"'));
        let values = if name == "TYPE" {
            bare.flat_map(|value| value.split(',')).map(str::to_owned).collect()
        } else {
            bare.map(param_text).collect()
        };
        (name, values)
    });
    let mut property = Property { name, params: params.collect(), value: String::new() };
    property.value = decoded(&property, value);
    Some(property)
}

/// The value of a parameter (RFC 6868).
fn param_text(value: &str) -> String {
    value.replace("^n", "\n").replace("^'", "\"").replace("^^", "^")
}

fn decoded(property: &Property, value: &str) -> String {
    let is = |wanted: &str| {
        property.params.iter().flat_map(|(_, values)| values).any(|value| value.eq_ignore_ascii_case(wanted))
    };
    let charset = property.param("CHARSET").and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
    if is("QUOTED-PRINTABLE") {
        return charset.decode_without_bom_handling(&unquoted(value)).0.into_owned();
    }
    // Each character stands for a byte where the file was read so.
    let is_bytes = charset != UTF_8 && value.chars().all(|c| u32::from(c) < 256) && !value.is_ascii();
    if is_bytes {
        let bytes: Vec<u8> = value.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
        return charset.decode_without_bom_handling(&bytes).0.into_owned();
    }
    value.to_owned()
}

/// The bytes of quoted-printable text (RFC 2045, 6.7). What is no escape stays as it is.
fn unquoted(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        rest = match byte {
            Some(byte) => {
                bytes.push(byte);
                after.get(2..).unwrap_or_default()
            }
            None => {
                bytes.push(b'=');
                after
            }
        };
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|c: char| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
    .collect()
}

/// Parts of a value, at separators that no backslash stands before.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut escaped = false;
    text.split(|c: char| {
        let splits = c == separator && !escaped;
        escaped = c == '\\' && !escaped;
        splits
    })
    .collect()
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => plain.push('\n'),
            ('\\', Some(other)) => plain.push(other),
            (c, _) => plain.push(c),
        }
    }
    plain
}

/// The cells of a card by column.
fn card(properties: &[Property], line: u32, left_out: &mut BTreeMap<String, (u32, usize)>) -> BTreeMap<String, String> {
    let mut card = BTreeMap::new();
    let mut preferred: Vec<&Property> = properties.iter().collect();
    // The parts of a name matter where the whole is not given.
    preferred.sort_by_key(|property| (property.name == "N", !property.is_preferred()));
    for property in preferred {
        if !take(property, &mut card) && !SILENT.contains(&property.name.as_str()) {
            left_out.entry(property.name.clone()).or_insert((line, 0)).1 += 1;
        }
    }
    card.retain(|_, cell| !cell.trim().is_empty());
    card
}

/// Takes a property into the card; `false` when there is no place for it.
fn take(property: &Property, card: &mut BTreeMap<String, String>) -> bool {
    let text = property.text();
    match property.name.as_str() {
        "UID" => put(card, "id", text.strip_prefix("urn:uuid:").unwrap_or(&text).to_owned()),
        "FN" => put(card, &property.column("name", &text), text),
        "N" => name(property, card),
        "ORG" => {
            let parts: Vec<String> = property.parts(';').into_iter().filter(|part| !part.is_empty()).collect();
            let text = parts.join(", ");
            put(card, &property.column("organization", &text), text)
        }
        "TITLE" | "ROLE" => put(card, &property.column("title", &text), text),
        "ADR" => address(property, card),
        "EMAIL" => put(card, "email", text.clone()) || more(card, "email_others", &text),
        "TEL" => {
            let number = text.strip_prefix("tel:").unwrap_or(&text).to_owned();
            put(card, "phone", number.clone()) || more(card, "phone_others", &number)
        }
        "URL" => more(card, "website", &text),
        "LANG" => put(card, "language", text.split('-').next().unwrap_or_default().to_lowercase()),
        "GENDER" => put(card, "gender", property.parts(';').into_iter().next().unwrap_or_default()),
        "CATEGORIES" => {
            let tags = property.parts(',');
            tags.iter().for_each(|tag| {
                more(card, "tags", tag);
            });
            true
        }
        "NOTE" => more(card, "note", &text),
        OWN => property.param("COLUMN").is_some_and(|column| {
            card.insert(column.to_owned(), text);
            true
        }),
        _ => text.is_empty(),
    }
}

fn put(card: &mut BTreeMap<String, String>, column: &str, text: String) -> bool {
    if card.contains_key(column) || text.is_empty() {
        return text.is_empty() || card.get(column) == Some(&text);
    }
    card.insert(column.to_owned(), text);
    true
}

/// Adds to a column of several values; `false` when it would grow beyond a cell.
fn more(card: &mut BTreeMap<String, String>, column: &str, text: &str) -> bool {
    let cell = card.entry(column.to_owned()).or_default();
    if cell.len() + text.len() > MAX_CELL {
        return false;
    }
    if !cell.is_empty() && !text.is_empty() {
        cell.push(';');
    }
    cell.push_str(text);
    true
}

/// The family name, and the whole name where the card has no other.
fn name(property: &Property, card: &mut BTreeMap<String, String>) -> bool {
    let parts = property.parts(';');
    let part = |index: usize| parts.get(index).cloned().unwrap_or_default();
    let (family, given, middle) = (part(0), part(1), part(2));
    if !family.is_empty() && !has_arabic(&family) {
        card.entry("family_en".to_owned()).or_insert_with(|| family.clone());
    }
    let whole = [given, middle, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if !whole.is_empty() && !card.contains_key("name_en") && !card.contains_key("name_ar") {
        put(card, &property.column("name", &whole), whole);
    }
    true
}

/// Post-office box, extension, street, locality, region, code, country.
fn address(property: &Property, card: &mut BTreeMap<String, String>) -> bool {
    if card.contains_key("address1") || card.contains_key("country") {
        return more(card, "address_others", &property.parts(';').join(", "));
    }
    let components = split(&property.value, ';');
    let component = |index: usize| -> Vec<String> {
        let parts = components.get(index).map(|part| split(part, ',')).unwrap_or_default();
        let parts = parts
            .into_iter()
            .flat_map(|part| unescaped(part).lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>());
        parts.filter(|part| !part.is_empty()).collect()
    };
    let place = [component(5).join(" "), component(3).join(" ")].join(" ").trim().to_owned();
    let lines = component(0).into_iter().chain(component(1)).chain(component(2)).chain([place, component(4).join(" ")]);
    let mut lines = lines.filter(|line| !line.is_empty());
    for number in 1..=3 {
        let Some(line) = lines.next() else { break };
        card.insert(format!("address{number}"), line);
    }
    let rest = lines.collect::<Vec<_>>().join(", ");
    put(card, "address4", rest);
    put(card, "country", component(6).join(" "));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        let table = read(text.as_bytes()).unwrap();
        let rows = table.rows.iter().map(|row| {
            let cells = table.header.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
            cells.map(|(column, cell)| format!("{column}={cell}")).collect::<Vec<_>>().join("|")
        });
        rows.collect()
    }

    #[test]
    fn cards_of_all_versions() {
        let v3 = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a-1\r\nN:Doe;Jane;;Dr.;\r\nFN:Jane \r\n Doe\r\nORG:Ministry of Trade\\, Services;Exports\r\n\
            TITLE:Director\r\nitem1.ADR;TYPE=WORK:;;1 Long Road\\nFloor 2;London;;SW1;United Kingdom\r\n\
            EMAIL;TYPE=INTERNET:second@example.org\r\nEMAIL;TYPE=\"INTERNET,PREF\":first@example.org\r\nTEL:+44 20\r\n\
            CATEGORIES:government,trade\r\nNOTE:met in Geneva\\; writes back\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n";
        let expect = "id=a-1|name_en=Jane Doe|family_en=Doe|title_en=Director|organization_en=Ministry of Trade, Services, Exports|\
            country=United Kingdom|address1=1 Long Road|address2=Floor 2|address3=SW1 London|email=first@example.org|phone=+44 20|\
            tags=government;trade|email_others=second@example.org|note=met in Geneva; writes back";
        assert_eq!(cells(v3), [expect]);
        let v4 = "BEGIN:VCARD\nVERSION:4.0\nFN;ALTID=1;LANGUAGE=ar:ليلى الخطيب\nFN;ALTID=1;LANGUAGE=en:Leila\nGENDER:F;x\nLANG:ar\n\
            EMAIL;PREF=2:b@example.org\nEMAIL;PREF=1:a@example.org\nUID:urn:uuid:1234\nX-RISALA;COLUMN=\"rank\":minister\nEND:VCARD";
        let expect = "id=1234|gender=F|rank=minister|name_en=Leila|name_ar=ليلى الخطيب|email=a@example.org|language=ar|email_others=b@example.org";
        assert_eq!(cells(v4), [expect]);
        let v2 = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=A7=D9=84=D8=AE=D8=B7=D9=8A=D8=A8;=D9=84=\n=D9=8A=D9=84=D9=89\nEND:VCARD\n";
        assert_eq!(cells(v2), ["name_ar=ليلى الخطيب"]);
        let mut western = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=WINDOWS-1256:".to_vec();
        western.extend(encoding_rs::WINDOWS_1256.encode("ليلى").0.iter());
        western.extend(b"\nEND:VCARD\n");
        assert_eq!(
            read(&western).unwrap().rows[0].cells.iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>(),
            ["ليلى"]
        );
    }

    #[test]
    fn what_is_not_taken_is_told() {
        let table = read(
            b"BEGIN:VCARD\nFN:A B\nBDAY:2000-01-01\nPHOTO:x\nEND:VCARD\nBEGIN:VCARD\nFN:C D\nPHOTO:y\nEND:VCARD\n",
        )
        .unwrap();
        let told: Vec<_> = table
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.args["name"], problem.args["count"]))
            .collect();
        assert_eq!(told, ["BDAY 1", "PHOTO 2"]);
        for (text, code) in [
            ("", "import.empty"),
            ("BEGIN:VCARD\nFN:A", "import.unclosed_card"),
            ("BEGIN:VCARD\nBEGIN:VCARD\n", "import.unclosed_card"),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap_err().code.0, code, "{text}");
        }
    }
}
