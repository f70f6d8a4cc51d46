//! What currencies are called, and what makes a number larger.

use super::super::lookup::is_money_sign;

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

/// Codes that are words as well: they are currencies in capitals only.
const WORDS_TOO: [&str; 40] = [
    "all", "amd", "ang", "bam", "bob", "cad", "cop", "cup", "ern", "etb", "gel", "gip", "irr", "isk", "kes", "lak",
    "lsl", "mad", "mop", "mru", "mur", "nad", "nio", "pab", "pen", "php", "ron", "sar", "scr", "sdg", "shp", "sle",
    "sos", "stn", "svc", "top", "try", "tnd", "ves", "zar",
];

/// Words for currencies, in small letters.
const NAMES: [&str; 58] = [
    "euro",
    "euros",
    "eurocent",
    "dollar",
    "dollars",
    "pound",
    "pounds",
    "sterling",
    "franc",
    "francs",
    "franken",
    "yen",
    "yuan",
    "renminbi",
    "rmb",
    "rupee",
    "rupees",
    "rupie",
    "rupien",
    "krone",
    "kroner",
    "kronen",
    "krona",
    "kronor",
    "kronas",
    "koruna",
    "z\u{142}oty",
    "zloty",
    "z\u{142}otych",
    "forint",
    "real",
    "reais",
    "peso",
    "pesos",
    "rand",
    "rouble",
    "roubles",
    "ruble",
    "rubles",
    "rubel",
    "lira",
    "shekel",
    "shekels",
    "won",
    "baht",
    "dirham",
    "riyal",
    "cents",
    "cent",
    "pence",
    "quid",
    "bucks",
    "\u{440}\u{443}\u{431}\u{43b}\u{435}\u{439}",
    "\u{440}\u{443}\u{431}\u{43b}\u{44c}",
    "\u{433}\u{440}\u{43d}",
    "\u{43b}\u{432}",
    "leu",
    "lei",
];

/// Short ones, which may have a dot behind them.
const SHORT: [&str; 14] = [
    "fr",
    "sfr",
    "frs",
    "rs",
    "kr",
    "ft",
    "ct",
    "cts",
    "z\u{142}",
    "k\u{10d}",
    "\u{440}\u{443}\u{431}",
    "\u{440}",
    "tl",
    "dm",
];

/// Whose money it is, before its word.
const WHOSE: [&str; 24] = [
    "us",
    "usa",
    "american",
    "canadian",
    "australian",
    "singapore",
    "zealand",
    "kong",
    "taiwan",
    "swiss",
    "british",
    "english",
    "scottish",
    "irish",
    "danish",
    "swedish",
    "norwegian",
    "czech",
    "polish",
    "japanese",
    "chinese",
    "indian",
    "brazilian",
    "mexican",
];

/// What makes a number larger, in small letters.
const MAGNITUDES: [&str; 34] = [
    "k",
    "m",
    "mn",
    "mm",
    "mio",
    "mill",
    "mia",
    "b",
    "bn",
    "bio",
    "mrd",
    "md",
    "tsd",
    "t",
    "tn",
    "thousand",
    "thousands",
    "tausend",
    "million",
    "millions",
    "millionen",
    "milliarde",
    "milliarden",
    "milliard",
    "milliards",
    "billion",
    "billions",
    "trillion",
    "lakh",
    "lakhs",
    "crore",
    "crores",
    "hundred",
    "dozen",
];

/// What stands before a code for thousands or millions: `TEUR`, `kEUR`.
const BEFORE_A_CODE: [&str; 4] = ["t", "k", "m", "mn"];

/// Whether a sign stands for a currency where it stands alone.
pub(super) fn is_sign(letter: char) -> bool {
    is_money_sign(letter) || matches!(letter, '\u{5143}' | '\u{5186}' | '\u{5706}' | '\u{c6d0}')
}

/// Whether a word is the code of a currency, in any letters unless it is a word too.
pub(super) fn is_code(word: &str) -> bool {
    let capitals = word.to_uppercase();
    let known = |code: &str| CODES.contains(&code);
    if known(&capitals) {
        return word == capitals || !WORDS_TOO.contains(&word.to_lowercase().as_str());
    }
    BEFORE_A_CODE.iter().any(|large| {
        let code = word.get(large.len()..).filter(|code| known(code));
        code.is_some() && word[..large.len()].eq_ignore_ascii_case(large)
    })
}

/// Whether a word is a currency's name.
pub(super) fn is_name(word: &str) -> bool {
    NAMES.contains(&word.to_lowercase().as_str())
}

/// Whether a word is a currency's short name.
pub(super) fn is_short(word: &str) -> bool {
    SHORT.contains(&word.to_lowercase().as_str())
}

/// Whether a word says whose money it is.
pub(super) fn is_whose(word: &str) -> bool {
    WHOSE.contains(&word.to_lowercase().as_str())
}

/// Whether a word makes a number larger.
pub(super) fn is_magnitude(word: &str) -> bool {
    MAGNITUDES.contains(&word.to_lowercase().as_str())
}
