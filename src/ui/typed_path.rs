//! The path of a file in a field: typed, or chosen and then kept as it is, also where its name is no text.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::readable;

/// A path as a field shows it, and as the system has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPath {
    /// What the field shows.
    #[serde(rename = "path")]
    pub shown: String,
    /// The path itself, where what is shown does not say it.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "of_this_system"
    )]
    exact: Option<OsString>,
}

impl TypedPath {
    /// Takes a path that was chosen or dropped.
    pub fn take(&mut self, path: &Path) {
        self.shown = readable(path);
        let says_it = Path::new(self.shown.trim()) == path;
        self.exact = (!says_it).then(|| path.as_os_str().to_owned());
    }

    /// Returns the path: what was chosen as long as it stands there, otherwise what is typed; none where that is nothing.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        let exact = self.exact.as_ref();
        if let Some(exact) = exact.filter(|exact| readable(exact) == self.shown) {
            return Some(PathBuf::from(exact));
        }
        let typed = self.shown.trim();
        (!typed.is_empty()).then(|| PathBuf::from(typed))
    }

    /// Tells whether nothing is typed or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.path().is_none()
    }
}

/// Reads a path that a draft has kept; one of another system's leads nowhere here and is left out.
fn of_this_system<'de, D: Deserializer<'de>>(kept: D) -> Result<Option<OsString>, D::Error> {
    let kept = serde_json::Value::deserialize(kept)?;
    Ok(serde_json::from_value(kept).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(path: &TypedPath) -> TypedPath {
        let kept = serde_json::to_string(path).unwrap();
        serde_json::from_str(&kept).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_survives_a_draft() {
        use std::os::unix::ffi::OsStrExt as _;
        let odd = Path::new(std::ffi::OsStr::from_bytes(b"/tmp/caf\xE9.pdf"));
        let mut path = TypedPath::default();
        path.take(odd);
        assert_eq!(path.shown, "/tmp/caf\u{e9}.pdf");
        assert_eq!(read_back(&path).path().as_deref(), Some(odd));
        path.shown.push('x');
        assert_eq!(path.path(), Some(PathBuf::from("/tmp/caf\u{e9}.pdfx")));
    }

    #[test]
    fn blanks_of_a_name_that_was_chosen_are_its_own() {
        let mut path = TypedPath::default();
        path.take(Path::new("/tmp/notes.txt "));
        assert_eq!(
            read_back(&path).path(),
            Some(PathBuf::from("/tmp/notes.txt "))
        );
        path.shown = " /tmp/typed.txt ".to_owned();
        assert_eq!(path.path(), Some(PathBuf::from("/tmp/typed.txt")));
        path.shown = "  ".to_owned();
        assert!(path.is_empty());
    }

    #[test]
    fn drafts_of_an_earlier_cairn_and_of_another_system_read() {
        let typed = |kept: &str| serde_json::from_str::<TypedPath>(kept).unwrap().path();
        let file = Some(PathBuf::from("/tmp/a.pdf"));
        assert_eq!(typed(r#"{"path": "/tmp/a.pdf"}"#), file);
        let elsewhere = if cfg!(windows) {
            r#"{"Unix": [97]}"#
        } else {
            r#"{"Windows": [97]}"#
        };
        assert_eq!(
            typed(&format!(
                r#"{{"path": "/tmp/a.pdf", "exact": {elsewhere}}}"#
            )),
            file
        );
    }
}
