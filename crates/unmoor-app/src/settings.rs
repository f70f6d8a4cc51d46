//! Settings of this machine: one small JSON file in the data folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use unmoor_core::assessment::METHOD;

use crate::App;
use crate::fault::Fault;
use crate::files;
use crate::view::*;
use crate::workspace::make_data_folder;

const TEXT_SIZES: [u32; 5] = [100, 125, 150, 175, 200];

/// A workspace that locks itself does so within a day.
const LONGEST_IDLE: u32 = 24 * 60;

/// How many workspaces the list of recent ones keeps.
const RECENT_LIMIT: usize = 8;

/// What is kept outside the workspace: settings, and which workspaces were open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    pub(crate) settings: Settings,
    pub(crate) recent: Vec<PathBuf>,
}

impl Kept {
    /// Settings that cannot be read are the defaults: they hold nothing that a person would miss.
    pub(crate) fn read(data_folder: &Path) -> Self {
        std::fs::read(Self::file(data_folder))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    pub(crate) fn write(&self, data_folder: &Path) -> Result<(), Fault> {
        let bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        make_data_folder(data_folder)?;
        files::replace(&Self::file(data_folder), &bytes)
    }

    /// Puts a workspace at the head of the recent ones.
    pub(crate) fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT_LIMIT);
    }

    fn file(data_folder: &Path) -> PathBuf {
        data_folder.join("settings.json")
    }
}

impl App {
    /// The settings of this machine.
    pub fn get_settings(&mut self, _: Nothing) -> Result<Settings, Fault> {
        Ok(self.kept.settings.clone())
    }

    /// Changes the settings of this machine.
    pub fn set_settings(&mut self, settings: Settings) -> Result<Settings, Fault> {
        let nearest = TEXT_SIZES.into_iter().min_by_key(|size| size.abs_diff(settings.text_size));
        let lock_after = settings.lock_after.min(LONGEST_IDLE);
        let settings = Settings { text_size: nearest.unwrap_or(100), lock_after, ..settings };
        if self.data_folder.as_os_str().is_empty() {
            self.kept.settings = settings; // no home folder, so no place to keep them
        } else {
            let kept = Kept { settings, ..Kept::read(&self.data_folder) };
            kept.write(&self.data_folder)?;
            self.kept = kept;
        }
        Ok(self.kept.settings.clone())
    }

    /// What this Unmoor is.
    pub fn get_about(&mut self, _: Nothing) -> Result<AboutView, Fault> {
        let pack = self.pack().reference();
        Ok(AboutView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            method: METHOD.to_owned(),
            pack: format!("{} {}", pack.id, pack.version),
            data_folder: files::name(&self.data_folder),
            today: self.clock.today().to_string(),
        })
    }
}
