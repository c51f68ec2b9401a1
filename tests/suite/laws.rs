//! Whatever stands in a list: no panic, every official accounted for, nothing unfilled in a letter.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use risala_engine::Lang;
use risala_engine::api::report::RenderReport;
use risala_engine::api::{self, Choice, Destination, Source};
use risala_engine::vault::Vault;

static SAMPLE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    api::new(folder.path(), true, Lang::En).unwrap();
    folder
});

const COLUMNS: [&str; 12] = [
    "id", "gender", "rank", "name_en", "name_ar", "title_en", "title_ar", "country", "email", "channel", "language",
    "opt_out",
];

/// Values of a column: mostly such that a letter can be made, else any.
fn value(column: &'static str) -> BoxedStrategy<String> {
    let (good, odd): (&[&str], &[&str]) = match column {
        "gender" => (&["female", "male"], &["", "unspecified", "f"]),
        "rank" => (&["minister", "legislator", "other", ""], &["head-of-state", "king"]),
        "country" => (&["GB", "US", "FR", "فرنسا"], &["", "Atlantis"]),
        "channel" => (&["email", "form", "hand"], &["post", "none", ""]),
        "language" => (&["ar", "en", "ar+en", ""], &["fr"]),
        "email" => (&["a@example.org"], &["", "nobody"]),
        "opt_out" => (&[""], &["2026-01-01", "soon"]),
        "name_en" | "title_en" => (&["Mary O’Connor", "Jane Smith"], &["", "{{recipient.id}}", "A_b *c* <d> & \"e\""]),
        "name_ar" | "title_ar" => (&["ماري سميث", "وزيرة التجارة"], &["", "Mary", "«نص» {{x}}"]),
        _ => (&[""], &[""]),
    };
    let [good, odd] = [good, odd].map(|values| proptest::sample::select(values.to_vec()).prop_map(str::to_owned));
    if column.starts_with("name") || column.starts_with("title") {
        prop_oneof![12 => good, 1 => odd, 1 => "\\PC{0,30}"].boxed()
    } else {
        prop_oneof![12 => good, 1 => odd].boxed()
    }
}

fn list() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row: Vec<_> = COLUMNS.into_iter().skip(1).map(value).collect();
    proptest::collection::vec(row, 1..6)
}

fn write(list: &[Vec<String>], path: &Path) {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let rows =
        list.iter().zip(1..).map(|(row, n)| format!("id-{n},{}", row.iter().map(quoted).collect::<Vec<_>>().join(",")));
    let lines: Vec<String> = std::iter::once(COLUMNS.join(",")).chain(rows).collect();
    fs::write(path, lines.join("\n") + "\n").unwrap();
}

fn render(list: &[Vec<String>], place: &Path, jobs: usize) -> Option<RenderReport> {
    let officials = place.join("list.csv");
    write(list, &officials);
    let source = Source {
        folder: SAMPLE.path().to_owned(),
        officials: Some(officials),
        date: Some("2026-01-07".to_owned()),
        vault: Vault { data: Some(place.join("data")), ..Vault::default() },
        ..Source::default()
    };
    let destination = Destination {
        folder: place.join(format!("out-{jobs}")),
        jobs: Some(jobs),
        unsigned: true,
        text: true,
        ..Destination::default()
    };
    api::render(&source, &Choice::default(), &destination, Lang::En, &|_, _| {}).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_official_is_accounted_for(list in list()) {
        let place = tempfile::tempdir().unwrap();
        let Some(report) = render(&list, place.path(), 1) else { return Ok(()) };
        let mut seen = BTreeSet::new();
        for id in report.letters.iter().map(|letter| &letter.official).chain(report.skipped.iter().map(|one| &one.official)) {
            prop_assert!(seen.insert(id.clone()), "{} stands twice", id);
        }
        for problem in report.problems.iter().filter(|problem| problem.severity == "error") {
            seen.insert(problem.official.clone());
        }
        for n in 1..=list.len() {
            let id = format!("id-{n}");
            prop_assert!(seen.contains(&id), "{} is lost in {:#?}", id, report);
        }
    }

    #[test]
    fn values_are_words_and_nothing_else(list in list()) {
        let place = tempfile::tempdir().unwrap();
        let Some(report) = render(&list, place.path(), 1) else { return Ok(()) };
        for letter in &report.letters {
            let text = fs::read_to_string(place.path().join("out-1").join(&letter.text)).unwrap();
            for never in ["{{", "}}", "  ", "\u{2068}", "\u{2069}"] {
                prop_assert!(!text.contains(never), "{:?} in {}", never, text);
            }
            prop_assert!(!text.chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c)), "{}", text);
        }
    }

    #[test]
    fn jobs_change_nothing(list in list()) {
        let place = tempfile::tempdir().unwrap();
        let (one, two) = (render(&list, place.path(), 1), render(&list, place.path(), 2));
        let told = |report: Option<RenderReport>| report.map(|report| RenderReport { elapsed_ms: 0, ..report });
        prop_assert_eq!(told(one), told(two));
    }
}

/// The laws above would hold for lists that give no letters too: these give many.
#[test]
fn the_lists_give_letters() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let place = tempfile::tempdir().unwrap();
    let letters: usize = (0..20)
        .map(|n| {
            let list = list().new_tree(&mut runner).unwrap().current();
            let place = place.path().join(n.to_string());
            fs::create_dir(&place).unwrap();
            render(&list, &place, 1).map_or(0, |report| report.letters.len())
        })
        .sum();
    assert!(letters >= 10, "{letters} letters of 20 lists");
}
