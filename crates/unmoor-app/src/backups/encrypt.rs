//! What Unmoor put beside a workspace, or keeps of it, before it got a passphrase: encrypted too where nothing is lost by that, and
//! otherwise told by name.

use std::path::{Path, PathBuf};

use unmoor_store::Workspace;

use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::files;

/// So many files are told by name.
const TOLD: usize = 5;

impl App {
    /// After a workspace got a passphrase: a backup that has it too takes the place of those that lie open, and what Unmoor set
    /// aside or kept before migrating is written anew under the same passphrase. Where that fails the passphrase stands all the
    /// same, and [`App::get_backups`] says which files can be read.
    pub(crate) fn encrypt_what_lies_open(&mut self) {
        let (mut open, mut details) = (Vec::new(), String::new());
        if let Err(fault) = self.replace_open_backups() {
            details = fault.to_string();
        }
        open.extend(self.backups().list().unwrap_or_default().into_iter().map(|backup| backup.path));
        if let Ok(workspace) = &self.workspace {
            for sibling in siblings(workspace.path()) {
                if sibling.made_by_unmoor
                    && let Err(fault) = workspace.encrypt_copy(&sibling.path)
                {
                    details.push_str(&fault.to_string());
                }
                open.push(sibling.path);
            }
            open.extend(elsewhere(self.backups().folder()));
        }
        open.retain(|path| can_be_read(path));
        if open.is_empty() && details.is_empty() {
            return;
        }
        let mut names: Vec<String> = open.iter().take(TOLD).map(|path| self.told(path)).collect();
        match open.len().saturating_sub(TOLD) {
            0 => {}
            more => names.push(format!("{more} more")),
        }
        let happened = match names.as_slice() {
            [] => "Not everything that was made before the passphrase was set could be looked through.".to_owned(),
            names => format!(
                "Made before the passphrase was set and still readable without it: {}.",
                unmoor_core::words::listed(names)
            ),
        };
        let remedy =
            "Make sure that you need none of them, and delete them; or keep them where nobody else can read them.";
        let told = Fault::new(FaultCode::Io, happened, "The workspace itself is encrypted.", remedy);
        self.keeping.fault = Some(told.with_details(details));
    }

    /// A file of the data folder by its way there, any other by its name.
    fn told(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.data_folder).ok().filter(|below| below.components().count() > 1);
        below.map_or_else(|| files::name(path), |below| below.display().to_string())
    }

    fn replace_open_backups(&mut self) -> Result<(), Fault> {
        if self.data_folder.as_os_str().is_empty() || self.backups().list()?.is_empty() {
            return Ok(());
        }
        self.back_up_and_wait()?;
        Ok(self.backups().keep_newest()?)
    }
}

/// A file beside a workspace that has its name and more.
struct Sibling {
    path: PathBuf,
    /// Whether it is a copy that Unmoor made by itself, so that nobody else counts on reading it.
    made_by_unmoor: bool,
}

fn siblings(workspace: &Path) -> Vec<Sibling> {
    let (name, stem) = (files::name(workspace), files::stem(workspace));
    let kept = format!("{name}-schema-");
    let mut found: Vec<Sibling> = Vec::new();
    for path in below(workspace.parent().unwrap_or(Path::new(""))) {
        let other = files::name(&path);
        let aside = other.starts_with(&format!("{stem} until ")) && other.ends_with(".unmoor");
        let made_by_unmoor = aside || other.strip_prefix(&kept).is_some_and(|rest| rest.parse::<u32>().is_ok());
        let named_after_it = other.starts_with(&format!("{stem} ")) && other.ends_with(".unmoor");
        if made_by_unmoor || named_after_it {
            found.push(Sibling { path, made_by_unmoor });
        }
    }
    found
}

/// Backups of a workspace of this name that lay elsewhere: of this one before it was moved, or of another one.
fn elsewhere(folder: &Path) -> Vec<PathBuf> {
    let name = files::name(folder);
    let Some((stem, _)) = name.rsplit_once('-') else { return Vec::new() };
    let others = below(folder.parent().unwrap_or(Path::new(""))).into_iter().filter(|other| {
        other != folder && files::name(other).rsplit_once('-').is_some_and(|(of, hash)| of == stem && hash.len() == 8)
    });
    others.flat_map(|folder| below(&folder)).filter(|path| files::name(path).ends_with(".unmoor")).collect()
}

/// What lies in a folder, by name; nothing where it cannot be looked into.
fn below(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    let mut found: Vec<PathBuf> = entries.unwrap_or_default();
    found.sort();
    found
}

fn can_be_read(path: &Path) -> bool {
    path.exists() && !Workspace::asks_for_passphrase(path)
}

#[cfg(test)]
mod tests {
    use unmoor_store::Access;

    use super::*;
    use crate::files;
    use crate::view::*;

    const RIGHT: &str = "four words nobody guesses";

    fn start(folder: &Path) -> App {
        crate::backups::tests::start(folder, "2026-11-26T09:00:00Z")
    }

    fn set(app: &mut App) -> Option<Fault> {
        app.set_passphrase(SetPassphrase { former: None, passphrase: Some(Secret::new(RIGHT.to_owned())) }).unwrap();
        app.get_backups(Nothing {}).unwrap().fault
    }

    fn unlocked(path: &Path) -> Workspace {
        let now = "2026-11-26T10:00:00Z".parse().unwrap();
        Workspace::unlock(path, Access::ReadOnly, None, &Secret::new(RIGHT.to_owned()).passphrase(), now).unwrap()
    }

    #[test]
    fn the_copy_kept_before_migrating_gets_the_passphrase_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Workspace.unmoor");
        files::replace(&path, include_bytes!("../../../unmoor-store/tests/fixtures/schema-1.unmoor")).unwrap();
        let mut app = start(folder.path());
        let kept = folder.path().join("Workspace.unmoor-schema-1");
        assert!(kept.exists() && !Workspace::asks_for_passphrase(&kept), "or this proves nothing");
        let before = Workspace::open(&kept, Access::ReadOnly).unwrap().assessments().unwrap();
        assert_eq!(set(&mut app), None);
        assert!(Workspace::asks_for_passphrase(&kept));
        assert_eq!(unlocked(&kept).assessments().unwrap(), before, "nothing of it is lost");
        let key = app.key();
        let restored = folder.path().join("restored.unmoor");
        Workspace::restore_with(&kept, &restored, key.as_ref()).unwrap();
        assert_eq!(unlocked(&restored).assessments().unwrap(), before, "and it can be restored from");
        let bytes = std::fs::read(&kept).unwrap();
        assert!(!bytes.windows(11).any(|part| part == b"Ines Aldana"), "and it cannot be read");
    }

    #[test]
    fn what_was_set_aside_gets_the_passphrase_and_what_cannot_is_told_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path());
        app.open_demo(Nothing {}).unwrap();
        let backup = app.back_up_and_wait().unwrap().backups[0].clone();
        app.restore_backup(BackupRequest { backup: backup.id }).unwrap();
        let aside = folder.path().join(backup.keeps);
        let bytes = std::fs::read(&aside).unwrap();
        let mine = folder.path().join("Workspace of mine.unmoor");
        let broken = folder.path().join("Workspace until yesterday.unmoor");
        let moved = folder.path().join("backups/Workspace-0123abcd/2026-11-20T090000Z-3fa94b1c.unmoor");
        std::fs::create_dir_all(moved.parent().unwrap()).unwrap();
        files::replace(&mine, &bytes).unwrap();
        files::replace(&moved, &bytes).unwrap();
        files::replace(&broken, &bytes[..4096 * 3]).unwrap();
        let fault = set(&mut app).unwrap().to_string();
        assert!(unlocked(&aside).check().unwrap().is_sound());
        assert!(std::fs::read(&mine).unwrap() == bytes, "a copy that somebody made is left alone");
        for name in ["Workspace of mine.unmoor", "Workspace until yesterday.unmoor", "Workspace-0123abcd"] {
            assert!(fault.contains(name), "{name}: {fault}");
        }
        assert!(!fault.contains(&files::name(&aside)), "{fault}");
    }
}
