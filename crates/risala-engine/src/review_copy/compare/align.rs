//! Which paragraph of a text came back as which: the pairing that keeps the order and has most words in common.

use std::collections::HashMap;

use risala_letter::manuscript::{Block, Content, Draft, Kind, Manuscript, Piece};
use unicode_segmentation::UnicodeSegmentation;

/// Paragraphs with fewer words in common are not one paragraph changed, but one gone and one new.
const LIKENESS: f64 = 0.3;
/// The most pairs that are weighed; texts of more paragraphs are paired as they come.
const MOST_PAIRS: usize = 200_000;

/// Gives each draft its place in the text.
pub fn aligned(original: &Manuscript, drafts: &mut Vec<Draft>) {
    let blocks = &original.blocks;
    let is_equal = |block: &Block, draft: &Draft| block.pieces == draft.pieces && fits(block, draft);
    let start = blocks.iter().zip(drafts.iter()).take_while(|(block, draft)| is_equal(block, draft)).count();
    let rest = blocks.len().min(drafts.len()) - start;
    let ends = blocks.iter().rev().zip(drafts.iter().rev()).take(rest);
    let end = ends.take_while(|(block, draft)| is_equal(block, draft)).count();
    let (last_block, last_draft) = (blocks.len() - end, drafts.len() - end);
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    let between =
        paired(blocks.get(start..last_block).unwrap_or_default(), drafts.get(start..last_draft).unwrap_or_default());
    pairs.extend(between.into_iter().map(|(block, draft)| (block + start, draft + start)));
    pairs.extend((0..end).map(|at| (last_block + at, last_draft + at)));
    let pairs = with_lone_pairs(blocks, drafts, &pairs);
    for (block, draft) in pairs {
        if let Some(draft) = drafts.get_mut(draft) {
            draft.from = Some(block);
        }
    }
    settle_subject(original, drafts);
}

/// Whether a paragraph may have become another: a condition only ever a condition.
fn fits(block: &Block, draft: &Draft) -> bool {
    (block.kind == Kind::Mark) == (draft.kind == Kind::Mark)
}

/// The pairs of most words in common, in order.
fn paired(blocks: &[Block], drafts: &[Draft]) -> Vec<(usize, usize)> {
    if blocks.len().saturating_mul(drafts.len()) > MOST_PAIRS {
        let fitting = blocks.iter().zip(drafts).enumerate().filter(|(_, (block, draft))| fits(block, draft));
        return fitting.map(|(at, _)| (at, at)).collect();
    }
    let ours: Vec<Bag> = blocks.iter().map(|block| bag(&block.pieces)).collect();
    let theirs: Vec<Bag> = drafts.iter().map(|draft| bag(&draft.pieces)).collect();
    let width = drafts.len() + 1;
    let like = |block: usize, draft: usize| match (blocks.get(block), drafts.get(draft)) {
        (Some(one), Some(other)) if fits(one, other) => likeness(ours.get(block), theirs.get(draft)),
        _ => 0.0,
    };
    // best[b * width + d]: the most that can be had of the blocks from b and the drafts from d on.
    let mut best = vec![0.0_f64; (blocks.len() + 1) * width];
    let at = |best: &[f64], block: usize, draft: usize| best.get(block * width + draft).copied().unwrap_or_default();
    for block in (0..blocks.len()).rev() {
        for draft in (0..drafts.len()).rev() {
            let likeness = like(block, draft);
            let with = if likeness < LIKENESS { 0.0 } else { likeness + at(&best, block + 1, draft + 1) };
            let without = at(&best, block + 1, draft).max(at(&best, block, draft + 1));
            if let Some(place) = best.get_mut(block * width + draft) {
                *place = with.max(without);
            }
        }
    }
    let (mut block, mut draft) = (0, 0);
    let mut pairs = Vec::new();
    while block < blocks.len() && draft < drafts.len() {
        let here = at(&best, block, draft);
        if here <= at(&best, block + 1, draft) {
            block += 1;
        } else if here <= at(&best, block, draft + 1) {
            draft += 1;
        } else {
            pairs.push((block, draft));
            block += 1;
            draft += 1;
        }
    }
    pairs
}

/// Between two pairs, one paragraph gone and one new are one that was written anew.
fn with_lone_pairs(blocks: &[Block], drafts: &[Draft], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut all = Vec::with_capacity(pairs.len());
    let (mut block, mut draft) = (0, 0);
    for &(next_block, next_draft) in pairs.iter().chain([&(blocks.len(), drafts.len())]) {
        if next_block == block + 1
            && next_draft == draft + 1
            && let (Some(one), Some(other)) = (blocks.get(block), drafts.get(draft))
            && fits(one, other)
        {
            all.push((block, draft));
        }
        if next_block < blocks.len() {
            all.push((next_block, next_draft));
        }
        (block, draft) = (next_block + 1, next_draft + 1);
    }
    all
}

/// A text has one subject, its first paragraph: where none came back it stays, and no other paragraph is one.
fn settle_subject(original: &Manuscript, drafts: &mut Vec<Draft>) {
    let says_subject = drafts.first().is_some_and(|first| first.kind == Kind::Subject);
    for draft in drafts.iter_mut().filter(|draft| draft.kind == Kind::Subject) {
        draft.kind = Kind::Paragraph;
    }
    let Some(subject) = original.blocks.first().filter(|block| block.kind == Kind::Subject) else { return };
    let at = drafts.iter().position(|draft| draft.from == Some(0));
    // What came back as the subject is the subject, whatever it says.
    if at != Some(0) && says_subject {
        for draft in drafts.iter_mut().filter(|draft| draft.from == Some(0)) {
            draft.from = None;
        }
    } else if at != Some(0) {
        let kept = Draft { kind: Kind::Subject, pieces: subject.pieces.clone(), from: None };
        let draft = at.map_or(kept, |at| drafts.remove(at));
        drafts.insert(0, draft);
    }
    if let Some(first) = drafts.first_mut() {
        (first.kind, first.from) = (Kind::Subject, Some(0));
    }
}

/// Words and tags, and how often each occurs.
type Bag<'p> = HashMap<&'p str, usize>;

fn bag(pieces: &[Piece]) -> Bag<'_> {
    let mut bag = Bag::new();
    for piece in pieces {
        match &piece.content {
            Content::Tag(code) => *bag.entry(code).or_default() += 1,
            Content::Text(text) => text.unicode_words().for_each(|word| *bag.entry(word).or_default() += 1),
            Content::Break => {}
        }
    }
    bag
}

/// Twice the words in common over all words (Dice's coefficient).
fn likeness(one: Option<&Bag>, other: Option<&Bag>) -> f64 {
    let (Some(one), Some(other)) = (one, other) else { return 0.0 };
    let common: usize = one.iter().map(|(word, count)| other.get(word).copied().unwrap_or_default().min(*count)).sum();
    let all: usize = one.values().chain(other.values()).sum();
    // Counts of words are far below what a float has digits for.
    #[allow(clippy::cast_precision_loss)]
    let ratio = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    ratio(2 * common, all)
}
