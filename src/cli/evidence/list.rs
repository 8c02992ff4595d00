//! `cairn evidence list`.

use clap::Args;

use crate::cli::json::evidence::EvidenceView;
use crate::cli::table::{Align, Table};
use crate::cli::text::count;
use crate::cli::{CliError, Session};
use crate::domain::{EvidenceContent, short_date};

/// List the evidence by reference
#[derive(Debug, Args)]
pub struct List {}

/// Lists the evidence.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let all = session.record()?.all_evidence()?;
    let views: Vec<EvidenceView<'_>> = all.iter().map(EvidenceView::from).collect();
    let today = session.today();
    session.answer(&views, |out| {
        if all.is_empty() {
            out.line("No evidence yet; keep some with `cairn evidence add`");
            return;
        }
        let mut table = Table::new([
            ("Ref", Align::Left),
            ("Date", Align::Left),
            ("Title", Align::Flexible),
            ("Sort", Align::Left),
            ("Shows", Align::Right),
        ]);
        for evidence in &all {
            table.row([
                evidence.number.to_string(),
                short_date(evidence.details.date, today),
                evidence.details.title.clone(),
                sort(&evidence.details.content).to_owned(),
                match evidence.details.links.len() {
                    0 => String::new(),
                    links => links.to_string(),
                },
            ]);
        }
        table.print(out);
        out.gap();
        out.line(count(all.len(), "piece of evidence", "pieces of evidence"));
    });
    Ok(())
}

/// Returns what sort of thing it is; the title says the rest.
const fn sort(content: &EvidenceContent) -> &'static str {
    match content {
        EvidenceContent::Note(_) => "Note",
        EvidenceContent::File(_) => "File",
        EvidenceContent::Web(_) => "Web link",
    }
}
