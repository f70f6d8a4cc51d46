//! Whatever is left out is gone from the whole file, whatever is not is still there, and the score stays.
#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use unmoor_core::assessment::{
    Answer, Assessment, Claim, Decided, Decision, EvidenceItem, EvidenceKind, Extra, NonBlank, Parked, Participant,
    Request, Session, StoredFile, Treatment, TreatmentStatus, Vote,
};
use unmoor_core::redaction::{Profile, Redaction, Subject, redact, redacted};
use unmoor_core::score::score;
use unmoor_core::{demo, file, pack};

/// An assessment with words of their own in every field, and what they are.
struct Marked {
    assessment: Assessment,
    client: String,
    /// Words that must be gone where the subject is left out, and that are there where nothing is.
    words: Vec<(Subject, String)>,
    /// Words of fields that this version does not know, and ids.
    hidden: Vec<String>,
    seed: u64,
}

impl Marked {
    fn new(seed: u64) -> Self {
        let client = format!("Q{seed:x}client House");
        let mut marked = Self { assessment: demo::assessment(), client, words: Vec::new(), hidden: Vec::new(), seed };
        marked.words.push((Subject::Client, marked.client.clone()));
        marked.fill();
        marked
    }

    fn word(&mut self, subject: Subject) -> String {
        let word = format!("Q{:x}{}{}z", self.seed, subject.word(), self.words.len());
        self.words.push((subject, word.clone()));
        word
    }

    fn person(&mut self) -> String {
        format!("Ines {}", self.word(Subject::People))
    }

    fn hidden(&mut self) -> String {
        let word = format!("h{:x}idden{}z", self.seed, self.hidden.len());
        self.hidden.push(word.clone());
        word
    }

    fn extra(&mut self) -> Extra {
        Extra::from_iter([("more".to_owned(), self.hidden().into())])
    }

    fn amount(&mut self) -> String {
        let amount = format!("EUR {}", 1_000_000 + self.seed % 1_000_000 + self.words.len() as u64);
        self.words.push((Subject::Amounts, amount.clone()));
        amount
    }

    /// A text of a subject that names somebody, the client and an amount.
    fn text(&mut self, subject: Subject) -> String {
        let (word, amount, client) = (self.word(subject), self.amount(), self.client.clone());
        let known = self.assessment.participants[0].name.clone();
        format!("{word} as {known} of {client} says: {amount} a year")
    }

    fn free(&mut self) -> String {
        let (amount, client) = (self.amount(), self.client.clone());
        let known = self.assessment.participants[0].name.clone();
        format!("{known} of {client}, {amount}")
    }

    fn fill(&mut self) {
        let at = "2026-11-20T09:00:00Z".parse().unwrap();
        let (id, name) = (self.hidden(), self.person());
        let more = self.extra();
        self.assessment.participants =
            vec![Participant { id: id.as_str().into(), name, role: "legal".into(), extra: more }];
        self.assessment.participants[0].role = self.amount();
        self.assessment.title = self.free();
        self.assessment.extra = self.extra();
        self.assessment.vendor.extra = self.extra();
        self.assessment.scope.extra = self.extra();
        self.assessment.packs[0].extra = self.extra();
        let more = self.extra();
        self.assessment.contract.as_mut().unwrap().extra = more;
        self.assessment.sessions = vec![Session {
            id: self.hidden(),
            started: at,
            ended: None,
            present: vec![id.as_str().into()],
            extra: self.extra(),
        }];
        self.assessment.parking = vec![Parked {
            id: self.hidden(),
            text: self.text(Subject::Notes),
            question: None,
            at,
            done: false,
            extra: self.extra(),
        }];
        let request = self.hidden();
        self.assessment.requests = vec![Request {
            id: request.clone(),
            participant: None,
            sender: self.person(),
            made: at,
            questions: vec!["DO-01".into()],
            answered: Some(at),
            by: self.person(),
            extra: self.extra(),
        }];
        let questions: Vec<_> = self.assessment.answers.keys().cloned().collect();
        for question in questions {
            let mut record = self.assessment.answers[&question].clone();
            record.note = self.text(Subject::Notes);
            record.extra = self.extra();
            if let Answer::NotApplicable { reason } = &mut record.answer {
                *reason = NonBlank::new(&self.text(Subject::Notes)).unwrap();
            }
            record.votes = vec![Vote {
                participant: id.as_str().into(),
                option: None,
                note: self.text(Subject::Notes),
                at,
                sealed: false,
                extra: self.extra(),
            }];
            record.decision = Some(Decision {
                decided: Some(Decided::NotApplicable { reason: NonBlank::new(&self.text(Subject::Notes)).unwrap() }),
                note: self.text(Subject::Notes),
                dissent: vec![id.as_str().into()],
                present: vec![id.as_str().into()],
                at,
                extra: self.extra(),
            });
            record.claims = vec![Claim {
                request: request.clone(),
                option: None,
                note: self.text(Subject::Notes),
                at,
                extra: self.extra(),
            }];
            record.treatment = Some(Treatment {
                status: TreatmentStatus::Accepted {
                    reason: NonBlank::new(&self.text(Subject::Notes)).unwrap(),
                    by: NonBlank::new(&self.person()).unwrap(),
                },
                owner: self.person(),
                due: None,
                extra: self.extra(),
            });
            record.evidence_items = vec![self.document(), self.spoken_to()];
            self.assessment.answers.insert(question, record);
        }
    }

    fn document(&mut self) -> EvidenceItem {
        let sha256 = format!("{:064x}", u128::from(self.seed) * 1_000_003 + self.words.len() as u128);
        self.words.push((Subject::Evidence, sha256.clone()));
        EvidenceItem {
            id: self.hidden(),
            kind: EvidenceKind::File,
            title: self.text(Subject::Evidence),
            detail: self.text(Subject::Evidence),
            locator: self.text(Subject::Evidence),
            file: Some(StoredFile { name: self.text(Subject::Evidence), sha256, size: 7, extra: self.extra() }),
            date: None,
            extra: self.extra(),
        }
    }

    fn spoken_to(&mut self) -> EvidenceItem {
        EvidenceItem {
            id: self.hidden(),
            kind: EvidenceKind::Person,
            title: self.person(),
            detail: self.text(Subject::Evidence),
            locator: String::new(),
            file: None,
            date: None,
            extra: self.extra(),
        }
    }
}

fn written(assessment: &Assessment) -> String {
    String::from_utf8(file::write(assessment)).unwrap()
}

/// The first line in which two files differ.
fn first_difference(one: &str, other: &str) -> String {
    let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    differing.map_or_else(String::new, |(one, other)| format!("{one} became {other}"))
}

/// Few in the ordinary run. The long one takes its part of as many as it asks for: each writes and reads a whole assessment several times.
fn cases() -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let long = std::env::var_os("UNMOOR_LONG").is_some();
    ProptestConfig { cases: if long { (asked.cases / 100).max(6) } else { 6 }, ..asked }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_left_out_is_gone_and_the_rest_scores_the_same(seed in 1u64..u64::MAX / 2, chosen in 0u8..32) {
        let marked = Marked::new(seed);
        let subjects = Subject::ALL.into_iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
        let subjects: BTreeSet<Subject> = subjects.map(|(_, subject)| subject).collect();
        let redaction = Redaction::of(subjects.iter().copied()).knowing_client(&marked.client);
        let it = redacted(&marked.assessment, &redaction);
        let (whole, bare) = (written(&marked.assessment), written(&it));
        for (subject, word) in &marked.words {
            prop_assert!(whole.contains(word), "{word} is there before, or this proves nothing");
            if subjects.contains(subject) {
                prop_assert!(!bare.contains(word), "{word} is left without {subjects:?}");
            }
        }
        for word in &marked.hidden {
            prop_assert!(whole.contains(word));
            prop_assert_eq!(!bare.contains(word), !subjects.is_empty(), "{} without {:?}", word, &subjects);
        }
        let pack = pack::builtin();
        prop_assert!(score(&marked.assessment, pack) == score(&it, pack));
        prop_assert!(file::read(bare.as_bytes(), &[pack]).unwrap() == it);
        // People are numbered anew in what is left.
        if !subjects.contains(&Subject::People) {
            let again = written(&redacted(&it, &redaction));
            prop_assert!(again == bare, "left out again: {}", first_difference(&bare, &again));
        }
    }
}

#[test]
fn only_what_is_asked_for_goes() {
    let marked = Marked::new(77);
    for subject in Subject::ALL {
        let redaction = Redaction::of([subject]).knowing_client(&marked.client);
        let bare = written(&redacted(&marked.assessment, &redaction));
        for (other, word) in marked.words.iter().filter(|(other, _)| *other != subject) {
            let with_it = subject == Subject::Evidence || subject == Subject::Notes;
            assert!(with_it || bare.contains(word), "{word} of {other:?} went with {subject:?}");
        }
        let notes = marked.words.iter().filter(|(other, _)| *other == Subject::Notes);
        let kept = notes.filter(|(_, word)| bare.contains(word)).count();
        assert_eq!(kept == 0, subject == Subject::Notes);
    }
    assert_eq!(redacted(&marked.assessment, &Redaction::none()), marked.assessment);
}

#[test]
fn everything_that_went_is_told() {
    let marked = Marked::new(99);
    let redaction = Redaction::of(Subject::ALL).knowing_client(&marked.client);
    let told = redact(&marked.assessment, &redaction);
    let all: Vec<&str> = told.removed.iter().flat_map(|removed| &removed.strings).map(String::as_str).collect();
    for (subject, word) in &marked.words {
        assert!(all.iter().any(|text| text.contains(word)), "{word} of {subject:?} is not told");
    }
    assert_eq!(told.replacements.text("Q63CLIENT HOUSE pays \u{20ac} 5"), "the client pays [amount]");
}

#[test]
fn how_an_answer_is_shown_stays() {
    let it = demo::assessment();
    let bare = redacted(&it, &Redaction::of([Subject::Evidence, Subject::Notes]));
    for (id, record) in &it.answers {
        let left = &bare.answers[id];
        if !matches!(record.answer, Answer::NotApplicable { .. }) {
            assert_eq!(left.answer, record.answer);
        }
        let kinds = |record: &unmoor_core::assessment::AnswerRecord| {
            record.evidence_items.iter().map(|item| item.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(left), kinds(record));
    }
}

#[test]
fn somebody_who_is_known_elsewhere_is_not_named_here_either() {
    let mut now = demo::assessment();
    let mut then = now.clone();
    now.participants[0].name = "Anna Berg".to_owned();
    then.answers.get_mut(&"XR-01".into()).unwrap().note = "anna berg will join".to_owned();
    let people = Redaction::people();
    let alone = written(&redacted(&then, &people));
    let known = written(&redacted(&then, &people.clone().knowing_people(&redact(&now, &people).people)));
    assert!(alone.contains("anna berg") && !known.contains("anna berg"));
}

/// The texts of the review, and what becomes of them.
#[test]
fn people_and_the_client_go_however_they_are_written() {
    let mut it = demo::assessment();
    it.participants[0].name = "Zo\u{eb} M\u{fc}ller-Gr\u{f6}\u{df}e".to_owned();
    it.participants[0].role = "legal".to_owned();
    let client = "Fennimere Garden Centres";
    let redaction = Redaction::of([Subject::People, Subject::Client]).knowing_client(client);
    let replacements = redact(&it, &redaction).replacements;
    for (text, then) in [
        ("ZO\u{cb} M\u{dc}LLER-GR\u{d6}SSE asked", "Participant 1 (legal) asked"),
        ("M\u{fc}ller-Gr\u{f6}\u{df}e, Zo\u{eb} asked", "Participant 1 (legal) asked"),
        ("Dr. M\u{fc}ller-Gr\u{f6}\u{df}e asked", "Dr. Participant 1 (legal) asked"),
        ("zoe.mueller-groesse@x.example", "Participant 1 (legal)@x.example"),
        ("Zo\u{eb}M\u{fc}ller-Gr\u{f6}\u{df}e", "Participant 1 (legal)"),
        ("Zo\u{eb} asked", "Zo\u{eb} asked"),
        ("for FennimereGardenCentres", "for the client"),
        ("www.fennimeregardencentres.com", "www.the client.com"),
        ("Fennimere\u{200b}Garden Centres", "the client"),
        ("Fennimere", "Fennimere"),
    ] {
        assert_eq!(replacements.text(text), then);
    }
}

#[test]
fn a_surname_that_two_have_names_neither() {
    let mut it = demo::assessment();
    it.participants.truncate(2);
    it.participants[0].name = "Ines Berg".to_owned();
    it.participants[1].name = "Ada Berg".to_owned();
    let replacements = redact(&it, &Redaction::people()).replacements;
    assert_eq!(replacements.text("as Berg said"), "as a participant said");
    it.participants[1].name = "Ada Li".to_owned();
    let replacements = redact(&it, &Redaction::people()).replacements;
    assert_eq!(replacements.text("as Li said"), "as Li said", "two letters could be any word");
}

#[test]
fn words_and_profiles_name_what_they_mean() {
    for subject in Subject::ALL {
        assert_eq!(Subject::of_word(subject.word()), Some(subject));
    }
    assert_eq!(Subject::of_word("names"), None);
    let least: Vec<usize> = Profile::ALL.into_iter().map(|profile| profile.subjects().len()).collect();
    assert!(least.is_sorted(), "what leaves out least stands first");
}
