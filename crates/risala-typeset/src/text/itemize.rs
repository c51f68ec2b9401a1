//! A paragraph is cut into items: stretches of one level, script and font.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::{NamedEnumeratedProperty, Script as UnicodeScript};
use unicode_bidi::Level;
use unicode_segmentation::UnicodeSegmentation;

use super::shape::{covers, is_ignorable};
use super::{Face, Paragraph, TextError};
use crate::font::{FontId, Fonts, Script};

/// A stretch of text that is shaped at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its embedding level.
    pub level: Level,
    /// Its script.
    pub script: Script,
    /// Its font.
    pub font: FontId,
}

/// Cuts a paragraph up to `end` into items, in logical order.
pub fn itemize(paragraph: &Paragraph, end: usize, levels: &[Level], fonts: &Fonts) -> Result<Vec<Item>, TextError> {
    let text = paragraph.text.get(..end).unwrap_or_default();
    let mut items: Vec<Item> = Vec::new();
    let mut faces = Faces::new(&paragraph.faces);
    let mut latin = Script::Latin;
    for (start, cluster, kind) in clusters(text) {
        let level = levels.get(start).copied().unwrap_or_else(Level::ltr);
        let script = match kind {
            Kind::Script(script) => script,
            // The level of a neutral follows its neighbours and brackets (N0 to N2), so its script does as well.
            Kind::Neutral | Kind::Sign if level.is_rtl() => Script::Arabic,
            Kind::Neutral | Kind::Sign => latin,
        };
        if script != Script::Arabic {
            latin = script;
        }
        let font = choose(fonts, script, faces.at(start), cluster, start)?;
        let end = start + cluster.len();
        match items.last_mut() {
            Some(last) if last.level == level && last.script == script && last.font == font => {
                last.range.end = end;
            }
            _ => items.push(Item { range: start..end, level, script, font }),
        }
    }
    Ok(items)
}

/// The first font that has a whole grapheme cluster.
fn choose(fonts: &Fonts, script: Script, face: Face, cluster: &str, start: usize) -> Result<FontId, TextError> {
    fonts.choices(script, face).find(|&id| fonts.get(id).is_some_and(|font| covers(font, cluster))).ok_or_else(|| {
        TextError::MissingGlyph {
            character: cluster.chars().find(|&c| !is_ignorable(c)).unwrap_or_default(),
            at: start,
        }
    })
}

/// The faces of a paragraph, asked for in ascending order.
struct Faces<'a> {
    rest: &'a [(Range<usize>, Face)],
}

impl<'a> Faces<'a> {
    fn new(faces: &'a [(Range<usize>, Face)]) -> Self {
        Self { rest: faces }
    }

    fn at(&mut self, byte: usize) -> Face {
        while let Some(((range, face), rest)) = self.rest.split_first() {
            if byte < range.end {
                return *face;
            }
            self.rest = rest;
        }
        Face::default()
    }
}

/// What a grapheme cluster says about its own script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Script(Script),
    /// A sign of figures, addresses and references, which goes with what it touches.
    Sign,
    Neutral,
}

/// A grapheme cluster: where it starts, its text, its kind.
type Cluster<'a> = (usize, &'a str, Kind);

/// The grapheme clusters of a text with their kinds.
fn clusters(text: &str) -> Vec<Cluster<'_>> {
    let mut clusters: Vec<_> =
        text.grapheme_indices(true).map(|(start, cluster)| (start, cluster, kind(cluster))).collect();
    settle_signs(&mut clusters);
    clusters
}

fn kind(cluster: &str) -> Kind {
    const SIGNS: &str = "/-.+:@_%&=?#~*\\$€£¥°";
    let Some(first) = cluster.chars().next() else {
        return Kind::Neutral;
    };
    match first {
        'A'..='Z' | 'a'..='z' | '0'..='9' => Kind::Script(Script::Latin),
        _ if SIGNS.contains(first) => Kind::Sign,
        _ if first.is_ascii() => Kind::Neutral,
        _ if is_arabic(first) => Kind::Script(Script::Arabic),
        _ => match CodePointMapData::<UnicodeScript>::new().get(first) {
            UnicodeScript::Common | UnicodeScript::Inherited | UnicodeScript::Unknown => Kind::Neutral,
            UnicodeScript::Latin => Kind::Script(Script::Latin),
            other => {
                other.short_name().as_bytes().try_into().map_or(Kind::Neutral, |tag| Kind::Script(Script::Other(tag)))
            }
        },
    }
}

/// Letters, marks, figures and signs of the Arabic blocks, those shared with other scripts included.
fn is_arabic(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Gives signs that touch Latin on either side to Latin, those between Arabic to Arabic.
fn settle_signs(mut clusters: &mut [Cluster]) {
    let is_sign = |cluster: &&Cluster| cluster.2 == Kind::Sign;
    loop {
        let plain = clusters.iter().take_while(|c| !is_sign(c)).count();
        let (plain, rest) = clusters.split_at_mut(plain);
        let signs = rest.iter().take_while(is_sign).count();
        let (signs, rest) = rest.split_at_mut(signs);
        if signs.is_empty() {
            return;
        }
        let touching = [plain.last(), rest.first()].map(|c| c.map_or(Kind::Neutral, |c| c.2));
        let settled = match touching {
            [Kind::Script(script), _] | [_, Kind::Script(script)] if script != Script::Arabic => Kind::Script(script),
            [Kind::Script(Script::Arabic), Kind::Script(Script::Arabic)] => Kind::Script(Script::Arabic),
            _ => Kind::Sign,
        };
        for sign in signs {
            sign.2 = settled;
        }
        clusters = rest;
    }
}
