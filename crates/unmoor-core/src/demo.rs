//! The demo: Fennimere Garden Centres and their CRM by Quaystead, both invented.

/// The demo's assessment file.
pub const FILE: &str = include_str!("../demo/demo.unmoor.json");
