//! Pages as the write-ahead log has them: the first one says which schema a file really has when its last session did not
//! end well.
//!
//! The format is that of <https://www.sqlite.org/fileformat2.html#walformat>. SQLite itself would change the files
//! beside the workspace while looking, and a refused workspace must stay as it is.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::open::part;

/// The file with the log of the workspace at `path`.
pub(crate) fn beside(path: &Path) -> PathBuf {
    part(path, "-wal")
}

/// Whether changes of a session that did not end well lie beside the workspace.
pub(crate) fn is_left_over(path: &Path) -> bool {
    std::fs::metadata(beside(path)).is_ok_and(|log| log.len() > HEADER as u64)
}

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The newest committed first page in the log beside `path`; `None` where there is none.
pub(crate) fn first_page(path: &Path) -> io::Result<Option<Vec<u8>>> {
    Ok(pages(path, |number| number == 1)?.remove(&1))
}

/// The newest committed version of each wanted page in the log beside `path`.
pub(crate) fn pages(path: &Path, wanted: impl Fn(u32) -> bool) -> io::Result<BTreeMap<u32, Vec<u8>>> {
    let mut committed = BTreeMap::new();
    let mut log = match File::open(beside(path)) {
        Ok(file) => BufReader::new(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(committed),
        Err(error) => return Err(error),
    };
    let mut header = [0; HEADER];
    if log.read_exact(&mut header).is_err() {
        return Ok(committed);
    }
    let big_endian = match word(&header, 0) {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return Ok(committed),
    };
    let mut sum = checksum((0, 0), &header[..24], big_endian);
    let page_size = word(&header, 2) as usize;
    if sum != (word(&header, 6), word(&header, 7)) || !(512..=65_536).contains(&page_size) {
        return Ok(committed);
    }
    let mut pending = BTreeMap::new();
    let mut frame = vec![0; FRAME_HEADER + page_size];
    // The log ends at the first frame that is cut off, of another round, or does not add up.
    while log.read_exact(&mut frame).is_ok() && frame[8..16] == header[16..24] {
        sum = checksum(sum, &frame[..8], big_endian);
        sum = checksum(sum, &frame[FRAME_HEADER..], big_endian);
        if sum != (word(&frame, 4), word(&frame, 5)) {
            break;
        }
        if wanted(word(&frame, 0)) {
            pending.insert(word(&frame, 0), frame[FRAME_HEADER..].to_vec());
        }
        let commits = word(&frame, 1) != 0;
        if commits {
            committed.append(&mut pending);
        }
    }
    Ok(committed)
}

/// The big-endian 32-bit word number `at`.
fn word(bytes: &[u8], at: usize) -> u32 {
    let bytes = &bytes[at * 4..at * 4 + 4];
    bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn checksum((mut one, mut two): (u32, u32), bytes: &[u8], big_endian: bool) -> (u32, u32) {
    for pair in bytes.chunks_exact(8) {
        let (mut left, mut right) = (word(pair, 0), word(pair, 1));
        if !big_endian {
            (left, right) = (left.swap_bytes(), right.swap_bytes());
        }
        one = one.wrapping_add(left).wrapping_add(two);
        two = two.wrapping_add(right).wrapping_add(one);
    }
    (one, two)
}
