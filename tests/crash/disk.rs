//! A disk without room, a limit on the size of files, a folder that goes away, odd paths.

use std::fs;
use std::process::Command;

use crate::terminal::Terminal;
use crate::{is_sound, row, skipped, through, times, titles};

/// Runs the program under a shell that limits the size of the files it may write, in kilobytes.
fn limited(
    terminal: &Terminal,
    ignore: &str,
    kilobytes: usize,
    args: &[&str],
) -> (Option<i32>, String) {
    let mut shell = Command::new("bash");
    shell.arg("-c").arg(format!(
        "{ignore} ulimit -f {kilobytes}; exec \"$0\" \"$@\""
    ));
    let output = through(shell, terminal, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[test]
fn a_limit_on_the_size_of_files_loses_nothing() {
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "first"]);
    let long = "Much was said. ".repeat(4000);
    let (mut tried, mut lost) = (0, 0);
    for kilobytes in (0..times(8, 40)).map(|n| n * 24) {
        // Where the signal is not ignored it ends the program, as kill -9 would.
        for ignore in ["trap '' XFSZ;", ""] {
            let before = titles(&terminal);
            let title = format!("{kilobytes} {}", ignore.len());
            let args = ["activity", "add", "--title", &title, "--description", &long];
            let (code, said) = limited(&terminal, ignore, kilobytes, &args);
            let after = titles(&terminal);
            let kept = before.iter().all(|title| after.contains(title));
            let honest = match code {
                Some(0) => after.contains(&title),
                Some(_) => !said.is_empty(),
                None => true,
            };
            lost += usize::from(!(kept && honest));
            tried += 1;
        }
    }
    lost += usize::from(!is_sound(&terminal));
    row("a limit on the size of files", tried, lost, "");
}

#[test]
fn a_full_disk_is_said_and_loses_nothing_and_works_again_with_room() {
    const SCENARIO: &str = "a full disk";
    let terminal = Terminal::new();
    let mount = terminal.path("small");
    fs::create_dir(&mount).expect("a folder");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=3m", "cairn-test"])
        .arg(&mount)
        .output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        skipped(SCENARIO, "no right to mount a small disk");
        return;
    }
    let (tried, lost) = fill(&terminal);
    Command::new("umount").arg(&mount).status().ok();
    row(SCENARIO, tried, lost, "");
}

/// Fills a small disk until nothing fits, and makes room again.
fn fill(terminal: &Terminal) -> (usize, usize) {
    let run = |args: &[&str]| {
        let mut all = vec!["--record", "small/record"];
        all.extend(args);
        terminal.run(&all)
    };
    run(&["init", "--name", "Sam Sample"]);
    let ballast = terminal.path("small/ballast");
    fs::write(&ballast, vec![0; 1 << 20]).expect("room");
    let long = "Much was said. ".repeat(3000);
    let (mut acknowledged, mut refused, mut lost, mut tried) = (Vec::new(), 0, 0, 0);
    while refused < 3 && tried < 200 {
        let title = format!("number {tried}");
        let said = run(&["activity", "add", "--title", &title, "--description", &long]);
        tried += 1;
        if said.code == 0 {
            acknowledged.push(title);
        } else {
            refused += 1;
            lost += usize::from(!said.err.contains("error: "));
        }
    }
    fs::remove_file(&ballast).expect("room again");
    let again = run(&["activity", "add", "--title", "again"]);
    lost += usize::from(again.code != 0 || refused == 0);
    let there = run(&["--json", "activity", "list"]).out;
    for title in &acknowledged {
        lost += usize::from(!there.contains(&format!("\"{title}\"")));
    }
    lost += usize::from(run(&["check"]).code != 0);
    (tried + 2, lost)
}

#[test]
fn odd_places_for_a_record_work_or_are_refused_plainly() {
    let terminal = Terminal::new();
    let long = "x".repeat(300);
    let deep = "deep/".repeat(60);
    let (mut tried, mut lost) = (0, 0);
    for (name, works) in [
        ("with blanks and ’quotes’", true),
        ("-leading", true),
        ("per%cent#and?mark", true),
        ("ünï/cödé/📚", true),
        (deep.as_str(), true),
        (long.as_str(), false),
        ("/dev/null/record", false),
        ("/proc/record", false),
    ] {
        let place = format!("--record={name}");
        let made = terminal.run(&[&place, "init", "--name", "Sam Sample"]);
        let used = terminal.run(&[&place, "activity", "add", "--title", "first"]);
        let backed = terminal.run(&[&place, "backup"]);
        let fine = [&made, &used, &backed].iter().all(|said| said.code == 0);
        let refused =
            made.code == 1 && made.err.starts_with("error: ") && made.err.contains("hint: ");
        if fine != works || !(works || refused) {
            println!("{name}: {made}{used}{backed}");
            lost += 1;
        }
        tried += 1;
    }
    row("very long and odd paths", tried, lost, "");
}
