// The text of a template as a person sees it: paragraphs, and fields in them. The file stays Markdown with Handlebars.

/** A paragraph and the line of the file it begins in, from 1. */
export interface Block {
  text: string;
  line: number;
}

/** A run of text, or a field. */
export type Piece = { kind: "text"; text: string } | { kind: "field"; code: string };

const FIELD = /\{\{[^{}]*\}\}/g;

/** The paragraphs of a text: what stands between empty lines. */
export function split(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  text.split("\n").forEach((line, at) => {
    if (line.trim() === "") {
      open = null;
    } else if (open) {
      open.text += `\n${line}`;
    } else {
      open = { text: line, line: at + 1 };
      blocks.push(open);
    }
  });
  return blocks;
}

/** Paragraphs as a text; empty ones fall away. */
export function join(paragraphs: string[]): string {
  const kept = paragraphs.map((text) => text.replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, ""));
  return `${kept.filter((text) => text.trim() !== "").join("\n\n")}\n`;
}

/** The runs of a paragraph. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(FIELD)) {
    if (match.index > at) found.push({ kind: "text", text: text.slice(at, match.index) });
    found.push({ kind: "field", code: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: "text", text: text.slice(at) });
  return found;
}

/** The paragraph in which `line` of the file lies; -1 when in none. */
export function blockAt(blocks: Block[], line: number): number {
  return blocks.findLastIndex((block) => line >= block.line);
}

/** The mark of a heading, which is not shown. */
export const heading = (text: string): string => /^#+ +/.exec(text)?.[0] ?? "";

/** What Enter puts before the next line of a list; empty outside of one. */
export function nextItem(line: string): string {
  const numbered = /^(\d+)\. /.exec(line);
  if (numbered) return `${Number(numbered[1]) + 1}. `;
  return /^[-*] /.exec(line)?.[0] ?? "";
}
