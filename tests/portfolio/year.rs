//! The thirty activities of the made-up year.

use cairn::domain::ActivityKind::{
    self, Conference, Course, Meeting, Mentoring, Other, Presenting, Reading, Research, Shadowing,
    Teaching, Visit, Volunteering, Webinar, Work, Workshop,
};
use cairn::domain::{ActivityDetails, Reflection};

use crate::fixture::{activity, day};

/// One activity of the year.
pub struct Entry {
    on: (u32, u32),
    minutes: u32,
    kind: ActivityKind,
    title: &'static str,
    provider: &'static str,
    links: &'static [&'static str],
    reflection: [&'static str; 3],
}

impl Entry {
    pub fn details(&self) -> ActivityDetails {
        let [what, so_what, now_what] = self.reflection.map(str::to_owned);
        let mut details = activity(
            self.title,
            day(self.on.0, self.on.1),
            self.minutes,
            self.kind,
            self.links,
        );
        self.provider.clone_into(&mut details.provider);
        details.reflection = Reflection {
            what,
            so_what,
            now_what,
        };
        details
    }
}

const fn entry(
    on: (u32, u32),
    minutes: u32,
    kind: ActivityKind,
    title: &'static str,
    provider: &'static str,
    links: &'static [&'static str],
    reflection: [&'static str; 3],
) -> Entry {
    Entry {
        on,
        minutes,
        kind,
        title,
        provider,
        links,
        reflection,
    }
}

/// The year, oldest first.
#[rustfmt::skip]
pub const YEAR: &[Entry] = &[
    entry((1, 14), 90, Webinar, "Setting objectives that survive February", "CILIP Health Libraries Group",
        &["pda/professional-development-and-reflective-practice", "behaviour/goal-orientation"],
        [
            "A short session on writing development objectives with a measure and a review date.",
            "Two of my three objectives had no measure, which is why last year's review was so vague.",
            "Rewrite them with my manager and put the review dates into the calendar.",
        ]),
    entry((1, 22), 60, Reading, "Article: measuring the impact of library and knowledge services", "",
        &["pda/evidence-based-practitioner", "klimf/11.3#1"],
        [
            "A study of impact questionnaires across nineteen services.",
            "Counting searches says nothing about what they changed; a short follow-up question does.",
            "Add one follow-up question to the evidence search form for a trial quarter.",
        ]),
    entry((1, 29), 120, Meeting, "Regional network meeting", "Knowledge and Library Services North",
        &["pda/community-of-practice", "behaviour/interacting-with-people", "klimf/6.5#1"],
        [
            "Six services compared how they run their bulletins.",
            "Ours takes twice as long as others because three people check the same journals.",
            "Share the journal list out by topic and review the time taken in May.",
        ]),
    entry((2, 5), 180, Workshop, "Facilitating after action reviews", "NHS England Workforce, Training and Education",
        &["pda/negotiating-and-influencing", "klimf/6.4#1: I ran two reviews within the month and wrote both up", "klimf/6.4#2", "behaviour/leadership"],
        [
            "A half-day workshop with a practice session in threes.",
            "The four questions are easy; keeping a senior person from answering first is the skill.",
            "Offer a review to the winter pressures team and ask the matron to speak last.",
        ]),
    entry((2, 12), 45, Work, "Shared folders tidied with the estates team", "",
        &["klimf/8.1", "klimf/5.1#1", "behaviour/planning-and-organisation"],
        [
            "We agreed a plan for eleven thousand documents and threw half of them away.",
            "A retention schedule nobody has read cannot be followed; a one-page version was.",
            "",
        ]),
    entry((2, 19), 60, Mentoring, "Mentoring a new library assistant: first meeting", "",
        &["pda/mentoring", "klimf/12.7", "behaviour/counselling-and-developing-others"],
        [
            "We set out what both of us expect and agreed to meet monthly.",
            "I talked for two thirds of the hour. She had better questions than I had answers.",
            "Prepare three open questions for each meeting and keep quiet after them.",
        ]),
    entry((3, 3), 360, Conference, "Knowledge Management in Health conference", "CILIP",
        &["pda/wider-library-data-information-and-knowledge-sector-context", "pda/organisational-and-environmental-context", "klimf/6.1#1", "behaviour/strategic-perspective"],
        [
            "A full day on knowledge mobilisation across integrated care systems.",
            "Organisations that named an executive sponsor kept their programmes; the others lost them at the first reorganisation.\nThe speaker from the ambulance service put it well: a programme without a sponsor is a hobby.",
            "Ask the medical director whether the programme may be named in the trust strategy.",
        ]),
    entry((3, 10), 75, Webinar, "Copyright for health librarians", "Copyright Licensing Agency",
        &["klimf/4.3#1", "klimf/4.3#2"],
        [
            "What the NHS licence allows and what it does not.",
            "I had been sending whole reports where the licence allows a chapter.",
            "Change the covering note of the search results and tell the team on Monday.",
        ]),
    entry((3, 18), 120, Teaching, "Critical appraisal session for physiotherapists", "",
        &["klimf/7.1#1: planned, taught and evaluated by me", "klimf/9.1#1", "behaviour/verbal-expression"],
        [
            "Fourteen people appraised one trial of early mobilisation.",
            "The checklist frightened half the room; starting from one question did not.",
            "Begin with the question and hand the checklist out at the end.",
        ]),
    entry((3, 26), 30, Reading, "Chapter: taxonomies that people use", "",
        &["klimf/5.5#1", "klimf/5.4#1"],
        [
            "",
            "Card sorting with six people would have saved us our second-level menu.",
            "",
        ]),
    entry((4, 8), 240, Course, "Project management foundation, day 1", "NHS Elect",
        &["pda/management-development", "gkim/OR13#1", "gkim/OR13#2"],
        [
            "Scope, stakeholders, and a plan on one page.",
            "I had no written scope for the repository project, and it shows in the minutes.",
            "Write the scope on one page and have the steering group agree it.",
        ]),
    entry((4, 9), 240, Course, "Project management foundation, day 2", "NHS Elect",
        &["pda/management-development", "gkim/OR13#3", "gkim/OR10#1"],
        [
            "Risk registers, dependencies and closing a project.",
            "Our register listed worries, not risks: no likelihood, no owner.",
            "Rework it with an owner for each line before the next meeting.",
        ]),
    entry((4, 21), 60, Mentoring, "Mentoring: midway review", "",
        &["pda/mentoring", "behaviour/counselling-and-developing-others"],
        [
            "We looked at what she set herself in February.",
            "She has outgrown the plan; I had been steering her toward my own route.",
            "Let her write the next plan alone and comment only when asked.",
        ]),
    entry((4, 29), 420, Shadowing, "A day with the information governance team", "",
        &["pda/job-shadowing-and-special-assignments", "pda/gaining-knowledge-of-activities-of-employing-organisation", "klimf/4.1#1", "gkim/IT05"],
        [
            "I followed two requests for information from arrival to release.",
            "Most of their time goes into finding documents, which is what we are for.",
            "Draft a joint page on where things are kept.",
        ]),
    entry((5, 6), 90, Research, "Audit of evidence searches, first quarter", "",
        &["pda/research-assignments", "klimf/3.3#1: every search checked against the standard", "klimf/3.3#2", "klimf/3.3#3", "behaviour/analytical-thinking"],
        [
            "Forty searches read against our standard: question, sources, strategy, synthesis.",
            "Nine had no recorded strategy and could not be repeated.",
            "The template will not save without the strategy field from June.",
        ]),
    entry((5, 13), 60, Meeting, "Community of practice: searching with language models", "",
        &["pda/community-of-practice", "klimf/2.9#1", "klimf/2.9#2"],
        [
            "Eleven librarians compared prompts for building search strategies.",
            "Models invent subject headings that do not exist, with great confidence.",
            "Check each heading against the thesaurus and say so in the guide.",
        ]),
    entry((5, 20), 45, Work, "Deputising for the service manager at the education board", "",
        &["pda/deputising", "klimf/12.1", "behaviour/resilience"],
        [
            "I presented the quarterly report and answered for the budget.",
            "",
            "",
        ]),
    entry((6, 3), 60, Webinar, "Understanding health literacy", "Health Education",
        &["klimf/7.4#1", "klimf/7.4#2"],
        [
            "Teach-back, plain words, and why leaflets fail.",
            "Our own library guide needs a reading age of sixteen.",
            "Rewrite the first page and test it with two porters and a patient representative.",
        ]),
    entry((6, 10), 150, Visit, "Visit to the knowledge service of a neighbouring trust", "Eastvale NHS Foundation Trust",
        &["pda/wider-library-data-information-and-knowledge-sector-context", "klimf/6.8#1", "behaviour/organisational-awareness"],
        [
            "They run knowledge cafés on the wards instead of in the library.",
            "Going to people doubled attendance and halved the preparation.",
            "Hold our next café in the staff room of the stroke unit.",
        ]),
    entry((6, 24), 90, Presenting, "Lightning talk: what we learnt from forty searches", "Knowledge and Library Services North",
        &["klimf/9.7#1", "klimf/11.3#2", "behaviour/verbal-expression"],
        [
            "Seven minutes and five slides on the audit.",
            "Two services asked for the template; one had a better one, which we now use.",
            "",
        ]),
    entry((7, 8), 60, Volunteering, "Committee meeting, regional member network", "CILIP",
        &["pda/participation-in-professional-body-affairs", "behaviour/teamwork"],
        [
            "I took on the events calendar for the year.",
            "Volunteers need smaller tasks than staff do, and thanks in public.",
            "Split the calendar into quarters, one person each.",
        ]),
    entry((7, 15), 120, Workshop, "Leading without authority", "NHS Leadership Academy",
        &["pda/leadership-development", "pda/negotiating-and-influencing", "klimf/11.4#1", "behaviour/influence-persuasion-and-personal-impact"],
        [
            "A workshop on influence, with a stakeholder map of our own.",
            "I had spent my time with those who already agree.",
            "Two conversations with sceptics before the next steering group.",
        ]),
    entry((8, 5), 45, Reading, "Report: artificial intelligence in knowledge services", "",
        &["klimf/2.9#3", "klimf/12.8#1"],
        ["A survey of pilots in health libraries.", "", ""]),
    entry((9, 2), 180, Course, "Information security for leads", "NHS Digital Academy",
        &["pda/gaining-knowledge-of-it-concepts-and-techniques", "gkim/IT05#1", "gkim/IT05#2", "gkim/IF01#1"],
        [
            "Threats, controls and what to do on the day.",
            "Our shared mailbox had eleven people with full rights, four of whom have left.",
            "Review the rights each quarter and write it into the leavers' list.",
        ]),
    entry((9, 16), 90, Work, "Communities of practice relaunched", "",
        &["pda/community-of-practice", "klimf/6.5#2", "klimf/6.5#3: three communities met within six weeks", "klimf/6.1#2", "klimf/6.8#2"],
        [
            "Three communities with a convener, a purpose and a date to stop.",
            "A date to stop makes people join: nobody fears a meeting that ends.",
            "Review all three in January and close what has done its work.",
        ]),
    entry((9, 30), 60, Mentoring, "Mentoring: closing meeting", "",
        &["pda/mentoring", "behaviour/interacting-with-people"],
        [
            "We looked back over eight months.",
            "She named as most useful the one meeting in which I said almost nothing.",
            "Ask for a mentee from another profession next year.",
        ]),
    entry((10, 14), 60, Meeting, "User group: what clinicians ask of the knowledge base", "",
        &["gdad/applying-user-centred-insights", "klimf/10.1#1", "behaviour/customer-focus"],
        [
            "Nine clinicians, one hour, sticky notes.",
            "They do not want a search box. They want the three documents for the clinic they are in.",
            "Mock up a page for the diabetes clinic and watch two people use it.",
        ]),
    entry((10, 28), 75, Webinar, "Controlled vocabularies after the thesaurus", "ISKO UK",
        &["klimf/5.8#1", "klimf/5.10#1"],
        [
            "Linked data for small libraries.",
            "We could publish our subject list as it is; nobody had asked.",
            "",
        ]),
    entry((11, 4), 90, Webinar, "Evidence synthesis with large language models", "Cochrane Training",
        &["pda/gaining-knowledge-of-it-concepts-and-techniques", "klimf/2.9#4", "klimf/3.8#1: compared with our own manual synthesis"],
        [
            "Ninety minutes on using language models to screen and summarise search results, with a worked comparison against a manual synthesis of forty papers.",
            "Screening was faster but two key papers were dropped; a human check of exclusions is not optional, and our guidance says nothing about it.",
            "Draft a one-page standard for the team and test it on the next three requests.",
        ]),
    entry((11, 18), 30, Other, "Annual appraisal conversation", "",
        &[],
        [
            "Half an hour on the year and the next one.",
            "The plan has too many items: seven. Three would be done.",
            "Choose three by Christmas.",
        ]),
];
