//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

/// Long, because a machine that builds something else beside the tests is slow; a condition that comes true ends it.
const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// Looks until there is something, and returns it.
///
/// # Panics
/// If there is nothing for a minute; `what` then says what was waited for.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited {} s in vain: {what}", PATIENCE.as_secs());
        std::thread::sleep(BETWEEN_LOOKS);
    }
}
