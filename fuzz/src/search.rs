//! What holds of any words that are looked for in any text.

use std::ops::Range;

use cairn::record::{Record, SearchWords};

use super::place::{Place, record};
use super::text;

thread_local! {
    /// The record that is searched, made once, and the folder it goes away with.
    static SEARCHED: (Record, Place) = {
        let place = Place::new();
        (record(&place.path("record")), place)
    };
}

/// Any words can be looked for, and what is marked stands in the text. The first line is looked for, in the rest of them.
pub fn search(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (typed, text) = text.split_once('\n').unwrap_or((text, text));
    SEARCHED.with(|(record, _)| {
        let found = record.search(typed, 9).expect("anything can be looked for");
        for hit in found {
            assert!(!hit.title.is_empty());
            marks(&hit.snippet.matches, &hit.snippet.text);
        }
    });
    let words = SearchWords::read(typed);
    let matches = words.matches(text);
    marks(&matches, text);
    assert!(matches.is_empty() || !words.is_empty());
    match words.passage(text) {
        Some(passage) => {
            assert!(
                !matches.is_empty() && !passage.matches.is_empty(),
                "{passage:?}"
            );
            marks(&passage.matches, &passage.text);
        }
        None => assert!(matches.is_empty(), "{matches:?}"),
    }
    if words.are_in(text) && !words.is_empty() {
        assert!(!matches.is_empty());
    }
}

/// Checks that marks are in order and each stands around something.
fn marks(ranges: &[Range<usize>], text: &str) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.start && range.start < range.end, "{ranges:?}");
        assert!(text.get(range.clone()).is_some(), "{ranges:?}: {text}");
        end = range.end;
    }
}
