//! What holds of likely identifiers in any text at all.

use proptest::prelude::*;

#[path = "../../../fuzz/src/identifiers.rs"]
mod any_text;

use any_text::keeps_the_laws;

/// A text of what the rules look at, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "NHS",
        "CHI",
        "no",
        "number",
        ":",
        ".",
        " ",
        " ",
        " ",
        "-",
        "/",
        "(",
        ")",
        ",",
        "\n",
        "’s",
        "943",
        "476",
        "5919",
        "9434765919",
        "0101011237",
        "010101",
        "1237",
        "12",
        "03",
        "1954",
        "54",
        "DOB",
        "d",
        "o",
        "b",
        "date",
        "of",
        "birth",
        "born",
        "on",
        "March",
        "aged",
        "hospital",
        "MRN",
        "RXR",
        "K",
        "1234567",
        "patient",
        "called",
        "named",
        "name",
        "is",
        "Mrs",
        "Mr",
        "Smith",
        "Élodie",
        "a",
        "year",
        "old",
        "ISBN",
        "tel",
        "+",
        "44",
        "é",
        "\u{301}",
        "https://",
        "10.1234/",
        "@",
        "٣",
        "𝟗",
        "ﬁ",
        "\u{a0}",
        "•",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_looked_through(text in any::<String>()) {
        keeps_the_laws(&text);
    }

    #[test]
    fn anything_made_of_what_the_rules_look_at_can_be_looked_through(text in scraps()) {
        keeps_the_laws(&text);
    }

    #[test]
    fn every_nhs_number_is_found_with_its_label_wherever_it_stands(
        before in "[a-z ]{0,40}", nine in 100_000_000_u32..999_999_999, after in "[a-z ]{0,40}"
    ) {
        let digits = nine.to_string();
        let weighed = (2..=10).rev().zip(digits.chars());
        let sum: u32 = weighed.map(|(by, digit)| by * digit.to_digit(10).expect("a digit")).sum();
        let check = (11 - sum % 11) % 11;
        prop_assume!(check < 10 && digits.chars().any(|c| !digits.starts_with(c)));
        for number in [format!("{digits}{check}"), format!("{} {} {}{check}", &digits[..3], &digits[3..6], &digits[6..])] {
            let text = format!("{before} NHS number {number} {after}");
            let found = keeps_the_laws(&text);
            prop_assert_eq!(found.len(), 1);
            let one = found.first().expect("one");
            prop_assert_eq!(&text[one.range.clone()], number);
        }
    }

    #[test]
    fn ten_digits_without_a_context_are_left_alone(digits in "[0-9]{10}") {
        let text = format!("Read {digits} again");
        prop_assert_eq!(keeps_the_laws(&text), []);
    }
}

#[test]
fn texts_as_long_as_books_are_looked_through() {
    for scrap in [
        "1",
        "a",
        " ",
        "943 476 5919 ",
        "9434765919,",
        "NHS ",
        "NHS number ",
        "12/",
        "12/03/",
        "10.",
        "10.1234",
        "a'",
        "patient ",
        "patient, ",
        "Mrs ",
        "Mrs Smith",
        "a@",
        "Jane-",
        "Jane ",
        "date of ",
        "(",
        "born in ",
    ] {
        keeps_the_laws(&scrap.repeat(200_000 / scrap.len()));
    }
}
