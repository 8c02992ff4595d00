//! Drills: a record is lost and comes back from its backup, whole.

use std::fs;

use crate::terminal::Terminal;
use crate::{is_sound, row, times, titles};

#[test]
fn a_lost_record_comes_back_from_a_backup_on_another_disk() {
    let n = times(6, 50);
    let mut lost = 0;
    for round in 0..n {
        let terminal = Terminal::with_record();
        fs::create_dir(terminal.path("stick")).expect("a folder");
        terminal.run(&["backup", "folder", "stick"]);
        let file = terminal.write("minutes.txt", &format!("Minutes {round}"));
        let file = file.display().to_string();
        for n in 0..=round {
            let title = format!("number {n}");
            terminal.run(&["activity", "add", "--title", &title]);
        }
        terminal.run(&["evidence", "add", "--title", "Minutes", "--file", &file]);
        terminal.run(&["backup"]);
        let (before, shown) = (titles(&terminal), terminal.run(&["progress"]).out);
        let backup = terminal.json(&["backup", "list"])[0]["path"].clone();
        let backup = terminal.path("stick").join(
            std::path::Path::new(backup.as_str().expect("a path"))
                .file_name()
                .expect("a name"),
        );
        fs::remove_dir_all(terminal.path("data")).expect("lost");
        let path = backup.display().to_string();
        let back = terminal.run(&["restore", &path, "--into", "data/cairn/record"]);
        lost += usize::from(back.code != 0 || titles(&terminal) != before);
        lost += usize::from(terminal.run(&["progress"]).out != shown);
        let saved = terminal.run(&["evidence", "save", "E1", "--out", "again.txt"]);
        let whole = fs::read_to_string(terminal.path("again.txt"));
        lost += usize::from(saved.code != 0 || whole.ok() != Some(format!("Minutes {round}")));
        lost += usize::from(!is_sound(&terminal));
    }
    row(
        "restore drills from another disk",
        n,
        lost,
        "entries, figures and files alike",
    );
}
