//! Where lines may end, and which ends make the best paragraph.

use std::ops::Range;

use super::measure::{Extent, Rule, reshaped};
use super::shape::is_ignorable;
use super::{LINE_BREAK, Setting, Shaped, Sizes, TextError, keep, points};
use crate::font::Fonts;

/// Rounding that a line may be wider than the measure, in points.
const SLACK: f64 = 1e-3;

/// A place where a line may end and the next one start.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// Where the next line starts.
    pub at: usize,
    /// Where the line's ink ends: `at` without white space.
    pub trim: usize,
    /// The first place not before `at` from which the paragraph's own glyphs serve a line that starts here.
    pub resume: usize,
    /// The last place not after `trim` up to which they serve a line that ends here.
    pub hold: usize,
    /// Extent of the paragraph before a line that starts here.
    pub start: Extent,
    /// Extent of the paragraph up to the end of a line that ends here.
    pub end: Extent,
    /// Cost of ending a line here.
    pub cost: f64,
    /// Whether a line must end here.
    pub mandatory: bool,
}

/// The breaks of a paragraph, its start and end among them.
pub fn breaks(shaped: &Shaped, fonts: &Fonts) -> Result<Vec<Break>, TextError> {
    let text: &str = &shaped.text;
    let inside = keep::filter(text, unicode_opportunities(text));
    let rule = Rule::new(shaped, fonts);
    std::iter::once(0).chain(inside).chain([text.len()]).map(|at| rule.measure(at)).collect()
}

/// UAX #14, default rules.
fn unicode_opportunities(text: &str) -> Vec<usize> {
    icu_segmenter::LineSegmenter::new_for_non_complex_scripts(Default::default())
        .segment_str(text)
        .filter(|&at| at > 0 && at < text.len())
        .collect()
}

/// Where a part of the text ends without the white space and the controls behind it.
pub fn trim(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_ignorable(c)).len()
}

/// Cost of leaving a word at a line's end: particles that lean on what follows, and short words.
pub fn cost(line: &str) -> f64 {
    const TIED: [&str; 5] = ["ما", "لا", "لم", "لن", "قد"];
    const SHORT: [&str; 24] = [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "or", "and", "is", "we", "for", "be", "who", "من", "في",
        "إلى", "على", "عن", "أو", "أن", "به",
    ];
    let word = line.rsplit([' ', LINE_BREAK]).next().unwrap_or_default();
    let word = word.trim_matches(is_ignorable);
    if TIED.contains(&word) {
        0.02
    } else if SHORT.contains(&word.trim_matches(['،', ',', '.', ';', ':'])) {
        0.0025
    } else {
        0.0
    }
}

/// Added to the cost of a break whose lines come too close.
const CROWDED: f64 = 0.01;

/// Chooses line ends of least total cost (total fit for rag): the breaks from the paragraph's start to its end.
/// Those at `crowded` cost more than they would.
pub fn choose(shaped: &Shaped, fonts: &Fonts, setting: &Setting, crowded: &[usize]) -> Result<Vec<Break>, TextError> {
    let lines = Lines::new(shaped, fonts, setting);
    let mut breaks = lines.split_wide_words()?;
    for brk in breaks.iter_mut().filter(|brk| crowded.contains(&brk.at)) {
        brk.cost += CROWDED;
    }
    let mut best: Vec<Option<Best>> = vec![Some(Best::default())];
    // No line goes on past the last end made by hand.
    let mut fixed = 0;
    for (end, brk) in breaks.iter().enumerate().skip(1) {
        let mut found: Option<Best> = None;
        for (start, from) in breaks.iter().enumerate().take(end).skip(fixed).rev() {
            let width = lines.width(from, brk)?;
            if lines.is_overfull(width) {
                break;
            }
            let Some(Some(before)) = best.get(start) else {
                continue;
            };
            let last = brk.mandatory || end + 1 == breaks.len();
            let candidate =
                Best { cost: before.cost + lines.cost(from, brk, width, last), lines: before.lines + 1, start };
            if found.as_ref().is_none_or(|found| candidate.beats(found)) {
                found = Some(candidate);
            }
        }
        best.push(found);
        if brk.mandatory {
            fixed = end;
        }
    }
    Ok(trace(breaks, &best))
}

/// The best way to a break.
#[derive(Debug, Clone, Default)]
struct Best {
    cost: f64,
    lines: usize,
    /// The break where the line that ends here starts.
    start: usize,
}

impl Best {
    /// Ties: fewer lines; then the earlier break later, which is the order of trying.
    fn beats(&self, other: &Self) -> bool {
        (self.cost, self.lines) < (other.cost, other.lines)
    }
}

/// Follows the best way back from the last break.
fn trace(breaks: Vec<Break>, best: &[Option<Best>]) -> Vec<Break> {
    let mut chosen = vec![false; breaks.len()];
    let mut at = breaks.len() - 1;
    loop {
        if let Some(mark) = chosen.get_mut(at) {
            *mark = true;
        }
        match best.get(at) {
            Some(Some(way)) if at > 0 => at = way.start,
            _ => break,
        }
    }
    let mut chosen = chosen.into_iter();
    breaks.into_iter().filter(|_| chosen.next().unwrap_or(false)).collect()
}

/// A word wider than the measure.
struct Wide {
    range: Range<usize>,
    width: f64,
}

/// Lines of one paragraph at one size and measure.
pub struct Lines<'a> {
    shaped: &'a Shaped,
    fonts: &'a Fonts<'a>,
    sizes: Sizes,
    measure: f64,
}

impl<'a> Lines<'a> {
    /// Lines of a paragraph.
    pub fn new(shaped: &'a Shaped, fonts: &'a Fonts<'a>, setting: &Setting) -> Self {
        Self { shaped, fonts, sizes: setting.sizes, measure: setting.measure.into() }
    }

    /// Width of a line in points.
    pub fn width(&self, start: &Break, end: &Break) -> Result<f64, TextError> {
        let extent = if start.resume <= end.hold {
            end.end - start.start
        } else {
            let line = start.at..end.trim.max(start.at);
            reshaped(self.shaped, self.fonts, line.clone(), line)?
        };
        Ok(extent.at(self.sizes))
    }

    fn is_overfull(&self, width: f64) -> bool {
        width > self.measure + SLACK
    }

    fn cost(&self, start: &Break, end: &Break, width: f64, last: bool) -> f64 {
        const LINE: f64 = 0.004;
        if !last {
            let rag = ((self.measure - width) / self.measure).max(0.0);
            return rag * rag + end.cost + LINE;
        }
        let runt = if width >= 0.25 * self.measure { 0.0 } else { 0.12 };
        let text = self.shaped.text.get(start.at..end.trim).unwrap_or_default();
        let letters = text.chars().filter(|&c| !is_ignorable(c)).count();
        let lonely = start.at > 0 && letters < 8 && !text.contains(' ');
        runt + if lonely { 0.03 } else { 0.0 } + LINE
    }

    /// The paragraph's breaks, and more where a word is wider than the measure: first where UAX #14 allows
    /// them, then behind the signs that join addresses and references.
    pub fn split_wide_words(&self) -> Result<Vec<Break>, TextError> {
        let mut breaks = self.shaped.breaks.clone();
        for more in [unicode_opportunities, joints] {
            let wide = self.wide_words(&breaks)?;
            if wide.is_empty() {
                return Ok(breaks);
            }
            let rule = Rule::new(self.shaped, self.fonts);
            for at in more(&self.shaped.text) {
                if wide.iter().any(|w| w.range.start < at && at < w.range.end) {
                    breaks.push(rule.measure(at)?);
                }
            }
            breaks.sort_by_key(|brk| brk.at);
        }
        match self.wide_words(&breaks)?.into_iter().next() {
            None => Ok(breaks),
            Some(Wide { range, width }) => Err(TextError::Overfull {
                word: self.shaped.text.get(range).unwrap_or_default().to_owned(),
                width: points(width),
                measure: points(self.measure),
            }),
        }
    }

    /// What stands between neighbouring breaks and is wider than the measure.
    fn wide_words(&self, breaks: &[Break]) -> Result<Vec<Wide>, TextError> {
        let mut wide = Vec::new();
        for (start, end) in breaks.iter().zip(breaks.iter().skip(1)) {
            let width = self.width(start, end)?;
            if self.is_overfull(width) {
                wide.push(Wide { range: start.at..end.trim, width });
            }
        }
        Ok(wide)
    }
}

/// Places behind the signs that join addresses and references.
fn joints(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|(_, character)| "/.-_@?&=".contains(*character))
        .map(|(at, _)| at + 1)
        .filter(|&at| at < text.len())
        .collect()
}
