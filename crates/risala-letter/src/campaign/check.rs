//! Reading and checking a campaign: [`Campaign::parse`].

use std::sync::LazyLock;

use jiff::tz::TimeZoneDatabase;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark as is_mark;

use super::document::Document;
use super::pattern::{FILE_NAME_FIELDS, Part, REFERENCE_FIELDS, parts};
use super::{Campaign, OfficialsSource, Policy, ReferenceSource, SigningLevel};
use crate::characters::{code_point, forbidden};
use crate::countries;
use crate::filter::Filter;
use crate::lang::Lang;
use crate::official::is_web_address;
use crate::problem::{Code, Problem};
use crate::setup::{LayoutKind, Prevailing, Rgb};
use crate::suggest::nearest;

/// The file is larger than any campaign.
pub const TOO_LARGE: Code = Code("campaign.too_large");
/// The file is not TOML.
pub const SYNTAX: Code = Code("campaign.syntax");
/// A version of the format that is not known.
pub const SCHEMA: Code = Code("campaign.schema");
/// A key that is not known.
pub const UNKNOWN_KEY: Code = Code("campaign.unknown_key");
/// A key that must be there.
pub const MISSING_KEY: Code = Code("campaign.missing_key");
/// A value that its key does not have.
pub const WRONG_VALUE: Code = Code("campaign.wrong_value");
/// More entries than a key can hold.
pub const TOO_MANY: Code = Code("campaign.too_many");
/// A character that no value can hold.
pub const FORBIDDEN_CHARACTER: Code = Code("campaign.forbidden_character");
/// A value that is too long.
pub const TOO_LONG: Code = Code("campaign.too_long");
/// A path that leads out of the campaign folder, or could.
pub const PATH: Code = Code("campaign.path");
/// An accent colour too pale to read.
pub const ACCENT: Code = Code("campaign.accent");
/// A pattern with a placeholder that is not known.
pub const PATTERN: Code = Code("campaign.pattern");
/// A pattern that gives two letters one name or number.
pub const PATTERN_NOT_UNIQUE: Code = Code("campaign.pattern_not_unique");
/// A level of signature that needs a time stamp, without an authority.
pub const NO_TSA: Code = Code("campaign.no_tsa");
/// A fact without a source.
pub const UNSOURCED: Code = Code("fact.unsourced");

/// The codes of a campaign.
pub const CODES: &[Code] = &[
    TOO_LARGE,
    SYNTAX,
    SCHEMA,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    TOO_MANY,
    FORBIDDEN_CHARACTER,
    TOO_LONG,
    PATH,
    ACCENT,
    PATTERN,
    PATTERN_NOT_UNIQUE,
    NO_TSA,
    UNSOURCED,
    crate::forms::OWN_FORMS,
];

/// The file every problem is in.
const FILE: &str = "campaign.toml";
/// Largest file, in bytes.
const MAX_FILE: usize = 1 << 20;
/// Longest value, in characters.
const MAX_VALUE: usize = 8_000;
/// Least contrast of the accent against white.
const MIN_CONTRAST: f64 = 7.0;
/// The nominal sizes, in points.
const SIZES: [f32; 8] = [9.5, 9.75, 10.0, 10.25, 10.5, 11.0, 11.5, 12.0];

/// The time zones compiled in: the same on every computer.
static TIME_ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

impl Campaign {
    /// Reads `campaign.toml`.
    ///
    /// The campaign is there when enough could be read to look further; whether it may be used, the problems say.
    pub fn parse(text: &str) -> (Option<Self>, Vec<Problem>) {
        if text.len() > MAX_FILE {
            let problem = Problem::error(TOO_LARGE).arg("limit", format_args!("{} KB", MAX_FILE >> 10));
            return (None, vec![problem.file(FILE)]);
        }
        let text: String = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").nfc().collect();
        let document = match Document::parse(&text) {
            Ok(document) => document,
            Err(problem) => return (None, in_file(vec![problem])),
        };
        if let Some(problem) = wrong_schema(&document) {
            return (None, in_file(vec![problem]));
        }
        let (campaign, mut problems) = document.read::<Self>();
        problems.extend(document.texts().into_iter().filter_map(wrong_text));
        if let Some(campaign) = &campaign {
            let mut check = Check { document: &document, problems };
            check.campaign(campaign);
            problems = check.problems;
        }
        problems.sort_by_key(|problem| problem.line);
        (campaign, in_file(problems))
    }
}

fn in_file(problems: Vec<Problem>) -> Vec<Problem> {
    problems.into_iter().map(|problem| problem.file(FILE)).collect()
}

fn wrong_schema(document: &Document) -> Option<Problem> {
    let found = document.integer("schema")?;
    (found != 1).then(|| Problem::error(SCHEMA).arg("found", found).field("schema").line(document.line(&["schema"])))
}

fn wrong_text((field, line, text): (String, u32, &str)) -> Option<Problem> {
    if text.chars().count() > MAX_VALUE {
        return Some(Problem::error(TOO_LONG).arg("key", &field).arg("limit", MAX_VALUE).field(field).line(line));
    }
    let character = code_point(forbidden(text.trim())?);
    let problem = Problem::error(FORBIDDEN_CHARACTER).arg("key", &field).arg("character", character);
    Some(problem.field(field).line(line))
}

pub(super) struct Check<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) problems: Vec<Problem>,
}

impl Check<'_> {
    fn campaign(&mut self, campaign: &Campaign) {
        self.identity(campaign);
        self.languages(campaign);
        self.page(campaign);
        self.fonts(campaign);
        self.patterns(campaign);
        self.organization(campaign);
        self.signatories(campaign);
        self.lists(campaign);
        self.policy(campaign);
        self.delivery(campaign);
    }

    fn identity(&mut self, campaign: &Campaign) {
        if !is_uuid(&campaign.id) {
            self.wrong(&["id"], &campaign.id, "00000000-0000-4000-8000-000000000000");
        }
        if campaign.wave == 0 {
            self.wrong(&["wave"], "0", "1, 2, 3 …");
        }
        self.words(&["title"], &campaign.title);
        if TIME_ZONES.get(&campaign.time_zone).is_err() {
            self.wrong(&["time_zone"], &campaign.time_zone, "Asia/Damascus, Europe/Berlin, UTC …");
        }
        self.template(&["default_template"], &campaign.default_template);
        match &campaign.officials {
            OfficialsSource::File(path) => self.path(&["officials"], path),
            OfficialsSource::Directory(source) => {
                if !source.directory {
                    self.wrong(&["officials", "directory"], "false", "true");
                }
                if let Some(filter) = &source.filter {
                    self.filter(campaign, &["officials", "where"], filter);
                }
            }
        }
    }

    fn languages(&mut self, campaign: &Campaign) {
        let mut codes: Vec<&str> = campaign.languages.iter().map(|lang| lang.code()).collect();
        let written = format!("[{}]", codes.join(", "));
        codes.sort_unstable();
        codes.dedup();
        if codes.is_empty() || codes.len() != campaign.languages.len() {
            self.wrong(&["languages"], &written, "[\"ar\", \"en\"], [\"en\", \"ar\"], [\"ar\"], [\"en\"]");
        }
        if let Some(lang) =
            campaign.prevailing.and_then(Prevailing::lang).filter(|lang| !campaign.languages.contains(lang))
        {
            self.wrong(&["prevailing"], lang.code(), &codes.join(", "));
        }
        if campaign.languages.len() == 1 && !campaign.layout_for.is_empty() {
            let named = |layout: &LayoutKind| *layout != LayoutKind::Single;
            if campaign.layout_for.values().any(named) {
                self.wrong(&["layout_for"], &written, "single");
            }
        }
    }

    fn page(&mut self, campaign: &Campaign) {
        if let Some(size) = campaign.size.filter(|size| !SIZES.contains(size)) {
            let sizes = SIZES.map(|size| size.to_string()).join(", ");
            self.wrong(&["size"], &size.to_string(), &sizes);
        }
        let Some(colour) = Rgb::from_hex(&campaign.accent) else {
            self.wrong(&["accent"], &campaign.accent, "\"#1b4d3e\"");
            return;
        };
        let contrast = colour.contrast_on_white();
        if contrast < MIN_CONTRAST {
            // Rounded down, so that what is refused never reads "7.0".
            let shown = (contrast * 10.0).floor() / 10.0;
            self.report(ACCENT, &["accent"], |problem| {
                problem.arg("value", &campaign.accent).arg("contrast", format_args!("{shown:.1}"))
            });
        }
    }

    fn fonts(&mut self, campaign: &Campaign) {
        let fonts = &campaign.fonts;
        for (key, file) in fonts.files() {
            if let Some(file) = file {
                self.path(&["fonts", key], file);
            }
        }
        let arabic = fonts.arabic_bold.is_some() && fonts.arabic.is_none();
        let latin = [&fonts.latin_bold, &fonts.latin_italic, &fonts.latin_bold_italic];
        let latin = latin.iter().any(|file| file.is_some()) && fonts.latin.is_none();
        for (missing, key) in [(arabic, "arabic"), (latin, "latin")] {
            if missing {
                self.report(MISSING_KEY, &["fonts"], |problem| problem.arg("key", format_args!("fonts.{key}")));
            }
        }
        for (key, factor, least, greatest) in fonts.factors() {
            let Some(factor) = factor else { continue };
            if !(least..=greatest).contains(&factor) {
                let value = factor.to_string();
                self.wrong(&["fonts", key], &value, &format!("{least} – {greatest}"));
            } else if fonts.arabic.is_none() && fonts.latin.is_none() {
                self.report(MISSING_KEY, &["fonts"], |problem| problem.arg("key", "fonts.arabic"));
            }
        }
    }

    fn patterns(&mut self, campaign: &Campaign) {
        let mut named_by_column = false;
        match &campaign.reference {
            ReferenceSource::Pattern(pattern) => {
                self.pattern("reference", pattern, REFERENCE_FIELDS, &["number"]);
            }
            ReferenceSource::Column(column) => {
                named_by_column = true;
                if column.column.trim().is_empty() {
                    self.wrong(&["reference", "column"], "", "our_ref");
                }
            }
        }
        // References from a column may differ in what a file name cannot show; ids never do.
        let unique: &[&str] = if named_by_column { &["id"] } else { &["reference", "id", "number"] };
        self.pattern("file_name", &campaign.file_name, FILE_NAME_FIELDS, unique);
    }

    /// A pattern of known placeholders, one of them of those that make it `unique`.
    fn pattern(&mut self, key: &str, pattern: &str, fields: &[&str], unique: &[&str]) {
        let braced = |names: &[&str]| names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
        match parts(pattern, fields) {
            Err(placeholder) => self.report(PATTERN, &[key], |problem| {
                problem
                    .arg("key", key)
                    .arg("placeholder", placeholder)
                    .arg("allowed", format_args!("{} {{number:04}}", braced(fields)))
            }),
            Ok(parts) => {
                let is_unique = |part: &Part| matches!(part, Part::Field(name, _) if unique.contains(name));
                if !parts.iter().any(is_unique) {
                    self.report(PATTERN_NOT_UNIQUE, &[key], |problem| {
                        problem.arg("key", key).arg("pattern", pattern).arg("allowed", braced(unique))
                    });
                }
            }
        }
    }

    fn organization(&mut self, campaign: &Campaign) {
        let organization = &campaign.organization;
        self.words(&["organization", "name"], &organization.name);
        if let Some(email) = &organization.email {
            self.email(&["organization", "email"], email);
        }
        self.picture(&["organization", "emblem"], organization.emblem.as_ref());
        self.picture(&["organization", "letterhead"], organization.letterhead.as_ref());
        if let Some(letterhead) = &organization.letterhead {
            let alt = letterhead.alt();
            for lang in campaign.languages.iter().filter(|lang| alt.get(**lang).is_none_or(|alt| alt.trim().is_empty()))
            {
                self.report(MISSING_KEY, &["organization", "letterhead"], |problem| {
                    problem.arg("key", format_args!("organization.letterhead.alt.{}", lang.code()))
                });
            }
        }
    }

    fn signatories(&mut self, campaign: &Campaign) {
        let count = campaign.signatories.len();
        let said = |problem: &Problem| problem.field.as_deref().is_some_and(|field| field.starts_with("signatories"));
        if count == 0 && !self.problems.iter().any(said) {
            self.report(MISSING_KEY, &["signatories"], |problem| problem.arg("key", "[[signatories]]"));
        }
        self.at_most(6, count, "signatories");
        for (index, signer) in campaign.signatories.iter().enumerate() {
            let at = format!("[{index}]");
            self.words(&["signatories", &at, "name"], &signer.name);
            self.picture(&["signatories", &at, "picture"], signer.picture.as_ref());
            self.picture(&["signatories", &at, "stamp"], signer.stamp.as_ref());
        }
    }

    fn lists(&mut self, campaign: &Campaign) {
        self.selections(campaign);
        self.at_most(1_000, campaign.assign.len(), "assign");
        for (index, assignment) in campaign.assign.iter().enumerate() {
            let at = format!("[{index}]");
            self.filter(campaign, &["assign", &at, "where"], &assignment.filter);
            self.template(&["assign", &at, "template"], &assignment.template);
        }
        self.at_most(64, campaign.enclosures.len(), "enclosures");
        for (index, enclosure) in campaign.enclosures.iter().enumerate() {
            let at = format!("[{index}]");
            self.words(&["enclosures", &at, "title"], &enclosure.title);
            if let Some(path) = &enclosure.file {
                self.path(&["enclosures", &at, "file"], path);
            }
        }
        self.at_most(64, campaign.copies.len(), "copies");
        for (index, copy) in campaign.copies.iter().enumerate() {
            self.words(&["copies", &format!("[{index}]"), "title"], &copy.title);
        }
        self.partners(campaign);
        self.share(campaign);
        self.facts(campaign);
    }

    fn selections(&mut self, campaign: &Campaign) {
        self.at_most(100, campaign.selections.len(), "selections");
        for (name, text) in &campaign.selections {
            let path = ["selections", name.as_str()];
            if name.trim() != name
                || name.is_empty()
                || name.chars().count() > 60
                || name.contains(['"', ',', '.', ':'])
            {
                self.wrong(&path, name, "ministers, first-round, وزراء …");
            }
            // None names another: there is no way round in a circle.
            if let Err(problem) = Filter::parse(text) {
                self.problems.push(problem.field(path.join(".")).line(self.document.line(&path)));
            }
        }
    }

    fn partners(&mut self, campaign: &Campaign) {
        self.at_most(64, campaign.partners.len(), "partners");
        for (index, partner) in campaign.partners.iter().enumerate() {
            let at = format!("[{index}]");
            self.words(&["partners", &at, "name"], &partner.name);
            self.picture(&["partners", &at, "logo"], partner.logo.as_ref());
            if let Some(email) = &partner.email {
                self.email(&["partners", &at, "email"], email);
            }
            let unknown = partner.country.as_ref().filter(|code| countries::name(code, Lang::En).is_none());
            if let Some(country) = unknown {
                self.wrong(&["partners", &at, "country"], country, "SY, LB, JO …");
            }
        }
    }

    fn share(&mut self, campaign: &Campaign) {
        let share = &campaign.share;
        self.at_most(30, share.hashtags.len(), "share.hashtags");
        for (index, hashtag) in share.hashtags.iter().enumerate() {
            let word = hashtag.strip_prefix('#').unwrap_or_default();
            let is_word = word.chars().all(|c| c.is_alphanumeric() || c == '_' || is_mark(c));
            if !is_word || !word.contains(char::is_alphabetic) || word.chars().count() > 100 {
                self.wrong(
                    &["share", "hashtags", &format!("[{index}]")],
                    hashtag,
                    "#رفع_العقوبات, #LiftTheSanctions …",
                );
            }
        }
        if let Some(link) = share.link.as_ref().filter(|link| !is_web_address(link)) {
            self.wrong(&["share", "link"], link, "https://example.org/appeal");
        }
    }

    fn facts(&mut self, campaign: &Campaign) {
        self.at_most(200, campaign.facts.len(), "facts");
        for (name, fact) in &campaign.facts {
            let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            if !is_name || name.len() > 64 {
                self.wrong(&["facts", name], name, "a–z 0–9 _");
            }
            self.words(&["facts", name, "text"], &fact.text);
            if fact.source.ar.is_none() && fact.source.en.is_none() {
                self.report(UNSOURCED, &["facts", name], |problem| problem.arg("name", name));
            }
        }
    }

    fn policy(&mut self, campaign: &Campaign) {
        let policy = &campaign.policy;
        for (key, codes) in [("block", &policy.block), ("warn", &policy.warn)] {
            codes.iter().for_each(|code| self.code(&["policy", key], code, Policy::warnings()));
        }
        self.at_most(100, policy.overrides.len(), "policy.override");
        for (index, one) in policy.overrides.iter().enumerate() {
            let at = format!("[{index}]");
            self.code(&["policy", "override", &at, "code"], &one.code, Policy::overridable());
            if one.reason.trim().is_empty() {
                let key = format!("policy.override.{at}.reason");
                self.report(MISSING_KEY, &["policy", "override", &at], |problem| problem.arg("key", key));
            }
        }
    }

    /// A code of `known`; the nearest is told first.
    fn code(&mut self, path: &[&str], code: &str, known: impl Iterator<Item = &'static str>) {
        let known: Vec<&str> = known.collect();
        if !known.contains(&code) {
            let first = nearest(code, known.iter().copied());
            let others = known.iter().copied().filter(|other| Some(*other) != first);
            let allowed: Vec<&str> = first.into_iter().chain(others).collect();
            self.wrong(path, code, &allowed.join(", "));
        }
    }

    fn delivery(&mut self, campaign: &Campaign) {
        if let Some(address) = &campaign.mail.reply_to {
            self.email(&["mail", "reply_to"], address);
        }
        let signing = &campaign.signing;
        if signing.level != SigningLevel::Basic && signing.tsa.is_none() {
            self.report(NO_TSA, &["signing", "level"], |problem| problem);
        }
        if let Some(tsa) =
            signing.tsa.as_ref().filter(|tsa| !tsa.starts_with("https://") && !tsa.starts_with("http://"))
        {
            self.wrong(&["signing", "tsa"], tsa, "https://tsa.example.org");
        }
    }
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Whether a path stays in the campaign folder on every system, as far as its text shows: relative, `/` between its
/// names, no `.` or `..`, no drive, no name that Windows refuses.
pub fn is_inside(path: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && !name.ends_with(['.', ' ']) && !name.contains(['\\', ':', '<', '>', '"', '|', '?', '*'])
    };
    path.len() <= 400 && forbidden(path).is_none() && path.split('/').all(is_name)
}
