//! The XML of an office file, event by event: bounded in depth, without document types and entities of its own.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// How deep elements may lie in each other; word processors stay below 60.
const MAX_DEPTH: usize = 256;
/// Words of the transitional and of the strict form (ECMA-376 part 1, annex A; part 4).
const WORDS: [&str; 2] = [super::WORDS, "http://purl.oclc.org/ooxml/wordprocessingml/main"];
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const MATHS: [&str; 2] =
    ["http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"];

/// What an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// The text of a document.
    Words,
    /// What one program has for another that knows less.
    Compatibility,
    /// Formulas.
    Maths,
    /// Anything else.
    Other,
}

/// A step through a file.
pub enum Step<'s, 'i> {
    /// An element begins.
    Start(Space, &'s str, &'s BytesStart<'i>),
    /// An element ends.
    End(Space, &'s str),
    /// Text, with what stood for single characters resolved.
    Text(&'s str),
}

/// Goes through `bytes`; `Err` says in technical words what they have that no such file has.
pub fn walk(bytes: &[u8], mut see: impl FnMut(Step) -> Result<(), String>) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{FEFF}'));
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|error| error.to_string())?;
        let space = space_of(&space);
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(format!("more than {MAX_DEPTH} elements in each other"));
                }
                see(Step::Start(space, element.local_name().as_ref(), &element))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                see(Step::End(space, element.local_name().as_ref()))?;
            }
            Event::Text(content) => see(Step::Text(&content.xml10_content()))?,
            Event::CData(content) => see(Step::Text(&content.xml10_content()))?,
            Event::GeneralRef(entity) => {
                let c = entity.resolve_char_ref().map_err(|error| error.to_string())?;
                let mut buffer = [0; 4];
                let known = match &c {
                    Some(c) => Some(&*c.encode_utf8(&mut buffer)),
                    None => quick_xml::escape::resolve_xml_entity(&entity),
                };
                see(Step::Text(known.ok_or_else(|| format!("the entity {}", &*entity))?))?;
            }
            Event::DocType(_) => return Err("a document type (DOCTYPE)".to_owned()),
            Event::Eof if depth > 0 => return Err("the end of the file within an element".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn space_of(space: &ResolveResult) -> Space {
    match space {
        ResolveResult::Bound(Namespace(name)) if WORDS.contains(name) => Space::Words,
        ResolveResult::Bound(Namespace(name)) if *name == COMPATIBILITY => Space::Compatibility,
        ResolveResult::Bound(Namespace(name)) if MATHS.contains(name) => Space::Maths,
        _ => Space::Other,
    }
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Whether a property that is on or off (ECMA-376 part 1, 17.17.4) is on.
pub fn is_on(element: &BytesStart) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}
