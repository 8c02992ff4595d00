//! Levels by their numbers and names.

use cairn::domain::profile::LevelNumber;
use cairn::domain::{Invalid, RequirementKey};

use crate::mini;
use crate::refusal::refuses;

fn level(text: &str) -> Result<LevelNumber, Invalid> {
    let skill = RequirementKey::parse("craft/1.1").expect("a key");
    let profile = mini::profile();
    profile.scale(&skill).expect("a scale").parse(text)
}

#[test]
fn levels_are_read_by_number_and_by_name() {
    for text in ["3", "Apply", " APPLY ", "level 3", "Level 3"] {
        assert_eq!(level(text), Ok(LevelNumber(3)), "{text}");
    }
    for text in ["0", "Not yet", "not-yet"] {
        assert_eq!(level(text), Ok(LevelNumber::NOT_YET), "{text}");
    }
}

#[test]
fn a_level_of_another_scale_is_refused_with_those_there_are() {
    for text in ["6", "Practitioner", "", "-1", "2.5"] {
        refuses(
            level(text),
            "level",
            &format!("This framework has no level “{text}”"),
        );
    }
    let err = level("6").expect_err("no such level");
    assert_eq!(
        err.hint,
        "Its levels are: 0 Not yet, 1 Follow, 2 Assist, 3 Apply, 4 Enable, 5 Lead"
    );
}
