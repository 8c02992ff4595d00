//! What it costs to suggest: an entry of 200 and of 2,000 words beside taking its words apart in small letters, and making
//! ready beside reading the lexicon as TOML.
//!
//! ```sh
//! cargo bench --bench suggest
//! ```

mod ratio;

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use cairn::domain::ActivityKind;
use cairn::profiles::shipped_by_key;
use cairn::suggest::{Learnt, Lexicon, Suggester, Written};
use criterion::Criterion;
use ratio::Ratios;

const ENTRY: &str = "Ran a journal club on a systematic review with two trainees whom I mentor. We appraised the \
search strategy, talked about copyright and the business case for a new supplier, and agreed how to keep the guideline up to date. \
What I learnt: a short brief and a clear question save the most time. Next I want to show the team how to use a language \
model with care, and to write up what we did for the regional network. ";

const LEXICON: &str = include_str!("../data/suggest/knowledge-manager.toml");

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Criterion::default()
        .measurement_time(Duration::from_secs(4))
        .sample_size(50);
    let mut ratios = Ratios::new(settings);
    let profile = shipped_by_key("knowledge-manager").ok_or("no such role")?;
    let lexicon = Lexicon::read(LEXICON).map_err(|err| err.to_string())?;
    let suggester = Suggester::new(&profile, Some(&lexicon));
    let learnt = Learnt::default();
    for words in [200, 2000] {
        let text: Vec<&str> = ENTRY.split_whitespace().cycle().take(words).collect();
        let text = text.join(" ");
        let written = Written {
            texts: vec![("description", text.as_str())],
            kind: Some(ActivityKind::Reading),
        };
        ratios.measure(
            ("suggest", words),
            |bencher| bencher.iter(|| suggester.suggest(black_box(&written), &learnt)),
            "its words in small letters",
            |bencher| {
                bencher.iter(|| {
                    let words = black_box(&text).split_whitespace();
                    words.map(str::to_lowercase).collect::<Vec<String>>()
                });
            },
        );
    }
    ratios.measure(
        ("make ready to suggest", lexicon.len()),
        |bencher| {
            bencher.iter(|| {
                let lexicon = Lexicon::read(black_box(LEXICON)).ok();
                Suggester::new(&profile, lexicon.as_ref())
            });
        },
        "its lexicon read as TOML",
        |bencher| bencher.iter(|| black_box(LEXICON).parse::<toml::Table>()),
    );
    ratios.finish();
    Ok(())
}
