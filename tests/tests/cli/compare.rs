//! Vendors side by side without a window, and the copy that an older assessment needs for it.

use std::ffi::OsStr;
use std::path::PathBuf;

use unmoor_core::assessment::{Assessment, PackRef};
use unmoor_core::demo;
use unmoor_store::{Access, Act, StoreFault, Workspace};
use unmoor_tests::cli::{Cli, Ran};
use unmoor_tests::folders::Folders;
use unmoor_tests::vendors::{self, marlow, sundial};

fn files(folders: &Folders) -> Vec<PathBuf> {
    vendors::put(&folders.chosen(), &[demo::assessment(), marlow(), sundial()])
}

fn run(cli: &Cli<'_>, words: &str, files: &[&PathBuf]) -> Ran {
    cli.run_words(words.split(' ').map(OsStr::new).chain(files.iter().map(|file| file.as_os_str())))
}

#[test]
fn files_are_compared_without_a_workspace() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let [demo, marlow, sundial] = &files(&folders)[..] else { panic!("three files") };
    let text = run(&cli, "compare", &[demo, marlow, sundial]).done().out;
    let headline = "Sundial is clearly freer; between Quaystead and Marlow there is no clear difference.";
    assert!(text.starts_with(&format!("# {headline}\n")), "{text}");
    assert!(text.contains("| Portability | 42 to 77 | 55 to 57 | 92 to 93 | Sundial |"), "{text}");

    let json = run(&cli, "compare --json", &[demo, marlow, sundial]).done().json();
    assert_eq!(json["comparison"]["headline"], headline);
    assert_eq!(json["scores"].as_array().map(Vec::len), Some(3));
    let own = run(&cli, "score --json", &[demo]).done().json();
    assert_eq!(json["scores"][0]["portability"], own["portability"], "all of its questions are common");
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0, "comparing files makes no workspace");
}

#[test]
fn a_comparison_is_written_in_the_format_of_its_ending() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let files = files(&folders);
    for (name, begins) in [("out.md", "# Sundial"), ("out.csv", "\u{feff},,Marlow,,Sundial,,")] {
        let out = folders.saved().join(name);
        run(&cli, "compare -o", &[&out, &files[1], &files[2]]).done();
        let text = std::fs::read_to_string(&out).unwrap();
        assert!(text.starts_with(begins), "{text}");
    }
    let out = folders.saved().join("out.docx");
    run(&cli, "compare -o", &[&out, &files[1], &files[2]]).refused(3, &["does not end in .md or .csv"]);
    assert!(!out.exists());
}

#[test]
fn what_cannot_be_compared_is_refused_with_a_sentence() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let files = files(&folders);
    let id = cli.make("Acme");
    assert_eq!(cli.run("compare").code, 2, "no words are wrong usage");
    run(&cli, "compare", &[&files[0]]).refused(3, &["at least two assessments, and one is chosen"]);
    run(&cli, "compare", &[&files[0], &files[0]]).refused(3, &["is chosen twice"]);
    run(&cli, &format!("compare {id} nobody"), &[]).refused(3, &["There is no assessment \"nobody\""]);
    run(&cli, &format!("compare {id}"), &[&files[0]]).done();
}

#[test]
fn an_older_assessment_is_rescored_as_a_copy_and_then_compared() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let sundial = &files(&folders)[2];
    cli.run_on("import", sundial).done();
    let mut older = Assessment { packs: vec![PackRef::new("unmoor-standard", "0.9.0")], ..marlow() };
    older.answers.insert("DO-99".into(), older.answers[&"DO-01".into()].clone());
    let mut workspace = Workspace::open(data.join("Workspace.unmoor"), Access::ReadWrite).unwrap();
    let at = "2026-11-20T09:00:00Z".parse().unwrap();
    workspace.change::<_, StoreFault>(Act::Import, at, |tx| tx.add_assessment(&older)).unwrap();
    drop(workspace);

    let list = cli.run("list").done().out;
    assert!(list.contains(&format!("{}  cannot be scored here (unmoor-standard 0.9.0)", older.id)), "{list}");
    let says =
        ["was asked from the question pack unmoor-standard 0.9.0", "Its answers are all kept.", "Rescore a copy"];
    cli.run(&format!("score {}", older.id)).refused(3, &says);
    run(&cli, &format!("compare {}", older.id), &[sundial]).refused(3, &["Marlow from unmoor-standard 0.9.0"]);
    let export = folders.saved().join("older.unmoor.json");
    cli.run_on(&format!("export {} -o", older.id), &export).done();
    assert!(std::fs::read_to_string(&export).unwrap().contains("DO-99"), "it can leave as it is");

    let plan = cli.run(&format!("rescore --look --json {}", older.id)).done().json();
    assert_eq!((&plan["made"], &plan["plan"]["lost"][0]["id"]), (&serde_json::Value::Null, &"DO-99".into()), "{plan}");
    let made = cli.run(&format!("rescore --json {}", older.id)).done().json();
    let copy = made["made"].as_str().unwrap();
    let text = run(&cli, &format!("compare {copy}"), &[sundial]).done().out;
    assert!(text.starts_with("# Sundial is clearly freer than Marlow."), "{text}");
    cli.run(&format!("rescore {copy}")).refused(3, &["has no other version"]);
}
