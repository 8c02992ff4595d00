//! An entry that was changed elsewhere while its form was open: both versions, field by field, and which of them stays.
//!
//! Works on any form, as the JSON that its draft is kept as.

mod path;
mod view;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use path::{Path, differing};
pub use view::meanwhile_ui;

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
    /// Which of them the form says.
    takes_theirs: bool,
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
                takes_theirs: yours == was,
                yours: yours.cloned(),
                theirs: theirs.cloned(),
                path,
            });
        }
        for field in fields.iter().filter(|field| field.takes_theirs) {
            field.path.put(&mut form, field.theirs.clone());
        }
        match serde_json::from_value(form) {
            Ok(merged) => *typed = merged,
            // What does not fit together stays as it was typed.
            Err(_) => fields
                .iter_mut()
                .for_each(|field| field.takes_theirs = false),
        }
        // What both changed comes first.
        fields.sort_by_key(|field| field.takes_theirs);
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
                if known.takes_theirs && field.takes_theirs {
                    field.yours = known.yours.take();
                }
                *known = field;
            }
        }
    }

    /// Has one field say the other version. What the form says in it now is kept for the way back.
    fn turn<T: Serialize + DeserializeOwned>(&mut self, at: usize, typed: &mut T) {
        let (Some(field), Ok(mut form)) = (self.fields.get_mut(at), json(typed)) else {
            return;
        };
        let says = field.path.get(&form).cloned();
        let other = if field.takes_theirs {
            field.theirs = says;
            field.yours.clone()
        } else {
            field.yours = says;
            field.theirs.clone()
        };
        field.path.put(&mut form, other);
        if let Ok(turned) = serde_json::from_value(form) {
            *typed = turned;
            field.takes_theirs = !field.takes_theirs;
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
        noted.turn(0, &mut typed);
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
        assert_eq!(typed, json!({"so": {"what": "Mine"}}));
        noted.turn(0, &mut typed);
        assert_eq!(typed, json!({"so": {"what": "Theirs"}}));
        typed["so"]["what"] = json!("Theirs, and more");
        noted.turn(0, &mut typed);
        assert_eq!(typed, json!({"so": {"what": "Mine"}}));
        noted.turn(0, &mut typed);
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
        noted.as_mut().expect("a field").turn(0, &mut typed);
        Meanwhile::follow(
            &mut noted,
            &json!({"a": "1"}),
            &mut typed,
            &json!({"a": "2"}),
        );
        assert_eq!(typed, json!({"a": "2"}));
        noted.as_mut().expect("a field").turn(0, &mut typed);
        assert_eq!(typed, json!({"a": "Mine"}));
    }
}
