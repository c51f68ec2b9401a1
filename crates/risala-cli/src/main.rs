//! The command line of Risala: arguments in, one call of the engine, words or JSON out.
//!
//! Exit codes: 0 done, 1 done with failures or errors found, 2 could not run.

mod account;
mod account_find;
mod args;
mod bounces;
mod hand;
mod help;
mod identity;
mod import;
mod officials;
mod outbox;
mod pages;
mod partner;
mod print;
mod register;
mod run;
mod seal;
mod share;
mod speech;
mod template;
mod unlock;
mod upkeep;
mod usage;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;
use risala_engine::Lang;

use args::Cli;
use run::Done;
use speech::Speech;

/// Letters are many small pieces of memory, most of them soon given back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let lang = usage::asked(&arguments).unwrap_or_else(system_language);
            let error = if lang == Lang::Ar { help::in_arabic(&arguments, error) } else { error };
            return quietly(usage::report(&error, lang));
        }
    };
    let lang = cli.global.lang.map_or_else(system_language, Lang::from);
    let speech = Speech::new(lang, cli.global.json, cli.global.quiet);
    quietly(run::run(cli.command, cli.global.data.as_deref(), &speech))
}

/// A reader of the output that has gone away is no failure worth a word.
fn quietly(done: io::Result<Done>) -> ExitCode {
    match done {
        Ok(done) => ExitCode::from(done.code()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Standard output failed; if standard error fails too there is nobody to tell.
            let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("error: {error}\n"));
            ExitCode::from(Done::NotRun.code())
        }
    }
}

/// The language of the system's messages: Arabic when it is, else English.
fn system_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let first = set.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    if first == "ar" || first.starts_with("ar_") || first.starts_with("ar.") { Lang::Ar } else { Lang::En }
}
