//! E-mails: the subject, the day, what it says and what is attached. Addresses of people are left out.

use chrono::NaiveDate;
use mail_parser::{MessageParser, MimeHeaders as _};

use super::super::draft::{Attached, Reading};
use super::super::error::{Fault, Read};
use super::super::read::html;
use super::Item;

/// The most parts that are kept of one message.
const MOST: usize = 50;

/// Reads a message.
pub fn read(bytes: &[u8], today: NaiveDate) -> Read<Reading> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| Fault::broken("it is not a message"))?;
    let mut reading = Reading::default();
    reading.detect("format", "eml");
    let date = message
        .date()
        .and_then(|at| NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into()));
    let body = message
        .body_text(0)
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default();
    let body = if html::is_one(&body) {
        html::plain(&body)
    } else {
        body.replace("\r\n", "\n").trim().to_owned()
    };
    let subject = message.subject().unwrap_or_default();
    let title = ["Re: ", "RE: ", "Fwd: ", "FW: ", "Fw: ", "AW: ", "WG: "]
        .iter()
        .fold(subject, |title, begin| {
            title.strip_prefix(begin).unwrap_or(title)
        });
    let item = Item {
        title: title.to_owned(),
        days: date.map(|day| (day, None)),
        minutes: 0,
        says: vec![body],
    };
    let mut draft = item.draft("1", today, |details| {
        let from = message
            .from()
            .and_then(|from| from.first())
            .and_then(|from| from.name());
        from.unwrap_or_default()
            .trim()
            .clone_into(&mut details.provider);
    });
    if draft.has_date {
        draft.warn(
            "date-from-message",
            "The day is that of the message: change it if it was another",
        );
    }
    draft.warn(
        "hours-missing",
        "It says nothing of the time: add it if it is to count",
    );
    for (at, part) in message.attachments().take(MOST).enumerate() {
        let name = part
            .attachment_name()
            .map_or_else(|| format!("attachment {}", at + 1), ToOwned::to_owned);
        // A name is a label here, and never a path.
        let name = name.rsplit(['/', '\\']).next().unwrap_or(&name).to_owned();
        draft.files.push(Attached {
            name,
            bytes: part.contents().to_vec(),
        });
    }
    if message.attachments().nth(MOST).is_some() {
        draft.warn(
            "attachments-left-out",
            format!("Only the first {MOST} attachments come in"),
        );
    }
    reading.drafts.push(draft);
    Ok(reading)
}
