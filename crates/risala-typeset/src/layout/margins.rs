//! What stands in the margins: foot, header from page 2, fold and punch marks, the prevailing text.

use std::sync::Arc;

use risala_letter::{Lang, LetterText, Problem, locale};

use super::desk::{Desk, GREY, HAIR, MARKS, put, rule};
use super::geometry::{Anchor, mm};
use super::problems::{FOOT_TOO_WIDE, HEADER_TOO_WIDE, Part, millimetres};
use super::setter::{paragraph, plain};
use crate::page::{ElementKind, Line, Mark, Page};

const FOOT_SIZE: f32 = 7.5;
const NOTE_SIZE: f32 = 8.0;
const HEADER_SIZE: f32 = 8.5;
const HEADER_SMALL: f32 = 7.5;
/// On both sides of a middle dot.
const DOT_SPACE: f32 = 6.0;
/// Least distance of the foot's parts.
const APART: f32 = mm(3.0);

/// Draws the foot of any page.
pub fn foot(desk: &mut Desk<'_, '_>, page: &mut Page) {
    let (sheet, y) = (desk.sheet, desk.sheet.foot());
    let at = (sheet.left(), y - mm(4.4));
    rule(page, Mark::Pagination, at, sheet.text_width(), (0.3, HAIR));
    let mut ends = [sheet.left(), sheet.right()];
    for (lang, end) in [Lang::En, Lang::Ar].into_iter().zip(&mut ends) {
        let Some(address) = desk.letter.letterhead.address.get(lang) else {
            continue;
        };
        if let Some(line) = small(desk, &plain(address, lang, false), FOOT_SIZE, Part::Foot) {
            *end += if lang.is_rtl() { -line.width } else { line.width };
            put(page, Mark::Pagination, line, (sheet.start(lang), y), GREY);
        }
    }
    let [left, right] = ends;
    if left + APART > right {
        let problem = Problem::error(FOOT_TOO_WIDE)
            .arg("width", millimetres(left - right + sheet.text_width()))
            .arg("allowed", millimetres(sheet.text_width() - APART));
        desk.report(problem);
    }
    let half = (sheet.centre() - left).min(right - sheet.centre()) - APART;
    contacts(desk, page, 2.0 * half);
}

/// E-mail, telephone, website; what does not fit is dropped from the end, the website first.
fn contacts(desk: &mut Desk<'_, '_>, page: &mut Page, room: f32) {
    let letterhead = &desk.letter.letterhead;
    let wanted = [&letterhead.email, &letterhead.phone, &letterhead.website];
    let mut lines: Vec<Arc<Line>> = Vec::new();
    for words in wanted.into_iter().flatten() {
        let words = plain(words, Lang::En, false);
        lines.extend(small(desk, &words, FOOT_SIZE, Part::Foot));
    }
    let Some(dot) = small(desk, &plain("·", Lang::En, false), FOOT_SIZE, Part::Foot) else {
        return;
    };
    let width = |lines: &[Arc<Line>]| {
        let between = lines.len().saturating_sub(1) as f32 * (dot.width + 2.0 * DOT_SPACE);
        lines.iter().map(|line| line.width).sum::<f32>() + between
    };
    while !lines.is_empty() && width(&lines) > room {
        lines.pop();
    }
    let at = Anchor::Centre(desk.sheet.centre()).left_end(width(&lines));
    let baseline = desk.sheet.foot();
    dotted(page, lines, &dot, (Anchor::Left(at), baseline));
}

/// Lines one after the other with a middle dot between them.
fn dotted(page: &mut Page, lines: Vec<Arc<Line>>, dot: &Arc<Line>, (mut anchor, y): (Anchor, f32)) {
    for (n, line) in lines.into_iter().enumerate() {
        if n > 0 {
            anchor = anchor.indent(DOT_SPACE);
            put(page, Mark::Pagination, dot.clone(), (anchor, y), GREY);
            anchor = anchor.indent(dot.width + DOT_SPACE);
        }
        let width = line.width;
        put(page, Mark::Pagination, line, (anchor, y), GREY);
        anchor = anchor.indent(width);
    }
}

/// Draws the header of one language from page 2.
pub fn header(
    desk: &mut Desk<'_, '_>,
    page: &mut Page,
    text: &LetterText,
    (number, count): (usize, usize),
    measure: f32,
) {
    let (lang, start) = (text.lang, desk.sheet.start(text.lang));
    addressee(desk, page, text, measure);
    let words = locale::page_of(lang, text.digits, number, count);
    let words = plain(&words, lang, false);
    if let Some(line) = small(desk, &words, HEADER_SIZE, Part::Header) {
        put(page, Mark::Pagination, line, (start, mm(19.4)), GREY);
    }
}

/// The rule below the headers.
pub fn header_rule(desk: &Desk<'_, '_>, page: &mut Page) {
    let at = (desk.sheet.left(), mm(22.4));
    let stroke = (0.4, desk.accent());
    rule(page, Mark::Pagination, at, desk.sheet.text_width(), stroke);
}

/// Addressee and date; too wide: smaller, then without the date, then the name on two lines.
fn addressee(desk: &mut Desk<'_, '_>, page: &mut Page, text: &LetterText, measure: f32) {
    let lang = text.lang;
    let at = (desk.sheet.start(lang), mm(15.0));
    let name = text.addressee.first().map(|name| paragraph(name, lang));
    let date = paragraph(&text.date.value, lang);
    let Some(name) = name else { return };
    let dot = plain("·", lang, false);
    for (size, dated) in [(HEADER_SIZE, true), (HEADER_SMALL, true), (HEADER_SMALL, false)] {
        let mut lines = Vec::from_iter(small(desk, &name, size, Part::Header));
        if dated {
            lines.extend(small(desk, &date, size, Part::Header));
        }
        let Some(dot) = small(desk, &dot, size, Part::Header) else {
            return;
        };
        let between = lines.len().saturating_sub(1) as f32 * (dot.width + 2.0 * DOT_SPACE);
        let width: f32 = lines.iter().map(|line| line.width).sum();
        if width + between <= measure {
            return dotted(page, lines, &dot, at);
        }
    }
    two_lines(desk, page, &name, at, measure);
}

fn two_lines(
    desk: &mut Desk<'_, '_>,
    page: &mut Page,
    name: &crate::text::Paragraph,
    (start, y): (Anchor, f32),
    measure: f32,
) {
    let sizes = desk.scale.small(HEADER_SMALL);
    let Some(lines) = desk.lines(name, sizes, measure, Part::Header) else {
        return;
    };
    if lines.len() > 2 {
        let problem = Problem::error(HEADER_TOO_WIDE).arg("lines", lines.len()).arg("allowed", millimetres(measure));
        desk.report(problem);
    }
    for (n, line) in lines.iter().rev().enumerate() {
        let at = (start, y - n as f32 * mm(4.2));
        put(page, Mark::Pagination, line.clone(), at, GREY);
    }
}

/// Draws fold and punch marks.
pub fn marks(desk: &Desk<'_, '_>, page: &mut Page) {
    if !desk.letter.setup.marks {
        return;
    }
    let stroke = (0.35, MARKS);
    for fold in desk.profile.folds {
        rule(page, Mark::Layout, (mm(4.0), *fold), mm(4.0), stroke);
    }
    if let Some(punch) = desk.profile.punch {
        rule(page, Mark::Layout, (mm(4.0), punch), mm(6.0), stroke);
    }
}

/// Says in one language which text prevails.
pub fn prevails(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, lang: Lang) {
    let Some(prevailing) = desk.letter.prevailing else {
        return;
    };
    let words = locale::prevails(prevailing, lang);
    let set = plain(words, lang, false);
    if let Some(line) = small(desk, &set, NOTE_SIZE, Part::Foot) {
        let element = desk.tree.text(section, ElementKind::P, lang, words.to_owned());
        let at = (desk.sheet.start(lang), note_y(desk));
        put(page, Mark::Element(element), line, at, GREY);
    }
}

/// Says in one language on which page the other text stands.
pub fn elsewhere(desk: &mut Desk<'_, '_>, page: &mut Page, text: &LetterText, (other, number): (Lang, usize)) {
    let words = locale::text_on_page(other, text.lang, text.digits, number);
    let set = plain(&words, text.lang, false);
    if let Some(line) = small(desk, &set, NOTE_SIZE, Part::Foot) {
        let at = (desk.sheet.start(text.lang), note_y(desk));
        put(page, Mark::Pagination, line, at, GREY);
    }
}

fn note_y(desk: &Desk<'_, '_>) -> f32 {
    desk.sheet.foot() - mm(6.6)
}

fn small(desk: &mut Desk<'_, '_>, paragraph: &crate::text::Paragraph, size: f32, part: Part) -> Option<Arc<Line>> {
    desk.line(paragraph, desk.scale.small(size), part)
}
