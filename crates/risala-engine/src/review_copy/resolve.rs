//! Fields found again in what came back: by their keys, and by their names in braces.

use std::collections::HashMap;

use risala_letter::manuscript::{Content, Draft, Kind, Piece, is_mark, normal, tags};

use super::Taken;
use super::names::Catalogue;

/// The longest name in braces.
const LONGEST_NAME: usize = 120;

/// Paragraphs with their fields.
#[derive(Debug, Default)]
pub struct Resolved {
    /// The paragraphs, as yet without a place in the text.
    pub drafts: Vec<Draft>,
    /// Keys that stand for no field that is known.
    pub unknown: Vec<String>,
}

/// Finds the fields of the paragraphs that came back for a text with the tags `own`.
pub fn resolve(taken: &[Taken], own: &[&str], catalogue: &Catalogue) -> Resolved {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for code in own {
        *left.entry(code).or_default() += 1;
    }
    let mut finder = Finder { catalogue, left, open: Vec::new(), unknown: Vec::new() };
    let drafts = taken.iter().filter_map(|taken| {
        let pieces = normal(&taken.pieces.iter().flat_map(|piece| finder.piece(piece)).collect::<Vec<_>>());
        let kind = match pieces.as_slice() {
            [] => return None,
            [Piece { content: Content::Tag(code), .. }] if is_mark(code) && !taken.kind.is_item() => Kind::Mark,
            _ if taken.kind == Kind::Mark => Kind::Paragraph,
            _ => taken.kind,
        };
        // Emphasis of a lone mark says nothing.
        let pieces = if kind == Kind::Mark { tags(&pieces).map(Piece::tag).collect() } else { pieces };
        Some(Draft { kind, pieces, from: None })
    });
    Resolved { drafts: drafts.collect(), unknown: finder.unknown }
}

struct Finder<'a> {
    catalogue: &'a Catalogue,
    /// How many of each tag have not come back yet.
    left: HashMap<&'a str, usize>,
    /// The conditions that are open: `if` or `unless`.
    open: Vec<String>,
    unknown: Vec<String>,
}

impl Finder<'_> {
    fn piece(&mut self, piece: &Piece) -> Vec<Piece> {
        let (bold, italic) = (piece.bold, piece.italic);
        match &piece.content {
            Content::Break => vec![piece.clone()],
            Content::Tag(key) if key.starts_with("{{") => vec![self.met(key).styled(bold, italic)],
            Content::Tag(key) => match self.catalogue.by_key(key).map(str::to_owned) {
                Some(code) => vec![self.met(&code).styled(bold, italic)],
                None => {
                    self.unknown.push(key.clone());
                    vec![Piece::text(format!("{{{key}}}")).styled(bold, italic)]
                }
            },
            Content::Text(text) => self.text(text).into_iter().map(|piece| piece.styled(bold, italic)).collect(),
        }
    }

    /// A tag that came back.
    fn met(&mut self, code: &str) -> Piece {
        if let Some(left) = self.left.get_mut(code) {
            *left = left.saturating_sub(1);
        }
        let inner = code.trim_matches(['{', '}', ' ']);
        if let Some(block) = inner.strip_prefix('#') {
            self.open.push(block.split_whitespace().next().unwrap_or_default().to_owned());
        } else if inner.starts_with('/') {
            self.open.pop();
        }
        Piece::tag(code)
    }

    /// Text in which names in braces are fields, and tags as the file has them are tags.
    fn text(&mut self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            plain.push_str(before);
            if let Some((code, following)) = self.named(after) {
                if !plain.is_empty() {
                    pieces.push(Piece::text(std::mem::take(&mut plain)));
                }
                pieces.push(self.met(&code));
                rest = following;
            } else {
                plain.push('{');
                rest = after;
            }
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::text(plain));
        }
        pieces
    }

    /// The tag that begins after a brace, and what follows it.
    fn named<'t>(&self, after: &'t str) -> Option<(String, &'t str)> {
        if let Some((inner, following)) = after.strip_prefix('{').and_then(|inner| inner.split_once("}}")) {
            return (!inner.contains(['{', '}'])).then(|| (format!("{{{{{}}}}}", inner.trim()), following));
        }
        let (name, following) = after.split_once('}')?;
        if name.chars().count() > LONGEST_NAME || name.contains('{') {
            return None;
        }
        self.code(name).map(|code| (code, following))
    }

    /// The tag of a name: of several, the end of what is open, else the first that has not come back yet.
    fn code(&self, name: &str) -> Option<String> {
        let codes = self.catalogue.by_name(name);
        let is_left = |code: &&String| self.left.get(code.as_str()).is_some_and(|left| *left > 0);
        if codes.iter().any(|code| code.starts_with("{{/")) {
            return self.open.last().map(|block| format!("{{{{/{block}}}}}"));
        }
        codes.iter().find(is_left).or(codes.first()).cloned()
    }
}
