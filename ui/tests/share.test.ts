// The share kit and the campaign for partners, in the built page.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, calls, faults, LANGS, named, play } from "./play";
import type { Scenario } from "./stage";

const OPEN: Scenario = { lang: "en", open: true, sound: true };

/** Goes to the view by its button: it has no number. */
async function share(page: Page): Promise<void> {
  await page.waitForSelector(".sidebar");
  await page.locator(".sidebar nav .step").last().click();
  await page.waitForSelector(".share-body");
}

async function made(page: Page): Promise<void> {
  await share(page);
  await page.click(".share-first .btn-primary");
  await page.waitForSelector(".cards img");
}

for (const lang of LANGS) {
  for (const colorScheme of ["light", "dark"] as const)
    test(`axe finds nothing in what is shared, in ${lang}, ${colorScheme}`, () =>
      play(
        { lang, open: true, sound: true },
        async (page) => {
          const see = async (place: string) => expect([place, await faults(page)]).toEqual([place, []]);
          await share(page);
          await see("before");
          await page.click(".share-first .btn-primary");
          await page.waitForSelector(".cards img");
          await see("kit");
          await page.fill("#ally-name", "Union of Engineers");
          await page.click(".ally .btn");
          await page.waitForSelector(".ally .is-good");
          await see("partner");
        },
        { colorScheme },
      ));

  for (const [width, height] of [
    [1280, 720],
    [960, 640],
    [640, 410],
  ] as const)
    test(`what is shared does not scroll sideways at ${width} × ${height}, in ${lang}`, () =>
      play(
        { lang, open: true, sound: true },
        async (page) => {
          await made(page);
          const wide = await page.evaluate(
            (boxes) =>
              [...document.querySelectorAll(boxes)]
                .filter((box) => box.scrollWidth > box.clientWidth + 1)
                .map((box) => box.className || box.tagName),
            width > 640 ? "body, .toolbar, .strip, .sidebar, .sidebar nav, .scroll, .cards, .posts" : "body",
          );
          expect(wide).toEqual([]);
          if (height > 410) {
            const nav = page.locator(".sidebar nav");
            expect(await nav.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThan(2);
          }
        },
        { viewport: { width, height } },
      ));

  test(`the kit is made by keyboard alone, in ${lang}`, () =>
    play({ ...OPEN, lang }, async (page) => {
      await page.waitForSelector(".sidebar nav .step");
      await page.locator(".sidebar nav .step").last().focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector(".share-first");
      for (
        let presses = 0;
        presses < 20 && !(await page.locator(".share-first .btn:focus").count());
        presses += 1
      )
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".cards img");
      const shown = await page
        .locator(".cards img")
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
      expect(shown).toEqual([1080, 1200, 1080]);
    }));
}

describe("the share kit", () => {
  test("cards, posts and files of both languages; texts and alt texts are copied", () =>
    play(OPEN, async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await made(page);
      expect(await page.locator(".cards img").first().getAttribute("alt")).toContain("ارفعوا القيود");
      await page.check("input[name=share-lang][value=en]");
      expect(await page.locator(".cards img").first().getAttribute("alt")).toContain("Lift the restrictions");
      expect(await page.locator(".posts > li").count()).toBe(8);
      expect(await body(page, ".posts header")).toContain("168 of 280 characters");
      expect(await body(page, ".post-warn")).toContain("Cut to the channel’s length");
      await page.getByRole("button", { name: named("Copy the text for Bluesky") }).click();
      await expect.poll(() => body(page, ".toast")).toContain("Copied");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("#LiftTheSanctions");
      await page.getByRole("button", { name: named("Open statement.pdf") }).click();
      expect(await page.evaluate(() => window.kept)).toBe("statement.pdf");
    }));

  test("a fault of the statement leads to its text; what is in the way is written over on purpose", async () => {
    await play({ ...OPEN, share: { unsound: true } }, async (page) => {
      await share(page);
      await page.click(".share-first .btn-primary");
      await expect.poll(() => body(page, ".blocking")).toContain("A statement has no recipient");
      await page.getByRole("button", { name: "Go to the text" }).click();
      await page.waitForSelector(".token");
    });
    await play({ ...OPEN, share: { inTheWay: true } }, async (page) => {
      await share(page);
      await page.click(".share-first .btn-primary");
      await page.getByRole("button", { name: "Write over the old kit" }).click();
      await page.waitForSelector(".cards img");
      expect(await calls(page, "make_kit")).toBe(2);
    });
  });

  test("a partner’s campaign is exported and says what is left to do; one that is not known is said", () =>
    play(OPEN, async (page) => {
      await share(page);
      await page.fill("#ally-name", "Nobody");
      await page.keyboard.press("Enter");
      await expect.poll(() => body(page, ".ally")).toContain("no partner called");
      await page.fill("#ally-name", "Union of Engineers");
      await page.keyboard.press("Enter");
      await expect.poll(() => body(page, ".ally")).toContain("Ready, with 21 officials");
      expect(await body(page, ".ally")).toContain("3 officials were left out");
      expect(await body(page, ".ally")).toContain("The ally fills in its signatories");
    }));

  test("hostile words of a campaign are text", () =>
    play({ ...OPEN, hostile: true }, async (page) => {
      await made(page);
      expect(await body(page, ".post-text")).toContain("<img src=x onerror=alert(1)>");
      expect(await page.locator(".post-text img").count()).toBe(0);
    }));
});
