//! `cairn portfolio show`.

use super::{Seen, words};
use crate::cli::CliError;
use crate::cli::entry::Shown;
use crate::cli::json::portfolio::{ShownPiece, matrix};
use crate::cli::out::Out;
use crate::cli::show::level_name;
use crate::cli::table::{Align, Table};
use crate::cli::text::count;
use crate::domain::portfolio::{
    CriterionKey, Enclosure, Piece, PieceId, Portfolio, RatingNote, count_words,
};
use crate::domain::{RequirementKey, grouped, short_date};
use crate::portfolio::PortfolioContents;
use crate::record::Record;

impl Shown for Portfolio {
    fn in_words(&self, record: &Record, out: &mut Out) -> Result<(), CliError> {
        in_words(&Seen::new(record, self.clone())?, out);
        Ok(())
    }
}

fn in_words(seen: &Seen, out: &mut Out) {
    let details = &seen.portfolio.details;
    let contents = &seen.contents;
    out.paragraph(0, &details.title);
    out.paragraph(0, &words::kind_and_days(details));
    if seen.portfolio.deleted {
        out.line("In the Bin");
    }
    out.gap();
    out.field("Stage", words::stage(&seen.portfolio));
    out.field("Statement", words::length(details).unwrap_or_default());
    out.field("Hours", hours(contents));
    out.field("Id", seen.portfolio.id);
    pieces(contents, out);
    criteria(contents, out);
    skills(contents, out);
    statement(contents, out);
    parts(contents, out);
    words::findings(&seen.findings, out);
}

fn hours(contents: &PortfolioContents) -> String {
    let spent = contents.composition().minutes();
    let rule = contents.composed.details.kind.hours;
    rule.map_or_else(
        || spent.to_string(),
        |rule| format!("{spent} of {} asked for", rule.minutes()),
    )
}

/// Lists what was chosen, each sort for itself, in the chosen order.
fn pieces(contents: &PortfolioContents, out: &mut Out) {
    let all = &contents.composed.details.pieces;
    for (heading, of_sort) in [
        (
            "Activities",
            (|item| matches!(item, PieceId::Activity(_))) as fn(PieceId) -> bool,
        ),
        ("Evidence", |item| matches!(item, PieceId::Evidence(_))),
        ("Qualifications", |item| {
            matches!(item, PieceId::Qualification(_))
        }),
    ] {
        let mut chosen = all.iter().filter(|piece| of_sort(piece.item)).peekable();
        if chosen.peek().is_none() {
            continue;
        }
        out.gap();
        out.line(heading);
        let mut table = Table::new([
            ("", Align::Right),
            ("Item", Align::Left),
            ("Date", Align::Left),
            ("Title", Align::Flexible),
            ("Shows", Align::Left),
            ("File", Align::Left),
            ("Note", Align::Flexible),
        ]);
        for (piece, place) in chosen.zip(1..) {
            table.row(row(piece, place, contents));
        }
        table.print(out);
    }
}

fn row(piece: &Piece, place: usize, contents: &PortfolioContents) -> [String; 7] {
    let ShownPiece { title, date, item } = ShownPiece::of(piece.item, contents);
    let keys: Vec<&str> = piece.criteria.iter().map(CriterionKey::as_str).collect();
    let enclosure = match piece.enclosure {
        Enclosure::Named => String::new(),
        Enclosure::Appended | Enclosure::Embedded => piece.enclosure.key().to_owned(),
    };
    [
        place.to_string(),
        item,
        date.map_or_else(String::new, |date| short_date(date, contents.printed_on)),
        title.map_or_else(|| "No longer in your record".to_owned(), str::to_owned),
        keys.join(", "),
        enclosure,
        piece.note.clone(),
    ]
}

/// Prints the matrix: what shows each criterion or element, and what the statement on it cites.
fn criteria(contents: &PortfolioContents, out: &mut Out) {
    let matrix = matrix(contents);
    if matrix.is_empty() {
        return;
    }
    out.gap();
    let mut table = Table::new([
        ("", Align::Left),
        ("Criterion", Align::Flexible),
        ("Shown by", Align::Flexible),
        ("Cited", Align::Flexible),
    ]);
    for row in matrix {
        let mut shown_by = row.evidence;
        if !row.activities.is_empty() {
            shown_by.push(count(row.activities.len(), "activity", "activities"));
        }
        table.row([
            row.criterion.to_string(),
            row.title.to_owned(),
            shown_by.join(" "),
            row.cited.join(" "),
        ]);
    }
    table.print(out);
}

fn skills(contents: &PortfolioContents, out: &mut Out) {
    let skills = &contents.composed.details.skills;
    if skills.is_empty() {
        return;
    }
    let profile = &contents.profile;
    out.gap();
    let mut table = Table::new([
        ("Skill", Align::Flexible),
        ("Start", Align::Left),
        ("End", Align::Left),
    ]);
    let level = |key: &RequirementKey, rating: Option<&RatingNote>| {
        rating.map_or_else(String::new, |rating| level_name(profile, key, rating.level))
    };
    for chosen in skills {
        table.row([
            profile.name_of(&chosen.skill),
            level(&chosen.skill, chosen.start.as_ref()),
            level(&chosen.skill, chosen.end.as_ref()),
        ]);
    }
    table.print(out);
}

fn statement(contents: &PortfolioContents, out: &mut Out) {
    let details = &contents.composed.details;
    for criterion in details.kind.statement_parts() {
        let text = details.statement(criterion.map(|criterion| &criterion.key));
        let on = criterion.map_or("", |criterion| criterion.title.as_str());
        let on = if on.is_empty() {
            String::new()
        } else {
            format!(" on {on}")
        };
        let words = grouped(count_words(text));
        out.section(&format!("Statement{on} ({words} words)"), text);
    }
}

fn parts(contents: &PortfolioContents, out: &mut Out) {
    let details = &contents.composed.details;
    for rule in &details.kind.parts {
        let Some(part) = details.part(&rule.key) else {
            continue;
        };
        let documents: Vec<String> = part
            .evidence
            .iter()
            .map(|id| ShownPiece::of(PieceId::Evidence(*id), contents))
            .map(|shown| format!("{} {}", shown.item, shown.title.unwrap_or_default()))
            .collect();
        let text = [part.text.as_str(), &documents.join("\n")].join("\n");
        out.section(&rule.title, text.trim());
    }
}
