use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use risala_letter::official::{Channel, Gender, Rank, Reads};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

mod awkward;
mod hostile;
mod round;
mod shape;

const SAMPLE: &str = include_str!("../../../../../templates/sample/officials.csv");

/// Reads these bytes as a file of this name.
fn import(name: &str, bytes: &[u8]) -> Result<Imported, Vec<Problem>> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    read_officials(&path)
}

/// Code, official, line and arguments of each problem.
fn report(problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| {
        let args: Vec<String> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!(
            "{} {} {} {}",
            problem.code.0,
            problem.official.as_deref().unwrap_or("-"),
            problem.line.unwrap_or(0),
            args.join(" ")
        )
    };
    problems.iter().map(line).collect()
}

fn problems(name: &str, bytes: &[u8]) -> Vec<String> {
    match import(name, bytes) {
        Ok(imported) => report(&imported.problems),
        Err(problems) => report(&problems),
    }
}

#[test]
fn the_sample_officials_read_without_an_error() {
    let imported = import("officials.csv", SAMPLE.as_bytes()).unwrap();
    assert_eq!((imported.officials.len(), imported.rows, imported.header.len()), (24, 24, 24));
    assert!(imported.problems.iter().all(|problem| !problem.is_error()), "{:?}", report(&imported.problems));
    assert_eq!(imported.officials[23].row, 25);
    assert_eq!(imported.officials[14].gender, Gender::Unspecified);
}

#[test]
fn every_encoding_and_delimiter_gives_the_same() {
    let text = "id,name_ar,country,address1\nأ-1,ليلى الخطيب،,سورية,\"ساحة, دمشق\"\n";
    let utf16 = |encode: fn(u16) -> [u8; 2], mark: bool| {
        let marked = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
        marked.encode_utf16().flat_map(encode).collect::<Vec<u8>>()
    };
    let (windows, _, lossy) = encoding_rs::WINDOWS_1256.encode(text);
    assert!(!lossy);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with mark", format!("\u{FEFF}{text}").into_bytes()),
        ("UTF-16 LE", utf16(u16::to_le_bytes, true)),
        ("UTF-16 BE", utf16(u16::to_be_bytes, true)),
        ("UTF-16 LE without mark", utf16(u16::to_le_bytes, false)),
        ("UTF-16 BE without mark", utf16(u16::to_be_bytes, false)),
        ("Windows-1256", windows.into_owned()),
        ("CR LF", text.replace('\n', "\r\n").into_bytes()),
        ("CR", text.replace('\n', "\r").into_bytes()),
        ("no end of the last line", text.trim_end().as_bytes().to_vec()),
        (
            "semicolons",
            text.replace("id,name_ar,country,", "id;name_ar;country;")
                .replace("1,ل", "1;ل")
                .replace("،,", "،;")
                .replace("ة,\"", "ة;\"")
                .into_bytes(),
        ),
        (
            "tabs",
            text.replace("id,name_ar,country,", "id\tname_ar\tcountry\t")
                .replace("1,ل", "1\tل")
                .replace("،,", "،\t")
                .replace("ة,\"", "ة\t\"")
                .into_bytes(),
        ),
    ];
    let expect = import("a.csv", text.as_bytes()).unwrap();
    assert_eq!(expect.officials[0].address, ["ساحة, دمشق"]);
    for (name, bytes) in cases {
        let found = import("a.csv", &bytes).unwrap_or_else(|problems| panic!("{name}: {:?}", report(&problems)));
        assert_eq!(found, expect, "{name}");
    }
}

#[test]
fn text_that_is_broken_is_told_from_another_encoding() {
    let arabic = "id,name_ar,country,address1\n1,ليلى الخطيب,SY,r\n2,سامر الأحمد,SY,r\n";
    let mut damaged = arabic.as_bytes().to_vec();
    let at = arabic.find("سامر").unwrap();
    damaged[at + 1] = b'x';
    let western = b"id,name_en,country,address1\n1,Jos\xE9 M\xFCller,DE,Stra\xDFe 1\n".to_vec();
    let mut after_mark = b"\xEF\xBB\xBFid,name_en,country,address1\n".to_vec();
    after_mark.extend(b"1,\xFF,SY,r\n");
    let cases = [
        ("damaged", damaged, "import.encoding - 3 row=3"),
        ("western", western, "import.encoding - 2 row=2"),
        ("after a mark", after_mark, "import.encoding - 2 row=2"),
        ("half a surrogate", b"\xFF\xFEi\0d\0\x00\xD8".to_vec(), "import.encoding - 1 row=1"),
    ];
    for (name, bytes, expect) in cases {
        assert_eq!(problems("a.csv", &bytes), [expect], "{name}");
    }
}

#[test]
fn quotes() {
    let head = "id,name_en,country,address1\n";
    let cases = [
        ("1,\"A \"\"B\"\" C\",SY,r\n", vec!["A \"B\" C"]),
        ("1,A \"B\" C,SY,r\n", vec!["A \"B\" C"]),
        ("\n1,\"\",SY,r\n", vec![]),
        ("1,\"A\",SY,\"r\"", vec!["A"]),
    ];
    for (rows, expect) in cases {
        let imported = import("a.csv", format!("{head}{rows}").as_bytes()).unwrap();
        let found: Vec<String> = imported.officials.into_iter().filter_map(|official| official.name.en).collect();
        assert_eq!(found, expect, "{rows}");
    }
    for (rows, expect) in [
        ("1,A,SY,r\n2,\"B,SY,r\n3,C,SY,r\n", "import.unclosed_quote - 3 row=3"),
        ("1,\"A\" x,SY,r\n", "import.unclosed_quote - 2 row=2"),
        ("1,\"A\nB\",SY,r\n2,C,SY,r\n", "official.forbidden_character 1 2 character=U+000A column=name_en row=2"),
    ] {
        assert_eq!(problems("a.csv", format!("{head}{rows}").as_bytes()), [expect], "{rows}");
    }
}

#[test]
fn an_unclosed_quote_in_a_long_file_is_found_at_once() {
    let mut text = "id,name_en,country,address1\n".to_owned();
    for number in 2..=100_001 {
        let quote = if number == 50_000 { "\"" } else { "" };
        text.push_str(&format!("{number},{quote}Name,SY,Road\n"));
    }
    let others = text.replace(",Road", ",\"Road\"");
    let started = Instant::now();
    assert_eq!(problems("a.csv", text.as_bytes()), ["import.unclosed_quote - 50000 row=50000"]);
    assert_eq!(problems("a.csv", others.as_bytes()), ["import.unclosed_quote - 50000 row=50000"]);
    let quotes = format!("id,name_en,country\n1,\"{}", "\"\"".repeat(5_000_000));
    assert_eq!(problems("a.csv", quotes.as_bytes()), ["import.unclosed_quote - 2 row=2"]);
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[test]
fn rows_of_another_length_are_named() {
    let text = "id,name_en,country,address1\n1,A,SY,r\n2,B,SY\n3,C,SY,r,x\n4,D,SY,r,,\n";
    assert_eq!(
        problems("a.csv", text.as_bytes()),
        [
            "import.row_length 2 3 expected=4 found=3 row=3",
            "official.no_address 2 3 channel=post column=address1 row=3",
            "import.row_length 3 4 expected=4 found=5 row=4",
        ]
    );
}

#[test]
fn values_that_no_letter_can_hold() {
    for (value, character) in [("a\rb", "U+000D"), ("a\0b", "U+0000"), ("a\u{202E}b", "U+202E"), ("\u{E000}", "U+E000")]
    {
        let text = format!("id,name_en,country,address1\n1,{value},SY,r\n");
        let expect = format!("official.forbidden_character 1 2 character={character} column=name_en row=2");
        assert_eq!(problems("a.csv", text.as_bytes()), [expect]);
    }
}

#[test]
fn files_that_are_no_lists() {
    let many_columns = format!("id,name_en,country{}\n", ",x".repeat(300));
    let cases: [(&str, &[u8], &str); 9] = [
        ("a.csv", b"", "import.empty"),
        ("a.csv", b"\n\n,,\n", "import.empty"),
        ("a.csv", many_columns.as_bytes(), "import.too_many - 1 limit=200 row=1 what=columns"),
        ("a.csv", b"name_en,country\n", "official.missing_column - 1 column=id"),
        ("a.xlsx", b"id,name_en,country\n", "import.not_a_workbook"),
        ("a.xlsx", b"PK\x03\x04 and no more", "import.not_a_workbook"),
        ("a.pdf", b"%PDF-1.7", "import.unknown_format - 0 name=a.pdf"),
        ("a.yaml", b"- id: [", "import.yaml"),
        ("a.yaml", b"[]", "import.empty"),
    ];
    for (name, bytes, expect) in cases {
        let found = problems(name, bytes);
        assert!(found.len() == 1 && found[0].starts_with(expect), "{name} {bytes:?}: {found:?}");
    }
    let absent = read_officials(&PathBuf::from("/nonexistent/a.csv")).unwrap_err();
    assert_eq!((absent[0].code, absent[0].file.as_deref()), (UNREADABLE, Some("a.csv")));
}

#[test]
fn what_is_too_large_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.csv");
    fs::File::create(&path).unwrap().set_len(MAX_FILE + 1).unwrap();
    assert_eq!(read_officials(&path).unwrap_err()[0].code, TOO_LARGE);
    let cells = format!("id{}\n{}", ",x".repeat(199), format!("1{}\n", ",".repeat(199)).repeat(40_001));
    assert_eq!(problems("a.csv", cells.as_bytes()), ["import.too_many - 40002 limit=8000000 row=40002 what=cells"]);
    let commas = ",".repeat(1_000_000);
    assert_eq!(problems("a.csv", commas.as_bytes()), ["import.too_many - 1 limit=200 row=1 what=columns"]);
    let rows = format!("id,name_en,country\n{}", "1,A,SY\n".repeat(MAX_ROWS + 1));
    assert_eq!(problems("a.csv", rows.as_bytes()), ["import.too_many - 200002 limit=200000 row=200002 what=rows"]);
}

/// A workbook of these sheets; each is the XML of its rows.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let numbered = || (1..).zip(sheets);
    let entries: String =
        numbered().map(|(n, (name, _))| format!(r#"<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>"#)).collect();
    let links: String = numbered()
        .map(|(n, _)| {
            format!(r#"<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>"#)
        })
        .collect();
    add(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    add(
        "xl/workbook.xml",
        &format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{entries}</sheets></workbook>"#),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"<Relationships xmlns="{package}">{links}<Relationship Id="s" Type="{office}/styles" Target="styles.xml"/></Relationships>"#
        ),
    );
    add(
        "xl/styles.xml",
        &format!(
            r#"<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
        ),
    );
    for (n, (_, rows)) in numbered() {
        add(
            &format!("xl/worksheets/sheet{n}.xml"),
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        );
    }
    zip.finish().unwrap().into_inner()
}

/// A row of text cells; a cell that begins with `<` is XML.
fn sheet_row(number: u32, cells: &[&str]) -> String {
    let cell = |(column, text): (char, &&str)| {
        if text.starts_with('<') {
            return text.replace("<c", &format!("<c r=\"{column}{number}\""));
        }
        format!(r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    format!(r#"<row r="{number}">{}</row>"#, ('A'..).zip(cells).map(cell).collect::<String>())
}

#[test]
fn a_workbook_is_read_as_text() {
    let rows = [
        sheet_row(1, &["id", "name_ar", "country", "address1", "verified_on", "phone", "votes"]),
        sheet_row(3, &["007", "ليلى", "سورية", "r", "<c s=\"1\"><v>46296</v></c>", "0112", "<c><v>12</v></c>"]),
        sheet_row(4, &["<c><v>42</v></c>", "سامر", "SY", "r", "", "", "<c><v>2.5</v></c>"]),
    ];
    let notes = sheet_row(1, &["notes", "of", "mine"]);
    let bytes = workbook(&[("Notes", &notes), ("List", &rows.concat())]);
    let imported = import("a.xlsx", &bytes).unwrap();
    assert_eq!(report(&imported.problems), [""; 0]);
    let [first, second] = imported.officials.as_slice() else { panic!("two rows") };
    assert_eq!((first.id.as_str(), first.row, first.phone.as_deref()), ("007", 3, Some("0112")));
    assert_eq!(first.verified_on.unwrap().to_string(), "2026-10-01");
    assert_eq!((first.extra["votes"].as_str(), second.extra["votes"].as_str()), ("12", "2.5"));
    assert_eq!((second.id.as_str(), second.row), ("42", 4));
    assert_eq!(import("a.csv", &bytes).unwrap(), Imported { problems: vec![], ..imported }, "known by its first bytes");
}

#[test]
fn cells_of_a_workbook_that_are_wrong() {
    let head = sheet_row(1, &["id", "name_en", "country", "address1"]);
    let cases = [
        (sheet_row(2, &["1", "A", "SY", "<c t=\"e\"><v>#REF!</v></c>"]), "import.cell_error 1 2 row=2 value=#REF!"),
        (sheet_row(2, &["1", "A", "SY", "r", "stray"]), "import.row_length 1 2 expected=4 found=5 row=2"),
        (
            sheet_row(2, &["1", "A&#10;B", "SY", "r"]),
            "official.forbidden_character 1 2 character=U+000A column=name_en row=2",
        ),
        (
            "<row r=\"2\"><c r=\"XFD2\" t=\"inlineStr\"><is><t>far</t></is></c></row>".to_owned(),
            "import.too_many - 2 limit=200 row=2 what=columns",
        ),
    ];
    for (row, expect) in cases {
        let found = problems("a.xlsx", &workbook(&[("List", &format!("{head}{row}"))]));
        assert_eq!(found.first().map(String::as_str), Some(expect), "{row}");
    }
    assert_eq!(problems("a.xlsx", &workbook(&[("Empty", "")])), ["import.empty - 0 "]);
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..130 {
            zip.write_all(&zeros).unwrap();
        }
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(problems("a.xlsx", &bytes), ["import.too_large - 0 limit=256 MB"]);
}

/// An OpenDocument spreadsheet of one sheet with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    write!(zip, "<office:document-content><table:table>{rows}</table:table></office:document-content>").unwrap();
    zip.finish().unwrap().into_inner()
}

/// A row of an OpenDocument spreadsheet; a cell that begins with `<` is XML.
fn open_row(cells: &[&str]) -> String {
    let cell = |text: &&str| match text.strip_prefix('<') {
        Some(_) => (*text).to_owned(),
        None => format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"),
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn an_open_document_is_read_as_text() {
    let rows = [
        open_row(&["id", "name_ar", "country", "address1", "verified_on", "votes"]),
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
        open_row(&[
            "007",
            "ليلى<text:s text:c=\"9999999999\"/>الخطيب",
            "&#x53;Y<!-- x -->",
            "<table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>R &amp; S</text:p></table:table-cell>",
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-10-01\"><text:p>1 Oct</text:p></table:table-cell>",
            "<table:table-cell office:value-type='float' office:value='12'><text:p>12.00</text:p></table:table-cell>",
            "<table:table-cell table:number-columns-repeated=\"16378\"/>",
        ]),
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let imported = import("a.ods", &open_document(&rows.concat())).unwrap();
    assert_eq!(report(&imported.problems), [""; 0]);
    let [official] = imported.officials.as_slice() else { panic!("one row") };
    assert_eq!((official.id.as_str(), official.row, official.country.as_str()), ("007", 4, "SY"));
    assert_eq!((official.name.ar.as_deref(), official.address.concat().as_str()), (Some("ليلى الخطيب"), "R & S"));
    assert_eq!(
        (official.verified_on.unwrap().to_string().as_str(), official.extra["votes"].as_str()),
        ("2026-10-01", "12")
    );
}

#[test]
fn an_open_document_that_grows_without_end_is_refused() {
    let cell = |columns: usize| {
        format!("<table:table-cell table:number-columns-repeated=\"{columns}\"><text:p>x</text:p></table:table-cell>")
    };
    let row = |rows: usize, cells: String| {
        format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
    };
    let cases = [
        (row(1, cell(16_384)), "import.too_many - 1 limit=200 row=1 what=columns"),
        (row(1_000_000, cell(1)), "import.too_many - 1 limit=200000 row=1 what=rows"),
        (row(150_000, cell(200)), "import.too_many - 40001 limit=8000000 row=40001 what=cells"),
        (row(150_000, cell(1)).repeat(2), "import.too_many - 200002 limit=200000 row=200002 what=rows"),
        ("<table:table-row><table:table-cell>".to_owned(), "import.not_a_workbook - 0 detail="),
        ("<table:table-row table:number-rows-repeated=\"-1\"/>".to_owned(), "import.not_a_workbook - 0 detail="),
    ];
    for (rows, expect) in cases {
        let found = problems("a.ods", &open_document(&rows));
        assert!(found.len() == 1 && found[0].starts_with(expect), "{expect}: {found:?}");
    }
    let head = open_row(&["id", "name_en", "country", "address1"]);
    let wrong = open_row(&[
        "1",
        "A",
        "SY",
        "<table:table-cell calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>",
    ]);
    let found = problems("a.ods", &open_document(&format!("{head}{wrong}")));
    assert_eq!(found[0], "import.cell_error 1 2 row=2 value=#REF!");
}

const MEMBERS: &str = "
- id: {bioguide: E000001, thomas: '00001'}
  name: {first: Ann, last: Example, official_full: Ann B. Example}
  bio: {gender: F, birthday: '1960-01-01'}
  terms:
  - {type: rep, start: '2001-01-03', end: '2003-01-03', state: ME, district: 1, party: Green}
  - type: sen
    start: '2025-01-03'
    end: '2031-01-03'
    state: ME
    class: 1
    party: Independent
    url: https://example.org
    address: 1 Example Senate Office Building Washington DC 20510
    phone: 202-555-0101
    contact_form: https://example.org/contact
- id: {bioguide: E000002}
  name: {first: Robert, nickname: Bob, last: Sample, suffix: Jr.}
  bio: {gender: M}
  terms:
  - {type: rep, end: '2027-01-03', state: PR, district: 0, address: '2 Sample House Office Building; Washington, DC 20515-0001'}
- id: {bioguide: E000003}
  name: {first: Kim, last: Third}
  bio: {}
  terms:
  - {type: rep, end: '2027-01-03', state: 'NO', district: 12, contact_form: 'hhttps://example.org'}
";
const COMMITTEES: &str = "
- {type: senate, name: Senate Committee on Foreign Relations, thomas_id: SSXX, subcommittees: [{name: Near East, thomas_id: '01'}]}
";
const MEMBERSHIP: &str = "
SSXX:
- {name: Ann Example, party: minority, rank: 1, title: Ranking Member, bioguide: E000001}
SSXX01:
- {name: Ann Example, bioguide: E000001}
";

fn congress(files: &[(&str, &str)]) -> Result<Imported, Vec<Problem>> {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    read_officials(folder.path())
}

#[test]
fn members_of_congress() {
    let imported = congress(&[
        ("legislators-current.yaml", MEMBERS),
        ("committees-current.yaml", COMMITTEES),
        ("committee-membership-current.yaml", MEMBERSHIP),
    ])
    .unwrap();
    assert_eq!(
        report(&imported.problems),
        [
            "import.left_out E000003 4 column=web_form row=4 value=hhttps://example.org",
            "official.no_address E000003 4 channel=post column=address1 row=4",
        ]
    );
    let [ann, bob, kim] = imported.officials.as_slice() else { panic!("three members") };
    assert_eq!(
        ann.tags,
        ["us-congress", "parliament", "senate", "state-me", "ssxx", "senate-foreign-relations", "ssxx01"]
    );
    assert_eq!(ann.address, ["1 Example Senate Office Building", "Washington, DC 20510"]);
    assert_eq!((ann.id.as_str(), ann.name.en.as_deref(), ann.family()), ("E000001", Some("Ann B. Example"), "Example"));
    assert_eq!(
        (ann.gender, ann.rank, ann.reads, ann.channel),
        (Gender::Female, Rank::Legislator, Some(Reads::En), Channel::Form)
    );
    assert_eq!(
        (ann.title.en.as_deref(), ann.organization.en.as_deref()),
        (Some("Senator"), Some("United States Senate"))
    );
    assert_eq!(ann.term_end.unwrap().to_string(), "2031-01-03");
    assert_eq!((ann.country.as_str(), ann.extra["party"].as_str()), ("US", "Independent"));
    assert_eq!(bob.name.en.as_deref(), Some("Bob Sample Jr."));
    assert_eq!((bob.title.en.as_deref(), bob.channel), (Some("Resident Commissioner"), Channel::Post));
    assert_eq!(bob.address, ["2 Sample House Office Building", "Washington, DC 20515-0001"]);
    assert_eq!(
        (kim.gender, kim.tags[3].as_str(), kim.extra["district"].as_str()),
        (Gender::Unspecified, "state-no", "12")
    );
}

#[test]
fn members_of_congress_without_the_files_beside() {
    let imported = congress(&[("legislators-current.yaml", MEMBERS)]).unwrap();
    assert_eq!(imported.officials[0].tags, ["us-congress", "parliament", "senate", "state-me"]);
    let absent = congress(&[]).unwrap_err();
    assert_eq!((absent[0].code, absent[0].file.as_deref()), (UNREADABLE, Some("legislators-current.yaml")));
    let broken = congress(&[("legislators-current.yaml", MEMBERS), ("committee-membership-current.yaml", "SSXX: 5")]);
    let broken = broken.unwrap_err();
    assert_eq!((broken[0].code, broken[0].file.as_deref()), (YAML, Some("committee-membership-current.yaml")));
}

#[test]
fn yaml_that_grows_without_end_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..30 {
        let alias = format!("*a{}", n - 1);
        bomb.push_str(&format!("a{n}: &a{n} [{}]\n", [alias.as_str(); 9].join(", ")));
    }
    let deep = "[".repeat(100_000);
    for text in [bomb, deep] {
        assert!(problems("a.yaml", text.as_bytes())[0].starts_with("import.yaml"));
    }
}

#[test]
fn a_written_list_reads_the_same() {
    let mut expect = import("a.csv", SAMPLE.as_bytes()).unwrap().officials;
    expect.extend(congress(&[("legislators-current.yaml", MEMBERS)]).unwrap().officials);
    for (row, official) in (2..).zip(&mut expect) {
        official.row = row;
    }
    let found = import("b.csv", &write_csv(&expect)).unwrap();
    assert_eq!(found.officials, expect);
}

#[test]
fn no_cell_is_a_formula() {
    let mut official = import("a.csv", b"id,name_en,country,address1\n1,A,SY,r\n").unwrap().officials.remove(0);
    official.phone = Some("+963 11".to_owned());
    official.name.en = Some("=HYPERLINK(\"x\")".to_owned());
    official.title.en = Some("'=x".to_owned());
    official.extra.insert("@note".to_owned(), "-1".to_owned());
    let bytes = write_csv(std::slice::from_ref(&official));
    let text = String::from_utf8(bytes.clone()).unwrap();
    for cell in [",'+963 11,", ",\"'=HYPERLINK(\"\"x\"\")\",", ",''=x,", ",'@note\n", ",'-1\n"] {
        assert!(text.contains(cell), "{cell} in {text}");
    }
    assert_eq!(import("a.csv", &bytes).unwrap().officials, [official]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_survives_writing_and_reading(
        cells in prop::collection::vec("[ -~ء-ي’“،]{0,20}", 6),
        note in "['=+@a-][ -~]{0,10}",
    ) {
        let mut official = Official { id: "x1".to_owned(), row: 2, country: "SY".to_owned(), channel: Channel::Hand, ..Official::default() };
        let text = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        official.name.en = Some("N".to_owned());
        official.name.ar = text(&cells[0]);
        official.title.en = text(&cells[1]);
        official.title.ar = text(&cells[2]);
        official.organization.en = text(&cells[3]);
        official.address = [text(&cells[4]), text(&cells[5])].into_iter().flatten().collect();
        official.extra.insert("note".to_owned(), note.trim().to_owned());
        let found = import("a.csv", &write_csv(std::slice::from_ref(&official))).unwrap();
        prop_assert_eq!(found.officials, [official]);
    }

    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0_usize..3) {
        let _ = import(["a.csv", "a.xlsx", "a.yaml"][kind], &bytes);
    }
}
