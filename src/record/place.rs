//! Whether a folder is a place for a record: a database wants a disk of its own, not one that another program copies about.

use std::path::{Component, Path, PathBuf, Prefix};

use crate::store::Store;

/// Folders of services that copy files between computers, by what their names begin with.
const SYNCED: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("mobile documents", "iCloud"),
    ("icloud", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
];
/// File systems that lie on another computer, as Linux calls them.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
];

/// Returns the folder of the record a person has when none is named, of the system's folders for data that stay on this computer
/// and for data that follow the person to others.
///
/// Windows copies the latter about at each logon and logoff, whole, so a new record goes where it stays; one that an earlier
/// Cairn made is found where it lies. Elsewhere the two are one.
pub(super) fn own(local: &Path, roaming: &Path) -> PathBuf {
    let [local, roaming] = [local, roaming].map(|data| data.join("record"));
    if Store::exists(&roaming) && !Store::exists(&local) {
        roaming
    } else {
        local
    }
}

/// Returns the folder that holds program and record together, as on a stick, if the person laid a file named `portable` there.
pub(super) fn portable() -> Option<PathBuf> {
    beside(&std::env::current_exe().ok()?)
}

/// Returns the folder of a program beside which a file named `portable` lies, whose ending Explorer may hide.
fn beside(program: &Path) -> Option<PathBuf> {
    let folder = program.parent()?;
    let mut marks = ["portable", "portable.txt"].iter();
    marks
        .any(|mark| folder.join(mark).is_file())
        .then(|| folder.to_owned())
}

/// Returns why a folder is no good place for a record, with what to do; `None` where nothing speaks against it.
#[must_use]
pub fn warning(dir: &Path) -> Option<String> {
    let there = dir.ancestors().find_map(|above| above.canonicalize().ok());
    let whole = there.as_deref().unwrap_or(dir);
    let synced = whole.components().chain(dir.components()).find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        let service = SYNCED.iter().find(|(begins, _)| name.starts_with(begins));
        service.map(|(_, service)| *service)
    });
    if let Some(service) = synced {
        return Some(format!(
            "This folder is synchronised by {service}, which may copy the record while it is written. Keep the record elsewhere and let {service} have its backups"
        ));
    }
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    is_on_network(&mounts, whole).then(|| {
        "This folder lies on another computer, where a record cannot be kept safely. Keep it on this computer's own disk, and its backups there".to_owned()
    })
}

/// Tells whether a path lies on a network, by Linux's list of what is mounted where; Windows says it in the path, of a letter
/// that stands for a share too, once the path is the whole one.
fn is_on_network(mounts: &str, path: &Path) -> bool {
    if let Some(Component::Prefix(begins)) = path.components().next() {
        return matches!(begins.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..));
    }
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        // Blanks in names are written so in that list.
        let at = words.next()?.replace(r"\040", " ");
        Some((at, words.next()?))
    });
    let nearest = mounted
        .filter(|(at, _)| path.starts_with(at))
        .max_by_key(|(at, _)| at.len());
    nearest.is_some_and(|(_, system)| NETWORK.contains(&system))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_record_stays_on_this_computer_and_an_earlier_one_is_found_where_it_lies() {
        let home = tempfile::tempdir().unwrap();
        let (local, roaming) = (home.path().join("Local"), home.path().join("Roaming"));
        assert_eq!(own(&local, &roaming), local.join("record"));
        let make = |data: &Path| {
            std::fs::create_dir_all(data.join("record")).unwrap();
            std::fs::write(data.join("record").join("cairn.db"), "").unwrap();
        };
        make(&roaming);
        assert_eq!(own(&local, &roaming), roaming.join("record"));
        make(&local);
        assert_eq!(own(&local, &roaming), local.join("record"));
    }

    #[test]
    fn a_record_lies_beside_the_program_where_a_file_asks_for_it() {
        let stick = tempfile::tempdir().unwrap();
        let program = stick.path().join("cairn.exe");
        assert_eq!(beside(&program), None);
        // A folder of that name asks for nothing.
        std::fs::create_dir(stick.path().join("portable")).unwrap();
        assert_eq!(beside(&program), None);
        std::fs::write(stick.path().join("portable.txt"), "").unwrap();
        assert_eq!(beside(&program).as_deref(), Some(stick.path()));
        std::fs::remove_file(stick.path().join("portable.txt")).unwrap();
        std::fs::remove_dir(stick.path().join("portable")).unwrap();
        std::fs::write(stick.path().join("portable"), "").unwrap();
        assert_eq!(beside(&program).as_deref(), Some(stick.path()));
    }

    #[test]
    fn a_synchronised_folder_is_told_by_its_name() {
        let said = warning(Path::new("/home/sam/Dropbox (Personal)/cairn")).unwrap();
        assert!(said.contains("synchronised by Dropbox"), "{said}");
        let said = warning(Path::new("/home/sam/OneDrive - Trust/cairn")).unwrap();
        assert!(said.contains("OneDrive"), "{said}");
        assert_eq!(warning(Path::new("/home/sam/boxes/cairn")), None);
    }

    #[test]
    fn a_network_folder_is_told_by_what_is_mounted_there() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/x /mnt/the\\040nas nfs4 rw 0 0\n/dev/sdb /mnt/the\\040nas/own xfs rw 0 0\n";
        assert!(is_on_network(mounts, Path::new("/mnt/the nas/cairn")));
        assert!(!is_on_network(mounts, Path::new("/mnt/the nas/own/cairn")));
        assert!(!is_on_network(mounts, Path::new("/home/sam")));
    }

    #[cfg(windows)]
    #[test]
    fn a_network_folder_is_told_by_its_path() {
        for (path, is) in [
            (r"\\server\share\cairn", true),
            (r"\\?\UNC\server\share\cairn", true),
            (r"\\?\C:\Users\sam", false),
            (r"C:\Users\sam", false),
        ] {
            assert_eq!(is_on_network("", Path::new(path)), is, "{path}");
        }
        let said = warning(Path::new(r"C:\Users\sam\OneDrive - Trust\cairn")).unwrap();
        assert!(said.contains("OneDrive"), "{said}");
    }
}
