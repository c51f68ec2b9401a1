// The text of the letters in the built page: written, taken back, pasted, and changed by somebody else meanwhile.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, named, play, step } from "./play";

describe("letter", () => {
  const file = (page: Page, part: string) => page.evaluate((name) => window.files?.[name], part);
  const write = async (page: Page, name: string, text: string) => {
    await page.getByRole("textbox", { name: named(name) }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(text);
  };

  test("what is typed is in the file at once, and can be taken back and done again", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      const before = await file(page, "letter.en");
      await write(page, "Paragraph 1, English", " now");
      await expect
        .poll(() => file(page, "letter.en"))
        .toBe(before?.replace("restrictions\n", "restrictions now\n"));
      await page.keyboard.press("Control+z");
      await expect.poll(() => file(page, "letter.en")).toBe(before);
      await page.keyboard.press("Control+Shift+z");
      await expect.poll(() => file(page, "letter.en")).toContain("restrictions now\n");
      expect(await body(page, ".para")).toBe("Lifting the remaining restrictions now");
    }));

  test("while a text is written, what changed lies over the page; when the writer rests, the page is whole again", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      const changed = page.locator(".desk .sheet:first-child .rewritten");
      await write(page, "Paragraph 1, English", " now");
      await changed.waitFor();
      const box = await changed.boundingBox();
      const sheet = await page.locator(".desk .sheet").first().boundingBox();
      expect(((box?.y ?? 0) - (sheet?.y ?? 0)) / (sheet?.height ?? 1)).toBeCloseTo(300 / 1543, 2);
      expect((box?.height ?? 0) / (sheet?.height ?? 1)).toBeCloseTo(40 / 1543, 2);
      expect(box?.width).toBe(sheet?.width);
      await expect.poll(() => changed.count()).toBe(0);
      expect(await page.locator(".desk .sheet").count()).toBe(2);
    }));

  test("Enter begins a paragraph, in a list an item; Backspace joins", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      await write(page, "Paragraph 4, English", "");
      await page.keyboard.press("Enter");
      await page.keyboard.type("name an office.");
      await expect
        .poll(() => file(page, "letter.en"))
        .toContain("2. issue guidance.\n3. name an office.\n\n");
      await write(page, "Paragraph 1, English", "");
      await page.keyboard.press("Enter");
      await page.keyboard.type("New words");
      await expect.poll(() => file(page, "letter.en")).toContain("restrictions\n\nNew words\n\n{{salutation");
      await page.keyboard.press("Home");
      await page.keyboard.press("Backspace");
      await expect.poll(() => file(page, "letter.en")).toContain("restrictions New words\n\n{{salutation");
    }));

  test("a field is inserted by its name where the caret stands", () =>
    play({ lang: "ar", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      await write(page, "الفقرة ١، العربية", " ");
      await page.keyboard.press("Control+j");
      await page.keyboard.type("اسمنا المختصر");
      await page.keyboard.press("Enter");
      await page.keyboard.type(" اليوم");
      await expect
        .poll(() => file(page, "letter.ar"))
        .toContain("المتبقية {{organization.short_name}} اليوم\n");
      await expect.poll(() => body(page, ".para[lang=ar] .token")).toBe("اسمنا المختصر");
    }));

  test("a field typed by hand becomes a chip; an unknown one is underlined with its problem below", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      await write(page, "Paragraph 1, English", " {{recipient.honour}}");
      await expect.poll(() => body(page, ".token-unknown")).toBe("{{recipient.honour}}");
      await expect
        .poll(() => body(page, ".inline-problem"))
        .toContain("There is no field “recipient.honour”.");
    }));

  test("what somebody else changed meanwhile is asked about", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      await page.evaluate(() => {
        if (window.files) window.files["letter.en"] = "# Theirs\n\nOther words.\n";
      });
      await write(page, "Paragraph 1, English", " mine");
      await page.waitForSelector(".banner");
      expect(await file(page, "letter.en")).toBe("# Theirs\n\nOther words.\n");
      await page.getByRole("button", { name: "Keep the one here" }).click();
      await expect.poll(() => file(page, "letter.en")).toContain("restrictions mine");
    }));

  test("what somebody else wrote is taken when the window is looked at again; undo goes back", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      const before = await file(page, "letter.en");
      await page.evaluate(() => {
        window.dispatchEvent(new Event("blur"));
        if (window.files) window.files["letter.en"] += "\nWritten outside.\n";
        window.dispatchEvent(new Event("focus"));
      });
      await expect.poll(() => body(page, ".pairs")).toContain("Written outside.");
      expect(await page.locator(".banner").count()).toBe(0);
      await page.getByRole("textbox", { name: named("Paragraph 1, English") }).click();
      await page.keyboard.press("Control+z");
      await expect.poll(() => file(page, "letter.en")).toBe(before);
    }));

  test("what nobody has decided about yet stays; the version not taken is one step of undo away", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      await page.evaluate(() => {
        if (window.files) window.files["letter.en"] = "# Theirs\n\nOther words.\n";
      });
      await write(page, "Paragraph 1, English", " mine");
      await page.waitForSelector(".banner");
      await step(page, 4);
      await page.waitForSelector(".thumb");
      await step(page, 3);
      await page.waitForSelector(".banner");
      await expect.poll(() => body(page, ".pairs")).toContain("restrictions mine");
      await page.selectOption("#template", "company");
      await expect.poll(() => body(page, ".pairs")).toContain("restrictions mine");
      await page.getByRole("button", { name: "Keep the one here" }).click();
      await expect.poll(() => file(page, "letter.en")).toContain("restrictions mine");
      await page.getByRole("textbox", { name: named("Paragraph 1, English") }).click();
      await page.keyboard.press("Control+z");
      await expect.poll(() => file(page, "letter.en")).toBe("# Theirs\n\nOther words.\n");
      await page.keyboard.press("Control+Shift+z");
      await expect.poll(() => file(page, "letter.en")).toContain("restrictions mine");
    }));

  test("pasted text keeps bold and lists and says what it lost", () =>
    play({ lang: "en", open: true, step: "letter" }, async (page) => {
      await page.waitForSelector(".token");
      await write(page, "Paragraph 5, English", "");
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData(
          "text/html",
          "<p>We <b>ask</b> <i>you</i>:</p><ol><li>one</li><li>two</li></ol><script>alert(1)</script>",
        );
        document.activeElement?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true }),
        );
      });
      await expect
        .poll(() => file(page, "letter.en"))
        .toContain("{{closing recipient}}We **ask** you:\n\n1. one\n2. two\n");
      expect(await body(page, ".toast")).toContain("italics or underline");
    }));
});
