//! How much of a stranger's PDF is unpacked, and how long that may take. A file of a few kilobytes can unpack to more than any
//! memory holds, or have its parts read over and over.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use lopdf::{Document as File, LoadOptions, Object, ObjectId, Stream};

use super::VerifyFault;

/// The most bytes that a report's file may have: some 50,000 pages.
pub const MAX_BYTES: usize = 32 << 20;

/// The most words of PDF, each of which becomes a value in memory, that the file may have.
const MAX_WORDS: usize = 4_000_000;

/// The most bytes that may be unpacked, counted again each time that something is unpacked again.
const MAX_UNPACKED: usize = 512 << 20;

/// The most bytes of one stream that is unpacked while the file is opened, and of a page's drawing.
pub(super) const MAX_STREAM: usize = 4 << 20;

/// The most pages.
pub(super) const MAX_PAGES: usize = 5_000;

/// The longest that reading may take, also on a machine that is busy.
pub(super) const MAX_TIME: Duration = Duration::from_secs(60);

/// What a value takes in memory, about.
const VALUE: usize = 128;

thread_local! {
    /// What this thread may still unpack of the file that it reads.
    static LEFT: Cell<usize> = const { Cell::new(MAX_UNPACKED) };
}

/// What ends the opening of a file from within: the library asks on after every object, and takes no for an answer nowhere.
struct TooMuch;

/// Reads on a thread of its own, for at most so long.
pub(super) fn in_time<T: Send + 'static>(
    most: Duration,
    bytes: &[u8],
    read: impl FnOnce(&[u8]) -> Result<T, VerifyFault> + Send + 'static,
) -> Result<T, VerifyFault> {
    let (told, heard) = mpsc::channel();
    let bytes = bytes.to_vec();
    let work = move || {
        let done = catch_unwind(AssertUnwindSafe(|| read(&bytes)));
        drop(told.send(done)); // nobody listens any more once the time is over
    };
    let worker = thread::Builder::new().name("verify".to_owned()).stack_size(16 << 20).spawn(work);
    worker.map_err(|fault| VerifyFault::NotPdf { reason: fault.to_string() })?;
    match heard.recv_timeout(most) {
        Ok(Ok(read)) => read,
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => Err(VerifyFault::TooSlow { seconds: most.as_secs() }),
    }
}

/// Opens a file within the limits.
pub(super) fn open(bytes: &[u8]) -> Result<File, VerifyFault> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(format!("it has {} bytes, a report has at most {MAX_BYTES}", bytes.len())));
    }
    if words(bytes) > MAX_WORDS {
        return Err(too_large(format!("it has more than {MAX_WORDS} values")));
    }
    if names(bytes).any(|name| name == b"Encrypt") {
        return Err(VerifyFault::Encrypted);
    }
    LEFT.set(MAX_UNPACKED);
    let options = LoadOptions { filter: Some(vet), max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::default() };
    match catch_unwind(AssertUnwindSafe(|| File::load_mem_with_options(bytes, options))) {
        Ok(Ok(file)) => Ok(file),
        Ok(Err(fault)) => Err(VerifyFault::NotPdf { reason: fault.to_string() }),
        Err(panic) if panic.is::<TooMuch>() => Err(unpacks_to_too_much()),
        Err(panic) => resume_unwind(panic),
    }
}

/// Counts what is unpacked or made of it.
pub(super) fn spend(bytes: usize) -> Result<(), VerifyFault> {
    let left = LEFT.get().checked_sub(bytes);
    LEFT.set(left.unwrap_or_default());
    left.map(drop).ok_or_else(unpacks_to_too_much)
}

/// What a stream unpacks to, if that is within `most` bytes and within what may still be unpacked.
pub(super) fn plain(stream: &Stream, most: usize) -> Result<Option<Vec<u8>>, VerifyFault> {
    let most = most.min(LEFT.get());
    match stream.get_plain_content_with_limit(most) {
        Ok(plain) => spend(plain.len()).map(|()| Some(plain)),
        Err(fault) if is_limit(&fault) => Err(unpacks_to_too_much()),
        Err(_) => spend(stream.content.len()).map(|()| None),
    }
}

/// Whether the library stopped at a limit.
pub(super) fn is_limit(fault: &lopdf::Error) -> bool {
    matches!(fault, lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }))
}

pub(super) fn too_large(what: String) -> VerifyFault {
    VerifyFault::TooLarge { what }
}

pub(super) fn unpacks_to_too_much() -> VerifyFault {
    too_large(format!("it unpacks to more than {} MiB", MAX_UNPACKED >> 20))
}

/// What every object goes through while the file is opened.
fn vet(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if spend(weight(object)).is_err() {
        resume_unwind(Box::new(TooMuch));
    }
    match object {
        Object::Stream(stream) => {
            if stream.dict.has_type(b"ObjStm") && spend(apart(stream)?).is_err() {
                resume_unwind(Box::new(TooMuch));
            }
            // The library keeps the stream that it showed, whatever it is given back.
            Some((id, Object::Null))
        }
        other => Some((id, other.clone())),
    }
}

/// What an object takes in memory, about.
fn weight(object: &Object) -> usize {
    VALUE
        + match object {
            Object::Array(items) => items.iter().map(weight).sum(),
            Object::Dictionary(fields) => fields.iter().map(|(name, value)| name.len() + weight(value)).sum(),
            Object::Stream(stream) => {
                let fields: usize = stream.dict.iter().map(|(name, value)| name.len() + weight(value)).sum();
                fields + stream.content.len()
            }
            Object::String(bytes, _) | Object::Name(bytes) => bytes.len(),
            _ => 0,
        }
}

/// Lays the objects of a stream out anew, so that none reaches into the next and none is read twice: each begins where it did
/// and ends where the next begins. Gives what the stream unpacks to; `None` where it cannot be read.
fn apart(stream: &mut Stream) -> Option<usize> {
    let content = stream.get_plain_content_with_limit(MAX_STREAM).ok()?;
    let first = usize::try_from(stream.dict.get(b"First").and_then(Object::as_i64).ok()?).ok()?;
    let index = std::str::from_utf8(content.get(..first)?).ok()?;
    let numbers: Vec<usize> = index.split_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let mut objects: Vec<(usize, usize)> =
        numbers.chunks_exact(2).map(|pair| (first.saturating_add(pair[1]), pair[0])).collect();
    objects.sort_unstable();
    objects.dedup_by_key(|(at, _)| *at);
    let ends = objects.iter().skip(1).map(|(at, _)| *at).chain([content.len()]).collect::<Vec<_>>();
    let (mut head, mut body) = (String::new(), Vec::with_capacity(content.len()));
    for ((at, id), end) in objects.into_iter().zip(ends) {
        head.push_str(&format!("{id} {} ", body.len()));
        body.extend_from_slice(content.get(at..end.min(content.len())).unwrap_or_default());
        body.extend_from_slice(b"\n) "); // nothing that is still open goes on beyond this
    }
    stream.dict.remove(b"Filter");
    stream.dict.remove(b"DecodeParms");
    stream.dict.set("First", i64::try_from(head.len()).ok()?);
    stream.set_content([head.as_bytes(), &body].concat());
    Some(content.len())
}

/// How many words there are: whatever begins after white space, and every sign that begins or ends something.
fn words(bytes: &[u8]) -> usize {
    let mut space = true;
    let mut count = 0;
    for byte in bytes {
        let sign = matches!(byte, b'[' | b'(' | b'<' | b'{' | b'/');
        let ends = byte.is_ascii_whitespace() || matches!(byte, 0 | b']' | b')' | b'>' | b'}');
        count += usize::from(sign || (space && !ends));
        space = ends;
    }
    count
}

/// Every name of at most 40 bytes that the file spells out, its escapes taken away.
fn names(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    bytes.split(|byte| *byte == b'/').skip(1).map(|rest| {
        let mut name = Vec::new();
        let mut rest = rest;
        while let [byte, more @ ..] = rest
            && name.len() < 40
            && (byte.is_ascii_alphanumeric() || *byte == b'#')
        {
            let digits = (*byte == b'#').then(|| more.get(..2)).flatten();
            let escaped = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
            name.push(escaped.unwrap_or(*byte));
            rest = if escaped.is_some() { &more[2..] } else { more };
        }
        name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_end_is_given_up() {
        let (end, wait) = mpsc::channel::<()>();
        let endless = move |_: &[u8]| Ok(wait.recv().is_ok());
        let told = in_time(Duration::from_millis(10), b"", endless);
        assert_eq!(told, Err(VerifyFault::TooSlow { seconds: 0 }));
        drop(end); // lets the reader go
        assert_eq!(in_time(MAX_TIME, b"abc", |bytes| Ok(bytes.len())), Ok(3));
    }

    #[test]
    fn a_name_is_known_also_where_its_letters_are_escaped() {
        let spelt = |text: &[u8], name: &[u8]| names(text).any(|found| found == name);
        assert!(spelt(b"<< /Size 3 /Encrypt 4 0 R >>", b"Encrypt"));
        assert!(spelt(b"<</#45ncryp#74 4 0 R>>", b"Encrypt"));
        assert!(!spelt(b"<< /EncryptMetadata true /Enc#rypt 1 /Enc", b"Encrypt"));
    }

    #[test]
    fn words_are_counted_with_or_without_space_between_them() {
        assert_eq!(words(b"[0 0 0]"), 3, "what stands close after a sign counts with it");
        assert_eq!(words(b"/a/b()()<><<>>"), 7);
        assert_eq!(words(b" \n\0 "), 0);
    }
}
