//! The words of Risala in both languages, and problems put into words.
//!
//! Words are Fluent messages of `messages/{ar,en}.ftl`, embedded. What a message says carries no bidi
//! isolates: terminals and JSON readers show them as boxes.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use risala_letter::locale::in_digits;
use risala_letter::{Code, Digits, Lang, Problem, Severity, campaign, filter, official, review, template};
use risala_typeset::font::own;
use risala_typeset::layout;
use unic_langid::LanguageIdentifier;

use crate::api::report::ProblemEntry;
use crate::api::upkeep;
use crate::discovery::{self, sender};
use crate::{
    accounts, backup, copies, directory, hand, import, opt_outs, outbox, partner, print, register, replies,
    review_copy, seal, share, store, tally,
};

const AR: &str = include_str!("../../../messages/ar.ftl");
const EN: &str = include_str!("../../../messages/en.ftl");

/// The codes of the engine's own problems.
pub mod code {
    use risala_letter::Code;

    /// The folder has no campaign.toml.
    pub const NO_CAMPAIGN: Code = Code("file.no_campaign");
    /// A file or folder does not exist.
    pub const NOT_FOUND: Code = Code("file.not_found");
    /// A file cannot be read.
    pub const UNREADABLE: Code = Code("file.unreadable");
    /// A file is larger than its kind may be.
    pub const TOO_LARGE: Code = Code("file.too_large");
    /// A text file is not UTF-8.
    pub const NOT_UTF8: Code = Code("file.not_utf8");
    /// A path of the campaign leads out of its folder.
    pub const OUTSIDE: Code = Code("file.outside");
    /// A file that would be overwritten.
    pub const EXISTS: Code = Code("file.exists");
    /// The disk is full.
    pub const DISK_FULL: Code = Code("file.disk_full");
    /// The output folder takes no files.
    pub const NOT_WRITABLE: Code = Code("file.not_writable");
    /// Writing failed for another reason.
    pub const WRITE_FAILED: Code = Code("file.write_failed");
    /// The folder of a new campaign is not empty.
    pub const NOT_EMPTY: Code = Code("file.not_empty");
    /// A file is not as it was when it was read.
    pub const CHANGED_OUTSIDE: Code = Code("file.changed_outside");
    /// No application of the system opens a file.
    pub const NOT_OPENED: Code = Code("file.not_opened");
    /// Two letters want one file name.
    pub const SAME_NAME: Code = Code("file.same_name");
    /// An id of `--only` is not in the list.
    pub const UNKNOWN_OFFICIAL: Code = Code("command.unknown_official");
    /// The campaign has no such template.
    pub const UNKNOWN_TEMPLATE: Code = Code("command.unknown_template");
    /// `--date` is no date.
    pub const BAD_DATE: Code = Code("command.bad_date");
    /// The letter has no such page.
    pub const NO_PAGE: Code = Code("command.no_page");
    /// A picture of so many pixels an inch is not possible.
    pub const BAD_DPI: Code = Code("command.bad_dpi");
    /// The organization has no e-mail address to write from.
    pub const NO_SENDER: Code = Code("mail.no_sender");
    /// This official gets no letter, so there is nothing to show.
    pub const NO_LETTER: Code = Code("command.no_letter");
    /// The number of jobs is out of bounds.
    pub const BAD_JOBS: Code = Code("command.bad_jobs");
    /// The directory of officials does not exist yet.
    pub const NO_DIRECTORY: Code = Code("command.no_directory");
    /// Letters not made because the disk is full.
    pub const NOT_MADE: Code = Code("file.not_made");
    /// The column of the reference numbers is empty for an official.
    pub const NO_REFERENCE: Code = Code("official.no_reference");
    /// The campaign names no identity: letters are not signed.
    pub const NOT_SIGNED: Code = Code("signing.not_configured");
    /// The identity the campaign names is not there.
    pub const NO_IDENTITY: Code = Code("signing.no_identity");
    /// Signed at B-B only, since an authority failed.
    pub const FALLBACK: Code = Code("signing.fallback");
    /// The system does not say where applications keep their data.
    pub const NO_DATA_FOLDER: Code = Code("file.no_data_folder");
    /// The identity has a password that nobody gave.
    pub const PASSWORD_NEEDED: Code = Code("signing.password_needed");
    /// The identity has a password, and there is no keyring to remember it.
    pub const KEYRING_ABSENT: Code = Code("signing.keyring_absent");
    /// The identity has a password, and the keyring is locked.
    pub const KEYRING_LOCKED: Code = Code("signing.keyring_locked");
    /// The identity has a password, and the keyring does not work.
    pub const KEYRING_FAILED: Code = Code("signing.keyring_failed");
    /// The keyring did not take a password.
    pub const NOT_REMEMBERED: Code = Code("signing.not_remembered");
    /// A file holds no password.
    pub const PASSWORD_FILE: Code = Code("signing.password_file");
    /// A command gave no password.
    pub const PASSWORD_COMMAND: Code = Code("signing.password_command");
    /// The two passwords typed for a new identity differ.
    pub const PASSWORD_DIFFERS: Code = Code("signing.password_differs");
    /// A new identity needs a password.
    pub const NEW_PASSWORD: Code = Code("signing.new_password");
    /// A new identity wants a longer password.
    pub const PASSWORD_SHORT: Code = Code("signing.password_short");
    /// No PKCS#11 module is named.
    pub const NO_MODULE: Code = Code("signing.token_no_module");
    /// A campaign names a PKCS#11 module that is not installed.
    pub const FOREIGN_MODULE: Code = Code("signing.token_foreign_module");
    /// The issuer's certificate is not with the identity.
    pub const MISSING_CHAIN: Code = Code("signing.missing_chain");
    /// Readers do not know a self-made certificate.
    pub const SELF_MADE: Code = Code("signing.self_made");
    /// The name of an identity to be made cannot be a file's name.
    pub const IDENTITY_NAME: Code = Code("signing.identity_name");
    /// A new identity names the organization in one language only.
    pub const ONE_LANGUAGE: Code = Code("signing.one_language");
    /// A file without certificates.
    pub const NO_CERTIFICATES: Code = Code("signing.no_certificates");
    /// A file without a signature.
    pub const NO_SIGNATURE: Code = Code("signing.no_signature");
    /// A signature that does not hold.
    pub const BROKEN: Code = Code("signing.broken");
    /// A file changed after it was signed.
    pub const CHANGED_AFTER: Code = Code("signing.changed_after");
    /// A timestamp that does not hold.
    pub const TIMESTAMP_BROKEN: Code = Code("signing.timestamp_broken");
    /// The signer's certificate had been revoked.
    pub const REVOKED_BEFORE: Code = Code("signing.revoked_before");
    /// A signature made outside its certificate's validity.
    pub const OUTSIDE_VALIDITY: Code = Code("signing.outside_validity");
    /// A signature nobody vouches for.
    pub const UNTRUSTED: Code = Code("signing.untrusted");
    /// No signatory of this name.
    pub const UNKNOWN_SIGNATORY: Code = Code("command.unknown_signatory");
    /// A person ended the call before its time.
    pub const STOPPED: Code = Code("command.stopped");
    /// Something that should not happen did.
    pub const INTERNAL: Code = Code("command.internal");

    /// The identity would open with a password, which nobody gave.
    pub const FOR_WANT_OF_A_PASSWORD: &[Code] = &[PASSWORD_NEEDED, KEYRING_ABSENT, KEYRING_LOCKED, KEYRING_FAILED];

    /// All of them.
    pub const CODES: &[Code] = &[
        NO_CAMPAIGN,
        NOT_FOUND,
        UNREADABLE,
        TOO_LARGE,
        NOT_UTF8,
        OUTSIDE,
        EXISTS,
        DISK_FULL,
        NOT_WRITABLE,
        WRITE_FAILED,
        NOT_EMPTY,
        CHANGED_OUTSIDE,
        NOT_OPENED,
        SAME_NAME,
        UNKNOWN_OFFICIAL,
        UNKNOWN_TEMPLATE,
        BAD_DATE,
        NO_PAGE,
        BAD_DPI,
        NO_SENDER,
        NO_LETTER,
        BAD_JOBS,
        NO_DIRECTORY,
        NOT_MADE,
        NO_REFERENCE,
        NOT_SIGNED,
        NO_IDENTITY,
        FALLBACK,
        NO_DATA_FOLDER,
        PASSWORD_NEEDED,
        KEYRING_ABSENT,
        KEYRING_LOCKED,
        KEYRING_FAILED,
        NOT_REMEMBERED,
        PASSWORD_FILE,
        PASSWORD_COMMAND,
        PASSWORD_DIFFERS,
        NEW_PASSWORD,
        PASSWORD_SHORT,
        NO_MODULE,
        FOREIGN_MODULE,
        MISSING_CHAIN,
        SELF_MADE,
        IDENTITY_NAME,
        ONE_LANGUAGE,
        NO_CERTIFICATES,
        NO_SIGNATURE,
        BROKEN,
        CHANGED_AFTER,
        TIMESTAMP_BROKEN,
        REVOKED_BEFORE,
        OUTSIDE_VALIDITY,
        UNTRUSTED,
        UNKNOWN_SIGNATORY,
        STOPPED,
        INTERNAL,
    ];
}

/// Every code any part of Risala can report, sorted.
pub fn all_codes() -> Vec<Code> {
    let mut codes: Vec<Code> = [
        code::CODES,
        accounts::code::CODES,
        discovery::CODES,
        sender::CODES,
        import::CODES,
        store::CODES,
        backup::CODES,
        directory::CODES,
        upkeep::CODES,
        seal::CODES,
        opt_outs::CODES,
        outbox::CODES,
        replies::CODES,
        print::CODES,
        hand::CODES,
        copies::CODES,
        tally::CODES,
        partner::CODES,
        share::CODES,
        register::CODES,
        review_copy::CODES,
        campaign::CODES,
        filter::CODES,
        official::CODES,
        review::CODES,
        template::CODES,
        layout::CODES,
        own::CODES,
        risala_pdf::CODES,
    ]
    .concat();
    let mail = risala_mail::CODES.iter().chain(risala_mail::session::CODES);
    codes.extend(mail.chain(risala_sign::CODES).copied().map(Code));
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Whether remedies are told to somebody who has a window before them.
static IN_WINDOW: AtomicBool = AtomicBool::new(false);

/// From now on remedies name what the window offers, in the place of commands.
pub fn speak_in_window() {
    IN_WINDOW.store(true, Ordering::Relaxed);
}

/// The attributes of a message that hold its remedy: the first that it has is told.
const REMEDIES: &[&str] = &["hint"];
const REMEDIES_IN_WINDOW: &[&str] = &["window", "hint"];

/// The words in one language.
pub struct Messages {
    lang: Lang,
    digits: Digits,
    bundle: &'static FluentBundle<FluentResource>,
}

impl Messages {
    /// The words in `lang`, with the digits of programs.
    pub fn for_lang(lang: Lang) -> Self {
        Self::written(lang, Digits::Latn)
    }

    /// The words in `lang` as they stand on paper: numbers of Arabic words in these digits. They are read once.
    pub fn written(lang: Lang, digits: Digits) -> Self {
        static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        static ARABIC: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        static ARABIC_IN_ITS_DIGITS: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        let (words, source, digits) = match (lang, digits) {
            (Lang::En, _) => (&ENGLISH, EN, Digits::Latn),
            (Lang::Ar, Digits::Latn) => (&ARABIC, AR, digits),
            (Lang::Ar, Digits::Arab) => (&ARABIC_IN_ITS_DIGITS, AR, digits),
        };
        Self { lang, digits, bundle: words.get_or_init(|| Self::read(lang, source, digits)) }
    }

    fn read(lang: Lang, source: &str, digits: Digits) -> FluentBundle<FluentResource> {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        // What does not parse is left out; a test holds that all of it parses.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _errors)| resource);
        bundle.add_resource_overriding(resource);
        if digits == Digits::Arab {
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::Number(number) => Some(in_digits(&number.as_string(), Digits::Arab)),
                _ => None,
            }));
        }
        bundle
    }

    /// The language of these words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A count in the digits of these words.
    pub fn number(&self, number: u64) -> String {
        in_digits(&number.to_string(), self.digits)
    }

    /// The language in whose order its numbers are read.
    pub fn figures(&self) -> Lang {
        if self.digits == Digits::Arab { Lang::Ar } else { Lang::En }
    }

    /// The message `id` with its arguments; the id itself when there is no such message.
    pub fn text(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.format(id, None, args.iter().copied()).unwrap_or_else(|| id.to_owned())
    }

    /// The message `id` that takes no arguments, if there is one.
    pub fn find(&self, id: &str) -> Option<String> {
        self.format(id, None, std::iter::empty())
    }

    /// A problem in words.
    pub fn problem(&self, problem: &Problem) -> ProblemEntry {
        let is_in_window = IN_WINDOW.load(Ordering::Relaxed);
        self.told(problem, if is_in_window { REMEDIES_IN_WINDOW } else { REMEDIES })
    }

    fn told(&self, problem: &Problem, remedies: &[&str]) -> ProblemEntry {
        let id = problem.code.0.replace('.', "-");
        let places = [
            ("official", problem.official.as_deref()),
            ("file", problem.file.as_deref()),
            ("field", problem.field.as_deref()),
        ];
        let args = || {
            let places = places.iter().filter_map(|(name, value)| value.map(|value| (*name, value)));
            places.chain(problem.args.iter().map(|(name, value)| (*name, value.as_str())))
        };
        ProblemEntry {
            severity: severity(problem.severity).to_owned(),
            code: problem.code.0.to_owned(),
            message: self.format(&id, None, args()).unwrap_or_else(|| unworded(problem)),
            hint: remedies.iter().find_map(|name| self.format(&id, Some(name), args())).unwrap_or_default(),
            official: problem.official.clone().unwrap_or_default(),
            file: problem.file.clone().unwrap_or_default(),
            line: problem.line.unwrap_or_default(),
            field: problem.field.clone().unwrap_or_default(),
        }
    }

    /// Problems in words.
    pub fn problems<'p>(&self, problems: impl IntoIterator<Item = &'p Problem>) -> Vec<ProblemEntry> {
        problems.into_iter().map(|problem| self.problem(problem)).collect()
    }

    fn format<'a>(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs = args.map(|(name, text)| (name, value(text))).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        Some(text.chars().filter(|c| !is_bidi_control(*c)).collect())
    }
}

/// The word of a severity in JSON.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Counts are numbers, so that messages can choose plural forms; everything else is text.
fn value(text: &str) -> FluentValue<'static> {
    match text.parse::<u32>() {
        Ok(number) if number.to_string() == text => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    }
}

fn unworded(problem: &Problem) -> String {
    let args = problem.args.iter().map(|(name, value)| format!(" {name}: {value}"));
    std::iter::once(problem.code.0.to_owned()).chain(args).collect()
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Message ids of a file and, as `id.attribute`, their attributes.
    fn ids(source: &str) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let mut current = String::new();
        for line in source.lines() {
            let Some((head, _)) = line.split_once('=') else {
                continue;
            };
            if let Some(attribute) = line.strip_prefix("    .") {
                let name = attribute.split('=').next().unwrap().trim();
                assert!(ids.insert(format!("{current}.{name}")), "{current}.{name} stands twice");
            } else if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                current = head.trim().to_owned();
                assert!(ids.insert(current.clone()), "{current} stands twice");
            }
        }
        ids
    }

    #[test]
    fn numbers_are_in_the_digits_asked_for() {
        let said = |lang, digits| Messages::written(lang, digits).number(120);
        assert_eq!(said(Lang::Ar, Digits::Arab), "١٢٠");
        assert_eq!(said(Lang::Ar, Digits::Latn), "120");
        assert_eq!(said(Lang::En, Digits::Arab), "120");
        let args = [("channel", "x"), ("length", "12"), ("limit", "280")];
        assert!(Messages::written(Lang::Ar, Digits::Arab).text("share-post", &args).contains("٢٨٠"));
        assert!(Messages::for_lang(Lang::Ar).text("share-post", &args).contains("280"));
    }

    #[test]
    fn both_files_parse() {
        for source in [AR, EN] {
            if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                panic!("{errors:?}");
            }
        }
    }

    #[test]
    fn both_files_say_the_same_things() {
        let (ar, en) = (ids(AR), ids(EN));
        let missing_ar: Vec<_> = en.difference(&ar).collect();
        let missing_en: Vec<_> = ar.difference(&en).collect();
        assert!(missing_ar.is_empty(), "not in ar.ftl: {missing_ar:?}");
        assert!(missing_en.is_empty(), "not in en.ftl: {missing_en:?}");
    }

    #[test]
    fn every_code_has_words_and_a_remedy() {
        let en = ids(EN);
        let lacking: Vec<_> = all_codes()
            .into_iter()
            .map(|code| code.0.replace('.', "-"))
            .filter(|id| !en.contains(id) || !en.contains(&format!("{id}.hint")))
            .collect();
        assert!(lacking.is_empty(), "no words or no hint for {lacking:?}");
    }

    #[test]
    fn every_worded_problem_has_a_code() {
        let codes: BTreeSet<_> = all_codes().into_iter().map(|code| code.0.replace('.', "-")).collect();
        let unknown: Vec<_> = ids(EN)
            .into_iter()
            .filter_map(|id| id.strip_suffix(".hint").map(str::to_owned))
            // The window has problems of its own, which are no codes of the engine.
            .filter(|id| !codes.contains(id) && !id.starts_with("window-"))
            .collect();
        assert!(unknown.is_empty(), "words for codes nobody reports: {unknown:?}");
    }

    /// What the window cannot come to, or offers no way to.
    const OF_THE_COMMAND_LINE: &[&str] = &[
        "command.bad_jobs",
        "directory.not_a_cell",
        "directory.unknown_edit",
        "file.no_data_folder",
        "mail.command_held",
        "mail.name_server",
        "mail.not_confirmed",
        "mail.not_taken",
        "opt_outs.unreadable",
        "outbox.no_wish",
        "outbox.test_of_one",
        "outbox.wrong_seal",
        "signing.token_foreign_module",
        "signing.token_no_module",
        "signing.untrusted",
    ];

    #[test]
    fn remedies_in_the_window_name_no_commands() {
        let is_command = |hint: &str| {
            let mut words = hint.split([' ', '“', '”', '«', '»', '(', ')', ':', '،', '؛']);
            hint.contains(" --") || words.any(|word| word == "risala" || word.starts_with("--"))
        };
        for lang in [Lang::En, Lang::Ar] {
            let messages = Messages::for_lang(lang);
            let told = |code: Code| messages.told(&Problem::error(code), REMEDIES_IN_WINDOW).hint;
            let commands = all_codes().into_iter().filter(|code| is_command(&told(*code)));
            let strange: Vec<_> = commands.filter(|code| !OF_THE_COMMAND_LINE.contains(&code.0)).collect();
            assert!(strange.is_empty(), "in {lang:?}, commands are told in the window: {strange:?}");
        }
    }

    #[test]
    fn each_has_the_remedy_of_their_own() {
        let problem = Problem::error(store::code::DAMAGED).arg("path", "x").arg("cause", "y");
        let messages = Messages::for_lang(Lang::En);
        assert!(messages.told(&problem, REMEDIES).hint.contains("risala restore"));
        assert!(messages.told(&problem, REMEDIES_IN_WINDOW).hint.contains("under Settings"));
    }

    #[test]
    fn a_code_without_words_still_says_something() {
        let problem = Problem::error(Code("nobody.knows")).arg("what", "x");
        let entry = Messages::for_lang(Lang::Ar).problem(&problem);
        assert_eq!(entry.message, "nobody.knows what: x");
    }

    #[test]
    fn a_problem_is_said_in_both_languages_without_isolates() {
        let problem = Problem::error(code::DISK_FULL).arg("path", "\u{2068}/out\u{2069}");
        let en = Messages::for_lang(Lang::En).problem(&problem);
        let ar = Messages::for_lang(Lang::Ar).problem(&problem);
        assert!(en.message.contains("/out") && ar.message.contains("/out"));
        assert!(ar.message.contains("القرص"), "{}", ar.message);
        for text in [en.message, en.hint, ar.message, ar.hint] {
            assert!(!text.is_empty() && !text.chars().any(is_bidi_control), "{text}");
        }
    }

    /// The published table of codes, with arguments as `{$name}`.
    fn table() -> String {
        let mut table = String::from(
            "# Problem codes\n\nEvery code that `--json` and the window can report, with its words and remedy in both \
             languages. Codes are\nextended, never renamed. Made by `UPDATE_DOCS=1 cargo test -p risala-engine`; \
             do not edit.\n\n| code | what is wrong, and the remedy | الخلل وحله |\n|---|---|---|\n",
        );
        let words = [Lang::En, Lang::Ar].map(Messages::for_lang);
        for code in all_codes() {
            let cells = words.each_ref().map(|words| {
                let entry = words.problem(&Problem::error(code));
                format!("{} *{}*", entry.message, entry.hint).replace('|', "\\|").replace('\n', " ")
            });
            table += &format!("| `{}` | {} |\n", code.0, cells.join(" | "));
        }
        table
    }

    #[test]
    fn the_published_table_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/problems.md");
        let table = table();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, &table).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap_or_default();
        assert!(published == table, "run UPDATE_DOCS=1 cargo test -p risala-engine messages");
    }
}
