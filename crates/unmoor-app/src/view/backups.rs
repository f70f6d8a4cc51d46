//! Backups as they are listed and restored.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Secret;

/// The backups of the open workspace, or of the one that was refused.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupsView {
    /// Newest first.
    pub backups: Vec<BackupView>,
    /// The folders they lie in, from the outside in, without what is above the data folder.
    pub folder: String,
    /// All of them together, such as `14.2 MB`; empty where there is none.
    pub size: String,
    /// How far the one is that is being made, 0 to 100; `null` where none is.
    pub running: Option<u32>,
    /// Why the last one was not made; `null` where it was.
    pub fault: Option<crate::fault::Fault>,
    /// Why none can be made of this workspace; empty where one can.
    pub refused: String,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupView {
    /// Which one.
    pub id: String,
    /// `26 Nov 2026, 14:05`, where the person is.
    pub made: String,
    /// `214 kB`.
    pub size: String,
    /// How the workspace is called that stays beside the one restored from it.
    pub keeps: String,
}

/// What can be done about a damaged workspace.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RescueView {
    /// Its file's name.
    pub file: String,
    /// Whether it asks for a passphrase.
    pub protected: bool,
    /// Its last backup; `null` where there is none.
    pub backup: Option<BackupView>,
    /// Whether that backup asks for a passphrase that was not given yet.
    pub backup_locked: bool,
}

/// Lets the last backup take the place of the damaged workspace.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RestoreLastBackup {
    /// The passphrase of the backup, where it asks for one.
    pub passphrase: Option<Secret>,
}

/// Takes what can be read of the damaged workspace into a new one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Salvage {
    /// Its passphrase, where it has one.
    pub passphrase: Option<Secret>,
}

/// What was taken over from a damaged workspace.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SalvageView {
    /// The new workspace's name.
    pub file: String,
    /// `12 assessments and 3 documents came over.`
    pub said: String,
    /// What could not be read, a sentence each; empty where nothing is known to be missing.
    pub lost: Vec<String>,
    /// How the damaged one is called if the new one takes its place.
    pub keeps: String,
}

/// Opens what was salvaged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TakeSalvaged {
    /// Whether it takes the place of the damaged one, which stays beside it.
    pub in_place: bool,
}

/// Which backup.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct BackupRequest {
    /// Its id.
    pub backup: String,
}
