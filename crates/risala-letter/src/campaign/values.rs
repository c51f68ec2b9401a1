//! What single values of `campaign.toml` must be, and how one that is not is told.

use super::check::{Check, MISSING_KEY, PATH, TOO_MANY, WRONG_VALUE, is_inside};
use super::{Campaign, PictureSource};
use crate::lang::Bilingual;
use crate::official::is_email;
use crate::problem::{Code, Problem};

impl Check<'_> {
    /// A value in one language at least.
    pub(super) fn words(&mut self, path: &[&str], words: &Bilingual) {
        if words.ar.is_none() && words.en.is_none() {
            let key = path.join(".");
            self.report(MISSING_KEY, path, |problem| problem.arg("key", format_args!("{key} = {{ ar = …, en = … }}")));
        }
    }

    pub(super) fn template(&mut self, path: &[&str], name: &str) {
        let is_name = name.len() <= 64
            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if !is_name {
            self.wrong(path, name, "official, company … (A–Z a–z 0–9 - _)");
        }
    }

    pub(super) fn email(&mut self, path: &[&str], address: &str) {
        if !is_email(address) {
            self.wrong(path, address, "name@example.org");
        }
    }

    pub(super) fn picture(&mut self, path: &[&str], picture: Option<&PictureSource>) {
        if let Some(picture) = picture {
            self.path(path, picture.file());
        }
    }

    pub(super) fn path(&mut self, path: &[&str], value: &str) {
        if !is_inside(value) {
            self.report(PATH, path, |problem| problem.arg("path", value));
        }
    }

    /// A filter that may name selections.
    pub(super) fn filter(&mut self, campaign: &Campaign, path: &[&str], text: &str) {
        if let Err(problem) = campaign.filter(text) {
            self.problems.push(problem.field(path.join(".")).line(self.document.line(path)));
        }
    }

    pub(super) fn at_most(&mut self, limit: usize, count: usize, key: &str) {
        if count > limit {
            self.report(TOO_MANY, &[key], |problem| problem.arg("key", key).arg("count", count).arg("limit", limit));
        }
    }

    pub(super) fn wrong(&mut self, path: &[&str], value: &str, allowed: &str) {
        let key = path.join(".");
        self.report(WRONG_VALUE, path, |problem| problem.arg("key", key).arg("value", value).arg("allowed", allowed));
    }

    pub(super) fn report(&mut self, code: Code, path: &[&str], say: impl FnOnce(Problem) -> Problem) {
        let problem = say(Problem::error(code)).field(path.join("."));
        self.problems.push(problem.line(self.document.line(path)));
    }
}
