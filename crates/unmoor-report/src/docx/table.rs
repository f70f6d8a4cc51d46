//! Tables: real ones, whose head is repeated on every page and flagged as a head.

use std::io;

use super::body::{Body, drawing};
use super::package::MEASURE;
use super::text::{Voice, bookmark, is_backwards, run};
use super::xml::{Xml, element, empty, value};
use crate::document::{Align, Style, Text};
use crate::reading::{Cell, Grid, GridRow, Said};

/// Rows with fewer letters stay on one page.
const WHOLE_ROW: usize = 900;
/// What Word counts in a point.
const TWIPS: f32 = 20.0;

/// Writes a table over the whole width.
pub(super) fn write(body: &mut Body<'_>, grid: &Grid) -> io::Result<()> {
    let widths: Vec<i64> = grid.widths.iter().map(|share| (share * MEASURE * TWIPS).round() as i64).collect();
    let whole = widths.iter().sum::<i64>().to_string();
    let figures = figures(body, grid)?;
    let marks: Vec<Option<(String, String)>> =
        grid.rows.iter().map(|row| row.anchor.as_ref().map(|anchor| (body.number(), bookmark(anchor)))).collect();
    let accent = body.accent.clone();
    let voice = Voice { accent: &accent };
    let table = Table { grid, widths: &widths, voice };
    element(body.xml(), "w:tbl", &[], |xml| {
        element(xml, "w:tblPr", &[], |xml| {
            value(xml, "w:tblStyle", "Report")?;
            empty(xml, "w:tblW", &[("w:w", &whole), ("w:type", "dxa")])?;
            empty(xml, "w:tblLayout", &[("w:type", "fixed")])?;
            let head = if grid.head.is_some() { "1" } else { "0" };
            let look = [
                ("w:val", if grid.head.is_some() { "0620" } else { "0600" }),
                ("w:firstRow", head),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ];
            empty(xml, "w:tblLook", &look)
        })?;
        element(xml, "w:tblGrid", &[], |xml| {
            widths.iter().try_for_each(|width| empty(xml, "w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        if let Some(head) = &grid.head {
            table.head(xml, head)?;
        }
        let mut figures = figures.into_iter();
        grid.rows.iter().zip(&marks).try_for_each(|(row, mark)| table.row(xml, row, mark.as_ref(), &mut figures))
    })
}

/// Keeps the pictures of the table's figures, in the order in which they are drawn.
fn figures(body: &mut Body<'_>, grid: &Grid) -> io::Result<Vec<usize>> {
    let said = grid.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.said);
    said.filter_map(|said| said.figure.as_ref()).map(|figure| body.add(figure)).collect()
}

struct Table<'t> {
    grid: &'t Grid,
    widths: &'t [i64],
    voice: Voice<'t>,
}

impl Table<'_> {
    fn head(&self, xml: &mut Xml, head: &[Text]) -> io::Result<()> {
        element(xml, "w:tr", &[], |xml| {
            element(xml, "w:trPr", &[], |xml| {
                empty(xml, "w:cantSplit", &[])?;
                empty(xml, "w:tblHeader", &[])
            })?;
            for (at, text) in head.iter().enumerate() {
                element(xml, "w:tc", &[], |xml| {
                    self.properties(xml, at, 1)?;
                    self.paragraph(xml, "TableHead", self.grid.aligns[at], text, |_| Ok(()))
                })?;
            }
            Ok(())
        })
    }

    fn row(
        &self,
        xml: &mut Xml,
        row: &GridRow,
        mark: Option<&(String, String)>,
        figures: &mut impl Iterator<Item = usize>,
    ) -> io::Result<()> {
        let letters: usize = row.cells.iter().map(|cell| cell.text().to_plain().len()).sum();
        element(xml, "w:tr", &[], |xml| {
            element(
                xml,
                "w:trPr",
                &[],
                |xml| {
                    if letters < WHOLE_ROW { empty(xml, "w:cantSplit", &[]) } else { Ok(()) }
                },
            )?;
            let mut column = 0;
            for (at, cell) in row.cells.iter().enumerate() {
                let mark = mark.filter(|_| at == 0);
                element(xml, "w:tc", &[], |xml| self.cell(xml, column, cell, mark, figures))?;
                column += cell.span;
            }
            Ok(())
        })
    }

    fn cell(
        &self,
        xml: &mut Xml,
        column: usize,
        cell: &Cell,
        mark: Option<&(String, String)>,
        figures: &mut impl Iterator<Item = usize>,
    ) -> io::Result<()> {
        self.properties(xml, column, cell.span)?;
        let align = self.grid.aligns.get(column).copied().unwrap_or_default();
        for (at, said) in cell.said.iter().enumerate() {
            let mark = mark.filter(|_| at == 0);
            match &said.figure {
                Some(figure) => {
                    let number = figures.next().unwrap_or_default();
                    element(xml, "w:p", &[], |xml| drawing(xml, figure, number))?;
                }
                None => self.said(xml, align, said, mark)?,
            }
        }
        // A cell has at least one paragraph.
        if cell.said.is_empty() {
            self.paragraph(xml, "TableText", align, &Text::default(), |_| Ok(()))
        } else {
            Ok(())
        }
    }

    fn said(&self, xml: &mut Xml, align: Align, said: &Said, mark: Option<&(String, String)>) -> io::Result<()> {
        let style = match said.style {
            _ if said.heading => "ItemHeading",
            Style::Caption | Style::TableHead => "TableCaption",
            Style::Sum => "Sum",
            _ => "TableText",
        };
        self.paragraph(xml, style, align, &said.text, |xml| {
            if let Some((number, name)) = mark {
                empty(xml, "w:bookmarkStart", &[("w:id", number), ("w:name", name)])?;
                empty(xml, "w:bookmarkEnd", &[("w:id", number)])?;
            }
            if said.arrow {
                run(xml, "\u{2192} ", |xml| value(xml, "w:color", self.voice.accent))?;
            }
            Ok(())
        })
    }

    fn properties(&self, xml: &mut Xml, column: usize, span: usize) -> io::Result<()> {
        let width: i64 = self.widths.iter().skip(column).take(span).sum();
        element(xml, "w:tcPr", &[], |xml| {
            empty(xml, "w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if span > 1 { value(xml, "w:gridSpan", &span.to_string()) } else { Ok(()) }
        })
    }

    fn paragraph(
        &self,
        xml: &mut Xml,
        style: &str,
        align: Align,
        text: &Text,
        before: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", style)?;
                if is_backwards(&text.to_plain()) {
                    empty(xml, "w:bidi", &[])?;
                }
                if align == Align::Right { value(xml, "w:jc", "right") } else { Ok(()) }
            })?;
            before(xml)?;
            self.voice.runs(xml, text)
        })
    }
}
