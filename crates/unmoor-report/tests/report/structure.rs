//! The structure of the demo's report, and of one with every part, as a screen reader and an archive see it.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{DEMO, FULL, run};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use unmoor_core::score::{self, SectionScore};
use unmoor_core::{demo, pack, words};

fn report() -> Document {
    Document::load_mem(&DEMO.bytes).unwrap()
}

/// The demo's report, and one with all that it lacks.
fn reports() -> [Document; 2] {
    [report(), Document::load_mem(&FULL.bytes).unwrap()]
}

/// Every structure element, parents first, in reading order.
fn elements(file: &Document) -> Vec<&Dictionary> {
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let mut found = Vec::new();
    walk(file, file.get_dictionary(root).unwrap(), &mut found);
    found
}

fn children(element: &Dictionary) -> Vec<&Object> {
    match element.get(b"K") {
        Ok(Object::Array(children)) => children.iter().collect(),
        Ok(child) => vec![child],
        Err(_) => Vec::new(),
    }
}

fn walk<'f>(file: &'f Document, element: &'f Dictionary, found: &mut Vec<&'f Dictionary>) {
    for child in children(element) {
        if let Object::Reference(id) = child {
            let child = file.get_dictionary(*id).unwrap();
            found.push(child);
            walk(file, child, found);
        }
    }
}

fn role(element: &Dictionary) -> String {
    String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
}

#[test]
fn every_drawing_is_marked_once_and_owned_once() {
    for file in reports() {
        let pages: BTreeMap<u32, ObjectId> = file.get_pages();
        let mut drawn = BTreeSet::new();
        for page in pages.values() {
            let (mut depth, mut bare) = (0, 0);
            for operation in Content::decode(&file.get_page_content(*page)).unwrap().operations {
                match operation.operator.as_str() {
                    "BDC" | "BMC" => {
                        depth += 1;
                        let properties = operation.operands.get(1).and_then(|operand| operand.as_dict().ok());
                        if let Some(id) = properties.and_then(|map| map.get(b"MCID").ok()?.as_i64().ok()) {
                            assert!(drawn.insert((*page, id)), "a marked content stands twice");
                        }
                    }
                    "EMC" => depth -= 1,
                    "TJ" | "Tj" | "f" | "S" | "s" | "sh" if depth != 1 => bare += 1,
                    _ => {}
                }
            }
            assert_eq!((depth, bare), (0, 0));
        }
        let mut owned = BTreeSet::new();
        for element in elements(&file) {
            for child in children(element) {
                let (page, id) = match child {
                    Object::Integer(id) => (element.get(b"Pg").unwrap().as_reference().unwrap(), *id),
                    Object::Dictionary(child) if child.has(b"MCID") => (
                        child.get(b"Pg").unwrap().as_reference().unwrap(),
                        child.get(b"MCID").unwrap().as_i64().unwrap(),
                    ),
                    _ => continue,
                };
                assert!(owned.insert((page, id)), "a marked content is owned twice");
            }
        }
        assert!(drawn.len() > 1000);
        assert_eq!(drawn, owned);
    }
}

/// What groups others has no words of its own: a reader would hear them as part of nothing.
#[test]
fn what_groups_holds_no_words_of_its_own() {
    for file in reports() {
        for element in elements(&file) {
            let groups = ["Document", "Sect", "Table", "THead", "TBody", "TR", "L", "LI", "TOC", "TOCI"];
            if groups.contains(&role(element).as_str()) {
                let references = children(element).into_iter().all(|child| matches!(child, Object::Reference(_)));
                assert!(references, "{} has words of its own", role(element));
            }
        }
    }
}

/// A screen reader says how many facts there are, and each label with its value.
#[test]
fn the_facts_of_the_cover_are_a_list_of_labels_and_values() {
    let tree = run("pdfinfo", &["-struct-text", "FILE"], &DEMO.bytes);
    let cover = tree.split("About this report").nth(1).unwrap().split("Contents").next().unwrap();
    let said: Vec<&str> = cover.split('"').skip(2).step_by(2).map(str::trim).collect();
    for pair in [["Vendor", "Quaystead"], ["Client", "Fennimere Garden Centres"], ["Author", "Ines Aldana"]] {
        assert!(said.windows(2).any(|next| *next == pair), "{pair:?}: {cover}");
    }
    let count = |role: &str| cover.lines().filter(|line| line.trim_start().starts_with(role)).count();
    assert_eq!((count("LI"), count("Lbl"), count("LBody")), (9, 9, 9), "{cover}");
}

#[test]
fn headings_never_skip_a_level() {
    for file in reports() {
        let mut before = 0;
        let mut headings = 0;
        for element in elements(&file) {
            let Some(level) = role(element).strip_prefix('H').and_then(|level| level.parse::<u32>().ok()) else {
                continue;
            };
            assert!(level <= before + 1, "a heading of level {level} follows one of level {before}");
            before = level;
            headings += 1;
        }
        assert!(headings > 40);
    }
}

#[test]
fn every_figure_has_words_and_every_link_a_name() {
    let of_each_report = ["cover", "board", "chart", "time line", "sections", "radar"].len();
    let disputed = ["AL-04", "XR-01"].len();
    let more = ["logo on the cover", "logo on the letter", "change since"].len();
    for (file, more) in reports().into_iter().zip([0, more]) {
        let elements = elements(&file);
        let figures: Vec<_> = elements.iter().filter(|element| role(element) == "Figure").collect();
        assert_eq!(figures.len(), of_each_report + disputed + more);
        assert!(figures.iter().all(|figure| figure.get(b"Alt").is_ok() && figure.get(b"A").is_ok()));
        let mut links = 0;
        for page in file.get_pages().into_values() {
            for annotation in file.get_page_annotations(page).unwrap_or_default() {
                assert!(!annotation.get(b"Contents").unwrap().as_str().unwrap().is_empty());
                assert!(annotation.get(b"Dest").is_ok(), "a link leads nowhere: {annotation:?}");
                assert!(annotation.get(b"StructParent").is_ok());
                links += 1;
            }
        }
        assert!(links > 150, "{links}");
    }
}

#[test]
fn rows_of_a_table_have_as_many_columns_as_its_head() {
    for file in reports() {
        let cells = |row: &Dictionary| -> i64 {
            let cells =
                children(row).into_iter().filter_map(|cell| file.get_dictionary(cell.as_reference().ok()?).ok());
            let span = |cell: &Dictionary| {
                cell.get(b"A")
                    .and_then(Object::as_dict)
                    .and_then(|a| a.get(b"ColSpan"))
                    .and_then(Object::as_i64)
                    .unwrap_or(1)
            };
            cells.map(span).sum()
        };
        let elements = elements(&file);
        let tables: Vec<_> = elements.iter().filter(|element| role(element) == "Table").collect();
        assert!(tables.len() >= 8);
        for table in tables {
            let mut inside = Vec::new();
            walk(&file, table, &mut inside);
            let rows: BTreeSet<i64> =
                inside.iter().filter(|element| role(element) == "TR").map(|row| cells(row)).collect();
            assert_eq!(rows.len(), 1, "rows of {rows:?} columns in one table");
        }
    }
}

#[test]
fn it_says_what_it_is_and_carries_its_source() {
    let file = report();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    let attached = catalog.get(b"AF").unwrap().as_array().unwrap();
    let relations: BTreeSet<Vec<u8>> = attached
        .iter()
        .map(|file_| file.get_dictionary(file_.as_reference().unwrap()).unwrap())
        .map(|file_| file_.get(b"AFRelationship").unwrap().as_name().unwrap().to_vec())
        .collect();
    assert_eq!(relations, BTreeSet::from([b"Source".to_vec(), b"Data".to_vec()]));
    for key in [b"PageLabels".as_slice(), b"Outlines", b"MarkInfo", b"OutputIntents", b"Metadata"] {
        assert!(catalog.get(key).is_ok(), "{}", String::from_utf8_lossy(key));
    }
}

/// A viewer's box for the page says what the foot of the page says.
#[test]
fn the_cover_is_labelled_so_and_the_next_page_is_the_second() {
    for file in reports() {
        let labels = file.catalog().unwrap().get(b"PageLabels").unwrap();
        let labels = file.dereference(labels).unwrap().1.as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
        assert_eq!((labels[0].as_i64().unwrap(), labels[2].as_i64().unwrap(), labels.len()), (0, 1, 4));
        assert_eq!(labels[1].as_dict().unwrap().get(b"P").unwrap().as_str().unwrap(), b"Cover");
        let second = labels[3].as_dict().unwrap();
        assert_eq!(second.get(b"S").unwrap().as_name().unwrap(), b"D");
        assert_eq!(second.get(b"St").unwrap().as_i64().unwrap(), 2);
    }
}

#[test]
fn only_used_glyphs_are_embedded() {
    let file = report();
    let programs = file.objects.values().filter_map(|object| object.as_dict().ok());
    let programs: Vec<ObjectId> =
        programs.filter_map(|descriptor| descriptor.get(b"FontFile2").ok()?.as_reference().ok()).collect();
    assert_eq!(programs.len(), 5);
    for program in programs {
        let size = file.get_object(program).unwrap().as_stream().unwrap().get_plain_content().unwrap().len();
        assert!(size < 60_000, "a font of {size} bytes");
    }
}

/// The entries of the outline at a level, each with those below it.
fn entries(file: &Document, above: &Dictionary) -> Vec<(String, Vec<String>)> {
    let titles = |above: &Dictionary| {
        let mut found = Vec::new();
        let mut next = above.get(b"First").ok();
        while let Some(Object::Reference(id)) = next {
            let entry = file.get_dictionary(*id).unwrap();
            found.push((lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap(), entry));
            next = entry.get(b"Next").ok();
        }
        found
    };
    let below = |entry: &Dictionary| titles(entry).into_iter().map(|(title, _)| title).collect();
    titles(above).into_iter().map(|(title, entry)| (title, below(entry))).collect()
}

#[test]
fn the_outline_leads_to_each_section_below_the_part_on_sections() {
    let file = report();
    let outlines = file.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let entries = entries(&file, file.get_dictionary(outlines).unwrap());
    let (_, sections) = entries.iter().find(|(title, _)| title == "2 Sections").unwrap();
    let assessed = score::score(&demo::assessment(), pack::builtin()).sections;
    let named = |section: &SectionScore| words::section_name(&pack::builtin().section(&section.id).unwrap().name);
    assert_eq!(*sections, assessed.iter().map(named).collect::<Vec<_>>());
}
