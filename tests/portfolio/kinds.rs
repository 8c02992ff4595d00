//! Every kind of portfolio: its sections in order, its statement and citations, and the tables it is judged by.

use cairn::domain::EvidenceNumber;
use cairn::domain::portfolio::{PrintSection, Stage};
use cairn::portfolio::PortfolioContents;

use crate::composed::{CHOSEN, composed, every_kind, kind, paper};
use crate::paper::{Paper, Point};

fn chartership() -> PortfolioContents {
    composed(kind("chartership"), Stage::Draft)
}

fn heading_of(section: PrintSection) -> Option<&'static str> {
    match section {
        PrintSection::Skills => Some("Skills against target"),
        PrintSection::Evidence => Some("Evidence"),
        PrintSection::Behaviours | PrintSection::Attachments => None,
        section => Some(match section {
            PrintSection::Activities => "Activities",
            section => section.label(),
        }),
    }
}

#[test]
fn each_kind_prints_its_sections_in_order() {
    for (name, contents) in every_kind() {
        let headings = paper(&contents).headings();
        let mut firsts = headings.iter().filter(|heading| heading.level == "H1");
        for section in &contents.composed.details.kind.prints {
            if let Some(title) = heading_of(*section) {
                let found = firsts.any(|heading| heading.title == title);
                assert!(found, "{name}: “{title}” in its place among {headings:?}");
            }
        }
    }
}

/// Takes the blanks out, which a reader of PDFs finds or not where a link begins.
fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Tells whether two places stand on one line, or nearly so.
fn beside(one: Point, other: Point) -> bool {
    const LINE: u32 = 250;
    one.0 == other.0 && one.1.abs_diff(other.1) < LINE
}

#[test]
fn each_citation_leads_to_its_piece_and_the_piece_leads_back() {
    for (name, contents) in every_kind() {
        let printed = paper(&contents);
        let (places, links, jumps) = (printed.places(), printed.links(), printed.jumps());
        for (from, to) in &links {
            assert!(
                places.contains_key(to),
                "{name}: {from} leads nowhere: {to}"
            );
        }
        let details = &contents.composed.details;
        let prints = |section| details.kind.prints(section);
        if !prints(PrintSection::Statement) || !prints(PrintSection::Evidence) {
            continue;
        }
        for number in contents.composition().cited() {
            let EvidenceNumber(n) = number;
            let index = format!("e{n}");
            let included = contents.evidence.iter().any(|piece| piece.number == number);
            assert_eq!(places.contains_key(&index), included, "{name}: {number}");
            let citations = printed.stands(&index);
            assert_eq!(
                !citations.is_empty(),
                included,
                "{name}: {number} is led to"
            );
            let Some(piece) = places.get(&index) else {
                continue;
            };
            let entry_ends = places.values().filter(|place| *place > piece).min();
            let back = jumps.iter().find(|(from, to)| {
                let of_the_piece = from > piece && entry_ends.is_none_or(|end| from < end);
                of_the_piece && citations.iter().any(|place| beside(*place, *to))
            });
            assert!(
                back.is_some(),
                "{name}: {number} leads back to {citations:?}"
            );
        }
    }
}

#[test]
fn each_piece_stands_in_the_index_once() {
    for (name, contents) in every_kind() {
        let headings = paper(&contents).headings();
        for piece in &contents.evidence {
            let title = unspaced(&format!("{} {}", piece.number, piece.details.title));
            let times = headings
                .iter()
                .filter(|heading| unspaced(&heading.title) == title);
            assert_eq!(times.count(), 1, "{name}: {title} among {headings:?}");
        }
    }
}

#[test]
fn the_cover_says_kind_body_numbers_stage_and_with_whom_to_check() {
    let submitted = Stage::Submitted(crate::fixture::date(2026, 11, 20));
    for (stage, said) in [
        (Stage::Draft, "Stage Draft"),
        (Stage::Proposed, "Stage Proposed by Cairn, not composed"),
        (submitted, "Stage Submitted on 20 November 2026"),
    ] {
        let text = paper(&composed(kind("chartership"), stage)).text();
        for said in [
            said,
            "CILIP Chartership",
            "Professional body CILIP",
            "Memberships CILIP, 0123456, ACLIP; FEDIP, Practitioner",
            "check the current handbook and forms with CILIP",
        ] {
            assert!(text.contains(said), "“{said}” is not in\n{text}");
        }
    }
}

#[test]
fn a_statement_is_printed_as_typed_with_its_words_against_the_limit() {
    let contents = chartership();
    let words = contents.composed.details.words();
    let text = paper(&contents).text();
    assert!(
        text.contains(&format!("{words} words of at most 1,000.")),
        "{text}"
    );
    let text = unspaced(&text);
    for said in [
        "an appraisal session of which fourteen people told me what they thought [E3].",
        "[E10, E3] showed me which of our habits",
    ] {
        assert!(text.contains(&unspaced(said)), "“{said}” is not in\n{text}");
    }
}

#[test]
fn a_statement_that_is_too_long_says_by_how_much() {
    let mut contents = chartership();
    let first = contents.composed.details.statements[0].criterion.clone();
    let words = contents.composed.details.words();
    let already = contents
        .composed
        .details
        .statement(first.as_ref())
        .to_owned();
    let more = " word".repeat(1001 - words);
    let details = &mut contents.composed.details;
    details.set_statement(first, format!("{already}{more}"));
    let text = paper(&contents).text();
    assert!(text.contains("1,001 words, 1 over the limit of 1,000."));
}

#[test]
fn a_citation_of_what_is_not_included_bears_a_mark_and_leads_nowhere() {
    let printed = paper(&chartership());
    let text = unspaced(&printed.text());
    assert!(
        text.contains(&unspaced("A draft standard [E11]† is not included yet")),
        "{text}"
    );
    assert!(
        printed
            .text()
            .contains("† This piece of evidence is not included in the portfolio.")
    );
    assert!(printed.links().iter().all(|(_, to)| to != "e11"));
}

#[test]
fn the_index_says_where_a_piece_is_cited_and_what_it_shows() {
    let text = paper(&chartership()).text();
    for said in [
        "Cited in Personal performance, p. 3 Wider professional context, p. ",
        "That I measured before I changed anything.",
        "Document of Annotated CV",
    ] {
        assert!(text.contains(said), "“{said}” is not in\n{text}");
    }
}

#[test]
fn the_matrix_has_a_row_for_each_piece_and_words_for_each_mark() {
    let contents = chartership();
    let printed = paper(&contents);
    let composition = contents.composition();
    let assigned = composition.details.pieces.iter();
    let of_evidence = assigned
        .filter(|piece| matches!(piece.item, cairn::domain::portfolio::PieceId::Evidence(_)));
    let marks: usize = of_evidence.map(|piece| piece.criteria.len()).sum();
    assert_eq!(printed.alternatives(), vec!["Shows it".to_owned(); marks]);
    let text = printed.text();
    assert!(text.contains("1.1 Find gaps in what you know and can do"));
    assert!(text.contains("E6 Audit report: evidence searches January to March"));
    assert_eq!(composition.shown().count(), CHOSEN.len());
}

#[test]
fn a_revalidation_prints_hours_with_their_pace_and_a_table_of_activities() {
    let contents = composed(kind("revalidation"), Stage::Draft);
    let spent = contents.composition().minutes();
    let text = paper(&contents).text();
    let activities = contents.activities.len();
    for said in [
        format!("{spent} of 20 h in 12 months, 1 January – 31 December 2026"),
        "What is asked is reached.".to_owned(),
        format!("{activities} activities, {spent} in all."),
        format!("Total {activities} activities {}", spent.in_columns()),
        "Statement".to_owned(),
    ] {
        assert!(text.contains(&said), "“{said}” is not in\n{text}");
    }
}

#[test]
fn a_revalidation_without_a_statement_leaves_it_out() {
    let mut contents = composed(kind("revalidation"), Stage::Draft);
    contents.composed.details.statements.clear();
    let headings = paper(&contents).headings();
    let statement = headings
        .iter()
        .find(|found| found.title == "Evaluative statement");
    assert_eq!(statement, None);
}

#[test]
fn hours_that_lag_say_by_how_much() {
    let mut contents = composed(kind("revalidation"), Stage::Draft);
    contents.activities.truncate(4);
    let text = paper(&contents).text();
    assert!(
        text.contains("behind an even pace on 23 November 2026."),
        "{text}"
    );
    contents.progress.as_of = contents.period().to();
    let text = paper(&contents).text();
    assert!(text.contains("short of what is asked."), "{text}");
}

#[test]
fn a_fedip_portfolio_prints_role_level_groups_and_the_plan() {
    let contents = composed(kind("fedip-senior"), Stage::Draft);
    let text = paper(&contents).text();
    for said in [
        "Portfolio for FEDIP Senior Practitioner",
        "Role Knowledge Manager",
        "Professional body FEDIP, through a licensed body such as CILIP or BCS",
        "Increasing Knowledge",
        "Development plan",
        "A standard for language models that the whole team works by",
    ] {
        assert!(text.contains(said), "“{said}” is not in\n{text}");
    }
}

#[test]
fn a_self_assessment_names_start_end_and_target_with_the_comments() {
    let text = paper(&chartership()).text();
    for said in [
        "2.9",
        "Apply",
        "At the start I had read about it.",
        "At the end I compared manual and assisted synthesis, and wrote the standard.",
        "Not rated",
        "Not yet",
    ] {
        assert!(text.contains(said), "“{said}” is not in\n{text}");
    }
}

#[test]
fn a_part_that_is_missing_says_so_and_one_that_may_be_is_left_out() {
    let printed = paper(&chartership());
    let headings = printed.headings();
    let is_there = |title: &str| headings.iter().any(|heading| heading.title == title);
    assert!(is_there("Annotated CV") && is_there("Organisational objectives"));
    assert!(!is_there("Mentor form"));
    assert!(
        printed
            .text()
            .contains("Organisational objectives Not included yet.")
    );
}

#[test]
fn a_kind_that_prints_everything_twice_prints_it_once() {
    let mut all = kind("chartership");
    all.prints = PrintSection::ALL
        .iter()
        .chain(PrintSection::ALL)
        .copied()
        .collect();
    let printed: Paper = paper(&composed(all, Stage::Draft));
    let headings = printed.headings();
    let evidence = headings
        .iter()
        .filter(|heading| heading.title == "Evidence");
    assert_eq!(evidence.count(), 1);
}

#[test]
fn tables_have_heads_and_no_empty_heads_in_any_kind() {
    for (name, contents) in every_kind() {
        let printed = paper(&contents);
        assert_eq!(printed.tagged("THead"), printed.tagged("Table"), "{name}");
        assert_eq!(printed.empty("TH"), 0, "{name}");
        assert_eq!(printed.unsaid_links(), 0, "{name}");
    }
}
