//! Role profiles: what the importer makes of a page, and what a profile file must hold.

mod knowledge_manager;
mod look_up;
mod page;
mod profile_file;
