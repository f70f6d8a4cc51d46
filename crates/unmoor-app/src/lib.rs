//! The use cases of Unmoor: the command table, the views that cross to the window, errors with codes.

mod app;
pub mod ask;
mod assessed;
pub mod clock;
pub mod codegen;
pub mod commands;
pub mod compare;
mod dates;
pub mod evidence;
pub mod exchange;
mod exposure;
pub mod fault;
pub mod files;
pub mod health;
mod home;
pub mod packs;
mod palette;
mod portfolio;
pub mod report;
mod rescore;
mod result;
mod settings;
mod sheet;
mod summary;
mod undo;
mod vendor;
pub mod view;
mod walk;
mod workspace;

pub use app::App;
pub use assessed::{Assessed, Names};
pub use unmoor_core::assessment::Assessment;
pub use unmoor_store::Access;
pub use walk::{EvidenceLine, Said, evidence_of};
pub use workspace::Start;
