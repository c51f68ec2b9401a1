//! The workbook offered to be filled in: headings in both languages, drop-downs, and a sheet that explains each column.

use std::borrow::Cow;

use risala_letter::Problem;
use risala_letter::official::{Channel, Gender, Named, Rank, Reads};

use super::spreadsheet::{SheetText, workbook};

/// A column of the form: name, headings, and what to write in it.
struct Field {
    column: &'static str,
    en: &'static str,
    ar: &'static str,
    note_en: &'static str,
    note_ar: &'static str,
}

const fn field(
    column: &'static str,
    (en, ar): (&'static str, &'static str),
    (note_en, note_ar): (&'static str, &'static str),
) -> Field {
    Field { column, en, ar, note_en, note_ar }
}

const FIELDS: [Field; 24] = [
    field(
        "id",
        ("ID", "الرمز"),
        (
            "Unique: letters, digits, - _ . @ +. Left empty, one is made from the name.",
            "فريد: حروف وأرقام و- _ . @ +. وإن تُرك فارغًا صيغ من الاسم.",
        ),
    ),
    field(
        "gender",
        ("Gender", "الجنس"),
        (
            "Choose. Left empty it is unknown: then the office is addressed, never a guess.",
            "يُختار من القائمة. وإن تُرك فارغًا عُدّ غير معروف، فتُخاطب الجهة ولا يُخمَّن شيء.",
        ),
    ),
    field(
        "rank",
        ("Rank", "المرتبة"),
        ("Choose; decides the form of address.", "تُختار من القائمة، وهي تحدد صيغة المخاطبة."),
    ),
    field("name_en", ("Name in English", "الاسم بالإنكليزية"), ("Whole name, without titles.", "الاسم كاملًا دون ألقاب.")),
    field("name_ar", ("Name in Arabic", "الاسم بالعربية"), ("Whole name, without titles.", "الاسم كاملًا دون ألقاب.")),
    field(
        "family_en",
        ("Family name in English", "الكنية بالإنكليزية"),
        ("Left empty: the last word of the name.", "إن تُركت فارغة أُخذت الكلمة الأخيرة من الاسم."),
    ),
    field("title_en", ("Title in English", "المنصب بالإنكليزية"), ("The office held.", "المنصب.")),
    field(
        "title_ar",
        ("Title in Arabic", "المنصب بالعربية"),
        ("The office held, in the person’s gender.", "المنصب بصيغة جنس صاحبه."),
    ),
    field(
        "organization_en",
        ("Organization in English", "المؤسسة بالإنكليزية"),
        ("Ministry, company …", "الوزارة أو الشركة …"),
    ),
    field(
        "organization_ar",
        ("Organization in Arabic", "المؤسسة بالعربية"),
        ("Ministry, company …", "الوزارة أو الشركة …"),
    ),
    field(
        "country",
        ("Country", "البلد"),
        ("Its name in either language, or its code of two letters.", "اسمه بإحدى اللغتين أو رمزه المؤلف من حرفين."),
    ),
    field(
        "address1",
        ("Address line 1", "العنوان 1"),
        ("As on an envelope, in Latin letters, without the country.", "كما يُكتب على الظرف، بحروف لاتينية ودون البلد."),
    ),
    field("address2", ("Address line 2", "العنوان 2"), ("", "")),
    field("address3", ("Address line 3", "العنوان 3"), ("", "")),
    field("email", ("Email", "البريد الإلكتروني"), ("One address.", "عنوان واحد.")),
    field("phone", ("Phone", "الهاتف"), ("With the country’s code: +963 …", "مع رمز البلد: +963 …")),
    field("web_form", ("Web form", "نموذج الاتصال"), ("Address of the page, https://…", "عنوان الصفحة، https://…")),
    field(
        "channel",
        ("Channel", "القناة"),
        (
            "How the letter goes. Left empty: by e-mail where there is an address, else by post.",
            "طريقة الإرسال. وإن تُركت فارغة فبالبريد الإلكتروني إن وُجد عنوان وإلا فبالبريد.",
        ),
    ),
    field("language", ("Language", "اللغة"), ("Left empty: the campaign’s languages.", "إن تُركت فارغة فلغات الحملة.")),
    field(
        "salutation_en",
        ("Salutation in English", "المخاطبة بالإنكليزية"),
        ("Only where it is agreed and differs from the usual.", "فقط إن كانت متفقًا عليها ومختلفة عن المعتاد."),
    ),
    field(
        "salutation_ar",
        ("Salutation in Arabic", "المخاطبة بالعربية"),
        ("Only where it is agreed and differs from the usual.", "فقط إن كانت متفقًا عليها ومختلفة عن المعتاد."),
    ),
    field("tags", ("Tags", "الوسوم"), ("Words to choose by, with ; between them.", "كلمات للاختيار بينها الفاصلة ;.")),
    field("source", ("Source", "المصدر"), ("Where the row comes from.", "من أين جاءت البيانات.")),
    field(
        "verified_on",
        ("Verified on", "تاريخ التحقق"),
        ("The day somebody verified the row: 2026-03-31.", "يوم تحقق أحد من البيانات: 2026-03-31."),
    ),
];

/// Arabic words of the choices, in the order of the values.
const CHOICES_AR: [(&str, &[&str]); 4] = [
    ("gender", &["أنثى", "ذكر", "غير محدد"]),
    ("rank", &["رئيس دولة", "رئيس وزراء", "وزير", "سفير", "مدير", "نائب", "غير ذلك"]),
    ("channel", &["بريد إلكتروني", "بريد عادي", "نموذج", "باليد", "بلا"]),
    ("language", &["العربية", "الإنكليزية", "العربية والإنكليزية"]),
];

/// The form as a workbook.
///
/// # Errors
/// `command.internal` when it cannot be built.
pub fn form() -> Result<Vec<u8>, Problem> {
    let header: Vec<Cow<str>> = FIELDS.iter().map(|field| format!("{} | {}", field.en, field.ar).into()).collect();
    let mut list = sheet("Officials المسؤولون", header, Vec::new());
    let columns = CHOICES_AR.iter().map(|(column, _)| Cow::from(*column)).collect();
    let mut choices: Vec<Vec<Cow<str>>> = Vec::new();
    for ((column, words), (at, letter)) in CHOICES_AR.iter().zip("ABCD".chars().enumerate()) {
        let values: Vec<String> =
            values(column).iter().zip(*words).map(|(value, ar)| format!("{value} | {ar}")).collect();
        for (row, value) in values.iter().enumerate() {
            if choices.len() <= row {
                choices.push(vec![Cow::Borrowed(""); CHOICES_AR.len()]);
            }
            let cell = choices.get_mut(row).and_then(|cells| cells.get_mut(at));
            if let Some(cell) = cell {
                *cell = Cow::Owned(value.clone());
            }
        }
        let place = FIELDS.iter().position(|field| field.column == *column).unwrap_or_default();
        list.choices.push((place, format!("'Values القيم'!${letter}$2:${letter}${}", values.len() + 1)));
    }
    let values = sheet("Values القيم", columns, choices);
    workbook(vec![list, notes(), values])
}

fn notes() -> SheetText<'static> {
    let head = ["Column", "What to write", "العمود", "ما يُكتب فيه"].map(Cow::Borrowed).to_vec();
    let row = |field: &Field| [field.en, field.note_en, field.ar, field.note_ar].map(Cow::Borrowed).to_vec();
    sheet("Notes ملاحظات", head, FIELDS.iter().map(row).collect())
}

fn sheet<'a>(name: &'a str, header: Vec<Cow<'a, str>>, rows: Vec<Vec<Cow<'a, str>>>) -> SheetText<'a> {
    SheetText { name, header, rows: Box::new(rows.into_iter()), choices: Vec::new() }
}

fn values(column: &str) -> Vec<&'static str> {
    fn names<T: Named>() -> Vec<&'static str> {
        T::NAMES.iter().map(|(name, _)| *name).collect()
    }
    match column {
        "gender" => names::<Gender>(),
        "rank" => names::<Rank>(),
        "channel" => names::<Channel>(),
        _ => names::<Reads>(),
    }
}
