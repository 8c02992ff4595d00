//! What to do next.
use super::RequirementProgress;

pub(super) fn nearest_first(requirements: &[RequirementProgress]) -> Vec<&RequirementProgress> {
    requirements
        .iter()
        .filter(|requirement| !requirement.status.is_met())
        .collect()
}
