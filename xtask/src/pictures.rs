//! `cargo xtask pictures`: the journeys' pictures of every screen, light and dark, made small and kept in `docs/screens`.

use std::path::{Path, PathBuf};

use crate::step::{self, Outcome};
use crate::{node, packages, place, test};

pub(crate) fn pictures(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`pictures` takes no options.".to_owned());
    }
    packages::ensure(packages::Purpose::Pictures)?;
    node::ensure()?;
    node::script("build")?;
    let taken = place::target().join("screens");
    empty(&taken)?;
    test::journeys("pictures")?;
    let kept = place::root().join("docs/screens");
    let pictures = pngs(&taken)?;
    for old in pngs(&kept)?.iter().filter(|old| !pictures.iter().any(|new| new.file_name() == old.file_name())) {
        std::fs::remove_file(old).map_err(|error| format!("{} could not be removed: {error}.", old.display()))?;
    }
    for picture in &pictures {
        shrink(picture, &kept)?;
    }
    println!("{} pictures are in docs/screens.", pictures.len());
    Ok(())
}

/// Draws a picture with 256 colours, which a screen of text and hairlines hardly needs more than.
fn shrink(picture: &Path, folder: &Path) -> Outcome {
    let kept = folder.join(picture.file_name().unwrap_or_default());
    let (from, to) = (picture.to_string_lossy(), kept.to_string_lossy());
    let mut pngquant = step::program(
        "pngquant",
        ["--force", "--strip", "--speed", "1", "--output", to.as_ref(), "256", from.as_ref()],
    );
    match pngquant.status() {
        Ok(status) if status.success() => Ok(()),
        ended => Err(format!("{from} could not be made small: {ended:?}.")),
    }
}

/// The pictures of a whole screen in a folder that are kept; none where the folder is not there.
fn pngs(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|file| is_kept(file)).collect();
    found.sort();
    Ok(found)
}

/// Whether a picture is one of those that are kept: a whole screen, in light or in dark.
fn is_kept(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with("-light.png") || name.ends_with("-dark.png")
}

fn empty(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} could not be emptied: {error}.", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_a_failure_is_not_kept() {
        assert!(is_kept(Path::new("screens/walk-dark.png")));
        assert!(is_kept(Path::new("screens/help-light.png")));
        assert!(is_kept(Path::new("screens/help-dark.png")));
        assert!(!is_kept(Path::new("screens/failed.png")));
        assert!(!is_kept(Path::new("screens/walk-small.png")));
    }
}
