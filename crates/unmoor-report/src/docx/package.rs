//! The package: the parts of the document, what they are to each other, and the archive around them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::page_of_pages;
use super::picture::Picture;
use super::styles;
use super::text::run;
use super::xml::{NAMESPACES, element, empty, part, text, value};
use crate::document::Document;

/// The width of the text, in points, on every paper.
pub(super) const MEASURE: f32 = crate::style::MEASURE;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Packs a document.
pub(super) fn pack(document: &Document, body: Vec<u8>, pictures: &[Picture]) -> Result<Vec<u8>, String> {
    let io = |fault: std::io::Error| fault.to_string();
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), types().map_err(io)?),
        ("_rels/.rels".to_owned(), roots().map_err(io)?),
        ("docProps/core.xml".to_owned(), core(document).map_err(io)?),
        ("docProps/app.xml".to_owned(), app().map_err(io)?),
        ("word/document.xml".to_owned(), body),
        ("word/_rels/document.xml.rels".to_owned(), relations(pictures).map_err(io)?),
        ("word/styles.xml".to_owned(), styles::styles(document).into_bytes()),
        ("word/fontTable.xml".to_owned(), styles::FONTS.as_bytes().to_vec()),
        ("word/settings.xml".to_owned(), settings(document).map_err(io)?),
        ("word/header1.xml".to_owned(), head(document).map_err(io)?),
        ("word/footer1.xml".to_owned(), foot(document).map_err(io)?),
        ("word/header2.xml".to_owned(), bare("w:hdr", "Header").map_err(io)?),
        ("word/footer2.xml".to_owned(), bare("w:ftr", "Footer").map_err(io)?),
    ];
    for (at, picture) in (1..).zip(pictures) {
        parts.push((format!("word/media/figure{at}.png"), picture.png.clone()));
        let svg = picture.svg.as_ref().map(|svg| svg.clone().into_bytes());
        parts.extend(svg.map(|svg| (format!("word/media/figure{at}.svg"), svg)));
    }
    archive(&parts).map_err(|fault| fault.to_string())
}

/// The same bytes for the same parts, on every day.
fn archive(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn types() -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    let namespace = format!("{PACKAGE}/content-types");
    element(&mut xml, "Types", &[("xmlns", &namespace)], |xml| {
        for (ending, kind) in [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("svg", "image/svg+xml"),
        ] {
            empty(xml, "Default", &[("Extension", ending), ("ContentType", kind)])?;
        }
        for (name, kind) in [
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
            ("/word/header1.xml", format!("{WORD}.header+xml")),
            ("/word/footer1.xml", format!("{WORD}.footer+xml")),
            ("/word/header2.xml", format!("{WORD}.header+xml")),
            ("/word/footer2.xml", format!("{WORD}.footer+xml")),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ] {
            empty(xml, "Override", &[("PartName", name), ("ContentType", &kind)])?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

/// Relations: id, kind and target.
fn related(relations: &[(String, String, String)]) -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    element(&mut xml, "Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in relations {
            empty(xml, "Relationship", &[("Id", id), ("Type", kind), ("Target", target)])?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn relation(id: impl Into<String>, kind: String, target: impl Into<String>) -> (String, String, String) {
    (id.into(), kind, target.into())
}

fn roots() -> std::io::Result<Vec<u8>> {
    related(&[
        relation("document", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        relation("core", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        relation("app", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

fn relations(pictures: &[Picture]) -> std::io::Result<Vec<u8>> {
    let mut relations = vec![
        relation("styles", format!("{OFFICE}/styles"), "styles.xml"),
        relation("fonts", format!("{OFFICE}/fontTable"), "fontTable.xml"),
        relation("settings", format!("{OFFICE}/settings"), "settings.xml"),
        relation("head", format!("{OFFICE}/header"), "header1.xml"),
        relation("foot", format!("{OFFICE}/footer"), "footer1.xml"),
        relation("letter-head", format!("{OFFICE}/header"), "header2.xml"),
        relation("letter-foot", format!("{OFFICE}/footer"), "footer2.xml"),
    ];
    for (at, picture) in (1..).zip(pictures) {
        for ending in ["png", "svg"].into_iter().take(1 + usize::from(picture.svg.is_some())) {
            let target = format!("media/figure{at}.{ending}");
            relations.push(relation(format!("{ending}{at}"), format!("{OFFICE}/image"), target));
        }
    }
    related(&relations)
}

/// Title, subject, author, language and day.
fn core(document: &Document) -> std::io::Result<Vec<u8>> {
    let about = &document.about;
    let mut xml = part()?;
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let day = format!("{}T00:00:00Z", about.made_on);
    element(&mut xml, "cp:coreProperties", &namespaces, |xml| {
        text(xml, "dc:title", &[], &about.title)?;
        text(xml, "dc:subject", &[], &about.subject)?;
        text(xml, "dc:creator", &[], &about.author)?;
        text(xml, "dc:language", &[], &about.language)?;
        text(xml, "cp:lastModifiedBy", &[], &about.author)?;
        text(xml, "dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day)?;
        text(xml, "dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day)
    })?;
    Ok(xml.into_inner())
}

fn app() -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    element(&mut xml, "Properties", &[("xmlns", namespace)], |xml| text(xml, "Application", &[], "Unmoor"))?;
    Ok(xml.into_inner())
}

fn settings(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    element(&mut xml, "w:settings", &NAMESPACES, |xml| {
        empty(xml, "w:zoom", &[("w:percent", "100")])?;
        value(xml, "w:defaultTabStop", "720")?;
        value(xml, "w:characterSpacingControl", "doNotCompress")?;
        element(xml, "w:compat", &[], |xml| {
            let word = "http://schemas.microsoft.com/office/word";
            let setting = [("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")];
            empty(xml, "w:compatSetting", &setting)
        })?;
        value(xml, "w:themeFontLang", &document.about.language)
    })?;
    Ok(xml.into_inner())
}

/// The running head: the service, and what it is.
fn head(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    element(&mut xml, "w:hdr", &NAMESPACES, |xml| {
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", "Header"))?;
            // A letter that leaves alone bears no running head.
            match document.is_letter_alone() {
                true => Ok(()),
                false => run(xml, &document.about.title, |_| Ok(())),
            }
        })
    })?;
    Ok(xml.into_inner())
}

/// Head or foot of the letter to the vendor inside a report: nothing, so that it can be sent as it stands.
fn bare(name: &str, style: &str) -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    element(&mut xml, name, &NAMESPACES, |xml| {
        element(xml, "w:p", &[], |xml| element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", style)))
    })?;
    Ok(xml.into_inner())
}

/// The foot: who may read it, and the page.
fn foot(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = part()?;
    element(&mut xml, "w:ftr", &NAMESPACES, |xml| {
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", "Footer"))?;
            if !document.is_letter_alone() {
                run(xml, &document.about.confidentiality, |_| Ok(()))?;
            }
            element(xml, "w:r", &[], |xml| empty(xml, "w:tab", &[]))?;
            page_of_pages(xml, document.is_letter_alone())
        })
    })?;
    Ok(xml.into_inner())
}
