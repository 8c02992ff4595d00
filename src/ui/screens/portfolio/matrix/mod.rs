//! The matrix: which piece of evidence shows which criterion. Its head and its first column stay in sight, and it is one
//! stop of the Tab key, in which the arrow keys go from cell to cell.

mod cell;

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};
use egui_material_icons::icons;

use super::composer::Composer;
use super::step::Step;
use crate::domain::portfolio::{
    self, Assignable, Composition, CriterionKey, PieceId, PortfolioDetails, citations,
};
use crate::domain::{Evidence, EvidenceNumber};
use crate::ui::cx::Cx;
use crate::ui::portfolios::Composing;
use crate::ui::theme::{medium, semibold};
use crate::ui::widgets::{empty, icon, icon_button, line, list_card};
use cell::{Cell, Keyboard, cell_ui};

/// Room for a number such as E123.
const CELL: f32 = 46.0;
const HEIGHT: f32 = 46.0;
const GROUP: f32 = 38.0;
/// How much of the width the first column keeps at the least and at the most.
const FIRST: (f32, f32) = (150.0, 330.0);

/// What the step remembers.
#[derive(Debug, Default)]
pub struct Matrix {
    /// The cell at which the keyboard stands, as row and column.
    at: (usize, usize),
    /// The first column in sight.
    first: usize,
    /// The row to move to, of a criterion that lacks evidence.
    wanted: Option<CriterionKey>,
    /// Whether the cell is to get the focus.
    enter: bool,
}

impl Matrix {
    /// Moves to the row of a criterion or element.
    pub fn focus(&mut self, key: CriterionKey) {
        self.wanted = Some(key);
    }
}

/// The rows and columns, and which part of the statement cites what.
struct Grid<'a> {
    details: &'a PortfolioDetails,
    rows: Vec<Assignable<'a>>,
    columns: Vec<&'a Evidence>,
    /// The numbers that the statement on each row's criterion cites.
    cited: Vec<Vec<EvidenceNumber>>,
}

impl<'a> Grid<'a> {
    fn of(composition: Composition<'a>) -> Self {
        let details = composition.details;
        let rows: Vec<Assignable<'a>> = details.kind.assignable().collect();
        let cited = |row: &Assignable<'a>| {
            let part = details.statement(Some(&row.criterion.key));
            let cited = citations(part).into_iter();
            cited.map(|citation| citation.number).collect()
        };
        Self {
            cited: rows.iter().map(cited).collect(),
            columns: composition.shown().collect(),
            rows,
            details,
        }
    }

    fn is_assigned(&self, row: usize, column: usize) -> bool {
        let (Some(asked), Some(evidence)) = (self.rows.get(row), self.columns.get(column)) else {
            return false;
        };
        let piece = self.details.piece(PieceId::Evidence(evidence.id));
        piece.is_some_and(|piece| piece.criteria.contains(asked.key()))
    }

    /// Says what shows a row: how many pieces, or that there is none.
    fn says(&self, key: &CriterionKey) -> Option<String> {
        let pieces = self.details.pieces.iter();
        let showing = pieces.filter(|piece| piece.criteria.contains(key));
        let (mut evidence, mut activities) = (0, 0);
        for piece in showing {
            match piece.item {
                PieceId::Evidence(_) => evidence += 1,
                PieceId::Activity(_) | PieceId::Qualification(_) => activities += 1,
            }
        }
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let evidence = counted(evidence, "piece of evidence", "pieces of evidence");
        let activities = counted(activities, "other entry", "other entries");
        match (evidence, activities) {
            (Some(evidence), Some(activities)) => Some(format!("{evidence}, {activities}")),
            (one, other) => one.or(other),
        }
    }
}

/// Draws the step.
pub fn matrix_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    let details = composer.draft.now.clone();
    let grid = Grid::of(composing.composition(&details));
    if grid.columns.is_empty() {
        let says = "No evidence is chosen yet.";
        if empty(ui, cx.tokens, says, Some("Choose evidence")) {
            composer.go(Step::Choose);
        }
        return;
    }
    let mut toggled = None;
    list_card(ui, cx.tokens, "Criteria", |ui| {
        toggled = grid_ui(ui, cx, &mut composer.matrix, &grid);
    });
    if let Some((row, column)) = toggled
        && let (Some(asked), Some(evidence)) = (grid.rows.get(row), grid.columns.get(column))
    {
        let item = PieceId::Evidence(evidence.id);
        composer.draft.now.toggle(item, asked.key());
        composer.draft.commit();
    }
}

/// Draws head, rows and what is below them; returns the cell that was pressed.
fn grid_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    matrix: &mut Matrix,
    grid: &Grid<'_>,
) -> Option<(usize, usize)> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width() - 14.0;
    let first = (width * 0.42).clamp(FIRST.0, FIRST.1);
    let fits = columns_in(width - first, grid.columns.len()).max(1);
    matrix.keep_in_sight(grid, fits);
    legend_ui(ui, cx, matrix, grid, fits);
    head_ui(ui, cx, matrix, grid, (first, fits));
    let mut toggled = None;
    ScrollArea::vertical()
        .id_salt("matrix")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.set_width(width);
            let mut criterion = None;
            for (row, asked) in grid.rows.iter().enumerate() {
                if asked.element.is_some() && criterion != Some(&asked.criterion.key) {
                    let title = asked.criterion.key.named(&asked.criterion.title);
                    group_ui(ui, cx, &title);
                }
                criterion = Some(&asked.criterion.key);
                toggled = row_ui(ui, cx, matrix, grid, row, (first, fits)).or(toggled);
            }
            unassigned_ui(ui, cx, grid);
        });
    toggled
}

/// Counts how many of the columns fit into a width.
fn columns_in(width: f32, columns: usize) -> usize {
    let fits = |count: &usize| CELL * *count as f32 <= width;
    (1..=columns).take_while(fits).count()
}

impl Matrix {
    /// Keeps the chosen cell within the matrix, and its column in sight.
    fn keep_in_sight(&mut self, grid: &Grid<'_>, fits: usize) {
        if let Some(key) = self.wanted.take() {
            let mut rows = grid.rows.iter();
            let row = rows.position(|asked| *asked.key() == key || asked.criterion.key == key);
            self.at.0 = row.unwrap_or(self.at.0);
            self.enter = true;
        }
        let last_row = grid.rows.len().saturating_sub(1);
        let last_column = grid.columns.len().saturating_sub(1);
        self.at = (self.at.0.min(last_row), self.at.1.min(last_column));
        self.first = self.first.min(grid.columns.len().saturating_sub(fits));
        if self.enter {
            self.first = self.first.min(self.at.1);
            self.first = self.first.max((self.at.1 + 1).saturating_sub(fits));
        } else if !(self.first..self.first + fits).contains(&self.at.1) {
            // The columns were turned by the pointer: the keyboard goes on where one looks.
            self.at.1 = self.first;
        }
    }
}

/// Draws what the signs mean, and the buttons to the columns out of sight.
fn legend_ui(ui: &mut Ui, cx: &Cx<'_>, matrix: &mut Matrix, grid: &Grid<'_>, fits: usize) {
    let columns = grid.columns.len();
    line(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if columns > fits {
                let last = columns - fits;
                ui.add_enabled_ui(matrix.first < last, |ui| {
                    if icon_button(ui, icons::ICON_CHEVRON_RIGHT, "Later evidence").clicked() {
                        matrix.first = (matrix.first + fits).min(last);
                    }
                });
                let shown = format!(
                    "{}–{} of {columns}",
                    matrix.first + 1,
                    (matrix.first + fits).min(columns)
                );
                ui.label(RichText::new(shown).small().color(cx.tokens.dim));
                ui.add_enabled_ui(matrix.first > 0, |ui| {
                    if icon_button(ui, icons::ICON_CHEVRON_LEFT, "Earlier evidence").clicked() {
                        matrix.first = matrix.first.saturating_sub(fits);
                    }
                });
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let small = |text: &str| RichText::new(text).small().color(cx.tokens.dim);
                icon(ui, icons::ICON_CHECK_BOX, cx.tokens.accent);
                ui.label(small("shows it"));
                ui.add_space(10.0);
                icon(ui, icons::ICON_FORMAT_QUOTE, cx.tokens.dim);
                ui.add(Label::new(small("cited in that part of the statement")).truncate());
            });
        });
    });
}

/// Draws the numbers above the columns, each with its title on hover.
fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    matrix: &Matrix,
    grid: &Grid<'_>,
    (first, fits): (f32, usize),
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_space(vec2(first, 30.0));
        for evidence in grid.columns.iter().skip(matrix.first).take(fits) {
            let layout = Layout::centered_and_justified(egui::Direction::LeftToRight);
            ui.allocate_ui_with_layout(vec2(CELL, 30.0), layout, |ui| {
                let number = medium(evidence.number.to_string()).color(cx.tokens.accent);
                ui.add(Label::new(number.small()))
                    .on_hover_text(&evidence.details.title);
            });
        }
    });
}

fn group_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str) {
    let size = vec2(ui.available_width(), GROUP);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Max), |ui| {
        ui.set_min_height(GROUP - 6.0);
        ui.add(Label::new(semibold(title).color(cx.tokens.dim)).truncate());
    });
}

/// Draws one criterion or element with its cells; returns the one that was pressed.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    matrix: &mut Matrix,
    grid: &Grid<'_>,
    row: usize,
    (first, fits): (f32, usize),
) -> Option<(usize, usize)> {
    let asked = grid.rows.get(row)?;
    let size = vec2(ui.available_width(), HEIGHT);
    let (_, rect) = ui.allocate_space(size);
    let stroke = egui::Stroke::new(1.0, cx.tokens.line);
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
    let name = asked.key().named(asked.title());
    let says = grid.says(asked.key());
    let title = Rect::from_min_size(rect.min, vec2(first - 8.0, HEIGHT));
    title_ui(ui, cx, title, &name, says.as_deref());
    let mut toggled = None;
    let columns = grid.columns.iter().enumerate();
    for (place, (column, evidence)) in columns.skip(matrix.first).take(fits).enumerate() {
        let left = rect.left() + first + CELL * place as f32;
        let cited = grid.cited.get(row);
        let cell = Cell {
            rect: Rect::from_min_size(pos2(left, rect.top()), vec2(CELL, HEIGHT)),
            id: ui.make_persistent_id(("cell", evidence.id, asked.key())),
            name: format!("{}, {name}", evidence.number),
            title: &evidence.details.title,
            state: portfolio::Cell {
                assigned: grid.is_assigned(row, column),
                cited: cited.is_some_and(|cited| cited.contains(&evidence.number)),
            },
            keyboard: match (matrix.at == (row, column), matrix.enter) {
                (false, _) => Keyboard::Elsewhere,
                (true, false) => Keyboard::Here,
                (true, true) => Keyboard::Enters,
            },
        };
        let done = cell_ui(ui, cx, &cell);
        if cell.keyboard == Keyboard::Enters {
            matrix.enter = false;
        }
        if let Some((down, right)) = done.moved {
            matrix.at.0 = matrix.at.0.saturating_add_signed(down);
            matrix.at.1 = matrix.at.1.saturating_add_signed(right);
            matrix.enter = true;
            ui.ctx().request_repaint();
        }
        if done.pressed {
            matrix.at = (row, column);
            toggled = Some((row, column));
        }
    }
    toggled
}

fn title_ui(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, name: &str, says: Option<&str>) {
    let layout = Layout::top_down(Align::Min);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    inner.spacing_mut().item_spacing.y = 1.0;
    inner.add_space(5.0);
    inner
        .add(Label::new(RichText::new(name).color(cx.tokens.ink)).truncate())
        .on_hover_text(name);
    let (says, colour) = says.map_or(("Nothing shows it yet", cx.tokens.warn), |says| {
        (says, cx.tokens.dim)
    });
    inner.add(Label::new(RichText::new(says).small().color(colour)).truncate());
}

/// Names the evidence that shows nothing yet.
fn unassigned_ui(ui: &mut Ui, cx: &Cx<'_>, grid: &Grid<'_>) {
    ui.add_space(10.0);
    for evidence in &grid.columns {
        let piece = grid.details.piece(PieceId::Evidence(evidence.id));
        if piece.is_some_and(|piece| piece.criteria.is_empty()) {
            let says = format!(
                "{} {} shows nothing yet",
                evidence.number, evidence.details.title
            );
            ui.add(Label::new(RichText::new(says).small().color(cx.tokens.warn)).truncate());
        }
    }
}
