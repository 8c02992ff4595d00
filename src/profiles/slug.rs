//! Slugs: the stable part of a key that is made from a title.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Makes a slug: lower case, diacritics folded, everything but letters and digits turned into single hyphens.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    let lower = title.nfkd().flat_map(char::to_lowercase);
    // Some letters are made small with a mark of their own.
    for c in lower.filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
