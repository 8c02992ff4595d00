//! Slugs: the stable part of a key that is made from a title.

use unicode_normalization::UnicodeNormalization as _;

/// Makes a slug: lower case, diacritics folded, everything but letters and digits turned into single hyphens.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for c in title
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
    {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
