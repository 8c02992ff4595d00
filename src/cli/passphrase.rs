//! How a command is given a passphrase: from a file, from the environment or asked for, and never among its arguments, where
//! every program on the machine could read it.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::CliError;
use crate::files;
use crate::record::Passphrase;

const VARIABLE: &str = "CAIRN_PASSPHRASE";

/// Where the passphrase comes from.
#[derive(Debug, Args)]
pub struct From {
    /// File whose first line is the passphrase, or `-` for standard input; without it `CAIRN_PASSPHRASE` is taken, or you are asked
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl From {
    /// Returns the passphrase of something that is encrypted.
    pub fn given(&self) -> Result<Passphrase, CliError> {
        match self.unasked()? {
            Some(passphrase) => Ok(passphrase),
            None => Ok(Passphrase::new(ask("Passphrase: ")?)),
        }
    }

    /// Returns a new passphrase; a person who types it types it twice.
    pub fn chosen(&self) -> Result<Passphrase, CliError> {
        if let Some(passphrase) = self.unasked()? {
            return Ok(passphrase);
        }
        let typed = ask("New passphrase: ")?;
        if typed == ask("Once more: ")? {
            return Ok(Passphrase::new(typed));
        }
        Err(CliError::failed("The two passphrases are not alike")
            .hinted("Nothing was changed; try again"))
    }

    fn unasked(&self) -> Result<Option<Passphrase>, CliError> {
        let text = match &self.passphrase_file {
            Some(file) if file == Path::new("-") => {
                let failed = |why: String| CliError::failed(format!("Standard input: {why}"));
                let read = files::text_of(io::stdin()).map_err(|err| failed(err.to_string()))?;
                Some(read.ok_or_else(|| failed("it is too long for a passphrase".to_owned()))?)
            }
            Some(file) => Some(files::read_text(file)?),
            None => std::env::var(VARIABLE).ok().filter(|text| !text.is_empty()),
        };
        let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
        Ok(text.map(|text| Passphrase::new(first(text))))
    }
}

/// Asks at the terminal, without showing what is typed.
fn ask(prompt: &str) -> Result<String, CliError> {
    let needed = || {
        CliError::failed("This needs a passphrase").hinted(format!(
            "Give it with --passphrase-file FILE or in {VARIABLE}, or call this in a terminal to be asked"
        ))
    };
    if !io::stdin().is_terminal() {
        return Err(needed());
    }
    rpassword::prompt_password(prompt).map_err(|_gone| needed())
}
