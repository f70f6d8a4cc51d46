//! The log that lies beside a workspace after an unclean end.
//!
//! SQLite takes up what a log holds as far as its checks go, and leaves the rest as an unclean end leaves it. So each log is tried as
//! it is, and once more with the checks made to fit what was altered: otherwise next to nothing of it would ever be read.

use std::path::Path;

use jiff::Timestamp;
use unmoor_app::Access;
use unmoor_store::Workspace;

use super::{Outcome, laid_down, read_workspace, told};
use crate::place;

/// The workspace that the logs of the corpus belong to, with pages of 512 bytes.
const SMALL: &[u8] = include_bytes!("../../../fuzz/corpus/workspace/small.unmoor");

/// The head of a log, that of each page in it, and what one page takes there.
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
const FRAME: usize = FRAME_HEAD + 512;

/// Sums are of big-endian words where the first number of the log is odd.
const MAGIC: u32 = 0x377f_0682;

/// A log beside a sound workspace: opened to look, opened to change, salvaged.
pub fn log(bytes: &[u8]) -> Outcome {
    let mut fitting = bytes.to_vec();
    fit(&mut fitting);
    beside_a_workspace(bytes).and(beside_a_workspace(&fitting))
}

fn beside_a_workspace(log: &[u8]) -> Outcome {
    let lay = || {
        let (folder, path) = laid_down(SMALL);
        place::put(&folder.path().join("some.unmoor-wal"), log);
        (folder, path)
    };
    let (_folder, path) = lay();
    let read = read_workspace(&path);
    let (_folder, path) = lay();
    let opened = Workspace::open(&path, Access::ReadWrite).and_then(Workspace::close);
    let (folder, path) = lay();
    let salvaged = salvage(&path, &folder.path().join("salvaged.unmoor"));
    read.and(told(opened)).and(salvaged)
}

fn salvage(path: &Path, into: &Path) -> Outcome {
    told(Workspace::salvage(path, into, Timestamp::UNIX_EPOCH, None))
}

/// Makes the sums of a log fit what is in it. Each goes on from the one before.
fn fit(log: &mut [u8]) {
    if log.len() < HEAD {
        return;
    }
    let big = word(log, 0) & !1 != MAGIC || word(log, 0) & 1 == 1;
    let mut sum = add([0, 0], &log[..24], big);
    put(log, 24, sum);
    let salt: Vec<u8> = log[16..24].to_vec();
    let whole = (log.len() - HEAD) / FRAME;
    for at in (0..whole).map(|number| HEAD + number * FRAME) {
        log[at + 8..at + 16].copy_from_slice(&salt);
        sum = add(sum, &log[at..at + 8], big);
        sum = add(sum, &log[at + FRAME_HEAD..at + FRAME], big);
        put(log, at + 16, sum);
    }
}

fn add([mut one, mut two]: [u32; 2], bytes: &[u8], big: bool) -> [u32; 2] {
    for pair in bytes.chunks_exact(8) {
        let [first, second] = [0, 4].map(|at| {
            let word = word(pair, at);
            if big { word } else { word.swap_bytes() }
        });
        one = one.wrapping_add(first).wrapping_add(two);
        two = two.wrapping_add(second).wrapping_add(one);
    }
    [one, two]
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().fold(0, |word, byte| word << 8 | u32::from(*byte))
}

fn put(bytes: &mut [u8], at: usize, sum: [u32; 2]) {
    bytes[at..at + 4].copy_from_slice(&sum[0].to_be_bytes());
    bytes[at + 4..at + 8].copy_from_slice(&sum[1].to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: &[u8] = include_bytes!("../../../fuzz/corpus/log/session.unmoor-wal");

    #[test]
    fn sums_made_anew_are_those_of_sqlite_and_make_what_was_altered_count() {
        let mut anew = SESSION.to_vec();
        fit(&mut anew);
        assert!(anew == SESSION, "a log that fits stays as it is");
        let mut altered = SESSION.to_vec();
        altered[HEAD + FRAME_HEAD..].fill(0xff);
        assert_eq!(beside_a_workspace(&altered), Ok(()), "what does not fit counts for nothing");
        let last = SESSION.len() - FRAME + FRAME_HEAD;
        altered.copy_from_slice(SESSION);
        altered[last..last + 8].fill(0xff);
        fit(&mut altered);
        assert!(beside_a_workspace(&altered).is_err(), "what fits counts");
    }
}
