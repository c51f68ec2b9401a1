//! Help in Arabic. The English words stand with the arguments; the Arabic ones in `messages/help.ar.tsv`, by the English.

use std::collections::HashMap;
use std::ffi::OsString;
use std::mem;

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory};

use crate::args::Cli;

const ARABIC: &str = include_str!("../../../messages/help.ar.tsv");
const TEMPLATE: &str = "{before-help}{about-with-newline}\nالاستعمال: {usage}\n\n{all-args}{after-help}";
const COMMANDS: &str = "الأوامر";
const ARGUMENTS: &str = "الوسائط";
const OPTIONS: &str = "الخيارات";

/// What `error` says in Arabic, when it is help that was asked for.
pub fn in_arabic(arguments: &[OsString], error: clap::Error) -> clap::Error {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            arabic().try_get_matches_from(arguments).err().unwrap_or(error)
        }
        _ => error,
    }
}

/// All commands, described in Arabic.
fn arabic() -> Command {
    let mut command = Cli::command();
    // What clap adds by itself is to be translated too.
    command.build();
    translate(&mut command, &Words::read());
    command
}

fn translate(command: &mut Command, words: &Words) {
    let about = command.get_about().map(|text| words.of(&text.to_string()));
    let after = command.get_after_help().map(|text| words.of(&text.to_string()));
    let mut told = mem::take(command)
        .about(about.unwrap_or_default())
        .help_template(TEMPLATE)
        .subcommand_help_heading(COMMANDS)
        .mut_args(|argument| described(argument, words));
    if let Some(after) = after {
        told = told.after_help(after);
    }
    *command = told;
    command.get_subcommands_mut().for_each(|command| translate(command, words));
}

/// An argument with all that is known of it in Arabic, its values and what it is when it is not given.
fn described(argument: Arg, words: &Words) -> Arg {
    let heading = if argument.is_positional() { ARGUMENTS } else { OPTIONS };
    let long = argument.get_long_help().map(|text| words.of(&text.to_string()));
    let mut help = argument.get_help().map(|text| words.of(&text.to_string())).unwrap_or_default();
    if argument.get_action().takes_values() {
        let values = argument.get_possible_values();
        let value = |value: &clap::builder::PossibleValue| match value.get_help() {
            Some(text) => format!("{} ({})", value.get_name(), words.of(&text.to_string())),
            None => value.get_name().to_owned(),
        };
        let values: Vec<String> = values.iter().filter(|value| !value.is_hide_set()).map(value).collect();
        if !values.is_empty() {
            help += &format!(" [القيم: {}]", values.join("، "));
        }
        let usual: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if usual.iter().any(|value| !value.is_empty()) && !argument.is_hide_default_value_set() {
            help += &format!(" [إن لم يُذكر: {}]", usual.join("، "));
        }
    }
    let argument = match long {
        Some(long) => argument.long_help(long),
        None => argument,
    };
    argument.help(help).help_heading(heading).hide_possible_values(true).hide_default_value(true)
}

/// The Arabic words by the English ones.
struct Words(HashMap<&'static str, &'static str>);

impl Words {
    fn read() -> Self {
        let lines = ARABIC.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(|line| line.split_once('\t')).collect())
    }

    /// The Arabic of a text, line by line; examples and what has none stay as they are.
    fn of(&self, text: &str) -> String {
        let lines: Vec<&str> = text.lines().map(|line| self.0.get(line).copied().unwrap_or(line)).collect();
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every line of help in English, but for examples.
    fn said(command: &Command, lines: &mut BTreeSet<String>) {
        let values = |argument: &Arg| {
            let values = if argument.get_action().takes_values() { argument.get_possible_values() } else { Vec::new() };
            values.into_iter().filter_map(|value| value.get_help().map(ToString::to_string)).collect::<Vec<_>>()
        };
        let mut texts: Vec<String> = [command.get_about(), command.get_after_help(), command.get_long_about()]
            .into_iter()
            .flatten()
            .map(ToString::to_string)
            .collect();
        for argument in command.get_arguments() {
            texts
                .extend([argument.get_help(), argument.get_long_help()].into_iter().flatten().map(ToString::to_string));
            texts.extend(values(argument));
        }
        let all = texts.iter().flat_map(|text| text.lines());
        lines.extend(all.filter(|line| !line.is_empty() && !line.starts_with("  ")).map(str::to_owned));
        command.get_subcommands().for_each(|command| said(command, lines));
    }

    #[test]
    fn every_line_of_help_has_its_arabic() {
        let mut command = Cli::command();
        command.build();
        let mut lines = BTreeSet::new();
        said(&command, &mut lines);
        let words = Words::read();
        let missing: Vec<_> = lines.iter().filter(|line| !words.0.contains_key(line.as_str())).collect();
        assert!(missing.is_empty(), "not in messages/help.ar.tsv: {missing:#?}");
        let idle: Vec<_> = words.0.keys().filter(|line| !lines.contains(**line)).collect();
        assert!(idle.is_empty(), "nothing says any more: {idle:#?}");
        let bare: Vec<_> = words.0.iter().filter(|(english, arabic)| english == arabic).collect();
        assert!(bare.is_empty(), "{bare:?}");
    }

    #[test]
    fn help_is_arabic_where_arabic_is_asked_for() {
        for (arguments, words) in [
            (&["risala", "--help"][..], "الأوامر:"),
            (&["risala", "send", "--help"], "عدد الثواني التي يمكن فيها سحب الرسائل [إن لم يُذكر: 60]"),
            (&["risala", "mark", "set", "--help"], "posted (أُعطيت للبريد)"),
            (&["risala", "help", "outbox", "retry"], "risala outbox retry --held"),
            (&["risala", "outbox"], "عرض ما ينتظر"),
        ] {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            let english = Cli::command().try_get_matches_from(&arguments).unwrap_err();
            let said = in_arabic(&arguments, english).render().to_string();
            assert!(said.contains(words) && said.contains("الاستعمال: risala"), "{said}");
            for english in ["Usage", "Options:", "Commands:", "Arguments:", "Print ", "[default", "Example", "possible"]
            {
                assert!(!said.contains(english), "{english} in {said}");
            }
        }
    }
}
