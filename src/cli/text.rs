//! Text as the terminal shows it: wrapped, shortened, drawn as a bar.

pub use crate::domain::count;

/// Returns the text with control characters, except the end of a line, shown as `�`.
pub fn plain(text: &str) -> String {
    let shown = |c: char| {
        if c.is_control() && c != '\n' {
            '\u{fffd}'
        } else {
            c
        }
    };
    text.chars().map(shown).collect()
}

/// Breaks a text into lines of at most `width` characters between words; its own line ends stay.
///
/// A word longer than a line keeps a line for itself, so that web addresses can still be copied.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.trim_end().lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && length(&line) + 1 + length(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Shortens a text to one line of at most `width` characters, the last of them `…` where something is left out.
pub fn shorten(text: &str, width: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if length(&line) <= width {
        return line;
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Counts characters, which in the scripts people log in is the number of columns.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Draws how much of a total is there; nothing but all of it looks full, and only nothing looks empty.
pub fn bar(part: usize, total: usize, width: usize) -> String {
    let filled = if part == 0 || total == 0 {
        0
    } else if part >= total {
        width
    } else {
        (part * width / total).clamp(1, width.saturating_sub(1))
    };
    format!("{}{}", "█".repeat(filled), "░".repeat(width - filled))
}

#[cfg(test)]
mod tests {
    use super::{bar, plain, shorten, wrap};

    #[test]
    fn lines_break_between_words_and_keep_their_own_ends() {
        assert_eq!(
            wrap("one two three\n\nfour", 8),
            ["one two", "three", "", "four"]
        );
        assert_eq!(
            wrap("see https://example.org/long x", 10),
            ["see", "https://example.org/long", "x"]
        );
    }

    #[test]
    fn a_shortened_text_says_so_and_is_one_line() {
        assert_eq!(shorten("Ward\naudit", 20), "Ward audit");
        assert_eq!(shorten("Ward audit of searches", 11), "Ward audit…");
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_there_and_empty_only_when_nothing_is() {
        assert_eq!(bar(0, 9, 4), "░░░░");
        assert_eq!(bar(1, 100, 4), "█░░░");
        assert_eq!(bar(99, 100, 4), "███░");
        assert_eq!(bar(9, 9, 4), "████");
        assert_eq!(bar(12, 9, 4), "████");
        assert_eq!(bar(0, 0, 4), "░░░░");
    }

    #[test]
    fn what_could_steer_the_terminal_is_shown_instead() {
        assert_eq!(plain("a\u{1b}[2Jb\nc"), "a\u{fffd}[2Jb\nc");
    }
}
