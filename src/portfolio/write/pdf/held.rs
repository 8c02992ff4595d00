//! Bytes that a document takes along. What is worked out of them is remembered from one setting to the next.

use typst::foundations::Bytes;

/// The bytes of a picture or file, shared and never changed.
#[derive(Clone, Debug)]
pub(in crate::portfolio) struct Held(pub(super) Bytes);

impl Held {
    /// Takes bytes.
    pub(in crate::portfolio) fn new(bytes: Vec<u8>) -> Self {
        Self(Bytes::new(bytes))
    }
}
