//! What takes long can be broken off.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What breaks off the work that was begun last. It stands beside the app: that is held while the work goes on.
#[derive(Debug, Default)]
pub struct Long(Mutex<Arc<AtomicBool>>);

impl Long {
    /// Begins something, and gives the flag that says whether it is to end; what was begun before is broken off.
    pub fn begin(&self) -> Arc<AtomicBool> {
        let flag = Arc::default();
        std::mem::replace(&mut *self.last(), Arc::clone(&flag)).store(true, Ordering::Relaxed);
        flag
    }

    /// Breaks off what was begun last, if it still goes on.
    pub fn cancel(&self) {
        self.last().store(true, Ordering::Relaxed);
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Arc<AtomicBool>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_begun_last_is_broken_off_and_what_is_begun_after_is_not() {
        let long = Long::default();
        let (first, second) = (long.begin(), long.begin());
        let ends = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
        assert!(ends(&first) && !ends(&second), "a second one ends the first");
        long.cancel();
        assert!(ends(&second) && !ends(&long.begin()));
    }
}
