//! Lists as people keep them: 200 awkward rows in each of several files. Whatever is not as it stood in the file is told:
//! a value changed, a row not taken, or a problem of that row and column.

use std::collections::BTreeSet;
use std::fs;

use risala_letter::Official;
use risala_letter::columns::Column;
use tempfile::TempDir;

use super::super::{Change, List, Mapping, Taken};
use super::workbook as zipped;

/// A heading and the ways its cells are written.
const COLUMNS: &[(&str, &[&str])] = &[
    ("الرمز", &["", "00012", "A ", "٤٥", "x", "X"]),
    (
        "Full name",
        &["Muhammad al-Khatib", " Mohammed  Alkhateeb ", "Jane\u{A0}Smith", "e\u{301}lan", "\u{200F}Ann Lee", "=1+1"],
    ),
    ("الاسم بالعربية", &["محمد الخطيب", "محمّد الخطيب", "", "ليلى\u{200E}"]),
    ("Gender / الجنس", &["أنثى", "ذكر", "F", "mr", "?", "", "female | أنثى"]),
    ("المرتبة", &["وزيرة", "minister", "President", ""]),
    ("Country", &["سورية", "SY", "France", "Atlantis", ""]),
    ("العنوان", &["شارع ١", "1 Road\nFloor 2\nDamascus\nSyria\nEarth", "", "-12"]),
    ("E-mail", &["a@example.org", "Jane <b@example.org>", "c@example.org; d@example.org", "nobody", "", "MAILTO"]),
    ("الهاتف", &["+963 11 000", "٠٩٣٣", "00963", ""]),
    ("verified on", &["2026-03-31", "٣١/٣/٢٠٢٦", "3/4/2026", "31.12.2025", "soon", ""]),
    ("tags", &["a;b", "أ، ب", "", "x"]),
    ("Notes", &["@sum", "'quoted", "", "{{x}}", "long"]),
];

/// 200 rows: each column walks through its ways at its own pace, so that they meet in all combinations.
fn rows() -> Vec<Vec<String>> {
    let long = "ل".repeat(10_000);
    let row = |n: usize| {
        if n % 41 == 40 {
            return vec![String::new(); COLUMNS.len()];
        }
        let cell = |(at, (_, ways)): (usize, &(&str, &[&str]))| {
            let way = ways[(n / (at % 3 + 1) + n * at) % ways.len()];
            match way {
                "long" => long.clone(),
                // Most rows have an id of their own.
                "A " | "٤٥" | "x" | "X" if at == 0 => format!("{way}{n}"),
                _ => way.to_owned(),
            }
        };
        COLUMNS.iter().enumerate().map(cell).collect()
    };
    (0..200).map(row).collect()
}

fn csv(delimiter: char) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(&delimiter.to_string()) + "\r\n";
    let head = line(COLUMNS.iter().map(|(heading, _)| quoted(heading)).collect());
    rows().iter().fold(head, |text, row| text + &line(row.iter().map(|cell| quoted(cell)).collect()))
}

fn xlsx() -> Vec<u8> {
    let escape = |cell: &str| cell.replace('&', "&amp;").replace('<', "&lt;");
    let row = |number: usize, cells: &[String]| {
        let cell = |(at, cell): (usize, &String)| {
            let place = format!("{}{number}", char::from(b'A' + u8::try_from(at).unwrap()));
            format!("<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(cell))
        };
        let cells = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(cell);
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    let head: Vec<String> = COLUMNS.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let mut text = row(1, &head);
    for (cells, number) in rows().iter().zip(2..) {
        text += &row(number, cells);
    }
    // A formula with its last result, and cells merged into one.
    text += "<row r=\"300\"><c r=\"A300\" t=\"inlineStr\"><is><t>f1</t></is></c><c r=\"B300\" t=\"str\"><f>A1&amp;\"x\"</f><v>Computed Name</v></c><c r=\"F300\" t=\"inlineStr\"><is><t>SY</t></is></c></row>";
    zipped(&[(
        "List",
        &format!("{text}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A300:A302\"/></mergeCells><sheetData>"),
    )])
}

fn taken(name: &str, bytes: &[u8]) -> Taken {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    List::read(&folder.path().join(name)).and_then(|list| list.take(&Mapping::default())).unwrap()
}

/// The cell of an official in a column, canonical or not.
fn cell(official: &Official, column: &str) -> String {
    match Column::from_name(column) {
        Some(canonical) => canonical.cell(official),
        None => official.extra.get(column).cloned().unwrap_or_default(),
    }
}

/// Every cell of every row is in the official as it stood, or is told of.
fn check(taken: &Taken, first: u32, by_lines: bool) {
    let told: BTreeSet<(u32, &str)> = taken.changes.iter().map(|change| (change.row, change.column.as_str())).collect();
    let said: BTreeSet<(u32, &str)> = taken
        .problems
        .iter()
        .filter_map(|problem| Some((problem.line?, problem.field.as_deref().unwrap_or_default())))
        .collect();
    let mut row_number = first;
    let mut seen = 0;
    for row in rows() {
        let number = row_number;
        // A line break within a cell is a line of the file too.
        let lines = row.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        row_number += if by_lines { 1 + u32::try_from(lines).unwrap() } else { 1 };
        if row.iter().all(String::is_empty) {
            assert!(taken.officials.iter().all(|official| official.row != number));
            continue;
        }
        let Some(official) = taken.officials.iter().find(|official| official.row == number) else {
            assert!(taken.not_taken.contains(&number), "row {number} is lost");
            continue;
        };
        for (heading, raw) in taken.headings.iter().zip(&row) {
            let column = heading.column.as_str();
            let now = cell(official, column);
            let is_default = raw.is_empty() && matches!(column, "gender" | "rank");
            if *raw != now && !is_default {
                seen += 1;
                let is_told = told.contains(&(number, column)) || said.contains(&(number, column));
                assert!(is_told, "row {number}, {column}: {raw:?} became {now:?} without a word");
            }
        }
    }
    assert!(seen > 500, "{seen} deviations");
    for Change { row, column, from, to } in &taken.changes {
        assert_ne!(from, to, "row {row}, {column}");
    }
}

#[test]
fn nothing_is_changed_without_a_word() {
    let with_mark = format!("\u{FEFF}{}", csv(','));
    let from_mark = taken("list.csv", with_mark.as_bytes());
    check(&from_mark, 2, true);
    let columns: Vec<&str> = from_mark.headings.iter().map(|heading| heading.column.as_str()).collect();
    let expect = [
        "id",
        "name_en",
        "name_ar",
        "gender",
        "rank",
        "country",
        "address1",
        "email",
        "phone",
        "verified_on",
        "tags",
        "Notes",
    ];
    assert_eq!(columns, expect);
    let similar = from_mark.problems.iter().filter(|problem| {
        problem.code.0.starts_with("official.similar") || problem.code.0.starts_with("official.duplicate_person")
    });
    assert!(similar.count() > 0);
    // Another delimiter gives the same list.
    assert_eq!(taken("list.csv", csv(';').as_bytes()), from_mark);
}

#[test]
fn a_workbook_tells_as_much() {
    let taken = taken("list.xlsx", &xlsx());
    check(&taken, 2, false);
    let codes: Vec<&str> = taken.problems.iter().filter(|one| one.line == Some(300)).map(|one| one.code.0).collect();
    assert!(codes.contains(&"import.formula") && codes.contains(&"import.merged_cells"), "{codes:?}");
    assert!(taken.problems.iter().any(|one| one.code.0 == "official.too_long"), "the long cell");
}

#[test]
fn windows_1256_gives_the_same_list() {
    let text = "الرمز;الاسم الكامل;الجنس;البلد;الهاتف\r\n٠٠١;ليلى الخطيب;أنثى;سورية;٠٩٣٣\r\n;;;;\r\n002;سامر الأحمد;ذكر;SY;+963 1\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(text);
    // Arabic digits are not in Windows-1256: a spreadsheet writes them as others.
    let plain = text.replace("٠٠١", "001").replace("٠٩٣٣", "0933");
    let (bytes_plain, _, lossy) = encoding_rs::WINDOWS_1256.encode(&plain);
    assert!(!lossy && bytes.len() > bytes_plain.len());
    let (old, new) = (taken("a.csv", &bytes_plain), taken("a.csv", plain.as_bytes()));
    assert_eq!(old, new);
    let told: Vec<_> = old
        .changes
        .iter()
        .map(|change| format!("{} {} {}>{}", change.row, change.column, change.from, change.to))
        .collect();
    assert_eq!(told, ["2 gender أنثى>female", "2 country سورية>SY", "4 gender ذكر>male"]);
}
