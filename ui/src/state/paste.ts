// Text from a word processor: bold and lists are kept, the rest is plain text, and what was lost is told.
// Word writes lists as paragraphs that say in their style what they are an item of, the mark in a part of its own.

/** Pasted text as Markdown. */
export interface Pasted {
  text: string;
  /** What could not be kept: `table`, `picture`, `link`, `style`. */
  lost: string[];
}

const LOST: Record<string, string> = {
  TABLE: "table",
  IMG: "picture",
  SVG: "picture",
  A: "link",
  I: "style",
  EM: "style",
  U: "style",
  S: "style",
  SUP: "style",
  SUB: "style",
};
const BLOCKS = new Set([
  "P",
  "DIV",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "UL",
  "OL",
  "TR",
  "BLOCKQUOTE",
  "TABLE",
]);
const UNSEEN = new Set(["SCRIPT", "STYLE", "HEAD", "META", "TITLE", "TEMPLATE"]);

/** Styles that letters have no like of. */
const STYLED =
  /font-style:\s*(?:italic|oblique)|text-decoration[^;]*:[^;]*(?:underline|line-through)|vertical-align:\s*su[bp]/i;
const ITEM = /mso-list:(?!\s*(?:ignore|none))/i;
const MARK = /mso-list:\s*ignore/i;

/** `html` as Markdown; nothing of it is shown or run. */
export function pasted(html: string): Pasted {
  const lost = new Set<string>();
  // Styles are read as text: the page's security policy lets nothing bring its own.
  const source = html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, "")
    .replace(/(<[^<>]*?\s)style(?=\s*=)/gi, "$1data-style");
  const body = new DOMParser().parseFromString(source, "text/html").body;
  const text = inside(body, lost)
    .replace(/[^\S\n]*\n[^\S\n]*/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
  return { text, lost: [...lost] };
}

function inside(parent: Element, lost: Set<string>): string {
  let text = "";
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? "").replace(/\s+/g, " ");
    else if (node instanceof Element) text += element(node, lost);
  }
  return text;
}

function element(node: Element, lost: Set<string>): string {
  if (UNSEEN.has(node.tagName)) return "";
  const what = LOST[node.tagName];
  if (what) lost.add(what);
  const style = styleOf(node);
  if (MARK.test(style)) return "";
  if (STYLED.test(style) && (node.textContent ?? "").trim() !== "") lost.add("style");
  if (node.tagName === "BR") return "\n";
  if (ITEM.test(style)) return `\n${wordMark(node)}${inside(node, lost).trim()}`;
  if (node.tagName === "LI") return `\n${bullet(node)}${inside(node, lost).trim()}`;
  const text = inside(node, lost);
  if (BLOCKS.has(node.tagName)) return `\n\n${text}\n\n`;
  return isBold(node) && text.trim() !== "" ? `**${text.trim()}**` : text;
}

/** Google Docs wraps all it copies into a `b` that is not bold. */
function isBold(node: Element): boolean {
  const weight = /font-weight:\s*([a-z]+|\d+)/i.exec(styleOf(node))?.[1]?.toLowerCase() ?? "";
  if (weight === "normal" || weight === "400") return false;
  return node.tagName === "B" || node.tagName === "STRONG" || weight === "bold" || Number(weight) >= 600;
}

const styleOf = (node: Element): string => node.getAttribute("data-style") ?? "";

/** The mark of an item as Word has it: a number in any digits, or a bullet. */
function wordMark(item: Element): string {
  const marks = [...item.querySelectorAll("[data-style]")].filter((one) => MARK.test(styleOf(one)));
  const digits = [...(marks[0]?.textContent ?? "").trim()].map((one) => {
    const code = one.charCodeAt(0);
    if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
    return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : one;
  });
  const number = /^\(?(\d+)[.)-]?/.exec(digits.join(""))?.[1];
  return number ? `${number}. ` : "- ";
}

function bullet(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "- ";
  return `${[...list.children].indexOf(item) + 1}. `;
}
