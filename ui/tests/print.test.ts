// Printing for the post, settings found and consents, and what comes back, in the built page.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, calls, faults, LANGS, named, play, step } from "./play";
import type { Scenario } from "./stage";

const SEND = 6;
const PRINT = 7;
const OUTBOX = 8;
const OPEN: Scenario = { lang: "en", open: true, sound: true };
const SENT = { account: true, outbox: { accepted: 12, refused: 1 } };

/** Opens a step of a campaign that lies open. */
async function at(page: Page, number: number, selector: string): Promise<void> {
  await page.waitForSelector(".sidebar");
  await step(page, number);
  await page.waitForSelector(selector);
}

const kept = (page: Page) => page.evaluate(() => window.kept as Record<string, unknown>);
/** Opens what came back. */
async function replies(page: Page): Promise<void> {
  await at(page, OUTBOX, "input[name=box]");
  await page.check("input[name=box][value=back]");
}

for (const lang of LANGS) {
  for (const colorScheme of ["light", "dark"] as const) {
    const see = async (page: Page, place: string) => expect([place, await faults(page)]).toEqual([place, []]);
    const scene = (scenario: Scenario, places: (page: Page) => Promise<void>) =>
      play({ lang, open: true, sound: true, ...scenario }, places, { colorScheme });

    test(`axe finds nothing among letters for the post, in ${lang}, ${colorScheme}`, async () => {
      await scene({}, async (page) => {
        await at(page, PRINT, ".pick");
        await see(page, "choices");
        await page.selectOption("#pack-envelope", "dl");
        await page.selectOption("#pack-labels", "own");
        await page.waitForSelector("#pack-first");
        await see(page, "envelopes and labels");
        await page.click(".pack-act .btn-primary");
        await page.waitForSelector(".pack-files");
        await see(page, "files");
      });
      await scene({ paperless: true }, async (page) => {
        await at(page, PRINT, ".print-body .empty");
        await see(page, "nobody by post");
      });
      await scene({ letters: 0 }, async (page) => {
        await at(page, PRINT, ".work > .empty");
        await see(page, "no letters");
      });
    });

    test(`axe finds nothing among settings found and consents, in ${lang}, ${colorScheme}`, async () => {
      await scene({}, async (page) => {
        await at(page, SEND, "#account-address");
        await page.fill("#account-address", "office@society.example");
        await page.click(".find-row .btn");
        await page.waitForSelector(".sender-says");
        await see(page, "found");
        await page.check("input[name=method][value=oauth2]");
        await page.selectOption("#account-provider", "own");
        await page.fill("#account-client", "client-1");
        await page.fill("#account-authorize", "https://login.example/agree");
        await page.fill("#account-token", "https://login.example/token");
        await see(page, "own server");
        await page.check(".account > .check:first-of-type input");
        await page.click(".account footer .btn-primary");
        await page.waitForSelector(".consent .code");
        await see(page, "consent by code");
      });
      await scene({ mail: { ...SENT, ended: true } }, async (page) => {
        await at(page, SEND, ".banner-warn");
        await see(page, "consent ended");
      });
    });

    test(`axe finds nothing among what came back, in ${lang}, ${colorScheme}`, async () => {
      await scene({ mail: SENT }, async (page) => {
        await replies(page);
        await page.waitForSelector(".body > .empty");
        await see(page, "nothing came back");
      });
      await scene({ mail: SENT, print: { back: true } }, async (page) => {
        await replies(page);
        for (const row of [0, 1, 3]) {
          await page.locator(".back-row").nth(row).click();
          await page.waitForSelector(".side .state");
          await see(page, `reply ${row}`);
        }
      });
    });
  }

  for (const [width, height] of [
    [1280, 720],
    [960, 640],
    [640, 410],
  ] as const) {
    test(`nothing scrolls sideways at ${width} × ${height}, in ${lang}`, () =>
      play(
        { lang, open: true, sound: true, mail: SENT, print: { back: true } },
        async (page) => {
          const wide = () =>
            page.evaluate(
              (boxes) =>
                [...document.querySelectorAll(boxes)]
                  .filter((box) => box.scrollWidth > box.clientWidth + 1)
                  .map((box) => box.className || box.tagName),
              width > 640
                ? "body, .toolbar, .strip, .sidebar, .sidebar nav, .side, .tabs, .scroll, .print-body, .pack, .set, .account"
                : "body",
            );
          await at(page, PRINT, ".pick");
          await page.selectOption("#pack-envelope", "us10");
          await page.selectOption("#pack-labels", "own");
          expect(["print", await wide()]).toEqual(["print", []]);
          await page.click(".pack-act .btn-primary");
          await page.waitForSelector(".pack-files");
          expect(["files", await wide()]).toEqual(["files", []]);
          await at(page, SEND, ".slip");
          await page.locator(".slip-row .btn-icon").first().click();
          await page.click(".find-row .btn");
          await page.waitForSelector(".sender-says");
          expect(["account", await wide()]).toEqual(["account", []]);
          await replies(page);
          await page.waitForSelector(".back-row");
          await page.locator(".back-row").nth(1).click();
          expect(["replies", await wide()]).toEqual(["replies", []]);
          if (height > 410) {
            const nav = page.locator(".sidebar nav");
            expect(await nav.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThan(2);
          }
        },
        { viewport: { width, height } },
      ));
  }
}

describe("print and post", () => {
  test("letters are chosen by channel, country and hand; the sum follows", () =>
    play(OPEN, async (page) => {
      await at(page, PRINT, ".pick");
      const sum = () => body(page, ".pack-act > p");
      // Of 24 letters, every seven: two by post and one by hand.
      expect(await sum()).toBe("9 letters · 15 pages · 9 sheets of paper");
      await page.check("input[name=sides][value=simplex]");
      expect(await sum()).toBe("9 letters · 15 pages · 15 sheets of paper");
      await page.check("input[name=whose][value=hand]");
      expect(await sum()).toBe("3 letters · 6 pages · 6 sheets of paper");
      await page.check("input[name=whose][value=all]");
      await page.selectOption(".toolbar select", "SE");
      expect(await sum()).toBe("4 letters · 8 pages · 8 sheets of paper");
      await page.locator(".pick").first().click();
      expect(await body(page, ".side-bar")).toContain("3 of 4 chosen");
      await page.getByRole("button", { name: "Choose all" }).click();
      await page.getByRole("button", { name: "Choose none" }).click();
      expect(await sum()).toBe("No letter is chosen");
      expect(await page.locator(".pack-act .btn-primary").isDisabled()).toBe(true);
    }));

  test("the pack is made as it was wished, its files open, and the post room’s order is kept", () =>
    play(OPEN, async (page) => {
      await at(page, PRINT, ".pick");
      await page.check("input[name=whose][value=post]");
      await page.check("input[name=signature][value=picture]");
      await page.selectOption("#pack-envelope", "us10");
      await page.selectOption("#pack-sender", "both");
      await page.selectOption("#pack-labels", "5160");
      await page.fill("#pack-first", "4");
      await page.getByRole("button", { name: named("Make the pack with 6 letters") }).click();
      await page.waitForSelector(".pack-files");
      const wish = await kept(page);
      expect(wish).toMatchObject({ pictures: true, envelope: "us10", sender: "both", labels: "5160" });
      expect([wish.first_label, wish.again, (wish.officials as string[]).length]).toEqual([4, false, 6]);
      const names = await page.locator(".pack-files .mono").allTextContents();
      expect(names).toEqual([
        "calibration.pdf",
        "letters-duplex.pdf",
        "envelopes.pdf",
        "labels.pdf",
        "ticks.pdf",
        "letters-simplex.pdf",
      ]);
      await page.locator(".pack-files .btn-primary").click();
      expect(await kept(page)).toBe("letters-duplex.pdf");
    }));

  test("work tells how far it is and can be stopped; what is in the way is written over on purpose", () =>
    play({ ...OPEN, print: { inTheWay: true } }, async (page) => {
      await at(page, PRINT, ".pick");
      await page.click(".pack-act .btn-primary");
      await expect.poll(() => body(page, ".blocking")).toContain("exists already");
      await page.evaluate(() => {
        window.slow = true;
      });
      await page.getByRole("button", { name: "Write over the old pack" }).click();
      await expect.poll(() => body(page, ".strip")).toMatch(/\d of 9/);
      await page.locator(".pack-act").getByRole("button", { name: "Stop" }).click();
      expect(await calls(page, "stop_work")).toBe(1);
      await page.waitForSelector(".pack-files", { timeout: 9000 });
      expect((await kept(page)).again).toBe(true);
    }));

  test("an own sheet is chosen by the system’s dialog; nobody by post is said with two ways on", () =>
    play({ ...OPEN, paperless: true }, async (page) => {
      await at(page, PRINT, ".print-body .empty");
      await page.getByRole("button", { name: "Print all letters" }).click();
      await page.selectOption("#pack-labels", "own");
      await expect.poll(() => body(page, "#pack-labels option:last-child")).toContain("labels-70x37.toml");
      expect(await calls(page, "choose_sheet")).toBe(1);
    }));

  for (const lang of LANGS)
    test(`a pack is made by keyboard alone, in ${lang}`, () =>
      play({ ...OPEN, lang }, async (page) => {
        await page.waitForSelector(".sidebar");
        await page.keyboard.press("Control+p");
        await page.waitForSelector(".pick");
        const reach = async (wanted: string) => {
          for (let presses = 0; presses < 60; presses += 1) {
            await page.keyboard.press("Tab");
            if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, wanted)) return;
          }
          throw new Error(`the keyboard does not reach ${wanted}`);
        };
        await reach("#pack-envelope");
        await page.keyboard.press("ArrowDown");
        await reach(".picks");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Space");
        expect(await page.locator(".pick[aria-selected=false]").count()).toBe(1);
        const ring = await page.locator(".pick.is-at").evaluate((row) => getComputedStyle(row).outlineStyle);
        expect(ring).toBe("solid");
        for (
          let presses = 0;
          presses < 30 && !(await page.locator(".pack-act .btn-primary:focus").count());
          presses += 1
        )
          await page.keyboard.press("Shift+Tab");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".pack-files");
        expect((await kept(page)).envelope).toBe("dl");
      }));
});

describe("settings found, and consents", () => {
  test("settings are found from the address and told with what the domain says", () =>
    play(OPEN, async (page) => {
      await at(page, SEND, "#account-address");
      await page.fill("#account-address", "office@nowhere.example");
      await page.getByRole("button", { name: "Find settings" }).click();
      await expect.poll(() => body(page, ".account")).toContain("Nothing is known");
      await page.fill("#account-address", "office@society.example");
      await page.getByRole("button", { name: "Find settings" }).click();
      await expect.poll(() => body(page, ".found")).toContain("Found: Google");
      expect(await page.inputValue("#account-server")).toBe("smtp.gmail.com");
      expect(await page.inputValue("#account-imap")).toBe("imap.gmail.com");
      expect(await page.inputValue("#account-day")).toBe("2000");
      expect(await body(page, ".sender-says")).toContain("No key is published");
    }));

  test("a consent is waited for, given up without a fault, and given", () =>
    play(OPEN, async (page) => {
      await at(page, SEND, "#account-address");
      await page.fill("#account-address", "office@society.example");
      await page.getByRole("button", { name: "Find settings" }).click();
      await page.waitForSelector(".found");
      await page.check("input[name=method][value=oauth2]");
      expect(await page.inputValue("#account-provider")).toBe("google");
      await page.fill("#account-client", "client-1");
      await page.fill("#account-client-secret", "secret");
      await page.getByRole("button", { name: "Agree and test" }).click();
      await expect.poll(() => body(page, ".consent")).toContain("login.example");
      expect(await body(page, ".consent")).toMatch(/\d+ s, of at most 600/);
      await page.getByRole("button", { name: "Open the page again" }).click();
      expect(await calls(page, "open_consent")).toBe(1);
      await page.getByRole("button", { name: "Give up" }).click();
      await expect.poll(() => page.locator(".consent").count()).toBe(0);
      expect(await page.locator(".account .problem").count()).toBe(0);
      await page.getByRole("button", { name: "Agree and test" }).click();
      await page.waitForSelector(".consent");
      await page.evaluate(() => window.agree?.());
      await expect.poll(() => body(page, ".account")).toContain("The server took the login");
      expect(await page.inputValue("#account-client-secret")).toBe("");
    }));

  test("a consent that ended is asked for again, and the letters go on", () =>
    play({ ...OPEN, mail: { account: true, outbox: { queued: 2 }, ended: true } }, async (page) => {
      await at(page, SEND, ".banner-warn");
      expect(await body(page, ".banner-warn")).toContain("The consent of the account office has ended");
      await page.getByRole("button", { name: "Agree again…" }).click();
      await page.waitForSelector(".consent");
      await page.evaluate(() => window.agree?.());
      await expect.poll(() => calls(page, "resume_outbox")).toBe(1);
      await expect.poll(() => page.locator(".banner-warn").count()).toBe(0);
    }));
});

describe("what came back", () => {
  test("messages are taken in from files; a wish is confirmed by a person alone", () =>
    play({ ...OPEN, mail: SENT }, async (page) => {
      await replies(page);
      await page.getByRole("button", { name: "From files…" }).click();
      await expect.poll(() => body(page, ".back-taken")).toContain("8 messages read");
      expect(await body(page, ".back-taken")).toContain("6 new · 2 known already");
      await page.click("#tab-due");
      expect(await page.locator(".back-row").count()).toBe(2);
      await page.locator(".people").focus();
      await page.keyboard.press("Home");
      await page.getByRole("button", { name: "Record: no more letters" }).click();
      await expect.poll(() => body(page, ".side")).toContain("Recorded: no more letters");
      expect(await calls(page, "confirm_opt_out")).toBe(1);
      expect(await page.locator(".back-row").count()).toBe(1);
    }));

  test("a bounce says what is wrong with the address and leads to the official and to the letter", () =>
    play({ ...OPEN, mail: SENT, print: { back: true } }, async (page) => {
      await replies(page);
      await page.click("#tab-failed");
      await page.locator(".back-row").first().click();
      expect(await body(page, ".side")).toContain("Does not exist, or takes nothing");
      await page.getByRole("button", { name: "Show the letter" }).click();
      await page.waitForSelector(".outbox-row[aria-selected=true]");
      await expect.poll(() => body(page, ".side")).toContain("Undeliverable");
      await page.check("input[name=box][value=back]");
      await page.getByRole("button", { name: "Go to the official" }).click();
      await page.waitForSelector(".person-row");
    }));

  test("what hostile servers and lists say is shown as text", () =>
    play({ ...OPEN, hostile: true, mail: SENT, print: { back: true } }, async (page) => {
      await replies(page);
      await page.click("#tab-failed");
      await page.locator(".back-row").first().click();
      await expect.poll(() => body(page, ".side")).toContain("<img src=x onerror=alert(1)>");
      await step(page, PRINT);
      await page.waitForSelector(".pick");
      expect(await page.locator(".work img").count()).toBe(0);
    }));
});
