//! What draws the window: OpenGL, and on Windows Direct3D 12 where there is none, as over Remote Desktop.
//!
//! Which one works is known only once it is tried, so they are tried in turn when the window opens.

use std::fmt;

use eframe::NativeOptions;
use serde::{Deserialize, Serialize};

/// The variable that names one, whatever is set in the window.
pub const VARIABLE: &str = "CAIRN_RENDERER";

/// What can draw the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Renderer {
    /// OpenGL 2 or newer: the quickest to start, and everywhere but over Remote Desktop and in some virtual machines.
    OpenGl,
    /// Direct3D 12, which each Windows 10 and 11 has, drawn by the processor where there is no graphics card.
    Direct3d,
}

impl Renderer {
    const ALL: [Self; 2] = [Self::OpenGl, Self::Direct3d];
    /// Those built into this program, the quickest first.
    pub const HERE: &[Self] = if cfg!(windows) {
        &Self::ALL
    } else {
        &[Self::OpenGl]
    };

    /// Returns what it is called where it is set.
    const fn key(self) -> &'static str {
        match self {
            Self::OpenGl => "opengl",
            Self::Direct3d => "direct3d",
        }
    }

    /// Has the window drawn by it.
    pub fn install(self, options: &mut NativeOptions) {
        match self {
            #[cfg(windows)]
            Self::Direct3d => direct3d(options),
            _ => options.renderer = eframe::Renderer::Glow,
        }
    }
}

impl fmt::Display for Renderer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OpenGl => "OpenGL",
            Self::Direct3d => "Direct3D 12",
        })
    }
}

/// A word in [`VARIABLE`] that names nothing which could draw here.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotHere {
    /// It is no renderer.
    #[error("{VARIABLE} is “{0}”, which Cairn does not know")]
    Unknown(String),
    /// It is one of another system.
    #[error("{VARIABLE} asks for {0}, which is there on Windows alone")]
    Elsewhere(Renderer),
}

impl NotHere {
    /// Says what to do about it.
    pub const fn hint() -> &'static str {
        if cfg!(windows) {
            "Say automatic, opengl or direct3d, or take the variable away"
        } else {
            "Say automatic or opengl, or take the variable away"
        }
    }
}

/// Returns what to try, in order, of those that are `here`.
///
/// What the variable has `said` is tried alone: whoever sets it wants to know. What was `kept` in the window is only tried first, so
/// that no choice there keeps anyone from opening the window and choosing again.
pub fn order(
    said: Option<&str>,
    kept: Option<Renderer>,
    here: &[Renderer],
) -> Result<Vec<Renderer>, NotHere> {
    let said = said.map(|word| word.trim().to_lowercase());
    match said.as_deref() {
        None | Some("" | "automatic") => {
            let kept = kept.filter(|kept| here.contains(kept));
            let rest = here.iter().copied().filter(|one| Some(*one) != kept);
            Ok(kept.into_iter().chain(rest).collect())
        }
        Some(word) => match Renderer::ALL.into_iter().find(|one| one.key() == word) {
            Some(named) if here.contains(&named) => Ok(vec![named]),
            Some(named) => Err(NotHere::Elsewhere(named)),
            None => Err(NotHere::Unknown(word.to_owned())),
        },
    }
}

/// Has the window drawn by Direct3D 12 and by nothing else that wgpu could find.
#[cfg(windows)]
fn direct3d(options: &mut NativeOptions) {
    use eframe::{egui_wgpu, wgpu};
    let mut setup = egui_wgpu::WgpuSetupCreateNew::without_display_handle();
    setup.instance_descriptor.backends = wgpu::Backends::DX12;
    // Each Windows has this compiler; another would be looked for in folders that anyone may write to.
    setup
        .instance_descriptor
        .backend_options
        .dx12
        .shader_compiler = wgpu::Dx12Compiler::Fxc;
    setup.power_preference = wgpu::PowerPreference::LowPower;
    options.wgpu_options.wgpu_setup = setup.into();
    options.renderer = eframe::Renderer::Wgpu;
}

#[cfg(test)]
mod tests {
    use super::Renderer::{Direct3d, OpenGl};
    use super::*;

    const WINDOWS: &[Renderer] = &[OpenGl, Direct3d];

    #[test]
    fn each_that_is_here_is_tried_the_quickest_first() {
        assert_eq!(order(None, None, WINDOWS), Ok(vec![OpenGl, Direct3d]));
        assert_eq!(order(None, None, &[OpenGl]), Ok(vec![OpenGl]));
        for said in ["", "  ", "automatic", "Automatic"] {
            let tried = order(Some(said), None, WINDOWS);
            assert_eq!(tried, Ok(vec![OpenGl, Direct3d]), "{said}");
        }
    }

    #[test]
    fn what_was_chosen_in_the_window_is_tried_first_and_never_alone() {
        let tried = order(None, Some(Direct3d), WINDOWS);
        assert_eq!(tried, Ok(vec![Direct3d, OpenGl]));
        let tried = order(None, Some(OpenGl), WINDOWS);
        assert_eq!(tried, Ok(vec![OpenGl, Direct3d]));
        // Settings that came along from Windows.
        assert_eq!(order(None, Some(Direct3d), &[OpenGl]), Ok(vec![OpenGl]));
    }

    #[test]
    fn what_the_variable_says_is_tried_alone_whatever_was_chosen() {
        for (said, tried) in [
            ("opengl", OpenGl),
            ("direct3d", Direct3d),
            (" OpenGL\t", OpenGl),
        ] {
            for kept in [None, Some(OpenGl), Some(Direct3d)] {
                assert_eq!(order(Some(said), kept, WINDOWS), Ok(vec![tried]), "{said}");
            }
        }
    }

    #[test]
    fn a_word_that_names_nothing_here_is_told_and_not_passed_over() {
        let unknown = order(Some("Vulkan"), None, WINDOWS);
        assert_eq!(unknown, Err(NotHere::Unknown("vulkan".to_owned())));
        let elsewhere = order(Some("direct3d"), None, &[OpenGl]);
        assert_eq!(elsewhere, Err(NotHere::Elsewhere(Direct3d)));
        let said = NotHere::Elsewhere(Direct3d).to_string();
        assert_eq!(
            said,
            "CAIRN_RENDERER asks for Direct3D 12, which is there on Windows alone"
        );
    }
}
