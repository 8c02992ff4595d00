//! The development plan as the screens show it, worked out once for each reading of the record.

use std::collections::{HashMap, HashSet};

use crate::domain::progress::{Ledger, ObjectiveProgress, Progress};
use crate::domain::{
    ActivityId, ActivityStatus, Agenda, Dates, Matter, Objective, ObjectiveId, ObjectiveStatus,
    RequirementKey,
};

/// What the list shows of an objective beside the objective itself.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The objective.
    pub objective: Objective,
    /// How much of it is there.
    pub reached: ObjectiveProgress,
    /// What the plan asks for next and when, or what became of it.
    pub says: String,
    /// Everything about its row, for screen readers.
    pub name: String,
    /// Whether a day of it has passed.
    pub overdue: bool,
}

/// The objectives in the order in which they ask for something, and the agenda.
#[derive(Clone, Debug)]
pub struct Plan {
    goals: Vec<Goal>,
    places: HashMap<ObjectiveId, usize>,
    toward: HashMap<RequirementKey, Vec<usize>>,
    led_to_by: HashMap<ActivityId, Vec<usize>>,
    agenda: Agenda,
}

impl Plan {
    /// Looks through the objectives, which stand in the order of the plan.
    #[must_use]
    pub fn of(
        objectives: Vec<Objective>,
        ledger: &Ledger,
        progress: &Progress,
        dates: Dates,
    ) -> Self {
        let agenda = Agenda::of(
            &objectives,
            &ledger.activities,
            &ledger.qualifications,
            dates.today,
        );
        let statuses = statuses(&objectives, ledger);
        let asks = asks(&agenda);
        let goals: Vec<Goal> = objectives
            .into_iter()
            .map(|objective| {
                let status = |id| statuses.get(&id).copied();
                let reached = ObjectiveProgress::of(&objective.details, progress, status);
                let next = asks.get(&objective.id);
                goal(objective, reached, next, dates)
            })
            .collect();
        let mut toward: HashMap<RequirementKey, Vec<usize>> = HashMap::new();
        let mut led_to_by: HashMap<ActivityId, Vec<usize>> = HashMap::new();
        for (place, goal) in goals.iter().enumerate() {
            let details = &goal.objective.details;
            for id in &details.activities {
                led_to_by.entry(*id).or_default().push(place);
            }
            for link in details.links.iter().filter(|_| details.status.is_open()) {
                let places = toward.entry(link.key.requirement.clone()).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        Self {
            places: goals
                .iter()
                .enumerate()
                .map(|(place, goal)| (goal.objective.id, place))
                .collect(),
            goals,
            toward,
            led_to_by,
            agenda,
        }
    }

    /// Returns all objectives.
    #[must_use]
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// Returns the objectives of a status.
    pub fn with(&self, status: ObjectiveStatus) -> impl Iterator<Item = &Goal> {
        let goals = self.goals.iter();
        goals.filter(move |goal| goal.objective.details.status == status)
    }

    /// Returns one objective.
    #[must_use]
    pub fn goal(&self, id: ObjectiveId) -> Option<&Goal> {
        self.goals.get(*self.places.get(&id)?)
    }

    /// Returns the open objectives that are to meet a requirement or a statement of it.
    pub fn toward(&self, key: &RequirementKey) -> impl Iterator<Item = &Goal> {
        self.at(self.toward.get(key))
    }

    /// Returns the objectives that an activity leads to.
    pub fn led_to_by(&self, id: ActivityId) -> impl Iterator<Item = &Goal> {
        self.at(self.led_to_by.get(&id))
    }

    /// Returns what is overdue and what is to come.
    #[must_use]
    pub const fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    fn at(&self, places: Option<&Vec<usize>>) -> impl Iterator<Item = &Goal> {
        let places = places.map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.goals.get(*place))
    }
}

/// Tells how far the activities have come that lead to anything.
fn statuses(objectives: &[Objective], ledger: &Ledger) -> HashMap<ActivityId, ActivityStatus> {
    let leading = objectives
        .iter()
        .flat_map(|objective| objective.details.activities.iter().copied());
    let leading: HashSet<ActivityId> = leading.collect();
    let activities = ledger.activities.iter();
    activities
        .filter(|activity| leading.contains(&activity.id))
        .map(|activity| (activity.id, activity.status))
        .collect()
}

/// What the agenda asks for first of an objective.
struct Ask {
    says: String,
    overdue: bool,
}

fn asks(agenda: &Agenda) -> HashMap<ObjectiveId, Ask> {
    let mut asks = HashMap::new();
    for item in agenda.items() {
        if let Matter::Due(id) | Matter::Review(id) = item.matter {
            asks.entry(id).or_insert_with(|| Ask {
                says: item.to_string(),
                overdue: item.is_overdue(),
            });
        }
    }
    asks
}

fn goal(
    objective: Objective,
    reached: ObjectiveProgress,
    next: Option<&Ask>,
    dates: Dates,
) -> Goal {
    let details = &objective.details;
    let says = match (next, details.achieved) {
        (Some(next), _) => next.says.clone(),
        (None, Some(day)) => format!("Achieved {}", dates.short(day)),
        (None, None) if details.status.is_open() => "No due day".to_owned(),
        (None, None) => details.status.label().to_owned(),
    };
    let mut name = format!(
        "{}, {}",
        details.title,
        details.status.label().to_lowercase()
    );
    if next.is_some() {
        name = format!("{name}, {}", says.to_lowercase());
    }
    if reached.links > 0 {
        name = format!("{name}, {} of {} met", reached.met, reached.links);
    }
    Goal {
        overdue: next.is_some_and(|next| next.overdue),
        objective,
        reached,
        says,
        name,
    }
}
