// Text from a word processor: bold and lists are kept, the rest is plain text, and what was lost is told.

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

/** `html` as Markdown; nothing of it is shown or run. */
export function pasted(html: string): Pasted {
  const lost = new Set<string>();
  const body = new DOMParser().parseFromString(html, "text/html").body;
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
  if (node.tagName === "BR") return "\n";
  if (node.tagName === "LI") return `\n${bullet(node)}${inside(node, lost).trim()}`;
  const text = inside(node, lost);
  if (BLOCKS.has(node.tagName)) return `\n\n${text}\n\n`;
  return isBold(node) && text.trim() !== "" ? `**${text.trim()}**` : text;
}

/** Google Docs wraps all it copies into a `b` that is not bold. */
function isBold(node: Element): boolean {
  const weight = node instanceof HTMLElement ? node.style.fontWeight : "";
  if (weight === "normal" || weight === "400") return false;
  return node.tagName === "B" || node.tagName === "STRONG" || weight === "bold" || Number(weight) >= 600;
}

function bullet(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "- ";
  return `${[...list.children].indexOf(item) + 1}. `;
}
