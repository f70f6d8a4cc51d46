//! Words and printed numbers that window, report and command line share (generated, so that a reprint is the same).

mod change;
mod compare;
mod deadline;
mod names;
mod number;
mod sentence;
mod text;
mod treatment;

pub use change::{change_because, change_headline, change_movers, change_scope};
pub use compare::{answers_differ, clearly_freer, comparison, comparison_gist, no_answer, own_score, risk_ranking};
pub(crate) use deadline::many;
pub use deadline::{doubt, last_day_for_notice, no_safe_day, occasion, safe_day_sum, when};
pub use names::{
    actor, cap, depth, end, evidence, evidence_kind, field, kind, kind_full, lock_in_type, role, roles, severity,
    shown_by, stability, team, treatment_status, zone,
};
pub use number::{
    axis_one_decimal, axis_whole, count, count_first, counted, counted_first, finding_weight,
    finding_weight_one_decimal, gain, one_decimal, percent, percent_one_decimal, plain, risk_one_decimal,
    risk_two_decimals, risk_whole, signed, two_decimals, whole,
};
pub use sentence::{
    Workshop, blocker, blocker_cause, blocker_holds, caps, findings_lead, grade, grade_of, held_by, interval, knockout,
    obstacles, open_lead, provisional, sections_lead, test_lead, too_early, verdict, verdict_sentence, way_step,
    way_step_under, workshop_lead,
};
pub use text::{
    capital, date, date_short, is_unseen, listed, listed_some, section_name, section_name_within, sentence,
    typographic, visible,
};
pub use treatment::{taken_on, taken_on_sentence, treatment};
