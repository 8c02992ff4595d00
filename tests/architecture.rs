//! Holds the layers of ARCHITECTURE.md apart by reading the source.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/sources.rs"]
mod sources;
#[path = "architecture/walls.rs"]
mod walls;

use paths::Named;
use sources::{Source, forbid, lines_with, paths_with, root, sources};

/// The folders of `src/`, lowest first, each with those it may use besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("files", &["placing"]),
    ("hex", &[]),
    ("placing", &[]),
    ("archive", &["hex"]),
    ("typefaces", &[]),
    ("vault", &["hex"]),
    ("toml_file", &["domain"]),
    ("profiles", &["domain", "toml_file"]),
    ("bring", &["domain"]),
    ("suggest", &["domain", "toml_file"]),
    ("kinds", &["domain", "toml_file"]),
    ("join", &["hex"]),
    ("portfolio", &["domain", "hex", "join", "typefaces"]),
    ("store", &["domain", "hex", "placing"]),
    (
        "record",
        &[
            "archive",
            "bring",
            "domain",
            "kinds",
            "placing",
            "portfolio",
            "profiles",
            "store",
            "suggest",
            "vault",
        ],
    ),
    (
        "cli",
        &[
            "bring",
            "domain",
            "files",
            "kinds",
            "portfolio",
            "profiles",
            "record",
            "suggest",
        ],
    ),
    (
        "ui",
        &[
            "bring",
            "domain",
            "files",
            "kinds",
            "portfolio",
            "profiles",
            "record",
            "suggest",
            "typefaces",
        ],
    ),
    // What makes the man pages and completions, of what the terminal takes.
    ("bin", &["cli"]),
];

/// Longest file that still holds one idea; ARCHITECTURE.md says 400 is where to begin to ask.
const MAX_LINES: usize = 600;

#[test]
fn no_layer_uses_one_above_it() {
    let sources = sources("src", "rs");
    for (layer, allowed) in LAYERS {
        let may_use = |name: &str| name == *layer || allowed.contains(&name);
        // Whatever else stands at the crate's root would be a way round the walls.
        let wrong = |named: &Named| named.inside().is_some_and(|other| !may_use(other));
        let faults = paths_with(&sources, |source| source.layer() == *layer, wrong);
        forbid(
            &faults,
            &format!("src/{layer}/ may use only {allowed:?} (ARCHITECTURE.md, Layers)"),
        );
    }
}

#[test]
fn every_folder_of_src_is_a_known_layer() {
    let known = |name: &str| {
        ["lib", "main"].contains(&name) || LAYERS.iter().any(|(layer, _)| *layer == name)
    };
    let strangers: Vec<String> = sources("src", "rs")
        .iter()
        .filter(|source| !known(&source.layer()))
        .map(|source| source.path.display().to_string())
        .collect();
    forbid(
        &strangers,
        "add the folder to LAYERS and to ARCHITECTURE.md",
    );
}

#[test]
fn only_the_store_speaks_sql() {
    let sources = sources("src", "rs");
    let sql = |line: &str| {
        ["SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA "]
            .iter()
            .any(|word| line.contains(word))
    };
    let outside = |source: &Source| source.layer() != "store";
    forbid(
        &lines_with(&sources, outside, sql),
        "SQL lives in src/store/",
    );
    keep_in(&["store"], &["rusqlite", "rusqlite_migration"]);
}

/// Fails where another layer than these uses one of these crates, under whatever name.
fn keep_in(layers: &[&str], crates: &[&str]) {
    let outside = |source: &Source| !layers.contains(&source.layer().as_str());
    let wrong = |named: &Named| crates.iter().any(|name| named.is_of(name));
    forbid(
        &paths_with(&sources("src", "rs"), outside, wrong),
        &format!("{crates:?} live in src/{layers:?}"),
    );
}

#[test]
fn only_the_vault_encrypts() {
    keep_in(&["vault"], &["age"]);
}

#[test]
fn only_the_window_uses_egui_and_only_the_portfolio_typst() {
    keep_in(&["ui"], &["egui", "eframe", "egui_material_icons", "rfd"]);
    let in_writer = |source: &Source| source.inside().starts_with("portfolio/write/pdf");
    let typst = |named: &Named| {
        let crates = ["typst", "typst_layout", "typst_pdf"];
        crates.iter().any(|name| named.is_of(name))
    };
    forbid(
        &paths_with(&sources("src", "rs"), |source| !in_writer(source), typst),
        "typst lives in src/portfolio/write/pdf/",
    );
}

#[test]
fn a_document_knows_no_form_and_a_writer_no_portfolio() {
    let sources = sources("src", "rs");
    let document = |source: &Source| source.inside().starts_with("portfolio/document");
    let writer = |source: &Source| source.inside().starts_with("portfolio/write");
    let of_forms = |named: &Named| named.goes_through("portfolio::write");
    forbid(
        &paths_with(&sources, document, of_forms),
        "what a document says does not depend on how it is written",
    );
    let blocks = ["block", "span", "table", "whole"].map(|room| format!("document::{room}"));
    let knows = |named: &Named| {
        let of_document = named.goes_through("portfolio::document");
        let of_record = named.inside() == Some("domain");
        let of_portfolio = ["contents", "enclosures", "print", "exposed"]
            .iter()
            .any(|room| named.goes_through(&format!("portfolio::{room}")));
        let is_block = blocks.iter().any(|room| named.goes_through(room));
        of_record || of_portfolio || (of_document && !is_block)
    };
    forbid(
        &paths_with(&sources, writer, knows),
        "a writer knows the blocks of a document and nothing of what they are made from",
    );
}

#[test]
fn no_words_stand_in_the_functions_that_set_a_page() {
    // In markup, which brackets hold, whatever is no code is printed: no call, argument or label.
    let says = |line: &str| {
        let (mut markup, mut code) = (0, 0);
        let (mut is_name, mut word) = (false, 0);
        line.chars().any(|c| {
            match c {
                '[' => markup += 1,
                ']' => markup -= 1,
                '(' | '<' if markup > 0 => code += 1,
                ')' | '>' if markup > 0 => code -= 1,
                '#' => is_name = true,
                c if !c.is_alphanumeric() && !".-_".contains(c) => is_name = false,
                _ => {}
            }
            let is_said = c.is_alphabetic() && markup > 0 && code == 0 && !is_name;
            word = if is_said { word + 1 } else { 0 };
            word > 1
        })
    };
    let functions = sources("assets/portfolio", "typ");
    forbid(
        &lines_with(&functions, |_| true, says),
        "the words of a document stand in src/portfolio/document/",
    );
}

#[test]
fn colours_stand_in_the_theme_alone() {
    let sources = sources("src", "rs");
    let colour = |line: &str| {
        let literal = [
            "Color32::from_",
            "Color32::WHITE",
            "Color32::BLACK",
            "Color32::RED",
            "Color32::GREEN",
            "Rgba::from_",
            "hex_color!",
        ];
        literal.iter().any(|word| line.contains(word))
    };
    let outside = |source: &Source| !source.path.starts_with(root().join("src/ui/theme"));
    forbid(
        &lines_with(&sources, outside, colour),
        "colours live in assets/theme/",
    );
    let hex = |line: &str| {
        line.match_indices('#').any(|(at, _)| {
            let digits = line.get(at + 1..at + 7).unwrap_or_default();
            digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
        })
    };
    forbid(
        &lines_with(&sources, |_| true, hex),
        "colours live in assets/theme/",
    );
    let templates = self::sources("assets/portfolio", "typ");
    let outside = |source: &Source| !source.path.ends_with("theme.typ");
    let made = |line: &str| hex(line) || line.contains("rgb(") || line.contains("luma(");
    forbid(
        &lines_with(&templates, outside, made),
        "colours of the printed page live in assets/portfolio/theme.typ",
    );
}

#[test]
fn only_the_clock_reads_the_time_and_knows_the_zone() {
    let outside = |source: &Source| !source.path.ends_with("record/clock.rs");
    let now = |named: &Named| {
        ["Utc::now", "Local", "SystemTime::now"]
            .iter()
            .any(|reading| named.goes_through(reading))
    };
    forbid(
        &paths_with(&sources("src", "rs"), outside, now),
        "today is an argument; record/clock.rs alone reads the clock and knows where the person is",
    );
}

#[test]
fn only_the_terminal_names_its_commands() {
    // Where no window opens, the terminal is what is left.
    let no_window = root().join("src/ui/mod.rs");
    let outside = |source: &Source| source.layer() != "cli" && source.path != no_window;
    let names = |line: &str| !line.trim_start().starts_with("//") && line.contains("`cairn ");
    let faults = lines_with(&sources("src", "rs"), outside, names);
    forbid(
        &faults,
        "what the window may say names no command of the terminal; cli/hints.rs does",
    );
}

#[test]
fn screens_touch_neither_disk_nor_record() {
    let sources = sources("src", "rs");
    let drawing = |source: &Source| {
        let ui = root().join("src/ui");
        ["screens", "widgets"]
            .iter()
            .any(|folder| source.path.starts_with(ui.join(folder)))
    };
    let rule = "screens draw from the read model and send commands";
    let touches = |named: &Named| {
        [
            "std::fs",
            "fs::read",
            "fs::write",
            "File::open",
            "Record::open",
        ]
        .iter()
        .any(|touching| named.goes_through(touching))
    };
    forbid(&paths_with(&sources, drawing, touches), rule);
    let changes = |line: &str| line.contains("&mut Record");
    forbid(&lines_with(&sources, drawing, changes), rule);
}

#[test]
fn no_network_crate_is_built_into_the_program() {
    let tree = std::process::Command::new(env!("CARGO"))
        .args([
            "tree",
            "--edges=normal",
            "--prefix=none",
            "--locked",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&tree.stdout);
    let built: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(
        built.contains(&"rusqlite"),
        "cargo tree lists what is built in"
    );
    for name in [
        "reqwest",
        "ureq",
        "hyper",
        "curl",
        "rustls",
        "native-tls",
        "tokio",
        "openssl",
    ] {
        assert!(
            !built.contains(&name),
            "{name} opens sockets; Cairn opens none"
        );
    }
}

#[test]
fn no_file_grows_past_one_idea() {
    let long: Vec<String> = ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| {
            if root().join(folder).is_dir() {
                sources(folder, "rs")
            } else {
                Vec::new()
            }
        })
        .filter(|source| source.text.lines().count() > MAX_LINES)
        .map(|source| source.path.display().to_string())
        .collect();
    forbid(
        &long,
        &format!("split the file: more than {MAX_LINES} lines"),
    );
}
