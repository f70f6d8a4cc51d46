//! What crosses to the window: values to draw, and the texts to print beside them, so that nothing is computed twice.

pub mod ask;
pub mod common;
pub mod compare;
pub mod dates;
pub mod exposure;
pub mod files;
pub mod home;
pub mod rescore;
pub mod result;
pub mod settings;
pub mod sheet;
pub mod treatment;
pub mod walk;

pub use ask::*;
pub use common::*;
pub use compare::*;
pub use dates::*;
pub use exposure::*;
pub use files::*;
pub use home::*;
pub use rescore::*;
pub use result::*;
pub use settings::*;
pub use sheet::*;
pub use treatment::*;
pub use walk::*;
