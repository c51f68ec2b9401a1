//! The mark of the place a store is in. It stands outside the store, and it is more than the file's words: a copy of the
//! folder has another file of the same words. So a store that was copied, with its folder or without, is noticed, and
//! what waits in it is held: the original may be sending it.

use std::fs::{self, Metadata};
use std::path::Path;

use risala_letter::Problem;
use uuid::Uuid;

use crate::blobs::sha256;
use crate::folder::read_bounded;
use crate::messages::code;
use crate::output::write_private_file;

/// The file in the data folder.
const FILE: &str = "risala.place";
/// Bytes of the file at most.
const LIMIT: u64 = 1000;

/// The mark of a data folder; made if there is none.
///
/// # Errors
/// `file.*`.
pub fn of(data: &Path) -> Result<String, Problem> {
    let path = data.join(FILE);
    if !path.is_file() {
        match write_private_file(&path, Uuid::new_v4().to_string().as_bytes(), false) {
            Err(problem) if problem.code != code::EXISTS => return Err(problem),
            // Made, by this process or by another one meanwhile.
            _ => {}
        }
    }
    let words = read_bounded(&path, LIMIT)?;
    let unreadable = |error| Problem::error(code::UNREADABLE).arg("path", path.display()).arg("cause", error);
    let file = fs::metadata(&path).map_err(unreadable)?;
    Ok(sha256(&[words, identity(&file).into_bytes()].concat()).chars().take(32).collect())
}

/// What tells a file from its copy: number of the inode and moment of birth, which no copying tool can set.
fn identity(file: &Metadata) -> String {
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(file);
    #[cfg(not(unix))]
    let number = 0;
    let born = file.created().ok().and_then(|born| born.duration_since(std::time::UNIX_EPOCH).ok());
    format!("{number} {}", born.map_or(0, |born| born.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stays_and_no_copy_has_it() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mark = of(here.path()).unwrap();
        assert_eq!(of(here.path()).unwrap(), mark);
        fs::copy(here.path().join(FILE), there.path().join(FILE)).unwrap();
        assert_ne!(of(there.path()).unwrap(), mark);
        let elsewhere = here.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        assert_ne!(of(&elsewhere).unwrap(), mark);
        // Moved within its disk it is still the same place.
        let moved = here.path().join("moved");
        fs::create_dir(&moved).unwrap();
        fs::rename(here.path().join(FILE), moved.join(FILE)).unwrap();
        assert_eq!(of(&moved).unwrap(), mark);
    }
}
