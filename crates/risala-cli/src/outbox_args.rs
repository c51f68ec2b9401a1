//! The arguments of `risala outbox`.

use clap::Args;

#[derive(Debug, Args)]
pub struct Resolve {
    /// Officials' ids, or ids of letters; all unconfirmed ones without any
    pub ids: Vec<String>,
    #[command(flatten)]
    pub word: ResolveWord,
    /// Why, for the letters' history
    #[arg(long, value_name = "TEXT", requires = "word", default_value = "", hide_default_value = true)]
    pub note: String,
}

/// A person's word on letters in doubt.
#[derive(Debug, Clone, Copy, Args)]
#[group(id = "word", multiple = false)]
pub struct ResolveWord {
    /// They arrived
    #[arg(long)]
    pub sent: bool,
    /// They did not arrive: they are queued again
    #[arg(long)]
    pub not_sent: bool,
}
