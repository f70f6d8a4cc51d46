//! A disk that turns read-only under the programs that have files on it open for writing, as one does whose content the system
//! finds broken.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::Disk;

/// How the disk is mounted: what is found broken makes it read-only.
const OPTIONS: &str = "loop,errors=remount-ro";

/// A small disk with a file system of its own in a file. Only root can make one.
pub struct FailingDisk {
    /// The disk as programs see it.
    pub disk: Disk,
    image: TempDir,
}

impl FailingDisk {
    /// A disk of this many KiB, at least 16,384, or `None` where the system lets nobody make one.
    ///
    /// # Panics
    /// If the programs of util-linux are not there; in the long run also where nobody can make one.
    pub fn of(kib: u32) -> Option<FailingDisk> {
        let made = Self::made(kib);
        assert!(
            made.is_some() || std::env::var_os("UNMOOR_LONG").is_none(),
            "the long run needs a system that makes disks that fail"
        );
        made
    }

    fn made(kib: u32) -> Option<FailingDisk> {
        let image = tempfile::tempdir().expect("a temporary folder");
        let file = image.path().join("disk");
        let made = std::fs::File::create(&file).and_then(|disk| disk.set_len(u64::from(kib) * 1024));
        made.expect("room for the disk");
        if !Command::new("mkfs.ext4").arg("-q").arg(&file).status().is_ok_and(|ended| ended.success()) {
            return None;
        }
        let script = "mount -o \"$2\" \"$1\" \"$0\" && echo ready && read -r end";
        let disk = Disk::held(true, script, &[file.as_os_str(), OPTIONS.as_ref()])?;
        Some(FailingDisk { disk, image })
    }

    /// Lets the system find the disk broken. Whatever is open on it stays open, and nothing can be written any more.
    ///
    /// # Panics
    /// If the system does not let itself be told so.
    pub fn fail(&self) {
        let source = self.disk.command("findmnt").args(["-n", "-o", "SOURCE"]).arg(self.place()).output();
        let source = String::from_utf8(source.expect("findmnt can be started").stdout).expect("the path of a device");
        let device = Path::new(source.trim()).file_name().expect("the name of a device");
        let trigger = Path::new("/sys/fs/ext4").join(device).join("trigger_fs_error");
        let told = std::fs::File::options().write(true).open(trigger);
        told.and_then(|mut file| std::io::Write::write_all(&mut file, b"a test")).expect("ext4 has this trigger");
    }

    /// Does what somebody does about it: looks the disk through and puts it back, under programs that still run.
    ///
    /// # Panics
    /// If that cannot be done.
    pub fn mend(&self) {
        let ended = self.disk.command("umount").arg("--lazy").arg(self.place()).status();
        assert!(ended.expect("umount can be started").success(), "the disk cannot be taken away");
        let image: PathBuf = self.image.path().join("disk");
        let looked = Command::new("e2fsck").args(["-f", "-y"]).arg(&image).output().expect("e2fsck can be started");
        assert!(matches!(looked.status.code(), Some(0 | 1)), "{looked:?}"); // nothing was wrong, or it was corrected
        let ended = self.disk.command("mount").args(["-o", OPTIONS]).arg(&image).arg(self.place()).status();
        assert!(ended.expect("mount can be started").success(), "the disk cannot be put back");
    }

    fn place(&self) -> PathBuf {
        self.disk.path("")
    }
}
