//! What holds of the citations and words of any statement.

use cairn::domain::portfolio::{citations, count_words};

pub fn keeps_the_laws(text: &str) {
    let cited = citations(text);
    let mut end = 0;
    for citation in &cited {
        let range = citation.range.clone();
        assert!(end <= range.start && range.start < range.end, "{cited:?}");
        end = range.end;
        let written = text.get(range).expect("a place in the text");
        let number = written.trim_matches(['[', ']']).trim();
        assert_eq!(number.parse(), Ok(citation.number), "{written}");
    }
    // A line says the same wherever it stands.
    let twice = format!("{text}\n{text}");
    assert_eq!(citations(&twice).len(), 2 * cited.len());
    assert_eq!(count_words(&twice), 2 * count_words(text));
}
