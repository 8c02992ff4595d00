//! Contents that try to break the print: markup, endless words, scripts the typefaces lack, and a great many entries.

use cairn::domain::portfolio::{PrintSection, SkillRatings};
use cairn::domain::{
    ActivityId, ActivityKind, EvidenceContent, Membership, ObjectiveDetails, ObjectiveStatus,
    Practitioner, QualificationDetails, Reflection,
};
use cairn::portfolio::PortfolioContents;

use crate::composed::enclosing;
use crate::fixture::{Desk, activity, date, day, evidence, file, key, links, web};

/// Text that would do something, were it read as markup.
pub const MARKUP: &str = "#set page(fill: red) *bold* _it_ $x^2$ @nowhere <label> `raw` = Title // gone /* gone */ \\ \"q\" #read(\"/etc/passwd\") #panic(\"no\") ~ -- ... [b] {c} #{1+1} https://x.y";

/// Text in scripts that the typefaces lack, and marks that steer text.
pub const STRANGE: &str = "日本語 العربية 👩🏽‍💻🎉 e\u{301}te\u{301} \u{202e}turned\u{202c} \u{0}\u{7}\u{feff}zero\u{200d}width\u{fe0f} tab\there \u{e000}\u{10ffff} 𝔘𝔫𝔦";

pub fn nasty() -> PortfolioContents {
    let mut desk = Desk::new(Practitioner {
        post: MARKUP.to_owned(),
        employer: STRANGE.to_owned(),
        memberships: vec![Membership::of("x".repeat(400))],
        ..Practitioner::new(format!("{STRANGE} {}", "O’Very-Long-Name ".repeat(12)))
    });
    let ids: Vec<ActivityId> = [
        MARKUP.to_owned(),
        STRANGE.chars().filter(|c| *c != '\0').collect(),
        "W".repeat(300),
        "A title of many plain words that goes on ".repeat(7),
        "= Heading\n- list\n+ enum\n/ term: x".to_owned(),
        "\u{200b}\u{feff}".to_owned(),
        "\u{301}".to_owned(),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, title)| desk.activity(awkward(n, &title)))
    .collect();
    for (title, content) in [
        (MARKUP, EvidenceContent::Note(MARKUP.to_owned())),
        (STRANGE, EvidenceContent::Note(STRANGE.repeat(40))),
        (
            "A file with a name",
            file(&"very_long_file_name".repeat(12), u64::MAX),
        ),
        ("A long address", web(&long_address(900))),
        ("An endless address", web(&long_address(9000))),
        (
            "An address in another script",
            web("https://例え.テスト/道?q=[a b]#{}"
                .replace(' ', "%20")
                .as_str()),
        ),
    ] {
        let to = [
            "klimf/6.1#1: #panic(\"no\") *x* @y",
            "klimf/6.1#2",
            "klimf/99.9#3",
            "behaviour/leadership",
        ];
        desk.evidence(evidence(title, day(3, 3), content, &to, &ids));
    }
    desk.rating(
        "klimf/6.1",
        5,
        day(2, 2),
        &format!("{MARKUP} {STRANGE} {}", "long ".repeat(600)),
    );
    desk.qualification(QualificationDetails {
        awarding_body: MARKUP.to_owned(),
        reference: "R".repeat(200),
        notes: format!("{STRANGE}\n\n\n{MARKUP}"),
        expires: Some(date(2020, 1, 1)),
        requirement: Some(key("qualification/fedip-advanced-practitioner")),
        ..QualificationDetails::new("Q".repeat(300))
    });
    for (status, title) in [
        (ObjectiveStatus::Achieved, MARKUP.to_owned()),
        (ObjectiveStatus::InProgress, "W".repeat(300)),
    ] {
        desk.objective(ObjectiveDetails {
            status,
            achieved: (status == ObjectiveStatus::Achieved).then(|| day(4, 4)),
            measure: STRANGE.repeat(20),
            approach: "A plan that will not end, because its writer had many. ".repeat(300),
            outcome: MARKUP.to_owned(),
            links: links(&["pda/mentoring: #panic() $ * @", "pda/old-and-gone"]),
            activities: ids.clone(),
            ..ObjectiveDetails::new(title)
        });
    }
    let mut contents = desk.contents();
    MARKUP.clone_into(&mut contents.state);
    contents
}

/// An otherwise plain portfolio with one text in every place that a person can type into.
pub fn everywhere(text: &str) -> PortfolioContents {
    let title = if text.trim().is_empty() {
        "Untitled"
    } else {
        text
    };
    let mut desk = Desk::new(Practitioner {
        post: text.to_owned(),
        employer: text.to_owned(),
        memberships: vec![Membership::of(text)],
        ..Practitioner::new(title)
    });
    let mut details = activity(
        "Plain",
        day(2, 2),
        30,
        ActivityKind::Visit,
        &["pda/mentoring"],
    );
    details.title = title.chars().take(300).collect();
    text.clone_into(&mut details.provider);
    text.clone_into(&mut details.location);
    text.clone_into(&mut details.description);
    text.clone_into(&mut details.reflection.what);
    text.clone_into(&mut details.reflection.so_what);
    for link in &mut details.links {
        text.clone_into(&mut link.reason);
    }
    let id = desk.activity(details);
    let title: String = title.chars().take(300).collect();
    let note = EvidenceContent::Note(title.clone());
    desk.evidence(evidence(&title, day(2, 2), note, &["klimf/6.1#1"], &[id]));
    desk.evidence(evidence("File", day(2, 2), file(text, 9), &[], &[id]));
    desk.rating("klimf/6.1", 2, day(2, 2), text);
    desk.qualification(QualificationDetails {
        awarding_body: text.to_owned(),
        reference: text.to_owned(),
        notes: text.to_owned(),
        ..QualificationDetails::new(&title)
    });
    desk.objective(ObjectiveDetails {
        measure: text.to_owned(),
        approach: text.to_owned(),
        outcome: text.to_owned(),
        links: links(&["klimf/6.1#1"]),
        activities: vec![id],
        ..ObjectiveDetails::new(title)
    });
    desk.contents()
}

/// A portfolio that prints every section there is, with one text in every place that a kind or a person can fill.
pub fn composed_of(text: &str) -> PortfolioContents {
    let mut contents = enclosing();
    let details = &mut contents.composed.details;
    let kind = &mut details.kind;
    kind.prints = PrintSection::ALL.to_vec();
    for written in [&mut kind.title, &mut kind.body, &mut kind.check_with] {
        text.clone_into(written);
    }
    for criterion in &mut kind.criteria {
        text.clone_into(&mut criterion.title);
        text.clone_into(&mut criterion.about);
        for element in &mut criterion.elements {
            text.clone_into(&mut element.title);
        }
    }
    for part in &mut kind.parts {
        text.clone_into(&mut part.title);
    }
    for piece in &mut details.pieces {
        text.clone_into(&mut piece.note);
    }
    for statement in &mut details.statements {
        statement.text = format!("{text}[E1] {text} [E2, E99]{text}\n[E3]\n{text}");
    }
    for part in &mut details.parts {
        part.text = format!("{text} [E1]{text}");
    }
    for rated in &mut details.skills {
        for note in rated.start.iter_mut().chain(&mut rated.end) {
            text.clone_into(&mut note.comment);
        }
    }
    let gone = SkillRatings {
        skill: key("gone/framework"),
        start: details.skills[0].start.clone(),
        end: None,
    };
    details.skills.push(gone);
    let title: String = text.chars().take(300).collect();
    for evidence in &mut contents.evidence {
        title.clone_into(&mut evidence.details.title);
        if let EvidenceContent::File(file) = &mut evidence.details.content
            && file.name == "table.csv"
        {
            text.clone_into(&mut file.name);
        }
    }
    for activity in &mut contents.activities {
        title.clone_into(&mut activity.details.title);
        text.clone_into(&mut activity.details.provider);
        text.clone_into(&mut activity.details.reflection.so_what);
    }
    contents
}

fn awkward(n: usize, title: &str) -> cairn::domain::ActivityDetails {
    let month = u32::try_from(n + 1).expect("a month");
    let mut details = activity(title, day(month, 3), 90, ActivityKind::Other, &[]);
    details.end = Some(day(month, 9));
    STRANGE.clone_into(&mut details.provider);
    MARKUP.clone_into(&mut details.location);
    details.url = long_address(if n == 2 { 5000 } else { 500 });
    MARKUP.clone_into(&mut details.description);
    details.reflection = Reflection {
        what: STRANGE.repeat(3),
        so_what: "A thought that will not end, because its writer had much to say. "
            .repeat(if n == 3 { 400 } else { 4 }),
        now_what: "\n\n\nOne\n\n\n\nTwo\r\nThree".to_owned(),
    };
    details.links = links(&[
        "pda/mentoring: #panic() $ * @",
        "pda/community-of-practice",
        "pda/old-and-gone: this requirement left with an older profile",
        "klimf/6.1#1",
        "klimf/6.1#3",
    ]);
    details
}

fn long_address(length: usize) -> String {
    let mut url = "https://example.org/a/very/long/path?with=arguments&and=more".to_owned();
    while url.len() < length {
        url.push_str("&unbrokenwordunbrokenwordunbrokenwordunbrokenword=1");
    }
    url
}

/// A log of many plain activities.
pub fn many(count: u32) -> PortfolioContents {
    const PDAS: [&str; 5] = [
        "pda/mentoring",
        "pda/community-of-practice",
        "pda/deputising",
        "pda/leadership-development",
        "klimf/6.1#1",
    ];
    let text = "Screening was faster but two key papers were dropped; a human check of exclusions is not optional. ";
    let mut desk = Desk::new(Practitioner::new("Sam Sample"));
    for n in 0..count {
        let on = day(1, 1) + chrono::Days::new(u64::from(n) * 300 / u64::from(count));
        let to = [
            PDAS[n as usize % 5],
            PDAS[n as usize / 7 % 5],
            "behaviour/teamwork",
        ];
        let mut details = activity(
            &format!("Entry number {n} of a long log"),
            on,
            45,
            ActivityKind::Reading,
            &to,
        );
        details.reflection = Reflection {
            what: text.repeat(2),
            so_what: text.repeat(3),
            now_what: text.to_owned(),
        };
        let id = desk.activity(details);
        if n % 5 == 0 {
            desk.evidence(evidence(
                &format!("Paper for entry {n}"),
                on,
                file("paper.pdf", 1000),
                &["klimf/6.1#2"],
                &[id],
            ));
        }
    }
    desk.contents()
}
