// The window killed at random moments of editing: `npm run kill -- [ROUNDS]`. At most the last edit may be lost, the
// store is whole, and the window opens again where it was. Linux only.
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root, Window } from "./window.mjs";

/** Milliseconds of typing that may be lost: the window keeps text at least each second. */
const LAST_EDIT = 1500;
const rounds = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? 1);

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
 * Risala's command line on the same data; what it prints as JSON.
 * @param {string} data
 * @param {...string} given
 */
function risala(data, ...given) {
  const env = { ...process.env, RISALA_DATA: data };
  const done = spawnSync(join(root, "target/debug/risala"), [...given, "--json"], { env, encoding: "utf8" });
  if (done.status === 2 || done.status === null) throw new Error(`risala ${given[0]}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** @param {Window} window */
function kill(window) {
  for (const program of window.programs()) process.kill(program, "SIGKILL");
}

/**
 * Types words into a paragraph until the moment comes; what must be in the file, and what may be.
 * @param {Window} window
 * @param {number} moment
 * @param {string} mark
 */
async function write(window, moment, mark) {
  await window.press("\uE009", "3");
  await window.click("//div[contains(@class,'pair')][4]//*[contains(@class,'para') and @lang='en']");
  await window.press("\uE009", "\uE010");
  const end = Date.now() + moment;
  /** @type {{ at: number, text: string }[]} */
  const typed = [];
  let text = "";
  for (let number = 0; Date.now() < end; number += 1) {
    for (const letter of ` ${mark}${number}`) await window.press(letter);
    text += ` ${mark}${number}`;
    typed.push({ at: Date.now(), text });
  }
  kill(window);
  const now = Date.now();
  return { must: typed.filter((one) => now - one.at > LAST_EDIT).at(-1)?.text ?? "", may: text };
}

/**
 * Sets a name again and again; the one before the last must be kept.
 * @param {Window} window
 * @param {number} moment
 * @param {string} mark
 * @param {{ step: string, field: string }} place
 */
async function name(window, moment, mark, { step, field }) {
  await window.press("\uE009", step);
  if (step === "2") {
    await window.find(".person-row");
    await window.click("//header//input[@value='directory']/parent::*");
    await window.find(".side [aria-pressed]");
    await window.click(".side [aria-pressed]");
  }
  const end = Date.now() + moment;
  const given = [];
  for (let number = 0; given.length === 0 || Date.now() < end; number += 1) {
    await window.type(field, `${mark}${number}`);
    given.push(`${mark}${number}`);
    await window.press("\uE004");
  }
  kill(window);
  return given;
}

/**
 * @param {string} data
 * @param {number} round
 */
async function once(data, round) {
  const campaign = join(data, "sample");
  const mark = `r${round}n`;
  const moment = 200 + next() * 2500;
  const window = await Window.open({ data, arguments: ["--lang", "en"] });
  const kind = round % 3;
  let said = "";
  try {
    await window.find(".thumb img, .person-row, .token, #form-layout");
    if (kind === 0) {
      const { must, may } = await write(window, moment, mark);
      const text = await readFile(join(campaign, "templates/official/letter.en.md"), "utf8");
      if (!text.startsWith("# ") || !text.includes("{{closing recipient}}"))
        throw new Error(`the text is torn:\n${text}`);
      if (!text.includes(must)) throw new Error(`lost: “${must}” is not in the file (typed “${may}”)`);
      said = `text, ${may.length} characters typed`;
    } else {
      const place =
        kind === 1
          ? { step: "1", field: "#form-organization\\.place\\.en" }
          : { step: "2", field: "#cell-title_en" };
      const given = await name(window, moment, mark, place);
      const kept =
        kind === 1
          ? await readFile(join(campaign, "campaign.toml"), "utf8")
          : JSON.stringify(risala(data, "officials", "list"));
      const before = given.at(-2);
      if (before && ![before, given.at(-1)].some((one) => kept.includes(`"${one}"`)))
        throw new Error(`lost: neither ${before} nor ${given.at(-1)} is kept`);
      said = `${kind === 1 ? "settings" : "officials"}, ${given.length} edits`;
    }
  } finally {
    await window.close();
  }
  const checked = risala(data, "check", campaign);
  const torn = checked.problems.filter((/** @type {{ code: string }} */ one) =>
    /^(store|file|campaign)\./.test(one.code),
  );
  if (torn.length > 0) throw new Error(JSON.stringify(torn));
  risala(data, "doctor");
  return said;
}

/** The step that the window opened in again. @param {string} data */
async function opened(data) {
  const window = await Window.open({ data, arguments: ["--lang", "en"] });
  try {
    return await window.text(".step[aria-current=page]");
  } finally {
    await window.close();
  }
}

const data = await mkdtemp(join(tmpdir(), "risala-kill-"));
try {
  const first = await Window.open({ data, arguments: ["--lang", "en"] });
  await first.click(".way-first");
  await first.find(".thumb img");
  await first.close();
  risala(data, "import", join(data, "sample/officials.csv"));
  for (let round = 0; round < rounds; round += 1) {
    console.log(`${round + 1}: ${await once(data, round)}`);
    await pause(100);
    if (round % 10 === 9) console.log(`opens again in ${await opened(data)}`);
  }
  console.log(`${rounds} kills: at most the last edit was lost, the store was whole`);
} finally {
  await rm(data, { recursive: true, force: true });
}
