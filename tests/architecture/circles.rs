//! No circle of files within a room: what two files both know has a home below them.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, UseTree, Visibility};

use super::paths::module_of;
use super::{forbid, sources};

type Module = Vec<String>;

/// The circles that are still to be opened, by the files that stand in them; no other may come.
const KNOWN: &[&[&str]] = &[
    &["domain/progress/assess.rs", "domain/progress/skill.rs"],
    &[
        "domain/progress/qualification.rs",
        "domain/progress/reason.rs",
    ],
    &["record/backups/", "record/exchange.rs"],
    // Each step of the composer is drawn from the whole of what is composed.
    &["ui/screens/portfolio/"],
];

/// The files of the crate by the module that each is, with what each passes on under a name.
struct Crate {
    files: BTreeMap<Module, String>,
    passed_on: BTreeMap<(Module, String), Module>,
}

impl Crate {
    /// Returns the file in which that is written which a path leads to.
    fn home(&self, path: &[String]) -> Option<&Module> {
        let mut path = path.to_vec();
        for _ in 0..8 {
            let file = (0..=path.len())
                .rev()
                .find_map(|end| self.files.get_key_value(path.get(..end)?))?
                .0;
            let Some(name) = path.get(file.len()) else {
                return Some(file);
            };
            match self.passed_on.get(&(file.clone(), name.clone())) {
                Some(to) => path = [to, path.get(file.len() + 1..)?].concat(),
                None => return Some(file),
            }
        }
        None
    }

    /// Returns a path from the crate's root, of one that is written in a module; nothing for another crate's.
    fn within(&self, module: &[String], path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        if first == "crate" {
            return Some(rest.to_vec());
        }
        let child = [module, std::slice::from_ref(first)].concat();
        self.files
            .contains_key(&child)
            .then(|| [module, path].concat())
    }
}

/// Lists what an import names, each with the name it goes by.
fn leaves(before: &[String], tree: &UseTree, found: &mut Vec<(String, Vec<String>)>) {
    let with = |part: &syn::Ident| {
        let mut parts = before.to_vec();
        if part != "self" || parts.is_empty() {
            parts.push(part.to_string());
        }
        parts
    };
    match tree {
        UseTree::Path(path) => leaves(&with(&path.ident), &path.tree, found),
        UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|one| leaves(before, one, found)),
        UseTree::Name(name) => {
            let parts = with(&name.ident);
            found.push((parts.last().cloned().unwrap_or_default(), parts));
        }
        UseTree::Rename(renamed) => {
            found.push((renamed.rename.to_string(), with(&renamed.ident)));
        }
        UseTree::Glob(_) => {}
    }
}

/// Resolves `self` and `super` at the beginning of a path.
fn resolved(module: &[String], path: &[String]) -> Vec<String> {
    let mut module = module.to_vec();
    let mut rest = path;
    let mut is_inside = false;
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "self" => {}
            "super" => drop(module.pop()),
            _ => break,
        }
        (is_inside, rest) = (true, after);
    }
    if is_inside {
        [&["crate".to_owned()], module.as_slice(), rest].concat()
    } else {
        path.to_vec()
    }
}

#[test]
fn no_files_of_a_room_stand_in_a_circle() {
    let sources = sources("src", "rs");
    let mut all = Crate {
        files: BTreeMap::new(),
        passed_on: BTreeMap::new(),
    };
    for source in &sources {
        let path = source.inside().display().to_string();
        all.files.insert(module_of(source.inside()), path);
    }
    for source in &sources {
        let module = module_of(source.inside());
        let file = syn::parse_file(&source.text).expect("a source that parses");
        for item in &file.items {
            let Item::Use(item) = item else { continue };
            if matches!(item.vis, Visibility::Inherited) {
                continue;
            }
            let mut found = Vec::new();
            leaves(&[], &item.tree, &mut found);
            for (name, path) in found {
                if let Some(to) = all.within(&module, &resolved(&module, &path)) {
                    all.passed_on.insert((module.clone(), name), to);
                }
            }
        }
    }
    let mut uses: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
    for source in &sources {
        let module = module_of(source.inside());
        let (here, _) = all.files.get_key_value(&module).expect("it is known");
        for named in source.named() {
            let Some(path) = all.within(&module, &named.0) else {
                continue;
            };
            let Some(home) = all.home(&path) else {
                continue;
            };
            let is_room = home.first() == here.first() && !home.is_empty();
            // A folder's own file is made of what lies in the folder.
            if !home.starts_with(here) && is_room {
                uses.entry(here).or_default().insert(home);
            }
        }
    }
    let mut known = BTreeSet::new();
    let mut faults = Vec::new();
    for circle in circles(&uses) {
        let files: BTreeSet<&str> = circle.iter().map(|m| all.files[*m].as_str()).collect();
        let stands = |of: &&&[&str]| {
            files
                .iter()
                .all(|file| of.iter().any(|at| file.starts_with(at)))
        };
        if let Some(of) = KNOWN.iter().find(stands) {
            known.insert(*of);
            continue;
        }
        let within = circle.iter().flat_map(|from| {
            let to = uses.get(from).into_iter().flatten();
            let to = to.filter(|to| circle.contains(to));
            to.map(|to| format!("{} uses {}", all.files[*from], all.files[*to]))
        });
        faults.push(within.collect::<Vec<_>>().join("; "));
    }
    forbid(
        &faults,
        "these files use each other; what they share has a home below them",
    );
    let gone = KNOWN.iter().filter(|of| !known.contains(*of));
    let gone: Vec<String> = gone.map(|of| of.join(", ")).collect();
    forbid(&gone, "no circle is left here; take it out of KNOWN");
}

/// Returns the sets of files in which each leads to all others.
fn circles<'a>(uses: &BTreeMap<&'a Module, BTreeSet<&'a Module>>) -> Vec<Vec<&'a Module>> {
    let reach = |from: &'a Module| {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(module) = open.pop() {
            for next in uses.get(module).into_iter().flatten() {
                if reached.insert(*next) {
                    open.push(*next);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        uses.keys().map(|module| (*module, reach(module))).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (module, all) in &reached {
        if !all.contains(module) || seen.contains(module) {
            continue;
        }
        let both = all.iter().filter(|other| {
            reached
                .get(*other)
                .is_some_and(|back| back.contains(module))
        });
        let circle: Vec<&Module> = both.copied().collect();
        seen.extend(circle.iter().copied());
        found.push(circle);
    }
    found
}
