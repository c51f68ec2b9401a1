// How quick the real window is: `npm run bench -- --programs FOLDER [--only paint,keys,filter,frames] [--runs N]
// [--officials N] [--letters N]`.
// FOLDER holds risala, risala-desktop and examples/empty. Prints a table; nothing is judged here. Linux only.
//
// paint   From the start of the program to the first contentful paint (Paint Timing, W3C), beside a window that holds one
//         word; the two take turns, and the medians count.
// keys    From a keystroke in the Letter view to the frame that shows the new page of the sample's letter.
// filter  From the input of a filter or of words over 100,000 officials to the frame that shows what was found.
// frames  Times between frames of a list that scrolls, while 10,000 letters are made and sealed in the background.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { crowd } from "./crowd.mjs";
import { root, Window } from "./window.mjs";

const { values } = parseArgs({
  options: {
    programs: { type: "string", default: join(root, "target/release") },
    only: { type: "string", default: "paint,keys,filter,frames" },
    runs: { type: "string", default: "15" },
    officials: { type: "string", default: "100000" },
    letters: { type: "string", default: "10000" },
  },
});
const programs = resolve(values.programs);
const desktop = join(programs, "risala-desktop");

/** What is typed before the words of a paragraph, so that every sign of it moves something on the page. */
const TYPED =
  "Once more we ask you for your help, as we did before, and thank you for what you have done already in this matter. ";
const OFFICIALS = Number(values.officials);
const ROUNDS = 12;
const LETTERS = Number(values.letters);
/** Milliseconds: a campaign of ten thousand letters is looked over in that time. */
const LONG = 600_000;

/** In the page: when a frame has been painted after `then` was called. */
const PAINTED = `const painted = (then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => then(performance.now());
  channel.port2.postMessage(0);
});`;

/**
 * The value below which so many of a hundred lie.
 * @param {number[]} times
 * @param {number} percent
 */
function quantile(times, percent) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * Prints a row of the table.
 * @param {string} what
 * @param {number[]} times milliseconds
 * @param {string} target
 */
function tell(what, times, target) {
  const shown = [50, 95, 99, 100].map((percent) => quantile(times, percent).toFixed(0));
  console.log(`| ${what} | ${times.length} | ${shown.join(" | ")} | ${target} |`);
}

/**
 * Risala's command line on a data folder.
 * @param {string} data
 * @param {...string} given
 */
function risala(data, ...given) {
  const env = { ...process.env, RISALA_DATA: data, DBUS_SESSION_BUS_ADDRESS: "disabled:" };
  const done = spawnSync(join(programs, "risala"), [...given, "--quiet"], { env, encoding: "utf8" });
  if (done.status !== 0 && done.status !== 1) throw new Error(`risala ${given[0]}: ${done.stderr}`);
}

/**
 * Milliseconds from the start of a program to its first paint, and to something to work with.
 * @param {string} program
 * @param {string} place
 */
async function start(program, place) {
  const data = await mkdtemp(join(place, "paint-"));
  const [moment, starter] = [join(data, "moment"), join(data, "starter")];
  const script = `#!/bin/bash\necho "$EPOCHREALTIME" >'${moment}'\nexec '${program}' "$@"\n`;
  await writeFile(starter, script, { mode: 0o755 });
  const window = await Window.open({ data, binary: starter });
  try {
    const at = (/** @type {string} */ name) =>
      window.until(async () => {
        const found = await window.run(
          "const [one] = performance.getEntriesByName(arguments[0]); return one ? performance.timeOrigin + one.startTime : 0;",
          name,
        );
        return found > 0 && Number(found);
      }, 20_000);
    const begun = 1000 * Number((await readFile(moment, "utf8")).trim().replace(",", "."));
    const paint = (await at("first-contentful-paint")) - begun;
    return { paint, ready: program === desktop ? (await at("ready")) - begun : paint };
  } finally {
    await window.close();
  }
}

/** @param {string} place */
async function paint(place) {
  const empty = join(programs, "examples/empty");
  /** @type {Record<"empty" | "own" | "ready", number[]>} */
  const times = { empty: [], own: [], ready: [] };
  // Once each for nothing: what the system reads from the disk is in memory afterwards.
  for (const program of [empty, desktop]) await start(program, place);
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const program of run % 2 === 0 ? [empty, desktop] : [desktop, empty]) {
      const { paint, ready } = await start(program, place);
      if (program === empty) times.empty.push(paint);
      else {
        times.own.push(paint);
        times.ready.push(ready);
      }
    }
  }
  const over = quantile(times.own, 50) - quantile(times.empty, 50);
  tell("first paint, an empty window", times.empty, "");
  tell("first paint, Risala", times.own, `${over.toFixed(0)} over the empty one by the medians (300)`);
  tell("something to work with, Risala", times.ready, "");
}

/** In the page: the time from each keystroke to the frame with the next first page. */
const STROKE = `${PAINTED}
globalThis.strokes = [];
let begun = 0;
addEventListener("keydown", (event) => { begun ||= event.timeStamp; }, true);
new MutationObserver((changes) => {
  const sheet = document.querySelector(".desk .sheet");
  if (begun === 0 || !changes.some((one) => sheet.contains(one.target))) return;
  const from = begun;
  begun = 0;
  painted((now) => strokes.push(now - from));
}).observe(document.querySelector(".desk"), { subtree: true, childList: true, attributeFilter: ["src"] });`;

/** @param {string} place */
async function keys(place) {
  const window = await Window.open({
    data: join(place, "keys"),
    binary: desktop,
    arguments: ["--lang", "en"],
  });
  try {
    await window.click(".way-first");
    await window.find(".thumb img");
    await window.press("\uE009", "3");
    await window.find(".token");
    await window.find(".desk img");
    await window.click("//div[contains(@class,'pair')][4]//*[contains(@class,'para') and @lang='en']");
    await window.press("\uE009", "\uE011");
    await pause(1000);
    await window.run(STROKE);
    for (const [stroke, letter] of [...TYPED].entries()) {
      await window.press(letter);
      await window.until(async () => (await window.run("return strokes.length")) > stroke, 20_000);
    }
    tell("keystroke to the new page", await window.run("return strokes"), "p95 100");
  } finally {
    await window.close();
  }
}

/** In the page: puts text into a field, and measures the time to the frame with other rows and another count. */
const WISH = `${PAINTED}
const [field, text] = [document.querySelector(arguments[0]), arguments[1]];
const seen = () => document.querySelector(".tally-sum b").textContent + document.querySelector(".people").textContent;
const before = seen();
globalThis.answered = 0;
Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
const from = performance.now();
const observer = new MutationObserver(() => {
  if (seen() === before) return;
  observer.disconnect();
  painted((now) => { globalThis.answered = now - from; });
});
observer.observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true });
field.dispatchEvent(new Event("input", { bubbles: true }));`;

/** Each finds others than the one before. */
const WISHES = [
  [".filter input", "country:DE"],
  [".filter input", "country:FR,IE channel:email"],
  [".filter input", "trade -country:US"],
  [".filter input", ""],
  ["#search", "lindq"],
  ["#search", "khan"],
  ["#search", "layla digital"],
  ["#search", "حداد"],
  ["#search", "crowd-00099"],
  ["#search", ""],
];

/** @param {string} place */
async function filter(place) {
  const [data, list] = [join(place, "filter"), join(place, "crowd.csv")];
  await writeFile(list, crowd(OFFICIALS));
  risala(data, "import", list);
  const window = await Window.open({ data, binary: desktop, arguments: ["--lang", "en"] });
  try {
    await window.click(".first-foot button:nth-child(2)");
    await window.find(".person-row", LONG);
    await window.find(".card-letter");
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [field, text] of WISHES) {
        await window.run(WISH, field, text);
        const took = await window.until(async () => (await window.run("return answered")) || false, 20_000);
        times.push(Number(took));
      }
    }
    tell(`filter over ${OFFICIALS.toLocaleString("en")} officials`, times, "p95 100");
  } finally {
    await window.close();
  }
}

/** In the page: scrolls the list with every frame and keeps the times between them. */
const FRAMES = `globalThis.frames_ = [];
let last = performance.now();
const list = document.querySelector(".people");
let way = 1;
const frame = (now) => {
  frames_.push(now - last);
  last = now;
  if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) way = -1;
  if (list.scrollTop <= 0) way = 1;
  list.scrollTop += way * 24;
  if (document.querySelector(".strip progress")) requestAnimationFrame(frame);
};
requestAnimationFrame(frame);`;

/** @param {string} place */
async function frames(place) {
  const [data, campaign] = [join(place, "frames"), join(place, "campaign")];
  risala(data, "new", campaign, "--sample");
  await writeFile(join(campaign, "officials.csv"), crowd(LETTERS));
  const window = await Window.open({ data, binary: desktop, arguments: [campaign, "--lang", "en"] });
  try {
    await window.find(".thumb img", LONG);
    await window.press("\uE009", "5");
    await window.type("#approver", "Lina Darwish");
    await window.until(
      async () =>
        (await window.run("return document.querySelector('.release .btn-stamp').disabled")) === false,
    );
    const begun = performance.now();
    await window.click(".release .btn-stamp");
    await window.find(".strip progress");
    await window.press("\uE009", "2");
    await window.find(".person-row", LONG);
    await window.run(FRAMES);
    await window.until(
      async () => (await window.run("return document.querySelector('.strip progress') === null")) === true,
      LONG,
    );
    const seconds = (performance.now() - begun) / 1000;
    const times = (await window.run("return frames_")).slice(1);
    tell(
      `frames while ${LETTERS.toLocaleString("en")} letters are made (${seconds.toFixed(0)} s)`,
      times,
      "p99 100",
    );
  } finally {
    await window.close();
  }
}

const place = await mkdtemp(join(tmpdir(), "risala-bench-"));
const parts = { paint, keys, filter, frames };
try {
  console.log("| milliseconds | samples | p50 | p95 | p99 | most | target |");
  console.log("|---|---|---|---|---|---|---|");
  for (const [name, part] of Object.entries(parts)) {
    if (!values.only.split(",").includes(name)) continue;
    await mkdir(join(place, name), { recursive: true });
    await part(place);
  }
} finally {
  await rm(place, { recursive: true, force: true });
}
