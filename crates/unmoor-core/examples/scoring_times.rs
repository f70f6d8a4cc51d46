//! Prints how long scoring takes: `cargo run --release -p unmoor-core --example scoring_times`.

use std::hint::black_box;
use std::time::Instant;

use unmoor_core::assessment::{Answer, Assessment, Evidence, Kind, OptionKey};
use unmoor_core::finding::findings;
use unmoor_core::rank::{exposure_swings, gains, proof_gains, swings, way_up};
use unmoor_core::score::{Score, score};
use unmoor_core::stability::{REDRAWS, stability};
use unmoor_core::{demo, pack};

const ROUNDS: u32 = 301;

fn time(what: &str, mut run: impl FnMut()) {
    let round = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e6
    };
    let mut times: Vec<f64> = (0..ROUNDS).map(round).collect();
    times.sort_by(f64::total_cmp);
    println!("{what:<40}{:>10.1} µs, median of {ROUNDS}", times[times.len() / 2]);
}

fn advise(assessment: &Assessment) -> Score {
    let pack = pack::builtin();
    let score = score(assessment, pack);
    black_box((swings(assessment, pack), exposure_swings(assessment, pack)));
    black_box((gains(assessment, pack), proof_gains(assessment, pack), way_up(assessment, pack)));
    black_box((findings(assessment, pack, &score), stability(assessment, pack)));
    score
}

fn main() {
    let pack = pack::builtin();
    let demo = demo::assessment();
    let mut whole = demo.clone();
    whole.scope.kinds = Kind::ALL.to_vec();
    let mut documented = whole.clone();
    for question in &pack.questions {
        let record = documented.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Documented };
    }
    let mut empty = whole.clone();
    empty.answers.clear();
    let cases = [
        ("the demo, 95 questions", &demo),
        ("120 questions", &whole),
        ("120 documented, up to an A", &documented),
        ("120 open", &empty),
    ];
    for (name, assessment) in cases {
        println!("{name}");
        time("  score", || drop(black_box(score(assessment, pack))));
        time("  swings", || drop(black_box(swings(assessment, pack))));
        time("  gains", || drop(black_box(gains(assessment, pack))));
        time("  proof gains", || drop(black_box(proof_gains(assessment, pack))));
        time("  way up", || drop(black_box(way_up(assessment, pack))));
        time("  stability, 1,000 redraws", || assert!(black_box(stability(assessment, pack)).kept <= REDRAWS));
        time("  everything", || drop(black_box(advise(assessment))));
    }
}
