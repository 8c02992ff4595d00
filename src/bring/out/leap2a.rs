//! The log as a portfolio in `Leap2A`, which Mahara reads: an entry for each activity, and one for what was thought about it.

use chrono::{DateTime, Utc};

use super::xml;
use crate::domain::ActivityDetails;

/// Writes activities, each with what it is known by for ever.
#[must_use]
pub fn leap2a(activities: &[(String, ActivityDetails)], name: &str, at: DateTime<Utc>) -> Vec<u8> {
    let now = at.format("%Y-%m-%dT%H:%M:%SZ");
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:leap2=\"http://terms.leapspecs.org/\" xmlns:categories=\"http://wiki.leapspecs.org/2A/categories/\" xmlns:portfolio=\"urn:cairn:portfolio:\">\n<leap2:version>http://www.leapspecs.org/2010-07/2A/</leap2:version>\n<id>urn:cairn:portfolio</id>\n<title>CPD log</title>\n<generator uri=\"urn:cairn\">Cairn</generator>\n<updated>{now}</updated>\n<author><name>{}</name></author>\n",
        xml(name)
    );
    for (id, details) in activities {
        let thoughts = [
            ("What?", &details.reflection.what),
            ("So what?", &details.reflection.so_what),
            ("Now what?", &details.reflection.now_what),
        ];
        let said: Vec<String> = thoughts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| format!("{name}\n{text}"))
            .collect();
        let begins = |id: &str, title: &str, text: &str, sort: &str| {
            format!(
                "<entry>\n<title>{}</title>\n<id>portfolio:{id}</id>\n<updated>{now}</updated>\n<published>{}T00:00:00Z</published>\n<content type=\"text\">{}</content>\n<rdf:type rdf:resource=\"leap2:{sort}\"/>\n",
                xml(title),
                details.date,
                xml(text)
            )
        };
        feed.push_str(&begins(
            id,
            &details.title,
            &details.description,
            "activity",
        ));
        feed.extend([format!(
            "<leap2:date leap2:point=\"start\">{}</leap2:date>\n",
            details.date
        )]);
        if let Some(end) = details.end {
            feed.extend([format!(
                "<leap2:date leap2:point=\"end\">{end}</leap2:date>\n"
            )]);
        }
        if !details.location.is_empty() {
            feed.extend([format!(
                "<leap2:spatial>{}</leap2:spatial>\n",
                xml(&details.location)
            )]);
        }
        for tag in &details.tags {
            feed.extend([format!("<category term=\"{}\"/>\n", xml(tag))]);
        }
        if said.is_empty() {
            feed.push_str("</entry>\n");
            continue;
        }
        feed.extend([format!(
            "<link rel=\"leap2:reflected_on_by\" href=\"portfolio:{id}-reflection\"/>\n</entry>\n"
        )]);
        feed.push_str(&begins(
            &format!("{id}-reflection"),
            &format!("Reflection: {}", details.title),
            &said.join("\n\n"),
            "entry",
        ));
        feed.extend([format!(
            "<link rel=\"leap2:reflects_on\" href=\"portfolio:{id}\"/>\n</entry>\n"
        )]);
    }
    feed.push_str("</feed>\n");
    feed.into_bytes()
}
