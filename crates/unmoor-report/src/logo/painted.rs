//! An SVG of gradients, patterns, masks or effects as pixels: painted fine enough for print, in bounded time and memory.

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::Tree;

use super::effort::{self, Refused};
use super::raster::on_white;
use super::{LogoFault, Pixels, scale};

/// How fine it is painted, in pixels to the inch of paper.
const FINE: f32 = 600.0;
/// How often a slightly smaller size is tried where the parts of an effect would come out one pixel apart.
const TRIES: u8 = 8;

/// Paints an SVG that was vetted.
pub(super) fn paint(tree: &Tree) -> Result<Pixels, LogoFault> {
    let points = (tree.size().width() * 0.75, tree.size().height() * 0.75);
    let fine = scale(points) * 0.75 * FINE / 72.0;
    for tried in 0..TRIES {
        let fine = fine * (1.0 - f32::from(tried) * 0.013);
        let pixels = |size: f32| (size * fine).ceil().max(1.0) as u32;
        let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
        let transform = Transform::from_scale(fine, fine);
        match effort::look(tree.root(), width, height, transform) {
            Ok(()) => return painted(tree, width, height, transform),
            Err(Refused::Fault(fault)) => return Err(fault),
            Err(Refused::Apart) => {}
        }
    }
    Err(LogoFault::Unsupported("an effect whose parts have different areas".to_owned()))
}

fn painted(tree: &Tree, width: u32, height: u32, transform: Transform) -> Result<Pixels, LogoFault> {
    let mut pixmap = Pixmap::new(width, height).ok_or(LogoFault::TooLarge)?;
    resvg::render(tree, transform, &mut pixmap.as_mut());
    if pixmap.pixels().iter().all(|pixel| pixel.alpha() == 0) {
        return Err(LogoFault::Empty);
    }
    let plain = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
    let rgb = plain.flat_map(|p| [p.red(), p.green(), p.blue()].map(|part| on_white(part, p.alpha()))).collect();
    Ok(Pixels { width, height, rgb })
}
