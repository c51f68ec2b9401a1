//! The layouts single, consecutive and parallel, and what all layouts share.

use risala_letter::{Align, Lang, LetterText, Problem};

use super::after::{self, After};
use super::blocks::{self, Piece};
use super::desk::Desk;
use super::fit::{self, Fitted};
use super::geometry::{LATER_TOP, mm};
use super::paginate::{Flow, Room, Slice};
use super::problems::{NO_TEXT, RAGGED_LINES, SUBJECT_LONG, TOO_NARROW, millimetres};
use super::rows::{self, Column, Rhythm, Row};
use super::signature::{self, Block, Form};
use super::sizes::Body;
use super::{address, letterhead, margins, meta, pairs};
use crate::page::Page;

/// Finished pages and the nominal sizes of their text.
pub struct Made {
    /// The pages.
    pub pages: Vec<Page>,
    /// The nominal sizes.
    pub sizes: Vec<f32>,
}

/// The sections of the languages, the leading one first.
pub(super) type Sections = Vec<(Lang, usize)>;

/// A text's columns with their pieces.
pub(super) type Columns<'p> = [(Column, &'p [Piece])];

/// Space kept between a text above a page's end and what stands at its edge.
const BELOW_ADDRESS: f32 = mm(3.8);
/// Rows of so many lines are never broken.
const UNBROKEN_ROW: usize = 10;
/// Paragraphs of so many lines are never broken.
pub(super) const UNBROKEN_PARAGRAPH: usize = 3;

/// One language on its sheets.
pub fn single(desk: &mut Desk<'_, '_>, text: &LetterText) -> Option<Made> {
    one_language(desk, text, true)
}

/// Two complete letters, one after the other.
pub fn consecutive(desk: &mut Desk<'_, '_>, first: &LetterText, second: &LetterText) -> Option<Made> {
    let first = one_language(desk, first, true);
    let second = one_language(desk, second, false);
    let (mut first, second) = (first?, second?);
    first.pages.extend(second.pages);
    first.sizes.extend(second.sizes);
    Some(first)
}

fn one_language(desk: &mut Desk<'_, '_>, text: &LetterText, fields: bool) -> Option<Made> {
    let lang = text.lang;
    let (page, sections, top) = first_page(desk, &[text]);
    let (_, section) = *sections.first()?;
    let pieces = blocks::pieces(desk, section, text);
    let width = desk.sheet.text_width();
    let align = desk.letter.setup.align;
    let column = |share: f32| Column {
        lang,
        start: desk.sheet.start(lang),
        measure: width * share,
        justified: align == Align::Justify,
    };
    let (body, whole) = (column(if lang.is_rtl() { 1.0 } else { 0.94 }), column(1.0));
    let columns = [(body, pieces.as_slice())];
    let pairing = rows::alone(&pieces);
    let room = room(desk, top);
    let fitted = fit::fit(desk, room, |desk, body, _| {
        let rhythm = alone(body, lang);
        let rows = rows::compose(desk, &pairing, &columns, &rhythm)?;
        let block = signature::set(desk, Form::One(lang), &rhythm);
        let after = after::set(desk, &[whole], &rhythm, 0.0);
        Ok(with_tail(rows, (block, after), &rhythm, UNBROKEN_PARAGRAPH))
    })?;
    long_subject(desk, &fitted.flow.rows, 2);
    unfilled_lines(desk, &fitted.flow.rows);
    Some(one_flow(desk, page, fitted, &columns, (&sections, top, fields)))
}

/// Two columns, English left and Arabic right, aligned pair by pair.
pub fn parallel(desk: &mut Desk<'_, '_>, first: &LetterText, second: &LetterText) -> Option<Made> {
    let (page, sections, top) = first_page(desk, &[first, second]);
    let mut pieces: Vec<(Lang, Vec<Piece>)> = Vec::new();
    for (text, (_, section)) in [first, second].into_iter().zip(&sections) {
        pieces.push((text.lang, blocks::pieces(desk, *section, text)));
    }
    pieces.sort_by_key(|(lang, _)| lang.is_rtl());
    let [(Lang::En, en), (Lang::Ar, ar)] = pieces.as_slice() else {
        desk.report(Problem::error(NO_TEXT).arg("texts", 2));
        return None;
    };
    let measure = desk.sheet.column();
    refuse_narrow(desk, measure);
    let [left, right] = two_columns(desk, measure);
    let columns = [(left, en.as_slice()), (right, ar.as_slice())];
    let pairing = pairs::pair(en, ar);
    let room = room(desk, top);
    let fitted = fit::fit(desk, room, |desk, body, tight| {
        let rhythm = Rhythm { body, top: 0.7 * body.arabic_leading, gap: 0.5 * body.latin_leading };
        let rows = rows::compose(desk, &pairing, &columns, &rhythm)?;
        let height = if tight { mm(20.0) } else { mm(22.0) };
        let block = signature::set(desk, Form::Two(height), &rhythm);
        let after = after::set(desk, &[left, right], &rhythm, 0.5 * rhythm.gap);
        Ok(with_tail(rows, (block, after), &rhythm, UNBROKEN_ROW))
    })?;
    pairs::judge(desk, &fitted.flow.rows);
    long_subject(desk, &fitted.flow.rows, 3);
    Some(one_flow(desk, page, fitted, &columns, (&sections, top, true)))
}

/// Letterhead, reference and date, addresses and marks; gives the top of the body.
pub(super) fn first_page(desk: &mut Desk<'_, '_>, texts: &[&LetterText]) -> (Page, Sections, f32) {
    let mut page = Page::default();
    let mut sections = Sections::new();
    let mut lowest = 0.0_f32;
    margins::marks(desk, &mut page);
    for (n, text) in texts.iter().enumerate() {
        let section = desk.tree.section(text.lang, &text.locale);
        match n {
            0 => letterhead::draw(desk, &mut page, section, text.lang),
            _ => letterhead::draw_other(desk, &mut page, section, text.lang),
        }
        meta::draw(desk, &mut page, section, text);
        lowest = lowest.max(address::draw(desk, &mut page, section, text));
        let english = texts.iter().any(|text| text.lang == Lang::En);
        if desk.profile.safe.is_some() && !english {
            lowest = lowest.max(address::fill_window(desk, &mut page, section));
        }
        sections.push((text.lang, section));
    }
    address::sender(desk, &mut page);
    let top = desk.profile.body_top.max(lowest + BELOW_ADDRESS);
    (page, sections, top)
}

pub(super) fn room(desk: &Desk<'_, '_>, top: f32) -> Room {
    let end = desk.sheet.body_end();
    Room { first: end - top, later: end - LATER_TOP }
}

/// The rhythm of a text of one language.
pub(super) fn alone(body: Body, lang: Lang) -> Rhythm {
    let (top, gap) = match lang {
        Lang::En => (0.74 * body.latin_leading, 0.5 * body.latin_leading),
        Lang::Ar => (0.7 * body.arabic_leading, 0.45 * body.arabic_leading),
    };
    Rhythm { body, top, gap }
}

/// English at the left margin, Arabic at the right.
pub(super) fn two_columns(desk: &Desk<'_, '_>, measure: f32) -> [Column; 2] {
    [Lang::En, Lang::Ar].map(|lang| Column { lang, start: desk.sheet.start(lang), measure, justified: false })
}

pub(super) fn with_tail(
    rows: Vec<Row>,
    (block, after): (Block, After),
    rhythm: &Rhythm,
    unbroken: usize,
) -> (Flow, (Block, After)) {
    let leading = match rows.first().map(|row| row.cells.as_slice()) {
        Some([Some(only)]) => only.leading,
        _ => rhythm.body.arabic_leading,
    };
    let flow = Flow { rows, tail: block.height + after.height, below: leading - rhythm.top, unbroken };
    (flow, (block, after))
}

/// Refuses to justify columns in which spaces would gape.
fn refuse_narrow(desk: &mut Desk<'_, '_>, measure: f32) {
    const LEAST: f32 = mm(100.0);
    if desk.letter.setup.align == Align::Justify && measure < LEAST {
        let problem = Problem::error(TOO_NARROW).arg("width", millimetres(measure));
        desk.report(problem.arg("least", millimetres(LEAST)));
    }
}

/// Tells of lines that could not be justified.
pub(super) fn unfilled_lines(desk: &mut Desk<'_, '_>, rows: &[Row]) {
    let count: usize = rows.iter().flat_map(|row| &row.cells).flatten().map(|cell| cell.unfilled).sum();
    if count > 0 {
        desk.report(Problem::warning(RAGGED_LINES).arg("count", count));
    }
}

pub(super) fn long_subject(desk: &mut Desk<'_, '_>, rows: &[Row], allowed: usize) {
    let cells = rows.first().map_or(&[][..], |row| row.cells.as_slice());
    let lines = cells.iter().flatten().map(|cell| cell.lines.len()).max();
    if let Some(lines) = lines.filter(|lines| *lines > allowed) {
        let problem = Problem::warning(SUBJECT_LONG).arg("lines", lines).arg("allowed", allowed);
        desk.report(problem);
    }
}

/// Draws a letter of one flow.
fn one_flow(
    desk: &mut Desk<'_, '_>,
    page: Page,
    fitted: Fitted<(Block, After)>,
    columns: &Columns<'_>,
    (sections, top, fields): (&Sections, f32, bool),
) -> Made {
    let Fitted { flow, rest, pagination, nominal } = fitted;
    let mut pages = vec![page];
    let y = draw_flow(desk, &mut pages, (&flow, &pagination.pages), columns, top);
    tail(desk, &mut pages, rest, (sections, fields), y - flow.tail);
    around(desk, &mut pages, sections);
    close(desk, &mut pages, sections);
    Made { pages, sizes: vec![nominal] }
}

/// Draws a flow from the last of `pages` on, adding pages; gives the bottom of what it drew.
pub(super) fn draw_flow(
    desk: &Desk<'_, '_>,
    pages: &mut Vec<Page>,
    (flow, slices): (&Flow, &[Slice]),
    columns: &Columns<'_>,
    top: f32,
) -> f32 {
    let mut y = top;
    for (n, slice) in slices.iter().enumerate() {
        if n > 0 {
            pages.push(Page::default());
        }
        let top = if n > 0 { LATER_TOP } else { top };
        if let Some(page) = pages.last_mut() {
            y = draw_slice(desk, page, flow, columns, (slice, top));
        }
    }
    y
}

/// Draws a page's part of a flow and gives its bottom, room for the tail included.
pub(super) fn draw_slice(
    desk: &Desk<'_, '_>,
    page: &mut Page,
    flow: &Flow,
    columns: &Columns<'_>,
    (slice, top): (&Slice, f32),
) -> f32 {
    let (from, to) = slice;
    let mut y = top;
    for (n, row) in flow.rows.iter().enumerate().skip(from.row) {
        let first: &[usize] = if n == from.row { &from.taken } else { &[] };
        let last: &[usize] = if n == to.row { &to.taken } else { &[] };
        if n > to.row || n == to.row && last.is_empty() {
            break;
        }
        rows::draw(desk, page, row, columns, (first, last), y);
        y += row.shown(first, last) + row.gap;
    }
    top + flow.slice_height(slice)
}

/// Draws the signature block and what follows it on the last page.
pub(super) fn tail(
    desk: &mut Desk<'_, '_>,
    pages: &mut [Page],
    (block, after): (Block, After),
    (sections, fields): (&Sections, bool),
    y: f32,
) {
    let Some(page) = pages.last_mut() else { return };
    let below = y + block.height;
    block.draw(desk, page, sections, (y, fields));
    let section = |lang: Lang| {
        let own = sections.iter().find(|(other, _)| *other == lang);
        own.map_or(super::tree::ROOT, |(_, section)| *section)
    };
    after::draw(desk, page, after, section, below);
    signature::clear_stamp(desk, page);
}

/// Draws the foot of every page and the header of every page but the first.
pub(super) fn around(desk: &mut Desk<'_, '_>, pages: &mut [Page], sections: &Sections) {
    let letter = desk.letter;
    let count = pages.len();
    let measure = match desk.two {
        true => desk.sheet.text_width() / 2.0 - mm(3.0),
        false => desk.sheet.text_width(),
    };
    for (n, page) in pages.iter_mut().enumerate() {
        if n > 0 {
            for text in sections.iter().filter_map(|(lang, _)| letter.text(*lang)) {
                margins::header(desk, page, text, (n + 1, count), measure);
            }
            margins::header_rule(desk, page);
        }
        margins::foot(desk, page);
    }
}

/// Says on the last page which text prevails.
pub(super) fn close(desk: &mut Desk<'_, '_>, pages: &mut [Page], sections: &Sections) {
    if desk.letter.texts.len() < 2 {
        return;
    }
    if let Some(page) = pages.last_mut() {
        for (lang, section) in sections {
            margins::prevails(desk, page, *section, *lang);
        }
    }
}
