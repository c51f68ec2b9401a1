//! The campaigns opened last, and which of them lies open, so that the window opens again where it was.

use std::fs;
use std::path::{Path, PathBuf};

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::directory::{answer, folder, now};
use super::report::CampaignView;
use super::{Failure, Source};
use crate::blobs::sha256;
use crate::folder::{CAMPAIGN_FILE, TEXT_LIMIT, read_bounded};
use crate::messages::code;
use crate::output::write_private_file;

/// The file in the data folder.
const FILE: &str = "recent.json";
/// Campaigns remembered.
const MOST: usize = 12;

/// The campaigns opened last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecentReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The campaigns, the last one first.
    pub campaigns: Vec<RecentEntry>,
}

/// A campaign opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecentEntry {
    /// What the window calls it by.
    pub key: String,
    /// The folder.
    pub folder: String,
    /// Title in Arabic, or empty.
    pub title_ar: String,
    /// Title in English, or empty.
    pub title_en: String,
    /// When it was opened last, RFC 3339.
    pub opened: String,
    /// Whether the folder is there.
    pub there: bool,
}

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    /// Key of the campaign that lies open, or empty.
    open: String,
    campaigns: Vec<RecentEntry>,
}

/// The campaigns opened last.
///
/// # Errors
/// The system has no place for a data folder.
pub fn recent(data: Option<&Path>, lang: Lang) -> Result<RecentReport, Failure> {
    let mut campaigns = answer(folder(data), lang).map(|data| read(&data).campaigns)?;
    for entry in &mut campaigns {
        entry.there = Path::new(&entry.folder).join(CAMPAIGN_FILE).is_file();
    }
    Ok(RecentReport { schema: 1, campaigns })
}

/// The folder of a campaign opened before, by its key; without one the folder that lay open last.
pub fn recent_folder(data: Option<&Path>, key: Option<&str>) -> Option<PathBuf> {
    let kept = read(&folder(data).ok()?);
    let key = key.unwrap_or(&kept.open);
    let entry = kept.campaigns.iter().find(|entry| entry.key == key)?;
    Some(PathBuf::from(&entry.folder)).filter(|folder| folder.join(CAMPAIGN_FILE).is_file())
}

/// Remembers that a campaign lies open, or that none does.
///
/// # Errors
/// `file.*`: nothing is lost by it but the memory.
pub fn remember(source: &Source, view: Option<&CampaignView>, lang: Lang) -> Result<(), Failure> {
    let data = source.vault.data.as_deref();
    answer(folder(data).and_then(|data| noted(&data, view)), lang)
}

/// Takes a campaign off the list.
///
/// # Errors
/// `file.*`.
pub fn forget_recent(data: Option<&Path>, key: &str, lang: Lang) -> Result<RecentReport, Failure> {
    let done = folder(data).and_then(|data| {
        let mut kept = read(&data);
        kept.campaigns.retain(|entry| entry.key != key);
        write(&data, &kept)
    });
    answer(done, lang)?;
    recent(data, lang)
}

fn noted(data: &Path, view: Option<&CampaignView>) -> Result<(), Problem> {
    let mut kept = read(data);
    kept.open.clear();
    if let Some(view) = view {
        let key = key_of(&view.folder);
        kept.campaigns.retain(|entry| entry.key != key);
        let entry = RecentEntry {
            key: key.clone(),
            folder: view.folder.clone(),
            title_ar: view.title_ar.clone(),
            title_en: view.title_en.clone(),
            opened: now(),
            there: true,
        };
        kept.campaigns.insert(0, entry);
        kept.campaigns.truncate(MOST);
        kept.open = key;
    }
    write(data, &kept)
}

/// A name for a folder that says nothing of where it is.
fn key_of(folder: &str) -> String {
    sha256(folder.as_bytes()).chars().take(16).collect()
}

/// What was kept; a file that cannot be read is as good as none.
fn read(data: &Path) -> Kept {
    let bytes = read_bounded(&data.join(FILE), TEXT_LIMIT).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn write(data: &Path, kept: &Kept) -> Result<(), Problem> {
    keep(data, FILE, kept)
}

/// Writes a small file of the data folder, whole or not at all.
pub(super) fn keep(data: &Path, file: &str, kept: &impl Serialize) -> Result<(), Problem> {
    let text = serde_json::to_vec_pretty(kept).map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))?;
    fs::create_dir_all(data)
        .map_err(|error| Problem::error(code::NOT_WRITABLE).arg("path", data.display()).arg("cause", error))?;
    write_private_file(&data.join(file), &text, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Vault;

    #[test]
    fn the_last_opened_comes_first_and_is_opened_again_until_it_is_closed() {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().join("data");
        let vault = Vault { data: Some(data.clone()), ..Vault::default() };
        let opened = |name: &str| {
            let folder = place.path().join(name);
            super::super::ensure_sample(&folder, Lang::En).unwrap();
            let source = Source { folder, vault: vault.clone(), ..Source::default() };
            let view = super::super::open(&source, Lang::En).unwrap();
            remember(&source, Some(&view), Lang::En).unwrap();
            (source, view)
        };
        assert_eq!(recent_folder(Some(&data), None), None);
        let (_, first) = opened("first");
        let (source, second) = opened("second");
        let list = recent(Some(&data), Lang::En).unwrap().campaigns;
        assert_eq!(list.iter().map(|one| &one.folder).collect::<Vec<_>>(), [&second.folder, &first.folder]);
        assert!(list.iter().all(|one| one.there && !one.folder.contains(&one.key)));
        assert_eq!(recent_folder(Some(&data), None), Some(PathBuf::from(&second.folder)));
        assert_eq!(recent_folder(Some(&data), Some(&list[1].key)), Some(PathBuf::from(&first.folder)));

        remember(&source, None, Lang::En).unwrap();
        assert_eq!(recent_folder(Some(&data), None), None, "closed");
        fs::remove_dir_all(&first.folder).unwrap();
        assert!(!recent(Some(&data), Lang::En).unwrap().campaigns[1].there);
        let left = forget_recent(Some(&data), &list[1].key, Lang::En).unwrap();
        assert_eq!(left.campaigns.len(), 1);
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join(FILE), "{").unwrap();
        assert_eq!(recent(Some(place.path()), Lang::En).unwrap().campaigns, []);
    }
}
