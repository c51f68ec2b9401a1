//! One letter, from its words to its file.

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use risala_letter::{Letter, Problem, compose};
use risala_pdf::{About, Pictures, Press};
use risala_sign::HashedFile;
use risala_typeset::font::Fonts;
use risala_typeset::layout::{LaidOut, PictureSizes, Setter, lay_out};
use risala_typeset::page::Pages;

use crate::kind::{Kind, Stocks, stock};
use crate::level::Signed;
use crate::messages::code;
use crate::opened::Opened;
use crate::own_fonts;
use crate::plan::{Plan, Planned};
use crate::signer::Signer;

/// The program that made a file, as the file says.
pub const PRODUCER: &str = concat!("Risala ", env!("CARGO_PKG_VERSION"));

/// Makes the letters of a plan.
pub struct Workshop<'a> {
    opened: &'a Opened,
    plan: &'a Plan<'a>,
    fonts: &'static Fonts<'static>,
    signer: Option<Signer>,
    stocks: Stocks,
    notices: Vec<Problem>,
}

/// Kinds of letters that a bench has a press for; when there are more, all are put away.
const PRESSES: usize = 16;

/// What one thread works with: it remembers what it has set and drawn, which changes no letter.
pub struct Bench {
    setter: Setter<'static>,
    presses: HashMap<Kind, Press<'static>>,
}

/// A finished letter.
pub struct Made {
    /// Its words.
    pub letter: Letter,
    /// Its file.
    pub pdf: Vec<u8>,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Bytes of the file before its signature, which is appended to them.
    pub drawn: usize,
    /// Number of pages.
    pub pages: u32,
    /// Whether the file carries a digital signature.
    pub signed: bool,
    /// What a person should look at.
    pub warnings: Vec<Problem>,
}

impl<'a> Workshop<'a> {
    /// A workshop for the letters of `plan`, with the campaign's signing identity unless `unsigned`.
    ///
    /// # Errors
    /// The identity the campaign names cannot be used.
    pub fn new(opened: &'a Opened, plan: &'a Plan<'a>, unsigned: bool) -> Result<Self, Vec<Problem>> {
        let fonts = own_fonts::fonts(&opened.campaign, &opened.fonts).map_err(|problem| vec![problem])?;
        let signer = if unsigned { None } else { Signer::of(opened).map_err(|problem| vec![problem])? };
        let notices = match &signer {
            Some(signer) => signer.notices(),
            None if unsigned => Vec::new(),
            None => vec![Problem::warning(code::NOT_SIGNED)],
        };
        Ok(Self { opened, plan, fonts, signer, stocks: Stocks::default(), notices })
    }

    /// What a person should know about all letters.
    pub fn notices(&self) -> &Vec<Problem> {
        &self.notices
    }

    /// Whether no more letters are to be made.
    pub fn is_stopped(&self) -> bool {
        self.opened.stop.load(Ordering::Relaxed)
    }

    /// A bench to work at; one for each thread.
    pub fn bench(&self) -> Bench {
        Bench { setter: Setter::new(self.fonts), presses: HashMap::new() }
    }

    /// Whether a bench of another workshop has the fonts of this one.
    pub fn fits(&self, bench: &Bench) -> bool {
        std::ptr::eq(self.fonts, bench.setter.fonts())
    }

    /// Composes a letter and lays it out, with what a person should look at.
    ///
    /// # Errors
    /// Everything that keeps the letter from being made.
    pub fn lay_out(
        &self,
        planned: &Planned,
        bench: &mut Bench,
    ) -> Result<(Letter, LaidOut, Vec<Problem>), Vec<Problem>> {
        let Some(input) = planned.input(self.opened, &self.plan.templates) else {
            return Err(vec![self.opened.unknown_template(&planned.template)]);
        };
        let (letter, mut problems) = compose(&input);
        let Some(letter) = letter else {
            return Err(problems);
        };
        match lay_out(&letter, &mut bench.setter, &Sizes(&self.opened.pictures)) {
            Ok(mut laid_out) => {
                problems.append(&mut laid_out.warnings);
                Ok((letter, laid_out, problems))
            }
            Err(found) => {
                problems.extend(found);
                Err(problems)
            }
        }
    }

    /// Makes a letter.
    ///
    /// # Errors
    /// Everything that keeps the letter from being made, each problem with the official's id.
    pub fn make(&self, planned: &Planned, bench: &mut Bench) -> Result<Made, Vec<Problem>> {
        let (letter, laid_out, mut warnings) = self.lay_out(planned, bench)?;
        let drawn = self.press(planned, bench).and_then(|press| self.draw(&letter, &laid_out, press));
        let signed = drawn.and_then(|pdf| Ok((pdf.len(), self.signed(pdf)?)));
        let (drawn, Signed { file, warnings: found }) =
            signed.map_err(|problem| vec![problem.official(&letter.official)])?;
        let HashedFile { bytes: pdf, sha256 } = file;
        warnings.extend(found.into_iter().map(|problem| problem.official(&letter.official)));
        let pages = u32::try_from(laid_out.pages.pages.len()).unwrap_or(u32::MAX);
        Ok(Made { letter, pdf, sha256, drawn, pages, signed: self.signer.is_some(), warnings })
    }

    /// The press for letters of this kind.
    fn press<'b>(&self, planned: &Planned, bench: &'b mut Bench) -> Result<&'b mut Press<'static>, Problem> {
        let kind = Kind::of(planned);
        if !bench.presses.contains_key(&kind) {
            let stock = self.stocks.of(&kind, || {
                // A kind without a specimen has nothing in common but the signs.
                let specimen = self.lay_out(&kind.planned(), bench).ok();
                let pages = specimen.map(|(_, laid_out, _)| laid_out.pages);
                stock(self.fonts, &mut bench.setter, pages.iter().flat_map(Pages::lines))
            })?;
            if bench.presses.len() >= PRESSES {
                bench.presses.clear();
            }
            bench.presses.insert(kind.clone(), Press::new(stock));
        }
        bench.presses.get_mut(&kind).ok_or_else(|| Problem::error(code::INTERNAL).arg("cause", "no press"))
    }

    fn draw(&self, letter: &Letter, laid_out: &LaidOut, press: &mut Press<'static>) -> Result<Vec<u8>, Problem> {
        let name = &self.opened.campaign.organization.name;
        let lead = letter.texts.first();
        let author = lead.and_then(|text| name.get(text.lang)).or(name.en.as_ref()).or(name.ar.as_ref());
        let subject = lead.map(|text| text.subject.value.readable());
        let about = About {
            author: author.map_or("", String::as_str),
            subject: subject.as_deref(),
            created: &self.opened.moment,
            producer: PRODUCER,
        };
        press
            .write(&laid_out.pages, &self.opened.pictures, &about)
            .map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))
    }

    fn signed(&self, pdf: Vec<u8>) -> Result<Signed, Problem> {
        match &self.signer {
            Some(signer) => signer.sign(pdf),
            None => Ok(Signed { file: HashedFile::of(pdf), warnings: Vec::new() }),
        }
    }
}

/// The sizes of a campaign's pictures.
pub(crate) struct Sizes<'a>(pub &'a Pictures);

impl PictureSizes for Sizes<'_> {
    fn size(&self, file: &str) -> Option<(f32, f32)> {
        // A picture that cannot be used was reported once, for the campaign.
        Some(self.0.get(file).map_or((1.0, 1.0), risala_pdf::Picture::size))
    }
}
