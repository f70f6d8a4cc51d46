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
    let said = (option::of(option_key()), text());
    (text(), said, moment(), any::<bool>(), extra()).prop_map(|(participant, (option, note), at, sealed, extra)| Vote {
        participant: ParticipantId(participant),
        option,
        note,
        at,
        sealed,
        extra,
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    let said = (answer().prop_map(|answer| Decided::of(&answer)), text());
    (said, people(), people(), moment(), extra()).prop_map(|((decided, note), dissent, present, at, extra)| Decision {
        decided,
        note,
        dissent,
        present,
        at,
        extra,
    })
}

fn people() -> impl Strategy<Value = Vec<ParticipantId>> {
    vec(text().prop_map(ParticipantId), 0..3)
}

fn claim() -> impl Strategy<Value = Claim> {
    (text(), option::of(option_key()), text(), moment(), extra()).prop_map(|(request, option, note, at, extra)| Claim {
        request,
        option,
        note,
        at,
        extra,
    })
}

fn treatment() -> impl Strategy<Value = Treatment> {
    let accepted = (name(), name()).prop_map(|(reason, by)| TreatmentStatus::Accepted {
        reason: NonBlank::new(&reason).unwrap(),
        by: NonBlank::new(&by).unwrap(),
    });
    let status =
        prop_oneof![Just(TreatmentStatus::Open), Just(TreatmentStatus::Doing), Just(TreatmentStatus::Done), accepted];
    (status, text(), option::of(day()), extra()).prop_map(|(status, owner, due, extra)| Treatment {
        status,
        owner,
        due,
        extra,
    })
}

fn stored_file() -> impl Strategy<Value = StoredFile> {
    ("[0-9a-f]{64}", name(), any::<u32>(), extra()).prop_map(|(sha256, name, size, extra)| StoredFile {
        name,
        sha256,
        size,
        extra,
    })
}

/// An evidence item; its id is given by its place, because it must be unique within the assessment.
fn item() -> impl Strategy<Value = EvidenceItem> {
    let kinds = [EvidenceKind::Link, EvidenceKind::File, EvidenceKind::Quotation, EvidenceKind::Person];
    let text = (text(), text(), text());
    (prop::sample::select(kinds.to_vec()), text, option::of(stored_file()), option::of(day()), extra()).prop_map(
        |(kind, (title, detail, locator), file, date, extra)| EvidenceItem {
            id: String::new(),
            kind,
            title,
            detail,
            locator,
            file,
            date,
            extra,
        },
    )
}

/// Any record of the question `question`.
pub(crate) fn record(question: String) -> impl Strategy<Value = AnswerRecord> {
    let said = (vec(vote(), 0..3), option::of(decision()), vec(claim(), 0..3), option::of(treatment())).boxed();
    let flags = (any::<bool>(), any::<bool>());
    (answer(), text(), flags, vec(item(), 0..3), said, extra())
        .prop_map(
            move |(
                answer,
                note,
                (marked, ask_vendor),
                mut evidence_items,
                (votes, decision, claims, treatment),
                extra,
            )| {
                for (item, n) in evidence_items.iter_mut().zip(0..) {
                    item.id = format!("{question} {n}");
                }
                AnswerRecord {
                    answer,
                    note,
                    marked,
                    ask_vendor,
                    evidence_items,
                    votes,
                    decision,
                    claims,
                    treatment,
                    extra,
                }
            },
        )
        .boxed()
}

fn contract() -> impl Strategy<Value = Contract> {
    let number = || option::of(any::<u32>());
    (option::of(day()), option::of(day()), number(), number(), option::of(any::<bool>()), extra()).prop_map(
        |(starts, ends, notice_days, months_to_leave, auto_renews, extra)| Contract {
            starts,
            ends,
            notice_days,
            auto_renews,
            months_to_leave,
            extra,
        },
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

fn sessions() -> impl Strategy<Value = Vec<Session>> {
    let one = (moment(), option::of(moment()), people(), extra());
    vec(one, 0..3).prop_map(|sessions| {
        let numbered = sessions.into_iter().zip(0..);
        numbered
            .map(|((started, ended, present, extra), n)| Session {
                id: format!("s{n}"),
                started,
                ended,
                present,
                extra,
            })
            .collect()
    })
}

fn parking() -> impl Strategy<Value = Vec<Parked>> {
    let one = (text(), option::of(name().prop_map(QuestionId)), moment(), any::<bool>(), extra());
    vec(one, 0..3).prop_map(|parking| {
        let numbered = parking.into_iter().zip(0..);
        numbered
            .map(|((text, question, at, done, extra), n)| Parked {
                id: format!("k{n}"),
                text,
                question,
                at,
                done,
                extra,
            })
            .collect()
    })
}

fn requests() -> impl Strategy<Value = Vec<Request>> {
    let asked = (option::of(text().prop_map(ParticipantId)), vec(name().prop_map(QuestionId), 0..3));
    let one = (asked, moment(), option::of(moment()), (text(), text()), extra());
    vec(one, 0..3).prop_map(|requests| {
        let numbered = requests.into_iter().zip(0..);
        numbered
            .map(|(((participant, questions), made, answered, (sender, by), extra), n)| Request {
                id: format!("r{n}"),
                participant,
                sender,
                made,
                questions,
                answered,
                by,
                extra,
            })
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
    let workshops = (sessions(), parking(), requests()).boxed(); // a debug build has little stack
    let rest = (exposure, option::of(contract()), participants(), workshops, answers().boxed(), extra());
    (head, rest).prop_map(move |(head, rest)| {
        let (title, vendor, method, packs, scope) = head;
        let (exposure, contract, participants, (sessions, parking, requests), answers, extra) = rest;
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
            sessions,
            parking,
            requests,
            answers: answers.into_iter().collect(),
            extra,
        }
    })
}
