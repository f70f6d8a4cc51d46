//! Setting a document on pages: where every line, rule and figure stands.

mod board;
mod columns;
mod cover;
mod figures;
mod furniture;
mod part;
mod pen;
mod press;
mod row;
mod stack;
mod table;

pub(crate) use press::{Laid, Stopped, lay_out};
