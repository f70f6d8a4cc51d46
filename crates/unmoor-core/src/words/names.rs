//! The words for kinds, depths, evidence, zones, fields, actors, roles, kinds of lock-in, severities and stability.

use crate::assessment::{Depth, Evidence, EvidenceKind, Kind, TreatmentWord};
use crate::finding::Severity;
use crate::pack::{Actor, LockInType};
use crate::score::{CapKind, End, Field, Zone};
use crate::stability::StabilityWord;

/// A kind of service, briefly: "SaaS".
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Saas => "SaaS",
        Kind::Paas => "PaaS",
        Kind::Faas => "Serverless",
        Kind::Iaas => "IaaS",
        Kind::Dbaas => "Database",
        Kind::Analytics => "Analytics",
        Kind::Ai => "AI",
        Kind::Licensed => "Licensed software",
    }
}

/// A kind of service in full, within a sentence: "software as a service".
pub fn kind_full(kind: Kind) -> &'static str {
    match kind {
        Kind::Saas => "software as a service",
        Kind::Paas => "platform as a service",
        Kind::Faas => "serverless functions",
        Kind::Iaas => "infrastructure as a service",
        Kind::Dbaas => "managed database",
        Kind::Analytics => "analytics or data warehouse",
        Kind::Ai => "AI or machine learning",
        Kind::Licensed => "licensed software that you run yourself",
    }
}

/// A depth, before "depth": "standard".
pub fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Quick => "quick",
        Depth::Standard => "standard",
        Depth::Full => "full",
    }
}

/// How an answer is shown: "documented".
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Claimed => "claimed",
        Evidence::Documented => "documented",
        Evidence::Tested => "tested",
    }
}

/// What shows an answer: "a document".
pub fn shown_by(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Claimed => "a claim",
        Evidence::Documented => "a document",
        Evidence::Tested => "a test",
    }
}

/// What an evidence item is: "quotation".
pub fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Link => "link",
        EvidenceKind::File => "file",
        EvidenceKind::Quotation => "quotation",
        EvidenceKind::Person => "person",
    }
}

/// An end: "assured".
pub fn end(end: End) -> &'static str {
    match end {
        End::Assured => "assured",
        End::Possible => "possible",
    }
}

/// A risk zone: "high".
pub fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Low => "low",
        Zone::Moderate => "moderate",
        Zone::High => "high",
        Zone::Severe => "severe",
    }
}

/// A field of the two-axis chart: "strategic dependence".
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Routine => "routine",
        Field::Nuisance => "nuisance",
        Field::HealthyReliance => "healthy reliance",
        Field::StrategicDependence => "strategic dependence",
    }
}

/// Why there is a cap: "weakest section".
pub fn cap(kind: CapKind) -> &'static str {
    match kind {
        CapKind::Knockout => "knock-out",
        CapKind::KnockoutUnknown => "unknown knock-out",
        CapKind::WeakestSection => "weakest section",
        CapKind::ProofGate => "proof gate",
    }
}

/// Who must act: "Vendor and you".
pub fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Vendor => "Vendor",
        Actor::Us => "You",
        Actor::Both => "Vendor and you",
    }
}

/// A role such as `legal` as a label: "Legal". Roles are free text; the pack's are single words.
pub fn role(role: &str) -> String {
    super::text::capital(&super::text::typographic(role))
}

/// The roles that people have by habit, and questions are asked of.
const ROLES: [&str; 10] = [
    "procurement",
    "legal",
    "engineering",
    "architecture",
    "data",
    "operations",
    "security",
    "finance",
    "product",
    "management",
];

/// The roles that a participant can be given, as a pack names them.
pub fn roles() -> [&'static str; 10] {
    ROLES
}

/// Those who have a role: "the data team". A role of somebody's own stands as it was written.
pub fn team(role: &str) -> String {
    match role {
        "management" => "the management".to_owned(),
        known if ROLES.contains(&known) => format!("the {known} team"),
        own => super::text::typographic(own),
    }
}

/// What kind of lock-in a question measures: "contractual".
pub fn lock_in_type(kind: LockInType) -> &'static str {
    match kind {
        LockInType::Technical => "technical",
        LockInType::Operational => "operational",
        LockInType::Data => "data",
        LockInType::Algorithm => "algorithm",
        LockInType::Contractual => "contractual",
        LockInType::Legal => "legal",
        LockInType::Financial => "financial",
        LockInType::People => "people",
    }
}

/// How heavy a finding is: "Critical".
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "Low",
        Severity::Medium => "Medium",
        Severity::High => "High",
        Severity::Critical => "Critical",
    }
}

/// How far the treatment of a finding is: "Doing".
pub fn treatment_status(status: TreatmentWord) -> &'static str {
    match status {
        TreatmentWord::Open => "Open",
        TreatmentWord::Doing => "Doing",
        TreatmentWord::Done => "Done",
        TreatmentWord::Accepted => "Accepted",
    }
}

/// Grade stability: "sensitive to weights".
pub fn stability(word: StabilityWord) -> &'static str {
    match word {
        StabilityWord::Stable => "stable",
        StabilityWord::Borderline => "borderline",
        StabilityWord::Sensitive => "sensitive to weights",
    }
}
