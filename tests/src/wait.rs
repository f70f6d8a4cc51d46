//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

/// Long, because a machine that builds something else beside the tests is slow; a condition that comes true ends it.
const PATIENCE: Duration = Duration::from_secs(45);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// Looks until there is something, and returns it.
///
/// # Panics
/// If there is nothing for so long; `what` then says what was waited for.
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    patiently(look).unwrap_or_else(|| panic!("waited {} s in vain: {what}", PATIENCE.as_secs()))
}

/// The same, but gives nothing where there is nothing for so long.
pub(crate) fn patiently<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let found = look();
        if found.is_some() || start.elapsed() >= PATIENCE {
            return found;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
}
