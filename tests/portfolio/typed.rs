//! What a person types is printed as it stands, whatever it is.

use cairn::portfolio::summary_pdf;
use proptest::prelude::{ProptestConfig, any, proptest};

use crate::nasty::{MARKUP, everywhere, nasty};
use crate::paper::Paper;

#[test]
fn markup_stays_text() {
    let paper = Paper::read(&summary_pdf(&nasty()).expect("a portfolio"));
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
    let text = Paper::read(&summary_pdf(&nasty()).expect("a portfolio")).text();
    assert!(text.contains("Some characters are printed as □"));
    assert!(text.contains("□□□ □□□□□□□"), "three characters and seven");
    assert!(text.contains("été"), "accents typed apart are joined");
    let plain = Paper::read(&summary_pdf(&crate::sample::normal()).expect("a portfolio")).text();
    assert!(!plain.contains('□'));
}

#[test]
fn long_addresses_are_cut_in_print_and_whole_as_links() {
    let paper = Paper::read(&summary_pdf(&nasty()).expect("a portfolio"));
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
        let printed = summary_pdf(&everywhere(&text));
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
        let printed = summary_pdf(&everywhere(&text));
        assert!(printed.is_ok(), "{:?}: {printed:?}", some.first());
    }
}
