//! campaign.toml, forms.toml and the files of a template: read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use risala_letter::forms::OwnForms;
use risala_letter::{Bilingual, Campaign, Template, TemplateSources};

fuzz_target!(|text: &str| {
    let _ = Campaign::parse(text);
    let _ = OwnForms::parse(text);
    let letter = Bilingual { ar: Some(text.to_owned()), en: Some(text.to_owned()) };
    let toml = "schema = 1\ntitle = { en = \"T\" }".to_owned();
    let _ = Template::parse("t", &TemplateSources { toml, mail: letter.clone(), letter });
});
