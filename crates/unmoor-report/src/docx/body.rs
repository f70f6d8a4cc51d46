//! The body: one piece after the other, with a table of contents behind the cover.

use std::io;

use super::package::MEASURE;
use super::picture::{Picture, has_shapes};
use super::table;
use super::text::{self, Voice, bookmark, field, is_backwards, run};
use super::xml::{NAMESPACES, Xml, element, empty, part, value};
use crate::document::{Document, Paper, Text};
use crate::figure::Figure;
use crate::reading::{Heading, Piece, Voice as Speech};

/// A word with more letters has no room on a line of a title.
const LONG_WORD: usize = 24;

/// Headings up to this level stand in the contents.
const LISTED: u8 = 1;
/// What Word counts in a point.
const EMU: f32 = 12_700.0;

/// The body as it is written.
pub(super) struct Body<'d> {
    xml: Xml,
    document: &'d Document,
    pub(super) accent: String,
    /// What the contents list: level and words.
    listed: Vec<(u8, String)>,
    /// How many headings of the contents are written.
    headed: usize,
    bookmarks: usize,
    pictures: Vec<Picture>,
    contents: bool,
    /// Whether the letter to the vendor is being written, whose pages have no head and no foot.
    in_letter: bool,
    /// How many sections are ended.
    sections: usize,
}

impl<'d> Body<'d> {
    pub(super) fn new(document: &'d Document, pieces: &[Piece<'_>]) -> io::Result<Self> {
        let listed = pieces.iter().filter_map(|piece| match piece {
            Piece::Heading(heading) if heading.level <= LISTED => Some((heading.level, heading.text.clone())),
            _ => None,
        });
        Ok(Self {
            xml: Xml::new(Vec::new()),
            document,
            accent: document.about.accent.hex().trim_start_matches('#').to_uppercase(),
            listed: listed.collect(),
            headed: 0,
            bookmarks: 0,
            pictures: Vec::new(),
            contents: document.cover.is_some(),
            in_letter: false,
            sections: 0,
        })
    }

    /// Writes a piece.
    pub(super) fn piece(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        match piece {
            Piece::Title(title) => {
                let long = title.split_whitespace().any(|word| word.chars().count() > LONG_WORD);
                self.paragraph(if long { "TitleSmall" } else { "Title" }, &Text::of(*title))
            }
            Piece::Heading(heading) => self.heading(heading),
            Piece::Paragraph(speech, text) => self.paragraph(style(*speech), text),
            Piece::Table(grid) => {
                table::write(self, grid)?;
                self.paragraph("Spacer", &Text::default())
            }
            Piece::Figure(figure, caption) => {
                self.figure(figure, !caption.0.is_empty())?;
                if caption.0.is_empty() { Ok(()) } else { self.paragraph("Caption", caption) }
            }
        }
    }

    fn heading(&mut self, heading: &Heading) -> io::Result<()> {
        let letter = self.document.letter.as_ref().is_some_and(|letter| letter.subject == heading.text);
        let letter = letter && heading.anchor.is_none() && !self.document.is_letter_alone();
        if heading.level == 1 && letter != self.in_letter {
            self.end_section()?;
            self.in_letter = letter;
        }
        // The contents stand between the cover and the first part.
        if heading.level == 1 && heading.anchor.is_some() && std::mem::take(&mut self.contents) {
            self.list_contents()?;
        }
        let mut marks: Vec<String> = heading.anchor.iter().map(bookmark).collect();
        if heading.level <= LISTED {
            self.headed += 1;
            marks.push(listed(self.headed));
        }
        let numbers: Vec<String> = marks.iter().map(|_| self.number()).collect();
        let voice = Voice { accent: &self.accent };
        let mut text = Text::of(&heading.text);
        if !heading.aside.is_empty() {
            text = text.soft(format!("\u{2003}{}", heading.aside));
        }
        element(&mut self.xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", &format!("Heading{}", heading.level))?;
                if is_backwards(&heading.text) { empty(xml, "w:bidi", &[]) } else { Ok(()) }
            })?;
            for (mark, number) in marks.iter().zip(&numbers) {
                empty(xml, "w:bookmarkStart", &[("w:id", number), ("w:name", mark)])?;
            }
            voice.runs(xml, &text)?;
            numbers.iter().try_for_each(|number| empty(xml, "w:bookmarkEnd", &[("w:id", number)]))
        })
    }

    /// Ends the pages that have the same head and foot.
    fn end_section(&mut self) -> io::Result<()> {
        let section = self.section();
        self.sections += 1;
        element(&mut self.xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", "Spacer")?;
                section.write(xml)
            })
        })
    }

    /// What the pages are like that are being written.
    fn section(&self) -> Section {
        Section { paper: self.document.about.paper, letter: self.in_letter, first: self.sections == 0 }
    }

    /// A number that no bookmark has had.
    pub(super) fn number(&mut self) -> String {
        self.bookmarks += 1;
        self.bookmarks.to_string()
    }

    pub(super) fn xml(&mut self) -> &mut Xml {
        &mut self.xml
    }

    fn paragraph(&mut self, style: &str, text: &Text) -> io::Result<()> {
        let voice = Voice { accent: &self.accent };
        element(&mut self.xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", style)?;
                if is_backwards(&text.to_plain()) { empty(xml, "w:bidi", &[]) } else { Ok(()) }
            })?;
            voice.runs(xml, text)
        })
    }

    /// A figure in a paragraph of its own.
    fn figure(&mut self, figure: &Figure, captioned: bool) -> io::Result<()> {
        let figure = &figure.alone();
        let number = self.add(figure)?;
        element(&mut self.xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", "Figure")?;
                if captioned { empty(xml, "w:keepNext", &[]) } else { Ok(()) }
            })?;
            drawing(xml, figure, number)
        })
    }

    /// Keeps a figure's picture for the package, and numbers it.
    pub(super) fn add(&mut self, figure: &Figure) -> io::Result<usize> {
        self.pictures.push(Picture::of(figure, self.document).map_err(io::Error::other)?);
        Ok(self.pictures.len())
    }

    /// The contents: each heading leads to its place, and its page is a field. A table of contents that is one field would show
    /// in LibreOffice what it held when it was written, and on which page a heading stands nobody knows then.
    fn list_contents(&mut self) -> io::Result<()> {
        self.paragraph("ContentsHeading", &Text::of("Contents"))?;
        let entries = std::mem::take(&mut self.listed);
        for (at, (level, words)) in (1..).zip(&entries) {
            let mark = listed(at);
            element(&mut self.xml, "w:p", &[], |xml| {
                element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", &format!("TOC{level}")))?;
                element(xml, "w:hyperlink", &[("w:anchor", &mark), ("w:history", "1")], |xml| {
                    run(xml, words, |_| Ok(()))?;
                    element(xml, "w:r", &[], |xml| empty(xml, "w:tab", &[]))?;
                    field(xml, &format!(" PAGEREF {mark} \\h "), "")
                })
            })?;
        }
        Ok(())
    }

    /// Closes the body with what its pages are like, and gives it with its pictures.
    pub(super) fn finish(self) -> io::Result<(Vec<u8>, Vec<Picture>)> {
        let section = self.section();
        let inner = self.xml.into_inner();
        let mut xml = part()?;
        element(&mut xml, "w:document", &NAMESPACES, |xml| {
            element(xml, "w:body", &[], |xml| {
                xml.get_mut().extend_from_slice(&inner);
                section.write(xml)
            })
        })?;
        Ok((xml.into_inner(), self.pictures))
    }
}

/// Pages that have the same head and foot.
struct Section {
    paper: Paper,
    letter: bool,
    /// Whether its first page is that of the document.
    first: bool,
}

impl Section {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let (head, foot) = if self.letter { ("letter-head", "letter-foot") } else { ("head", "foot") };
        let (width, height, margin) = match self.paper {
            Paper::A4 => ("11906", "16838", "1080"),
            Paper::Letter => ("12240", "15840", "1247"),
        };
        element(xml, "w:sectPr", &[], |xml| {
            empty(xml, "w:headerReference", &[("w:type", "default"), ("r:id", head)])?;
            empty(xml, "w:footerReference", &[("w:type", "default"), ("r:id", foot)])?;
            empty(xml, "w:pgSz", &[("w:w", width), ("w:h", height)])?;
            let margins = [
                ("w:top", "1560"),
                ("w:right", margin),
                ("w:bottom", "1240"),
                ("w:left", margin),
                ("w:header", "740"),
                ("w:footer", "620"),
                ("w:gutter", "0"),
            ];
            empty(xml, "w:pgMar", &margins)?;
            if self.first { empty(xml, "w:titlePg", &[]) } else { Ok(()) }
        })
    }
}

/// The bookmark of a heading of the contents.
fn listed(at: usize) -> String {
    format!("_Toc{at:04}")
}

fn style(speech: Speech) -> &'static str {
    match speech {
        Speech::Kicker => "Kicker",
        Speech::Subtitle => "Subtitle",
        Speech::Verdict => "Verdict",
        Speech::Lead => "Lead",
        Speech::Body => "Normal",
        Speech::Sum => "Sum",
        Speech::Caption => "Caption",
    }
}

/// A picture in the line: the PNG, and for programs that know how, the same as shapes.
pub(super) fn drawing(xml: &mut Xml, figure: &Figure, number: usize) -> io::Result<()> {
    let points = |points: f32| ((points.min(MEASURE) * EMU).round() as i64).to_string();
    let shrunk = figure.height * (MEASURE / figure.width).min(1.0);
    let (width, height) = (points(figure.width), ((shrunk * EMU).round() as i64).to_string());
    let (id, name, alt) = (number.to_string(), format!("Figure {number}"), super::xml::clean(&figure.alt));
    let size = [("cx", width.as_str()), ("cy", height.as_str())];
    element(xml, "w:r", &[], |xml| {
        element(xml, "w:drawing", &[], |xml| {
            element(xml, "wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                empty(xml, "wp:extent", &size)?;
                empty(xml, "wp:docPr", &[("id", &id), ("name", &name), ("descr", &alt)])?;
                element(xml, "a:graphic", &[], |xml| {
                    let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
                    element(xml, "a:graphicData", &[("uri", uri)], |xml| {
                        element(xml, "pic:pic", &[], |xml| {
                            element(xml, "pic:nvPicPr", &[], |xml| {
                                empty(xml, "pic:cNvPr", &[("id", &id), ("name", &name), ("descr", &alt)])?;
                                empty(xml, "pic:cNvPicPr", &[])
                            })?;
                            element(xml, "pic:blipFill", &[], |xml| blip(xml, figure, number))?;
                            element(xml, "pic:spPr", &[], |xml| {
                                element(xml, "a:xfrm", &[], |xml| {
                                    empty(xml, "a:off", &[("x", "0"), ("y", "0")])?;
                                    empty(xml, "a:ext", &size)
                                })?;
                                element(xml, "a:prstGeom", &[("prst", "rect")], |xml| empty(xml, "a:avLst", &[]))
                            })
                        })
                    })
                })
            })
        })
    })
}

fn blip(xml: &mut Xml, figure: &Figure, number: usize) -> io::Result<()> {
    element(xml, "a:blip", &[("r:embed", &format!("png{number}"))], |xml| {
        if !has_shapes(figure) {
            return Ok(());
        }
        element(xml, "a:extLst", &[], |xml| {
            element(xml, "a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")], |xml| {
                let svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
                empty(xml, "asvg:svgBlip", &[("xmlns:asvg", svg), ("r:embed", &format!("svg{number}"))])
            })
        })
    })?;
    element(xml, "a:stretch", &[], |xml| empty(xml, "a:fillRect", &[]))
}

/// What the furniture says of pages.
pub(super) fn page_of_pages(xml: &mut Xml, letter: bool) -> io::Result<()> {
    text::run(xml, if letter { "Letter, page " } else { "Page " }, |_| Ok(()))?;
    field(xml, " PAGE ", "")?;
    text::run(xml, " of ", |_| Ok(()))?;
    field(xml, " NUMPAGES ", "")
}
