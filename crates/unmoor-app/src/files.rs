//! Writing files so that a failure leaves the old one as it was.

use std::fs::File;
use std::io::{self, Write};
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
    let mut file = tempfile::Builder::new().prefix(".unmoor-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    share_like_others(file.as_file())?;
    file.persist(target).map_err(|error| error.error)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// A temporary file is private to its owner; what a person saves should be readable as their other files are.
#[cfg(unix)]
fn share_like_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share_like_others(_: &File) -> io::Result<()> {
    Ok(())
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
    let size = std::fs::metadata(source).map_err(refuse)?.len();
    if size > limit {
        return Err(Fault::refused(
            format!("{} is {} MB large; at most {} MB can be read.", name(source), size >> 20, limit >> 20),
            "Choose another file.",
        ));
    }
    std::fs::read(source).map_err(refuse)
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

fn write_fault(target: &Path, error: &io::Error) -> Fault {
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

fn reason(error: &io::Error) -> &'static str {
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

    #[test]
    fn a_folder_is_not_a_target() {
        let folder = tempfile::tempdir().unwrap();
        let fault = replace(folder.path(), b"x").unwrap_err();
        assert!(fault.happened.contains("it is a folder"), "{fault}");
    }
}
