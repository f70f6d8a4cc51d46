//! Many vendors on one two-axis chart: a dot each, and where they would cover each other, circles that stand for several.

/// Up to so many vendors each has a dot of its own.
const MOST_DOTS: usize = 60;

/// So many of the highest risks keep their dots among more vendors than that.
const HIGHEST: usize = 24;

/// The fields within which vendors are drawn together, across and upwards: the chart is wider than it is high.
const ACROSS: usize = 16;
const UP: usize = 5;

/// Where a vendor stands, and how much its risk is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Exposure, 0 to 100.
    pub exposure: f64,
    /// Lock-in, 0 to 100.
    pub lock_in: f64,
    /// Risk, 0 to 100.
    pub risk: f64,
}

/// The vendors of a portfolio as they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct PortfolioChart {
    /// Which spots have a dot, highest risk first.
    pub dots: Vec<usize>,
    /// The others.
    pub circles: Vec<Circle>,
}

/// Vendors whose spots lie in one field: drawn in its middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// How many they are, at least one.
    pub count: usize,
    /// From which exposure to which.
    pub exposures: [f64; 2],
    /// From which lock-in to which.
    pub lock_ins: [f64; 2],
}

impl Circle {
    /// Exposure and lock-in of its middle.
    pub fn middle(&self) -> [f64; 2] {
        [self.exposures, self.lock_ins].map(|[from, to]| (from + to) / 2.0)
    }
}

impl PortfolioChart {
    /// Decides which spots get a dot and which are drawn together.
    pub fn new(spots: &[Spot]) -> Self {
        let mut by_risk: Vec<usize> = (0..spots.len()).collect();
        by_risk.sort_by(|a, b| spots[*b].risk.total_cmp(&spots[*a].risk).then(a.cmp(b)));
        let dots = if spots.len() > MOST_DOTS { HIGHEST } else { spots.len() };
        let together = by_risk.split_off(dots);
        Self { dots: by_risk, circles: circles(together.into_iter().map(|at| spots[at])) }
    }
}

fn circles(spots: impl Iterator<Item = Spot>) -> Vec<Circle> {
    let mut counts = [0; ACROSS * UP];
    for spot in spots {
        counts[field(spot.lock_in, UP) * ACROSS + field(spot.exposure, ACROSS)] += 1;
    }
    let circle = |(at, count)| {
        (count > 0).then(|| Circle { count, exposures: bounds(at % ACROSS, ACROSS), lock_ins: bounds(at / ACROSS, UP) })
    };
    counts.into_iter().enumerate().filter_map(circle).collect()
}

/// In which of so many equal fields a value from 0 to 100 lies; 100 itself belongs to the last.
fn field(value: f64, fields: usize) -> usize {
    ((value / 100.0 * fields as f64) as usize).min(fields - 1)
}

fn bounds(at: usize, fields: usize) -> [f64; 2] {
    let width = 100.0 / fields as f64;
    [at as f64 * width, (at + 1) as f64 * width]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(exposure: f64, lock_in: f64) -> Spot {
        Spot { exposure, lock_in, risk: exposure * lock_in / 100.0 }
    }

    #[test]
    fn a_few_vendors_have_a_dot_each_highest_risk_first() {
        let drawn = PortfolioChart::new(&[spot(10.0, 10.0), spot(90.0, 90.0), spot(50.0, 50.0)]);
        assert_eq!(drawn.dots, [1, 2, 0]);
        assert!(drawn.circles.is_empty());
        assert_eq!(PortfolioChart::new(&[]), PortfolioChart { dots: vec![], circles: vec![] });
    }

    #[test]
    fn of_many_the_highest_risks_keep_their_dots_and_no_vendor_is_left_out() {
        let spots: Vec<Spot> = (0..10_000).map(|n| spot(f64::from(n % 101), f64::from(n / 101 % 101))).collect();
        let drawn = PortfolioChart::new(&spots);
        assert_eq!(drawn.dots.len(), HIGHEST);
        let lowest = drawn.dots.iter().map(|at| spots[*at].risk).fold(100.0, f64::min);
        let higher = spots.iter().filter(|spot| spot.risk > lowest).count();
        assert!(higher < HIGHEST, "no other vendor has a higher risk than one with a dot");
        assert_eq!(drawn.circles.iter().map(|circle| circle.count).sum::<usize>(), 10_000 - HIGHEST);
        assert!(drawn.circles.len() <= ACROSS * UP);
        let in_first = spots.iter().filter(|spot| spot.exposure < 6.25 && spot.lock_in < 20.0).count();
        assert_eq!(drawn.circles[0], Circle { count: in_first, exposures: [0.0, 6.25], lock_ins: [0.0, 20.0] });
    }

    #[test]
    fn the_ends_of_the_scales_belong_to_the_outermost_fields() {
        assert_eq!((field(0.0, 10), field(9.99, 10), field(10.0, 10), field(100.0, 10)), (0, 0, 1, 9));
    }
}
