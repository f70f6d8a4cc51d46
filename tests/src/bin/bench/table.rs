//! Measured times, each beside its goal.

use std::time::{Duration, Instant};

use crate::Outcome;

/// The times of `rounds` rounds, shortest first, after a tenth as many to warm up.
pub(crate) fn measure(rounds: usize, mut work: impl FnMut()) -> Vec<Duration> {
    for _ in 0..rounds / 10 {
        work();
    }
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

/// The time of one round that can fail.
pub(crate) fn measure_once(work: impl FnOnce() -> Outcome) -> Outcome<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

pub(crate) fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort_unstable();
    times
}

/// The heading of a table.
pub(crate) fn heading(of: &str) {
    println!("\n{of:<64} {:>10} {:>10} {:>10} {:>9}", "median", "99th", "goal", "99th/goal");
}

pub(crate) fn line(what: &str, times: Vec<Duration>, goal: Option<Duration>) {
    let (median, last) = (times[times.len() / 2], times[(times.len() * 99 / 100).min(times.len() - 1)]);
    let (goal, ratio) = match goal {
        Some(goal) => (shown(goal), format!("{:.2}", last.as_secs_f64() / goal.as_secs_f64())),
        None => (String::new(), String::new()),
    };
    println!("{what:<64} {:>10} {:>10} {goal:>10} {ratio:>9}", shown(median), shown(last));
}

pub(crate) fn shown(time: Duration) -> String {
    if time < Duration::from_millis(1) {
        format!("{:.1} µs", time.as_secs_f64() * 1e6)
    } else {
        format!("{:.1} ms", time.as_secs_f64() * 1e3)
    }
}

/// Times beside those of the same thing in a bare window.
pub(crate) fn beside(what: &str, ours: &[Duration], bare: &[Duration], goal: Option<f64>) {
    let median = |times: &[Duration]| times[times.len() / 2];
    let (ours, bare) = (median(ours), median(bare));
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    let goal = goal.map_or_else(String::new, |goal| format!(", goal {goal}x"));
    println!("{what:<64} {:>10} {:>10}   {ratio:.2}x{goal}", shown(ours), shown(bare));
}
