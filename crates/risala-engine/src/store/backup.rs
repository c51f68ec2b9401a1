//! The store as one file, and back.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use risala_letter::{Code, Problem};
use tempfile::NamedTempFile;

use super::db::{Db, Value, beside};
use super::{FILE, Identity, MIGRATIONS, Store, check, identity, lock, make_folder, not_writable, place, sql, version};

/// What beside its file belongs to a store in use.
const COMPANIONS: &[&str] = &["-wal", "-shm", "-journal"];
/// What is wrong with a store that a restore may replace without keeping anything of it.
const BEYOND_REPAIR: &[Code] = &[super::code::DAMAGED, super::code::NOT_A_STORE];
/// The first schema that has an outbox …
const WITH_OUTBOX: i64 = 2;
/// … of which everything is kept: what was sent after the backup is not sent again.
const KEEP_OUTBOX: &[&str] = &[sql::KEEP_RELEASES, sql::KEEP_HALTS, sql::KEEP_WRITTEN, sql::KEEP_ATTEMPTS];
/// The first schema whose outbox has copies.
const WITH_COPIES: i64 = 9;
/// How the names of files begin that are not yet in their place.
pub const UNFINISHED: &str = ".risala-";

/// A store put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Which store it is now, in its new epoch.
    pub identity: Identity,
    /// Where the store is that was there before.
    pub former: Option<PathBuf>,
    /// Whether that one could be read, so that its opt-outs and reference numbers were kept.
    pub kept: bool,
}

/// Copies the store into a new file, as it is at this moment.
///
/// # Errors
/// `store.*` or `file.*`, also when there is such a file.
pub fn backup(store: &mut Store, out: &Path) -> Result<(), Problem> {
    super::copy_into(&mut store.db, out)
}

/// Whether a file is a store that this version can read.
///
/// # Errors
/// `store.*`, `file.*`.
pub fn look(path: &Path) -> Result<(), Problem> {
    match version(path, MIGRATIONS.len())? {
        0 => Err(Problem::error(super::code::NOT_A_STORE).arg("path", path.display())),
        _ => Ok(()),
    }
}

/// Puts the store of the backup `from` in the place of the one in the data folder; `copy` gives it as a file of its own
/// there, once nobody else uses the folder. Opt-outs and reference numbers of the one
/// that was there are kept, and its file is set aside. The epoch rises: what was under way is held.
///
/// # Errors
/// `store.*` or `file.*`; then the store is as it was.
pub fn restore(
    data: &Path,
    from: &Path,
    copy: impl FnOnce() -> Result<NamedTempFile, Problem>,
) -> Result<Restored, Problem> {
    place::check(data)?;
    make_folder(data)?;
    let alone = lock(data, File::try_lock)?;
    sweep(data);
    let copy = copy()?;
    // The copy is no file that anybody knows.
    let of_backup = |problem: Problem| problem.arg("path", from.display());
    let found = version(copy.path(), MIGRATIONS.len()).map_err(of_backup)?;
    if found == 0 {
        return Err(Problem::error(super::code::NOT_A_STORE).arg("path", from.display()));
    }
    let mut store = Store { db: Db::open(copy.path())?, _lock: alone }.migrated(found, MIGRATIONS)?;
    check(&mut store.db).map_err(of_backup)?;
    let current = data.join(FILE);
    let mut epoch = 0;
    let mut restored = Restored { identity: store.identity()?, former: None, kept: true };
    if current.is_file() {
        let aside = aside(data);
        restored.former = Some(aside.clone());
        match keep(&mut store, &current, &aside) {
            Ok(former) => epoch = former,
            Err(problem) if BEYOND_REPAIR.contains(&problem.code) => restored.kept = false,
            // A full disk, or what only a newer version can read: nothing may be lost for that.
            Err(problem) => {
                let _ = fs::remove_file(&aside);
                return Err(problem);
            }
        }
    }
    epoch = restored.identity.epoch.max(epoch).saturating_add(1);
    restored.identity.epoch = epoch;
    store.db.run(sql::SET_EPOCH, &[Value::Int(epoch)])?;
    store.db.run(sql::LEAVE_WAL, &[])?;
    let Store { db, _lock: alone } = store;
    drop(db);
    let unread = restored.former.as_deref().filter(|_| !restored.kept);
    put_in_place(copy, &current, unread)?;
    drop(alone);
    Ok(restored)
}

/// Copies the present store aside and takes over what must never be lost; the epoch it had.
fn keep(store: &mut Store, current: &Path, aside: &Path) -> Result<i64, Problem> {
    let known = version(current, MIGRATIONS.len())?;
    let mut db = Db::open(current)?;
    check(&mut db)?;
    let epoch = identity(&mut db)?.epoch;
    super::copy_into(&mut db, aside)?;
    store.db.run(sql::ATTACH, &[Value::Text(&aside.to_string_lossy())])?;
    let kept = store.whole(|store| {
        for statement in [sql::KEEP_OPT_OUTS, sql::KEEP_CAMPAIGNS, sql::KEEP_REFERENCES] {
            store.db.run(statement, &[])?;
        }
        if known >= WITH_OUTBOX {
            let letters = if known >= WITH_COPIES { sql::KEEP_LETTERS } else { sql::KEEP_OLD_LETTERS };
            for statement in KEEP_OUTBOX.iter().copied().chain([letters]) {
                store.db.run(statement, &[])?;
            }
        }
        if store.db.number(sql::HAS_REPLIES, &[])? > 0 {
            for statement in [sql::KEEP_REPLIES, sql::KEEP_TROUBLES] {
                store.db.run(statement, &[])?;
            }
        }
        if store.db.number(sql::HAS_MARKS, &[])? > 0 {
            store.db.run(sql::KEEP_MARKS, &[])?;
        }
        if store.db.number(sql::HAS_ENTRIES, &[])? > 0 {
            store.db.run(sql::KEEP_ENTRIES, &[])?;
        }
        store.spread(0)?;
        Ok(epoch)
    });
    store.db.run(sql::DETACH, &[])?;
    // Closed by the last who uses it, the old file leaves no journal that could be taken for the new one's.
    drop(db);
    kept
}

/// Takes away what restores left that were killed; nobody else uses the folder now.
fn sweep(data: &Path) {
    for entry in fs::read_dir(data).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(UNFINISHED) && name.contains(".part") {
            // What cannot be taken away is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A name for the store that was there.
fn aside(data: &Path) -> PathBuf {
    let name = |number: u32| data.join(format!("risala-before-restore-{number}.sqlite"));
    (1..).map(name).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| name(0))
}

/// The present store goes `aside` as it is when it could not be read.
fn put_in_place(copy: NamedTempFile, current: &Path, aside: Option<&Path>) -> Result<(), Problem> {
    copy.as_file().sync_all().map_err(|error| not_writable(current, &error))?;
    if let Some(aside) = aside {
        fs::copy(current, aside).map_err(|error| not_writable(aside, &error))?;
    }
    for companion in COMPANIONS {
        match fs::remove_file(beside(current, companion)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(not_writable(current, &error)),
            _ => {}
        }
    }
    copy.persist(current).map(|_| ()).map_err(|error| not_writable(current, &error.error))
}
