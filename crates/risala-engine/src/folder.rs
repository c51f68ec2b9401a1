//! The campaign's folder: every path a campaign names is read from inside it, and nothing else is.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use risala_letter::Problem;
use unicode_normalization::UnicodeNormalization;

use crate::blobs::sha256;
use crate::messages::code;

/// The largest campaign.toml or template file.
pub const TEXT_LIMIT: u64 = 1 << 20;
/// The largest picture.
pub const PICTURE_LIMIT: u64 = 8 << 20;
/// The largest enclosure.
pub const ENCLOSURE_LIMIT: u64 = 20 << 20;

/// Files that a stamp tells of at most, and folders below each other that it looks into.
const MOST_STAMPED: usize = 20_000;
const DEEPEST_STAMPED: usize = 4;

/// The campaign's file in its folder.
pub const CAMPAIGN_FILE: &str = "campaign.toml";

/// The campaign's own forms of address, in its folder.
pub const FORMS_FILE: &str = "forms.toml";

/// A campaign's folder.
#[derive(Debug, Clone)]
pub struct CampaignFolder {
    root: PathBuf,
}

impl CampaignFolder {
    /// The folder at `path`, which must hold a campaign.toml.
    ///
    /// # Errors
    /// `file.not_found` or `file.no_campaign`, naming the folder.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let root = path.canonicalize().map_err(|error| unreadable(path, &error))?;
        if !root.join(CAMPAIGN_FILE).is_file() {
            return Err(Problem::error(code::NO_CAMPAIGN).arg("path", path.display()));
        }
        Ok(Self { root })
    }

    /// Where it is, without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file a campaign means by `relative` (`/` between names).
    ///
    /// Names match whatever their Unicode normalization: macOS keeps them decomposed.
    ///
    /// # Errors
    /// `file.outside` when it is absolute or leads out of the folder, be it through `..` or a symbolic link;
    /// `file.not_found`.
    pub fn resolve(&self, relative: &str) -> Result<PathBuf, Problem> {
        let outside = || Problem::error(code::OUTSIDE).file(relative);
        let mut path = self.root.clone();
        for component in Path::new(relative).components() {
            match component {
                Component::Normal(name) => path = child(&path, &name.to_string_lossy()),
                Component::CurDir => {}
                _ => return Err(outside()),
            }
        }
        let found = path
            .canonicalize()
            .map_err(|_| Problem::error(code::NOT_FOUND).file(relative).arg("path", path.display()))?;
        if found.starts_with(&self.root) { Ok(found) } else { Err(outside()) }
    }

    /// The bytes of a file of at most `limit` bytes.
    ///
    /// # Errors
    /// As [`resolve`](Self::resolve), `file.unreadable`, `file.too_large`.
    pub fn bytes(&self, relative: &str, limit: u64) -> Result<Vec<u8>, Problem> {
        let path = self.resolve(relative)?;
        read_bounded(&path, limit).map_err(|problem| problem.file(relative))
    }

    /// The text of a file, without byte order mark, with lines ended by LF.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes), `file.not_utf8`.
    pub fn text(&self, relative: &str) -> Result<String, Problem> {
        let bytes = self.bytes(relative, TEXT_LIMIT)?;
        let text = String::from_utf8(bytes).map_err(|error| not_utf8(relative, &error))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        Ok(text.replace("\r\n", "\n"))
    }

    /// Names of the folders in `relative`, sorted.
    pub fn folders(&self, relative: &str) -> Vec<String> {
        let entries =
            self.resolve(relative).and_then(|path| fs::read_dir(&path).map_err(|error| unreadable(&path, &error)));
        let folders = entries.into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
        let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().nfc().collect()).collect();
        names.sort();
        names
    }

    /// What tells this state of the folder from others: names, lengths and times of change of its files, not what they
    /// hold. Hidden files and links are left out.
    pub fn stamp(&self) -> String {
        let mut told = Vec::new();
        let mut folders = vec![(self.root.clone(), 0)];
        while let Some((folder, depth)) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
                // Of the entry itself: a link is neither a file nor a folder.
                let Some(metadata) = entry.metadata().ok().filter(|_| !is_hidden) else { continue };
                if metadata.is_dir() && depth < DEEPEST_STAMPED {
                    folders.push((entry.path(), depth + 1));
                } else if metadata.is_file() && told.len() < MOST_STAMPED {
                    let changed = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                    let changed = changed.map_or(0, |at| at.as_nanos());
                    told.push(format!("{}\0{}\0{changed}", entry.path().display(), metadata.len()));
                }
            }
        }
        told.sort_unstable();
        sha256(told.join("\n").as_bytes())
    }

    /// Whether there is such a file or folder.
    pub fn has(&self, relative: &str) -> bool {
        self.resolve(relative).is_ok()
    }
}

/// The bytes of a file of at most `limit` bytes.
///
/// # Errors
/// `file.not_found`, `file.unreadable`, `file.too_large`, naming the path.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err(Problem::error(code::NOT_FOUND).arg("path", path.display()));
    }
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > limit {
        let kilobytes = limit / 1024;
        return Err(Problem::error(code::TOO_LARGE).arg("path", path.display()).arg("kilobytes", kilobytes));
    }
    Ok(bytes)
}

/// `folder/name`, by the name as it is on the disk when only the normalization differs.
fn child(folder: &Path, name: &str) -> PathBuf {
    let direct = folder.join(name);
    if name.is_ascii() || direct.symlink_metadata().is_ok() {
        return direct;
    }
    let same = |entry: &fs::DirEntry| {
        let found = entry.file_name();
        found.to_string_lossy().nfc().eq(name.nfc())
    };
    fs::read_dir(folder).into_iter().flatten().flatten().find(same).map_or(direct, |entry| entry.path())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let code = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => code::NOT_FOUND,
        _ => code::UNREADABLE,
    };
    Problem::error(code).arg("path", path.display()).arg("cause", error)
}

fn not_utf8(relative: &str, error: &std::string::FromUtf8Error) -> Problem {
    let valid = error.utf8_error().valid_up_to();
    let before = error.as_bytes().get(..valid).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Problem::error(code::NOT_UTF8).file(relative).line(u32::try_from(line).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, CampaignFolder) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("campaign")).unwrap();
        fs::write(dir.path().join("secret.txt"), "secret").unwrap();
        fs::write(dir.path().join("campaign/campaign.toml"), "schema = 1\r\n").unwrap();
        let folder = CampaignFolder::open(&dir.path().join("campaign")).unwrap();
        (dir, folder)
    }

    #[test]
    fn a_path_never_leads_out() {
        let (dir, folder) = folder();
        #[cfg(unix)]
        std::os::unix::fs::symlink(dir.path().join("secret.txt"), folder.root().join("link")).unwrap();
        #[cfg(not(unix))]
        fs::write(folder.root().join("link"), "").unwrap();
        for path in ["../secret.txt", "a/../../secret.txt", "/etc/passwd", "link", "./../secret.txt"] {
            let problem = folder.bytes(path, 100).unwrap_err();
            assert_eq!(problem.code, code::OUTSIDE, "{path}");
            assert_eq!(problem.file.as_deref(), Some(path));
        }
        drop(dir);
    }

    #[test]
    fn a_name_is_found_in_either_normalization() {
        let (_dir, folder) = folder();
        fs::write(folder.root().join("cafe\u{301}.png"), "decomposed").unwrap();
        fs::write(folder.root().join("\u{62E}\u{62A}\u{645}.png"), "arabic").unwrap();
        assert_eq!(folder.bytes("caf\u{E9}.png", 100).unwrap(), b"decomposed");
        assert_eq!(folder.bytes("\u{62E}\u{62A}\u{645}.png", 100).unwrap(), b"arabic");
    }

    #[test]
    fn text_has_one_kind_of_line_end_and_no_mark() {
        let (_dir, folder) = folder();
        fs::write(folder.root().join("a.md"), "\u{FEFF}# One\r\ntwo\n").unwrap();
        assert_eq!(folder.text("a.md").unwrap(), "# One\ntwo\n");
    }

    #[test]
    fn broken_and_oversized_files_are_named_with_the_place() {
        let (_dir, folder) = folder();
        fs::write(folder.root().join("a.md"), b"good\nbad \xC3").unwrap();
        let problem = folder.text("a.md").unwrap_err();
        assert_eq!((problem.code, problem.line), (code::NOT_UTF8, Some(2)));

        let size = usize::try_from(TEXT_LIMIT).unwrap() + 1;
        fs::write(folder.root().join("b.md"), vec![b'x'; size]).unwrap();
        let problem = folder.text("b.md").unwrap_err();
        assert_eq!(problem.code, code::TOO_LARGE);
        assert_eq!(problem.file.as_deref(), Some("b.md"));
    }

    #[test]
    fn a_folder_without_a_campaign_is_told_from_no_folder() {
        let dir = tempfile::tempdir().unwrap();
        let code = |path: &Path| CampaignFolder::open(path).unwrap_err().code;
        assert_eq!(code(dir.path()), code::NO_CAMPAIGN);
        assert_eq!(code(&dir.path().join("nowhere")), code::NOT_FOUND);
    }

    #[test]
    fn a_stamp_tells_that_a_file_was_changed_added_or_taken_away() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        fs::create_dir_all(path("templates/official")).unwrap();
        fs::write(path(CAMPAIGN_FILE), "schema = 1\n").unwrap();
        fs::write(path("templates/official/letter.en.md"), "one").unwrap();
        let folder = CampaignFolder::open(place.path()).unwrap();
        let first = folder.stamp();
        assert_eq!(first, folder.stamp());
        fs::write(path(".hidden"), "x").unwrap();
        assert_eq!(first, folder.stamp(), "what is written on the way to a file is none");
        fs::write(path("templates/official/letter.en.md"), "three").unwrap();
        let second = folder.stamp();
        assert_ne!(first, second);
        fs::write(path("officials.csv"), "id\n").unwrap();
        assert_ne!(second, folder.stamp());
        fs::remove_file(path("officials.csv")).unwrap();
        assert_eq!(second, folder.stamp());
    }
}
