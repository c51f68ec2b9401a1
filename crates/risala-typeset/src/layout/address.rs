//! The addressee: where the envelope's window wants it, and the sender in one line above.

use std::sync::Arc;

use risala_letter::{Lang, LetterText, Problem, RichText};

use super::desk::{BLACK, Desk, GREY, HAIR, put, rule};
use super::geometry::{Anchor, mm};
use super::ink;
use super::problems::{ADDRESS_LINES, ADDRESS_OUTSIDE, ADDRESS_TOO_WIDE, Part, WINDOW_EMPTY, millimetres};
use super::setter::{bold, paragraph, plain};
use crate::page::{ElementKind, Line, Mark, Page, Rect};
use crate::text::Setting;

const SIZE: f32 = 10.5;
const LATIN_LEADING: f32 = 12.5;
const ARABIC_LEADING: f32 = 18.0;
/// Widest line of an address.
const WIDEST: f32 = mm(75.0);
/// The Arabic addressee stands right of this where a window takes the left.
const BESIDE_WINDOW: f32 = mm(120.0);
/// Indent of a line that goes on with the one before.
const CONTINUED: f32 = mm(3.0);
const SENDER_SIZE: f32 = 6.8;

/// A line of the address, and the item it belongs to.
struct AddressLine {
    item: usize,
    line: Arc<Line>,
    indent: f32,
}

/// Draws the address of one text and gives its last baseline.
pub fn draw(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, text: &LetterText) -> f32 {
    draw_items(desk, page, (section, None), (text.addressee.clone(), text.lang))
}

/// Draws an address; `tag` is its language where the section is in the other.
fn draw_items(
    desk: &mut Desk<'_, '_>,
    page: &mut Page,
    (section, tag): (usize, Option<&str>),
    (mut items, lang): (Vec<RichText>, Lang),
) -> f32 {
    let limit = most_lines(desk, lang);
    let mut lines = set(desk, &items, lang);
    let mut from = 1;
    while lines.len() > limit {
        let Some(joined) = join(desk, &mut items, lang, from) else { break };
        from = joined + 1;
        lines = set(desk, &items, lang);
    }
    let in_window = lang == Lang::En && desk.profile.safe.is_some();
    if lines.len() > limit {
        // Without a window the subject moves down; a window would hide the rest.
        let problem = if in_window { Problem::error(ADDRESS_LINES) } else { Problem::warning(ADDRESS_LINES) };
        desk.report(problem.arg("lines", lines.len()).arg("allowed", limit));
    }
    let anchor = anchor(desk, lang);
    let leading = leading(lang);
    let mut y = desk.profile.address_y;
    if in_window {
        y += into_window(desk, &lines, (anchor, y));
    }
    let elements: Vec<usize> = items
        .iter()
        .map(|item| {
            let words = item.readable();
            let element = desk.tree.text(section, ElementKind::P, lang, words);
            if let Some(tag) = tag {
                desk.tree.set_language(element, tag);
            }
            element
        })
        .collect();
    let last = y + lines.len().saturating_sub(1) as f32 * leading;
    for (n, line) in lines.into_iter().enumerate() {
        if let Some(element) = elements.get(line.item) {
            let at = (anchor.indent(line.indent), y + n as f32 * leading);
            put(page, Mark::Element(*element), line.line, at, BLACK);
        }
    }
    last
}

/// Fills the window of a sheet without English: with the address of the letter's English, or the Latin one that was
/// given for it.
pub fn fill_window(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize) -> f32 {
    let letter = desk.letter;
    let items = letter.text(Lang::En).map_or(&letter.window_address, |text| &text.addressee);
    if items.is_empty() {
        desk.report(Problem::warning(WINDOW_EMPTY));
        return 0.0;
    }
    let tag = desk.locale(Lang::En);
    draw_items(desk, page, (section, Some(&tag)), (items.clone(), Lang::En))
}

/// Draws the sender's line and its rule above the address in the window.
pub fn sender(desk: &mut Desk<'_, '_>, page: &mut Page) {
    let (Some(x), Some(y)) = (desk.profile.address_x, desk.profile.sender_y) else {
        return;
    };
    let Some(words) = &desk.letter.sender_line else {
        return;
    };
    let words = plain(words, Lang::En, false);
    let Some(line) = desk.line(&words, desk.scale.small(SENDER_SIZE), Part::Sender) else {
        return;
    };
    if line.width > WIDEST {
        desk.report(too_wide(&line, WIDEST, Part::Sender));
    }
    put(page, Mark::Layout, line, (Anchor::Left(x), y), GREY);
    rule(page, Mark::Layout, (x, y + mm(1.1)), WIDEST, (0.25, HAIR));
}

fn most_lines(desk: &Desk<'_, '_>, lang: Lang) -> usize {
    match lang {
        Lang::En => desk.profile.lines,
        // an Arabic address has no street; two more than its three items may come of long names
        Lang::Ar => 5,
    }
}

fn leading(lang: Lang) -> f32 {
    match lang {
        Lang::En => LATIN_LEADING,
        Lang::Ar => ARABIC_LEADING,
    }
}

fn anchor(desk: &Desk<'_, '_>, lang: Lang) -> Anchor {
    match (lang, desk.profile.address_x) {
        (Lang::En, Some(x)) => Anchor::Left(x),
        _ => desk.sheet.start(lang),
    }
}

fn measure(desk: &Desk<'_, '_>, lang: Lang) -> f32 {
    match (lang, desk.profile.address_x) {
        (Lang::Ar, Some(_)) => WIDEST.min(desk.sheet.right() - BESIDE_WINDOW),
        _ => WIDEST,
    }
}

/// Sets every item; what is too wide goes on in an indented line.
fn set(desk: &mut Desk<'_, '_>, items: &[RichText], lang: Lang) -> Vec<AddressLine> {
    let sizes = desk.scale.small(SIZE);
    let measure = measure(desk, lang);
    let mut set = Vec::new();
    for (item, words) in items.iter().enumerate() {
        let words = match item {
            0 => bold(words, lang),
            _ => paragraph(words, lang),
        };
        let Some(whole) = desk.line(&words, sizes, Part::Address) else {
            continue;
        };
        let mut lines = vec![whole];
        if lines.iter().any(|line| line.width > measure) {
            lines = match desk
                .setter
                .lines(&words, &Setting { sizes, measure: measure - CONTINUED, leading: None, justified: false })
            {
                Ok(broken) => broken.to_vec(),
                Err(_) => {
                    for line in &lines {
                        desk.report(too_wide(line, measure, Part::Address));
                    }
                    Vec::new()
                }
            };
        }
        set.extend(lines.into_iter().enumerate().map(|(n, line)| AddressLine {
            item,
            line,
            indent: if n == 0 { 0.0 } else { CONTINUED },
        }));
    }
    set
}

fn too_wide(line: &Line, allowed: f32, part: Part) -> Problem {
    let words = line.text.get(line.range.clone()).unwrap_or_default();
    let readable: String = RichText::plain(words).readable();
    Problem::error(ADDRESS_TOO_WIDE)
        .arg("part", part.key())
        .arg("line", readable)
        .arg("width", millimetres(line.width))
        .arg("allowed", millimetres(allowed))
}

/// Joins two lines from number `from` on, where they fit one: office and organization (1 and 2) first,
/// then the lines of the street, never the country. Gives the number of the joined line.
fn join(desk: &mut Desk<'_, '_>, items: &mut Vec<RichText>, lang: Lang, from: usize) -> Option<usize> {
    let comma = match lang {
        Lang::En => ", ",
        Lang::Ar => "، ",
    };
    for first in from..items.len().saturating_sub(2) {
        let (Some(upper), Some(lower)) = (items.get(first), items.get(first + 1)) else {
            return None;
        };
        let mut joined = upper.clone();
        joined.0.extend(RichText::plain(comma).0);
        joined.0.extend(lower.0.iter().cloned());
        let sizes = desk.scale.small(SIZE);
        let line = desk.line(&paragraph(&joined, lang), sizes, Part::Address)?;
        if line.width <= measure(desk, lang) {
            items.splice(first..first + 2, [joined]);
            return Some(first);
        }
    }
    None
}

/// How far the address must move down to stand in the window; reports what does not stand in it.
fn into_window(desk: &mut Desk<'_, '_>, lines: &[AddressLine], (anchor, y): (Anchor, f32)) -> f32 {
    let Some(safe) = desk.profile.safe else {
        return 0.0;
    };
    let boxes = lines.iter().enumerate().filter_map(|(n, line)| {
        let x = anchor.indent(line.indent).left_end(line.line.width);
        let y = y + n as f32 * LATIN_LEADING;
        ink::bounds(&line.line, (x, y), desk.setter.fonts())
    });
    let Some(address) = boxes.reduce(ink::union) else {
        return 0.0;
    };
    let down = (safe.y - address.y).max(0.0);
    let inside = Rect { y: address.y + down, ..address };
    if !ink::contains(safe, inside) {
        desk.report(Problem::error(ADDRESS_OUTSIDE));
    }
    down
}
