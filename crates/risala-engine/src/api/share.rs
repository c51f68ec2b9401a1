//! The share kit.

use std::path::PathBuf;

use risala_letter::campaign::PictureSource;
use risala_letter::{Lang, Problem};
use risala_pdf::{About, Binding, Book, Pictures};
use risala_typeset::font::Fonts;
use risala_typeset::layout::{Setter, lay_out};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::ProblemEntry;
use super::{Failure, Progress, Source};
use crate::blobs::sha256;
use crate::clock::Stopwatch;
use crate::folder::PICTURE_LIMIT;
use crate::make::{PRODUCER, Sizes};
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::OutputFolder;
use crate::own_fonts;
use crate::print::internal;
use crate::share::cards::{self, Look, SIZES};
use crate::share::page::{CardFile, Parts, html};
use crate::share::posts::{CHANNELS, Post, post};
use crate::share::{Appeal, SHORTENED, Statement, appeals, statement};

/// A kit to make.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ShareRequest {
    /// The campaign.
    pub source: Source,
    /// The kit's folder, made if need be.
    pub folder: PathBuf,
    /// Whether files may be overwritten.
    pub force: bool,
}

/// A kit made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShareReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The folder.
    pub folder: String,
    /// Its files.
    pub files: Vec<ShareFile>,
    /// The texts for posts.
    pub posts: Vec<Post>,
    /// What a person should look at.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// A file of a kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ShareFile {
    /// Its name.
    pub name: String,
    /// `statement`, `page`, `card` or `posts`.
    pub kind: String,
    /// `ar` or `en`; empty when it holds both.
    pub language: String,
    /// Width of a card in pixels, else 0.
    pub width: u32,
    /// Height of a card in pixels, else 0.
    pub height: u32,
    /// What a card says, for those who do not see it; else empty.
    pub alt: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

const STATEMENT_FILE: &str = "statement.pdf";
const PAGE_FILE: &str = "statement.html";
const MANIFEST: &str = "manifest.json";

/// Makes a kit: the statement as PDF and as a page, cards in three sizes and both languages, texts for posts.
///
/// # Errors
/// `share.*`, `file.*`, and what keeps the statement from being made.
pub fn share(request: &ShareRequest, lang: Lang, progress: Progress<'_>) -> Result<ShareReport, Failure> {
    let watch = Stopwatch::start();
    let made = Kit::make(request, progress).map_err(|problems| Failure::new(&problems, lang))?;
    Ok(ShareReport {
        schema: 1,
        folder: request.folder.display().to_string(),
        files: made.files,
        posts: made.posts,
        problems: Messages::for_lang(lang).problems(&made.problems),
        elapsed_ms: watch.elapsed_ms(),
    })
}

/// A kit being made.
struct Kit<'a> {
    opened: &'a Opened,
    fonts: &'static Fonts<'static>,
    output: OutputFolder,
    files: Vec<ShareFile>,
}

struct Made {
    files: Vec<ShareFile>,
    posts: Vec<Post>,
    problems: Vec<Problem>,
}

impl Kit<'_> {
    fn make(request: &ShareRequest, progress: Progress<'_>) -> Result<Made, Vec<Problem>> {
        let one = |problem| vec![problem];
        let mut opened = Opened::sound(&request.source)?;
        // A statement is published: it shows no picture of anybody's signature.
        opened.campaign.signatories.iter_mut().for_each(|signer| {
            signer.picture = None;
            signer.stamp = None;
        });
        let Statement { letter, warnings } = statement(&opened)?;
        let appeals = appeals(&letter, &opened.campaign);
        let output = OutputFolder::open(&request.folder, request.force).map_err(one)?;
        let names = names(&appeals);
        let in_the_way = output.in_the_way(names.iter().map(String::as_str));
        if !in_the_way.is_empty() {
            return Err(in_the_way);
        }
        let fonts = own_fonts::fonts(&opened.campaign, &opened.fonts).map_err(one)?;
        let mut kit = Kit { opened: &opened, fonts, output, files: Vec::new() };
        let mut problems = warnings;
        kit.statement(&letter)?;
        let cards = kit.cards(&appeals, progress).map_err(one)?;
        kit.page(&letter, &appeals, &cards).map_err(one)?;
        let posts = kit.posts(&appeals, &mut problems).map_err(one)?;
        kit.manifest().map_err(one)?;
        Ok(Made { files: kit.files, posts, problems })
    }

    fn statement(&mut self, letter: &risala_letter::Letter) -> Result<(), Vec<Problem>> {
        let one = |problem| vec![problem];
        let mut setter = Setter::new(self.fonts);
        let laid_out = lay_out(letter, &mut setter, &Sizes(&self.opened.pictures))?;
        let lead = letter.texts.first();
        let title = lead.map_or_else(String::new, |text| text.title.clone());
        let titles: Vec<(String, String)> =
            letter.texts.iter().map(|text| (text.lang.code().to_owned(), text.title.clone())).collect();
        let mut book = Book::new(self.fonts, self.opened.pictures.keys()).map_err(|error| one(internal(error)))?;
        book.add(laid_out.pages, vec![title]).map_err(|error| one(internal(error)))?;
        let name = &self.opened.campaign.organization.name;
        let author = lead.and_then(|text| name.get(text.lang)).map_or("", String::as_str);
        let about = About { author, subject: None, created: &self.opened.moment, producer: PRODUCER };
        let volume = book.close().map_err(|error| one(internal(error)))?;
        let pictures: &Pictures = &self.opened.pictures;
        let bytes = volume.bytes(Binding::Simplex, &titles, pictures, &about).map_err(|error| one(internal(error)))?;
        self.write(STATEMENT_FILE, ("statement", ""), &bytes, None).map_err(one)
    }

    /// The cards; those that the page shows.
    fn cards(&mut self, appeals: &[Appeal], progress: Progress<'_>) -> Result<Vec<CardFile>, Problem> {
        let opened = self.opened;
        let emblem = opened.campaign.organization.emblem.as_ref().map(PictureSource::file);
        let emblem = emblem.and_then(|file| Some((file, opened.pictures.get(file)?.size())));
        let look = Look {
            fonts: self.fonts,
            accent: opened.campaign.accent_colour(),
            pictures: &opened.pictures,
            emblem,
            moment: &opened.moment,
        };
        let mut shown = Vec::new();
        let all = appeals.len() * SIZES.len();
        for (done, (appeal, size)) in appeals.iter().flat_map(|a| SIZES.map(|size| (a, size))).enumerate() {
            progress(done, all);
            let (name, alt) = (card_name(appeal, size), cards::alt(appeal));
            let png = cards::png(appeal, size, &look)?;
            self.write(&name, ("card", appeal.lang.code()), &png, Some((size, alt.clone())))?;
            if size.name == "wide" {
                shown.push(CardFile { file: name, lang: appeal.lang, alt, size: (size.width, size.height) });
            }
        }
        progress(all, all);
        Ok(shown)
    }

    fn page(&mut self, letter: &risala_letter::Letter, appeals: &[Appeal], cards: &[CardFile]) -> Result<(), Problem> {
        let campaign = &self.opened.campaign;
        let file = campaign.organization.emblem.as_ref().map(PictureSource::file);
        let emblem = file.map(|file| self.opened.folder.bytes(file, PICTURE_LIMIT)).transpose()?;
        let emblem = emblem.as_deref().map(|bytes| (media_type(bytes), bytes));
        let page = html(&Parts { campaign, letter, appeals, emblem, cards, pdf: STATEMENT_FILE });
        self.write(PAGE_FILE, ("page", ""), page.as_bytes(), None)
    }

    fn posts(&mut self, appeals: &[Appeal], problems: &mut Vec<Problem>) -> Result<Vec<Post>, Problem> {
        let mut posts = Vec::new();
        for appeal in appeals {
            let own: Vec<Post> = CHANNELS.iter().map(|channel| post(appeal, *channel)).collect();
            let words = Messages::for_lang(appeal.lang);
            let mut text = String::new();
            for one in &own {
                let (length, limit) = (one.length.to_string(), one.limit.to_string());
                let args = [("channel", one.channel.as_str()), ("length", &length), ("limit", &limit)];
                text += &format!("==== {}\n\n{}\n\n", words.text("share-post", &args), one.text);
                if one.shortened {
                    let shortened = Problem::warning(SHORTENED).arg("channel", &one.channel);
                    problems.push(shortened.arg("language", &one.language).field("share.ask"));
                }
            }
            text += &format!("==== {}\n\n{}\n", words.text("share-alt", &[]), cards::alt(appeal));
            self.write(&posts_name(appeal), ("posts", appeal.lang.code()), text.as_bytes(), None)?;
            posts.extend(own);
        }
        Ok(posts)
    }

    fn manifest(&mut self) -> Result<(), Problem> {
        let manifest = serde_json::json!({ "schema": 1, "files": self.files });
        let text = serde_json::to_string_pretty(&manifest).map_err(internal)?;
        self.output.write(MANIFEST, text.as_bytes())
    }

    fn write(
        &mut self,
        name: &str,
        (kind, language): (&str, &str),
        bytes: &[u8],
        card: Option<(cards::Size, String)>,
    ) -> Result<(), Problem> {
        self.output.write(name, bytes)?;
        let (width, height) = card.as_ref().map_or((0, 0), |(size, _)| (size.width.into(), size.height.into()));
        self.files.push(ShareFile {
            name: name.to_owned(),
            kind: kind.to_owned(),
            language: language.to_owned(),
            width,
            height,
            alt: card.map_or_else(String::new, |(_, alt)| alt),
            bytes: bytes.len() as u64,
            sha256: sha256(bytes),
        });
        Ok(())
    }
}

fn card_name(appeal: &Appeal, size: cards::Size) -> String {
    format!("card-{}-{}.png", appeal.lang.code(), size.name)
}

fn posts_name(appeal: &Appeal) -> String {
    format!("posts-{}.txt", appeal.lang.code())
}

fn names(appeals: &[Appeal]) -> Vec<String> {
    let cards = appeals.iter().flat_map(|appeal| SIZES.map(|size| card_name(appeal, size)));
    let posts = appeals.iter().map(posts_name);
    [STATEMENT_FILE, PAGE_FILE, MANIFEST].map(str::to_owned).into_iter().chain(cards).chain(posts).collect()
}

/// The media type of a campaign's picture, which was read before.
fn media_type(bytes: &[u8]) -> &'static str {
    crate::hand::media_type(bytes).unwrap_or("image/svg+xml")
}
