//! Files come into being whole or not at all: written beside their place under a temporary name, then renamed.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use risala_letter::{Code, Problem};
use tempfile::NamedTempFile;

use crate::messages::code;

/// A folder that takes finished files.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    path: PathBuf,
    force: bool,
}

impl OutputFolder {
    /// The folder at `path`, made if need be; `force` lets files be overwritten.
    ///
    /// # Errors
    /// `file.not_writable`, `file.disk_full` or `file.write_failed`, naming the folder.
    pub fn open(path: &Path, force: bool) -> Result<Self, Problem> {
        let made = fs::create_dir_all(path);
        // A folder that takes no files is better known before a thousand letters are made.
        made.and_then(|()| temporary(path)).map_err(|error| failed(path, &error, code::NOT_WRITABLE))?;
        Ok(Self { path: path.to_owned(), force })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The files of these names that would be overwritten without permission.
    pub fn in_the_way<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<Problem> {
        if self.force {
            return Vec::new();
        }
        names
            .into_iter()
            .map(|name| self.path.join(name))
            .filter(|path| path.symlink_metadata().is_ok())
            .map(|path| Problem::error(code::EXISTS).arg("path", path.display()))
            .collect()
    }

    /// Writes a file of this name.
    ///
    /// # Errors
    /// As [`write_file`].
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        write_file(&self.path.join(name), bytes, self.force)
    }
}

/// Writes a file whole or not at all; `force` lets it replace another.
///
/// # Errors
/// `file.exists`, `file.disk_full`, `file.not_writable` or `file.write_failed`, naming the path.
pub fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), Problem> {
    let file = temporary(folder_of(path));
    file.and_then(|file| placed(file, path, bytes, force)).map_err(|error| failed(path, &error, code::EXISTS))
}

/// As [`write_file`], readable by its owner alone, and on the disk before it has its name.
///
/// # Errors
/// As [`write_file`].
pub fn write_private_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), Problem> {
    let file = tempfile::Builder::new().prefix(".risala-").suffix(".part").tempfile_in(folder_of(path));
    let synced = |mut file: NamedTempFile| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        placed(file, path, &[], force)
    };
    file.and_then(synced).map_err(|error| failed(path, &error, code::EXISTS))
}

/// The folder that a file is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn placed(mut file: NamedTempFile, path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    file.write_all(bytes)?;
    file.flush()?;
    if force {
        file.persist(path)?;
    } else {
        file.persist_noclobber(path)?;
    }
    Ok(())
}

/// A file that vanishes unless it is put in its place.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".risala-").suffix(".part");
    // Temporary files are private by default; letters are as readable as any file the user makes.
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    builder.tempfile_in(folder)
}

/// `in_the_way` is what it means that something of this name is there.
pub fn failed(path: &Path, error: &io::Error, in_the_way: Code) -> Problem {
    let code = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => code::DISK_FULL,
        ErrorKind::AlreadyExists => in_the_way,
        ErrorKind::PermissionDenied
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::NotADirectory
        | ErrorKind::NotFound => code::NOT_WRITABLE,
        _ => code::WRITE_FAILED,
    };
    Problem::error(code).arg("path", path.display()).arg("cause", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_not_overwritten_unless_forced() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::open(folder.path(), false).unwrap();
        output.write("a.pdf", b"first").unwrap();
        let problem = output.write("a.pdf", b"second").unwrap_err();
        assert_eq!(problem.code, code::EXISTS);
        assert!(problem.args["path"].ends_with("a.pdf"));
        assert_eq!(output.in_the_way(["a.pdf", "b.pdf"]).len(), 1);
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"first");

        let output = OutputFolder::open(folder.path(), true).unwrap();
        assert!(output.in_the_way(["a.pdf"]).is_empty());
        output.write("a.pdf", b"second").unwrap();
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), b"second");
    }

    #[test]
    fn nothing_is_left_beside_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::open(&folder.path().join("new/deep"), false).unwrap();
        output.write("a.pdf", b"whole").unwrap();
        output.write("a.pdf", b"refused").unwrap_err();
        let names: Vec<_> = fs::read_dir(output.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["a.pdf"]);
    }

    #[test]
    fn a_file_in_place_of_the_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("out");
        fs::write(&place, "a file").unwrap();
        for path in [place.clone(), place.join("below")] {
            let problem = OutputFolder::open(&path, false).unwrap_err();
            assert_eq!(problem.args["path"], path.display().to_string());
            assert_eq!(problem.code, code::NOT_WRITABLE);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.p12");
        write_private_file(&path, b"key", false).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(write_private_file(&path, b"other", false).unwrap_err().code, code::EXISTS);
    }

    #[cfg(unix)]
    #[test]
    fn letters_are_as_readable_as_other_files() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plain"), "").unwrap();
        write_file(&folder.path().join("made"), b"", false).unwrap();
        let mode = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("made"), mode("plain"));
    }
}
