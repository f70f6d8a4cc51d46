//! Amounts as they are written, and numbers that are none.

use super::*;

fn all_gone(text: &str) -> String {
    replaced(text, &mut |_, _| {})
}

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
        "12.500,- Euro",
        "4000,-- \u{20ac}",
        "5 Mio. EUR",
        "1,2 Mrd. EUR",
        "EUR: 4000",
        "(EUR) 4000",
        "4000 (EUR)",
        "EUR\n4711",
        "Euro 4711",
        "eur 4711",
        "4711 eur",
        "4711 TEUR",
        "4711 kEUR",
        "4711 US-Dollar",
        "4,711 US dollars",
        "4711 U.S. dollars",
        "4711 Canadian dollars",
        "4711.- CHF",
        "Fr. 4711.-",
        "4711 Fr.",
        "Rs 4711",
        "4711 Ft",
        "4711 \u{440}\u{443}\u{431}.",
        "4711 \u{5143}",
        "4711\u{5186}",
        "47,11 ct",
        "**4711** EUR",
        "EUR **4711**",
        "4711 to 4712 EUR",
        "4711 and 4712 EUR",
        "EUR 4711/4712",
        "EUR 4711 to 4712",
        "\u{ff14}\u{ff17}\u{ff11}\u{ff11} EUR",
        "\u{664}\u{667}\u{661}\u{661} EUR",
        "\u{20ac}\u{664}\u{667}\u{661}\u{661}",
        "47\u{200b}11 EUR",
        "4711\u{200b}EUR",
        "| EUR | 4711",
    ] {
        let amount = amount.trim_start_matches("| ");
        let text = format!("We pay {amount}, a year; ({amount})");
        let out = all_gone(&text);
        assert_eq!(out.matches("[amount]").count(), 2, "{amount} became {out}");
        assert!(!out.contains(tokens::is_digit), "{amount} became {out}");
        assert!(out.starts_with("We pay [amount], a year; ([amount]"), "{amount} became {out}");
    }
}

#[test]
fn what_stands_around_an_amount_stays() {
    for (text, then) in [
        ("between 4711 and 4712 EUR a year", "between [amount] a year"),
        ("4711-EUR fee", "[amount] fee"),
        ("a 4711-euro licence", "a [amount] licence"),
        ("DO-05: \u{20ac} 12 a seat", "DO-05: [amount] a seat"),
        ("5 seats, EUR 12.", "5 seats, [amount]."),
        ("(EUR 12) and 5 seats", "([amount]) and 5 seats"),
        ("In 2027 EUR 4711 fall due", "In [amount] fall due"),
        ("**EUR 12**", "**[amount]**"),
    ] {
        assert_eq!(all_gone(text), then);
    }
}

#[test]
fn other_numbers_stay() {
    for text in [
        "90 days, clause 14.3 of 2027",
        "version 2.0 M",
        "EUR is a code",
        "DO-01 and ISO 27001, 12 KB, 5 million rows",
        "in $HOME/12 of A12 EURX 5",
        "all 5, top 10, try 3 times, php 8, 12 pounding hearts",
        "4 per cent, 100 per cent 12",
        "5 people. Euro is the currency",
        "[amount]",
    ] {
        assert_eq!(replaced(text, &mut |found, _| panic!("{found}")), text);
    }
}

#[test]
fn a_number_close_to_a_currency_is_told_where_it_could_not_be_read() {
    for (text, told) in [
        ("4711 (net) EUR", Some("4711 (net) EUR")),
        ("EUR net 4711", Some("EUR net 4711")),
        ("4711, EUR", Some("4711, EUR")),
        ("a fee in Euro of 4711", Some("Euro of 4711")),
        ("EUR is one code of 12", None),
        ("Paid in Euro. 12 months later", None),
        ("in Euro\n\n12 months", None),
        ("see DO-05, Euro", None),
        ("4 per cent of 12 seats", None),
        ("[amount] for 12 seats", None),
    ] {
        assert_eq!(doubtful(text), told, "{text}");
    }
}
