//! One open portfolio: its steps, each a tab, with the pages beside them where there is room.

use egui::{Align, Layout, Popup, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons;

use super::check::{self, CheckStep};
use super::choose::{self, Choose};
use super::details::{self, DetailsStep};
use super::documents::{self, Documents};
use super::draft::Draft;
use super::matrix::{self, Matrix};
use super::pages::{self, Pages};
use super::skills::{self, SkillsStep};
use super::statement::{self, StatementStep};
use super::step::{Step, tabs_ui};
use super::submitted;
use crate::domain::portfolio::{Finding, Mend, PieceId};
use crate::domain::{Dates, Period, PortfolioId, Problems};
use crate::record::EntryId;
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::portfolios::Composing;
use crate::ui::widgets::{Errors, heading, icon_button, soft_button, toggle};

/// How much of the width the composer keeps beside the pages.
const SHARE: f32 = 0.58;
/// From this width of the window on, the pages stand beside the composer.
const WIDE: f32 = 1200.0;

/// Whether the chosen entries are what they were when they were last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// They are.
    Same,
    /// Some may have changed, so that the pages are to be set anew.
    Changed,
}

/// What the screen remembers of the open portfolio.
#[derive(Debug)]
pub struct Composer {
    /// Which portfolio it is.
    pub id: PortfolioId,
    pub(super) step: Step,
    /// What is being changed.
    pub draft: Draft,
    pub(super) errors: Errors,
    /// Whether what others changed meanwhile is looked at, in place of the step.
    choosing: bool,
    /// What is to mend, with the revision for which that holds.
    findings: Option<(u64, Vec<Finding>)>,
    pub(super) choose: Choose,
    pub(super) matrix: Matrix,
    pub(super) statement: StatementStep,
    pub(super) skills: SkillsStep,
    pub(super) documents: Documents,
    pub(super) details: DetailsStep,
    pub(super) check: CheckStep,
    /// The printed pages.
    pub pages: Pages,
}

impl Composer {
    /// Opens a portfolio, with what was typed and not committed when the window was last closed.
    #[must_use]
    pub fn new(composing: &Composing, kept: Option<&str>) -> Self {
        let draft = Draft::new(&composing.portfolio.details, kept);
        Self {
            id: composing.portfolio.id,
            step: Step::default(),
            errors: Errors::default(),
            choosing: false,
            findings: None,
            choose: Choose::default(),
            matrix: Matrix::default(),
            statement: StatementStep::default(),
            skills: SkillsStep::default(),
            documents: Documents::default(),
            details: DetailsStep::of(&draft.now),
            check: CheckStep::default(),
            pages: Pages::default(),
            draft,
        }
    }

    /// Takes what the record has by now.
    pub fn reread(&mut self, composing: &Composing, entries: Freshness) {
        let before = self.draft.revision();
        self.draft.reread(&composing.portfolio.details);
        if self.draft.revision() != before {
            self.details.reread(&self.draft.now);
        }
        if entries == Freshness::Changed {
            self.draft.typed();
        }
        self.findings = None;
    }

    /// Takes note that the record took the changes.
    pub fn committed(&mut self) {
        self.errors.clear();
        self.draft.committed();
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
        self.draft.refused();
    }

    /// Shows what others changed meanwhile, before anything else is written.
    fn meanwhile_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.draft.meanwhile_ui(ui, cx) {
            self.details.reread(&self.draft.now);
        }
    }

    fn check(&mut self, cx: &Cx<'_>, composing: &Composing) {
        let revision = self.draft.revision();
        if self.findings.as_ref().is_none_or(|(of, _)| *of != revision) {
            let found = composing.findings(&self.draft.now, cx.model.around());
            self.findings = Some((revision, found));
        }
    }

    /// Returns what is to mend.
    pub(super) fn findings(&self) -> &[Finding] {
        self.findings.as_ref().map_or(&[], |(_, found)| found)
    }

    /// Turns to a step; what was typed in the last one is committed.
    pub(super) fn go(&mut self, step: Step) {
        self.step = step;
        self.choosing = false;
        self.pages.stay();
        self.draft.leave();
    }

    /// Turns to where something is mended.
    pub(super) fn mend(&mut self, finding: &Finding) {
        self.go(Step::to_mend(finding, &self.draft.now));
        match &finding.mend {
            Mend::Statement(criterion) => self.statement.focus(criterion.clone()),
            Mend::Choice => {}
            Mend::Matrix(key) => self.matrix.focus(key.clone()),
            Mend::Entry(item) => self.choose.show(*item),
            Mend::Skill(key) => self.skills.focus(key.clone()),
            Mend::Part(part) => self.documents.focus(part.clone()),
        }
    }
}

/// Says the days of a period.
pub fn days(period: Period, dates: Dates) -> String {
    format!(
        "{} to {}",
        dates.long(period.from()),
        dates.long(period.to())
    )
}

/// Draws the open portfolio.
pub fn composer_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    composer.check(cx, composing);
    let beside = ui.ctx().content_rect().width() >= WIDE;
    head_ui(ui, cx, composer, composing, beside);
    let is_draft = composing.portfolio.submitted.is_none();
    if is_draft {
        let (at, now) = (composer.step, &composer.draft.now);
        if let Some(step) = tabs_ui(ui, cx, at, now, composer.findings()) {
            composer.go(step);
            composer.pages.close();
        }
        ui.add_space(8.0);
    }
    let seen = beside || composer.pages.is_open();
    composer.pages.seen(ui, seen, composer.draft.revision());
    if !seen {
        step_ui(ui, cx, composer, composing);
    } else if beside {
        beside_ui(ui, cx, composer, composing);
    } else {
        pages::pages_ui(ui, cx, &mut composer.pages);
    }
    composer.pages.follow(composer.statement.writing());
    if let Some(edit) = composer.draft.take_commit() {
        let save = PortfolioCommand::Save(composer.id, Box::new(edit));
        cx.send(Command::Portfolio(save));
    }
}

fn beside_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    const GAP: f32 = 20.0;
    let size = ui.available_size();
    let left = (size.x * SHARE).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(left, size.y), layout, |ui| {
            ui.set_width(left);
            ui.spacing_mut().item_spacing.x = 8.0;
            step_ui(ui, cx, composer, composing);
        });
        let right = size.x - left - GAP;
        ui.allocate_ui_with_layout(vec2(right, size.y), layout, |ui| {
            ui.set_width(right);
            ui.spacing_mut().item_spacing.x = 8.0;
            pages::pages_ui(ui, cx, &mut composer.pages);
        });
    });
}

/// Draws the title with the way back, and what can be done with the portfolio as a whole.
fn head_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing, beside: bool) {
    let details = &composer.draft.now;
    let says = format!(
        "{} · {}",
        details.kind.title,
        days(details.period, cx.model.dates)
    );
    let title = details.title.clone();
    ui.horizontal(|ui| {
        if icon_button(ui, icons::ICON_ARROW_BACK, "All portfolios").clicked() {
            composer.draft.leave();
            cx.send(Command::Portfolio(PortfolioCommand::Close));
        }
        ui.vertical(|ui| {
            heading(ui, cx.tokens, &title, &says, |ui| {
                menu_ui(ui, cx, composing);
                if !beside {
                    let open = composer.pages.is_open();
                    if toggle(ui, cx.tokens, open, "Pages").clicked() {
                        composer.pages.toggle();
                        composer.draft.leave();
                    }
                }
                if composer.draft.is_dirty() {
                    ui.label(RichText::new("Not saved yet").small().color(cx.tokens.dim));
                }
            });
        });
    });
}

/// Draws the button that opens what can be done with the portfolio as a whole.
fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, composing: &Composing) {
    let portfolio = &composing.portfolio;
    let id = portfolio.id;
    let menu = icon_button(ui, icons::ICON_MORE_VERT, "More about this portfolio");
    Popup::menu(&menu).show(|ui| {
        if soft_button(ui, "Make a copy").clicked() {
            cx.send(Command::Portfolio(PortfolioCommand::Copy(id)));
        }
        if soft_button(ui, "Begin the next period's").clicked() {
            cx.send(Command::Portfolio(PortfolioCommand::Next(id)));
        }
        if soft_button(ui, "Delete portfolio").clicked() {
            cx.send(Command::Delete(EntryId::Portfolio(id)));
        }
    });
}

fn step_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    if composing.portfolio.submitted.is_some() {
        submitted::submitted_ui(ui, cx, composer, composing);
        return;
    }
    composer.draft.ask_ui(ui, cx);
    composer.choosing |= composer.draft.is_led();
    composer.choosing &= composer.draft.has_news();
    if composer.choosing {
        scrolled(ui, "meanwhile", |ui| composer.meanwhile_ui(ui, cx));
        return;
    }
    match composer.step {
        Step::Choose => choose::choose_ui(ui, cx, composer, composing),
        Step::Criteria => matrix::matrix_ui(ui, cx, composer, composing),
        Step::Statement => statement::statement_ui(ui, cx, composer, composing),
        Step::Skills => scrolled(ui, "skills", |ui| skills::skills_ui(ui, cx, composer)),
        Step::Documents => scrolled(ui, "documents", |ui| {
            documents::documents_ui(ui, cx, composer);
        }),
        Step::Details => scrolled(ui, "details", |ui| {
            details::details_ui(ui, cx, composer, composing);
        }),
        Step::Check => scrolled(ui, "check", |ui| {
            check::check_ui(ui, cx, composer, composing);
        }),
    }
}

/// Draws a step that may be longer than the window.
pub(super) fn scrolled(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(("compose", id))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 14.0);
            ui.spacing_mut().item_spacing.y = 12.0;
            add(ui);
            ui.add_space(12.0);
        });
}

/// Shows an entry of the record on its own screen.
pub(super) fn show_entry(cx: &Cx<'_>, item: PieceId) {
    cx.send(match item {
        PieceId::Activity(id) => Command::ShowActivity(id),
        PieceId::Evidence(id) => Command::ShowEvidence(id),
        PieceId::Qualification(id) => Command::ShowQualification(id),
    });
}
