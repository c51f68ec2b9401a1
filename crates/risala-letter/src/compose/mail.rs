//! The covering mail: its subject in one language, its text in each language of the letter.

use super::values::{Context, Finished};
use super::{ComposeInput, block_texts, blocks, document, expired_facts, judged, languages, no_language, scan};
use crate::lang::Lang;
use crate::letter::Block;
use crate::markdown::Kind;
use crate::official::Official;
use crate::problem::Problem;
use crate::template::{Text, codes};

/// Members of the League of Arab States, ISO 3166-1: there Arabic is read first.
const ARAB_STATES: &[&str] = &[
    "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO",
    "SY", "TN", "YE",
];

/// The words of a covering mail.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverMail {
    /// The subject, plain text without isolates, in the language of the first text.
    pub subject: String,
    /// One text per language, the recipient's first.
    pub texts: Vec<CoverText>,
}

/// One language of a covering mail.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverText {
    /// The language.
    pub lang: Lang,
    /// Its paragraphs; a line break made by hand is `\n`.
    pub blocks: Vec<Block>,
}

/// Makes the mail of a finished letter of `pages` pages. It is there when no problem is an error.
pub fn compose_mail(input: &ComposeInput, pages: u32, signed: bool) -> (Option<CoverMail>, Vec<Problem>) {
    let (written, _) = languages(input);
    let bilingual = written.len() == 2;
    let finished = Finished { pages, signed };
    let mut problems = expired_facts(input, &written, |lang| input.template.mail.get(lang));
    let mut subject = None;
    let mut texts = Vec::new();
    for lang in reading_order(input.official, &written) {
        let Some(text) = input.template.mail.get(lang) else {
            continue;
        };
        let context = Context::new(input, lang, bilingual, Some(finished));
        match cover_text(&context, text) {
            Ok((line, text, warnings)) => {
                problems.extend(warnings);
                subject.get_or_insert(line);
                texts.push(text);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.iter().any(Problem::is_error) {
        return (None, problems);
    }
    match subject {
        Some(subject) => (Some(CoverMail { subject, texts }), problems),
        None => {
            problems.push(no_mail(input, &written));
            (None, problems)
        }
    }
}

fn no_mail(input: &ComposeInput, written: &[Lang]) -> Problem {
    let Some(lang) = written.first() else {
        return no_language(input);
    };
    let file = format!("templates/{}/mail.{}.md", input.template.name, lang.code());
    Problem::error(codes::MISSING_FILE).official(&input.official.id).file(file)
}

/// The official's own language first; who reads both gets that of their country.
fn reading_order(official: &Official, written: &[Lang]) -> Vec<Lang> {
    let own = official.reads.and_then(|reads| reads.only());
    let of_country = if ARAB_STATES.contains(&official.country.as_str()) { Lang::Ar } else { Lang::En };
    let first = own.unwrap_or(of_country);
    let mut order = written.to_vec();
    order.sort_by_key(|lang| *lang != first);
    order
}

/// Subject and text, with what a person should look at.
fn cover_text(context: &Context, text: &Text) -> Result<(String, CoverText, Vec<Problem>), Vec<Problem>> {
    let document = document(context, text, Kind::Mail)?;
    let blocks = blocks(document.body, false);
    let texts = blocks.iter().flat_map(block_texts);
    let faults: Vec<Problem> = std::iter::once(&document.subject).chain(texts).flat_map(scan::scan).collect();
    let found: Vec<Problem> =
        judged(context.input, faults).into_iter().map(|problem| problem.file(&text.file)).collect();
    if found.iter().any(Problem::is_error) {
        return Err(found);
    }
    let lang = context.lang;
    Ok((document.subject.readable(), CoverText { lang, blocks }, found))
}
