//! What the window and the command line call. Requests are paths and choices; answers are the types that
//! `--json` prints and the window receives. Every call takes the language its words are wanted in.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use risala_letter::{Lang, LayoutKind, Official, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Keys;
use crate::clock::Stopwatch;
use crate::crew::{self, with_crew};
use crate::messages::{self, Messages, code};
use crate::outbox::account::{Accounts, Stored};
use crate::plan::Reason;
use crate::vault::Vault;

pub mod account;
mod approval;
mod check;
mod consent;
pub mod copies;
pub mod course;
pub mod directory;
mod excuse;
pub mod find;
mod forms;
pub mod hand;
mod identity;
mod import;
pub mod intake;
mod new;
mod numbers;
mod opt_outs;
pub mod outbox;
pub mod outlook;
pub mod partner;
pub mod preferences;
mod preview;
pub mod print;
pub mod recent;
pub mod register;
pub mod release;
mod release_copies;
mod render;
pub mod replies;
pub mod report;
pub mod resolve;
pub mod review;
pub mod roster;
pub mod seal;
mod selections;
mod send;
pub mod settings;
pub mod share;
pub mod sheets;
mod sign;
pub mod tally;
pub mod templates;
pub mod upkeep;
mod verify;

pub use account::{
    NewAccount, Show, add_account, confirm_account, list_accounts, log_in_account, remove_account, show_account,
    test_account,
};
pub use approval::{ApprovalReport, approve, write_proof};
pub use check::{check, folder_stamp, open};
pub use consent::{NewConsent, consent};
pub use copies::{CopiesReport, CopiesRequest, list_copies, write_copies};
pub use course::course;
pub use directory::{
    edit_official, erase_official, export_officials, list_edits, list_officials, show_official, take_in, undo_edit,
};
pub use find::{find_online, find_settings, known_settings};
pub use forms::{FormsRequest, report_forms};
pub use hand::{MarkRequest, list_forms, list_marks, mark_letters, mark_receipt, undo_mark};
pub use identity::{IdentityRequest, NewIdentity, identities, new_identity, show_identity, unlock};
pub use import::{ImportRequest, Said, import, import_form, import_offices};
pub use intake::own_list;
pub use new::{ensure_sample, new};
pub use numbers::{NumberEntry, NumbersReport, numbers};
pub use opt_outs::{OptOutsReport, export_opt_outs, import_opt_outs};
pub use outlook::{OutlookRequest, outlook};
pub use partner::{PartnerReport, PartnerRequest, export_partner};
pub use preferences::{keep_preferences, preferences};
pub use preview::{PageChoice, preview, preview_file};
pub use recent::{forget_recent, recent, recent_folder, remember};
pub use register::{EntryRequest, add_entry, list_due, list_register, void_entry};
pub use release::{ReleaseReport, ReleaseRequest, Word, release};
pub use release_copies::{CopiesReleaseRequest, release_copies};
pub use render::render;
pub use replies::{confirm_opt_out, list_replies, take_replies};
pub use review::{Given, ReviewRequest, compare_review, write_review};
pub use seal::{SealCheckReport, SealReport, SealRequest, check_seal, seal};
pub use send::{RehearseRequest, TestReport, TestRequest, rehearse, send_test, send_to_folder};
pub use settings::{campaign_form, change_campaign, set_picture};
pub use share::{ShareReport, ShareRequest, share};
pub use sheets::{letter_text, sample_page, thumbnails};
pub use sign::{SignRequest, sign_file};
pub use tally::{TallyRequest, tally, write_tally};
pub use templates::{Unsaved, read_template, write_template};
pub use upkeep::{backup, doctor, restore};
pub use verify::verify_files;

use report::{ProblemEntry, Skipped};

/// A call that could not run: nothing was made. The first problem is the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{}", self.problems.first().map(|p| p.message.as_str()).unwrap_or_default())]
pub struct Failure {
    /// Why, at least one.
    pub problems: Vec<ProblemEntry>,
}

impl Failure {
    fn new<'p>(problems: impl IntoIterator<Item = &'p Problem>, lang: Lang) -> Self {
        Self { problems: Messages::for_lang(lang).problems(problems) }
    }
}

/// That no application of the system opens a file or folder.
pub fn not_opened(path: &Path, cause: &str, lang: Lang) -> Failure {
    let problem = Problem::error(code::NOT_OPENED).arg("path", path.display()).arg("cause", cause);
    Failure::new([&problem], lang)
}

/// A campaign and the list it is opened with.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The campaign's folder.
    pub folder: PathBuf,
    /// Another list than the campaign's.
    pub officials: Option<PathBuf>,
    /// The date of the letters, RFC 3339 or a day; else now.
    pub date: Option<String>,
    /// Opens the campaign's identity.
    #[serde(skip)]
    pub vault: Vault,
    /// Ends the call before its time.
    #[serde(skip)]
    pub stop: Stop,
    /// A text that is being written: letters are made of it and not of its file.
    #[serde(skip)]
    pub unsaved: Option<Unsaved>,
}

/// Set by whoever wants a long call to end: letters that are not begun are not made.
pub type Stop = Arc<AtomicBool>;

/// Which letters are made, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// Only these officials; all when empty.
    pub only: Vec<String>,
    /// Only officials this filter takes.
    pub filter: Option<String>,
    /// Only letters assigned to this template.
    pub template: Option<String>,
    /// This template for every letter, whatever the assignments say.
    pub force_template: Option<String>,
    /// Another layout than the campaign's.
    pub layout: Option<LayoutKind>,
}

/// Where finished letters go.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Destination {
    /// The folder, made if need be.
    pub folder: PathBuf,
    /// Whether files there may be overwritten.
    pub force: bool,
    /// Letters made at the same time; as many as there are cores when `None`.
    pub jobs: Option<usize>,
    /// Leave the digital signature out.
    pub unsigned: bool,
    /// Write each letter's text beside its PDF.
    pub text: bool,
}

/// The accounts that letters are sent from.
pub fn accounts(keys: Keys) -> Box<dyn Accounts + Send> {
    Box::new(Stored(keys))
}

/// All calls come from a window from now on: letters are made without holding up anything else on this computer, and
/// remedies name what a window offers in the place of commands.
pub fn be_behind_window() {
    crew::give_way();
    messages::speak_in_window();
}

/// Hears how far a long call has come: letters done, letters in all. Called from several threads.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Has something done by as many threads as asked for, and measures the milliseconds.
fn at_work<T: Send>(
    jobs: Option<usize>,
    lang: Lang,
    work: impl FnOnce(&Messages) -> Result<T, Vec<Problem>> + Send,
) -> Result<(T, u64), Failure> {
    let watch = Stopwatch::start();
    let done = with_crew(jobs, || work(&Messages::for_lang(lang))).map_err(|problem| Failure::new(&[problem], lang))?;
    Ok((done.map_err(|found| Failure::new(&found, lang))?, watch.elapsed_ms()))
}

fn skipped(skipped: &[(&Official, Reason)], messages: &Messages) -> Vec<Skipped> {
    let entry = |(official, reason): &(&Official, Reason)| Skipped {
        official: official.id.clone(),
        reason: reason.words(messages),
    };
    skipped.iter().map(entry).collect()
}
