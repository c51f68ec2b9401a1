//! Finished bytes kept beside the store, each under its SHA-256: `blobs/ab/cdef…`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use risala_letter::Problem;
use sha2::{Digest, Sha256};

use crate::folder::read_bounded;
use crate::messages::code;
use crate::output::write_private_file;
use crate::store;

/// The folder in the data folder.
const FOLDER: &str = "blobs";
/// Nothing larger is kept: no letter and no message is. In bytes.
pub const LIMIT: u64 = 64 << 20;

/// The bytes kept in a data folder.
#[derive(Debug)]
pub struct Blobs {
    folder: PathBuf,
    /// Folders whose entries may not be on the disk yet.
    touched: Mutex<BTreeSet<PathBuf>>,
}

/// What became of kept bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// As they were.
    Whole(Vec<u8>),
    /// They are not there, or cannot be read.
    Missing,
    /// Other bytes are in their place.
    Damaged,
}

impl Blobs {
    /// Those of a data folder.
    ///
    /// # Errors
    /// `store.network_folder` or `store.synced_folder`.
    pub fn of(data: &Path) -> Result<Self, Problem> {
        store::check_place(data)?;
        Ok(Self { folder: data.join(FOLDER), touched: Mutex::default() })
    }

    /// Keeps bytes; their SHA-256 in hexadecimal. What is kept already is left as it is. The bytes are on the disk, and
    /// their names too after [`settle`](Self::settle).
    ///
    /// # Errors
    /// `file.*`, naming the path.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, Problem> {
        let hash = sha256(bytes);
        let path = self.path(&hash);
        let folder = path.parent().unwrap_or(&self.folder);
        // Even what is there already may be there since just now.
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        if matches!(self.get(&hash), Kept::Whole(_)) {
            return Ok(hash);
        }
        make_private(folder)
            .map_err(|error| Problem::error(code::NOT_WRITABLE).arg("path", folder.display()).arg("cause", error))?;
        write_private_file(&path, bytes, true)?;
        Ok(hash)
    }

    /// Puts the names of all that was kept on the disk: call it before something relies on the bytes being there.
    ///
    /// # Errors
    /// `file.not_writable`, naming the folder.
    pub fn settle(&self) -> Result<(), Problem> {
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        if touched.is_empty() {
            return Ok(());
        }
        let above = self.folder.parent().into_iter().chain([&*self.folder]);
        for folder in touched.iter().map(PathBuf::as_path).chain(above) {
            synced(folder).map_err(|error| {
                Problem::error(code::NOT_WRITABLE).arg("path", folder.display()).arg("cause", error)
            })?;
        }
        touched.clear();
        Ok(())
    }

    /// The bytes of this SHA-256.
    pub fn get(&self, hash: &str) -> Kept {
        match read_bounded(&self.path(hash), LIMIT) {
            Ok(bytes) if sha256(&bytes) == hash => Kept::Whole(bytes),
            Ok(_) => Kept::Damaged,
            Err(problem) if problem.code == code::TOO_LARGE => Kept::Damaged,
            Err(_) => Kept::Missing,
        }
    }

    /// Where bytes are; what is no hash leads nowhere.
    pub fn path(&self, hash: &str) -> PathBuf {
        let (first, rest) = if is_hash(hash) { hash.split_at(2) } else { ("none", "none") };
        self.folder.join(first).join(rest)
    }

    /// The SHA-256 of all that is kept, in no order.
    pub fn hashes(&self) -> impl Iterator<Item = String> {
        let files = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let folders = files(&self.folder).collect::<Vec<_>>();
        let paths = folders.into_iter().flat_map(move |folder| files(&folder).collect::<Vec<_>>());
        paths.filter_map(|path| {
            let mut names = path.iter().rev().map(|name| name.to_string_lossy());
            let (rest, first) = (names.next()?, names.next()?);
            let hash = format!("{first}{rest}");
            (first.len() == 2 && is_hash(&hash)).then_some(hash)
        })
    }
}

/// Whether text is a SHA-256 in hexadecimal.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// How kept bytes are called within the data folder.
pub fn name(hash: &str) -> String {
    let (first, rest) = hash.split_at_checked(2).unwrap_or_default();
    format!("{FOLDER}/{first}/{rest}")
}

/// The SHA-256 of bytes called so; `None` for a name that [`name`] does not give.
pub fn hash(name_of: &str) -> Option<String> {
    let hash: String = name_of.strip_prefix(FOLDER)?.split('/').collect();
    (is_hash(&hash) && name(&hash) == name_of).then_some(hash)
}

fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Puts a folder's entries on the disk. Where folders cannot be opened the system sees to it by itself.
fn synced(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The SHA-256 of bytes, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_kept_once_and_changes_noticed() {
        let data = tempfile::tempdir().unwrap();
        let blobs = Blobs::of(data.path()).unwrap();
        let hash = blobs.keep(b"abc").unwrap();
        // FIPS 180-2, appendix B.1
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let path = data.path().join("blobs/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(fs::read(&path).unwrap(), b"abc");
        assert_eq!(blobs.keep(b"abc").unwrap(), hash);
        assert_eq!(blobs.get(&hash), Kept::Whole(b"abc".to_vec()));
        fs::write(&path, b"abd").unwrap();
        assert_eq!(blobs.get(&hash), Kept::Damaged);
        blobs.keep(b"abc").unwrap();
        blobs.settle().unwrap();
        blobs.settle().unwrap();
        assert_eq!(blobs.get(&hash), Kept::Whole(b"abc".to_vec()));
        fs::remove_file(&path).unwrap();
        assert_eq!(blobs.get(&hash), Kept::Missing);
    }

    #[test]
    fn what_is_no_hash_leads_nowhere() {
        let data = tempfile::tempdir().unwrap();
        let blobs = Blobs::of(data.path()).unwrap();
        for hash in ["", "../../etc/passwd", &"../".repeat(21), &"é".repeat(32)] {
            assert_eq!(blobs.get(hash), Kept::Missing, "{hash}");
        }
    }
}
