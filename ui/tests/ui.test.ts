// The built page in headless Chromium, under the window's own content security policy.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStage, type Scenario } from "./stage";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LANGS = ["en", "ar"] as const;
type Option = Parameters<Awaited<ReturnType<typeof openStage>>["open"]>[1];

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Plays `scene` on a fresh page; the page may complain of nothing. */
async function play(scenario: Scenario, scene: (page: Page) => Promise<void>, options: Option = {}) {
  const { page, complaints } = await stage.open(scenario, options);
  await page.waitForSelector("h1");
  await scene(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** What axe finds wrong with the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: typeof import("axe-core") }).axe;
    const { violations } = await axe.run();
    return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(" | ")}`);
  });
}

const shownFor = (page: Page) => page.locator(".desk img").first().getAttribute("alt");
const row = (page: Page) => page.locator("[role=option][aria-selected=true]");

for (const lang of LANGS) {
  describe(`in ${lang}`, () => {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`axe finds nothing, ${colorScheme}`, async () => {
        await play(
          { lang },
          async (page) => {
            await page.waitForSelector(".pile img");
            expect(await faults(page)).toEqual([]);
            await page.click(".way-first");
            await page.waitForSelector(".desk img");
            expect(await faults(page)).toEqual([]);
            for (const list of ["skipped", "problems"]) {
              await page.click(`#tab-${list}`);
              expect(await faults(page)).toEqual([]);
            }
            await page.click(".campaign");
            await page.waitForSelector("[role=menu]");
            expect(await faults(page)).toEqual([]);
          },
          { colorScheme },
        );
      });
    }

    test("the page speaks and runs in its language", () =>
      play({ lang, open: true }, async (page) => {
        await page.waitForSelector(".desk img");
        expect(await page.locator("html").getAttribute("lang")).toBe(lang);
        expect(await page.locator("html").getAttribute("dir")).toBe(lang === "ar" ? "rtl" : "ltr");
        const list = await page.locator(".sidebar").boundingBox();
        const details = await page.locator(".side").boundingBox();
        expect((list?.x ?? 0) < (details?.x ?? 0)).toBe(lang === "en");
        expect(await page.title()).toBe(
          lang === "ar"
            ? "النداء من أجل قطاع الاتصالات وتقانة المعلومات في سورية — رسالة"
            : "Appeal for Syria's ICT sector — Risala",
        );
      }));

    test("nothing is cut or scrolls sideways at 960 × 640", () =>
      play(
        { lang, open: true },
        async (page) => {
          await page.waitForSelector(".desk img");
          const wide = await page.evaluate(() =>
            [...document.querySelectorAll("body, .toolbar, .strip, .sidebar, .side, .tabs")]
              .filter((box) => box.scrollWidth > box.clientWidth + 1)
              .map((box) => box.className || box.tagName),
          );
          expect(wide).toEqual([]);
        },
        { viewport: { width: 960, height: 640 } },
      ));
  });
}

for (const lang of LANGS) {
  test(`a locked identity is opened with its password, in ${lang}`, () =>
    play({ lang, open: true, locked: true }, async (page) => {
      await page.waitForSelector(".desk img");
      await page.click("#tab-problems");
      const open = page.locator(".problem").last().getByRole("button");
      await open.click();
      const dialog = page.getByRole("dialog");
      const field = dialog.locator("input[type=password]");
      await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await faults(page)).toEqual([]);

      await page.keyboard.press("Escape");
      expect(await dialog.count()).toBe(0);
      await open.click();
      await field.fill("wrong");
      await page.keyboard.press("Enter");
      await expect.poll(() => dialog.locator(".problem").count()).toBe(1);
      expect(await field.inputValue()).toBe("");
      expect(await faults(page)).toEqual([]);

      await field.fill("secret");
      await page.keyboard.press("Enter");
      await expect.poll(() => dialog.count()).toBe(0);
      expect(await page.locator(".lists .problem").count()).toBe(2);
      expect(await page.locator(".faults .problem").count()).toBe(1);
      expect(await page.content()).not.toContain("secret");
    }));
}

test("the keyboard goes from letter to letter; a letter that cannot be made keeps the last good page", () =>
  play({ lang: "en", open: true }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.focus("[role=listbox]");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => shownFor(page)).toContain("Daniel Okafor");
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(() => page.locator(".side").textContent())
      .toContain("There is no field “recipient.honour”.");
    expect(await row(page).textContent()).toContain("Lucía Ferrer");
    expect(await shownFor(page)).toContain("Daniel Okafor");
    expect(await page.locator(".desk-foot").textContent()).toContain("Last good page");
    await page.keyboard.press("End");
    await expect.poll(() => row(page).textContent()).toContain("SCS/2026/0024");
    await page.keyboard.press("Home");
    await expect.poll(() => shownFor(page)).toContain("Nora Lindqvist");
    expect(await page.locator(".desk img").count()).toBe(2);
  }));

test("search finds across scripts and says when nothing matches", () =>
  play({ lang: "en", open: true }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.keyboard.press("/");
    await page.keyboard.type("هاله");
    await expect.poll(() => page.locator("[role=option]").first().textContent()).toContain("هالة العمري");
    await page.keyboard.type("xyz");
    await expect.poll(() => page.locator(".lists .empty").textContent()).toContain("Nothing matches");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("[role=option]").count()).toBeGreaterThan(8);
  }));

test("F8 goes through the problems and shows their letters", () =>
  play({ lang: "en", open: true }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.keyboard.press("F8");
    await expect.poll(() => page.locator("h1").textContent()).toContain("Robin Achterberg");
    await page.keyboard.press("F8");
    await expect.poll(() => page.locator("h1").textContent()).toContain("Lucía Ferrer");
    expect(await page.locator(".problem.is-on").textContent()).toContain("letter.en.md");
  }));

test("the menu opens, moves and closes by the keyboard", () =>
  play({ lang: "ar", open: true }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.focus(".campaign");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe("إغلاق الحملة");
    await page.keyboard.press("Escape");
    expect(await page.locator("[role=menu]").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("campaign");
  }));

test("the language changes in place, with the engine's words", () =>
  play({ lang: "en", open: true }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.click("#tab-problems");
    await page.click(".toolbar .seg input[value=ar]");
    await expect.poll(() => page.locator(".problem").first().textContent()).toContain("لا صيغة محايدة");
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  }));

test("a folder that cannot be opened says which file and why, and nothing is lost", () =>
  play({ lang: "en", open: true, refuse: true }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.keyboard.press("Control+o");
    await expect
      .poll(() => page.locator(".faults").textContent())
      .toContain("campaign.toml has no key “titel”");
    expect(await page.locator("[role=option]").count()).toBeGreaterThan(8);
    await page.click(".faults header button");
    expect(await page.locator(".faults").count()).toBe(0);
  }));

test("10,000 letters: few rows are drawn, the last is one key away", () =>
  play({ lang: "en", open: true, letters: 10_000 }, async (page) => {
    await page.waitForSelector(".desk img");
    await page.focus("[role=listbox]");
    await page.keyboard.press("End");
    await expect.poll(() => row(page).textContent()).toContain("SCS/2026/10000");
    expect(await page.locator("[role=option]").count()).toBeLessThan(30);
  }));

test("a campaign without letters says so", () =>
  play({ lang: "en", open: true, letters: 0 }, async (page) => {
    await expect.poll(() => page.locator(".lists .empty").textContent()).toContain("No letter yet");
    expect(await page.evaluate(() => window.calls)).not.toContain("preview_page");
  }));
