//! Texts as Windows writes them: the same words are the same text.

use crate::terminal::Terminal;

#[test]
fn a_text_of_a_windows_script_is_kept_as_any_other() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "activity",
        "add",
        "--title=Audit",
        "--description=One.\r\nTwo.\r\n\r\nThree.",
    ]);
    let id = added["id"].as_str().expect("an id");
    let shown = terminal.json(&["activity", "show", id]);
    assert_eq!(shown["description"], "One.\nTwo.\n\nThree.", "{shown}");
}

#[test]
fn a_file_of_a_windows_editor_reads_as_any_other() {
    let terminal = Terminal::with_record();
    let marked = "\u{feff}One [E1].\r\nTwo.\r\n";
    terminal.write("statement.txt", marked);
    let new = ["portfolio", "new", "--kind=chartership", "--title=Mine"];
    terminal.json(&new);
    let edit = [
        "portfolio",
        "edit",
        "Mine",
        "--statement-file=1=statement.txt",
    ];
    let stated = terminal.json(&edit);
    assert_eq!(
        stated["statements"][0]["text"], "One [E1].\nTwo.",
        "{stated}"
    );
    terminal.write("words.txt", "\u{feff}four words make it\r\n");
    terminal.write("plain.txt", "four words make it\n");
    std::fs::create_dir(terminal.path("stick")).expect("a folder");
    terminal.json(&["backup", "folder", "stick"]);
    let set = terminal.run(&["backup", "passphrase", "--passphrase-file=words.txt"]);
    assert_eq!(set.code, 0, "{set}");
    terminal.json(&["backup"]);
    let opened = terminal.run(&["restore", "latest", "--passphrase-file=plain.txt"]);
    assert_eq!(opened.code, 0, "{opened}");
}

#[test]
fn a_file_is_saved_under_a_name_that_every_system_takes() {
    let terminal = Terminal::with_record();
    // Windows takes no such name to attach it by; a record may come from elsewhere.
    let name = if cfg!(windows) {
        "minutes.txt"
    } else {
        "AUX 10:30?.txt. "
    };
    let file = terminal.write(name, "We met.").display().to_string();
    terminal.json(&["evidence", "add", "--title=Minutes", "--file", &file]);
    std::fs::create_dir(terminal.path("out")).expect("a folder");
    terminal.json(&["evidence", "save", "E1", "out"]);
    let saved = std::fs::read_dir(terminal.path("out")).expect("a folder");
    let saved: Vec<String> = saved
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let wanted = if cfg!(windows) {
        "minutes.txt"
    } else {
        "AUX 10_30_.txt"
    };
    assert_eq!(saved, [wanted]);
}
