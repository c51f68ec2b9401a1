// The shell as the tests of the window's page need it: a small campaign, pages drawn on a canvas.
import { mockIPC } from "@tauri-apps/api/mocks";
import type {
  CampaignForm,
  CampaignView,
  FormChange,
  LetterRow,
  ListPreview,
  OfficialCard,
  OfficialRow,
  OfficialsPage,
  OfficialsQuery,
  PagePicture,
  PartDraft,
  Preferences,
  ProblemEntry,
  Signal,
  TemplateView,
  UnlockReport,
} from "../src/ipc/bindings";
import { type Follow, type FollowArguments, follow } from "./mock-follow";
import { type Mail, type MailArguments, mail } from "./mock-mail";
import { type Print, type PrintArguments, print } from "./mock-print";
import { type Share, type ShareArguments, share } from "./mock-share";

declare global {
  interface Window {
    /** Set by a test before the page loads. */
    scenario?: {
      lang?: "ar" | "en";
      open?: boolean;
      letters?: number;
      refuse?: boolean;
      locked?: boolean;
      officials?: number;
      step?: Preferences["step"];
      /** Accounts, seal and outbox. */
      mail?: Mail;
      /** Printing and what comes back. */
      print?: Print;
      /** What is done by hand, and the report. */
      follow?: Follow;
      /** The share kit and partners. */
      share?: Share;
      /** Nobody is written to by post or by hand. */
      paperless?: boolean;
      /** Nothing is wrong with the campaign. */
      sound?: boolean;
      /** Hostile values in template and officials. */
      hostile?: boolean;
    };
    /** The calls made so far. */
    calls?: string[];
    /** Ends the hold of what was released. */
    due?: () => void;
    /** Rings as the shell does. */
    ring?: (signal: Signal) => void;
    /** Agrees to what is asked for in the browser. */
    agree?: () => void;
    /** Whether long work takes its time. */
    slow?: boolean;
    /** What the mocked files hold. */
    files?: Record<string, string>;
    /** What was last asked to be kept. */
    kept?: unknown;
  }
}

type Person = Omit<LetterRow, "reference" | "template">;

function person(official: string, country: string, channel: string, rest: Partial<Person>): Person {
  const nothing = { name_en: "", name_ar: "", title_en: "", title_ar: "", languages: ["ar", "en"], pages: 2 };
  return { official, country, channel, ...nothing, ...rest };
}

const people = [
  person("sweden", "SE", "email", {
    name_en: "Nora Lindqvist",
    name_ar: "نورا ليندكفيست",
    title_en: "Minister for Digital Affairs",
    title_ar: "وزيرة الشؤون الرقمية",
  }),
  person("nigeria", "NG", "email", {
    name_en: "Daniel Okafor",
    name_ar: "دانيال أوكافور",
    title_en: "Minister of Communications",
    title_ar: "وزير الاتصالات",
  }),
  person("spain", "ES", "email", {
    name_en: "Lucía Ferrer",
    name_ar: "لوثيا فيرير",
    title_en: "Secretary of State for Trade",
    title_ar: "وزيرة الدولة للتجارة",
  }),
  person("us-hale", "US", "post", {
    name_en: "Margaret Hale",
    title_en: "Member, Committee on Foreign Affairs",
    languages: ["en"],
    pages: 1,
  }),
  person("netherlands", "NL", "form", {
    name_en: "Robin Achterberg",
    name_ar: "روبن أختربرغ",
    title_en: "Head of Unit, Sanctions Policy",
    title_ar: "رئاسة وحدة سياسة العقوبات",
  }),
  person("jordan", "JO", "hand", {
    name_ar: "هالة العمري",
    title_ar: "مديرة التعاون الدولي",
    languages: ["ar"],
  }),
  person("uk", "GB", "post", {
    name_en: "The Rt Hon. the Baroness Featherstonehaugh-Cholmondeley of Upper Wensleydale",
    name_ar: "البارونة فذرستونهو",
    title_en: "Chair, Joint Committee on Trade, Technology and Telecommunications",
    title_ar: "رئيسة اللجنة المشتركة للتجارة والتقانة والاتصالات",
  }),
];

function letters(count: number): LetterRow[] {
  const rounds = Math.ceil(count / people.length);
  return Array.from({ length: rounds }, (_, round) =>
    people.map((one) => ({ ...one, official: round === 0 ? one.official : `${one.official}-${round}` })),
  )
    .flat()
    .slice(0, count)
    .map((one, i) => ({
      ...one,
      channel: window.scenario?.paperless ? "email" : one.channel,
      reference: `SCS/2026/${String(i + 1).padStart(4, "0")}`,
      template: "official",
    }));
}

const words = {
  en: {
    reason: "opted out on 3 June 2026",
    neutral: [
      "No neutral form is approved for “معالي”.",
      "Approve one under [neutral] in campaign.toml, or find out the gender.",
    ],
    field: ["There is no field “recipient.honour”.", "Use “recipient.honorific”, or remove the field."],
    locked: [
      "The identity society has a password, and the keyring does not have it.",
      "Enter it in the window, or run risala identity show with --remember.",
    ],
    wrong: ["The password does not open the identity.", "Mind capitals and the keyboard’s language."],
    absent: ["The password was not remembered: this system has no keyring.", "Signing works all the same."],
    outside: ["The file was changed outside this window.", "Take the new version, or keep the one here."],
    setting: ["“a5” is no paper; known are a4 and letter.", "Use one of these."],
    filter: ["The filter has no key “colour”.", "Known are tag, country and channel."],
    broken: ["campaign.toml has no key “titel”; “title” is known.", "Correct the key in campaign.toml."],
  },
  ar: {
    reason: "طلب عدم المراسلة في ٣ حزيران ٢٠٢٦",
    neutral: [
      "لا صيغة محايدة معتمدة لكلمة «معالي».",
      "اعتماد صيغة في [neutral] من campaign.toml، أو معرفة الجنس.",
    ],
    field: ["لا يوجد حقل باسم recipient.honour.", "استعمال recipient.honorific، أو حذف الحقل."],
    locked: [
      "لهوية التوقيع society كلمة سر ليست في حافظة كلمات السر.",
      "تُكتب في نافذة البرنامج، أو تُحفظ بالأمر risala identity show.",
    ],
    wrong: ["كلمة السر لا تفتح ملف الهوية.", "يُنتبه إلى الأحرف الكبيرة ولغة لوحة المفاتيح."],
    absent: ["لم تُحفظ كلمة السر: ليس في هذا النظام حافظة لكلمات السر.", "التوقيع ممكن مع ذلك."],
    outside: ["تغيّر الملف خارج النافذة.", "تؤخذ النسخة الجديدة أو تبقى التي هنا."],
    setting: ["لا ورق باسم a5، والمعروف a4 وletter.", "يُستعمل أحدهما."],
    filter: ["لا مفتاح باسم colour.", "المعروف tag وcountry وchannel."],
    broken: ["لا مفتاح باسم titel في campaign.toml، والمعروف title.", "تصحيح المفتاح في campaign.toml."],
  },
} as const;

function problem(
  lang: "ar" | "en",
  word: Exclude<keyof (typeof words)["en"], "reason">,
  rest: Partial<ProblemEntry>,
): ProblemEntry {
  const [message, hint] = words[lang][word];
  return {
    severity: "error",
    code: `test.${word}`,
    message,
    hint,
    official: "",
    file: "",
    line: 0,
    field: "",
    ...rest,
  };
}

const wrongField = (lang: "ar" | "en") =>
  problem(lang, "field", {
    official: "spain",
    file: "templates/official/letter.en.md",
    line: 12,
    field: "recipient.honour",
  });

function campaign(lang: "ar" | "en"): CampaignView {
  return {
    schema: 1,
    folder: "/campaign",
    title_ar: "النداء من أجل قطاع الاتصالات وتقانة المعلومات في سورية",
    title_en: "Appeal for Syria's ICT sector",
    organization_ar: "الجمعية العلمية السورية للمعلوماتية",
    organization_en: "Syrian Computer Society",
    list: isDirectory ? "" : "officials.csv",
    sample: false,
    letters: letters(window.scenario?.letters ?? 24).map((row) =>
      row.official === "spain" && !window.scenario?.sound ? { ...row, pages: 0 } : row,
    ),
    skipped: [{ official: "benjelloul", reason: words[lang].reason }],
    problems: window.scenario?.sound
      ? []
      : [
          problem(lang, "neutral", { severity: "warning", official: "netherlands" }),
          wrongField(lang),
          ...(isLocked ? [problem(lang, "locked", { code: "signing.password_needed" })] : []),
        ],
  };
}

function page(official: string, number: number): PagePicture {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1091, 1543];
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#16191a";
    pen.font = "48px serif";
    pen.fillText(`${official}, ${number}`, 140, 200);
    for (let y = 300; y < 1300; y += 40) pen.fillRect(140, y, 800, 6);
  }
  const png_base64 = canvas.toDataURL("image/png").split(",")[1] ?? "";
  return { page: number, pages: 2, png_base64, width: canvas.width, height: canvas.height, problems: [] };
}

/** The identity opens with "secret"; there is no keyring. */
function unlock(lang: "ar" | "en", password: string, remember: boolean): UnlockReport {
  if (password !== "secret") throw { problems: [problem(lang, "wrong", { code: "signing.wrong_password" })] };
  isLocked = false;
  const problems = remember ? [problem(lang, "absent", { severity: "warning" })] : [];
  return { schema: 1, campaign: campaign(lang), problems };
}

const HOSTILE = "<img src=x onerror=alert(1)>\u202e{{constructor}}";
let isDirectory = false;

/** Officials of the directory, in memory. */
const known: OfficialRow[] = Array.from({ length: window.scenario?.officials ?? 24 }, (_, i) => {
  const one = people[i % people.length];
  const round = Math.floor(i / people.length);
  return {
    id: `${one?.official}${round === 0 ? "" : `-${round}`}`,
    name_ar: one?.name_ar ?? "",
    name_en: window.scenario?.hostile && i === 0 ? HOSTILE : (one?.name_en ?? ""),
    title_ar: one?.title_ar ?? "",
    title_en: one?.title_en ?? "",
    country: one?.country ?? "",
    channel: one?.channel ?? "",
    gender: "female",
    tags: i % 3 === 0 ? ["trade", "decides"] : [],
    opt_out: i === 4 ? "2026-06-03" : "",
    due: i === 2,
  };
});
const cells = new Map<string, Record<string, string>>();
let undone: (() => void) | null = null;

function counted(rows: OfficialRow[], column: "country" | "channel"): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column]] = (counts[row[column]] ?? 0) + 1;
  return counts;
}

function officials(lang: "ar" | "en", query: OfficialsQuery): OfficialsPage {
  if (query.filter.includes("colour:"))
    throw { problems: [problem(lang, "filter", { code: "filter.unknown_key" })] };
  const terms = query.filter.split(/\s+/).filter((term) => term !== "");
  const words = query.words.toLowerCase();
  const found = known.filter(
    (row) =>
      terms.every((term) =>
        [
          `country:${row.country}`,
          `channel:${row.channel}`,
          `id:${row.id}`,
          ...row.tags.map((tag) => `tag:${tag}`),
        ].includes(term),
      ) && `${row.name_en}\n${row.name_ar}`.toLowerCase().includes(words),
  );
  if (query.sort === "name_en") found.sort((a, b) => (a.name_en < b.name_en ? -1 : 1));
  if (query.descending) found.reverse();
  return {
    schema: 1,
    all: known.length,
    found: found.length,
    opted_out: found.filter((row) => row.opt_out !== "").length,
    start: query.start,
    rows: structuredClone(found.slice(query.start, query.start + query.count)),
    counts: { country: counted(found, "country"), channel: counted(found, "channel"), language: {} },
  };
}

function cellsOf(id: string): Record<string, string> {
  const row = known.find((one) => one.id === id);
  if (!row) throw { problems: [] };
  const { tags, due: _, ...rest } = row;
  const mine = cells.get(id) ?? {
    ...rest,
    tags: tags.join(";"),
    email: `${id}@example.org`,
    source: "https://example.org/ministers",
    verified_on: "2026-11-12",
    address1: "Birch Lane 4",
    address2: "111 22 Sampleholm",
  };
  cells.set(id, mine);
  return mine;
}

function card(id: string): OfficialCard {
  const edit = {
    edit: 1,
    at: "2026-11-12T10:00:00Z",
    by: "lina",
    kind: "import",
    about: "officials.xlsx",
    undoes: 0,
    officials: 24,
  };
  const changed = [{ column: "title_en", before: "Deputy Minister", after: "Minister" }];
  return {
    schema: 1,
    known: {
      schema: 1,
      official: Object.fromEntries(Object.entries(cellsOf(id)).filter(([, cell]) => cell !== "")),
      offices: [],
      holders: [],
      addresses: [],
      history: [
        { edit: { ...edit, edit: 2, kind: "edit", about: "" }, what: "changed", cells: changed },
        { edit, what: "added", cells: [] },
      ],
      problems: [],
    },
    addressed: [
      {
        lang: "ar",
        address_line: "معالي السيدة نورا ليندكفيست المحترمة",
        salutation: "معالي الوزيرة",
        missing: "",
      },
      { lang: "en", address_line: "Her Excellency Ms Nora Lindqvist", salutation: "Excellency", missing: "" },
    ],
  };
}

function edit(id: string, said: string[], optOut: string | null) {
  const mine = cellsOf(id);
  const before = { ...mine };
  const row = known.find((one) => one.id === id);
  const rowBefore = row && { ...row };
  undone = () => {
    cells.set(id, before);
    if (row && rowBefore) Object.assign(row, rowBefore);
  };
  const changed = said.map((cell) => {
    const [column = "", ...rest] = cell.split("=");
    const after = rest.join("=");
    const change = { column, before: mine[column] ?? "", after };
    mine[column] = after;
    if (row && column in row) Object.assign(row, { [column]: after });
    return change;
  });
  if (optOut !== null) {
    changed.push({ column: "opt_out", before: mine.opt_out ?? "", after: optOut });
    mine.opt_out = optOut;
    if (row) row.opt_out = optOut;
  }
  return { schema: 1, changed: { official: id, cells: changed }, problems: [] };
}

function list(map: string[]): ListPreview {
  const said = Object.fromEntries(map.map((one) => one.split("=")));
  const column = (heading: string, guess: string, how: string) => ({
    heading,
    column: said[heading] ?? guess,
    how: said[heading] === "-" ? "left-out" : said[heading] ? "said" : how,
  });
  return {
    schema: 1,
    file: "officials.xlsx",
    edit: 0,
    rows: 300,
    columns: [
      column("Full name", "name_en", "heading"),
      column("الاسم", "name_ar", "heading"),
      column("Country", "country", "name"),
      column("Party", "Party", "own"),
    ],
    new: 296,
    differing: 1,
    differences: [
      { official: "spain", cells: [{ column: "title_en", before: "Secretary of State", after: "Minister" }] },
    ],
    unchanged: 2,
    opted_out: 0,
    absent: ["sweden"],
    changed: 2,
    changes: [
      { row: 4, column: "country", from: "Syrian Arab Republic", to: "SY" },
      { row: 9, column: "gender", from: "أنثى", to: "female" },
    ],
    not_taken: [{ row: 17, reason: "The row has no name." }],
    problems: [],
  };
}

const LETTER_EN = `# Lifting the remaining restrictions

{{salutation recipient}},

We write to {{style recipient}} on behalf of the {{organization.name}}. {{#if organization.about}}{{organization.about}}{{else}}We work in Syria.{{/if}}

We therefore ask you to:
1. lift the restrictions;
2. issue guidance.

${window.scenario?.hostile ? `${HOSTILE}\n\n` : ""}{{closing recipient}}
`;
const LETTER_AR = `# رفع القيود المتبقية

{{salutation recipient}}، تحية طيبة وبعد،

نتوجه إلى {{style recipient}} باسم {{organization.name}}. {{#if organization.about}}{{organization.about}}{{else}}ونحن نعمل في سورية.{{/if}}

لذا نرجو:
1. رفع القيود؛
2. إصدار إرشادات.

{{closing recipient}}
`;
const files: Record<string, string> = {
  "letter.ar": LETTER_AR,
  "letter.en": LETTER_EN,
  "mail.ar": "رسالة\n\nنرفق رسالة.\n",
  "mail.en": "Letter\n\nWe attach a letter.\n",
};
window.files = files;
const stamp = (text: string) => `${text.length}:${text}`;

function textProblems(lang: "ar" | "en"): ProblemEntry[] {
  return Object.entries(files).flatMap(([part, text]) => {
    const line = text.split("\n").findIndex((one) => one.includes("recipient.honour"));
    const place = { file: `templates/official/${part}.md`, line: line + 1, field: "recipient.honour" };
    return line < 0 ? [] : [problem(lang, "field", { code: "template.unknown_field", ...place })];
  });
}

function template(lang: "ar" | "en", name: string): TemplateView {
  return {
    schema: 1,
    name: name || "official",
    templates: [
      { name: "official", title_ar: "رسالة إلى أصحاب القرار", title_en: "To those who decide" },
      { name: "company", title_ar: "رسالة إلى الشركات", title_en: "To companies" },
    ],
    parts: Object.entries(files).map(([part, text]) => ({ part, text, stamp: stamp(text) })),
    facts: ["effect"],
    columns: ["ask_en"],
    problems: textProblems(lang),
  };
}

function write(lang: "ar" | "en", draft: PartDraft) {
  if (stamp(files[draft.part] ?? "") !== draft.stamp)
    throw { problems: [problem(lang, "outside", { code: "file.changed_outside" })] };
  files[draft.part] = draft.text;
  return { schema: 1, stamp: stamp(draft.text), problems: textProblems(lang) };
}

const form: CampaignForm = {
  schema: 1,
  stamp: "1",
  values: {
    "title.ar": "النداء",
    "title.en": "Appeal",
    "organization.name.ar": "الجمعية العلمية السورية للمعلوماتية",
    "organization.name.en": "Syrian Computer Society",
    "organization.emblem": "emblem.svg",
    "organization.email": "office@example.org",
    languages: "ar,en",
    layout: "parallel",
    paper: "a4",
    reference: "SCS-{year}-{number:04}",
    "signatories.0.name.en": "Salma Halabi",
    "signatories.0.name.ar": "سلمى الحلبي",
    officials: "officials.csv",
  },
  signatories: 1,
  excusable: ["test.field"],
  problems: [],
};

function change(lang: "ar" | "en", given: string, changes: FormChange[]): CampaignForm {
  if (given !== form.stamp) throw { problems: [problem(lang, "outside", { code: "file.changed_outside" })] };
  for (const { key, value } of changes) {
    if (key === "reference" && value === "bad")
      throw { problems: [problem(lang, "setting", { field: key })] };
    if (key === "signatories") form.signatories += value === "add" ? 1 : -1;
    else form.values[key] = value;
    if (key === "officials") isDirectory = value === "directory";
  }
  form.stamp = String(Number(form.stamp) + 1);
  return structuredClone(form);
}

let isOpen = window.scenario?.open ?? false;
let isLocked = window.scenario?.locked ?? false;
const recent = [
  {
    key: "a1",
    folder: "/campaigns/appeal",
    title_ar: "نداء الخريف",
    title_en: "Autumn appeal",
    opened: "2026-11-20T09:00:00Z",
    there: true,
  },
  {
    key: "b2",
    folder: "/campaigns/old",
    title_ar: "",
    title_en: "Spring appeal",
    opened: "2026-04-02T09:00:00Z",
    there: false,
  },
];
window.calls = [];

interface Arguments
  extends Omit<MailArguments, "bell">,
    Omit<PrintArguments, "bell" | "id" | "steps" | "wish">,
    Omit<FollowArguments, "id" | "wish">,
    Omit<ShareArguments, "steps"> {
  bell?: { onmessage: (told: never) => void };
  lang?: "ar" | "en";
  official?: string;
  officials?: string[];
  page?: number;
  remember?: boolean;
  key?: string;
  cells?: string[];
  optOut?: string | null;
  query?: OfficialsQuery;
  choice?: { map: string[]; take: boolean };
  draft?: PartDraft;
  stamp?: string;
  changes?: FormChange[];
  wanted?: unknown;
}

const opened = (lang: "ar" | "en") => {
  isOpen = true;
  return campaign(lang);
};

type Command = (lang: "ar" | "en", args: Arguments) => unknown;
const commands: Record<string, Command> = {
  asked_language: () => window.scenario?.lang ?? null,
  preferences: () => ({
    lang: null,
    digits: "arab",
    look: "system",
    step: window.scenario?.step ?? "proof",
    place: null,
  }),
  keep_preferences: (_, { wanted }) => {
    window.kept = wanted;
    return null;
  },
  listen: (_, { bell }) => {
    window.ring = bell?.onmessage as (signal: Signal) => void;
    return null;
  },
  open_offered: (lang) => opened(lang),
  recent_campaigns: () => ({ schema: 1, campaigns: recent }),
  open_recent: (lang) => opened(lang),
  forget_recent: (_, { key }) => ({ schema: 1, campaigns: recent.filter((one) => one.key !== key) }),
  sample_page: () => page("sample", 1),
  open_sample: (lang) => opened(lang),
  new_campaign: (lang) => opened(lang),
  choose_folder: (lang) => {
    if (window.scenario?.refuse)
      throw { problems: [problem(lang, "broken", { file: "campaign.toml", line: 3 })] };
    return opened(lang);
  },
  read_again: (lang) => (isOpen ? campaign(lang) : null),
  close_campaign: () => {
    isOpen = false;
    return null;
  },
  preview_page: (lang, { official = "", page: number = 1 }) => {
    if (official === "spain") throw { problems: [wrongField(lang)] };
    return page(official, number);
  },
  thumbnails: (_, { officials = [] }) => ({
    schema: 1,
    thumbnails: officials
      .filter((official) => official !== "spain")
      .map((official) => {
        const { png_base64, width, height } = page(official, 1);
        return { official, png_base64, width, height };
      }),
  }),
  letter_text: (lang, { official = "" }) => {
    if (official === "spain") throw { problems: [wrongField(lang)] };
    return {
      schema: 1,
      official,
      text: `Ref. SCS\nExcellency,\nWe write to you.\n\nالرقم SCS\nمعالي الوزيرة،\nنتوجه إلى معاليكم.\n`,
    };
  },
  unlock_identity: (lang, { password, remember = false }) => unlock(lang, password ?? "", remember),
  officials_page: (lang, { query }) => query && officials(lang, query),
  official_card: (_, { id = "" }) => card(id),
  edit_official: (_, { id = "", cells: said = [], optOut = null }) => edit(id, said, optOut),
  undo_edit: () => {
    undone?.();
    return { schema: 1, edit: 3, undoes: 2, officials: ["sweden"], problems: [] };
  },
  choose_list: () => list([]),
  choose_own_list: () => list([]),
  take_list: (_, { choice }) => ({ ...list(choice?.map ?? []), edit: choice?.take ? 7 : 0 }),
  read_template: (lang, { name = "" }) => template(lang, name),
  write_template: (lang, { draft }) => draft && write(lang, draft),
  campaign_form: () => structuredClone(form),
  change_campaign: (lang, { stamp: given = "", changes = [] }) => change(lang, given, changes),
  choose_picture: (lang, { stamp: given = "", key = "" }) =>
    change(lang, given, [{ key, value: "picture.png" }]),
  doctor: (lang) => ({
    schema: 1,
    version: "0.1.0",
    system: "linux x86_64",
    data: "/home/lina/.local/share/org.risala.desktop",
    checks: [
      { name: "folder", state: "well", code: "" },
      { name: "store", state: "well", code: "" },
      { name: "fonts", state: "well", code: "" },
      { name: "keyring", state: "warning", code: "doctor.keyring" },
      { name: "clock", state: "well", code: "" },
    ],
    problems: [problem(lang, "absent", { severity: "warning" })],
  }),
  backup: () => ({ schema: 1, out: "/backup.zip", officials: 24, files: 0, problems: [] }),
  restore: () => null,
};

const byMail = letters(window.scenario?.letters ?? 24)
  .filter((row) => row.channel === "email")
  .map((row) => row.official);
const hostile: { hostile?: string } = window.scenario?.hostile ? { hostile: HOSTILE } : {};
const paper = print({ ...window.scenario?.print, ...hostile });
const agree = (lang: "ar" | "en", args: MailArguments) =>
  paper.agree(lang, args as Omit<MailArguments, "id"> as PrintArguments);
const sent = mail({ ...window.scenario?.mail, ...hostile, agree }, byMail);
const all = letters(window.scenario?.letters ?? 24);
const followed = follow(window.scenario?.follow ?? {}, all, hostile.hostile);
const shared = share(window.scenario?.share ?? {}, hostile.hostile);
Object.assign(commands, sent.commands, paper.commands, followed, shared);
window.due = sent.due;

mockIPC((command, payload) => {
  const args = (payload ?? {}) as Arguments;
  window.calls?.push(command);
  const run = commands[command];
  if (!run) throw new Error(`no command ${command}`);
  return run(args.lang ?? "en", args);
});
