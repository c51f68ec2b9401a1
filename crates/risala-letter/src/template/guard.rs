//! What is refused before Handlebars reads a file: everything that nests, multiplies or steps outside the
//! known part of its language. Handlebars reads by recursion and looks for lines from the start of the file,
//! so depth and number of tags have to be bounded first.

use std::collections::BTreeMap;

use super::codes;
use crate::problem::Problem;

/// Longest tag in bytes.
const MAX_TAG: usize = 8 * 1024;
/// Most tags of one file.
const MAX_TAGS: usize = 1000;
/// What Handlebars takes for space. Other space is part of a name to it, so it must be to the guard: a tag that
/// the two see differently would be read unguarded.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];
/// Deepest nesting of blocks.
const MAX_DEPTH: usize = 8;
/// Handlebars looks through a run of backslashes again from each of them.
const BACKSLASHES: &str = r"\\\\\\\\";
/// Problems of one file; what follows is noise.
pub(super) const MAX_PROBLEMS: usize = 50;

/// Line and column of a tag's first brace, as Handlebars counts them: both from 1, columns in characters.
pub(super) type Place = (usize, usize);
/// The insides of a file's tags.
pub(super) type Tags<'a> = BTreeMap<Place, &'a str>;

/// The tags of `source`, when it is fit to be read. All problems carry their line.
pub(super) fn tags(source: &str) -> Result<Tags<'_>, Vec<Problem>> {
    let mut guard = Guard { place: (1, 1), tags: Tags::new(), open: Vec::new(), problems: Vec::new() };
    guard.read(source);
    for open in guard.open {
        let problem = Problem::error(codes::UNCLOSED_BLOCK).arg("block", open.name);
        guard.problems.push(problem.line(open.line));
    }
    guard.problems.truncate(MAX_PROBLEMS);
    if guard.problems.is_empty() { Ok(guard.tags) } else { Err(guard.problems) }
}

pub(super) fn line(place: Place) -> u32 {
    u32::try_from(place.0).unwrap_or(u32::MAX)
}

pub(super) fn construct(tag: &str) -> Problem {
    let shown: String = tag.trim().chars().take(60).collect();
    Problem::error(codes::CONSTRUCT).arg("construct", shown)
}

/// A block that is not closed yet.
struct Open<'a> {
    name: &'a str,
    line: u32,
    /// Whether its `{{else}}` has been met.
    inverted: bool,
}

struct Guard<'a> {
    place: Place,
    tags: Tags<'a>,
    open: Vec<Open<'a>>,
    problems: Vec<Problem>,
}

impl<'a> Guard<'a> {
    fn read(&mut self, source: &'a str) {
        let mut rest = source;
        while let Some((text, after)) = rest.split_once("{{") {
            self.text(text);
            let Some((tag, following)) = split_tag(after) else {
                let start: String = after.chars().take(30).collect();
                return self.report(Problem::error(codes::UNCLOSED_TAG).arg("tag", start));
            };
            if text.ends_with('\\') {
                self.report(construct("\\{{"));
            } else if let Err(problem) = self.tag(tag.trim_matches(SPACE)) {
                self.report(problem);
            }
            self.tags.insert(self.place, tag);
            if let Some(problem) = self.excess() {
                self.open.clear();
                return self.report(problem);
            }
            let end = rest.len() - following.len();
            self.advance(rest.get(text.len()..end).unwrap_or_default());
            rest = following;
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        for (refused, problem) in [("}}", Problem::error(codes::STRAY_BRACES)), (BACKSLASHES, construct(BACKSLASHES))] {
            if let Some((before, _)) = text.split_once(refused) {
                self.problems.push(problem.line(line(moved(self.place, before))));
            }
        }
        self.advance(text);
    }

    fn tag(&mut self, tag: &'a str) -> Result<(), Problem> {
        match tag.chars().next() {
            None => Err(construct("{{}}")),
            Some('!') => Ok(()),
            Some('&' | '>' | '*' | '^' | '@' | '.') => Err(construct(tag)),
            _ if !is_flat(tag) => Err(construct(tag)),
            Some('#') => self.open(tag),
            Some('/') => self.close(tag.trim_start_matches('/').trim_matches(SPACE)),
            _ if tag == "else" => self.otherwise(),
            // Handlebars reads `{{elsewhere}}` as `{{else where}}`.
            _ if tag.starts_with("else") => Err(construct(tag)),
            _ => Ok(()),
        }
    }

    fn open(&mut self, tag: &'a str) -> Result<(), Problem> {
        let words: Vec<&str> = tag.trim_start_matches('#').split(SPACE).filter(|word| !word.is_empty()).collect();
        let [name @ ("if" | "unless"), _] = words.as_slice() else {
            return Err(construct(tag));
        };
        self.open.push(Open { name, line: line(self.place), inverted: false });
        Ok(())
    }

    fn otherwise(&mut self) -> Result<(), Problem> {
        match self.open.last_mut() {
            Some(open) if !open.inverted => {
                open.inverted = true;
                Ok(())
            }
            _ => Err(Problem::error(codes::UNEXPECTED_TAG).arg("tag", "{{else}}")),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Problem> {
        let unexpected = || Problem::error(codes::UNEXPECTED_TAG).arg("tag", format!("{{{{/{name}}}}}"));
        self.open.pop_if(|open| open.name == name).map(|_| ()).ok_or_else(unexpected)
    }

    /// Why no more of the file is looked at.
    fn excess(&self) -> Option<Problem> {
        if self.open.len() > MAX_DEPTH {
            return Some(Problem::error(codes::TOO_DEEP).arg("limit", MAX_DEPTH));
        }
        (self.tags.len() > MAX_TAGS).then(|| Problem::error(codes::TOO_MANY_TAGS).arg("limit", MAX_TAGS))
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem.line(line(self.place)));
    }

    fn advance(&mut self, text: &str) {
        self.place = moved(self.place, text);
    }
}

/// The place after `text` that begins at `place`.
fn moved((line, column): Place, text: &str) -> Place {
    match text.rsplit_once('\n') {
        Some((before, last)) => (line + before.matches('\n').count() + 1, last.chars().count() + 1),
        None => (line, column + text.chars().count()),
    }
}

/// The inside of a tag and what follows it; `}}` in a quoted text or a long comment does not end it.
pub(crate) fn split_tag(after: &str) -> Option<(&str, &str)> {
    let comment = after.strip_prefix('!');
    // Handlebars lets a space stand before the dashes.
    if let Some(long) = comment.and_then(|text| text.trim_start_matches(SPACE).strip_prefix("--")) {
        let (_, following) = long.split_once("--}}")?;
        return Some((after.get(..after.len() - following.len() - 2)?, following));
    }
    let mut quoted = false;
    for (at, c) in after.char_indices().take_while(|(at, _)| *at < MAX_TAG) {
        let tail = after.get(at..)?;
        match c {
            '"' if comment.is_none() => quoted = !quoted,
            // Another tag opens first.
            '{' if !quoted && at >= 2 && tail.starts_with("{{") => return None,
            '}' if !quoted && tail.starts_with("}}") => return Some((after.get(..at)?, tail.get(2..)?)),
            _ => {}
        }
    }
    None
}

/// Whether nothing in a tag can nest and every `"` in it begins or ends a text: no sub-expressions, lists,
/// objects, other quotes, escapes or control of whitespace.
fn is_flat(tag: &str) -> bool {
    tag.split('"').enumerate().all(|(at, part)| {
        let quoted = at % 2 == 1;
        !part.contains('\\') && (quoted || !part.contains(['(', '[', '{', '\'', '~']))
    })
}
