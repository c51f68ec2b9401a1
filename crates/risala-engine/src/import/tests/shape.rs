//! Lists whose headings do not stand in the first row or do not say which language stands below them.

use super::super::{Change, List, Mapping, Taken};

fn taken(name: &str, text: &str) -> Taken {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    std::fs::write(&file, text).unwrap();
    List::read(&file).unwrap().take(&Mapping::default()).unwrap()
}

fn codes(taken: &Taken) -> Vec<&str> {
    taken.problems.iter().map(|problem| problem.code.0).collect()
}

#[test]
fn a_title_above_the_headings_is_left_out_and_told() {
    let text = "List of ministers, 2026;;;\n;;;\nName;Country;E-mail;Phone\nAnn Lee;GB;ann@example.org;\nBo Li;FR;bo@example.org\n";
    let taken = taken("list.csv", text);
    let names: Vec<_> = taken.officials.iter().map(|one| (one.row, one.name.en.as_deref().unwrap())).collect();
    assert_eq!(names, [(4, "Ann Lee"), (5, "Bo Li")]);
    assert_eq!(codes(&taken), ["import.rows_above"]);
    assert_eq!(taken.problems[0].line, Some(3));
    let data = self::taken("list.csv", "id,name_en,country\nname,Country,GB\n");
    assert_eq!(
        (data.officials.len(), codes(&data)),
        (1, vec!["official.no_address"]),
        "the first row has the headings"
    );
}

#[test]
fn what_stands_below_a_heading_without_a_language_goes_to_its_own() {
    let text = "Name,Title,Country\nAnn Lee,Minister,GB\nليلى حداد,وزيرة,LB\nDr. علي Smith,Director,AE\n";
    let taken = taken("list.csv", text);
    let names: Vec<_> = taken.officials.iter().map(|one| (one.name.en.as_deref(), one.name.ar.as_deref())).collect();
    let expected = [(Some("Ann Lee"), None), (None, Some("ليلى حداد")), (None, Some("Dr. علي Smith"))];
    assert_eq!(names, expected, "what is in both scripts stays with the most");
    assert_eq!(taken.officials[1].title.ar.as_deref(), Some("وزيرة"));
    let moved = |row, column: &str, to: &str| Change { row, column: column.into(), from: String::new(), to: to.into() };
    for change in [moved(2, "name_en", "Ann Lee"), moved(3, "title_ar", "وزيرة")] {
        assert!(taken.changes.contains(&change), "{:?}", taken.changes);
    }
    let both = self::taken("list.csv", "Name,name_ar,Country\nAnn Lee,,GB\nليلى,ليلى حداد,LB\nBo Li,,FR\n");
    assert_eq!(both.officials[1].name.en.as_deref(), Some("ليلى"), "a list with both columns says itself what is what");
}

#[test]
fn a_number_that_a_spreadsheet_rounded_is_told() {
    let text = "id,name_en,country,phone\na,Ann,GB,9.63112E+11\nb,Bo,GB,+963 11\n2E+05,Di,GB,\n1e5,Cy,GB,\n";
    let taken = taken("list.csv", text);
    let told = taken.problems.iter().filter(|one| one.code.0 == "official.rounded_number");
    assert_eq!(told.map(|one| one.line).collect::<Vec<_>>(), [Some(2), Some(4)]);
}
