//! The texts of XML and SVG: what stands between tags, in attributes and in comments.

/// Elements that a word may go on behind.
const WITHIN_A_WORD: [&str; 4] = ["t", "r", "tspan", "rPr"];

/// Whether a text is markup from its beginning.
pub(super) fn is_markup(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

/// Every text, attributes last. Malformed markup is read as far as it goes: nothing in it is passed over.
pub(super) fn text(markup: &str) -> String {
    let (mut all, mut values) = (String::new(), String::new());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        all.push_str(&unescaped(&rest[..at]));
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            all.push_str(&format!("\n{}\n", &comment[..end]));
            rest = comment.get(end + 3..).unwrap_or_default();
            continue;
        }
        if let Some(data) = rest.strip_prefix("![CDATA[") {
            let end = data.find("]]>").unwrap_or(data.len());
            all.push_str(&data[..end]);
            rest = data.get(end + 3..).unwrap_or_default();
            continue;
        }
        let end = end_of_tag(rest);
        let tag = &rest[..end];
        let name = tag.trim_start_matches('/').split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        if !WITHIN_A_WORD.contains(&name) {
            all.push('\n');
        }
        in_attributes(tag, &mut values);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    all.push_str(&unescaped(rest));
    format!("{all}\n{values}")
}

/// Where a tag ends: at the first `>` that is in no value.
fn end_of_tag(tag: &str) -> usize {
    let mut within = None;
    for (at, letter) in tag.char_indices() {
        match (within, letter) {
            (None, '>') => return at,
            (None, '"' | '\'') => within = Some(letter),
            (Some(quote), letter) if quote == letter => within = None,
            _ => {}
        }
    }
    tag.len()
}

fn in_attributes(tag: &str, values: &mut String) {
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'']) {
        let quote = &rest[at..=at];
        let value = &rest[at + 1..];
        let end = value.find(quote).unwrap_or(value.len());
        values.push_str(&unescaped(&value[..end]));
        values.push('\n');
        rest = value.get(end + 1..).unwrap_or_default();
    }
}

/// A text without the entities of XML.
pub(super) fn unescaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        all.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((letter, end)) => {
                all.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                all.push('&');
                rest = &rest[1..];
            }
        }
    }
    all + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_set_in_runs_is_one_word_and_nothing_is_passed_over() {
        let xml = "<w:p><w:r><w:t>Ald</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ana &amp; Co</w:t></w:r></w:p><w:p>next</w:p>";
        assert!(text(xml).contains("next") && !text(xml).contains("Conext"));
        assert!(text("<a><t>Ald</t><t>ana</t></a>").contains("Aldana"));
        let hidden = text("<svg title='a > b'><!-- Ines --><![CDATA[<Renn>]]></svg> rest");
        for word in ["a > b", "Ines", "<Renn>", "rest"] {
            assert!(hidden.contains(word), "{word} in {hidden}");
        }
        assert_eq!(unescaped("&#x41;&#66;&c; &"), "AB&c; &");
    }
}
