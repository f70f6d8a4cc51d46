//! A comparison as it is shown.

use jiff::civil::Date;
use unmoor_core::assessment::Assessment;
use unmoor_core::compare::{Column, Comparison, Difference, Row};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::score::{Ends, Grade, LineState};
use unmoor_core::words;

use crate::assessed::{exposure_possible, grade_view, interval, letter, risk_possible};
use crate::dates;
use crate::home::contract_date;
use crate::view::*;

pub(super) fn of(comparison: &Comparison, assessments: &[Assessment], pack: &Pack, today: Date) -> ComparisonView {
    let names: Vec<String> = comparison.columns.iter().map(|column| words::typographic(&column.name)).collect();
    let section = |id: &unmoor_core::assessment::SectionId| {
        pack.section(id).map(|section| words::section_name(&section.name)).unwrap_or_default()
    };
    ComparisonView {
        headline: words::comparison(comparison),
        gist: words::comparison_gist(comparison),
        ranking: words::risk_ranking(comparison),
        columns: comparison.columns.iter().zip(assessments).map(|(column, it)| head(column, it, pack)).collect(),
        whole: row("", "Portability", &comparison.whole, &names),
        sections: comparison
            .sections
            .iter()
            .map(|one| row(one.id.as_str(), &section(&one.id), &one.row, &names))
            .collect(),
        figures: figures(comparison, assessments, today),
        answers_lead: words::answers_differ(comparison.differing.len()),
        answers: comparison
            .differing
            .iter()
            .filter_map(|one| Some(answer(one, &comparison.columns, pack.question(&one.question)?)))
            .collect(),
    }
}

fn head(column: &Column, assessment: &Assessment, pack: &Pack) -> CompareColumn {
    let service = &assessment.vendor.service;
    let titled = column.name.contains(assessment.title.trim()) && !assessment.title.trim().is_empty();
    CompareColumn {
        id: column.id.to_string(),
        name: column.name.clone(),
        vendor: assessment.vendor.name.clone(),
        service: if titled { format!("{service} ({})", assessment.title) } else { service.clone() },
        grade: grade_view(&column.score),
        own: words::own_score(column, pack).unwrap_or_default(),
    }
}

fn row(id: &str, label: &str, row: &Row, names: &[String]) -> CompareRow {
    let cell = |(ends, name): (&Option<Ends<f64>>, &String)| {
        ends.map(|ends| interval(&format!("{name}, {label}:"), ends.assured, ends.possible))
    };
    CompareRow {
        id: id.to_owned(),
        label: label.to_owned(),
        cells: row.ends.iter().zip(names).map(cell).collect(),
        freer: words::clearly_freer(&row.order, names),
        clear: row.order.is_clear(),
    }
}

fn figures(comparison: &Comparison, assessments: &[Assessment], today: Date) -> Vec<CompareFigures> {
    let row = |label: &str, figure: &str, cells: Vec<FigureCell>| CompareFigures {
        label: label.to_owned(),
        figure: figure.to_owned(),
        cells,
    };
    let scores = || comparison.columns.iter().map(|column| &column.score);
    let contracts = || assessments.iter().map(|assessment| assessment.contract.as_ref());
    let risk = scores().map(|score| FigureCell {
        word: words::capital(words::zone(score.zone.assured)),
        number: words::risk_whole(score.risk.assured),
        note: risk_possible(score.risk, score.zone),
        alert: false,
    });
    let exposure = scores().map(|score| FigureCell {
        word: String::new(),
        number: words::axis_whole(score.exposure.assured),
        note: exposure_possible(score.exposure),
        alert: false,
    });
    let contract = contracts().map(|contract| match contract.and_then(|contract| contract_date(contract, today)) {
        Some(next) => FigureCell { word: next.text, number: String::new(), note: next.note, alert: next.urgent },
        None => nothing("no contract end"),
    });
    let safe_day = contracts().map(|contract| {
        let day = dates::safe_day(contract, today);
        FigureCell { word: day.text, number: String::new(), note: day.note, alert: day.passed }
    });
    vec![
        row("Risk", "risk", risk.collect()),
        row("Exposure", "exposure", exposure.collect()),
        row("Next contract date", "", contract.collect()),
        row("Last safe day", "deadline", safe_day.collect()),
    ]
}

fn nothing(note: &str) -> FigureCell {
    FigureCell { word: String::new(), number: String::new(), note: note.to_owned(), alert: false }
}

fn answer(difference: &Difference, columns: &[Column], question: &Question) -> CompareAnswer {
    let cell = |(state, column): (&LineState, &Column)| match *state {
        LineState::Answered { option, evidence, .. } => AnswerCell {
            level: column
                .score
                .line(&question.id)
                .and_then(|line| line.value)
                .map(|value| letter(Grade::of(f64::from(value.assured)))),
            text: question.option(option).map(|option| words::typographic(&option.label)).unwrap_or_default(),
            shown_by: words::evidence(evidence).to_owned(),
        },
        state => AnswerCell { level: None, text: words::no_answer(state).to_owned(), shown_by: String::new() },
    };
    CompareAnswer {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        weight: question.weight,
        cells: difference.states.iter().zip(columns).map(cell).collect(),
    }
}
