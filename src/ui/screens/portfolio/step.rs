//! The steps of composing, and the tabs that lead to them.

use egui::{Button, Key, Modifiers, Response, Role, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use crate::domain::portfolio::{
    Check, Finding, Mend, PieceId, PortfolioDetails, PortfolioKind, Ratings,
};
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::medium;
use crate::ui::widgets::in_sight;

/// One step of composing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Which entries of the record belong to it.
    #[default]
    Choose,
    /// Which evidence shows which criterion.
    Criteria,
    /// The evaluative statement.
    Statement,
    /// The self-assessment.
    Skills,
    /// The CV, the job description and what else belongs to it.
    Documents,
    /// Title, period and what the kind asks for.
    Details,
    /// What is still to mend, printing and handing in.
    Check,
}

impl Step {
    const ALL: [Self; 7] = [
        Self::Choose,
        Self::Criteria,
        Self::Statement,
        Self::Skills,
        Self::Documents,
        Self::Details,
        Self::Check,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Choose => "Choose",
            Self::Criteria => "Criteria",
            Self::Statement => "Statement",
            Self::Skills => "Skills",
            Self::Documents => "Documents",
            Self::Details => "Details",
            Self::Check => "Check and print",
        }
    }

    /// Tells whether a kind has anything to do in it.
    fn is_asked(self, kind: &PortfolioKind) -> bool {
        match self {
            Self::Criteria => !kind.criteria.is_empty(),
            Self::Statement => kind.statement.is_some(),
            Self::Skills => kind.ratings != Ratings::None,
            Self::Documents => !kind.parts.is_empty(),
            Self::Choose | Self::Details | Self::Check => true,
        }
    }

    /// Returns the steps that a kind asks for, in order.
    pub fn of(kind: &PortfolioKind) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|step| step.is_asked(kind))
    }

    /// Returns where something is mended.
    #[must_use]
    pub fn to_mend(finding: &Finding, details: &PortfolioDetails) -> Self {
        match &finding.mend {
            Mend::Choice if finding.check == Check::Rated => Self::Skills,
            Mend::Statement(_) => Self::Statement,
            Mend::Matrix(_) => Self::Criteria,
            Mend::Skill(_) => Self::Skills,
            Mend::Part(_) => Self::Documents,
            Mend::Entry(PieceId::Evidence(id)) => {
                let mut parts = details.parts.iter();
                if parts.any(|part| part.evidence.contains(id)) {
                    Self::Documents
                } else {
                    Self::Choose
                }
            }
            Mend::Choice | Mend::Entry(PieceId::Activity(_) | PieceId::Qualification(_)) => {
                Self::Choose
            }
        }
    }
}

/// Draws the tabs; returns the one that was asked for.
pub fn tabs_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    at: Step,
    details: &PortfolioDetails,
    findings: &[Finding],
) -> Option<Step> {
    let list = UiBuilder::new()
        .accessibility_role(Role::TabList)
        .accessibility_label("Steps");
    let steps: Vec<Step> = Step::of(&details.kind).collect();
    let mut asked = moved_by_key(ui, &steps, at);
    ui.scope_builder(list, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(18.0, 2.0);
            for step in steps {
                let open = match step {
                    Step::Check => findings.len(),
                    step => {
                        let mends = findings.iter();
                        mends
                            .filter(|found| Step::to_mend(found, details) == step)
                            .count()
                    }
                };
                let (text, name) = match open {
                    0 => (step.name().to_owned(), step.name().to_owned()),
                    open => (
                        format!("{} · {open}", step.name()),
                        format!("{}, {open} to mend", step.name()),
                    ),
                };
                let tab = tab_ui(ui, cx, step == at, &text);
                tab.widget_info(|| WidgetInfo::selected(Role::Tab, true, step == at, &name));
                if tab.clicked() {
                    asked = Some(step);
                }
            }
        });
    });
    asked
}

/// Draws one tab: the one that is shown in the accent, with a line below it.
fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, shown: bool, text: &str) -> Response {
    let colour = if shown {
        cx.tokens.accent
    } else {
        cx.tokens.dim
    };
    let text = medium(text).color(colour);
    let button = Button::new(text).frame(false).min_size(vec2(0.0, 34.0));
    let tab = in_sight(ui.add(button));
    let stroke = if shown {
        Stroke::new(2.0, cx.tokens.accent)
    } else if tab.hovered() {
        Stroke::new(2.0, cx.tokens.line)
    } else {
        Stroke::NONE
    };
    let below = tab.rect.bottom() - 1.0;
    ui.painter().hline(tab.rect.x_range(), below, stroke);
    tab
}

/// Ctrl+Page Down and Ctrl+Page Up go to the next and the previous step, also while one types.
fn moved_by_key(ui: &Ui, steps: &[Step], at: Step) -> Option<Step> {
    let pressed = |key| keys::pressed(ui, Modifiers::COMMAND, key);
    let (next, before) = (pressed(Key::PageDown), pressed(Key::PageUp));
    let place = steps.iter().position(|step| *step == at)?;
    if next {
        steps.get(place + 1).copied()
    } else if before {
        steps.get(place.checked_sub(1)?).copied()
    } else {
        None
    }
}
