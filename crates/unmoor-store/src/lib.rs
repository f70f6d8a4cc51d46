//! The workspace file: open, migrate, read, change, undo, check, back up. The only user of rusqlite.
//!
//! A [`Workspace`] is one SQLite file with the assessments of one client or team. Everything that changes one goes
//! through [`Workspace::change`]: one transaction with its undo step and its line in the change log, on the disk when
//! the call returns. The store asks nobody for the time; it is a parameter.

mod act;
mod backup;
mod change;
pub mod dictionary;
mod documents;
mod fault;
mod fill;
mod health;
mod instead;
mod kept;
mod key;
mod lock;
mod log;
mod look;
mod open;
mod private;
mod protect;
mod rows;
mod salvage;
mod schema;
mod slice;
mod snapshot;
mod stamp;
mod tries;
mod undo;
mod wal;
mod whole;
mod workspace;

pub use act::{Act, Place, Touch};
pub use backup::Progress;
pub use change::{Changed, Merge, Tx};
pub use documents::sha256;
pub use fault::StoreFault;
pub use fill::{Filling, Table};
pub use health::Health;
pub use kept::{Backup, Backups, staying};
pub use key::Passphrase;
pub use lock::Holder;
pub use log::{LogLine, Way};
pub use open::Access;
pub use private::{leave_no_core, make_private_folder};
pub use protect::HeldKey;
pub use rows::Held;
pub use salvage::Salvaged;
pub use schema::{APPLICATION_ID, SCHEMA};
pub use snapshot::Snapshot;
pub use stamp::Stamp;
pub use undo::Undone;
pub use whole::{Beside, Cell, Column, ColumnKind, Shape, Whole, shapes};
pub use workspace::{Summary, Workspace};
