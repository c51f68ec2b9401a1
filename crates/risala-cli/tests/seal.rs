//! A wave under seal: the same letters give the same seal, and whatever changes one of them breaks it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::fs;

use common::{COLUMNS, Place, Run, row};
use sha2::{Digest, Sha256};

const DATE: &str = "2026-01-07T09:00:00+03:00";

/// A campaign of three officials, one of them by post, with a fact that a template cites.
fn campaign() -> Place {
    let place = Place::with_sample();
    let by_post = row("c", "Ann Lee").replace(",email,", ",post,");
    place.list(&[COLUMNS, &row("a", "Jane Smith"), &row("b", "Mary Jones"), &by_post]);
    place
}

fn sealed() -> Place {
    let place = campaign();
    let run = seal(&place, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    place
}

fn seal(place: &Place, more: &[&str]) -> Run {
    place.risala(&[&["seal", "appeal", "--date", DATE, "--json"], more].concat())
}

fn check(place: &Place, more: &[&str]) -> Run {
    place.risala(&[&["seal", "appeal", "--check", "--json"], more].concat())
}

/// The problems of a run as `code official field`.
fn problems(run: &Run) -> Vec<String> {
    let json = run.json();
    let all = json["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] == "error");
    let text = |problem: &serde_json::Value, key: &str| problem[key].as_str().unwrap().to_owned();
    let line = |problem| ["code", "official", "field"].map(|key| text(problem, key)).join(" ").trim().to_owned();
    all.map(line).collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn blob(hash: &str) -> String {
    format!("data/blobs/{}/{}", &hash[..2], &hash[2..])
}

#[test]
fn what_is_sealed_is_what_render_and_send_make() {
    let place = campaign();
    let report = seal(&place, &["--approver", "رنا حداد"]).json();
    let sealed = &report["seal"];
    assert_eq!(
        (&sealed["wave"], &sealed["approver"], &sealed["identity"]),
        (&1.into(), &"رنا حداد".into(), &"sample-identity.p12".into())
    );
    assert_eq!(sealed["moment"], "2026-01-07T06:00:00Z");
    let kept: serde_json::Value = serde_json::from_str(&place.read("appeal/seals/1.json")).unwrap();
    assert_eq!(&kept, sealed);

    let rendered = place.render(&["--out", "letters", "--json"]).json();
    place.risala(&["send", "appeal", "--to-folder", "mail", "--date", DATE]);
    let letters = sealed["letters"].as_array().unwrap();
    assert_eq!(letters.len(), 3);
    for (letter, made) in letters.iter().zip(rendered["letters"].as_array().unwrap()) {
        for key in ["official", "reference", "template", "languages", "pages", "signed"] {
            assert_eq!(letter[key], made[key]);
        }
        assert_eq!(letter["pdf"], made["sha256"]);
        let pdf = fs::read(place.path(&blob(letter["pdf"].as_str().unwrap()))).unwrap();
        assert_eq!(pdf, fs::read(place.path("letters").join(made["pdf"].as_str().unwrap())).unwrap());
        assert_eq!(letter["signed"], true);
        let hash = letter["message"].as_str().unwrap();
        if letter["official"] == "c" {
            assert_eq!((hash, &letter["recipient"], &letter["channel"]), ("", &"".into(), &"post".into()));
            continue;
        }
        let message = place.read(&blob(hash));
        assert_eq!(sha256(message.as_bytes()), hash);
        let stem = made["pdf"].as_str().unwrap().replace(".pdf", ".eml");
        let draft = place.read(&format!("mail/{stem}"));
        assert_eq!(draft.replace("X-Unsent: 1\r\n", ""), message);
        let to = letter["recipient"].as_str().unwrap();
        assert_eq!(letter["envelope"], serde_json::json!({ "from": "office@example.org", "to": [to] }));
        assert!(message.contains(to));
    }
}

#[test]
fn sealing_twice_gives_the_same_seal() {
    let place = sealed();
    let hash = |run: &Run| run.json()["seal"]["hash"].as_str().unwrap().to_owned();
    let again = seal(&place, &[]);
    assert_eq!((again.code, problems(&again)), (2, vec!["seal.exists".to_owned()]));
    let first = place.read("appeal/seals/1.json");
    let forced = seal(&place, &["--force", "--jobs", "1"]);
    assert_eq!((place.read("appeal/seals/1.json"), forced.json()["former"].as_str()), (first.clone(), Some("")));

    let other = seal(&place, &["--force", "--approver", "Rana"]);
    assert_ne!(hash(&other), hash(&forced));
    assert_eq!(other.json()["former"], "seals/1.1.json");
    assert_eq!(place.read("appeal/seals/1.1.json"), first);
    let names: Vec<_> = place.files("appeal/seals").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["1.1.json", "1.json"]);
    let whole = check(&place, &[]).json();
    assert_eq!((&whole["whole"], &whole["letters"], &whole["mails"]), (&true.into(), &3.into(), &2.into()));
    assert_eq!((&whole["approver"], whole["hash"].as_str()), (&"Rana".into(), Some(&*hash(&other))));
}

#[test]
fn whatever_changes_a_letter_breaks_the_seal() {
    let both = |part: &str| vec![format!("seal.changed a {part}"), format!("seal.changed b {part}")];
    let pdfs = || ["a", "b", "c"].map(|id| format!("seal.changed {id} pdf")).to_vec();
    type Change = fn(&Place);
    let official: Change = |place| place.edit("appeal/officials.csv", "Mary Jones", "Mary Johns");
    let template: Change = |place| {
        let (file, text) =
            ("appeal/templates/official/letter.en.md", place.read("appeal/templates/official/letter.en.md"));
        place.write(file, text.replacen(". ", ". Truly so. ", 1));
    };
    let mail: Change = |place| {
        let file = "appeal/templates/official/mail.en.md";
        place.write(file, place.read(file).replacen(". ", ". Truly so. ", 1));
    };
    let picture: Change = |place| place.edit("appeal/signature.svg", "<path", "<path opacity=\"0.5\"");
    let address: Change = |place| place.edit("appeal/officials.csv", "b@example.org", "b2@example.org");
    let gone: Change = |place| place.list(&[COLUMNS, &row("a", "Jane Smith"), &row("b", "Mary Jones")]);
    let reply: Change =
        |place| place.edit("appeal/campaign.toml", "reply_to = \"appeal@example.org\"", "reply_to = \"x@example.org\"");
    let identity: Change =
        |place| place.edit("appeal/campaign.toml", "identity = \"sample-identity.p12\"", "identity = \"other.p12\"");
    let added: Change = |place| {
        let text = place.read("appeal/officials.csv");
        place.write("appeal/officials.csv", format!("{text}{}\n", row("d", "Eve New")));
    };
    let cases: [(&str, Change, Vec<String>); 9] = [
        ("official", official, vec!["seal.changed b pdf".into(), "seal.changed b message".into()]),
        ("template", template, pdfs()),
        ("mail", mail, both("message")),
        ("picture", picture, pdfs()),
        ("address", address, vec!["seal.changed b recipient".into(), "seal.changed b message".into()]),
        ("gone", gone, vec!["seal.missing c".into()]),
        ("reply", reply, both("message")),
        ("identity", identity, vec!["seal.signing".into()]),
        ("added", added, vec!["seal.added d".into()]),
    ];
    let place = sealed();
    let files = [
        "officials.csv",
        "campaign.toml",
        "signature.svg",
        "templates/official/letter.en.md",
        "templates/official/mail.en.md",
    ];
    let before = files.map(|file| place.read(&format!("appeal/{file}")));
    for (name, change, expect) in cases {
        change(&place);
        let broken = check(&place, &[]);
        assert_eq!((broken.code, problems(&broken)), (1, expect), "{name}");
        assert_eq!(broken.json()["whole"], false);
        for (file, text) in files.iter().zip(&before) {
            place.write(&format!("appeal/{file}"), text);
        }
    }
    assert_eq!(check(&place, &[]).code, 0);
    let dated = check(&place, &["--date", "2026-01-08"]);
    assert_eq!(dated.code, 1);
    assert_eq!(problems(&dated).iter().filter(|line| line.ends_with("pdf")).count(), 3);
    assert_eq!(place.risala(&["import", "appeal/officials.csv"]).code, 0);
    assert_eq!(place.risala(&["officials", "edit", "b", "--opt-out", "2026-01-08"]).code, 0);
    assert_eq!(problems(&check(&place, &[])), ["seal.missing b"]);
}

#[test]
fn a_changed_fact_breaks_the_seal() {
    let place = campaign();
    let fact = |seen: &str, text: &str| {
        format!(
            "\n[facts.tested]\ntext = {{ ar = \"خمسة\", en = \"{text}\" }}\nsource = {{ ar = \"المصدر\", en = \"The source\" }}\nseen = \"{seen}\"\n"
        )
    };
    let file = "appeal/campaign.toml";
    let bare = place.read(file);
    place.write(file, format!("{bare}{}", fact("2026-01-01", "five")));
    for lang in ["ar", "en"] {
        let letter = format!("appeal/templates/official/letter.{lang}.md");
        let text = place.read(&letter);
        let at = text.rfind("\n\n").unwrap();
        place.write(&letter, format!("{} {{{{facts.tested.text}}}}.{}", &text[..at], &text[at..]));
    }
    let run = seal(&place, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(check(&place, &[]).code, 0);
    place.write(file, format!("{bare}{}", fact("2026-01-01", "six")));
    assert_eq!(problems(&check(&place, &[])), ["a", "b", "c"].map(|id| format!("seal.changed {id} pdf")));
}

#[test]
fn an_edited_seal_and_damaged_bytes_are_noticed() {
    let place = sealed();
    let whole = place.read("appeal/seals/1.json");
    place.edit("appeal/seals/1.json", "b@example.org", "x@example.org");
    let edited = check(&place, &[]);
    assert_eq!((edited.code, problems(&edited)), (2, vec!["seal.edited".to_owned()]));
    place.write("appeal/seals/1.json", "{");
    assert_eq!(problems(&check(&place, &[])), ["seal.unreadable"]);
    place.write("appeal/seals/1.json", &whole);

    let json: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let path = |at: usize, key: &str| blob(json["letters"][at][key].as_str().unwrap());
    let mut bytes = fs::read(place.path(&path(0, "message"))).unwrap();
    bytes[100] ^= 1;
    place.write(&path(0, "message"), bytes);
    fs::remove_file(place.path(&path(2, "pdf"))).unwrap();
    let damaged = check(&place, &[]);
    assert_eq!(
        (damaged.code, problems(&damaged)),
        (1, vec!["seal.bytes_damaged a message".into(), "seal.bytes_missing c pdf".into()])
    );
    // The same letters sealed again are whole again.
    assert_eq!(seal(&place, &["--force"]).code, 0);
    assert_eq!(check(&place, &[]).code, 0);
    assert_eq!(place.read("appeal/seals/1.json"), whole);
}

#[test]
fn with_any_error_nothing_is_sealed() {
    let place = campaign();
    let bad = row("d", "Bad Row").replace(",GB,", ",Atlantis,");
    let text = place.read("appeal/officials.csv");
    place.write("appeal/officials.csv", format!("{text}{bad}\n"));
    let run = seal(&place, &[]);
    assert_eq!((run.code, problems(&run)[0].as_str()), (2, "seal.not_sealed"));
    assert!(problems(&run).iter().any(|line| line.starts_with("official.wrong_value d")), "{run:?}");
    assert!(!place.path("appeal/seals").exists() && !place.path("data/blobs").exists());
    let none = check(&place, &[]);
    assert_eq!((none.code, problems(&none)), (2, vec!["seal.none".to_owned()]));
    place.list(&[COLUMNS, &row("a", "Jane Smith").replace(",email,", ",none,")]);
    let empty = seal(&place, &[]);
    assert_eq!((empty.code, problems(&empty)), (2, vec!["seal.empty".to_owned()]));
    assert_eq!(seal(&place, &["--approver", "a\nb"]).code, 2);
    assert_eq!(place.risala(&["seal", "appeal", "--check", "--force"]).code, 2);
}

#[test]
fn people_are_told_in_their_language() {
    let place = campaign();
    for (lang, sealed, whole) in
        [("en", "3 letters under seal", "The seal holds: 3 letters"), ("ar", "خُتمت 3 رسائل", "الختم سليم: 3 رسائل")]
    {
        let run = place.risala(&["seal", "appeal", "--date", DATE, "--force", "--approver", "Rana", "--lang", lang]);
        assert!(run.out.contains(sealed), "{run:?}");
        let run = place.risala(&["seal", "appeal", "--check", "--lang", lang]);
        assert!(run.out.contains(whole) && run.out.contains("Rana"), "{run:?}");
    }
}

#[test]
fn an_approver_signs_the_proof_on_another_machine() {
    let place = sealed();
    let proof = |lang: &str, name: &str| place.risala(&["--lang", lang, "seal", "appeal", "--proof", name, "--json"]);
    let written = proof("en", "proof.pdf");
    assert_eq!((written.code, proof("ar", "كشف.pdf").code), (0, 0), "{written:?}");
    let sign = |file: &str, out: &str| {
        let run = place.risala(&["sign", file, "--identity", "appeal/sample-identity.p12", "--out", out]);
        assert_eq!(run.code, 0, "{run:?}");
    };
    let approve = |file: &str| place.risala(&["seal", "appeal", "--approval", file, "--json"]);
    let unsigned = approve("proof.pdf");
    assert_eq!((unsigned.code, problems(&unsigned)), (2, vec!["signing.no_signature".to_owned()]));

    sign("كشف.pdf", "signed.pdf");
    let mut changed = fs::read(place.path("signed.pdf")).unwrap();
    let end = changed.len() - 30;
    changed[end] ^= 1;
    fs::write(place.path("changed.pdf"), changed).unwrap();
    assert_eq!(approve("changed.pdf").code, 2);
    sign("appeal/../proof.pdf", "other.pdf");
    let recorded = approve("signed.pdf");
    assert_eq!((recorded.code, recorded.json()["out"].as_str()), (0, Some("seals/1.approval.pdf")), "{recorded:?}");
    assert_eq!(code_of(&approve("other.pdf")), "file.exists");
    let whole = check(&place, &[]).json();
    assert_eq!((&whole["whole"], whole["approvals"].as_array().unwrap().len()), (&true.into(), 1), "{whole}");
    assert_eq!(whole["approvals"][0]["signer"], "CN=SAMPLE, O=SAMPLE, C=SY");

    // Another seal is not approved by it.
    place.edit("appeal/officials.csv", "Jane Smith", "Jane Smyth");
    assert_eq!(seal(&place, &["--force"]).code, 0);
    let broken = check(&place, &[]);
    assert_eq!((broken.code, problems(&broken)), (1, vec!["seal.approval_foreign".to_owned()]));
}

fn code_of(run: &Run) -> String {
    run.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned()
}
