//! A text and what came back, paragraph beside paragraph, word beside word.

mod align;
mod words;

use risala_letter::manuscript::{Draft, Kind, Manuscript, Written, tags};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use align::aligned;
use words::changes;

/// What became of a paragraph or of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ChangeState")]
pub enum State {
    /// As it was.
    Same,
    /// A paragraph that says something else.
    Changed,
    /// New.
    Added,
    /// Gone.
    Removed,
}

/// A text and what came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The paragraphs of both in their order.
    pub paragraphs: Vec<ParagraphChange>,
    /// The text with every change accepted.
    pub text: String,
    /// Paragraphs changed, added or removed.
    pub changed: usize,
    /// Paragraphs whose emphasis was lost, by what they say.
    pub lost_emphasis: Vec<String>,
    /// Tags of the text that did not come back.
    pub lost_fields: Vec<String>,
    /// Tags that the text had not.
    pub new_fields: Vec<String>,
}

/// A paragraph of a text, of what came back, or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParagraphChange {
    /// What became of it.
    pub state: State,
    /// As it is in the file; both empty when it is new.
    pub before: ParagraphText,
    /// As it came back; both empty when it is gone.
    pub after: ParagraphText,
    /// Its words, those gone and those new beside each other.
    pub words: Vec<WordChange>,
}

/// A paragraph as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ParagraphText {
    /// `subject`, `paragraph`, `item` or `mark` (a condition alone on its line); empty when there is none.
    pub kind: String,
    /// What stands between the paragraph before and this one.
    pub gap: String,
    /// Markdown with fields.
    pub text: String,
}

/// Words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WordChange {
    /// `same`, `added` or `removed`.
    pub state: State,
    /// What is read; a line feed where a line ends.
    pub text: String,
    /// The tag whose name `text` is; else empty.
    pub field: String,
    /// Set in bold.
    pub bold: bool,
    /// Set in italics.
    pub italic: bool,
}

/// Compares what came back with a text; `name` gives the names of tags.
pub fn compare(original: &Manuscript, mut drafts: Vec<Draft>, name: impl Fn(&str) -> String) -> Comparison {
    aligned(original, &mut drafts);
    let written = original.written(&drafts);
    let mut paragraphs = Vec::new();
    let mut next = 0;
    for (draft, written) in drafts.iter().zip(&written) {
        if let Some(from) = draft.from {
            removed(original, next..from, &name, &mut paragraphs);
            next = from + 1;
        }
        paragraphs.push(kept_or_new(original, draft, written, &name));
    }
    removed(original, next..original.blocks.len(), &name, &mut paragraphs);
    let (lost_fields, new_fields) = fields(original, &drafts);
    let text: String = written.iter().flat_map(|one| [one.gap.as_str(), one.source.as_str()]).collect();
    let tail = if original.tail.is_empty() && !text.is_empty() { "\n" } else { &original.tail };
    let lost = written.iter().filter(|one| one.lost_emphasis).map(|one| one.source.clone());
    Comparison {
        changed: paragraphs.iter().filter(|one| one.state != State::Same).count(),
        lost_emphasis: lost.collect(),
        text: text + tail,
        paragraphs,
        lost_fields,
        new_fields,
    }
}

fn kept_or_new(
    original: &Manuscript,
    draft: &Draft,
    written: &Written,
    name: &impl Fn(&str) -> String,
) -> ParagraphChange {
    let after = text(draft.kind, &written.gap, &written.source);
    let Some(block) = draft.from.and_then(|from| original.blocks.get(from)) else {
        return ParagraphChange {
            state: State::Added,
            before: ParagraphText::default(),
            after,
            words: changes(&[], &draft.pieces, name),
        };
    };
    let is_same = block.kind.is_like(draft.kind) && block.pieces == draft.pieces;
    ParagraphChange {
        state: if is_same { State::Same } else { State::Changed },
        before: text(block.kind, &block.gap, &block.source),
        after,
        words: changes(&block.pieces, &draft.pieces, name),
    }
}

fn removed(
    original: &Manuscript,
    range: std::ops::Range<usize>,
    name: &impl Fn(&str) -> String,
    paragraphs: &mut Vec<ParagraphChange>,
) {
    for block in original.blocks.get(range).unwrap_or_default() {
        paragraphs.push(ParagraphChange {
            state: State::Removed,
            before: text(block.kind, &block.gap, &block.source),
            after: ParagraphText::default(),
            words: changes(&block.pieces, &[], name),
        });
    }
}

fn text(kind: Kind, gap: &str, source: &str) -> ParagraphText {
    let kind = match kind {
        Kind::Subject => "subject",
        Kind::Paragraph => "paragraph",
        Kind::Numbered(_) | Kind::Bullet => "item",
        Kind::Mark => "mark",
    };
    ParagraphText { kind: kind.to_owned(), gap: gap.to_owned(), text: source.to_owned() }
}

/// Tags that did not come back, and tags that are new, as often as they are.
fn fields(original: &Manuscript, drafts: &[Draft]) -> (Vec<String>, Vec<String>) {
    let mut lost: Vec<&str> = original.tags().collect();
    let mut new = Vec::new();
    for code in drafts.iter().flat_map(|draft| tags(&draft.pieces)) {
        match lost.iter().position(|own| *own == code) {
            Some(at) => {
                lost.remove(at);
            }
            None => new.push(code.to_owned()),
        }
    }
    (lost.into_iter().map(str::to_owned).collect(), new)
}
