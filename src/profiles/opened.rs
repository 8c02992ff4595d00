//! A text that somebody has of a role, whichever of the two it is: a profile file, or its web page as copied.

use super::{ImportOptions, Imported, ProfileError, import, read};

/// Reads a profile file, or the text of a role's web page.
///
/// # Errors
/// When it is neither: every mistake of what looks like a profile file, or why it is no page.
pub fn open(text: &str, options: &ImportOptions) -> Result<Imported, ProfileError> {
    let problems = match read(text) {
        Ok(profile) => {
            let warnings = Vec::new();
            return Ok(Imported { profile, warnings });
        }
        Err(problems) => problems,
    };
    let is_file = text
        .lines()
        .any(|line| line.trim().starts_with("[[section"));
    if is_file {
        return Err(problems);
    }
    import(text, options)
}
