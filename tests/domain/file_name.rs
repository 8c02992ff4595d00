//! Names that files are given: taken by every system, and still telling what they are.

use cairn::domain::file_name;

#[test]
fn a_name_that_every_system_takes_stays_as_it_is() {
    for name in [
        "letter.pdf",
        "Übersicht 2026 (final), é.docx",
        "日本.png",
        ".profile",
        "no ending",
        "a.b.c",
        "CONTRACT.pdf",
        "COM10.txt",
        "console.log",
        "E1-CON.txt",
    ] {
        assert_eq!(file_name(name), name);
    }
}

#[test]
fn what_windows_refuses_or_takes_for_something_else_is_put_otherwise() {
    for (name, wanted) in [
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("AUX .pdf", "_AUX .pdf"),
        ("Com1.docx", "_Com1.docx"),
        ("LPT³", "_LPT³"),
        ("conout$", "_conout$"),
        ("notes.", "notes"),
        ("notes. . ", "notes"),
        ("notes.pdf ", "notes.pdf"),
        ("  notes.pdf", "notes.pdf"),
        (
            "10:30 <draft> \"A|B\" what? *.pdf",
            "10_30 _draft_ _A_B_ what_ _.pdf",
        ),
        ("letter.pdf:hidden.exe", "letter.pdf_hidden.exe"),
        ("a\nb\tc\0.txt", "a_b_c_.txt"),
        ("a\u{202e}fdp.exe", "a_fdp.exe"),
        (r"C:\work\letter.pdf", "letter.pdf"),
        (r"\\server\share\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..", ""),
        (" ", ""),
        ("", ""),
        (r"folder\", ""),
    ] {
        assert_eq!(file_name(name), wanted, "{name:?}");
        assert_eq!(file_name(wanted), wanted, "it stays so");
    }
}

#[test]
fn a_long_name_is_cut_between_characters_and_keeps_its_ending() {
    for c in ["x", "é", "日", "😀"] {
        let name = file_name(&format!("{}.docx", c.repeat(400)));
        assert!(name.len() <= 200, "{}", name.len());
        assert!(
            name.len() > 190 && name.ends_with(&format!("{c}.docx")),
            "{name}"
        );
    }
    let name = file_name(&format!("a.{}", "ending".repeat(80)));
    assert!(name.len() <= 200 && name.starts_with("a.ending"), "{name}");
}
