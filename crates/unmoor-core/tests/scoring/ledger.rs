//! Ledgers: what a figure opens into adds up to it, line by line, with the numbers that are printed.

use jiff::civil::{Date, date};
use unmoor_core::assessment::{Answer, Assessment, Evidence, OptionKey};
use unmoor_core::ledger::{Ledger, Line, LineKind, Opened, ledger};
use unmoor_core::rank;
use unmoor_core::score::{CapKind, score};
use unmoor_core::{finding, pack};

use crate::common::demo;

const TODAY: Date = date(2026, 11, 23);

fn opened(assessment: &Assessment, figure: &str) -> Option<Ledger> {
    let pack = pack::builtin();
    ledger(&figure.parse().unwrap(), assessment, pack, &score(assessment, pack), TODAY)
}

fn of_demo(figure: &str) -> Ledger {
    opened(&demo(), figure).unwrap_or_else(|| panic!("the demo has {figure}"))
}

fn lines(ledger: &Ledger, kind: LineKind) -> Vec<&Line> {
    ledger.lines.iter().filter(|line| line.kind == kind).collect()
}

fn printed(ledger: &Ledger) -> Vec<&str> {
    let cells = lines(ledger, LineKind::Printed).into_iter().flat_map(|line| &line.cells[1..]);
    cells.map(String::as_str).filter(|cell| !cell.is_empty()).collect()
}

/// A printed number; `None` where the cell is none.
fn number(cell: &str) -> Option<f64> {
    cell.replace(',', "").replace('\u{2212}', "-").parse().ok()
}

/// The sum of a column over the entries.
fn column(ledger: &Ledger, at: usize) -> f64 {
    lines(ledger, LineKind::Entry).iter().filter_map(|line| number(&line.cells[at])).sum()
}

/// "5,514.30 / 110 = 50.13" as its three numbers.
fn quotient(cell: &str) -> (f64, f64, f64) {
    let (sum, result) = cell.split_once(" = ").unwrap();
    let (part, whole) = sum.split_once(" / ").unwrap();
    let result = number(result.trim_end_matches('%')).unwrap();
    (number(part).unwrap(), number(whole).unwrap(), result)
}

#[test]
fn every_figure_of_the_demo_is_printed_as_its_story_says() {
    for (figure, wanted) in [
        ("portability", &["42", "77"][..]),
        ("grade", &["D", "B"]),
        ("average", &["110", "50", "77"]),
        ("section:AL", &["17", "54"]),
        ("exposure", &["64.3", "53.1", "64", "53"]),
        ("lock-in", &["58.1", "23.1"]),
        ("risk", &["High", "Low", "37.3", "12.3", "37", "12"]),
        ("coverage", &["70%"]),
        ("confidence", &["61%"]),
        ("proof", &["43%"]),
        ("cap:weakest:AL", &["42", "79"]),
        ("cap:knockout:XR-01", &["49", "no cap"]),
        ("cap:unknown:AL-02", &["49", "no cap"]),
        ("findings", &["57"]),
        ("finding:XR-01", &["64", "Critical"]),
        ("deadline", &["in 94 days", "25 Feb 2027"]),
        ("way:2", &["49", "52", "77", "77"]),
        ("effect:AL-07", &["37", "42", "78", "77", "+4.7", "\u{2212}0.8"]),
    ] {
        assert_eq!(printed(&of_demo(figure)), wanted, "{figure}");
    }
}

#[test]
fn every_name_of_a_figure_reads_back_and_others_are_refused() {
    let named = [
        Opened::Section("AL".into()),
        Opened::Cap(CapKind::ProofGate, String::new()),
        Opened::Cap(CapKind::Knockout, "XR-01".into()),
        Opened::Finding("XR-01".into()),
        Opened::Gain("AL-01".into()),
        Opened::ProofGain("SD-05".into()),
        Opened::Effect("AL-07".into()),
        Opened::Swing("AL-02".into()),
        Opened::WayStep(2),
        Opened::LockIn,
        Opened::Deadline,
    ];
    for opened in named {
        assert_eq!(opened.to_string().parse::<Opened>().as_ref(), Ok(&opened), "{opened}");
    }
    for word in ["", "portabilty", "section", "way:first", "cap:AL", "cap:none:AL", "finding"] {
        assert!(word.parse::<Opened>().is_err(), "{word}");
    }
    let missing = ["section:ZZ", "finding:DO-99", "way:0", "way:3", "cap:knockout:DO-01", "gain:ZZ-01"];
    for figure in [&missing[..], &["swing:XR-01", "effect:AL-02"]].concat() {
        assert_eq!(opened(&demo(), figure), None, "the demo has no {figure}");
    }
}

#[test]
fn sections_add_up_to_the_last_digit() {
    for section in score(&demo(), pack::builtin()).sections {
        let ledger = of_demo(&format!("section:{}", section.id));
        let [sums, quotients] = lines(&ledger, LineKind::Sum)[..] else { panic!("two lines of sums") };
        for (products, weight) in [(4, 2), (6, 2)] {
            assert_eq!(column(&ledger, products), number(&sums.cells[products]).unwrap(), "{}", ledger.title);
            assert_eq!(column(&ledger, weight), number(&sums.cells[weight]).unwrap(), "{}", ledger.title);
            let (part, whole, result) = quotient(&quotients.cells[products]);
            assert!((part / whole - result).abs() < 0.005_001, "{}", ledger.title);
        }
        for line in lines(&ledger, LineKind::Entry).iter().filter(|line| !line.cells[2].is_empty()) {
            let cells: Vec<f64> = line.cells[2..].iter().map(|cell| number(cell).unwrap()).collect();
            assert_eq!((cells[0] * cells[1], cells[0] * cells[3]), (cells[2], cells[4]), "{:?}", line.cells);
        }
    }
}

#[test]
fn averages_exposure_and_shares_add_up_as_they_are_printed() {
    for (figure, columns) in [
        ("average", &[1, 3, 5][..]),
        ("exposure", &[1, 3, 5]),
        ("coverage", &[1, 2, 3, 4]),
        ("confidence", &[1, 3]),
        ("proof", &[1, 2]),
    ] {
        let ledger = of_demo(figure);
        let sums = lines(&ledger, LineKind::Sum);
        for at in columns {
            let off = (column(&ledger, *at) - number(&sums[0].cells[*at]).unwrap()).abs();
            assert!(off < 0.051, "{figure}, column {at}: off by {off}, more than rounding");
        }
        for cell in sums[1].cells[1..].iter().filter(|cell| !cell.is_empty()) {
            let (part, whole, result) = quotient(cell);
            let scale = if cell.ends_with('%') { 100.0 } else { 1.0 };
            assert!((scale * part / whole - result).abs() < 0.051, "{figure}: {cell}");
        }
    }
}

#[test]
fn every_finding_swing_and_gain_opens_and_ends_in_its_own_number() {
    let demo = demo();
    let pack = pack::builtin();
    let score = score(&demo, pack);
    for finding in finding::findings(&demo, pack, &score) {
        let ledger = of_demo(&format!("finding:{}", finding.id));
        let product: f64 = lines(&ledger, LineKind::Entry).iter().map(|line| number(&line.cells[2]).unwrap()).product();
        let weight = number(&lines(&ledger, LineKind::Sum)[0].cells[2]).unwrap();
        assert!((product - weight).abs() < 0.011 && (weight - finding.weight).abs() < 0.005_001, "{}", finding.id);
    }
    for swing in rank::swings(&demo, pack) {
        let ledger = of_demo(&format!("swing:{}", swing.id));
        let widest =
            lines(&ledger, LineKind::Entry).iter().filter_map(|line| number(&line.cells[3])).fold(0.0, f64::max);
        assert!((widest - swing.width()).abs() < 0.005_001, "{}", swing.id);
    }
    for (kind, gains) in [("gain", rank::gains(&demo, pack)), ("proof-gain", rank::proof_gains(&demo, pack))] {
        assert!(!gains.is_empty());
        for gain in gains {
            let ledger = of_demo(&format!("{kind}:{}", gain.id));
            let change = |label: &str| {
                let line = ledger.lines.iter().find(|line| line.cells[0].starts_with(label)).unwrap();
                (number(&line.cells[2]).unwrap() - number(&line.cells[1]).unwrap(), number(&line.cells[3]).unwrap())
            };
            for (label, wanted) in [("Average", gain.average), ("Score", gain.portability)] {
                let (difference, printed) = change(label);
                assert!(
                    (difference - printed).abs() < 0.011 && (printed - wanted).abs() < 0.005_001,
                    "{kind} {}",
                    gain.id
                );
            }
        }
    }
}

#[test]
fn the_steps_of_the_way_lead_from_one_to_the_next() {
    let (first, second) = (of_demo("way:1"), of_demo("way:2"));
    let line = |ledger: &Ledger| lines(ledger, LineKind::Printed)[0].cells.clone();
    assert_eq!(line(&first)[1..], ["42", "49", "77", "77"]);
    assert_eq!(line(&second)[1..], ["49", "52", "77", "77"], "the second begins where the first ends");
    assert!(
        second
            .lines
            .iter()
            .any(|line| line.cells[0] == "Knock-out XR-01" && line.cells[1] == "49.00" && line.cells[2] == "no cap")
    );
}

#[test]
fn the_proof_gate_opens_into_its_half() {
    let mut good = demo();
    for question in &pack::builtin().questions {
        let record = good.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Documented };
    }
    let ledger = opened(&good, "cap:proof:").unwrap();
    assert_eq!(printed(&ledger), ["84", "no cap"]);
    let cell = |label: &str| &ledger.lines.iter().find(|line| line.cells[0].starts_with(label)).unwrap().cells[1];
    assert!(number(cell("Weight tested")) < number(cell("Half of it")));
}

#[test]
fn the_last_safe_day_takes_the_move_off() {
    let mut demo = demo();
    let contract = demo.contract.as_mut().unwrap();
    contract.months_to_leave = Some(2);
    assert_eq!(printed(&opened(&demo, "deadline").unwrap()), ["in 32 days", "25 Dec 2026"]);
    demo.contract = None;
    assert_eq!(opened(&demo, "deadline"), None);
}

#[test]
fn a_ledger_is_copied_as_text_and_as_a_table() {
    insta::assert_snapshot!(format!("{}\n{}", of_demo("average").text(), of_demo("risk").table()));
    for figure in ["portability", "cap:knockout:XR-01", "gain:AL-01", "swing:AL-02", "way:1", "stability", "deadline"] {
        let ledger = of_demo(figure);
        assert!(ledger.lines.iter().all(|line| line.cells.len() == ledger.columns.len()), "{figure}");
        assert_eq!(ledger.table().lines().count(), ledger.lines.len() + 1, "{figure}");
    }
}
