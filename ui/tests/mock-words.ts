// What the mocked shell says, in both languages.
import type { ProblemEntry } from "../src/ipc/bindings";

/** A value that would do harm if it were markup. */
export const HOSTILE = "<img src=x onerror=alert(1)>\u202e{{constructor}}";

export const words = {
  en: {
    reason: "opted out on 3 June 2026",
    neutral: [
      "No neutral form is approved for “معالي”.",
      "Approve one under [neutral] in campaign.toml, or find out the gender.",
    ],
    field: ["There is no field “recipient.honour”.", "Use “recipient.honorific”, or remove the field."],
    locked: [
      "The identity society has a password, and the keyring does not have it.",
      "Enter it; the keyring remembers it if you wish.",
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
      "تُكتب، وتحفظها حافظة كلمات السر عند الرغبة.",
    ],
    wrong: ["كلمة السر لا تفتح ملف الهوية.", "يُنتبه إلى الأحرف الكبيرة ولغة لوحة المفاتيح."],
    absent: ["لم تُحفظ كلمة السر: ليس في هذا النظام حافظة لكلمات السر.", "التوقيع ممكن مع ذلك."],
    outside: ["تغيّر الملف خارج النافذة.", "تؤخذ النسخة الجديدة أو تبقى التي هنا."],
    setting: ["لا ورق باسم a5، والمعروف a4 وletter.", "يُستعمل أحدهما."],
    filter: ["لا مفتاح باسم colour.", "المعروف tag وcountry وchannel."],
    broken: ["لا مفتاح باسم titel في campaign.toml، والمعروف title.", "تصحيح المفتاح في campaign.toml."],
  },
} as const;

export function problem(
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

export const wrongField = (lang: "ar" | "en") =>
  problem(lang, "field", {
    official: "spain",
    file: "templates/official/letter.en.md",
    line: 12,
    field: "recipient.honour",
  });
