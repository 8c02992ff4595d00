//! Where a field stands in the JSON of a form.

use serde_json::Value;

/// What tells an item of a list from others, by the field that names it.
const NAMES: [&str; 6] = ["key", "criterion", "item", "skill", "part", "body"];

/// The way to a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Path(pub(super) Vec<Step>);

/// One step of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Into a field of an object.
    Field(String),
    /// Into one of the parts of a form.
    Place(usize),
    /// To the item of a list that has a name.
    Named(&'static str, Value),
}

impl Path {
    fn and(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// Returns what stands there.
    pub(super) fn get<'a>(&self, form: &'a Value) -> Option<&'a Value> {
        self.0.iter().try_fold(form, |at, step| match step {
            Step::Field(name) => at.get(name),
            Step::Place(place) => at.get(place),
            Step::Named(field, name) => named(at.as_array()?, field, name).map(|(_, item)| item),
        })
    }

    /// Has it say something else; nothing takes an item out of its list.
    pub(super) fn put(&self, form: &mut Value, says: Option<Value>) {
        let Some((goal, way)) = self.0.split_last() else {
            return;
        };
        let mut at = form;
        for step in way {
            let next = match step {
                Step::Field(name) => at.get_mut(name),
                Step::Place(place) => at.get_mut(place),
                Step::Named(field, name) => {
                    let place = at.as_array().and_then(|list| named(list, field, name));
                    let place = place.map(|(place, _)| place);
                    place.and_then(|place| at.get_mut(place))
                }
            };
            let Some(next) = next else {
                return;
            };
            at = next;
        }
        match (goal, at) {
            (Step::Field(name), Value::Object(fields)) => {
                match says {
                    Some(says) => fields.insert(name.clone(), says),
                    None => fields.remove(name),
                };
            }
            (Step::Place(place), Value::Array(parts)) => {
                if let Some((old, new)) = parts.get_mut(*place).zip(says) {
                    *old = new;
                }
            }
            (Step::Named(field, name), Value::Array(list)) => {
                let place = named(list, field, name).map(|(place, _)| place);
                match (place, says) {
                    (Some(place), None) => drop(list.remove(place)),
                    (Some(place), Some(says)) => {
                        if let Some(item) = list.get_mut(place) {
                            *item = says;
                        }
                    }
                    (None, Some(says)) => list.push(says),
                    (None, None) => {}
                }
            }
            _ => {}
        }
    }
}

/// Finds the item of a list that has a name.
fn named<'a>(list: &'a [Value], field: &str, name: &Value) -> Option<(usize, &'a Value)> {
    let mut items = list.iter().enumerate();
    items.find(|(_, item)| item.get(field) == Some(name))
}

/// Lists the fields in which two versions of a form differ, in the order of the form.
pub(super) fn differing(one: &Value, other: &Value) -> Vec<Path> {
    let mut found = Vec::new();
    compare(&Path::default(), Some(one), Some(other), &mut found);
    found
}

fn compare(path: &Path, one: Option<&Value>, other: Option<&Value>, found: &mut Vec<Path>) {
    match (one, other) {
        _ if one == other => {}
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let more = right.keys().filter(|name| !left.contains_key(*name));
            for name in left.keys().chain(more) {
                let path = path.and(Step::Field(name.clone()));
                compare(&path, left.get(name), right.get(name), found);
            }
        }
        // A form of several parts.
        (Some(Value::Array(left)), Some(Value::Array(right)))
            if path.0.is_empty() && left.len() == right.len() =>
        {
            for (place, (left, right)) in left.iter().zip(right).enumerate() {
                compare(
                    &path.and(Step::Place(place)),
                    Some(left),
                    Some(right),
                    found,
                );
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => match name_of(left, right) {
            None => found.push(path.clone()),
            Some(field) => {
                let known = found.len();
                let names = left.iter().chain(right).filter_map(|item| item.get(field));
                let mut seen: Vec<&Value> = Vec::new();
                for name in names {
                    if !seen.contains(&name) {
                        seen.push(name);
                        let item = |list| named(list, field, name).map(|(_, item)| item);
                        let path = path.and(Step::Named(field, name.clone()));
                        compare(&path, item(left), item(right), found);
                    }
                }
                // The same items in another order, or one named twice.
                if found.len() == known {
                    found.push(path.clone());
                }
            }
        },
        _ => found.push(path.clone()),
    }
}

/// Returns the field by which all items of two lists are named.
fn name_of(left: &[Value], right: &[Value]) -> Option<&'static str> {
    let all = || left.iter().chain(right);
    NAMES
        .into_iter()
        .find(|field| all().all(|item| item.get(field).is_some()))
}
