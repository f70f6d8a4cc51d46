//! The table of limits says what the readers hold to: every number in it that is a constant is compared with that constant.

use unmoor_tests::place;

const TABLE: &str = "docs/format/limits.md";

/// A row of the table, what it says with `{}` for the number, and the constant: its source and its name.
const LIMITS: [(&str, &str, &str, &str); 42] = [
    ("assessment", "{} bytes", "unmoor-core/src/file.rs", "MAX_BYTES"),
    ("assessment", "{} levels", "unmoor-core/src/json.rs", "MAX_DEPTH"),
    ("assessment", "{} values", "unmoor-core/src/json.rs", "MAX_VALUES"),
    ("assessment", "{} answers", "unmoor-core/src/file.rs", "MAX_ANSWERS"),
    ("assessment", "{} entries a list", "unmoor-core/src/file.rs", "MAX_ITEMS"),
    ("assessment", "{} characters a name", "unmoor-core/src/file.rs", "MAX_NAME"),
    ("assessment", "{} bytes a note", "unmoor-core/src/file.rs", "MAX_NOTE"),
    ("response", "{} bytes", "unmoor-core/src/ask.rs", "MAX_BYTES"),
    ("pack", "{} bytes", "unmoor-core/src/pack/read.rs", "MAX_BYTES"),
    ("pack", "{} levels", "unmoor-core/src/json.rs", "MAX_DEPTH"),
    ("pack", "{} values", "unmoor-core/src/json.rs", "MAX_VALUES"),
    ("pack", "{} problems", "unmoor-core/src/pack/read.rs", "MAX_PROBLEMS"),
    ("report", "{} bytes as it lies", "unmoor-report/src/verify/limits.rs", "MAX_BYTES"),
    ("report", "{} bytes unpacked", "unmoor-report/src/verify/limits.rs", "MAX_UNPACKED"),
    ("report", "{} values", "unmoor-report/src/verify/limits.rs", "MAX_WORDS"),
    ("report", "{} pages", "unmoor-report/src/verify/limits.rs", "MAX_PAGES"),
    ("report", "{} bytes a page", "unmoor-report/src/verify/limits.rs", "MAX_STREAM"),
    ("report", "{} codes a font", "unmoor-report/src/verify/pages.rs", "MAX_CODES"),
    ("report", "a page {} below the root", "unmoor-report/src/verify/pages.rs", "MAX_LEVELS"),
    ("report", "{} bytes the attached assessment", "unmoor-core/src/file.rs", "MAX_BYTES"),
    ("answer sheet, workbook", "{} bytes as it lies", "unmoor-report/src/answer_sheet.rs", "FILE_LIMIT"),
    ("answer sheet, workbook", "{} bytes unpacked", "unmoor-report/src/answer_sheet.rs", "UNPACKED_LIMIT"),
    ("answer sheet, workbook", "{} bytes of text", "unmoor-report/src/answer_sheet.rs", "SAID_LIMIT"),
    ("answer sheet, workbook", "{} parts", "unmoor-report/src/answer_sheet.rs", "PARTS"),
    ("answer sheet, workbook", "{} rows", "unmoor-report/src/answer_sheet.rs", "ROWS"),
    ("answer sheet, workbook", "{} columns, what", "unmoor-report/src/answer_sheet.rs", "CELLS"),
    ("answer sheet, workbook", "{} rows and", "unmoor-report/src/answer_sheet/places.rs", "ROWS"),
    ("answer sheet, workbook", "{} columns for", "unmoor-report/src/answer_sheet/places.rs", "COLUMNS"),
    ("answer sheet, CSV", "{} bytes", "unmoor-app/src/exchange.rs", "FILE_LIMIT"),
    ("answer sheet, CSV", "{} rows", "unmoor-report/src/answer_sheet.rs", "ROWS"),
    ("answer sheet, CSV", "{} cells a row", "unmoor-app/src/csv.rs", "CELL_LIMIT"),
    ("logo", "{} bytes", "unmoor-report/src/logo.rs", "MOST_BYTES"),
    ("logo", "{} pixels", "unmoor-report/src/logo/raster.rs", "MOST_PIXELS"),
    ("logo", "{} elements", "unmoor-report/src/logo/vector.rs", "MOST_ELEMENTS"),
    ("logo", "{} levels", "unmoor-report/src/logo/vector.rs", "MOST_LEVELS"),
    ("logo", "{} points", "unmoor-report/src/logo/vector.rs", "MOST_SEGMENTS"),
    ("damaged workspace", "{} levels", "unmoor-store/src/salvage/tables.rs", "DEEPEST"),
    ("document taken in", "{} bytes", "unmoor-app/src/evidence.rs", "LIMIT"),
    ("list of an export", "{} bytes", "unmoor-app/src/whole/manifest.rs", "LIMIT"),
    ("document of an export", "{} bytes", "unmoor-app/src/whole/fill.rs", "DOCUMENT_LIMIT"),
    ("table of an export", "{} bytes a row", "unmoor-app/src/csv.rs", "RECORD_LIMIT"),
    ("table of an export", "{} cells a row", "unmoor-app/src/csv.rs", "CELL_LIMIT"),
];

fn read(path: &str) -> String {
    std::fs::read_to_string(place::root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows about one thing; those that name nothing belong to the one above.
fn rows(table: &str, about: &str) -> String {
    let mut here = false;
    let mut found = String::new();
    for row in table.lines().filter_map(|line| line.strip_prefix("| ")) {
        if !row.starts_with("| ") {
            here = row.starts_with(about);
        }
        if here {
            found.push_str(row);
            found.push('\n');
        }
    }
    found
}

/// A constant's value in the source: a number, or a number shifted to the left.
fn constant(source: &str, name: &str) -> Option<u64> {
    let line = source.lines().find(|line| line.contains(&format!("const {name}: ")))?;
    let (_, value) = line.split_once(" = ")?;
    let number = |text: &str| text.trim().replace('_', "").parse::<u64>().ok();
    let value = value.split(';').next()?;
    match value.split_once("<<") {
        Some((base, by)) => Some(number(base)? << number(by)?),
        None => number(value),
    }
}

/// As the table writes it.
fn shown(value: u64, says: &str) -> String {
    if says.contains("{} bytes") {
        let (size, unit) = if value.is_multiple_of(1 << 30) { (value >> 30, "GiB") } else { (value >> 20, "MiB") };
        return says.replace("{} bytes", &format!("{size} {unit}"));
    }
    let digits = value.to_string();
    let grouped: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    says.replace("{}", &grouped.join(","))
}

#[test]
fn the_table_of_limits_says_what_the_readers_hold_to() {
    let table = read(TABLE);
    for (about, says, source, name) in LIMITS {
        let value = constant(&read(&format!("crates/{source}")), name);
        let value = value.unwrap_or_else(|| panic!("{source} has no number {name}"));
        let (rows, expected) = (rows(&table, about), shown(value, says));
        // "4 MiB" must not be found in "64 MiB".
        let stands = rows
            .match_indices(&expected)
            .any(|(at, _)| !rows[..at].ends_with(|before: char| before.is_ascii_digit() || before == ','));
        assert!(stands, "{TABLE} does not say \"{expected}\" of \"{about}\" ({source}, {name}):\n{rows}");
    }
}
