// The outbox: every letter that was released, where it stands, and the run that sends.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { toasts } from "./toasts.svelte";

/** The states of a letter as the tabs group them. */
export const GROUPS = [
  "unconfirmed",
  "held",
  "refused",
  "deferred",
  "waiting",
  "accepted",
  "cancelled",
] as const;
export type Group = (typeof GROUPS)[number];
const OF_STATE: Record<string, Group> = { queued: "waiting", sending: "waiting", committed: "waiting" };

/** The group of a state. */
export const groupOf = (state: string): Group =>
  OF_STATE[state] ?? GROUPS.find((group) => group === state) ?? "held";

/** What needs a person before anything else happens. */
const FOR_A_PERSON: readonly Group[] = ["unconfirmed", "held", "refused"];

/** The store is not there yet: nothing was ever released. */
const NO_STORE = "command.no_directory";
/** How often the counts are read again while letters are sent, in milliseconds. */
const GLANCE = 700;

class Outbox {
  report = $state.raw<ipc.OutboxReport | null>(null);
  course = $state.raw<ipc.CourseReport | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  query = $state("");
  group = $state<Group | "all">("all");
  chosen = $state<string | null>(null);
  /** Whether this window is sending. */
  isRunning = $state(false);
  /** What the run told last. */
  event = $state.raw<ipc.SendingEvent | null>(null);
  /** The letters that came to something last, the newest first. */
  lately = $state.raw<{ id: string; state: string }[]>([]);
  /** Whether closing the window is asked about. */
  isClosing = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly all = $derived(this.report?.letters ?? []);
  readonly counts = $derived(countsOf(this.all));
  readonly found = $derived(this.#found());
  readonly letter = $derived(this.all.find((letter) => letter.id === this.chosen) ?? null);
  readonly isPaused = $derived((this.report?.halts ?? []).some((halt) => halt.account === ""));
  readonly halts = $derived((this.report?.halts ?? []).filter((halt) => halt.account !== ""));
  readonly due = $derived(FOR_A_PERSON.reduce((sum, group) => sum + this.counts[group], 0));
  readonly names = $derived(new Map((desk.campaign?.letters ?? []).map((row) => [row.official, row])));

  /** Reads the outbox. */
  async read(): Promise<void> {
    try {
      this.report = await ipc.outbox(true, words.lang);
      this.faults = [];
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      this.report = null;
      this.faults = problems[0]?.code === NO_STORE ? [] : problems;
    }
  }

  /** Reads the outbox, and goes on with what was left when the window was closed. */
  async begin(): Promise<void> {
    await this.read();
    const waits = this.counts.waiting + this.counts.deferred > 0;
    if (!waits || this.isPaused || this.report?.running) return;
    toasts.say(t("window-sending-goes-on"));
    await this.send();
  }

  /** Sends what waits, and hears of it. */
  async send(): Promise<void> {
    this.isRunning = true;
    try {
      await ipc.startSending((told) => this.#hear(told), words.lang);
    } catch (refusal) {
      this.isRunning = false;
      this.faults = ipc.problemsOf(refusal);
    }
  }

  async pause(): Promise<void> {
    await this.#do(() => ipc.pauseOutbox("", words.lang));
  }

  /** Ends a halt, or every halt, and sends again. */
  async resume(account = ""): Promise<void> {
    await this.#do(() => ipc.resumeOutbox(account, words.lang));
    if (!this.isRunning) await this.send();
  }

  /** Moves letters as a person said; sends what has to go. */
  async move(which: string[], way: ipc.Way): Promise<void> {
    const moved = await this.#do(() => ipc.moveLetters(which, way, words.lang));
    if (!moved) return;
    toasts.say(t(`window-moved-${way}`, { count: moved.count }));
    if (this.chosen) void this.look(this.chosen);
    if (moved.state === "queued" && !this.isRunning && !this.isPaused) await this.send();
  }

  /** Chooses a letter and reads what happened to it. */
  async look(id: string): Promise<void> {
    this.chosen = id;
    try {
      const course = await ipc.letterCourse(id, words.lang);
      if (this.chosen === id) this.course = course;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Chooses the letter `step` places further. */
  step(step: number): void {
    const at = this.found.findIndex((letter) => letter.id === this.chosen);
    const next = this.found[Math.max(0, Math.min(this.found.length - 1, at + step))];
    if (next && next.id !== this.chosen) void this.look(next.id);
  }

  #hear(told: ipc.Told): void {
    if (told.event) {
      this.event = told.event;
      const { letter, state } = told.event;
      if (letter) this.lately = [{ id: letter, state }, ...this.lately].slice(0, 4);
      this.#timer ??= setTimeout(() => this.#glance(), GLANCE);
      return;
    }
    this.isRunning = false;
    this.event = null;
    void this.read().then(() => {
      const problems = told.ended?.problems ?? told.failed?.problems ?? [];
      this.faults = problems;
    });
  }

  #glance(): void {
    this.#timer = undefined;
    void this.read();
  }

  async #do<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      const done = await call();
      await this.read();
      return done;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
      return null;
    }
  }

  #found(): ipc.OutboxLetter[] {
    const words = this.query.trim().toLowerCase();
    const order = (letter: ipc.OutboxLetter) => GROUPS.indexOf(groupOf(letter.state));
    const hay = (letter: ipc.OutboxLetter) => {
      const row = this.names.get(letter.official);
      return [letter.reference, letter.official, letter.to, row?.name_ar, row?.name_en]
        .join("\n")
        .toLowerCase();
    };
    return this.all
      .filter((letter) => this.group === "all" || groupOf(letter.state) === this.group)
      .filter((letter) => words === "" || hay(letter).includes(words))
      .toSorted((a, b) => order(a) - order(b));
  }
}

function countsOf(letters: ipc.OutboxLetter[]): Record<Group, number> {
  const counts = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<Group, number>;
  for (const letter of letters) counts[groupOf(letter.state)] += 1;
  return counts;
}

export const outbox = new Outbox();
