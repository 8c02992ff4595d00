//! What the days of a column show of their order.

use super::{Order, prepared};

/// What the days of a column show of their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// How many can only have the day first.
    pub day_first: usize,
    /// How many can only have the month first.
    pub month_first: usize,
    /// How many can only have the year first, in two digits.
    pub year_first: usize,
    /// How many can be read both ways, and mean two days.
    pub either: usize,
    /// How many are written with the year first, in four digits.
    pub iso: usize,
    /// How many have a year of two digits.
    pub short: usize,
    /// How many have a year of four digits.
    pub long: usize,
}

impl Proof {
    /// Takes in what a text shows.
    pub fn note(&mut self, text: &str) {
        let said = prepared(text);
        let digits_alone = |c: char| !(c.is_ascii_digit() || "/.-".contains(c));
        for word in said.split(digits_alone) {
            let parts: Vec<&str> = word
                .split(['/', '.', '-'])
                .filter(|part| !part.is_empty())
                .collect();
            for three in parts
                .chunks_exact(3)
                .take(1)
                .chain(parts.rchunks_exact(3).take(usize::from(parts.len() > 3)))
            {
                let [a, b, c] = *three else { continue };
                let number = |text: &str| text.parse::<u32>().unwrap_or(0);
                let (first, second, third) = (number(a), number(b), number(c));
                match (a.len(), b.len(), c.len()) {
                    (4, ..=2, ..=2) => self.iso += 1,
                    (..=2, ..=2, 2 | 4) => {
                        if c.len() == 2 {
                            self.short += 1;
                        } else {
                            self.long += 1;
                        }
                        match (first, second) {
                            (32.., 1..=12) if third <= 31 => self.year_first += 1,
                            (13..=31, 1..=12) => self.day_first += 1,
                            (1..=12, 13..=31) => self.month_first += 1,
                            (1..=12, 1..=12) if first != second => self.either += 1,
                            _ => {}
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Takes in what others showed.
    pub const fn join(&mut self, other: &Self) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.year_first += other.year_first;
        self.either += other.either;
        self.iso += other.iso;
        self.short += other.short;
        self.long += other.long;
    }

    /// Returns the order that is proved; the one that more rows have where they differ.
    #[must_use]
    pub const fn order(&self) -> Option<Order> {
        if self.year_first > self.day_first && self.year_first > self.month_first {
            return Some(Order::Ymd);
        }
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) if month > day => Some(Order::Mdy),
            _ => Some(Order::Dmy),
        }
    }
}
