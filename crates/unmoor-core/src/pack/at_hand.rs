//! Which of the packs at hand an assessment is scored with, and why it is sometimes none.

use std::cmp::Ordering;

use crate::assessment::{Assessment, METHOD, PackRef};

use super::Pack;

/// Why an assessment cannot be scored here. Its answers can still be read, exported and carried over into a copy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unscored {
    /// It is scored by another method.
    #[error(
        "this assessment is scored by the method {found:?}, and this Unmoor knows \"unmoor-1\"; its answers are all kept; \
         rescore a copy of it, or open it with the Unmoor that made it"
    )]
    Method {
        /// Its method.
        found: String,
    },
    /// Its pack, or that version of it, is not at hand.
    #[error(
        "this assessment was asked from the question pack {id} {version}, and this Unmoor has {known}; \
         its answers are all kept; rescore a copy of it, or open it with the Unmoor that made it"
    )]
    Pack {
        /// The pack's id.
        id: String,
        /// The version it needs.
        version: String,
        /// The packs at hand: such as `unmoor-standard 1.0.0`.
        known: String,
    },
    /// It names several packs, or none: a score has one.
    #[error(
        "this assessment names {count} question packs, and a score is made with one; its answers are all kept; \
         open it with the Unmoor that made it"
    )]
    NotOnePack {
        /// How many it names.
        count: usize,
    },
}

/// The pack that an assessment is scored with: the very version that it names, or none.
///
/// # Errors
/// [`Unscored`] where no pack at hand is that one. A score by another version would be another score.
pub fn scoring<'p>(assessment: &Assessment, at_hand: &[&'p Pack]) -> Result<&'p Pack, Unscored> {
    if assessment.method != METHOD {
        return Err(Unscored::Method { found: assessment.method.clone() });
    }
    let [named] = assessment.packs.as_slice() else {
        return Err(Unscored::NotOnePack { count: assessment.packs.len() });
    };
    at_hand.iter().find(|pack| pack.reference().same(named)).copied().ok_or_else(|| Unscored::Pack {
        id: named.id.clone(),
        version: named.version.clone(),
        known: at_hand.iter().map(|pack| name(&pack.reference())).collect::<Vec<_>>().join(", "),
    })
}

/// The newest version at hand of a pack.
pub fn newest<'p>(id: &str, at_hand: &[&'p Pack]) -> Option<&'p Pack> {
    let versions = at_hand.iter().filter(|pack| pack.about.id == id);
    versions.max_by(|a, b| by_version(&a.about.version, &b.about.version)).copied()
}

/// A pack with its version, as it is written everywhere: `unmoor-standard 1.0.0`.
pub fn name(pack: &PackRef) -> String {
    format!("{} {}", pack.id, pack.version)
}

/// Versions number by number: 1.10.0 comes after 1.9.0.
fn by_version(a: &str, b: &str) -> Ordering {
    let numbers = |version: &str| -> Vec<u64> { version.split(['.', '-']).map(|n| n.parse().unwrap_or(0)).collect() };
    numbers(a).cmp(&numbers(b)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(version: &str) -> Pack {
        let mut pack = super::super::builtin().clone();
        pack.about.version = version.to_owned();
        pack
    }

    #[test]
    fn the_newest_version_is_found_by_number() {
        let (old, new, odd) = (version("1.9.0"), version("1.10.0"), version("x"));
        assert_eq!(newest("unmoor-standard", &[&odd, &new, &old]).unwrap().about.version, "1.10.0");
        assert!(newest("other", &[&old]).is_none());
    }

    #[test]
    fn only_the_version_that_is_named_scores() {
        let (old, now) = (version("0.9.0"), super::super::builtin());
        let mut it = crate::demo::assessment();
        assert_eq!(scoring(&it, &[&old, now]).unwrap().about.version, "1.0.0");
        let fault = scoring(&it, &[&old]).unwrap_err().to_string();
        assert!(fault.contains("unmoor-standard 1.0.0, and this Unmoor has unmoor-standard 0.9.0"), "{fault}");
        it.packs.push(PackRef::new("other", "1.0.0"));
        assert_eq!(scoring(&it, &[now]), Err(Unscored::NotOnePack { count: 2 }));
        it.method = "unmoor-2".to_owned();
        assert_eq!(scoring(&it, &[now]), Err(Unscored::Method { found: "unmoor-2".to_owned() }));
    }
}
