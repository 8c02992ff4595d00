//! Which screen is shown.

/// A screen, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The year at a glance and what to do next.
    #[default]
    Home,
    /// The activities.
    Log,
    /// The notes, files and web links that show something.
    Evidence,
    /// Everything the role asks for, with what backs it.
    Skills,
    /// Qualifications held or worked toward.
    Qualifications,
    /// What one wants to reach, and by when.
    Plan,
    /// Printing.
    Portfolio,
    /// The person, the role and the look.
    Settings,
}

impl Route {
    /// Every screen, in the order of the rail.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Log,
        Self::Evidence,
        Self::Skills,
        Self::Qualifications,
        Self::Plan,
        Self::Portfolio,
        Self::Settings,
    ];
}
