//! That the walls see what a source names, however it is written.

use super::Source;
use super::paths::{Named, module_of, read};
use std::path::Path;

/// Returns the layers that a source names when it stands in `record/made_up.rs`.
fn layers(text: &str) -> Vec<String> {
    let mut layers: Vec<String> = seen(text)
        .iter()
        .filter_map(|named| named.inside().map(ToOwned::to_owned))
        .filter(|layer| layer != "record")
        .collect();
    layers.dedup();
    layers
}

fn seen(text: &str) -> Vec<Named> {
    read(&module_of(Path::new("record/made_up.rs")), text).expect("a source that parses")
}

#[test]
fn an_import_is_seen_however_it_is_written() {
    for text in [
        "use crate::ui;",
        "use crate::ui::App;",
        "use crate::{record, ui};",
        "use crate::{record::{Record, Clock}, ui::{App, desk::Desk}};",
        "use crate::{\n    record,\n    ui,\n};",
        "use crate::ui as window;",
        "use crate::{ui as window};",
        "pub(crate) use crate::ui::*;",
        "use super::super::ui::App;",
        "use super::super::{ui};",
        "use self::super::super::ui;",
        "mod inner { use super::super::super::ui; }",
        "use ::cairn::ui::App;",
        "extern crate self as me; use me::ui::App;",
        "use crate as all; use all::ui::App;",
        "fn f() { use crate::ui; }",
        "impl Thing { fn f() { use crate::{ui}; } }",
    ] {
        assert!(
            layers(text).contains(&"ui".to_owned()),
            "{text}: {:?}",
            layers(text)
        );
    }
}

#[test]
fn a_path_is_seen_wherever_it_stands() {
    for text in [
        "fn f() { crate::ui::run() }",
        "fn f() { crate :: ui :: run() }",
        "fn f(app: &crate::ui::App) {}",
        "fn f() -> Vec<Option<crate::ui::App>> { Vec::new() }",
        "struct Thing { app: crate::ui::App }",
        "impl From<crate::ui::App> for Thing {}",
        "fn f() { <crate::ui::App as Default>::default(); }",
        "use crate as all; fn f() { all::ui::run() }",
        "use super::super as all; fn f() { all::ui::run() }",
        "fn f() { super::super::ui::run() }",
        "fn f() { println!(\"{}\", crate::ui::name()) }",
        "fn f() { vec![vec![crate::ui::name()]] }",
        "macro_rules! m { () => { $crate::ui::run() } }",
        "macro_rules! m { () => { use crate::{record, ui::{self, App}}; } }",
        "#[serde(with = \"crate::ui::words\")] struct Thing;",
        "struct Thing { #[serde(default = \"crate::ui::words::none\")] field: u8 }",
        "#[cfg(test)] use crate::store; fn f() { crate::ui::run() }",
        "#[cfg(test)]\nmod tests {}\nfn f() { crate::ui::run() }",
    ] {
        assert!(
            layers(text).contains(&"ui".to_owned()),
            "{text}: {:?}",
            layers(text)
        );
    }
}

#[test]
fn everything_at_once_is_seen_as_everything() {
    for text in [
        "use crate::*;",
        "use super::super::*;",
        "use crate::{*};",
        "use ::cairn::*;",
    ] {
        assert_eq!(layers(text), ["*"], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_path_is_none() {
    for text in [
        "// use crate::ui;\nfn f() {}",
        "/* crate::ui::run() */",
        "/// See [`crate::ui::App`].\nfn f() {}",
        "fn f() { print(\"crate::ui::App\") }",
        "#[cfg(test)]\nmod tests { use crate::ui::App; }",
        "#[cfg(test)]\nfn helper() { crate::ui::run() }",
        "use super::ui_words; mod ui_words {}",
        "fn f(ui: u8) { ui.count_ones(); }",
    ] {
        assert_eq!(layers(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn another_crate_is_seen_by_any_name() {
    for text in [
        "use egui::Ui;",
        "use {egui::Ui, std::fmt};",
        "use egui as e; fn f(ui: &mut e::Ui) {}",
        "use ::egui::Ui;",
        "extern crate egui as e;",
        "fn f(ui: &mut egui::Ui) {}",
        "fn f() { matches!(x, egui::Key::Enter) }",
    ] {
        assert!(seen(text).iter().any(|named| named.is_of("egui")), "{text}");
    }
    for text in [
        "use std::time::SystemTime as T; fn f() { T::now() }",
        "use std::time; fn f() { time::SystemTime::now() }",
        "fn f() { std::time::SystemTime::now() }",
        "use std::time::SystemTime; fn f() { let now = SystemTime::now; }",
    ] {
        let found = seen(text);
        assert!(
            found
                .iter()
                .any(|named| named.goes_through("SystemTime::now")),
            "{text}"
        );
    }
}

#[test]
fn lines_of_tests_are_told_from_the_rest() {
    let text =
        "fn a() {}\n#[cfg(test)]\nuse x;\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n";
    let path = "src/made_up.rs".into();
    let source = Source {
        path,
        text: text.to_owned(),
    };
    let lines: Vec<usize> = source.code().map(|(n, _)| n).collect();
    assert_eq!(lines, [1, 8]);
}
