//! Names of the columns: as short as possible, and no two the same.

use std::collections::BTreeMap;

use crate::assessment::Assessment;

/// For each assessment the first of these that it shares with none of the others: its vendor, its service, both, both with
/// its title. Where all are shared, a number is added.
pub(super) fn distinct(assessments: &[&Assessment]) -> Vec<String> {
    let forms: Vec<[String; 4]> = assessments.iter().map(|one| forms(one)).collect();
    let chosen = forms.iter().enumerate().map(|(own, mine)| {
        let free = |form: &usize| {
            let others = forms.iter().enumerate().filter(|(other, _)| *other != own);
            !mine[*form].is_empty() && others.flat_map(|(_, theirs)| theirs).all(|theirs| *theirs != mine[*form])
        };
        mine[(0..mine.len()).find(free).unwrap_or(mine.len() - 1)].clone()
    });
    number(chosen.collect())
}

fn forms(assessment: &Assessment) -> [String; 4] {
    let vendor = assessment.vendor.name.trim();
    let service = assessment.vendor.service.trim();
    let title = assessment.title.trim();
    let both = match (vendor, service) {
        ("", other) | (other, "") => other.to_owned(),
        _ => format!("{vendor}, {service}"),
    };
    let all = if both.is_empty() { title.to_owned() } else { format!("{both} ({title})") };
    [vendor.to_owned(), service.to_owned(), both, all]
}

fn number(names: Vec<String>) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut numbered = Vec::with_capacity(names.len());
    for name in &names {
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        let again = names.iter().filter(|other| *other == name).count() > 1;
        numbered.push(if again { format!("{name} {count}") } else { name.clone() });
    }
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{AssessmentId, Depth, Extra, Kind, PackRef, Scope, Vendor};

    fn named(each: &[(&str, &str, &str)]) -> Vec<String> {
        let make = |(vendor, service, title): &(&str, &str, &str)| {
            let vendor = Vendor { name: (*vendor).into(), service: (*service).into(), extra: Extra::new() };
            let scope = Scope { depth: Depth::Quick, kinds: vec![Kind::Saas], extra: Extra::new() };
            Assessment::new(AssessmentId("x".into()), (*title).into(), vendor, PackRef::new("p", "1"), scope)
        };
        let all: Vec<Assessment> = each.iter().map(make).collect();
        distinct(&all.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_shortest_name_that_nobody_else_has() {
        assert_eq!(named(&[("Acme", "CRM", "t"), ("Borealis", "CRM", "t")]), ["Acme", "Borealis"]);
        assert_eq!(named(&[("Acme", "CRM", "t"), ("Acme", "Mail", "t")]), ["CRM", "Mail"]);
        assert_eq!(
            named(&[("Acme", "CRM", "t"), ("Acme", "Mail", "t"), ("B", "CRM", "t")]),
            ["Acme, CRM", "Mail", "B"]
        );
        assert_eq!(named(&[("A", "C", "2025"), ("A", "C", "2026")]), ["A, C (2025)", "A, C (2026)"]);
        assert_eq!(named(&[("A", "C", "t"), ("A", "C", "t")]), ["A, C (t) 1", "A, C (t) 2"]);
        assert_eq!(named(&[("", "", "Untitled"), ("A", "", "t")]), ["Untitled", "A"]);
    }
}
