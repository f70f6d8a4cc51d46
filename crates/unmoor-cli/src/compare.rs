//! Compare assessments.

use std::path::Path;

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::view::CompareFormat;
use unmoor_app::{compare, files};

use crate::print::Printed;
use crate::session::Session;

pub(crate) fn compare(session: &Session, named: &[String], out: Option<&Path>) -> Result<Printed, Fault> {
    let format = out.map(compare::format_of).transpose()?;
    let all = named.iter().map(|one| session.assessment(one)).collect::<Result<Vec<_>, _>>()?;
    let compared = compare::of(&all, session.clock.today())?;
    let mut text = compare::text(&compared.view, CompareFormat::Markdown);
    if let (Some(out), Some(format)) = (out, format) {
        files::replace(out, compare::text(&compared.view, format).as_bytes())?;
        text = format!("{}\n{} written.", compared.view.headline, out.display());
    }
    Ok(Printed::new(text, json!({ "comparison": compared.view, "scores": compared.figures, "file": out })))
}
