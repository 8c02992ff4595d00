//! Portfolios of Mahara and others in `Leap2A`: entries with what was thought about them and what shows them.

use chrono::NaiveDate;
use roxmltree::{Document, Node, ParsingOptions};

use super::super::draft::{Attached, Draft, Entry, Reading};
use super::super::error::{Fault, Read};
use super::super::read::zipped::Zipped;
use super::super::read::{html, text};
use super::{Item, day};
use crate::domain::{ObjectiveDetails, QualificationDetails, QualificationStatus};

/// The most parts of a feed that are looked at.
const MOST: u32 = 2_000_000;

/// The most entries that are held against one another.
const ENTRIES: usize = 5000;

/// Reads a portfolio: a zip file with its attachments, or the feed alone.
pub fn read(bytes: &[u8], today: NaiveDate) -> Read<Reading> {
    let mut zip = if bytes.starts_with(b"PK") {
        Some(Zipped::open(bytes)?)
    } else {
        None
    };
    let feed = match &mut zip {
        Some(zip) => {
            let name = zip
                .ending("leap2a.xml")
                .ok_or_else(|| Fault::broken("it holds no portfolio"))?;
            zip.text(&name)?.unwrap_or_default()
        }
        None => text::decode(bytes).text,
    };
    let options = ParsingOptions {
        nodes_limit: MOST,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(&feed, options).map_err(Fault::broken)?;
    let entries: Vec<Found<'_, '_>> = document
        .root_element()
        .children()
        .filter(|node| node.has_tag_name_of("entry"))
        .map(|node| Found { node })
        .collect();
    if entries.len() > ENTRIES {
        return Err(Fault::TooMuch);
    }
    let mut reading = Reading::default();
    reading.detect("format", "leap2a");
    reading.detect("entries", entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let row = (at + 1).to_string();
        take(entry, &row, &entries, zip.as_mut(), today, &mut reading)?;
    }
    Ok(reading)
}

trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

/// An entry of the feed.
struct Found<'a, 'i> {
    node: Node<'a, 'i>,
}

fn take(
    entry: &Found<'_, '_>,
    row: &str,
    all: &[Found<'_, '_>],
    zip: Option<&mut Zipped<'_>>,
    today: NaiveDate,
    reading: &mut Reading,
) -> Read<()> {
    let title = entry.text("title");
    let about = entry.links("reflects_on").find_map(|id| place(all, id));
    match (entry.sort().as_str(), about) {
        ("person" | "organization", _) => reading.skip(row, "a person or an organisation", title),
        ("selection", _) => reading.skip(
            row,
            "a page, not an activity",
            format!("{title}\n{}", entry.content()),
        ),
        ("resource", _) => {
            let of = all
                .iter()
                .position(|other| other.links("has_evidence").any(|id| id == entry.id()))
                .or_else(|| entry.links("is_evidence_of").find_map(|id| place(all, id)));
            let why = of.map_or_else(
                || "a file that belongs to no entry".to_owned(),
                |of| format!("a file: evidence of entry {}", of + 1),
            );
            reading.skip(row, why, title);
        }
        (_, Some(of)) if Some(of) != place(all, entry.id()) => reading.skip(
            row,
            format!("a reflection: joined to entry {}", of + 1),
            title,
        ),
        ("achievement", _) => {
            let mut details = QualificationDetails::new(title);
            details.awarded = entry.dates("end").or_else(|| entry.dates("start"));
            details.notes = entry.content();
            if details.awarded.is_none() {
                details.status = QualificationStatus::InProgress;
            }
            reading
                .drafts
                .push(other(row, Entry::Qualification(Box::new(details))));
        }
        ("plan", _) => {
            let mut details = ObjectiveDetails::new(title);
            details.due = entry.dates("target").or_else(|| entry.dates("end"));
            details.approach = entry.content();
            reading
                .drafts
                .push(other(row, Entry::Objective(Box::new(details))));
        }
        _ => {
            let draft = activity(entry, row, all, zip, today)?;
            reading.drafts.push(draft);
        }
    }
    Ok(())
}

fn other(row: &str, entry: Entry) -> Draft {
    let mut draft = Draft::activity(
        row,
        crate::domain::ActivityDetails::new("", NaiveDate::default()),
        true,
    );
    draft.entry = entry;
    draft
}

fn activity(
    entry: &Found<'_, '_>,
    row: &str,
    all: &[Found<'_, '_>],
    zip: Option<&mut Zipped<'_>>,
    today: NaiveDate,
) -> Read<Draft> {
    let own = entry
        .dates("start")
        .or_else(|| entry.dates(""))
        .map(|from| (from, entry.dates("end").filter(|to| *to > from)))
        .or_else(|| Some((entry.dates("end")?, None)));
    let published = day(&entry.text("published")).or_else(|| day(&entry.text("updated")));
    let days = own.or_else(|| published.map(|day| (day, None)));
    let item = Item {
        title: entry.text("title"),
        days,
        minutes: 0,
        says: vec![entry.content()],
    };
    let mut draft = item.draft(row, today, |details| {
        details.location = entry.text("spatial");
        let about = all.iter().filter(|other| {
            other.links("reflects_on").any(|id| id == entry.id())
                || entry.links("reflected_on_by").any(|id| id == other.id())
        });
        let thoughts: Vec<String> = about
            .map(|other| format!("{}\n{}", other.text("title"), other.content()))
            .collect();
        details.reflection.so_what = thoughts.join("\n\n");
        let tags = entry
            .node
            .children()
            .filter(|node| node.has_tag_name_of("category") && node.attribute("scheme").is_none());
        details.tags.extend(
            tags.filter_map(|node| node.attribute("term"))
                .map(ToOwned::to_owned),
        );
        if entry.sort() == "meeting" {
            details.kind = crate::domain::ActivityKind::Meeting;
        }
    });
    draft.warn(
        "hours-missing",
        "It says nothing of the time: add it if it is to count",
    );
    if let (None, Some(day)) = (own, published) {
        draft.warn(
            "date-from-published",
            format!("It has no day of its own, so that on which it was written was taken: {day}"),
        );
    }
    if let Some(zip) = zip {
        let evidence = all.iter().filter(|other| {
            other.sort() == "resource"
                && (entry.links("has_evidence").any(|id| id == other.id())
                    || other.links("is_evidence_of").any(|id| id == entry.id()))
        });
        for file in evidence {
            let Some(path) = file.source() else { continue };
            // A name that leads out of the archive is none of it.
            let is_inside =
                !path.starts_with('/') && !path.split(['/', '\\']).any(|part| part == "..");
            match if is_inside { zip.read(&path)? } else { None } {
                Some(bytes) => draft.files.push(Attached {
                    name: path.rsplit('/').next().unwrap_or(&path).to_owned(),
                    bytes,
                }),
                None => draft.warn(
                    "file-missing",
                    format!("The file “{path}” is not in the portfolio"),
                ),
            }
        }
    }
    Ok(draft)
}

fn place(all: &[Found<'_, '_>], id: &str) -> Option<usize> {
    all.iter().position(|other| other.id() == id)
}

impl<'a> Found<'a, '_> {
    fn child(&self, name: &str) -> Option<Node<'a, '_>> {
        self.node.children().find(|node| node.has_tag_name_of(name))
    }

    fn text(&self, name: &str) -> String {
        let child = self.child(name);
        let text = child.and_then(|node| {
            node.text().map(|text| {
                (
                    text.trim().to_owned(),
                    node.attribute("type") == Some("html"),
                )
            })
        });
        text.map_or(String::new(), |(text, is_html)| {
            if is_html { html::plain(&text) } else { text }
        })
    }

    fn id(&self) -> &'a str {
        let id = self.node.children().find(|node| node.has_tag_name_of("id"));
        id.and_then(|node| node.text()).unwrap_or_default().trim()
    }

    /// Returns what sort of entry it is, such as `activity`.
    fn sort(&self) -> String {
        let types = self
            .node
            .children()
            .filter(|node| node.has_tag_name_of("type"));
        let named = types.filter_map(|node| {
            node.attributes()
                .find(|one| one.name() == "resource")
                .map(|one| one.value().to_owned())
        });
        let sorts: Vec<String> = named
            .filter_map(|name| name.rsplit([':', '#', '/']).next().map(str::to_lowercase))
            .collect();
        sorts
            .iter()
            .find(|sort| *sort != "entry")
            .or_else(|| sorts.first())
            .cloned()
            .unwrap_or_default()
    }

    fn links(&self, relation: &str) -> impl Iterator<Item = &'a str> {
        let links = self
            .node
            .children()
            .filter(|node| node.has_tag_name_of("link"));
        let links = links.filter(move |node| {
            node.attribute("rel")
                .is_some_and(|rel| rel.rsplit(':').next() == Some(relation))
        });
        links.filter_map(|node| node.attribute("href"))
    }

    fn dates(&self, point: &str) -> Option<NaiveDate> {
        let dates = self
            .node
            .children()
            .filter(|node| node.has_tag_name_of("date"));
        let said = |node: &Node<'_, '_>| {
            node.attributes()
                .find(|one| one.name() == "point")
                .map_or(String::new(), |one| one.value().to_owned())
        };
        dates
            .filter(|node| said(node) == point)
            .find_map(|node| day(node.text()?))
    }

    /// Returns the path of the file that it stands for.
    fn source(&self) -> Option<String> {
        let source = self.child("content")?.attribute("src")?;
        Some(source.replace("%20", " "))
    }

    /// Returns what it says, as plain text.
    fn content(&self) -> String {
        let Some(node) = self.child("content") else {
            return String::new();
        };
        match node.attribute("type").unwrap_or("text") {
            "xhtml" => html::plain(
                node.document()
                    .input_text()
                    .get(node.range())
                    .unwrap_or_default(),
            ),
            "html" => html::plain(node.text().unwrap_or_default()),
            _ => node.text().unwrap_or_default().trim().to_owned(),
        }
    }
}
