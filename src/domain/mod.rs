//! The words and rules of CPD as plain values.
//!
//! **Architecture invariant:** nothing here does I/O, reads a clock, knows SQL or egui. A rule that needs today's date
//! takes it as an argument; a calculation returns its value with its reasons and cannot fail.

mod activity;
mod agenda;
mod assessment;
mod brief;
mod date;
mod duration;
mod entry;
mod evidence;
mod file_name;
mod file_problem;
mod focus;
mod id;
mod identifiers;
mod invalid;
mod key;
mod listing;
mod membership;
mod minutes;
mod number;
mod objective;
pub mod portfolio;
mod practitioner;
pub mod profile;
pub mod progress;
mod qualification;
mod readable;
pub mod review;

pub use activity::{
    Activity, ActivityDetails, ActivityKind, ActivityStatus, ActivitySummary, IMPORTED, MAX_TITLE,
    Reflection, is_web_address,
};
pub use agenda::{Agenda, AgendaItem, Matter};
pub use assessment::{Assessment, AssessmentDetails};
pub use date::{
    DateStyle, Dates, MONTHS, Period, WEEKDAYS, YearStart, long_date, moment, parse_date,
    read_date, read_days, short_date,
};
pub(crate) use entry::with_id;
pub use entry::{Details, Entry, EntryId, EntryKey, Sort};
pub use evidence::{Evidence, EvidenceContent, EvidenceDetails, EvidenceNumber, FileContent};
pub use file_name::file_name;
pub use file_problem::{FileProblem, FileProblems};
pub use focus::Focus;
pub use id::{ActivityId, AssessmentId, EvidenceId, ObjectiveId, PortfolioId, QualificationId};
pub use identifiers::{Exposure, IdentifierKind, LikelyIdentifier, likely_identifiers};
pub use invalid::{Invalid, Problems};
pub use key::{Link, LinkKey, RequirementKey};
pub use listing::{Order, SortBy, Totals};
pub use membership::Membership;
pub use minutes::Minutes;
use number::number_named;
pub use number::{attached_files, capitalised, count, grouped, number};
pub use objective::{Objective, ObjectiveDetails, ObjectiveStatus};
pub use practitioner::Practitioner;
pub use qualification::{
    Qualification, QualificationDetails, QualificationStatus, Renewal, renewals,
};
pub use readable::readable;
