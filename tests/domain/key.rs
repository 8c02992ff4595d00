//! Keys of requirements and statements, and references of evidence.

use cairn::domain::{EvidenceNumber, LinkKey, RequirementKey};
use proptest::prelude::*;

use crate::refusal::refuses;

#[test]
fn keys_are_a_section_and_a_name() {
    for (text, section) in [
        ("pda/mentoring", "pda"),
        ("klimf/5.10", "klimf"),
        ("gkim/OR10", "gkim"),
        ("a-b/c-d.e", "a-b"),
    ] {
        let key = RequirementKey::parse(text).expect("a key");
        assert_eq!((key.as_str(), key.section()), (text, section));
        assert_eq!(key.to_string(), text);
    }
}

#[test]
fn what_is_no_key_is_refused() {
    for text in [
        "",
        "/",
        "pda",
        "pda/",
        "/mentoring",
        "a/b/c",
        "pda/two words",
        " pda/mentoring",
        "pda/mentoring#1",
        "pda/a_b",
        "pda/a\n",
    ] {
        refuses(
            RequirementKey::parse(text),
            "link",
            &format!("“{text}” is not the key of a requirement"),
        );
    }
}

#[test]
fn links_point_at_a_requirement_or_at_one_statement() {
    let whole: LinkKey = "klimf/6.1".parse().expect("a key");
    let second: LinkKey = "klimf/6.1#2".parse().expect("a key");
    assert_eq!(whole.requirement, second.requirement);
    assert_eq!(whole.statement, None);
    assert_eq!(second.statement.map(u16::from), Some(2));
}

#[test]
fn statements_are_counted_from_one() {
    for text in [
        "klimf/6.1#0",
        "klimf/6.1#",
        "klimf/6.1#-1",
        "klimf/6.1#+2",
        "klimf/6.1#02",
        "klimf/6.1#65536",
        "klimf/6.1#two",
        "klimf/6.1#1#2",
        "klimf/6.1# 2",
    ] {
        refuses(
            text.parse::<LinkKey>(),
            "link",
            &format!("“{text}” does not name a statement"),
        );
    }
    refuses(
        "klimf#2".parse::<LinkKey>(),
        "link",
        "“klimf” is not the key of a requirement",
    );
}

#[test]
fn references_of_evidence_look_like_e7() {
    for text in ["E7", "e7", " E7 ", "E07"] {
        assert_eq!(
            text.parse::<EvidenceNumber>()
                .map(|number| number.to_string())
                .as_deref(),
            Ok("E7")
        );
    }
    for text in [
        "",
        "7",
        "E",
        "E0",
        "E-1",
        "E+7",
        "E 7",
        "EE7",
        "F7",
        "E4294967296",
    ] {
        refuses(
            text.parse::<EvidenceNumber>(),
            "evidence",
            &format!("“{text}” is not a reference"),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_key_reads_back(section in "[a-z][a-z-]{0,8}", name in "[a-zA-Z0-9é][a-z0-9.-]{0,12}", number in proptest::option::of(1..=u16::MAX)) {
        let requirement = RequirementKey::parse(&format!("{section}/{name}")).expect("a key");
        prop_assert_eq!(RequirementKey::parse(&requirement.to_string()), Ok(requirement.clone()));
        let text = number.map_or_else(|| requirement.to_string(), |n| format!("{requirement}#{n}"));
        let link: LinkKey = text.parse().expect("the key of a link");
        prop_assert_eq!(link.to_string(), text);
    }

    #[test]
    fn what_is_read_is_shown_as_it_was_written(text in "\\PC*|[a-c1/#.]{3,8}") {
        if let Ok(key) = RequirementKey::parse(&text) {
            prop_assert_eq!(key.as_str(), &text);
        }
        if let Ok(link) = text.parse::<LinkKey>() {
            prop_assert_eq!(link.to_string(), text);
        }
    }

    #[test]
    fn a_reference_reads_back(number in 1..=u32::MAX) {
        let text = format!("E{number}");
        prop_assert_eq!(text.parse::<EvidenceNumber>().map(|number| number.to_string()), Ok(text));
    }
}
