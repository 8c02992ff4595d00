//! What Cairn proposes for a portfolio: entries that are linked and reflected on, spread over the criteria.

use std::collections::{HashMap, HashSet};

use super::super::progress::Ledger;
use super::super::{
    ActivityId, ActivityStatus, ActivitySummary, Assessment, Evidence, Focus, Period,
    RequirementKey,
};
use super::{
    Assignable, Piece, PieceId, PortfolioDetails, PortfolioKind, PrintSection, RatingNote, Ratings,
    SkillRatings,
};

/// To how many criteria one piece of evidence is proposed at the most.
const CRITERIA_EACH: usize = 2;

/// Proposes a portfolio of one kind for a period; the person changes what they like.
///
/// Activities count when they are done within the period. Where the kind says how much evidence assessors advise, that
/// much is chosen, in turn for each criterion, by the sorts of activity that suit it; else everything is. Skills come
/// from what the person focuses on, or from what their activities and evidence are linked to.
#[must_use]
pub fn propose(
    kind: PortfolioKind,
    period: Period,
    ledger: &Ledger,
    focus: &Focus,
) -> PortfolioDetails {
    let title = format!("{} {}", kind.title, years(period));
    if kind.is_sheet() {
        return PortfolioDetails::new(title, kind, period);
    }
    let evidence = evidence(&kind, period, ledger);
    let activities = activities(&kind, period, ledger, &evidence);
    let qualifications = if kind.prints(PrintSection::Qualifications) {
        ledger.qualifications.as_slice()
    } else {
        &[]
    };
    let mut pieces = activities;
    pieces.extend(evidence);
    pieces.extend(
        qualifications
            .iter()
            .map(|held| Piece::new(PieceId::Qualification(held.id))),
    );
    let skills = match kind.ratings {
        Ratings::None => Vec::new(),
        Ratings::StartAndEnd => skills(period, ledger, focus),
    };
    PortfolioDetails {
        pieces,
        skills,
        ..PortfolioDetails::new(title, kind, period)
    }
}

/// Says the years of a period: `2026`, or `2025–2026`.
fn years(period: Period) -> String {
    let (from, to) = (period.from().format("%Y"), period.to().format("%Y"));
    let (from, to) = (from.to_string(), to.to_string());
    if from == to {
        from
    } else {
        format!("{from}–{to}")
    }
}

fn done_in(period: Period, ledger: &Ledger) -> impl Iterator<Item = &ActivitySummary> {
    let done = move |activity: &&ActivitySummary| {
        activity.status == ActivityStatus::Done && period.contains(activity.date)
    };
    // The ledger has the newest first; on paper the oldest stands first.
    ledger.activities.iter().rev().filter(done)
}

/// One piece of evidence with the activities that it belongs to.
struct Candidate<'a> {
    evidence: &'a Evidence,
    activities: Vec<&'a ActivitySummary>,
    criteria: Vec<Assignable<'a>>,
}

impl<'a> Candidate<'a> {
    fn of(
        evidence: &'a Evidence,
        by_id: &HashMap<ActivityId, &'a ActivitySummary>,
        kind: &'a PortfolioKind,
    ) -> Self {
        let ids = evidence.details.activities.iter();
        let activities: Vec<_> = ids.filter_map(|id| by_id.get(id).copied()).collect();
        let suits = |assignable: &Assignable<'a>| {
            activities
                .iter()
                .any(|activity| assignable.suits(activity.kind))
        };
        let criteria = kind.assignable().filter(suits).collect();
        Self {
            evidence,
            activities,
            criteria,
        }
    }

    /// Ranks it: reflected activities and links speak for it.
    fn strength(&self) -> usize {
        let reflected = self.activities.iter().filter(|activity| activity.reflected);
        let linked = self.activities.iter().map(|activity| activity.links.len());
        10 * reflected.count() + self.evidence.details.links.len() * 2 + linked.sum::<usize>()
    }
}

fn evidence(kind: &PortfolioKind, period: Period, ledger: &Ledger) -> Vec<Piece> {
    let by_id: HashMap<_, _> = ledger
        .activities
        .iter()
        .map(|done| (done.id, done))
        .collect();
    let in_period = ledger
        .evidence
        .iter()
        .filter(|evidence| period.contains(evidence.details.date));
    let mut candidates: Vec<Candidate<'_>> = in_period
        .map(|evidence| Candidate::of(evidence, &by_id, kind))
        .collect();
    let Some(advice) = kind.evidence else {
        let whole = candidates.iter();
        return whole
            .map(|candidate| Piece::new(PieceId::Evidence(candidate.evidence.id)))
            .collect();
    };
    candidates.sort_by_key(|candidate| {
        (
            std::cmp::Reverse(candidate.strength()),
            candidate.evidence.number,
        )
    });
    let chosen = spread(kind, &candidates, advice.at_most as usize);
    let mut pieces: Vec<(u32, Piece)> = chosen
        .into_iter()
        .filter_map(|(place, criteria)| {
            let evidence = candidates.get(place)?.evidence;
            let piece = Piece::new(PieceId::Evidence(evidence.id)).showing(
                criteria
                    .into_iter()
                    .map(|assignable| assignable.key().clone()),
            );
            Some((evidence.number.0.get(), piece))
        })
        .collect();
    pieces.sort_by_key(|(number, _)| *number);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// Deals the strongest candidates out to the criteria in turn, until there are `most`; then fills up with what is left.
fn spread<'a>(
    kind: &'a PortfolioKind,
    candidates: &[Candidate<'a>],
    most: usize,
) -> Vec<(usize, Vec<Assignable<'a>>)> {
    let mut dealt: Vec<(usize, Vec<Assignable<'a>>)> = Vec::new();
    let takes = |dealt: &[(usize, Vec<Assignable<'a>>)], place: usize, wanted: &Assignable<'a>| {
        dealt.iter().find(|(known, _)| *known == place).map_or(
            dealt.len() < most,
            |(_, criteria)| {
                criteria.len() < CRITERIA_EACH
                    && criteria
                        .iter()
                        .all(|known| known.criterion.key != wanted.criterion.key)
            },
        )
    };
    let mut again = true;
    while again {
        again = false;
        for wanted in kind.assignable() {
            let suiting = candidates.iter().enumerate().find(|(place, candidate)| {
                candidate.criteria.contains(&wanted) && takes(&dealt, *place, &wanted)
            });
            let Some((place, _)) = suiting else { continue };
            again = true;
            match dealt.iter_mut().find(|(known, _)| *known == place) {
                Some((_, criteria)) => criteria.push(wanted),
                None => dealt.push((place, vec![wanted])),
            }
        }
    }
    for place in 0..candidates.len() {
        if dealt.len() < most && dealt.iter().all(|(known, _)| *known != place) {
            dealt.push((place, Vec::new()));
        }
    }
    dealt
}

/// Proposes activities: those that the chosen evidence belongs to where evidence is chosen, else all of the period.
fn activities(
    kind: &PortfolioKind,
    period: Period,
    ledger: &Ledger,
    evidence: &[Piece],
) -> Vec<Piece> {
    let chosen: HashSet<PieceId> = evidence.iter().map(|piece| piece.item).collect();
    let shown: HashSet<ActivityId> = ledger
        .evidence
        .iter()
        .filter(|piece| chosen.contains(&PieceId::Evidence(piece.id)))
        .flat_map(|piece| piece.details.activities.iter().copied())
        .collect();
    let selective = kind.evidence.is_some();
    let wanted = |activity: &&ActivitySummary| {
        !selective
            || shown.contains(&activity.id)
            || (activity.reflected && !activity.links.is_empty())
    };
    let piece = |activity: &ActivitySummary| {
        let suiting = kind.assignable().find(|known| known.suits(activity.kind));
        Piece::new(PieceId::Activity(activity.id)).showing(suiting.map(|known| known.key().clone()))
    };
    done_in(period, ledger).filter(wanted).map(piece).collect()
}

/// How many skills a self-assessment proposes at the most; assessors advise people to choose.
const SKILLS: usize = 12;

fn skills(period: Period, ledger: &Ledger, focus: &Focus) -> Vec<SkillRatings> {
    let rated: HashSet<&RequirementKey> = ledger
        .assessments
        .iter()
        .map(|rating| &rating.details.skill)
        .collect();
    let mut keys: Vec<RequirementKey> = focus
        .keys()
        .iter()
        .filter(|key| rated.contains(key))
        .cloned()
        .collect();
    if keys.is_empty() {
        let mut later: Vec<&Assessment> = ledger.assessments.iter().collect();
        later.sort_by_key(|rating| std::cmp::Reverse(rating.details.date));
        for rating in later {
            if !keys.contains(&rating.details.skill) {
                keys.push(rating.details.skill.clone());
            }
        }
    }
    keys.truncate(SKILLS);
    let with_ratings = |skill| ratings_in(period, ledger, skill);
    keys.into_iter().map(with_ratings).collect()
}

/// Returns how a skill was rated at the start and at the end of a period.
#[must_use]
pub fn ratings_in(period: Period, ledger: &Ledger, skill: RequirementKey) -> SkillRatings {
    SkillRatings {
        start: rating_by(ledger, &skill, period.from()),
        end: rating_by(ledger, &skill, period.to()),
        skill,
    }
}

/// Returns the rating that held on a day; a first one that came soon after the start of a period counts as its start.
fn rating_by(
    ledger: &Ledger,
    skill: &RequirementKey,
    day: chrono::NaiveDate,
) -> Option<RatingNote> {
    let mut ratings = ledger
        .assessments
        .iter()
        .filter(|rating| rating.details.skill == *skill);
    let held = ratings.clone().rfind(|rating| rating.details.date <= day);
    let rating = held.or_else(|| ratings.next())?;
    Some(RatingNote {
        level: rating.details.level,
        comment: rating.details.comment.clone(),
    })
}
