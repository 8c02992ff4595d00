//! The bookmarks, which a reader shows beside the pages.

use pdf_writer::{Finish as _, Name, Pdf, Ref, TextStr};

use super::pieces::Bookmark;

/// A bookmark's neighbours, by their position in the list.
#[derive(Clone, Default)]
struct Links {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    children: i32,
}

/// Writes the bookmarks and returns the number of their root.
pub(super) fn write(bookmarks: &[Bookmark], pages: &[Ref], pdf: &mut Pdf, next: &mut Ref) -> Ref {
    let root = next.bump();
    let numbers: Vec<Ref> = bookmarks.iter().map(|_| next.bump()).collect();
    let number = |at: usize| numbers.get(at).copied().unwrap_or(root);
    let (top, links) = linked(bookmarks);
    let mut outlines = pdf.indirect(root).dict();
    outlines.pair(Name(b"Type"), Name(b"Outlines"));
    write_children(&top, &mut outlines, number);
    // All of them are closed, so that the whole list is no longer than its first level.
    outlines.pair(Name(b"Count"), top.children);
    outlines.finish();
    for ((bookmark, links), at) in bookmarks.iter().zip(&links).zip(&numbers) {
        let mut item = pdf.indirect(*at).dict();
        item.pair(Name(b"Title"), TextStr(&bookmark.title));
        item.pair(Name(b"Parent"), links.parent.map_or(root, number));
        for (key, neighbour) in [(b"Prev", links.previous), (b"Next", links.next)] {
            if let Some(neighbour) = neighbour {
                item.pair(Name(key), number(neighbour));
            }
        }
        write_children(links, &mut item, number);
        if links.children > 0 {
            item.pair(Name(b"Count"), -links.children);
        }
        bookmark.at.write(pages, item.insert(Name(b"Dest")));
    }
    root
}

fn write_children(links: &Links, to: &mut pdf_writer::Dict<'_>, number: impl Fn(usize) -> Ref) {
    if let Some((first, last)) = links.first.zip(links.last) {
        to.pair(Name(b"First"), number(first));
        to.pair(Name(b"Last"), number(last));
    }
}

/// Puts each bookmark below the last one before it that stands less deep; returns the root's links and theirs.
fn linked(bookmarks: &[Bookmark]) -> (Links, Vec<Links>) {
    let mut root = Links::default();
    let mut links = vec![Links::default(); bookmarks.len()];
    let mut above: Vec<(usize, usize)> = Vec::new();
    for (at, bookmark) in bookmarks.iter().enumerate() {
        above.retain(|(_, level)| *level < bookmark.level);
        let parent = above.last().map(|(parent, _)| *parent);
        above.push((at, bookmark.level));
        let over = match parent.and_then(|parent| links.get_mut(parent)) {
            Some(parent) => parent,
            None => &mut root,
        };
        let previous = over.last.replace(at);
        over.first.get_or_insert(at);
        over.children += 1;
        if let Some(before) = previous.and_then(|previous| links.get_mut(previous)) {
            before.next = Some(at);
        }
        if let Some(own) = links.get_mut(at) {
            (own.parent, own.previous) = (parent, previous);
        }
    }
    (root, links)
}
