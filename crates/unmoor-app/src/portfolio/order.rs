//! Searching, filtering and sorting the assessments of a workspace.

use std::cmp::Ordering;

use jiff::civil::Date;
use unmoor_core::assessment::Depth;
use unmoor_core::contract::{self, Deadlines};
use unmoor_core::score::{Grade, Zone};

use super::{Card, plain};
use crate::view::{HomeFilter, HomeQuery, HomeSort};

/// A query as it is asked of the cards.
pub(crate) struct Query<'q> {
    words: Vec<String>,
    /// Filters of one kind, of which one must fit; of each kind.
    filters: Vec<Vec<HomeFilter>>,
    asked: &'q HomeQuery,
    today: Date,
}

impl<'q> Query<'q> {
    pub(crate) fn new(asked: &'q HomeQuery, today: Date) -> Self {
        let of_kind = |kind| asked.filters.iter().copied().filter(move |filter| Kind::of(*filter) == kind);
        let filters = Kind::ALL.into_iter().map(|kind| of_kind(kind).collect::<Vec<_>>());
        let filters = filters.filter(|filters| !filters.is_empty()).collect();
        Self { words: plain::words(&asked.search), filters, asked, today }
    }

    pub(super) fn finds(&self, card: &Card) -> bool {
        self.words.iter().all(|word| card.haystack.contains(word.as_str()))
            && self.filters.iter().all(|any| any.iter().any(|filter| fits(card, *filter, self.today)))
    }
}

/// What a filter looks at. Filters of one kind widen what is found, those of another narrow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Risk,
    Grade,
    Sureness,
    Dates,
    Depth,
}

impl Kind {
    pub(crate) const ALL: [Self; 5] = [Self::Risk, Self::Grade, Self::Sureness, Self::Dates, Self::Depth];

    pub(crate) fn of(filter: HomeFilter) -> Self {
        use HomeFilter as F;
        match filter {
            F::RiskSevere | F::RiskHigh | F::RiskModerate | F::RiskLow => Self::Risk,
            F::GradeA | F::GradeB | F::GradeC | F::GradeD | F::GradeE => Self::Grade,
            F::Provisional | F::Settled => Self::Sureness,
            F::DatePassed | F::DateSoon => Self::Dates,
            F::DepthQuick | F::DepthStandard | F::DepthFull => Self::Depth,
        }
    }
}

/// Whether a card is among those that a filter keeps.
pub(crate) fn fits(card: &Card, filter: HomeFilter, today: Date) -> bool {
    use HomeFilter as F;
    let zone = |zone| card.standing().is_some_and(|it| it.zone == zone);
    let grade = |grade| card.standing().is_some_and(|it| it.grade.assured == grade);
    let provisional = |wanted| card.standing().is_some_and(|it| it.shown.grade.provisional == wanted);
    let deadlines = || Deadlines::new(&card.summary.contract, today);
    match filter {
        F::RiskSevere => zone(Zone::Severe),
        F::RiskHigh => zone(Zone::High),
        F::RiskModerate => zone(Zone::Moderate),
        F::RiskLow => zone(Zone::Low),
        F::GradeA => grade(Grade::A),
        F::GradeB => grade(Grade::B),
        F::GradeC => grade(Grade::C),
        F::GradeD => grade(Grade::D),
        F::GradeE => grade(Grade::E),
        F::Provisional => provisional(true),
        F::Settled => provisional(false),
        F::DatePassed => deadlines().any_passed(),
        F::DateSoon => deadlines().any_within(SOON_DAYS),
        F::DepthQuick => card.summary.depth == Depth::Quick,
        F::DepthStandard => card.summary.depth == Depth::Standard,
        F::DepthFull => card.summary.depth == Depth::Full,
    }
}

/// Dates within so many days are found as near.
pub(crate) const SOON_DAYS: i64 = 90;

/// The order that was asked for last, which a search leaves as it is.
#[derive(Default)]
pub(super) struct Order {
    made_for: Option<(HomeSort, bool, Date)>,
    places: Vec<u32>,
}

impl Order {
    /// The places of all cards in the order of a query.
    pub(super) fn of(&mut self, cards: &[Card], query: &Query<'_>) -> &[u32] {
        let HomeQuery { sort, descending, .. } = *query.asked;
        let wanted = Some((sort, descending, query.today));
        if self.made_for != wanted {
            self.places = sorted(cards, sort, descending, query.today);
            self.made_for = wanted;
        }
        &self.places
    }

    /// The cards have changed.
    pub(super) fn forget(&mut self) {
        self.made_for = None;
    }
}

/// Gives each card its place in the order of names.
pub(super) fn rank(cards: &mut [Card]) {
    let key = |card: &Card| {
        let head = &card.summary;
        (plain::sorted_by(&head.vendor), plain::sorted_by(&head.service), head.id.clone())
    };
    let mut places: Vec<usize> = (0..cards.len()).collect();
    places.sort_by_cached_key(|at| key(&cards[*at]));
    for (rank, at) in (0..).zip(places) {
        cards[at].rank = rank;
    }
}

/// What has nothing to sort by stands at the end, whichever way the rest runs; equals stand by name.
fn sorted(cards: &[Card], sort: HomeSort, descending: bool, today: Date) -> Vec<u32> {
    let mut keyed: Vec<(Option<Key>, u32, u32)> =
        (0..).zip(cards).map(|(at, card)| (Key::of(card, sort, today), card.rank, at)).collect();
    keyed.sort_unstable_by(|(a, a_rank, _), (b, b_rank, _)| {
        let by_key = match (a, b) {
            (Some(a), Some(b)) if descending => b.compare(a),
            (Some(a), Some(b)) => a.compare(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        by_key.then(a_rank.cmp(b_rank))
    });
    keyed.into_iter().map(|(_, _, at)| at).collect()
}

/// What a card is sorted by.
enum Key {
    Number(f64),
    Place(u32),
    Day(Date),
    Time(jiff::Timestamp),
    Grades(Grade, Grade),
}

impl Key {
    fn of(card: &Card, sort: HomeSort, today: Date) -> Option<Self> {
        let shown = card.standing().map(|it| &it.shown);
        let contract = &card.summary.contract;
        match sort {
            HomeSort::Vendor => Some(Self::Place(card.rank)),
            HomeSort::Grade => card.standing().map(|it| Self::Grades(it.grade.assured, it.grade.possible)),
            HomeSort::Portability => shown.map(|it| Self::Number(it.portability.assured)),
            HomeSort::Risk => shown.map(|it| Self::Number(it.risk)),
            HomeSort::Coverage => shown.map(|it| Self::Number(it.coverage)),
            HomeSort::Contract => contract::next_date(contract, today).map(|next| Self::Day(next.day)),
            HomeSort::SafeDay => contract::last_safe_day(Some(contract)).ok().map(|safe| Self::Day(safe.day)),
            HomeSort::Touched => Some(Self::Time(card.summary.updated_at)),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Place(a), Self::Place(b)) => a.cmp(b),
            (Self::Day(a), Self::Day(b)) => a.cmp(b),
            (Self::Time(a), Self::Time(b)) => a.cmp(b),
            (Self::Grades(a, a_possible), Self::Grades(b, b_possible)) => (a, a_possible).cmp(&(b, b_possible)),
            _ => Ordering::Equal, // all keys of one order are of one kind
        }
    }
}
