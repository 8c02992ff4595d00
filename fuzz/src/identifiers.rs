//! What holds of likely identifiers in any text at all.

use cairn::domain::{LikelyIdentifier, likely_identifiers};

/// Looks a text through and checks everything that is found.
pub fn keeps_the_laws(text: &str) -> Vec<LikelyIdentifier> {
    let found = likely_identifiers(text);
    let mut end = 0;
    for one in &found {
        assert!(
            end <= one.range.start && one.range.start < one.range.end,
            "{found:?}"
        );
        end = one.range.end;
        // None anywhere but on the bounds of characters.
        let place = text.get(one.range.clone()).expect("a place in the text");
        let shown = one.masked.chars().filter(char::is_ascii_digit).count();
        assert!(shown <= 4, "{one:?}");
        assert!(one.masked.contains('•') && !one.masked.contains(place));
        assert!(one.sentence().contains(&one.masked));
    }
    found
}
