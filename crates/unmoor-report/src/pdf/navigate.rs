//! Links, outline and page labels.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::object::{destination, name, number, text};
use crate::canvas::{Bookmark, Canvas};

/// Writes the link annotations and returns their ids, page by page.
///
/// Their keys in the parent tree follow those of the pages, in the same order.
pub(super) fn links(file: &mut Document, canvas: &Canvas, pages: &[ObjectId]) -> Vec<Vec<ObjectId>> {
    let mut key = canvas.pages.len() as i64;
    let height = canvas.sheet.height;
    let mut all = Vec::with_capacity(pages.len());
    for (page, id) in canvas.pages.iter().zip(pages) {
        let mut ids: Vec<ObjectId> = Vec::with_capacity(page.links.len());
        for link in &page.links {
            let [left, top, right, bottom] = link.frame;
            let frame = vec![number(left), number(height - bottom), number(right), number(height - top)];
            let mut annotation = dictionary! {
                "Type" => "Annot", "Subtype" => "Link", "Rect" => frame, "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4, "Contents" => text(&link.says), "P" => *id, "StructParent" => key,
            };
            if let Some(spot) = canvas.anchors.get(&link.target) {
                annotation.set("Dest", destination(pages[spot.page], height - spot.y));
            }
            key += 1;
            ids.push(file.add_object(annotation));
        }
        if let Ok(page) = file.get_dictionary_mut(*id) {
            page.remove(b"Annots");
            if !ids.is_empty() {
                page.set("Annots", ids.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
            }
        }
        all.push(ids);
    }
    all
}

/// Writes the nested outline and the page labels, and lets viewers open with the outline and the title.
pub(super) fn outline(file: &mut Document, canvas: &Canvas, pages: &[ObjectId]) {
    let mut entries: Vec<&Bookmark> = canvas.bookmarks.iter().collect();
    entries.sort_by_key(|entry| entry.spot.page);
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(&entries);
    let mut families: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    parents.iter().enumerate().for_each(|(at, parent)| families.entry(*parent).or_default().push(at));
    for (parent, siblings) in &families {
        for (place, at) in siblings.iter().enumerate() {
            let entry = entries[*at];
            let mut item = dictionary! {
                "Title" => text(&entry.title),
                "Parent" => parent.map_or(root, |parent| ids[parent]),
                "Dest" => destination(pages[entry.spot.page], canvas.sheet.height - entry.spot.y),
            };
            if place > 0 {
                item.set("Prev", ids[siblings[place - 1]]);
            }
            if let Some(next) = siblings.get(place + 1) {
                item.set("Next", ids[*next]);
            }
            let children = families.get(&Some(*at)).map_or(&[] as &[usize], Vec::as_slice);
            if let (Some(first), Some(last)) = (children.first(), children.last()) {
                item.set("First", ids[*first]);
                item.set("Last", ids[*last]);
                item.set("Count", -(children.len() as i64));
            }
            file.objects.insert(ids[*at], item.into());
        }
    }
    if let Some(top) = families.get(&None)
        && let (Some(first), Some(last)) = (top.first(), top.last())
    {
        let count = top.len() as i64;
        let outlines =
            dictionary! { "Type" => "Outlines", "First" => ids[*first], "Last" => ids[*last], "Count" => count };
        file.objects.insert(root, outlines.into());
    }
    let numbers = |first: i64| dictionary! { "S" => "D", "St" => first };
    let labels: Vec<Object> = if canvas.covered {
        let cover = dictionary! { "P" => Object::string_literal("Cover") };
        vec![0.into(), cover.into(), 1.into(), numbers(2).into()]
    } else {
        vec![0.into(), numbers(1).into()]
    };
    let labels = dictionary! { "Nums" => labels };
    if let Ok(catalog) = file.catalog_mut() {
        catalog.remove(b"PageLayout");
        catalog.set("PageMode", name("UseOutlines"));
        catalog.set("Outlines", root);
        catalog.set("PageLabels", labels);
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    }
}

/// The nearest entry before each that is less deep.
fn parents(entries: &[&Bookmark]) -> Vec<Option<usize>> {
    let mut above: Vec<usize> = Vec::new();
    let parent = |(at, entry): (usize, &&Bookmark)| {
        while above.last().is_some_and(|last| entries[*last].depth >= entry.depth) {
            above.pop();
        }
        let parent = above.last().copied();
        above.push(at);
        parent
    };
    entries.iter().enumerate().map(parent).collect()
}
