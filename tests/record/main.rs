//! What a record promises, tried on real databases in temporary folders.
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

mod entries;
mod fixture;
