//! Activities: the entries of the CPD log.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ActivityId, Invalid, Link, LinkKey, Minutes, Problems};

/// The longest title that is accepted, in characters.
pub const MAX_TITLE: usize = 300;

/// How the tag of an entry that another program's file gave begins, and the title of that file as evidence. It names the file
/// and is nobody's words about what was done.
pub const IMPORTED: &str = "Imported: ";

macro_rules! named_variants {
    ($(#[$doc:meta])* $name:ident, $field:literal { $($(#[$vdoc:meta])* $variant:ident = $key:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in the order a form offers them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the stable name used in files, the database and the terminal.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// Returns the name people see.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Reads a stable name.
            ///
            /// # Errors
            /// When there is no such name; the hint lists those there are.
            pub fn parse(text: &str) -> Result<Self, Invalid> {
                let wanted = text.trim().to_lowercase().replace([' ', '_'], "-");
                Self::ALL.iter().copied().find(|value| value.key() == wanted).ok_or_else(|| {
                    let names: Vec<&str> = Self::ALL.iter().map(|value| value.key()).collect();
                    Invalid::new($field, format!("There is no {} called “{}”", $field, text.trim()))
                        .hinted(format!("Choose one of: {}", names.join(", ")))
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }
    };
}
pub(super) use named_variants;

named_variants! {
    /// What sort of thing an activity was.
    ActivityKind, "kind" {
        /// A taught course or module.
        Course = "course", "Course";
        /// A conference or a day of one.
        Conference = "conference", "Conference";
        /// A talk followed online.
        Webinar = "webinar", "Webinar";
        /// A hands-on session with others.
        Workshop = "workshop", "Workshop";
        /// Meetings, networks, communities of practice.
        Meeting = "meeting", "Meeting";
        /// Reading, listening or watching by oneself.
        Reading = "reading", "Reading";
        /// Following somebody in their work.
        Shadowing = "shadowing", "Shadowing";
        /// Mentoring, coaching or supervising somebody, or being mentored.
        Mentoring = "mentoring", "Mentoring";
        /// Learning in the course of one's own work, such as a project or deputising.
        Work = "work", "Work";
        /// Research, an audit or an evaluation.
        Research = "research", "Research";
        /// Teaching or training others.
        Teaching = "teaching", "Teaching";
        /// Presenting or writing for others.
        Presenting = "presenting", "Presenting and writing";
        /// Work for a professional body or another cause.
        Volunteering = "volunteering", "Volunteering";
        /// A visit to another service.
        Visit = "visit", "Visit";
        /// Anything else.
        Other = "other", "Other";
    }
}

named_variants! {
    /// How far an activity has come.
    ActivityStatus, "status" {
        /// Intended, not begun.
        Planned = "planned", "Planned";
        /// Begun.
        InProgress = "in-progress", "In progress";
        /// Finished; only these count toward hours and evidence.
        Done = "done", "Done";
    }
}

/// What a person makes of an activity, by the three questions of Rolfe's framework.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reflection {
    /// What happened; facts alone, so this by itself does not count as reflecting.
    pub what: String,
    /// Why it mattered and what was learnt.
    pub so_what: String,
    /// What will be done differently.
    pub now_what: String,
}

impl Reflection {
    /// Tells whether this counts as a reflection: So what? or Now what? holds text.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.so_what.trim().is_empty() || !self.now_what.trim().is_empty()
    }
}

/// Everything a person says about one activity; the unit that a form edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityDetails {
    /// What it is called; never blank in a record.
    pub title: String,
    /// Its (first) day. The day by which it counts.
    pub date: NaiveDate,
    /// Its last day, when it took more than one.
    pub end: Option<NaiveDate>,
    /// Time spent on it; at most 24 hours for each of its days.
    pub minutes: Minutes,
    /// What sort of thing it was.
    pub kind: ActivityKind,
    /// How far it has come.
    pub status: ActivityStatus,
    /// What it was about.
    #[serde(default)]
    pub description: String,
    /// What the person makes of it.
    #[serde(default)]
    pub reflection: Reflection,
    /// Who ran it.
    #[serde(default)]
    pub provider: String,
    /// Where it took place.
    #[serde(default)]
    pub location: String,
    /// What it cost, in pence; 0 where nothing is said.
    #[serde(default)]
    pub cost: u32,
    /// Its web address, blank or beginning with `http://` or `https://`.
    #[serde(default)]
    pub url: String,
    /// The person's own labels, without repeats.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What it counts toward, without repeats.
    #[serde(default)]
    pub links: Vec<Link>,
}

impl ActivityDetails {
    /// Starts a done activity of no particular kind, without hours.
    pub fn new(title: impl Into<String>, date: NaiveDate) -> Self {
        Self {
            title: title.into(),
            date,
            end: None,
            minutes: Minutes(0),
            kind: ActivityKind::Other,
            status: ActivityStatus::Done,
            provider: String::new(),
            location: String::new(),
            cost: 0,
            url: String::new(),
            description: String::new(),
            reflection: Reflection::default(),
            tags: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Says an amount in pence as people do: `£12.50`; empty for none.
    #[must_use]
    pub fn pounds(pence: u32) -> String {
        match pence {
            0 => String::new(),
            pence => format!("£{}.{:02}", pence / 100, pence % 100),
        }
    }

    /// Reads what it cost, in pence: `12`, `12.50` or `£1,200`; nothing for an empty text.
    ///
    /// ```
    /// use cairn::domain::ActivityDetails;
    /// assert_eq!(ActivityDetails::read_cost("£12.5"), Ok(1_250));
    /// assert_eq!(ActivityDetails::read_cost("1,200"), Ok(120_000));
    /// assert!(ActivityDetails::read_cost("12,50").is_err());
    /// ```
    ///
    /// # Errors
    /// When it is no amount of pounds and pence.
    pub fn read_cost(text: &str) -> Result<u32, Invalid> {
        let typed = text.trim();
        if typed.is_empty() {
            return Ok(0);
        }
        let amount = typed.strip_prefix('£').unwrap_or(typed).trim_start();
        let (pounds, pence) = amount.split_once('.').unwrap_or((amount, "00"));
        // A comma stands before three digits, or it may have been meant to part the pence.
        let mut thousands = pounds.split(',').skip(1);
        let whole = thousands.all(|group| group.len() == 3);
        let digits = format!("{}{pence:0<2}", pounds.replace(',', ""));
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        let read = digits.parse().ok();
        read.filter(|_| whole && plain && !pounds.is_empty() && (1..=2).contains(&pence.len()))
            .ok_or_else(|| {
                Invalid::new("cost", format!("“{typed}” is not an amount"))
                    .hinted("Write it in pounds, like 12 or 12.50")
            })
    }

    /// Returns the short facts beside its days, its time and its sort, each with its name; without those it does not have.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let facts = [
            ("Provider", self.provider.clone()),
            ("Location", self.location.clone()),
            ("Cost", Self::pounds(self.cost)),
        ];
        let said = facts.into_iter().filter(|(_, says)| !says.is_empty());
        said.collect()
    }

    /// Returns the details tidied: outer blanks, blank tags and repeated tags and links gone.
    ///
    /// # Errors
    /// Every field that cannot be kept: a blank or overlong title, an end before the beginning, more than 24 hours for
    /// each day, a web address that is none.
    pub fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        problems.note(check_title(&mut self.title));
        for text in [&mut self.provider, &mut self.location] {
            trim(text);
        }
        problems.note(check_url(&mut self.url));
        self.end = self.end.filter(|end| *end != self.date);
        let days = match self.end {
            Some(end) if end < self.date => {
                let problem = format!("The activity ends ({end}) before it begins ({})", self.date);
                problems.0.push(
                    Invalid::new("end", problem).hinted("Swap the dates, or leave the end out"),
                );
                1
            }
            Some(end) => u32::try_from((end - self.date).num_days()).unwrap_or(0) + 1,
            None => 1,
        };
        if self.minutes.0 > Minutes::A_DAY.0.saturating_mul(days) {
            let span = if days == 1 {
                "one day".to_owned()
            } else {
                format!("{days} days")
            };
            let problem = format!("{} is more than {span} can hold", self.minutes);
            problems.0.push(
                Invalid::new("hours", problem).hinted("Give the end date, or check the hours"),
            );
        }
        tidy_tags(&mut self.tags);
        tidy_links(&mut self.links);
        problems.or_else_ok(self)
    }
}

/// One entry of the CPD log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id for life.
    pub id: ActivityId,
    /// What the person says about it.
    pub details: ActivityDetails,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}

/// What lists and progress need of an activity, without its long texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivitySummary {
    /// Its id for life.
    pub id: ActivityId,
    /// What it is called.
    pub title: String,
    /// Its (first) day.
    pub date: NaiveDate,
    /// Its last day, when it took more than one.
    pub end: Option<NaiveDate>,
    /// Time spent on it.
    pub minutes: Minutes,
    /// What sort of thing it was.
    pub kind: ActivityKind,
    /// How far it has come.
    pub status: ActivityStatus,
    /// Whether its reflection counts as one.
    pub reflected: bool,
    /// The person's labels.
    pub tags: Vec<String>,
    /// What it counts toward.
    pub links: Vec<LinkKey>,
    /// How many pieces of evidence are attached.
    pub evidence: u32,
}

/// Takes blanks off both ends.
pub(super) fn trim(text: &mut String) {
    if text.trim().len() != text.len() {
        *text = text.trim().to_owned();
    }
}

/// Trims a title and checks its length.
pub(super) fn check_title(title: &mut String) -> Result<(), Invalid> {
    trim(title);
    if title.is_empty() {
        return Err(
            Invalid::new("title", "The title is empty").hinted("Say in a few words what it was")
        );
    }
    let length = title.chars().count();
    if length > MAX_TITLE {
        let problem = format!("The title is {length} characters long; {MAX_TITLE} fit");
        return Err(Invalid::new("title", problem).hinted("Put the detail into the description"));
    }
    Ok(())
}

/// Trims a web address and checks that it is one, or blank.
pub(super) fn check_url(url: &mut String) -> Result<(), Invalid> {
    trim(url);
    if url.is_empty() || is_web_address(url) {
        return Ok(());
    }
    Err(Invalid::new("url", format!("“{url}” is not a web address"))
        .hinted("It begins with https:// and holds no blanks"))
}

/// Tells whether a text is the address of a page, and not one that has the system start something else.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let lower = url.to_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty() && !host.starts_with('/') && !url.contains(char::is_whitespace)
    })
}

/// Trims tags, drops blank and repeated ones, and keeps their order.
fn tidy_tags(tags: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    tags.iter_mut().for_each(trim);
    tags.retain(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()));
}

/// Drops repeated links, keeping the first that has a reason, and keeps their order.
pub(super) fn tidy_links(links: &mut Vec<Link>) {
    let mut kept: Vec<Link> = Vec::with_capacity(links.len());
    for mut link in links.drain(..) {
        trim(&mut link.reason);
        match kept.iter_mut().find(|other| other.key == link.key) {
            None => kept.push(link),
            Some(other) if other.reason.is_empty() => other.reason = link.reason,
            Some(_) => {}
        }
    }
    *links = kept;
}
