//! What is in a pack and what to do with it, in both languages.

use risala_letter::Lang;

use crate::messages::Messages;

/// The text of README.txt: what each file is for, in both languages, the reader's first.
pub fn text(lang: Lang, letters: usize, files: &[(String, &str)]) -> String {
    let part = |lang: Lang| {
        let messages = Messages::for_lang(lang);
        let mut lines = vec![messages.text("print-readme", &[("count", &letters.to_string())]), String::new()];
        for (name, kind) in files {
            lines.push(format!("{name}\n    {}", messages.text(&format!("print-file_{kind}"), &[])));
        }
        lines.push(String::new());
        lines.push(messages.text("print-readme_scale", &[]));
        lines.join("\n")
    };
    format!("{}\n\n----\n\n{}\n", part(lang), part(lang.other()))
}
