//! Everything in a workspace as a folder, and a workspace from such a folder.

use serde::Serialize;
use ts_rs::TS;

/// How far something is that takes long; sent as the event `long-progress`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LongProgress {
    /// Steps done.
    pub done: u32,
    /// How many there are in all; 0 while that is not known.
    pub of: u32,
    /// `Writing assessments`.
    pub doing: String,
}

/// An export or import of everything is done, or the person changed their mind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct WholeDone {
    /// The name of the folder or workspace that was made; `null` where it was not.
    pub file: Option<String>,
    /// The name of the folder that it lies in.
    pub folder: String,
    /// How many assessments.
    pub assessments: u32,
    /// `12 assessments, 3 documents and 2 snapshots, 1.2 MB in 57 files`.
    pub said: String,
    /// What a workspace that was made lacks, in a sentence; empty after an export.
    pub lacks: String,
}
