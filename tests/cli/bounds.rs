//! Small files that unpack to much, and long ones that hold little, on a machine with little memory.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::terminal::Terminal;

/// What the program may take of the machine, in KiB of addresses: itself, its libraries, and less than 200 MB.
const MACHINE: u32 = 400_000;

/// Calls the program with little memory.
fn run(terminal: &Terminal, args: &[&str]) -> Output {
    let wanted = terminal.command(args);
    let mut command = Command::new("/bin/bash");
    command.env_clear().current_dir(terminal.home());
    command.envs(
        wanted
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    command
        .arg("-c")
        .arg(format!("ulimit -v {MACHINE}; exec \"$0\" \"$@\""));
    command.arg(wanted.get_program()).args(args);
    command.output().expect("the program runs")
}

fn refused(terminal: &Terminal, args: &[&str], says: &str) {
    let output = run(terminal, args);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{args:?}: {err}");
    assert!(
        err.contains(says) && err.contains("hint: "),
        "{args:?}: {err}"
    );
}

/// Writes an export that holds these rows, given in parts; its manifest is right.
fn export(to: &Path, parts: impl IntoIterator<Item = String>) {
    let mut zip = ZipWriter::new(File::create(to).expect("a file"));
    let quickly = SimpleFileOptions::default().compression_level(Some(1));
    zip.start_file("record.json", quickly).expect("an entry");
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    for part in parts {
        zip.write_all(part.as_bytes()).expect("written");
        hash.update(part.as_bytes());
        bytes += part.len();
    }
    let mut sha256 = String::new();
    for byte in hash.finalize() {
        write!(sha256, "{byte:02x}").expect("written");
    }
    let files = json!({ "record.json": { "sha256": sha256, "bytes": bytes } });
    let manifest = json!({ "format": "cairn-export", "version": 1, "files": files });
    zip.start_file("manifest.json", SimpleFileOptions::default())
        .expect("an entry");
    write!(zip, "{manifest}").expect("written");
    zip.finish().expect("an archive");
}

#[test]
fn no_small_export_takes_the_machines_memory() {
    let terminal = Terminal::with_record();
    let begun =
        |table: &str, row: &str| format!("{{\"schema\": 6, \"tables\": {{\"{table}\": [{row}");
    // Here and there another blank, so that it packs no better than what people write.
    let rows = (0..30_000).map(|n| format!("{}{}", "{},".repeat(800), " ".repeat(n % 7)));
    let keys = (0..3_000_000).map(|n| format!("\"k{n}\":0,"));
    let text = (0..90_000).map(|n| format!("{n}{}", "words and ".repeat(99)));
    for (name, parts, says) in [
        (
            "rows.zip",
            std::iter::once(begun("revision", ""))
                .chain(rows)
                .collect::<Vec<_>>(),
            "row 1 of revision does not read: it has no id",
        ),
        (
            "keys.zip",
            std::iter::once(begun("txn", "{")).chain(keys).collect(),
            "row 1 of txn does not read: “k0” is no field of it",
        ),
        (
            "text.zip",
            std::iter::once(begun("txn", "{\"label\":\""))
                .chain(text)
                .collect(),
            "row 1 of txn is longer than 17408 KB",
        ),
    ] {
        export(&terminal.path(name), parts);
        refused(&terminal, &["--record", "new", "import", name], says);
        refused(&terminal, &["import", name], says);
        assert!(!terminal.path("new").exists());
    }
    assert_eq!(terminal.run(&["check"]).code, 0);
}

#[test]
fn no_long_text_takes_the_machines_memory() {
    let terminal = Terminal::with_record();
    let long = terminal.path("long.txt");
    let file = File::create(&long).expect("a file");
    file.set_len(3 << 30).expect("room for nothing");
    let name = long.display().to_string();
    for args in [
        &["profile", "check", &name][..],
        &["profile", "import", &name],
        &["portfolio", "check", &name],
    ] {
        refused(
            &terminal,
            args,
            "is longer than 4 MB, and no text for Cairn is",
        );
    }
    terminal.write(
        "mistakes.toml",
        &format!(
            "key = 'a'\ntitle = 'A'\n[[section]]\nkey = 'a'\ntitle = 'A'\nkind = 'behaviour'\n{}",
            "[[section.requirement]]\nkey=''\ntitle=''\n".repeat(20_000)
        ),
    );
    let output = run(&terminal, &["profile", "check", "mistakes.toml"]);
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out.lines().count() < 120 && out.contains("39,900 more of these are not listed"),
        "{out}"
    );
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        err.contains("mistakes.toml has more than 100 mistakes"),
        "{err}"
    );
}
