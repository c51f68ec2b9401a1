//! What a person sees, word for word, in both languages.

use snapbox::cmd::Command;
use snapbox::{IntoData, str};

fn risala(place: &std::path::Path, args: &[&str]) -> snapbox::cmd::OutputAssert {
    Command::new(snapbox::cmd::cargo_bin!("risala"))
        .args(args)
        .current_dir(place)
        .env("RISALA_DATA", place.join("data"))
        .env("LC_ALL", "C.UTF-8")
        .assert()
}

#[test]
fn from_nothing_to_letters() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    risala(place, &["new", "appeal", "--sample"]).success().stdout_eq(str![[r#"
Campaign folder appeal is ready.

"#]]);
    risala(place, &["render", "appeal", "--out", "letters", "--only", "sample-06,sample-24"]).success().stdout_eq(
        str![[r#"
One letter in letters.
No letter for one official:
  sample-24: cannot be reached: the channel is “none”

"#]],
    );
    risala(place, &["render", "appeal", "--out", "رسائل", "--where", "country:US", "--lang", "ar"])
        .success()
        .stderr_eq("")
        .stdout_eq(str![[r#"
[..] في رسائل.

"#]]);
}

#[test]
fn what_is_wrong_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    risala(place, &["check", "nowhere"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: nowhere does not exist.
hint: Check the spelling, and whether the file was moved.

"#]]);
    risala(place, &["check", "nowhere", "--lang", "ar"]).code(2).stdout_eq("").stderr_eq(
        str![[r#"
خطأ: لا وجود للمسار nowhere.
الحل: يُتحقق من كتابة الاسم، ومن أن الملف لم يُنقل.

"#]]
        .raw(),
    );
    risala(place, &["officials", "list"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: There is no directory of officials yet.
hint: Take a list in with “risala import FILE”.

"#]]);
    risala(place, &["rendre", "appeal"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: There is no command rendre.
hint: See risala --help, or risala COMMAND --help for an example.

"#]]);
}
