//! Who the person is, their focus and their role: merged field by field, told where two records differ, never replaced silently.

use cairn::domain::{Membership, Minutes, Practitioner};
use cairn::profiles::shipped_by_key;
use cairn::record::{Imported, Part, PersonField, Record, Setup};

use crate::computers::{Computers, log};
use crate::fixture::{key, setup};

fn change(record: &mut Record, change: impl FnOnce(&mut Practitioner)) {
    let mut person = record.practitioner().expect("a person");
    change(&mut person);
    drop(record.set_practitioner(person).expect("changed"));
}

fn field(field: &str, ours: &str, theirs: &str, taken: bool) -> PersonField {
    PersonField {
        field: field.to_owned(),
        ours: ours.to_owned(),
        theirs: theirs.to_owned(),
        taken,
    }
}

#[test]
fn what_one_side_alone_changed_counts_on_both() {
    let (mut two, _) = Computers::with_activity();
    change(&mut two.records[0], |person| {
        person.post = "Librarian".into();
    });
    change(&mut two.records[1], |person| {
        person.employer = "A trust".into();
    });
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    assert_eq!(imports[0].person, [field("Post", "", "Librarian", true)]);
    for record in &two.records {
        let person = record.practitioner().expect("a person");
        assert_eq!((&*person.post, &*person.employer), ("Librarian", "A trust"));
    }
}

#[test]
fn what_both_changed_is_told_with_both_values_and_once() {
    let (mut two, _) = Computers::with_activity();
    change(&mut two.records[0], |person| {
        person.post = "Librarian".into();
    });
    change(&mut two.records[1], |person| {
        person.post = "Manager".into();
        person.target = Minutes(600);
    });
    let imported = two.bring(1, 0);
    assert_eq!(imported.both, [(Part::Practitioner, 1)]);
    let told = [
        field("Yearly target", "20 h", "10 h", true),
        field("Post", "Librarian", "Manager", false),
    ];
    assert_eq!(imported.person, told);
    assert!(imported.has_changed() && !imported.has_binned());
    let again = two.import(1, 0);
    assert_eq!(again, Imported::default(), "nothing new is said");
    assert_eq!(
        two.records[0]
            .undoable()
            .expect("a change")
            .map(|(_, label)| label)
            .as_deref(),
        Some("import a record")
    );
    let imported = two.bring(0, 1);
    assert_eq!(
        imported.person,
        [field("Post", "Manager", "Librarian", false)]
    );
    assert_eq!(two.bring(1, 0), Imported::default());
    assert_eq!(two.bring(0, 1), Imported::default());
    change(&mut two.records[0], |person| person.post = "Head".into());
    let imported = two.bring(0, 1);
    assert!(imported.both.is_empty(), "it was resolved: {imported:?}");
    assert_eq!(
        two.records[1].practitioner().expect("a person").post,
        "Head"
    );
}

#[test]
fn focus_and_role_travel_and_are_joined() {
    let (mut two, _) = Computers::with_activity();
    let keys = [key("klimf/6.1"), key("klimf/6.3")].map(|key| key.requirement);
    drop(two.records[0].focus_on(&keys[..1]).expect("focused"));
    drop(two.records[1].focus_on(&keys[1..]).expect("focused"));
    let mut role = two.records[1].profile().as_ref().clone();
    role.title = "Another role".into();
    drop(two.records[1].use_profile(role).expect("used"));
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    for record in &two.records {
        assert_eq!(record.focus().expect("a focus").keys().len(), 2);
        assert_eq!(record.profile().title, "Another role");
    }
}

#[test]
fn memberships_of_two_bodies_that_came_on_two_sides_are_both_kept() {
    let (mut two, _) = Computers::with_activity();
    for (on, body) in [(0, "FEDIP"), (1, "BCS")] {
        let mut person = two.records[on].practitioner().expect("a person");
        person.memberships.push(Membership::of(body));
        drop(two.records[on].set_practitioner(person).expect("set"));
    }
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    for record in &two.records {
        let person = record.practitioner().expect("a person");
        let bodies = person.memberships.iter().map(|one| one.body.as_str());
        assert!(bodies.clone().any(|body| body == "BCS"), "{person:?}");
        assert!(bodies.clone().any(|body| body == "FEDIP"), "{person:?}");
    }
}

#[test]
fn two_roles_are_told_by_their_titles_and_each_keeps_its_own() {
    let (mut two, _) = Computers::with_activity();
    for (on, title) in [(0, "Here"), (1, "There")] {
        let mut role = two.records[on].profile().as_ref().clone();
        role.title = title.into();
        drop(two.records[on].use_profile(role).expect("used"));
    }
    let imported = two.bring(1, 0);
    assert_eq!(imported.both, [(Part::Profile, 1)]);
    let told = &imported.person[0];
    assert!(
        told.ours.starts_with("Here, ") && told.theirs.starts_with("There, "),
        "{told:?}"
    );
    assert_eq!(two.records[0].profile().title, "Here");
    assert_eq!(two.import(1, 0), Imported::default());
}

fn of(name: &str) -> Setup {
    Setup {
        practitioner: Practitioner::new(name),
        profile: shipped_by_key("knowledge-manager").expect("a profile"),
    }
}

#[test]
fn another_persons_record_does_not_replace_who_one_is_even_where_nothing_was_entered() {
    let (mut two, id) =
        Computers::strangers([of("Kim Other"), setup()], |record| log(record, "Theirs"));
    two.records[1].set_setting("theme", "dark").expect("set");
    let imported = two.bring(0, 1);
    assert!(!imported.is_whole);
    assert_eq!(imported.added, [(Part::Activities, 1)]);
    assert_eq!(
        imported.person,
        [field("Name", "Sam Sample", "Kim Other", false)]
    );
    assert_eq!(
        two.records[1].practitioner().expect("a person").name,
        "Sam Sample"
    );
    assert_eq!(
        two.records[1].setting("theme").expect("read").as_deref(),
        Some("dark")
    );
    assert!(two.records[1].get(id).is_ok());
    assert_eq!(two.import(0, 1), Imported::default());
}

#[test]
fn ones_own_record_takes_the_place_of_an_empty_one_and_says_what_it_replaced() {
    let empty = Setup {
        practitioner: Practitioner {
            post: "Typed on the new computer".into(),
            ..Practitioner::new("sam  sample")
        },
        ..setup()
    };
    let (mut two, _) = Computers::strangers([setup(), empty], |record| log(record, "Mine"));
    two.records[0].set_setting("theme", "light").expect("set");
    two.records[0].set_setting("dates", "iso").expect("set");
    two.records[1].set_setting("theme", "dark").expect("set");
    let dir = two.records[1].dir().to_owned();
    let imported = two.bring(0, 1);
    assert!(imported.is_whole && imported.has_changed());
    let told = [
        field("Name", "sam  sample", "Sam Sample", true),
        field("Post", "Typed on the new computer", "", true),
    ];
    assert_eq!(imported.person, told);
    let aside = imported.aside.expect("it is kept");
    assert!(aside.starts_with(&dir) && aside.join("cairn.db").is_file());
    let record = Record::open(&dir, crate::fixture::clock()).expect("it opens");
    assert_eq!(
        record.setting("theme").expect("read").as_deref(),
        Some("dark")
    );
    assert_eq!(
        record.setting("dates").expect("read").as_deref(),
        Some("iso")
    );
}

#[test]
fn what_was_begun_in_an_empty_record_is_not_replaced() {
    let (mut two, _) = Computers::strangers([setup(), setup()], |record| log(record, "Mine"));
    two.records[1]
        .save_draft("activity/new", "Half a thou")
        .expect("kept");
    assert!(!two.bring(0, 1).is_whole);
    assert_eq!(two.records[1].drafts().expect("a list").len(), 1);
}
