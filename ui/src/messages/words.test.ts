import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import arabic from "../../../messages/ar.ftl?raw";
import english from "../../../messages/en.ftl?raw";
import { country, day, plain, say, t, told, words } from "./words.svelte";

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
  /^window-(channel|language|step|review-state|print|hand|forms|report|share|partner|register|found|consent|sender|back|agreement|jump|why|past|lost|token|fields|col|value|form|ground|look|list|state|phase|event|means|way|moved|level|doing|seal|tour|identity|account)-.*$/;
/** What such ids begin with. */
const STEMS = [...new Set(sources.match(/`window-[a-z-]+(?=-\$\{)/g))].map((stem) => stem.slice(1));

test("both languages have the same messages", () => expect(ids(arabic)).toEqual(ids(english)));

test("every message used exists, and every message is used", () => {
  const known = ids(english);
  const missing = [...used].filter((id) => !known.includes(id) && !STEMS.includes(id));
  const idle = known.filter((id) => !used.has(id) && !BUILT.test(id));
  expect({ missing, idle }).toEqual({ missing: [], idle: [] });
});

test("days of the Arabic window carry the Hijri day where that is wished", () => {
  words.lang = "ar";
  words.digits = "arab";
  words.calendar = "gregory+islamic-umalqura";
  expect(day("2026-11-25")).toBe("٢٥ تشرين الثاني ٢٠٢٦ (١٥ جمادى الآخرة ١٤٤٨ هـ)");
  words.lang = "en";
  expect(day("2026-11-25")).toBe("25 November 2026");
  words.calendar = "gregory";
});

test("a day in what the engine says is written as the window writes days", () => {
  words.lang = "ar";
  words.digits = "arab";
  expect(told("انتهت الولاية في \u20682026-02-01\u2069.")).toContain("١ شباط ٢٠٢٦");
  expect(told("الملف risala-2026-02-01.zip")).toContain("risala-2026-02-01.zip");
  words.lang = "en";
  expect(told("The term of office ended on 2026-02-01.")).toBe(
    "The term of office ended on 1 February 2026.",
  );
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

describe("what the engine says, in the window's digits", () => {
  const cases = [
    ["بعد 14 يوماً", "بعد ١٤ يوماً"],
    ["أكثر من 200 حرف.", "أكثر من ٢٠٠ حرف."],
    ["أوراق DIN 5008 A", "أوراق DIN 5008 A"],
    ["في campaign.toml:12، العمود 3", "في campaign.toml:12، العمود ٣"],
    ["في 2026-11-28", "في ٢٨ تشرين الثاني ٢٠٢٦"],
    ["«wave 2» ليست 2", "«wave 2» ليست ٢"],
    ["الخادم 192.168.0.1", "الخادم 192.168.0.1"],
    ["رقم 5.7.1", "رقم 5.7.1"],
    ["PKCS#12 وUTF-8", "PKCS#12 وUTF-8"],
    ["الأعداد 1، 2 و3", "الأعداد ١، ٢ و٣"],
    ["الهاتف +963 11 2", "الهاتف +963 11 2"],
  ] as const;
  test.each(cases)("%s", (text, expected) => {
    words.lang = "ar";
    words.digits = "arab";
    expect(told(text)).toBe(expected);
  });
  test("Western digits are kept or made on request; English is as it is", () => {
    words.digits = "latn";
    expect(told("في ٣ حزيران ٢٠٢٦، 14 يوماً")).toBe("في 3 حزيران 2026، 14 يوماً");
    words.lang = "en";
    expect(told("14 days")).toBe("14 days");
    words.digits = "arab";
  });
});

test("the system's language C is English; words and digits follow a choice", () => {
  expect(words.lang).toBe("en");
  words.lang = "ar";
  expect(t("window-letters")).toBe("الرسائل");
  words.digits = "latn";
  expect(plain(t("window-page-count", { pages: 11 }))).toBe("11 صفحة");
});
