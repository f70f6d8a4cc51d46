//! The pages of a damaged workspace, as its file and the log beside it have them. Nothing here trusts what it reads.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::sealed::Opener;
use crate::fault::OrFault;
use crate::key::{Key, Salt};
use crate::look::MAGIC;
use crate::{SCHEMA, StoreFault, wal};

/// What the store itself writes.
const USUAL_SIZE: usize = 4096;

/// Less than this many bytes of a page are never left for content.
const LEAST: usize = 480;

/// The pages of one file.
pub(super) struct Pages {
    file: RefCell<File>,
    size: usize,
    /// Bytes of a page that hold content.
    pub(super) usable: usize,
    /// How many there are.
    pub(super) count: u32,
    /// Pages that stand in the log and not yet in the file.
    log: BTreeMap<u32, Vec<u8>>,
    /// The schema that the header names, where it names one that is known.
    pub(super) schema: Option<u32>,
    /// The salt of its passphrase, where it has one; what is wrong with it where it was damaged.
    pub(super) salt: Result<Option<Salt>, &'static str>,
    opener: Option<Opener>,
}

impl Pages {
    /// Those of the file at `path`.
    pub(super) fn of(path: &Path) -> Result<Self, StoreFault> {
        let log = wal::pages(path, |_| true).or_fault("reading", path)?;
        let mut file = File::open(path).or_fault("reading", path)?;
        let mut header = Vec::new();
        (&mut file).take(100).read_to_end(&mut header).or_fault("reading", path)?;
        let bytes = file.metadata().or_fault("reading", path)?.len();
        if let Some(first) = log.get(&1) {
            header = first.clone();
        }
        header.resize(100, 0);
        let size = page_size(&header).unwrap_or(USUAL_SIZE);
        let known = header.starts_with(MAGIC);
        let reserved = if known { usize::from(header[20]) } else { 0 };
        let usable = if size - reserved >= LEAST { size - reserved } else { size };
        let schema = u32::from_be_bytes([header[60], header[61], header[62], header[63]]);
        let in_file = u32::try_from(bytes.div_ceil(size as u64)).unwrap_or(u32::MAX);
        let count = log.last_key_value().map_or(in_file, |(last, _)| in_file.max(*last));
        let log = log.into_iter().filter(|(_, page)| page.len() == size).collect();
        let schema = (known && (1..=SCHEMA).contains(&schema)).then_some(schema);
        let salt = if known { Salt::of(&header) } else { Ok(None) };
        Ok(Self { file: RefCell::new(file), size, usable, count, log, schema, salt, opener: None })
    }

    /// Opens them from now on with the key of a passphrase; `false` where it opens none of them.
    pub(super) fn unlock(&mut self, key: &Key) -> bool {
        self.opener = Some(Opener::of(key));
        (1..=self.count).any(|number| self.get(number).is_some())
    }

    /// A page, counted from 1; one that is cut off ends in zeros. `None` where there is none or it cannot be read.
    pub(super) fn get(&self, number: u32) -> Option<Vec<u8>> {
        let page = self.lying(number)?;
        match &self.opener {
            Some(opener) => opener.open(number, page),
            None => Some(page),
        }
    }

    /// A page as it lies in the file.
    fn lying(&self, number: u32) -> Option<Vec<u8>> {
        if number == 0 || number > self.count {
            return None;
        }
        if let Some(page) = self.log.get(&number) {
            return Some(page.clone());
        }
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(u64::from(number - 1) * self.size as u64)).ok()?;
        let mut page = Vec::with_capacity(self.size);
        (&mut *file).take(self.size as u64).read_to_end(&mut page).ok()?;
        (!page.is_empty()).then(|| {
            page.resize(self.size, 0);
            page
        })
    }
}

/// The size of a page that the header names, where it names a possible one.
fn page_size(header: &[u8]) -> Option<usize> {
    let named = match usize::from(header[16]) << 8 | usize::from(header[17]) {
        1 => 65_536,
        size => size,
    };
    ((512..=65_536).contains(&named) && named.is_power_of_two()).then_some(named)
}
