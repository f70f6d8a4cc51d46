//! What stands on a page: the rows and the pages below it, each read for itself, so that one that is broken does not hide the
//! others. The format is that of <https://www.sqlite.org/fileformat2.html#b_tree_pages>.

use super::pages::Pages;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Of a table with row numbers.
    Table,
    /// Of an index, or of a table that is kept as one.
    Index,
}

/// A page of a table or an index.
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Its cells in order.
    pub(super) cells: Vec<Cell>,
    /// The page after the last cell; `None` on a page that has none below it.
    pub(super) last: Option<u32>,
}

/// One cell of a page.
pub(super) struct Cell {
    /// The page before it, where there are pages below.
    pub(super) child: Option<u32>,
    /// Its row; `None` where it has none.
    pub(super) row: Option<Row>,
    /// Whether there is something that cannot be read.
    pub(super) broken: bool,
}

/// A row as it lies there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number, in a table that has them.
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Raw>,
}

/// A value as it lies there: text is bytes until it is found to be text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw {
    Null,
    Integer(i64),
    Real,
    Text(Vec<u8>),
    Bytes(Vec<u8>),
}

/// Reads a page; `None` where it is no page of a table or an index.
pub(super) fn node(pages: &Pages, number: u32) -> Option<Node> {
    let page = pages.get(number)?;
    let start = if number == 1 { 100 } else { 0 };
    let (kind, leaf) = match page[start] {
        2 => (Kind::Index, false),
        5 => (Kind::Table, false),
        10 => (Kind::Index, true),
        13 => (Kind::Table, true),
        _ => return None,
    };
    let header = if leaf { 8 } else { 12 };
    let count = usize::from(u16::from_be_bytes([page[start + 3], page[start + 4]]));
    let pointers = start + header;
    if pointers + 2 * count > pages.usable {
        return None;
    }
    let cells = (0..count).map(|at| {
        let pointer = usize::from(u16::from_be_bytes([page[pointers + 2 * at], page[pointers + 2 * at + 1]]));
        let cell = (pointer >= pointers + 2 * count && pointer < pages.usable)
            .then(|| cell(pages, &page[pointer..pages.usable], kind, leaf));
        cell.flatten().unwrap_or(Cell { child: None, row: None, broken: true })
    });
    let last = (!leaf).then(|| word(&page[start + 8..]));
    Some(Node { kind, cells: cells.collect(), last: last.flatten() })
}

fn cell(pages: &Pages, bytes: &[u8], kind: Kind, leaf: bool) -> Option<Cell> {
    let mut rest = bytes;
    let child = if leaf { None } else { Some(word(take(&mut rest, 4)?)?) };
    if kind == Kind::Table && !leaf {
        return Some(Cell { child, row: None, broken: false });
    }
    let row = row(pages, rest, kind);
    Some(Cell { child, broken: row.is_none(), row })
}

fn row(pages: &Pages, bytes: &[u8], kind: Kind) -> Option<Row> {
    let mut rest = bytes;
    let length = usize::try_from(varint(&mut rest)?).ok()?;
    let number = if kind == Kind::Table { Some(varint(&mut rest)?) } else { None };
    let payload = payload(pages, rest, length, kind)?;
    Some(Row { number, values: values(&payload)? })
}

/// The content of a cell, with what lies on pages of its own.
fn payload(pages: &Pages, bytes: &[u8], length: usize, kind: Kind) -> Option<Vec<u8>> {
    let usable = pages.usable;
    let share = |part: usize| (usable - 12) * part / 255 - 23;
    let most = if kind == Kind::Table { usable - 35 } else { share(64) };
    if length <= most {
        pages.spend(length)?;
        return bytes.get(..length).map(<[u8]>::to_vec);
    }
    if length > usable.saturating_mul(pages.count as usize) {
        return None; // more than there is
    }
    pages.spend(length)?;
    let least = share(32);
    let here = least + (length - least) % (usable - 4);
    let here = if here <= most { here } else { least };
    let mut content = bytes.get(..here)?.to_vec();
    let mut next = word(bytes.get(here..)?)?;
    while content.len() < length {
        // A circle ends where the content is complete, and so does a chain that goes on too long.
        let page = pages.get(next)?;
        let missing = length - content.len();
        content.extend(&page[4..usable.min(4 + missing)]);
        next = word(&page).unwrap_or(0);
    }
    // The chain ends with its content: one that does not leads through a page that is not its own.
    (next == 0).then_some(content)
}

/// The values of a record, which must come out even.
fn values(record: &[u8]) -> Option<Vec<Raw>> {
    let mut rest = record;
    let header = usize::try_from(varint(&mut rest)?).ok()?;
    let read = record.len() - rest.len();
    let mut types = record.get(read..header)?;
    let mut body = record.get(header..)?;
    let mut values = Vec::new();
    while !types.is_empty() {
        values.push(match varint(&mut types)? {
            0 => Raw::Null,
            kind @ 1..=4 => Raw::Integer(integer(take(&mut body, usize::try_from(kind).ok()?)?)),
            5 => Raw::Integer(integer(take(&mut body, 6)?)),
            6 => Raw::Integer(integer(take(&mut body, 8)?)),
            7 => {
                take(&mut body, 8)?;
                Raw::Real
            }
            8 => Raw::Integer(0),
            9 => Raw::Integer(1),
            long @ 12.. => {
                let bytes = take(&mut body, usize::try_from((long - 12) / 2).ok()?)?.to_vec();
                if long % 2 == 0 { Raw::Bytes(bytes) } else { Raw::Text(bytes) }
            }
            _ => return None,
        });
    }
    body.is_empty().then_some(values)
}

fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |sum, byte| sum << 8 | i64::from(*byte))
}

/// A number of up to nine bytes, the high ones first.
fn varint(rest: &mut &[u8]) -> Option<i64> {
    let mut sum: u64 = 0;
    for at in 0..9 {
        let byte = *rest.get(at)?;
        if at == 8 {
            sum = sum << 8 | u64::from(byte);
        } else {
            sum = sum << 7 | u64::from(byte & 0x7f);
            if byte & 0x80 != 0 {
                continue;
            }
        }
        *rest = &rest[at + 1..];
        return Some(sum.cast_signed());
    }
    None
}

fn take<'b>(rest: &mut &'b [u8], many: usize) -> Option<&'b [u8]> {
    let (taken, left) = rest.split_at_checked(many)?;
    *rest = left;
    Some(taken)
}

fn word(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk().map(|word| u32::from_be_bytes(*word))
}
