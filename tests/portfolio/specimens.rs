//! Writes specimens for the eye: `PORTFOLIO_SPECIMENS=/tmp/pdf cargo test --test portfolio -- --ignored`.

use cairn::portfolio::summary_pdf;

use crate::nasty::{many, nasty};
use crate::sample::{empty, normal};

#[test]
#[ignore = "writes files to look at"]
fn specimens() {
    let folder = std::env::var("PORTFOLIO_SPECIMENS").expect("PORTFOLIO_SPECIMENS names a folder");
    let folder = std::path::PathBuf::from(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, contents) in [
        ("normal", normal()),
        ("empty", empty()),
        ("nasty", nasty()),
        ("many", many(1000)),
    ] {
        let pdf = summary_pdf(&contents).expect("a portfolio");
        std::fs::write(folder.join(format!("{name}.pdf")), pdf).expect("a file");
    }
}
