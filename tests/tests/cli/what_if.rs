//! Answers are tried out from the command line, and nothing is kept.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

#[test]
fn the_verdict_is_printed_before_and_after_and_the_file_stays() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let file = place::root().join("crates/unmoor-core/demo/demo.unmoor.json");
    let file = file.to_str().unwrap();
    let bytes = std::fs::read(file).unwrap();
    let tried = cli.run_words(["--json", "what-if", file, "--set", "AL-02=a:tested", "--set", "xr-01=d"]).done().json();
    let near = |value: &serde_json::Value, wanted: f64| (value.as_f64().unwrap() - wanted).abs() < 0.005;
    assert!(near(&tried["before"]["portability"]["assured"], 41.89), "{tried}");
    assert!(near(&tried["after"]["portability"]["assured"], 52.12), "{tried}");
    assert_eq!((&tried["before"]["grade"], &tried["after"]["grade"]), (&"D".into(), &"C".into()));
    assert_eq!(tried["changes"][1]["question"], "XR-01");
    let text = cli.run_words(["what-if", file, "--set", "XP-07=d"]).done().out;
    assert!(text.contains("42 to 77") && text.contains("42 to 49") && text.ends_with("Nothing was kept.\n"), "{text}");
    assert_eq!(std::fs::read(file).unwrap(), bytes);
}

#[test]
fn what_is_no_answer_is_refused_with_the_way_to_write_it() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let file = place::root().join("crates/unmoor-core/demo/demo.unmoor.json");
    let file = file.to_str().unwrap();
    for wrong in ["AL-02", "AL-02=b:shown", "AL-02=unknown:tested"] {
        cli.run_words(["what-if", file, "--set", wrong]).refused(3, &["is no answer to try", "AL-02=b:tested"]);
    }
    cli.run_words(["what-if", file, "--set", "AL-02=z"]).refused(3, &["has no option"]);
    cli.run_words(["what-if", file, "--set", "ZZ-01=a"]).refused(3, &["There is no question ZZ-01."]);
    assert_eq!(cli.run_words(["what-if", file]).code, 2);
}
