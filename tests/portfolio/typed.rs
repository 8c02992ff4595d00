//! What a person types is printed as it stands, whatever it is.

use cairn::domain::FileContent;
use cairn::portfolio::portfolio_pdf;
use proptest::prelude::{ProptestConfig, Strategy as _, any, proptest};

use crate::fixture::pdf;
use crate::nasty::{MARKUP, STRANGE, composed_of, everywhere, nasty};
use crate::paper::Paper;

#[test]
fn markup_stays_text() {
    let paper = Paper::read(&pdf(&nasty()).expect("a portfolio"));
    let text = paper.text();
    let plain = MARKUP.split_whitespace().collect::<Vec<_>>().join(" ");
    let times = text.matches(&plain).count();
    assert!(times > 8, "it stands {times} times as it was typed");
    let headings = paper.headings();
    assert!(
        headings.iter().any(|heading| heading.title == MARKUP),
        "{headings:?}"
    );
    assert!(
        !headings.iter().any(|heading| heading.title == "Title"),
        "“= Title” makes no heading"
    );
}

#[test]
fn characters_that_the_typeface_lacks_become_boxes_and_the_cover_says_so() {
    let text = Paper::read(&pdf(&nasty()).expect("a portfolio")).text();
    assert!(text.contains("Some characters are printed as □"));
    assert!(text.contains("□□□ □□□□□□□"), "three characters and seven");
    assert!(text.contains("été"), "accents typed apart are joined");
    let plain = Paper::read(&pdf(&crate::sample::normal()).expect("a portfolio")).text();
    assert!(!plain.contains('□'));
}

#[test]
fn long_addresses_are_whole_as_links() {
    let paper = Paper::read(&pdf(&nasty()).expect("a portfolio"));
    let longest = paper
        .addresses()
        .into_iter()
        .map(|address| address.len())
        .max();
    assert!(
        longest.is_some_and(|longest| longest >= 5000),
        "{longest:?}"
    );
    assert!(paper.addresses().iter().all(|address| address.is_ascii()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_prints(text in any::<String>()) {
        let printed = pdf(&everywhere(&text));
        assert!(printed.is_ok(), "{printed:?}");
    }
}

#[test]
fn every_character_of_the_basic_plane_prints() {
    // Between these lie the scripts of East Asia, of which the typefaces draw nothing.
    let ranges = [
        '\u{1}'..='\u{30ff}',
        '\u{a640}'..='\u{abff}',
        '\u{f900}'..='\u{ffff}',
    ];
    let all: Vec<char> = ranges.into_iter().flatten().collect();
    for some in all.chunks(4096) {
        let text: String = some
            .iter()
            .flat_map(|c| [*c, ' ', 'x', *c, *c, ' '])
            .collect();
        let printed = pdf(&everywhere(&text));
        assert!(printed.is_ok(), "{:?}: {printed:?}", some.first());
    }
}

/// Reads every file as a small table, but for those that are gone.
fn any_file(file: &FileContent) -> std::io::Result<Vec<u8>> {
    if file.name == "gone.pdf" {
        return Err(std::io::ErrorKind::NotFound.into());
    }
    Ok(b"a,b".to_vec())
}

#[test]
fn what_a_person_composes_stays_text_in_every_section() {
    for text in [
        MARKUP,
        STRANGE,
        &"W".repeat(400),
        "\u{200b}",
        "[E1",
        "] [",
        "A\n\nB",
    ] {
        let printed = portfolio_pdf(&composed_of(text), &any_file);
        let printed = Paper::read(&printed.expect("a portfolio"));
        let places = printed.places();
        assert!(
            printed
                .links()
                .iter()
                .all(|(_, to)| places.contains_key(to))
        );
        assert_eq!(printed.empty("TH"), 0, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_composed_text_prints(
        text in any::<String>().prop_filter("a record has no blank titles", |text| !text.trim().is_empty())
    ) {
        let printed = portfolio_pdf(&composed_of(&text), &any_file);
        assert!(printed.is_ok(), "{printed:?}");
    }
}
