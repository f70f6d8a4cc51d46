//! The demo: Fennimere Garden Centres and their CRM by Quaystead, both invented.

use crate::assessment::Assessment;
use crate::{file, pack};

/// The demo's assessment file.
pub const FILE: &str = include_str!("../demo/demo.unmoor.json");

/// The demo as an assessment.
pub fn assessment() -> Assessment {
    file::read(FILE.as_bytes(), &[pack::builtin()]).expect("the demo is read by a test of this crate")
}
