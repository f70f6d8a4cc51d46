//! What the file says about itself: title, dates, conformance, colour, identity.

use jiff::civil::Date;
use lopdf::{Document as File, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::object::text;
use crate::document::{About, Document};
use crate::fonts::UsedFont;

const CREATOR: &str = concat!("Unmoor ", env!("CARGO_PKG_VERSION"));
const PRODUCER: &str = "printpdf 0.12.8";
const ICC: &[u8] = include_bytes!("../../fonts/sRGB-v2-magic.icc");

/// Where the file names the fonts of the computer that it was set with, with their digests.
pub(crate) const FONTS_KEY: &str = "UnmoorFonts";

/// Writes version, metadata, output intent and identity.
pub(super) fn write(file: &mut File, document: &Document, used: &[UsedFont]) -> Result<(), lopdf::Error> {
    let about = &document.about;
    file.version = "1.7".to_owned();
    let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = file.add_object(Stream::new(packet, xmp(about, used).into_bytes()).with_compression(false));
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, ICC.to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"), "DestOutputProfile" => profile,
    };
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Lang", text(&about.language));
    let date = Object::string_literal(pdf_date(about.made_on));
    let info = file.trailer.get(b"Info")?.as_reference()?;
    let mut facts = dictionary! {
        "Title" => text(&about.title), "Author" => text(&about.author), "Subject" => text(&about.subject),
        "Creator" => text(CREATOR), "Producer" => text(PRODUCER), "CreationDate" => date.clone(), "ModDate" => date,
    };
    if !used.is_empty() {
        facts.set("Keywords", text(&named(used)));
        let digests: Vec<String> = used.iter().map(|font| format!("{} {}", font.name, font.digest)).collect();
        facts.set(FONTS_KEY, text(&digests.join("\n")));
    }
    file.objects.insert(info, facts.into());
    let streams: Vec<&[u8]> =
        file.objects.values().filter_map(|object| object.as_stream().ok()).map(|s| s.content.as_slice()).collect();
    let id = Object::String(digest(&streams)[..16].to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// SHA-256 over several pieces, each with its length.
pub(super) fn digest(pieces: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_be_bytes());
        hash.update(piece);
    }
    hash.finalize().into()
}

/// The same in hexadecimal digits.
pub(super) fn hexadecimal(pieces: &[&[u8]]) -> String {
    digest(pieces).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A day as PDF writes it: midnight, UTC.
pub(super) fn pdf_date(date: Date) -> String {
    format!("D:{:04}{:02}{:02}000000Z", date.year(), date.month(), date.day())
}

/// The fonts of the computer that a report is set with, for a reader.
fn named(used: &[UsedFont]) -> String {
    let names: Vec<String> = used.iter().map(|font| font.name.clone()).collect();
    format!("Set with fonts of the computer: {}", names.join(", "))
}

fn xmp(about: &About, used: &[UsedFont]) -> String {
    let keywords = match used {
        [] => String::new(),
        used => format!("<pdf:Keywords>{}</pdf:Keywords>", escaped(&named(used))),
    };
    let date = format!("{:04}-{:02}-{:02}T00:00:00Z", about.made_on.year(), about.made_on.month(), about.made_on.day());
    let [title, author, subject, language] =
        [&about.title, &about.author, &about.subject, &about.language].map(|field| escaped(field));
    let creator = if author.is_empty() {
        String::new()
    } else {
        format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    };
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{PRODUCER}</pdf:Producer>{keywords}<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>{SCHEMA}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

/// PDF/A wants a description of every schema that it does not know.
const SCHEMA: &str = r#"<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"#;

/// Text inside XML; what XML cannot hold becomes a space.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
