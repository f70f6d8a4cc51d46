//! `unmoor`: every use case of Unmoor without a window.
//!
//! Exit codes: 0 done, 1 failed, 2 wrong usage, 3 input refused, 4 verification found a difference.

mod args;
mod assessments;
mod files;
mod packs;
mod print;
mod session;
mod workspaces;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};
use crate::print::Printed;
use crate::session::Session;

/// A verification that found a difference: exit code 4.
const DIFFERENT: u8 = 4;

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).without_time().init();
    let args = Args::parse();
    let session = Session::new(&args);
    match run(&session, args.command) {
        Ok(printed) => {
            print::out(&printed, args.json);
            ExitCode::from(if printed.different { DIFFERENT } else { 0 })
        }
        Err(fault) => {
            print::fault(&fault, args.json);
            ExitCode::from(fault.exit_code())
        }
    }
}

fn run(session: &Session, command: Command) -> Result<Printed, unmoor_app::fault::Fault> {
    match command {
        Command::Demo { out } => files::demo(session, &out),
        Command::New(new) => assessments::new(session, &new),
        Command::List => assessments::list(session),
        Command::Show { assessment } => assessments::show(session, &assessment),
        Command::Answer(answer) => assessments::answer(session, &answer),
        Command::Score { assessment } => assessments::score(session, &assessment),
        Command::Report(report) => files::report(session, &report),
        Command::Verify { file } => files::verify(&file),
        Command::Import { paths } => files::import(session, &paths),
        Command::Export { assessment, out, all } => files::export(session, assessment.as_deref(), out, all),
        Command::Pack { command } => packs::run(command),
        Command::Check => workspaces::check(session),
        Command::Backup { out } => workspaces::backup(session, &out),
        Command::Restore { backup, out } => workspaces::restore(&backup, &out),
    }
}
