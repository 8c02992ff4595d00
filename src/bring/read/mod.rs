//! Readers: bytes become tables, pieces or items. None of them knows a record.

pub mod delimited;
pub mod docx;
pub mod html;
pub mod lines;
pub mod ods;
pub mod text;
pub mod xlsx;
pub mod xml;
pub mod zipped;
