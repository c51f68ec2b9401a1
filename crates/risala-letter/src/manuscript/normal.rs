//! The normal form of a block's content: two contents are the same to a reader when their normal forms are equal,
//! whatever program wrote them.

use unicode_normalization::UnicodeNormalization;

use super::{Content, Piece, is_mark};
use crate::characters;

/// A character, a tag or an end of line with its emphasis.
#[derive(Clone, Copy)]
struct Atom<'a> {
    content: Part<'a>,
    bold: bool,
    italic: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Char(char),
    Tag(&'a str),
    Break,
}

/// Content in normal form.
///
/// Neighbouring text of one emphasis is one piece, in NFC and without characters that no template may hold; tabs are
/// spaces; space at either end and beside the end of a line is gone; space between words is emphasized only when both
/// its neighbours are. A line that is one tag of a condition belongs to the line before: alone it would end the paragraph.
pub fn normal(pieces: &[Piece]) -> Vec<Piece> {
    let mut atoms = atoms(pieces);
    trim(&mut atoms);
    let mut atoms = with_lone_marks_joined(&atoms);
    settle_space(&mut atoms);
    joined(&atoms)
}

fn atoms(pieces: &[Piece]) -> Vec<Atom<'_>> {
    let mut atoms = Vec::new();
    for Piece { content, bold, italic } in pieces {
        let mut push = |content| atoms.push(Atom { content, bold: *bold, italic: *italic });
        match content {
            Content::Tag(code) => push(Part::Tag(code)),
            Content::Break => push(Part::Break),
            Content::Text(text) => {
                for c in text.chars() {
                    match c {
                        '\t' | '\n' | '\r' => push(Part::Char(' ')),
                        c if characters::is_forbidden(c) => {}
                        c => push(Part::Char(c)),
                    }
                }
            }
        }
    }
    atoms
}

/// Takes away space at both ends and beside ends of lines, and ends of lines that follow nothing.
fn trim(atoms: &mut Vec<Atom>) {
    let mut kept: Vec<Atom> = Vec::with_capacity(atoms.len());
    for atom in atoms.drain(..) {
        let begins_line = kept.last().is_none_or(|last| last.content == Part::Break);
        match atom.content {
            Part::Char(' ') if begins_line => {}
            Part::Break if begins_line => {}
            Part::Break => {
                trim_end(&mut kept);
                if !kept.is_empty() {
                    kept.push(atom);
                }
            }
            _ => kept.push(atom),
        }
    }
    trim_end(&mut kept);
    *atoms = kept;
}

fn trim_end(atoms: &mut Vec<Atom>) {
    while atoms.pop_if(|last| matches!(last.content, Part::Char(' ') | Part::Break)).is_some() {}
}

fn with_lone_marks_joined<'a>(atoms: &[Atom<'a>]) -> Vec<Atom<'a>> {
    let is_lone = |line: &[Atom]| matches!(line, [Atom { content: Part::Tag(code), .. }] if is_mark(code));
    let mut joined: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut is_begun_by_mark = false;
    for line in atoms.split(|atom| atom.content == Part::Break) {
        if !joined.is_empty() && !is_lone(line) && !is_begun_by_mark {
            joined.push(Atom { content: Part::Break, bold: false, italic: false });
        }
        is_begun_by_mark = joined.is_empty() && is_lone(line);
        joined.extend(line);
    }
    joined
}

/// Space takes the emphasis that both its neighbours have.
fn settle_space(atoms: &mut [Atom]) {
    let mut begin = 0;
    while begin < atoms.len() {
        let rest = atoms.get(begin..).unwrap_or_default();
        let length = rest.iter().take_while(|atom| is_space(atom)).count();
        if length == 0 {
            begin += 1;
            continue;
        }
        let style = |atom: Option<&Atom>| atom.map_or((false, false), |atom| (atom.bold, atom.italic));
        let before = style(begin.checked_sub(1).and_then(|index| atoms.get(index)));
        let after = style(atoms.get(begin + length));
        for atom in atoms.iter_mut().skip(begin).take(length) {
            atom.bold = before.0 && after.0;
            atom.italic = before.1 && after.1;
        }
        begin += length;
    }
}

fn is_space(atom: &Atom) -> bool {
    match atom.content {
        Part::Char(c) => c.is_whitespace(),
        Part::Break => true,
        Part::Tag(_) => false,
    }
}

fn joined(atoms: &[Atom]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for Atom { content, bold, italic } in atoms {
        let content = match content {
            Part::Tag(code) => Content::Tag((*code).to_owned()),
            Part::Break => Content::Break,
            Part::Char(c) => {
                if let Some(Piece { content: Content::Text(text), bold: b, italic: i }) = pieces.last_mut()
                    && (*b, *i) == (*bold, *italic)
                {
                    text.push(*c);
                    continue;
                }
                Content::Text(String::from(*c))
            }
        };
        pieces.push(Piece { content, bold: *bold, italic: *italic });
    }
    for piece in &mut pieces {
        if let Content::Text(text) = &mut piece.content {
            *text = text.nfc().collect();
        }
    }
    pieces
}
