//! `cargo xtask run | test | check | codegen | bench | pictures | fuzz | supply | bundle`: everything one does with this repository.

mod bench;
mod bundle;
mod check;
mod codegen;
mod fuzz;
mod icons;
mod node;
mod packages;
mod pictures;
mod place;
mod run;
mod step;
mod supply;
mod test;
mod tools;
mod validator;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--release]          install what is missing, build Unmoor and open its window;
                           without a display, install nothing, score the demo and write its report instead
  test [--long] [FILTER]   install what is missing and run every test, those in the real window included;
                           FILTER runs only the Rust tests whose name contains it, --long repeats the random ones more often
                           and asks the veraPDF engine about reports of 1 to 600 pages, fuzzes every reader for a minute,
                           and looks into what Unmoor is built from
  check                    the quick look before a commit: formatting, lints, types, the core's tests
  codegen [--icons]        write the generated files again; --icons also draws the icon sizes (needs rsvg-convert)
  bench [PART]             build for release and print measured times: of all, or of engine, report, workspace, everything, window
  fuzz [SECONDS] [READER]  give every reader altered files for 600 seconds each, guided by the code that they reach;
       [--tidy]            --tidy puts what was found into the corpus, as far as it reaches further
  supply                   licences, sources, duplicates and known weaknesses of every crate, signatures of the pages' packages
  bundle [--bills]         build what is handed on into target/bundle, with bills of materials and sums; --bills only those
  pictures                 take the pictures of every screen, light and dark, and keep them small in docs/screens
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", words.as_slice()),
    };
    let outcome = match command {
        "run" => run::run(rest),
        "test" => test::test(rest),
        "check" => check::check(rest),
        "codegen" => codegen::codegen(rest),
        "bench" => bench::bench(rest),
        "pictures" => pictures::pictures(rest),
        "fuzz" => fuzz::fuzz(rest),
        "supply" => supply::supply(rest),
        "bundle" => bundle::bundle(rest),
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            return if command.is_empty() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
        unknown => {
            eprintln!("There is no `{unknown}` here.\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
