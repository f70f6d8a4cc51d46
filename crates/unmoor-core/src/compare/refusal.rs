//! Why assessments cannot be compared, as sentences: what happened, what was kept, what to do.

use super::{FEWEST, MOST, names};
use crate::assessment::{Assessment, PackRef};
use crate::pack;
use crate::words;

/// Why assessments cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fewer than two.
    #[error("a comparison needs at least two assessments, and {} chosen; nothing was changed; add another one", is(*.count))]
    TooFew {
        /// How many.
        count: usize,
    },
    /// More than six.
    #[error("a comparison holds at most six assessments, and {} chosen; nothing was changed; take some away", is(*.count))]
    TooMany {
        /// How many.
        count: usize,
    },
    /// The same one twice.
    #[error("\"{title}\" is chosen twice; nothing was changed; take one of the two away")]
    Twice {
        /// Its title.
        title: String,
    },
    /// Different methods.
    #[error(
        "these assessments are scored by different methods: {}; nothing was changed; \
         rescore a copy of those that differ, and compare the copies",
        words::listed(.each)
    )]
    Methods {
        /// Each with its method: `Acme by unmoor-1`.
        each: Vec<String>,
    },
    /// Different packs, or different versions of one.
    #[error(
        "these assessments were asked from different question packs: {}; nothing was changed; \
         rescore a copy of the older ones, and compare the copies",
        words::listed(.each)
    )]
    Packs {
        /// Each with its packs: `Acme from unmoor-standard 1.0.0`.
        each: Vec<String>,
    },
    /// No question is asked in all of them.
    #[error(
        "no question is in scope of all these assessments; nothing was changed; \
         choose services of a common kind, or ask more of them"
    )]
    NothingInCommon,
}

fn is(count: usize) -> String {
    match count {
        0 => "none is".to_owned(),
        1 => "one is".to_owned(),
        many => format!("{} are", words::count(many)),
    }
}

/// Whether assessments can be compared, as far as it can be told without their pack.
///
/// # Errors
/// [`Refusal`], where they cannot.
pub fn check(assessments: &[&Assessment]) -> Result<(), Refusal> {
    let count = assessments.len();
    for (index, one) in assessments.iter().enumerate() {
        if assessments[..index].iter().any(|other| other.id == one.id) {
            return Err(Refusal::Twice { title: one.title.clone() });
        }
    }
    if count < FEWEST {
        return Err(Refusal::TooFew { count });
    }
    if count > MOST {
        return Err(Refusal::TooMany { count });
    }
    let names = names::distinct(assessments);
    let each = |what: &dyn Fn(&Assessment) -> String| {
        names.iter().zip(assessments).map(|(name, one)| format!("{name} {}", what(one))).collect()
    };
    if assessments.iter().any(|one| one.method != assessments[0].method) {
        return Err(Refusal::Methods { each: each(&|one| format!("by {}", one.method)) });
    }
    if assessments.iter().any(|one| !same_packs(&one.packs, &assessments[0].packs)) {
        return Err(Refusal::Packs { each: each(&|one| format!("from {}", packs(&one.packs))) });
    }
    Ok(())
}

fn same_packs(a: &[PackRef], b: &[PackRef]) -> bool {
    let in_other = |pack: &PackRef| b.iter().any(|other| other.same(pack));
    a.len() == b.len() && a.iter().all(in_other)
}

fn packs(packs: &[PackRef]) -> String {
    words::listed(&packs.iter().map(pack::name).collect::<Vec<_>>())
}
