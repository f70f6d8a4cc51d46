//! What Home knows of every assessment: its head, and its score, which is worked out once and again when it changed.
//!
//! Scores are kept in memory only; a workspace stores none.

mod order;
pub(crate) mod plain;
mod scoring;
mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use unmoor_core::assessment::AssessmentId;
use unmoor_core::pack::Pack;
use unmoor_store::{StoreFault, Summary, Workspace};

use self::order::Order;
pub(crate) use self::order::{Kind, Query, SOON_DAYS, fits};
use self::scoring::Scoring;
pub(crate) use self::standing::{Judged, Standing};
use crate::view::UnscoredRow;

/// As many are scored before an answer is given; more are scored on threads of their own.
const AT_ONCE: usize = 64;

/// The assessments of the open workspace.
#[derive(Default)]
pub(crate) struct Portfolio {
    /// By id.
    cards: Vec<Card>,
    /// What [`Workspace::others_version`] said when the cards were read; `None` before the first time.
    read_at: Option<i64>,
    scoring: Option<Scoring>,
    order: Order,
}

/// An assessment as Home knows it.
pub(crate) struct Card {
    pub(crate) summary: Summary,
    /// What it comes to; `None` until it has been scored.
    pub(crate) judged: Option<Judged>,
    /// Vendor, service and title as they are searched.
    pub(crate) haystack: String,
    /// Its place when the cards are in the order of their names.
    rank: u32,
}

/// How far scoring has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) done: usize,
    pub(crate) total: usize,
}

impl Portfolio {
    /// Takes up what changed in the workspace, and scores what has no score, for at most `patience`.
    pub(crate) fn refresh(
        &mut self,
        workspace: &mut Workspace,
        packs: &[&'static Pack],
        patience: Duration,
    ) -> Result<(), StoreFault> {
        self.read(workspace)?;
        if self.scoring.is_none() {
            self.begin(workspace, packs)?;
        }
        let Some(scoring) = &mut self.scoring else { return Ok(()) };
        let (found, finished) = scoring.take(patience)?;
        for (id, updated_at, judged) in found {
            if let Some(card) = card_mut(&mut self.cards, &id)
                && card.judged.is_none()
                && card.summary.updated_at == updated_at
            {
                card.judged = Some(judged);
            }
        }
        self.order.forget();
        if finished {
            self.scoring = None;
        }
        Ok(())
    }

    /// Reads the heads again where anything changed; a card keeps its score where its assessment did not.
    fn read(&mut self, workspace: &mut Workspace) -> Result<(), StoreFault> {
        let version = workspace.others_version()?;
        let touched = workspace.take_touched();
        if self.read_at == Some(version) && touched.is_empty() {
            return Ok(());
        }
        // What was being scored may have been read before the change.
        self.scoring = None;
        let mut known: BTreeMap<AssessmentId, Card> =
            self.cards.drain(..).map(|card| (card.summary.id.clone(), card)).collect();
        let mut heads = workspace.list()?;
        heads.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        self.cards = heads.into_iter().map(|head| card(head, &mut known, &touched)).collect();
        order::rank(&mut self.cards);
        self.order.forget();
        self.read_at = Some(version);
        Ok(())
    }

    /// Scores a few at once, and lets many be scored beside.
    fn begin(&mut self, workspace: &Workspace, packs: &[&'static Pack]) -> Result<(), StoreFault> {
        let open: Vec<AssessmentId> =
            self.cards.iter().filter(|card| card.judged.is_none()).map(|card| card.summary.id.clone()).collect();
        if open.is_empty() {
            return Ok(());
        }
        if open.len() > AT_ONCE {
            self.scoring = Scoring::begin(workspace, packs, &open)?;
            if self.scoring.is_some() {
                return Ok(());
            }
        }
        for part in open.chunks(AT_ONCE) {
            for (id, _, judged) in scoring::score(workspace, packs, &part[0], &part[part.len() - 1])? {
                if let Some(card) = card_mut(&mut self.cards, &id) {
                    card.judged = Some(judged);
                }
            }
        }
        self.order.forget();
        Ok(())
    }

    /// Every card as the workspace has it now, by id; none is scored for it.
    pub(crate) fn cards_of(&mut self, workspace: &mut Workspace) -> Result<&[Card], StoreFault> {
        self.read(workspace)?;
        Ok(&self.cards)
    }

    /// Every card, by id.
    pub(crate) fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The standing of every assessment that has one.
    pub(crate) fn standings(&self) -> impl Iterator<Item = (&Card, &Standing)> {
        self.cards.iter().filter_map(|card| Some((card, card.standing()?)))
    }

    /// The cards that the table lists: all but those that cannot be scored, which are told apart.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| card.is_listed())
    }

    /// Those that cannot be scored, by name.
    pub(crate) fn unscored(&self) -> Vec<UnscoredRow> {
        let mut unscored: Vec<(u32, &UnscoredRow)> = self
            .cards
            .iter()
            .filter_map(|card| match &card.judged {
                Some(Judged::Unscored(row)) => Some((card.rank, &**row)),
                _ => None,
            })
            .collect();
        unscored.sort_unstable_by_key(|(rank, _)| *rank);
        unscored.into_iter().map(|(_, row)| row.clone()).collect()
    }

    /// The cards that a query finds, in its order.
    pub(crate) fn find(&mut self, query: &Query<'_>) -> Vec<&Card> {
        let order = self.order.of(&self.cards, query);
        let cards = &self.cards;
        order.iter().map(|at| &cards[*at as usize]).filter(|card| card.is_listed() && query.finds(card)).collect()
    }

    /// How far scoring has come; `None` where all are scored.
    pub(crate) fn progress(&self) -> Option<Progress> {
        let total = self.cards.len();
        self.scoring.as_ref()?;
        Some(Progress { done: self.cards.iter().filter(|card| card.judged.is_some()).count(), total })
    }
}

impl Card {
    /// What it comes to; `None` until it has been scored, and where it cannot be.
    pub(crate) fn standing(&self) -> Option<&Standing> {
        match &self.judged {
            Some(Judged::Scored(standing)) => Some(standing),
            _ => None,
        }
    }

    /// Whether anything is answered, as far as is known.
    pub(crate) fn begun(&self) -> bool {
        self.standing().is_none_or(|standing| standing.shown.coverage > 0.0)
    }

    fn is_listed(&self) -> bool {
        !matches!(self.judged, Some(Judged::Unscored(_)))
    }
}

fn card(head: Summary, known: &mut BTreeMap<AssessmentId, Card>, touched: &BTreeSet<AssessmentId>) -> Card {
    let same = known.remove(&head.id).filter(|card| card.summary.updated_at == head.updated_at);
    match same {
        Some(card) if !touched.contains(&head.id) => Card { summary: head, ..card },
        _ => {
            let haystack = plain::plain(&format!("{} {} {}", head.vendor, head.service, head.title));
            Card { summary: head, judged: None, haystack, rank: 0 }
        }
    }
}

fn card_mut<'c>(cards: &'c mut [Card], id: &AssessmentId) -> Option<&'c mut Card> {
    let at = cards.binary_search_by(|card| card.summary.id.cmp(id)).ok()?;
    cards.get_mut(at)
}
