//! Figures of the demo.

use unmoor_core::figure::{IntervalBar, Radar, SectionBars, Table, TwoAxisChart};
use unmoor_core::pack;
use unmoor_core::score::{Ends, Field, Zone, score};

use crate::common::demo;

fn lines(title: &str, alt: String, table: &Table) -> Vec<String> {
    let rows = std::iter::once(&table.head).chain(&table.rows).map(|row| row.join(" | "));
    [title.to_owned(), alt].into_iter().chain(rows).collect()
}

#[test]
fn the_figures_of_the_demo_in_words_and_numbers() {
    let demo = demo();
    let score = score(&demo, pack::builtin());
    let interval = IntervalBar::new(&score);
    let bars = SectionBars::new(&score, pack::builtin());
    let radar = Radar::new(&bars).unwrap();
    let chart = TwoAxisChart::new(&score);
    let mut text = lines("interval", interval.alt(), &interval.table());
    text.push(interval.bracket().unwrap());
    text.extend(lines("bars", bars.alt(), &bars.table()));
    text.push(bars.bars[0].note());
    text.extend(lines("radar", radar.alt(), &radar.table()));
    text.extend(lines("chart", chart.alt(), &chart.table()));
    text.push(chart.caption());
    insta::assert_snapshot!(text.join("\n"));
}

#[test]
fn the_interval_touches_the_grades_from_assured_to_possible() {
    let bar = IntervalBar::new(&score(&demo(), pack::builtin()));
    let touched: String = bar.grades.iter().filter(|mark| mark.touched).map(|mark| mark.grade.letter()).collect();
    assert_eq!(touched, "DCB");
    assert_eq!(bar.interval.labels, Ends { assured: "42".to_owned(), possible: "77".to_owned() });
    let edges: Vec<(f64, f64)> = bar.grades.iter().map(|mark| (mark.from, mark.to)).collect();
    assert_eq!(edges, [(0.0, 30.0), (30.0, 50.0), (50.0, 70.0), (70.0, 85.0), (85.0, 100.0)]);
}

#[test]
fn the_range_of_the_two_axis_chart_runs_from_possible_to_assured() {
    let chart = TwoAxisChart::new(&score(&demo(), pack::builtin()));
    assert!(chart.range.left < chart.range.right && chart.range.bottom < chart.range.top);
    assert_eq!((chart.range.right, chart.range.top), (chart.assured.exposure, chart.assured.lock_in));
    let marked: Vec<Field> = chart.fields.iter().filter(|mark| mark.marked).map(|mark| mark.field).collect();
    assert_eq!(marked, [Field::StrategicDependence]);
}

#[test]
fn every_point_of_a_contour_has_its_risk() {
    let chart = TwoAxisChart::new(&score(&demo(), pack::builtin()));
    assert_eq!(
        chart.contours.iter().map(|contour| contour.zone).collect::<Vec<_>>(),
        [Zone::Moderate, Zone::High, Zone::Severe]
    );
    for contour in &chart.contours {
        assert!(contour.points.len() > 10, "{}", contour.label);
        assert_eq!(contour.points.last().unwrap()[0], 100.0);
        for [exposure, lock_in] in &contour.points {
            assert!((exposure * lock_in / 100.0 - contour.risk).abs() < 1e-9 && *lock_in <= 90.0);
        }
    }
}

#[test]
fn the_axes_of_the_radar_go_clockwise_from_the_top() {
    let bars = SectionBars::new(&score(&demo(), pack::builtin()), pack::builtin());
    let radar = Radar::new(&bars).unwrap();
    assert_eq!(radar.axes[0].end, [0.0, -100.0]);
    assert!(radar.axes[1].end[0] > 0.0, "the second stands to the right");
    let few = SectionBars { bars: bars.bars[..2].to_vec() };
    assert_eq!(Radar::new(&few), None, "two sections have no shape");
}
