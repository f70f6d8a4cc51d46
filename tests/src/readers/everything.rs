//! The folder of an export as one row of bytes, so that it can be altered like a file.
//!
//! Each file is a record separator, its path, a line end, and its content. The list of the folder is made to fit what was altered:
//! otherwise nothing but a wrong hash would ever be met.

use std::ops::ControlFlow;
use std::path::{Component, Path};

use serde_json::Value;
use unmoor_app::whole;
use unmoor_store::sha256;

use super::{Outcome, told};
use crate::{folders, place};

const NEXT: u8 = 0x1e;
const LIST: &str = "manifest.json";

/// More files than any export of a few assessments has.
const MOST: usize = 64;

/// An export of a whole workspace.
pub fn everything(bytes: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let all = folder.path().join("all");
    let mut files: Vec<(&str, Vec<u8>)> =
        bytes.split(|byte| *byte == NEXT).skip(1).take(MOST).filter_map(file).collect();
    fit(&mut files);
    for (path, content) in &files {
        // What is no file by now, because another one has its name for a folder, is left out.
        let place = all.join(path);
        if place.parent().is_some_and(|parent| std::fs::create_dir_all(parent).is_ok()) && !place.is_dir() {
            place::put(&place, content);
        }
    }
    let into = folder.path().join("new.unmoor");
    told(whole::bring_in(&all, &into, &mut |_| ControlFlow::Continue(())))
}

/// The files of a folder in one.
pub fn in_one(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for file in folders::files_below(folder) {
        let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        all.push(NEXT);
        all.extend(path.as_bytes());
        all.push(b'\n');
        all.extend(std::fs::read(&file).expect("a file of the export"));
    }
    all
}

/// A path that stays in the folder, with what the file holds.
fn file(part: &[u8]) -> Option<(&str, Vec<u8>)> {
    let end = part.iter().position(|byte| *byte == b'\n')?;
    let path = std::str::from_utf8(&part[..end]).ok()?;
    let short = path.len() < 100 && !path.is_empty() && !path.contains('\0') && !path.ends_with('/');
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    (short && plain).then(|| (path, part[end + 1..].to_vec()))
}

/// Writes sizes and hashes of the files as they are into their list, if that is one.
fn fit(files: &mut [(&str, Vec<u8>)]) {
    let measured: Vec<(String, usize, String)> =
        files.iter().map(|(path, content)| ((*path).to_owned(), content.len(), sha256(content))).collect();
    let Some((_, list)) = files.iter_mut().find(|(path, _)| *path == LIST) else { return };
    let Ok(mut value) = serde_json::from_slice::<Value>(list) else { return };
    for listed in value.get_mut("files").and_then(Value::as_array_mut).into_iter().flatten() {
        let path = listed.get("path").and_then(Value::as_str).unwrap_or_default();
        if let Some((_, size, hash)) = measured.iter().find(|(known, ..)| known == path) {
            let (size, hash) = (*size, hash.clone());
            if let Some(listed) = listed.as_object_mut() {
                listed.insert("bytes".to_owned(), size.into());
                listed.insert("sha256".to_owned(), hash.into());
            }
        }
    }
    *list = value.to_string().into_bytes();
}
