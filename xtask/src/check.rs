//! `cargo xtask check`: the quick look before a commit.

use crate::step::{self, Outcome, Steps};
use crate::{node, packages};

pub(crate) fn check(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`check` takes no options.".to_owned());
    }
    let mut steps = Steps::default();
    steps.take("formatting", || step::go(&mut step::cargo(["fmt", "--all", "--check"])));
    steps.take("lints", lints);
    steps.take("the core's tests", || step::go(&mut step::cargo(["test", "--quiet", "--package", "unmoor-core"])));
    if steps.take("the window's packages", node::ensure) {
        steps.take("the window's types", || node::script("check"));
        steps.take("the window's lints", || node::script("lint"));
    }
    steps.summary()
}

fn lints() -> Outcome {
    let mut arguments = vec!["clippy", "--workspace", "--all-targets"];
    if !packages::complete(packages::Purpose::Run) {
        println!("The shell is left out: its system packages are not installed (`cargo xtask run` installs them).");
        arguments.extend(["--exclude", "unmoor-shell"]);
    }
    arguments.extend(["--", "-D", "warnings"]);
    step::go(&mut step::cargo(arguments))
}
