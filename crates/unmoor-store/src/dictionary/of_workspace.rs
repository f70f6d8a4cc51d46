//! The tables that are the workspace's own, and what stands in them.

use super::{Described, table};

pub(super) const OWN: &[Described] = &[
    table(
        "place",
        "The question at which somebody stopped. No part of an assessment.",
        &[("assessment", "the assessment's id"), ("question", "such as `DO-01`")],
    ),
    table(
        "setting",
        "Settings of this workspace. `report/` with an assessment's id holds what is said about its reports, as JSON: client, author, the line at the foot, paper, the parts that are left out, colour, logo, letter; `walk/` with its id names the filter that its walk was left under. Both go when the workspace is closed and the assessment is gone. `pack/` with an id, a slash and a version holds a question pack that was brought in, as its file.",
        &[("key", "such as `report/` with an id"), ("value", "text, mostly JSON")],
    ),
    table(
        "change",
        "The change log: one line for each thing somebody did, took back or did again. It names what was done; it does not hold the former text.",
        &[
            ("seq", "counts up"),
            ("at", "when"),
            ("way", "`done`, `undone` or `redone`"),
            ("act", "a word such as `answer`, `set_note` or `remove_assessment`"),
            ("assessment", "the assessment's id; `NULL` where it was several"),
            ("title", "its title at the time"),
            ("question", "the question, where it was about one"),
        ],
    ),
];

pub(super) const UNDO: &[Described] = &[
    table(
        "undo_step",
        "",
        &[
            ("seq", "counts up"),
            ("change", "`change.seq`"),
            ("undone", "`NULL` while the step stands; else the order in which steps were taken back"),
        ],
    ),
    table(
        "undo_touch",
        "Which parts a step touched.",
        &[
            ("step", "`undo_step.seq`"),
            ("position", "counts from 0 and keeps the order"),
            ("assessment", "the assessment's id"),
            ("place", "`whole`, `details`, `exposure`, `answer` or `snapshots`"),
            ("question", "with `exposure` and `answer`"),
        ],
    ),
    table(
        "undo_slice",
        "The rows of a table before and after a step.",
        &[
            ("step", "`undo_step.seq`"),
            ("position", "the order in which they were first touched"),
            ("rows_of", "the table"),
            ("assessment", "the assessment's id"),
            ("question", "`NULL` for all rows of the assessment"),
            ("before", "the rows as a JSON array of objects; bytes stand as `{\"bytes\": \"hexadecimal\"}`"),
            ("after", "the same, after the step"),
        ],
    ),
];
