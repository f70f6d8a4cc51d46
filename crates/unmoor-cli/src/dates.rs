//! The dates of one vendor or of all of them: as a list, or as a calendar file.

use std::path::Path;

use serde_json::json;
use unmoor_app::agenda::{self, AgendaLine};
use unmoor_app::fault::Fault;
use unmoor_app::{Access, Redaction, exchange, files};

use crate::print::Printed;
use crate::session::{Session, as_file};

pub(crate) fn dates(
    session: &Session,
    named: Option<&str>,
    out: Option<&Path>,
    redaction: &Redaction,
) -> Result<Printed, Fault> {
    if let Some(out) = out.filter(|out| out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("ics"))) {
        return Err(Fault::refused(
            format!("{} does not end in .ics.", files::name(out)),
            "Name a file that ends in .ics.",
        ));
    }
    let (lines, name) = match named {
        Some(named) => match as_file(named) {
            Some(file) => (agenda::agenda_in(&exchange::read(file)?, redaction, &session.clock)?, String::new()),
            None => {
                let app = session.app(Access::ReadOnly)?;
                (app.agenda_of(&app.find(named)?, redaction)?, String::new())
            }
        },
        None => {
            let app = session.app(Access::ReadOnly)?;
            (app.agenda(redaction)?, app.workspace_path().map(files::stem)?)
        }
    };
    let Some(out) = out else { return Ok(Printed::new(text(&lines), json!({ "dates": lines }))) };
    let calendar = agenda::calendar(&lines, &name, &session.clock)?;
    files::replace(out, &calendar.bytes)?;
    let count = if lines.len() == 1 { "One date".to_owned() } else { format!("{} dates", lines.len()) };
    Ok(Printed::new(format!("{count} written to {}.", out.display()), json!({ "file": out, "dates": lines })))
}

fn text(lines: &[AgendaLine]) -> String {
    if lines.is_empty() {
        return "No dates: no contract has one, and nothing is due.".to_owned();
    }
    let mut text = String::new();
    for line in lines {
        let more = if line.more.is_empty() { String::new() } else { format!("  ({})", line.more) };
        let AgendaLine { date, vendor, service, what, when, .. } = line;
        text.push_str(&format!("{date}  {vendor}, {service}: {what}, {when}{more}\n"));
    }
    text
}
