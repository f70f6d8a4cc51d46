//! Scores many assessments on threads of their own, each with its own way into the workspace.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use unmoor_core::assessment::AssessmentId;
use unmoor_core::pack::Pack;
use unmoor_store::{StoreFault, Workspace};

use super::Judged;
use crate::background::give_way;

/// So many are read and scored together: few enough to be forgotten again before memory is felt.
const TOGETHER: usize = 64;

/// More threads than this only wait for the disk.
const MOST_THREADS: usize = 8;

/// An assessment with the time of the change that was scored.
pub(super) type Found = (AssessmentId, Timestamp, Judged);

/// Scoring that is under way. Dropping it breaks it off.
pub(super) struct Scoring {
    job: Arc<Job>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Job {
    stop: AtomicBool,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// First and last id of what nobody has begun yet, the last part first.
    parts: Vec<(AssessmentId, AssessmentId)>,
    found: Vec<Found>,
    fault: Option<StoreFault>,
    /// How many threads still work.
    working: usize,
}

/// Scores the assessments from one id to another.
pub(super) fn score(
    workspace: &Workspace,
    packs: &[&'static Pack],
    first: &AssessmentId,
    last: &AssessmentId,
) -> Result<Vec<Found>, StoreFault> {
    let held = workspace.to_score(first, last)?;
    let judge =
        |held: unmoor_store::Held| (held.assessment.id.clone(), held.updated_at, Judged::new(held.assessment, packs));
    Ok(held.into_iter().map(judge).collect())
}

impl Scoring {
    /// Begins; `None` where the workspace can be read on one thread only.
    pub(super) fn begin(
        workspace: &Workspace,
        packs: &[&'static Pack],
        ids: &[AssessmentId],
    ) -> Result<Option<Self>, StoreFault> {
        let parts: Vec<_> =
            ids.chunks(TOGETHER).rev().map(|part| (part[0].clone(), part[part.len() - 1].clone())).collect();
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS).min(parts.len());
        let mut readers = Vec::new();
        for _ in 0..threads {
            match workspace.twin()? {
                Some(reader) => readers.push(reader),
                None => return Ok(None),
            }
        }
        let job = Arc::new(Job {
            state: Mutex::new(State { parts, working: threads, ..State::default() }),
            ..Job::default()
        });
        let start = |reader: Workspace| {
            let (job, packs) = (Arc::clone(&job), packs.to_vec());
            thread::spawn(move || {
                give_way();
                job.work(&reader, &packs);
            })
        };
        let threads = readers.into_iter().map(start).collect();
        Ok(Some(Self { job, threads }))
    }

    /// Waits until all are scored, for at most `patience`. Gives what was found since it was asked last, and whether that
    /// was all.
    pub(super) fn take(&mut self, patience: Duration) -> Result<(Vec<Found>, bool), StoreFault> {
        let until = Instant::now() + patience;
        let mut state = self.job.state();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if state.working == 0 || state.fault.is_some() || left.is_zero() {
                break;
            }
            let waited = self.job.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if let Some(fault) = state.fault.take() {
            return Err(fault);
        }
        Ok((std::mem::take(&mut state.found), state.working == 0))
    }
}

impl Drop for Scoring {
    /// Its readers must be gone before the workspace is closed.
    fn drop(&mut self) {
        self.job.stop.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::warn!("a thread that scored assessments broke down");
            }
        }
    }
}

impl Job {
    fn work(&self, reader: &Workspace, packs: &[&'static Pack]) {
        // Counted down however the work ends, so that nobody waits for a thread that broke down.
        let _end = End(self);
        while !self.stop.load(Ordering::Relaxed) {
            let Some((first, last)) = self.state().parts.pop() else { return };
            let found = score(reader, packs, &first, &last);
            let mut state = self.state();
            match found {
                Ok(found) => state.found.extend(found),
                Err(fault) => {
                    state.fault.get_or_insert(fault);
                    state.parts.clear();
                }
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct End<'j>(&'j Job);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.state().working -= 1;
        self.0.changed.notify_all();
    }
}
