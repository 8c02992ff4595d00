//! What to do next.

use super::{RequirementProgress, Status};

/// Returns the unmet requirements, nearest to met first.
///
/// Nearness is the number of things still missing. Of those equally near, one that has begun comes before one that has
/// not, and then the order of the profile decides.
pub(super) fn nearest_first(requirements: &[RequirementProgress]) -> Vec<&RequirementProgress> {
    let mut unmet: Vec<&RequirementProgress> = requirements
        .iter()
        .filter(|requirement| !requirement.status.is_met())
        .collect();
    unmet.sort_by_key(|requirement| (requirement.missing.len(), !begun(requirement.status)));
    unmet
}

const fn begun(status: Status) -> bool {
    !matches!(status, Status::None | Status::NotStarted | Status::NotHeld)
}
