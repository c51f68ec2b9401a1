//! The bundled fonts are those that fonts.toml names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::Path;

use risala_letter::setup::Style;
use risala_typeset::font::{FILES, FontId};
use sha2::{Digest, Sha256};

#[test]
fn fonts_are_as_listed() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts"));
    let list: toml::Table = fs::read_to_string(folder.join("fonts.toml")).unwrap().parse().unwrap();
    let listed = list["font"].as_array().unwrap();
    let field = |font: &toml::Value, key: &str| font[key].as_str().unwrap().to_owned();
    let names: Vec<_> = listed.iter().map(|font| field(font, "file")).collect();
    assert_eq!(names, FILES);
    let fonts = support::fonts(Style::Classic);
    for (index, entry) in (0..).zip(listed) {
        let font = fonts.get(FontId(index)).unwrap();
        let hash = Sha256::digest(font.bytes);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, field(entry, "sha256"), "{}", font.file);
        assert_eq!(format!("{}.ttf", font.name), font.file);
        let licence = fs::read_to_string(folder.join(field(entry, "licence"))).unwrap();
        assert!(licence.contains("SIL OPEN FONT LICENSE"), "{}", font.file);
    }
    let in_folder = fs::read_dir(folder).unwrap().filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.extension().is_some_and(|extension| extension == "ttf")
    });
    assert_eq!(in_folder.count(), FILES.len());
}

#[test]
fn each_style_has_its_families() {
    let cases = [
        (Style::Classic, ["Amiri-Regular", "LibertinusSerif-Regular"]),
        (Style::Naskh, ["NotoNaskhArabic-Regular", "LibertinusSerif-Regular"]),
        (Style::Modern, ["IBMPlexSansArabic-Regular", "IBMPlexSans-Regular"]),
    ];
    for (style, names) in cases {
        let fonts = support::fonts(style);
        let paragraph = support::paragraph("a ب", false, Default::default());
        let shaped = risala_typeset::text::shape(&paragraph, fonts).unwrap();
        let line = shaped.line(fonts, support::SIZES);
        let used: Vec<_> = line.runs.iter().map(|run| &fonts.get(run.font).unwrap().name).collect();
        assert_eq!(used, [names[1], names[0]]);
    }
}
