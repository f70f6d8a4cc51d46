//! The key of a workspace with a passphrase: how it is made, and how a connection gets it.
//!
//! The file is a SQLCipher 4 database whose first 96 bytes stay readable, so that it can be told what it is before anybody
//! types a passphrase. The salt lies in the bytes that SQLite reserves in its header (docs/format/workspace.md).

use std::fmt;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::{Connection, ffi};
use sha2::{Digest, Sha256, Sha512};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::StoreFault;

/// A passphrase of at least so many characters can be set: the key is only as good as what it is made of.
const SHORTEST: usize = 12;

/// How often the passphrase is stretched: what SQLCipher 4 does, so that its own tools can open the file.
const ROUNDS: u32 = 256_000;

/// The bytes at the head of the file that stay readable.
pub(crate) const READABLE: usize = 96;

/// What a page of a workspace with a passphrase keeps for its code and its start value.
pub(crate) const RESERVED: u8 = 80;

/// The size of every page. It stands in the readable header, where anybody can write another; SQLCipher would then read beyond
/// the end of a smaller page.
pub(crate) const PAGE: u32 = 4096;
pub(crate) const OTHER_PAGES: &str = "its pages have another size than those of a workspace with a passphrase";

/// Where the salt lies in the header, and behind it four bytes that tell whether it was damaged.
const SALT_AT: usize = 72;
const SALT: usize = 16;
const CHECK: usize = 4;

/// What a workspace is locked with. Its characters are overwritten when it is dropped, and printed nowhere.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// One as it was typed; the same characters count as the same, however the keyboard composed them.
    pub fn new(typed: &str) -> Self {
        // With room from the start: what grows leaves copies of its beginning behind.
        let mut composed = Zeroizing::new(String::with_capacity(typed.len() * 3 + 16));
        composed.extend(typed.nfc());
        Self(composed)
    }

    /// Whether it may be set.
    ///
    /// # Errors
    /// [`StoreFault::WeakPassphrase`] where it has fewer than twelve characters.
    pub fn must_do(&self) -> Result<(), StoreFault> {
        if self.0.chars().count() < SHORTEST { Err(StoreFault::WeakPassphrase { least: SHORTEST }) } else { Ok(()) }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// What makes the keys of two workspaces with the same passphrase differ; no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Salt([u8; SALT]);

impl Salt {
    /// A new one, of the system's randomness.
    pub(crate) fn fresh() -> rusqlite::Result<Self> {
        Connection::open_in_memory()?.query_row("SELECT randomblob(16)", [], |row| row.get(0)).map(Self)
    }

    /// The salt in a header; `None` where the workspace has no passphrase, an error where the salt is damaged.
    pub(crate) fn of(header: &[u8]) -> Result<Option<Self>, &'static str> {
        if header[20] != RESERVED {
            return Ok(None);
        }
        let mut salt = [0; SALT];
        salt.copy_from_slice(&header[SALT_AT..SALT_AT + SALT]);
        let salt = Self(salt);
        if header[SALT_AT + SALT..SALT_AT + SALT + CHECK] == salt.check() {
            Ok(Some(salt))
        } else {
            Err("what its passphrase is mixed with cannot be read")
        }
    }

    pub(crate) fn bytes(self) -> [u8; SALT] {
        self.0
    }

    fn check(&self) -> [u8; CHECK] {
        let sum = Sha256::digest(self.0);
        std::array::from_fn(|at| sum[at])
    }

    /// Writes the salt into the header of a new file that is not open.
    pub(crate) fn mark(&self, file: &Path) -> io::Result<()> {
        let mut file = File::options().write(true).open(file)?;
        file.seek(SeekFrom::Start(SALT_AT as u64))?;
        file.write_all(&self.0)?;
        file.write_all(&self.check())
    }
}

/// The key of one workspace. Overwritten when it is dropped.
#[derive(Clone)]
pub(crate) struct Key {
    raw: Zeroizing<[u8; 32]>,
    pub(crate) salt: Salt,
}

impl Key {
    /// Stretches a passphrase; takes a good part of a second, which is its purpose.
    pub(crate) fn derive(passphrase: &Passphrase, salt: Salt) -> Self {
        let mut raw = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha512>(passphrase.0.as_bytes(), &salt.0, ROUNDS, raw.as_mut());
        Self { raw, salt }
    }

    /// What it is made of, to open pages that SQLite does not open.
    pub(crate) fn raw(&self) -> &[u8; 32] {
        &self.raw
    }

    /// Whether both are the same key; takes as long whichever byte differs.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let differing = self.raw.iter().zip(other.raw.iter()).fold(0, |sum, (one, two)| sum | (one ^ two));
        differing == 0 && self.salt == other.salt
    }

    /// Gives a connection that has read nothing yet its key. The error of a failure says nothing of it.
    pub(crate) fn apply(&self, sql: &Connection) -> rusqlite::Result<()> {
        if sql.pragma_query_value(None, "page_size", |row| row.get::<_, u32>(0))? != PAGE {
            return Err(rusqlite::Error::SqliteFailure(
                ffi::Error::new(ffi::SQLITE_CORRUPT),
                Some(OTHER_PAGES.to_owned()),
            ));
        }
        let mut order = Zeroizing::new(String::with_capacity(256));
        order.push_str("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'");
        for byte in self.raw.iter().chain(&self.salt.0) {
            order.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
        }
        order.push_str("'\";");
        sql.execute_batch(&order)
            .map_err(|_| rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_AUTH), None))?;
        sql.execute_batch(&format!("PRAGMA cipher_plaintext_header_size = {READABLE};"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Gives a connection the key, where the workspace has one.
pub(crate) fn apply(key: Option<&Key>, sql: &Connection) -> rusqlite::Result<()> {
    key.map_or(Ok(()), |key| key.apply(sql))
}

/// How many pages of an open database do not bear the mark of its key, and how many there are.
pub(crate) fn strange_pages(sql: &Connection, bytes: u64) -> rusqlite::Result<(u64, u64)> {
    let mut strange = 0;
    sql.pragma_query(None, "cipher_integrity_check", |_| {
        strange += 1;
        Ok(())
    })?;
    Ok((strange, bytes / u64::from(PAGE)))
}
