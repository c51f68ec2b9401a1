//! Where pages break: every legal place is tried, the least cost wins.

use super::blocks::Kind;
use super::geometry::mm;
use super::rows::Row;

/// Rows, and what stands below the last of them and stays with it.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The rows from the subject to the closing.
    pub rows: Vec<Row>,
    /// Height of the signature block and what follows it.
    pub tail: f32,
    /// What the box of the last line has below its baseline.
    pub below: f32,
    /// Rows of so many lines are not broken.
    pub unbroken: usize,
}

/// A place between two pages: before a row, or inside it after so many lines of each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The row.
    pub row: usize,
    /// Lines of it before the cut, by column; empty before the row.
    pub taken: Vec<usize>,
}

/// What a page holds, from one cut to the next.
pub type Slice = (Cut, Cut);

/// Heights of the body in points.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// On the first page of the flow.
    pub first: f32,
    /// On those after it.
    pub later: f32,
}

/// A way to break.
#[derive(Debug, Clone)]
pub struct Pagination {
    /// The pages.
    pub pages: Vec<Slice>,
    /// Whether the last page has less text than it should.
    pub short: bool,
}

/// Least text on a last page.
const LEAST_TEXT: f32 = mm(25.0);
/// Rounding of heights.
const NOTHING: f32 = 0.01;

impl Flow {
    /// From its top to its last baseline on one page.
    pub fn depth(&self) -> f32 {
        self.height() - self.below
    }

    /// Height of all of it on one page.
    pub fn height(&self) -> f32 {
        Ruler::new(self).end
    }

    /// All of it as one page's part.
    pub fn whole(&self) -> Slice {
        let cut = |row| Cut { row, taken: Vec::new() };
        (cut(0), cut(self.rows.len()))
    }

    /// Height of what a page holds.
    pub fn slice_height(&self, (from, to): &Slice) -> f32 {
        Ruler::new(self).between(from, to)
    }

    /// Breaks into pages; `None` when the keep rules leave no place to break. `pull` draws rows over to a
    /// last page that has too little text.
    pub fn paginate(&self, room: Room, pull: bool) -> Option<Pagination> {
        let ruler = Ruler::new(self);
        let cuts = self.cuts();
        let mut best: Vec<Option<(f32, usize)>> = vec![None; cuts.len()];
        for (to, cut) in cuts.iter().enumerate().skip(1) {
            let mut found: Option<(f32, usize)> = None;
            for (from, start) in cuts.iter().enumerate().take(to).rev() {
                let first = from == 0;
                let page = if first { room.first } else { room.later };
                let used = ruler.between(start, cut);
                if used > page.max(room.later) + NOTHING {
                    break;
                }
                let before = match (first, best.get(from)) {
                    (true, _) => Some(0.0),
                    (false, Some(Some((cost, _)))) => Some(*cost),
                    (false, _) => None,
                };
                let Some(before) = before.filter(|_| used <= page + NOTHING) else {
                    continue;
                };
                if !self.may_share(start, cut) {
                    continue;
                }
                let cost = before + self.cost(&ruler, (start, cut), used / page, pull);
                if found.is_none_or(|(least, _)| cost < least) {
                    found = Some((cost, from));
                }
            }
            if let Some(slot) = best.get_mut(to) {
                *slot = found;
            }
        }
        self.trace(&ruler, &cuts, &best)
    }

    fn trace(&self, ruler: &Ruler, cuts: &[Cut], best: &[Option<(f32, usize)>]) -> Option<Pagination> {
        let mut pages = Vec::new();
        let mut to = cuts.len().checked_sub(1)?;
        while to > 0 {
            let (_, from) = (*best.get(to)?)?;
            pages.push((cuts.get(from)?.clone(), cuts.get(to)?.clone()));
            to = from;
        }
        pages.reverse();
        let short = match pages.last() {
            Some((start, _)) if pages.len() > 1 => ruler.text_after(start) < LEAST_TEXT,
            _ => false,
        };
        Some(Pagination { pages, short })
    }

    fn cost(&self, ruler: &Ruler, (start, cut): (&Cut, &Cut), used: f32, pull: bool) -> f32 {
        if cut.row >= self.rows.len() {
            let first = start.row == 0 && start.taken.is_empty();
            let short = pull && !first && ruler.text_after(start) < LEAST_TEXT;
            return if short { 1000.0 } else { 0.0 };
        }
        let unused = 1.0 - used;
        let broken = if cut.taken.is_empty() { 0.0 } else { 10.0 };
        100.0 * unused * unused + broken
    }

    /// Two cuts in one row leave at least two lines between them.
    fn may_share(&self, start: &Cut, cut: &Cut) -> bool {
        if start.row != cut.row || start.taken.is_empty() {
            return true;
        }
        let pairs = || start.taken.iter().zip(&cut.taken);
        pairs().all(|(a, b)| a <= b) && pairs().any(|(a, b)| a + 2 <= *b)
    }

    /// Every legal cut, with the beginning and the end.
    fn cuts(&self) -> Vec<Cut> {
        let whole = |row| Cut { row, taken: Vec::new() };
        let mut cuts = vec![whole(0)];
        for (n, row) in self.rows.iter().enumerate() {
            if n > 0 && self.may_cut_before(n) {
                cuts.push(whole(n));
            }
            if row.kind.is_body() {
                let inside = splits(row, self.unbroken).into_iter();
                cuts.extend(inside.map(|taken| Cut { row: n, taken }));
            }
        }
        cuts.push(whole(self.rows.len()));
        cuts
    }

    fn may_cut_before(&self, n: usize) -> bool {
        let (Some(above), Some(below)) = (n.checked_sub(1).and_then(|n| self.rows.get(n)), self.rows.get(n)) else {
            return false;
        };
        let kept = match (above.kind, below.kind) {
            (Kind::Subject | Kind::Salutation, _) | (_, Kind::Closing | Kind::Salutation) => true,
            (Kind::Paragraph, Kind::Item { first: true, .. }) => true,
            (_, Kind::Item { first, last }) => last && !first,
            _ => above.introduces,
        };
        let rows = || self.rows.iter();
        !kept && body_lines(rows().take(n)) >= 2 && body_lines(rows().skip(n)) >= 2
    }
}

/// Lines of the body in these rows, in the column that has more.
fn body_lines<'r>(rows: impl Iterator<Item = &'r Row>) -> usize {
    let mut lines: Vec<usize> = Vec::new();
    for row in rows.filter(|row| row.kind.is_body()) {
        lines.resize(lines.len().max(row.cells.len()), 0);
        for (sum, cell) in lines.iter_mut().zip(&row.cells) {
            *sum += cell.as_ref().map_or(0, |cell| cell.lines.len());
        }
    }
    lines.into_iter().max().unwrap_or(0)
}

/// The ways to break a row: at the same place of the page in all columns, two lines before and after.
/// A side of three lines or less stays whole before the break.
fn splits(row: &Row, unbroken: usize) -> Vec<Vec<usize>> {
    let sides: Vec<(usize, f32)> =
        row.cells.iter().map(|cell| cell.as_ref().map_or((0, 1.0), |c| (c.lines.len(), c.leading))).collect();
    if sides.iter().all(|(lines, _)| *lines <= unbroken.max(3)) {
        return Vec::new();
    }
    let mut splits = Vec::new();
    for (lines, leading) in &sides {
        for taken in 2..=lines.saturating_sub(2) {
            splits.extend(split_at(&sides, taken as f32 * leading));
        }
    }
    splits.sort();
    splits.dedup();
    splits.retain(|taken| !introduces(row, taken));
    splits
}

/// Whether what stands before a break inside a row ends with a colon.
fn introduces(row: &Row, taken: &[usize]) -> bool {
    let lines = row.cells.iter().zip(taken).filter_map(|(cell, taken)| cell.as_ref()?.lines.get(taken.checked_sub(1)?));
    let mut texts = lines.filter_map(|line| line.text.get(line.range.clone()));
    texts.any(|text| text.trim_end().ends_with(':'))
}

fn split_at(sides: &[(usize, f32)], height: f32) -> Option<Vec<usize>> {
    let side = |(lines, leading): &(usize, f32)| {
        let fit = ((height + NOTHING) / leading).floor() as usize;
        match *lines {
            0..=3 => (fit >= *lines).then_some(*lines),
            _ => Some(fit.clamp(2, lines - 2)),
        }
    };
    sides.iter().map(side).collect()
}

/// Heights along a flow.
struct Ruler {
    /// Top and bottom of each row.
    rows: Vec<(f32, f32)>,
    /// Lines and leading of each row's sides.
    sides: Vec<Vec<(usize, f32)>>,
    /// The bottom of all.
    end: f32,
    /// The bottom of the last row.
    text_end: f32,
}

impl Ruler {
    fn new(flow: &Flow) -> Self {
        let mut y = 0.0;
        let mut rows = Vec::with_capacity(flow.rows.len());
        let mut text_end = 0.0;
        for row in &flow.rows {
            text_end = y + row.height;
            rows.push((y, text_end));
            y = text_end + row.gap;
        }
        let sides = |row: &Row| {
            let cells = row.cells.iter();
            cells.map(|cell| cell.as_ref().map_or((0, 1.0), |c| (c.lines.len(), c.leading))).collect()
        };
        Self { rows, sides: flow.rows.iter().map(sides).collect(), end: text_end + flow.tail, text_end }
    }

    /// Where what stands before a cut ends.
    fn end_of(&self, cut: &Cut) -> f32 {
        match (self.rows.get(cut.row), cut.taken.is_empty()) {
            (None, _) => self.end,
            (Some(_), true) => {
                let above = cut.row.checked_sub(1).and_then(|n| self.rows.get(n));
                above.map_or(0.0, |(_, bottom)| *bottom)
            }
            (Some((top, _)), false) => top + self.shown(cut.row, |_| 0, |n, _| taken(cut, n)),
        }
    }

    /// Where what stands after a cut starts.
    fn start_of(&self, cut: &Cut) -> f32 {
        match (self.rows.get(cut.row), cut.taken.is_empty()) {
            (None, _) => self.end,
            (Some((top, _)), true) => *top,
            (Some((_, bottom)), false) => bottom - self.shown(cut.row, |n| taken(cut, n), |_, lines| lines),
        }
    }

    /// Height of a part of a row.
    fn shown(&self, row: usize, from: impl Fn(usize) -> usize, to: impl Fn(usize, usize) -> usize) -> f32 {
        let sides = self.sides.get(row).into_iter().flatten().enumerate();
        sides.map(|(n, (lines, leading))| to(n, *lines).saturating_sub(from(n)) as f32 * leading).fold(0.0, f32::max)
    }

    /// Height of a page from one cut to another.
    fn between(&self, from: &Cut, to: &Cut) -> f32 {
        if from.row == to.row && !from.taken.is_empty() && !to.taken.is_empty() {
            return self.shown(from.row, |n| taken(from, n), |n, _| taken(to, n));
        }
        self.end_of(to) - self.start_of(from)
    }

    /// Height of the text from a cut to the end of the closing.
    fn text_after(&self, cut: &Cut) -> f32 {
        self.text_end - self.start_of(cut)
    }
}

fn taken(cut: &Cut, column: usize) -> usize {
    cut.taken.get(column).copied().unwrap_or(0)
}
