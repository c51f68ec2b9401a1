//! OpenDocument spreadsheets (.ods; ODF 1.3 part 3): cells as text.
//!
//! Read here and not by calamine: in this format a few bytes can say that a cell, a row or a blank is repeated a million
//! times, and calamine writes the repetitions out before anyone can count them.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::sheet::{Failure, Sheet};
use super::{MAX_CELL, MAX_COLUMNS, MAX_ROWS, too_many};

impl From<quick_xml::Error> for Failure {
    fn from(error: quick_xml::Error) -> Self {
        Self::NotASheet(error.to_string())
    }
}

fn ended() -> Failure {
    Failure::NotASheet("content.xml".to_owned())
}

/// Reads the sheets of `content.xml`.
pub fn sheets(content: impl BufRead) -> Result<Vec<Sheet>, Failure> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut sheets = Vec::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.name().as_ref() == "table:table" => sheets.push(sheet(&mut reader)?),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn sheet(reader: &mut Reader<impl BufRead>) -> Result<Sheet, Failure> {
    let mut sheet = Sheet::default();
    let mut buffer = Vec::new();
    let mut number: u32 = 1;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                let repeated = repeated(&element, "table:number-rows-repeated")?;
                let cells = row(reader, number, &mut sheet)?;
                if !cells.is_empty() && repeated > MAX_ROWS {
                    return Err(too_many("rows", MAX_ROWS, number).into());
                }
                let copies = if cells.is_empty() { 0 } else { repeated };
                for copy in (number..).take(copies) {
                    for (column, text) in &cells {
                        sheet.push(copy, *column, text.into())?;
                    }
                }
                number = number.saturating_add(u32::try_from(repeated).unwrap_or(u32::MAX));
            }
            Event::End(element) if element.name().as_ref() == "table:table" => return Ok(sheet),
            Event::Eof => return Err(ended()),
            _ => {}
        }
    }
}

/// The cells of a row that hold anything, by column from 0.
fn row(reader: &mut Reader<impl BufRead>, number: u32, sheet: &mut Sheet) -> Result<Vec<(usize, String)>, Failure> {
    let mut cells = Vec::new();
    let mut buffer = Vec::new();
    let mut column: usize = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if is_cell(element.name().as_ref()) => {
                let repeated = repeated(&element, "table:number-columns-repeated")?;
                let is_error = attribute_of(&element, "calcext:value-type")?.as_deref() == Some("error");
                let value = value(&element)?;
                let shown = cell_text(reader)?;
                let text = value.unwrap_or(shown);
                let end = column.saturating_add(repeated);
                if is_error {
                    sheet.push_error(number, text);
                } else if !text.trim().is_empty() {
                    if end > MAX_COLUMNS {
                        return Err(too_many("columns", MAX_COLUMNS, number).into());
                    }
                    cells.extend((column..end).map(|column| (column, text.clone())));
                }
                column = end;
            }
            Event::End(element) if element.name().as_ref() == "table:table-row" => return Ok(cells),
            Event::Eof => return Err(ended()),
            _ => {}
        }
    }
}

fn is_cell(name: &str) -> bool {
    name == "table:table-cell" || name == "table:covered-table-cell"
}

fn repeated(element: &BytesStart, attribute: &str) -> Result<usize, Failure> {
    let written = attribute_of(element, attribute)?;
    written.map_or(Ok(1), |text| text.parse().map_err(|_| ended()))
}

/// The value of a number, date or truth; a text's is what the cell shows.
fn value(element: &BytesStart) -> Result<Option<String>, Failure> {
    let attribute = match attribute_of(element, "office:value-type")?.as_deref() {
        Some("float" | "currency" | "percentage") => "office:value",
        Some("date") => "office:date-value",
        Some("boolean") => "office:boolean-value",
        _ => return Ok(None),
    };
    let value = attribute_of(element, attribute)?;
    Ok(value.map(|text| text.strip_suffix("T00:00:00").unwrap_or(&text).to_owned()))
}

fn attribute_of(element: &BytesStart, name: &str) -> Result<Option<String>, Failure> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| ended())?;
        if attribute.key.as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| ended())?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// What a cell shows: its paragraphs, a line each, without annotations. Cut where it is too long for any column.
fn cell_text(reader: &mut Reader<impl BufRead>) -> Result<String, Failure> {
    let mut text = String::new();
    let mut buffer = Vec::new();
    let mut annotations = 0_usize;
    loop {
        buffer.clear();
        let mut piece = String::new();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" => annotations += 1,
                "text:p" if !text.is_empty() => piece.push('\n'),
                "text:line-break" => piece.push('\n'),
                "text:tab" | "text:s" => piece.push(' '),
                _ => {}
            },
            Event::End(element) if is_cell(element.name().as_ref()) => return Ok(text),
            Event::End(element) if element.name().as_ref() == "office:annotation" => {
                annotations = annotations.saturating_sub(1);
            }
            Event::Text(content) => piece.push_str(&content.xml10_content()),
            Event::CData(content) => piece.push_str(&content.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref()? {
                Some(c) => piece.push(c),
                None => piece.push_str(quick_xml::escape::resolve_xml_entity(&entity).unwrap_or_default()),
            },
            Event::Eof => return Err(ended()),
            _ => {}
        }
        if annotations == 0 && text.len() <= 4 * MAX_CELL {
            text.push_str(&piece);
        }
    }
}
