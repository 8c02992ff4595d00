//! What is built into the program: only crates under licences, from sources and of a sort that deny.toml allows.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
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

fn cargo(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(args)
        .args(["--locked", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).expect("text")
}

/// Returns what is built into the program on this system, by name and version.
fn built() -> BTreeMap<(String, String), Package> {
    let tree = cargo(&["tree", "--edges=normal", "--prefix=none", "--format={p}"]);
    let wanted: BTreeSet<(String, String)> = tree
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(' ')?;
            let version = rest.split(' ').next()?.trim_start_matches('v');
            Some((name.to_owned(), version.to_owned()))
        })
        .collect();
    let metadata = cargo(&["metadata", "--format-version=1"]);
    let metadata: Metadata = serde_json::from_str(&metadata).expect("metadata");
    let packages = metadata.packages.into_iter();
    packages
        .map(|package| ((package.name.clone(), package.version.clone()), package))
        .filter(|(key, _)| wanted.contains(key))
        .collect()
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
        .values()
        .filter(|package| {
            let licence = package.license.as_deref().unwrap_or_default();
            !is_met(licence, &allowed)
        })
        .map(|package| {
            format!(
                "{} {}: {:?}",
                package.name, package.version, package.license
            )
        })
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_crate_comes_from_the_registry() {
    for package in built().values() {
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        let source = package.source.as_deref().unwrap_or(registry);
        assert_eq!(source, registry, "{}", package.name);
    }
}

#[test]
fn nothing_that_opens_sockets_is_built_in() {
    let banned = deny().bans.deny;
    let built = built();
    assert!(
        built.keys().any(|(name, _)| name == "rusqlite"),
        "something is listed"
    );
    let found: Vec<&String> = built
        .keys()
        .map(|(name, _)| name)
        .filter(|name| banned.contains(*name))
        .collect();
    assert!(found.is_empty(), "{found:?}");
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
