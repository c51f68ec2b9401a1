//! Reference numbers and file names from patterns.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Widest number, in digits: `{number:12}`.
const MAX_WIDTH: usize = 12;
/// Longest file name without its extension, in bytes.
const MAX_STEM: usize = 100;
/// Longest name within a file name.
const MAX_NAME: usize = 40;

/// What a reference pattern can hold.
pub(super) const REFERENCE_FIELDS: &[&str] = &["year", "wave", "number"];
/// What a file name pattern can hold.
pub(super) const FILE_NAME_FIELDS: &[&str] = &["reference", "id", "family_en", "country", "year", "wave", "number"];

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Literal(&'a str),
    /// A field, and the least number of digits when it is a number.
    Field(&'a str, usize),
}

/// The parts of a pattern.
///
/// # Errors
/// The first placeholder that is none of `fields`, or an opening brace without its partner.
pub(super) fn parts<'a>(pattern: &'a str, fields: &[&str]) -> Result<Vec<Part<'a>>, String> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((literal, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').ok_or_else(|| format!("{{{after}"))?;
        parts.push(Part::Literal(literal));
        parts.push(field(inside, fields).ok_or_else(|| format!("{{{inside}}}"))?);
        rest = after;
    }
    if rest.contains('}') {
        return Err("}".to_owned());
    }
    parts.push(Part::Literal(rest));
    Ok(parts)
}

fn field<'a>(inside: &'a str, fields: &[&str]) -> Option<Part<'a>> {
    let (name, width) = match inside.split_once(':') {
        Some((name, digits)) => {
            let width = digits.strip_prefix('0')?.parse().ok()?;
            let counts = ["year", "wave", "number"].contains(&name);
            (name, Some(width).filter(|width| counts && (1..=MAX_WIDTH).contains(width))?)
        }
        None => (inside, 0),
    };
    fields.contains(&name).then_some(Part::Field(name, width))
}

fn fill(pattern: &str, fields: &[&str], mut value: impl FnMut(&str, usize) -> String) -> String {
    // A pattern that does not parse was refused with the campaign.
    let parts = parts(pattern, fields).unwrap_or_default();
    parts
        .into_iter()
        .map(|part| match part {
            Part::Literal(text) => text.to_owned(),
            Part::Field(name, width) => value(name, width),
        })
        .collect()
}

/// The reference number of a letter. Digits are ASCII.
pub fn reference(pattern: &str, year: i16, number: u32, wave: u32) -> String {
    fill(pattern, REFERENCE_FIELDS, |field, width| match field {
        "year" => format!("{year:0width$}"),
        "wave" => format!("{wave:0width$}"),
        _ => format!("{number:0width$}"),
    })
}

/// What a letter's file name is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileNameFields<'a> {
    /// Reference number.
    pub reference: &'a str,
    /// The official's id.
    pub id: &'a str,
    /// Family name in Latin script.
    pub family_en: &'a str,
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// Year of the letter's date.
    pub year: i16,
    /// Wave.
    pub wave: u32,
    /// Number of the letter.
    pub number: u32,
}

/// The name of a letter's files without extension: ASCII, at most 100 characters, valid on every system.
///
/// It depends on this letter alone. Different references or ids (which differ in more than letter case) give different
/// names: what ASCII cannot show is replaced by a hash of the whole value, and within names `_` stands for what
/// separates words, so that they cannot be taken for a part of the id.
pub fn file_stem(pattern: &str, fields: &FileNameFields) -> String {
    let name = fill(pattern, FILE_NAME_FIELDS, |field, width| match field {
        "reference" => exact(fields.reference),
        "id" => exact(fields.id),
        "family_en" => family(fields.family_en),
        "country" => ascii(fields.country, '_'),
        "year" => format!("{:0width$}", fields.year),
        "wave" => format!("{:0width$}", fields.wave),
        _ => format!("{:0width$}", fields.number),
    });
    let stem = ascii(&name, '-');
    let stem = if stem.len() > MAX_STEM {
        let head: String = stem.chars().take(MAX_STEM - 9).collect();
        format!("{head}-{}", hash(&name))
    } else {
        stem
    };
    if is_reserved(&stem) { format!("letter-{stem}") } else { stem }
}

/// A family name; one that ASCII cannot show leaves a word in its place, so that the id before it ends where it ends.
fn family(name: &str) -> String {
    let shown: String = ascii(name, '_').chars().take(MAX_NAME).collect();
    if shown.is_empty() { "letter".to_owned() } else { shown }
}

/// A value that must stay different from all others of its kind.
fn exact(value: &str) -> String {
    let shown = ascii(value, '-');
    if value.is_ascii() {
        return shown;
    }
    let gap = if shown.is_empty() { "" } else { "-" };
    format!("{shown}{gap}{}", hash(value))
}

/// Letters and digits of ASCII with `- _ . @ +` between them; other Latin letters lose their marks, all else becomes
/// `separator`, never two of them, none at the ends.
fn ascii(text: &str, separator: char) -> String {
    let mut plain = String::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' | '.' | '@' | '+' => plain.push(c),
            '\'' | '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' => {}
            _ => plain.push_str(latin(c).unwrap_or(" ")),
        }
    }
    let is_end = |c: char| !c.is_ascii_alphanumeric();
    let plain = if separator == '_' { plain.replace('-', " ") } else { plain };
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(&separator.to_string()).trim_matches(is_end).to_owned()
}

/// Latin letters that do not decompose.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'Ł' => "L",
        'ł' => "l",
        'Ø' => "O",
        'ø' => "o",
        'Æ' => "AE",
        'æ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'ß' => "ss",
        'ẞ' => "SS",
        'Đ' | 'Ð' => "D",
        'đ' | 'ð' => "d",
        'Þ' => "Th",
        'þ' => "th",
        'ı' => "i",
        'Ħ' => "H",
        'ħ' => "h",
        'Ŋ' => "N",
        'ŋ' => "n",
        'Ŧ' => "T",
        'ŧ' => "t",
        'Ə' => "A",
        'ə' => "a",
        _ => return None,
    })
}

/// FNV-1a, 32 bits, hexadecimal.
fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// Whether Windows keeps this name for a device, or there is no name at all.
fn is_reserved(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_port =
        |name: &str| base.strip_prefix(name).is_some_and(|n| n.len() == 1 && n.bytes().all(|n| n.is_ascii_digit()));
    matches!(base.as_str(), "" | "CON" | "PRN" | "AUX" | "NUL") || is_port("COM") || is_port("LPT")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FIELDS: FileNameFields = FileNameFields {
        reference: "SCS/2026/0042",
        id: "sample-07",
        family_en: "Łukasz O’Hanratty-Byrne",
        country: "PL",
        year: 2026,
        wave: 2,
        number: 42,
    };

    #[test]
    fn references() {
        for (pattern, expect) in [
            ("SCS-{year}-{number:04}", "SCS-2026-0042"),
            ("{number}/{wave}", "42/2"),
            ("{year}/ب/{number:02}", "2026/ب/42"),
            ("{wave:02}", "02"),
        ] {
            assert_eq!(reference(pattern, 2026, 42, 2), expect);
        }
    }

    #[test]
    fn unknown_placeholders_are_named() {
        for (pattern, expect) in [
            ("{yaer}", "{yaer}"),
            ("{number:4}", "{number:4}"),
            ("{number:0}", "{number:0}"),
            ("{number:099}", "{number:099}"),
            ("{number", "{number"),
            ("a}b", "}"),
            ("{}", "{}"),
            ("{family_en}", "{family_en}"),
        ] {
            assert_eq!(parts(pattern, REFERENCE_FIELDS), Err(expect.to_owned()), "{pattern}");
        }
    }

    #[test]
    fn file_names() {
        for (pattern, expect) in [
            ("{reference}-{family_en}", "SCS-2026-0042-Lukasz_OHanratty_Byrne"),
            ("{country}_{number:04}_{id}", "PL_0042_sample-07"),
            ("خطاب {id}", "sample-07"),
            ("{id}: <x>|?*.", "sample-07-x"),
            ("../{id}", "sample-07"),
        ] {
            assert_eq!(file_stem(pattern, &FIELDS), expect, "{pattern}");
        }
    }

    #[test]
    fn names_that_windows_keeps_are_avoided() {
        for (id, expect) in [
            ("CON", "letter-CON"),
            ("nul.x", "letter-nul.x"),
            ("com1", "letter-com1"),
            ("com10", "com10"),
            ("console", "console"),
        ] {
            assert_eq!(file_stem("{id}", &FileNameFields { id, ..FIELDS }), expect);
        }
    }

    proptest! {
        #[test]
        fn a_file_name_is_valid_everywhere(id in "\\PC{1,80}", family in "\\PC{0,200}") {
            let stem = file_stem("{id}-{family_en}", &FileNameFields { id: &id, family_en: &family, ..FIELDS });
            prop_assert!(!stem.is_empty() && stem.len() <= MAX_STEM + "letter-".len());
            prop_assert!(stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.@+".contains(&b)), "{}", stem);
            prop_assert!(!stem.ends_with(['.', ' ']));
            prop_assert!(!is_reserved(&stem));
        }

        #[test]
        fn different_ids_give_different_names(
            a in "[a-z0-9ء-ي]([a-z0-9ء-ي_.@+-]{0,14}[a-z0-9ء-ي])?", b in "[a-z0-9ء-ي]([a-z0-9ء-ي_.@+-]{0,14}[a-z0-9ء-ي])?",
            family_a in "[A-Za-z -]{0,12}", family_b in "[A-Za-z -]{0,12}",
        ) {
            prop_assume!(a != b);
            let stem = |id, family_en| file_stem("{id}-{family_en}", &FileNameFields { id, family_en, ..FIELDS });
            prop_assert_ne!(stem(&a, &family_a).to_lowercase(), stem(&b, &family_b).to_lowercase());
        }
    }
}
