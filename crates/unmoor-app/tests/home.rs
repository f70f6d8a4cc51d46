//! Home on a real workspace: sorted, searched, filtered, copied, and scored again only where something changed.

#![cfg(test)]

use std::path::Path;

use unmoor_app::clock::Clock;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Start};

fn start(folder: &Path, access: Access) -> App {
    let clock = Clock::Fixed("2026-11-23T09:00:00Z".parse().unwrap());
    App::start(Start { data_folder: Some(folder.to_owned()), workspace: None, access, clock }).unwrap()
}

fn details(vendor: &str) -> Details {
    Details {
        vendor: vendor.to_owned(),
        service: format!("{vendor} Flow"),
        kinds: vec!["saas".to_owned()],
        depth: "quick".to_owned(),
        ..Details::default()
    }
}

fn add(app: &mut App, details: Details) -> String {
    app.create_assessment(details).unwrap().assessment
}

fn answer(app: &mut App, assessment: &str, question: &str, option: &str) {
    let at = WalkAt { assessment: assessment.to_owned(), question: question.to_owned(), filter: None };
    let answer = AnswerInput::Answered { option: option.to_owned(), evidence: EvidenceStep::Tested };
    app.answer_question(AnswerQuestion { at, answer, advance: false }).unwrap();
}

fn expose(app: &mut App, assessment: &str, option: &str) {
    for number in 1..=8 {
        let (assessment, question) = (assessment.to_owned(), format!("XP-{number:02}"));
        app.answer_exposure(AnswerExposure { assessment, question, option: Some(option.to_owned()) }).unwrap();
    }
}

/// The vendors that a query finds, in its order.
fn found(app: &mut App, query: HomeQuery) -> Vec<String> {
    let table = app.get_home_rows(HomeRequest { query, count: 100, ..HomeRequest::default() }).unwrap();
    table.rows.into_iter().map(|row| row.vendor).collect()
}

fn by(sort: HomeSort, descending: bool) -> HomeQuery {
    HomeQuery { sort, descending, ..HomeQuery::default() }
}

fn kept(filters: &[HomeFilter]) -> HomeQuery {
    HomeQuery { filters: filters.to_vec(), ..by(HomeSort::Vendor, false) }
}

fn holding(search: &str) -> HomeQuery {
    HomeQuery { search: search.to_owned(), ..by(HomeSort::Vendor, false) }
}

/// Four vendors that differ in everything there is to sort and filter by.
fn four(folder: &Path) -> App {
    let mut app = start(folder, Access::ReadWrite);
    let date = |ends: &str, notice: &str, months: &str, details: Details| Details {
        ends: ends.to_owned(),
        notice_days: notice.to_owned(),
        months_to_leave: months.to_owned(),
        ..details
    };
    let alpha = add(&mut app, date("2027-12-31", "90", "9", details("Älpha")));
    let beta = add(&mut app, date("2027-03-31", "90", "2", Details { depth: "full".to_owned(), ..details("beta 10") }));
    let gamma = add(&mut app, date("2027-02-28", "", "", details("Beta 9")));
    add(&mut app, Details { title: "Renewal of payroll".to_owned(), ..details("Zürich Straße") });
    expose(&mut app, &alpha, "a");
    expose(&mut app, &beta, "d");
    expose(&mut app, &gamma, "c");
    let walk = |app: &mut App, id: &str, option: &str| {
        let request = WalkRequest { assessment: id.to_owned(), question: None, filter: None };
        let mut question = app.get_walk(request).unwrap().question.map(|question| question.id);
        while let Some(id_of) = question {
            answer(app, id, &id_of, option);
            let request = WalkRequest { assessment: id.to_owned(), question: Some(id_of), filter: None };
            question = app.get_walk(request).unwrap().next;
        }
    };
    walk(&mut app, &alpha, "a");
    walk(&mut app, &gamma, "e");
    app
}

#[test]
fn every_column_sorts_both_ways_and_what_has_no_value_stays_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = four(folder.path());
    let [a, b, c, z] = ["Älpha", "beta 10", "Beta 9", "Zürich Straße"];
    let mut check = |sort, ascending: [&str; 4], descending: [&str; 4]| {
        assert_eq!(found(&mut app, by(sort, false)), ascending, "{sort:?}");
        assert_eq!(found(&mut app, by(sort, true)), descending, "{sort:?}, turned round");
    };
    check(HomeSort::Vendor, [a, c, b, z], [z, b, c, a]);
    check(HomeSort::Coverage, [b, z, a, c], [a, c, b, z]);
    check(HomeSort::Contract, [b, c, a, z], [a, c, b, z]);
    check(HomeSort::SafeDay, [b, a, c, z], [a, b, c, z]);
    let risks = |rows: &[HomeRow]| rows.iter().map(|row| row.score.as_ref().unwrap().risk).collect::<Vec<_>>();
    let home = app.whole_home().unwrap();
    assert!(risks(&home.table.rows).is_sorted_by(|a, b| a >= b), "{:?}", risks(&home.table.rows));
    for (sort, value) in [
        (HomeSort::Risk, (|score| score.risk) as fn(&RowScore) -> f64),
        (HomeSort::Portability, |score| score.portability.assured),
        (HomeSort::Grade, |score| f64::from(4 - score.grade.assured as u8)),
    ] {
        let request = |descending| HomeRequest { query: by(sort, descending), count: 9, ..HomeRequest::default() };
        let mut values = |descending| -> Vec<f64> {
            let rows = app.get_home_rows(request(descending)).unwrap().rows;
            rows.iter().map(|row| value(row.score.as_ref().unwrap())).collect()
        };
        assert!(values(false).is_sorted(), "{sort:?}: {:?}", values(false));
        assert!(values(true).is_sorted_by(|a, b| a >= b), "{sort:?}, turned round: {:?}", values(true));
    }
}

#[test]
fn a_search_finds_every_word_anywhere_without_accents_and_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = four(folder.path());
    assert_eq!(found(&mut app, holding("zurich strasse")), ["Zürich Straße"]);
    assert_eq!(found(&mut app, holding("PAYROLL zür")), ["Zürich Straße"], "the title is searched, in any order");
    assert_eq!(found(&mut app, holding("flow")).len(), 4, "the service is searched");
    assert_eq!(found(&mut app, holding("  ")).len(), 4);
    assert_eq!(found(&mut app, holding("zürich nothing")), [""; 0]);
    assert_eq!(found(&mut app, holding(&"x".repeat(1 << 20))), [""; 0], "a megabyte is only a word that nobody has");
}

#[test]
fn filters_of_a_group_widen_and_those_of_another_narrow() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = four(folder.path());
    let [a, b, c, z] = ["Älpha", "beta 10", "Beta 9", "Zürich Straße"];
    assert_eq!(found(&mut app, kept(&[HomeFilter::GradeA])), [a]);
    assert_eq!(found(&mut app, kept(&[HomeFilter::GradeE])), [c, b, z]);
    assert_eq!(found(&mut app, kept(&[HomeFilter::GradeA, HomeFilter::GradeE])), [a, c, b, z]);
    assert_eq!(found(&mut app, kept(&[HomeFilter::GradeE, HomeFilter::DepthFull])), [b]);
    assert_eq!(found(&mut app, kept(&[HomeFilter::Settled])), [a, c]);
    assert_eq!(found(&mut app, kept(&[HomeFilter::DatePassed])), [b], "its last safe day was 31 October");
    assert_eq!(
        found(&mut app, kept(&[HomeFilter::DateSoon])),
        [a, b],
        "a decides by 2 January, b gives notice by 31 December"
    );
    let search = HomeQuery { search: "beta".to_owned(), ..kept(&[HomeFilter::GradeE]) };
    assert_eq!(found(&mut app, search), [c, b]);
    let home = app.whole_home().unwrap();
    let counted = |key| home.filters.iter().flat_map(|group| &group.choices).find(|it| it.key == key).unwrap().count;
    assert_eq!([HomeFilter::GradeA, HomeFilter::GradeE, HomeFilter::DateSoon].map(counted), [1, 3, 2]);
}

#[test]
fn a_part_of_the_table_knows_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = four(folder.path());
    let all = app.whole_home().unwrap().table.rows;
    let request = |from, count, find: &str| HomeRequest {
        query: by(HomeSort::Risk, true),
        from,
        count,
        find: Some(find.to_owned()),
    };
    let part = app.get_home_rows(request(1, 2, &all[3].id)).unwrap();
    assert_eq!(part.rows, all[1..3]);
    assert_eq!((part.from, part.found, part.total, part.place), (1, 4, 4, Some(3)));
    let beyond = app.get_home_rows(request(99, 9, "nobody")).unwrap();
    assert_eq!((beyond.rows.len(), beyond.from, beyond.place), (0, 4, None));
}

#[test]
fn home_follows_every_change_undo_and_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path(), Access::ReadWrite);
    let id = add(&mut app, details("Corvid"));
    let mut looking = start(folder.path(), Access::ReadOnly);
    let coverage = |app: &mut App| app.whole_home().unwrap().table.rows[0].score.as_ref().unwrap().coverage;
    assert_eq!((coverage(&mut app), coverage(&mut looking)), (0.0, 0.0));
    let question = WalkRequest { assessment: id.clone(), question: None, filter: None };
    let first = app.get_walk(question).unwrap().question.unwrap().id;
    answer(&mut app, &id, &first, "b");
    assert!(coverage(&mut app) > 0.0, "also where the clock stands still");
    app.undo(Nothing {}).unwrap();
    assert_eq!(coverage(&mut app), 0.0);
    app.redo(Nothing {}).unwrap();
    assert!(coverage(&mut app) > 0.0);
    add(&mut app, details("Second"));
    assert_eq!(looking.whole_home().unwrap().table.total, 2, "what another program added");
    app.remove_assessment(AssessmentRequest { assessment: id }).unwrap();
    assert_eq!(app.whole_home().unwrap().table.total, 1);
    assert_eq!(looking.whole_home().unwrap().table.total, 1);
}

#[test]
fn many_assessments_are_scored_beside_and_told_until_they_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let many = {
        let mut app = start(folder.path(), Access::ReadWrite);
        for number in 0..150 {
            add(&mut app, details(&format!("Vendor {number}")));
        }
        app.whole_home().unwrap()
    };
    let mut app = start(folder.path(), Access::ReadWrite);
    app.look_ahead();
    let table = app.get_home_rows(HomeRequest { count: 9, ..HomeRequest::default() }).unwrap();
    assert_eq!((table.total, table.rows.len()), (150, 9), "the names stand before the scores");
    answer(&mut app, &many.table.rows[0].id, "DO-01", "b");
    let whole = app.whole_home().unwrap();
    assert_eq!(whole.table.scoring, "");
    assert!(whole.table.rows.iter().all(|row| row.score.is_some()));
    let changed = whole.table.rows.iter().filter(|row| row.score.as_ref().unwrap().coverage > 0.0).count();
    assert_eq!(changed, 1, "the change during the scoring is in it");
    assert_eq!(whole.portfolio.dots.len(), 24);
    let drawn: usize = whole.portfolio.circles.iter().map(|circle| circle.count.parse::<usize>().unwrap()).sum();
    assert_eq!(drawn, 126, "every vendor is drawn");
}

#[test]
fn the_numbers_of_a_row_open_into_lines_that_end_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = four(folder.path());
    for row in app.whole_home().unwrap().table.rows {
        let score = row.score.unwrap();
        let mut shown = vec![
            ("portability", score.portability.assured_text),
            ("portability", score.portability.possible_text),
            ("risk", score.zone),
            ("risk", score.risk_text),
            ("coverage", score.coverage_text),
        ];
        let possible = score.risk_possible.trim_start_matches("down to ").split(',').next().map(str::to_owned);
        shown.extend(possible.filter(|number| !number.is_empty()).map(|number| ("risk", number)));
        for (figure, number) in shown {
            let (assessment, figure) = (row.id.clone(), figure.to_owned());
            let request = SumRequest { assessment, figure, trials: Vec::new(), beside: Vec::new(), snapshot: None };
            let sum = app.get_sum(request).unwrap();
            let mut printed = sum.lines.iter().filter(|line| line.kind == SumLineKind::Printed);
            assert!(printed.any(|line| line.cells.contains(&number)), "{} shows {number}: {}", row.vendor, sum.text);
        }
    }
}

#[test]
fn the_table_is_copied_with_what_is_found_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = start(folder.path(), Access::ReadWrite);
    add(&mut app, details("=1+1\t<b>"));
    add(&mut app, details("Acme"));
    let copy = app.copy_home(by(HomeSort::Vendor, false)).unwrap();
    let lines: Vec<Vec<&str>> = copy.text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((copy.rows, lines.len()), (2, 3));
    assert!(lines.iter().all(|line| line.len() == lines[0].len()), "every line has every column: {lines:?}");
    assert_eq!([lines[0][0], lines[1][0], lines[2][0]], ["Vendor", "'=1+1 <b>", "Acme"]);
    assert_eq!(copy.html.matches("<tr>").count(), 3);
    assert!(copy.html.contains("'=1+1 &lt;b&gt;") && !copy.html.contains("<b>"), "{}", copy.html);
}

/// As somebody starts who got a workspace from elsewhere before ever starting Unmoor.
#[test]
fn a_workspace_that_is_opened_first_of_all_is_remembered_although_nothing_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let (data, theirs) = (folder.path().join("a/data"), folder.path().join("theirs.unmoor"));
    drop(unmoor_store::Workspace::create(&theirs).unwrap());
    let start = |workspace: Option<std::path::PathBuf>| {
        let access = Access::ReadWrite;
        App::start(Start { data_folder: Some(data.clone()), workspace, access, clock: Clock::System }).unwrap()
    };
    drop(start(Some(theirs)));
    assert!(data.join("known-workspaces.json").exists());
    let recent = start(None).get_home(HomeRequest::default()).unwrap().workspace.recent;
    assert_eq!(recent.len(), 1, "{recent:?}");
}
