import { describe, expect, test } from "vitest";
import type { ParagraphChange, PartComparison } from "../ipc";
import { compose } from "./compose";

const none = { kind: "", gap: "", text: "" };

function paragraph(before: string, after: string, kind = "paragraph", gap = "\n\n"): ParagraphChange {
  const state = before === "" ? "added" : after === "" ? "removed" : before === after ? "same" : "changed";
  const of = (text: string) => (text === "" ? none : { kind, gap, text });
  return { state, before: of(before), after: of(after), words: [] };
}

function part(paragraphs: ParagraphChange[], text: string): PartComparison {
  const [first] = paragraphs;
  if (first) first.before = { ...first.before, gap: "" };
  const changed = paragraphs.filter((one) => one.state !== "same").length;
  return { part: "letter.en", stamp: "", changed, paragraphs, tail: "\n", text };
}

describe("a text put together", () => {
  const compared = part(
    [
      paragraph("# S", "# S"),
      paragraph("old", "new"),
      paragraph("", "more"),
      paragraph("gone", ""),
      paragraph("1. a", "1. a", "item"),
      paragraph("", "2. b", "item", "\n"),
      paragraph("2. c", "3. c", "item", "\n"),
    ],
    "all",
  );

  test("with no change accepted it is what it was, with all what came back", () => {
    expect(compose(compared, new Set())).toBe("# S\n\nold\n\ngone\n\n1. a\n2. c\n");
    expect(compose(compared, new Set([1, 2, 3, 5, 6]))).toBe("all");
  });

  test("each change is taken by itself", () => {
    expect(compose(compared, new Set([1]))).toBe("# S\n\nnew\n\ngone\n\n1. a\n2. c\n");
    expect(compose(compared, new Set([2]))).toBe("# S\n\nold\n\nmore\n\ngone\n\n1. a\n2. c\n");
    expect(compose(compared, new Set([3]))).toBe("# S\n\nold\n\n1. a\n2. c\n");
  });

  test("items of a list count on", () => {
    expect(compose(compared, new Set([5]))).toBe("# S\n\nold\n\ngone\n\n1. a\n2. b\n3. c\n");
  });

  test("what takes the first place begins the text", () => {
    const first = part([paragraph("a", ""), paragraph("b", "b"), paragraph("c", "d")], "b\n\nd\n");
    expect(compose(first, new Set([0]))).toBe("b\n\nc\n");
  });

  test("a text without changes is as it was", () => {
    expect(compose(part([paragraph("a", "a")], "a\n"), new Set())).toBe("a\n");
  });
});
