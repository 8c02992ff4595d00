//! What is logged already and may fill a gap.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::Skills;
use crate::domain::progress::RequirementProgress;
use crate::domain::{EntryId, Link, RequirementKey};
use crate::record::Mention;
use crate::ui::command::{Command, SuggestCommand};
use crate::ui::cx::Cx;
use crate::ui::mentions::mentions_of;
use crate::ui::widgets::{icon_button, link_button, quoted, soft_button};

/// How many are listed before one asks for more.
const FEW: usize = 6;

/// Whose mentions are listed, and whether all of them.
#[derive(Debug, Default)]
pub struct Mentioned {
    of: Option<RequirementKey>,
    all: bool,
}

/// Offers the entries that mention what a gap asks for and are not linked to it.
pub fn mentions_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, progress: &RequirementProgress) {
    if progress.status.is_met() || cx.model.looks_back() {
        return;
    }
    let mentions = mentions_of(cx, &progress.key);
    let says = match mentions.len() {
        0 => return,
        1 => "1 entry mentions this".to_owned(),
        many => format!("{many} entries mention this"),
    };
    ui.add_space(4.0);
    let is_listed = skills.mentions.of.as_ref() == Some(&progress.key);
    if link_button(ui, cx.tokens, &says)
        .on_hover_text("Entries whose words speak for it and that are not linked to it")
        .clicked()
    {
        skills.mentions = Mentioned {
            of: (!is_listed).then(|| progress.key.clone()),
            all: false,
        };
    }
    if !is_listed {
        return;
    }
    let most = if skills.mentions.all { usize::MAX } else { FEW };
    for mention in mentions.iter().take(most) {
        mention_ui(ui, cx, mention);
    }
    let rest = mentions.len().saturating_sub(most);
    if rest > 0 && link_button(ui, cx.tokens, &format!("Show {rest} more")).clicked() {
        skills.mentions.all = true;
    }
}

fn mention_ui(ui: &mut Ui, cx: &Cx<'_>, mention: &Mention) {
    let Mention {
        entry,
        title,
        suggestion,
    } = mention;
    ui.horizontal(|ui| {
        let answer = |shows| {
            let link = Link {
                key: suggestion.key.clone().into(),
                reason: suggestion.reason.clone(),
            };
            cx.send(Command::Suggest(SuggestCommand::Answer(
                *entry, link, shows,
            )));
        };
        if soft_button(ui, "Link")
            .accessible_name(format!("Link “{title}”"))
            .clicked()
        {
            answer(true);
        }
        let no = format!("“{title}” does not show this");
        if icon_button(ui, icons::ICON_CLOSE, &no).clicked() {
            answer(false);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if link_button(ui, cx.tokens, title).clicked() {
                match entry {
                    EntryId::Evidence(id) => cx.send(Command::ShowEvidence(*id)),
                    EntryId::Activity(id) => cx.send(Command::ShowActivity(*id)),
                    _ => {}
                }
            }
            let words = RichText::new(quoted(suggestion))
                .small()
                .color(cx.tokens.dim);
            ui.add(Label::new(words).wrap());
        });
    });
}
