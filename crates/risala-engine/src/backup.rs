//! All that Risala remembers as one file: the store, and the bytes beside it. The file is a ZIP archive that holds
//! `risala.sqlite` and `blobs/ab/cdef…`, so that any tool opens it.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

use risala_letter::{Code, Problem};
use tempfile::NamedTempFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::blobs::{self, Blobs, Kept, sha256};
use crate::messages::code;
use crate::output::{failed, folder_of};
use crate::store::{self, Restored, Store};

/// Bytes beside the store that are not what they were: the backup does not hold them.
pub const BYTES: Code = Code("backup.bytes");

/// The codes of this module.
pub const CODES: &[Code] = &[BYTES];

/// How an archive begins (APPNOTE 4.3.7); a store begins otherwise.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// Largest store taken out of an archive, in bytes.
const MAX_STORE: u64 = 16 << 30;
/// Most entries of an archive: a PDF and a message for half a million letters.
const MAX_ENTRIES: usize = 1_000_000;
/// Letters are deflated already; what is saved is in the messages, and the fastest level finds it.
const LEVEL: i64 = 1;

/// What went into a backup or came out of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Number of files beside the store.
    pub blobs: u64,
    /// Those that were damaged and left out.
    pub problems: Vec<Problem>,
}

/// Writes the store and the bytes beside it, in the folder `data`, into the file `out`; `force` lets it replace another.
///
/// # Errors
/// `store.*`, `file.*`; then there is no file.
pub fn write(store: &mut Store, data: &Path, out: &Path, force: bool) -> Result<Carried, Problem> {
    if !force && out.symlink_metadata().is_ok() {
        return Err(Problem::error(code::EXISTS).arg("path", out.display()));
    }
    let failed = |error: io::Error| failed(out, &error, code::EXISTS);
    // Private: temporary files are their owner's alone.
    let place = tempfile::Builder::new().prefix(store::UNFINISHED).suffix(".part").tempdir_in(folder_of(out));
    let place = place.map_err(failed)?;
    let copy = place.path().join(store::FILE);
    // First the store: whatever a letter in it needs lies beside it already.
    store::backup(store, &copy)?;
    let mut file = NamedTempFile::new_in(place.path()).map_err(failed)?;
    let carried = pack(file.as_file_mut(), &copy, &Blobs::of(data)?).map_err(|error| failed(error.into()))?;
    file.as_file().sync_all().map_err(failed)?;
    let placed = if force { file.persist(out) } else { file.persist_noclobber(out) };
    placed.map_err(|error| failed(error.error))?;
    Ok(carried)
}

fn pack(file: &mut File, store: &Path, blobs: &Blobs) -> Result<Carried, ZipError> {
    let mut archive = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .unix_permissions(0o600);
    archive.start_file(store::FILE, options.large_file(true))?;
    io::copy(&mut BufReader::new(File::open(store)?), &mut archive)?;
    let mut carried = Carried::default();
    for hash in blobs.hashes() {
        match blobs.get(&hash) {
            Kept::Whole(bytes) => {
                archive.start_file(blobs::name(&hash), options)?;
                archive.write_all(&bytes)?;
                carried.blobs += 1;
            }
            Kept::Missing | Kept::Damaged => carried.problems.push(damaged(&blobs.path(&hash))),
        }
    }
    archive.finish()?.flush()?;
    Ok(carried)
}

fn damaged(path: &Path) -> Problem {
    Problem::warning(BYTES).arg("path", path.display())
}

/// Puts the store of a backup in the place of the one in the folder `data`, as [`store::restore`] does, and the bytes
/// beside it. A store alone, such as the one that a restore set aside, is taken too.
///
/// # Errors
/// `store.*` or `file.*`; then the store is as it was.
pub fn restore(data: &Path, from: &Path) -> Result<(Restored, Carried), Problem> {
    let unreadable =
        |error: io::Error| Problem::error(code::UNREADABLE).arg("path", from.display()).arg("cause", error);
    let mut file = File::open(from).map_err(unreadable)?;
    let mut begin = Vec::new();
    (&mut file).take(ARCHIVE.len() as u64).read_to_end(&mut begin).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    let mut carried = Carried::default();
    let restored = store::restore(data, from, || {
        if begin == ARCHIVE {
            let (copy, unpacked) = unpacked(file, data, from)?;
            carried = unpacked;
            Ok(copy)
        } else {
            beside(file, u64::MAX, data, from)
        }
    })?;
    Ok((restored, carried))
}

/// The store of an archive as a file in the data folder, and the bytes in their places.
fn unpacked(file: File, data: &Path, from: &Path) -> Result<(NamedTempFile, Carried), Problem> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| not_a_backup(from, &error))?;
    if archive.len() > MAX_ENTRIES {
        return Err(Problem::error(code::TOO_LARGE).arg("path", from.display()).arg("limit", MAX_ENTRIES));
    }
    let entry = archive.by_name(store::FILE).map_err(|error| not_a_backup(from, &error))?;
    let copy = beside(entry, MAX_STORE, data, from)?;
    store::look(copy.path()).map_err(|problem| problem.arg("path", from.display()))?;
    let carried = unpack_blobs(&mut archive, &Blobs::of(data)?, from)?;
    Ok((copy, carried))
}

/// What is read, as a file beside the store, gone unless it takes its place.
fn beside(source: impl Read, limit: u64, data: &Path, from: &Path) -> Result<NamedTempFile, Problem> {
    let copy = tempfile::Builder::new().prefix(store::UNFINISHED).suffix(".part").tempfile_in(data);
    let mut copy = copy.map_err(|error| failed(data, &error, code::EXISTS))?;
    let size = io::copy(&mut source.take(limit.saturating_add(1)), &mut copy).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => failed(data, &error, code::EXISTS),
        _ => Problem::error(store::code::DAMAGED).arg("path", from.display()).arg("cause", error),
    })?;
    if size > limit {
        return Err(Problem::error(code::TOO_LARGE).arg("path", from.display()).arg("limit", limit));
    }
    Ok(copy)
}

fn not_a_backup(from: &Path, error: &ZipError) -> Problem {
    match error {
        ZipError::Io(_) => Problem::error(store::code::DAMAGED).arg("path", from.display()).arg("cause", error),
        _ => Problem::error(store::code::NOT_A_STORE).arg("path", from.display()),
    }
}

/// Keeps the bytes that an archive holds beside the store. Where they go depends on what they are, not on what the archive
/// calls them.
fn unpack_blobs<R: Read + Seek>(archive: &mut ZipArchive<R>, blobs: &Blobs, from: &Path) -> Result<Carried, Problem> {
    let mut carried = Carried::default();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| not_a_backup(from, &error))?;
        // A name in no encoding is none of ours.
        let Ok(name) = entry.name().map(|name| name.into_owned()) else { continue };
        let Some(hash) = blobs::hash(&name) else { continue };
        let mut bytes = Vec::new();
        let read = entry.take(blobs::LIMIT + 1).read_to_end(&mut bytes);
        if read.is_err() || sha256(&bytes) != hash {
            carried.problems.push(damaged(&from.join(&name)));
            continue;
        }
        blobs.keep(&bytes)?;
        carried.blobs += 1;
    }
    Ok(carried)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Bench(tempfile::TempDir);

    /// A folder, and the store in its folder `data`.
    fn bench() -> (Bench, Store) {
        let bench = Bench(tempfile::tempdir().unwrap());
        let store = Store::open(&bench.path("data")).unwrap();
        (bench, store)
    }

    impl Bench {
        fn path(&self, name: &str) -> std::path::PathBuf {
            self.0.path().join(name)
        }

        fn blobs(&self, data: &str) -> Blobs {
            Blobs::of(&self.path(data)).unwrap()
        }
    }

    #[test]
    fn the_bytes_come_back_with_the_store_on_another_computer() {
        let (bench, mut store) = bench();
        let (data, out) = (bench.path("data"), bench.path("all.zip"));
        let letters: Vec<String> =
            (0..40).map(|n| bench.blobs("data").keep(format!("letter {n}").as_bytes()).unwrap()).collect();
        std::fs::write(bench.blobs("data").path(&letters[7]), "changed").unwrap();
        let written = write(&mut store, &data, &out, false).unwrap();
        assert_eq!((written.blobs, written.problems.len()), (39, 1), "{written:?}");
        assert_eq!(write(&mut store, &data, &out, false).unwrap_err().code, code::EXISTS);
        let (restored, carried) = restore(&bench.path("other"), &out).unwrap();
        assert_eq!((restored.identity.epoch, carried.blobs, carried.problems.len()), (2, 39, 0));
        let other = bench.blobs("other");
        let whole = letters.iter().filter(|hash| matches!(other.get(hash), Kept::Whole(_))).count();
        assert_eq!(whole, 39);
        Store::open(&bench.path("other")).unwrap().check().unwrap();
        let names: Vec<_> =
            std::fs::read_dir(bench.path("")).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        // A store alone, as a restore sets it aside.
        store::backup(&mut store, &bench.path("alone.sqlite")).unwrap();
        let (restored, carried) = restore(&bench.path("third"), &bench.path("alone.sqlite")).unwrap();
        assert_eq!((restored.identity.epoch, carried), (2, Carried::default()));
    }

    #[test]
    fn an_archive_of_others_writes_nothing_outside() {
        let (bench, mut store) = bench();
        let out = bench.path("hostile.zip");
        store::backup(&mut store, &bench.path("copy")).unwrap();
        let mut archive = ZipWriter::new(File::create(&out).unwrap());
        let options = SimpleFileOptions::default();
        archive.start_file(store::FILE, options).unwrap();
        archive.write_all(&std::fs::read(bench.path("copy")).unwrap()).unwrap();
        let lie = format!("blobs/ab/{}", "c".repeat(62));
        let names = ["../escaped", "blobs/../../escaped", "/tmp/escaped-from-an-archive", &lie, "blobs/ab/short"];
        for name in names {
            archive.start_file(name, options).unwrap();
            archive.write_all(b"hostile").unwrap();
        }
        archive.finish().unwrap();
        let (_, carried) = restore(&bench.path("other"), &out).unwrap();
        assert_eq!((carried.blobs, carried.problems.len()), (0, 1), "{carried:?}");
        assert!(!bench.path("escaped").exists() && !bench.path("other/escaped").exists());
        assert_eq!(bench.blobs("other").hashes().count(), 0);
    }

    #[test]
    fn what_is_no_backup_leaves_the_store_as_it_was() {
        let (bench, mut store) = bench();
        let (data, out) = (bench.path("data"), bench.path("all.zip"));
        bench.blobs("data").keep(&[7; 5_000]).unwrap();
        write(&mut store, &data, &out, false).unwrap();
        let identity = store.identity().unwrap();
        let bytes = std::fs::read(&out).unwrap();
        drop(store);
        for (name, bytes) in [
            ("cut", bytes[..bytes.len() / 2].to_vec()),
            ("no store in it", b"PK\x05\x06".iter().copied().chain([0; 18]).collect()),
            ("text", b"PK\x03\x04 and nothing".to_vec()),
        ] {
            let path = bench.path(name);
            std::fs::write(&path, bytes).unwrap();
            let problem = restore(&data, &path).unwrap_err();
            assert!(["store.not_a_store", "store.damaged"].contains(&problem.code.0), "{name} {problem:?}");
            assert_eq!(problem.args["path"], path.display().to_string());
        }
        assert_eq!(Store::open(&data).unwrap().identity().unwrap(), identity);
    }
}
