//! Sheets of labels: the makers' measures, and a user's own.

use std::collections::BTreeMap;
use std::path::Path;

use risala_letter::Problem;
use risala_typeset::page::Rect;
use serde::Deserialize;

use super::{BAD_SHEET, UNKNOWN_SHEET, internal, mm};
use crate::folder::read_bounded;

const BUILT_IN: &str = include_str!("sheets.toml");
/// Largest description of a sheet, in bytes.
const LIMIT: u64 = 64 << 10;
/// Largest side of a sheet, in millimetres.
const LARGEST: f32 = 1000.0;
/// Most labels of a row or a column.
const MOST: u32 = 100;
/// What measures may miss each other by, in millimetres.
const NOTHING: f32 = 0.05;

/// A sheet of labels, in millimetres from its top left corner.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelSheet {
    /// What it is called.
    pub name: String,
    /// Where the measures are from.
    #[serde(default)]
    pub source: String,
    /// Width and height of the sheet.
    pub paper: (f32, f32),
    /// Width and height of a label.
    pub label: (f32, f32),
    /// Labels of a row.
    pub across: u32,
    /// Rows.
    pub down: u32,
    /// Left and top edge of the first label.
    pub first: (f32, f32),
    /// From one label's left edge to the next one's, and from one's top edge to the next one's.
    pub pitch: (f32, f32),
}

impl LabelSheet {
    /// A sheet by name, or described in a TOML file.
    ///
    /// # Errors
    /// `print.unknown_sheet`, `print.bad_sheet` or `file.*`.
    pub fn find(name: &str) -> Result<Self, Problem> {
        let known = built_in()?;
        if let Some(sheet) = known.get(&name.to_lowercase()) {
            return Ok(sheet.clone());
        }
        if Path::new(name).extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("toml")) {
            let known = known.into_keys().collect::<Vec<_>>().join(", ");
            return Err(Problem::error(UNKNOWN_SHEET).arg("name", name).arg("known", known));
        }
        let bad = |cause: &dyn std::fmt::Display| Problem::error(BAD_SHEET).file(name).arg("cause", cause);
        let bytes = read_bounded(Path::new(name), LIMIT)?;
        let text = String::from_utf8(bytes).map_err(|error| bad(&error))?;
        let sheet: Self = toml::from_str(&text).map_err(|error| bad(&error.message()))?;
        match sheet.fault() {
            Some(fault) => Err(bad(&fault)),
            None => Ok(sheet),
        }
    }

    /// Labels of a sheet.
    pub fn count(&self) -> usize {
        self.across as usize * self.down as usize
    }

    /// Width and height of the sheet in points.
    pub fn size(&self) -> (f32, f32) {
        (mm(self.paper.0), mm(self.paper.1))
    }

    /// The labels in points, row by row.
    pub fn labels(&self) -> Vec<Rect> {
        let places = (0..self.down).flat_map(|row| (0..self.across).map(move |column| (column, row)));
        places
            .map(|(column, row)| Rect {
                x: mm(self.first.0 + column as f32 * self.pitch.0),
                y: mm(self.first.1 + row as f32 * self.pitch.1),
                width: mm(self.label.0),
                height: mm(self.label.1),
            })
            .collect()
    }

    /// The first measure that cannot be, by its name.
    fn fault(&self) -> Option<String> {
        let sides = [self.paper.0, self.paper.1, self.label.0, self.label.1];
        if sides.iter().any(|side| !(1.0..=LARGEST).contains(side)) {
            return Some(format!("paper, label: 1 … {LARGEST} mm"));
        }
        if !(1..=MOST).contains(&self.across) || !(1..=MOST).contains(&self.down) {
            return Some(format!("across, down: 1 … {MOST}"));
        }
        let axes = [
            ("0", self.paper.0, self.label.0, self.across, self.first.0, self.pitch.0),
            ("1", self.paper.1, self.label.1, self.down, self.first.1, self.pitch.1),
        ];
        for (axis, paper, label, count, first, pitch) in axes {
            if !first.is_finite() || first < 0.0 {
                return Some(format!("first[{axis}] = {first}"));
            }
            if count > 1 && (!pitch.is_finite() || pitch < label - NOTHING) {
                return Some(format!("pitch[{axis}] = {pitch} < label[{axis}] = {label}"));
            }
            let end = first + (count - 1) as f32 * pitch + label;
            if end > paper + NOTHING {
                return Some(format!("{end} > paper[{axis}] = {paper}"));
            }
        }
        None
    }
}

/// The sheets that are known, by name.
///
/// # Errors
/// `command.internal` when the built-in file is damaged.
pub fn built_in() -> Result<BTreeMap<String, LabelSheet>, Problem> {
    toml::from_str(BUILT_IN).map_err(internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_makers_sheets_are_symmetrical() {
        let sheets = built_in().unwrap();
        assert_eq!(sheets.keys().collect::<Vec<_>>(), ["5160", "5163", "l7160", "l7163"]);
        for (name, sheet) in sheets {
            assert_eq!(sheet.fault(), None, "{name}");
            let labels = sheet.labels();
            assert_eq!(labels.len(), sheet.count());
            let last = labels.last().unwrap();
            let (width, height) = sheet.size();
            let (left, top) = (labels[0].x, labels[0].y);
            let (right, bottom) = (width - last.x - last.width, height - last.y - last.height);
            assert!((left - right).abs() < mm(0.1), "{name}: {left} {right}");
            assert!((top - bottom).abs() < mm(0.1), "{name}: {top} {bottom}");
        }
    }

    /// Two measures of one sheet are in use (gLabels before and after its correction): ink stays on the labels of both.
    #[test]
    fn ink_stays_on_the_labels_of_either_measure_of_5160() {
        let ours = built_in().unwrap()["5160"].clone();
        let other = LabelSheet { first: (25.4 * 0.156_25, 12.7), pitch: (25.4 * 2.781_25, 25.4), ..ours.clone() };
        for (label, other) in ours.labels().into_iter().zip(other.labels()) {
            let ink = crate::print::labels::inked(label);
            assert!(ink.x >= other.x + mm(1.0) && ink.x + ink.width <= other.x + other.width - mm(1.0));
        }
    }

    #[test]
    fn a_sheet_of_ones_own_is_read_and_judged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        let own = "name = 'Own'\npaper = [210, 297]\nlabel = [70, 37]\nacross = 3\ndown = 8\nfirst = [0, 0.5]\npitch = [70, 37]\n";
        let find = |text: &str| {
            std::fs::write(&path, text).unwrap();
            LabelSheet::find(path.to_str().unwrap())
        };
        assert_eq!(find(own).unwrap().count(), 24);
        for (from, to) in [
            ("[70, 37]", "[71, 37]"),
            ("down = 8", "down = 9"),
            ("down = 8", "down = 0"),
            ("first = [0, 0.5]", "first = [-1, 0.5]"),
            ("first = [0, 0.5]", "first = [nan, 0.5]"),
            ("across = 3", "across = 3\ncolor = 1"),
            ("[210, 297]", "[inf, 297]"),
        ] {
            let problem = find(&own.replace(from, to)).unwrap_err();
            assert_eq!(problem.code, BAD_SHEET, "{to}");
        }
        assert_eq!(LabelSheet::find("l9999").unwrap_err().code, UNKNOWN_SHEET);
    }
}
