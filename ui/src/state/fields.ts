// The fields a template may name, in the words of the window's language.
import { has, t } from "../messages/words.svelte";

/** A field to insert. */
export interface Choice {
  code: string;
  group: "recipient" | "us" | "letter" | "facts" | "own";
}

const RECIPIENT = [
  "salutation recipient",
  "style recipient",
  "address_line recipient",
  "closing recipient",
  "recipient.name",
  "recipient.title",
  "recipient.organization",
  "recipient.country",
];
const US = [
  "organization.name",
  "organization.short_name",
  "organization.about",
  "organization.contact",
  "organization.place",
  "organization.phone",
  "organization.website",
  "organization.email",
  "signatory.name",
  "signatory.title",
];
const LETTER = [
  "letter.reference",
  "date letter.date",
  "letter.earlier_reference",
  "date letter.earlier_sent",
  "campaign.title",
];

/** All that can be inserted, in the order of the menu. */
export function choices(facts: string[], columns: string[]): Choice[] {
  const of = (group: Choice["group"], codes: string[]) =>
    codes.map((code) => ({ group, code: `{{${code}}}` }));
  return [
    ...of("recipient", RECIPIENT),
    ...of("us", US),
    ...of("letter", LETTER),
    ...of(
      "facts",
      facts.flatMap((name) => [`facts.${name}.text`, `facts.${name}.source`]),
    ),
    ...of(
      "own",
      columns.map((name) => `recipient.extra.${name}`),
    ),
  ];
}

/** How `code` is named in running text; null when it is no field that we know. */
export function label(code: string): string | null {
  const inner = code.slice(2, -2).trim();
  if (inner === "else") return t("window-token-else");
  if (/^\/(if|unless)$/.test(inner)) return t("window-token-end");
  const remark = /^!(?:--)?\s*([\s\S]*?)\s*(?:--)?$/.exec(inner);
  if (remark) return t("window-token-remark", { text: remark[1] ?? "" });
  const condition = /^#(if|unless) +(\S+)$/.exec(inner);
  if (condition?.[2]) {
    const field = label(`{{${condition[2]}}}`) ?? condition[2];
    return t(condition[1] === "if" ? "window-token-if" : "window-token-unless", { field });
  }
  const call = /^(plural|select|number|list|date) +(\S+)/.exec(inner);
  if (call?.[1] === "plural" || call?.[1] === "select" || call?.[1] === "number" || call?.[1] === "list") {
    return t(`window-token-${call[1]}`, { field: label(`{{${call[2]}}}`) ?? call[2] ?? "" });
  }
  return simple(call?.[2] ?? inner);
}

function simple(field: string): string | null {
  const own = /^recipient\.extra\.(.+)$/.exec(field);
  if (own?.[1]) return own[1];
  const fact = /^facts\.([^.]+)(\.text|\.source)?$/.exec(field);
  if (fact?.[1])
    return t(fact[2] === ".source" ? "window-token-source" : "window-token-fact", { name: fact[1] });
  const id = `window-token-${field.replace(/ recipient$/, "").replace(/[._]/g, "-")}`;
  return has(id) ? t(id) : null;
}
