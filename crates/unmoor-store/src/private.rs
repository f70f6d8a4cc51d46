//! What belongs to one person of a computer with several: new workspaces, backups and the folders that are made for them, and a
//! process that leaves no picture of its memory.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder, and those above it, where it is not there; only its owner gets in.
///
/// # Errors
/// Where it cannot be made.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file in which a new one is written that will take the place of `of`: whoever could read that still can, and where
/// there is none only the owner.
pub(crate) fn make_file(new: &Path, of: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(new)?;
    as_before(&file, of);
    Ok(())
}

/// Some file systems keep no permissions, and are no reason to write nothing.
#[cfg(unix)]
fn as_before(file: &File, of: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Some(before) = std::fs::metadata(of).ok().filter(std::fs::Metadata::is_file) else { return };
    let mode = (before.permissions().mode() & 0o777) | 0o600; // it has yet to be written
    if let Err(error) = file.set_permissions(std::fs::Permissions::from_mode(mode)) {
        tracing::debug!(%error, "the new file can be read by its owner only");
    }
}

#[cfg(not(unix))]
fn as_before(_: &File, _: &Path) {}

/// Lets the system write no picture of this process's memory to a disk when it ends badly: keys and what is shown would be in it.
pub fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
            tracing::debug!(%error, "a crash may leave a picture of the memory");
        }
    }
}
