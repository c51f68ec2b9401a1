//! Workbooks written (.xlsx; ECMA-376 part 1): every cell a text, so that no spreadsheet computes one or takes its
//! leading zeros. The same cells give the same bytes.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{Cursor, Write};

use risala_letter::Problem;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::messages::code;

/// A sheet to write.
pub struct SheetText<'a> {
    /// Its name, at most 31 characters.
    pub name: &'a str,
    /// The first row.
    pub header: Vec<Cow<'a, str>>,
    /// The rows below, written as they come.
    pub rows: Box<dyn Iterator<Item = Vec<Cow<'a, str>>> + 'a>,
    /// Drop-downs: column from 0, and the cells that hold the choices.
    pub choices: Vec<(usize, String)>,
}

/// Rows below the header that a drop-down covers.
const CHOICE_ROWS: usize = 5_000;
/// The namespace of a workbook's cells.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// What kinds of relations begin with in files of offices.
pub(crate) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What namespaces of archives begin with.
pub(crate) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// How every XML file begins.
pub(crate) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The workbook's bytes.
///
/// # Errors
/// `command.internal` when the archive cannot be built.
pub fn workbook(sheets: Vec<SheetText>) -> Result<Vec<u8>, Problem> {
    built(sheets).map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))
}

/// An archive of these files; the same files give the same bytes.
///
/// # Errors
/// `command.internal` when it cannot be built.
pub(crate) fn archive(files: &[(&str, String)]) -> Result<Vec<u8>, Problem> {
    let built = || -> Result<Vec<u8>, zip::result::ZipError> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            archive.start_file(*name, options())?;
            archive.write_all(text.as_bytes())?;
        }
        Ok(archive.finish()?.into_inner())
    };
    built().map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))
}

/// No file says when it was made.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default())
}

fn built(sheets: Vec<SheetText>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = options();
    let mut file = |name: &str, text: &str| -> Result<(), zip::result::ZipError> {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
        Ok(())
    };
    file("[Content_Types].xml", &content_types(sheets.len()))?;
    file(
        "_rels/.rels",
        &format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    )?;
    file("xl/workbook.xml", &book(&sheets))?;
    file("xl/_rels/workbook.xml.rels", &relations(sheets.len()))?;
    file("xl/styles.xml", &styles())?;
    for (sheet, number) in sheets.into_iter().zip(1..) {
        archive.start_file(format!("xl/worksheets/sheet{number}.xml"), options)?;
        write_sheet(sheet, &mut archive)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut text = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>"
    );
    for number in 1..=sheets {
        let _ = write!(
            text,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
        );
    }
    text + "</Types>"
}

fn book(sheets: &[SheetText]) -> String {
    let mut text = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
    for (sheet, number) in sheets.iter().zip(1..) {
        let _ = write!(text, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escaped(sheet.name));
    }
    text + "</sheets></workbook>"
}

fn relations(sheets: usize) -> String {
    let mut text = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for number in 1..=sheets {
        let _ = write!(
            text,
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let _ = write!(text, "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>", sheets + 1);
    text + "</Relationships>"
}

/// Style 0 is the text of cells, style 1 the header's. Number format 49 is "@": what is typed stays text.
fn styles() -> String {
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE3ECE8\"/></patternFill></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"49\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment wrapText=\"1\" vertical=\"top\"/></xf></cellXfs></styleSheet>"
    )
}

/// Writes a sheet row by row: a long list is never in memory twice.
fn write_sheet(sheet: SheetText, out: &mut impl Write) -> std::io::Result<()> {
    let columns = sheet.header.len().max(1);
    write!(
        out,
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"{columns}\" width=\"24\" style=\"1\" customWidth=\"1\"/></cols><sheetData>"
    )?;
    for (row, number) in std::iter::once(sheet.header).chain(sheet.rows).zip(1_usize..) {
        out.write_all(row_xml(&row, number).as_bytes())?;
    }
    out.write_all(b"</sheetData>")?;
    if !sheet.choices.is_empty() {
        write!(out, "<dataValidations count=\"{}\">", sheet.choices.len())?;
        for (column, cells) in &sheet.choices {
            let place = column_name(*column);
            write!(
                out,
                "<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"{place}2:{place}{CHOICE_ROWS}\"><formula1>{}</formula1></dataValidation>",
                escaped(cells)
            )?;
        }
        out.write_all(b"</dataValidations>")?;
    }
    out.write_all(b"</worksheet>")
}

fn row_xml(row: &[Cow<'_, str>], number: usize) -> String {
    let style = if number == 1 { 2 } else { 1 };
    let mut text = format!("<row r=\"{number}\">");
    for (cell, index) in row.iter().zip(0..).filter(|(cell, _)| !cell.is_empty()) {
        let place = column_name(index);
        let words = escaped(&guarded(cell));
        let _ = write!(
            text,
            "<c r=\"{place}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
        );
    }
    text + "</row>"
}

/// A, B … Z, AA …
fn column_name(mut index: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(index % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        match index / 26 {
            0 => return name,
            more => index = more - 1,
        }
    }
}

/// `_x0041_` would be read as a character of that number; so would be what follows another guard.
fn guarded(cell: &str) -> Cow<'_, str> {
    let is_code = |rest: &str| {
        let digits = rest.get(2..6).unwrap_or_default();
        rest.starts_with("_x")
            && digits.len() == 4
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            && rest.get(6..7) == Some("_")
    };
    if !cell.contains("_x") {
        return Cow::Borrowed(cell);
    }
    let mut text = String::with_capacity(cell.len() + 8);
    for (at, c) in cell.char_indices() {
        if c == '_' && is_code(cell.get(at..).unwrap_or_default()) {
            text.push_str("_x005F");
        }
        text.push(c);
    }
    Cow::Owned(text)
}

/// Text as it stands in XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (index, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(index), name);
        }
    }

    #[test]
    fn codes_are_guarded() {
        assert_eq!(guarded("a_x0041_b"), "a_x005F_x0041_b");
        assert_eq!(guarded("_x00é_ _xylophone_"), "_x00é_ _xylophone_");
    }
}
