//! Where a store may be: on a disk of this computer, in a folder that no cloud client copies. `SQLite` needs locks that
//! network file systems do not keep, and a client that copies the file while it is written damages it.

use std::fs;
use std::path::{Component, Path, PathBuf};

use risala_letter::Problem;

use super::code;

/// File systems on other computers, as Linux names them.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "gpfs",
    "beegfs",
    "ncpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.davfs",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.s3fs",
    "fuse.ceph",
    "fuse.onedriver",
    "fuse.google-drive-ocamlfuse",
    "fuse.kio-fuse",
    "fuse.mount.davfs",
];
/// Names of folders that a client copies to the cloud, in lower case; also with more behind a space, `-` or `(`.
const SYNCED: &[&str] = &[
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "com~apple~clouddocs",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "box sync",
    "pcloud",
    "pclouddrive",
    "megasync",
    "syncthing",
    "seafile",
    "yandex.disk",
    "tresorit",
];
/// Files that clients leave at the top of what they copy.
const MARKER_FILES: &[&str] = &[".dropbox", ".owncloudsync.log", ".nextcloudsync.log", ".sync_journal.db"];
/// Folders that clients leave there.
const MARKER_FOLDERS: &[&str] = &[".dropbox.cache", ".stfolder", ".tmp.drivedownload", ".tmp.driveupload"];

/// Whether a store may be in `folder`, which need not exist yet.
///
/// # Errors
/// `store.network_folder` or `store.synced_folder`.
pub fn check(folder: &Path) -> Result<(), Problem> {
    let place = existing(folder);
    if let Some(kind) = network(&place) {
        return Err(Problem::error(code::NETWORK_FOLDER).arg("path", folder.display()).arg("kind", kind));
    }
    if let Some(name) = synced(&place).or_else(|| synced(folder)) {
        return Err(Problem::error(code::SYNCED_FOLDER).arg("path", folder.display()).arg("name", name));
    }
    Ok(())
}

/// The folder, or the nearest one above it that exists, with links followed.
fn existing(folder: &Path) -> PathBuf {
    let found = folder.ancestors().find_map(|place| {
        let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
        place.canonicalize().ok()
    });
    found.unwrap_or_else(|| folder.to_owned())
}

fn synced(place: &Path) -> Option<String> {
    let named = place.components().find_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()).filter(|name| is_synced(name)),
        _ => None,
    });
    named.or_else(|| place.ancestors().find_map(marker))
}

fn is_synced(name: &str) -> bool {
    let name = name.to_lowercase();
    SYNCED
        .iter()
        .any(|known| name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '('])))
}

fn marker(folder: &Path) -> Option<String> {
    let file = MARKER_FILES.iter().find(|name| folder.join(name).is_file());
    let found = file.or_else(|| MARKER_FOLDERS.iter().find(|name| folder.join(name).is_dir()));
    found.map(|name| (*name).to_owned())
}

/// The kind of network file system a place is on.
fn network(place: &Path) -> Option<String> {
    if let Some(Component::Prefix(prefix)) = place.components().next() {
        use std::path::Prefix::{UNC, VerbatimUNC};
        return matches!(prefix.kind(), UNC(..) | VerbatimUNC(..)).then(|| "UNC".to_owned());
    }
    if place.starts_with("/Network") {
        return Some("network".to_owned());
    }
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let (kind, options) = mount(&mounts, place)?;
    // Windows' own disks, as seen from a Linux inside Windows, keep no locks either.
    let is_network = NETWORK.contains(&kind) || (kind == "9p" && options.contains("drvfs"));
    is_network.then(|| kind.to_owned())
}

/// Kind and options of the file system that `place` is on (proc(5), mountinfo).
fn mount<'m>(mounts: &'m str, place: &Path) -> Option<(&'m str, &'m str)> {
    let under = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = PathBuf::from(unescaped(before.split(' ').nth(4)?));
        let mut kinds = after.split(' ');
        let kind = kinds.next()?;
        place.starts_with(&point).then(|| (point.components().count(), kind, kinds.nth(1).unwrap_or_default()))
    });
    // Of two at one place the later one covers the earlier.
    under.max_by_key(|(depth, ..)| *depth).map(|(_, kind, options)| (kind, options))
}

/// Spaces and such stand in mountinfo as `\040`.
fn unescaped(path: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(path.to_owned(), |path, (code, character)| path.replace(code, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
        30 22 0:30 / /home rw - nfs4 server:/home rw,vers=4.2\n\
        31 30 0:31 / /home/a/local\\040disk rw - ext4 /dev/sdb1 rw\n\
        32 22 0:32 / /mnt/c rw - 9p drvfs rw,aname=drvfs;path=C:\\\n\
        33 22 0:33 / /run rw - 9p none rw,trans=fd\n";

    #[test]
    fn the_deepest_mount_tells_the_kind() {
        for (place, expect) in [
            ("/var/lib", "ext4"),
            ("/home/a/.local/share", "nfs4"),
            ("/home/a/local disk/x", "ext4"),
            ("/mnt/c/Users", "9p"),
            ("/homes", "ext4"),
        ] {
            assert_eq!(mount(MOUNTS, Path::new(place)).map(|found| found.0), Some(expect), "{place}");
        }
    }

    #[test]
    fn folders_that_clients_copy_are_known_by_name() {
        for (name, expect) in [
            ("Dropbox", true),
            ("Dropbox (Society)", true),
            ("OneDrive - Society", true),
            ("Mobile Documents", true),
            ("Nextcloud", true),
            ("Dropboxes", false),
            ("my onedrive notes", false),
            ("share", false),
        ] {
            assert_eq!(is_synced(name), expect, "{name}");
        }
    }

    #[test]
    fn a_marker_above_the_folder_is_seen_before_the_folder_exists() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/b");
        assert_eq!(check(&folder), Ok(()));
        fs::create_dir(place.path().join(".stfolder")).unwrap();
        assert_eq!(check(&folder).unwrap_err().code, code::SYNCED_FOLDER);
    }
}
