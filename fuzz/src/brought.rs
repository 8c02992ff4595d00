//! What holds of any file of another program.

use cairn::bring::{Answers, Entry, Form, Given, read};
use cairn::domain::parse_date;

/// What a file gives can be kept as it stands, or says why it waits; the same file gives the same; what is refused says what to do.
pub fn keeps_the_laws(bytes: &[u8], form: Form) {
    let today = parse_date("2026-11-28").expect("a day");
    let given = Given {
        name: "seed".to_owned(),
        bytes: bytes.to_owned(),
    };
    let answers = Answers {
        form: Some(form),
        ..Answers::default()
    };
    let reading = match read(&given, &answers, today) {
        Ok(reading) => reading,
        Err(err) => {
            assert!(!err.to_string().is_empty() && !err.hint().is_empty());
            return;
        }
    };
    assert!(reading.questions.len() <= 1, "one question at most");
    for draft in &reading.drafts {
        let rows = draft
            .warnings
            .iter()
            .all(|warning| warning.row == draft.row);
        assert!(rows, "a warning stands beside its row");
        if draft.waits.is_some() {
            assert!(!draft.tick && !draft.warnings.is_empty());
            continue;
        }
        if let Entry::Activity(details) = &draft.entry {
            assert!(draft.has_date, "no day is made up");
            let checked = (**details).clone().checked();
            assert_eq!(
                checked.as_ref(),
                Ok(&**details),
                "it can be kept as it is shown"
            );
        }
    }
}
