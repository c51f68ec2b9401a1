import { expect, test } from "vitest";
import type { LetterRow, ProblemEntry } from "../ipc";
import { odd, usualPages } from "./odd";

function row(official: string, pages: number, name_en = "Jane Smith"): LetterRow {
  const nothing = { name_ar: "", title_ar: "", title_en: "", country: "SY", channel: "post" };
  return { official, pages, name_en, reference: "R", template: "official", languages: ["en"], ...nothing };
}

function problem(official: string, severity: "error" | "warning"): ProblemEntry {
  return { official, severity, code: "", message: "", hint: "", file: "", line: 0, field: "" };
}

test("what stands out, and in which order", () => {
  const rows = [
    row("usual", 1),
    row("also-usual", 1),
    row("long", 1, "The Baroness Featherstonehaugh-Cholmondeley of Upper Wensleydale"),
    row("two-pages", 2),
    row("warned", 1),
    row("wrong", 1),
    row("refused", 0),
  ];
  const problems = [problem("warned", "warning"), problem("wrong", "error"), problem("wrong", "warning")];
  const found = odd(rows, problems).toSorted((a, b) => b.score - a.score);
  expect(found.map((one) => [one.row.official, one.why])).toEqual([
    ["refused", "refused"],
    ["wrong", "error"],
    ["warned", "warning"],
    ["two-pages", "pages"],
    ["long", "name"],
    ["usual", ""],
    ["also-usual", ""],
  ]);
});

test("the usual number of pages is that of most letters", () => {
  expect(usualPages([row("a", 2), row("b", 1), row("c", 2), row("d", 0)])).toBe(2);
  expect(usualPages([])).toBe(1);
});
