// The journey by keyboard alone, from the start view to letters that were sent; and hostile values on the way out.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { body, calls, LANGS, play, step } from "./play";

/** Presses Tab until what has the focus matches; the focus is always to be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate((wanted) => {
      const active = document.activeElement;
      if (!(active instanceof HTMLElement) || !active.matches(wanted)) return false;
      const style = getComputedStyle(active);
      return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    }, selector);
    if (found) return;
  }
  const active = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`the keyboard does not reach ${selector}; it is at ${active}`);
}

for (const lang of LANGS) {
  test(`from the start to letters sent, by keyboard alone, in ${lang}`, () =>
    play({ lang, sound: true, mail: { account: true } }, async (page) => {
      await page.waitForSelector(".way-first");
      await tabTo(page, ".way-first");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".thumb img");

      await step(page, 1);
      await page.waitForSelector("#form-layout");
      await tabTo(page, "#form-layout");
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => calls(page, "change_campaign")).toBe(1);

      await step(page, 2);
      await page.waitForSelector(".person-row");
      await tabTo(page, ".people");
      await page.keyboard.press("ArrowDown");
      await expect
        .poll(() => page.locator(".person-row[aria-selected=true]").getAttribute("aria-posinset"))
        .toBe("2");

      await step(page, 3);
      await page.waitForSelector(".token");
      await tabTo(page, ".para");
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" 2027");
      await expect.poll(() => calls(page, "write_template")).toBeGreaterThan(0);

      await step(page, 4);
      await page.waitForSelector(".thumb img");
      await step(page, 5);
      await page.waitForSelector("#approver");
      await tabTo(page, "#approver");
      await page.keyboard.type("Lina");
      await tabTo(page, ".release .btn-stamp");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".toolbar .state-sealed");

      await step(page, 6);
      await page.waitForSelector("#count");
      await tabTo(page, "#test-address");
      await page.keyboard.type("lina@society.example");
      await page.keyboard.press("Enter");
      await expect.poll(() => calls(page, "send_test")).toBe(1);
      await page.keyboard.press("Shift+Tab");
      for (let presses = 0; presses < 40 && !(await page.locator("#count:focus").count()); presses += 1) {
        await page.keyboard.press("Shift+Tab");
      }
      await page.keyboard.type("12");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".hold");
      // What has the focus is what the person acted on: nothing else was given it.
      expect(await page.locator(".slip:focus").count()).toBe(1);
      await page.evaluate(() => window.due?.());
      await step(page, 8);
      await page.waitForSelector(".outbox-row");
      await tabTo(page, ".people");
      await page.keyboard.press("End");
      await page.waitForSelector(".card-letter h2");
    }));
}

test("hostile names, addresses and replies are shown as text on the way out", () =>
  play(
    { lang: "en", open: true, sound: true, hostile: true, mail: { account: true, outbox: { refused: 2 } } },
    async (page) => {
      await page.waitForSelector(".sidebar");
      await step(page, 8);
      await page.waitForSelector(".outbox-row");
      await page.locator(".outbox-row").first().click();
      await expect.poll(() => body(page, ".outbox-row")).toContain("<img src=x onerror=alert(1)>");
      await expect.poll(() => body(page, ".trail")).toContain("<img src=x onerror=alert(1)>");
      expect(await page.locator(".work img").count()).toBe(0);
    },
  ));
