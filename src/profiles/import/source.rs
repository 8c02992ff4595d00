//! A page as people have it: saved as HTML, copied from a browser with tabs between its cells, or with bars between them. All
//! become lines with bars, which [`Page`](super::page::Page) reads.

mod html;

use super::line::{fold, is_imprint};

/// How the table heads of role pages begin.
const HEADS: &[&str] = &["title", "skill", "skills", "name"];

/// One line of a page, and where it stands in what was given, counted from 1.
pub(super) type Line = (usize, String);

/// Returns the lines of a page that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    if html::is_one(text) {
        return html::lines(text);
    }
    let lines = text.lines().enumerate();
    let lines = lines
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim().is_empty());
    let has_bars = text.lines().any(|line| line.trim_start().starts_with('|'));
    if text.contains('\t') && !has_bars {
        return tabbed(&lines.collect::<Vec<_>>());
    }
    lines
        .map(|(at, line)| (at, line.trim().to_owned()))
        .collect()
}

/// Writes tables whose cells are parted by tabs with bars. What has no tab below a row goes on in its last cell.
fn tabbed(lines: &[(usize, &str)]) -> Vec<Line> {
    let mut written: Vec<Line> = Vec::new();
    let mut row: Option<(usize, Vec<String>)> = None;
    let mut in_table = false;
    let end = |row: &mut Option<(usize, Vec<String>)>, written: &mut Vec<Line>| {
        written.extend(row.take().map(|(at, cells)| (at, bars(&cells))));
    };
    for (place, (at, line)) in lines.iter().enumerate() {
        let cells: Vec<String> = line.split('\t').map(cell).collect();
        let next = lines.get(place + 1).map_or("", |(_, next)| next);
        if cells.len() > 1 {
            end(&mut row, &mut written);
            let is_head = is_head(line);
            if is_head || in_table {
                in_table = true;
                row = Some((*at, cells.clone()));
            }
            if is_head {
                end(&mut row, &mut written);
                written.push((*at, rule(cells.len())));
            }
        } else if is_head(next) || is_imprint(line) {
            end(&mut row, &mut written);
            in_table = false;
            written.push((*at, line.trim().to_owned()));
        } else if let Some(last) = row.as_mut().and_then(|(_, cells)| cells.last_mut()) {
            *last = fold(&format!("{last} {}", cell(line)));
        } else {
            written.push((*at, line.trim().to_owned()));
        }
    }
    end(&mut row, &mut written);
    written
}

/// Tells whether a line is the head of a table with tabs.
fn is_head(line: &str) -> bool {
    let first = line
        .split_once('\t')
        .map(|(first, _)| first.trim().to_lowercase());
    first.is_some_and(|first| HEADS.contains(&first.as_str()))
}

/// Writes the text of a cell without what would end it.
fn cell(text: &str) -> String {
    fold(&text.replace('|', " "))
}

/// Writes a row.
fn bars(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// Writes what stands between the head of a table and its rows.
fn rule(cells: usize) -> String {
    format!("|{}", "---|".repeat(cells))
}
