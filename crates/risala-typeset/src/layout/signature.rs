//! The signature block: who signs, the signature and the stamp.

use std::sync::Arc;

use risala_letter::{Lang, Problem, Signatory, letter::Picture};

use super::desk::{BLACK, Desk, alt, picture, put};
use super::geometry::{Anchor, mm};
use super::ink;
use super::problems::{Part, SIGNATORIES, STAMP_COVERS, TITLE_TOO_LONG};
use super::rows::Rhythm;
use super::setter::{bold, paragraph};
use crate::page::{Content, ElementKind, Line, Mark, Page, PlacedLine, Rect};

/// The form of the block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// Both languages in one block this high: English left, Arabic right.
    Two(f32),
    /// One language.
    One(Lang),
}

/// A block, measured: x from the left of the sheet, y from its top.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its height.
    pub height: f32,
    names: Vec<Name>,
    fields: Vec<Field>,
    stamp: Option<(Picture, Rect)>,
}

/// A name or title.
#[derive(Debug, Clone)]
struct Name {
    signatory: usize,
    lang: Lang,
    words: String,
    lines: Vec<(Arc<Line>, Anchor, f32)>,
}

/// A signature's place.
#[derive(Debug, Clone)]
struct Field {
    signatory: usize,
    rect: Rect,
    picture: Option<Picture>,
}

/// Where one signatory's parts stand.
struct Place {
    /// Baseline of the first name.
    y: f32,
    /// The signature's left end and top.
    signature: (f32, f32),
    /// Its widest.
    width: f32,
    /// Anchor and measure of a language's names.
    names: Vec<(Lang, Anchor, f32)>,
    /// Whether the languages stand one below the other.
    below: bool,
}

/// Highest signature.
const HIGHEST: f32 = mm(15.2);
/// Most signatories there is room for.
const MOST: usize = 6;
/// Least distance of names from signature and stamp.
const CLEAR: f32 = mm(2.0);

/// Measures the block of all signatories.
pub fn set(desk: &mut Desk<'_, '_>, form: Form, rhythm: &Rhythm) -> Block {
    let letter = desk.letter;
    let count = letter.signatories.len();
    if count == 0 || count > MOST {
        desk.report(Problem::error(SIGNATORIES).arg("count", count).arg("allowed", MOST));
    }
    match (count, form) {
        (1, Form::Two(height)) => two_languages(desk, height, rhythm),
        (1, Form::One(Lang::En)) => english(desk, rhythm),
        (1, Form::One(Lang::Ar)) => arabic(desk, rhythm),
        _ => several(desk, form, rhythm),
    }
}

fn two_languages(desk: &mut Desk<'_, '_>, height: f32, rhythm: &Rhythm) -> Block {
    let (left, right, centre) = (desk.sheet.left(), desk.sheet.right(), desk.sheet.centre());
    let y = height - 1.35 * rhythm.body.latin_leading;
    let place = Place {
        y,
        signature: (centre - mm(31.0), y - mm(13.0)),
        width: mm(43.0),
        names: vec![
            (Lang::En, Anchor::Left(left), centre - mm(31.0) - left - CLEAR),
            (Lang::Ar, Anchor::Right(right), right - centre - mm(22.0) - CLEAR),
        ],
        below: false,
    };
    let mut block = Block::new(height);
    let lowest = block.add(desk, 0, &place, rhythm);
    // the height has room for name and title; more lines ask for more
    let usual = y + rhythm.body.arabic_leading + 0.5;
    block.height += (lowest - usual).max(0.0);
    block.stamp(desk, (centre - mm(3.0), y - mm(17.0)), mm(25.0));
    block
}

fn english(desk: &mut Desk<'_, '_>, rhythm: &Rhythm) -> Block {
    let left = desk.sheet.left();
    let y = mm(26.0 - 1.5);
    let stamp = (left + mm(39.0), y - mm(20.0));
    let place = |measure| Place {
        y,
        signature: (left, y - mm(20.0)),
        width: mm(46.0),
        names: vec![(Lang::En, Anchor::Left(left), measure)],
        below: false,
    };
    beside_stamp(desk, rhythm, (mm(90.0), mm(38.0)), stamp, place)
}

fn arabic(desk: &mut Desk<'_, '_>, rhythm: &Rhythm) -> Block {
    let left = desk.sheet.left();
    let field = mm(64.0);
    let centre = left + field / 2.0;
    let y = mm(24.0 - 1.5);
    let stamp = (left + mm(46.5), y - mm(23.0));
    let place = |measure| Place {
        y,
        signature: (centre - mm(25.0), y - mm(20.5)),
        width: mm(46.0),
        names: vec![(Lang::Ar, Anchor::Centre(centre), measure)],
        below: false,
    };
    beside_stamp(desk, rhythm, (field, mm(32.0)), stamp, place)
}

/// Where the stamp may stand instead, to the right and down, while it still overlaps the signature.
const STAMP_SHIFTS: [(f32, f32); 4] = [(0.0, 0.0), (1.5, 0.0), (1.5, -1.5), (1.5, -3.0)];

/// One language: names as wide as there is room, narrower where the stamp would cover them.
fn beside_stamp(
    desk: &mut Desk<'_, '_>,
    rhythm: &Rhythm,
    (wide, narrow): (f32, f32),
    (x, y): (f32, f32),
    place: impl Fn(f32) -> Place,
) -> Block {
    let mut last = Block::new(0.0);
    for measure in [wide, narrow] {
        let place = place(measure);
        let mut block = Block::new(0.0);
        let lowest = block.add(desk, 0, &place, rhythm);
        let leading = place.names.first().map_or(0.0, |name| rhythm.leading(name.0));
        // the title stands below the block proper, its own line and a third of one after it
        block.height = lowest + mm(1.5) + 0.3 * leading;
        for (right, down) in STAMP_SHIFTS {
            block.stamp(desk, (x + mm(right), y + mm(down)), mm(26.0));
            if !block.stamp_covers_names(desk) {
                return block;
            }
        }
        block.stamp(desk, (x, y), mm(26.0));
        last = block;
    }
    last
}

/// Two or more: side by side, in two rows from four on, each centred in its part of the width.
fn several(desk: &mut Desk<'_, '_>, form: Form, rhythm: &Rhythm) -> Block {
    let count = desk.letter.signatories.len().min(MOST);
    let leading = desk.letter.texts.first().map_or(Lang::Ar, |text| text.lang);
    let langs = match form {
        Form::Two(_) => vec![Lang::Ar, Lang::En],
        Form::One(lang) => vec![lang],
    };
    let first_row = if count > 3 { count.div_ceil(2) } else { count };
    let mut block = Block::new(0.0);
    let mut top = 0.0;
    for (start, end) in [(0, first_row), (first_row, count)] {
        let across = end - start;
        if across == 0 {
            continue;
        }
        // a stamp on the senior of three reaches higher than the signatures
        let high = start == 0 && across == 3 && stamp_of(desk).is_some();
        let y = top + if high { mm(30.0) } else { mm(20.0) };
        let mut lowest = y;
        for n in 0..across {
            let seat = match leading {
                Lang::Ar => across - 1 - n,
                Lang::En => n,
            };
            let (centre, measure) = seat_of(desk, seat, across);
            let place = Place {
                y,
                signature: (centre - mm(21.0), y - mm(18.5)),
                width: mm(40.0),
                names: langs.iter().map(|lang| (*lang, Anchor::Centre(centre), measure)).collect(),
                below: true,
            };
            lowest = f32::max(lowest, block.add(desk, start + n, &place, rhythm));
            if start == 0 && n == 0 {
                let at = match across {
                    3 => (centre + mm(2.5), y - mm(29.5)),
                    _ => (desk.sheet.centre() - mm(12.5), y - mm(19.0)),
                };
                block.stamp(desk, at, mm(25.0));
            }
        }
        top = lowest + 0.35 * rhythm.body.arabic_leading;
    }
    block.height = top;
    block
}

/// Centre and width of a seat, from the left.
fn seat_of(desk: &Desk<'_, '_>, seat: usize, across: usize) -> (f32, f32) {
    let (left, width) = (desk.sheet.left(), desk.sheet.text_width());
    let (part, between) = match across {
        1 => (width, 0.0),
        2 => ((width - mm(30.0)) / 2.0, mm(30.0)),
        _ => ((width - mm(5.0)) / 3.0, mm(2.5)),
    };
    (left + seat as f32 * (part + between) + part / 2.0, part)
}

fn stamp_of<'l>(desk: &Desk<'l, '_>) -> Option<&'l Picture> {
    let mut signatories = desk.letter.signatories.iter();
    signatories.find_map(|signatory| signatory.stamp.as_ref())
}

impl Block {
    fn new(height: f32) -> Self {
        Self { height, names: Vec::new(), fields: Vec::new(), stamp: None }
    }

    /// Adds a signatory and gives the lowest baseline.
    fn add(&mut self, desk: &mut Desk<'_, '_>, signatory: usize, place: &Place, rhythm: &Rhythm) -> f32 {
        let letter = desk.letter;
        let Some(who) = letter.signatories.get(signatory) else {
            return place.y;
        };
        self.field(desk, (signatory, who), place);
        let mut lowest = place.y;
        let mut y = place.y;
        for (lang, anchor, measure) in &place.names {
            let leading = rhythm.leading(*lang);
            if !place.below {
                y = place.y;
            }
            let name = who.name.get(*lang).map(|name| (name, bold(name, *lang)));
            let title = who.title.get(*lang).map(|title| (title, paragraph(title, *lang)));
            for (words, set) in name.into_iter().chain(title) {
                let lines = desk.lines(&set, rhythm.body.sizes, *measure, Part::Signature);
                let lines = lines.map_or_else(Vec::new, |lines| lines.to_vec());
                if lines.len() > 2 {
                    let problem =
                        Problem::error(TITLE_TOO_LONG).arg("title", words.readable()).arg("lines", lines.len());
                    desk.report(problem);
                }
                let placed = lines.into_iter().enumerate();
                let placed: Vec<_> = placed.map(|(n, line)| (line, *anchor, y + n as f32 * leading)).collect();
                lowest = placed.last().map_or(lowest, |(_, _, y)| lowest.max(*y));
                y += placed.len() as f32 * leading;
                self.names.push(Name { signatory, lang: *lang, words: words.readable(), lines: placed });
            }
            // Latin capitals below an Arabic line need less room than the Arabic leading gives
            y -= 0.08 * leading;
        }
        lowest
    }

    fn field(&mut self, desk: &mut Desk<'_, '_>, (signatory, who): (usize, &Signatory), place: &Place) {
        let (width, height) = match &who.picture {
            Some(picture) => desk.fitted(picture, place.width, HIGHEST),
            None => (place.width, mm(15.0)),
        };
        let (x, y) = place.signature;
        self.fields.push(Field { signatory, rect: Rect { x, y, width, height }, picture: who.picture.clone() });
    }

    fn stamp(&mut self, desk: &mut Desk<'_, '_>, (x, y): (f32, f32), side: f32) {
        let Some(stamp) = stamp_of(desk) else { return };
        let (width, height) = desk.fitted(stamp, side, side);
        let rect = Rect { x: x + (side - width) / 2.0, y: y + (side - height) / 2.0, width, height };
        self.stamp = Some((stamp.clone(), rect));
    }

    fn stamp_covers_names(&self, desk: &Desk<'_, '_>) -> bool {
        let Some((_, stamp)) = &self.stamp else {
            return false;
        };
        let lines = self.names.iter().flat_map(|name| &name.lines);
        let fonts = desk.setter.fonts();
        let boxes = lines.filter_map(|(line, anchor, y)| ink::bounds(line, (anchor.left_end(line.width), *y), fonts));
        covers(*stamp, 0.0, &boxes.collect::<Vec<_>>())
    }

    /// Draws the block with its top at `y`: names into their language's section, pictures into the
    /// first section of `sections`, and with `fields` the places to sign.
    pub fn draw(self, desk: &mut Desk<'_, '_>, page: &mut Page, sections: &[(Lang, usize)], (y, fields): (f32, bool)) {
        for (lang, section) in sections {
            for name in self.names.iter().filter(|name| name.lang == *lang) {
                let words = name.words.clone();
                let element = desk.tree.text(*section, ElementKind::P, *lang, words);
                for (line, anchor, dy) in &name.lines {
                    let at = (*anchor, y + dy);
                    put(page, Mark::Element(element), line.clone(), at, BLACK);
                }
            }
        }
        let Some((lang, section)) = sections.first() else {
            return;
        };
        if let Some((stamp, rect)) = &self.stamp {
            let alt = alt(stamp, *lang);
            let figure = desk.tree.described(*section, ElementKind::Figure, alt);
            let rect = Rect { y: y + rect.y, ..*rect };
            picture(page, Mark::Element(figure), &stamp.file, rect);
        }
        for field in &self.fields {
            let rect = Rect { y: y + field.rect.y, ..field.rect };
            if let Some(signature) = &field.picture {
                let alt = alt(signature, *lang);
                let figure = desk.tree.described(*section, ElementKind::Figure, alt);
                picture(page, Mark::Element(figure), &signature.file, rect);
            }
            if fields {
                self.draw_field(desk, page, field, (*lang, *section), rect);
            }
        }
    }

    /// The place of a digital signature, described by the signatory's name.
    fn draw_field(
        &self,
        desk: &mut Desk<'_, '_>,
        page: &mut Page,
        field: &Field,
        (lang, section): (Lang, usize),
        rect: Rect,
    ) {
        let names = || self.names.iter().filter(|n| n.signatory == field.signatory);
        let name = names().find(|n| n.lang == lang).or_else(|| names().next());
        let words = name.map_or_else(String::new, |name| name.words.clone());
        desk.tree.described(section, ElementKind::Form, words);
        page.signature_fields.push((field.signatory, rect));
    }
}

/// Furthest a stamp moves down.
const LOWEST: f32 = mm(4.0);

/// Moves the stamp down until it covers no words, at most [`LOWEST`]; tells when it still does.
pub fn clear_stamp(desk: &mut Desk<'_, '_>, page: &mut Page) {
    let Some(stamp) = stamp_of(desk) else { return };
    let fonts = desk.setter.fonts();
    let boxes: Vec<Rect> =
        near(page, &stamp.file).filter_map(|placed| ink::bounds(&placed.line, (placed.x, placed.y), fonts)).collect();
    let mut covered = false;
    for item in &mut page.items {
        let Content::Picture { file, rect } = &mut item.content else {
            continue;
        };
        if *file != stamp.file {
            continue;
        }
        let mut steps = (0..=8).map(|step| step as f32 * LOWEST / 8.0);
        match steps.find(|down| !covers(*rect, *down, &boxes)) {
            Some(down) => rect.y += down,
            None => covered = true,
        }
    }
    if covered {
        desk.report(Problem::warning(STAMP_COVERS));
    }
}

/// The lines whose ink may reach a picture: no glyph is higher than two leadings.
fn near<'p>(page: &'p Page, file: &'p str) -> impl Iterator<Item = &'p PlacedLine> {
    let rect = page.items.iter().find_map(|item| match &item.content {
        Content::Picture { file: other, rect } if other == file => Some(*rect),
        _ => None,
    });
    page.items.iter().filter_map(move |item| match (&item.content, rect) {
        (Content::Line(placed), Some(rect)) => {
            let size = placed.line.runs.iter().map(|run| run.size).fold(0.0, f32::max);
            let above = placed.y + 2.0 * size < rect.y;
            let below = placed.y - 2.0 * size > rect.y + rect.height + LOWEST;
            let beside = placed.x + placed.line.width + size < rect.x || placed.x - size > rect.x + rect.width;
            (!above && !below && !beside).then_some(placed)
        }
        _ => None,
    })
}

fn covers(stamp: Rect, down: f32, boxes: &[Rect]) -> bool {
    let radius = stamp.width.max(stamp.height) / 2.0;
    let centre = (stamp.x + stamp.width / 2.0, stamp.y + stamp.height / 2.0 + down);
    boxes.iter().any(|text| ink::circle_touches(centre, radius, *text))
}
