//! Which entries are chosen, what they are to show, and in which order.

use clap::Args;

use super::assigned;
use crate::cli::told;
use crate::cli::typed::Typed;
use crate::domain::Invalid;
use crate::domain::portfolio::{CriterionKey, Enclosure, Piece, PieceId, PortfolioDetails};
use crate::record::Record;

/// The options that change the choice. An item is evidence by its reference, or any entry by its id.
#[derive(Debug, Args)]
pub struct Choice {
    /// Choose an activity, evidence or a qualification, and say what it shows; may be given again
    #[arg(long, value_name = "ITEM[=CRITERION,…]")]
    add: Vec<String>,
    /// Choose it no longer; may be given again
    #[arg(long, value_name = "ITEM")]
    remove: Vec<String>,
    /// Say that it shows these criteria too; may be given again
    #[arg(long, value_name = "ITEM=CRITERION,…")]
    assign: Vec<String>,
    /// Say that it shows these criteria no longer, or none; may be given again
    #[arg(long, value_name = "ITEM[=CRITERION,…]")]
    unassign: Vec<String>,
    /// Say what it is to show, in your words; may be given again
    #[arg(long, value_name = "ITEM=TEXT")]
    note: Vec<String>,
    /// Say what becomes of its file in a PDF: named, appended or embedded; may be given again
    #[arg(long, value_name = "ITEM=HOW")]
    enclose: Vec<String>,
    /// Put it at that place among its like, counted from 1; may be given again
    #[arg(long = "move", value_name = "ITEM=POSITION")]
    moves: Vec<String>,
}

impl Choice {
    /// Puts what was given into the details, and keeps what is wrong with it.
    pub fn apply(&self, details: &mut PortfolioDetails, record: &Record, typed: &mut Typed) {
        for text in &self.remove {
            if let Some(item) = chosen("remove", text, details, record, typed) {
                details.pieces.retain(|piece| piece.item != item);
            }
        }
        for text in &self.add {
            let (item, criteria) = text.split_once('=').unwrap_or((text, ""));
            let Some(item) = find("add", item, record, typed) else {
                continue;
            };
            if details.piece(item).is_none() {
                details.pieces.push(Piece::new(item));
            }
            with(details, item, |piece| piece.criteria.extend(keys(criteria)));
        }
        for text in &self.unassign {
            let (item, criteria) = text.split_once('=').unwrap_or((text, ""));
            let Some(item) = chosen("unassign", item, details, record, typed) else {
                continue;
            };
            let unwanted: Vec<CriterionKey> = keys(criteria).collect();
            with(details, item, |piece| {
                piece
                    .criteria
                    .retain(|key| !unwanted.is_empty() && !unwanted.contains(key));
            });
        }
        for text in &self.assign {
            let Some((item, criteria)) = assigned("assign", text, "E7=1.2,2.1", typed) else {
                continue;
            };
            if let Some(item) = chosen("assign", item, details, record, typed) {
                with(details, item, |piece| piece.criteria.extend(keys(criteria)));
            }
        }
        self.describe(details, record, typed);
    }

    fn describe(&self, details: &mut PortfolioDetails, record: &Record, typed: &mut Typed) {
        for text in &self.note {
            let Some((item, note)) = assigned("note", text, "E7=TEXT", typed) else {
                continue;
            };
            if let Some(item) = chosen("note", item, details, record, typed) {
                with(details, item, |piece| note.clone_into(&mut piece.note));
            }
        }
        for text in &self.enclose {
            let Some((item, how)) = assigned("enclose", text, "E7=appended", typed) else {
                continue;
            };
            let item = chosen("enclose", item, details, record, typed);
            let how = Enclosure::parse(how).map_err(|err| Invalid {
                field: "enclose",
                ..err
            });
            if let (Some(item), Some(how)) = (item, typed.note(how)) {
                with(details, item, |piece| piece.enclosure = how);
            }
        }
        for text in &self.moves {
            let Some((item, position)) = assigned("move", text, "E7=1", typed) else {
                continue;
            };
            let item = chosen("move", item, details, record, typed);
            if let (Some(item), Some(position)) = (item, typed.note(read_position(position))) {
                details.place(item, position);
            }
        }
    }
}

/// Reads the keys of criteria, parted by commas.
fn keys(text: &str) -> impl Iterator<Item = CriterionKey> {
    let keys = text.split(',').map(str::trim);
    keys.filter(|key| !key.is_empty()).map(CriterionKey::new)
}

/// Changes a piece that is there.
fn with(details: &mut PortfolioDetails, item: PieceId, change: impl FnOnce(&mut Piece)) {
    let mut pieces = details.pieces.iter_mut();
    if let Some(piece) = pieces.find(|piece| piece.item == item) {
        change(piece);
    }
}

fn find(field: &'static str, text: &str, record: &Record, typed: &mut Typed) -> Option<PieceId> {
    let found = told::piece(record, text);
    typed.note(found.map_err(|err| Invalid::new(field, err.to_string()).hinted(err.hint())))
}

/// Finds something that is chosen already.
fn chosen(
    field: &'static str,
    text: &str,
    details: &PortfolioDetails,
    record: &Record,
    typed: &mut Typed,
) -> Option<PieceId> {
    let item = find(field, text, record, typed)?;
    let piece = details.piece(item).ok_or_else(|| {
        let problem = format!("{} is not chosen for “{}”", text.trim(), details.title);
        Invalid::new(field, problem).hinted(format!("Choose it with --add {}", text.trim()))
    });
    typed.note(piece).map(|piece| piece.item)
}

fn read_position(text: &str) -> Result<usize, Invalid> {
    let position = text.trim().parse().ok().filter(|position| *position > 0);
    position.ok_or_else(|| {
        Invalid::new(
            "move",
            format!("“{}” is not a place in a list", text.trim()),
        )
        .hinted("Count from 1")
    })
}
