//! `cargo xtask test`: every test there is, on a machine that may start with nothing but Rust, Node and git.

use std::path::{Path, PathBuf};

use crate::step::{self, Outcome, Steps};
use crate::{bundle, fuzz, node, packages, place, supply, validator};

/// One selection of packages and features for building and testing, so that nothing is compiled twice.
const EVERYTHING: [&str; 3] = ["--workspace", "--features", "unmoor-shell/e2e"];

struct Wish {
    long: bool,
    filter: Option<String>,
}

pub(crate) fn test(arguments: &[String]) -> Outcome {
    let wish = Wish::read(arguments)?;
    let mut steps = Steps::default();
    let purpose = if wish.long { packages::Purpose::Long } else { packages::Purpose::Test };
    if !steps.take("system packages", || packages::ensure(purpose)) {
        return steps.summary();
    }
    let mut engine = None;
    if wish.long {
        steps.take("the validator of PDF/UA and PDF/A", || validator::ensure().map(|found| engine = Some(found)));
        steps.take("the bills of materials", || bundle::bills(&bills()));
    }
    if !steps.take("the window's packages", node::ensure)
        || !steps.take("build the window's pages", || node::script("build"))
    {
        return steps.summary();
    }
    if wish.filter.is_none() {
        steps.take("formatting", || step::go(&mut step::cargo(["fmt", "--all", "--check"])));
        steps.take("the window's types", || node::script("check"));
        steps.take("the window's lints", || node::script("lint"));
        steps.take("the window's own tests", || node::script("test"));
    }
    let mut green = false;
    if steps.take("build the app and its tests", build) {
        green = steps.take("Rust tests and journeys in the real window", || cargo_test(&wish, engine.as_deref()));
    }
    if green && engine.is_some() && wish.filter.is_none() {
        steps.take("note the versions that were validated", note_validated);
    }
    if wish.long && wish.filter.is_none() {
        steps.take("every reader fuzzed for a minute", || fuzz::fuzz(&["60".to_owned()]));
        supply::take_all(&mut steps);
    }
    steps.summary()
}

impl Wish {
    fn read(arguments: &[String]) -> Result<Wish, String> {
        let mut wish = Wish { long: false, filter: None };
        for word in arguments {
            match word.as_str() {
                "--long" => wish.long = true,
                flag if flag.starts_with('-') => {
                    return Err(format!("`test` does not know {flag}; it knows --long and a filter."));
                }
                filter if wish.filter.is_none() => wish.filter = Some(filter.to_owned()),
                _ => return Err("`test` takes one filter.".to_owned()),
            }
        }
        Ok(wish)
    }
}

/// Runs only the journeys in the real window whose name contains `filter`.
pub(crate) fn journeys(filter: &str) -> Outcome {
    build()?;
    step::go(step::cargo(["test"]).args(EVERYTHING).args(["--test", "journeys", filter]))
}

/// Builds the programs as well as the tests: the journeys start the programs themselves.
fn build() -> Outcome {
    step::go(step::cargo(["build"]).args(EVERYTHING).arg("--all-targets"))
}

/// Where the long tests find the bills of materials.
fn bills() -> PathBuf {
    place::target().join("bills")
}

/// The crates that make the PDF: an upgrade of one of them must pass the long tests before it is taken.
const PRINTERS: [&str; 4] = ["lopdf", "printpdf", "rustybuzz", "subsetter"];

/// Writes down which versions, and with which checksums, the long tests were green with. A test of the report refuses any other.
fn note_validated() -> Outcome {
    let fault = |path: &Path, fault: std::io::Error| format!("{}: {fault}", path.display());
    let lock = place::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&lock).map_err(|found| fault(&lock, found))?;
    let line = |name: &str| {
        let package = lock.split("[[package]]").find(|package| package.contains(&format!("name = \"{name}\"\n")))?;
        let of = |field: &str| Some(package.split_once(&format!("{field} = \""))?.1.split_once('"')?.0);
        Some(format!("{name} {} {}\n", of("version")?, of("checksum")?))
    };
    let text: String = PRINTERS.into_iter().filter_map(line).collect();
    let file = place::root().join("crates/unmoor-report/validated.txt");
    #[expect(clippy::disallowed_methods, reason = "a list that is read by a test, and made anew when it is broken")]
    std::fs::write(&file, text).map_err(|found| fault(&file, found))
}

fn cargo_test(wish: &Wish, engine: Option<&str>) -> Outcome {
    let mut cargo = step::cargo(["test"]);
    cargo.args(EVERYTHING).arg("--no-fail-fast");
    if let Some(filter) = &wish.filter {
        cargo.arg(filter);
    }
    if wish.long {
        cargo.env("UNMOOR_LONG", "1").env("PROPTEST_CASES", "10000").env(bundle::VARIABLE, bills());
    }
    if let Some(engine) = engine {
        cargo.env(validator::VARIABLE, engine);
    }
    step::go(&mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(words: &[&str]) -> Result<Wish, String> {
        Wish::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_filter_and_the_long_run_can_be_asked_for_in_any_order() {
        let read = wish(&["undo", "--long"]).unwrap();
        assert!(read.long);
        assert_eq!(read.filter.as_deref(), Some("undo"));
        assert!(wish(&[]).unwrap().filter.is_none());
    }

    #[test]
    fn an_unknown_option_is_named_in_the_answer() {
        assert!(wish(&["--fast"]).err().unwrap().contains("--fast"));
    }
}
