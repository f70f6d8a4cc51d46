//! Times of the core, the store and the report, without a window.

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Assessed, Start, report as making};
use unmoor_core::{demo, finding, pack, rank, score, stability, words};
use unmoor_tests::many::{Filled, vendors};

use crate::Outcome;
use crate::table::{heading, line, measure, measure_once, sorted};

/// Prints them.
pub(crate) fn times() -> Outcome {
    heading("without a window");
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
        let job = making::job(Assessed::demo(), &ReportOptions::default(), made_on);
        match job.and_then(|job| job.render(making::Format::Pdf, &mut |_| ControlFlow::Continue(()))) {
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
    println!("{:<64} {ratio:>9.1}x", "an answer costs as many such writes");
    Ok(())
}

/// Home with filled assessments: opened, searched, sorted.
fn home() -> Outcome {
    for count in [1_000, 10_000] {
        let folder = tempfile::tempdir()?;
        vendors(&folder.path().join("Workspace.unmoor"), count, Filled::Everything);
        let many = words::plain(count as f64, 0);
        let goal = (count == 10_000).then_some(Duration::from_millis(300));
        let first = measure_once(|| start(folder.path()).map(drop))?;
        line(&format!("open a workspace of {many} for the first time: looked through"), vec![first], None);
        let (mut shown, mut scored) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            let begun = Instant::now();
            let mut app = start(folder.path())?;
            app.look_ahead();
            let mut view = app.get_home(asked("", HomeSort::Risk))?;
            shown.push(begun.elapsed());
            while !view.table.scoring.is_empty() {
                view = app.get_home(asked("", HomeSort::Risk))?;
            }
            scored.push(begun.elapsed());
        }
        line(&format!("open it again, the first rows of Home with {many}"), sorted(shown), goal);
        line(&format!("open it again, all {many} scored"), sorted(scored), None);
        let mut app = start(folder.path())?;
        app.whole_home()?;
        let search = "verwaltung mbh 7";
        let mut keys = Vec::new();
        for end in (1..=search.len()).chain((1..search.len()).rev()) {
            keys.push(measure_once(|| look_for(&mut app, &search[..end], HomeSort::Risk))?);
        }
        let goal = (count == 10_000).then_some(Duration::from_millis(16));
        line(&format!("a search key among {many}"), sorted(keys), goal);
        let columns = [HomeSort::Vendor, HomeSort::Grade, HomeSort::Coverage, HomeSort::Contract, HomeSort::SafeDay];
        let mut sorts = Vec::new();
        for column in columns.into_iter().cycle().take(20) {
            sorts.push(measure_once(|| look_for(&mut app, "", column))?);
        }
        line(&format!("another column sorts {many}"), sorted(sorts), goal);
    }
    Ok(())
}

fn look_for(app: &mut App, search: &str, sort: HomeSort) -> Outcome {
    black_box(app.get_home_rows(asked(search, sort))?);
    Ok(())
}

pub(crate) fn asked(search: &str, sort: HomeSort) -> HomeRequest {
    let query = HomeQuery { search: search.to_owned(), sort, descending: true, ..HomeQuery::default() };
    HomeRequest { query, count: 64, ..HomeRequest::default() }
}

fn start(folder: &Path) -> Outcome<App> {
    let data_folder = Some(folder.to_path_buf());
    Ok(App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock: Clock::System })?)
}
