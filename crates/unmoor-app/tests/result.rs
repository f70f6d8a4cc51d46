//! The result as the window gets it, on a real workspace file.

#![cfg(test)]

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};

/// The app on a folder of its own, with the demo, and the request for it.
fn demo() -> (tempfile::TempDir, App, AssessmentRequest) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    let data_folder = Some(folder.path().to_owned());
    let mut app = App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock }).unwrap();
    let assessment = app.open_demo(Nothing {}).unwrap().assessment;
    (folder, app, AssessmentRequest { assessment })
}

#[test]
fn the_chart_has_exposure_to_the_right_and_lock_in_upwards() {
    let (_folder, mut app, req) = demo();
    let chart = app.get_result(req).unwrap().chart;
    assert_eq!((chart.axes.across.as_str(), chart.axes.up.as_str()), ("Exposure", "Lock-in"));
    let (x, y) = chart.point.assured;
    assert!((x - 64.259_259).abs() < 1e-6 && (100.0 - y - 58.105_263).abs() < 1e-6, "{x} {y}");
    assert_eq!((chart.assured.as_str(), chart.possible.as_str()), ("assured 64, 58", "possible 53, 23"));
    for contour in &chart.axes.contours {
        let last = contour.points.last().unwrap();
        assert_eq!(*last, (100.0, 100.0 - contour.risk), "{} meets the right edge at its risk", contour.label);
    }
    let corner = |name: &str| {
        let field = chart.axes.fields.iter().find(|field| field.name == name).unwrap();
        (field.right, field.upper)
    };
    assert_eq!(corner("nuisance"), (false, true), "much lock-in, little exposure");
    assert_eq!(corner("healthy reliance"), (true, false));
}
