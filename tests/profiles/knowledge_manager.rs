//! The shipped profile, and that it is what its page yields.

use std::collections::HashMap;
use std::path::Path;

use cairn::domain::RequirementKey;
use cairn::domain::profile::{LevelNumber, Profile, Requirement, RequirementKind};
use cairn::profiles::{Corrections, ImportOptions, Imported, import, read, shipped_by_key, write};

const PAGE: &str = include_str!("../fixtures/profiles/knowledge-manager.txt");

pub fn imported() -> Imported {
    let corrections = include_str!("../../data/profiles/knowledge-manager.corrections.toml");
    let corrections = Corrections::read(corrections).expect("sound corrections");
    import(
        PAGE,
        &ImportOptions {
            title: None,
            corrections,
        },
    )
    .expect("a profile")
}

fn profile() -> Profile {
    imported().profile
}

fn find<'a>(profile: &'a Profile, key: &str) -> &'a Requirement {
    let key = RequirementKey::parse(key).expect("a key");
    profile
        .requirement(&key)
        .unwrap_or_else(|| panic!("{key} is in the profile"))
}

/// Returns the statements of a skill as they are shown.
fn statements(profile: &Profile, key: &str) -> Vec<String> {
    find(profile, key)
        .statements()
        .map(|(_, text)| text.shown().to_owned())
        .collect()
}

#[test]
fn shipped_file_is_what_the_page_yields() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profiles/knowledge-manager.toml");
    let yielded = write(&profile());
    if std::env::var_os("UPDATE_PROFILES").is_some() {
        std::fs::write(&path, &yielded).expect("a writable file");
    }
    let shipped = std::fs::read_to_string(&path).expect("the shipped file");
    assert!(
        shipped == yielded,
        "run `UPDATE_PROFILES=1 cargo test --test profiles` after a change"
    );
}

#[test]
fn shipped_file_reads_back_as_the_same_profile() {
    assert_eq!(shipped_by_key("knowledge-manager"), Some(profile()));
    assert_eq!(read(&write(&profile())), Ok(profile()));
}

#[test]
fn every_requirement_of_the_page_is_there() {
    let profile = profile();
    let count = |section: &str| profile.requirements_of(section).count();
    assert_eq!(
        ["behaviour", "pda", "qualification", "gkim", "gdad", "klimf"].map(count),
        [31, 16, 3, 4, 1, 41]
    );
    assert_eq!(profile.requirements.len(), 96);
    assert_eq!(profile.title, "Knowledge Manager");
    assert_eq!(profile.key, "knowledge-manager");
    assert_eq!(profile.summary.len(), 3);
    assert_eq!(profile.responsible_body, "CILIP");
    assert!(
        profile.source.contains("BCS"),
        "the source is named: {}",
        profile.source
    );
    assert!(
        profile
            .sections
            .iter()
            .all(|section| !section.title.is_empty())
    );
}

#[test]
fn pdas_fall_into_four_groups() {
    let profile = profile();
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    for group in profile
        .requirements
        .iter()
        .filter_map(Requirement::pda_group)
    {
        *sizes.entry(group).or_default() += 1;
    }
    let groups: Vec<(&str, usize)> = profile
        .pda_groups()
        .into_iter()
        .map(|group| (group, sizes[group]))
        .collect();
    assert_eq!(
        groups,
        [
            ("Increasing Knowledge", 6),
            ("Broadening Activities", 3),
            ("Developing Professional Skills", 5),
            ("Participation in Professional Activities", 2),
        ]
    );
}

#[test]
fn qualification_components_name_their_awarding_bodies() {
    let profile = profile();
    let bodies: Vec<(&str, &str)> = profile
        .requirements_of("qualification")
        .map(|requirement| match &requirement.kind {
            RequirementKind::Qualification { awarding_body } => {
                (requirement.key.as_str(), awarding_body.as_str())
            }
            kind => panic!("a qualification, not {kind:?}"),
        })
        .collect();
    assert_eq!(
        bodies,
        [
            (
                "qualification/cilip-chartered-member-mclip-or-fellow-fclip",
                "Chartered Institute of Library and Information Professionals"
            ),
            (
                "qualification/graduate-or-post-graduate-level-qualification-in-library-and-information-studies-or-equivalent",
                "Higher Education"
            ),
            (
                "qualification/fedip-advanced-practitioner",
                "The Federation for Informatics Professionals"
            ),
        ]
    );
}

#[test]
fn skills_stand_at_the_levels_of_the_page() {
    let profile = profile();
    let levels = |section: &str| -> Vec<u8> {
        profile
            .requirements_of(section)
            .filter_map(Requirement::skill)
            .map(|skill| skill.level.0)
            .collect()
    };
    let at = |level: u8| {
        levels("klimf")
            .into_iter()
            .filter(|found| *found == level)
            .count()
    };
    assert_eq!([at(3), at(4), at(5)], [2, 32, 7]);
    assert_eq!(
        levels("gkim"),
        [4, 3, 3, 3],
        "Expert, then three times Practitioner"
    );
    assert_eq!(levels("gdad"), [3], "Practitioner");
    let klimf = profile
        .scale(&find(&profile, "klimf/3.3").key)
        .expect("a scale");
    assert_eq!(klimf.name(LevelNumber(5)), "Ensure, Advise");
    assert_eq!(
        klimf.levels.iter().filter(|level| level.inferred).count(),
        2
    );
}

#[test]
fn statements_are_all_there() {
    let profile = profile();
    let count = |section: &str| -> Vec<usize> {
        profile
            .requirements_of(section)
            .map(|requirement| requirement.statements().count())
            .collect()
    };
    assert_eq!(count("klimf").iter().sum::<usize>(), 121);
    assert_eq!(count("gkim"), [2, 3, 2, 3]);
    assert_eq!(count("gdad"), [0], "the page lost its bullets");
    let loose: Vec<String> = profile
        .requirements_of("klimf")
        .flat_map(Requirement::statements)
        .filter(|(_, text)| !text.shown().starts_with("I ") || !text.shown().ends_with('.'))
        .map(|(key, text)| format!("{key}: {}", text.shown()))
        .collect();
    assert!(
        loose.is_empty(),
        "each is a whole sentence:\n{}",
        loose.join("\n")
    );
}

#[test]
fn a_sentence_that_does_not_begin_with_i_belongs_to_the_one_before() {
    let profile = profile();
    assert!(statements(&profile, "klimf/3.3")[1].contains("This includes access"));
    assert!(statements(&profile, "klimf/4.1")[1].contains("Data Protection Impact Assessments"));
}

#[test]
fn a_missing_full_stop_still_ends_a_statement() {
    let profile = profile();
    assert_eq!(statements(&profile, "klimf/6.8").len(), 6);
    assert_eq!(statements(&profile, "klimf/11.2").len(), 3);
}

#[test]
fn a_statement_may_begin_otherwise_than_i_can() {
    assert!(statements(&profile(), "klimf/9.1")[1].starts_with("I commission research"));
    assert_eq!(
        statements(&profile(), "klimf/12.1").len(),
        2,
        "“within which I work” begins none"
    );
}

#[test]
fn the_source_keeps_its_words_beside_the_correction() {
    let profile = profile();
    let (_, text) = find(&profile, "klimf/3.3")
        .statements()
        .nth(1)
        .expect("a second statement");
    assert!(text.source.contains("retreival"));
    assert!(text.shown().contains("retrieval"));
    assert!(text.shown().contains("information") && !text.shown().contains("inforamtion"));
}

#[test]
fn no_known_slip_is_left_to_see() {
    let profile = profile();
    let slips = [
        "retreival",
        "inforamtion",
        "knowedge",
        "Rick",
        "organistional",
        "ensue",
        "adjustmetns",
        "?",
        " .",
        "(CKO)",
        "/ ",
    ];
    let texts = profile.requirements.iter().flat_map(|requirement| {
        let own = [requirement.title.shown(), requirement.details.shown()].map(str::to_owned);
        own.into_iter().chain(
            requirement
                .statements()
                .map(|(_, text)| text.shown().to_owned())
                .collect::<Vec<_>>(),
        )
    });
    let left: Vec<String> = texts
        .filter(|text| slips.iter().any(|slip| text.contains(slip)))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn gkim_titles_are_parted_from_their_descriptions() {
    let profile = profile();
    let risk = find(&profile, "gkim/OR10");
    assert_eq!(risk.title.shown(), "Risk management");
    assert!(
        risk.details
            .shown()
            .starts_with("Understanding and mitigating risk")
    );
    assert_eq!(
        statements(&profile, "gkim/OR10")[0],
        "Take responsibility for risk ownership."
    );
    assert_eq!(risk.name(), "OR10 Risk management");
}

#[test]
fn codes_are_no_decimals_and_keep_the_order_of_the_page() {
    let profile = profile();
    let codes: Vec<&str> = profile
        .requirements_of("klimf")
        .filter_map(Requirement::skill)
        .map(|skill| skill.code.as_str())
        .collect();
    let place = |code: &str| codes.iter().position(|found| *found == code).expect(code);
    assert!(place("5.10") > place("5.8"));
    assert!(place("12.12") > place("12.8"));
}

#[test]
fn keys_stay_what_they_are() {
    let keys: Vec<String> = profile()
        .requirements
        .iter()
        .map(|requirement| requirement.key.to_string())
        .collect();
    insta::assert_snapshot!(keys.join("\n"));
}
