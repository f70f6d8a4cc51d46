//! `cargo xtask codegen`: the files that are written from the code, and are committed.

use crate::icons;
use crate::step::{self, Outcome};

pub(crate) fn codegen(arguments: &[String]) -> Outcome {
    match arguments {
        [] => {}
        [flag] if flag == "--icons" => icons::draw()?,
        _ => return Err("`codegen` knows one option: --icons.".to_owned()),
    }
    // In a crate of its own, so that this task does not have to be built from the whole app.
    step::go(&mut step::cargo(["run", "--quiet", "--package", "unmoor-tests", "--bin", "codegen"]))
}
