//! Times of day as they stand beside days: `10.00 - 12.30`, `9am to 5pm`.

/// When something began, and when it ended where that is said, in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocked {
    /// When it began.
    pub from: u32,
    /// When it ended.
    pub to: Option<u32>,
}

impl Clocked {
    /// Returns how long it took.
    #[must_use]
    pub fn span(&self) -> Option<u32> {
        let to = self.to?;
        // `9-1` and `9 to 12.30` in the afternoon.
        let to = if to <= self.from && to < 12 * 60 {
            to + 12 * 60
        } else {
            to
        };
        to.checked_sub(self.from).filter(|span| *span > 0)
    }
}

const BETWEEN: &[&str] = &[
    " to ", " until ", " till ", " – ", " - ", "–", "-", " bis ", " a ",
];

/// Reads a time of day, or two; nothing where anything else is in the text.
#[must_use]
pub fn read(text: &str) -> Option<Clocked> {
    let said = text
        .trim()
        .trim_matches(['(', ')', ',', ' ', '.'])
        .to_lowercase();
    let said = said
        .strip_prefix("from ")
        .or_else(|| said.strip_prefix("at "))
        .or_else(|| said.strip_prefix("um "))
        .unwrap_or(&said);
    if let Some((from, _)) = one(said) {
        return Some(Clocked { from, to: None });
    }
    BETWEEN.iter().find_map(|sign| {
        let (from, to) = said.split_once(sign)?;
        let (to, to_is_sure) = one(to.trim())?;
        let (from, from_is_sure) =
            one(from.trim()).or_else(|| Some((bare(from.trim())?, false)))?;
        (from_is_sure || to_is_sure).then_some(Clocked { from, to: Some(to) })
    })
}

/// Reads one time of day, and whether it can be nothing else.
fn one(text: &str) -> Option<(u32, bool)> {
    let text = text.trim().trim_end_matches(['z', ' ']);
    let text = text.split_once('+').map_or(text, |(time, _)| time);
    let (text, noon) = ["am", "a.m.", "a.m", "pm", "p.m.", "p.m", "uhr", "hrs", "h"]
        .iter()
        .find_map(|end| Some((text.strip_suffix(end)?.trim(), Some(*end))))
        .unwrap_or((text, None));
    let mut parts = text.split([':', '.', 'h']);
    let hours: u32 = digits(parts.next()?)?;
    let minutes = match parts.next() {
        Some(minutes) if minutes.len() == 2 => digits(minutes)?,
        None if noon.is_some() => 0,
        _ => return None,
    };
    // Seconds and their parts are passed over.
    if parts.any(|rest| digits(rest).is_none()) || hours > 24 || minutes > 59 {
        return None;
    }
    let hours = match noon {
        Some(noon) if noon.starts_with('p') && hours < 12 => hours + 12,
        Some(noon) if noon.starts_with('a') && hours == 12 => 0,
        _ => hours,
    };
    Some((hours * 60 + minutes, true))
}

fn bare(text: &str) -> Option<u32> {
    digits(text)
        .filter(|hours| *hours <= 24)
        .map(|hours| hours * 60)
}

fn digits(text: &str) -> Option<u32> {
    let plain = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
