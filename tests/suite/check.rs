//! Each kind of problem that a check finds: what is done to a sound campaign, and the whole list that follows. Cases are
//! the files of `cases/check`.

use std::fs;
use std::path::{Path, PathBuf};

use risala_engine::Lang;
use risala_engine::api::{self, Source};
use risala_engine::vault::Vault;
use serde::Deserialize;

/// What is done to the sample campaign with two officials, and what a check then finds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The date of the letters.
    #[serde(default = "day")]
    date: String,
    /// The list instead of the two officials.
    list: Option<String>,
    /// Replacements in files; what is replaced must be there.
    #[serde(default)]
    edit: Vec<Edit>,
    /// Text added to the end of files, made when they are not there.
    #[serde(default)]
    add: Vec<Addition>,
    /// Everything found, sorted: severity, code, official, file with line, field.
    expect: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Addition {
    file: String,
    text: String,
}

fn day() -> String {
    "2026-01-07".to_owned()
}

const COLUMNS: &str = "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,\
country,address1,email,channel,language,tags,verified_on,term_end,salutation_ar,ask_en,ask_ar";
const ROWS: &str = "\
a,female,minister,Mary Smith,ماري سميث,Smith,Minister for Trade,وزيرة التجارة,Ministry of Trade,وزارة التجارة,GB,,a@example.org,email,ar+en,government,2026-01-01,,,,
b,male,director,Jean Dupont,جان دوبون,Dupont,Director,مدير,Office of Trade,مكتب التجارة,FR,1 Rue,,post,ar+en,government,2026-01-01,,,,
";

fn list(rows: &str) -> String {
    format!("{COLUMNS}\n{rows}")
}

/// The campaign, and beside it a data folder of its own: what the user has is nothing to a test.
fn of(folder: &Path) -> Source {
    let vault = Vault { data: Some(folder.with_file_name("data")), ..Vault::default() };
    Source { folder: folder.to_owned(), vault, ..Source::default() }
}

fn found(case: &Case, folder: &Path) -> Vec<String> {
    api::new(folder, true, Lang::En).unwrap();
    fs::write(folder.join("officials.csv"), list(case.list.as_deref().unwrap_or(ROWS))).unwrap();
    for Edit { file, from, to } in &case.edit {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(from), "{from} is not in {file}");
        fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
    }
    for Addition { file, text } in &case.add {
        let before = fs::read_to_string(folder.join(file)).unwrap_or_default();
        fs::write(folder.join(file), before + text).unwrap();
    }
    let source = Source { date: Some(case.date.clone()), ..of(folder) };
    let problems = match api::check(&source, Lang::En) {
        Ok(report) => report.problems,
        Err(failure) => failure.problems,
    };
    // Known of every sample: its certificate is its own.
    let others = problems.iter().filter(|problem| problem.code != "signing.self_made");
    let line = |line: u32| if line == 0 { String::new() } else { format!(":{line}") };
    let mut told: Vec<String> = others
        .inspect(|problem| assert!(!problem.message.is_empty() && !problem.hint.is_empty(), "{problem:?}"))
        .map(|one| {
            format!("{} {} {} {}{} {}", one.severity, one.code, one.official, one.file, line(one.line), one.field)
        })
        .collect();
    told.sort();
    told
}

fn cases() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/check");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_problem_is_found_where_it_is() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 20, "{} cases", cases.len());
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let place = tempfile::tempdir().unwrap();
        let found = found(&case, &place.path().join("campaign"));
        if found != case.expect {
            wrong.push(format!("{}\n  found  {found:#?}\n  expect {:#?}", path.display(), case.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sample has no error, on whatever day it is looked at.
#[test]
fn the_sample_has_no_error_on_any_day() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("sample");
    api::new(&folder, true, Lang::En).unwrap();
    for date in ["2001-02-03", "2026-01-07", "2026-12-31", "2060-06-30", "2099-12-30"] {
        let source = Source { date: Some(date.to_owned()), ..of(&folder) };
        let report = api::check(&source, Lang::En).unwrap();
        let errors: Vec<_> = report.problems.iter().filter(|problem| problem.severity == "error").collect();
        assert!(errors.is_empty(), "{date}: {errors:#?}");
    }
}
