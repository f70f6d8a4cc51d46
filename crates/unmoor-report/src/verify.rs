//! Verifying a printed report: take the assessment out, compose the report again, and compare what is printed.
//!
//! A report is the same bytes every time, so nothing has to be guessed: the file either is what the attached assessment gives,
//! or another program wrote it again with all that is in it, or it was altered.

mod form;
mod limits;
pub(crate) mod pages;
mod words;

use std::ops::ControlFlow;
use std::sync::Arc;

use lopdf::{Document as File, Object, Stream};
use serde::Deserialize;
use thiserror::Error;

use crate::compose::{ASSESSMENT_NAME, EARLIER_NAME, PACK_NAME, SETTINGS_NAME, Settings};
use crate::document::Document;
use crate::fonts::{Typefaces, UsedFont};
use crate::logo::{self, Logo};
use crate::pdf::{self, Progress, ReportFault};
use form::{Form, Place};

pub use limits::MAX_BYTES;

/// What a printed report carries and says.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The assessment file.
    pub file: Vec<u8>,
    /// What the report says beside it: date, client, author, confidentiality.
    pub settings: Settings,
    /// The version of Unmoor that made it.
    pub made_by: String,
    /// The client's logo, where it has one that can be read.
    pub logo: Option<Logo>,
    /// The file of the earlier state that it compares with.
    pub earlier: Option<Vec<u8>>,
    /// The file of its pack, where that is not Unmoor's own.
    pub pack: Option<Vec<u8>>,
    /// The fonts of the computer that it was set with.
    pub fonts: Vec<UsedFont>,
    /// What is printed.
    pub printed: Printed,
    /// The file itself.
    whole: Arc<[u8]>,
}

impl Attached {
    /// Whether this version of Unmoor made it. Another one may set the same assessment otherwise.
    pub fn is_of_this_version(&self) -> bool {
        self.made_by == env!("CARGO_PKG_VERSION")
    }
}

/// What is printed in a report, page by page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pages: Vec<Page>,
}

/// What is printed on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Page {
    /// Its texts in the order in which they are drawn.
    texts: Vec<String>,
    /// Things that lie over it and are not links.
    laid_over: usize,
}

impl Printed {
    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The texts of each page, in the order in which they are drawn.
    pub(crate) fn page_texts(&self) -> impl Iterator<Item = &[String]> {
        self.pages.iter().map(|page| page.texts.as_slice())
    }

    /// Every text that is printed, in the order in which it is drawn.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().flat_map(|page| &page.texts).map(String::as_str)
    }
}

/// What a comparison found, and how far it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What was compared.
    pub extent: Extent,
    /// What is not what the attached assessment gives.
    pub differences: Vec<Difference>,
}

/// How far a report was compared with what its assessment gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The whole file, and it is the same to the last byte.
    Bytes,
    /// Everything in it that a reader of the file can come to: another program wrote the file again, or altered it.
    Everything,
    /// Only the words of each page: another version of Unmoor made it, or it says so.
    Words,
}

/// Something that is not what the attached assessment gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands, such as "page 4".
    pub place: String,
    /// What is printed there; empty where something is missing.
    pub printed: String,
    /// What the assessment gives; empty where something was added.
    pub expected: String,
}

/// Why a file cannot be verified.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VerifyFault {
    /// It is not a PDF that can be read.
    #[error("this is not a PDF that can be read ({reason}); nothing was changed")]
    NotPdf {
        /// What the library said.
        reason: String,
    },
    /// It is far larger than a report, or would be once it is unpacked.
    #[error("this PDF is far larger than a report: {what}; nothing was changed")]
    TooLarge {
        /// What there is too much of, with how much there may be.
        what: String,
    },
    /// It takes too long.
    #[error("this PDF takes longer than {seconds} seconds to read, which no report does; nothing was changed")]
    TooSlow {
        /// How long it may take.
        seconds: u64,
    },
    /// It is encrypted, which no report is.
    #[error("this PDF is encrypted, which no report is; nothing was changed; save it without protection and try again")]
    Encrypted,
    /// It is a PDF, but no report of Unmoor.
    #[error(
        "this PDF carries no \u{201c}{name}\u{201d}, so it is no report of Unmoor, or it was taken out; nothing was changed"
    )]
    Missing {
        /// The attachment's name.
        name: &'static str,
    },
    /// What it carries about itself cannot be read.
    #[error("this report\u{2019}s \u{201c}{SETTINGS_NAME}\u{201d} cannot be read ({reason}); nothing was changed")]
    Settings {
        /// What is wrong with it.
        reason: String,
    },
}

/// Takes a report apart.
///
/// # Errors
///
/// Where it is no PDF, carries no assessment, or is larger or slower to read than a report is.
pub fn read(bytes: &[u8]) -> Result<Attached, VerifyFault> {
    limits::in_time(limits::MAX_TIME, bytes, take_apart)
}

fn take_apart(bytes: &[u8]) -> Result<Attached, VerifyFault> {
    let file = limits::open(bytes)?;
    let missing = |name| VerifyFault::Missing { name };
    let assessment = attachment(&file, ASSESSMENT_NAME, ASSESSMENT_LIMIT)?.ok_or(missing(ASSESSMENT_NAME))?;
    let about = attachment(&file, SETTINGS_NAME, SETTINGS_LIMIT)?.ok_or(missing(SETTINGS_NAME))?;
    let about: About =
        serde_json::from_slice(&about).map_err(|fault| VerifyFault::Settings { reason: fault.to_string() })?;
    let printed = pages::read(&file)?;
    let logo = match about.settings.logo.as_deref() {
        Some(name) => attachment(&file, name, logo::MOST_BYTES)?.and_then(|file| Logo::read(&file).ok()),
        None => None,
    };
    Ok(Attached {
        file: assessment,
        settings: about.settings,
        made_by: about.made_by,
        logo,
        earlier: attachment(&file, EARLIER_NAME, ASSESSMENT_LIMIT)?,
        pack: attachment(&file, PACK_NAME, unmoor_core::pack::MAX_BYTES)?,
        fonts: fonts(&file),
        printed,
        whole: bytes.into(),
    })
}

#[derive(Deserialize)]
struct About {
    made_by: String,
    #[serde(flatten)]
    settings: Settings,
}

/// The most bytes that are unpacked of an attached assessment, and of what the report says about itself.
const ASSESSMENT_LIMIT: usize = unmoor_core::file::MAX_BYTES;
const SETTINGS_LIMIT: usize = 1 << 20;

/// The bytes of an attachment by its name; `None` where there is none.
fn attachment(file: &File, name: &str, most: usize) -> Result<Option<Vec<u8>>, VerifyFault> {
    attached(file, name).map_or(Ok(None), |stream| limits::plain(stream, most))
}

fn attached<'f>(file: &'f File, name: &str) -> Option<&'f Stream> {
    let follow = |object: &Object| -> Option<lopdf::Dictionary> {
        match object {
            Object::Reference(id) => file.get_dictionary(*id).ok().cloned(),
            Object::Dictionary(dictionary) => Some(dictionary.clone()),
            _ => None,
        }
    };
    let names = follow(file.catalog().ok()?.get(b"Names").ok()?)?;
    let tree = follow(names.get(b"EmbeddedFiles").ok()?)?;
    let entries = tree.get(b"Names").ok()?.as_array().ok()?;
    let named = |entry: &[Object]| entry.first().and_then(|n| n.as_str().ok()) == Some(name.as_bytes());
    let entry = entries.chunks_exact(2).find(|entry| named(entry))?;
    let specification = follow(&entry[1])?;
    let embedded = follow(specification.get(b"EF").ok()?)?;
    file.get_object(embedded.get(b"F").ok()?.as_reference().ok()?).ok()?.as_stream().ok()
}

/// The fonts of a computer that a report says it was set with.
fn fonts(file: &File) -> Vec<UsedFont> {
    let info = file.trailer.get(b"Info").and_then(Object::as_reference).and_then(|info| file.get_dictionary(info));
    let named = info.and_then(|info| info.get(crate::pdf::FONTS_KEY.as_bytes())).and_then(Object::as_str);
    let named = String::from_utf8_lossy(named.unwrap_or_default()).into_owned();
    let font = |line: &str| {
        let (name, digest) = line.rsplit_once(' ')?;
        Some(UsedFont { name: name.to_owned(), digest: digest.to_owned() })
    };
    named.lines().filter_map(font).collect()
}

/// Compares a report with a document composed anew from the attached assessment.
///
/// A report of another version is compared by the words of its pages alone.
///
/// # Errors
///
/// Where the document cannot be rendered.
pub fn compare(attached: &Attached, document: &Document) -> Result<Comparison, ReportFault> {
    let elsewhere: Vec<String> =
        attached.fonts.iter().filter(|font| !font.is_here()).map(|font| font.name.clone()).collect();
    if !elsewhere.is_empty() {
        return Err(ReportFault::FontsElsewhere { names: elsewhere.join(", ") });
    }
    let these = Typefaces::These(attached.fonts.iter().map(|font| font.digest.clone()).collect());
    let fresh = pdf::render_in(document, &these, &mut |at| match at {
        Progress::LaidOut { pages } if pages > limits::MAX_PAGES => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    let extent = if attached.is_of_this_version() { Extent::Everything } else { Extent::Words };
    let fresh = match fresh {
        Err(ReportFault::Cancelled) => {
            return Ok(Comparison { extent, differences: vec![far_more_pages(&attached.printed)] });
        }
        fresh => fresh?,
    };
    if *attached.whole == *fresh.bytes {
        return Ok(Comparison { extent: Extent::Bytes, differences: Vec::new() });
    }
    let broken = |fault: VerifyFault| ReportFault::Broken { reason: fault.to_string() };
    let read = |bytes: &[u8]| {
        let file = limits::open(bytes)?;
        Ok((pages::read(&file)?, Form::of(&file)?))
    };
    let (printed, fresh) = limits::in_time(limits::MAX_TIME, &fresh.bytes, read).map_err(broken)?;
    let mut differences = differences(&attached.printed, &printed);
    // A page that is missing puts every later one out of its place: that is told already.
    if extent == Extent::Everything && attached.printed.pages() == printed.pages() {
        let given = limits::in_time(limits::MAX_TIME, &attached.whole, |bytes| Form::of(&limits::open(bytes)?));
        match given {
            Ok(given) => differences.extend(unlike(&given, &fresh, &differences)),
            Err(fault) => differences.push(Difference {
                place: WHOLE.to_owned(),
                printed: format!("what cannot be read to its end ({fault})"),
                expected: String::new(),
            }),
        }
    }
    Ok(Comparison { extent, differences })
}

/// What is told where the attached assessment gives more pages than are read of any report.
fn far_more_pages(printed: &Printed) -> Difference {
    let expected = format!("more than {} pages", limits::MAX_PAGES);
    Difference { place: "the report".to_owned(), printed: format!("{} pages", printed.pages()), expected }
}

fn differences(printed: &Printed, fresh: &Printed) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |place: &str, printed: String, expected: String| {
        found.push(Difference { place: place.to_owned(), printed, expected });
    };
    if printed.pages() != fresh.pages() {
        add(WHOLE, format!("{} pages", printed.pages()), format!("{} pages", fresh.pages()));
    }
    for (at, (page, expected)) in printed.pages.iter().zip(&fresh.pages).enumerate() {
        let place = page_name(at);
        if page.laid_over > 0 {
            add(&place, format!("{} notes or marks laid over the page", page.laid_over), String::new());
        }
        for (printed, expected) in texts(&page.texts, &expected.texts) {
            add(&place, printed, expected);
        }
    }
    found
}

const WHOLE: &str = "the report";

fn page_name(at: usize) -> String {
    if at == 0 { "the cover".to_owned() } else { format!("page {}", at + 1) }
}

/// What is not the same beside the words, each place once: a page whose words are told already is not told again.
fn unlike(given: &Form, fresh: &Form, told: &[Difference]) -> Vec<Difference> {
    let difference = |place: &Place| {
        let at = match place {
            Place::Page(at, _) => page_name(*at),
            Place::Catalogue(_) | Place::Info(_) => WHOLE.to_owned(),
        };
        let what = place.what();
        let expected = if fresh.has(place) { format!("{what}, as Unmoor makes it") } else { String::new() };
        let printed = if given.has(place) { format!("{what}, altered") } else { String::new() };
        Difference { place: at, printed, expected }
    };
    let places = given.unlike(fresh).into_iter().map(difference);
    places.filter(|found| found.place == WHOLE || told.iter().all(|told| told.place != found.place)).collect()
}

/// Texts that differ, in pairs: what is printed and what was expected.
fn texts(printed: &[String], expected: &[String]) -> Vec<(String, String)> {
    let same_start = printed.iter().zip(expected).take_while(|(a, b)| a == b).count();
    let (printed, expected) = (&printed[same_start..], &expected[same_start..]);
    let same_end = printed.iter().rev().zip(expected.iter().rev()).take_while(|(a, b)| a == b).count();
    let (printed, expected) = (&printed[..printed.len() - same_end], &expected[..expected.len() - same_end]);
    if printed.len() == expected.len() {
        let pairs = printed.iter().zip(expected).filter(|(a, b)| a != b);
        return pairs.map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned())).collect();
    }
    vec![(shortened(printed), shortened(expected))]
}

/// The first of several texts, and how many more there are.
fn shortened(texts: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<&str> = texts.iter().take(SHOWN).map(|text| text.trim()).collect();
    match texts.len().saturating_sub(SHOWN) {
        0 => shown.join(" "),
        more => format!("{} \u{2026} and {more} more", shown.join(" ")),
    }
}
