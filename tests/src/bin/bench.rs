//! Times measured here and now, each beside its goal; `cargo xtask bench` calls it on a release build.

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Assessed, Start, report};
use unmoor_core::{demo, finding, pack, rank, score, stability};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome {
    if cfg!(debug_assertions) {
        println!("This is not a release build: the times below are those of a build for development.\n");
    }
    println!("{:<58} {:>11} {:>11} {:>11} {:>9}", "what", "median", "99th", "goal", "99th/goal");
    scoring();
    printing()?;
    saving()?;
    home()
}

/// The demo has 95 questions; a standard assessment of everything has 120.
fn scoring() {
    let (assessment, pack) = (demo::assessment(), pack::builtin());
    let times = measure(2000, || {
        black_box(score::score(&assessment, pack));
    });
    line("score the demo", times, Some(Duration::from_micros(50)));
    let times = measure(200, || {
        let score = score::score(&assessment, pack);
        black_box((rank::swings(&assessment, pack), rank::way_up(&assessment, pack)));
        black_box((rank::gains(&assessment, pack), rank::proof_gains(&assessment, pack)));
        black_box((finding::findings(&assessment, pack, &score), stability::stability(&assessment, pack)));
    });
    line("score it with every ranking, finding and 1,000 redraws", times, Some(Duration::from_millis(5)));
}

fn printing() -> Outcome {
    let made_on = Clock::System.today();
    let mut pages = 0;
    let mut fault = None;
    let times = measure(10, || {
        let job = report::job(Assessed::demo(), ReportOptions::default(), made_on);
        match job.render(report::Format::Pdf, &mut |_| ControlFlow::Continue(())) {
            Ok(rendered) => pages = rendered.pages,
            Err(found) => fault = Some(found),
        }
    });
    fault.map_or(Ok(()), Err)?;
    line(&format!("make the demo's report of {pages} pages"), times, None);
    Ok(())
}

/// From the key to the view that says "saved": written, synced, read back, scored.
fn saving() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut app = start(folder.path())?;
    let assessment = app.open_demo(Nothing {})?.assessment;
    let mut fault = None;
    let mut turn = 0;
    let times = measure(300, || {
        turn += 1;
        let answered = app.answer_question(AnswerQuestion {
            at: WalkAt { assessment: assessment.clone(), question: "DO-01".to_owned(), filter: None },
            answer: AnswerInput::Answered {
                option: ["a", "b", "c", "d"][turn % 4].to_owned(),
                evidence: EvidenceStep::Claimed,
            },
            advance: true,
        });
        fault = fault.take().or(answered.err());
    });
    fault.map_or(Ok(()), Err)?;
    let answer = times.clone();
    line("answer a question: saved on disk, scored, next question", times, Some(Duration::from_millis(50)));

    let mut plain = File::create(folder.path().join("plain"))?;
    let mut failed = None;
    let times = measure(300, || {
        let written = plain.write_all(&[7; 4096]).and_then(|()| plain.sync_data());
        failed = failed.take().or(written.err());
    });
    failed.map_or(Ok(()), Err)?;
    let ratio = answer[answer.len() / 2].as_secs_f64() / times[times.len() / 2].as_secs_f64();
    line("write and sync 4 KiB on the same disk, for comparison", times, None);
    println!("{:<58} {ratio:>10.1}x", "an answer costs as many such writes");
    Ok(())
}

fn home() -> Outcome {
    const VENDORS: usize = 1000;
    let folder = tempfile::tempdir()?;
    let mut app = start(folder.path())?;
    for number in 0..VENDORS {
        let vendor = format!("Vendor {number}");
        let kinds = vec!["saas".to_owned()];
        let depth = "standard".to_owned();
        app.create_assessment(Details { service: vendor.clone(), vendor, kinds, depth, ..Details::default() })?;
    }
    let mut fault = None;
    let times = measure(20, || fault = fault.take().or(app.whole_home().err()));
    fault.map_or(Ok(()), Err)?;
    line(&format!("Home with {VENDORS} assessments, scored"), times, None);
    Ok(())
}

fn start(folder: &Path) -> Outcome<App> {
    let data_folder = Some(folder.to_path_buf());
    Ok(App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock: Clock::System })?)
}

/// The times of `rounds` rounds, shortest first, after a tenth as many to warm up.
fn measure(rounds: usize, mut work: impl FnMut()) -> Vec<Duration> {
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

fn line(what: &str, times: Vec<Duration>, goal: Option<Duration>) {
    let (median, last) = (times[times.len() / 2], times[(times.len() * 99 / 100).min(times.len() - 1)]);
    let (goal, ratio) = match goal {
        Some(goal) => (shown(goal), format!("{:.2}", last.as_secs_f64() / goal.as_secs_f64())),
        None => (String::new(), String::new()),
    };
    println!("{what:<58} {:>11} {:>11} {goal:>11} {ratio:>9}", shown(median), shown(last));
}

fn shown(time: Duration) -> String {
    if time < Duration::from_millis(1) {
        format!("{:.1} µs", time.as_secs_f64() * 1e6)
    } else {
        format!("{:.1} ms", time.as_secs_f64() * 1e3)
    }
}
