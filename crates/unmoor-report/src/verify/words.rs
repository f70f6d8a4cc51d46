//! The words of a drawing: what is left of it when spaces, comments and ways to write the same are taken away.

/// Tells every word of a drawing with its kind, in order.
pub(super) fn write(drawing: &[u8], tell: &mut dyn FnMut(&[u8], &[u8])) {
    let mut rest = drawing;
    while let [byte, more @ ..] = rest {
        rest = match byte {
            space if is_space(*space) => more,
            b'%' => &more[more.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count()..],
            b'(' => {
                let (text, after) = literal(more);
                tell(b"(", &text);
                after
            }
            b'<' if more.first() == Some(&b'<') => {
                tell(b"sign", b"<<");
                &more[1..]
            }
            b'<' => {
                let end = more.iter().take_while(|byte| **byte != b'>').count();
                tell(b"(", &hexadecimal(&more[..end]));
                more.get(end + 1..).unwrap_or_default()
            }
            b'/' => {
                let end = more.iter().take_while(|byte| is_regular(**byte)).count();
                tell(b"/", &more[..end]);
                &more[end..]
            }
            sign if !is_regular(*sign) => {
                tell(b"sign", &[*sign]);
                more
            }
            _ => {
                let end = rest.iter().take_while(|byte| is_regular(**byte)).count();
                tell(b"word", &number(&rest[..end]).unwrap_or_else(|| rest[..end].to_vec()));
                &rest[end..]
            }
        };
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// A string up to its bracket, and what follows it.
fn literal(bytes: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut text = Vec::new();
    let mut depth = 0_usize;
    let mut rest = bytes;
    while let [byte, more @ ..] = rest {
        rest = more;
        match byte {
            b')' if depth == 0 => return (text, rest),
            b'\\' => rest = escaped(more, &mut text),
            _ => {
                match byte {
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    _ => {}
                }
                text.push(*byte);
            }
        }
    }
    (text, rest)
}

/// What stands behind a backslash.
fn escaped<'b>(bytes: &'b [u8], text: &mut Vec<u8>) -> &'b [u8] {
    let digits = bytes.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    if digits > 0 {
        text.push(bytes[..digits].iter().fold(0_u8, |code, digit| code.wrapping_mul(8).wrapping_add(digit - b'0')));
        return &bytes[digits..];
    }
    match bytes {
        [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
        [letter, rest @ ..] => {
            text.push(match letter {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                other => *other,
            });
            rest
        }
        [] => bytes,
    }
}

/// The bytes of hexadecimal digits; an odd last digit counts as if a 0 followed.
fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes.iter().filter(|byte| !is_space(**byte)).copied().collect();
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0);
    digits.chunks(2).map(|pair| digit(&pair[0]) << 4 | pair.get(1).map_or(0, digit)).collect()
}

/// A number in its shortest form: 1.50, +1.5 and 01.5 are the same. `None` where the word is none.
fn number(word: &[u8]) -> Option<Vec<u8>> {
    let (sign, digits) = match word {
        [b'-', digits @ ..] => (b"-" as &[u8], digits),
        [b'+', digits @ ..] => (b"" as &[u8], digits),
        digits => (b"" as &[u8], digits),
    };
    let mut parts = digits.split(|byte| *byte == b'.');
    let (whole, part) = (parts.next()?, parts.next().unwrap_or_default());
    let all_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if parts.next().is_some() || whole.len() + part.len() == 0 || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let whole = &whole[whole.iter().take_while(|byte| **byte == b'0').count()..];
    let part = &part[..part.len() - part.iter().rev().take_while(|byte| **byte == b'0').count()];
    Some(match (whole, part) {
        ([], []) => b"0".to_vec(),
        (whole, []) => [sign, whole].concat(),
        _ => [sign, whole, b".", part].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(drawing: &str) -> Vec<(String, Vec<u8>)> {
        let mut words = Vec::new();
        write(drawing.as_bytes(), &mut |kind, word| {
            words.push((String::from_utf8_lossy(kind).into_owned(), word.to_vec()));
        });
        words
    }

    #[test]
    fn a_drawing_that_is_only_written_otherwise_has_the_same_words() {
        let one = words("BT /F1 9.50 Tf [<4142 5> 0.0 (x)]TJ<</MCID 1>>BDC ET");
        let other = words("BT%note )\r/F1\n+9.5 Tf[(A\\102\\120) -0 <78>] TJ << /MCID 01 >> BDC\0ET ");
        assert_eq!(one, other);
        assert_eq!(words("(a\\\r\nb\\(\\n(c)) -.5"), words("<61 62 28 0A 28 63 29> -0.50"));
    }

    #[test]
    fn a_drawing_that_draws_otherwise_has_other_words() {
        let one = words("q 1 0 0 1 9.5 20 cm /F1 Do (1 2) Tj Q");
        for other in [
            "q 1 0 0 1 9.5 21 cm /F1 Do (1 2) Tj Q",
            "q 1 0 0 1 95 20 cm /F1 Do (1 2) Tj Q",
            "q 1 0 0 1 9.5 20 cm /F2 Do (1 2) Tj Q",
            "q 1 0 0 1 9.5 20 cm /F1 Do (12) Tj Q",
            "q 1 0 0 1 -9.5 20 cm /F1 Do (1 2) Tj Q",
            "q 1 0 0 1 9.5 20 cm /F1 Do (1 2) Tj Q Q",
            "q 1 0 0 1 9.5 20 cm F1 Do (1 2) Tj Q",
        ] {
            assert_ne!(one, words(other), "{other}");
        }
    }
}
