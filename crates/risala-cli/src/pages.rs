//! Completions and manual pages, made from the arguments themselves.

use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;

/// The completions of a shell, on standard output.
pub fn completions(shell: Shell) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "risala", &mut script);
    io::stdout().lock().write_all(&script)
}

/// The manual page on standard output, or a page for each command in a folder.
pub fn manual(folder: Option<&Path>) -> io::Result<()> {
    let Some(folder) = folder else {
        return clap_mangen::Man::new(Cli::command()).render(&mut io::stdout().lock());
    };
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command(), folder)
}
