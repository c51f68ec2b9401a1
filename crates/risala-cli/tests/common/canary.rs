//! A secret looked for in everything that was written and said.

use std::fs;
use std::path::Path;

/// Bytes shown around a secret that was found.
const AROUND: usize = 150;

/// A secret as it might be written down: plain, UTF-16, hexadecimal, base64, percent-encoded, escaped.
pub fn forms(secret: &str) -> Vec<Vec<u8>> {
    let bytes = secret.as_bytes();
    let hex = |separator: &str, upper: bool| {
        let pair = |b: &u8| if upper { format!("{separator}{b:02X}") } else { format!("{separator}{b:02x}") };
        bytes.iter().map(pair).collect::<String>()
    };
    let url: String = secret
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    // What RFC 3986 section 2.3 leaves as it is.
    let bare =
        ["-", ".", "_", "~"].iter().fold(url.clone(), |url, c| url.replace(&format!("%{:02X}", c.as_bytes()[0]), c));
    let urls = [url.replace("%20", "+"), bare.replace("%20", "+"), url, bare];
    let texts = [secret.to_owned(), hex("", false), hex("", true), hex("%", true)];
    let mut forms: Vec<Vec<u8>> = texts.into_iter().chain(urls).map(String::into_bytes).collect();
    forms.push(secret.encode_utf16().flat_map(u16::to_be_bytes).collect());
    forms.push(secret.encode_utf16().flat_map(u16::to_le_bytes).collect());
    forms.push(serde_json::to_string(secret).unwrap().trim_matches('"').as_bytes().to_vec());
    forms.extend(in_base64(bytes));
    forms
}

/// What base64 makes of the middle of a secret, wherever it stands in a longer text.
fn in_base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    let encode = |bytes: &[u8], table: &[u8; 64]| -> Vec<u8> {
        let groups = bytes.chunks_exact(3).map(|g| u32::from(g[0]) << 16 | u32::from(g[1]) << 8 | u32::from(g[2]));
        groups.flat_map(|g| [18, 12, 6, 0].map(|shift| table[(g >> shift & 63) as usize])).collect()
    };
    let standard: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let url: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    (0..3).flat_map(|skip| [standard, url].map(|table| encode(&bytes[skip..], table))).collect()
}

/// The bytes of every file in a folder.
pub fn every_file(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            every_file(&path, found);
        } else {
            found.push(fs::read(&path).unwrap());
        }
    }
}

/// Where a secret stands in any of these, in whatever form: what is around it.
pub fn found_in(secret: &str, said: &[Vec<u8>]) -> Option<String> {
    let place = |form: &Vec<u8>, bytes: &Vec<u8>| bytes.windows(form.len()).position(|window| window == form);
    forms(secret).iter().find_map(|form| {
        said.iter().find_map(|bytes| {
            let at = place(form, bytes)?;
            let around = &bytes[at.saturating_sub(AROUND)..bytes.len().min(at + form.len() + AROUND)];
            Some(String::from_utf8_lossy(around).into_owned())
        })
    })
}
