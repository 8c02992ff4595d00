//! What of a period could identify a patient, as far as it is looked through.

use crate::domain::Period;
use crate::portfolio::Exposed;

/// What was found in the texts of one period, as the record now stands.
#[derive(Clone, Debug, Default)]
pub struct Exposures {
    looked: Option<(Period, Looked)>,
}

#[derive(Clone, Debug)]
enum Looked {
    /// It is being looked through, by the job of that number.
    UnderWay(u64),
    /// These entries are to be looked at again.
    Found(Vec<Exposed>),
}

impl Exposures {
    /// Tells whether a period is looked through, or is being so.
    #[must_use]
    pub fn has(&self, period: Period) -> bool {
        self.looked
            .as_ref()
            .is_some_and(|(looked, _)| *looked == period)
    }

    /// Waits for what a job finds.
    pub fn wait(&mut self, period: Period, job: u64) {
        self.looked = Some((period, Looked::UnderWay(job)));
    }

    /// Takes what a job found, if nothing has changed since it began.
    pub fn take(&mut self, job: u64, exposed: Vec<Exposed>) {
        if let Some((_, looked)) = &mut self.looked
            && matches!(looked, Looked::UnderWay(awaited) if *awaited == job)
        {
            *looked = Looked::Found(exposed);
        }
    }

    /// Returns what was found in a period.
    #[must_use]
    pub fn found(&self, period: Period) -> &[Exposed] {
        match &self.looked {
            Some((looked, Looked::Found(exposed))) if *looked == period => exposed,
            Some((_, Looked::Found(_) | Looked::UnderWay(_))) | None => &[],
        }
    }
}
