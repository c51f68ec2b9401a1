// The window killed at random moments while it is worked in: `npm run kill -- [ROUNDS] [SEED]`. Each round makes many quick
// edits, of the letter's text, of settings and of officials' cells, and goes from step to step; then every one of the
// window's programs is killed (SIGKILL). At most the last edit may be lost, the store must be whole to SQLite itself, and
// the window must open again in the same campaign and the same step. Linux only.
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, Window } from "./window.mjs";

const rounds = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? 1);
const command = process.env.RISALA ?? join(root, "target/debug/risala");

/** Steps of the journey in which something is edited. */
const STEPS = { settings: 1, officials: 2, letter: 3 };
const KINDS = /** @type {(keyof typeof STEPS)[]} */ (Object.keys(STEPS));
const SETTINGS = ["organization.place.en", "organization.contact.en", "organization.address.en"];
const CELLS = ["title_en", "organization_en", "phone"];
/** The text that words are added to. */
const TEXT = "sample/templates/official/letter.en.md";
/** Milliseconds of work before the kill. */
const [LEAST, MOST] = [400, 6000];

/** The same numbers for the same seed. */
function* random() {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}
const chance = random();
const next = () => chance.next().value ?? 0;
/**
 * @template T
 * @param {T[]} all
 * @returns {T}
 */
const any = (all) => /** @type {T} */ (all[Math.floor(next() * all.length)]);

/**
 * Risala's command line on the same data; what it prints as JSON.
 * @param {string} data
 * @param {...string} given
 */
function risala(data, ...given) {
  const env = { ...process.env, RISALA_DATA: data };
  const done = spawnSync(command, [...given, "--json"], { env, encoding: "utf8" });
  if (done.status === 2 || done.status === null) throw new Error(`risala ${given[0]}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** Something that a person did: where, and what stands there since. @typedef {{ place: string, value: string }} Edit */

/** Somebody who works until the window is gone. */
class Worker {
  /**
   * @param {Window} window
   * @param {number} round
   */
  constructor(window, round) {
    this.window = window;
    this.round = round;
    /** @type {Edit[]} what was begun, in its order */
    this.edits = [];
    /** @type {keyof typeof STEPS} */
    this.kind = any(KINDS);
  }

  /** @param {string} place */
  begin(place) {
    const value = `r${this.round}n${this.edits.length}`;
    this.edits.push({ place, value });
    return value;
  }

  async work() {
    await this.enter(this.kind);
    for (;;) {
      if (next() < 0.15) await this.enter(any(KINDS));
      else if (this.kind === "letter") await this.write();
      else if (this.kind === "settings") await this.fill("settings", "#form-", any(SETTINGS));
      else await this.fill("officials", "#cell-", any(CELLS));
    }
  }

  /** @param {keyof typeof STEPS} kind */
  async enter(kind) {
    const { window } = this;
    this.kind = kind;
    this.edits.push({ place: "step", value: String(STEPS[kind]) });
    await window.press("\uE009", String(STEPS[kind]));
    if (kind === "settings") await window.find("#form-organization\\.place\\.en");
    if (kind === "letter") {
      await window.click("//div[contains(@class,'pair')][4]//*[contains(@class,'para') and @lang='en']");
      await window.press("\uE009", "\uE010");
    }
    if (kind !== "officials") return;
    await window.find(".person-row");
    await window.click("//header//input[@value='directory']/parent::*");
    await window.click(`.person-row:nth-child(${1 + Math.floor(next() * 8)})`);
    await window.find(".side [aria-pressed]");
    if (!(await window.run("return document.querySelector('#cell-title_en') !== null")))
      await window.click(".side [aria-pressed]");
    await window.find("#cell-title_en");
  }

  /** A word at the end of a paragraph. */
  async write() {
    const word = this.begin("text");
    for (const letter of ` ${word}`) await this.window.press(letter);
  }

  /**
   * A field, left by Tab.
   * @param {string} place
   * @param {string} before
   * @param {string} name
   */
  async fill(place, before, name) {
    const field = before + name.replaceAll(".", "\\.");
    await this.window.click(field);
    await this.window.press("\uE009", "a");
    await this.window.give(field, this.begin(`${place} ${name}`));
    await this.window.press("\uE004");
  }
}

/**
 * What may stand at a place: what was set there last, and before the very last edit also what stood there before it.
 * @param {Edit[]} edits
 * @param {string} place
 */
function allowed(edits, place) {
  const here = edits.filter((one) => one.place === place);
  const isLast = here.at(-1) === edits.at(-1);
  return here.slice(isLast ? -2 : -1).map((one) => one.value);
}

/**
 * Whether the last edit was lost; that more was lost is an error.
 * @param {string} data
 * @param {Edit[]} edits
 */
async function kept(data, edits) {
  const text = await readFile(join(data, TEXT), "utf8");
  if (!text.startsWith("# ") || !text.includes("{{closing recipient}}")) throw new Error(`torn:\n${text}`);
  const lost = edits.filter((one) => one.place === "text" && !text.includes(` ${one.value}`));
  const settings = await readFile(join(data, "sample/campaign.toml"), "utf8");
  const officials = JSON.stringify(risala(data, "officials", "list"));
  const places = new Set(
    edits.map((one) => one.place).filter((place) => /^(settings|officials) /.test(place)),
  );
  for (const place of places) {
    const stands = place.startsWith("settings") ? settings : officials;
    const last = edits.findLast((one) => one.place === place);
    if (last && !stands.includes(`"${last.value}"`)) lost.push(last);
    const values = allowed(edits, place);
    // A place that was set once, by the very last edit, may be as it was.
    const isOnly = values.length === 1 && edits.at(-1)?.place === place;
    if (!isOnly && !values.some((value) => stands.includes(`"${value}"`)))
      throw new Error(`lost: ${place} is none of ${values.join(", ")}`);
  }
  const more = lost.find((one) => one !== edits.at(-1));
  if (more) throw new Error(`lost: ${JSON.stringify(more)} of ${JSON.stringify(edits.slice(-5))}`);
  return lost.length > 0;
}

/**
 * That the store is whole, to SQLite itself and to Risala, and that no file is torn.
 * @param {string} data
 */
function whole(data) {
  const looks = "PRAGMA integrity_check; PRAGMA foreign_key_check;";
  const said = spawnSync("sqlite3", [join(data, "risala.sqlite"), looks], { encoding: "utf8" });
  if (said.stdout.trim() !== "ok") throw new Error(`the store: ${said.stdout}${said.stderr}`);
  const checked = risala(data, "check", join(data, "sample"));
  const torn = checked.problems.filter((/** @type {{ code: string }} */ one) =>
    /^(store|file|campaign)\./.test(one.code),
  );
  if (torn.length > 0) throw new Error(JSON.stringify(torn));
  risala(data, "doctor");
}

/**
 * Where a window that was opened again stands.
 * @param {Window} window
 */
async function place(window) {
  await window.find(".step[aria-current=page]");
  return window.run(
    "return { step: String([...document.querySelectorAll('.step')].findIndex((one) => one.getAttribute('aria-current') === 'page') + 1), title: document.title }",
  );
}

/**
 * Lets somebody work for so many milliseconds and kills the window; what was begun until then.
 * @param {Worker} worker
 * @param {number} moment
 * @returns {Promise<Edit[]>}
 */
async function killed(worker, moment) {
  const programs = worker.window.programs();
  if (programs.length === 0) throw new Error("the window has no program");
  const gone = new Promise((done) => {
    setTimeout(() => {
      for (const program of programs) process.kill(program, "SIGKILL");
      done([...worker.edits]);
    }, moment);
  });
  // What is asked of a window that is gone fails, and says nothing of the window.
  const failed = worker.work().catch((refusal) => refusal);
  const first = await Promise.race([gone, failed]);
  if (first instanceof Error) throw first;
  return first;
}

/**
 * One round: the window opens where it was, is worked in, and killed.
 * @param {string} data
 * @param {number} round
 * @param {Edit[]} before what was done in the round before
 * @param {string} title
 */
async function once(data, round, before, title) {
  const window = await Window.open({ data, arguments: ["--lang", "en"] });
  const worker = new Worker(window, round);
  try {
    const stands = await place(window);
    const steps = before.length > 0 ? allowed(before, "step") : [stands.step];
    worker.edits.push({ place: "step", value: stands.step });
    if (!steps.includes(stands.step)) throw new Error(`opened in step ${stands.step}, not ${steps}`);
    if (stands.title !== title) throw new Error(`opened “${stands.title}”, not “${title}”`);
    const moment = LEAST + next() * (MOST - LEAST);
    const edits = await killed(worker, moment);
    const isLost = await kept(data, edits);
    whole(data);
    console.log(
      `${round + 1}: ${edits.length} edits in ${moment.toFixed(0)} ms${isLost ? ", the last one lost" : ""}`,
    );
    return { edits, isLost };
  } finally {
    await window.close();
  }
}

const data = await mkdtemp(join(tmpdir(), "risala-kill-"));
try {
  const first = await Window.open({ data, arguments: ["--lang", "en"] });
  await first.click(".way-first");
  await first.find(".thumb img");
  const { title } = await place(first);
  await first.close();
  const text = await readFile(join(data, TEXT), "utf8");
  risala(data, "import", join(data, "sample/officials.csv"));
  let [all, lost] = [0, 0];
  /** @type {Edit[]} */
  let before = [];
  for (let round = 0; round < rounds; round += 1) {
    await writeFile(join(data, TEXT), text);
    const { edits, isLost } = await once(data, round, before, title);
    [all, lost, before] = [all + edits.length, lost + Number(isLost), edits];
  }
  const last = await Window.open({ data, arguments: ["--lang", "en"] });
  const stands = await place(last);
  await last.close();
  if (!allowed(before, "step").includes(stands.step))
    throw new Error(`opened in step ${stands.step} at last`);
  console.log(
    `${rounds} kills among ${all} edits: the last edit was lost ${lost} times, no other; the store was whole, the window opened where it was`,
  );
} finally {
  await rm(data, { recursive: true, force: true });
}
