//! The same job for many things, on every core there is.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread;

/// How many cores there are.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does a job that needs no state for each number below `count`; nobody breaks it off.
pub(crate) fn all<T: Send>(count: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let go_on = |_| ControlFlow::Continue(());
    match each(&mut stateless(), count, |(), at| job(at), go_on) {
        ControlFlow::Continue(made) => made,
        ControlFlow::Break(()) => unreachable!("there is one core at least, and nobody breaks it off"),
    }
}

/// The states of a job that needs none.
pub(crate) fn stateless() -> Vec<()> {
    vec![(); count()]
}

/// Does a job for each number below `count`, and gives what came of each in the order of the numbers.
///
/// Each thread has a state of its own; the first is this thread's. `ask` is called on this thread before each of its jobs
/// with the number of those that are done anywhere, and breaks all of them off.
pub(crate) fn each<S: Send, T: Send>(
    states: &mut [S],
    count: usize,
    job: impl Fn(&mut S, usize) -> T + Sync,
    mut ask: impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<T>> {
    let (next, done, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let work = |state: &mut S, ask: &mut dyn FnMut(usize) -> ControlFlow<()>| {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Relaxed);
            if at >= count || stopped.load(Relaxed) {
                return made;
            }
            if ask(done.load(Relaxed)).is_break() {
                stopped.store(true, Relaxed);
            } else {
                made.push((at, job(state, at)));
                done.fetch_add(1, Relaxed);
            }
        }
    };
    let Some((own, others)) = states.split_first_mut() else { return ControlFlow::Break(()) };
    let work = &work;
    let mut made = thread::scope(|scope| {
        let others = others.iter_mut().take(count.saturating_sub(1));
        let others: Vec<_> =
            others.map(|state| scope.spawn(move || work(state, &mut |_| ControlFlow::Continue(())))).collect();
        let mut made = work(own, &mut ask);
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    });
    if stopped.into_inner() {
        return ControlFlow::Break(());
    }
    made.sort_by_key(|(at, _)| *at);
    ControlFlow::Continue(made.into_iter().map(|(_, made)| made).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn what_comes_of_each_stands_in_order_on_any_number_of_cores() {
        for cores in 1..5 {
            let mut states = vec![0; cores];
            let all_at_work = Barrier::new(cores);
            let square = |state: &mut usize, at: usize| {
                // Each thread takes two of the first, so that none of them could do it all in order.
                if at < 2 * cores {
                    all_at_work.wait();
                }
                *state += 1;
                at * at
            };
            let squares = each(&mut states, 100, square, |_| ControlFlow::Continue(()));
            assert_eq!(squares, ControlFlow::Continue((0..100).map(|at| at * at).collect()));
            assert!(states.iter().all(|jobs| *jobs >= 2));
            assert_eq!(states.iter().sum::<usize>(), 100);
        }
    }

    #[test]
    fn who_is_asked_may_break_off_all_of_them() {
        let ask = |done: usize| if done < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        let made = each(&mut [0, 0], 1_000_000, |_, at| at, ask);
        assert_eq!(made, ControlFlow::Break(()));
    }
}
