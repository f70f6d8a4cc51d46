//! Files inside the report: the assessment it was made from, and what it was made with.

use lopdf::{Document as File, Object, Stream, dictionary};

use super::metadata::pdf_date;
use super::object::{name, text};
use crate::document::{Document, Relation};

/// Attaches the document's files as associated files of the whole PDF.
pub(super) fn write(file: &mut File, document: &Document) {
    let date = pdf_date(document.about.made_on);
    let mut attachments: Vec<_> = document.attachments.iter().collect();
    attachments.sort_by(|a, b| a.name.cmp(&b.name));
    let mut names: Vec<Object> = Vec::new();
    let mut associated: Vec<Object> = Vec::new();
    for attachment in attachments {
        let size = attachment.bytes.len() as i64;
        let about = dictionary! {
            "Type" => "EmbeddedFile", "Subtype" => name(attachment.media),
            "Params" => dictionary! { "Size" => size, "ModDate" => Object::string_literal(date.as_str()) },
        };
        let stream = file.add_object(Stream::new(about, attachment.bytes.clone()));
        let relation = match attachment.relation {
            Relation::Source => "Source",
            Relation::Data => "Data",
        };
        let specification = file.add_object(dictionary! {
            "Type" => "Filespec", "F" => text(&attachment.name), "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description), "AFRelationship" => relation,
            "EF" => dictionary! { "F" => stream, "UF" => stream },
        });
        names.extend([text(&attachment.name), specification.into()]);
        associated.push(specification.into());
    }
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("Names", names);
        catalog.set("AF", associated);
    }
}
