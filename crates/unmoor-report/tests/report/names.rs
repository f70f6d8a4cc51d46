//! What a report is addressed with: names of any length on cover, board page, letter and foot, and the client's logo.

use jiff::civil::date;
use unmoor_core::assessment::{Answer, Assessment, Vendor};
use unmoor_core::{demo, file, pack};
use unmoor_report::compose::{self, LetterSettings, PartName, ReportInput, Settings};
use unmoor_report::document::Paper;
use unmoor_report::logo::Logo;
use unmoor_report::verify::{self, VerifyFault};

use crate::support::{DEMO, png, print, print_with, render, run, settings, unanswered, verified, words};

#[test]
fn a_confidentiality_line_of_two_lines_stands_whole_at_the_foot_and_a_longer_one_has_no_room() {
    let line = "Strictly confidential. For the members of the supervisory board and for counsel of Fennimere Garden \
                Centres only; not to be copied, quoted or handed on without written consent.";
    assert!(unmoor_report::fits_foot(line));
    assert!(!unmoor_report::fits_foot(&format!("{line} {line}")));
    let confidentiality = line.to_owned();
    let report = print_with(&demo::assessment(), Settings { confidentiality, ..settings() });
    let whole = words(&report.bytes).matches(line).count();
    assert!(whole > 5, "whole on {whole} pages");
}

#[test]
fn a_name_that_is_too_long_for_the_cover_stands_in_full_in_the_part_on_the_method() {
    let name = "Gesellschaft zur Förderung der Vergleichbarkeit ".repeat(12).trim().to_owned();
    let mut assessment = demo::assessment();
    assessment.vendor.name.clone_from(&name);
    let report = print(&assessment);
    let text = words(&report.bytes);
    assert!(text.contains(&format!("Names in full Vendor: {name}")), "{text}");
    assert!(!words(&DEMO.bytes).contains("Names in full"));
    assert!(verified(&report.bytes).is_empty());
}

#[test]
fn a_long_name_stands_whole_on_the_cover_and_in_full_without_the_part_on_the_method() {
    let name =
        "Gesellschaft zur Förderung der Vergleichbarkeit von Verträgen über Software im Einzelhandel mbH & Co. KG";
    let mut assessment = demo::assessment();
    assessment.vendor.name = name.to_owned();
    let client = name.to_owned();
    let left_out = [PartName::Method].into_iter().collect();
    let report = print_with(&assessment, Settings { client, left_out, ..settings() });
    let cover = cover_of(&report.bytes);
    assert!(cover.matches(name).count() >= 3 && !cover.contains('\u{2026}'), "{cover}");
    let text = words(&report.bytes);
    assert!(text.contains(&format!("Names in full Vendor: {name}")), "{text}");
}

/// The cover's words, as they stand one after another.
fn cover_of(report: &[u8]) -> String {
    let cover = run("pdftotext", &["-raw", "-l", "1", "FILE", "-"], report);
    cover.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn four_long_names_stand_whole_on_the_cover_and_those_said_above_it_give_way() {
    let name =
        "Gesellschaft zur Förderung der Vergleichbarkeit von Verträgen über Software im Einzelhandel mbH & Co. KG";
    for paper in [Paper::A4, Paper::Letter] {
        let mut assessment = demo::assessment();
        let vendor =
            Vendor { name: format!("Anbieter: {name}"), service: format!("Dienst: {name}"), ..assessment.vendor };
        assessment = Assessment { vendor, title: format!("Anlass: {name}"), ..assessment };
        let client = format!("Kunde: {name}");
        let report = print_with(&assessment, Settings { client, paper, ..settings() });
        let cover = cover_of(&report.bytes);
        for what in ["Anbieter", "Dienst", "Anlass", "Kunde"] {
            assert!(cover.contains(&format!("{what}: {name}")), "{paper:?} {what}: {cover}");
        }
        assert!(!cover.contains('\u{2026}') && !cover.contains("In full"), "{cover}");
        assert!(verified(&report.bytes).is_empty());
    }
}

#[test]
fn a_cover_without_room_for_a_name_says_on_which_page_it_stands_whole() {
    let name = "Gesellschaft zur Förderung der Vergleichbarkeit ".repeat(12).trim().to_owned();
    let mut assessment = demo::assessment();
    assessment.title.clone_from(&name);
    let report = print(&assessment);
    let cover = cover_of(&report.bytes);
    let page = cover.split("In full page ").nth(1).and_then(|rest| rest.split_whitespace().next()).expect(&cover);
    let there = run("pdftotext", &["-raw", "-f", page, "-l", page, "FILE", "-"], &report.bytes);
    let there = there.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(there.contains(&format!("Occasion: {name}")), "{there}");
}

/// Names that no cover and no letter was made for, and all that can stand on one.
#[test]
fn cover_board_and_letter_hold_names_of_any_length() {
    let word = "Grundst\u{fc}cksverkehrsgenehmigungszust\u{e4}ndigkeits\u{fc}bertragung ";
    for paper in [Paper::A4, Paper::Letter] {
        for (long, times) in [("Wort ", 3), ("Wort ", 60), ("Wort ", 190), (word, 1), (word, 4), (word, 14)] {
            let long = long.repeat(times);
            let mut assessment = unanswered();
            assessment.title.clone_from(&long);
            assessment.vendor = Vendor { name: long.clone(), service: long.clone(), ..Vendor::default() };
            assessment.contract = demo::assessment().contract;
            assessment.parking = demo::assessment().parking;
            for record in assessment.answers.values_mut() {
                record.answer = Answer::Unknown;
            }
            let settings = Settings {
                client: long.clone(),
                author: long.clone(),
                confidentiality: format!("{long}. {long}"),
                letter: LetterSettings {
                    place: long.clone(),
                    address: format!("{long}\n").repeat(4),
                    reply_by: None,
                    reply_to: long.clone(),
                    signed: format!("{long}\n{long}"),
                },
                paper,
                ..settings()
            };
            let pdf = print_with(&assessment, settings);
            assert_eq!(verified(&pdf.bytes), [], "{paper:?}, {times} times");
            let board = run("pdftotext", &["-raw", "-f", "2", "-l", "2", "FILE", "-"], &pdf.bytes);
            let board = board.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(board.contains("as far as you can show today. ") && board.contains("in the way."), "{board}");
        }
    }
}

#[test]
fn a_word_that_the_subject_of_the_letter_must_break_leaves_no_letter_alone() {
    let mut assessment = demo::assessment();
    assessment.vendor.service = "Rindfleischetikettierungs\u{fc}berwachungsaufgaben\u{fc}bertragungsdienst".to_owned();
    let left_out = PartName::ALL.into_iter().filter(|part| *part != PartName::Letter).collect();
    let letter = print_with(&assessment, Settings { left_out, ..settings() });
    let text = run("pdftotext", &["-raw", "-l", "1", "FILE", "-"], &letter.bytes);
    let subject = text.split("21 questions about").nth(1).and_then(|rest| rest.split("Dear ").next()).unwrap();
    let lines: Vec<&str> = subject.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert!(lines.len() > 1 && lines[1..].iter().all(|line| line.chars().count() > 8), "{lines:?}");
}

#[test]
fn the_cover_cuts_no_sentence_and_breaks_no_word_that_has_room() {
    let mut assessment = demo::assessment();
    let service = "Kundenbeziehungsverwaltungsplattform";
    assessment.vendor.service = format!("{service} \u{201e}Relate\u{201c} (CRM and analytics)");
    let client = "Fennimere Gartencenterbetriebsgesellschaft mbH & Co. KG, Ludwigsburg".to_owned();
    let pdf = print_with(&assessment, Settings { client, ..settings() });
    let cover = run("pdftotext", &["-raw", "-l", "1", "FILE", "-"], &pdf.bytes);
    assert_eq!(cover.matches(service).count(), 2, "the title and the facts: {cover}");
    let cover = cover.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(cover.contains("How freely the client could leave, as far as it can show today"), "{cover}");
}

#[test]
fn a_letter_alone_carries_nothing_that_the_vendor_must_not_see() {
    let others = PartName::ALL.into_iter().filter(|part| *part != PartName::Letter);
    let letter = LetterSettings {
        place: "Hamburg".to_owned(),
        address: "Quaystead B.V.\nCustomer contracts".to_owned(),
        reply_by: Some(date(2026, 12, 11)),
        reply_to: "contracts@fennimere.example".to_owned(),
        signed: "Ines Aldana\nHead of procurement".to_owned(),
    };
    let pdf = print_with(&demo::assessment(), Settings { left_out: others.collect(), letter, ..settings() });
    let text = words(&pdf.bytes);
    for said in [
        "Hamburg, 23 November 2026",
        "Quaystead B.V. Customer contracts 21 questions about leaving Quaystead Relate",
        "Please reply by 11 December 2026 to contracts@fennimere.example.",
        "Yours faithfully, Ines Aldana Head of procurement",
        "Letter, page 1 of 2",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for hidden in ["Confidential", "score", "Grade", "Page 1"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert_eq!(verify::read(&pdf.bytes).unwrap_err(), VerifyFault::Missing { name: "assessment.unmoor.json" });
    assert!(!run("pdfinfo", &["FILE"], &pdf.bytes).contains("Grade"));
}

#[test]
fn a_long_name_leaves_nothing_out() {
    let mut assessment = demo::assessment();
    assessment.vendor.service = "Wort ".repeat(120).trim_end().to_owned();
    let pdf = print(&assessment);
    assert_eq!(verified(&pdf.bytes), []);
}

#[test]
fn a_logo_stands_on_cover_and_letter_in_the_words_of_the_client_and_is_verified_with_the_rest() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">
        <path d="M0 0h12v16h16V0h12v40H28V26H12v14H0z" fill="#0b3d4a"/><circle cx="80" cy="20" r="18" fill="none"
        stroke="#c0392b" stroke-width="4"/></svg>"##;
    for file in [svg.to_vec(), png()] {
        let logo = Logo::read(&file).unwrap();
        let settings = Settings { accent: Some("#c0392b".to_owned()), ..settings() };
        let assessment = demo::assessment();
        let input = ReportInput::new(&assessment, pack::builtin(), settings, file::write(&assessment));
        let document = compose::document(&input.with_logo(Some(logo)));
        let pdf = render(&document);
        if let Ok(folder) = std::env::var("UNMOOR_LOOK") {
            #[expect(clippy::disallowed_methods, reason = "somebody wants to look at it")]
            std::fs::write(format!("{folder}/logo-{}.pdf", file.len()), &pdf.bytes).unwrap();
        }
        run("qpdf", &["--check", "FILE"], &pdf.bytes);
        assert_eq!(verified(&pdf.bytes), []);
        let figures = |report: &[u8]| run("pdfinfo", &["-struct", "FILE"], report).matches("Figure").count();
        assert_eq!(figures(&pdf.bytes), figures(&DEMO.bytes) + 2, "on the cover and on the letter");
        assert!(verify::read(&pdf.bytes).unwrap().logo.is_some());
    }
}
