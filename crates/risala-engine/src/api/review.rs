//! Review copies: a template's text as a document for people with a word processor, and what came back compared with it.

use std::path::PathBuf;

use risala_letter::manuscript::{Kind, Manuscript, Piece, Sheet, read};
use risala_letter::{Code, Lang, Problem, Template, TemplateSources};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::ProblemEntry;
use super::templates::{PartDraft, TemplateView, problems, view, write_template};
use super::{Failure, Source};
use crate::blobs::sha256;
use crate::folder::{CampaignFolder, read_bounded};
use crate::messages::Messages;
use crate::opened::sources;
use crate::output::write_file;
use crate::review_copy::{
    self, CHANGED_SINCE, Catalogue, Comparison, Copy, Document, EMPTY, LIMIT, LOST_EMPHASIS, LOST_FIELD, LOST_FORMAT,
    NEW_FIELD, OTHER_TEMPLATE, OUTSIDE, PARTS, ParagraphChange, RENAMED_FIELD, Resolved, Side, Taken, UNKNOWN_FIELD,
    UNKNOWN_PART, by_script, compare, name, plain, resolve,
};

/// The most characters that a problem shows of a text.
const SHOWN: usize = 80;

/// Where a review copy goes.
#[derive(Debug, Clone, Default)]
pub struct ReviewRequest {
    /// The campaign.
    pub source: Source,
    /// The template's name; the campaign's first when it is empty.
    pub template: String,
    /// The file to write.
    pub out: PathBuf,
    /// Whether a file there may be overwritten.
    pub force: bool,
}

/// A review copy written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The template's name.
    pub template: String,
    /// The file.
    pub out: String,
    /// Paragraphs in it, both languages counted.
    pub paragraphs: u32,
    /// Fields in it.
    pub fields: u32,
}

/// What came back.
#[derive(Debug, Clone)]
pub enum Given {
    /// A document, or a file of plain text.
    File(PathBuf),
    /// A text.
    Text(String),
}

/// A template's text beside what came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewComparison {
    /// Version of this format: 1.
    pub schema: u32,
    /// The template's name.
    pub template: String,
    /// The parts that came back.
    pub parts: Vec<PartComparison>,
    /// Comments in the document.
    pub comments: Vec<ReviewComment>,
    /// Tracked insertions, taken as accepted.
    pub insertions: u32,
    /// Tracked deletions, taken as accepted.
    pub deletions: u32,
    /// The parts that were written.
    pub written: Vec<String>,
    /// What to look at before a change is accepted.
    pub problems: Vec<ProblemEntry>,
}

/// A part of a template beside what came back of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartComparison {
    /// `letter.ar`, `letter.en`, `mail.ar` or `mail.en`.
    pub part: String,
    /// What tells the version compared from others.
    pub stamp: String,
    /// Paragraphs changed, new and gone.
    pub changed: u32,
    /// The paragraphs of both in their order.
    pub paragraphs: Vec<ParagraphChange>,
    /// What follows the last paragraph in the file.
    pub tail: String,
    /// The text with every change accepted.
    pub text: String,
}

/// A comment in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewComment {
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
    /// The beginning of the paragraph that it is about; may be empty.
    pub about: String,
}

/// Writes the review copy of a template.
///
/// # Errors
/// `command.unknown_template`, what keeps the campaign from being read, and those of writing a file.
pub fn write_review(request: &ReviewRequest, lang: Lang) -> Result<ReviewReport, Failure> {
    written(request, lang).map_err(|problems| Failure::new(&problems, lang))
}

fn written(request: &ReviewRequest, lang: Lang) -> Result<ReviewReport, Vec<Problem>> {
    let words = Messages::for_lang(lang);
    let view = view(&request.source, &request.template, lang)?;
    let texts = Texts::of(&view);
    let title = view.templates.iter().find(|entry| entry.name == view.name);
    let title = title.map(|entry| if lang == Lang::Ar { &entry.title_ar } else { &entry.title_en });
    let title = title.filter(|title| !title.is_empty()).unwrap_or(&view.name);
    let sides = |sheet: &str| {
        let parts = texts.parts.iter().filter(|part| part.name.starts_with(sheet) && !part.text.blocks.is_empty());
        parts.map(|part| Side { part: part.name, text: &part.text }).collect::<Vec<_>>()
    };
    let sides = vec![sides("letter"), sides("mail")];
    let copy = Copy { template: &view.name, title, stamp: &texts.stamp, sides };
    let bytes = review_copy::write(&copy, &words).map_err(|problem| vec![problem])?;
    write_file(&request.out, &bytes, request.force).map_err(|problem| vec![problem])?;
    let count = |counted: usize| u32::try_from(counted).unwrap_or(u32::MAX);
    Ok(ReviewReport {
        schema: 1,
        template: view.name.clone(),
        out: request.out.display().to_string(),
        paragraphs: count(texts.parts.iter().map(|part| part.text.blocks.len()).sum()),
        fields: count(texts.parts.iter().map(|part| part.text.tags().count()).sum()),
    })
}

/// The texts of a template.
struct Texts {
    parts: Vec<TextPart>,
    /// What tells them from others.
    stamp: String,
}

struct TextPart {
    name: &'static str,
    stamp: String,
    text: Manuscript,
}

impl Texts {
    fn of(view: &TemplateView) -> Self {
        let mut all = String::new();
        let mut parts = Vec::new();
        for name in PARTS {
            let Some(part) = view.parts.iter().find(|part| part.part == name) else { continue };
            all.push_str(&part.text);
            all.push('\0');
            let text = read(&part.text, sheet(name));
            parts.push(TextPart { name, stamp: part.stamp.clone(), text });
        }
        let stamp = sha256(all.as_bytes()).chars().take(16).collect();
        Self { parts, stamp }
    }

    /// The tags of a part, then those of the others.
    fn tags(&self, name: &str) -> Vec<&str> {
        let (own, others): (Vec<_>, Vec<_>) = self.parts.iter().partition(|part| part.name == name);
        own.into_iter().chain(others).flat_map(|part| part.text.tags()).collect()
    }
}

fn sheet(part: &str) -> Sheet {
    if part.starts_with("mail") { Sheet::Mail } else { Sheet::Letter }
}

/// Compares what came back with a template's text. A document says itself what its columns are; plain text is the
/// letter in the languages that its paragraphs are written in, or `part`. With `write` every change is accepted and
/// written, unless there is an error.
///
/// # Errors
/// `review.*` for what cannot be read; `command.unknown_template`; `file.*`.
pub fn compare_review(
    source: &Source,
    template: &str,
    given: &Given,
    part: Option<&str>,
    write: bool,
    lang: Lang,
) -> Result<ReviewComparison, Failure> {
    let fail = |problems: Vec<Problem>| Failure::new(&problems, lang);
    if let Some(unknown) = part.filter(|part| !PARTS.contains(part)) {
        let problem = Problem::error(UNKNOWN_PART).arg("part", unknown).arg("known", PARTS.join(", "));
        return Err(fail(vec![problem]));
    }
    let view = view(source, template, lang).map_err(fail)?;
    let back = Back::of(given, part).map_err(|problem| fail(vec![problem]))?;
    let mut work = Work { words: Messages::for_lang(lang), texts: Texts::of(&view), view: &view, found: Vec::new() };
    let parts = work.compared(&back);
    work.told(&back);
    work.checked(source, &parts);
    let mut comparison = work.comparison(parts, &back);
    let is_sound = comparison.problems.iter().all(|problem| problem.severity != "error");
    if write && is_sound {
        comparison.written = accepted(source, &comparison, lang)?;
    }
    Ok(comparison)
}

/// Writes the parts that have changed.
fn accepted(source: &Source, comparison: &ReviewComparison, lang: Lang) -> Result<Vec<String>, Failure> {
    let mut written = Vec::new();
    for part in comparison.parts.iter().filter(|part| part.changed > 0) {
        let draft = PartDraft {
            template: comparison.template.clone(),
            part: part.part.clone(),
            text: part.text.clone(),
            stamp: part.stamp.clone(),
        };
        write_template(source, &draft, lang)?;
        written.push(part.part.clone());
    }
    Ok(written)
}

/// What came back, part by part.
struct Back {
    columns: Vec<(String, Vec<Taken>)>,
    document: Option<Document>,
}

impl Back {
    fn of(given: &Given, part: Option<&str>) -> Result<Self, Problem> {
        let back = match given {
            Given::Text(text) if text.len() as u64 > LIMIT => {
                return Err(Problem::error(review_copy::TOO_LARGE).arg("limit", LIMIT >> 20));
            }
            Given::Text(text) => Self::text(text, part),
            Given::File(path) => {
                let bytes = read_bounded(path, LIMIT)?;
                let file = |problem: Problem| problem.file(path.display().to_string());
                match String::from_utf8(bytes) {
                    Ok(text) if !text.starts_with("PK\u{3}\u{4}") && !text.contains('\0') => Self::text(&text, part),
                    Ok(text) => Self::document(text.as_bytes(), part).map_err(file)?,
                    Err(error) => Self::document(error.as_bytes(), part).map_err(file)?,
                }
            }
        };
        if back.columns.iter().all(|(_, taken)| taken.is_empty()) {
            return Err(Problem::error(EMPTY));
        }
        Ok(back)
    }

    fn text(text: &str, part: Option<&str>) -> Self {
        let taken = plain(text);
        let columns = match part {
            Some(part) => vec![(part.to_owned(), taken)],
            None => by_script(taken, "letter").into_iter().map(|(part, taken)| (part.to_owned(), taken)).collect(),
        };
        Self { columns, document: None }
    }

    fn document(bytes: &[u8], part: Option<&str>) -> Result<Self, Problem> {
        let mut document = review_copy::read(bytes)?;
        let columns = std::mem::take(&mut document.columns).into_iter();
        let wanted = columns.filter(|column| part.is_none_or(|part| part == column.part));
        let columns = wanted.map(|column| (column.part, with_subject(column.paragraphs))).collect();
        Ok(Self { columns, document: Some(document) })
    }
}

/// The first paragraph of a column is its subject.
fn with_subject(mut taken: Vec<Taken>) -> Vec<Taken> {
    if let Some(first) = taken.first_mut().filter(|first| first.kind == Kind::Paragraph) {
        first.kind = Kind::Subject;
    }
    taken
}

struct Work<'v> {
    words: Messages,
    view: &'v TemplateView,
    texts: Texts,
    found: Vec<Problem>,
}

impl Work<'_> {
    fn file(&self, part: &str) -> String {
        format!("templates/{}/{part}.md", self.view.name)
    }

    /// A field as a problem names it.
    fn named(&self, problem: Code, part: &str, code: &str) -> Problem {
        let shown = name(code, &self.words);
        Problem::warning(problem).file(self.file(part)).field(shown)
    }

    fn compared(&mut self, back: &Back) -> Vec<PartComparison> {
        let mut parts = Vec::new();
        for wanted in PARTS {
            let Some((_, taken)) = back.columns.iter().find(|(part, _)| part == wanted) else { continue };
            let Some(part) = self.texts.parts.iter().find(|part| part.name == wanted) else { continue };
            let catalogue = Catalogue::new(self.texts.tags(wanted), &self.view.facts, &self.view.columns);
            let own: Vec<&str> = part.text.tags().collect();
            let Resolved { drafts, unknown } = resolve(taken, &own, &catalogue);
            let compared = compare(&part.text, drafts, |code| name(code, &self.words));
            let stamp = part.stamp.clone();
            let tail = part.text.tail.clone();
            self.fields(wanted, &unknown, &compared);
            parts.push(PartComparison {
                part: wanted.to_owned(),
                stamp,
                tail,
                changed: u32::try_from(compared.changed).unwrap_or(u32::MAX),
                paragraphs: compared.paragraphs,
                text: compared.text,
            });
        }
        parts
    }

    /// Fields lost, new and unknown, and emphasis lost.
    fn fields(&mut self, part: &str, unknown: &[String], compared: &Comparison) {
        let mut found = Vec::new();
        for key in unknown {
            found.push(Problem::error(UNKNOWN_FIELD).file(self.file(part)).field(key));
        }
        found.extend(compared.lost_fields.iter().map(|code| self.named(LOST_FIELD, part, code)));
        found.extend(compared.new_fields.iter().map(|code| self.named(NEW_FIELD, part, code)));
        for text in &compared.lost_emphasis {
            found.push(Problem::warning(LOST_EMPHASIS).file(self.file(part)).arg("text", shortened(text)));
        }
        self.found.extend(found);
    }

    /// What the document itself gives to say.
    fn told(&mut self, back: &Back) {
        let Some(document) = &back.document else { return };
        let origin = &document.origin;
        if !origin.template.is_empty() && origin.template != self.view.name {
            self.found.insert(0, Problem::warning(OTHER_TEMPLATE).arg("name", &origin.template));
        } else if !origin.stamp.is_empty() && origin.stamp != self.texts.stamp {
            self.found.insert(0, Problem::warning(CHANGED_SINCE));
        }
        for (key, shown) in &document.body.renamed {
            self.found.push(Problem::warning(RENAMED_FIELD).field(key).arg("shown", shortened(shown)));
        }
        for what in &document.body.lost {
            self.found.push(Problem::warning(LOST_FORMAT).arg("what", what));
        }
        for taken in &document.outside {
            let text: String = taken.pieces.iter().map(shown).collect();
            self.found.push(Problem::warning(OUTSIDE).arg("text", shortened(&text)));
        }
    }

    /// What would be wrong with the template if all were accepted, and is not now.
    fn checked(&mut self, source: &Source, parts: &[PartComparison]) {
        let Ok(folder) = CampaignFolder::open(&source.folder) else { return };
        let Ok(mut texts) = sources(&folder, &self.view.name) else { return };
        for part in parts.iter().filter(|part| part.changed > 0) {
            *place(&mut texts, &part.part) = Some(part.text.clone());
        }
        let before = problems(&folder, &self.view.name);
        let after = match Template::parse(&self.view.name, &texts) {
            Ok(template) => risala_letter::review::unequal_template(&template),
            Err(found) => found,
        };
        let is_new = |one: &Problem| {
            !before.iter().any(|old| (old.code, &old.file, &old.field) == (one.code, &one.file, &one.field))
        };
        self.found.extend(after.into_iter().filter(is_new));
    }

    fn comparison(self, parts: Vec<PartComparison>, back: &Back) -> ReviewComparison {
        let document = back.document.as_ref();
        let count = |of: fn(&Document) -> usize| document.map_or(0, |one| u32::try_from(of(one)).unwrap_or(u32::MAX));
        let comments = document.map(|one| one.comments.as_slice()).unwrap_or_default().iter();
        ReviewComparison {
            schema: 1,
            template: self.view.name.clone(),
            parts,
            comments: comments
                .map(|one| ReviewComment {
                    author: one.author.clone(),
                    text: one.text.clone(),
                    about: one.about.clone(),
                })
                .collect(),
            insertions: count(|one| one.body.insertions),
            deletions: count(|one| one.body.deletions),
            written: Vec::new(),
            problems: self.words.problems(&self.found),
        }
    }
}

fn place<'s>(texts: &'s mut TemplateSources, part: &str) -> &'s mut Option<String> {
    match part {
        "letter.ar" => &mut texts.letter.ar,
        "letter.en" => &mut texts.letter.en,
        "mail.ar" => &mut texts.mail.ar,
        _ => &mut texts.mail.en,
    }
}

fn shown(piece: &Piece) -> &str {
    match &piece.content {
        risala_letter::manuscript::Content::Text(text) => text,
        _ => " ",
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
