//! The backups that Unmoor keeps by itself: a folder for each workspace, a file for each backup, and which of them stay.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::backup::Progress;
use crate::fault::{OrFault, file_name};
use crate::{StoreFault, Workspace, documents};

/// How many of the newest backups stay, whatever their day.
const NEWEST: usize = 3;
/// Of how many days the newest backup stays.
const DAYS: usize = 7;
/// Of how many weeks the newest backup stays.
const WEEKS: usize = 8;

/// The backups of one workspace.
#[derive(Debug, Clone)]
pub struct Backups {
    folder: PathBuf,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, to the second.
    pub made: Timestamp,
    /// What it would be compared by: another mark means another content.
    mark: String,
    /// How many bytes it has.
    pub size: u64,
    /// Where it is.
    pub path: PathBuf,
}

impl Backups {
    /// Those of the workspace at `workspace`, in a folder of their own below `all`. A workspace is known by where it is.
    pub fn of(all: &Path, workspace: &Path) -> Self {
        let whole = std::path::absolute(workspace).unwrap_or_else(|_| workspace.to_owned());
        let hash = documents::sha256(whole.as_os_str().as_encoded_bytes());
        let stem = whole.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Self { folder: all.join(format!("{stem}-{}", &hash[..8])) }
    }

    /// Where they lie; it is there once the first is made.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All of them, newest first. Files of other names are left alone.
    ///
    /// # Errors
    /// Where the folder cannot be read; one that is not there holds none.
    pub fn list(&self) -> Result<Vec<Backup>, StoreFault> {
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreFault::from_io("reading", &self.folder, error)),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry.or_fault("reading", &self.folder)?;
            if let Some((made, mark)) = named(&entry.file_name().to_string_lossy()) {
                let size = entry.metadata().or_fault("reading", &self.folder)?.len();
                found.push(Backup { made, mark, size, path: entry.path() });
            }
        }
        found.sort_by_key(|backup| std::cmp::Reverse(backup.made));
        Ok(found)
    }

    /// Whether the newest backup has everything that the workspace has.
    ///
    /// # Errors
    /// Where either cannot be read.
    pub fn are_current(&self, workspace: &Workspace) -> Result<bool, StoreFault> {
        let mark = workspace.mark()?;
        Ok(self.list()?.first().is_some_and(|newest| newest.mark == mark))
    }

    /// Makes one of what the workspace has now, then thins them. `at` is when.
    ///
    /// # Errors
    /// As [`Workspace::backup_telling`]; the others are then all still there.
    pub fn make(&self, workspace: &Workspace, at: Timestamp, progress: &mut Progress<'_>) -> Result<(), StoreFault> {
        crate::make_private_folder(&self.folder).or_fault("making", &self.folder)?;
        let mark = workspace.mark()?;
        // Two within one second, or a clock that was set back: each gets a second of its own.
        let newest = self.list()?.first().map(|newest| newest.made + 1.second());
        let made = newest.filter(|next| *next > at && *next <= at + 5.seconds()).unwrap_or(at);
        workspace.backup_telling(&self.folder.join(name(made, &mark)), progress)?;
        self.thin();
        Ok(())
    }

    /// Removes all but the newest: what was made before the workspace got a passphrase can be read without it.
    ///
    /// # Errors
    /// Where one cannot be removed; it is then still there.
    pub fn keep_newest(&self) -> Result<(), StoreFault> {
        for backup in self.list()?.iter().skip(1) {
            std::fs::remove_file(&backup.path).or_fault("removing", &backup.path)?;
        }
        Ok(())
    }

    /// Removes those that need not stay. One that cannot be removed does no harm.
    fn thin(&self) {
        let Ok(list) = self.list() else { return };
        let stay = staying(&list.iter().map(|backup| backup.made).collect::<Vec<_>>());
        for backup in list.iter().filter(|backup| !stay.contains(&backup.made)) {
            if let Err(error) = std::fs::remove_file(&backup.path) {
                tracing::warn!(%error, "the backup {} stays, though it need not", file_name(&backup.path));
            }
        }
    }
}

/// Which backups stay, of those made at these times: the 3 newest, the newest of each of the last 7 days and of each of the
/// last 8 weeks that have any. Days and weeks are those of UTC. The clock is not asked, so that one that was wrong for an
/// hour does not cost the backups of a year.
pub fn staying(made: &[Timestamp]) -> BTreeSet<Timestamp> {
    let mut newest_first = made.to_vec();
    newest_first.sort_unstable();
    newest_first.dedup();
    newest_first.reverse();
    let mut stay: BTreeSet<Timestamp> = newest_first.iter().take(NEWEST).copied().collect();
    stay.extend(newest_of_each(&newest_first, DAYS, day));
    stay.extend(newest_of_each(&newest_first, WEEKS, week));
    stay
}

/// The newest of each of the first `most` spans.
fn newest_of_each<S: PartialEq>(
    newest_first: &[Timestamp],
    most: usize,
    span: impl Fn(Timestamp) -> S,
) -> Vec<Timestamp> {
    let mut found: Vec<Timestamp> = Vec::new();
    for at in newest_first {
        if found.last().is_none_or(|last| span(*last) != span(*at)) {
            found.push(*at);
        }
    }
    found.truncate(most);
    found
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// The ISO week, by its year and number.
fn week(at: Timestamp) -> (i16, i8) {
    let week = day(at).iso_week_date();
    (week.year(), week.week())
}

/// The name of a backup: when it was made, and the mark of what is in it.
fn name(made: Timestamp, mark: &str) -> String {
    format!("{}-{mark}.unmoor", made.strftime("%Y-%m-%dT%H%M%SZ"))
}

/// What the name of a backup says; `None` for the name of anything else.
fn named(name: &str) -> Option<(Timestamp, String)> {
    let (time, mark) = name.strip_suffix(".unmoor")?.split_once("Z-")?;
    let time = jiff::civil::DateTime::strptime("%Y-%m-%dT%H%M%S", time).ok()?;
    Some((time.to_zoned(TimeZone::UTC).ok()?.timestamp(), mark.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + hours * 3600).unwrap()
    }

    #[test]
    fn a_name_says_when_and_what() {
        let made = Timestamp::from_second(1_790_000_123).unwrap();
        assert_eq!(named(&name(made, "3fa94b1c")), Some((made, "3fa94b1c".to_owned())));
        for other in
            ["Workspace.unmoor", "2026-13-01T000000Z-a.unmoor", "2026-11-26T140512Z-a.unmoor-new-7", "notes.txt"]
        {
            assert_eq!(named(other), None, "{other}");
        }
    }

    #[test]
    fn half_a_year_of_half_hours_leaves_days_and_weeks() {
        let mut kept: Vec<Timestamp> = Vec::new();
        for half_hour in 0..180 * 48 {
            kept.push(at(0) + (half_hour * 30).minutes());
            kept = staying(&kept).into_iter().collect();
            assert!(kept.len() <= NEWEST + DAYS + WEEKS);
        }
        let newest = *kept.last().unwrap();
        let days = |days: i64| kept.iter().filter(|at| newest.duration_since(**at).as_hours() < days * 24).count();
        assert!(days(7) >= 7, "one for each of the last days: {kept:?}");
        assert!(days(56) >= 7 + 7 && newest.duration_since(kept[0]).as_hours() > 47 * 24, "and weeks: {kept:?}");
    }

    proptest! {
        #[test]
        fn the_newest_stay_and_few_do(hours in prop::collection::vec(0i64..5000, 0..200)) {
            let made: Vec<Timestamp> = hours.into_iter().map(at).collect();
            let stay = staying(&made);
            prop_assert!(stay.len() <= NEWEST + DAYS + WEEKS);
            prop_assert!(stay.iter().all(|at| made.contains(at)), "only what is there stays");
            let all: BTreeSet<Timestamp> = made.iter().copied().collect();
            prop_assert!(all.iter().rev().take(NEWEST).all(|at| stay.contains(at)));
            let days: BTreeSet<Date> = all.iter().map(|at| day(*at)).collect();
            for day_kept in days.iter().rev().take(DAYS) {
                let newest = all.iter().rev().find(|at| day(**at) == *day_kept);
                prop_assert!(newest.is_some_and(|at| stay.contains(at)), "the newest of {day_kept}");
            }
            let again: Vec<Timestamp> = stay.iter().copied().collect();
            prop_assert_eq!(staying(&again), stay, "what stays, stays");
        }

        #[test]
        fn thinning_after_each_is_thinning_at_the_end(hours in prop::collection::vec(1i64..200, 0..120)) {
            let mut now = 0;
            let made: Vec<Timestamp> = hours.into_iter().map(|more| { now += more; at(now) }).collect();
            let mut kept: Vec<Timestamp> = Vec::new();
            for one in &made {
                kept.push(*one);
                kept = staying(&kept).into_iter().collect();
            }
            prop_assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), staying(&made));
        }
    }
}
