//! The best use of a number of steps: over the rows of a section, then over the sections.

use crate::score::settled;

/// What a row could do with some steps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// How many single steps it takes.
    pub(super) cost: usize,
    /// What it adds to `sum(w v)`.
    pub(super) gain: u32,
    /// What it adds to the tested weight.
    pub(super) tests: u32,
    /// Steps of the option; for an unknown, the one answer.
    pub(super) ups: usize,
    /// Steps of the evidence.
    pub(super) proofs: usize,
}

/// A section with what its rows could do.
pub(super) struct Section<'m> {
    /// Rows of the sheet and their moves.
    pub(super) rows: Vec<(usize, &'m [Move])>,
    /// `sum(w v)` today.
    pub(super) product: u32,
    /// `sum(w)`.
    pub(super) question_weight: u32,
    /// `W`.
    pub(super) weight: u32,
    /// The lowest `S` that does not hold the score below the floor.
    pub(super) least: f64,
}

/// How far to look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The most steps.
    pub(super) steps: usize,
    /// The tested weight that must be added.
    pub(super) tests: u32,
}

impl Limits {
    /// Number of cells of a table of steps by tested weight.
    fn cells(self) -> usize {
        (self.steps + 1) * (self.tests as usize + 1)
    }

    /// The cell reached from another by some steps that add some tested weight; more than is needed counts as enough.
    fn reach(self, cell: usize, steps: usize, tests: u32) -> Option<usize> {
        let width = self.tests as usize + 1;
        let steps = cell / width + steps;
        let tests = (cell % width + tests as usize).min(self.tests as usize);
        (steps <= self.steps).then_some(steps * width + tests)
    }
}

/// The rows that move, and how.
pub(super) type Plan = Vec<(usize, Move)>;

/// Where a cell of a table came from: the cell before, and which choice led on.
type Origin = (usize, usize);

/// A smallest set of moves that lifts the average to the floor, every section to its least, and adds the tests.
///
/// Of several smallest sets it is one that lifts the average most.
pub(super) fn plan(sections: &[Section<'_>], floor: f64, limits: Limits) -> Option<Plan> {
    let tables: Vec<Table> = sections.iter().map(|section| Table::new(section, limits)).collect();
    let whole: f64 = sections.iter().map(|section| f64::from(section.weight)).sum();
    let mut sums = vec![None; limits.cells()];
    sums[0] = Some(0.0);
    let mut origins: Vec<Vec<Origin>> = Vec::with_capacity(sections.len());
    for (section, table) in sections.iter().zip(&tables) {
        let (next, origin) = spread(&sums, section, table, limits);
        sums = next;
        origins.push(origin);
    }
    let width = limits.tests as usize + 1;
    let enough = (0..=limits.steps).map(|steps| steps * width + width - 1);
    let mut cell = enough.into_iter().find(|cell| sums[*cell].is_some_and(|sum: f64| settled(sum / whole) >= floor))?;
    let mut plan = Plan::new();
    for ((section, table), origin) in sections.iter().zip(&tables).zip(&origins).rev() {
        let (before, inner) = origin[cell];
        table.trace(section, inner, &mut plan);
        cell = before;
    }
    plan.reverse();
    Some(plan)
}

/// Adds a section to the sums: every cell it can be reached from, by every use of steps within the section.
fn spread(
    sums: &[Option<f64>],
    section: &Section<'_>,
    table: &Table,
    limits: Limits,
) -> (Vec<Option<f64>>, Vec<Origin>) {
    let mut next: Vec<Option<f64>> = vec![None; sums.len()];
    let mut origin = vec![(0, 0); sums.len()];
    let width = limits.tests as usize + 1;
    let allowed: Vec<(usize, f64)> = table
        .gains
        .iter()
        .enumerate()
        .filter_map(|(inner, gain)| gain.map(|gain| (inner, f64::from(section.product + gain))))
        .map(|(inner, product)| (inner, product / f64::from(section.question_weight)))
        .filter(|(_, value)| settled(*value) >= section.least)
        .map(|(inner, value)| (inner, f64::from(section.weight) * value))
        .collect();
    for (cell, sum) in sums.iter().enumerate() {
        let Some(sum) = sum else { continue };
        for (inner, value) in &allowed {
            let Some(to) = limits.reach(cell, inner / width, (inner % width) as u32) else { continue };
            if next[to].is_none_or(|best| sum + value > best) {
                next[to] = Some(sum + value);
                origin[to] = (cell, *inner);
            }
        }
    }
    (next, origin)
}

/// The most that a section gains by every number of steps.
struct Table {
    gains: Vec<Option<u32>>,
    /// Per row: where each cell came from.
    origins: Vec<Vec<Origin>>,
}

impl Table {
    fn new(section: &Section<'_>, limits: Limits) -> Self {
        let mut gains = vec![None; limits.cells()];
        gains[0] = Some(0);
        let mut origins = Vec::with_capacity(section.rows.len());
        for (_, moves) in &section.rows {
            let mut next: Vec<Option<u32>> = vec![None; gains.len()];
            let mut origin = vec![(0, 0); gains.len()];
            for (cell, gain) in gains.iter().enumerate() {
                let Some(gain) = gain else { continue };
                for (choice, one) in moves.iter().enumerate() {
                    let Some(to) = limits.reach(cell, one.cost, one.tests) else { continue };
                    if next[to].is_none_or(|best| gain + one.gain > best) {
                        next[to] = Some(gain + one.gain);
                        origin[to] = (cell, choice);
                    }
                }
            }
            gains = next;
            origins.push(origin);
        }
        Self { gains, origins }
    }

    /// Follows a cell back to the moves that led to it.
    fn trace(&self, section: &Section<'_>, mut cell: usize, plan: &mut Plan) {
        for ((row, moves), origin) in section.rows.iter().zip(&self.origins).rev() {
            let (before, choice) = origin[cell];
            if moves[choice].cost > 0 {
                plan.push((*row, moves[choice]));
            }
            cell = before;
        }
    }
}
