//! What to call a new snapshot: the day, or what happened since the last one.

use unmoor_core::change::{State, change};
use unmoor_core::words;
use unmoor_store::{Act, LogLine, Way};

use super::past::Past;
use crate::App;
use crate::assessed::Assessed;
use crate::fault::Fault;

/// How far back the change log is looked through.
const LINES: u32 = 500;

impl App {
    /// Names to offer, the best first: none that a snapshot has already.
    pub(super) fn suggested_names(&self, assessed: &Assessed, past: &[Past]) -> Result<Vec<String>, Fault> {
        let last = past.last();
        let log = self.workspace()?.log(Some(&assessed.assessment.id), LINES)?;
        let done = |act: Act| {
            let since = |line: &&LogLine| last.is_none_or(|last| line.at > last.snapshot.at);
            log.iter().filter(since).any(|line| line.way == Way::Done && line.act == act.word())
        };
        let mut names = vec![words::date(self.clock.today())];
        if done(Act::ImportResponse) {
            names.push("After the answers that came by file".to_owned());
        }
        if done(Act::EditSession) {
            names.push("After the workshop".to_owned());
        }
        names.extend(last.and_then(|last| after_answers(last, assessed)));
        names.retain(|name| past.iter().all(|one| one.snapshot.name != *name));
        if names.is_empty() {
            names.push(self.clock.moment(self.clock.now()));
        }
        Ok(names)
    }
}

/// "After 12 answers".
fn after_answers(last: &Past, assessed: &Assessed) -> Option<String> {
    let (before, pack) = last.state.as_ref()?;
    let after = State { assessment: &assessed.assessment, pack: assessed.pack };
    let changed = change(State { assessment: before, pack }, after).answers.iter().filter(|one| one.answered).count();
    (changed > 0).then(|| format!("After {}", words::counted(changed, "answer", "answers")))
}
