//! Everything out and in measured: 10,000 assessments as a folder, and a workspace from it, each in a process of its own.

use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use unmoor_app::clock::Clock;
use unmoor_app::{Access, App, Start, whole};
use unmoor_tests::many::{Filled, vendors};

use crate::Outcome;
use crate::report::{goal, most_memory};
use crate::table::{heading, line};

/// Said to this program itself: do one of the two, and say what it took.
pub(crate) const ALONE: &str = "--everything";

const MANY: usize = 10_000;
const EXPORT: Duration = Duration::from_secs(5);
const IMPORT: Duration = Duration::from_secs(10);
const MOST_MEMORY: u64 = 300_000_000;

pub(crate) fn times() -> Outcome {
    heading("everything out and in");
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    vendors(&at("one.unmoor"), MANY, Filled::Everything);
    let size = std::fs::metadata(at("one.unmoor"))?.len();
    println!("{:<64} {:>7.1} MB", "a workspace of 10,000 filled assessments", size as f64 / 1e6);
    let (time, memory) = child("export", &at("one.unmoor"), &at("out"))?;
    line("export everything in it", vec![time], Some(EXPORT));
    goal("its peak memory", memory, MOST_MEMORY);
    let (time, memory) = child("import", &at("out"), &at("two.unmoor"))?;
    line("make a workspace from that", vec![time], Some(IMPORT));
    goal("its peak memory", memory, MOST_MEMORY);
    Ok(())
}

/// The same in a process of its own, where memory can be told.
fn child(what: &str, from: &Path, to: &Path) -> Outcome<(Duration, u64)> {
    let output = Command::new(std::env::current_exe()?).args([ALONE, what]).arg(from).arg(to).output()?;
    let said = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [time, memory] = numbers[..] else { return Err(String::from_utf8(output.stderr)?.into()) };
    Ok((Duration::from_micros(time), memory))
}

/// Does one of the two and prints how long it took, in microseconds, and the most memory this process ever had, in bytes.
pub(crate) fn alone(what: &str, from: &Path, to: &Path) -> Outcome {
    let mut go_on = |_| ControlFlow::Continue(());
    let mut start = Instant::now();
    if what == "export" {
        let data_folder = from.parent().map(Path::to_owned);
        let workspace = Some(from.to_owned());
        let app = App::start(Start { data_folder, workspace, access: Access::ReadOnly, clock: Clock::System })?;
        start = Instant::now(); // to open a workspace is another line
        app.everything()?.write_to(to, &mut go_on)?;
    } else {
        whole::bring_in(from, to, &mut go_on)?;
    }
    println!("{} {}", start.elapsed().as_micros(), most_memory());
    Ok(())
}
