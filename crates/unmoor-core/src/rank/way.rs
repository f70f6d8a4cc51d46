//! The shortest way up: a smallest set of single steps that reaches the next grade.
//!
//! Within a section only the sum of products counts, for the average as for the section's own cap, and the knock-outs
//! that stand in the way must each be cleared. So the best that a number of steps can do is found exactly: per
//! section by the best use of each number of steps, then over the sections. Only the proof gate ties sections
//! together by a second sum; it is searched exactly up to [`EXACT_WITH_TESTS`] steps, and greedily beyond.

use crate::assessment::{Assessment, Evidence};
use crate::pack::{Pack, Tier};
use crate::rank::way::plan::{Limits, Move, Plan, plan};
use crate::rank::{Step, WayStep, WayUp, best_answer, next_evidence};
use crate::score::{self, End, Ends, Grade, LineState, settled};
use crate::sheet::{Bench, Sheet, Stand, next_option};

mod plan;

/// Up to this many steps the proof gate is searched exactly.
const EXACT_WITH_TESTS: usize = 6;
/// No way is longer.
const LONGEST: usize = 256;

/// A smallest set of single steps that reaches the next grade, in the order in which they are best taken.
///
/// `None` at grade A, and where no set of steps reaches the next grade.
pub fn way_up(assessment: &Assessment, pack: &Pack) -> Option<WayUp> {
    let sheet = Sheet::new(assessment, pack);
    let bench = Bench::new(&sheet);
    let target = Grade::of(bench.portability(End::Assured)).next()?;
    let search = Search::new(&bench, target);
    let (plan, smallest) = search.find()?;
    Some(WayUp { target, steps: in_order(bench, &plan, target), smallest })
}

struct Search<'b, 's, 'a> {
    bench: &'b Bench<'s, 'a>,
    floor: f64,
    /// What each row could do.
    moves: Vec<Vec<Move>>,
}

impl<'b, 's, 'a> Search<'b, 's, 'a> {
    fn new(bench: &'b Bench<'s, 'a>, target: Grade) -> Self {
        let moves = (0..bench.sheet.rows.len()).map(|row| moves(bench, row, target.floor())).collect();
        Self { bench, floor: target.floor(), moves }
    }

    fn find(&self) -> Option<(Plan, bool)> {
        let free = self.without_gate(&self.moves)?;
        let missing = self.tests_missing();
        if missing == 0 || self.reaches(&free) {
            return Some((free, true));
        }
        let limits = Limits { steps: EXACT_WITH_TESTS, tests: missing };
        if free.iter().map(|(_, one)| one.cost).sum::<usize>() <= EXACT_WITH_TESTS
            && let Some(exact) = self.plan(&self.moves, limits)
        {
            return Some((exact, true));
        }
        Some((self.without_gate(&self.with_tests(missing))?, false))
    }

    /// The smallest plan as if there were no proof gate.
    fn without_gate(&self, moves: &[Vec<Move>]) -> Option<Plan> {
        let lengths = std::iter::successors(Some(4), |steps| Some(steps * 4));
        lengths.take_while(|steps| *steps <= LONGEST).find_map(|steps| self.plan(moves, Limits { steps, tests: 0 }))
    }

    fn plan(&self, moves: &[Vec<Move>], limits: Limits) -> Option<Plan> {
        let sheet = self.bench.sheet;
        // In the order of their ids, so that of two equal sets the same one is found whatever the order of the pack.
        let rows_of = |section| {
            let mut rows: Vec<usize> =
                (0..moves.len()).filter(|row| sheet.rows[*row].section == Some(section)).collect();
            rows.sort_by(|a, b| sheet.rows[*a].question.id.cmp(&sheet.rows[*b].question.id));
            rows
        };
        let sections: Vec<_> = (0..sheet.sections.len())
            .map(|index| plan::Section {
                rows: rows_of(index).into_iter().map(|row| (row, moves[row].as_slice())).collect(),
                product: self.bench.product(index, End::Assured),
                question_weight: sheet.sections[index].weight,
                weight: sheet.sections[index].section.weight,
                least: if sheet.sections[index].section.tier == Tier::Core { self.floor - 25.0 } else { 0.0 },
            })
            .collect();
        plan(&sections, self.floor, limits)
    }

    /// The weight that must still be tested before the proof gate opens; 0 where it does not stand in the way.
    fn tests_missing(&self) -> u32 {
        let (tested, testable) = (self.bench.tested(), self.bench.sheet.testable);
        if self.floor <= Grade::B.floor() { 0 } else { testable.div_ceil(2).saturating_sub(tested) }
    }

    fn reaches(&self, plan: &Plan) -> bool {
        let tests: u32 = plan.iter().map(|(_, one)| one.tests).sum();
        tests >= self.tests_missing()
    }

    /// The moves, where the rows that are cheapest to test have only moves that test them.
    fn with_tests(&self, missing: u32) -> Vec<Vec<Move>> {
        let mut moves = self.moves.clone();
        let cheapest = |row: usize| moves[row].iter().filter(|one| one.tests > 0).min_by_key(|one| one.cost);
        let mut candidates: Vec<(usize, Move)> =
            (0..moves.len()).filter_map(|row| cheapest(row).map(|one| (row, *one))).collect();
        let id = |row: usize| &self.bench.sheet.rows[row].question.id;
        candidates.sort_by(|(a, x), (b, y)| {
            let cheaper = (y.tests as usize * x.cost).cmp(&(x.tests as usize * y.cost));
            cheaper.then_with(|| id(*a).cmp(id(*b)))
        });
        let mut sum = 0;
        for (row, one) in candidates {
            if sum < missing {
                sum += one.tests;
                moves[row].retain(|one| one.tests > 0);
            }
        }
        moves
    }
}

/// What a row could do: the best of every number of steps, and of those the best that also tests it.
///
/// Staying as it is counts as a move, unless the row is a knock-out that stands below the floor.
fn moves(bench: &Bench<'_, '_>, index: usize, floor: f64) -> Vec<Move> {
    let row = &bench.sheet.rows[index];
    let Some(now) = bench.stand(index) else { return Vec::new() };
    let below = |cap: u32| f64::from(cap) < floor;
    let blocking = bench.sheet.knockouts.iter().find(|(at, knockout)| {
        *at == index && below(knockout.cap_score) && bench.knocked(index, knockout, End::Assured).is_some()
    });
    let clears = |stand: Stand| {
        blocking.is_none_or(|(_, knockout)| stand.level.is_some_and(|level| level > knockout.trigger_at_or_below))
    };
    let mut moves: Vec<Move> = Vec::new();
    for (ups, proofs, stand) in places(bench, index) {
        let weight = row.question.weight;
        let one = Move {
            cost: ups + proofs,
            gain: weight * stand.value.assured.saturating_sub(now.value.assured),
            tests: if stand.tested && !now.tested { weight } else { 0 },
            ups,
            proofs,
        };
        let beaten = |other: &Move| other.cost <= one.cost && other.gain >= one.gain && other.tests >= one.tests;
        if clears(stand) && !moves.iter().any(beaten) {
            moves.push(one);
        }
    }
    moves
}

/// Every place a row can be moved to, the fewest steps first: steps of its option, steps of its evidence, and how it counts.
fn places(bench: &Bench<'_, '_>, index: usize) -> Vec<(usize, usize, Stand)> {
    let row = &bench.sheet.rows[index];
    let LineState::Answered { level, evidence, .. } = row.state else {
        let best = best_answer(row.question).map(|(_, best)| (1, 0, best));
        return std::iter::once((0, 0, Stand::UNKNOWN)).chain(best).collect();
    };
    let levels = std::iter::successors(Some(level), |level| next_option(row.question, *level).map(|next| next.level));
    let proofs = || std::iter::successors(Some(evidence), |now| next_evidence(row.question, *now));
    let mut places: Vec<(usize, usize, Stand)> = levels
        .enumerate()
        .flat_map(|(up, level)| proofs().enumerate().map(move |(proof, evidence)| (up, proof, level, evidence)))
        .map(|(up, proof, level, evidence)| (up, proof, Stand::answered(row.question, level, evidence)))
        .collect();
    places.sort_by_key(|(ups, proofs, stand)| (ups + proofs, std::cmp::Reverse(stand.value.assured)));
    places
}

/// Where a row of the plan stands while its steps are taken.
struct Track {
    row: usize,
    state: LineState,
    ups: usize,
    proofs: usize,
}

/// Takes the steps one by one: what lifts `P` most, then what clears the most blockers, then what lifts `M` most.
fn in_order(mut bench: Bench<'_, '_>, plan: &[(usize, Move)], target: Grade) -> Vec<WayStep> {
    let mut tracks: Vec<Track> = plan
        .iter()
        .map(|(row, one)| Track { row: *row, state: bench.sheet.rows[*row].state, ups: one.ups, proofs: one.proofs })
        .collect();
    tracks.sort_by(|a, b| bench.sheet.rows[a.row].question.id.cmp(&bench.sheet.rows[b.row].question.id));
    let mut steps = Vec::new();
    while let Some(Next { track, step, stand, state }) = best_next(&mut bench, &tracks, target) {
        let row = tracks[track].row;
        bench.put(row, stand);
        match step {
            Step::Evidence { .. } => tracks[track].proofs -= 1,
            _ => tracks[track].ups -= 1,
        }
        tracks[track].state = state;
        let portability = Ends { assured: bench.portability(End::Assured), possible: bench.portability(End::Possible) };
        steps.push(WayStep {
            id: bench.sheet.rows[row].question.id.clone(),
            step,
            portability,
            average: bench.average(End::Assured),
            grade: Grade::of(portability.assured),
            provisional: score::provisional(&bench).is_some(),
            held_by: bench.caps(End::Assured).into_iter().find(|cap| cap.binding),
        });
    }
    steps
}

/// A step that can be taken next: whose, and how the row stands after it.
struct Next {
    track: usize,
    step: Step,
    stand: Stand,
    state: LineState,
}

fn best_next(bench: &mut Bench<'_, '_>, tracks: &[Track], target: Grade) -> Option<Next> {
    let mut best: Option<((f64, usize, f64), Next)> = None;
    for (track, at) in tracks.iter().enumerate() {
        for (step, stand, state) in next_steps(bench, at) {
            let Some(before) = bench.put(at.row, stand) else { continue };
            let cleared = usize::MAX - bench.blockers(target.floor());
            let rank = (settled(bench.portability(End::Assured)), cleared, bench.average(End::Assured));
            bench.put(at.row, before);
            if best.as_ref().is_none_or(|(least, _)| rank > *least) {
                best = Some((rank, Next { track, step, stand, state }));
            }
        }
    }
    best.map(|(_, next)| next)
}

/// The single steps that a track still has before it.
fn next_steps(bench: &Bench<'_, '_>, track: &Track) -> Vec<(Step, Stand, LineState)> {
    let question = bench.sheet.rows[track.row].question;
    let moved = |option, level, evidence: Evidence| {
        (Stand::answered(question, level, evidence), LineState::Answered { option, level, evidence })
    };
    let mut steps = Vec::new();
    match track.state {
        LineState::Answered { option, level, evidence } => {
            if let Some(next) = next_option(question, level).filter(|_| track.ups > 0) {
                let (stand, state) = moved(next.key, next.level, evidence);
                steps.push((Step::Option { from: option, to: next.key }, stand, state));
            }
            if let Some(to) = next_evidence(question, evidence).filter(|_| track.proofs > 0) {
                let (stand, state) = moved(option, level, to);
                steps.push((Step::Evidence { from: evidence, to }, stand, state));
            }
        }
        _ if track.ups > 0 => {
            if let Some((Step::Answer { to, evidence }, stand)) = best_answer(question) {
                let level = stand.value.possible;
                steps.push((Step::Answer { to, evidence }, stand, LineState::Answered { option: to, level, evidence }));
            }
        }
        _ => {}
    }
    steps
}
