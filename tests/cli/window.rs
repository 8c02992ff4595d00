//! The window, where there is none to open.

use crate::terminal::Terminal;

#[test]
fn without_a_display_it_says_what_can_be_done_instead() {
    let terminal = Terminal::new();
    let said = terminal.run(&[]);
    assert_eq!(said.code, 1);
    assert_eq!(said.out, "");
    for named in [
        "cairn sample DIR",
        "cargo run --release -- sample DIR",
        "cairn --help",
    ] {
        assert!(said.err.contains(named), "{named} in {said}");
    }
    assert!(
        std::fs::read_dir(terminal.home()).unwrap().next().is_none(),
        "nothing is made"
    );
}
