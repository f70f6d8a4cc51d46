//! Documents taken in as evidence: which files are refused, and how one is read so that nothing half is kept.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use unmoor_core::words;

use crate::fault::{Fault, FaultCode};
use crate::files;

/// The largest document that is taken in, in bytes: 100 MiB.
pub const LIMIT: u64 = 100 << 20;

/// Names that stand for a device on Windows, whatever follows the first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// As many characters as a file's name has when a copy is offered; every file system takes them.
const NAME_LIMIT: usize = 120;

const ANOTHER: &str = "Choose another file.";

/// A document that was read whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file's name, without its folder.
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Reads a file that somebody chose as evidence. A link is followed to what it leads to.
///
/// # Errors
/// Refuses what is no document: a folder, a device, a pipe, a file that bears the name of a device, is empty, larger than
/// [`LIMIT`], cannot be read, or changes while it is read.
pub fn read(source: &Path) -> Result<Document, Fault> {
    let name = files::name(source);
    if is_device_name(&name) {
        let happened = format!("{name} is the name of a device on Windows, so a copy could not be saved there.");
        return Err(Fault::refused(happened, "Give the file another name, then choose it again."));
    }
    let unreadable = |error: io::Error| unreadable(&name, &error);
    // Looked at before it is opened: to open a pipe is to wait for whoever writes into it.
    size_of(&name, &std::fs::metadata(source).map_err(unreadable)?)?;
    let mut file = File::open(source).map_err(unreadable)?;
    let size = size_of(&name, &file.metadata().map_err(unreadable)?)?;
    let bytes = whole(&name, &mut file, size)?;
    Ok(Document { sha256: unmoor_store::sha256(&bytes), name, bytes })
}

/// The size of a file that may be taken in.
fn size_of(name: &str, file: &Metadata) -> Result<u64, Fault> {
    if file.is_dir() {
        let remedy = "Choose a file in it, or pack the folder into one file and choose that.";
        return Err(Fault::refused(format!("{name} is a folder, not a file."), remedy));
    }
    if !file.is_file() {
        return Err(Fault::refused(format!("{name} is a device or a pipe, not a document."), ANOTHER));
    }
    match file.len() {
        0 => Err(Fault::refused(format!("{name} is empty: it has 0 bytes."), ANOTHER)),
        size if size > LIMIT => {
            let happened = format!("{name} is {} MiB large; at most {} MiB are taken in.", size >> 20, LIMIT >> 20);
            Err(Fault::refused(
                happened,
                "Take in the part that shows the answer, or name the document without a file.",
            ))
        }
        size => Ok(size),
    }
}

/// All bytes of a file of this size; at most one more is read, to see whether it grew.
fn whole(name: &str, file: &mut impl Read, size: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(size + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if u64::try_from(bytes.len()) != Ok(size) {
        let happened = format!("{name} changed while it was read, so it was not taken in.");
        return Err(Fault::refused(happened, "Wait until nothing writes into it any more, then choose it again."));
    }
    Ok(bytes)
}

fn unreadable(name: &str, error: &io::Error) -> Fault {
    let reason = if leads_in_a_circle(error) { "it is a link that leads in a circle" } else { files::reason(error) };
    let remedy = "Choose another file, or see to it that you may read this one.";
    Fault::refused(format!("{name} could not be read: {reason}."), remedy).with_details(error.to_string())
}

/// The standard library has no stable name for this error.
fn leads_in_a_circle(error: &io::Error) -> bool {
    let code = if cfg!(windows) {
        1921 // ERROR_CANT_RESOLVE_FILENAME
    } else if cfg!(target_os = "linux") {
        40 // ELOOP
    } else {
        62 // ELOOP of macOS and the BSDs
    };
    error.raw_os_error() == Some(code)
}

fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let digit = |rest: &str| rest.chars().count() == 1 && rest.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c));
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(digit)
}

/// The name under which a copy of a document is offered. It may come out of somebody else's assessment file, so nothing in
/// it may lead to another folder or be refused by a file system.
pub fn copy_name(name: &str) -> String {
    let allowed = |letter: char| !letter.is_control() && !words::is_unseen(letter) && !"/\\:*?\"<>|".contains(letter);
    let mut safe: String = name.chars().map(|letter| if allowed(letter) { letter } else { '-' }).collect();
    let length = safe.chars().count();
    if length > NAME_LIMIT {
        safe = safe.chars().skip(length - NAME_LIMIT).collect(); // the end has the ending
    }
    let safe = safe.trim_matches([' ', '.', '-']);
    if safe.is_empty() || is_device_name(safe) {
        format!("document {safe}").trim_end().to_owned()
    } else {
        safe.to_owned()
    }
}

/// The document that an item names is not in this workspace.
pub(crate) fn not_held(name: &str, sha256: &str) -> Fault {
    Fault::new(
        FaultCode::NotFound,
        format!("This workspace knows the document {name} by name, but does not hold it."),
        "Nothing was changed.",
        "Ask whoever made the assessment for the file, and take it in here.",
    )
    .with_details(format!("SHA-256 {sha256}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = folder.join(name);
        files::replace(&path, bytes).unwrap();
        path
    }

    #[track_caller]
    fn refused(source: &Path, says: &str) {
        let fault = read(source).unwrap_err();
        assert_eq!(fault.code, FaultCode::Refused, "{fault}");
        assert!(fault.happened.contains(says), "{says:?}: {fault}");
        assert!(fault.kept == "Nothing was changed." && fault.remedy.ends_with('.'), "{fault}");
    }

    #[test]
    fn a_document_is_read_whole_and_known_by_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let document = read(&put(folder.path(), "Terms of service.pdf", b"hello")).unwrap();
        assert_eq!((document.name.as_str(), document.bytes.as_slice()), ("Terms of service.pdf", &b"hello"[..]));
        assert_eq!(document.sha256, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    }

    #[test]
    fn an_empty_file_a_folder_and_one_that_is_not_there_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        refused(&put(folder.path(), "empty.pdf", b""), "0 bytes");
        refused(folder.path(), "is a folder");
        refused(&folder.path().join("gone.pdf"), "does not exist");
    }

    #[test]
    fn a_file_of_100_mib_is_taken_in_and_larger_ones_are_refused_without_being_read() {
        let folder = tempfile::tempdir().unwrap();
        let sparse = |name: &str, size: u64| {
            let path = folder.path().join(name);
            File::create(&path).unwrap().set_len(size).unwrap();
            path
        };
        assert_eq!(read(&sparse("just.bin", LIMIT)).unwrap().bytes.len() as u64, LIMIT);
        refused(&sparse("over.bin", LIMIT + 1), "at most 100 MiB");
        refused(&sparse("two gigabytes.bin", 2 << 30), "2048 MiB");
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_pipes_are_refused_also_behind_a_link() {
        refused(Path::new("/dev/zero"), "device or a pipe");
        refused(Path::new("/dev/null"), "device or a pipe");
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("terms.pdf");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        refused(&link, "device or a pipe");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_one_that_leads_in_a_circle_or_nowhere_is_refused() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink(put(folder.path(), "terms.pdf", b"hello"), at("link.pdf")).unwrap();
        assert_eq!(read(&at("link.pdf")).unwrap().bytes, b"hello");
        symlink(at("b.pdf"), at("a.pdf")).unwrap();
        symlink(at("a.pdf"), at("b.pdf")).unwrap();
        refused(&at("a.pdf"), "leads in a circle");
        symlink(at("gone.pdf"), at("dangling.pdf")).unwrap();
        refused(&at("dangling.pdf"), "does not exist");
    }

    #[test]
    fn a_file_that_may_not_be_read_is_refused() {
        let fault = unreadable("terms.pdf", &io::ErrorKind::PermissionDenied.into());
        assert!(fault.happened.contains("you may not"), "{fault}");
    }

    #[test]
    fn a_file_that_grows_or_shrinks_while_it_is_read_is_refused() {
        for (size, name) in [(4, "grows.log"), (6, "shrinks.log")] {
            let fault = whole(name, &mut &b"hello"[..], size).unwrap_err();
            assert!(fault.happened.contains("changed while it was read"), "{fault}");
        }
        assert_eq!(whole("stays.log", &mut &b"hello"[..], 5).unwrap(), b"hello");
    }

    #[test]
    fn the_names_of_devices_are_refused_whatever_their_ending() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["CON", "nul.txt", "Com1.pdf", "lpt9.tar.gz", "AUX .pdf", "COM².doc"] {
            refused(&folder.path().join(name), "the name of a device");
        }
        for name in ["contract.pdf", "com10.pdf", "lpt.txt", "nullable.sql", "console.log"] {
            assert!(!is_device_name(name), "{name}");
        }
    }

    #[test]
    fn a_copy_is_offered_under_a_name_that_leads_nowhere_else() {
        assert_eq!(copy_name("Master agreement, v2.pdf"), "Master agreement, v2.pdf");
        assert_eq!(copy_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(copy_name("C:\\Windows\\nul"), "C--Windows-nul");
        assert_eq!(copy_name("con.pdf"), "document con.pdf");
        assert_eq!(copy_name("invoice\u{202e}fdp.exe\n"), "invoice-fdp.exe");
        assert_eq!(copy_name("..."), "document");
        assert!(copy_name(&format!("{}.pdf", "x".repeat(900))).ends_with("x.pdf"));
    }
}
