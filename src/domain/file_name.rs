//! Names of files that every system takes.

/// The longest name, in bytes; systems take 255, and some add an ending of their own while they write.
const LONGEST: usize = 200;
/// The longest ending that is kept where a name is too long.
const LONGEST_ENDING: usize = 20;
/// Names that Windows keeps for devices, whatever ending follows them.
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
/// Names of devices that a digit follows.
const NUMBERED: &[&str] = &["COM", "LPT"];

/// Makes a name of a text that every system takes for a file of its own in a folder: its last part, without what Windows refuses
/// or reads as something else. Empty where nothing is left.
#[must_use]
pub fn file_name(text: &str) -> String {
    let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|c| if is_odd(c) { '_' } else { c })
        .collect();
    // Windows drops these from the end, so that two names would be one file.
    let plain = plain.trim_start().trim_end_matches(is_dropped);
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() < LONGEST_ENDING => {
            (stem, format!(".{ending}"))
        }
        _ => (plain, String::new()),
    };
    let device = if is_device(plain) { "_" } else { "" };
    let most = LONGEST - ending.len() - device.len();
    let stem = stem.get(..stem.floor_char_boundary(most)).unwrap_or(stem);
    format!("{device}{stem}{ending}")
        .trim_end_matches(is_dropped)
        .to_owned()
}

/// Tells whether a sign stands for something else in a name, steers what shows it, or is refused there.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
        // Turn the direction of writing, so that `exe.pdf` may be a program.
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_dropped(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_uppercase();
    let is_numbered = |device: &str| {
        let mut digits = stem.strip_prefix(device).unwrap_or_default().chars();
        matches!(
            (digits.next(), digits.next()),
            (Some('0'..='9' | '¹' | '²' | '³'), None)
        )
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED.iter().any(|device| is_numbered(device))
}
