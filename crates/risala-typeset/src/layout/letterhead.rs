//! The letterhead: emblem in the middle, names on both sides, a rule below.

use std::sync::Arc;

use risala_letter::{Lang, Problem, Style, letter::Picture};

use super::desk::{Desk, GREY, picture, put, rule};
use super::geometry::mm;
use super::problems::{LETTERHEAD_NARROW, LETTERHEAD_TOO_WIDE, Part, millimetres};
use super::setter::plain;
use crate::page::{ElementKind, Ink, Line, Mark, Page, Rect};
use crate::text::{Setting, Sizes};

/// Nominal sizes of the name, the wished one first; below the last it takes two lines.
const NAME_SIZES: [f32; 4] = [12.5, 12.0, 11.5, 11.0];
const PLACE: f32 = 9.5;

/// Draws the letterhead; elements go to `section`, the text's section, whose language is `lang`.
pub fn draw(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, lang: Lang) {
    if let Some(ready) = &desk.letter.letterhead.ready {
        return draw_ready(desk, page, (section, lang), ready);
    }
    emblem(desk, page, section, lang);
    name(desk, page, section, (lang, lang));
    if !desk.two {
        name(desk, page, section, (lang.other(), lang));
    }
    draw_rule(desk, page);
}

/// Draws the other language's side.
pub fn draw_other(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, lang: Lang) {
    if desk.letter.letterhead.ready.is_none() {
        name(desk, page, section, (lang, lang));
    }
}

/// A ready letterhead: across the sheet down to where the rule would stand, never distorted.
fn draw_ready(desk: &mut Desk<'_, '_>, page: &mut Page, (section, lang): (usize, Lang), ready: &Picture) {
    let (sheet, bottom) = (desk.sheet.width, desk.profile.head.rule_y);
    let (width, height) = desk.fitted(ready, sheet, bottom);
    if width < 0.9 * sheet {
        let problem = Problem::warning(LETTERHEAD_NARROW).arg("picture", &ready.file);
        let problem = problem.arg("width", millimetres(width)).arg("sheet", millimetres(sheet));
        desk.report(problem.arg("height", millimetres(bottom)));
    }
    // One that is lower stands at the top of the sheet.
    let rect = Rect { x: (sheet - width) / 2.0, y: 0.0, width, height };
    let figure = desk.tree.described(section, ElementKind::Figure, super::desk::alt(ready, lang));
    picture(page, Mark::Element(figure), &ready.file, rect);
}

fn emblem(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, lang: Lang) {
    let Some(emblem) = &desk.letter.letterhead.emblem else {
        return;
    };
    let head = desk.profile.head;
    let (width, height) = desk.fitted(emblem, head.emblem, head.emblem);
    let rect = Rect { x: desk.sheet.centre() - width / 2.0, y: head.emblem_y - height / 2.0, width, height };
    let alt = super::desk::alt(emblem, lang);
    let figure = desk.tree.described(section, ElementKind::Figure, alt);
    picture(page, Mark::Element(figure), &emblem.file, rect);
}

/// One side; the section may be in the other language.
fn name(desk: &mut Desk<'_, '_>, page: &mut Page, section: usize, (lang, section_lang): (Lang, Lang)) {
    let letterhead = &desk.letter.letterhead;
    let (name, place) = (letterhead.name.get(lang), letterhead.place.get(lang));
    let head = desk.profile.head;
    let mut shift = 0.0;
    let tag = (lang != section_lang).then(|| desk.locale(lang));
    let mut parts: Vec<(&str, Vec<Arc<Line>>, f32, Ink)> = Vec::new();
    if let Some(name) = name {
        let lines = name_lines(desk, name, lang);
        let two = lines.len() > 1;
        shift = if two { mm(1.0) } else { 0.0 };
        let y = if two { head.name_y - mm(2.6) } else { head.name_y };
        parts.push((name, lines, y, desk.accent()));
    }
    if let Some(place) = place {
        let line = desk.line(&plain(place, lang, false), desk.scale.small(PLACE), Part::Letterhead);
        parts.push((place, line.into_iter().collect(), head.place_y + shift, GREY));
    }
    let anchor = desk.sheet.start(lang);
    for (words, lines, y, ink) in parts {
        let text = desk.tree.text(section, ElementKind::P, lang, words.to_owned());
        if let Some(tag) = &tag {
            desk.tree.set_language(text, tag);
        }
        for (n, line) in lines.into_iter().enumerate() {
            let y = y + n as f32 * mm(4.6);
            put(page, Mark::Element(text), line, (anchor, y), ink);
        }
    }
}

/// The name in one line as large as it fits, else in two.
fn name_lines(desk: &mut Desk<'_, '_>, name: &str, lang: Lang) -> Vec<Arc<Line>> {
    let allowed = (desk.sheet.text_width() - desk.profile.head.emblem) / 2.0 - mm(3.0);
    let paragraph = plain(name, lang, true);
    let mut smallest = Sizes { latin: 0.0, arabic: 0.0 };
    for size in NAME_SIZES {
        smallest = match lang {
            Lang::En => desk.scale.small(size),
            Lang::Ar => desk.scale.arabic_name(size / 12.5),
        };
        match desk.line(&paragraph, smallest, Part::Letterhead) {
            Some(line) if line.width <= allowed => return vec![line],
            Some(_) => {}
            None => return Vec::new(),
        }
    }
    match desk.setter.lines(&paragraph, &Setting { sizes: smallest, measure: allowed, leading: None, justified: false })
    {
        Ok(lines) if lines.len() <= 2 => lines.to_vec(),
        _ => {
            let width = desk.line(&paragraph, smallest, Part::Letterhead);
            let problem = Problem::error(LETTERHEAD_TOO_WIDE)
                .arg("name", name)
                .arg("width", millimetres(width.map_or(0.0, |line| line.width)))
                .arg("allowed", millimetres(allowed));
            if !desk.problems.contains(&problem) {
                desk.problems.push(problem);
            }
            Vec::new()
        }
    }
}

fn draw_rule(desk: &Desk<'_, '_>, page: &mut Page) {
    let (x, y) = (desk.sheet.left(), desk.profile.head.rule_y);
    let strokes: &[(f32, f32)] = match desk.letter.setup.style {
        Style::Classic => &[(0.0, 0.9), (1.9, 0.3)],
        Style::Naskh => &[(0.0, 0.6)],
        Style::Modern => &[(0.0, 1.2)],
    };
    for (below, width) in strokes {
        let stroke = (*width, desk.accent());
        let length = desk.sheet.text_width();
        rule(page, Mark::Layout, (x, y + below), length, stroke);
    }
}
