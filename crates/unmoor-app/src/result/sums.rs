//! Every number opens into the lines it was added up from, which the core made.

use unmoor_core::ledger::{self, LineKind, Opened};

use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

impl App {
    /// The arithmetic of a figure of the result, or of the result as it stood at a snapshot.
    pub fn get_sum(&mut self, req: SumRequest) -> Result<SumView, Fault> {
        if req.snapshot.is_some() && !req.beside.is_empty() {
            let happened = "A comparison is of what stands now, not of a snapshot.";
            return Err(Fault::refused(happened, "Open the figure of the snapshot itself."));
        }
        let (then, mut assessed) = match &req.snapshot {
            Some(snapshot) => {
                let (name, assessed) = self.assessed_then(&req.assessment, snapshot)?;
                (Some(name), assessed)
            }
            None => (None, self.assessed(&req.assessment)?),
        };
        if !req.trials.is_empty() {
            assessed = assessed.what_if(&req.trials)?.1;
        }
        let opened: Option<Opened> = req.figure.parse().ok();
        let ledger = match opened {
            Some(opened) if !req.beside.is_empty() => self.sum_beside(&opened, &req.assessment, &req.beside)?,
            Some(opened) => {
                ledger::ledger(&opened, &assessed.assessment, assessed.pack, &assessed.score, self.clock.today())
            }
            None => None,
        };
        let mut ledger = ledger.ok_or_else(|| {
            let happened = "This figure is no longer part of the result.";
            Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Look at the result again.")
        })?;
        if let Some(name) = then {
            ledger.title = format!("{name}: {}", ledger.title);
        }
        let kind = |kind: LineKind| match kind {
            LineKind::Entry => SumLineKind::Entry,
            LineKind::Sum => SumLineKind::Sum,
            LineKind::Printed => SumLineKind::Printed,
        };
        Ok(SumView {
            text: ledger.text(),
            table: ledger.table(),
            title: if req.trials.is_empty() { ledger.title } else { format!("{}, tried out", ledger.title) },
            columns: ledger.columns.into_iter().map(|it| SumColumn { head: it.head, number: it.number }).collect(),
            lines: ledger.lines.into_iter().map(|it| SumLine { kind: kind(it.kind), cells: it.cells }).collect(),
            note: ledger.note,
        })
    }
}
