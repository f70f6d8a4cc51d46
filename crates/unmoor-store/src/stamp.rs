//! What tells a file that was changed from one that was not: its size, and what the system keeps of its last change.

use std::fmt;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The state of a file at one moment. Another stamp means that the file was written to, replaced or copied since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(String);

impl Stamp {
    /// That of a file as it lies.
    ///
    /// # Errors
    /// Where the system does not tell.
    pub fn of(path: &Path) -> io::Result<Self> {
        let meta = std::fs::metadata(path)?;
        let modified = meta.modified()?.duration_since(UNIX_EPOCH).map_err(io::Error::other)?;
        Ok(Self(format!("{} {}{}", meta.len(), modified.as_nanos(), place(&meta))))
    }

    /// As text, to be kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Stamp {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which file it is, and when anything of it was last changed: nobody can set that time back.
#[cfg(unix)]
fn place(meta: &std::fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!(" {}.{:09} {} {}", meta.ctime(), meta.ctime_nsec(), meta.dev(), meta.ino())
}

#[cfg(not(unix))]
fn place(_: &std::fs::Metadata) -> String {
    String::new()
}
