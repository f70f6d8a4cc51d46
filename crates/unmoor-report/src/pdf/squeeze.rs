//! Compresses the streams of a file, on every core there is.

use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::thread;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document as File, Stream};

use crate::cores;

/// The best level. A lower one is faster, and hashes with what the processor has: its bytes are not the same on every one.
const LEVEL: u32 = 9;

/// What the entry costs that says how a stream is compressed.
const ENTRY: usize = 19;

/// Compresses every stream that becomes smaller. Each is compressed for itself, so the bytes are the same on any number of
/// cores.
pub(super) fn squeeze(file: &mut File) {
    let streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let left = Mutex::new(streams.filter(|stream| stream.allows_compression && stream.dict.get(b"Filter").is_err()));
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        for _ in 0..cores::count() {
            scope.spawn(|| {
                while let Some(stream) = next() {
                    compress(stream);
                }
            });
        }
    });
}

fn compress(stream: &mut Stream) {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 2), Compression::new(LEVEL));
    let written = encoder.write_all(&stream.content).and_then(|()| encoder.finish());
    if let Ok(compressed) = written
        && compressed.len() + ENTRY < stream.content.len()
    {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
}
