//! The real window, driven through WebKitWebDriver: the sample campaign opens and a letter's page is painted; its
//! letters go the whole way to a server inside the test. Without a display the driver gets a virtual one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(target_os = "linux")]

mod driver;
mod journey;

use driver::Driver;

/// How many pixels of the first page are dark: letters are there, not a blank sheet.
const INK: &str = "
    const image = document.querySelector('.desk img');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128 && data[at + 3] > 0) dark += 1;
    return dark;
";

#[test]
fn the_sample_opens_and_its_page_is_painted_in_both_languages() {
    let driver = Driver::open(&["--lang", "en"]);
    assert_eq!(driver.text(".first-lead h1"), "One letter, addressed to each as it should be.");
    driver.find(".pile img");
    driver.click(".way-first");
    driver.find(".thumb img");
    driver.click("input[name=look][value=page]");
    driver.find(".desk img");
    assert!(driver.run(INK).as_u64().unwrap() > 5_000, "the page is blank");
    let addressee = driver.text(".side h2");
    assert!(driver.text("[role=option][aria-selected=true]").contains(&addressee));
    assert!(driver.text(".strip").contains("24 officials"));

    driver.click(".below .step");
    driver.click("input[name=language][value=ar]");
    driver.until(|driver| driver.text(".strip").contains("٢٤ مسؤولاً").then_some(()));
    let direction = driver.run("return getComputedStyle(document.querySelector('.window')).direction");
    assert_eq!(direction, "rtl");
    assert!(driver.run("return document.documentElement.classList.contains('webkitgtk')").as_bool().unwrap());
}
