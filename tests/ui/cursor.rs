//! What comes and goes above a field leaves the cursor in it, and each field is known by a name of its own.

use std::fmt::Debug;

use cairn::domain::{ObjectiveDetails, QualificationDetails};
use cairn::record::{ActivityFilter, NewContent, NewEvidence, Record};
use egui::{Key, Shape, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::focus::SCREENS;
use crate::jobs::attaching;
use crate::portfolio::{STEPS, composing, composing_in, tab};
use crate::window::Window;

/// Changes something beside the window, as the terminal does.
type Change = fn(&mut Record);

fn done<T>(changed: Result<T, impl Debug>) {
    drop(changed.expect("changed"));
}

fn activity(record: &mut Record) {
    let mut all = record
        .activities(&ActivityFilter::default())
        .expect("the log");
    let id = all.remove(0).id;
    let mut details = record.get(id).expect("there").details;
    details.provider = "The trust".into();
    done(record.edit(id, details));
}

fn objective(record: &mut Record) {
    let mut one = record.objectives().expect("the plan").remove(0);
    one.details.measure = "Two reviews led".into();
    done(record.edit(one.id, one.details));
}

fn qualification(record: &mut Record) {
    let mut one = record.qualifications().expect("them").remove(0);
    one.details.reference = "12-3456".into();
    done(record.edit(one.id, one.details));
}

fn evidence(record: &mut Record) {
    let mut one = record.all_evidence().expect("it").remove(0);
    one.details.date = "2026-11-12".parse().expect("a day");
    done(record.edit(one.id, one.details));
}

fn person(record: &mut Record) {
    let mut person = record.practitioner().expect("the person");
    person.post = "Librarian".into();
    done(record.set_practitioner(person));
}

fn portfolio(record: &mut Record) {
    let all = record.portfolios().expect("the portfolios");
    let open = all.into_iter().find(|one| one.submitted.is_none());
    let mut one = open.expect("one that is being composed");
    let statement = one.details.statements.first_mut();
    statement.expect("a statement").text.push_str(" And more.");
    done(record.edit(one.id, one.details));
}

/// Opens a record with one entry of each sort.
fn on_one_of_each() -> Window {
    let window = Window::on_three();
    let mut record = window.record();
    done(record.add(ObjectiveDetails::new("Lead a review")));
    done(record.add(QualificationDetails::new("Chartership")));
    let mut evidence = NewEvidence {
        title: "Thanks".to_owned(),
        date: "2026-11-11".parse().expect("a day"),
        content: NewContent::Note("They came back".to_owned()),
        links: Vec::new(),
        activities: Vec::new(),
        qualifications: Vec::new(),
    };
    evidence.title.push_str(" of the ward");
    done(record.add_evidence(evidence));
    drop(record);
    window.reopened()
}

/// Opens the form of the first entry on a screen.
fn edit(window: &mut Window, screen: Key, begins: &str) {
    window.ctrl(screen);
    crate::portfolio::push_row(window, begins);
    crate::portfolio::push_row(window, "Edit");
}

fn put_cursor_into(window: &mut Window, field: &str) {
    window.harness.get_by_label(field).focus();
    window.harness.run();
    window.type_text("1");
}

/// Types on, and says where that went.
fn goes_on_in(window: &mut Window, field: &str) {
    window.type_text("2");
    let at = window
        .focused()
        .and_then(|node| node.accesskit_node().label());
    assert_eq!(at.as_deref(), Some(field), "the cursor moved");
    let says = window.harness.get_by_label(field).value();
    let says = says.unwrap_or_default();
    assert!(says.contains("12"), "{field} says {says}");
}

#[test]
fn what_was_changed_meanwhile_leaves_the_cursor_in_its_field() {
    let forms: [(Key, &str, &[&str], Change); 4] = [
        (
            Key::Num2,
            "Shadowed the information",
            &["Title", "Date", "Time spent", "So what?"],
            activity,
        ),
        (
            Key::Num6,
            "Lead a review",
            &["Outcome you want", "Due", "How, and with what"],
            objective,
        ),
        (
            Key::Num5,
            "Chartership",
            &["Qualification title", "Awarding body", "Expires", "Notes"],
            qualification,
        ),
        (Key::Num3, "E1", &["Evidence title", "Note text"], evidence),
    ];
    for (screen, begins, fields, change) in forms {
        for field in fields {
            let mut window = on_one_of_each();
            edit(&mut window, screen, begins);
            put_cursor_into(&mut window, field);
            change(&mut window.record());
            window.until("Changed meanwhile");
            goes_on_in(&mut window, field);
        }
    }
}

#[test]
fn what_was_changed_of_the_person_leaves_the_cursor_in_its_field() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    put_cursor_into(&mut window, "Employer");
    person(&mut window.record());
    window.until("Changed meanwhile");
    goes_on_in(&mut window, "Employer");
}

#[test]
fn what_was_changed_of_a_portfolio_leaves_the_cursor_in_its_field() {
    let mut window = composing();
    tab(&mut window, "Details");
    put_cursor_into(&mut window, "Title");
    portfolio(&mut window.record());
    window.until("Changed meanwhile");
    goes_on_in(&mut window, "Title");
}

#[test]
fn a_banner_leaves_the_cursor_in_its_field() {
    let mut window = attaching();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    put_cursor_into(&mut window, "Measure of success");
    window.until("attaching lecture_of_may.mp4: ");
    goes_on_in(&mut window, "Measure of success");
}

#[test]
fn what_is_wrong_with_a_form_leaves_the_cursor_in_its_field() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num5);
    window.push("Add a qualification");
    put_cursor_into(&mut window, "Notes");
    window.ctrl(Key::Enter);
    assert!(window.shows("The title is empty"));
    goes_on_in(&mut window, "Notes");
}

#[test]
fn a_form_opens_at_its_top_however_far_down_it_was_left() {
    let mut window = on_one_of_each();
    window.harness.set_size(vec2(1000.0, 480.0));
    edit(&mut window, Key::Num2, "Shadowed the information");
    window.harness.get_by_label("Now what?").focus();
    window.harness.run();
    window.push("Close");
    window.push("Edit");
    let (title, save) = (
        window.harness.get_by_label("Title"),
        window.harness.get_by_label("Save"),
    );
    let gap = title.rect().top() - save.rect().bottom();
    assert!((0.0..60.0).contains(&gap), "{gap} below the buttons");
}

/// Lists the names that egui found twice in what was drawn last.
fn named_twice(window: &mut Window) -> Vec<String> {
    window.harness.step();
    let mut found = Vec::new();
    for shape in &window.harness.output().shapes {
        collect(&shape.shape, &mut found);
    }
    found
}

fn collect(shape: &Shape, found: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        Shape::Text(text) if text.galley.text().contains("use of") => {
            found.push(text.galley.text().to_owned());
        }
        _ => {}
    }
}

#[test]
fn no_two_fields_of_a_screen_or_form_have_one_name() {
    for (key, screen) in SCREENS {
        let mut window = Window::on_sample(vec2(1280.0, 1600.0), Theme::Light);
        window.ctrl(key);
        assert_eq!(named_twice(&mut window), [""; 0], "{screen}");
    }
    for step in STEPS {
        let mut window = composing_in(vec2(1280.0, 1600.0), Theme::Light);
        tab(&mut window, step);
        assert_eq!(named_twice(&mut window), [""; 0], "{step}");
    }
    for (key, begins) in [
        (Key::Num2, "Shadowed the information"),
        (Key::Num6, "Lead a review"),
        (Key::Num5, "Chartership"),
        (Key::Num3, "E1"),
    ] {
        let mut window = on_one_of_each();
        edit(&mut window, key, begins);
        assert_eq!(named_twice(&mut window), [""; 0], "{begins}");
    }
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.ctrl(Key::N);
    assert_eq!(named_twice(&mut window), [""; 0], "the sheet");
}
