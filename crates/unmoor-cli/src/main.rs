//! `unmoor`: the main job of Unmoor without a window.
//!
//! Exit codes: 0 done, 1 failed, 2 wrong usage, 3 input refused, 4 verification found a difference.

mod args;
mod ask;
mod assessments;
mod backups;
mod compare;
mod dates;
mod evidence;
mod files;
mod history;
mod packs;
mod passphrase;
mod print;
mod redaction;
mod session;
mod treat;
mod what_if;
mod whole;
mod workspaces;

use std::process::ExitCode;

use crate::args::Command;
use crate::print::Printed;
use crate::session::Session;

#[global_allocator] // docs/adr/0021-an-allocator-of-our-own-choice.md
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wrong usage.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    unmoor_app::leave_no_core();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).without_time().init();
    let args = match args::typed() {
        Ok(args) => args,
        Err(error) => {
            print::usage(&error, std::env::args_os().any(|word| word == "--json"));
            return ExitCode::from(if error.use_stderr() { USAGE } else { 0 });
        }
    };
    let as_json = args.json;
    let session = Session::new(&args);
    let done = run(&session, args.command).and_then(|printed| {
        print::out(&printed, as_json)?;
        Ok(printed.exit)
    });
    ExitCode::from(done.unwrap_or_else(|fault| {
        print::fault(&fault, as_json);
        fault.exit_code()
    }))
}

fn run(session: &Session, command: Command) -> Result<Printed, unmoor_app::fault::Fault> {
    match command {
        Command::Demo { out } => files::demo(session, &out),
        Command::New(new) => assessments::new(session, &new),
        Command::List => assessments::list(session),
        Command::Show { assessment } => assessments::show(session, &assessment),
        Command::Answer(answer) => assessments::answer(session, &answer),
        Command::WhatIf(what_if) => what_if::run(session, &what_if),
        Command::Treat(treat) => treat::run(session, &treat),
        Command::Evidence { command } => evidence::run(session, command),
        Command::Score { assessment } => assessments::score(session, &assessment),
        Command::Snapshot { command } => history::run(session, command),
        Command::Compare { assessments, out } => compare::compare(session, &assessments, out.as_deref()),
        Command::Rescore { assessment, look } => assessments::rescore(session, &assessment, look),
        Command::Report(report) => files::report(session, &report),
        Command::Dates { assessment, out, left_out, client } => {
            let redaction = left_out.redaction().knowing_client(&client);
            match (&assessment, left_out.look) {
                (Some(named), true) => redaction::look(session, named, &redaction),
                (_, look) => {
                    let out = out.as_deref().filter(|_| !look);
                    dates::dates(session, assessment.as_deref(), out, &redaction)
                }
            }
        }
        Command::Verify { file } => files::verify(&file),
        Command::Ask(ask) => ask::ask(session, &ask),
        Command::Import { paths, yes, into } => files::import(session, &paths, yes, into.as_deref()),
        Command::Export { assessment, out, all, left_out, client } => {
            let redaction = left_out.redaction().knowing_client(&client);
            let look = left_out.look;
            files::export(session, assessment.as_deref(), &files::Export { out, all, redaction, look })
        }
        Command::Sheet { assessment, out, left_out, client } => {
            let redaction = left_out.redaction().knowing_client(&client);
            files::sheet(session, &assessment, out.as_deref(), &redaction, left_out.look)
        }
        Command::Pack { command } => packs::run(session, command),
        Command::Check => workspaces::check(session),
        Command::Passphrase { command } => passphrase::run(session, command),
        Command::Backup { command: Some(command), .. } => backups::run(session, &command),
        Command::Backup { command: None, out } => backups::make(session, out.as_deref()),
        Command::Salvage { damaged, out } => backups::salvage(session, &damaged, &out),
        Command::Restore { backup, out } => backups::restore_file(session, &backup, &out),
    }
}
