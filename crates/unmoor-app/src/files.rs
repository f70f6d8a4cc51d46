//! Writing files so that a failure leaves the old one as it was.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::fault::{Fault, FaultCode};

/// Replaces a file, or makes it: the bytes go to a temporary file beside it, are synced, and take its place in one
/// rename. On any error the old file is untouched and the temporary one is gone.
pub fn replace(target: &Path, bytes: &[u8]) -> Result<(), Fault> {
    write_beside(target, bytes).map_err(|error| write_fault(target, &error))
}

fn write_beside(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if target.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "the target is a folder"));
    }
    let before = std::fs::metadata(target).ok();
    if before.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the target is read-only"));
    }
    let mut file = beside(folder, before.as_ref())?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    // The file is in place; a folder that cannot be synced is no reason to call it unwritten.
    #[cfg(unix)]
    if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
        tracing::warn!("the folder of {} could not be synced: {error}", name(target));
    }
    Ok(())
}

/// A temporary file with the permissions of the one it replaces, else those that a new file of this person gets.
#[cfg(unix)]
fn beside(folder: &Path, old: Option<&std::fs::Metadata>) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let new = std::fs::Permissions::from_mode(0o666);
    let file = tempfile::Builder::new().prefix(".unmoor-").suffix(".part").permissions(new).tempfile_in(folder)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn beside(folder: &Path, _: Option<&std::fs::Metadata>) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".unmoor-").suffix(".part").tempfile_in(folder)
}

/// Reads a file that a person chose, at most `limit` bytes.
pub fn read(source: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    let refuse = |error: io::Error| {
        Fault::new(
            FaultCode::Refused,
            format!("{} could not be read: {}.", name(source), reason(&error)),
            "Nothing was changed.",
            "Check that the file exists and that you may read it, then try again.",
        )
        .with_details(error.to_string())
    };
    // Looked at before it is opened: to open a pipe is to wait for whoever writes into it.
    let found = std::fs::metadata(source).map_err(refuse)?;
    if found.is_dir() {
        return Err(refuse(io::ErrorKind::IsADirectory.into()));
    }
    let no_file = || {
        Fault::refused(
            format!("{} is a device or a pipe, not a file.", name(source)),
            "Choose a file, or save one first.",
        )
    };
    if !found.is_file() {
        return Err(no_file());
    }
    let mut file = File::open(source).map_err(refuse)?;
    if !file.metadata().map_err(refuse)?.is_file() {
        return Err(no_file());
    }
    let too_large = |size: u64| {
        let happened = format!("{} is {} MB large; at most {} MB can be read.", name(source), size >> 20, limit >> 20);
        Fault::refused(happened, "Choose another file.")
    };
    if found.len() > limit {
        return Err(too_large(found.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    // It may grow while it is read, or say nothing of its size.
    (&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(refuse)?;
    if bytes.len() as u64 > limit { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

/// Makes a folder, and those above it, where it is not there.
pub fn make_folder(folder: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(folder).map_err(|error| write_fault(folder, &error))
}

/// The files in a folder, by name.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let read = || -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            files.push(entry?.path());
        }
        files.sort();
        Ok(files)
    };
    read().map_err(|error| {
        Fault::refused(format!("{} could not be read: {}.", name(folder), reason(&error)), "Choose another folder.")
            .with_details(error.to_string())
    })
}

/// The last part of a path, as text to show.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The same without its last ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| name(path), |stem| stem.to_string_lossy().into_owned())
}

pub(crate) fn write_fault(target: &Path, error: &io::Error) -> Fault {
    let code = if is_full(error) { FaultCode::DiskFull } else { FaultCode::Io };
    let remedy = match code {
        FaultCode::DiskFull => "Free some space or choose another folder, then try again.",
        _ => "Choose a folder that exists and in which you may write, then try again.",
    };
    Fault::new(
        code,
        format!("{} could not be written: {}.", name(target), reason(error)),
        "A file of that name is as it was; nothing half done was left behind.",
        remedy,
    )
    .with_details(error.to_string())
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

pub(crate) fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "the folder or file does not exist",
        io::ErrorKind::PermissionDenied => "you may not write or read there",
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::NotADirectory => "a part of its path is a file",
        io::ErrorKind::InvalidFilename => "the name is not allowed there",
        _ => "the system refused it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("report.pdf");
        replace(&target, b"old").unwrap();
        replace(&target, b"new").unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
        let inside = folder.path().join("report.pdf").join("deeper.pdf");
        let fault = replace(&inside, b"x").unwrap_err();
        assert_eq!(fault.code, FaultCode::Io);
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file may stay");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions_and_a_protected_one_its_content() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("private.json");
        replace(&target, b"old").unwrap();
        std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o600)).unwrap();
        replace(&target, b"new").unwrap();
        assert_eq!(std::fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o400)).unwrap();
        assert_eq!(replace(&target, b"newer").unwrap_err().code, FaultCode::Io);
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_and_reading_stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        for (source, says) in [(Path::new("/dev/zero"), "a device or a pipe"), (folder.path(), "it is a folder")] {
            let fault = read(source, 1 << 20).unwrap_err();
            assert!(fault.code == FaultCode::Refused && fault.happened.contains(says), "{fault}");
        }
        let file = folder.path().join("file");
        replace(&file, &[7; 100]).unwrap();
        assert_eq!(read(&file, 100).unwrap(), [7; 100]);
        assert_eq!(read(&file, 99).unwrap_err().code, FaultCode::Refused);
        // Says that it has no bytes, and has some.
        if Path::new("/proc/self/status").exists() {
            assert_eq!(read(Path::new("/proc/self/status"), 10).unwrap_err().code, FaultCode::Refused);
        }
    }

    #[test]
    fn a_folder_is_not_a_target() {
        let folder = tempfile::tempdir().unwrap();
        let fault = replace(folder.path(), b"x").unwrap_err();
        assert!(fault.happened.contains("it is a folder"), "{fault}");
    }
}
