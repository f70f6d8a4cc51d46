//! The structure tree: what a screen reader reads, in which order, and where it stands.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::object::{number, text};
use crate::canvas::{Canvas, Child, Node};

/// Writes the structure tree and its parent tree.
pub(super) fn write(file: &mut Document, canvas: &Canvas, pages: &[ObjectId], annotations: &[Vec<ObjectId>]) {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = canvas.nodes.iter().map(|_| file.new_object_id()).collect();
    for (node, id) in canvas.nodes.iter().zip(&ids) {
        let mut element = dictionary! {
            "Type" => "StructElem", "S" => node.role, "P" => node.parent.map_or(root, |parent| ids[parent.0]),
        };
        if let Some(page) = node.page {
            element.set("Pg", pages[page]);
        }
        let mut children: Vec<Object> =
            node.children.iter().map(|child| reference(*child, node, &ids, pages, annotations)).collect();
        match children.len() {
            0 => {}
            1 => element.set("K", children.remove(0)),
            _ => element.set("K", children),
        }
        attributes(&mut element, node, canvas.sheet.height);
        file.objects.insert(*id, element.into());
    }
    let numbers = parent_numbers(file, canvas, pages, &ids);
    let next = canvas.pages.len() + canvas.pages.iter().map(|page| page.links.len()).sum::<usize>();
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot", "K" => vec![Object::Reference(ids[0])], "ParentTree" => parents,
        "ParentTreeNextKey" => next as i64, "RoleMap" => dictionary! { "Title" => "P" },
    };
    file.objects.insert(root, tree.into());
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
    }
}

fn reference(child: Child, node: &Node, ids: &[ObjectId], pages: &[ObjectId], annotations: &[Vec<ObjectId>]) -> Object {
    match child {
        Child::Node(id) => Object::Reference(ids[id.0]),
        Child::Sequence { page, sequence } if node.page == Some(page) => Object::Integer(sequence as i64),
        Child::Sequence { page, sequence } => {
            dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => sequence as i64 }.into()
        }
        Child::Link { page, link } => {
            dictionary! { "Type" => "OBJR", "Obj" => annotations[page][link], "Pg" => pages[page] }.into()
        }
    }
}

fn attributes(element: &mut Dictionary, node: &Node, height: f32) {
    if let Some(alt) = &node.alt {
        element.set("Alt", text(alt));
    }
    if let Some(spoken) = &node.spoken {
        element.set("ActualText", text(spoken));
    }
    if let Some(scope) = node.scope {
        element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
    }
    if let Some(columns) = node.columns {
        element.set("A", dictionary! { "O" => "Table", "ColSpan" => columns as i64 });
    }
    if let Some([left, top, right, bottom]) = node.frame {
        let frame = vec![number(left), number(height - bottom), number(right), number(height - top)];
        element.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => frame });
    }
}

/// Which element owns each marked content of each page, and each link.
fn parent_numbers(file: &mut Document, canvas: &Canvas, pages: &[ObjectId], ids: &[ObjectId]) -> Vec<Object> {
    let mut numbers: Vec<Object> = Vec::new();
    for (at, page) in canvas.pages.iter().enumerate() {
        let owners: Vec<Object> =
            page.sequences.iter().map(|sequence| Object::Reference(ids[sequence.owner.0])).collect();
        let owners = file.add_object(Object::Array(owners));
        numbers.extend([Object::Integer(at as i64), owners.into()]);
        if let Ok(dictionary) = file.get_dictionary_mut(pages[at]) {
            dictionary.set("StructParents", at as i64);
            dictionary.set("Tabs", "S");
        }
    }
    let links = canvas.pages.iter().flat_map(|page| &page.links);
    for (at, link) in links.enumerate() {
        let key = canvas.pages.len() + at;
        numbers.extend([Object::Integer(key as i64), Object::Reference(ids[link.node.0])]);
    }
    numbers
}
