// Other programs change the campaign's files while the real window works on them: `npm run outside`. What the window has
// not touched is taken, what was changed on both sides is asked about, and nothing is lost. Linux only.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Window } from "./window.mjs";

const PARAGRAPH = "//div[contains(@class,'pair')][4]//*[contains(@class,'para') and @lang='en']";
const PLACE = "#form-organization\\.place\\.en";
const CONTACT = "#form-organization\\.contact\\.en";

class Outside {
  /**
   * @param {Window} window
   * @param {string} campaign
   */
  constructor(window, campaign) {
    this.window = window;
    this.letter = join(campaign, "templates/official/letter.en.md");
    this.settings = join(campaign, "campaign.toml");
    this.list = join(campaign, "officials.csv");
  }

  /**
   * Changes a file as an editor does.
   * @param {string} file
   * @param {string | RegExp} from
   * @param {string} to
   */
  async change(file, from, to) {
    const before = await readFile(file, "utf8");
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${from} is not in ${file}`);
    await writeFile(file, after);
  }

  /**
   * Waits until a file has a text in it.
   * @param {string} file
   * @param {string} part
   * @param {boolean} [has]
   */
  async stands(file, part, has = true) {
    await this.window.until(async () => (await readFile(file, "utf8")).includes(part) === has, 10_000);
  }

  /**
   * Waits until a field has a value.
   * @param {string} field
   * @param {string} value
   */
  async holds(field, value) {
    await this.window.until(
      async () =>
        (await this.window.run("return document.querySelector(arguments[0]).value", field)) === value,
      10_000,
    );
  }

  /** A text that is not being written is taken as it stands now, and undo goes back to the one before. */
  async text() {
    const { window } = this;
    await window.press("\uE009", "3");
    await window.find(".token");
    await window.away(() =>
      this.change(this.letter, "{{closing recipient}}", "Written outside.\n\n{{closing recipient}}"),
    );
    await window.reads(".pairs", "Written outside.");
    await window.click(PARAGRAPH);
    await window.press("\uE009", "z");
    await this.stands(this.letter, "Written outside.", false);
    await window.press("\uE009", "\uE008", "z");
    await this.stands(this.letter, "Written outside.");
  }

  /**
   * A text that both wrote is asked about; the other version stays within reach.
   * @param {"theirs" | "mine"} take
   */
  async texts(take) {
    const { window } = this;
    const [mine, theirs] = [`Mine ${take}.`, `Theirs ${take}.`];
    await this.change(this.letter, "{{closing recipient}}", `${theirs}\n\n{{closing recipient}}`);
    await window.click(PARAGRAPH);
    await window.press("\uE009", "\uE010");
    for (const letter of ` ${mine}`) await window.press(letter);
    await window.find(".banner-warn");
    await this.stands(this.letter, theirs);
    await this.stands(this.letter, mine, false);
    await this.stays(mine);
    await window.click(`.banner-warn .btn:nth-of-type(${take === "theirs" ? 1 : 2})`);
    const [stands, gone] = take === "theirs" ? [theirs, mine] : [mine, theirs];
    await this.stands(this.letter, stands);
    await this.stands(this.letter, gone, false);
    await window.reads(".pairs", stands);
    await window.click(PARAGRAPH);
    await window.press("\uE009", "z");
    await this.stands(this.letter, gone);
    await window.press("\uE009", "\uE008", "z");
    await this.stands(this.letter, stands);
  }

  /**
   * What nobody has decided about yet outlives a walk through other steps.
   * @param {string} mine
   */
  async stays(mine) {
    const { window } = this;
    await window.press("\uE009", "4");
    await window.find(".thumb");
    await window.press("\uE009", "3");
    await window.find(".banner-warn");
    await window.reads(".pairs", mine);
  }

  /** A setting that is not being written is taken; one half typed is kept when the window is left. */
  async setting() {
    const { window } = this;
    await window.press("\uE009", "1");
    await window.find(PLACE);
    await window.away(() =>
      this.change(this.settings, /place = \{.*/, 'place = { ar = "حلب", en = "Aleppo" }'),
    );
    await this.holds(PLACE, "Aleppo");
    await window.type(CONTACT, "half typed");
    await window.away(() => this.stands(this.settings, "half typed"));
    await this.holds(CONTACT, "half typed");
  }

  /** Another setting was changed outside: both changes stand. The same one: the user decides. */
  async settings_() {
    const { window } = this;
    await this.change(this.settings, "Aleppo", "Homs");
    await window.type(CONTACT, "Desk 7");
    await window.press("\uE004");
    await this.stands(this.settings, "Desk 7");
    await this.stands(this.settings, "Homs");
    await this.holds(PLACE, "Homs");
    for (const [take, there, here] of [
      ["theirs", "Hama", "Tartus"],
      ["mine", "Daraa", "Latakia"],
    ]) {
      const standing = await window.run("return document.querySelector(arguments[0]).value", PLACE);
      await this.change(this.settings, `en = "${standing}"`, `en = "${there}"`);
      await window.type(PLACE, here ?? "");
      await window.press("\uE004");
      await window.reads(".toast[role=alert]", here ?? "");
      await window.reads(".toast[role=alert]", there ?? "");
      await this.stands(this.settings, there ?? "");
      await window.click(`.toast[role=alert] .btn:nth-of-type(${take === "theirs" ? 1 : 2})`);
      const stands = (take === "theirs" ? there : here) ?? "";
      await this.stands(this.settings, stands);
      await this.holds(PLACE, stands);
    }
  }

  /** The campaign's own list was changed: its letters are looked over again. */
  async officials() {
    const { window } = this;
    await window.press("\uE009", "2");
    await window.find(".person-row");
    await window.away(async () => {
      const list = await readFile(this.list, "utf8");
      const [head = "", first = "", ...rest] = list.split("\n");
      await writeFile(this.list, [head, first.replace(/^[^,]*/, "added-outside"), first, ...rest].join("\n"));
    });
    await window.until(
      async () => (await window.run("return document.querySelector('.people').textContent")) !== "",
      10_000,
    );
    await window.click("#search");
    await window.give("#search", "added-outside");
    await window.until(async () => (await window.text(".tally-sum b")) === "1", 10_000);
  }

  /** A file that cannot be read is told, and what stands here stays. */
  async broken() {
    const { window } = this;
    const whole = await readFile(this.settings, "utf8");
    await window.press("\uE009", "1");
    await window.find(PLACE);
    await window.away(() => writeFile(this.settings, `${whole}\nbroken = [`));
    await window.reads("[role=alert]", "campaign.toml");
    await window.away(() => writeFile(this.settings, whole));
    await this.holds(CONTACT, "Desk 7");
  }
}

const data = await mkdtemp(join(tmpdir(), "risala-outside-"));
const window = await Window.open({ data, arguments: ["--lang", "en"], width: 1400 });
try {
  await window.click(".way-first");
  await window.find(".thumb img");
  const outside = new Outside(window, join(data, "sample"));
  const steps = {
    "a text that nobody writes is taken": () => outside.text(),
    "a text that both wrote: theirs": () => outside.texts("theirs"),
    "a text that both wrote: mine": () => outside.texts("mine"),
    "a setting that nobody writes is taken": () => outside.setting(),
    "settings that both changed": () => outside.settings_(),
    "the list": () => outside.officials(),
    "a file that cannot be read": () => outside.broken(),
  };
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
    } catch (refusal) {
      await window.shot(join(tmpdir(), "risala-outside.png")).catch(() => {});
      throw new Error(`${name}: ${/** @type {Error} */ (refusal).message}`);
    }
    console.log(`${name}: well`);
  }
} finally {
  await window.close();
  await pause(200);
  await rm(data, { recursive: true, force: true });
}
