//! A disk with little room, which a test can fill.

mod failing;

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

pub use failing::FailingDisk;

use crate::cli::Ran;
use crate::place;

/// A small disk of its own, seen only by the programs that are started on it; gone with its holder.
pub struct Disk {
    holder: Child,
    /// How the names of users are kept apart where the test is not run by root.
    as_root: bool,
    place: TempDir,
}

impl Disk {
    /// A disk of this many KiB, or `None` where the system lets nobody make one.
    ///
    /// # Panics
    /// If the programs of util-linux are not there; in the long run, if the system makes none.
    pub fn of(kib: u32) -> Option<Disk> {
        let script = format!("mount -t tmpfs -o size={kib}k unmoor \"$0\" && echo ready && read -r end");
        let made = [true, false].into_iter().find_map(|as_root| Disk::held(as_root, &script, &[]));
        assert!(
            made.is_some() || std::env::var_os("UNMOOR_LONG").is_none(),
            "the long run needs a system that makes disks"
        );
        made
    }

    /// What a script mounts at the place that is its `$0`; it says `ready` and lives as long as the disk.
    fn held(as_root: bool, script: &str, more: &[&OsStr]) -> Option<Disk> {
        let place = tempfile::tempdir().expect("a temporary folder");
        let mut holder = Command::new("unshare")
            .args(if as_root { &["-m"][..] } else { &["-U", "-r", "-m"] })
            .args(["sh", "-c", script])
            .arg(place.path())
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("unshare is a part of every Linux");
        let mut line = String::new();
        let out = holder.stdout.take().expect("the output was asked for");
        BufReader::new(out).read_line(&mut line).expect("text");
        let disk = Disk { holder, as_root, place };
        (line == "ready\n").then_some(disk)
    }

    /// The path of a file on the disk, for the programs that are started on it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// The path of a file on the disk, for the test.
    pub fn seen(&self, name: &str) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.holder.id()));
        let path = self.path(name);
        root.join(path.strip_prefix("/").unwrap_or(&path))
    }

    /// Writes until not one byte more has room, also where some was given free since, and gives the file that takes the room.
    ///
    /// # Panics
    /// If the disk does not become full.
    pub fn fill(&self) -> PathBuf {
        let path = self.seen("ballast");
        let ballast = std::fs::File::options().append(true).create(true).open(&path);
        let mut ballast = ballast.expect("a file on the disk");
        let full = (0..1 << 20).find_map(|_| ballast.write_all(&[0; 1024]).err()).expect("the disk is small");
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
        path
    }

    /// Runs `unmoor` on the disk, with the default workspace in its folder `data`.
    ///
    /// # Panics
    /// If it cannot be started or is ended by a signal.
    pub fn run<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Ran {
        let mut command = self.command(place::program("unmoor"));
        command.args(words);
        command.env("UNMOOR_DATA_DIR", self.path("data")).env_remove("UNMOOR_WORKSPACE").env("TZ", "UTC");
        Ran::of(&mut command)
    }

    /// A program on the disk, not yet started.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["-t", &self.holder.id().to_string(), "-m"]);
        if !self.as_root {
            command.args(["-U", "--preserve-credentials"]);
        }
        command.arg("--").arg(program);
        command
    }

    /// Lets nobody write on the disk any more, or again. The system does that only at a moment at which no program has a file on
    /// it open for writing, so it is tried until there is one.
    ///
    /// # Panics
    /// If there is no such moment in many tries.
    pub fn protect(&self, protected: bool) {
        let way = if protected { "remount,ro" } else { "remount,rw" };
        // All tries in one place: a program that works without end leaves such a moment for less than a new one takes to start.
        let script =
            "left=20000; until mount -o \"$1\" \"$0\" 2>/dev/null; do left=$((left - 1)); test $left -gt 0; done";
        let mut mount = self.command("sh");
        mount.args(["-e", "-c", script]).arg(self.place.path()).arg(way);
        assert!(mount.status().expect("sh can be started").success(), "the disk cannot be changed over to {way}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // It may have ended by itself, where no disk could be made.
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}

/// Runs `unmoor` on a data folder with no file growing beyond this many KiB: the next best thing to a full disk, and one
/// that every system has.
///
/// # Panics
/// If it cannot be started or is ended by a signal.
pub fn run_within<S: AsRef<OsStr>>(kib: u64, data: &Path, words: impl IntoIterator<Item = S>) -> Ran {
    // Blocks of 512 bytes; the write that goes too far fails as on a full disk, and nobody is killed.
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kib * 2);
    let mut command = Command::new("sh");
    command.args(["-c", &script]).arg(place::program("unmoor")).args(words);
    command.env("UNMOOR_DATA_DIR", data).env_remove("UNMOOR_WORKSPACE").env("TZ", "UTC");
    Ran::of(&mut command)
}
