// What is done by hand, web forms, and the report, in the built page.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, calls, faults, LANGS, named, play, step } from "./play";
import type { Scenario } from "./stage";

const FOLLOW = 9;
const OPEN: Scenario = { lang: "en", open: true, sound: true };

/** Opens a part of the follow-up. */
async function part(page: Page, name: string, selector: string): Promise<void> {
  await page.waitForSelector(".sidebar");
  await step(page, FOLLOW);
  await page.waitForSelector("input[name=part]");
  await page.check(`input[name=part][value=${name}]`);
  await page.waitForSelector(selector);
}

const kept = (page: Page) => page.evaluate(() => window.kept as Record<string, unknown>);

for (const lang of LANGS) {
  for (const colorScheme of ["light", "dark"] as const) {
    const see = async (page: Page, place: string) => expect([place, await faults(page)]).toEqual([place, []]);
    const scene = (scenario: Scenario, places: (page: Page) => Promise<void>) =>
      play({ lang, open: true, sound: true, ...scenario }, places, { colorScheme });

    test(`axe finds nothing in the follow-up, in ${lang}, ${colorScheme}`, async () => {
      await scene({}, async (page) => {
        await part(page, "letters", ".tally-row");
        await page.locator(".tally-row").first().click();
        await see(page, "one letter");
        await page.getByRole("listbox").focus();
        await page.keyboard.press("Control+a");
        await see(page, "many letters");
        await page.check("input[name=part][value=forms]");
        await page.waitForSelector(".form-text");
        await see(page, "forms");
        await page.check("input[name=part][value=report]");
        await page.waitForSelector(".figures");
        await see(page, "report");
        await page.check("input[name=part][value=register]");
        await page.waitForSelector(".body > .empty");
        await see(page, "empty register");
      });
      await scene({ follow: { register: true } }, async (page) => {
        await part(page, "register", ".register-row");
        await page.locator(".register-row").nth(1).click();
        await see(page, "entry");
        await page.locator(".due-row .btn").first().click();
        await page.waitForSelector("#entry-official");
        await see(page, "new entry");
      });
      await scene({ follow: { copies: true } }, async (page) => {
        await part(page, "copies", "#copy-0");
        await see(page, "one copy");
        await page.getByRole("listbox").focus();
        await page.keyboard.press("Control+a");
        await see(page, "many copies");
        await page.locator(".toolbar .btn-primary").click();
        await page.waitForSelector(".banner");
        await see(page, "copies written");
      });
      await scene({ follow: { untouched: true, formless: true } }, async (page) => {
        await part(page, "forms", ".body > .empty");
        await see(page, "no forms");
        await page.check("input[name=part][value=report]");
        await page.waitForSelector(".figures");
        await see(page, "nothing yet");
      });
    });
  }

  for (const [width, height] of [
    [1280, 720],
    [960, 640],
    [640, 410],
  ] as const) {
    test(`the follow-up does not scroll sideways at ${width} × ${height}, in ${lang}`, () =>
      play(
        { lang, open: true, sound: true, follow: { register: true } },
        async (page) => {
          const wide = () =>
            page.evaluate(
              (boxes) =>
                [...document.querySelectorAll(boxes)]
                  .filter((box) => box.scrollWidth > box.clientWidth + 1)
                  .map((box) => box.className || box.tagName),
              width > 640
                ? "body, .toolbar, .strip, .sidebar, .sidebar nav, .side, .tabs, .scroll, .form-body, .report-body"
                : "body",
            );
          await part(page, "letters", ".tally-row");
          expect(["letters", await wide()]).toEqual(["letters", []]);
          await page.check("input[name=part][value=forms]");
          await page.waitForSelector(".form-text");
          expect(["forms", await wide()]).toEqual(["forms", []]);
          await page.check("input[name=part][value=report]");
          await page.waitForSelector(".figures");
          expect(["report", await wide()]).toEqual(["report", []]);
          await page.check("input[name=part][value=register]");
          await page.waitForSelector(".register-row");
          await page.locator(".due-row .btn").first().click();
          expect(["register", await wide()]).toEqual(["register", []]);
          if (height > 410) {
            const nav = page.locator(".sidebar nav");
            expect(await nav.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThan(2);
          }
        },
        { viewport: { width, height } },
      ));
  }
}

describe("by hand", () => {
  test("a letter is marked with day, person and receipt, shown, and taken back", () =>
    play(OPEN, async (page) => {
      await part(page, "letters", ".tally-row");
      await page.fill("#search", "Hale");
      await page.locator(".tally-row").first().click();
      expect(await page.inputValue("#mark-done")).toBe("posted");
      const act = page.locator(".marking .btn-primary");
      expect(await act.isDisabled()).toBe(true);
      await page.fill("#mark-person", "Rana Haddad");
      await page.fill("#mark-day", "2026-11-20");
      await page.getByRole("button", { name: "Picture of the receipt…" }).click();
      await expect.poll(() => body(page, ".marking")).toContain("post-office-slip.jpg");
      await act.click();
      await expect.poll(() => body(page, ".toast")).toContain("One letter marked");
      expect(await kept(page)).toMatchObject({
        done: "posted",
        day: "2026-11-20",
        person: "Rana Haddad",
        receipt: true,
      });
      await page.fill("#search", "Rana");
      await page.locator(".tally-row").first().click();
      await expect.poll(() => body(page, ".side")).toContain("Rana Haddad");
      await page.getByRole("button", { name: "Show the receipt" }).click();
      await expect.poll(() => page.locator(".receipt").getAttribute("src")).toContain("data:image/png");
      // What was posted can only come back.
      expect(await page.locator("#mark-done option").allTextContents()).toEqual([
        "Came back, or was turned away",
      ]);
      await page.getByRole("button", { name: "Take the mark back" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("One mark taken back");
      expect(await calls(page, "undo_mark")).toBe(1);
    }));

  for (const lang of LANGS)
    test(`many letters are marked by keyboard alone, in ${lang}`, () =>
      play({ ...OPEN, lang, follow: { untouched: true } }, async (page) => {
        await part(page, "letters", ".tally-row");
        await page.getByRole("listbox").focus();
        await page.keyboard.press("Home");
        await page.keyboard.press("Space");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Space");
        expect(await page.locator(".tally-row[aria-selected=true]").count()).toBe(2);
        const ring = await page
          .locator(".tally-row.is-at")
          .evaluate((row) => getComputedStyle(row).outlineStyle);
        expect(ring).toBe("solid");
        for (
          let presses = 0;
          presses < 30 && !(await page.locator("#mark-person:focus").count());
          presses += 1
        )
          await page.keyboard.press("Tab");
        await page.keyboard.type("Rana");
        await page.keyboard.press("Enter");
        await expect.poll(() => calls(page, "mark_letters")).toBe(1);
        expect(((await kept(page)).officials as string[]).length).toBe(2);
      }));

  test("letters that stand differently are not marked together; those by e-mail not at all", () =>
    play(OPEN, async (page) => {
      await part(page, "letters", ".tally-row");
      await page.click("#tab-done");
      await page.locator(".tally-row").first().click({ force: true });
      expect(await page.locator(".marking").count()).toBe(0);
      expect(await page.locator(".tally-row[aria-disabled=true]").count()).toBeGreaterThan(0);
      await page.click("#tab-all");
      await page.fill("#search", "Hale");
      await page.locator(".tally-row").first().click();
      await page.fill("#mark-person", "Rana");
      await page.locator(".marking .btn-primary").click();
      await expect.poll(() => calls(page, "tally")).toBe(2);
      await page.getByRole("button", { name: "Choose all that can be marked" }).click();
      expect(await page.locator("#mark-done option").count()).toBe(1);
      await page.selectOption("#mark-done", "failed");
      await page.locator(".marking .btn-primary").click();
      await expect.poll(() => body(page, ".tabs")).toMatch(/Failed/);
    }));
});

describe("web forms", () => {
  test("the text is copied, the form opens in the browser, a person ticks it off and the next one comes", () =>
    play(OPEN, async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await part(page, "forms", ".form-text");
      const first = await page.locator(".form-row[aria-selected=true]").getAttribute("id");
      await page.getByRole("button", { name: "Copy the subject" }).first().click();
      await expect.poll(() => body(page, ".toast")).toContain("Copied");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        "Lifting the remaining restrictions",
      );
      await page.getByRole("button", { name: "Open the form" }).click();
      expect(`form-${await kept(page)}`).toBe(first);
      await page.fill("#fill-person", "Rana");
      await page.getByRole("button", { name: "The form is sent" }).click();
      await expect.poll(() => body(page, ".reconcile")).toContain("1 of 3 forms sent");
      expect(await page.locator(".form-row[aria-selected=true]").getAttribute("id")).not.toBe(first);
      expect(await kept(page)).toMatchObject({ done: "filled", person: "Rana" });
    }));

  test("nothing of a hostile letter is markup", () =>
    play({ ...OPEN, hostile: true }, async (page) => {
      await part(page, "forms", ".form-text");
      expect(await body(page, ".words-body")).toContain("<img src=x onerror=alert(1)>");
      expect(await page.locator(".form-body img").count()).toBe(0);
    }));
});

describe("the report", () => {
  test("the figures add up to all letters, and are written as the three kinds of file", () =>
    play(OPEN, async (page) => {
      await part(page, "report", ".figures");
      const said =
        (await page.locator(".report-body > p").first().textContent())?.replace(/[\u2066-\u2069]/g, "") ?? "";
      const [parts = "", all = ""] = said.split(" = ");
      const sum = [...parts.matchAll(/\d+/g)].reduce((total, [number]) => total + Number(number), 0);
      expect(sum).toBe(Number.parseInt(all, 10));
      expect(sum).toBe(24);
      const channels = await page.locator(".figures").first().locator("td:last-child").allTextContents();
      expect(channels.reduce((total, one) => total + Number(one), 0)).toBe(24);
      for (const kind of ["PDF", "XLSX", "CSV"]) {
        await page.getByRole("button", { name: named(`Save the report as ${kind}…`) }).click();
        await expect.poll(() => body(page, ".toast")).toContain(`.${kind.toLowerCase()}`);
      }
      expect(await calls(page, "write_report")).toBe(3);
      expect(
        await page.locator(".map img").evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
      ).toBe(true);
    }));

  test("before anything is done, all letters are to do and can be marked", () =>
    play({ ...OPEN, follow: { untouched: true } }, async (page) => {
      await part(page, "report", ".figures");
      expect(await body(page, ".report-body")).toContain("Nothing was sent or marked yet");
      expect(await page.locator(".toolbar .btn-primary").isDisabled()).toBe(true);
      await page.check("input[name=part][value=letters]");
      expect(await page.locator(".tally-row[aria-disabled=false]").count()).toBeGreaterThan(0);
    }));
});

describe("the register", () => {
  test("what is due is told in every view; thanks are entered, and are due no more", () =>
    play({ ...OPEN, follow: { register: true } }, async (page) => {
      await page.waitForSelector(".sidebar");
      await expect
        .poll(() => page.locator(".sidebar nav .due").allTextContents())
        .toEqual([expect.stringMatching(/^2\s*need you$/)]);
      await part(page, "register", ".due-row");
      expect(await body(page, ".due-row")).toContain("Thank them");
      await page.locator(".due-row .btn").first().click();
      expect(await page.inputValue("#entry-kind")).toBe("thanks");
      expect(await page.inputValue("#entry-official")).toBe("sweden");
      await page.fill("#entry-subject", "With our thanks");
      await page.fill("#entry-day", "2026-11-20");
      await page.getByRole("button", { name: "Scan of the paper…" }).click();
      await page.getByRole("button", { name: "Enter in the register" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("Entered as 4/2026");
      expect(await kept(page)).toMatchObject({
        direction: "out",
        kind: "thanks",
        official: "sweden",
        scan: true,
      });
      expect(await page.locator(".due-row").count()).toBe(1);
      await expect.poll(() => body(page, ".side")).toContain("With our thanks");
    }));

  test("an entry is read, declared void, and found; one about nobody is refused", () =>
    play({ ...OPEN, follow: { register: true } }, async (page) => {
      await part(page, "register", ".register-row");
      await page.click("#tab-in");
      expect(await page.locator(".register-row").count()).toBe(2);
      await page.fill("#search", "UD2026");
      await page.getByRole("listbox").focus();
      await page.keyboard.press("Home");
      await expect.poll(() => body(page, ".side")).toContain("They agree");
      await page.getByRole("button", { name: "Declare void" }).click();
      await expect.poll(() => body(page, ".side")).toContain("Void since");
      await page.getByRole("button", { name: "New entry…" }).click();
      await page.fill("#entry-official", "nobody");
      await page.fill("#entry-subject", "Hello");
      await page.keyboard.press("Enter");
      await expect.poll(() => body(page, ".faults-inline")).toContain("There is no official");
    }));
});

describe("copies", () => {
  const SCENE: Scenario = { ...OPEN, follow: { copies: true } };

  test("without copies there is nothing of them", () =>
    play(OPEN, async (page) => {
      await part(page, "letters", ".tally-row");
      expect(await page.locator("input[name=part][value=copies]").count()).toBe(0);
    }));

  test("open copies are written into a folder, and ticked off for their reader; a tick is taken back", () =>
    play(SCENE, async (page) => {
      await part(page, "copies", "#copy-0");
      expect(await page.locator("[id^=copy-][role=option]").count()).toBe(8);
      await page.getByRole("button", { name: named("Write 5 open copies") }).click();
      await expect.poll(() => body(page, ".toast")).toContain("One file written");
      await page.getByRole("button", { name: "Show the folder" }).click();
      await expect.poll(() => page.evaluate(() => window.kept)).toBe("");
      await page.getByRole("listbox").focus();
      await page.keyboard.press("Control+a");
      await page.fill("#copy-person", "Lina");
      await page.getByRole("button", { name: named("Tick 5 copies off") }).click();
      await expect.poll(() => body(page, ".toast")).toContain("5 copies ticked off");
      const wish = await kept(page);
      expect([wish.done, wish.person, (wish.officials as string[]).length]).toEqual(["posted", "Lina", 5]);
      expect(wish.copy_to).toBeTruthy();
      await expect.poll(() => page.locator("[aria-disabled=true][id^=copy-]").count()).toBe(8);
      await page.locator("#copy-0").dispatchEvent("click");
      await page.locator(".side").getByRole("button", { name: "Take the mark back" }).click();
      await expect.poll(() => page.locator("[aria-disabled=false][id^=copy-]").count()).toBe(1);
    }));
});
