//! The texts of the sample: prose, none a placeholder, none used twice.
use std::collections::HashMap;

use cairn::domain::EvidenceContent;

use crate::Sample;

#[test]
fn every_reflection_is_prose_of_a_readable_length() {
    for activity in Sample::today().activities() {
        let reflection = &activity.details.reflection;
        if !reflection.counts() {
            continue;
        }
        let title = &activity.details.title;
        let parts = [&reflection.what, &reflection.so_what, &reflection.now_what];
        for part in parts {
            assert!(
                part.starts_with(|c: char| c.is_uppercase() || c == '“'),
                "{title}: {part}"
            );
            assert!(part.ends_with(['.', '?']), "{title}: {part}");
            assert!(
                !part.contains("  ") && !part.contains('\n'),
                "{title}: {part}"
            );
        }
        let text = parts.map(String::as_str).join(" ");
        let words = text.split_whitespace().count();
        assert!((30..=120).contains(&words), "{title}: {words} words");
        let first_person = [" I ", " my ", " me ", "We ", " we ", " our "];
        let padded = format!(" {text}");
        assert!(
            first_person.iter().any(|word| padded.contains(word)),
            "{title}: whose is it?"
        );
    }
}

#[test]
fn no_text_is_a_placeholder_or_used_twice() {
    let sample = Sample::today();
    let mut seen = HashMap::new();
    let mut check = |text: &str, owner: &str| {
        let lower = text.to_lowercase();
        for word in ["lorem", "ipsum", "todo", "tbd", "xxx", "placeholder", "foo"] {
            let found = lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| w == word);
            assert!(!found, "“{word}” in {owner}");
        }
        if text.len() > 20 {
            let other = seen.insert(lower, owner.to_owned());
            assert_eq!(other, None, "“{text}” stands in {owner} as well");
        }
    };
    for activity in sample.activities() {
        let details = activity.details;
        check(&details.title, &details.title);
        check(&details.description, &details.title);
        let cairn::domain::Reflection {
            what,
            so_what,
            now_what,
        } = &details.reflection;
        for text in [what, so_what, now_what] {
            check(text, &details.title);
        }
        details
            .links
            .iter()
            .for_each(|link| check(&link.reason, &details.title));
    }
    for evidence in sample.record.all_evidence().expect("a list") {
        let details = evidence.details;
        check(&details.title, &details.title);
        if let EvidenceContent::Note(text) = &details.content {
            check(text, &details.title);
        }
        details
            .links
            .iter()
            .for_each(|link| check(&link.reason, &details.title));
    }
    for objective in sample.record.objectives().expect("a list") {
        let details = objective.details;
        for text in [
            &details.title,
            &details.measure,
            &details.approach,
            &details.outcome,
        ] {
            check(text, &details.title);
        }
        details
            .links
            .iter()
            .for_each(|link| check(&link.reason, &details.title));
    }
    for rating in sample.record.assessments().expect("a list") {
        check(&rating.details.comment, &rating.details.skill.to_string());
    }
}
