//! How the page looks: its own rules in the colours of the theme, light or dark as the reader's system is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

const RULES: &str = include_str!("../../../../assets/portfolio/page.css");
const LIGHT: &str = include_str!("../../../../assets/theme/light.toml");
const DARK: &str = include_str!("../../../../assets/theme/dark.toml");

/// Everything that stands in the page's style element; on paper it is always light.
pub(super) static STYLE: LazyLock<String> = LazyLock::new(|| {
    let (light, dark) = (tokens(LIGHT), tokens(DARK));
    format!(
        "\n:root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n{RULES}"
    )
});

/// What the page may do: show itself in its own style, and nothing else.
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    let digest = base64(&Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
});

/// Returns the colours of a theme as custom properties.
fn tokens(theme: &str) -> String {
    let colours: BTreeMap<String, String> = toml::from_str(theme).unwrap_or_default();
    let colours = colours.iter();
    let tokens = colours.map(|(name, colour)| format!(" --{}: {colour};", name.replace('_', "-")));
    tokens.collect()
}

/// Writes bytes in sixty-four letters, as content policies want digests.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |six: u32| {
        let letter = LETTERS.get((six & 63) as usize).copied();
        char::from(letter.unwrap_or(b'='))
    };
    let mut written = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            written.push(if at <= chunk.len() {
                letter(all >> shift)
            } else {
                '='
            });
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{base64, tokens};

    #[test]
    fn sixty_four_letters_are_those_of_the_rfc() {
        let written =
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        let wanted = [
            "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy",
        ];
        assert_eq!(written, wanted);
    }

    #[test]
    fn every_colour_of_both_themes_is_there() {
        for theme in [super::LIGHT, super::DARK] {
            assert_eq!(tokens(theme).matches("--").count(), 14);
        }
    }
}
