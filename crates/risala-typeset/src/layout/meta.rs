//! Reference and date.

use std::sync::Arc;

use risala_letter::{Labelled, LetterText, Problem};

use super::desk::{BLACK, Desk, put};
use super::geometry::{Anchor, mm};
use super::problems::{Part, REFERENCE_TOO_WIDE, millimetres};
use super::setter::{paragraph, plain};
use crate::page::{ElementKind, Line, Mark, Page};

const SIZE: f32 = 9.5;
/// Between a label and its value.
const AFTER_LABEL: f32 = 2.0;
/// Between the reference and the date's label.
const BETWEEN: f32 = 10.0;
/// From the reference to the date where they stand one below the other.
const LEADING: f32 = mm(5.0);

/// A label and its value, set.
struct Pair {
    label: Arc<Line>,
    value: Arc<Line>,
    words: String,
}

impl Pair {
    /// From the start of the label to the end of the value.
    fn width(&self) -> f32 {
        self.label.width + gap(&self.label) + self.value.width
    }
}

/// The gap after a label: a word space and [`AFTER_LABEL`].
fn gap(label: &Line) -> f32 {
    let size = label.runs.first().map_or(SIZE, |run| run.size);
    AFTER_LABEL + size * 0.25
}

/// Draws reference and date of one text.
pub fn draw(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, text: &LetterText) {
    let date = pair(desk, &text.date, text);
    if text.reference.value.is_empty() {
        // A public statement has no number.
        if let Some(date) = date {
            let at = (start(desk, text, date.width()), first_baseline(desk, text));
            place(desk, page, section, text, date, at);
        }
        return;
    }
    let reference = pair(desk, &text.reference, text);
    let (Some(reference), Some(date)) = (reference, date) else {
        return;
    };
    let head = desk.profile.head;
    let two = desk.two;
    let between = BETWEEN + gap(&reference.label) - AFTER_LABEL;
    let width = reference.width() + between + date.width();
    let allowed = match (head.meta_x, two) {
        (Some(x), _) => desk.sheet.right() - x,
        (None, true) => desk.sheet.text_width() / 2.0 - mm(2.0),
        (None, false) => desk.sheet.text_width(),
    };
    let stacked = head.meta_x.is_some() && two || width > allowed;
    let (taken, second) =
        if stacked { (reference.width().max(date.width()), None) } else { (width, Some(reference.width() + between)) };
    if taken > allowed {
        let problem =
            Problem::error(REFERENCE_TOO_WIDE).arg("width", millimetres(taken)).arg("allowed", millimetres(allowed));
        desk.report(problem);
    }
    let start = start(desk, text, taken);
    let y = first_baseline(desk, text);
    let reference = match second {
        Some(_) => Pair { value: reference.value.spaced(desk.setter.fonts(), text.lang.is_rtl()), ..reference },
        None => reference,
    };
    place(desk, page, section, text, reference, (start, y));
    let (anchor, y) = match second {
        Some(distance) => (start.indent(distance), y),
        None => (start, y + LEADING),
    };
    place(desk, page, section, text, date, (anchor, y));
}

/// English starts at the left, alone it ends at the right; Arabic starts at the right.
fn start(desk: &Desk<'_, '_>, text: &LetterText, taken: f32) -> Anchor {
    if text.lang.is_rtl() {
        return Anchor::Right(desk.sheet.right());
    }
    match (desk.profile.head.meta_x, desk.two) {
        (Some(x), true) => Anchor::Left(x),
        (None, true) => Anchor::Left(desk.sheet.left()),
        (_, false) => Anchor::Left(desk.sheet.right() - taken),
    }
}

/// Beside a high window two languages do not fit side by side: English stands above the Arabic.
fn first_baseline(desk: &Desk<'_, '_>, text: &LetterText) -> f32 {
    let head = desk.profile.head;
    match head.meta_x {
        Some(_) if desk.two && !text.lang.is_rtl() => head.meta_y - mm(8.5),
        _ => head.meta_y,
    }
}

fn pair(desk: &mut Desk<'_, '_>, labelled: &Labelled, text: &LetterText) -> Option<Pair> {
    let sizes = desk.scale.small(SIZE);
    let label = plain(&labelled.label, text.lang, true);
    let value = paragraph(&labelled.value, text.lang);
    let label = desk.line(&label, sizes, Part::Reference);
    let value = desk.line(&value, sizes, Part::Reference);
    Some(Pair { label: label?, value: value?, words: format!("{} {}", labelled.label, labelled.value.readable()) })
}

fn place(
    desk: &mut Desk<'_, '_>,
    page: &mut Page,
    section: usize,
    text: &LetterText,
    pair: Pair,
    (anchor, y): (Anchor, f32),
) {
    let value_at = anchor.indent(pair.label.width + gap(&pair.label));
    let element = desk.tree.text(section, ElementKind::P, text.lang, pair.words);
    let mark = Mark::Element(element);
    let (fonts, rtl) = (desk.setter.fonts(), text.lang.is_rtl());
    put(page, mark, pair.label.spaced(fonts, rtl), (anchor, y), desk.accent());
    put(page, mark, pair.value, (value_at, y), BLACK);
}
