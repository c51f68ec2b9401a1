import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import arabic from "../../../messages/ar.ftl?raw";
import english from "../../../messages/en.ftl?raw";
import { country, plain, say, t, words } from "./words.svelte";

/** The window's message ids in a file, attributes as `id.name`. */
function ids(source: string): string[] {
  return new FluentResource(source).body
    .flatMap((entry) => [entry.id, ...Object.keys(entry.attributes).map((name) => `${entry.id}.${name}`)])
    .filter((id) => id.startsWith("window-"))
    .sort();
}

const sources = Object.values(
  import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).join("\n");
const used = new Set(sources.match(/window-[a-z]+(?:-[a-z]+)*(?:\.hint)?/g));
/** Ids put together from data: columns, values, channels and their like. */
const BUILT =
  /^window-(channel|language|step|jump|why|past|lost|token|fields|col|value|form|ground|look|list)-.*$/;
/** What such ids begin with. */
const STEMS = [...new Set(sources.match(/`window-[a-z-]+(?=-\$\{)/g))].map((stem) => stem.slice(1));

test("both languages have the same messages", () => expect(ids(arabic)).toEqual(ids(english)));

test("every message used exists, and every message is used", () => {
  const known = ids(english);
  const missing = [...used].filter((id) => !known.includes(id) && !STEMS.includes(id));
  const idle = known.filter((id) => !used.has(id) && !BUILT.test(id));
  expect({ missing, idle }).toEqual({ missing: [], idle: [] });
});

test("window strings carry no kasra: WebKitGTK draws it as a fatha", () => {
  const lines = arabic.split("### Window")[1] ?? "";
  expect(lines.match(/[\u064d\u0650]/)).toBeNull();
});

test.each([
  [1, "صفحة واحدة"],
  [2, "صفحتان"],
  [3, "٣ صفحات"],
  [11, "١١ صفحة"],
])("%i pages in Arabic", (pages, expected) =>
  expect(plain(say("ar", "window-page-count", { pages }))).toBe(expected),
);

test("a sum in English adds up", () => {
  expect(plain(say("en", "window-sum", { letters: 20, skipped: 4, total: 24 }))).toBe(
    "20 letters + 4 skipped = 24 officials",
  );
});

test("an unknown country code is shown as it is", () => {
  expect([country("SY", "en"), country("SY", "ar"), country("", "ar"), country("Syria", "en")]).toEqual([
    "Syria",
    "سوريا",
    "",
    "Syria",
  ]);
});

test("the system's language C is English; words and digits follow a choice", () => {
  expect(words.lang).toBe("en");
  words.lang = "ar";
  expect(t("window-letters")).toBe("الرسائل");
  words.digits = "latn";
  expect(plain(t("window-page-count", { pages: 11 }))).toBe("11 صفحة");
});
