//! What the program carries with it: the built-in templates, the sample campaign and the fonts.

use std::sync::OnceLock;

use risala_letter::{Problem, Style};
use risala_typeset::font::Fonts;

use crate::messages::code;

/// Every file of `templates/`: (path with `/`, bytes), sorted by path.
pub static TEMPLATES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The folder of [`TEMPLATES`] that is the sample campaign and no template.
pub const SAMPLE: &str = "sample";

macro_rules! fonts {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../../../fonts/", $name)))),*]
    };
}

/// The bundled fonts by file name.
pub static FONTS: &[(&str, &[u8])] = fonts! {
    "Amiri-Bold.ttf"
    "Amiri-Regular.ttf"
    "IBMPlexSans-Italic.ttf"
    "IBMPlexSans-Regular.ttf"
    "IBMPlexSans-SemiBold.ttf"
    "IBMPlexSans-SemiBoldItalic.ttf"
    "IBMPlexSansArabic-Regular.ttf"
    "IBMPlexSansArabic-SemiBold.ttf"
    "LibertinusSerif-Italic.ttf"
    "LibertinusSerif-Regular.ttf"
    "LibertinusSerif-SemiBold.ttf"
    "LibertinusSerif-SemiBoldItalic.ttf"
    "NotoNaskhArabic-Regular.ttf"
    "NotoNaskhArabic-SemiBold.ttf"
    "NotoSansSymbols2-Regular.ttf"
};

/// The fonts of a style, read at first use.
///
/// # Errors
/// `command.internal` when the embedded files are damaged.
pub fn fonts(style: Style) -> Result<&'static Fonts<'static>, Problem> {
    static STYLES: [OnceLock<Fonts<'static>>; 3] = [const { OnceLock::new() }; 3];
    let [classic, naskh, modern] = &STYLES;
    let place = match style {
        Style::Classic => classic,
        Style::Naskh => naskh,
        Style::Modern => modern,
    };
    if let Some(fonts) = place.get() {
        return Ok(fonts);
    }
    let fonts = Fonts::new(style, FONTS).map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))?;
    Ok(place.get_or_init(|| fonts))
}

/// The files of the sample campaign, by path in its folder.
pub fn sample() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    folder(SAMPLE)
}

/// The folder of [`TEMPLATES`] that is the public statement: no letter to an official.
pub const STATEMENT: &str = "statement";

/// The files of the built-in templates, by path in the folder `templates`.
pub fn templates() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let is_letter = |path: &str| {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        !folder.is_empty() && folder != SAMPLE && folder != STATEMENT
    };
    TEMPLATES.iter().copied().filter(move |(path, _)| is_letter(path))
}

/// A file of the built-in statement.
pub fn statement(file: &str) -> Option<&'static str> {
    folder(STATEMENT).find(|(path, _)| *path == file).and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
}

fn folder(name: &'static str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    TEMPLATES.iter().filter_map(move |(path, bytes)| Some((path.strip_prefix(name)?.strip_prefix('/')?, *bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_file_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".ttf"))
            .collect();
        files.sort();
        let embedded: Vec<_> = FONTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(embedded, files);
    }

    #[test]
    fn the_sample_is_a_campaign_and_no_template() {
        assert!(sample().any(|(path, _)| path == "campaign.toml"));
        assert!(templates().all(|(path, _)| !path.starts_with("sample")));
    }
}
