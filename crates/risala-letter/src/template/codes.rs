//! The kinds of problems of templates and of the letters made from them.

use crate::problem::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub(crate) const $name: Code = Code($code);)*
        /// Every code of this area.
        pub const CODES: &[Code] = &[$($name),*];
    };
}

codes! {
    TOO_LARGE = "template.too_large";
    CHARACTER = "template.character";
    MANIFEST = "template.manifest";
    MISSING_FILE = "template.missing_file";
    TOO_DEEP = "template.too_deep";
    TOO_MANY_TAGS = "template.too_many_tags";
    UNCLOSED_TAG = "template.unclosed_tag";
    UNCLOSED_BLOCK = "template.unclosed_block";
    UNEXPECTED_TAG = "template.unexpected_tag";
    STRAY_BRACES = "template.stray_braces";
    CONSTRUCT = "template.construct";
    UNKNOWN_FIELD = "template.unknown_field";
    UNKNOWN_HELPER = "template.unknown_helper";
    FIELD_NOT_HERE = "template.field_not_here";
    ARGUMENTS = "template.helper_arguments";
    FORMS = "template.helper_forms";
    STRAY_MARK = "template.stray_mark";
    MARKDOWN = "template.markdown";
    NO_SUBJECT = "template.no_subject";
    STRUCTURE = "template.structure";
    OUTPUT_TOO_LARGE = "template.output_too_large";
    MISSING_FIELD = "template.missing_field";
    VALUE_KIND = "template.value_kind";
    ONE_SIDED_VALUE = "template.one_sided_value";
    UNEQUAL_BLOCKS = "template.unequal_blocks";
    NO_LANGUAGE = "official.no_language";
    NO_FORM = "official.no_form";
    NEUTRAL_FORM = "official.neutral_form";
    FACT_EXPIRED = "fact.expired";
    UNFILLED = "letter.unfilled_field";
    SLASH_FORM = "letter.slash_form";
    DOUBLED_SPACE = "letter.doubled_space";
    LEFTOVER = "letter.leftover_character";
}
