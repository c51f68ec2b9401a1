//! From a list and the sample to letters that were sent, in the real window.

use std::path::{Path, PathBuf};

use risala_engine::Lang;
use risala_engine::api::{self, ImportRequest};
use risala_mail::rehearsal::{Options, Rehearsal};
use tempfile::TempDir;

use crate::driver::Driver;

/// Officials in the list.
const OFFICIALS: usize = 300;

/// The words on the buttons.
struct Words {
    take: &'static str,
    seal: &'static str,
    keep: &'static str,
    done: &'static str,
    test: &'static str,
    pause: &'static str,
    resume: &'static str,
}

const ENGLISH: Words = Words {
    take: "Take 300",
    seal: "Seal 2",
    keep: "Keep and test",
    done: "Done",
    test: "Send test mail",
    pause: "Pause",
    resume: "Go on",
};
const ARABIC: Words = Words {
    take: "أخذ ٣٠٠",
    seal: "ختم ٢",
    keep: "حفظ وفحص",
    done: "تم",
    test: "إرسال البريد التجريبي",
    pause: "إيقاف مؤقت",
    resume: "متابعة",
};

/// A workbook of officials, one of whose headings nobody knows.
fn workbook(place: &Path) -> PathBuf {
    let (table, book) = (place.join("officials.csv"), place.join("officials.xlsx"));
    let mut text = "id,name_en,name_ar,title_en,title_ar,country,gender,channel,email,party\n".to_owned();
    for number in 1..=OFFICIALS {
        text.push_str(&format!(
            "o{number},Ann Example {number},آن إكزامبل {number},Minister,وزيرة,SE,female,email,o{number}@ministry.example,A\n"
        ));
    }
    std::fs::write(&table, text).unwrap();
    let request = ImportRequest { file: table, out: Some(book.clone()), ..ImportRequest::default() };
    api::import(&request, Lang::En).unwrap();
    book
}

fn prepared(driver: &Driver, lang: &str, words: &Words, server: &Rehearsal) {
    driver.find(".mapping");
    driver.picture(&format!("{lang}-1-import"));
    driver.run(
        "const list = [...document.querySelectorAll('.mapping select')].at(-1); list.value = 'tags';
         list.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    driver.press(words.take);
    driver.says(".tally-sum b", if lang == "ar" { "٣٠٠" } else { "300" });
    driver.picture(&format!("{lang}-2-directory"));
    driver.click(".sidebar .step");
    driver.click(".way-first");
    driver.find(".thumb img");
    driver.picture(&format!("{lang}-3-proof"));

    driver.step(1);
    driver.fill("[id='form-organization.short_name.en']", "SCS");
    driver.picture(&format!("{lang}-4-organization"));
    driver.step(3);
    driver.find(".token");
    driver.run(
        "const first = document.querySelector('.para'); first.focus();
         getSelection().selectAllChildren(first); getSelection().collapseToEnd();
         document.execCommand('insertText', false, ' 2027')",
    );
    driver.says(".pairs", "2027");
    driver.picture(&format!("{lang}-5-letter"));

    driver.step(5);
    driver.fill("#approver", "Rana Haddad");
    driver.press(words.seal);
    driver.find(".toolbar .state-sealed");
    driver.picture(&format!("{lang}-6-seal"));

    driver.step(6);
    driver.fill("#account-address", "office@society.example");
    driver.fill("#account-server", "127.0.0.1");
    driver.choose("#account-security", "plain");
    driver.fill("#account-port", &server.port().to_string());
    driver.fill("#account-minute", "60");
    driver.press(words.keep);
    driver.find(".steps .is-good");
    driver.picture(&format!("{lang}-7-account"));
    driver.press(words.done);
    driver.find("#count");
    driver.press(words.test);
    driver.find(".account .is-good");
    assert_eq!(server.accepted(), 1, "the test mail has arrived");
    driver.picture(&format!("{lang}-8-test"));
}

/// Types the number of letters; how many there are.
fn released(driver: &Driver, lang: &str) -> usize {
    let count = driver.run("return document.querySelector('#count').placeholder");
    let count = count.as_str().unwrap().to_owned();
    driver.fill("#count", &count);
    driver.run("document.querySelector('#count').dispatchEvent(new Event('input', { bubbles: true }))");
    driver.click(".release .btn-stamp");
    driver.find(".hold");
    driver.picture(&format!("{lang}-9-hold"));
    let digit = |c: char| c.to_digit(10).or_else(|| (c as u32).checked_sub(0x660)).unwrap();
    count.chars().fold(0, |sum, c| sum * 10 + digit(c) as usize)
}

fn opened(lang: &str) -> (Driver, TempDir) {
    let place = TempDir::new().unwrap();
    let book = workbook(place.path());
    (Driver::open(&["--lang", lang, book.to_str().unwrap()]), place)
}

#[test]
fn a_list_and_the_sample_go_the_whole_way() {
    let server = Rehearsal::start(Options::default()).unwrap();
    let (driver, _place) = opened("en");
    prepared(&driver, "en", &ENGLISH, &server);
    let letters = released(&driver, "en");
    driver.says(".live", "Accepted");
    driver.press(ENGLISH.pause);
    driver.says(".toolbar", "Paused");
    driver.picture("en-10-paused");
    driver.press(ENGLISH.resume);
    driver.step(7);
    driver.says(".reconcile", &format!("{letters} Accepted"));
    driver.click(".outbox-row");
    driver.find(".trail li");
    driver.picture("en-11-outbox");
    assert_eq!(server.accepted(), letters + 1, "each letter once, and the test mail");
}

#[test]
fn in_arabic_all_letters_are_recalled_in_the_minute() {
    let server = Rehearsal::start(Options::default()).unwrap();
    let (driver, _place) = opened("ar");
    prepared(&driver, "ar", &ARABIC, &server);
    released(&driver, "ar");
    driver.click(".hold .btn");
    driver.says(".toolbar", "الإرسال");
    driver.step(7);
    driver.says(".reconcile", "ملغاة");
    driver.picture("ar-10-recalled");
    assert_eq!(server.accepted(), 1, "nothing but the test mail has left");
    assert!(!ARABIC.pause.is_empty() && !ARABIC.resume.is_empty());
}
