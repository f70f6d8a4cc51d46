//! Small PDF objects.

use lopdf::{Object, StringFormat};

/// A text string: ASCII as it is, anything else as UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xfe, 0xff].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A number, whole where it can be, else rounded to hundredths.
pub(super) fn number(value: f32) -> Object {
    let rounded = hundredths(value);
    if rounded.fract() == 0.0 { Object::Integer(rounded as i64) } else { Object::Real(rounded) }
}

/// Rounded to hundredths.
pub(super) fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// A destination that shows a place at the top of the window.
pub(super) fn destination(page: lopdf::ObjectId, from_bottom: f32) -> Object {
    vec![page.into(), name("XYZ"), Object::Null, number(from_bottom), Object::Null].into()
}
