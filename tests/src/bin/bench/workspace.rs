//! A workspace of 10,000 filled assessments: opened, checked, backed up, each in a process of its own, where memory can be told.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};
use unmoor_tests::many::{Filled, vendors};

use crate::engine::asked;
use crate::report::{goal, most_memory};
use crate::table::{heading, line};
use crate::{Outcome, report};

/// Said to this program itself: do one thing with one workspace and say what it took.
pub(crate) const ALONE: &str = "--one-workspace";

const COUNT: usize = 10_000;
const MOST_MEMORY: u64 = 300_000_000;

/// What is done, what that is called, and the goal.
const DEEDS: [(&str, &str, Option<Duration>); 3] = [
    ("open", "open it, the first rows of Home", Some(Duration::from_millis(300))),
    ("check", "check every page, row and document of it", Some(Duration::from_secs(5))),
    ("backup", "back it up", None),
];

/// Prints them.
pub(crate) fn times() -> Outcome {
    heading("a workspace of 10,000");
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("Workspace.unmoor");
    vendors(&file, COUNT, Filled::Everything);
    drop(start(folder.path())?); // looked through once, and known from now on
    report::goal("its size", std::fs::metadata(&file)?.len(), 1_000_000_000);
    for (deed, what, most) in DEEDS {
        let mut found = (0..5).map(|_| child(folder.path(), deed)).collect::<Outcome<Vec<_>>>()?;
        found.sort_unstable();
        line(what, found.iter().map(|(time, _)| *time).collect(), most);
        let memory = found.iter().map(|(_, memory)| *memory).max().unwrap_or_default();
        goal("its peak memory", memory, MOST_MEMORY);
    }
    Ok(())
}

fn child(folder: &Path, deed: &str) -> Outcome<(Duration, u64)> {
    let output = Command::new(std::env::current_exe()?).arg(ALONE).arg(folder).arg(deed).output()?;
    let said = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [time, memory] = numbers[..] else { return Err(said.into()) };
    Ok((Duration::from_micros(time), memory))
}

/// Does one thing, and prints how long it took, in microseconds, and the most memory this process ever had, in bytes.
pub(crate) fn alone(folder: &str, deed: &str) -> Outcome {
    let folder = Path::new(folder);
    let begun = Instant::now();
    let mut app = start(folder)?;
    let opened = begun.elapsed();
    let begun = Instant::now();
    match deed {
        "open" => {
            app.look_ahead();
            app.get_home(asked("", HomeSort::Risk))?;
        }
        "check" => {
            let health = app.check()?;
            if health.assessments != COUNT || !health.problems.is_empty() {
                return Err(format!("{} assessments, {:?}", health.assessments, health.problems).into());
            }
        }
        _ => app.backup_to(&folder.join(format!("{}.unmoor", std::process::id())))?,
    }
    let took = if deed == "open" { opened + begun.elapsed() } else { begun.elapsed() };
    println!("{} {}", took.as_micros(), most_memory());
    Ok(())
}

fn start(folder: &Path) -> Outcome<App> {
    let data_folder = Some(folder.to_path_buf());
    Ok(App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock: Clock::System })?)
}
