//! Work that the window can do without for a while.

/// As on a terminal by `nice -n 10`.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// Lets everything else on this computer go before the running thread. Where that cannot be had the work only competes.
pub(crate) fn give_way() {
    #[cfg(target_os = "linux")] // where a priority belongs to a thread; elsewhere it is the whole program's
    {
        use rustix::process::{getpriority_process, setpriority_process};
        let lowered = getpriority_process(None).and_then(|now| setpriority_process(None, now.max(NICE)));
        if let Err(error) = lowered {
            tracing::debug!("a thread keeps its priority: {error}");
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_the_thread_that_gives_way_goes_last() {
        let priority = || rustix::process::getpriority_process(None).unwrap();
        let before = priority();
        let after = std::thread::spawn(move || {
            give_way();
            priority()
        });
        assert_eq!(after.join().unwrap(), NICE.max(before));
        assert_eq!(priority(), before);
    }
}
