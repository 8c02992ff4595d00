//! How much memory reading takes, as the allocator counts it: so much at most, and so much for each byte that is read.
//!
//! SQLite takes its own from the system, which is not counted here; it holds no more than one row and its pages.

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What reading takes however little there is: a record with its profile, made and opened.
const ALWAYS: usize = 40 << 20;

/// Lets `law` read some bytes, in no more memory than `each` for each of them. Nobody else is to be at work meanwhile.
pub fn within(each: usize, bytes: &[u8], law: fn(&[u8])) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    law(bytes);
    let took = MEMORY.peak_usage().saturating_sub(before);
    if std::env::var_os("TELL_MEMORY").is_some() {
        println!("    {} KB for {} KB", took >> 10, bytes.len() >> 10);
    }
    let most = ALWAYS + each * bytes.len();
    let length = bytes.len();
    assert!(
        took <= most,
        "{took} bytes of memory for {length} that were read; {most} are the most"
    );
}
