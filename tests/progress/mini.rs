//! A made-up role profile, small enough to keep in the head.

use cairn::domain::RequirementKey;
use cairn::domain::profile::{
    Level, LevelNumber, Profile, Requirement, RequirementKind, Scale, Section, SkillTarget, Text,
};

/// What the role asks for, in order.
pub const KEYS: [&str; 6] = [
    "behaviour/curiosity",
    "pda/mentoring",
    "pda/audit",
    "qualification/masters",
    "craft/1.1",
    "craft/1.2",
];

/// Returns a role with a behaviour, two PDAs in two groups, a qualification component, and two skills at level 3 of 5:
/// `craft/1.1` with two statements, `craft/1.2` with none.
pub fn profile() -> Profile {
    let pda = |group: &str| RequirementKind::Pda {
        group: group.to_owned(),
    };
    let masters = RequirementKind::Qualification {
        awarding_body: "A university".to_owned(),
    };
    let searching = ["I can find it.", "I can say how I found it."];
    Profile {
        key: "finder".to_owned(),
        title: "Finder".to_owned(),
        summary: vec!["Finds things.".to_owned()],
        source: "Made up".to_owned(),
        responsible_body: "Nobody".to_owned(),
        sections: vec![
            section("behaviour", "Behaviours", None),
            section("pda", "Development", None),
            section("qualification", "Qualifications", None),
            section("craft", "Craft", Some(scale())),
        ],
        requirements: vec![
            requirement(
                "behaviour/curiosity",
                "Curiosity",
                RequirementKind::Behaviour,
            ),
            requirement("pda/mentoring", "Mentoring", pda("Broadening")),
            requirement("pda/audit", "Audit", pda("Deepening")),
            requirement("qualification/masters", "Master's degree", masters),
            requirement("craft/1.1", "Searching", skill("1.1", 3, &searching)),
            requirement("craft/1.2", "Teaching", skill("1.2", 3, &[])),
        ],
    }
}

fn section(key: &str, title: &str, scale: Option<Scale>) -> Section {
    Section {
        key: key.to_owned(),
        title: title.to_owned(),
        scale,
    }
}

fn scale() -> Scale {
    let names = (1..).zip(["Follow", "Assist", "Apply", "Enable", "Lead"]);
    let level = |(number, name): (u8, &str)| Level {
        number: LevelNumber(number),
        name: name.to_owned(),
        inferred: false,
    };
    Scale {
        levels: names.map(level).collect(),
    }
}

fn requirement(key: &str, title: &str, kind: RequirementKind) -> Requirement {
    Requirement {
        key: RequirementKey::parse(key).expect("a key"),
        title: Text::new(title),
        details: Text::default(),
        kind,
    }
}

fn skill(code: &str, level: u8, statements: &[&str]) -> RequirementKind {
    RequirementKind::Skill(SkillTarget {
        code: code.to_owned(),
        level: LevelNumber(level),
        statements: statements.iter().copied().map(Text::new).collect(),
    })
}
