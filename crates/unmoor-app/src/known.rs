//! Which workspaces were last found good, and what their files looked like then: one small JSON file in the data folder.
//!
//! A workspace whose file is as it was need not be looked through again. Nothing is lost where this file is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unmoor_store::Stamp;

use crate::fault::Fault;
use crate::files;
use crate::workspace::make_data_folder;

/// How many workspaces are known; beyond that any is as good to forget as another.
const MOST: usize = 100;

/// The workspaces that were last found good.
#[derive(Debug, Default)]
pub(crate) struct Known {
    stamps: BTreeMap<PathBuf, String>,
}

impl Known {
    /// What cannot be read is not known.
    pub(crate) fn read(data_folder: &Path) -> Self {
        let stamps = std::fs::read(file(data_folder)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { stamps: stamps.unwrap_or_default() }
    }

    /// What the file of a workspace looked like when it was last found good.
    pub(crate) fn stamp(&self, workspace: &Path) -> Option<Stamp> {
        self.stamps.get(&whole(workspace)).map(|stamp| Stamp::from(stamp.as_str()))
    }

    /// Keeps what the file of a workspace looks like now that it is good; `None` forgets it.
    pub(crate) fn keep(data_folder: &Path, workspace: &Path, stamp: Option<&Stamp>) -> Result<(), Fault> {
        let mut known = Self::read(data_folder);
        let workspace = whole(workspace);
        let before = known.stamps.remove(&workspace);
        if before.as_deref() == stamp.map(Stamp::as_str) {
            return Ok(());
        }
        while known.stamps.len() >= MOST {
            known.stamps.pop_first();
        }
        known.stamps.extend(stamp.map(|stamp| (workspace, stamp.to_string())));
        make_data_folder(data_folder)?;
        files::replace(&file(data_folder), &serde_json::to_vec_pretty(&known.stamps).unwrap_or_default())
    }
}

fn file(data_folder: &Path) -> PathBuf {
    data_folder.join("known-workspaces.json")
}

fn whole(workspace: &Path) -> PathBuf {
    std::path::absolute(workspace).unwrap_or_else(|_| workspace.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_known_until_it_is_forgotten_and_a_spoilt_file_knows_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (here, one, two) = (folder.path(), Path::new("/w/one.unmoor"), Path::new("/w/two.unmoor"));
        Known::keep(here, one, Some(&"1 2".into())).unwrap();
        Known::keep(here, two, Some(&"3 4".into())).unwrap();
        Known::keep(here, one, None).unwrap();
        let known = Known::read(here);
        assert_eq!((known.stamp(one), known.stamp(two)), (None, Some(Stamp::from("3 4"))));
        files::replace(&file(here), b"{").unwrap();
        assert_eq!(Known::read(here).stamp(two), None);
    }
}
