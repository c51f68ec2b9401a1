//! Arguments that do not parse, in words of either language.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::error::{ContextKind, ErrorKind};
use risala_engine::Lang;
use risala_engine::messages::Messages;

use crate::run::Done;

/// The language `--lang` asks for, when the rest does not parse.
pub fn asked(arguments: &[OsString]) -> Option<Lang> {
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let after = |flag: &str| arguments.iter().skip_while(|argument| *argument != flag).nth(1);
    let value = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    match value.or_else(|| after("--lang").map(|value| &**value))? {
        "ar" => Some(Lang::Ar),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// Help goes to standard output; anything else is an error in the caller's language.
pub fn report(error: &clap::Error, lang: Lang) -> io::Result<Done> {
    if !error.use_stderr() {
        write!(io::stdout().lock(), "{}", error.render().ansi())?;
        return Ok(Done::Well);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        write!(io::stderr().lock(), "{}", error.render())?;
        return Ok(Done::NotRun);
    }
    let words = Messages::for_lang(lang);
    let context = |kind| error.get(kind).map(|value| value.to_string().replace('\n', " ")).unwrap_or_default();
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let command = context(ContextKind::InvalidSubcommand);
    let (id, argument) = match error.kind() {
        ErrorKind::UnknownArgument => ("cli-usage_unknown", argument),
        ErrorKind::MissingRequiredArgument => ("cli-usage_missing", argument),
        ErrorKind::InvalidValue if value.is_empty() => ("cli-usage_missing", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("cli-usage_value", argument),
        ErrorKind::InvalidSubcommand => ("cli-usage_command", command),
        _ => ("cli-usage_other", argument),
    };
    let mut out = io::stderr().lock();
    let said = words.text(id, &[("argument", &argument), ("value", &value)]);
    writeln!(out, "{}: {said}", words.text("cli-error", &[]))?;
    writeln!(out, "{}: {}", words.text("cli-hint", &[]), words.text("cli-usage_hint", &[]))?;
    Ok(Done::NotRun)
}
