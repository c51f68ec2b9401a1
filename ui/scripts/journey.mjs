// The whole journey in the real window, step by step with a picture of each: `npm run journey -- FOLDER [en] [ar]`.
// Letters go to Risala's own rehearsal server; nothing leaves this computer. Linux only.
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { HEADINGS, MISTAKES, officials } from "./officials.mjs";
import { post } from "./post.mjs";
import { Window } from "./window.mjs";
import { workbook } from "./workbook.mjs";

const WORDS = {
  en: {
    name: "Northern Computer Society",
    add: " We would welcome a meeting.",
    approver: "Lina Darwish",
  },
  ar: {
    name: "جمعية الشمال للحاسوب",
    add: " ويسرّنا أن نلتقي بكم.",
    approver: "لينا درويش",
  },
};
const PASSWORD = "a password of eight";
/** Which letter's answer is lost on the way. */
const LOST = 40;

class Journey {
  /**
   * @param {Window} window
   * @param {"en" | "ar"} lang
   * @param {string} place
   * @param {string} pictures
   * @param {number} port
   */
  constructor(window, lang, place, pictures, port) {
    this.window = window;
    this.lang = lang;
    this.words = WORDS[lang];
    this.place = place;
    this.pictures = pictures;
    this.port = port;
    this.count = 0;
  }

  /** @param {string} name */
  async picture(name) {
    this.count += 1;
    const file = join(this.pictures, `${String(this.count).padStart(2, "0")}-${name}.png`);
    await this.window.shot(file);
    console.log(file);
  }

  /**
   * Goes to a step by its place in the journey.
   * @param {number} number
   */
  async step(number) {
    await this.window.press("\uE009", String(number));
  }

  async start() {
    await this.window.find(".pile img");
    await this.picture("start");
    await this.window.click(".way-first");
    await this.window.find(".thumb img");
    await this.picture("sample");
  }

  async organization() {
    const { window } = this;
    await this.step(1);
    const field = `#form-organization\\.name\\.${this.lang}`;
    await window.type(field, this.words.name);
    await window.press("\uE004");
    await window.until(
      async () =>
        (await window.run("return document.querySelector(arguments[0]).value", field)) === this.words.name,
    );
    await window.reads(".campaign", this.words.name);
    await this.picture("organization");
  }

  async letter() {
    const { window } = this;
    await this.step(3);
    await window.find(".token");
    await window.click(
      `//div[contains(@class,"pair")][4]//*[contains(@class,"para") and @lang="${this.lang}"]`,
    );
    await window.press("\uE009", "\uE010");
    await this.typed(this.words.add);
    await window.reads(".strip", /Saved|محفوظ/);
    await window.reads(
      `//div[contains(@class,"pair")][4]//*[contains(@class,"para") and @lang="${this.lang}"]`,
      this.words.add.trim(),
    );
    await this.picture("letter");
  }

  /**
   * Types where the caret stands.
   * @param {string} text
   */
  async typed(text) {
    for (const letter of text) await this.window.press(letter);
  }

  async list() {
    const { window } = this;
    const file = join(this.place, "cabinet.xlsx");
    await writeFile(file, workbook(officials()));
    await this.step(2);
    await window.click(".toolbar .btn:last-child");
    await window.file(file);
    await window.find(".intake .mapping");
    await this.picture("list");
    await window.choose(`.mapping .set:nth-child(${this.column(HEADINGS.body)}) select`, "organization_en");
    await window.until(
      async () => !(await window.run("return document.querySelector('.mapping select').disabled")),
    );
    await window.choose(`.mapping .set:nth-child(${this.column(HEADINGS.notes)}) select`, "-");
    await window.until(
      async () => !(await window.run("return document.querySelector('.mapping select').disabled")),
    );
    await this.picture("mapping");
    await window.click(".toolbar .btn-primary");
    await window.find(".person-row");
    await this.picture("taken");
    await window.click(".filters .btn.push");
    await this.picture("directory");
  }

  /** @param {string} heading */
  column(heading) {
    return (officials()[0] ?? []).indexOf(heading) + 1;
  }

  async problems() {
    const { window } = this;
    await this.step(4);
    await window.find(".thumb img");
    await window.click("#tab-problems");
    await this.picture("problems");
    await this.mend(MISTAKES.gender, "gender", "female");
    await this.mend(MISTAKES.email, "email", "minister011@example.org");
    await this.mend(MISTAKES.term, "term_end", "2027-02-01");
    await this.step(4);
    await window.find(".thumb img");
    await this.picture("proof");
    await window.click("input[name=look][value=page]");
    await window.find(".desk img");
    await this.picture("page");
  }

  /**
   * Goes from a problem to its cause and mends it.
   * @param {string} official
   * @param {string} column
   * @param {string} value
   */
  async mend(official, column, value) {
    const { window } = this;
    await this.step(4);
    await window.click("#tab-problems");
    await window.click(`//li[contains(@class,"problem")][.//bdi[text()="${official}"]]//button[1]`);
    const street = `${Number(official.slice(-3))} Example Street`;
    await window.until(() =>
      window.run("return document.querySelector('#cell-address1').value === arguments[0]", street),
    );
    const cell = `#cell-${column}`;
    if (await window.run("return document.querySelector(arguments[0]).tagName === 'SELECT'", cell))
      await window.choose(cell, value);
    else {
      await window.type(cell, value);
      await window.press("\uE004");
    }
    await window.find(".toast");
    await this.picture(`mended-${column.replace("_", "-")}`);
  }

  async seal() {
    const { window } = this;
    await this.step(5);
    await window.click(".signing > div > .btn");
    await window.type("#identity-password", PASSWORD);
    await window.type("#identity-again", PASSWORD);
    await window.click("dialog[open] .check input");
    await this.picture("new-identity");
    await window.click("dialog[open] .btn-primary");
    await window.find(".seen");
    await window.choose("#form-signing\\.identity", "organization.p12");
    await this.picture("signing");
    await this.unlock();
    await window.type("#approver", this.words.approver);
    await window.until(
      async () => !(await window.run("return document.querySelector('.release .btn-stamp').disabled")),
    );
    await this.picture("to-seal");
    await window.click(".release .btn-stamp");
    await window.find(".toolbar .state-sealed");
    await this.picture("sealed");
  }

  /** Gives the password of the identity, where it is wanted. */
  async unlock() {
    const { window } = this;
    await window.click("//ul[contains(@class,'identities')]/li[.//bdi[text()='organization.p12']]//button");
    await window.find("dialog[open] input[type=password]", 20_000);
    await window.type("dialog[open] input[type=password]", PASSWORD);
    await window.click("dialog[open] .check input");
    await this.picture("password");
    await window.click("dialog[open] .btn-primary");
    await window.until(
      async () => (await window.run("return document.querySelector('dialog[open]')")) === null,
    );
  }

  async account() {
    const { window } = this;
    await this.step(6);
    await window.type("#account-address", "office@example.org");
    await window.type("#account-server", "127.0.0.1");
    await window.choose("#account-security", "plain");
    await window.type("#account-port", String(this.port));
    // The rehearsal's server sets no limit: the letters leave as fast as it takes them.
    await window.type("#account-day", "0");
    await window.type("#account-minute", "0");
    await this.picture("account");
    await window.click(".account button[type=submit]");
    await window.find(".account .steps");
    await this.picture("account-tested");
    await window.click(".account footer .btn-primary");
    await window.find("#count");
    await window.type("#test-address", "office@example.org");
    await window.click("//form[@aria-labelledby='test-title']//button[@type='submit']");
    await window.find("[aria-labelledby=test-title] .is-good");
    await this.picture("test-mail");
  }

  async release() {
    const { window } = this;
    const count = String(await window.run("return document.querySelector('#count').placeholder"));
    await window.type("#count", count);
    await this.picture("count");
    await window.click(".release .btn-stamp");
    await window.find(".hold");
    await this.picture("hold");
    await window.until(
      async () => (await window.run("return document.querySelectorAll('.live li').length")) > 2,
      120_000,
    );
    await this.picture("sending");
    await window.click(
      "//header[contains(@class,'toolbar')]//button[.//*[local-name()='use' and contains(@href,'pause')]]",
    );
    await window.find(".toolbar .state-deferred");
    await this.picture("paused");
    await window.click(
      "//header[contains(@class,'toolbar')]//button[.//*[local-name()='use' and contains(@href,'play')]]",
    );
    await this.picture("resumed");
  }

  async outbox() {
    const { window } = this;
    await this.step(8);
    await window.find(".outbox-row");
    await window.until(
      async () => (await window.run("return document.querySelector('#tab-waiting')")) === null,
      180_000,
    );
    await this.picture("outbox");
    await window.click("#tab-unconfirmed");
    await window.click(".outbox-row");
    await window.find(".choices");
    await this.picture("unconfirmed");
    await window.click(".choices label:first-of-type input");
    await window.click(".resolve .btn-primary");
    await window.until(async () => (await window.run("return document.querySelector('.choices')")) === null);
    await this.picture("resolved");
    await window.click(".toolbar .btn:last-child");
    await window.file(join(this.place, "evidence"));
    await window.reads(".toast", "evidence");
    await this.picture("evidence");
    const files = await readdir(join(this.place, "evidence"));
    if (files.length === 0) throw new Error("the evidence is empty");
  }

  async run() {
    const steps = [
      "start",
      "organization",
      "letter",
      "list",
      "problems",
      "seal",
      "account",
      "release",
      "outbox",
    ];
    for (const step of steps) {
      try {
        await this[/** @type {"start"} */ (step)]();
      } catch (refusal) {
        await this.window.shot(join(this.pictures, `failed-${step}.png`)).catch(() => {});
        throw new Error(`${this.lang}, ${step}: ${/** @type {Error} */ (refusal).message}`);
      }
    }
  }
}

/**
 * @param {"en" | "ar"} lang
 * @param {string} folder
 */
async function journey(lang, folder) {
  const place = await mkdtemp(join(tmpdir(), "risala-journey-"));
  const pictures = join(folder, lang);
  await mkdir(pictures, { recursive: true });
  const mail = await post({ log: join(place, "mail.log"), slowness: 60, lost: LOST });
  const window = await Window.open({ data: join(place, "data"), arguments: ["--lang", lang] });
  try {
    await new Journey(window, lang, place, pictures, mail.port).run();
  } finally {
    await window.close();
    mail.stop();
    await rm(place, { recursive: true, force: true });
  }
}

const [folder, ...langs] = process.argv.slice(2);
if (!folder) {
  console.error("usage: npm run journey -- FOLDER [en] [ar]");
  process.exit(2);
}
for (const lang of /** @type {const} */ (["en", "ar"])) {
  if (langs.length === 0 || langs.includes(lang)) await journey(lang, resolve(folder));
}
