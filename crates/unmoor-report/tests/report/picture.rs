//! Pages as pictures, and how far two of them lie apart.

use std::path::Path;
use std::process::Command;

/// A picture: width, height, and red, green and blue of each pixel.
pub(crate) type Picture = (usize, usize, Vec<[u8; 3]>);

pub(crate) fn draw(program: &str, arguments: &[&str]) {
    let drawn = Command::new(program).args(arguments).status();
    let drawn = drawn.unwrap_or_else(|fault| panic!("{program} could not be run: {fault}"));
    assert!(drawn.success(), "{program} {arguments:?}");
}

pub(crate) fn picture(file: &Path) -> Picture {
    let mut decoder = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(file).unwrap()));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    let samples = frame.color_type.samples();
    let colour = |pixel: &[u8]| if samples >= 3 { [pixel[0], pixel[1], pixel[2]] } else { [pixel[0]; 3] };
    let pixels = bytes[..frame.buffer_size()].chunks_exact(samples).map(colour).collect();
    (frame.width as usize, frame.height as usize, pixels)
}

/// How far two pictures lie apart, averaged over squares of so many pixels so that the edges of letters may be drawn
/// differently: the worst colour of the worst square, 0 to 255.
pub(crate) fn apart(a: &Picture, b: &Picture, side: usize) -> f64 {
    let (width, height) = (a.0.min(b.0), a.1.min(b.1));
    assert!(a.0.abs_diff(b.0) <= 1 && a.1.abs_diff(b.1) <= 1, "{} x {} and {} x {}", a.0, a.1, b.0, b.1);
    let mut worst: f64 = 0.0;
    for top in (0..height - side).step_by(side) {
        for left in (0..width - side).step_by(side) {
            for colour in 0..3 {
                let mean = |picture: &Picture| {
                    let row = |y: usize| &picture.2[y * picture.0 + left..y * picture.0 + left + side];
                    let parts = (top..top + side).flat_map(row).map(|pixel| f64::from(pixel[colour]));
                    parts.sum::<f64>() / (side * side) as f64
                };
                worst = worst.max((mean(a) - mean(b)).abs());
            }
        }
    }
    worst
}
