//! Portfolios of every kind, composed from the made-up year.

use std::io;

use cairn::domain::portfolio::{
    Enclosure, Part, Piece, PieceId, PortfolioDetails, PortfolioKind, RatingNote, SkillRatings,
    Stage,
};
use cairn::domain::profile::LevelNumber;
use cairn::domain::{EvidenceContent, FileContent};
use cairn::portfolio::{PortfolioContents, portfolio_pdf};

use crate::fixture::{date, key};
use crate::paper::Paper;
use crate::sample::normal;

/// The pieces of evidence that are chosen, by number; the twelfth is the document of a part, the eleventh left out.
pub const CHOSEN: [u32; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const STATEMENTS: [&str; 3] = [
    "In January I could run a search but not say how good it was. I set an objective for it [E1] and learnt to ask one question at a time, in two reviews that I led [E2] and in an appraisal session of which fourteen people told me what they thought [E3].\n\
     What I did with it shows in the audit [E6]: nine of forty searches had no saved strategy, and by June every one had. I would start with fewer searches now; the last ten taught me nothing that the first thirty had not.",
    "The trust wants its decisions to rest on evidence that can be found again. The repository project [E4] and the terms of reference of three communities [E9] are what I gave to that, and the board’s thanks [E8] are how I know that it arrived.\n\
     A draft standard [E11] is not included yet, since nobody has worked by it.",
    "Talking about our searches to the northern network [E7] and mentoring somebody from another library [E10, E3] showed me which of our habits are local and which are the profession’s.",
];

/// A kind that Cairn ships.
pub fn kind(key: &str) -> PortfolioKind {
    cairn::kinds::shipped_by_key(key)
        .expect("a shipped kind")
        .clone()
}

/// A portfolio of a kind, with everything that the kind asks for.
pub fn composed(kind: PortfolioKind, stage: Stage) -> PortfolioContents {
    let mut contents = normal();
    let period = contents.period();
    let mut details = PortfolioDetails::new("Mine", kind, period);
    details.pieces = pieces(&contents, &details.kind);
    details.statements.clear();
    for (n, criterion) in details
        .kind
        .clone()
        .statement_parts()
        .into_iter()
        .enumerate()
    {
        details.set_statement(criterion.map(|found| found.key.clone()), STATEMENTS[n]);
    }
    details.parts = parts(&contents, &details.kind);
    details.skills = skills();
    let documents: Vec<_> = details
        .parts
        .iter()
        .flat_map(|part| &part.evidence)
        .collect();
    contents
        .evidence
        .retain(|piece| CHOSEN.contains(&piece.number.0.get()) || documents.contains(&&piece.id));
    contents.composed.details = details;
    contents.composed.stage = stage;
    contents
}

fn pieces(contents: &PortfolioContents, kind: &PortfolioKind) -> Vec<Piece> {
    let keys: Vec<_> = kind.assignable().map(|known| known.key().clone()).collect();
    let some_keys = |n: usize| {
        let at = |by: usize| keys.get((n * by + n / 3) % keys.len().max(1)).cloned();
        let mut some: Vec<_> = at(1).into_iter().chain(at(3)).collect();
        some.dedup();
        some
    };
    let activities = contents.activities.iter().enumerate().map(|(n, activity)| {
        let piece = Piece::new(PieceId::Activity(activity.id));
        piece.showing(some_keys(n).into_iter().take(1))
    });
    let evidence = contents.evidence.iter();
    let evidence = evidence.filter(|piece| CHOSEN.contains(&piece.number.0.get()));
    let evidence = evidence.enumerate().map(|(n, found)| {
        let mut piece = Piece::new(PieceId::Evidence(found.id)).showing(some_keys(n));
        if n == 5 {
            "That I measured before I changed anything.".clone_into(&mut piece.note);
        }
        piece
    });
    let qualifications = contents.qualifications.iter();
    let qualifications = qualifications.map(|held| Piece::new(PieceId::Qualification(held.id)));
    activities.chain(evidence).chain(qualifications).collect()
}

fn parts(contents: &PortfolioContents, kind: &PortfolioKind) -> Vec<Part> {
    let twelfth = contents.evidence[11].id;
    let rules = kind.parts.iter().enumerate();
    rules
        .take(2)
        .map(|(n, rule)| Part {
            part: rule.key.clone(),
            text: "2019 to 2023, library assistant, Northfield. I learnt to listen at a desk.\n\
                   2023 until now, knowledge specialist. I lead the search service [E6] and the communities [E9]."
                .to_owned(),
            evidence: if n == 0 { vec![twelfth] } else { Vec::new() },
        })
        .collect()
}

fn skills() -> Vec<SkillRatings> {
    let note = |level, comment: &str| {
        Some(RatingNote {
            level: LevelNumber(level),
            comment: comment.to_owned(),
        })
    };
    vec![
        SkillRatings {
            skill: key("klimf/2.9"),
            start: note(2, "I had read about it."),
            end: note(
                3,
                "I compared manual and assisted synthesis, and wrote the standard.",
            ),
        },
        SkillRatings {
            skill: key("klimf/3.3"),
            start: note(3, ""),
            end: note(4, "The audit was mine from question to report."),
        },
        SkillRatings {
            skill: key("klimf/12.1"),
            start: note(0, ""),
            end: None,
        },
        SkillRatings {
            skill: key("gkim/OR13"),
            start: None,
            end: note(3, "Foundation course finished."),
        },
    ]
}

/// The kinds that have a specimen, each with its name: all that hold entries.
pub fn every_kind() -> Vec<(String, PortfolioContents)> {
    let kinds = cairn::kinds::shipped().iter();
    let kinds = kinds.filter(|kind| !kind.is_sheet());
    let stages = [
        Stage::Draft,
        Stage::Proposed,
        Stage::Submitted(date(2026, 11, 20)),
    ];
    kinds
        .zip(stages.into_iter().cycle())
        .map(|(kind, stage)| (kind.key.clone(), composed(kind.clone(), stage)))
        .collect()
}

/// A Chartership that encloses files of every sort and condition.
pub fn enclosing() -> PortfolioContents {
    let mut contents = composed(kind("chartership"), Stage::Draft);
    let files = [
        (1, "picture.png", Enclosure::Appended),
        (2, "guide.pdf", Enclosure::Appended),
        (3, "broken.png", Enclosure::Appended),
        (4, "gone.pdf", Enclosure::Appended),
        (5, "table.csv", Enclosure::Embedded),
        (6, "table.csv", Enclosure::Appended),
        (7, "broken.pdf", Enclosure::Appended),
        (8, "setup.exe", Enclosure::Embedded),
        (9, "guide.pdf", Enclosure::Embedded),
    ];
    for (number, name, enclosure) in files {
        let at: usize = number - 1;
        let content = EvidenceContent::File(FileContent {
            name: name.to_owned(),
            sha256: format!("{number:064x}"),
            bytes: 1_400_000,
        });
        contents.evidence[at].details.content = content;
        let item = PieceId::Evidence(contents.evidence[at].id);
        let mut pieces = contents.composed.details.pieces.iter_mut();
        let piece = pieces.find(|piece| piece.item == item);
        piece.expect("a chosen piece").enclosure = enclosure;
    }
    contents
}

/// Reads the files of [`enclosing`].
pub fn files(file: &FileContent) -> io::Result<Vec<u8>> {
    let sample = |name| {
        std::fs::read(format!(
            "{}/data/sample/files/{name}",
            env!("CARGO_MANIFEST_DIR")
        ))
    };
    match file.name.as_str() {
        "picture.png" => sample("reviews-after-ninety-days.png"),
        "guide.pdf" => sample("after-action-review-guide.pdf"),
        "table.csv" => sample("search-requests.csv"),
        "broken.png" => sample("reviews-after-ninety-days.png").map(|mut bytes| {
            bytes.truncate(bytes.len() / 2);
            bytes
        }),
        "broken.pdf" => Ok(b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj".to_vec()),
        "setup.exe" => Ok(b"MZ".to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    }
}

/// Prints a portfolio with its files and reads it back.
pub fn paper(contents: &PortfolioContents) -> Paper {
    Paper::read(&portfolio_pdf(contents, &files).expect("a portfolio"))
}
