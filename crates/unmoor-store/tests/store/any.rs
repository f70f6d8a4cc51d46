//! Any assessment at all, for the laws.

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use unmoor_core::assessment::*;

/// Any text, with quotes, line ends, the zero character and everything else that a clipboard can hold.
fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof!["(?s).{0,12}", "[a-z '\"%;\u{0}\n\\\\-]{0,12}", Just("Ζωή 契約 🜁".to_owned())].boxed()
}

/// Any text that is not empty.
fn name() -> impl Strategy<Value = String> + Clone {
    text().prop_map(|text| format!("x{text}"))
}

fn extra() -> impl Strategy<Value = Extra> + Clone {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1000i32..1000).prop_map(|n| json!(f64::from(n) / 8.0)),
        text().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(text(), inner, 0..3).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    let some = btree_map(text(), value, 1..3).prop_map(|map| map.into_iter().collect());
    prop_oneof![3 => Just(Extra::new()), 1 => some].boxed()
}

fn day() -> impl Strategy<Value = Date> + Clone {
    (-9999i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn moment() -> impl Strategy<Value = Timestamp> + Clone {
    (-60_000_000_000i64..200_000_000_000, 0..1_000_000_000i32)
        .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
}

fn option_key() -> impl Strategy<Value = OptionKey> + Clone {
    prop::char::range('a', 'z').prop_map(OptionKey)
}

fn evidence() -> impl Strategy<Value = Evidence> + Clone {
    prop::sample::select(vec![Evidence::Claimed, Evidence::Documented, Evidence::Tested])
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Open),
        Just(Answer::Unknown),
        (option_key(), evidence()).prop_map(|(option, evidence)| Answer::Answered { option, evidence }),
        text().prop_filter_map("blank", |text| Reason::new(&text).map(|reason| Answer::NotApplicable { reason })),
    ]
}

fn vote() -> impl Strategy<Value = Vote> {
    (text(), option_key(), moment(), extra()).prop_map(|(participant, option, at, extra)| Vote {
        participant: ParticipantId(participant),
        option,
        at,
        extra,
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    (text(), vec(text().prop_map(ParticipantId), 0..3), moment(), extra())
        .prop_map(|(note, dissent, at, extra)| Decision { note, dissent, at, extra })
}

/// An evidence item; its id is given by its place, because it must be unique within the assessment.
fn item() -> impl Strategy<Value = EvidenceItem> {
    let kinds = [EvidenceKind::Link, EvidenceKind::File, EvidenceKind::Quotation, EvidenceKind::Person];
    (prop::sample::select(kinds.to_vec()), text(), text(), option::of(day()), extra()).prop_map(
        |(kind, title, detail, date, extra)| EvidenceItem { id: String::new(), kind, title, detail, date, extra },
    )
}

/// Any record of the question `question`.
pub(crate) fn record(question: String) -> impl Strategy<Value = AnswerRecord> {
    (answer(), text(), any::<bool>(), vec(item(), 0..3), vec(vote(), 0..3), option::of(decision()), extra()).prop_map(
        move |(answer, note, marked, mut evidence_items, votes, decision, extra)| {
            for (item, n) in evidence_items.iter_mut().zip(0..) {
                item.id = format!("{question} {n}");
            }
            AnswerRecord { answer, note, marked, evidence_items, votes, decision, extra }
        },
    )
}

fn contract() -> impl Strategy<Value = Contract> {
    (option::of(day()), option::of(day()), option::of(any::<u32>()), option::of(any::<bool>()), extra()).prop_map(
        |(starts, ends, notice_days, auto_renews, extra)| Contract { starts, ends, notice_days, auto_renews, extra },
    )
}

fn participants() -> impl Strategy<Value = Vec<Participant>> {
    vec((text(), text(), extra()), 0..4).prop_map(|people| {
        let people = people.into_iter().zip(0..);
        // Not in the order of their ids: the order is kept for its own sake.
        people
            .map(|((name, role, extra), n)| Participant { id: ParticipantId(format!("p{}", 9 - n)), name, role, extra })
            .collect()
    })
}

fn packs() -> impl Strategy<Value = Vec<PackRef>> {
    vec((name(), name(), extra()).prop_map(|(id, version, extra)| PackRef { id, version, extra }), 0..3)
}

fn scope() -> impl Strategy<Value = Scope> {
    let depth = prop::sample::select(vec![Depth::Quick, Depth::Standard, Depth::Full]);
    (depth, vec(prop::sample::select(Kind::ALL.to_vec()), 0..4), extra()).prop_map(|(depth, kinds, extra)| Scope {
        depth,
        kinds,
        extra,
    })
}

fn answers() -> impl Strategy<Value = Vec<(QuestionId, AnswerRecord)>> {
    vec(name(), 0..4).prop_flat_map(|questions| {
        questions.into_iter().map(|question| (Just(QuestionId(question.clone())), record(question))).collect::<Vec<_>>()
    })
}

/// Any assessment with this id.
pub(crate) fn assessment(id: &'static str) -> impl Strategy<Value = Assessment> {
    let vendor = (text(), text(), extra()).prop_map(|(name, service, extra)| Vendor { name, service, extra });
    let exposure = btree_map(name().prop_map(QuestionId), option_key(), 0..4);
    let head = (text(), vendor, name(), packs(), scope());
    let rest = (exposure, option::of(contract()), participants(), answers(), extra());
    (head, rest).prop_map(move |(head, rest)| {
        let (title, vendor, method, packs, scope) = head;
        let (exposure, contract, participants, answers, extra) = rest;
        Assessment {
            id: id.into(),
            title,
            vendor,
            method,
            packs,
            scope,
            exposure,
            contract,
            participants,
            answers: answers.into_iter().collect(),
            extra,
        }
    })
}
