//! The styles: the look of the PDF in the words of Word, so that whoever edits keeps it.

use std::fmt::Write as _;

use super::text::hex;
use crate::document::Document;
use crate::style::{INK, RULE, SOFT};

/// The fonts, with what stands in for them where they are not installed.
pub(super) const FONTS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:font w:name="Inter"><w:altName w:val="Arial"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>"#,
    r#"<w:font w:name="Source Serif 4"><w:altName w:val="Georgia"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#,
    r#"</w:fonts>"#,
);

/// A style of paragraphs. Sizes in half points, distances in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    serif: bool,
    size: u32,
    bold: bool,
    colour: Colour,
    before: u32,
    after: u32,
    /// Further properties of the paragraph that stand before its spacing, and after it.
    keep: &'static str,
    rest: &'static str,
}

#[derive(Clone, Copy)]
enum Colour {
    Ink,
    Soft,
    Accent,
}

const KEEP: &str = "<w:keepNext/><w:keepLines/>";
const RIGHT_TAB: &str = r#"<w:tabs><w:tab w:val="right" w:pos="9746"/></w:tabs>"#;

const fn plain(id: &'static str, name: &'static str, size: u32, colour: Colour, after: u32) -> Style {
    Style { id, name, serif: false, size, bold: false, colour, before: 0, after, keep: "", rest: "" }
}

const fn serif(id: &'static str, name: &'static str, size: u32, bold: bool, before: u32, after: u32) -> Style {
    Style { id, name, serif: true, size, bold, colour: Colour::Ink, before, after, keep: "", rest: "" }
}

const STYLES: [Style; 22] = [
    Style { keep: "<w:keepNext/>", ..serif("Title", "Title", 72, false, 0, 120) },
    // A title with a word that would be broken at the size of the other.
    Style { keep: "<w:keepNext/>", ..serif("TitleSmall", "Title Small", 44, false, 0, 120) },
    Style { colour: Colour::Soft, ..serif("Subtitle", "Subtitle", 32, false, 0, 480) },
    Style { bold: true, before: 1200, ..plain("Kicker", "Kicker", 18, Colour::Accent, 60) },
    Style {
        keep: "<w:keepNext/><w:keepLines/><w:pageBreakBefore/>",
        rest: r#"<w:outlineLvl w:val="0"/>"#,
        ..serif("Heading1", "heading 1", 48, false, 0, 160)
    },
    Style { keep: KEEP, rest: r#"<w:outlineLvl w:val="1"/>"#, ..serif("Heading2", "heading 2", 25, true, 320, 100) },
    Style { keep: KEEP, rest: r#"<w:outlineLvl w:val="2"/>"#, ..serif("Heading3", "heading 3", 20, true, 180, 40) },
    // Heads an entry of a table, on the level below its part.
    Style { rest: r#"<w:outlineLvl w:val="1"/>"#, ..serif("ItemHeading", "Item Heading", 19, true, 0, 0) },
    Style { keep: KEEP, ..serif("ContentsHeading", "Contents Heading", 36, false, 480, 120) },
    serif("Verdict", "Verdict", 40, false, 0, 240),
    serif("Lead", "Lead", 24, false, 0, 240),
    serif("Sum", "Sum", 19, false, 0, 60),
    plain("Caption", "caption", 16, Colour::Soft, 200),
    Style { before: 80, ..plain("Figure", "Figure", 20, Colour::Ink, 80) },
    Style { keep: "<w:keepNext/>", ..plain("TableHead", "Table Head", 16, Colour::Soft, 0) },
    plain("TableText", "Table Text", 17, Colour::Ink, 20),
    plain("TableCaption", "Table Caption", 15, Colour::Soft, 20),
    plain("Spacer", "Spacer", 12, Colour::Ink, 60),
    Style { keep: RIGHT_TAB, bold: true, before: 80, ..plain("TOC1", "toc 1", 19, Colour::Ink, 20) },
    Style { keep: RIGHT_TAB, rest: r#"<w:ind w:left="284"/>"#, ..plain("TOC2", "toc 2", 18, Colour::Soft, 0) },
    Style { keep: RIGHT_TAB, ..plain("Header", "header", 15, Colour::Soft, 0) },
    Style { keep: RIGHT_TAB, ..plain("Footer", "footer", 15, Colour::Soft, 0) },
];

/// All styles.
pub(super) fn styles(document: &Document) -> String {
    let accent = document.about.accent.hex().trim_start_matches('#').to_uppercase();
    let language = match document.about.language.as_str() {
        "en-US" => "en-US",
        _ => "en-GB",
    };
    let (ink, rule) = (hex(INK), hex(RULE));
    let mut xml = format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>"#,
            r#"<w:rFonts w:ascii="Inter" w:hAnsi="Inter" w:cs="Arial"/><w:color w:val="{ink}"/><w:sz w:val="19"/><w:szCs w:val="19"/>"#,
            r#"<w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/>"#,
            r#"</w:pPr></w:pPrDefault></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
            r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>"#,
            r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>"#,
            r#"<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
            r#"<w:style w:type="table" w:styleId="Report"><w:name w:val="Report"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>"#,
            r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="{rule}"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{ink}"/>"#,
            r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/>"#,
            r#"<w:left w:w="0" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>"#,
            r#"<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{ink}"/></w:tcBorders>"#,
            r#"<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"#,
        ),
        ink = ink,
        rule = rule,
        language = language,
    );
    for style in &STYLES {
        paragraph(&mut xml, style, &accent);
    }
    xml.push_str("</w:styles>");
    xml
}

fn paragraph(xml: &mut String, style: &Style, accent: &str) {
    let Style { id, name, size, before, after, keep, rest, .. } = style;
    let font = if style.serif {
        r#"<w:rFonts w:ascii="Source Serif 4" w:hAnsi="Source Serif 4" w:cs="Times New Roman"/>"#
    } else {
        ""
    };
    let bold = if style.bold { "<w:b/><w:bCs/>" } else { "" };
    let colour = match style.colour {
        Colour::Ink => hex(INK),
        Colour::Soft => hex(SOFT),
        Colour::Accent => accent.to_owned(),
    };
    let line = if style.serif && *size > 30 { 252 } else { 264 };
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        concat!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}"#,
            r#"<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>{rest}</w:pPr>"#,
            r#"<w:rPr>{font}{bold}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
        ),
        id = id,
        name = name,
        keep = keep,
        before = before,
        after = after,
        line = line,
        rest = rest,
        font = font,
        bold = bold,
        colour = colour,
        size = size,
    );
}
