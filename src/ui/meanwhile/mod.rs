//! An entry that was changed elsewhere while its form was open: both versions, field by field, and which of them stays.
//!
//! Works on any form, as the JSON that its draft is kept as.

mod path;
mod view;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use path::{Path, differing};
pub use view::{Asked, ask_ui, meanwhile_ui};

/// What differs between a form and the entry as it is by now.
#[derive(Clone, Debug, Default)]
pub struct Meanwhile {
    fields: Vec<Field>,
}

/// One field in two versions. What a field says is `None` where an item of a list is not there.
#[derive(Clone, Debug, PartialEq)]
struct Field {
    path: Path,
    /// What was typed, or stood there when the form was opened.
    yours: Option<Value>,
    /// What the record has by now.
    theirs: Option<Value>,
    /// Which of them the form is to say; none until the person has chosen, where both changed it.
    chosen: Option<Side>,
}

/// One of two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Yours,
    Theirs,
}

impl Field {
    const fn version(&self, side: Side) -> Option<&Value> {
        match side {
            Side::Yours => self.yours.as_ref(),
            Side::Theirs => self.theirs.as_ref(),
        }
    }

    /// Returns the version that the form says: what is typed, until something is chosen.
    const fn says(&self) -> Side {
        match self.chosen {
            Some(side) => side,
            None => Side::Yours,
        }
    }
}

impl Meanwhile {
    /// Brings a form up to what the record says `now`, where it was filled from what the record said when it `began`: what
    /// was changed there alone is taken over, what was typed stays. Adds what is to be looked at, if anything is.
    pub fn follow<T: Serialize + DeserializeOwned>(
        noted: &mut Option<Self>,
        began: &T,
        typed: &mut T,
        now: &T,
    ) {
        // A form is text and lists, which JSON always holds.
        let (Ok(began), Ok(mut form), Ok(now)) = (json(began), json(typed), json(now)) else {
            return;
        };
        let mut fields = Vec::new();
        for path in differing(&form, &now) {
            let (was, yours, theirs) = (path.get(&began), path.get(&form), path.get(&now));
            // What was not changed there is no news.
            if theirs == was {
                continue;
            }
            fields.push(Field {
                chosen: (yours == was).then_some(Side::Theirs),
                yours: yours.cloned(),
                theirs: theirs.cloned(),
                path,
            });
        }
        for field in fields.iter().filter(|field| field.chosen.is_some()) {
            field.path.put(&mut form, field.theirs.clone());
        }
        match serde_json::from_value(form) {
            Ok(merged) => *typed = merged,
            // What does not fit together stays as it was typed.
            Err(_) => fields.iter_mut().for_each(|field| field.chosen = None),
        }
        // What both changed comes first.
        fields.sort_by_key(|field| field.chosen.is_some());
        for field in fields {
            noted.get_or_insert_default().note(field);
        }
    }

    /// Adds a field; one that is there already keeps what was typed first.
    fn note(&mut self, mut field: Field) {
        match self
            .fields
            .iter_mut()
            .find(|known| known.path == field.path)
        {
            None => self.fields.push(field),
            Some(known) => {
                if known.says() == Side::Theirs && field.says() == Side::Theirs {
                    field.yours = known.yours.take();
                }
                *known = field;
            }
        }
    }

    /// Tells whether the person is still to choose for a field.
    pub fn is_undecided(&self) -> bool {
        self.fields.iter().any(|field| field.chosen.is_none())
    }

    /// Has one field say a version. What the form says in it now is kept for the way back.
    fn choose<T: Serialize + DeserializeOwned>(&mut self, at: usize, side: Side, typed: &mut T) {
        let (Some(field), Ok(mut form)) = (self.fields.get_mut(at), json(typed)) else {
            return;
        };
        let kept = match field.says() {
            Side::Yours => &mut field.yours,
            Side::Theirs => &mut field.theirs,
        };
        *kept = field.path.get(&form).cloned();
        field.path.put(&mut form, field.version(side).cloned());
        if let Ok(turned) = serde_json::from_value(form) {
            *typed = turned;
            field.chosen = Some(side);
        }
    }
}

fn json(form: &impl Serialize) -> serde_json::Result<Value> {
    serde_json::to_value(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn follow(began: &Value, mut typed: Value, now: &Value) -> (Option<Meanwhile>, Value) {
        let mut noted = None;
        Meanwhile::follow(&mut noted, began, &mut typed, now);
        (noted, typed)
    }

    #[test]
    fn what_nobody_else_changed_is_no_news() {
        let (noted, typed) = follow(&json!({"a": 1}), json!({"a": 2}), &json!({"a": 1}));
        assert!(noted.is_none());
        assert_eq!(typed, json!({"a": 2}));
    }

    #[test]
    fn what_was_changed_there_alone_is_taken_and_shown_with_a_way_back() {
        let began = json!({"title": "A", "place": "Here"});
        let (noted, mut typed) = follow(
            &began,
            json!({"title": "Mine", "place": "Here"}),
            &json!({"title": "A", "place": "There"}),
        );
        assert_eq!(typed, json!({"title": "Mine", "place": "There"}));
        let mut noted = noted.expect("one field");
        assert!(!noted.is_undecided());
        noted.choose(0, Side::Yours, &mut typed);
        assert_eq!(typed, json!({"title": "Mine", "place": "Here"}));
    }

    #[test]
    fn what_both_changed_stays_as_typed_until_the_other_is_chosen() {
        let (noted, mut typed) = follow(
            &json!({"so": {"what": ""}}),
            json!({"so": {"what": "Mine"}}),
            &json!({"so": {"what": "Theirs"}}),
        );
        let mut noted = noted.expect("one field");
        assert!(noted.is_undecided());
        typed["so"]["what"] = json!("Mine, and more");
        noted.choose(0, Side::Theirs, &mut typed);
        assert!(!noted.is_undecided());
        assert_eq!(typed, json!({"so": {"what": "Theirs"}}));
        typed["so"]["what"] = json!("Theirs, and more");
        noted.choose(0, Side::Yours, &mut typed);
        assert_eq!(typed, json!({"so": {"what": "Mine, and more"}}));
        noted.choose(0, Side::Theirs, &mut typed);
        assert_eq!(typed, json!({"so": {"what": "Theirs, and more"}}));
    }

    #[test]
    fn items_of_a_list_are_told_apart_by_what_they_are_about() {
        let link = |key: &str, reason: &str| json!({"key": key, "reason": reason});
        let (noted, typed) = follow(
            &json!({"links": [link("a", ""), link("b", "")]}),
            json!({"links": [link("a", "mine"), link("b", "")]}),
            &json!({"links": [link("a", ""), link("c", "new")]}),
        );
        assert_eq!(
            typed,
            json!({"links": [link("a", "mine"), link("c", "new")]})
        );
        assert_eq!(noted.expect("two fields").fields.len(), 2);
    }

    #[test]
    fn a_second_change_keeps_what_was_typed_first() {
        let mut noted = None;
        let mut typed = json!({"a": "Mine"});
        Meanwhile::follow(
            &mut noted,
            &json!({"a": ""}),
            &mut typed,
            &json!({"a": "1"}),
        );
        let choose = |noted: &mut Option<Meanwhile>, side, typed: &mut Value| {
            noted.as_mut().expect("a field").choose(0, side, typed);
        };
        choose(&mut noted, Side::Theirs, &mut typed);
        Meanwhile::follow(
            &mut noted,
            &json!({"a": "1"}),
            &mut typed,
            &json!({"a": "2"}),
        );
        assert_eq!(typed, json!({"a": "2"}));
        choose(&mut noted, Side::Yours, &mut typed);
        assert_eq!(typed, json!({"a": "Mine"}));
    }
}
