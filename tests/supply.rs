//! What is built into the program: only crates under licences, from sources and of a sort that deny.toml allows.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says why it skips"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

/// A crate that is built into the program.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    licence: String,
    /// Where it comes from, if that is not the registry.
    from: Option<String>,
}

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: BTreeSet<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns what is built into the program, on this system and on Windows.
fn built() -> BTreeSet<Package> {
    let mut built = built_for(&["--offline"]).expect("what was built is there");
    assert!(built.iter().any(|package| package.name == "rusqlite"));
    // Which crates Windows needs is told by them alone, so they have to be fetched.
    match built_for(&["--target=x86_64-pc-windows-msvc"]) {
        Ok(windows) => built.extend(windows),
        Err(said) => eprintln!("skipped: the crates of Windows cannot be fetched: {said}"),
    }
    built
}

fn built_for(args: &[&str]) -> Result<BTreeSet<Package>, String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--edges=normal",
            "--prefix=none",
            "--format={p}|{l}|",
            "--locked",
        ])
        .args(args)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let tree = String::from_utf8(output.stdout).expect("text");
    Ok(tree.lines().filter_map(package).collect())
}

/// Reads `name v1.2.3 (where it comes from, or that it is a macro)|licence|`.
fn package(line: &str) -> Option<Package> {
    let (described, licence) = line.split_once('|')?;
    let (name, rest) = described.split_once(' ')?;
    let notes = rest
        .split_once('(')
        .map(|(_, notes)| notes.trim_end_matches(')'));
    Some(Package {
        name: name.to_owned(),
        licence: licence.split('|').next().unwrap_or_default().to_owned(),
        from: notes
            .filter(|note| *note != "proc-macro")
            .map(ToOwned::to_owned),
    })
}

fn deny() -> Deny {
    let text = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    toml::from_str(&text).expect("deny.toml reads")
}

/// Tells whether a licence expression can be met with the allowed ones; brackets are read from the inside out.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let mut expression = expression.replace('/', " OR ");
    while let Some(end) = expression.find(')') {
        let Some(start) = expression.get(..end).and_then(|before| before.rfind('(')) else {
            return false;
        };
        let inner = expression.get(start + 1..end).unwrap_or_default();
        let met = if is_met(inner, allowed) {
            "MET"
        } else {
            "UNMET"
        };
        expression.replace_range(start..=end, met);
    }
    expression.split(" OR ").any(|all| {
        all.split(" AND ").all(|one| {
            let one = one.trim();
            one == "MET" || allowed.contains(one)
        })
    })
}

#[test]
fn every_licence_is_allowed() {
    let allowed = deny().licenses.allow;
    let refused: Vec<String> = built()
        .iter()
        .filter(|package| !is_met(&package.licence, &allowed))
        .map(|package| format!("{}: {:?}", package.name, package.licence))
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_crate_comes_from_the_registry() {
    for package in built() {
        let from = package.from.filter(|_| package.name != "cairn");
        assert_eq!(from, None, "{}", package.name);
    }
}

#[test]
fn nothing_that_opens_sockets_is_built_in() {
    let banned = deny().bans.deny;
    for package in built() {
        assert!(!banned.contains(&package.name), "{}", package.name);
    }
}

#[test]
fn licences_are_read_as_they_are_meant() {
    let allowed = ["MIT", "Zlib"].map(str::to_owned).into_iter().collect();
    for (expression, met) in [
        ("MIT", true),
        ("Apache-2.0 OR MIT", true),
        ("Apache-2.0/MIT", true),
        ("MIT AND Zlib", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Zlib", true),
        ("(GPL-2.0 OR Apache-2.0) AND Zlib", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}
