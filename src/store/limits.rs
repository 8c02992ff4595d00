//! How long texts may be, so that whatever holds them can be read in little memory: kept, exported and imported alike.

/// The longest entry, as history keeps it: its whole row as JSON, in bytes. A long book has a quarter of that.
pub const ENTRY: u32 = 4 << 20;
/// The longest draft: what a form began from, and what was typed.
pub const DRAFT: u32 = 2 * ENTRY;
/// How much all drafts together may hold where they are read at once.
pub const DRAFTS: u32 = 8 * DRAFT;
/// The longest row of an export: a draft, or both versions of an entry, in a JSON text, where each byte may become two.
pub const ROW: u32 = 2 * DRAFT + (1 << 20);
