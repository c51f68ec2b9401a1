//! Words gone, new and kept.

use risala_letter::manuscript::{Content, Piece};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::{State, WordChange};

/// The most pairs of words that are weighed; what is longer is shown as gone and new as a whole.
const MOST_PAIRS: usize = 9_000_000;

/// A word, a sign, space, or a tag.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Token<'p> {
    text: &'p str,
    is_field: bool,
    bold: bool,
    italic: bool,
}

/// What is between two places where both are the same.
#[derive(Default)]
struct Stretch<'t, 'p> {
    is_same: bool,
    before: Vec<&'t Token<'p>>,
    after: Vec<&'t Token<'p>>,
}

impl<'t, 'p> Stretch<'t, 'p> {
    /// Takes away what both end with.
    fn common_end(&mut self) -> Vec<&'t Token<'p>> {
        let both = self.before.iter().rev().zip(self.after.iter().rev());
        let length = both.take_while(|(before, after)| before == after).count();
        self.before.truncate(self.before.len() - length);
        self.after.split_off(self.after.len() - length)
    }
}

/// The words of `before` and `after` in one row; `name` gives the names of tags.
pub fn changes(before: &[Piece], after: &[Piece], name: &impl Fn(&str) -> String) -> Vec<WordChange> {
    let (before, after) = (tokens(before), tokens(after));
    let mut changes = Vec::new();
    for mut stretch in joined(stretches(&before, &after)) {
        if stretch.is_same {
            push(&mut changes, State::Same, &stretch.after, name);
            continue;
        }
        let end = stretch.common_end();
        push(&mut changes, State::Removed, &stretch.before, name);
        push(&mut changes, State::Added, &stretch.after, name);
        push(&mut changes, State::Same, &end, name);
    }
    changes
}

fn tokens(pieces: &[Piece]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for Piece { content, bold, italic } in pieces {
        let token = |text, is_field| Token { text, is_field, bold: *bold, italic: *italic };
        match content {
            Content::Text(text) => tokens.extend(text.split_word_bounds().map(|word| token(word, false))),
            Content::Tag(code) => tokens.push(token(code, true)),
            Content::Break => tokens.push(token("\n", false)),
        }
    }
    tokens
}

fn stretches<'t, 'p>(before: &'t [Token<'p>], after: &'t [Token<'p>]) -> Vec<Stretch<'t, 'p>> {
    let ops = if before.len().saturating_mul(after.len()) > MOST_PAIRS && before != after {
        vec![DiffOp::Replace { old_index: 0, old_len: before.len(), new_index: 0, new_len: after.len() }]
    } else {
        capture_diff_slices(Algorithm::Myers, before, after)
    };
    let stretch = |op: &DiffOp| Stretch {
        is_same: matches!(op, DiffOp::Equal { .. }),
        before: before.get(op.old_range()).unwrap_or_default().iter().collect(),
        after: after.get(op.new_range()).unwrap_or_default().iter().collect(),
    };
    ops.iter().map(stretch).collect()
}

/// Space alone between two changes is part of both: nobody reads a sentence that was changed word by word.
fn joined<'t, 'p>(stretches: Vec<Stretch<'t, 'p>>) -> Vec<Stretch<'t, 'p>> {
    let mut joined: Vec<Stretch> = Vec::new();
    let mut rest = stretches.into_iter().peekable();
    while let Some(stretch) = rest.next() {
        let is_space = stretch.after.iter().all(|token| token.text.chars().all(char::is_whitespace));
        let is_between = stretch.is_same && is_space && rest.peek().is_some();
        match joined.last_mut().filter(|last| !last.is_same && (is_between || !stretch.is_same)) {
            Some(last) => {
                last.before.extend(stretch.before);
                last.after.extend(stretch.after);
            }
            None => joined.push(stretch),
        }
    }
    joined
}

fn push(changes: &mut Vec<WordChange>, state: State, tokens: &[&Token], name: &impl Fn(&str) -> String) {
    for token in tokens {
        let (bold, italic) = (token.bold, token.italic);
        if token.is_field {
            let field = token.text.to_owned();
            changes.push(WordChange { state, text: name(token.text), field, bold, italic });
            continue;
        }
        match changes.last_mut() {
            Some(last) if last.field.is_empty() && (last.state, last.bold, last.italic) == (state, bold, italic) => {
                last.text.push_str(token.text);
            }
            _ => changes.push(WordChange { state, text: token.text.to_owned(), field: String::new(), bold, italic }),
        }
    }
}
