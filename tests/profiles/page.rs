//! What the importer makes of other pages of the same layout, and of none.

use cairn::domain::profile::Requirement;
use cairn::profiles::{ImportOptions, Imported, ProfileError, import};

use crate::knowledge_manager::imported as knowledge_manager;

const PAGE: &str = "Summary
As an Outreach Librarian you will take evidence to the wards.
Behavioural Skills
| Title | Details |
|---|---|
| Curiosity | Asks the next question. |
Knowledge, Library and Information Management Framework
| Skill | Level |
|---|---|
|
3.3 Information retrieval |
3.3 Information retrieval | Level 2 - Assist I can help. I can see where I fit in I can stop. |
| 6.10 Sharing | Level 3 - Apply I can share. This includes cake. |
The Professional Body Responsible for this job family is the Sample Institute.
";

pub fn read(page: &str) -> Imported {
    import(page, &ImportOptions::default()).expect("a profile")
}

pub fn statements(requirement: &Requirement) -> Vec<&str> {
    requirement
        .statements()
        .map(|(_, text)| text.shown())
        .collect()
}

#[test]
fn another_role_of_the_same_layout_is_read() {
    let profile = read(PAGE).profile;
    assert_eq!(
        (profile.title.as_str(), profile.key.as_str()),
        ("Outreach Librarian", "outreach-librarian")
    );
    let keys: Vec<String> = profile
        .requirements
        .iter()
        .map(|found| found.key.to_string())
        .collect();
    assert_eq!(keys, ["behaviour/curiosity", "klimf/3.3", "klimf/6.10"]);
    assert_eq!(
        statements(&profile.requirements[1]),
        ["I can help.", "I can see where I fit in", "I can stop."]
    );
    assert_eq!(
        statements(&profile.requirements[2]),
        ["I can share. This includes cake."]
    );
}

#[test]
fn a_missing_full_stop_is_warned_of_with_its_line() {
    let warnings = read(PAGE).warnings;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].line, 10);
    assert!(
        warnings[0].problem.contains("where I fit in"),
        "{}",
        warnings[0].problem
    );
}

#[test]
fn a_row_that_cannot_be_read_is_warned_of_and_the_rest_is_kept() {
    let read = read(&PAGE.replace("Level 2 - Assist", "Level 9 - Soar"));
    assert_eq!(read.profile.requirements.len(), 2);
    assert!(
        read.warnings
            .iter()
            .any(|warning| warning.problem.contains("3.3 Information retrieval"))
    );
}

#[test]
fn a_part_that_is_not_known_is_warned_of() {
    let read = read(&format!(
        "{PAGE}Hobbies\n| Title | Details |\n|---|---|\n| Chess | Daily |\n"
    ));
    assert!(
        read.warnings
            .iter()
            .any(|warning| warning.problem.contains("Hobbies"))
    );
    assert_eq!(read.profile.requirements.len(), 3);
}

#[test]
fn windows_line_ends_change_nothing() {
    assert_eq!(
        read(&PAGE.replace('\n', "\r\n")).profile,
        read(PAGE).profile
    );
}

#[test]
fn a_title_can_be_given_where_the_page_has_none() {
    let page = PAGE.replace("As an Outreach Librarian you will take", "Takes");
    let none = import(&page, &ImportOptions::default());
    assert_eq!(
        none.map(|read| read.profile.title),
        Err(ProfileError::NoTitle)
    );
    let options = ImportOptions {
        title: Some("Librarian".to_owned()),
        ..ImportOptions::default()
    };
    assert_eq!(
        import(&page, &options).expect("a profile").profile.key,
        "librarian"
    );
}

#[test]
fn a_text_without_tables_is_no_profile() {
    let none = import("Dear Sam,\nsee you on Monday", &ImportOptions::default());
    assert_eq!(
        none.map(|read| read.profile.title),
        Err(ProfileError::NotAPage)
    );
    assert!(import("", &ImportOptions::default()).is_err());
}

/// Whatever was imported can be written to a file and read from it.
fn is_read_back(page: &str) -> Imported {
    let imported = read(page);
    let file = cairn::profiles::write(&imported.profile);
    assert_eq!(cairn::profiles::read(&file).as_ref(), Ok(&imported.profile));
    imported
}

#[test]
fn a_part_that_is_there_twice_is_one_part() {
    let again = "Behavioural Skills\n| Title | Details |\n|---|---|\n| Calm | Waits. |\n";
    let imported = is_read_back(&format!("{PAGE}{again}"));
    assert_eq!(imported.profile.sections.len(), 2);
    let behaviour = imported.profile.requirements_of("behaviour");
    let keys: Vec<&str> = behaviour.map(|found| found.key.as_str()).collect();
    assert_eq!(keys, ["behaviour/curiosity", "behaviour/calm"]);
    let warned = imported
        .warnings
        .iter()
        .any(|warning| warning.line == 15 && warning.problem.contains("Behavioural Skills"));
    assert!(warned, "{:?}", imported.warnings);
}

#[test]
fn an_activity_without_a_group_is_warned_of_and_stands_under_other() {
    let table = "Professional Development Activities\n| Title | Details | Group |\n|---|---|---|\n| Mentoring | Guide. | |\n";
    let imported = is_read_back(&format!("{PAGE}{table}"));
    let warned = imported
        .warnings
        .iter()
        .any(|warning| warning.field == "group");
    assert!(warned, "{:?}", imported.warnings);
}

#[test]
fn points_without_words_and_capitals_that_take_a_mark_with_them_are_read_back() {
    let page = PAGE.replace(
        "Level 3 - Apply I can share. This includes cake.",
        "Level 3 - Apply 1.First. 2. 3.Third.",
    );
    let imported = is_read_back(&page.replace("Curiosity", "İlgi"));
    let keys: Vec<&str> = imported
        .profile
        .requirements
        .iter()
        .map(|found| found.key.as_str())
        .collect();
    assert_eq!(keys, ["behaviour/ilgi", "klimf/3.3", "klimf/6.10"]);
    assert_eq!(
        statements(&imported.profile.requirements[2]),
        ["First.", "Third."]
    );
}

#[test]
fn a_title_without_a_letter_names_no_role() {
    let options = ImportOptions {
        title: Some("!".to_owned()),
        ..ImportOptions::default()
    };
    assert_eq!(
        import(PAGE, &options).map(|read| read.profile),
        Err(ProfileError::NoTitle)
    );
}

#[test]
fn the_shipped_page_warns_only_of_what_it_lost() {
    let warnings: Vec<String> = knowledge_manager()
        .warnings
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(warnings.join("\n"));
}
