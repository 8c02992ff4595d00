//! How long something took, as people say it: `an hour and a half`, `2h15`, `half a day`.

use super::minutes::A_CENTURY;
use super::{Invalid, Minutes, number_named};

/// Words that say that an amount is not meant to the minute.
const ABOUT: &[&str] = &[
    "about",
    "approx",
    "approximately",
    "around",
    "circa",
    "c",
    "ca",
    "roughly",
    "nearly",
    "~",
];
/// Amounts that people write out, beside the numbers up to twelve.
const AMOUNTS: &[(&str, u64)] = &[
    ("a", 1),
    ("an", 1),
    ("all", 1),
    ("full", 1),
    ("whole", 1),
    ("couple", 2),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("forty-five", 45),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
];
/// The signs for quarters, and how many each is.
const QUARTERS: &[(char, u64)] = &[('¼', 1), ('½', 2), ('¾', 3)];
/// The most hours that a number alone is taken for.
const PLAIN: u32 = 24;
const HINT: &str = "Write it like 1.5, 1h30, 90m or half a day";

impl Minutes {
    /// A day's work where nothing else is said: 37.5 hours a week on five days, as the NHS counts whole time.
    pub const WORKING_DAY: Self = Self(450);

    /// Reads how long something took: all that [`Minutes::parse`] takes, amounts in words, and days of so many hours.
    ///
    /// | typed | means |
    /// |---|---|
    /// | `1.5`, `1h30`, `1:30`, `90m`, `1½ hours` | as in [`Minutes::parse`] |
    /// | `an hour`, `two hours`, `an hour and a half`, `half an hour`, `three quarters of an hour` | |
    /// | `1 hour and 15 minutes`, `2 hrs, 5 mins` | the sum |
    /// | `about 2 hours`, `~2h` | that |
    /// | `3 x 2 hours`, `2 × 45 min` | so many times as long |
    /// | `a day`, `3 days`, `half a day`, `2.5 days`, `all day`, `a morning` | days of `a_day`, and halves of one |
    ///
    /// ```
    /// use cairn::domain::Minutes;
    /// let a_day = Minutes::WORKING_DAY;
    /// assert_eq!(Minutes::read("an hour and a half", a_day), Ok(Minutes(90)));
    /// assert_eq!(Minutes::read("half a day", a_day), Ok(Minutes(225)));
    /// assert!(Minutes::read("2-3 hours", a_day).is_err());
    /// ```
    ///
    /// # Errors
    /// When the text is no duration, is negative or longer than a century; and where it may be meant in two ways, which the
    /// hint names: `2-3 hours`, and a whole number above 24 alone, such as `90`.
    pub fn read(text: &str, a_day: Self) -> Result<Self, Invalid> {
        let typed = text.trim();
        let said = typed.to_lowercase();
        let said = ABOUT
            .iter()
            .find_map(|word| {
                let rest = said.strip_prefix(word)?.trim_start_matches('.');
                (rest.starts_with(' ') || *word == "~").then(|| rest.trim_start())
            })
            .unwrap_or(&said);
        if let Ok(Self(hours)) = Self::parse(said) {
            let is_bare = !said.is_empty() && said.bytes().all(|byte| byte.is_ascii_digit());
            if is_bare && hours > PLAIN * 60 {
                let problem = format!("“{typed}” may be hours or minutes");
                return Err(
                    Invalid::new("hours", problem).hinted(format!("Write {said}h or {said}m"))
                );
            }
            return Ok(Self(hours));
        }
        if let Some((least, most)) = either(said) {
            let problem = format!("“{typed}” may be {least} or {most}");
            return Err(Invalid::new("hours", problem).hinted("Write the one that counts"));
        }
        let minutes = times(said, a_day).or_else(|| sum(said, a_day));
        let minutes = minutes.and_then(|minutes| u32::try_from(minutes).ok());
        match minutes.filter(|minutes| *minutes <= A_CENTURY) {
            Some(minutes) => Ok(Self(minutes)),
            None => Self::parse(typed).map_err(|err| err.hinted(HINT)),
        }
    }
}

/// Takes apart an amount that is given as least and most: `2-3 hours`.
fn either(said: &str) -> Option<(&str, &str)> {
    let ends = said.find(|c: char| c.is_alphabetic()).unwrap_or(said.len());
    let to = said.split_once(" to ").or_else(|| said.split_once(" or "));
    let (least, most) = if let Some(both) = to {
        both
    } else {
        let sign = said.get(..ends)?.find(['-', '–', '—'])?;
        let (least, rest) = said.split_at_checked(sign)?;
        (least, rest.trim_start_matches(['-', '–', '—']))
    };
    let (least, most) = (least.trim(), most.trim());
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    (begins(least) && begins(most)).then_some((least, most))
}

/// Reads `3 x 2 hours`.
fn times(said: &str, a_day: Minutes) -> Option<u64> {
    let (count, each) = said.split_once(['x', '×', '*'])?;
    let (count, each) = (digits(count.trim_end())?, each.trim_start());
    let parsed = Minutes::parse(each)
        .ok()
        .map(|Minutes(each)| u64::from(each));
    count.checked_mul(parsed.or_else(|| sum(each, a_day))?)
}

/// Reads amounts and their units one after the other: `1 hour and 15 minutes`, `half a day`.
fn sum(said: &str, a_day: Minutes) -> Option<u64> {
    let words = words(said);
    let mut words = Words(&words);
    let mut minutes = words.term(a_day)?;
    while !words.0.is_empty() {
        words.take(&["and", "&", "+", "plus"]);
        minutes = minutes.checked_add(words.term(a_day)?)?;
    }
    Some(minutes)
}

/// Parts a text into numbers and words.
fn words(said: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in said.split_whitespace() {
        let part = part.trim_end_matches(['.', ',']);
        if amount_named(part).is_some() {
            words.push(part.to_owned());
            continue;
        }
        let is_number = |c: char| c.is_ascii_digit() || ".,/¼½¾".contains(c);
        for part in part.split('-') {
            let turn = part.find(|c| !is_number(c)).filter(|at| *at > 0);
            let (number, word) = part
                .split_at_checked(turn.unwrap_or(0))
                .unwrap_or(("", part));
            words.extend(
                [number, word]
                    .into_iter()
                    .filter(|some| !some.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    words
}

/// What is still to be read.
struct Words<'a>(&'a [String]);

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (word, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(word)
    }

    /// Takes the next word where it is one of these.
    fn take(&mut self, any: &[&str]) -> Option<&'a str> {
        let word = self.0.first().filter(|word| any.contains(&word.as_str()))?;
        self.next();
        Some(word)
    }

    /// Reads an amount and its unit: `2 hours`, `half a day`, `an hour and a half`.
    fn term(&mut self, a_day: Minutes) -> Option<u64> {
        let amount = self.amount()?;
        self.take(&["full", "whole", "working"]);
        let unit = unit(self.next()?, a_day)?;
        let (count, parts) = self.and_more(amount)?;
        Some((count.checked_mul(unit)?.checked_add(parts / 2)?) / parts)
    }

    /// Reads an amount.
    fn amount(&mut self) -> Option<Fraction> {
        if let [a, couple, ..] = self.0
            && a == "a"
            && couple == "couple"
        {
            self.next();
        }
        if let Some(part) = self.part() {
            self.take_of();
            return Some(part);
        }
        let is_unit = |word: &String| word.len() > 2 && unit(word, Minutes(0)).is_some();
        if self.0.first().is_some_and(is_unit) {
            // `morning`, `hour and a half`
            return Some((1, 1));
        }
        let mut amount = number(self.next()?)?;
        if let Some(more) = self.0.first().and_then(|word| fraction(word)) {
            // `1 1/2 hours`
            self.next();
            amount = plus(amount, more)?;
        }
        self.take(&["of"]);
        let (count, parts) = amount;
        if self.take(&["half"]).is_some() {
            // `2 half days`
            return Some((count, parts * 2));
        }
        if self.take(&["quarters"]).is_some() {
            self.take_of();
            return Some((count, parts * 4));
        }
        // `two and a half hours`
        self.and_more(amount)
    }

    /// Takes what stands between a part and its unit: `half of an hour`.
    fn take_of(&mut self) {
        self.take(&["of"]);
        self.take(&["a", "an", "the"]);
    }

    /// Adds `and a half`, where that follows.
    fn and_more(&mut self, amount: Fraction) -> Option<Fraction> {
        match self.and_part() {
            Some(more) => plus(amount, more),
            None => Some(amount),
        }
    }

    /// Reads `half`, `a quarter`, but not the article alone.
    fn part(&mut self) -> Option<Fraction> {
        let before = self.0;
        self.take(&["a", "one"]);
        let part = match self.next() {
            Some("half") => Some((1, 2)),
            Some("quarter") => Some((1, 4)),
            _ => None,
        };
        if part.is_none() {
            self.0 = before;
        }
        part
    }

    /// Reads `and a half`, where no unit follows that would make it an amount of its own.
    fn and_part(&mut self) -> Option<Fraction> {
        let before = self.0;
        let part = self.take(&["and", "&"]).and_then(|_| self.part());
        let is_amount = ["a", "an", "of"]
            .iter()
            .any(|word| self.0.first().is_some_and(|next| next == word));
        if part.is_none() || is_amount {
            self.0 = before;
            return None;
        }
        part
    }
}

/// So many of so many parts.
type Fraction = (u64, u64);

fn plus((count, parts): Fraction, (more, of): Fraction) -> Option<Fraction> {
    let count = count
        .checked_mul(of)?
        .checked_add(more.checked_mul(parts)?)?;
    Some((count, parts.checked_mul(of)?))
}

/// Reads `1/2`, or the sign for it.
fn fraction(word: &str) -> Option<Fraction> {
    if let Some((_, quarters)) = QUARTERS.iter().find(|(sign, _)| word.chars().eq([*sign])) {
        return Some((*quarters, 4));
    }
    let (count, parts) = word.split_once('/')?;
    Some((digits(count)?, digits(parts).filter(|parts| *parts > 0)?))
}

/// Reads an amount that is written out.
fn amount_named(word: &str) -> Option<u64> {
    let named = AMOUNTS.iter().find(|(name, _)| *name == word);
    named
        .map(|(_, amount)| *amount)
        .or_else(|| number_named(word).map(u64::from))
}

/// Reads a number, in words, in digits or with a sign for a part.
fn number(word: &str) -> Option<Fraction> {
    if let Some(named) = amount_named(word) {
        return Some((named, 1));
    }
    if let Some(part) = fraction(word) {
        return Some(part);
    }
    let mut signs = QUARTERS.iter();
    if let Some((units, quarters)) =
        signs.find_map(|(sign, quarters)| Some((word.strip_suffix(*sign)?, quarters)))
    {
        return Some((digits(units)? * 4 + quarters, 4));
    }
    let (units, fraction) = word.split_once(['.', ',']).unwrap_or((word, "0"));
    let units = if units.is_empty() { 0 } else { digits(units)? };
    let scale = 10_u64.pow(u32::try_from(fraction.len()).ok()?.min(7));
    Some((units * scale + digits(fraction)?, scale))
}

fn digits(text: &str) -> Option<u64> {
    let plain = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Returns how many minutes a unit has.
fn unit(word: &str, a_day: Minutes) -> Option<u64> {
    Some(match word {
        "minutes" | "minute" | "mins" | "min" | "m" => 1,
        "hours" | "hour" | "hrs" | "hr" | "h" => 60,
        "days" | "day" | "d" => a_day.0.into(),
        "mornings" | "morning" | "afternoons" | "afternoon" => u64::from(a_day.0) / 2,
        _ => return None,
    })
}
