//! Lists of officials in .csv: read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use risala_engine::import::{List, Mapping};

fuzz_target!(|bytes: &[u8]| {
    let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a temporary file");
    std::fs::write(file.path(), bytes).expect("a file to write");
    let _ = List::read(file.path()).and_then(|list| list.take(&Mapping::default()));
});
