//! Generated sentences and printed numbers.

use jiff::civil::date;
use unmoor_core::assessment::{Answer, Evidence, NonBlank, OptionKey, Treatment, TreatmentStatus};
use unmoor_core::finding::{TakenOn, findings, left_over};
use unmoor_core::rank::way_up;
use unmoor_core::score::{End, Grade, score};
use unmoor_core::{pack, words};

use crate::common::demo;

#[test]
fn a_printed_number_never_crosses_a_floor() {
    assert_eq!((words::whole(49.96), words::one_decimal(49.96)), ("49".into(), "49.9".into()));
    assert_eq!(words::two_decimals(49.999_4), "49.99");
    assert_eq!(words::whole(49.999_999_7), "50", "after rounding to six decimals it is a C");
    assert_eq!(
        (words::whole(41.894_737), words::whole(50.0), words::whole(99.6)),
        ("42".into(), "50".into(), "100".into())
    );
    assert_eq!(
        (words::risk_whole(29.7), words::risk_whole(14.5), words::whole(14.5)),
        ("29".into(), "14".into(), "15".into())
    );
    assert_eq!(
        (words::percent(0.796), words::percent(0.8), words::percent(0.699_029)),
        ("79%".into(), "80%".into(), "70%".into())
    );
    assert_eq!(words::axis_whole(49.8), "49", "lock-in stays below the middle");
    assert_eq!(
        [0.0, 0.000_000_1, 0.01, 0.049, 0.05, 0.54].map(words::gain),
        ["0.0", "0.0", "<0.1", "<0.1", "0.1", "0.5"]
    );
}

#[test]
fn every_number_prints_on_its_own_side_of_every_floor() {
    for step in 0..=100_000_u32 {
        let value = f64::from(step) / 1000.0;
        for printed in [words::whole(value), words::one_decimal(value), words::two_decimals(value)] {
            let read: f64 = printed.parse().unwrap();
            assert!(Grade::of(read) <= Grade::of(value), "{value} prints as {printed}");
            assert!((read - value).abs() <= 1.0, "{value} prints as {printed}");
        }
    }
}

#[test]
fn other_numbers_are_rounded_half_up_and_signed() {
    assert_eq!(words::plain(1343.588, 2), "1,343.59");
    assert_eq!(words::plain(-3.45, 1), "\u{2212}3.5", "half away from zero, with U+2212");
    assert_eq!([words::signed(2.14), words::signed(-0.8), words::signed(-0.02)], ["+2.1", "\u{2212}0.8", "0.0"]);
    assert_eq!(words::plain(1_234_567.0, 0), "1,234,567");
}

#[test]
fn counts_are_words_to_twelve() {
    assert_eq!([words::count(12), words::count(13), words::count_first(3)], ["twelve", "13", "Three"]);
    assert_eq!([words::counted(1, "day", "days"), words::counted_first(94, "day", "days")], ["one day", "94 days"]);
}

#[test]
fn text_is_set_with_typographic_marks() {
    assert_eq!(
        words::typographic("The vendor's \"own\" tool ('beta')"),
        "The vendor\u{2019}s \u{201c}own\u{201d} tool (\u{2018}beta\u{2019})"
    );
    assert_eq!(words::section_name("Contract & commercial"), "Contract and commercial");
    assert_eq!(words::section_name_within("Exit readiness & economics"), "exit readiness and economics");
    assert_eq!(words::section_name_within("SaaS dependencies"), "SaaS dependencies");
    assert_eq!(words::section_name_within("AI & machine learning"), "AI and machine learning");
    assert_eq!(words::date(date(2027, 2, 25)), "25 February 2027");
    assert_eq!(words::date_short(date(2027, 2, 25)), "25 Feb 2027");
}

#[test]
fn those_who_know_are_called_by_what_they_do() {
    assert_eq!(words::team("data"), "the data team");
    assert_eq!(words::team("management"), "the management");
    assert_eq!(words::team("works council"), "works council", "a pack of one's own may ask anybody");
    for role in words::roles() {
        assert!(words::team(role).starts_with("the "), "{role}");
    }
}

#[test]
fn verdict_of_every_grade() {
    let all = Grade::ALL.map(|grade| words::verdict_sentence(grade, "Acme"));
    insta::assert_snapshot!(all.join("\n"));
    assert_eq!(words::obstacles(0), "Nothing stands in the way.");
    assert_eq!(words::obstacles(1), "One thing stands in the way.");
}

#[test]
fn an_empty_assessment_does_not_say_that_nothing_stands_in_the_way() {
    let mut empty = demo();
    empty.answers.clear();
    let verdict = words::verdict(&score(&empty, pack::builtin()), "Acme");
    assert!(verdict.ends_with("Too little is answered yet to say what stands in the way."), "{verdict}");
}

/// The demo with everything answered alike.
fn all_answered(key: char, evidence: Evidence) -> unmoor_core::assessment::Assessment {
    let mut demo = demo();
    let asked: Vec<_> = score(&demo, pack::builtin()).asked().cloned().collect();
    for id in asked {
        demo.answers.entry(id).or_default().answer = Answer::Answered { option: OptionKey(key), evidence };
    }
    demo
}

/// Everything is answered as badly as it can be without a knock-out that binds: no cap lies below an average of nothing.
#[test]
fn a_low_grade_without_a_cap_does_not_say_that_nothing_stands_in_the_way() {
    let pack = pack::builtin();
    let worst = all_answered('e', Evidence::Documented);
    let score = score(&worst, pack);
    assert_eq!((score.grade.assured, score.blockers().len()), (Grade::E, 0));
    let verdict = words::verdict(&score, "Acme");
    assert!(verdict.ends_with("No single answer holds the score down: the average is low."), "{verdict}");
    let lead = words::sections_lead(&score, pack);
    assert!(!lead.contains("No core section is weak enough"), "{lead}");
    let best = all_answered('a', Evidence::Tested);
    let verdict = words::verdict(&unmoor_core::score::score(&best, pack), "Acme");
    assert!(verdict.ends_with("Nothing stands in the way."), "{verdict}");
}

#[test]
fn a_knock_out_that_does_not_bind_is_not_said_to_hold_the_score() {
    let pack = pack::builtin();
    let said = |assessment: &unmoor_core::assessment::Assessment, id: &str| {
        let score = score(assessment, pack);
        let found = findings(assessment, pack, &score);
        words::knockout(found.iter().find(|finding| finding.id.as_str() == id).unwrap(), &score)
    };
    let worst = all_answered('e', Evidence::Documented);
    assert_eq!(said(&worst, "AL-02"), "Knock-out: would hold the whole score to 49, but the average is lower.");
    assert_eq!(said(&demo(), "DO-02"), "");
}

/// In the demo the weakest section caps at 42, so two caps at 49 hold nothing.
#[test]
fn only_the_lowest_cap_is_said_to_hold_the_score() {
    let pack = pack::builtin();
    let said = |assessment: &unmoor_core::assessment::Assessment, id: &str| {
        let score = score(assessment, pack);
        let found = findings(assessment, pack, &score);
        let finding = words::knockout(found.iter().find(|finding| finding.id.as_str() == id).unwrap(), &score);
        let blocker = score.blockers().into_iter().find(|blocker| blocker.id == id).unwrap();
        (finding, words::blocker_holds(&blocker, &score))
    };
    let (finding, blocker) = said(&demo(), "XR-01");
    assert_eq!(finding, "Knock-out: would hold the assured score to 49, but another cap is lower.");
    assert_eq!(blocker, "would hold the assured score to 49");
    let (finding, blocker) = said(&demo(), "AL-02");
    assert_eq!(finding, "Unknown knock-out: would hold the assured score to 49, but another cap is lower.");
    assert_eq!(blocker, "would hold the assured score to 49");

    let mut alone = all_answered('a', Evidence::Tested);
    let worst = Answer::Answered { option: OptionKey('e'), evidence: Evidence::Documented };
    alone.answers.entry("AL-02".into()).or_default().answer = worst;
    let (finding, blocker) = said(&alone, "AL-02");
    assert_eq!(finding, "Knock-out: holds the whole score to 49.");
    assert_eq!(blocker, "holds the whole score to 49");
}

#[test]
fn what_holds_the_score_is_named_and_what_only_would_is_counted() {
    let pack = pack::builtin();
    let said = |assessment: &unmoor_core::assessment::Assessment| words::held_by(&score(assessment, pack));
    assert_eq!(said(&demo()).unwrap(), "AL holds the assured score to 42; two more would.");
    let mut good = all_answered('a', Evidence::Tested);
    assert_eq!(said(&good), None);
    for (id, wanted) in [
        ("EX-02", "EX-02 holds the whole score to 49."),
        ("AL-02", "AL-02 and EX-02 hold the whole score to 49."),
        ("EX-01", "EX-01 holds the whole score to 29; two more would."),
    ] {
        let worst = Answer::Answered { option: OptionKey('e'), evidence: Evidence::Documented };
        good.answers.entry(id.into()).or_default().answer = worst;
        assert_eq!(said(&good).unwrap(), wanted);
    }
}

#[test]
fn sections_that_stand_alike_are_not_named_as_one() {
    let mut empty = demo();
    empty.answers.clear();
    empty.answers.entry("EX-02".into()).or_default().answer =
        Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    let lead = words::sections_lead(&score(&empty, pack::builtin()), pack::builtin());
    assert!(lead.starts_with("Strongest is export formats, "), "{lead}");
    assert!(lead.contains("assured; weakest are eight sections, 0 assured. The average, "), "{lead}");
    assert!(lead.ends_with(" lies below the 25 that the weakest core section allows."), "{lead}");
}

#[test]
fn the_sentences_of_the_demo() {
    let demo = demo();
    let pack = pack::builtin();
    let score = score(&demo, pack);
    let found = findings(&demo, pack, &score);
    let mut lines =
        vec![words::verdict(&score, "Quaystead Relate"), words::grade(&score), words::interval(score.portability)];
    lines.extend(score.blockers().iter().map(|blocker| words::blocker(blocker, &score, pack)));
    for step in &way_up(&demo, pack).unwrap().steps {
        lines.push(words::way_step(step, pack));
        lines.push(words::way_step_under(step));
    }
    lines.push(words::sections_lead(&score, pack));
    lines.push(words::findings_lead(&found, Some(4)));
    lines.push(words::open_lead(33, 20));
    lines.push(words::test_lead(10, 4, 0.27, &["AL-02".into()]));
    lines.push(words::provisional(score.provisional.as_ref().unwrap(), score.coverage));
    lines.push(words::last_day_for_notice(date(2027, 2, 25), 94));
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!(score.binding(End::Assured).count(), 3);
}

#[test]
fn sentences_keep_their_singular() {
    assert_eq!(words::open_lead(1, 0), "One question is open. All are yours to find out.");
    assert_eq!(words::findings_lead(&[], None), "No findings: every answer in scope counts 70 or more.");
    assert_eq!(
        words::test_lead(1, 1, 0.3, &[]),
        "One good answer rests on someone\u{2019}s word. A test of the first would lift the average by 0.3 points."
    );
    assert_eq!(
        words::last_day_for_notice(date(2027, 2, 25), -1),
        "Last day for notice: 25 February 2027, passed 1 day ago. No time to move has been estimated."
    );
    let mut workshop = words::Workshop {
        days: &[date(2026, 11, 17), date(2026, 11, 17), date(2026, 11, 19)],
        people: 6,
        voted: 66,
        disputed: 4,
        decided: 1,
    };
    assert_eq!(
        words::workshop_lead(&workshop),
        "17 November 2026 and 19 November 2026. Six people voted on 66 questions. \
         On four of them, votes lay two or more options apart. One question was decided."
    );
    (workshop.days, workshop.people, workshop.voted, workshop.disputed, workshop.decided) = (&[], 1, 1, 1, 0);
    assert_eq!(
        words::workshop_lead(&workshop),
        "One person voted on one question. On one, votes lay two or more options apart."
    );
}

#[test]
fn what_is_done_about_a_finding_in_words() {
    let today = date(2026, 11, 23);
    let treatment =
        |status, owner: &str, due| Treatment { status, owner: owner.into(), due, extra: Default::default() };
    let say = |treatment: &Treatment| words::treatment(treatment, today);
    let due = Some(date(2026, 11, 20));
    let late = treatment(TreatmentStatus::Doing, " Helen Marchetti ", due);
    assert_eq!(say(&late), ("Doing".into(), "Helen Marchetti, due 20 November 2026, overdue.".into()));
    assert!(!late.overdue(date(2026, 11, 20)), "the day itself is still in time");
    let done = Treatment { status: TreatmentStatus::Done, ..late.clone() };
    assert_eq!(say(&done), ("Done".into(), "Helen Marchetti, due 20 November 2026.".into()));
    assert_eq!(say(&treatment(TreatmentStatus::Open, "", None)), ("Open".into(), "nobody named, no date.".into()));
    let text = |text| NonBlank::new(text).unwrap();
    let accepted = TreatmentStatus::Accepted { reason: text("It's cheap"), by: text("The board") };
    let accepted = |owner, due| say(&treatment(accepted.clone(), owner, due)).1;
    assert_eq!(accepted("", None), "It\u{2019}s cheap.");
    assert_eq!(accepted("", due), "It\u{2019}s cheap. Due 20 November 2026.");
    assert_eq!(accepted("von Berg", due), "It\u{2019}s cheap. von Berg, due 20 November 2026.");
}

#[test]
fn what_was_taken_on_is_counted_and_outlives_its_finding() {
    let mut demo = demo();
    let pack = pack::builtin();
    let found = findings(&demo, pack, &score(&demo, pack));
    let counts = TakenOn::count(&demo, &found, date(2026, 11, 23));
    assert_eq!(counts, TakenOn { taken_on: 6, done: 1, overdue: 1, accepted: 1 });
    assert_eq!(words::taken_on(counts), "6 taken on (1 done, 1 overdue), 1 accepted");
    assert_eq!(words::taken_on(TakenOn::default()), "");
    let sentence = words::taken_on_sentence(counts).replace('\u{a0}', " ");
    assert_eq!(sentence, "Six are taken on (one done, one overdue) and one is accepted.");
    assert_eq!(words::taken_on_sentence(TakenOn::default()), "");
    assert_eq!(left_over(&demo, &found), []);
    let record = demo.answers.get_mut(&"DO-02".into()).unwrap();
    record.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    let found = findings(&demo, pack, &score(&demo, pack));
    let kept = left_over(&demo, &found);
    assert_eq!(
        kept.iter().map(|(id, treatment)| (id.as_str(), treatment.owner.as_str())).collect::<Vec<_>>(),
        [("DO-02", "Helen Marchetti")]
    );
}
