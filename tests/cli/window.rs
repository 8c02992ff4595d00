//! The window, where there is none to open.

#![cfg(any(target_os = "linux", not(feature = "gui")))]

use crate::terminal::Terminal;

#[test]
fn without_a_display_it_says_what_can_be_done_instead() {
    let terminal = Terminal::new();
    for args in [&[][..], &["--record", "mine"]] {
        let said = terminal.run(args);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{said}");
        for named in [
            "cairn sample DIR",
            "cargo run --release -- sample DIR",
            "cairn --help",
        ] {
            assert!(said.err.contains(named), "{named} in {said}");
        }
    }
    let made = std::fs::read_dir(terminal.home()).unwrap().count();
    assert_eq!(made, 0, "nothing is made");
}

#[test]
fn a_script_that_names_no_command_is_told_so() {
    let said = Terminal::new().run(&["--json"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said}");
    assert!(said.err.contains("needs a command"), "{said}");
}

#[cfg(feature = "gui")]
#[test]
fn a_renderer_that_is_not_here_is_told_before_a_window_is_tried() {
    for (asked, told) in [
        (
            "vulkan",
            "CAIRN_RENDERER is “vulkan”, which Cairn does not know",
        ),
        (
            "direct3d",
            "CAIRN_RENDERER asks for Direct3D 12, which is there on Windows alone",
        ),
    ] {
        // Nothing answers there; the variable is read before anybody asks.
        let terminal = Terminal::new();
        let mut window = terminal.command(&[]);
        let ran = window
            .env("DISPLAY", ":none")
            .env("CAIRN_RENDERER", asked)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(1), "{said}");
        assert!(said.contains(told), "{said}");
        assert!(said.contains("Say automatic or opengl"), "{said}");
    }
}
