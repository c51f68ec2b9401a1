// The built page in headless Chromium, under the window's own content security policy.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, calls, chosen, faults, LANGS, named, play, shownFor, step } from "./play";

/** Opens the pages of the proof, with the letter to Nora Lindqvist. */
async function pages(page: Page): Promise<void> {
  await page.click("input[name=look][value=page]");
  await page.click(".letter-row:has-text('SCS/2026/0001')");
  await page.waitForSelector(".desk img");
}

const WIDE = "body, .toolbar, .strip, .sidebar, .side, .tabs, .filters, .tally, .set-body, .pairs, .checks";

for (const lang of LANGS) {
  describe(`in ${lang}`, () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const see = async (page: Page, place: string) =>
        expect([place, await faults(page)]).toEqual([place, []]);

      test(`axe finds nothing at the start and among the proofs, ${colorScheme}`, () =>
        play(
          { lang },
          async (page) => {
            await page.waitForSelector(".pile img");
            await see(page, "start");
            await page.click(".way-first");
            await page.waitForSelector(".thumb img");
            await see(page, "sheets");
            for (const list of ["problems", "skipped"]) {
              await page.click(`#tab-${list}`);
              await see(page, list);
            }
            await pages(page);
            await see(page, "pages");
            await page.click("input[name=look][value=text]");
            await page.waitForSelector(".letter-words");
            await see(page, "text");
            await page.click(".campaign");
            await page.waitForSelector("[role=menu]");
            await see(page, "menu");
          },
          { colorScheme },
        ));

      test(`axe finds nothing in the other steps, ${colorScheme}`, () =>
        play(
          { lang, open: true },
          async (page) => {
            await page.waitForSelector(".thumb img");
            await step(page, 1);
            await page.waitForSelector("#form-layout");
            await see(page, "campaign");
            await step(page, 2);
            await page.waitForSelector(".side .address");
            await see(page, "officials");
            await page.click("input[name=of][value=directory]");
            await page.waitForSelector(".side .btn-danger");
            await page.click(".card-letter header button");
            await page.waitForSelector("#cell-name_en");
            await see(page, "editing");
            await page.click(".side .btn-danger");
            await page.waitForSelector("dialog[open]");
            await see(page, "opt-out");
            await page.keyboard.press("Escape");
            await page.click(".toolbar > .btn:last-child");
            await page.waitForSelector(".mapping");
            await see(page, "import");
            await step(page, 3);
            await page.waitForSelector(".token");
            await see(page, "letter");
            await page.keyboard.press("Control+j");
            await page.waitForSelector(".fields");
            await see(page, "fields");
            await page.keyboard.press("Escape");
            await page.keyboard.press("Control+,");
            await page.waitForSelector(".set .is-good");
            await see(page, "settings");
          },
          { colorScheme },
        ));
    }

    test("the page speaks and runs in its language", () =>
      play({ lang, open: true }, async (page) => {
        await page.waitForSelector(".thumb img");
        expect(await page.locator("html").getAttribute("lang")).toBe(lang);
        expect(await page.locator("html").getAttribute("dir")).toBe(lang === "ar" ? "rtl" : "ltr");
        const steps = await page.locator(".sidebar").boundingBox();
        const details = await page.locator(".side").boundingBox();
        expect((steps?.x ?? 0) < (details?.x ?? 0)).toBe(lang === "en");
        expect(await page.title()).toBe(
          lang === "ar"
            ? "النداء من أجل قطاع الاتصالات وتقانة المعلومات في سورية — رسالة"
            : "Appeal for Syria's ICT sector — Risala",
        );
        // The Arabic is on the right in both windows, as on paper.
        await step(page, 3);
        await page.waitForSelector(".token");
        const arabic = await page.locator(".para[lang=ar]").first().boundingBox();
        const english = await page.locator(".para[lang=en]").first().boundingBox();
        expect((arabic?.x ?? 0) > (english?.x ?? 0)).toBe(true);
      }));

    for (const [width, height] of [
      [960, 640],
      [640, 410],
    ] as const) {
      test(`nothing is cut or scrolls sideways at ${width} × ${height}`, () =>
        play(
          { lang, open: true },
          async (page) => {
            for (const number of [1, 2, 3, 4]) {
              await step(page, number);
              await page.waitForTimeout(150);
              const wide = await page.evaluate(
                (boxes) =>
                  [...document.querySelectorAll(boxes)]
                    .filter((box) => box.scrollWidth > box.clientWidth + 1)
                    .map((box) => box.className || box.tagName),
                width === 960 ? WIDE : "body",
              );
              expect([number, wide]).toEqual([number, []]);
            }
          },
          { viewport: { width, height } },
        ));
    }
  });
}

for (const lang of LANGS) {
  test(`a locked identity is opened with its password, in ${lang}`, () =>
    play({ lang, open: true, locked: true }, async (page) => {
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

test("what was read before the identity was opened is read again", () =>
  play({ lang: "en", open: true, locked: true }, async (page) => {
    await page.click("#tab-problems");
    const problems = page.locator(".lists .problem");
    await expect.poll(() => problems.count()).toBe(3);
    await page.evaluate(() => {
      window.gate = new Promise((open) => {
        window.open_gate = open;
      });
      if (window.files) window.files["letter.en"] += "\nWritten outside.\n";
      window.dispatchEvent(new Event("focus"));
    });
    await expect.poll(() => calls(page, "read_again")).toBe(2);
    await problems.last().getByRole("button").click();
    await page.getByRole("dialog").locator("input[type=password]").fill("secret");
    await page.keyboard.press("Enter");
    await expect.poll(() => problems.count()).toBe(2);
    await page.evaluate(() => window.open_gate?.());
    await expect.poll(() => calls(page, "read_again")).toBe(3);
    expect(await problems.count()).toBe(2);
  }));

describe("proofs", () => {
  test("the oddest come first, with their reason; small pictures come by themselves", () =>
    play({ lang: "en", open: true }, async (page) => {
      await page.waitForSelector(".thumb img");
      const reasons = await page.locator(".thumb .why").allTextContents();
      expect(reasons.slice(0, 3).map((reason) => reason.trim())).toEqual([
        "Cannot be made yet",
        "Needs a look",
        "Unusual length",
      ]);
      await page.click("input[name=order][value=name]");
      await expect.poll(() => body(page, ".thumb .name")).toContain("Daniel Okafor");
    }));

  test("the keyboard goes through sheets and pages; a letter that cannot be made keeps the last good page", () =>
    play({ lang: "en", open: true }, async (page) => {
      await page.focus(".thumbs");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => chosen(page).textContent()).toContain("Robin Achterberg");
      await page.keyboard.press("Enter");
      await expect.poll(() => shownFor(page)).toContain("Robin Achterberg");
      await page.focus(".letters");
      await page.keyboard.press("Home");
      await expect.poll(() => body(page, ".side")).toContain("There is no field “recipient.honour”.");
      expect(await shownFor(page)).toContain("Robin Achterberg");
      expect(await body(page, ".desk-foot")).toContain("Last good page");
      await page.keyboard.press("End");
      await expect.poll(() => page.locator(".desk img").count()).toBeGreaterThan(0);
    }));

  test("search finds across scripts and says when nothing matches", () =>
    play({ lang: "en", open: true }, async (page) => {
      await page.click("input[name=look][value=page]");
      await page.keyboard.press("/");
      await page.keyboard.type("هاله");
      await expect.poll(() => body(page, "[role=option]")).toContain("هالة العمري");
      await page.keyboard.type("xyz");
      await expect.poll(() => body(page, ".body .empty")).toContain("Nothing matches");
      await page.keyboard.press("Escape");
      await expect.poll(() => page.locator("[role=option]").count()).toBeGreaterThan(8);
    }));

  test("F8 goes through the problems and shows their letters; one button leads to the cause", () =>
    play({ lang: "en", open: true }, async (page) => {
      await page.waitForSelector(".thumb img");
      await page.keyboard.press("F8");
      await expect.poll(() => chosen(page).textContent()).toContain("Robin Achterberg");
      await page.keyboard.press("F8");
      await expect.poll(() => chosen(page).textContent()).toContain("Lucía Ferrer");
      expect(await body(page, ".problem.is-on")).toContain("letter.en.md");
      await page.locator(".problem.is-on").getByRole("button", { name: "Go to the text" }).click();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
        .toMatch(named("Paragraph 5, English"));
    }));

  test("10,000 letters: few are drawn, the last is one key away", () =>
    play({ lang: "en", open: true, letters: 10_000 }, async (page) => {
      await page.click("input[name=order][value=name]");
      await page.focus(".thumbs");
      await page.keyboard.press("End");
      await expect.poll(() => chosen(page).getAttribute("aria-posinset")).toBe("10000");
      expect(await page.locator("[role=option]").count()).toBeLessThan(40);
    }));

  test("a campaign without letters says so", () =>
    play({ lang: "en", open: true, letters: 0 }, async (page) => {
      await expect.poll(() => body(page, ".body .empty")).toContain("No letter yet");
      expect(await calls(page, "preview_page")).toBe(0);
    }));
});

describe("shell", () => {
  test("the menu opens, moves and closes by the keyboard", () =>
    play({ lang: "ar", open: true }, async (page) => {
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

  test("the language changes in place, with the engine's words, and is kept", () =>
    play({ lang: "en", open: true, step: "settings" }, async (page) => {
      await page.click("input[name=language][value=ar]");
      await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("rtl");
      await page.click("input[name=digits][value=latn]");
      await page.click("input[name=appearance][value=dark]");
      expect(await page.locator("html").getAttribute("class")).toContain("dark");
      expect(await page.evaluate(() => window.kept)).toMatchObject({
        lang: "ar",
        digits: "latn",
        calendar: "gregory",
        look: "dark",
      });
      await step(page, 4);
      await page.click("#tab-problems");
      await expect.poll(() => body(page, ".problem")).toContain("لا صيغة محايدة");
      expect(await page.evaluate(() => window.kept)).toMatchObject({ step: "proof" });
    }));

  test("a folder that cannot be opened says which file and why, and nothing is lost", () =>
    play({ lang: "en", open: true, refuse: true }, async (page) => {
      await page.waitForSelector(".thumb img");
      await page.keyboard.press("Control+o");
      await expect.poll(() => body(page, ".faults")).toContain("campaign.toml has no key “titel”");
      expect(await page.locator("[role=option]").count()).toBeGreaterThan(8);
      await page.click(".faults header button");
      expect(await page.locator(".faults").count()).toBe(0);
    }));

  test("campaigns opened last are one click away; one that is gone can be taken off", () =>
    play({ lang: "en" }, async (page) => {
      await expect.poll(() => page.locator(".recent li").count()).toBe(2);
      expect(await page.locator(".recent-open").nth(1).isDisabled()).toBe(true);
      await page.getByRole("button", { name: named("Take “Spring appeal” off the list") }).click();
      await expect.poll(() => page.locator(".recent li").count()).toBe(1);
      await page.click(".recent-open");
      await page.waitForSelector(".thumb img");
    }));

  for (const lang of ["ar", "en"] as const)
    test(`the short tour goes through the sample by the keyboard, in ${lang}`, () =>
      play({ lang, open: false }, async (page) => {
        const heading = page.locator("#tour-title");
        await page.locator(".first-foot .btn").first().click();
        await page.waitForSelector(".tour");
        const seen: (string | null)[] = [];
        for (let stop = 0; stop < 7; stop += 1) {
          await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("tour-title");
          seen.push(await heading.textContent());
          if (stop === 0) expect(await faults(page)).toEqual([]);
          await page.locator(".tour .btn-primary").focus();
          await page.keyboard.press("Enter");
        }
        await expect.poll(() => heading.count()).toBe(0);
        expect(new Set(seen).size).toBe(7);
        await page.waitForSelector(".thumb img");
      }));

  test("directory and settings need no campaign", () =>
    play({ lang: "en" }, async (page) => {
      await page.getByRole("button", { name: "Directory" }).click();
      await page.waitForSelector(".person-row");
      expect(await page.locator(".step").allTextContents()).toHaveLength(4);
      await page.locator(".step").first().click();
      await page.waitForSelector(".ways");
    }));

  test("hostile names and texts are shown as text", () =>
    play({ lang: "en", open: true, step: "letter", hostile: true }, async (page) => {
      await expect.poll(() => body(page, ".pairs")).toContain("<img src=x onerror=alert(1)>");
      await step(page, 2);
      await expect.poll(() => body(page, ".people")).toContain("<img src=x onerror=alert(1)>");
      expect(await page.locator(".people img, .pairs img").count()).toBe(0);
    }));
});

describe("officials", () => {
  test("100,000 rows scroll; few are drawn and fetched", () =>
    play({ lang: "en", open: true, step: "officials", officials: 100_000 }, async (page) => {
      await page.waitForSelector(".person-row .strong");
      await page.focus(".people");
      await page.keyboard.press("End");
      await expect.poll(() => chosen(page).getAttribute("aria-posinset")).toBe("100000");
      await expect.poll(() => chosen(page).locator(".strong").count()).toBe(1);
      expect(await page.locator(".person-row").count()).toBeLessThan(60);
      expect(await calls(page, "officials_page")).toBeLessThan(8);
    }));

  test("filter, counts and words choose; a mistake in the filter is told", () =>
    play({ lang: "en", open: true, step: "officials" }, async (page) => {
      await page.getByRole("button", { name: /Spain/ }).click();
      await expect.poll(() => body(page, ".tally-sum b")).toBe("4");
      expect(await page.inputValue(".filter input")).toBe("country:ES");
      await page.fill(".filter input", "colour:red");
      await expect.poll(() => body(page, ".faults-inline")).toContain("no key “colour”");
      await page.getByRole("button", { name: "Clear" }).click();
      await expect.poll(() => body(page, ".tally-sum b")).toBe("24");
      await page.keyboard.press("/");
      await page.keyboard.type("okafor");
      await expect.poll(() => body(page, ".tally-sum b")).toBe("4");
    }));

  test("a filter is saved by name, chosen by it, and forgotten", () =>
    play({ lang: "en", open: true, step: "officials" }, async (page) => {
      await page.getByRole("button", { name: /Spain/ }).click();
      await page.getByRole("button", { name: "Save as selection" }).click();
      await page.keyboard.type("first-round");
      await page.keyboard.press("Enter");
      const chip = page.getByRole("button", { name: "first-round", exact: true });
      await expect.poll(() => chip.getAttribute("aria-pressed")).toBe("true");
      expect(await page.inputValue(".filter input")).toBe("selection:first-round");
      await expect.poll(() => body(page, ".tally-sum b")).toBe("4");
      await chip.click();
      await expect.poll(() => body(page, ".tally-sum b")).toBe("24");
      await chip.click();
      await page.getByRole("button", { name: "Forget the selection" }).click();
      await expect.poll(() => chip.count()).toBe(0);
      await expect.poll(() => body(page, ".tally-sum b")).toBe("24");
    }));

  test("a cell is edited in place and taken back; an opt-out asks first", () =>
    play({ lang: "en", open: true, step: "officials" }, async (page) => {
      await page.click("input[name=of][value=directory]");
      await page.waitForSelector(".side .btn-danger");
      await page.click(".card-letter header button");
      await page.fill("#cell-title_en", "Minister of Trade");
      await page.keyboard.press("Tab");
      await expect.poll(() => body(page, ".person-row")).toContain("Minister of Trade");
      await expect.poll(() => body(page, ".toast")).toContain("Office in English");
      await page.locator(".toast .btn").first().click();
      await expect.poll(() => body(page, ".person-row")).toContain("Minister for Digital Affairs");
      await page.click(".side .btn-danger");
      await page.locator("dialog[open] button[type=submit]").click();
      await expect.poll(() => body(page, ".person-row")).toContain("Opted out");
      await expect.poll(() => body(page, ".card-letter")).toContain("Opted out since");
    }));

  test("a list is looked at, its columns are given another meaning, and it is taken with a way back", () =>
    play({ lang: "en", open: true, step: "officials" }, async (page) => {
      await page.getByRole("button", { name: "Import…" }).click();
      await page.waitForSelector(".mapping");
      expect(await body(page, ".intake")).toContain("300 rows in officials.xlsx");
      await page.getByLabel(named("Meaning of the column Party")).selectOption("tags");
      await expect.poll(() => calls(page, "take_list")).toBe(1);
      await page.getByRole("button", { name: named("Take 296 officials") }).click();
      await expect.poll(() => body(page, ".toast")).toContain("296 new officials");
      await page.locator(".toast .btn").first().click();
      await expect.poll(() => calls(page, "undo_edit")).toBe(1);
    }));
});

describe("campaign", () => {
  test("a setting is kept at once, with a way back; one that cannot be is told beside its field", () =>
    play({ lang: "en", open: true, step: "campaign" }, async (page) => {
      await page.selectOption("#form-layout", "stacked");
      await expect.poll(() => body(page, ".toast")).toContain("Setting changed");
      await page.locator(".toast .btn").first().click();
      await expect.poll(() => page.inputValue("#form-layout")).toBe("parallel");
      await page.fill("#form-reference", "bad");
      await page.keyboard.press("Tab");
      await expect.poll(() => body(page, ".field:has(#form-reference)")).toContain("“a5” is no paper");
    }));

  test("a setting changed outside: beside another one both stand, for the same one the user decides", () =>
    play({ lang: "en", open: true, step: "campaign" }, async (page) => {
      const [phone, email] = ["#form-organization\\.phone", "#form-organization\\.email"];
      const outside = (key: string, value: string) =>
        page.evaluate(
          ([key, value]) => {
            const { settings } = window;
            if (!settings) return;
            settings.values[key] = value;
            settings.stamp = String(Number(settings.stamp) + 1);
          },
          [key, value] as const,
        );
      const stands = (key: string) => page.evaluate((name) => window.settings?.values[name], key);
      const set = async (value: string) => {
        await page.fill(email, value);
        await page.keyboard.press("Tab");
      };
      await page.waitForSelector(email);
      await outside("organization.phone", "+963 11 1");
      await set("first@example.org");
      await expect.poll(() => stands("organization.email")).toBe("first@example.org");
      await expect.poll(() => page.inputValue(phone)).toBe("+963 11 1");
      for (const [take, mine, theirs] of [
        ["Take the new version", "mine1@example.org", "theirs1@example.org"],
        ["Keep the one here", "mine2@example.org", "theirs2@example.org"],
      ] as const) {
        await outside("organization.email", theirs);
        await set(mine);
        await expect.poll(() => body(page, ".toast[role=alert]")).toContain(`“${mine}”`);
        expect(await body(page, ".toast[role=alert]")).toContain(`“${theirs}”`);
        expect(await stands("organization.email")).toBe(theirs);
        await page.getByRole("button", { name: take }).click();
        const wanted = take.startsWith("Keep") ? mine : theirs;
        await expect.poll(() => stands("organization.email")).toBe(wanted);
        await expect.poll(() => page.inputValue(email)).toBe(wanted);
      }
    }));

  test("what stands half typed in a field is kept when the window is left", () =>
    play({ lang: "en", open: true, step: "campaign" }, async (page) => {
      await page.fill("#form-reference", "SCS-{number:05}");
      await page.evaluate(() => window.dispatchEvent(new Event("blur")));
      await expect.poll(() => page.evaluate(() => window.settings?.values.reference)).toBe("SCS-{number:05}");
    }));

  test("signatories come and go; pictures are chosen", () =>
    play({ lang: "en", open: true, step: "campaign" }, async (page) => {
      await page.getByRole("button", { name: "Add a signatory" }).click();
      await expect.poll(() => page.locator("h2:has-text('Signatory')").count()).toBe(2);
      await page.getByRole("button", { name: named("Remove signatory 2") }).click();
      await expect.poll(() => page.locator("h2:has-text('Signatory')").count()).toBe(1);
      await page.getByRole("button", { name: named("Stamp: Choose…") }).click();
      await expect.poll(() => body(page, ".picture:has-text('Stamp')")).toContain("picture.png");
    }));
});
