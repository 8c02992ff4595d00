//! What is built into the program besides its source: the forms of its database, of which commit it is, and for Windows its icon, version and manifest.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=CAIRN_VERSION={}", version());
    list_migrations()?;
    // Of the system that is built for, which need not be this one.
    if env::var_os("CARGO_CFG_WINDOWS").is_some() {
        windows()?;
    }
    Ok(())
}

/// Lists the migrations of the store in the order of their names, so that a new one is a new file and nothing else.
fn list_migrations() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        files.push(entry?.path());
    }
    files.sort();
    // As a Rust text: on Windows a path is full of backslashes.
    let texts = files
        .iter()
        .map(|file| format!("include_str!({:?}),", file.display().to_string()));
    let list = format!("&[{}]", texts.collect::<String>());
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("migrations.rs"), list)
}

/// Returns `0.1.0 (1a2b3c4d5e, 2026-11-28)`: the version, the commit and its day.
///
/// A program that was built to be worked on says so instead, and is not built anew with each commit.
fn version() -> String {
    println!("cargo:rerun-if-env-changed=CAIRN_COMMIT");
    let version = env!("CARGO_PKG_VERSION");
    let commit = match env::var("CAIRN_COMMIT") {
        // Where there is a source archive and no repository, whoever packs it says `COMMIT, DAY`.
        Ok(said) if !said.trim().is_empty() => said.trim().to_owned(),
        _ if env::var("PROFILE").as_deref() != Ok("release") => "development".to_owned(),
        _ => committed().unwrap_or_else(|| "of unknown commit".to_owned()),
    };
    format!("{version} ({commit})")
}

/// Asks git for the commit and its day; a `+` stands behind a commit that was changed since.
fn committed() -> Option<String> {
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    println!("cargo:rerun-if-changed={log}");
    let commit = git(&[
        "describe",
        "--always",
        "--abbrev=10",
        "--exclude=*",
        "--dirty=+",
    ])?;
    let day = git(&["log", "-1", "--format=%cs"])?;
    Some(format!("{commit}, {day}"))
}

fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    Some(said.trim().to_owned()).filter(|said| output.status.success() && !said.is_empty())
}

/// Gives the programs their icon, their version as Explorer shows it, and their manifest.
fn windows() -> io::Result<()> {
    for asset in ["cairn.ico", "cairn.manifest"] {
        println!("cargo:rerun-if-changed=assets/icon/{asset}");
    }
    let programs = [
        ("cairn", true),
        (
            "cairn-window",
            env::var_os("CARGO_FEATURE_LAUNCHER").is_some(),
        ),
    ];
    for (program, _) in programs.into_iter().filter(|(_, is_built)| *is_built) {
        winresource::WindowsResource::new()
            .set_icon("assets/icon/cairn.ico")
            .set_manifest_file("assets/icon/cairn.manifest")
            .set("ProductName", "Cairn")
            .set("FileDescription", "Cairn")
            .set("OriginalFilename", &format!("{program}.exe"))
            .set("LegalCopyright", "MIT or Apache-2.0")
            .compile_for(program)?;
    }
    Ok(())
}
