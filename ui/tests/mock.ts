// The shell as the tests of the window's page need it: a small campaign, pages drawn on a canvas.
import { mockIPC } from "@tauri-apps/api/mocks";
import type { CampaignView, LetterRow, PagePicture, ProblemEntry, UnlockReport } from "../src/ipc/bindings";

declare global {
  interface Window {
    /** Set by a test before the page loads. */
    scenario?: { lang?: "ar" | "en"; open?: boolean; letters?: number; refuse?: boolean; locked?: boolean };
    /** The calls made so far. */
    calls?: string[];
  }
}

type Person = Omit<LetterRow, "reference" | "template">;

function person(official: string, country: string, channel: string, rest: Partial<Person>): Person {
  const nothing = { name_en: "", name_ar: "", title_en: "", title_ar: "", languages: ["ar", "en"] };
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
    letters: letters(window.scenario?.letters ?? 24),
    skipped: [{ official: "benjelloul", reason: words[lang].reason }],
    problems: [
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

let isOpen = window.scenario?.open ?? false;
let isLocked = window.scenario?.locked ?? false;
window.calls = [];

mockIPC((command, payload) => {
  const args = (payload ?? {}) as {
    lang?: "ar" | "en";
    official?: string;
    page?: number;
    password?: string;
    remember?: boolean;
  };
  const lang = args.lang ?? "en";
  window.calls?.push(command);
  switch (command) {
    case "asked_language":
      return window.scenario?.lang ?? null;
    case "close_campaign":
      isOpen = false;
      return null;
    case "read_again":
      return isOpen ? campaign(lang) : null;
    case "choose_folder":
      if (window.scenario?.refuse)
        throw { problems: [problem(lang, "broken", { file: "campaign.toml", line: 3 })] };
      isOpen = true;
      return campaign(lang);
    case "open_sample":
      isOpen = true;
      return campaign(lang);
    case "preview_page":
      if (args.official === "spain") throw { problems: [wrongField(lang)] };
      return page(args.official ?? "", args.page ?? 1);
    case "unlock_identity":
      return unlock(lang, args.password ?? "", args.remember ?? false);
    default:
      throw new Error(`no command ${command}`);
  }
});
