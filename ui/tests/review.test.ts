// The text given for review, and what comes back, in the built page.
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, faults, LANGS, named, play } from "./play";
import type { Scenario } from "./stage";

const OPEN: Scenario = { lang: "en", open: true, step: "letter", sound: true };
const file = (page: Page, part: string) => page.evaluate((name) => window.files?.[name] ?? "", part);

const said = async (part: Locator) => (await part.textContent())?.replace(/[\u2066-\u2069]/g, "");

async function compare(page: Page): Promise<void> {
  await page.waitForSelector(".token");
  await page.locator(".toolbar .btn-icon[aria-pressed]").first().click();
  await page.waitForSelector(".review");
}

async function chosen(page: Page): Promise<void> {
  await compare(page);
  await page.click(".review .btn-primary");
  await page.waitForSelector(".changes");
}

for (const lang of LANGS) {
  for (const colorScheme of ["light", "dark"] as const)
    test(`axe finds nothing in a comparison, in ${lang}, ${colorScheme}`, () =>
      play(
        { ...OPEN, lang },
        async (page) => {
          const see = async (place: string) => expect([place, await faults(page)]).toEqual([place, []]);
          await compare(page);
          await see("before");
          await page.click(".review .btn-primary");
          await page.waitForSelector(".changes");
          await see("compared");
          await page.locator(".change .btn").first().click();
          await page.waitForSelector(".change.is-in");
          await see("accepted");
        },
        { colorScheme },
      ));

  for (const [width, height] of [
    [1280, 720],
    [960, 640],
    [640, 410],
  ] as const)
    test(`a comparison does not scroll sideways at ${width} × ${height}, in ${lang}`, () =>
      play(
        { ...OPEN, lang },
        async (page) => {
          await chosen(page);
          const wide = await page.evaluate(
            (boxes) =>
              [...document.querySelectorAll(boxes)]
                .filter((box) => box.scrollWidth > box.clientWidth + 1)
                .map((box) => box.className || box.tagName),
            width > 640 ? "body, .toolbar, .review-head, .review-body, .changes" : "body",
          );
          expect(wide).toEqual([]);
        },
        { viewport: { width, height } },
      ));

  test(`a change is accepted and the comparison closed by keyboard alone, in ${lang}`, () =>
    play({ ...OPEN, lang }, async (page) => {
      await page.waitForSelector(".token");
      await page.locator(".toolbar .btn-icon[aria-pressed]").first().focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("review-title");
      const reach = async (selector: string) => {
        for (
          let presses = 0;
          presses < 30 && !(await page.locator(`${selector}:focus`).count());
          presses += 1
        )
          await page.keyboard.press("Tab");
        expect(await page.locator(`${selector}:focus`).count()).toBe(1);
      };
      await reach(".review .btn-primary");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".changes");
      await reach(".change .btn");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".change.is-in");
      await page.keyboard.press("Escape");
      await page.waitForSelector(".token");
      expect(await page.locator(".toolbar [aria-pressed=false]:focus").count()).toBe(1);
    }));
}

describe("review", () => {
  test("a review copy is written under a name of the template", () =>
    play(OPEN, async (page) => {
      await page.waitForSelector(".token");
      await page.getByRole("button", { name: "Export for review…" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("The review copy is ready");
      expect(await page.evaluate(() => window.kept)).toBe("Review copy, To those who decide.docx");
    }));

  test("words gone and new stand in their paragraphs; fields have their names; nothing is changed yet", () =>
    play(OPEN, async (page) => {
      const before = await file(page, "letter.en");
      await chosen(page);
      expect(await page.locator(".changed-part").count()).toBe(2);
      expect(await page.locator("del").first().textContent()).toContain("{{salutation recipient}}");
      expect(await page.locator("ins strong").first().textContent()).toBe("New words ");
      expect(await page.locator("ins .token").first().textContent()).toBe("our name");
      expect(await page.locator("ins b").count()).toBe(0);
      expect(await body(page, ".review-body")).toContain("3 tracked changes are taken as accepted");
      expect(await body(page, ".review-comments")).toContain("Which year?");
      expect(await body(page, ".review-body")).toContain("The field “name” was taken out.");
      expect(await page.locator(".change-text[lang=ar]").first().getAttribute("dir")).toBe("rtl");
      expect(await file(page, "letter.en")).toBe(before);
    }));

  test("changes are accepted one by one or all, taken back, and undone", () =>
    play(OPEN, async (page) => {
      const before = await file(page, "letter.en");
      await chosen(page);
      const english = page.locator(".changed-part").first();
      await english.getByRole("button", { name: named("Accept the change of paragraph 2, English") }).click();
      await expect.poll(() => file(page, "letter.en")).toContain("\n\nNew words {{organization.name}}\n\n");
      expect(await file(page, "letter.en")).not.toContain("Another paragraph");
      await expect.poll(() => said(english)).toContain("2 not accepted yet");
      await english
        .getByRole("button", { name: named("Take back the change of paragraph 2, English") })
        .click();
      await expect.poll(() => file(page, "letter.en")).toBe(before);
      await english.getByRole("button", { name: named("Accept all: Letter, English") }).click();
      await expect.poll(() => file(page, "letter.en")).toContain("Another paragraph <b>");
      await expect.poll(() => said(english)).toContain("all accepted");
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      await expect.poll(() => file(page, "letter.en")).toBe(before);
      await expect.poll(() => said(english)).toContain("3 not accepted yet");
    }));

  test("a text pasted from a word processor is compared; what is no text is refused", () =>
    play(OPEN, async (page) => {
      await compare(page);
      await page.locator("#review-pasted").focus();
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData("text/html", "<p>Some <b>bold</b> words</p>");
        document.activeElement?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      });
      await page.selectOption("#review-part", "mail.en");
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await page.waitForSelector(".changed-part");
      expect(await page.evaluate(() => window.kept)).toEqual({
        part: "mail.en",
        text: "Some **bold** words",
      });
      await page.getByRole("button", { name: "Another text…" }).click();
      await page.fill("#review-pasted", "x");
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await expect.poll(() => body(page, ".review-body [role=alert]")).toContain("no text of a letter");
    }));

  test("a text that was changed meanwhile has to be compared again", () =>
    play(OPEN, async (page) => {
      await chosen(page);
      await page.evaluate(() => {
        if (window.files) window.files["letter.en"] = "# Theirs\n\nOther words.\n";
      });
      const english = page.locator(".changed-part").first();
      await page.keyboard.press("F5");
      await expect.poll(() => said(english)).toContain("Compare it again");
      expect(await english.locator(".change .btn").first().isDisabled()).toBe(true);
    }));

  test("lists and bold of Word are kept when they are pasted into a paragraph", () =>
    play(OPEN, async (page) => {
      await page.waitForSelector(".token");
      await page.locator(".para[lang=en]").last().click();
      await page.keyboard.press("Control+End");
      await page.evaluate(() => {
        const item = (mark: string, text: string) =>
          `<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
        const data = new DataTransfer();
        data.setData(
          "text/html",
          `<html><head><style>p{color:red}</style></head><body><p class=MsoNormal>We <span style='font-weight:700'>ask</span> <span style='text-decoration:underline'>you</span>:<o:p></o:p></p>${item("1.", "one")}${item("٢.", "two")}${item("·", "three")}<p class=MsoNormal>End</p></body></html>`,
        );
        document.activeElement?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      });
      await expect
        .poll(() => file(page, "letter.en"))
        .toContain("We **ask** you:\n\n1. one\n2. two\n- three\n\nEnd");
      expect(await body(page, ".toast")).toContain("italics or underline");
    }));
});
