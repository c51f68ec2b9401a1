//! Justified paragraphs: line ends of least demerits (Knuth and Plass), spaces and kashidas that fill the lines.

use std::collections::BTreeSet;

use super::kashida::{self, Place};
use super::linebreak::{Break, Lines};
use super::shape::Stretch;
use super::{Setting, Shaped, Sizes, TextError, line, points};
use crate::font::{Fonts, Script};
use crate::page::Line;

/// How far spaces shrink and stretch, as shares of their width.
const SHRINK: f64 = 0.20;
const STRETCH: f64 = 0.50;
/// How far they stretch before kashidas come.
const FIRST: f64 = 0.25;
/// One word of so many may have a kashida.
const WORDS_PER_KASHIDA: usize = 3;
/// Least distance of kashidas on two lines, in points: 4 mm.
const APART: f32 = 11.34;
/// Difference of the spaces of two lines from which it is seen, and what it costs.
const UNEVEN: (f64, f64) = (0.35, 3000.0);
/// What a line costs that cannot be filled: more than any that can.
const RAGGED: f64 = 1e8;

/// A paragraph's spaces and kashidas at one size.
struct Filling<'a> {
    shaped: &'a Shaped,
    fonts: &'a Fonts<'a>,
    setting: &'a Setting,
    lines: Lines<'a>,
    /// Each space: its byte and its width.
    spaces: Vec<(usize, f64)>,
    places: Vec<Place>,
}

/// A line that was tried: from which break, after which line, how good.
struct Tried {
    start: usize,
    before: Option<usize>,
    demerits: f64,
    /// Width of its spaces by their natural width, when they are filled.
    space: Option<f64>,
}

/// Sets a paragraph in justified lines; those that cannot be filled stay as they are.
pub fn set(
    shaped: &Shaped,
    fonts: &Fonts,
    setting: &Setting,
    crowded: &[usize],
) -> Result<(Vec<Break>, Vec<Line>), TextError> {
    let lines = Lines::new(shaped, fonts, setting);
    let filling = Filling {
        shaped,
        fonts,
        setting,
        lines,
        spaces: spaces(shaped, fonts, setting.sizes),
        places: kashida::places(shaped, fonts),
    };
    let breaks = filling.choose(crowded)?;
    let lines = filling.build(&breaks)?;
    Ok((breaks, lines))
}

fn spaces(shaped: &Shaped, fonts: &Fonts, sizes: Sizes) -> Vec<(usize, f64)> {
    let mut spaces = Vec::new();
    for (item, glyphs) in shaped.items.iter().zip(&shaped.glyphs) {
        let size = match item.script {
            Script::Arabic => sizes.arabic,
            Script::Latin | Script::Other(_) => sizes.latin,
        };
        let scale = f64::from(size) / fonts.units_per_em(item.font);
        let own = glyphs.iter().filter(|glyph| shaped.text.get(glyph.start()..glyph.end()) == Some(" "));
        spaces.extend(own.map(|glyph| (glyph.start(), f64::from(glyph.glyph.advance) * scale)));
    }
    spaces.sort_by_key(|(at, _)| *at);
    spaces
}

impl Filling<'_> {
    /// The breaks of least demerits from the paragraph's start to its end.
    fn choose(&self, crowded: &[usize]) -> Result<Vec<Break>, TextError> {
        let breaks = self.lines.split_wide_words()?;
        let mut tried: Vec<Tried> = vec![Tried { start: 0, before: None, demerits: 0.0, space: None }];
        // The lines that end at each break.
        let mut ending: Vec<Vec<usize>> = vec![vec![0]];
        let mut fixed = 0;
        for (end, brk) in breaks.iter().enumerate().skip(1) {
            let mut here = Vec::new();
            let last = brk.mandatory || end + 1 == breaks.len();
            for (start, from) in breaks.iter().enumerate().take(end).skip(fixed).rev() {
                let need = f64::from(self.setting.measure) - self.lines.width(from, brk)?;
                if need < -SHRINK * self.space_of(from, brk).0 - 1e-3 {
                    break;
                }
                let Some((own, space)) = self.demerits((from, brk), need, last, crowded) else { continue };
                let ways = ending.get(start).into_iter().flatten().filter_map(|way| Some((*way, tried.get(*way)?)));
                let ways = ways.map(|(way, before)| (way, before.demerits + own + uneven(before.space, space)));
                if let Some((way, demerits)) = ways.min_by(|a, b| a.1.total_cmp(&b.1)) {
                    here.push(tried.len());
                    tried.push(Tried { start, before: Some(way), demerits, space });
                }
            }
            ending.push(here);
            if brk.mandatory {
                fixed = end;
            }
        }
        Ok(trace(breaks, &tried, ending.last().map(Vec::as_slice).unwrap_or_default()))
    }

    /// Width and number of the spaces of a line.
    fn space_of(&self, from: &Break, to: &Break) -> (f64, usize) {
        let inside = self.spaces.iter().filter(|(at, _)| (from.at..to.trim).contains(at));
        inside.fold((0.0, 0), |(sum, count), (_, width)| (sum + width, count + 1))
    }

    /// Demerits of a line, and the width of its spaces; `None` for one that must not be.
    fn demerits(
        &self,
        (from, to): (&Break, &Break),
        need: f64,
        last: bool,
        crowded: &[usize],
    ) -> Option<(f64, Option<f64>)> {
        let natural = need >= -1e-3;
        if last {
            return natural.then_some((1.0, None));
        }
        let (space, _) = self.space_of(from, to);
        let penalty = match to.cost {
            0.02.. => 50.0,
            cost if cost > 0.0 => 20.0,
            _ => 0.0,
        };
        let penalty = penalty + if crowded.contains(&to.at) { 50.0 } else { 0.0 };
        let demerits = |ratio: f64| (1.0 + 100.0 * ratio.abs().powi(3) + penalty).powi(2);
        if !natural {
            return Some((demerits(need / (SHRINK * space)), Some(1.0 + need / space)));
        }
        let kashidas = self.capacity(from, to);
        let most = STRETCH * space + kashidas;
        if need > most {
            let missing = (need / most.max(0.1)).min(100.0);
            return Some((RAGGED * (1.0 + missing).powi(2) + penalty, None));
        }
        let by_spaces = if need > FIRST * space { (need - kashidas).max(FIRST * space) } else { need };
        let ratio = if most > 0.0 { need / most } else { 0.0 };
        Some((demerits(ratio), (space > 0.0).then(|| 1.0 + by_spaces / space)))
    }

    /// What kashidas can add to a line, in points.
    fn capacity(&self, from: &Break, to: &Break) -> f64 {
        let words = kashida::count_words(self.shaped.text.get(from.at..to.trim).unwrap_or_default());
        let mut widths: Vec<f64> = self.places_of(from, to).map(|place| self.width(place)).collect();
        widths.sort_by(|a, b| b.total_cmp(a));
        widths.into_iter().take(words / WORDS_PER_KASHIDA).sum()
    }

    fn places_of(&self, from: &Break, to: &Break) -> impl Iterator<Item = &Place> {
        let line = from.at..to.trim;
        self.places.iter().filter(move |place| line.contains(&place.stretch.at))
    }

    /// The longest kashida of a place, in points.
    fn width(&self, place: &Place) -> f64 {
        place.tatweel * place.stretch.count as f64 * f64::from(self.setting.sizes.arabic)
    }

    fn build(&self, breaks: &[Break]) -> Result<Vec<Line>, TextError> {
        let mut lines = Vec::new();
        // Where the line above has its kashidas.
        let mut above: Vec<f32> = Vec::new();
        let count = breaks.len();
        for (n, (start, end)) in breaks.iter().zip(breaks.iter().skip(1)).enumerate() {
            let natural = line::build(self.shaped, self.fonts, self.setting.sizes, (start, end), &[])?;
            if end.mandatory || n + 2 == count {
                lines.push(natural);
                continue;
            }
            let (filled, kashidas) = self.fill(natural, (start, end), &above)?;
            above = kashidas;
            lines.push(filled);
        }
        Ok(lines)
    }

    /// Fills a line: by its spaces first, then by kashidas, then by its spaces again.
    fn fill(
        &self,
        natural: Line,
        (start, end): (&Break, &Break),
        above: &[f32],
    ) -> Result<(Line, Vec<f32>), TextError> {
        let (space, count) = self.space_of(start, end);
        let missing = |line: &Line| f64::from(self.setting.measure) - f64::from(line.width);
        let need = missing(&natural);
        if need > FIRST * space {
            let (stretches, places) = self.kashidas(&natural, (start, end), need - FIRST * space, above);
            if !stretches.is_empty() {
                let longer = line::build(self.shaped, self.fonts, self.setting.sizes, (start, end), &stretches)?;
                let rest = missing(&longer);
                if (-SHRINK * space..=STRETCH * space + 1e-3).contains(&rest) {
                    return Ok((self.spaced(longer, rest, count), places));
                }
            }
        }
        if (-SHRINK * space - 1e-3..=STRETCH * space + 1e-3).contains(&need) {
            return Ok((self.spaced(natural, need, count), Vec::new()));
        }
        Ok((natural, Vec::new()))
    }

    fn spaced(&self, line: Line, need: f64, count: usize) -> Line {
        if count == 0 {
            return line;
        }
        Line { word_space: points(need / count as f64), width: self.setting.measure, ..line }
    }

    /// Kashidas that fill `rest` as far as they may: the best places first, none in neighbouring words, none below
    /// another. Gives their places along the line too.
    fn kashidas(
        &self,
        line: &Line,
        (start, end): (&Break, &Break),
        mut rest: f64,
        above: &[f32],
    ) -> (Vec<Stretch>, Vec<f32>) {
        let words = kashida::count_words(self.shaped.text.get(start.at..end.trim).unwrap_or_default());
        let mut places: Vec<&Place> = self.places_of(start, end).collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.priority));
        let mut taken = BTreeSet::new();
        let (mut stretches, mut along) = (Vec::new(), Vec::new());
        for place in places {
            if rest <= 0.0 || stretches.len() == words / WORDS_PER_KASHIDA {
                break;
            }
            let beside = [place.word.checked_sub(1), place.word.checked_add(1)];
            let Some(x) = self.along(line, place.stretch.at) else { continue };
            if beside.into_iter().flatten().any(|word| taken.contains(&word))
                || above.iter().any(|other| (other - x).abs() < APART)
            {
                continue;
            }
            let one = place.tatweel * f64::from(self.setting.sizes.arabic);
            let count = ((rest / one).ceil() as usize).clamp(1, place.stretch.count);
            rest -= one * count as f64;
            taken.insert(place.word);
            stretches.push(Stretch { count, ..place.stretch });
            along.push(x);
        }
        (stretches, along)
    }

    /// Where a place stands on the filled line.
    fn along(&self, line: &Line, at: usize) -> Option<f32> {
        let x = line.place_of(self.fonts, at)?;
        Some(x / line.width.max(1.0) * self.setting.measure)
    }
}

fn uneven(before: Option<f64>, space: Option<f64>) -> f64 {
    let (limit, cost) = UNEVEN;
    let differs = before.zip(space).is_some_and(|(a, b)| (a - b).abs() > limit);
    if differs { cost } else { 0.0 }
}

/// Follows the best line that ends the paragraph back to its start.
fn trace(breaks: Vec<Break>, tried: &[Tried], last: &[usize]) -> Vec<Break> {
    let mut chosen = vec![false; breaks.len()];
    let mut mark = |at: usize| {
        if let Some(mark) = chosen.get_mut(at) {
            *mark = true;
        }
    };
    mark(breaks.len() - 1);
    let best = |a: &&usize, b: &&usize| {
        let cost = |way: &usize| tried.get(*way).map_or(f64::INFINITY, |line| line.demerits);
        cost(a).total_cmp(&cost(b))
    };
    let mut way = last.iter().min_by(best).copied();
    while let Some(line) = way.and_then(|way| tried.get(way)) {
        mark(line.start);
        way = line.before;
    }
    let mut chosen = chosen.into_iter();
    breaks.into_iter().filter(|_| chosen.next().unwrap_or(false)).collect()
}
