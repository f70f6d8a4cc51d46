//! Question packs of one's own: begun, checked, brought in, chosen, kept in several versions, handed out, taken away.

use std::path::Path;

use unmoor_tests::cli::{Cli, Ran};
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

fn with_out(cli: &Cli<'_>, words: &str, out: &Path) -> Ran {
    cli.run_on(&format!("{words} -o"), out)
}

/// A new version of a pack's file, with one statement that reads otherwise, one question gone and another one new.
fn next_version(file: &Path, to: &Path) {
    let text = std::fs::read_to_string(file).unwrap();
    let text = text.replacen("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"", 1).replace("OU-02", "OU-03").replacen(
        "A plain statement that is true when you are free.",
        "You are wholly free.",
        1,
    );
    place::put(to, text.as_bytes());
}

#[test]
fn a_pack_of_ones_own_is_begun_checked_chosen_and_scores() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let cli = Cli::on(&data);
    let file = saved.join("our-bank.json");
    with_out(&cli, "pack new our-bank --title Bank", &file).done();
    with_out(&cli, "pack new our-bank", &file).refused(3, &["already a file"]);
    with_out(&cli, "pack new unmoor-standard", &saved.join("x.json")).refused(3, &["is the standard pack"]);
    with_out(&cli, "pack new Our_Bank", &saved.join("x.json")).refused(3, &["no id for a pack"]);
    assert!(cli.run_on("pack validate", &file).done().out.contains("is valid: 2 questions"));
    cli.run_on("pack import", &file).done();
    cli.run_on("pack import", &file).refused(3, &["is here already"]);
    let made = cli.run("new --json --vendor Acme --service CRM --pack our-bank").done().json();
    let id = made["id"].as_str().unwrap();
    cli.run(&format!("answer {id} OU-01 a --evidence tested")).done();
    cli.run(&format!("answer {id} OU-02 c")).done();
    cli.run(&format!("answer {id} DO-01 a")).refused(3, &["DO-01"]);
    let score = cli.run(&format!("score {id} --json")).done().json();
    assert_eq!(score["asked"].as_array().map(Vec::len), Some(2), "{score}");
    assert!(cli.run("pack list").done().out.contains("our-bank 1.0.0  2 questions  Bank  (one assessment)"));
    let back = saved.join("back.json");
    with_out(&cli, "pack export our-bank", &back).done();
    assert_eq!(std::fs::read(&back).unwrap(), std::fs::read(&file).unwrap(), "it goes out as it came");
    cli.run("pack remove our-bank").refused(3, &["made with our-bank 1.0.0"]);
    cli.run("pack remove unmoor-standard").refused(3, &["part of Unmoor"]);
}

#[test]
fn a_report_made_with_an_own_pack_can_be_verified_where_nobody_has_that_pack() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let cli = Cli::on(&data);
    let (file, report) = (saved.join("our-bank.unmoor-pack.json"), saved.join("acme.pdf"));
    with_out(&cli, "pack new our-bank", &file).done();
    cli.run_on("pack import", &file).done();
    let made = cli.run("new --json --vendor Acme --service CRM --pack our-bank").done().json();
    with_out(&cli, &format!("report {}", made["id"].as_str().unwrap()), &report).done();
    let nobody = Folders::fresh();
    let elsewhere = nobody.data();
    let found = Cli::on(&elsewhere).run_on("verify", &report).done().out;
    assert!(found.contains("with our-bank 1.0.0, the pack that the report carries"), "{found}");
    let found = Cli::on(&elsewhere).run_on("verify --json", &report).done().json();
    assert_eq!(found["differences"].as_array().map(Vec::len), Some(0), "{found}");
}

#[test]
fn on_top_of_the_standard_pack_the_own_section_is_asked_after_it() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let cli = Cli::on(&data);
    let file = saved.join("more.json");
    with_out(&cli, "pack new our-bank --with-standard", &file).done();
    cli.run_on("pack import", &file).done();
    let id = |pack: &str| {
        let made = cli.run(&format!("new --json --vendor Acme --service CRM --depth full{pack}")).done().json();
        made["id"].as_str().unwrap().to_owned()
    };
    let asked = |id: &str| cli.run(&format!("score {id} --json")).done().json()["asked"].as_array().unwrap().clone();
    let (own, standard) = (asked(&id(" --pack our-bank@1.0.0")), asked(&id("")));
    assert_eq!(own.len(), standard.len() + 2);
    assert_eq!(own.last().unwrap(), "OU-02");
    cli.run("new --vendor Acme --service CRM --pack nobody").refused(3, &["no pack \"nobody\""]);
}

#[test]
fn versions_stand_side_by_side_and_a_copy_moves_to_the_newer_with_a_list_of_what_changed() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let cli = Cli::on(&data);
    let (old, new) = (saved.join("old.json"), saved.join("new.json"));
    with_out(&cli, "pack new our-bank", &old).done();
    next_version(&old, &new);
    cli.run_on("pack import", &old).done();
    let made = cli.run("new --json --vendor Acme --service CRM --pack our-bank").done().json();
    let id = made["id"].as_str().unwrap().to_owned();
    cli.run(&format!("answer {id} OU-01 a --evidence tested")).done();
    cli.run(&format!("answer {id} OU-02 c")).done();
    let before = cli.run(&format!("score {id} --json")).done().json();
    cli.run(&format!("rescore {id}")).refused(3, &["no other version"]);
    cli.run_on("pack import", &new).done();
    assert_eq!(
        cli.run(&format!("score {id} --json")).done().json(),
        before,
        "it keeps the version that it was made with"
    );
    let told = cli.run(&format!("rescore {id}")).done().out;
    for part in ["OU-02", "wholly free", "OU-03", "One answer is carried over"] {
        assert!(told.contains(part), "{part} is told: {told}");
    }
    let listed = cli.run("pack list").done().out;
    assert!(listed.contains("our-bank 1.0.0") && listed.contains("our-bank 1.1.0"), "{listed}");
    let changed = saved.join("changed.json");
    let text = std::fs::read_to_string(&new).unwrap().replacen("wholly free", "quite free", 1);
    place::put(&changed, text.as_bytes());
    cli.run_on("pack import", &changed).refused(3, &["another our-bank 1.1.0", "never changes"]);
}

#[test]
fn packs_go_along_with_an_export_of_everything() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let cli = Cli::on(&data);
    let file = saved.join("own.json");
    with_out(&cli, "pack new our-bank", &file).done();
    cli.run_on("pack import", &file).done();
    cli.run("new --vendor Acme --service CRM --pack our-bank").done();
    let out = saved.join("out");
    cli.run_on("export --all", &out).done();
    let two = saved.join("two.unmoor");
    cli.run_words([Path::new("--workspace"), &two, Path::new("import"), &out]).done();
    let listed = cli.run_words([Path::new("--workspace"), &two, Path::new("list")]).done().out;
    assert!(listed.contains("Acme") && !listed.contains("cannot be scored"), "{listed}");
}

#[test]
fn every_problem_is_told_with_its_line_and_its_place_and_nothing_is_taken() {
    let folders = Folders::fresh();
    let (data, saved) = (folders.data(), folders.saved());
    let cli = Cli::on(&data);
    let file = saved.join("bad.json");
    with_out(&cli, "pack new our-bank", &file).done();
    let text = std::fs::read_to_string(&file).unwrap();
    let bad =
        text.replacen("\"level\": 75", "\"level\": 175", 1).replacen("\"tier\": \"core\"", "\"tier\": \"hard\"", 1);
    place::put(&file, bad.as_bytes());
    let line_of = |words: &str| 1 + bad.lines().position(|line| line.contains(words)).unwrap();
    let expected = [
        format!("line {}, sections[0].tier: ", line_of("\"hard\"")),
        format!("line {}, questions[0].options[1].level: ", line_of("175")),
    ];
    for command in ["pack validate", "pack import"] {
        let ran = cli.run_on(command, &file).refused(3, &["bad.json cannot be used", "Nothing was changed"]);
        for problem in &expected {
            assert!(ran.err.contains(problem), "{problem} is told: {}", ran.err);
        }
        let json = cli.run_on(&format!("{command} --json"), &file);
        assert_eq!(json.code, 3);
        assert!(json.json()["problems"].as_array().is_some_and(|all| all.len() >= 2), "{json:?}");
    }
    assert!(!cli.run("pack list").done().out.contains("our-bank"));
}
