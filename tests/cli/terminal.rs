//! A terminal with its own home, record and date.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The day on which all of these tests take place.
pub const TODAY: &str = "2026-11-23";

/// A person's machine: a home folder in which the program is called.
pub struct Terminal {
    home: TempDir,
}

/// What a call of the program left behind.
#[derive(Debug)]
pub struct Said {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Terminal {
    /// A machine on which Cairn has not been used yet.
    pub fn new() -> Self {
        let home = TempDir::new().expect("a temporary folder");
        Self { home }
    }

    /// A machine on which Sam Sample has begun a record.
    pub fn with_record() -> Self {
        let terminal = Self::new();
        let made = terminal.run(&["init", "--name", "Sam Sample"]);
        assert_eq!(made.code, 0, "{made}");
        terminal
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a written file");
        path
    }

    /// Calls the program in the home folder.
    pub fn run(&self, args: &[&str]) -> Said {
        let output = output(&mut self.command(args));
        let text = |bytes: &[u8]| self.redact(&String::from_utf8_lossy(bytes));
        Said {
            out: text(&output.stdout),
            err: text(&output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Calls the program with `--json` and reads its answer, ids and all.
    pub fn json(&self, args: &[&str]) -> Value {
        let output = output(self.command(args).arg("--json"));
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?} failed: {err}");
        serde_json::from_slice(&output.stdout).expect("JSON on standard output")
    }

    /// Prepares a call that knows nothing of the machine the test runs on.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cairn"));
        command
            .args(args)
            .current_dir(self.home())
            .env_clear()
            .env("HOME", self.home())
            .env("USERPROFILE", self.home())
            .env("APPDATA", self.path("AppData"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("CAIRN_TODAY", TODAY)
            .env("TZ", "UTC");
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
            // Windows takes the person's folders from no variable, so the record is named.
            let record = self.path("data").join("cairn").join("record");
            command.env("CAIRN_RECORD", record);
        }
        command
    }

    /// Puts what differs from run to run out of sight: the home folder, and ids, in the width they had.
    fn redact(&self, text: &str) -> String {
        let home = self.home().display().to_string();
        let text = text.replace(&home, "~");
        #[cfg(windows)]
        let text = slashed(&text.replace(&home.replace('\\', r"\\"), "~"));
        let mut redacted = String::new();
        let mut word = String::new();
        for c in text.chars().chain(['\n']) {
            if c.is_ascii_alphanumeric() || c == '-' {
                word.push(c);
                continue;
            }
            redacted.push_str(if is_id(&word) {
                &"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"[..word.len()]
            } else {
                &word
            });
            word.clear();
            redacted.push(c);
        }
        redacted.pop();
        redacted
    }
}

/// Runs a program to its end.
fn output(command: &mut Command) -> Output {
    let mut ran = command.output();
    // Wine, with much to do, now and then fails at starting a program (“internal error”).
    for _ in 0..3 {
        if cfg!(windows)
            && ran
                .as_ref()
                .is_err_and(|err| err.raw_os_error() == Some(1359))
        {
            std::thread::sleep(std::time::Duration::from_millis(200));
            ran = command.output();
        }
    }
    ran.expect("the program runs")
}

/// Writes the paths in the home folder as other systems do, in words and in JSON.
#[cfg(windows)]
fn slashed(text: &str) -> String {
    let mut parts = text.split('~');
    let mut slashed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['"', '\n', ' ', '\t']).unwrap_or(part.len());
        let (path, rest) = part.split_at(end);
        slashed += "~";
        slashed += &path.replace(r"\\", "/").replace('\\', "/");
        slashed += rest;
    }
    slashed
}

/// Tells whether a word is an id, whole or as lists show it.
fn is_id(word: &str) -> bool {
    let hexadecimal = word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let dashes = word.bytes().filter(|b| *b == b'-').count();
    hexadecimal && matches!((word.len(), dashes), (36, 4) | (8, 0))
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.out)?;
        if !self.err.is_empty() {
            write!(f, "--- stderr\n{}", self.err)?;
        }
        if self.code != 0 {
            write!(f, "--- exit status {}", self.code)?;
        }
        Ok(())
    }
}

/// What `backup list --json` says of each backup, in order.
pub const BACKUP_FIELDS: [&str; 7] = [
    "form",
    "name",
    "at",
    "path",
    "sound",
    "encrypted",
    "entries",
];

/// Returns the names of an object's fields, in order.
pub fn fields(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}
