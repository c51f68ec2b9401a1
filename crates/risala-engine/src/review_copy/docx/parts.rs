//! Which part of a template each column of a document holds.

use risala_letter::manuscript::{Content, Piece};

use super::super::{PARTS, Taken, script};
use super::body::{Body, Row};
use super::{HEADS, NOTE};

/// A part of a template as a document has it.
#[derive(Debug)]
pub struct Column {
    /// `letter.ar`, `letter.en`, `mail.ar` or `mail.en`.
    pub part: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Taken>,
}

/// The columns of a document, and the words that stand outside of all.
///
/// A column is known by a bookmark at its head; where a program has dropped it, by the script of its words, and the
/// tables by their order: letter, covering mail. A document without tables is read as a letter.
pub fn columns(body: &mut Body) -> (Vec<Column>, Vec<Taken>) {
    let mut columns: Vec<Column> = Vec::new();
    let has_heads = body.tables.iter().flatten().flat_map(|row| &row.cells).any(|cell| cell.part.is_some());
    let mut outside = Vec::new();
    for (table, sheet) in std::mem::take(&mut body.tables).into_iter().zip(["letter", "mail"].iter().cycle()) {
        let parts = heads(&table, (!has_heads).then_some(*sheet));
        for row in table {
            let is_head = row.cells.iter().any(|cell| cell.part.is_some() || is_head(&cell.paragraphs));
            for cell in row.cells.into_iter().filter(|_| !is_head) {
                let part = parts.iter().find(|(column, _)| *column == cell.column).map(|(_, part)| part);
                match part {
                    Some(part) => add(&mut columns, part, cell.paragraphs),
                    None => outside.extend(cell.paragraphs),
                }
            }
        }
    }
    let loose = std::mem::take(&mut body.loose).into_iter().filter(|taken| !taken.style.starts_with(NOTE));
    if columns.is_empty() {
        for (part, paragraphs) in by_script(loose.collect(), "letter") {
            add(&mut columns, part, paragraphs);
        }
    } else {
        outside.extend(loose);
    }
    (columns, outside)
}

fn add(columns: &mut Vec<Column>, part: &str, paragraphs: Vec<Taken>) {
    match columns.iter_mut().find(|column| column.part == part) {
        Some(column) => column.paragraphs.extend(paragraphs),
        None => columns.push(Column { part: part.to_owned(), paragraphs }),
    }
}

fn is_head(paragraphs: &[Taken]) -> bool {
    let [Taken { pieces, .. }] = paragraphs else { return false };
    matches!(pieces.as_slice(), [Piece { content: Content::Text(text), .. }] if HEADS.iter().any(|(_, head)| head == text))
}

/// The parts of a table's columns.
fn heads(table: &[Row], sheet: Option<&str>) -> Vec<(usize, String)> {
    let marked = table.iter().flat_map(|row| &row.cells).filter_map(|cell| Some((cell.column, cell.part.clone()?)));
    let marked: Vec<(usize, String)> = marked.filter(|(_, part)| PARTS.contains(&part.as_str())).collect();
    let Some(sheet) = sheet.filter(|_| marked.is_empty()) else { return marked };
    let columns: std::collections::BTreeSet<usize> =
        table.iter().flat_map(|row| &row.cells).map(|cell| cell.column).collect();
    let lang = |column: usize| {
        let cells = table.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == column);
        script(cells.flat_map(|cell| &cell.paragraphs).flat_map(|taken| &taken.pieces)).unwrap_or("en")
    };
    columns.into_iter().map(|column| (column, format!("{sheet}.{}", lang(column)))).collect()
}

/// Paragraphs by the script that they are written in; those without any letter go with the one before.
pub fn by_script(paragraphs: Vec<Taken>, sheet: &str) -> Vec<(&'static str, Vec<Taken>)> {
    let mut languages = [("en", Vec::new()), ("ar", Vec::new())];
    let mut last = paragraphs.iter().find_map(|taken| script(&taken.pieces)).unwrap_or("en");
    for taken in paragraphs {
        last = script(&taken.pieces).unwrap_or(last);
        if let Some((_, taken_so_far)) = languages.iter_mut().find(|(lang, _)| *lang == last) {
            taken_so_far.push(taken);
        }
    }
    let part = |lang: &str| PARTS.into_iter().find(|part| *part == format!("{sheet}.{lang}"));
    languages
        .into_iter()
        .filter(|(_, paragraphs)| !paragraphs.is_empty())
        .filter_map(|(lang, paragraphs)| Some((part(lang)?, paragraphs)))
        .collect()
}
