// The shell's side of review copies, as the tests of the page need it: the text "one" came back as "two".
import type { ParagraphChange, PartComparison, ReviewComparison, WordChange } from "../src/ipc/bindings";

type Lang = "ar" | "en";

/** What the calls of these commands bring. */
export interface ReviewArguments {
  template?: string;
  name?: string;
  part?: string | null;
  text?: string;
}

const NONE = { kind: "", gap: "", text: "" };
const word = (state: WordChange["state"], text: string, rest: Partial<WordChange> = {}): WordChange => ({
  state,
  text,
  field: "",
  bold: false,
  italic: false,
  ...rest,
});

/** The second paragraph changed, one added after it, the last but one gone. */
function compared(part: string, source: string): PartComparison {
  const texts = source.trimEnd().split("\n\n");
  const of = (text: string, at: number) => ({
    kind: at === 0 ? "subject" : "paragraph",
    gap: at === 0 ? "" : "\n\n",
    text,
  });
  const isArabic = part.endsWith("ar");
  const said = isArabic ? "كلمات جديدة" : "New words";
  const paragraphs: ParagraphChange[] = texts.map((text, at) => ({
    state: "same",
    before: of(text, at),
    after: of(text, at),
    words: [word("same", text)],
  }));
  const [, second] = paragraphs;
  if (second) {
    second.state = "changed";
    second.after = of(`${said} {{organization.name}}`, 1);
    second.words = [
      word("removed", second.before.text),
      word("added", `${said} `, { bold: true }),
      word("added", "our name", { field: "{{organization.name}}" }),
    ];
  }
  const gone = paragraphs.at(-2);
  if (gone) {
    gone.state = "removed";
    gone.after = NONE;
    gone.words = [word("removed", gone.before.text)];
  }
  const more = isArabic ? "فقرة أخرى <b>" : "Another paragraph <b>";
  paragraphs.splice(2, 0, { state: "added", before: NONE, after: of(more, 2), words: [word("added", more)] });
  const text = paragraphs.map(({ after }) => after.gap + after.text).join("");
  return { part, stamp: "", changed: 3, paragraphs, tail: "\n", text: `${text}\n` };
}

/** What comes back in the file that the test's user chooses, or in the text that they paste. */
function comparison(lang: Lang, parts: string[]): ReviewComparison {
  const files = window.files ?? {};
  const message = lang === "ar" ? "حُذف الحقل «الاسم»." : "The field “name” was taken out.";
  return {
    schema: 1,
    template: "official",
    parts: parts.map((part) => compared(part, files[part] ?? "")),
    comments: [{ author: "Rana Haddad", text: "Which year?", about: "We write to you" }],
    insertions: 2,
    deletions: 1,
    written: [],
    problems: [
      {
        severity: "warning",
        code: "review.lost_field",
        message,
        hint: "",
        official: "",
        file: "templates/official/letter.en.md",
        line: 0,
        field: "name",
      },
    ],
  };
}

/** The commands of review copies. */
export const review: Record<string, (lang: Lang, args: ReviewArguments) => unknown> = {
  export_review: (_, { template = "", name = "" }) => {
    window.kept = name;
    return { schema: 1, template, out: `/home/lina/${name}`, paragraphs: 12, fields: 7 };
  },
  compare_review: (lang) => comparison(lang, ["letter.en", "letter.ar"]),
  compare_text: (lang, { part, text = "" }) => {
    window.kept = { part, text };
    if (!text.includes("words"))
      throw {
        problems: [
          {
            severity: "error",
            code: "review.empty",
            message: "The file holds no text of a letter.",
            hint: "",
            official: "",
            file: "",
            line: 0,
            field: "",
          },
        ],
      };
    return comparison(lang, [part ?? "letter.en"]);
  },
};
