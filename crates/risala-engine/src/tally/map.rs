//! A map of the world, each country the darker the more letters it has.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use risala_letter::Problem;
use risala_pdf::Picture;

use crate::print::internal;

/// Borders: Natural Earth, public domain. A line is a code, the middle, the outline, apart by tabs.
const WORLD: &str = include_str!("world.tsv");
/// Width and height of the drawing.
pub const SIZE: (f32, f32) = (1000.0, 432.0);
/// From how many letters on a country has which colour.
pub const CLASSES: [(u64, &str); 6] =
    [(0, "#e4e4e4"), (1, "#cfe3da"), (2, "#9cc7b5"), (5, "#5fa487"), (20, "#2d7a5d"), (100, "#1b4d3e")];
/// Radius of a country that is too small to be seen.
const DOT: f32 = 4.5;

/// The map as a picture.
///
/// # Errors
/// `command.internal` when the drawing is damaged.
pub fn picture(counts: &BTreeMap<String, u64>) -> Result<Picture, Problem> {
    Picture::decode(svg(counts).as_bytes()).map_err(internal)
}

/// The colour of a number of letters.
pub fn colour(letters: u64) -> &'static str {
    let reached = CLASSES.iter().rev().find(|(from, _)| letters >= *from);
    reached.map_or("#e4e4e4", |(_, colour)| colour)
}

/// The drawing: outlines first, then dots, which nothing may cover.
pub fn svg(counts: &BTreeMap<String, u64>) -> String {
    let (width, height) = SIZE;
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\"><g stroke=\"#ffffff\" stroke-width=\"0.4\" stroke-linejoin=\"round\">"
    );
    for country in countries().filter(|country| !country.outline.is_empty()) {
        let fill = colour(counts.get(country.code).copied().unwrap_or_default());
        let _ = write!(drawing, "<path fill=\"{fill}\" d=\"{}\"/>", country.outline);
    }
    drawing.push_str("</g><g stroke=\"#333333\" stroke-width=\"0.7\">");
    for country in countries().filter(|country| country.outline.is_empty()) {
        let Some(letters) = counts.get(country.code).filter(|letters| **letters > 0) else { continue };
        let (x, y) = country.middle;
        let _ = write!(drawing, "<circle fill=\"{}\" cx=\"{x}\" cy=\"{y}\" r=\"{DOT}\"/>", colour(*letters));
    }
    drawing.push_str("</g></svg>");
    drawing
}

struct Country {
    code: &'static str,
    middle: (f32, f32),
    outline: &'static str,
}

fn countries() -> impl Iterator<Item = Country> {
    WORLD.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split('\t');
        let (code, middle, outline) = (parts.next()?, parts.next()?, parts.next()?);
        let (x, y) = middle.split_once(' ')?;
        Some(Country { code, middle: (x.parse().ok()?, y.parse().ok()?), outline })
    })
}

#[cfg(test)]
mod tests {
    use risala_letter::{Lang, countries as names};

    use super::*;

    #[test]
    fn every_country_of_the_map_has_a_name_and_every_line_is_read() {
        assert_eq!(countries().count(), WORLD.lines().filter(|line| !line.starts_with('#')).count());
        let nameless: Vec<&str> =
            countries().map(|country| country.code).filter(|code| names::name(code, Lang::Ar).is_none()).collect();
        assert!(nameless.is_empty(), "{nameless:?}");
        assert!(countries().all(|country| (0.0..SIZE.0).contains(&country.middle.0) && country.middle.1 < SIZE.1));
    }

    #[test]
    fn a_country_is_darker_the_more_letters_it_has() {
        assert_eq!([0, 1, 4, 5, 99, 100].map(colour), [0, 1, 2, 3, 4, 5].map(|n| CLASSES[n].1));
        let counts = BTreeMap::from([("SY".to_owned(), 7), ("BH".to_owned(), 1), ("MT".to_owned(), 0)]);
        let drawing = svg(&counts);
        assert_eq!(drawing.matches(CLASSES[3].1).count(), 1, "Syria alone");
        assert_eq!(drawing.matches("<circle").count(), 1, "Bahrain alone is a dot");
        picture(&counts).unwrap();
    }
}
