//! Dates on the command line: listed, written as a calendar, and nothing of another vendor in it.

use unmoor_tests::cli::Cli;

/// An assessment of a vendor whose contract is known.
fn make(cli: &Cli<'_>, vendor: &str, ends: &str) -> String {
    let words = ["new", "--json", "--vendor", vendor, "--service", "Payroll", "--ends", ends, "--notice-days", "90"];
    let made = cli.run_words(words.iter().chain(&["--months-to-leave", "9", "--auto-renews", "true"]));
    made.done().json()["id"].as_str().unwrap().to_owned()
}

#[test]
fn dates_are_listed_for_one_vendor_and_for_all() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::on(folder.path());
    assert!(cli.run("dates").done().out.contains("No dates"));
    let acme = make(&cli, "Acme", "2037-12-31");
    make(&cli, "Corvid", "2036-06-30");
    let all = cli.run("dates --json").done().json();
    let dates: Vec<(&str, &str)> = all["dates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["date"].as_str().unwrap(), line["key"].as_str().unwrap()))
        .collect();
    let expected = [
        ("2035-07-01", "safe-day"),
        ("2036-04-01", "notice"),
        ("2036-06-30", "end"),
        ("2037-01-02", "safe-day"),
        ("2037-10-02", "notice"),
        ("2037-12-31", "end"),
    ];
    assert_eq!(dates, expected);
    let text = cli.run(&format!("dates {acme}")).done().out;
    assert!(text.contains("2037-01-02  Acme, Payroll: last safe day, in "), "{text}");
    assert!(text.contains("9 months to move = 2 January 2037)") && !text.contains("Corvid"), "{text}");
}

#[test]
fn a_calendar_holds_the_dates_asked_for_and_its_entries_keep_their_ids() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::on(folder.path());
    let acme = make(&cli, "Acme, \"Söhne\"; <b>GmbH</b>", "2037-12-31");
    make(&cli, "Corvid", "2036-06-30");
    let file = folder.path().join("dates.ics");
    cli.run_on(&format!("dates {acme} -o"), &file).done();
    let one = std::fs::read_to_string(&file).unwrap();
    assert!(one.starts_with("BEGIN:VCALENDAR\r\n") && !one.contains("Corvid"), "{one}");
    let uids = |text: &str| -> Vec<String> {
        text.replace("\r\n ", "").lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let expected = ["safe-day", "notice", "end"].map(|key| format!("UID:{acme}-{key}@unmoor"));
    assert_eq!(uids(&one), expected);
    cli.run_on("dates -o", &file).done();
    let all = std::fs::read_to_string(&file).unwrap();
    assert_eq!(uids(&all).len(), 6);
    assert!(expected.iter().all(|uid| uids(&all).contains(uid)), "both files call an entry by the same name");

    let exported = folder.path().join("acme.unmoor.json");
    cli.run_on(&format!("export {acme} -o"), &exported).done();
    let elsewhere = tempfile::tempdir().unwrap();
    let listed = Cli::on(elsewhere.path()).run_on("dates --json", &exported).done().json();
    assert_eq!(listed["dates"].as_array().unwrap().len(), 3, "a file needs no workspace");
    assert!(std::fs::read_dir(elsewhere.path()).unwrap().next().is_none(), "and makes none");
}

#[test]
fn a_calendar_without_dates_or_with_another_ending_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::on(folder.path());
    cli.run_on("dates -o", &folder.path().join("dates.ics")).refused(3, &["no date to save"]);
    make(&cli, "Acme", "2037-12-31");
    cli.run_on("dates -o", &folder.path().join("dates.pdf")).refused(3, &["does not end in .ics"]);
    cli.run("dates nobody").refused(3, &["no assessment \"nobody\""]);
    assert!(!folder.path().join("dates.ics").exists() && !folder.path().join("dates.pdf").exists());
}

#[test]
fn whoever_sees_to_a_finding_is_named_unless_people_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let cli = Cli::on(folder.path());
    cli.run_words(["demo", "--out"].map(std::ffi::OsStr::new).iter().chain(&[folder.path().as_os_str()])).done();
    let demo = folder.path().join("demo.unmoor.json");
    cli.run_on("import", &demo).done();
    for of in ["dates", "dates --without-names", "dates --redact people"] {
        let named = of == "dates";
        let file = folder.path().join("dates.ics");
        cli.run_on(&format!("{of} -o"), &file).done();
        let calendar = std::fs::read_to_string(&file).unwrap().replace("\r\n ", "");
        let listed = [cli.run(of).done().out, cli.run_on(of, &demo).done().out];
        for text in listed.iter().chain([&calendar]) {
            assert_eq!(text.contains("Tobias Renn"), named, "{of}: {text}");
            assert!(text.contains("Person") || text.contains("Participant") || named, "{of}: {text}");
        }
    }
    let file = folder.path().join("looked.ics");
    cli.run_on("dates --redact people --look -o", &file).done();
    assert!(!file.exists(), "to look writes nothing");
}
