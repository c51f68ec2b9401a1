// A text put together from what was and what came back, paragraph by paragraph.
import type { PartComparison } from "../ipc";

/** A paragraph of one of the two texts. */
type Version = "before" | "after";

const NUMBER = /^\d+(?=\. )/;

/** The text of a part in which the changes of the paragraphs `accepted` are made. */
export function compose(part: PartComparison, accepted: ReadonlySet<number>): string {
  const changes = part.paragraphs.flatMap((one, at) => (one.state === "same" ? [] : [at]));
  if (changes.every((at) => accepted.has(at))) return changes.length > 0 ? part.text : whole(part);
  if (!changes.some((at) => accepted.has(at))) return whole(part);
  const made: { text: string; kind: string; gap: string }[] = [];
  // The last paragraph of each text so far, and the one that was taken last.
  const last: Record<Version, number> = { before: -1, after: -1 };
  let taken = -1;
  part.paragraphs.forEach((one, at) => {
    const version: Version = accepted.has(at) ? "after" : "before";
    const { text, kind, gap } = one[version];
    if (text !== "") {
      const follows = taken >= 0 && taken === last[version] && gap !== "";
      made.push({
        text,
        kind,
        gap: made.length === 0 ? "" : follows ? gap : between(made.at(-1)?.kind, kind),
      });
      taken = at;
    }
    if (one.before.text !== "") last.before = at;
    if (one.after.text !== "") last.after = at;
  });
  return `${numbered(made)}${part.tail || "\n"}`;
}

/** The text as it was. */
function whole(part: PartComparison): string {
  return part.paragraphs.map(({ before }) => `${before.gap}${before.text}`).join("") + part.tail;
}

/** What stands between two paragraphs that did not follow each other. */
function between(before: string | undefined, kind: string): string {
  const isList = before === "item" && (kind === "item" || kind === "mark");
  return isList || (before === "mark" && kind === "item") ? "\n" : "\n\n";
}

/** The paragraphs as one text; items of a list count on from its first. */
function numbered(made: { text: string; gap: string }[]): string {
  let next = 0;
  return made
    .map(({ text, gap }) => {
      const number = NUMBER.exec(text)?.[0];
      if (number === undefined) {
        next = 0;
        return gap + text;
      }
      next = next === 0 ? Number(number) : next;
      return gap + text.replace(NUMBER, String(next++));
    })
    .join("");
}
