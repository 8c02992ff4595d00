//! Breaks things for real: the program is killed, its system calls fail, its disk is full, its files are damaged; and nothing that
//! it said was done is lost.
//!
//! Each test prints a row of the table that `.ci/safety` collects: what was tried how often, and how often something was
//! lost. `CAIRN_SAFETY=large` tries as often as a release wants.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail by panicking, and these print a table"
)]

#[cfg(unix)]
mod calls;
mod damage;
#[cfg(unix)]
mod disk;
mod drills;
mod killed;
#[cfg(unix)]
mod only_read;
#[cfg(unix)]
mod read_only;
mod sealed;
#[path = "../cli/terminal.rs"]
#[expect(dead_code, reason = "shared with the tests of the terminal")]
mod terminal;
#[cfg(unix)]
mod trouble;

use std::time::Duration;

use terminal::Terminal;

/// Calls the program through another, which is given its name and arguments last, and knows as little of this machine.
#[cfg(unix)]
fn through(
    mut wrapper: std::process::Command,
    terminal: &Terminal,
    args: &[&str],
) -> std::process::Output {
    let program = terminal.command(args);
    wrapper
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(terminal.home())
        .env_clear();
    for (name, value) in program.get_envs() {
        if let Some(value) = value {
            wrapper.env(name, value);
        }
    }
    wrapper.output().expect("it runs")
}

/// Returns how often to try: usually, and for a release.
fn times(usual: usize, release: usize) -> usize {
    let large = std::env::var("CAIRN_SAFETY").is_ok_and(|size| size == "large");
    if large { release } else { usual }
}

/// Prints a row of the table.
fn row(scenario: &str, tried: usize, lost: usize, note: &str) {
    println!("SAFETY | {scenario} | {tried} | {lost} | {note}");
    assert_eq!(lost, 0, "{scenario}");
}

/// Says that something cannot be tried on this machine; in CI everything can.
#[cfg(unix)]
fn skipped(scenario: &str, why: &str) {
    assert!(std::env::var_os("CI").is_none(), "{scenario}: {why}");
    println!("SAFETY | {scenario} | 0 | 0 | skipped: {why}");
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a number") % most.max(1)
    }

    fn pause(&mut self, most: Duration) -> Duration {
        let most = usize::try_from(most.as_micros()).expect("a number");
        Duration::from_micros(u64::try_from(self.below(most)).expect("a number"))
    }
}

/// The titles of the log, sorted.
fn titles(terminal: &Terminal) -> Vec<String> {
    let list = terminal.json(&["activity", "list"]);
    let list = list.as_array().expect("an array");
    let mut titles: Vec<String> = list
        .iter()
        .map(|activity| activity["title"].as_str().expect("a title").to_owned())
        .collect();
    titles.sort();
    titles
}

/// Tells whether the record is sound, by its own check.
fn is_sound(terminal: &Terminal) -> bool {
    let said = terminal.run(&["check"]);
    if said.code != 0 {
        println!("{said}");
    }
    said.code == 0
}
