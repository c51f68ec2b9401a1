//! The organization's own fonts: read from the campaign folder and looked over.

use std::sync::{Mutex, PoisonError};

use risala_letter::campaign::OwnFontFiles;
use risala_letter::{Campaign, Problem};
use risala_pdf::truetype;
use risala_typeset::font::own::{self, OwnFont, Role};
use risala_typeset::font::{Fonts, Given};
use sha2::{Digest, Sha256};

use crate::assets;
use crate::folder::{CAMPAIGN_FILE, CampaignFolder};
use crate::messages::code;

/// A font of the campaign folder.
pub struct FontFile {
    role: Role,
    file: String,
    bytes: Vec<u8>,
}

impl FontFile {
    fn font(&self) -> OwnFont<'_> {
        OwnFont { role: self.role, file: &self.file, bytes: &self.bytes }
    }

    /// The font, kept until the program ends.
    fn kept(&self) -> OwnFont<'static> {
        OwnFont { role: self.role, file: self.file.clone().leak(), bytes: self.bytes.clone().leak() }
    }
}

/// Reads the fonts a campaign names; those that cannot be used are left out and reported.
pub fn read(folder: &CampaignFolder, campaign: &Campaign, problems: &mut Vec<Problem>) -> Vec<FontFile> {
    let mut fonts = Vec::new();
    for (key, file) in campaign.fonts.files() {
        let (Some(role), Some(file)) = (role(key), file) else { continue };
        let read = folder.bytes(file, own::LIMIT).map_err(|problem| match problem.code {
            code::TOO_LARGE => Problem::error(own::TOO_LARGE).arg("megabytes", own::LIMIT >> 20).file(file),
            _ => problem,
        });
        let font = read.map(|bytes| FontFile { role, file: file.to_owned(), bytes });
        match font.and_then(checked) {
            Ok(font) => fonts.push(font),
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(without_bold(&campaign.fonts));
    fonts
}

/// A font that can be used; its outlines become TrueType ones.
fn checked(mut font: FontFile) -> Result<FontFile, Problem> {
    own::check(&font.font())?;
    if truetype::is_cff(&font.bytes) {
        let damaged = || Problem::error(own::DAMAGED).arg("table", "CFF").file(&font.file);
        font.bytes = truetype::from_cff(&font.bytes).ok_or_else(damaged)?;
    }
    Ok(font)
}

fn role(key: &str) -> Option<Role> {
    Some(match key {
        "arabic" => Role::Arabic,
        "arabic_bold" => Role::ArabicBold,
        "latin" => Role::Latin,
        "latin_bold" => Role::LatinBold,
        "latin_italic" => Role::LatinItalic,
        "latin_bold_italic" => Role::LatinBoldItalic,
        _ => return None,
    })
}

fn without_bold(files: &OwnFontFiles) -> impl Iterator<Item = Problem> {
    let families = [
        ("arabic_bold", files.arabic.is_some() && files.arabic_bold.is_none()),
        ("latin_bold", files.latin.is_some() && files.latin_bold.is_none()),
    ];
    let missing = families.into_iter().filter(|(_, missing)| *missing);
    missing.map(|(key, _)| {
        Problem::warning(own::NO_BOLD).arg("key", key).field(format!("fonts.{key}")).file(CAMPAIGN_FILE)
    })
}

/// Sets of fonts kept; more are refused, since what is kept stays until the program ends.
const MOST_SETS: usize = 16;

/// The fonts of a campaign: the style's, or its own before them. A set is read once and kept, so that all that is
/// made with it may refer to it.
///
/// # Errors
/// `command.internal` when the embedded files are damaged, or too many sets were used since the program began.
pub fn fonts(campaign: &Campaign, files: &[FontFile]) -> Result<&'static Fonts<'static>, Problem> {
    static SETS: Mutex<Vec<([u8; 32], &'static Fonts<'static>)>> = Mutex::new(Vec::new());
    if files.is_empty() {
        return assets::fonts(campaign.style);
    }
    let internal = |cause: &str| Problem::error(code::INTERNAL).arg("cause", cause);
    let key = key(campaign, files);
    let mut sets = SETS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, fonts)) = sets.iter().find(|(other, _)| *other == key) {
        return Ok(fonts);
    }
    if sets.len() >= MOST_SETS {
        return Err(internal("too many sets of fonts; start the program again"));
    }
    let bundled = Fonts::new(campaign.style, assets::FONTS).map_err(|error| internal(&error.to_string()))?;
    let own: Vec<OwnFont<'static>> = files.iter().map(FontFile::kept).collect();
    let wish = &campaign.fonts;
    let given = Given {
        latin: wish.latin_scale,
        arabic: wish.arabic_scale,
        latin_leading: wish.latin_leading,
        arabic_leading: wish.arabic_leading,
    };
    let fonts: &'static Fonts<'static> = Box::leak(Box::new(bundled.with_own(&own, given)));
    sets.push((key, fonts));
    Ok(fonts)
}

/// What tells one set of fonts from another.
fn key(campaign: &Campaign, files: &[FontFile]) -> [u8; 32] {
    let wish = &campaign.fonts;
    let mut hash = Sha256::new().chain_update(format!("{:?} {wish:?}", campaign.style));
    for file in files {
        hash.update(format!("{:?} {} {}", file.role, file.file.len(), file.file));
        hash.update(Sha256::digest(&file.bytes));
    }
    hash.finalize().into()
}
