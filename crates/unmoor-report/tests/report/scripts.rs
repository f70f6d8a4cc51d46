//! Scripts that no bundled face draws: with a font of the computer where there is one, with a sign and a warning where not.

use std::ops::ControlFlow;

use crate::support::{composed, print, run, verified, words};
use lopdf::{Document as File, Object};
use unmoor_core::assessment::Assessment;
use unmoor_core::demo;
use unmoor_report::fonts::Typefaces;
use unmoor_report::pdf::{self, Pdf, ReportFault, Warning};
use unmoor_report::verify;

const HEBREW: &str = "\u{5d4}\u{5e1}\u{5db}\u{5dd} 12.3 \u{5e2}\u{5dd} DO-04 (\u{5e1}\u{5e2}\u{5d9}\u{5e3} 7)";
const ARABIC: &str = "\u{627}\u{644}\u{639}\u{642}\u{62f} \u{645}\u{624}\u{631}\u{62e} 2027";
const CHINESE: &str = "\u{6570}\u{636e}\u{53ef}\u{643a}\u{5e26}\u{6027}";
const MARKS: &str = "x\u{30c}q\u{323} Z\u{308}\u{304}";

fn foreign() -> Assessment {
    let mut assessment = demo::assessment();
    let notes = [
        HEBREW,
        ARABIC,
        CHINESE,
        MARKS,
        "caf\u{e9} \u{141}\u{f3}d\u{17a} \u{20ac} \u{416}\u{438}\u{437}\u{43d}\u{44c} \u{3a3}",
    ];
    for (at, record) in assessment.answers.values_mut().enumerate() {
        record.note = notes[at % notes.len()].to_owned();
    }
    assessment
}

fn on_this_computer(assessment: &Assessment) -> Pdf {
    let pdf = pdf::render(&composed(assessment), &mut |_| ControlFlow::Continue(())).unwrap();
    if let Ok(folder) = std::env::var("UNMOOR_LOOK") {
        #[expect(clippy::disallowed_methods, reason = "somebody wants to look at it")]
        std::fs::write(format!("{folder}/scripts.pdf"), &pdf.bytes).unwrap();
    }
    pdf
}

fn borrowed(pdf: &Pdf) -> bool {
    pdf.warnings.iter().any(|warning| matches!(warning, Warning::FontOfComputer { .. }))
}

#[test]
fn fonts_of_this_computer_draw_what_unmoor_s_own_do_not_and_are_named() {
    let pdf = on_this_computer(&foreign());
    run("qpdf", &["--check", "FILE"], &pdf.bytes);
    assert_eq!(verified(&pdf.bytes), []);
    assert_eq!(on_this_computer(&foreign()).bytes, pdf.bytes, "the same fonts give the same bytes");
    // Where `cargo xtask test` sees to the packages there is a font of China, and its letters are found again.
    if cfg!(target_os = "linux") {
        assert!(words(&pdf.bytes).contains(CHINESE), "a font of this computer draws them");
    }
    if borrowed(&pdf) {
        let facts = run("pdfinfo", &["FILE"], &pdf.bytes);
        assert!(facts.contains("Set with fonts of the computer: "), "{facts}");
        assert!(pdf.bytes.len() < 600_000, "only the letters that are used are embedded: {}", pdf.bytes.len());
    }
}

#[test]
fn without_them_a_sign_stands_for_each_letter_and_a_warning_names_it() {
    let pdf = print(&foreign());
    assert!(!borrowed(&pdf));
    let missing = |warning: &Warning| matches!(warning, Warning::MissingGlyphs { characters } if characters.contains(&'\u{6570}'));
    assert!(pdf.warnings.iter().any(missing));
    assert!(words(&pdf.bytes).contains("\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"), "none is dropped");
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn a_report_set_with_a_font_that_is_not_here_is_not_called_altered() {
    let pdf = print(&demo::assessment());
    let mut file = File::load_mem(&pdf.bytes).unwrap();
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    file.get_dictionary_mut(info).unwrap().set("UnmoorFonts", Object::string_literal("Nowhere-Regular 00ff"));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let attached = verify::read(&bytes).unwrap();
    let fault = verify::compare(&attached, &composed(&demo::assessment())).unwrap_err();
    assert_eq!(fault, ReportFault::FontsElsewhere { names: "Nowhere-Regular".to_owned() });
}

#[test]
fn no_font_is_taken_that_was_not_asked_for() {
    let these = Typefaces::These(vec!["00ff".to_owned()]);
    let pdf = pdf::render_in(&composed(&foreign()), &these, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(pdf.bytes, print(&foreign()).bytes);
}
