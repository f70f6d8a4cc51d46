//! What is left out, as it is said on the command line and told before anything is written.

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::view::RedactionSubject;
use unmoor_app::{Access, Redaction, redaction};

use crate::args::{LeftOut, Out};
use crate::print::Printed;
use crate::session::{Session, as_file};

impl LeftOut {
    /// The five as the views name them, those that were said.
    pub(crate) fn subjects(&self) -> Vec<RedactionSubject> {
        let people = self.without_names.then_some(RedactionSubject::People);
        let said = self.redact.iter().map(|out| match out {
            Out::People => RedactionSubject::People,
            Out::Client => RedactionSubject::Client,
            Out::Amounts => RedactionSubject::Amounts,
            Out::Notes => RedactionSubject::Notes,
            Out::Evidence => RedactionSubject::Evidence,
        });
        let mut all: Vec<RedactionSubject> = people.into_iter().chain(said).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    pub(crate) fn redaction(&self) -> Redaction {
        redaction::of(&self.subjects())
    }
}

/// Tells what would be left out; nothing is written.
pub(crate) fn look(session: &Session, named: &str, redaction: &Redaction) -> Result<Printed, Fault> {
    let redaction = match as_file(named) {
        Some(_) => redaction.clone(),
        None => {
            let app = session.app(Access::ReadOnly)?;
            app.knowing_client(&app.find(named)?, redaction.clone())?
        }
    };
    let view = redaction::look(&session.assessment(named)?, &redaction);
    let mut lines = vec![view.gist.clone()];
    for line in view.subjects.iter().filter(|line| !line.count.is_empty() || !line.note.is_empty()) {
        let count = if line.count.is_empty() { String::new() } else { format!(": {}", line.count) };
        lines.push(format!("{}{count}", line.name));
        lines.extend((!line.note.is_empty()).then(|| format!("  {}", line.note)));
        for example in &line.examples {
            let after = if example.after.is_empty() { "nothing" } else { &example.after };
            lines.push(format!("  {} -> {after}", example.before));
        }
    }
    Ok(Printed::new(lines.join("\n"), json!(view)))
}
