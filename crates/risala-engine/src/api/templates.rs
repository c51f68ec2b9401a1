//! The text of letters, read and written file by file. A file that was changed by someone else meanwhile is never
//! written over unasked.

use std::path::Path;

use risala_letter::{Lang, Problem, Template, TemplateSources, review};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::ProblemEntry;
use super::{Failure, Source};
use crate::blobs::sha256;
use crate::folder::{CampaignFolder, TEXT_LIMIT};
use crate::messages::{Messages, code};
use crate::opened::{Opened, has_template, sources};
use crate::output::write_file;

/// The files of a template that hold text.
const PARTS: [&str; 4] = ["letter.ar", "letter.en", "mail.ar", "mail.en"];

/// A template as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateView {
    /// Version of this format: 1.
    pub schema: u32,
    /// Its name.
    pub name: String,
    /// All templates of the campaign.
    pub templates: Vec<TemplateEntry>,
    /// Its files: `letter.ar`, `letter.en`, `mail.ar`, `mail.en`.
    pub parts: Vec<TemplatePart>,
    /// Names of the campaign's facts.
    pub facts: Vec<String>,
    /// Names of the columns that are the list's own.
    pub columns: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<ProblemEntry>,
}

/// A template in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateEntry {
    /// Its name.
    pub name: String,
    /// Title in Arabic, or empty.
    pub title_ar: String,
    /// Title in English, or empty.
    pub title_en: String,
}

/// A file of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TemplatePart {
    /// `letter.ar`, `letter.en`, `mail.ar` or `mail.en`.
    pub part: String,
    /// Its text; empty when there is no such file.
    pub text: String,
    /// What tells this version from others.
    pub stamp: String,
}

/// A part written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SavedPart {
    /// Version of this format: 1.
    pub schema: u32,
    /// What tells the version written from others.
    pub stamp: String,
    /// What is wrong with the template now.
    pub problems: Vec<ProblemEntry>,
}

/// A text to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartDraft {
    /// The template's name.
    pub template: String,
    /// `letter.ar`, `letter.en`, `mail.ar` or `mail.en`.
    pub part: String,
    /// The text.
    pub text: String,
    /// The version it was made from; empty for a file that was not there.
    pub stamp: String,
}

/// A text that is being written and may not be in its file yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unsaved {
    /// The template's name.
    pub template: String,
    /// `letter.ar`, `letter.en`, `mail.ar` or `mail.en`.
    pub part: String,
    /// The text.
    pub text: String,
}

impl Unsaved {
    /// Puts it in the place of its file's text; one that no file may hold is left out.
    pub(crate) fn put_into(&self, sources: &mut TemplateSources) {
        let place = match self.part.as_str() {
            "letter.ar" => &mut sources.letter.ar,
            "letter.en" => &mut sources.letter.en,
            "mail.ar" => &mut sources.mail.ar,
            "mail.en" => &mut sources.mail.en,
            _ => return,
        };
        if self.text.len() as u64 <= TEXT_LIMIT {
            *place = Some(self.text.clone());
        }
    }
}

/// The template `name`; the campaign's first when it is empty.
///
/// # Errors
/// `command.unknown_template`, and what keeps the campaign from being read.
pub fn read_template(source: &Source, name: &str, lang: Lang) -> Result<TemplateView, Failure> {
    view(source, name, lang).map_err(|problems| Failure::new(&problems, lang))
}

pub(super) fn view(source: &Source, name: &str, lang: Lang) -> Result<TemplateView, Vec<Problem>> {
    let opened = Opened::read(source)?;
    let name = if name.is_empty() { &opened.campaign.default_template } else { name };
    let entries = opened.folder.folders("templates");
    let columns: std::collections::BTreeSet<&String> =
        opened.officials.iter().flat_map(|official| official.extra.keys()).collect();
    // Asked for once, so that a template that is not there is an error.
    sources(&opened.folder, name)?;
    let parts = PARTS.map(|part| read_part(&opened.folder, name, part));
    Ok(TemplateView {
        schema: 1,
        name: name.to_owned(),
        templates: entries.iter().map(|entry| titled(&opened.folder, entry)).collect(),
        parts: parts.into_iter().collect::<Result<_, _>>().map_err(|problem| vec![problem])?,
        facts: opened.campaign.facts.keys().cloned().collect(),
        columns: columns.into_iter().cloned().collect(),
        problems: Messages::for_lang(lang).problems(&problems(&opened.folder, name)),
    })
}

fn titled(folder: &CampaignFolder, name: &str) -> TemplateEntry {
    let template = sources(folder, name).and_then(|sources| Template::parse(name, &sources));
    let title = template.map(|template| template.manifest.title).unwrap_or_default();
    TemplateEntry {
        name: name.to_owned(),
        title_ar: title.ar.unwrap_or_default(),
        title_en: title.en.unwrap_or_default(),
    }
}

/// What is wrong with a template by itself, its two languages side by side.
pub(super) fn problems(folder: &CampaignFolder, name: &str) -> Vec<Problem> {
    match sources(folder, name).and_then(|sources| Template::parse(name, &sources)) {
        Ok(template) => review::unequal_template(&template),
        Err(problems) => problems,
    }
}

fn file_of(template: &str, part: &str) -> String {
    format!("templates/{template}/{part}.md")
}

fn read_part(folder: &CampaignFolder, template: &str, part: &str) -> Result<TemplatePart, Problem> {
    let file = file_of(template, part);
    let text = match folder.text(&file) {
        Ok(text) => Some(text),
        Err(problem) if problem.code == code::NOT_FOUND => None,
        Err(problem) => return Err(problem),
    };
    let stamp = text.as_deref().map(stamp_of).unwrap_or_default();
    Ok(TemplatePart { part: part.to_owned(), text: text.unwrap_or_default(), stamp })
}

/// What tells a text from every other.
pub(super) fn stamp_of(text: &str) -> String {
    sha256(text.as_bytes())
}

/// That a file is not as it was when it was read.
pub(super) fn changed_outside(file: &str) -> Problem {
    Problem::error(code::CHANGED_OUTSIDE).file(file)
}

/// Writes a part, unless the file is not the version the draft was made from.
///
/// # Errors
/// `file.changed_outside`; `command.unknown_template`, `file.*`. Then nothing was written.
pub fn write_template(source: &Source, draft: &PartDraft, lang: Lang) -> Result<SavedPart, Failure> {
    let folder = CampaignFolder::open(&source.folder).map_err(|problem| Failure::new([&problem], lang))?;
    let stamp = written(&folder, draft).map_err(|problem| Failure::new([&problem], lang))?;
    let problems = Messages::for_lang(lang).problems(&problems(&folder, &draft.template));
    Ok(SavedPart { schema: 1, stamp, problems })
}

fn written(folder: &CampaignFolder, draft: &PartDraft) -> Result<String, Problem> {
    let PartDraft { template, part, text, stamp } = draft;
    let known = folder.folders("templates").join(", ");
    if !has_template(folder, template) || !PARTS.contains(&part.as_str()) {
        return Err(Problem::error(code::UNKNOWN_TEMPLATE).arg("name", template).arg("known", known));
    }
    let file = file_of(template, part);
    if text.len() as u64 > TEXT_LIMIT {
        return Err(Problem::error(code::TOO_LARGE).file(file).arg("limit", TEXT_LIMIT >> 20));
    }
    if read_part(folder, template, part)?.stamp != *stamp {
        return Err(changed_outside(&file));
    }
    // The folder is resolved, so that a link leads nowhere else.
    let place = folder.resolve(&format!("templates/{template}"))?;
    let path = folder.resolve(&file).unwrap_or_else(|_| place.join(Path::new(part).with_added_extension("md")));
    write_file(&path, text.as_bytes(), true)?;
    Ok(stamp_of(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn campaign() -> (tempfile::TempDir, Source) {
        let place = tempfile::tempdir().unwrap();
        let vault = crate::vault::Vault { data: Some(place.path().join("data")), ..Default::default() };
        let source = Source { folder: place.path().join("sample"), vault, ..Source::default() };
        super::super::ensure_sample(&source.folder, Lang::En).unwrap();
        (place, source)
    }

    fn draft(view: &TemplateView, part: &str, text: &str) -> PartDraft {
        let stamp = view.parts.iter().find(|one| one.part == part).unwrap().stamp.clone();
        PartDraft { template: view.name.clone(), part: part.into(), text: text.into(), stamp }
    }

    #[test]
    fn a_text_is_read_written_and_its_mistakes_are_told() {
        let (_place, source) = campaign();
        let view = read_template(&source, "", Lang::En).unwrap();
        assert_eq!((view.name.as_str(), view.problems.len()), ("official", 0), "{:?}", view.problems);
        assert!(view.templates.iter().any(|one| one.name == "company" && !one.title_ar.is_empty()));
        let text = view.parts[1].text.replace("{{salutation recipient}}", "{{recipient.honour}}");
        let saved = write_template(&source, &draft(&view, "letter.en", &text), Lang::En).unwrap();
        assert_eq!(saved.problems[0].code, "template.unknown_field");
        assert_eq!((saved.problems[0].line, saved.problems[0].file.as_str()), (3, "templates/official/letter.en.md"));
        let again = read_template(&source, "official", Lang::En).unwrap();
        assert_eq!((again.parts[1].text.as_str(), &again.parts[1].stamp), (text.as_str(), &saved.stamp));
        assert!(read_template(&source, "nothing", Lang::En).is_err());
    }

    #[test]
    fn a_text_that_is_being_written_makes_the_letter_before_its_file_does() {
        let (_place, source) = campaign();
        let view = read_template(&source, "official", Lang::En).unwrap();
        let words = |template: &str, part: &str| {
            let known = view.parts.iter().find(|one| one.part == part).map_or("", |one| &one.text);
            let text = format!("{known}\n\nOne more sentence.\n");
            let unsaved = Unsaved { template: template.into(), part: part.into(), text };
            let source = Source { unsaved: Some(unsaved), ..source.clone() };
            let report = super::super::sheets::letter_text(&source, "sample-01", Lang::En).unwrap();
            serde_json::to_string(&report).unwrap()
        };
        assert!(words("official", "letter.en").contains("One more sentence."));
        assert!(!words("company", "letter.en").contains("One more sentence."), "another template's");
        assert!(!words("official", "mail.en").contains("One more sentence."), "the covering mail's");
        assert!(!words("official", "template.toml").contains("One more sentence."), "no text");
        assert_eq!(read_template(&source, "official", Lang::En).unwrap(), view, "the file is as it was");
    }

    #[test]
    fn what_someone_else_wrote_meanwhile_is_not_written_over() {
        let (_place, source) = campaign();
        let view = read_template(&source, "official", Lang::En).unwrap();
        let file = source.folder.join("templates/official/letter.en.md");
        std::fs::write(&file, "# Other\n\ntheirs\n").unwrap();
        let refused = write_template(&source, &draft(&view, "letter.en", "# Mine\n"), Lang::En).unwrap_err();
        assert_eq!(refused.problems[0].code, "file.changed_outside");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "# Other\n\ntheirs\n");
        // Line ends alone are no change.
        std::fs::write(&file, view.parts[1].text.replace('\n', "\r\n")).unwrap();
        write_template(&source, &draft(&view, "letter.en", "# Mine\n\ntext\n"), Lang::En).unwrap();
    }

    #[test]
    fn nothing_outside_the_templates_is_written() {
        let (place, source) = campaign();
        let view = read_template(&source, "official", Lang::En).unwrap();
        for (template, part) in
            [("../..", "letter.en"), ("official", "../../campaign"), ("official", "template"), ("", "letter.en")]
        {
            let draft = PartDraft { template: template.into(), part: part.into(), ..draft(&view, "mail.en", "x") };
            assert!(write_template(&source, &draft, Lang::En).is_err(), "{template} {part}");
        }
        assert!(!place.path().join("letter.en.md").exists());
        std::fs::remove_file(source.folder.join("templates/official/mail.en.md")).unwrap();
        let fresh = read_template(&source, "official", Lang::En).unwrap();
        write_template(&source, &draft(&fresh, "mail.en", "Subject\n\nText\n"), Lang::En).unwrap();
        assert!(source.folder.join("templates/official/mail.en.md").is_file(), "a missing file is made");
    }
}
