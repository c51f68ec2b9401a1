//! The share kit: the appeal as a public statement, a page, cards and posts.

use risala_letter::campaign::Share;
use risala_letter::{
    Bilingual, Block, Campaign, Code, ComposeInput, Lang, Letter, LetterText, Official, Problem, RichText, Template,
    TemplateSources, compose,
};

use crate::assets::{self, STATEMENT};
use crate::opened::Opened;

pub mod cards;
pub mod page;
pub mod posts;

/// A statement with fields of a recipient.
pub const RECIPIENT_FIELD: Code = Code("share.recipient_field");
/// Words that do not fit on a card.
pub const CARD_FULL: Code = Code("share.card_full");
/// A post that was shortened.
pub const SHORTENED: Code = Code("share.shortened");

/// All codes of this part.
pub const CODES: &[Code] = &[RECIPIENT_FIELD, CARD_FULL, SHORTENED];

/// The statement: a letter without a recipient.
pub struct Statement {
    /// Its words in both languages of the campaign.
    pub letter: Letter,
    /// What a person should look at.
    pub warnings: Vec<Problem>,
}

/// What stands on cards and in posts, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// The language.
    pub lang: Lang,
    /// A few words.
    pub headline: String,
    /// One sentence.
    pub ask: String,
    /// The paragraphs of the statement.
    pub body: Vec<String>,
    /// Hashtags of the language.
    pub hashtags: Vec<String>,
    /// Address of a page, or empty.
    pub link: String,
    /// The organization's name.
    pub organization: String,
}

/// The campaign's statement: its own template of that name, else the built-in one.
///
/// # Errors
/// `share.recipient_field`, and what keeps it from being composed.
pub fn statement(opened: &Opened) -> Result<Statement, Vec<Problem>> {
    let template = template(opened)?;
    let everybody = everybody(&opened.campaign);
    let input = ComposeInput {
        campaign: &opened.campaign,
        official: &everybody,
        template: &template,
        reference: "",
        date: opened.moment.date(),
        layout: None,
        by_post: false,
    };
    let (letter, problems) = compose(&input);
    let Some(mut letter) = letter else { return Err(problems) };
    for text in &mut letter.texts {
        text.addressee.clear();
        text.reference.value = RichText::default();
        // Copies go with letters to officials.
        let copies = opened.campaign.copies.len();
        text.after.truncate(text.after.len().saturating_sub(copies));
        text.blocks.iter_mut().for_each(as_paragraph);
    }
    Ok(Statement { letter, warnings: problems })
}

/// A statement greets nobody.
fn as_paragraph(block: &mut Block) {
    if let Block::Salutation(text) | Block::Closing(text) = block {
        *block = Block::Paragraph(std::mem::take(text));
    }
}

fn template(opened: &Opened) -> Result<Template, Vec<Problem>> {
    let template = if opened.has_template(STATEMENT) {
        opened.template(STATEMENT)?
    } else {
        let text = |file: &str| assets::statement(file).map(str::to_owned);
        let sources = TemplateSources {
            toml: text("template.toml").unwrap_or_default(),
            letter: Bilingual { ar: text("letter.ar.md"), en: text("letter.en.md") },
            mail: Bilingual::default(),
        };
        Template::parse(STATEMENT, &sources)?
    };
    let is_recipients = |field: &str| field == "recipient" || field.starts_with("recipient.");
    let found = template.fields().filter(|(_, field)| is_recipients(field));
    let wrong: Vec<Problem> =
        found.map(|(file, field)| Problem::error(RECIPIENT_FIELD).file(file).field(field)).collect();
    if wrong.is_empty() { Ok(template) } else { Err(wrong) }
}

/// The reader of a statement: the organization's own name makes both languages possible, and nothing of it is printed.
fn everybody(campaign: &Campaign) -> Official {
    let name = &campaign.organization.name;
    let either = |lang: Lang| name.get(lang).or(name.get(lang.other())).cloned();
    let words = Bilingual { ar: either(Lang::Ar), en: either(Lang::En) };
    Official {
        id: STATEMENT.to_owned(),
        name: words.clone(),
        address_line: words,
        country: "GB".to_owned(),
        channel: risala_letter::official::Channel::None,
        ..Official::default()
    }
}

/// What stands on cards and in posts, a language each, the leading one first.
pub fn appeals(letter: &Letter, campaign: &Campaign) -> Vec<Appeal> {
    letter.texts.iter().map(|text| appeal(text, campaign)).collect()
}

fn appeal(text: &LetterText, campaign: &Campaign) -> Appeal {
    let lang = text.lang;
    let share: &Share = &campaign.share;
    let body: Vec<String> = text.blocks.iter().flat_map(paragraphs).collect();
    let first = body.first().map(|paragraph| first_sentence(paragraph)).unwrap_or_default();
    let is_arabic = |tag: &&String| tag.contains(|c| matches!(c, '\u{600}'..='\u{6FF}'));
    let name = &campaign.organization.name;
    Appeal {
        lang,
        headline: share.headline.get(lang).cloned().unwrap_or_else(|| text.subject.value.readable()),
        ask: share.ask.get(lang).cloned().unwrap_or(first),
        body,
        hashtags: share.hashtags.iter().filter(|tag| is_arabic(tag) == lang.is_rtl()).cloned().collect(),
        link: share.link.clone().unwrap_or_default(),
        organization: name.get(lang).or(name.get(lang.other())).cloned().unwrap_or_default(),
    }
}

fn paragraphs(block: &Block) -> Vec<String> {
    match block {
        Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => vec![text.readable()],
        Block::List(list) => list.items.iter().map(|item| format!("• {}", item.readable())).collect(),
    }
}

/// Up to the first full stop that ends a sentence.
fn first_sentence(text: &str) -> String {
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '؟'));
    let end = ends.map(|(at, c)| at + c.len_utf8()).find(|end| {
        let rest = text.get(*end..).unwrap_or_default();
        rest.is_empty() || rest.starts_with(' ')
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_space_follows() {
        for (text, expected) in [
            ("Read v1.2 now. Then", "Read v1.2 now."),
            ("نرجو ذلك. وشكرًا", "نرجو ذلك."),
            ("No end", "No end"),
            ("أتدعمون؟ نعم", "أتدعمون؟"),
        ] {
            assert_eq!(first_sentence(text), expected);
        }
    }
}
