// Signing, sealing and sending, in the built page.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { body, calls, faults, LANGS, named, play, step } from "./play";
import type { Scenario } from "./stage";

const SEAL = 5;
const SEND = 6;
const OUTBOX = 8;
const OPEN: Scenario = { lang: "en", open: true, sound: true };
const MANY = { accepted: 12, queued: 9, deferred: 2, refused: 1, unconfirmed: 1, held: 1, cancelled: 1 };

/** Opens a step of a campaign that lies open. */
async function at(page: Page, number: number, selector: string): Promise<void> {
  await page.waitForSelector(".sidebar");
  await step(page, number);
  await page.waitForSelector(selector);
}

for (const lang of LANGS) {
  for (const colorScheme of ["light", "dark"] as const) {
    const see = async (page: Page, place: string) => expect([place, await faults(page)]).toEqual([place, []]);

    test(`axe finds nothing among seals, in ${lang}, ${colorScheme}`, async () => {
      const scene = (scenario: Scenario, places: (page: Page) => Promise<void>) =>
        play({ lang, open: true, ...scenario }, places, { colorScheme });
      await scene({}, async (page) => {
        await at(page, SEAL, ".blocking");
        await see(page, "kept back");
        await page.locator(".blocking .btn-quiet").first().click();
        await page.waitForSelector(".excuse");
        await see(page, "excuse");
      });
      await scene({ sound: true, mail: { seal: "broken" } }, async (page) => {
        await at(page, SEAL, ".state-refused");
        await see(page, "broken");
        await page.locator(".identities .btn").first().click();
        await page.waitForSelector(".seen");
        await see(page, "identity");
        await page.locator(".signing > div > .btn").first().click();
        await page.waitForSelector("dialog[open]");
        await see(page, "new identity");
      });
    });

    test(`axe finds nothing on the way out, in ${lang}, ${colorScheme}`, async () => {
      const scene = (scenario: Scenario, places: (page: Page) => Promise<void>) =>
        play({ lang, open: true, sound: true, ...scenario }, places, { colorScheme });
      await scene({}, async (page) => {
        await at(page, SEND, "#account-address");
        await see(page, "account");
      });
      await scene({ mail: { account: true, seal: "whole" } }, async (page) => {
        await at(page, SEND, "#count");
        await see(page, "slip");
        await page.fill("#count", "12");
        await page.click(".release .btn-stamp");
        await page.waitForSelector(".hold");
        await see(page, "hold");
        await page.evaluate(() => window.ring?.("closing"));
        await page.waitForSelector("dialog[open]");
        await see(page, "closing");
      });
      await scene({ mail: { account: true, outbox: MANY, paused: true } }, async (page) => {
        await at(page, OUTBOX, ".outbox-row");
        await see(page, "outbox");
        await page.locator(".outbox-row").first().click();
        await page.waitForSelector(".choices");
        await see(page, "unconfirmed");
        await at(page, SEND, ".slip");
        await see(page, "released");
      });
    });
  }

  for (const [width, height] of [
    [1280, 720],
    [960, 640],
  ] as const) {
    test(`all steps are in sight and nothing scrolls sideways at ${width} × ${height}, in ${lang}`, () =>
      play(
        { lang, open: true, sound: true, mail: { account: true, outbox: MANY, paused: true } },
        async (page) => {
          for (const number of [SEAL, SEND, OUTBOX]) {
            await at(page, number, "h1");
            await page.waitForTimeout(150);
            const wide = await page.evaluate(() =>
              [
                ...document.querySelectorAll(
                  "body, .toolbar, .strip, .sidebar, .sidebar nav, .side, .tabs, .scroll, .slip",
                ),
              ]
                .filter((box) => box.scrollWidth > box.clientWidth + 1)
                .map((box) => box.className || box.tagName),
            );
            expect([number, wide]).toEqual([number, []]);
            const settings = await page.locator(".below .step").boundingBox();
            expect((settings?.y ?? height) + (settings?.height ?? 0)).toBeLessThanOrEqual(height);
            expect(
              await page.locator(".sidebar nav").evaluate((nav) => nav.scrollHeight - nav.clientHeight),
            ).toBeLessThan(2);
          }
        },
        { viewport: { width, height } },
      ));
  }
}

describe("sign and seal", () => {
  test("problems keep the seal open; one passes for a written reason", () =>
    play({ lang: "en", open: true }, async (page) => {
      await at(page, SEAL, ".blocking");
      expect(await page.locator(".release .btn-stamp").isDisabled()).toBe(true);
      expect(await body(page, "#seal-why")).toContain("to be solved first");
      await page.getByRole("button", { name: "Let it pass…" }).first().click();
      await page.fill("#excuse", "Looked at on Monday.");
      await page.locator(".excuse button[type=submit]").click();
      await expect.poll(() => calls(page, "change_campaign")).toBe(1);
    }));

  test("the wave is sealed, its list goes out to be signed and comes back as the approval", () =>
    play(OPEN, async (page) => {
      await at(page, SEAL, ".release");
      await page.fill("#approver", "Lina Darwish");
      await page.getByRole("button", { name: named("Seal 24 letters") }).click();
      await expect.poll(() => body(page, ".toolbar .state")).toContain("Sealed");
      expect(await body(page, ".slip")).toContain("0123456789abcdef");
      await page.getByRole("button", { name: "List to sign…" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("letters-to-approve-1.pdf");
      await page.getByRole("button", { name: "Signed list…" }).click();
      await expect.poll(() => body(page, ".slip")).toContain("Lina Darwish");
    }));

  test("a broken seal says what broke it, and is replaced only on purpose", () =>
    play({ ...OPEN, mail: { seal: "broken" } }, async (page) => {
      await at(page, SEAL, ".state-refused");
      expect(await body(page, ".blocking")).toContain("no longer be as sealed");
      await page.getByRole("button", { name: "Seal again…" }).click();
      expect(await body(page, "#seal-why")).toContain("kept under another name");
      await page.getByRole("button", { name: named("Seal 24 letters") }).click();
      await expect.poll(() => body(page, ".toolbar .state")).toContain("Sealed");
    }));

  test("a signatory’s agreement is recorded with how it was given", () =>
    play(OPEN, async (page) => {
      await at(page, SEAL, "#agreed-0");
      const act = page.getByRole("button", { name: "Record the agreement" });
      expect(await act.isDisabled()).toBe(true);
      await page.fill("#agreed-0", "signed copy, file 12");
      await act.click();
      await expect
        .poll(() => body(page, "[aria-labelledby=agreements-title]"))
        .toContain("Agreed on 20 November 2026");
      expect(await page.locator("#agreed-0").count()).toBe(0);
    }));

  test("an identity is made, with a password that is typed twice", () =>
    play(OPEN, async (page) => {
      await at(page, SEAL, ".signing");
      await page.getByRole("button", { name: "New identity…" }).click();
      const make = page.getByRole("button", { name: "Make identity" });
      await page.fill("#identity-name", "society-2027");
      await page.fill("#identity-password", "long enough");
      await page.fill("#identity-again", "long enoug");
      expect(await make.isDisabled()).toBe(true);
      await page.fill("#identity-again", "long enough");
      await make.click();
      await expect.poll(() => body(page, ".identities")).toContain("society-2027");
      expect(await body(page, ".seen")).toContain("validity is unknown");
      expect(await page.content()).not.toContain("long enough");
    }));
});

describe("send", () => {
  test("an account is set up and tested; the step that fails is named", () =>
    play(OPEN, async (page) => {
      await at(page, SEND, "#account-address");
      await page.fill("#account-address", "office@society.example");
      expect(await page.inputValue("#account-name")).toBe("society");
      await page.fill("#account-server", "mail.bad.example");
      await page.fill("#account-password", "secret");
      await page.getByRole("button", { name: "Keep and test" }).click();
      await expect.poll(() => body(page, ".account")).toContain("another server’s");
      await page.fill("#account-server", "mail.society.example");
      await page.getByRole("button", { name: "Keep and test" }).click();
      await expect.poll(() => body(page, ".account")).toContain("The server took the login");
      await page.getByRole("button", { name: "Done" }).click();
      await page.waitForSelector("#count");
      expect(await page.content()).not.toContain("secret");
    }));

  test("copies among what was sent want the mailbox’s server, and are not kept without it", () =>
    play(OPEN, async (page) => {
      await at(page, SEND, "#account-address");
      const copies = page.getByRole("checkbox", { name: "Put a copy of each accepted letter" });
      const isKept = () => page.evaluate(() => (window.kept as { sent_copy?: boolean } | null)?.sent_copy);
      await page.fill("#account-address", "office@society.example");
      await page.fill("#account-server", "mail.society.example");
      await page.fill("#account-password", "secret");
      expect(await copies.isDisabled()).toBe(true);
      expect(await body(page, "#account-sent-say")).toContain("Gmail, Microsoft 365");
      await page.fill("#account-imap", "imap.society.example");
      await copies.check();
      await page.getByRole("button", { name: "Keep and test" }).click();
      await expect.poll(isKept).toBe(true);
      await page.fill("#account-imap", "");
      expect(await copies.isChecked()).toBe(false);
      await page.getByRole("button", { name: "Keep and test" }).click();
      await expect.poll(isKept).toBe(false);
    }));

  test.each(["12", "١٢"])(
    "the release wakes at the count alone, typed as %s; the hold recalls all",
    (typed) =>
      play({ ...OPEN, mail: { account: true, seal: "whole" } }, async (page) => {
        await at(page, SEND, "#count");
        const act = page.locator(".release .btn-stamp");
        expect(await act.isDisabled()).toBe(true);
        await page.fill("#count", "13");
        expect(await act.isDisabled()).toBe(true);
        await page.fill("#count", typed);
        expect(await body(page, "#release-why")).toContain("Nothing leaves for one minute");
        await act.click();
        await page.waitForSelector(".hold");
        expect(await body(page, ".hold")).toMatch(/\d+ s/);
        await page.keyboard.press("Escape");
        await expect.poll(() => body(page, ".toast")).toContain("12 letters taken back");
        await expect.poll(() => page.locator(".hold").count()).toBe(0);
      }),
  );

  test("letters go, sending is paused and goes on, the outbox adds up", () =>
    play({ ...OPEN, mail: { account: true, seal: "whole" } }, async (page) => {
      await at(page, SEND, "#count");
      await page.fill("#count", "12");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".hold");
      await page.evaluate(() => window.due?.());
      await expect.poll(() => body(page, ".live")).toContain("Accepted");
      await page.getByRole("button", { name: "Pause" }).click();
      await expect.poll(() => body(page, ".toolbar")).toContain("Paused");
      await page.getByRole("button", { name: "Go on" }).click();
      await expect.poll(() => body(page, ".departures"), { timeout: 9000 }).toContain("12 of 12 left");
      await step(page, OUTBOX);
      await expect.poll(() => body(page, ".reconcile")).toContain("12 Accepted = 12 released");
    }));

  test("a test mail goes to an own address; the dry run stays here", () =>
    play({ ...OPEN, mail: { account: true } }, async (page) => {
      await at(page, SEND, "#test-address");
      await page.fill("#test-address", "lina@society.example");
      await page.getByRole("button", { name: "Send test mail" }).click();
      await expect
        .poll(() => body(page, ".column"))
        .toContain("Accepted by your server, for lina@society.example");
      await page.getByRole("button", { name: "Dry run…" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("12 letters received");
    }));

  test("closing while letters are sent is asked about", () =>
    play({ ...OPEN, mail: { account: true, outbox: { queued: 3 } } }, async (page) => {
      await expect.poll(() => body(page, ".toast")).toContain("goes on where it stopped");
      await page.evaluate(() => window.ring?.("closing"));
      await expect.poll(() => body(page, "dialog[open]")).toContain("3 letters have not left yet");
      await page.getByRole("button", { name: "Close and go on sending" }).click();
      expect(await calls(page, "close_window")).toBe(1);
    }));
});

describe("outbox", () => {
  test("what needs a person comes first and is decided by one", () =>
    play({ ...OPEN, mail: { account: true, outbox: MANY, paused: true } }, async (page) => {
      await at(page, OUTBOX, ".outbox-row");
      expect(await body(page, ".outbox-row")).toContain("Unconfirmed");
      await page.focus(".people");
      await page.keyboard.press("Home");
      await page.locator(".outbox-row").first().click();
      await page.getByLabel("It is there").check();
      await page.getByRole("button", { name: "Record this" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("on your word");
      await expect.poll(() => body(page, ".reconcile")).not.toContain("Unconfirmed");
      await page.click("#tab-refused");
      await expect.poll(() => page.locator(".outbox-row").count()).toBe(1);
      expect(await body(page, ".outbox-row")).toContain("550 5.1.1 User unknown");
    }));

  test("evidence and the list of those written to are saved", () =>
    play({ ...OPEN, mail: { account: true, outbox: { accepted: 4 } } }, async (page) => {
      await at(page, OUTBOX, ".outbox-row");
      await page.getByRole("button", { name: "Save evidence…" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("4 letters");
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.getByRole("button", { name: "Who was written to…" }).click();
      await expect.poll(() => body(page, ".toast")).toContain("4 letters are in the file");
    }));

  test("10,000 letters scroll; few are drawn", () =>
    play({ ...OPEN, mail: { outbox: { accepted: 10_000 } } }, async (page) => {
      await at(page, OUTBOX, ".outbox-row");
      await page.focus(".people");
      await page.keyboard.press("End");
      await expect
        .poll(() => page.locator(".outbox-row[aria-selected=true]").getAttribute("aria-posinset"))
        .toBe("10000");
      expect(await page.locator(".outbox-row").count()).toBeLessThan(60);
    }));
});
