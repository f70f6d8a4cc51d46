//! The health of a workspace.

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::{Access, health};

use crate::print::Printed;
use crate::session::Session;

pub(crate) fn check(session: &Session) -> Result<Printed, Fault> {
    let app = session.app(Access::ReadOnly)?;
    let health = app.check()?;
    if health.problems.is_empty() {
        let text = format!("The workspace is healthy: {} assessments.", health.assessments);
        return Ok(Printed::new(text, json!(health)));
    }
    let told = health::fault(&health);
    Ok(Printed { exit: told.exit_code(), refused: vec![told.to_string()], ..Printed::new("", json!(health)) })
}
