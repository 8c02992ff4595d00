//! Choosing: which activities, evidence and qualifications belong to the portfolio, and in which order.

mod piece;
mod row;

use std::collections::HashSet;

use egui::{RichText, ScrollArea, Ui, vec2};

use super::composer::Composer;
use crate::domain::portfolio::{Piece, PieceId, PortfolioDetails};
use crate::ui::cx::Cx;
use crate::ui::portfolios::{Composing, Offered};
use crate::ui::theme::semibold;
use crate::ui::widgets::{empty, line, link_button, list_card, soft_button, text_field, toggle};
use crate::ui::words::Words;

/// How many entries that are not chosen are listed before one asks for more.
const MANY: usize = 100;

/// The sorts of entries, each a list of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    Evidence,
    Activities,
    Qualifications,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Evidence, Self::Activities, Self::Qualifications];

    const fn of(item: PieceId) -> Self {
        match item {
            PieceId::Evidence(_) => Self::Evidence,
            PieceId::Activity(_) => Self::Activities,
            PieceId::Qualification(_) => Self::Qualifications,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "Evidence",
            Self::Activities => "Activities",
            Self::Qualifications => "Qualifications",
        }
    }

    /// Says that the record holds none, and where it comes from.
    const fn none(self) -> &'static str {
        match self {
            Self::Evidence => "Your record holds no evidence yet. Add some on the Evidence screen.",
            Self::Activities => "Your record holds no activities yet. Ctrl+N logs the first.",
            Self::Qualifications => {
                "Your record holds no qualifications yet. Add them on the Qualifications screen."
            }
        }
    }

    fn chosen(self, details: &PortfolioDetails) -> impl Iterator<Item = &Piece> {
        let pieces = details.pieces.iter();
        pieces.filter(move |piece| Self::of(piece.item) == self)
    }
}

/// What the step remembers.
#[derive(Debug, Default)]
pub struct Choose {
    sort: Sort,
    typed: String,
    /// Whether entries from outside the period are listed too.
    outside: bool,
    /// How many more of what is not chosen are listed.
    more: usize,
    /// The entry whose note and criteria are shown.
    open: Option<PieceId>,
    /// Whether the list must move to it.
    reveal: bool,
    /// Whether what is noted on it was just opened, and is to be brought into sight.
    unfold: bool,
}

impl Choose {
    fn turn_to(&mut self, sort: Sort) {
        self.sort = sort;
        self.open = None;
        self.more = 0;
    }

    /// Opens an entry, wherever it stands.
    pub fn show(&mut self, item: PieceId) {
        self.sort = Sort::of(item);
        self.typed.clear();
        self.open = Some(item);
        self.reveal = true;
        self.unfold = true;
    }
}

/// Draws the step.
pub fn choose_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    find_ui(ui, cx, composer, composing);
    let words = Words::of(&composer.choose.typed);
    let sort = composer.choose.sort;
    let details = &composer.draft.now;
    let chosen: Vec<PieceId> = sort.chosen(details).map(|piece| piece.item).collect();
    let fits = |offered: &&Offered| words.is_empty() || words.are_in(&offered.haystack);
    let known: HashSet<PieceId> = chosen.iter().copied().collect();
    let offered = composing.offered().iter();
    let others: Vec<&Offered> = offered
        .filter(|one| Sort::of(one.item) == sort && !known.contains(&one.item))
        .filter(|one| one.within || composer.choose.outside)
        .filter(fits)
        .collect();
    list_card(ui, cx.tokens, "Entries", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt(("choose", sort.name()))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                chosen_ui(ui, cx, composer, composing, &chosen, &words);
                others_ui(ui, cx, composer, composing, &others);
            });
    });
    composer.choose.reveal = false;
}

/// Draws what narrows the list.
fn find_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    let choose = &mut composer.choose;
    let details = &composer.draft.now;
    let named = Sort::ALL.map(|sort| {
        let chosen = sort.chosen(details).count();
        let offered = composing.offered().iter();
        let within = offered
            .filter(|one| Sort::of(one.item) == sort)
            .filter(|one| one.within || details.piece(one.item).is_some());
        (
            sort,
            format!("{}: {chosen} of {}", sort.name(), within.count()),
        )
    });
    let mut propose = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (sort, name) in named {
            if toggle(ui, cx.tokens, choose.sort == sort, &name).clicked() {
                choose.turn_to(sort);
            }
        }
        ui.add_space(12.0);
        if choose.sort != Sort::Qualifications
            && toggle(ui, cx.tokens, choose.outside, "Any date").clicked()
        {
            choose.outside = !choose.outside;
        }
        propose = soft_button(ui, "Add what Cairn proposes")
            .on_hover_text("Linked and reflected entries, spread over what the kind asks for")
            .clicked();
    });
    let hint = "Words of its title";
    text_field(ui, cx.tokens, "Find", hint, &mut choose.typed, None);
    if propose {
        let sort = choose.sort;
        let proposed = composing.offered().iter();
        let proposed = proposed.filter(|one| one.proposed && Sort::of(one.item) == sort);
        let new = proposed.filter(|one| details.piece(one.item).is_none());
        let new: Vec<Piece> = new.map(|one| Piece::new(one.item)).collect();
        composer.draft.now.pieces.extend(new);
        composer.draft.commit();
    }
    ui.add_space(4.0);
}

fn chosen_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    composing: &Composing,
    chosen: &[PieceId],
    words: &Words,
) {
    head_ui(ui, cx, &format!("Chosen: {}", chosen.len()));
    if chosen.is_empty() {
        let says = "Nothing is chosen yet. Tick what you want to show.";
        ui.label(RichText::new(says).color(cx.tokens.dim));
        ui.add_space(8.0);
    }
    let revealed = composer.choose.open.filter(|_| composer.choose.reveal);
    let at = revealed.and_then(|item| chosen.iter().position(|known| *known == item));
    let hidden = at.map_or(0, |at| (at + 1).saturating_sub(MANY));
    composer.choose.more = composer.choose.more.max(hidden);
    let shown = MANY + composer.choose.more;
    let offered = chosen.iter().map(|item| (item, composing.offer(*item)));
    let fits = |offered: &Offered| words.is_empty() || words.are_in(&offered.haystack);
    let fitting = offered.filter(|(_, offered)| offered.is_none_or(fits));
    for (item, offered) in fitting.take(shown) {
        let gone = gone(*item);
        let offered = offered.unwrap_or(&gone);
        {
            row::row_ui(ui, cx, composer, offered, row::Place::Chosen(chosen));
            if composer.choose.open == Some(*item) {
                piece::piece_ui(ui, cx, composer, offered, chosen);
            }
        }
    }
    more_ui(ui, cx, composer, chosen.len());
}

fn others_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    composing: &Composing,
    others: &[&Offered],
) {
    ui.add_space(16.0);
    head_ui(ui, cx, &format!("Not chosen: {}", others.len()));
    if others.is_empty() {
        let sort = composer.choose.sort;
        let all = composing.offered().iter();
        let says = if !all.clone().any(|one| Sort::of(one.item) == sort) {
            sort.none()
        } else if composer.choose.outside || sort == Sort::Qualifications {
            "Nothing else fits."
        } else {
            "Nothing else of the period fits. “Any date” lists the rest."
        };
        empty(ui, cx.tokens, says, None);
    }
    let shown = MANY + composer.choose.more;
    for offered in others.iter().take(shown) {
        row::row_ui(ui, cx, composer, offered, row::Place::Other);
    }
    more_ui(ui, cx, composer, others.len());
}

/// Offers more of a long list.
fn more_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, count: usize) {
    let shown = MANY + composer.choose.more;
    if count > shown {
        line(ui, |ui| {
            let says = format!("Show {} more", (count - shown).min(MANY));
            if link_button(ui, cx.tokens, &says).clicked() {
                composer.choose.more += MANY;
            }
        });
    }
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.add_space(6.0);
    ui.label(semibold(text).color(cx.tokens.dim));
    ui.add_space(2.0);
}

/// Stands in for an entry that is no longer in the record.
fn gone(item: PieceId) -> Offered {
    let name = match item {
        PieceId::Activity(_) => "An activity that is no longer in your record",
        PieceId::Evidence(_) => "Evidence that is no longer in your record",
        PieceId::Qualification(_) => "A qualification that is no longer in your record",
    };
    Offered {
        item,
        name: name.to_owned(),
        about: "Untick it, or take it out of the Bin".to_owned(),
        within: false,
        proposed: false,
        haystack: String::new(),
    }
}
