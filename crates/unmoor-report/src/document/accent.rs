//! The accent: the client's colour, as dark as it must be to be read on white.

/// How much contrast text needs.
const LEAST_CONTRAST: f64 = 4.5;
/// How far lightness goes down with each step.
const STEP: f64 = 0.05;

/// A colour that can be read on white: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent(pub(crate) [u8; 3]);

impl Accent {
    /// Unmoor's own.
    pub const SEA: Self = Self([0x0e, 0x60, 0x73]);

    /// A colour such as `#0e6073`, darkened where it could not be read on white; `None` where it is no colour.
    pub fn of(hex: &str) -> Option<Self> {
        let digits = hex.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let mut colour = [part(0)?, part(2)?, part(4)?];
        let (hue, saturation, mut lightness) = hsl(colour);
        while contrast_on_white(colour) < LEAST_CONTRAST && lightness > 0.0 {
            lightness = (lightness - STEP).max(0.0);
            colour = rgb(hue, saturation, lightness);
        }
        Some(Self(colour))
    }

    /// As it is written, such as `#0e6073`.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// WCAG 2.2: the lighter luminance plus 0.05 over the darker plus 0.05.
fn contrast_on_white(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/// Hue in sixths of the circle, saturation and lightness from 0 to 1.
fn hsl(colour: [u8; 3]) -> (f64, f64, f64) {
    let [red, green, blue] = colour.map(|part| f64::from(part) / 255.0);
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    let (lightness, range) = ((high + low) / 2.0, high - low);
    if range == 0.0 {
        return (0.0, 0.0, lightness);
    }
    let hue = if high == red {
        ((green - blue) / range).rem_euclid(6.0)
    } else if high == green {
        (blue - red) / range + 2.0
    } else {
        (red - green) / range + 4.0
    };
    (hue, range / (1.0 - (2.0 * lightness - 1.0).abs()), lightness)
}

fn rgb(hue: f64, saturation: f64, lightness: f64) -> [u8; 3] {
    let range = (1.0 - (2.0 * lightness - 1.0).abs()) * saturation;
    let second = range * (1.0 - (hue % 2.0 - 1.0).abs());
    let parts = match hue as u8 {
        0 => [range, second, 0.0],
        1 => [second, range, 0.0],
        2 => [0.0, range, second],
        3 => [0.0, second, range],
        4 => [second, 0.0, range],
        _ => [range, 0.0, second],
    };
    parts.map(|part| ((part + lightness - range / 2.0) * 255.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_colour_stays_as_it_was_asked_for() {
        for hex in ["#0e6073", "#000000", "#7a1f5c"] {
            assert_eq!(Accent::of(hex).map(Accent::hex).as_deref(), Some(hex));
        }
    }

    #[test]
    fn a_light_colour_is_darkened_until_it_can_be_read_and_keeps_its_hue() {
        for hex in ["#ffcc00", "#ffffff", "#66ddaa", "#ff7777", "#9999ff"] {
            let Some(Accent(colour)) = Accent::of(hex) else { panic!("{hex} is a colour") };
            assert!(contrast_on_white(colour) >= LEAST_CONTRAST, "{hex}");
        }
        let Some(Accent([red, green, blue])) = Accent::of("#ffcc00") else { panic!("a colour") };
        assert!(red > green && green > blue, "it is still a yellow");
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["", "red", "#fff", "#12345g", "#1234567", "#é1234"] {
            assert_eq!(Accent::of(text), None, "{text}");
        }
    }
}
