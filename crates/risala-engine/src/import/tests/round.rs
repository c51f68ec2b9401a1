//! What is written reads the same, in every format.

use std::fs;

use proptest::prelude::*;
use risala_letter::Official;
use risala_letter::columns::COLUMNS;
use risala_letter::official::is_web_address;
use tempfile::TempDir;

use super::super::{List, Mapping, form, offices, read_officials, write_list};

/// Values that spreadsheets and cards could spoil.
fn awkward() -> impl Strategy<Value = String> {
    let sign = proptest::sample::select(vec![
        "=1+1",
        "+963 11",
        "-5",
        "@sum",
        "'=x",
        "'",
        "0012",
        "1e5",
        "_x0041_",
        "a;b,c",
        "\"q\"",
        "\\n",
        "<b>&",
        "^n",
        "TRUE",
        "2026-01-01",
    ]);
    prop_oneof![3 => sign.prop_map(str::to_owned), 2 => "[ء-ي]{1,8}( [ء-ي]{1,8})?", 1 => "[!-~é]{1,30}( [!-~é]{1,30}){0,3}"]
}

fn official(n: usize) -> impl Strategy<Value = Official> {
    let texts = proptest::collection::vec(proptest::option::of(awkward()), 12);
    let address = proptest::collection::vec(awkward(), 0..=4);
    let extra = proptest::collection::btree_map("(Own|ملاحظة|x\"y) [a-z]{1,3}", awkward(), 0..3);
    let tags = proptest::collection::btree_set("[a-zء-ي]{1,5}", 0..3);
    (texts, address, extra, tags, "[a-z]{1,5}").prop_map(move |(texts, address, extra, tags, id)| {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        let mut official = Official {
            id: format!("{id}{n}"),
            country: "SY".to_owned(),
            address,
            extra,
            tags: tags.into_iter().collect(),
            ..Official::default()
        };
        official.name.en = next();
        official.name.ar = next().or_else(|| Some("ليلى".to_owned()));
        official.title.en = next();
        official.title.ar = next();
        official.organization.en = next();
        official.organization.ar = next();
        official.phone = next();
        official.salutation.en = next();
        official.closing.ar = next();
        official.source = next();
        official
    })
}

/// Every cell of an official, and its own columns.
fn cells(official: &Official) -> Vec<String> {
    let canonical = COLUMNS.iter().map(|(_, column)| column.cell(official));
    canonical.chain(official.extra.iter().map(|(name, value)| format!("{name}={value}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_the_same(one in official(1), two in official(2)) {
        let officials = [one, two];
        let folder = TempDir::new().unwrap();
        for name in ["list.csv", "list.xlsx", "list.vcf"] {
            let path = folder.path().join(name);
            fs::write(&path, write_list(&officials, &path).unwrap()).unwrap();
            let read = read_officials(&path).unwrap();
            let (found, expect): (Vec<_>, Vec<_>) = (read.officials.iter().map(cells).collect(), officials.iter().map(cells).collect());
            prop_assert_eq!(found, expect, "{}", name);
            // Nor does the reader of people's lists change anything but invisible things.
            let taken = List::read(&path).and_then(|list| list.take(&Mapping::default())).unwrap();
            prop_assert_eq!(taken.changes, vec![], "{}", name);
        }
    }
}

/// The offices to start from: named in both languages, with a website, and nothing that nobody is certain of.
#[test]
fn the_public_offices_are_there_to_be_verified() {
    let offices = offices().unwrap();
    assert!(offices.len() >= 40, "{}", offices.len());
    for office in &offices {
        let website = office.extra.get("website").cloned().unwrap_or_default();
        assert!(is_web_address(&website), "{}: {website}", office.id);
        assert!(office.name.en.is_some() && office.name.ar.is_some(), "{}", office.id);
        let unsure = (&office.email, &office.verified_on, &office.phone, office.address.len());
        assert_eq!(unsure, (&None, &None, &None, 0), "{}", office.id);
    }
}

#[test]
fn the_form_is_understood() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("form.xlsx");
    fs::write(&path, form().unwrap()).unwrap();
    let taken = List::read(&path).and_then(|list| list.take(&Mapping::default()));
    // It holds no row yet: nothing is wrong with its headings.
    let taken = taken.unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(taken.problems.is_empty(), "{:?}", taken.problems);
    let columns: Vec<&str> = taken.headings.iter().map(|heading| heading.column.as_str()).collect();
    assert_eq!(columns.len(), 24);
    for column in columns {
        assert!(COLUMNS.iter().any(|(name, _)| *name == column), "{column}");
    }
}
