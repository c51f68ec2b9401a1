//! Broken files: sound ones with bytes changed, cut, doubled and put in. Every reader answers, soon, and never panics.
//! The targets in `fuzz/` search deeper for as long as they are let.

use std::fs;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tempfile::TempDir;

use super::super::{List, Mapping, form, offices, write_list};

/// A change of a file: where (of its length), and what.
#[derive(Debug, Clone)]
enum Change {
    Set(f64, u8),
    Cut(f64, f64),
    Double(f64, usize),
    Insert(f64, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let words = proptest::sample::select(vec![
        "\"",
        "=",
        ";;;;",
        ":",
        "\r\n ",
        "BEGIN:VCARD\n",
        "<row r=\"4294967295\">",
        "\u{202E}",
        "[[",
        "\\",
        "=41=",
        "\u{0}",
    ]);
    prop_oneof![
        (0.0..1.0, any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (0.0..1.0, 0.0..0.3).prop_map(|(at, length)| Change::Cut(at, length)),
        (0.0..1.0, 1_usize..2_000).prop_map(|(at, length)| Change::Double(at, length)),
        (0.0..1.0, words).prop_map(|(at, word)| Change::Insert(at, word.as_bytes().to_vec())),
    ]
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a place in a small file
fn changed(bytes: &mut Vec<u8>, change: &Change) {
    let place = |at: f64, bytes: &[u8]| ((at * bytes.len() as f64) as usize).min(bytes.len());
    match change {
        Change::Set(at, byte) => {
            let at = place(*at, bytes);
            if let Some(old) = bytes.get_mut(at) {
                *old = *byte;
            }
        }
        Change::Cut(at, length) => {
            let (from, to) = (place(*at, bytes), place(at + length, bytes));
            bytes.drain(from..to.max(from));
        }
        Change::Double(at, length) => {
            let from = place(*at, bytes);
            let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
            bytes.splice(from..from, piece);
        }
        Change::Insert(at, word) => {
            let at = place(*at, bytes);
            bytes.splice(at..at, word.iter().copied());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_broken_file_is_read_or_refused(changes in proptest::collection::vec(change(), 1..8), kind in 0_usize..4) {
        let folder = TempDir::new().unwrap();
        let name = ["list.csv", "list.xlsx", "list.vcf", "form.xlsx"][kind];
        let path = folder.path().join(name);
        let mut bytes = if kind == 3 { form().unwrap() } else { write_list(&offices().unwrap()[..5], &path).unwrap() };
        changes.iter().for_each(|change| changed(&mut bytes, change));
        fs::write(&path, &bytes).unwrap();
        let begun = Instant::now();
        let _ = List::read(&path).and_then(|list| list.take(&Mapping::default()));
        prop_assert!(begun.elapsed() < Duration::from_secs(5));
        let _ = risala_letter::Campaign::parse(&String::from_utf8_lossy(&bytes));
        let _ = risala_letter::forms::OwnForms::parse(&String::from_utf8_lossy(&bytes));
    }
}
