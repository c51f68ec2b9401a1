//! Which paragraph of one language stands beside which of the other.

use risala_letter::{Lang, Problem};

use super::blocks::{Kind, Piece};
use super::desk::Desk;
use super::problems::{PAIR_MISSING, PAIR_UNEQUAL, SIDES_UNEQUAL, SUGGEST_STACKED};
use super::rows::{Pairing, Row};

/// What pairs with its like only, in the order of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Subject,
    Salutation,
    Body,
    Closing,
}

fn class(kind: Kind) -> Class {
    match kind {
        Kind::Subject => Class::Subject,
        Kind::Salutation => Class::Salutation,
        Kind::Paragraph | Kind::Item { .. } => Class::Body,
        Kind::Closing => Class::Closing,
    }
}

/// Pairs English and Arabic: paragraph by paragraph, list by list, item by item.
pub fn pair(en: &[Piece], ar: &[Piece]) -> Pairing {
    let mut pairing = Pairing::new();
    for class in [Class::Subject, Class::Salutation, Class::Body, Class::Closing] {
        let (en_groups, ar_groups) = (groups(en, class), groups(ar, class));
        for n in 0..en_groups.len().max(ar_groups.len()) {
            let side = |groups: &[Vec<usize>]| groups.get(n).cloned().unwrap_or_default();
            pair_groups((en, side(&en_groups)), (ar, side(&ar_groups)), &mut pairing);
        }
    }
    pairing
}

/// The numbers of the pieces of a class; the items of a list are one group.
fn groups(pieces: &[Piece], wanted: Class) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        if class(piece.kind) != wanted {
            continue;
        }
        match (piece.kind, groups.last_mut()) {
            (Kind::Item { first: false, .. }, Some(list)) => list.push(n),
            _ => groups.push(vec![n]),
        }
    }
    groups
}

fn pair_groups((en, en_group): (&[Piece], Vec<usize>), (ar, ar_group): (&[Piece], Vec<usize>), pairing: &mut Pairing) {
    let kind = |pieces: &[Piece], n: Option<&usize>| n.and_then(|n| pieces.get(*n)).map(|p| p.kind);
    let is_list = |kind: Option<Kind>| matches!(kind, Some(Kind::Item { .. }));
    let unlike = !en_group.is_empty()
        && !ar_group.is_empty()
        && is_list(kind(en, en_group.first())) != is_list(kind(ar, ar_group.first()));
    if unlike {
        pair_groups((en, en_group), (ar, Vec::new()), pairing);
        pair_groups((en, Vec::new()), (ar, ar_group), pairing);
        return;
    }
    for n in 0..en_group.len().max(ar_group.len()) {
        let (left, right) = (en_group.get(n), ar_group.get(n));
        // the longer list says which item is the last
        let longer = if en_group.len() >= ar_group.len() { kind(en, left) } else { kind(ar, right) };
        if let Some(kind) = longer {
            pairing.push((kind, vec![left.copied(), right.copied()]));
        }
    }
}

/// Reports missing partners and pairs of very different lengths.
pub fn judge(desk: &mut Desk<'_, '_>, rows: &[Row]) {
    let mut sums = [0.0_f32; 2];
    for (n, row) in rows.iter().enumerate() {
        let part = row.kind.part().key();
        let [en, ar] = row.cells.as_slice() else {
            continue;
        };
        for (sum, cell) in sums.iter_mut().zip([en, ar]) {
            *sum += cell.as_ref().map_or(0.0, |cell| cell.lines.len() as f32 * cell.leading);
        }
        let problem = match (en, ar) {
            (Some(en), Some(ar)) => {
                let (en, ar) = (en.lines.len(), ar.lines.len());
                let (less, more) = (en.min(ar), en.max(ar));
                (more > 2 * less && more > less + 3).then(|| {
                    let problem = Problem::warning(PAIR_UNEQUAL);
                    problem.arg("english", en).arg("arabic", ar)
                })
            }
            (None, _) => Some(missing(Lang::En)),
            (_, None) => Some(missing(Lang::Ar)),
        };
        if let Some(problem) = problem {
            desk.report(problem.arg("part", part).arg("row", n + 1));
        }
    }
    let [en, ar] = sums;
    let ratio = en.max(ar) / en.min(ar).max(1.0);
    let code = match ratio {
        ..=1.35 => return,
        ..=1.6 => SUGGEST_STACKED,
        _ => SIDES_UNEQUAL,
    };
    let percent = ((ratio - 1.0) * 100.0).round();
    desk.report(Problem::warning(code).arg("percent", percent));
}

fn missing(lang: Lang) -> Problem {
    Problem::warning(PAIR_MISSING).arg("language", lang.code())
}
