//! Which encoding a text is in: UTF-8, UTF-16 or Windows-1256.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1256};
use risala_letter::Problem;

use super::ENCODING;

/// The text of a file, without byte order mark.
///
/// # Errors
/// Bytes that are no text in these encodings, with the line of the first.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding
            .decode_without_bom_handling_and_without_replacement(rest)
            .ok_or_else(|| broken(rest, std::str::from_utf8(rest).map_or_else(|error| error.valid_up_to(), |_| 0)));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| broken(bytes, 0));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error,
    };
    let (text, _) = WINDOWS_1256.decode_without_bom_handling(bytes);
    if is_mostly_broken(bytes) && is_arabic(&text) { Ok(text) } else { Err(broken(bytes, error.valid_up_to())) }
}

fn broken(bytes: &[u8], offset: usize) -> Problem {
    let before = bytes.get(..offset).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    Problem::error(ENCODING).arg("row", line).line(line)
}

/// UTF-16 of a text that is ASCII in part: every second byte of its beginning is often zero, the others never.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 1_024;
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let often = start.len() / 8;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > often => Some(UTF_16LE),
        (even, 0) if even > often => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether most of what lies outside ASCII is not UTF-8: a text in another encoding, and not one that was damaged.
fn is_mostly_broken(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    broken > whole
}

/// Whether the letters outside ASCII form Arabic words: nearly none touches a Latin letter, as they would if the text
/// were in a Western encoding.
fn is_arabic(text: &str) -> bool {
    let is_letter = |c: char| matches!(c, '\u{0621}'..='\u{06D2}');
    let (mut letters, mut mixed, mut before) = (0_usize, 0_usize, ' ');
    for c in text.chars() {
        let touches = |a: char, b: char| is_letter(a) && b.is_ascii_alphabetic();
        letters += usize::from(is_letter(c));
        mixed += usize::from(touches(c, before) || touches(before, c));
        before = c;
    }
    letters > 1 && mixed * 20 <= letters
}
