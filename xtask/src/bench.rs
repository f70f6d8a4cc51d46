//! `cargo xtask bench`: times measured here and now, on a release build.

use crate::step::{self, Outcome};

pub(crate) fn bench(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`bench` takes no options.".to_owned());
    }
    step::go(&mut step::cargo(["run", "--quiet", "--release", "--package", "unmoor-tests", "--bin", "bench"]))
}
