//! How many pages the list of contents will fill, before it can be set.
//!
//! A wrong guess costs time, since parts that print the pages of others are set again; it never makes a wrong page.

/// The deepest headings in the list of contents.
pub(super) const LISTED: usize = 2;
/// What a line of the list takes on its page by the level of its heading, in millimetres, as `document.typ` sets it.
const LINES: [f64; LISTED] = [7.0, 4.7];
/// What a page has room for, and what the list's own heading takes of the first.
const PAGE: f64 = 253.0;
const HEADING: f64 = 8.0;

/// Returns how many pages a list of headings of these levels fills.
pub(super) fn pages_of_contents(levels: impl Iterator<Item = usize>) -> usize {
    let heights = levels.filter_map(|level| LINES.get(level.checked_sub(1)?));
    let mut pages = 1;
    let mut used = HEADING;
    for height in heights {
        used += height;
        if used > PAGE {
            pages += 1;
            used = *height;
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_has_one_page_and_a_long_one_goes_on() {
        assert_eq!(pages_of_contents(std::iter::empty()), 1);
        assert_eq!(pages_of_contents([1, 2, 2, 3].into_iter()), 1);
        assert_eq!(pages_of_contents(std::iter::repeat_n(2, 60)), 2);
    }
}
