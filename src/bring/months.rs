//! What months and days of the week are called, in the languages that logs are written in.

use crate::domain::{MONTHS, WEEKDAYS};

/// The beginnings of months, the longer of two alike first.
const BEGINNINGS: &[(&str, u32)] = &[
    ("janv", 1),
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("fevr", 2),
    ("feb", 2),
    ("fev", 2),
    ("mars", 3),
    ("mar", 3),
    ("mrz", 3),
    ("maer", 3),
    ("maar", 3),
    ("mrt", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("mei", 5),
    ("mag", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("aou", 8),
    ("aug", 8),
    ("ago", 8),
    ("sept", 9),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
];
/// Whole names beside the English ones, so that `marketing` is no March.
const OTHER_MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "januar",
    "februar",
    "marz",
    "maerz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "januari",
    "februari",
    "maart",
    "mei",
    "augustus",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "janeiro",
    "fevereiro",
    "marco",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const OTHER_DAYS: &[&str] = &[
    "weds",
    "tues",
    "thur",
    "thurs",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

/// Every whole name of a month.
fn names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().chain(OTHER_MONTHS).copied()
}

/// Returns the month that a word names, in small letters without accents.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let begins = BEGINNINGS
        .iter()
        .find(|(begin, _)| word.starts_with(begin))?;
    let is_short = word.len() <= begins.0.len()
        || (word.len() <= 4 && names().any(|name| name.starts_with(word)));
    let is_name = names().any(|name| name == word || (word.len() >= 4 && name.starts_with(word)));
    (is_short || is_name).then_some(begins.1)
}

/// Tells whether a word is a day of the week.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    let mut days = WEEKDAYS.iter().chain(OTHER_DAYS);
    word.len() >= 2
        && (days.any(|day| *day == word || word.len() == 3 && day.starts_with(word))
            || [
                "mo", "di", "mi", "do", "fr", "sa", "so", "tu", "we", "th", "su",
            ]
            .contains(&word))
}
