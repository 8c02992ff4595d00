//! The paths that a source names, as the compiler would find them: groups, renames, `self` and `super` resolved.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// The parts of a path that is named somewhere, from the crate's root (`crate`) or from another crate's name; an import of
/// everything ends in `*`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named(pub Vec<String>);

impl Named {
    /// Returns the part of this crate that it leads into: `*` for everything at once, nothing for another crate.
    pub fn inside(&self) -> Option<&str> {
        let (first, rest) = self.0.split_first()?;
        (first == "crate").then(|| rest.first().map_or("*", String::as_str))
    }

    /// Tells whether it leads into a crate of that name.
    pub fn is_of(&self, name: &str) -> bool {
        self.0.first().is_some_and(|first| first == name)
    }

    /// Tells whether it goes through these parts, which stand side by side: `fs::read`.
    pub fn goes_through(&self, parts: &str) -> bool {
        let wanted: Vec<&str> = parts.split("::").collect();
        let mut there = self.0.windows(wanted.len());
        there.any(|there| there.iter().eq(&wanted))
    }
}

/// Returns the paths that a source names outside its tests; `module` is the path of its module within the crate.
pub fn read(module: &[String], text: &str) -> syn::Result<Vec<Named>> {
    let file = syn::parse_file(text)?;
    let mut reader = Reader {
        module: module.to_vec(),
        ..Reader::default()
    };
    reader.visit_file(&file);
    let found = reader.found.iter();
    let resolved = found.flat_map(|raw| reader.resolved(&raw.module, &raw.parts, 8));
    let mut named: Vec<Named> = resolved.map(Named).collect();
    named.sort();
    named.dedup();
    Ok(named)
}

/// Returns the module that a file below `src` is: `record/backups/mod.rs` is `record::backups`.
pub fn module_of(inside: &Path) -> Vec<String> {
    let parts = inside.with_extension("");
    let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
    parts
        .filter(|part| !["lib", "main", "mod"].contains(&part.as_str()))
        .collect()
}

/// A path as it is written, and the module it is written in.
#[derive(Clone)]
struct Raw {
    module: Vec<String>,
    parts: Vec<String>,
}

#[derive(Default)]
struct Reader {
    module: Vec<String>,
    found: Vec<Raw>,
    /// What names stand for, anywhere in the file.
    known: BTreeMap<String, Vec<Raw>>,
}

impl Reader {
    fn note(&mut self, parts: Vec<String>) {
        let module = self.module.clone();
        self.found.push(Raw { module, parts });
    }

    /// Takes an import apart; what it brings in by a name of its own is remembered under that.
    fn import(&mut self, before: &[String], tree: &UseTree) {
        let with = |part: &syn::Ident| {
            let mut parts = before.to_vec();
            // `x::self` is `x`.
            if parts.is_empty() || part != "self" {
                parts.push(part.to_string());
            }
            parts
        };
        match tree {
            UseTree::Path(path) => self.import(&with(&path.ident), &path.tree),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(before, tree);
                }
            }
            UseTree::Glob(_) => self.note([before, &["*".to_owned()]].concat()),
            UseTree::Name(name) => {
                let parts = with(&name.ident);
                let called = parts.last().cloned().unwrap_or_default();
                self.bring_in(called, parts);
            }
            UseTree::Rename(renamed) => {
                self.bring_in(renamed.rename.to_string(), with(&renamed.ident));
            }
        }
    }

    fn bring_in(&mut self, called: String, parts: Vec<String>) {
        let module = self.module.clone();
        let raw = Raw { module, parts };
        self.found.push(raw.clone());
        self.known.entry(called).or_default().push(raw);
    }

    /// Follows a path to what it leads to; several where a name stands for several things.
    fn resolved(&self, module: &[String], parts: &[String], steps: usize) -> Vec<Vec<String>> {
        let mut module = module.to_vec();
        let mut rest = parts;
        let mut within = false;
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" | "$crate" | "cairn" => module.clear(),
                "self" => {}
                "super" => drop(module.pop()),
                _ => break,
            }
            within = true;
            rest = after;
        }
        if within {
            let root = ["crate".to_owned()];
            return vec![[root.as_slice(), &module, rest].concat()];
        }
        let Some((first, after)) = rest.split_first() else {
            return Vec::new();
        };
        let known = self.known.get(first).map_or(&[][..], Vec::as_slice);
        let mut led = Vec::new();
        for raw in known {
            if steps > 0 && raw.parts.first() != Some(first) {
                for to in self.resolved(&raw.module, &raw.parts, steps - 1) {
                    led.push([to.as_slice(), after].concat());
                }
            }
        }
        if led.is_empty() {
            // At the crate's root, a plain name may be a module of it.
            let root = module.is_empty().then(|| "crate".to_owned());
            led.push(rest.to_vec());
            led.extend(root.map(|root| [&[root], rest].concat()));
        }
        led
    }

    /// Reads what a macro is given: paths in it, and imports with groups. Whatever it makes of them stays unseen.
    fn tokens(&mut self, before: &[String], tokens: TokenStream) {
        let mut parts = before.to_vec();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) if parts == before || colons == 2 => {
                    parts.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Punct(mark) if mark.as_char() == '$' => {
                    self.end(before, &mut parts);
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == '*' && colons == 2 => {
                    parts.push("*".to_owned());
                }
                TokenTree::Group(group) => {
                    let inner = colons == 2 && group.delimiter() == Delimiter::Brace;
                    let from = if inner { parts.clone() } else { Vec::new() };
                    if inner {
                        parts.truncate(before.len());
                    }
                    self.tokens(&from, group.stream());
                    self.end(before, &mut parts);
                    colons = 0;
                }
                TokenTree::Literal(text) => self.written(&text.to_string()),
                TokenTree::Ident(name) => {
                    self.end(before, &mut parts);
                    parts.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(_) => {
                    self.end(before, &mut parts);
                    colons = 0;
                }
            }
        }
        self.end(before, &mut parts);
    }

    fn end(&mut self, before: &[String], parts: &mut Vec<String>) {
        if parts.len() > before.len().max(1) || (!before.is_empty() && parts.len() > before.len()) {
            let parts = parts.clone();
            self.note(parts);
        }
        parts.truncate(before.len());
    }

    /// Reads a path that an attribute names in quotes: `with = "crate::hex"`.
    fn written(&mut self, quoted: &str) {
        let text = quoted.trim_matches('"');
        if text.contains("::")
            && let Ok(path) = syn::parse_str::<syn::Path>(text)
        {
            self.note(parts_of(&path));
        }
    }
}

fn parts_of(path: &syn::Path) -> Vec<String> {
    let parts = path.segments.iter();
    parts.map(|part| part.ident.to_string()).collect()
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if attributes(item).iter().any(is_for_tests) {
            return;
        }
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&[], &item.tree);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let called = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
        let named = if item.ident == "self" {
            "crate".to_owned()
        } else {
            item.ident.to_string()
        };
        self.bring_in(called.to_string(), vec![named]);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        // A name alone is a local one, or was brought in by an import, which is seen itself.
        if path.segments.len() > 1 {
            self.note(parts_of(path));
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(&[], called.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        match &attribute.meta {
            syn::Meta::List(list) => self.tokens(&[], list.tokens.clone()),
            meta => visit::visit_meta(self, meta),
        }
    }

    fn visit_lit_str(&mut self, _text: &'ast syn::LitStr) {}
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let test = |list: &syn::MetaList| list.tokens.to_string() == "test";
    attribute.path().is_ident("cfg") && attribute.meta.require_list().is_ok_and(test)
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
