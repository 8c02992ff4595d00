//! A program that is carried about with its record.

use std::path::Path;
use std::process::Command;

use crate::terminal::Terminal;

/// Runs the program at `path` where a person has a home, without naming a record.
fn run(terminal: &Terminal, path: &Path, args: &[&str]) -> (Option<i32>, String) {
    let usual = terminal.command(args);
    let mut carried = Command::new(path);
    carried.args(args).env_clear();
    for (name, value) in usual.get_envs() {
        carried.envs(value.map(|value| (name, value)));
    }
    let ran = carried.env_remove("CAIRN_RECORD").output();
    let ran = ran.expect("the program runs");
    let said = [ran.stdout, ran.stderr].concat();
    (
        ran.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn beside_a_file_named_portable_the_record_lies_beside_the_program() {
    let terminal = Terminal::new();
    let stick = terminal.path("stick");
    std::fs::create_dir(&stick).unwrap();
    let cairn = stick.join(format!("cairn{}", std::env::consts::EXE_SUFFIX));
    std::fs::copy(env!("CARGO_BIN_EXE_cairn"), &cairn).unwrap();
    std::fs::write(stick.join("portable"), "").unwrap();

    let (code, said) = run(&terminal, &cairn, &["init", "--name", "Sam Sample"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(stick.join("record").join("cairn.db").is_file(), "{said}");
    let elsewhere = terminal.path("data");
    assert!(!elsewhere.exists(), "nothing is left on the machine");

    // A record that is named goes before.
    let other = terminal.path("other");
    let named = ["--record", other.to_str().unwrap(), "person"];
    let (code, said) = run(&terminal, &cairn, &named);
    assert_eq!(code, Some(1), "{said}");

    // Carried to another machine, it finds its record; without the file, it looks in the person's own folder.
    let carried = terminal.path("carried");
    std::fs::rename(&stick, &carried).unwrap();
    let cairn = carried.join(cairn.file_name().unwrap());
    let (code, said) = run(&terminal, &cairn, &["person"]);
    assert_eq!(
        (code, said.contains("Sam Sample")),
        (Some(0), true),
        "{said}"
    );
    std::fs::remove_file(carried.join("portable")).unwrap();
    let (code, said) = run(&terminal, &cairn, &["person"]);
    #[cfg(not(windows))]
    assert_eq!(
        (code, said.contains("Sam Sample")),
        (Some(1), false),
        "{said}"
    );
    #[cfg(windows)]
    assert!(!said.contains("Sam Sample"), "{code:?} {said}");
}
