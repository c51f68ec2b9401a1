//! A list looked at before it is taken into the directory: what its headings mean, what changes, who is new.

use std::path::{Path, PathBuf};

use risala_letter::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::directory::{ChangedOfficial, IntakeReport, IntakeRequest, NotTaken, answer};
use super::report::{ChangedValue, MappedColumn, ProblemEntry, RowNotTaken};
use super::{Failure, Said, Source};
use crate::opened::Opened;

/// Examples of each kind told; the rest is counted.
const MOST: usize = 200;

/// A list as it would be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListPreview {
    /// Version of this format: 1.
    pub schema: u32,
    /// Name of the file.
    pub file: String,
    /// The edit that took it in, for undo; 0 while nothing was taken.
    pub edit: u32,
    /// Rows below the header that say something.
    pub rows: u32,
    /// What becomes of each heading.
    pub columns: Vec<MappedColumn>,
    /// Officials that are new.
    pub new: u32,
    /// Officials that the list tells otherwise than the directory.
    pub differing: u32,
    /// Some of them.
    pub differences: Vec<ChangedOfficial>,
    /// Officials about whom the list says nothing new.
    pub unchanged: u32,
    /// Officials whose wish not to be written to is new.
    pub opted_out: u32,
    /// Officials of the same source who are not in the list.
    pub absent: Vec<String>,
    /// How many values are not as they stood in the file.
    pub changed: u32,
    /// Some of them.
    pub changes: Vec<ChangedValue>,
    /// The rows that give no official, and why.
    pub not_taken: Vec<RowNotTaken>,
    /// What is wrong with the list.
    pub problems: Vec<ProblemEntry>,
}

/// How a list is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ListChoice {
    /// What headings mean, each `Heading=column`; `-` leaves a column out.
    pub map: Vec<String>,
    /// Whether what the list tells otherwise is taken.
    pub update: bool,
    /// Whether it is taken at all, or only looked at.
    pub take: bool,
}

impl ListChoice {
    /// The list in `file`, looked at or taken into the directory in `data`.
    pub fn request(self, data: PathBuf, file: PathBuf) -> IntakeRequest {
        let said = Said { map: self.map, ..Said::default() };
        IntakeRequest { data: Some(data), file, said, update: self.update, dry_run: !self.take }
    }
}

impl From<IntakeReport> for ListPreview {
    fn from(report: IntakeReport) -> Self {
        let file = Path::new(&report.file).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let not_taken = report.not_taken.into_iter().map(|NotTaken { row, reason, .. }| RowNotTaken { row, reason });
        let not_taken: Vec<RowNotTaken> = not_taken.collect();
        let read = report.new.len() + report.changed.len() + not_taken.len();
        Self {
            schema: 1,
            file,
            edit: u32::try_from(report.edit).unwrap_or_default(),
            rows: count(read as u64 + report.unchanged),
            columns: report.columns,
            new: count(report.new.len() as u64),
            differing: count(report.changed.len() as u64),
            differences: report.changed.into_iter().take(MOST).collect(),
            unchanged: count(report.unchanged),
            opted_out: count(report.opted_out.len() as u64),
            absent: report.absent.into_iter().take(MOST).collect(),
            changed: count(report.changed_values),
            changes: report.changes.into_iter().take(MOST).collect(),
            not_taken: not_taken.into_iter().take(MOST).collect(),
            problems: report.problems.into_iter().take(MOST).collect(),
        }
    }
}

/// The file in which the campaign's own officials stand; `None` when they are the directory's.
///
/// # Errors
/// What keeps the campaign from being read, `file.*`.
pub fn own_list(source: &Source, lang: Lang) -> Result<Option<PathBuf>, Failure> {
    let opened = Opened::read(source).map_err(|problems| Failure::new(&problems, lang))?;
    if opened.list.is_empty() {
        return Ok(None);
    }
    answer(opened.folder.resolve(&opened.list), lang).map(Some)
}

fn count(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_looked_at_with_another_mapping_and_then_taken_and_undone() {
        let place = tempfile::tempdir().unwrap();
        let (data, file) = (place.path().join("data"), place.path().join("list.csv"));
        std::fs::write(&file, "id,Who,country,email\na-1,Nora Lindqvist,Sweden,nora@example.org\nb-2,,SE,x\n").unwrap();
        let look = |choice: &ListChoice| {
            let request = choice.clone().request(data.clone(), file.clone());
            super::super::take_in(&request, Lang::En).map(ListPreview::from).unwrap()
        };
        let map = vec!["Who=name_en".to_owned()];
        let seen = look(&ListChoice { map: map.clone(), ..ListChoice::default() });
        assert_eq!((seen.rows, seen.new, seen.edit), (2, 1, 0), "{seen:?}");
        assert!(seen.columns.iter().any(|column| column.heading == "Who" && column.how == "said"), "{seen:?}");
        assert!(!seen.problems.is_empty(), "the second row has no name");
        let taken = look(&ListChoice { map: map.clone(), take: true, update: false });
        assert!(taken.edit > 0 && taken.new == 1);
        let again = look(&ListChoice { map, take: true, update: true });
        assert_eq!((again.edit, again.new, again.unchanged), (0, 0, 1));
        super::super::undo_edit(Some(&data), Some(i64::from(taken.edit)), Lang::En).unwrap();
        assert_eq!(super::super::list_officials(Some(&data), None, Lang::En).unwrap().all, 0);
    }
}
