//! The use cases of Unmoor: the command table, the views that cross to the window, errors with codes.

pub mod codegen;
pub mod commands;
pub mod fault;
pub mod view;
