// Three hundred invented officials as an office keeps them: in its own words, with three mistakes.

export const FIRST = [
  ["Mary", "ماري"],
  ["John", "جون"],
  ["Layla", "ليلى"],
  ["Omar", "عمر"],
  ["Grace", "غريس"],
  ["Felix", "فيليكس"],
];
export const LAST = [
  ["Smith", "سميث"],
  ["O’Connor", "أوكونور"],
  ["Haddad", "حداد"],
  ["Novak", "نوفاك"],
  ["Rossi", "روسي"],
  ["Martin", "مارتن"],
  ["Khan", "خان"],
  ["Lindqvist", "ليندكفيست"],
  ["Okafor", "أوكافور"],
  ["Tanaka", "تاناكا"],
  ["Moreau", "مورو"],
];
/** Second family names, so that no two are called alike. */
const MORE = [
  ["Hall", "هول"],
  ["Weber", "فيبر"],
  ["Silva", "سيلفا"],
  ["Petit", "بوتي"],
  ["Lund", "لوند"],
];
export const OFFICES = [
  ["Minister for Trade", "وزيرة التجارة", "وزير التجارة", "Ministry of Trade", "وزارة التجارة"],
  [
    "Minister for Digital Affairs",
    "وزيرة الشؤون الرقمية",
    "وزير الشؤون الرقمية",
    "Ministry of Digital Affairs",
    "وزارة الشؤون الرقمية",
  ],
  [
    "Minister of Foreign Affairs",
    "وزيرة الخارجية",
    "وزير الخارجية",
    "Ministry of Foreign Affairs",
    "وزارة الخارجية",
  ],
];
export const COUNTRIES = ["US", "GB", "DE", "FR", "IE", "SE", "JP", "CA", "CH", "AT"];

/** The one whose gender nobody wrote down, nor the body; the one who has no address; the one whose term is over. */
export const MISTAKES = { gender: "office-007", email: "office-011", term: "office-013" };

/** The headings: known ones, one that only a person can tell, one that is no business of Risala's. */
export const HEADINGS = { body: "Body", notes: "Remarks of the desk" };

/** @returns {string[][]} */
export function officials() {
  const head = [
    "id",
    "Name",
    "الاسم",
    "Gender",
    "rank",
    "Title",
    "المنصب",
    HEADINGS.body,
    "الجهة",
    "Country",
    "address1",
    "address2",
    "Email",
    "channel",
    "language",
    "Tags",
    "source",
    "verified_on",
    "term_end",
    HEADINGS.notes,
  ];
  return [head, ...Array.from({ length: 300 }, (_, at) => row(at + 1))];
}

/**
 * @param {number} number
 * @returns {string[]}
 */
function row(number) {
  const id = `office-${String(number).padStart(3, "0")}`;
  const [first_en = "", first_ar = ""] = FIRST[number % FIRST.length] ?? [];
  const [last_en = "", last_ar = ""] = LAST[number % LAST.length] ?? [];
  const isWoman = number % 2 === 0;
  const [more_en = "", more_ar = ""] = MORE[Math.floor(number / 66)] ?? [];
  const [title = "", woman = "", man = "", body = "", body_ar = ""] = OFFICES[number % OFFICES.length] ?? [];
  return [
    id,
    `${first_en} ${more_en} ${last_en}`,
    `${first_ar} ${more_ar} ${last_ar}`,
    id === MISTAKES.gender ? "" : isWoman ? "female" : "male",
    "minister",
    title,
    isWoman ? woman : man,
    id === MISTAKES.gender ? "" : body,
    id === MISTAKES.gender ? "" : body_ar,
    COUNTRIES[number % COUNTRIES.length] ?? "US",
    `${number} Example Street`,
    "Example City",
    id === MISTAKES.email ? "" : `minister${String(number).padStart(3, "0")}@example.org`,
    number % 12 === 0 ? "post" : "email",
    "ar+en",
    "government",
    "https://example.org/cabinet",
    "2026-10-01",
    id === MISTAKES.term ? "2026-02-01" : "",
    "",
  ];
}
