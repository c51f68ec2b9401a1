//! An official, a campaign and a template become a letter and its covering mail.

mod address;
mod mail;
mod scan;
mod values;

use jiff::civil::Date;

pub use address::postal_address;
pub use mail::{CoverMail, CoverText, compose_mail};

use crate::campaign::{Campaign, Partner, PictureSource};
use crate::countries;
use crate::forms::Forms;
use crate::lang::{Bilingual, Lang};
use crate::letter::{Block, Labelled, Letter, LetterText, Letterhead, Picture, RichText, Signatory};
use crate::locale::{self, Locale};
use crate::markdown::{self, Document, Kind, Part};
use crate::official::{ONE_LANGUAGE, Official, Reads};
use crate::problem::Problem;
use crate::setup::{LayoutKind, PageSetup, Window};
use crate::template::{Template, Text, codes, isolated, render};
use values::{Context, Finished};

/// What a letter is made from. The same input gives the same letter.
#[derive(Debug, Clone, Copy)]
pub struct ComposeInput<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The official.
    pub official: &'a Official,
    /// The template assigned to the official.
    pub template: &'a Template,
    /// The letter's reference number.
    pub reference: &'a str,
    /// The letter's date.
    pub date: Date,
    /// A layout instead of the campaign's.
    pub layout: Option<LayoutKind>,
    /// Whether it goes by post: only such a letter meets an envelope.
    pub by_post: bool,
}

/// Makes the letter. It is there when no problem is an error.
pub fn compose(input: &ComposeInput) -> (Option<Letter>, Vec<Problem>) {
    let mut problems = Vec::new();
    let (languages, layout) = languages(input);
    if languages.is_empty() {
        return (None, vec![no_language(input)]);
    }
    let bilingual = languages.len() == 2;
    let mut texts = Vec::new();
    for lang in &languages {
        match letter_text(input, *lang, bilingual) {
            Ok((text, warnings)) => {
                problems.extend(warnings);
                texts.push(text);
            }
            Err(found) => problems.extend(found),
        }
    }
    problems.extend(expired_facts(input, &languages, |lang| input.template.letter.get(lang)));
    if let [first, second] = texts.as_slice() {
        problems.extend(unequal(first, second).map(|problem| problem.official(&input.official.id)));
        problems.extend(one_sided(input));
    }
    if problems.iter().any(Problem::is_error) {
        return (None, problems);
    }
    let letter = Letter {
        official: input.official.id.clone(),
        reference: input.reference.to_owned(),
        date: input.date,
        template: input.template.name.clone(),
        setup: setup(input, layout),
        letterhead: letterhead(input.campaign),
        prevailing: input.campaign.prevailing.filter(|_| bilingual),
        texts,
        signatories: signatories(input.campaign),
        sender_line: sender_line(input),
        window_address: window_address(input, &languages),
        logos: logos(input.campaign),
    };
    (Some(letter), problems)
}

/// The languages of the letter, the leading one first, and its layout. A language falls away when the
/// official has no name in it, the template no text, or what the template requires is missing.
pub fn languages(input: &ComposeInput) -> (Vec<Lang>, LayoutKind) {
    let (mut languages, layout) = input.campaign.languages_for(input.official);
    languages.retain(|lang| input.template.letter.get(*lang).is_some() && lacking(input, *lang).is_none());
    let layout = input.layout.unwrap_or(layout);
    if layout == LayoutKind::Single {
        languages.truncate(1);
    }
    let layout = if languages.len() < 2 { LayoutKind::Single } else { layout };
    (languages, layout)
}

/// The column for want of which an official gets no text in a language.
fn lacking(input: &ComposeInput, lang: Lang) -> Option<String> {
    if input.official.name.get(lang).is_none() {
        return Some(format!("name_{}", lang.code()));
    }
    let context = Context::new(input, lang, false, None);
    let mut required = input.template.manifest.requires.get(lang).iter();
    let field = required.find(|field| context.field(field).is_none())?;
    Some(field.trim_start_matches("recipient.").to_owned())
}

/// That an official whose row asks for both languages gets one alone, and for want of which column.
pub fn one_language(input: &ComposeInput) -> Option<Problem> {
    let official = input.official;
    if official.reads != Some(Reads::ArEn) {
        return None;
    }
    let (wanted, _) = input.campaign.languages_for(official);
    let written = wanted.into_iter().filter(|lang| input.template.letter.get(*lang).is_some());
    let (lang, field) = written.filter_map(|lang| Some((lang, lacking(input, lang)?))).next()?;
    let problem = Problem::warning(ONE_LANGUAGE).official(&official.id).line(official.row).field(field);
    Some(problem.arg("language", lang.code()))
}

fn no_language(input: &ComposeInput) -> Problem {
    Problem::error(codes::NO_LANGUAGE).official(&input.official.id).arg("template", &input.template.name)
}

impl<'a> Context<'a> {
    fn new(input: &'a ComposeInput<'a>, lang: Lang, bilingual: bool, finished: Option<Finished>) -> Self {
        let campaign = input.campaign;
        let locale = match lang {
            Lang::Ar => Locale::arabic(campaign.digits, campaign.calendar),
            Lang::En => Locale::english(campaign.english, &input.official.country),
        };
        Self { input, lang, locale, bilingual, finished }
    }
}

/// A file of the template with all values in it.
fn document(context: &Context, text: &Text, kind: Kind) -> Result<Document, Vec<Problem>> {
    let parsed = render(&text.nodes, context).and_then(|rendered| markdown::parse(&rendered, kind));
    parsed.map_err(|problems| {
        let located = problems.into_iter().map(|problem| problem.file(&text.file).official(&context.input.official.id));
        located.collect()
    })
}

/// One language, with what a person should look at.
fn letter_text(input: &ComposeInput, lang: Lang, bilingual: bool) -> Result<(LetterText, Vec<Problem>), Vec<Problem>> {
    let Some(text) = input.template.letter.get(lang) else {
        return Err(vec![no_language(input)]);
    };
    let context = Context::new(input, lang, bilingual, None);
    let document = document(&context, text, Kind::Letter);
    let addressee = address::lines(input, lang);
    let (document, addressee) = match (document, addressee) {
        (Ok(document), Ok(addressee)) => (document, addressee),
        (document, addressee) => {
            let mut problems = document.err().unwrap_or_default();
            problems.extend(addressee.err());
            return Err(problems);
        }
    };
    let locale = context.locale;
    let text = LetterText {
        lang,
        locale: locale.tag.to_owned(),
        digits: locale.digits,
        title: title(input.campaign, &document.subject, lang),
        reference: labelled(locale::reference_label(lang), input.reference),
        date: labelled(locale::date_label(lang), &locale.date(input.date)),
        addressee,
        subject: Labelled { label: locale::subject_label(lang).to_owned(), value: document.subject },
        blocks: blocks(document.body, true),
        after: after(input, &locale),
    };
    let mut found = judged(input, scan_text(&text));
    let unreviewed = Forms::new(input.official, lang, input.campaign).unreviewed();
    found.extend(unreviewed.map(|problem| input.campaign.policy.excused(problem)));
    if found.iter().any(Problem::is_error) { Err(found) } else { Ok((text, found)) }
}

/// Faults of the words as the campaign's policy takes them.
fn judged(input: &ComposeInput, faults: Vec<Problem>) -> Vec<Problem> {
    let judged = faults.into_iter().map(|problem| problem.official(&input.official.id));
    judged.map(|problem| input.campaign.policy.excused(problem)).collect()
}

fn labelled(label: &str, value: &str) -> Labelled {
    Labelled { label: label.to_owned(), value: RichText::plain(isolated(value)) }
}

/// "Subject – Organization", as a reader's window shows it.
fn title(campaign: &Campaign, subject: &RichText, lang: Lang) -> String {
    match campaign.organization.name.get(lang) {
        Some(name) => format!("{} – {name}", subject.readable()),
        None => subject.readable(),
    }
}

/// The first paragraph is the salutation; the last one is the closing, in a letter.
fn blocks(body: Vec<Part>, with_closing: bool) -> Vec<Block> {
    let last = body.len().saturating_sub(1);
    let block = |(index, part): (usize, Part)| match part {
        Part::List(list) => Block::List(list),
        Part::Paragraph(text) if index == 0 => Block::Salutation(text),
        Part::Paragraph(text) if index == last && with_closing => Block::Closing(text),
        Part::Paragraph(text) => Block::Paragraph(text),
    };
    body.into_iter().enumerate().map(block).collect()
}

/// Who signs together with the organization, enclosures, copies.
fn after(input: &ComposeInput, locale: &Locale) -> Vec<RichText> {
    let campaign = input.campaign;
    let mut lines = Vec::new();
    let partners = partners(campaign, locale.lang);
    if !partners.is_empty() {
        lines.push(RichText::plain(locale::partners(locale.lang, &partners)));
    }
    let enclosures = u32::try_from(campaign.enclosures.len()).unwrap_or(u32::MAX);
    if enclosures > 0 {
        lines.push(RichText::plain(locale::enclosures(locale, enclosures)));
    }
    for copy in &campaign.copies {
        let own = copy.official.as_ref() == Some(&input.official.id);
        if let Some(title) = copy.title.get(locale.lang).filter(|_| !own) {
            lines.push(RichText::plain(locale::copy_to(locale.lang, &isolated(title))));
        }
    }
    lines
}

/// "Name (Country)" of each organization that signs too.
fn partners(campaign: &Campaign, lang: Lang) -> Vec<String> {
    let named = |partner: &Partner| {
        let name = isolated(partner.name.get(lang).or(partner.name.get(lang.other()))?);
        let country = partner.country.as_deref().and_then(|code| countries::name(code, lang));
        Some(country.map_or_else(|| name.clone(), |country| format!("{name} ({country})")))
    };
    campaign.partners.iter().filter_map(named).collect()
}

/// Logos with what they show: without words for that, whose they are.
fn logos(campaign: &Campaign) -> Vec<Picture> {
    let logo = |partner: &Partner| {
        let logo = partner.logo.as_ref().map(picture)?;
        let alt =
            Bilingual { ar: logo.alt.ar.or(partner.name.ar.clone()), en: logo.alt.en.or(partner.name.en.clone()) };
        Some(Picture { alt, ..logo })
    };
    campaign.partners.iter().filter_map(logo).collect()
}

fn scan_text(text: &LetterText) -> Vec<Problem> {
    let blocks = text.blocks.iter().flat_map(block_texts);
    let lines = text.addressee.iter().chain(&text.after);
    let values = [&text.reference.value, &text.date.value, &text.subject.value];
    blocks.chain(lines).chain(values).flat_map(scan::scan).collect()
}

fn block_texts(block: &Block) -> &[RichText] {
    match block {
        Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => std::slice::from_ref(text),
        Block::List(list) => &list.items,
    }
}

/// Facts the letter's texts name and that have expired.
fn expired_facts<'a>(
    input: &ComposeInput<'a>,
    languages: &[Lang],
    text: impl Fn(Lang) -> Option<&'a Text>,
) -> Vec<Problem> {
    let named = |name: &str| {
        let mut fields = languages.iter().filter_map(|lang| text(*lang)).flat_map(|text| &text.fields);
        fields.any(|field| field.split('.').nth(1) == Some(name) && field.starts_with("facts."))
    };
    let expired = input.campaign.facts.iter().filter_map(|(name, fact)| {
        let expires = fact.expires.filter(|expires| *expires <= input.date)?;
        Some((name, expires))
    });
    expired
        .filter(|(name, _)| named(name))
        .map(|(name, expires)| {
            Problem::error(codes::FACT_EXPIRED)
                .official(&input.official.id)
                .field(format!("facts.{name}"))
                .arg("expires", expires)
        })
        .collect()
}

/// Two texts that do not say the same in the same paragraphs.
fn unequal(first: &LetterText, second: &LetterText) -> Option<Problem> {
    let shape = |text: &LetterText| -> Vec<(Option<u32>, usize)> {
        let blocks = text.blocks.iter();
        blocks
            .map(|block| match block {
                Block::List(list) => (Some(list.start.unwrap_or_default()), list.items.len()),
                _ => (None, 1),
            })
            .collect()
    };
    let (left, right) = (shape(first), shape(second));
    if left == right {
        return None;
    }
    let longer = left.len().max(right.len());
    let at = (0..longer).find(|at| left.get(*at) != right.get(*at)).unwrap_or_default();
    Some(Problem::warning(codes::UNEQUAL_BLOCKS).arg("block", at + 1))
}

/// Columns `X_ar` and `X_en` that the template names and of which the official has only one.
fn one_sided(input: &ComposeInput) -> Vec<Problem> {
    let extra = &input.official.extra;
    let texts = [&input.template.letter.ar, &input.template.letter.en];
    let fields = texts.into_iter().flatten().flat_map(|text| &text.fields);
    let columns = fields.filter_map(|field| field.strip_prefix("recipient.extra."));
    columns
        .filter_map(|column| {
            let other = match column.rsplit_once('_')? {
                (base, "ar") => format!("{base}_en"),
                (base, "en") => format!("{base}_ar"),
                _ => return None,
            };
            (extra.contains_key(column) && !extra.contains_key(&other)).then_some((column, other))
        })
        .map(|(column, other)| {
            Problem::warning(codes::ONE_SIDED_VALUE).official(&input.official.id).field(other).arg("column", column)
        })
        .collect()
}

fn setup(input: &ComposeInput, layout: LayoutKind) -> PageSetup {
    let campaign = input.campaign;
    PageSetup {
        paper: campaign.paper,
        layout,
        style: campaign.style,
        window: if input.by_post { campaign.window } else { Window::None },
        marks: campaign.has_marks(input.by_post),
        align: campaign.align,
        size: campaign.size,
        accent: campaign.accent_colour(),
    }
}

fn sender_line(input: &ComposeInput) -> Option<String> {
    let line = input.campaign.organization.sender_line.clone();
    line.filter(|_| input.by_post)
}

/// What the window of an envelope shows when the letter has no English: the post abroad reads Latin.
fn window_address(input: &ComposeInput, languages: &[Lang]) -> Vec<RichText> {
    let windowed = input.by_post && input.campaign.window != Window::None;
    if !windowed || languages.contains(&Lang::En) {
        return Vec::new();
    }
    address::latin(input)
}

fn letterhead(campaign: &Campaign) -> Letterhead {
    let organization = &campaign.organization;
    Letterhead {
        name: organization.name.clone(),
        place: organization.place.clone(),
        emblem: organization.emblem.as_ref().map(picture),
        ready: organization.letterhead.as_ref().map(picture),
        address: organization.address.clone(),
        email: organization.email.clone(),
        phone: organization.phone.clone(),
        website: organization.website.clone(),
    }
}

fn picture(source: &PictureSource) -> Picture {
    Picture { file: source.file().to_owned(), alt: source.alt() }
}

fn signatories(campaign: &Campaign) -> Vec<Signatory> {
    let rich = |words: &Bilingual| Bilingual {
        ar: words.ar.as_deref().map(|words| RichText::plain(isolated(words))),
        en: words.en.as_deref().map(|words| RichText::plain(isolated(words))),
    };
    let signers = campaign.signatories.iter();
    signers
        .map(|signer| Signatory {
            name: rich(&signer.name),
            title: rich(&signer.title),
            picture: signer.picture.as_ref().filter(|_| !signer.ink).map(picture),
            stamp: signer.stamp.as_ref().map(picture),
        })
        .collect()
}
