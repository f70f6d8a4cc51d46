//! What goes in and out as files: demo, report, verification, import and export.

use std::path::{Path, PathBuf};

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::report::{self, Compared, Format, Rendered, ReportJob, Verification};
use unmoor_app::view::{LetterOptions, Nothing, ReportOptions, ReportPaper};
use unmoor_app::{Access, Assessed, Redaction, exchange, files};

use crate::args::{Letter, Paper, Report};
use crate::ask;
use crate::print::Printed;
use crate::redaction;
use crate::session::{Session, as_file};
use crate::whole;

/// Somebody said no.
const CANCELLED: u8 = 1;

/// Nobody said yes.
const USAGE: u8 = 2;

/// Some of the input was refused.
const REFUSED: u8 = 3;

/// A verification found a difference.
const DIFFERENT: u8 = 4;

pub(crate) fn demo(session: &Session, out: &Path) -> Result<Printed, Fault> {
    files::make_folder(out)?;
    let assessed = Assessed::demo();
    let (file, pdf) = (out.join("demo.unmoor.json"), out.join("demo.pdf"));
    files::replace(&file, &assessed.file())?;
    let job = report::job(assessed.clone(), &ReportOptions::default(), session.clock.today())?;
    let rendered = render(&job, Format::Pdf)?;
    files::replace(&pdf, &rendered.bytes)?;
    let text = format!(
        "{}\nWritten to {}: demo.unmoor.json, demo.pdf ({} pages).",
        assessed.score_text().trim_end(),
        out.display(),
        rendered.pages
    );
    let json = json!({
        "folder": out, "assessment": file, "report": pdf, "pages": rendered.pages, "score": assessed.score_json(),
    });
    Ok(Printed::new(text, json))
}

pub(crate) fn report(session: &Session, args: &Report) -> Result<Printed, Fault> {
    let options = options(args);
    let redaction = options.redaction();
    if args.left_out.look {
        return redaction::look(session, &args.assessment, &redaction);
    }
    let out = args.out.clone().unwrap_or_default();
    let format = report::format_of(&out)?;
    let assessed = session.assessed(&args.assessment, &redaction)?;
    let mut job = report::job(assessed, &options, session.clock.today())?;
    if let Some(logo) = &args.logo {
        job = job.with_logo(logo)?;
    }
    if let Some(since) = &args.since {
        let app = session.app(Access::ReadOnly)?;
        let id = app.find(&args.assessment)?;
        job = app.report_since(&id, &app.find_snapshot(&id, since)?, job)?;
    }
    let rendered = render(&job, format)?;
    files::replace(&out, &rendered.bytes)?;
    let pages = match rendered.pages {
        0 => String::new(),
        pages => format!("{pages} pages, "),
    };
    let mut text = format!("{}: {pages}{}.", out.display(), report::size(rendered.bytes.len()));
    for warning in &rendered.warnings {
        text.push_str(&format!("\nNote: {warning}"));
    }
    let json = json!({
        "file": out, "pages": rendered.pages, "bytes": rendered.bytes.len(), "warnings": rendered.warnings,
    });
    Ok(Printed::new(text, json))
}

fn options(args: &Report) -> ReportOptions {
    ReportOptions {
        client: args.client.clone(),
        author: args.author.clone(),
        confidentiality: args.confidentiality.clone(),
        redact: args.left_out.subjects(),
        paper: match args.paper {
            Some(Paper::A4) => ReportPaper::A4,
            Some(Paper::Letter) => ReportPaper::Letter,
            None => report::usual_paper(),
        },
        left_out: args.without.clone(),
        accent: args.accent.clone(),
        letter: letter(&args.letter),
        ..ReportOptions::default()
    }
}

fn letter(args: &Letter) -> LetterOptions {
    LetterOptions {
        place: args.letter_place.clone(),
        address: args.letter_to.join("\n"),
        reply_by: args.letter_reply_by.clone(),
        reply_to: args.letter_reply_to.clone(),
        signed: args.letter_from.join("\n"),
    }
}

fn render(job: &ReportJob, format: Format) -> Result<Rendered, Fault> {
    job.render(format, &mut |_| std::ops::ControlFlow::Continue(()))
}

pub(crate) fn verify(file: &Path) -> Result<Printed, Fault> {
    let found = report::verify_file(file)?;
    let mut text = format!("{}: {}", files::name(file), verdict(&found));
    if let Some(pack) = &found.pack {
        text.push_str(&format!(
            "\n  It was computed with {pack}, the pack that the report carries: see that it is the one you know."
        ));
    }
    for difference in &found.differences {
        text.push_str(&format!(
            "\n  {}: printed {}, computed {}",
            difference.place, difference.printed, difference.computed
        ));
    }
    // What was compared in part is not verified, and whoever alters a report can write any version into it.
    let whole = found.compared != Compared::Words;
    let exit = if found.differences.is_empty() && whole { 0 } else { DIFFERENT };
    Ok(Printed { exit, ..Printed::new(text, json!(found)) })
}

/// What was compared, and what came of it.
fn verdict(found: &Verification) -> String {
    let gives = format!("what the attached assessment gives ({})", found.grade);
    match (found.compared, found.differences.len()) {
        (Compared::Bytes, _) => format!("the whole file, {} pages, is to the last byte {gives}.", found.pages),
        (Compared::Everything, 0) => format!(
            "every word and drawing on its {} pages, and all else that is in it, is {gives}. Another program has written \
             the file again.",
            found.pages
        ),
        (Compared::Everything, 1) => {
            "one thing is not what the attached assessment gives. Do not rely on it.".to_owned()
        }
        (Compared::Everything, many) => {
            format!("{many} things are not what the attached assessment gives. Do not rely on it.")
        }
        (Compared::Words, differences) => {
            let version = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '+');
            let named = !found.made_by.is_empty() && found.made_by.chars().all(version);
            let other = if named { format!("Unmoor {}", found.made_by) } else { "another Unmoor".to_owned() };
            let words = match differences {
                0 => format!("the same as {gives}"),
                1 => "one difference, which may come from the other version".to_owned(),
                many => format!("{many} differences, which may come from the other version"),
            };
            format!(
                "not verified as a whole. It says that {other} made it, and this is {}. Compared were the words on its {} \
                 pages: {words}. Not compared were how the pages are drawn, their letters, pictures, size and links, what a \
                 screen reader reads, the bookmarks, and what the file says about itself. Verify it with {other}.",
                env!("CARGO_PKG_VERSION"),
                found.pages,
            )
        }
    }
}

pub(crate) fn import(session: &Session, paths: &[PathBuf], yes: bool, into: Option<&str>) -> Result<Printed, Fault> {
    if let Some(folder) = whole::named(paths)? {
        return whole::import(session, folder);
    }
    let paths = exchange::inside_folders(paths)?;
    let mut app = session.app(Access::ReadWrite)?;
    let view = match into {
        Some(named) => app.import_responses_to(&app.find(named)?, &paths)?,
        None => app.import(&paths)?,
    };
    let mut lines = Vec::new();
    for added in &view.added {
        let note = if added.copied { ", as a copy because its id was taken" } else { "" };
        lines.push(format!("Imported {} as {}{note}.", added.title, added.assessment));
    }
    let mut refused: Vec<String> = view.refused.iter().map(|file| file.fault.to_string()).collect();
    let mut exit = if refused.is_empty() { 0 } else { REFUSED };
    let mut json = json!(view);
    if !view.responses.is_empty() {
        let agreed = if yes { Some(true) } else { ask::agreed_at_the_terminal(session, &view) };
        lines.extend((agreed.is_none() || yes).then(|| ask::shown(&view)));
        let taken = if agreed == Some(true) { ask::take_in(&mut app, &view) } else { Vec::new() };
        if agreed != Some(true) {
            exit = exit.max(if agreed.is_none() { USAGE } else { CANCELLED });
            refused.push("Nothing of the answers was taken in. To take them in, run the same with --yes.".to_owned());
        }
        for one in &taken {
            match one {
                Ok(taken) => lines.push(taken.said.clone()),
                Err(fault) => {
                    exit = REFUSED;
                    refused.push(fault.to_string());
                }
            }
        }
        json["taken"] = json!(taken.iter().flatten().collect::<Vec<_>>());
    }
    Ok(Printed { exit, refused, ..Printed::new(lines.join("\n"), json) })
}

/// Where an export goes, and what is left out of it.
pub(crate) struct Export {
    pub(crate) out: Option<PathBuf>,
    pub(crate) all: Option<PathBuf>,
    pub(crate) redaction: Redaction,
    pub(crate) look: bool,
}

pub(crate) fn export(session: &Session, named: Option<&str>, to: &Export) -> Result<Printed, Fault> {
    let Export { out, all, redaction, look } = to;
    if let Some(folder) = all {
        if redaction.is_none() {
            return whole::export(session, folder);
        }
        let app = session.app(Access::ReadOnly)?;
        let written = app.export_all_to(folder, redaction)?;
        let text = format!("{} assessments written to {}.", written.len(), folder.display());
        return Ok(Printed::new(text, json!({ "folder": folder, "files": written })));
    }
    let (named, out) = (named.unwrap_or_default(), out.clone().unwrap_or_default());
    if *look {
        return redaction::look(session, named, redaction);
    }
    match as_file(named) {
        Some(file) => files::replace(&out, &exchange::file_leaving_out(file, redaction)?)?,
        None => {
            let app = session.app(Access::ReadOnly)?;
            app.export_to(&app.find(named)?, redaction, &out)?;
        }
    }
    Ok(Printed::new(format!("{} written.", out.display()), json!({ "file": out, "done": Nothing {} })))
}

pub(crate) fn sheet(
    session: &Session,
    named: &str,
    out: Option<&Path>,
    redaction: &Redaction,
    look: bool,
) -> Result<Printed, Fault> {
    if look {
        return redaction::look(session, named, redaction);
    }
    let app = session.app(Access::ReadOnly)?;
    let out = out.unwrap_or(Path::new(""));
    app.save_answer_sheet_leaving_out(&app.find(named)?, redaction, out)?;
    let comes_back = match redaction.is_none() {
        true => "Filled in, it comes back with: unmoor import FILE",
        false => "It does not come back: something is left out of it.",
    };
    let text = format!("{} written. {comes_back}", out.display());
    Ok(Printed::new(text, json!({ "file": out })))
}
