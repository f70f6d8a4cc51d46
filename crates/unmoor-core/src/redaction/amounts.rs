//! Amounts of money in a text: a currency's sign, code or word, and a number on either side of it.

use super::lookup::is_money_sign;

/// What stands in place of an amount.
const INSTEAD: &str = "[amount]";

/// ISO 4217, what is in use.
const CODES: [&str; 155] = [
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD",
    "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP",
    "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES",
    "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL",
];

/// Words for currencies after a number, in small letters.
const NAMES: [&str; 22] = [
    "euro", "euros", "dollar", "dollars", "pound", "pounds", "franc", "francs", "franken", "yen", "yuan", "rupee",
    "rupees", "krone", "kroner", "krona", "kronor", "kr", "z\u{142}", "k\u{10d}", "cents", "quid",
];

/// What makes a number larger, in small letters.
const MAGNITUDES: [&str; 21] = [
    "k",
    "m",
    "mn",
    "mm",
    "mio",
    "mill",
    "b",
    "bn",
    "mrd",
    "tsd",
    "t",
    "tn",
    "thousand",
    "million",
    "millions",
    "millionen",
    "billion",
    "billions",
    "lakh",
    "crore",
    "hundred",
];

/// The text with every amount in it replaced; `found` is told each as it stood there.
pub(super) fn replaced(text: &str, found: &mut dyn FnMut(&str, &str)) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut before) = (text, ' ');
    while let Some(letter) = rest.chars().next() {
        let begins = !before.is_alphanumeric() || (is_money_sign(letter) && !before.is_ascii_digit());
        let length = if begins { amount(rest) } else { None };
        let number = if length.is_none() && begins { number(rest) } else { None };
        let taken = length.or(number).unwrap_or(letter.len_utf8());
        let (token, left) = rest.split_at(taken);
        if length.is_some() {
            found(token, INSTEAD);
            out.push_str(INSTEAD);
        } else {
            out.push_str(token);
        }
        before = token.chars().next_back().unwrap_or(' ');
        rest = left;
    }
    out
}

/// How many bytes of an amount a text begins with.
fn amount(text: &str) -> Option<usize> {
    if let Some(currency) = currency(text) {
        let at = currency + gap(&text[currency..]);
        let at = at + sign(&text[at..]);
        let at = at + quantity(&text[at..])?;
        let more = gap(&text[at..]);
        return Some(self::currency(&text[at + more..]).map_or(at, |after| at + more + after));
    }
    let at = quantity(text)?;
    let at = at + gap(&text[at..]);
    Some(at + currency_after(&text[at..])?)
}

/// A number, or two with a dash between them, each as large as the word after it makes it.
fn quantity(text: &str) -> Option<usize> {
    let first = large(text)?;
    let at = first + gap(&text[first..]);
    let Some(dash) = text[at..].chars().next().filter(|sign| matches!(sign, '-' | '\u{2012}'..='\u{2015}')) else {
        return Some(first);
    };
    let at = at + dash.len_utf8();
    let at = at + gap(&text[at..]);
    let at = at + currency(&text[at..]).unwrap_or(0);
    let at = at + gap(&text[at..]);
    Some(large(&text[at..]).map_or(first, |second| at + second))
}

/// A number with its magnitude.
fn large(text: &str) -> Option<usize> {
    let at = number(text)?;
    let space = at + gap(&text[at..]);
    Some(word_of(&text[space..], &MAGNITUDES).map_or(at, |word| space + word))
}

/// A number with its separators: `12`, `12,500.00`, `12'500`, `12 500`.
fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut at = digits(text);
    if at == 0 {
        return None;
    }
    while let Some(separator) = text[at..].chars().next() {
        let after = at + separator.len_utf8();
        let more = digits(&text[after..]);
        let fits = match separator {
            '.' | ',' => more > 0,
            '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => more == 3,
            _ => false,
        };
        if !fits {
            break;
        }
        at = after + more;
    }
    Some(at)
}

/// A currency before a number: a sign, also as in `US$`, or a code.
fn currency(text: &str) -> Option<usize> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let after = text.get(letters..)?;
    match after.chars().next() {
        Some(sign) if letters <= 3 && is_money_sign(sign) => Some(letters + sign.len_utf8()),
        next => (CODES.contains(&&text[..letters]) && !next.is_some_and(char::is_alphabetic)).then_some(letters),
    }
}

/// A currency after a number: the same, or a word.
fn currency_after(text: &str) -> Option<usize> {
    currency(text).or_else(|| word_of(text, &NAMES))
}

/// One of some words, in large letters or small, with nothing of a word behind it.
fn word_of(text: &str, words: &[&str]) -> Option<usize> {
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    (!word.is_empty() && words.contains(&word.as_str())).then_some(end)
}

/// A space, or none. A line end parts a number from what follows.
fn gap(text: &str) -> usize {
    let space = |letter: &char| matches!(letter, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    text.chars().next().filter(space).map_or(0, char::len_utf8)
}

fn sign(text: &str) -> usize {
    text.chars().next().filter(|sign| matches!(sign, '-' | '+' | '\u{2212}')).map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_found_on_either_side_of_their_currency() {
        for amount in [
            "\u{20ac} 12,500.00",
            "$5",
            "US$ 1.2m",
            "EUR 40k",
            "40 000 EUR",
            "12'500 CHF",
            "3 million euros",
            "250k\u{20ac}",
            "$10\u{2013}12k",
            "\u{20ac}10-\u{20ac}12",
            "\u{a3}-300",
            "99,95 \u{20ac}",
            "1 200 kr",
            "USD 12 USD",
            "EUR12",
        ] {
            let text = format!("We pay {amount}, a year; ({amount})");
            let mut all = Vec::new();
            let out = replaced(&text, &mut |found, _| all.push(found.to_owned()));
            assert_eq!(out, "We pay [amount], a year; ([amount])", "{amount}");
            assert_eq!(all, [amount, amount]);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "90 days, clause 14.3 of 2027",
            "version 2.0 M",
            "EURO 6 is a norm, EUR is a code",
            "DO-01 and ISO 27001, 12 KB, 5 million rows",
            "in $HOME/12 of A12 EURX 5",
            "[amount]",
        ] {
            assert_eq!(replaced(text, &mut |found, _| panic!("{found}")), text);
        }
    }
}
