//! The history of an assessment: snapshots of it, what changed between two, the trend of its interval.

mod change;
mod names;
mod past;

use unmoor_core::figure::{Trend, TrendPoint};
use unmoor_core::{file, pack};
use unmoor_store::{Act, Snapshot, StoreFault};

use self::past::Past;
use crate::App;
use crate::assessed::{Assessed, grades, interval};
use crate::fault::{Fault, FaultCode};
use crate::view::*;

/// The most characters of a snapshot's name.
const NAME_LIMIT: usize = 200;

impl App {
    /// The history of an assessment, and the change between the two states that are asked for.
    pub fn get_history(&mut self, req: HistoryRequest) -> Result<HistoryView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let past = self.past(&assessed)?;
        let chosen = chosen(&past, &req)?;
        let (change, no_change) =
            match chosen.map(|(from, to)| change::view(&past[from], to.map(|to| &past[to]), &assessed)) {
                None => (None, String::new()),
                Some(Ok(change)) => (Some(change), String::new()),
                Some(Err(fault)) => (None, fault.to_string()),
            };
        let id = |at: usize| past[at].snapshot.id.clone();
        Ok(HistoryView {
            header: self.header(&assessed)?,
            grades: grades(),
            suggested: self.suggested_names(&assessed, &past)?,
            trend: (!past.is_empty()).then(|| self.trend(&assessed, &past)),
            snapshots: past.iter().rev().map(|one| self.snapshot_view(one)).collect(),
            change,
            no_change,
            from: chosen.map(|(from, _)| id(from)),
            to: chosen.and_then(|(_, to)| to).map(id),
        })
    }

    /// Takes a snapshot of an assessment.
    pub fn take_snapshot(&mut self, req: TakeSnapshot) -> Result<SnapshotTaken, Fault> {
        let name = checked(&req.name)?;
        let assessed = self.assessed(&req.assessment)?;
        let bytes = file::write(&assessed.assessment);
        // The score is computed from the very bytes that are kept beside it.
        let kept = Assessed::new(crate::exchange::parse_with(&bytes, &self.packs)?, assessed.pack);
        let score = serde_json::to_string(&kept.score.figures()).unwrap_or_default();
        let at = self.clock.now();
        let snapshot = Snapshot { id: self.new_id(), name, at, file: bytes, score };
        self.workspace_mut()?
            .change::<_, StoreFault>(Act::AddSnapshot, at, |tx| tx.add_snapshot(&kept.assessment.id, &snapshot))?;
        Ok(SnapshotTaken { id: snapshot.id, name: snapshot.name })
    }

    /// Gives a snapshot another name.
    pub fn rename_snapshot(&mut self, req: RenameSnapshot) -> Result<SnapshotTaken, Fault> {
        let name = checked(&req.name)?;
        let (id, at) = (req.assessment.as_str().into(), self.clock.now());
        let renamed = self
            .workspace_mut()?
            .change::<_, StoreFault>(Act::RenameSnapshot, at, |tx| tx.rename_snapshot(&id, &req.snapshot, &name))?;
        if renamed.value { Ok(SnapshotTaken { id: req.snapshot, name }) } else { Err(gone()) }
    }

    /// Removes a snapshot; undo brings it back.
    pub fn remove_snapshot(&mut self, req: SnapshotRequest) -> Result<Nothing, Fault> {
        let (id, at) = (req.assessment.as_str().into(), self.clock.now());
        let removed = self
            .workspace_mut()?
            .change::<_, StoreFault>(Act::RemoveSnapshot, at, |tx| tx.remove_snapshot(&id, &req.snapshot))?;
        if removed.value { Ok(Nothing {}) } else { Err(gone()) }
    }

    /// The id of the one snapshot of an assessment whose name, or the beginning of whose id, was typed.
    pub fn find_snapshot(&self, assessment: &str, typed: &str) -> Result<String, Fault> {
        let all = self.workspace()?.snapshots(&assessment.into())?;
        let named: Vec<&Snapshot> = all.iter().filter(|one| one.name == typed || one.id == typed).collect();
        let begun = || all.iter().filter(|one| !typed.is_empty() && one.id.starts_with(typed)).collect();
        let fitting: Vec<&Snapshot> = if named.is_empty() { begun() } else { named };
        match fitting.as_slice() {
            [one] => Ok(one.id.clone()),
            [] => Err(no_snapshot(format!("There is no snapshot \"{typed}\" of this assessment."))),
            _ => Err(no_snapshot(format!("More than one snapshot is meant by \"{typed}\"."))),
        }
    }

    /// The snapshots of an assessment as they are read back, oldest first.
    pub(crate) fn past(&self, assessed: &Assessed) -> Result<Vec<Past>, Fault> {
        let all = self.workspace()?.snapshots(&assessed.assessment.id)?;
        Ok(all.into_iter().map(|one| Past::read(one, &self.packs)).collect())
    }

    /// An assessment as it stood at a snapshot, scored again, with the name of the snapshot.
    pub(crate) fn assessed_then(&self, assessment: &str, snapshot: &str) -> Result<(String, Assessed), Fault> {
        let all = self.workspace()?.snapshots(&assessment.into())?;
        let found = all.into_iter().find(|one| one.id == snapshot).ok_or_else(gone)?;
        let past = Past::read(found, &self.packs);
        let (assessment, pack) = past.scored()?;
        Ok((past.snapshot.name.clone(), Assessed::new(assessment.clone(), pack)))
    }

    fn snapshot_view(&self, past: &Past) -> SnapshotView {
        SnapshotView {
            id: past.snapshot.id.clone(),
            name: past.snapshot.name.clone(),
            taken: self.clock.moment(past.snapshot.at),
            grade: past.grade(),
            portability: past.portability(),
            risk: past.risk(),
            risk_possible: past.risk_possible(),
            opens: past.state.is_some(),
            warning: past.warning.clone(),
        }
    }

    fn trend(&self, assessed: &Assessed, past: &[Past]) -> TrendView {
        let mut points: Vec<TrendPoint> = past
            .iter()
            .filter_map(|one| {
                Some(TrendPoint {
                    name: one.snapshot.name.clone(),
                    on: self.clock.day_of(one.snapshot.at),
                    portability: one.figures.as_ref()?.portability,
                    pack: one.pack.clone(),
                })
            })
            .collect();
        points.push(TrendPoint {
            name: "Now".to_owned(),
            on: self.clock.today(),
            portability: assessed.score.portability,
            pack: pack::name(&assessed.pack.reference()),
        });
        let trend = Trend::new(&points);
        let table = trend.table();
        TrendView {
            alt: trend.alt(),
            head: table.head,
            rows: table.rows,
            marks: trend
                .marks
                .into_iter()
                .map(|mark| TrendMarkView {
                    across: mark.across,
                    interval: interval(&mark.name, mark.interval.ends.assured, mark.interval.ends.possible),
                    name: mark.name,
                    date: mark.date,
                    joined: mark.joined,
                })
                .collect(),
        }
    }
}

/// Which snapshots are set against each other: the earlier one, and the later one or now. `None` where there is none. Now
/// is set against the first one, which tells most; a snapshot against the one before it.
fn chosen(past: &[Past], req: &HistoryRequest) -> Result<Option<(usize, Option<usize>)>, Fault> {
    let find = |id: &String| past.iter().position(|one| one.snapshot.id == *id).ok_or_else(gone);
    let to = req.to.as_ref().map(find).transpose()?;
    let from = match &req.from {
        Some(id) => Some(find(id)?),
        None => to.map_or((!past.is_empty()).then_some(0), |to| to.checked_sub(1)),
    };
    Ok(from.map(|from| (from, to)))
}

fn checked(name: &str) -> Result<String, Fault> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Fault::refused("A snapshot needs a name.", "Name it after the day, or after what happened."));
    }
    if name.chars().count() > NAME_LIMIT {
        return Err(Fault::refused(
            format!("The name of a snapshot has at most {NAME_LIMIT} characters."),
            "Shorten it.",
        ));
    }
    Ok(name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect())
}

fn gone() -> Fault {
    no_snapshot("This snapshot is no longer there.".to_owned())
}

fn no_snapshot(happened: String) -> Fault {
    Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Choose one of the snapshots of this assessment.")
}
