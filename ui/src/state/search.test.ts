import { describe, expect, test } from "vitest";
import type { LetterRow } from "../ipc";
import { fold, found, haystack } from "./search";

const letter: LetterRow = {
  official: "es-trade",
  name_en: "Lucía Ferrer",
  name_ar: "لوثيا فيرير",
  title_en: "Secretary of State for Trade",
  title_ar: "وزيرة الدولة للتجارة",
  country: "ES",
  channel: "post",
  reference: "SCS/2026/0042",
  template: "official",
  languages: ["ar", "en"],
  pages: 1,
};

describe("fold", () => {
  test.each([
    ["Lucía", "lucia"],
    ["ŁÓDŹ", "łodz"],
    ["كُلَّ", "كل"],
    ["أحمد", "احمد"],
    ["الإنكليزية", "الانكليزيه"],
    ["موسى", "موسي"],
    ["رســالة", "رساله"],
    ["٢٠٢٦", "2026"],
    ["\u2068a\u2069", "a"],
  ])("%s is compared as %s", (text, folded) => expect(fold(text)).toBe(folded));
});

describe("a letter is found by", () => {
  const hay = haystack(letter);
  test.each([
    "lucia",
    "LUCÍA ferrer",
    "لوثيا",
    "وزيره الدوله",
    "spain",
    "إسبانيا",
    "post",
    "ورقي",
    "0042",
    "٠٠٤٢",
    "es-trade",
    "trade spain",
    "",
    "  ",
  ])("“%s”", (query) => expect(found(hay, query)).toBe(true));
  test.each(["sweden", "lucia sweden", "email"])("but not by “%s”", (query) =>
    expect(found(hay, query)).toBe(false),
  );
});

test("a country that is none is searched as written", () => {
  expect(found(haystack({ ...letter, country: "Atlantis" }), "atlantis")).toBe(true);
});
