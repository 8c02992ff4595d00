//! What stands before and below everything, and what the document says of itself.

use super::attached::Attached;
use super::block::{Fact, facts};
use super::span::Line;
use super::whole::{About, Front};
use super::words::{count, joined, shortened, span};

use crate::domain::portfolio::Stage;
use crate::domain::{Membership, Practitioner, long_date};
use crate::portfolio::contents::PortfolioContents;

/// The longest name that the foot of each page repeats whole; the cover prints any.
const FOOTER_NAME: usize = 160;
/// The longest kind that the foot of each page repeats whole; the cover prints any.
const FOOTER_KIND: usize = 100;

/// What the file says about itself, and the foot of each page.
pub(super) fn about(contents: &PortfolioContents) -> About {
    let name = &contents.practitioner.name;
    let kind = &contents.composed.details.kind;
    let period = contents.period();
    let said = span(period.from(), period.to());
    About {
        title: format!("{}, {}, {said}", kind.title.trim(), name.trim()),
        author: name.clone(),
        footer: format!(
            "{} · {} · {said}",
            shortened(name, FOOTER_NAME),
            shortened(&kind.title, FOOTER_KIND)
        ),
        identity: format!(
            "cairn portfolio {} {name} {} {}",
            kind.key,
            period.from(),
            period.to()
        ),
        printed_on: contents.printed_on,
    }
}

/// Sets out the front: whose portfolio it is, for what, and what it holds.
pub(super) fn front(contents: &PortfolioContents) -> Front {
    let person = &contents.practitioner;
    let details = &contents.composed.details;
    let period = contents.period();
    Front {
        name: details.title.clone(),
        kind: details.kind.title.clone(),
        subtitle: format!("Toward the role of {}", contents.profile.title),
        facts: facts([
            ("Practitioner", person.name.clone()),
            ("Post", post(person)),
            ("Professional body", details.kind.body.clone()),
            ("Memberships", memberships(person)),
            ("Role profile", role(contents)),
            ("Period", span(period.from(), period.to())),
            ("CPD", cpd(contents)),
        ]),
        stage: stage(contents).map(|text| Fact {
            label: "Stage",
            text,
        }),
        contents: "Contents",
    }
}

/// Says with whom to check, when it was printed, and from what.
pub(super) fn colophon(contents: &PortfolioContents, attached: &Attached<'_>) -> Vec<Line> {
    let check_with = &contents.composed.details.kind.check_with;
    let check_with = (!check_with.is_empty()).then(|| Line::from(check_with.as_str()));
    let printed = format!(
        "Printed {} from Cairn. State of the record: {}",
        long_date(contents.printed_on),
        contents.state
    );
    let lines = check_with.into_iter().chain([printed.into()]);
    lines.chain(attached.check()).collect()
}

/// Says how far the portfolio has come; nothing for one that nobody composes, such as the summary.
fn stage(contents: &PortfolioContents) -> Option<String> {
    let is_judged = !contents.composed.details.kind.body.is_empty();
    match contents.composed.stage {
        Stage::Proposed => is_judged.then(|| "Proposed by Cairn, not composed".to_owned()),
        Stage::Draft => Some("Draft".to_owned()),
        Stage::Submitted(on) => Some(format!("Submitted on {}", long_date(on))),
    }
}

/// Says in what post somebody works, and where.
pub(super) fn post(person: &Practitioner) -> String {
    joined(&[&person.post, &person.employer], ", ")
}

/// Names the role, and who answers for its profile.
pub(super) fn role(contents: &PortfolioContents) -> String {
    let profile = &contents.profile;
    joined(&[&profile.title, &profile.responsible_body], ", ")
}

/// Lists the professional bodies: `CILIP, 0123456, MCLIP; BCS`.
pub(super) fn memberships(person: &Practitioner) -> String {
    let all = person.memberships.iter().map(Membership::to_string);
    all.collect::<Vec<_>>().join("; ")
}

/// Says what the portfolio holds: `14 h 30 in 36 activities · 25 pieces of evidence`.
fn cpd(contents: &PortfolioContents) -> String {
    let activities = contents.activities.len();
    let evidence = count(
        contents.evidence.len(),
        "piece of evidence",
        "pieces of evidence",
    );
    if activities == 0 {
        return format!("No activities in this period · {evidence}");
    }
    let minutes = contents.composition().minutes();
    let activities = count(activities, "activity", "activities");
    format!("{minutes} in {activities} · {evidence}")
}
