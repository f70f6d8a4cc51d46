//! The normal form of a report: everything that can be reached in it, place by place, so that two files can be compared
//! whichever program wrote them.
//!
//! Numbers of objects are replaced by the order in which they are met, streams are unpacked, and the drawing of a page is
//! reduced to its words. What stays is what any reader of the file can come to see, hear or run.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};
use sha2::{Digest, Sha256};

use super::limits::{self, spend};
use super::{VerifyFault, words};

/// The most bytes of a stream: those of the longest attachment.
const MAX_STREAM: usize = unmoor_core::file::MAX_BYTES;

/// The most levels of the tree of pages.
const MAX_LEVELS: usize = 64;

/// How a stream is packed.
const PACKING: [&[u8]; 3] = [b"Length", b"Filter", b"DecodeParms"];

/// What a page has from the nodes above it where it says nothing itself.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Digests of what stands at each place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Form(BTreeMap<Place, [u8; 32]>);

/// Where something stands: on a page, from 0, or in the file as a whole, and under which key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A key of a page.
    Page(usize, String),
    /// A key of the catalogue.
    Catalogue(String),
    /// A key of what the file says about itself.
    Info(String),
}

impl Place {
    /// What a reader calls it.
    pub(super) fn what(&self) -> String {
        let (Self::Page(_, key) | Self::Catalogue(key) | Self::Info(key)) = self;
        match (self, key.as_str()) {
            (Self::Page(..), "Contents") => "the drawing of the page".to_owned(),
            (Self::Page(..), "Annots") => "the links and notes on the page".to_owned(),
            (Self::Page(..), "Resources") => "the letters and pictures that the page is drawn with".to_owned(),
            (Self::Page(..), "MediaBox" | "CropBox" | "TrimBox" | "BleedBox" | "ArtBox" | "UserUnit" | "Rotate") => {
                format!("the size and turn of the page ({key})")
            }
            (Self::Catalogue(_), "Pages") => "the order of the pages".to_owned(),
            (Self::Catalogue(_), "StructTreeRoot") => "what a screen reader reads".to_owned(),
            (Self::Catalogue(_), "Outlines") => "the bookmarks".to_owned(),
            (Self::Catalogue(_), "PageLabels") => "the numbers of the pages".to_owned(),
            (Self::Catalogue(_), "Names" | "AF") => "the attached files".to_owned(),
            (Self::Catalogue(_), "Metadata") => "what the file says about itself".to_owned(),
            (Self::Info(_), key) => format!("what the file says about itself ({key})"),
            (_, key) => format!("the entry \u{201c}{key}\u{201d}"),
        }
    }
}

impl Form {
    /// Reads everything that can be reached from the catalogue and from what the file says about itself.
    pub(super) fn of(file: &File) -> Result<Self, VerifyFault> {
        let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
        let numbers = pages.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut walk = Walk { file, pages: numbers, met: BTreeMap::new() };
        let mut form = BTreeMap::new();
        for (at, id) in pages.iter().enumerate() {
            for (key, value) in page(file, *id) {
                let digest = if key == b"Contents" { walk.drawing(&value)? } else { walk.digest(at, &key, &value)? };
                form.insert(Place::Page(at, name(&key)), digest);
            }
        }
        let catalogue = file.catalog().map_err(|fault| VerifyFault::NotPdf { reason: fault.to_string() })?;
        form.insert(Place::Catalogue("Pages".to_owned()), walk.tree(catalogue)?);
        for (key, value) in sorted(catalogue).filter(|(key, _)| key.as_slice() != b"Pages") {
            form.insert(Place::Catalogue(name(key)), walk.digest(usize::MAX, key, value)?);
        }
        let info = file.trailer.get(b"Info").ok().and_then(|info| dictionary(file, info));
        for (key, value) in info.into_iter().flat_map(sorted) {
            form.insert(Place::Info(name(key)), walk.digest(usize::MAX - 1, key, value)?);
        }
        Ok(Self(form))
    }

    /// Whether there is anything at a place.
    pub(super) fn has(&self, place: &Place) -> bool {
        self.0.contains_key(place)
    }

    /// The places where two files are not the same, in the order of their pages.
    pub(super) fn unlike<'f>(&'f self, other: &'f Self) -> Vec<&'f Place> {
        let mut unlike: Vec<&Place> = self
            .0
            .iter()
            .filter(|(place, digest)| other.0.get(*place) != Some(*digest))
            .map(|(place, _)| place)
            .collect();
        unlike.extend(other.0.keys().filter(|place| !self.0.contains_key(*place)));
        unlike.sort_unstable();
        unlike
    }
}

/// The fields of a dictionary in the order of their names, in which what they share is met in every file.
fn sorted(fields: &Dictionary) -> impl Iterator<Item = (&Vec<u8>, &Object)> {
    fields.iter().collect::<BTreeMap<_, _>>().into_iter()
}

fn name(key: &[u8]) -> String {
    String::from_utf8_lossy(key).into_owned()
}

fn dictionary<'f>(file: &'f File, object: &'f Object) -> Option<&'f Dictionary> {
    file.dereference(object).ok()?.1.as_dict().ok()
}

/// The keys of a page, with those that it has from above.
fn page<'f>(file: &'f File, id: ObjectId) -> BTreeMap<Vec<u8>, Object> {
    let Ok(own) = file.get_dictionary(id) else { return BTreeMap::new() };
    let mut keys: BTreeMap<Vec<u8>, Object> = own
        .iter()
        .filter(|(key, _)| key.as_slice() != b"Parent")
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let above = |node: &&'f Dictionary| dictionary(file, node.get(b"Parent").ok()?);
    for node in std::iter::successors(Some(own), above).take(MAX_LEVELS) {
        for key in INHERITED {
            if let (Ok(value), false) = (node.get(key), keys.contains_key(key)) {
                keys.insert(key.to_vec(), value.clone());
            }
        }
    }
    keys
}

struct Walk<'f> {
    file: &'f File,
    pages: BTreeMap<ObjectId, usize>,
    /// Where each object was met first: page or part of the file, key, and how many were met there before it.
    met: BTreeMap<ObjectId, (usize, Vec<u8>, usize)>,
}

/// What is still to be written of an object. Written with a stack of its own: a stranger's file may go down without end.
enum Step<'o> {
    Object(&'o Object),
    Key(&'o [u8]),
    Sign(&'static [u8]),
}

impl<'f> Walk<'f> {
    /// A digest of an object with everything that it leads to and that was not met before.
    fn digest(&mut self, part: usize, key: &[u8], object: &Object) -> Result<[u8; 32], VerifyFault> {
        let mut hash = Sha256::new();
        let mut met = 0;
        let mut left = vec![Step::Object(object)];
        while let Some(step) = left.pop() {
            let object = match step {
                Step::Sign(sign) => {
                    hash.update(sign);
                    continue;
                }
                Step::Key(key) => {
                    piece(&mut hash, b"/", key);
                    continue;
                }
                Step::Object(object) => object,
            };
            spend(16)?;
            match object {
                Object::Null => hash.update(b"null "),
                Object::Boolean(value) => hash.update(if *value { b"true " as &[u8] } else { b"false " }),
                Object::Integer(number) => hash.update(format!("{number} ")),
                // 1.0 and 1 are the same.
                Object::Real(number) => hash.update(format!("{number} ")),
                Object::Name(bytes) => piece(&mut hash, b"/", bytes),
                Object::String(bytes, _) => piece(&mut hash, b"(", bytes),
                Object::Array(items) => {
                    hash.update(b"[");
                    left.push(Step::Sign(b"]"));
                    left.extend(items.iter().rev().map(Step::Object));
                }
                Object::Dictionary(fields) => self.fields(&mut hash, &mut left, fields, &[]),
                Object::Stream(stream) => self.stream(&mut hash, &mut left, stream)?,
                Object::Reference(id) => {
                    if let Some(page) = self.pages.get(id) {
                        hash.update(format!("page {page} "));
                    } else if let Some((part, key, number)) = self.met.get(id) {
                        hash.update(format!("met {part} {number} "));
                        piece(&mut hash, b"/", key);
                    } else if let Ok(object) = self.file.get_object(*id) {
                        // A number that stands on its own is the same as one that stands where it is used.
                        if matches!(
                            object,
                            Object::Dictionary(_) | Object::Stream(_) | Object::Array(_) | Object::Reference(_)
                        ) {
                            self.met.insert(*id, (part, key.to_vec(), met));
                            met += 1;
                        }
                        left.push(Step::Object(object));
                    } else {
                        hash.update(b"null ");
                    }
                }
            }
        }
        Ok(hash.finalize().into())
    }

    /// The fields of a dictionary in the order of their names; one that is null is none.
    fn fields<'o>(&self, hash: &mut Sha256, left: &mut Vec<Step<'o>>, fields: &'o Dictionary, without: &[&[u8]]) {
        hash.update(b"<<");
        left.push(Step::Sign(b">>"));
        let kept = |(key, value): &(&'o Vec<u8>, &'o Object)| {
            !without.contains(&key.as_slice()) && !matches!(value, Object::Null)
        };
        for (key, value) in sorted(fields).filter(kept).collect::<Vec<_>>().into_iter().rev() {
            left.push(Step::Object(value));
            left.push(Step::Key(key));
        }
    }

    fn stream<'o>(&self, hash: &mut Sha256, left: &mut Vec<Step<'o>>, stream: &'o Stream) -> Result<(), VerifyFault> {
        match unpacked(self.file, stream)? {
            Some(plain) => {
                piece(hash, b"stream", &plain);
                self.fields(hash, left, &stream.dict, &PACKING);
            }
            None => {
                piece(hash, b"packed", &stream.content);
                self.fields(hash, left, &stream.dict, &[b"Length"]);
            }
        }
        Ok(())
    }

    /// A digest of the words that a page is drawn with.
    fn drawing(&self, contents: &Object) -> Result<[u8; 32], VerifyFault> {
        let whole = match self.file.dereference(contents).map(|(_, object)| object) {
            Ok(Object::Array(parts)) => parts.iter().collect(),
            _ => vec![contents],
        };
        let mut hash = Sha256::new();
        let mut drawn = Vec::new();
        for part in whole {
            let Ok((_, Object::Stream(stream))) = self.file.dereference(part) else { continue };
            match unpacked(self.file, stream)? {
                Some(plain) => drawn.extend_from_slice(&plain),
                None => piece(&mut hash, b"packed", &stream.content),
            }
            drawn.push(b'\n'); // two parts never make one word
            let more = stream.dict.iter().filter(|(key, _)| !PACKING.contains(&key.as_slice()));
            more.for_each(|(key, _)| piece(&mut hash, b"/", key));
        }
        words::write(&drawn, &mut |kind, word| piece(&mut hash, kind, word));
        Ok(hash.finalize().into())
    }

    /// A digest of the leaves of the tree of pages: each must be a page that is compared.
    fn tree(&mut self, catalogue: &Dictionary) -> Result<[u8; 32], VerifyFault> {
        let mut hash = Sha256::new();
        let mut left: Vec<(&Object, usize)> = catalogue.get(b"Pages").into_iter().map(|root| (root, 0)).collect();
        while let Some((node, level)) = left.pop() {
            spend(16)?;
            let kids = dictionary(self.file, node).and_then(|node| {
                let (_, kids) = self.file.dereference(node.get(b"Kids").ok()?).ok()?;
                kids.as_array().ok()
            });
            match (kids, node) {
                (Some(kids), _) if level < MAX_LEVELS => left.extend(kids.iter().rev().map(|kid| (kid, level + 1))),
                (_, Object::Reference(id)) if let Some(page) = self.pages.get(id) => {
                    hash.update(format!("page {page} "))
                }
                _ => hash.update(b"stranger "),
            }
        }
        Ok(hash.finalize().into())
    }
}

/// What a stream unpacks to; `None` where it is packed on another way than programs pack that only write a report again. What a
/// reader would make of such a stream need not be what is made of it here.
fn unpacked(file: &File, stream: &Stream) -> Result<Option<Vec<u8>>, VerifyFault> {
    let value =
        |key: &[u8]| stream.dict.get(key).ok().and_then(|value| file.dereference(value).ok()).map(|(_, value)| value);
    let plainly = match value(b"Filter") {
        None | Some(Object::Null) => true,
        Some(Object::Name(filter)) => filter == b"FlateDecode",
        Some(Object::Array(filters)) => {
            matches!(filters.as_slice(), [Object::Name(filter)] if filter == b"FlateDecode")
        }
        Some(_) => false,
    };
    if plainly && matches!(value(b"DecodeParms"), None | Some(Object::Null)) {
        limits::plain(stream, MAX_STREAM)
    } else {
        Ok(None)
    }
}

/// Hashes bytes with their kind and their number, so that no two rows of pieces read the same.
fn piece(hash: &mut Sha256, kind: &[u8], bytes: &[u8]) {
    hash.update(kind);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}
