//! The assessment file loses nothing: what is read is written, what is written is read.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Claim, Contract, Decided, Decision, Depth, Evidence, EvidenceItem,
    EvidenceKind, Extra, Kind, METHOD, NonBlank, OptionKey, PackRef, Parked, Participant, ParticipantId, QuestionId,
    Reason, Request, Scope, Session, StoredFile, Treatment, TreatmentStatus, Vendor, Vote,
};
use unmoor_core::{demo, file, pack};

fn read(bytes: &[u8]) -> Assessment {
    file::read(bytes, &[pack::builtin()]).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn the_demo_is_written_as_it_stands() {
    let written = String::from_utf8(file::write(&demo::assessment())).expect("JSON is UTF-8");
    assert_eq!(written, demo::FILE, "the demo stands in the canonical form");
    assert_eq!(read(written.as_bytes()), demo::assessment());
}

#[test]
fn the_same_file_in_another_order_and_without_line_breaks_is_the_same_assessment() {
    let value: Value = serde_json::from_str(demo::FILE).expect("the demo is JSON");
    let other = format!("\u{feff}{value}");
    assert_ne!(other, demo::FILE);
    assert_eq!(read(other.as_bytes()), demo::assessment());
}

#[test]
fn unknown_fields_are_kept_at_every_level() {
    let mut value: Value = serde_json::from_str(demo::FILE).expect("the demo is JSON");
    let places = [
        "",
        "/vendor",
        "/packs/0",
        "/scope",
        "/contract",
        "/participants/0",
        "/answers/XR-01",
        "/answers/DO-01/evidence_items/0",
        "/answers/XR-01/votes/0",
        "/answers/XR-01/decision",
    ];
    for place in places {
        let fields = value.pointer_mut(place).and_then(Value::as_object_mut).expect("the demo has this place");
        fields.insert("x-ours".to_owned(), serde_json::json!({ "deep": [1, -0.1, 1e300, null, "ü\u{0}"] }));
    }
    let written = file::write(&read(value.to_string().as_bytes()));
    assert_eq!(serde_json::from_slice::<Value>(&written).expect("JSON"), value);
}

#[test]
fn an_answer_out_of_scope_is_kept() {
    let mut assessment = demo::assessment();
    assert!(!assessment.scope.kinds.contains(&Kind::Ai), "the demo asks nothing of the AI section");
    let record = AnswerRecord { answer: Answer::Unknown, ..AnswerRecord::default() };
    assessment.answers.insert("AI-01".into(), record);
    assert_eq!(read(&file::write(&assessment)), assessment);
}

#[test]
fn the_example_of_the_manual_is_read() {
    let page = include_str!("../../../docs/format/assessment.md");
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let assessment = read(example.as_bytes());
    assert_eq!(assessment.answers.len(), 4, "one answer for each state");
    assert_eq!(read(&file::write(&assessment)), assessment);
}

#[test]
fn null_is_the_same_as_absent() {
    let mut value: Value = serde_json::from_str(demo::FILE).expect("the demo is JSON");
    value["answers"]["DO-07"]["decision"] = Value::Null;
    value["answers"]["DO-07"]["option"] = Value::Null;
    assert_eq!(read(value.to_string().as_bytes()), demo::assessment());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_is_read_back_the_same(assessment in assessments()) {
        let written = file::write(&assessment);
        let again = read(&written);
        prop_assert_eq!(&again, &assessment);
        prop_assert_eq!(file::write(&again), written, "the same assessment gives the same bytes");
    }

    #[test]
    fn a_record_passes_through_serde_unchanged(assessment in assessments()) {
        for record in assessment.answers.values() {
            let value = serde_json::to_value(record).expect("a record is JSON");
            prop_assert_eq!(&serde_json::from_value::<AnswerRecord>(value).expect("and is read back"), record);
        }
    }

    #[test]
    fn a_damaged_file_is_refused_or_read_whole(damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut bytes = demo::FILE.as_bytes().to_vec();
        for (place, byte) in damage {
            *place.get_mut(&mut bytes) = byte;
        }
        if let Ok(assessment) = file::read(&bytes, &[pack::builtin()]) {
            prop_assert_eq!(read(&file::write(&assessment)), assessment);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_stumble(bytes in vec(any::<u8>(), 0..200)) {
        prop_assert!(file::read(&bytes, &[pack::builtin()]).is_err());
    }
}

/// Text as people and machines leave it: quotes, line ends, control characters, right-to-left, beyond 16 bits.
fn text() -> impl Strategy<Value = String> {
    let nasty = "\"\\/\n\r\t\u{0}\u{1f}\u{7f}\u{85}\u{2028}\u{feff}\u{202e}\u{fffd}é漢😀ß'{}[]:,";
    prop_oneof![
        3 => vec(select(nasty.chars().collect::<Vec<_>>()), 0..12).prop_map(String::from_iter),
        2 => any::<String>(),
        1 => Just("a".repeat(1_000)),
    ]
    .prop_map(|text| text.chars().take(1_000).collect())
}

fn id() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("i{text}").chars().take(1_000).collect())
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON knows finite numbers only", |n| n.is_finite()).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Unknown fields; their names begin so that they stay unknown.
fn extra() -> impl Strategy<Value = Extra> {
    prop_oneof![
        3 => Just(Extra::new()),
        1 => btree_map(text().prop_map(|name| format!("x-{name}")), values(), 0..3)
            .prop_map(|map| map.into_iter().collect()),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day"))
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (-377_705_023_201_i64..=253_402_207_200, 0_i32..1_000_000_000)
        .prop_filter_map("inside the range of a timestamp", |(second, nano)| Timestamp::new(second, nano).ok())
}

fn answer(keys: Vec<OptionKey>) -> impl Strategy<Value = Answer> {
    let evidence = select(vec![Evidence::Claimed, Evidence::Documented, Evidence::Tested]);
    prop_oneof![
        Just(Answer::Open),
        Just(Answer::Unknown),
        (select(keys), evidence).prop_map(|(option, evidence)| Answer::Answered { option, evidence }),
        id().prop_map(|text| Answer::NotApplicable { reason: Reason::new(&text).expect("not blank") }),
    ]
}

fn items() -> impl Strategy<Value = Vec<EvidenceItem>> {
    let kind = select(vec![EvidenceKind::Link, EvidenceKind::File, EvidenceKind::Quotation, EvidenceKind::Person]);
    let file = ("[0-9a-f]{64}", id(), any::<u32>(), extra()).prop_map(|(sha256, name, size, extra)| StoredFile {
        name,
        sha256,
        size,
        extra,
    });
    let item = (id(), kind, (text(), text(), text()), of(file), of(day()), extra()).prop_map(
        |(id, kind, (title, detail, locator), file, date, extra)| EvidenceItem {
            id,
            kind,
            title,
            detail,
            locator,
            file,
            date,
            extra,
        },
    );
    vec(item, 0..3)
}

fn record(keys: Vec<OptionKey>, people: Vec<ParticipantId>) -> impl Strategy<Value = AnswerRecord> {
    let some = || subsequence(people.clone(), 0..=people.len());
    let votes = (some(), of(select(keys.clone())), text(), moment(), any::<bool>(), extra()).prop_map(
        |(people, option, note, at, sealed, extra)| -> Vec<Vote> {
            let vote = |participant| Vote { participant, option, note: note.clone(), at, sealed, extra: extra.clone() };
            people.into_iter().map(vote).collect()
        },
    );
    let decided = answer(keys.clone()).prop_map(|answer| Decided::of(&answer));
    let decision = (decided, text(), some(), some(), moment(), extra()).prop_map(
        |(decided, note, dissent, present, at, extra)| Decision { decided, note, dissent, present, at, extra },
    );
    let claims = of((of(select(keys.clone())), text(), moment(), extra())).prop_map(|claim| {
        let one = |(option, note, at, extra)| Claim { request: TO_VENDOR.to_owned(), option, note, at, extra };
        claim.into_iter().map(one).collect()
    });
    let said = (votes, of(decision), claims, of(treatment())).boxed(); // a debug build has little stack
    let flags = (any::<bool>(), any::<bool>());
    (answer(keys), text(), flags, items(), said, extra()).prop_map(
        |(answer, note, (marked, ask_vendor), evidence_items, (votes, decision, claims, treatment), extra)| {
            AnswerRecord { answer, note, marked, ask_vendor, evidence_items, votes, decision, claims, treatment, extra }
        },
    )
}

/// The id of the request to the vendor that every assessment below has.
const TO_VENDOR: &str = "request to the vendor";

fn treatment() -> impl Strategy<Value = Treatment> {
    let text_of = |text: String| NonBlank::new(&text).expect("not blank");
    let accepted = (id(), id())
        .prop_map(move |(reason, by)| TreatmentStatus::Accepted { reason: text_of(reason), by: text_of(by) });
    let status =
        prop_oneof![Just(TreatmentStatus::Open), Just(TreatmentStatus::Doing), Just(TreatmentStatus::Done), accepted];
    (status, text(), of(day()), extra()).prop_map(|(status, owner, due, extra)| Treatment { status, owner, due, extra })
}

fn workshops(people: &[ParticipantId]) -> impl Strategy<Value = (Vec<Session>, Vec<Parked>, Vec<Request>)> + use<> {
    let questions: Vec<QuestionId> = pack::builtin().questions.iter().map(|question| question.id.clone()).collect();
    let session = (moment(), of(moment()), subsequence(people.to_vec(), 0..=people.len()), extra())
        .prop_map(|(started, ended, present, extra)| Session { id: "s1".to_owned(), started, ended, present, extra });
    let parked = (text(), of(select(questions.clone())), moment(), any::<bool>(), extra())
        .prop_map(|(text, question, at, done, extra)| Parked { id: "k1".to_owned(), text, question, at, done, extra });
    let asked = || (subsequence(questions.clone(), 0..4), moment(), of(moment()), (text(), text()), extra());
    let (vendor, person, people) = (asked(), asked(), people.to_vec());
    let request = |id: &str, participant, (questions, made, answered, (sender, by), extra)| Request {
        id: id.to_owned(),
        participant,
        sender,
        made,
        questions,
        answered,
        by,
        extra,
    };
    (of(session), of(parked), vendor, person).prop_map(move |(session, parked, vendor, person)| {
        let to_somebody = people.first().map(|who| request("r2", Some(who.clone()), person));
        let requests = [request(TO_VENDOR, None, vendor)].into_iter().chain(to_somebody).collect();
        (session.into_iter().collect(), parked.into_iter().collect(), requests)
    })
}

fn records(people: Vec<ParticipantId>) -> impl Strategy<Value = BTreeMap<QuestionId, AnswerRecord>> {
    let questions = &pack::builtin().questions;
    subsequence(questions.iter().collect::<Vec<_>>(), 0..6).prop_flat_map(move |questions| {
        let people = people.clone();
        let one = |question: &pack::Question| {
            let keys = question.options.iter().map(|option| option.key).collect();
            record(keys, people.clone()).prop_map({
                let id = question.id.clone();
                move |record| (id.clone(), record)
            })
        };
        questions.into_iter().map(one).collect::<Vec<_>>().prop_map(|records| {
            let mut records: BTreeMap<_, _> = records.into_iter().collect();
            for (index, item) in records.values_mut().flat_map(|record| &mut record.evidence_items).enumerate() {
                item.id = format!("{index} {}", item.id).chars().take(1_000).collect(); // unique in the assessment
            }
            records
        })
    })
}

fn exposure() -> impl Strategy<Value = BTreeMap<QuestionId, OptionKey>> {
    let questions: Vec<_> = pack::builtin().exposure.iter().collect();
    let len = questions.len();
    (subsequence(questions, 0..=len), any::<prop::sample::Index>()).prop_map(|(questions, index)| {
        questions.into_iter().map(|question| (question.id.clone(), index.get(&question.options).key)).collect()
    })
}

fn participants() -> impl Strategy<Value = Vec<Participant>> {
    btree_map(id(), (text(), text(), extra()), 0..4).prop_map(|people| {
        let one = |(id, (name, role, extra))| Participant { id: ParticipantId(id), name, role, extra };
        people.into_iter().map(one).collect()
    })
}

fn assessments() -> impl Strategy<Value = Assessment> {
    let vendor = (text(), text(), extra()).prop_map(|(name, service, extra)| Vendor { name, service, extra });
    let kinds = subsequence(Kind::ALL.to_vec(), 1..=8).prop_shuffle();
    let scope = (select(vec![Depth::Quick, Depth::Standard, Depth::Full]), kinds, extra())
        .prop_map(|(depth, kinds, extra)| Scope { depth, kinds, extra });
    let number = || of(any::<u32>());
    let contract = (of(day()), of(day()), number(), number(), of(any::<bool>()), extra()).prop_map(
        |(starts, ends, notice_days, months_to_leave, auto_renews, extra)| Contract {
            starts,
            ends,
            notice_days,
            auto_renews,
            months_to_leave,
            extra,
        },
    );
    let people_and_answers = participants().prop_flat_map(|people| {
        let ids: Vec<ParticipantId> = people.iter().map(|person| person.id.clone()).collect();
        let workshops = workshops(&ids).boxed();
        (Just(people), workshops, records(ids).boxed())
    });
    (id(), text(), vendor, extra(), scope, exposure(), of(contract), people_and_answers, extra()).prop_map(
        |(id, title, vendor, pack_extra, scope, exposure, contract, of_people, extra)| {
            let (participants, (sessions, parking, requests), answers) = of_people;
            Assessment {
                id: AssessmentId(id),
                title,
                vendor,
                method: METHOD.to_owned(),
                packs: vec![PackRef { extra: pack_extra, ..pack::builtin().reference() }],
                scope,
                exposure,
                contract,
                participants,
                sessions,
                parking,
                requests,
                answers,
                extra,
            }
        },
    )
}
