//! A workspace that takes the place of another: the one made from a backup or by salvage moves in, the other stays beside it.

use std::path::Path;

use crate::fault::{OrFault, file_name};
use crate::lock::{self, Lock};
use crate::open::{is_there, part, sync_folder};
use crate::{Access, StoreFault, Workspace};

impl Workspace {
    /// Lets the workspace at `new`, which nobody has open, take the place of whatever is at `place`. What was there, the log
    /// beside it included, is called `aside` from then on; not a byte of it changes.
    ///
    /// # Errors
    /// [`StoreFault::InUse`]; [`StoreFault::Exists`] where `aside` is taken; whatever opening `new` says, which is looked
    /// through first. The place is then as it was.
    pub fn put_in_place(new: &Path, place: &Path, aside: &Path) -> Result<(), StoreFault> {
        match Self::open(new, Access::ReadOnly) {
            // One with a passphrase was copied byte for byte; whoever knows the passphrase will look into it.
            Ok(_) | Err(StoreFault::Locked { .. }) => {}
            Err(fault) => return Err(fault),
        }
        if place.is_file() && lock::is_held(place) {
            return Err(StoreFault::in_use(place));
        }
        let _lock = Lock::take(place)?;
        if is_there(aside) || is_there(&part(aside, "-wal")) {
            return Err(StoreFault::Exists { file: file_name(aside) });
        }
        if is_there(place) {
            // The log goes first to its second name, and from its first one last: at no moment is it lost to its file.
            let log = part(place, "-wal");
            if is_there(&log) {
                second_name(&log, &part(aside, "-wal")).or_fault("setting aside", place)?;
            }
            second_name(place, aside).or_fault("setting aside", place)?;
        }
        for end in ["-wal", "-shm"] {
            let beside = part(place, end);
            if is_there(&beside) {
                std::fs::remove_file(&beside).or_fault("setting aside", place)?;
            }
        }
        std::fs::rename(new, place).or_fault("putting in place", place)?;
        sync_folder(place);
        Ok(())
    }
}

/// A second name for a file; where the file system gives none, the file is copied.
fn second_name(file: &Path, name: &Path) -> std::io::Result<()> {
    if std::fs::hard_link(file, name).is_ok() {
        return Ok(());
    }
    std::fs::copy(file, name)?;
    std::fs::File::options().write(true).open(name)?.sync_all()
}
