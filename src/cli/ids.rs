//! Ids as people type them: shortened to their beginning or their end.
//!
//! Ids made in one sitting begin alike, because an id begins with the time it was made; so lists show the end.

use uuid::Uuid;

use super::CliError;

/// The fewest characters that stand for an id.
const FEWEST: usize = 4;
/// How many characters of an id's end a list shows.
const SHOWN: usize = 8;

/// Returns the end of an id, which tells it from others in a list.
pub fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.get(text.len() - SHOWN..).unwrap_or(&text).to_owned()
}

/// What an id is the id of, one and many, and where to see the ids.
pub type Nouns = (&'static str, &'static str, &'static str);

/// Tells whether a text can be an id, or its beginning or end.
pub fn is_id(typed: &str) -> bool {
    let hexadecimal = |c: char| c.is_ascii_hexdigit() || c == '-';
    typed.len() >= FEWEST && typed.chars().all(hexadecimal)
}

/// Finds the one id that the typed one means.
pub fn choose(
    typed: &str,
    (one, many, see): Nouns,
    all: Vec<Uuid>,
    title: impl Fn(Uuid) -> String,
) -> Result<Uuid, CliError> {
    const OFFERED: usize = 5;
    let wanted = typed.trim().to_lowercase();
    if !is_id(&wanted) {
        return Err(
            CliError::failed(format!("“{}” is not an id", typed.trim())).hinted(format!(
                "Give {FEWEST} or more characters of the beginning or the end of one; {see}"
            )),
        );
    }
    let mut found = all;
    found.retain(|id| {
        [id.hyphenated().to_string(), id.simple().to_string()]
            .iter()
            .any(|id| id.starts_with(&wanted) || id.ends_with(&wanted))
    });
    match found.as_slice() {
        [] => Err(CliError::failed(format!("There is no {one} with the id {wanted}")).hinted(see)),
        [id] => Ok(*id),
        several => {
            let mut offered: Vec<String> = several
                .iter()
                .take(OFFERED)
                .map(|id| format!("{} {}", short(*id), title(*id)))
                .collect();
            if several.len() > OFFERED {
                offered.push("…".to_owned());
            }
            let error = format!("The id {wanted} fits {} {many}", several.len());
            Err(CliError::failed(error)
                .hinted(format!("Say which by its end: {}", offered.join(", "))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{choose, short};
    use uuid::Uuid;

    const NOUNS: (&str, &str, &str) = ("activity", "activities", "See the list");
    const FIRST: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_1234_abcd);
    const SECOND: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_5678_abcd);

    #[test]
    fn an_id_may_be_shortened_to_its_end_or_its_beginning() {
        let find = |typed: &str| choose(typed, NOUNS, vec![FIRST, SECOND], |_| String::new()).ok();
        assert_eq!(find(&FIRST.to_string()), Some(FIRST));
        assert_eq!(find(&short(SECOND)), Some(SECOND));
        assert_eq!(find("1234ABCD"), Some(FIRST));
        assert_eq!(find("019ab000"), None, "both begin so");
        assert_eq!(find("abcd"), None, "both end so");
        assert_eq!(find("bcd"), None, "too short");
        assert_eq!(find("mentoring"), None, "no id at all");
    }
}
