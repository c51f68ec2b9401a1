import { describe, expect, test } from "vitest";
import { blockAt, heading, join, nextItem, pieces, split } from "./blocks";

const TEXT = "# Subject\n\nOne {{recipient.name}},\ntwo\n\n\n1. a\n2. b\n";

test("a text is its paragraphs, each with its line", () => {
  expect(split(TEXT)).toEqual([
    { text: "# Subject", line: 1 },
    { text: "One {{recipient.name}},\ntwo", line: 3 },
    { text: "1. a\n2. b", line: 7 },
  ]);
});

test.each([
  [1, 0],
  [2, 0],
  [4, 1],
  [7, 2],
  [99, 2],
])("line %i lies in paragraph %i", (line, block) => expect(blockAt(split(TEXT), line)).toBe(block));

test("joining is the way back; empty paragraphs fall away", () => {
  const text = TEXT.replace("\n\n\n", "\n\n");
  expect(join(split(text).map((block) => block.text))).toBe(text);
  expect(join(["a", "", " ", "b\n\n\nc\n"])).toBe("a\n\nb\n\nc\n");
});

describe("pieces", () => {
  test.each([
    ["a {{b}} c", ["a ", "{{b}}", " c"]],
    ["{{#if x}}{{x}}{{else}}y{{/if}}", ["{{#if x}}", "{{x}}", "{{else}}", "y", "{{/if}}"]],
    ['{{plural n one="a" other="#"}}', ['{{plural n one="a" other="#"}}']],
    ["{{open", ["{{open"]],
    ["", []],
  ])("%s", (text, expected) => {
    const found = pieces(text).map((piece) => (piece.kind === "text" ? piece.text : piece.code));
    expect(found).toEqual(expected);
    expect(found.join("")).toBe(text);
  });
});

test.each([
  ["3. c", "4. "],
  ["- c", "- "],
  ["c", ""],
])("after “%s” Enter begins “%s”", (line, next) => expect(nextItem(line)).toBe(next));

test("the mark of a heading is told from its words", () => {
  expect([heading("# A"), heading("## A"), heading("#A"), heading("A")]).toEqual(["# ", "## ", "", ""]);
});
