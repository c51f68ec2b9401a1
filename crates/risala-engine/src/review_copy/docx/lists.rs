//! What a document says of its lists and styles (ECMA-376 part 1, 17.7 and 17.9), as far as letters have them.

use std::collections::HashMap;

use super::xml::{Space, Step, attribute, is_on, walk};

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Lists {
    /// Which list of the next an instance follows, and where it begins when that is said of it alone.
    instances: HashMap<String, (String, Option<u32>)>,
    /// Whether it is numbered, and where it begins.
    lists: HashMap<String, (bool, u32)>,
}

/// A style.
#[derive(Debug, Default, Clone)]
pub struct Style {
    /// Its name, which programs keep; its id they may change.
    pub name: String,
    /// Whether its characters are bold.
    pub bold: bool,
    /// Whether its characters are in italics.
    pub italic: bool,
    /// The list its paragraphs are in.
    pub list: Option<String>,
    based_on: Option<String>,
    is_of_characters: bool,
}

impl Lists {
    /// Reads the numbering part.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut lists = Self::default();
        let mut list = String::new();
        let mut instance = String::new();
        let mut is_first_level = false;
        walk(bytes, |step| {
            let Step::Start(Space::Words, name, element) = step else { return Ok(()) };
            let value = || attribute(element, "val").unwrap_or_default();
            match name {
                "abstractNum" => {
                    list = attribute(element, "abstractNumId").unwrap_or_default();
                    instance.clear();
                    lists.lists.insert(list.clone(), (true, 1));
                }
                "num" => instance = attribute(element, "numId").unwrap_or_default(),
                "abstractNumId" if !instance.is_empty() => {
                    lists.instances.insert(instance.clone(), (value(), None));
                }
                "lvl" | "lvlOverride" => is_first_level = attribute(element, "ilvl").as_deref() == Some("0"),
                "numFmt" if is_first_level && instance.is_empty() => {
                    let is_numbered = !matches!(value().as_str(), "bullet" | "none");
                    lists.lists.entry(list.clone()).or_default().0 = is_numbered;
                }
                "start" if is_first_level && instance.is_empty() => {
                    lists.lists.entry(list.clone()).or_default().1 = value().parse().unwrap_or(1);
                }
                "start" | "startOverride" if is_first_level => {
                    if let Some(found) = lists.instances.get_mut(&instance) {
                        found.1 = value().parse().ok();
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(lists)
    }

    /// Where a list begins when it is numbered; none when it has bullets.
    pub fn start(&self, instance: &str) -> Option<u32> {
        let (list, own) = self.instances.get(instance)?;
        let (is_numbered, start) = self.lists.get(list).copied().unwrap_or((true, 1));
        is_numbered.then(|| own.unwrap_or(start))
    }
}

/// Styles by id.
pub fn styles(bytes: &[u8]) -> Result<HashMap<String, Style>, String> {
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut open: Option<String> = None;
    walk(bytes, |step| {
        match step {
            Step::Start(Space::Words, "style", element) => {
                let id = attribute(element, "styleId").unwrap_or_default();
                let is_of_characters = attribute(element, "type").as_deref() == Some("character");
                styles.insert(id.clone(), Style { is_of_characters, ..Style::default() });
                open = Some(id);
            }
            Step::End(Space::Words, "style") => open = None,
            Step::Start(Space::Words, name, element) => {
                let Some(style) = open.as_ref().and_then(|id| styles.get_mut(id)) else { return Ok(()) };
                match name {
                    "name" => style.name = attribute(element, "val").unwrap_or_default(),
                    "basedOn" => style.based_on = attribute(element, "val"),
                    "numId" => style.list = attribute(element, "val"),
                    "b" | "bCs" if style.is_of_characters => style.bold = is_on(element),
                    "i" | "iCs" if style.is_of_characters => style.italic = is_on(element),
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The list of a style, its own or that of a style it is based on.
pub fn list_of(styles: &HashMap<String, Style>, id: &str) -> Option<String> {
    let mut id = id;
    // Styles based on each other in a ring end here too.
    for _ in 0..16 {
        let style = styles.get(id)?;
        if style.list.is_some() {
            return style.list.clone();
        }
        id = style.based_on.as_deref()?;
    }
    None
}
