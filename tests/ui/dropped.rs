//! Files dropped on the window.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::evidence::{MINUTES, activity, all, rows, wait_for};
use crate::window::Window;

/// A file that is dropped on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}

pub fn drop_file(window: &mut Window, path: PathBuf) {
    let input = window.harness.input_mut();
    input.dropped_files.push(Arc::new(Dropped(path)));
    window.harness.run();
}

#[test]
fn a_dropped_file_opens_the_form_wherever_one_is() {
    for (key, place) in [(Key::Num3, "Evidence"), (Key::Num1, "Home")] {
        let mut window = Window::on_three();
        let file = window.dir().with_file_name("minutes_of_may.txt");
        std::fs::write(&file, MINUTES).expect("a file");
        window.ctrl(key);
        drop_file(&mut window, file);
        let title = window.harness.get_by_label("Evidence title").value();
        assert_eq!(
            title.as_deref(),
            Some("minutes of may"),
            "dropped on {place}"
        );
        window.push("Attach");
        window.until("Attached as E1");
        assert_eq!(rows(&window), ["E1, minutes of may, File, 23 Nov, unused"]);
        wait_for(&mut window, "Agreed: one folder for all.");
    }
}

#[test]
fn the_title_follows_the_file_until_somebody_edits_it() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num3);
    let title = |window: &Window| window.harness.get_by_label("Evidence title").value();
    for (name, says) in [
        ("minutes_of_may.txt", "minutes of may"),
        ("minutes_of_june.txt", "minutes of june"),
    ] {
        let file = window.dir().with_file_name(name);
        drop_file(&mut window, file);
        assert_eq!(title(&window).as_deref(), Some(says));
    }
    window.harness.get_by_label("File to attach").focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("/home/rosalind/thanks_of_july.txt");
    assert_eq!(title(&window).as_deref(), Some("thanks of july"));
    window.harness.get_by_label("Evidence title").focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("Thanks");
    let file = window.dir().with_file_name("minutes_of_may.txt");
    drop_file(&mut window, file);
    assert_eq!(title(&window).as_deref(), Some("Thanks"));
}

#[test]
fn several_files_dropped_on_an_activity_belong_to_it_and_are_taken_back_as_one() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    for name in ["slides_of_may.txt", "photo-of-the-board.txt"] {
        let file = window.dir().with_file_name(name);
        std::fs::write(&file, name).expect("a file");
        let input = window.harness.input_mut();
        input.dropped_files.push(Arc::new(Dropped(file)));
    }
    window.until("Attached 2 files");
    let kept = window.record().all_evidence().expect("the evidence");
    let titles: Vec<&str> = kept.iter().map(|one| one.details.title.as_str()).collect();
    assert_eq!(titles, ["slides of may", "photo of the board"]);
    assert!(kept.iter().all(|one| one.details.activities.len() == 1));
    window.ctrl(Key::Z);
    assert!(window.record().all_evidence().expect("evidence").is_empty());
}

#[test]
fn a_file_dropped_on_an_activity_belongs_to_it() {
    let mut window = Window::on_three();
    let file = window.dir().with_file_name("slides.txt");
    std::fs::write(&file, MINUTES).expect("a file");
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    drop_file(&mut window, file);
    window.push("Attach");
    window.until("Attached as E1");
    let kept = all(&window);
    let kept = kept.first().expect("one piece");
    let shadowed = activity(&window.record(), "Shadowed the information governance lead");
    assert_eq!(kept.details.activities, [shadowed]);
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_attached_under_one_that_can_be_read() {
    use std::os::unix::ffi::OsStrExt as _;
    let odd = |name: &[u8]| PathBuf::from(std::ffi::OsStr::from_bytes(name));
    let mut window = Window::on_three();
    let folder = window.dir().with_file_name("files");
    std::fs::create_dir(&folder).expect("a folder");
    let files = [
        folder.join(odd(b"caf\xE9.txt")),
        folder.join(odd(b"caf\xE8.txt")),
    ];
    for file in &files {
        std::fs::write(file, file.as_os_str().as_bytes()).expect("a file");
    }
    window.ctrl(Key::Num3);
    let [one, other] = files.clone();
    drop_file(&mut window, one);
    // What was begun survives the window.
    window.press(Key::End);
    window.wait(8);
    window = window.reopened();
    window.push("Go on with caf\u{e9}");
    window.push("Attach");
    drop_file(&mut window, other);
    window.push("Attach");
    let kept = all(&window);
    let names: Vec<&str> = kept
        .iter()
        .filter_map(|one| match &one.details.content {
            cairn::domain::EvidenceContent::File(file) => Some(file.name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["caf\u{e9}.txt", "caf\u{e8}.txt"]);
    for file in files {
        let input = window.harness.input_mut();
        input.dropped_files.push(Arc::new(Dropped(file)));
    }
    window.harness.run();
    assert_eq!(all(&window).len(), 4);
}

#[test]
fn an_empty_file_is_not_kept_without_a_word() {
    let mut window = Window::on_three();
    let empty = |name: &str| {
        let file = window.dir().with_file_name(name);
        std::fs::write(&file, "").expect("a file");
        file
    };
    let (one, other) = (empty("broken download.pdf"), empty("another.pdf"));
    window.ctrl(Key::Num3);
    drop_file(&mut window, one.clone());
    window.push("Attach");
    let said = window
        .harness
        .query_all_by_label_contains("broken download.pdf is empty");
    assert!(
        said.count() > 1,
        "it is said at once, and beside the file from then on"
    );
    for file in [one, other] {
        let input = window.harness.input_mut();
        input.dropped_files.push(Arc::new(Dropped(file)));
    }
    window.until("another.pdf is empty");
    assert_eq!(all(&window).len(), 3);
}
