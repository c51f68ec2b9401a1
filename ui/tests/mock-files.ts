// The files of the mocked campaign: its texts and its settings.
import type { CampaignForm, FormChange, PartDraft, ProblemEntry, TemplateView } from "../src/ipc/bindings";
import { HOSTILE, problem } from "./mock-words";

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

/** Whether the campaign writes to the directory. */
export const isDirectory = () => form.values.officials === "directory";
const stamp = (text: string) => `${text.length}:${text}`;

function textProblems(lang: "ar" | "en"): ProblemEntry[] {
  return Object.entries(files).flatMap(([part, text]) => {
    const line = text.split("\n").findIndex((one) => one.includes("recipient.honour"));
    const place = { file: `templates/official/${part}.md`, line: line + 1, field: "recipient.honour" };
    return line < 0 ? [] : [problem(lang, "field", { code: "template.unknown_field", ...place })];
  });
}

export function template(lang: "ar" | "en", name: string): TemplateView {
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

export function write(lang: "ar" | "en", draft: PartDraft) {
  if (stamp(files[draft.part] ?? "") !== draft.stamp)
    throw { problems: [problem(lang, "outside", { code: "file.changed_outside" })] };
  files[draft.part] = draft.text;
  return { schema: 1, stamp: stamp(draft.text), problems: textProblems(lang) };
}

export const form: CampaignForm = {
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
window.settings = form;

export function change(lang: "ar" | "en", given: string, changes: FormChange[]): CampaignForm {
  if (given !== form.stamp) throw { problems: [problem(lang, "outside", { code: "file.changed_outside" })] };
  for (const { key, value } of changes) {
    if (key === "reference" && value === "bad")
      throw { problems: [problem(lang, "setting", { field: key })] };
    if (key === "signatories") form.signatories += value === "add" ? 1 : -1;
    else if (value === "") delete form.values[key];
    else form.values[key] = value;
  }
  form.stamp = String(Number(form.stamp) + 1);
  return structuredClone(form);
}
