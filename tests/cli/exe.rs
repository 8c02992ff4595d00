//! What Windows reads in the program's file.
#![cfg(windows)]

#[test]
fn the_program_bears_its_manifest_its_version_and_its_icon() {
    let exe = std::fs::read(env!("CARGO_BIN_EXE_cairn")).expect("the program");
    let holds = |part: &[u8]| exe.windows(part.len()).any(|bytes| bytes == part);
    for asked in [
        "PerMonitorV2",
        "longPathAware",
        "consoleAllocationPolicy",
        "asInvoker",
        "Microsoft.Windows.Common-Controls",
    ] {
        assert!(holds(asked.as_bytes()), "{asked}");
    }
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for said in ["ProductName", "Cairn", env!("CARGO_PKG_VERSION")] {
        assert!(holds(&wide(said)), "{said}");
    }
    let icon = include_bytes!("../../assets/icon/cairn-256.png");
    assert!(holds(icon), "the icon");
}
