// Copies that letters name: written for paper or as drafts of mails once their letter has left, and ticked off.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { toasts } from "./toasts.svelte";
import { work } from "./work.svelte";

/** Copies that a person can still say something of. */
const TICKABLE = ["open", "failed"];
const GROUPS: Record<string, string> = {
  open: "open",
  cancelled: "open",
  failed: "failed",
  refused: "failed",
  opted_out: "left_out",
  ...Object.fromEntries(
    ["accepted", "posted", "handed", "filled", "mailed", "elsewhere"].map((state) => [state, "done"]),
  ),
};

/** What tells a copy from all others. */
export const keyOf = (task: ipc.CopyTask): string => `${task.copy_to}\n${task.official}`;
/** How a copy stands, as letters are grouped. */
export const groupOf = (task: ipc.CopyTask): string => GROUPS[task.state] ?? "waiting";
/** Whether a copy can be ticked off: its letter has left, and it has not. */
export const isTickable = (task: ipc.CopyTask): boolean => TICKABLE.includes(task.state);
/** What is usually done with a copy that goes this way. */
export const usualFor = (channel: string): ipc.Done =>
  channel === "email" ? "mailed" : channel === "hand" ? "handed" : "posted";

/** A file that was written before is in the way. */
const IN_THE_WAY = "file.exists";

class Copies {
  report = $state.raw<ipc.CopiesReport | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  /** Names of the files written last. */
  files = $state.raw<string[]>([]);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  at = $state(0);
  done = $state<ipc.Done>("posted");
  isBusy = $state(false);

  /** Those to do come first. */
  readonly rows = $derived(
    (this.report?.copies ?? []).toSorted((a, b) => Number(isTickable(b)) - Number(isTickable(a))),
  );
  readonly row = $derived(this.rows[Math.min(this.at, this.rows.length - 1)] ?? null);
  readonly tickable = $derived(this.rows.filter(isTickable));
  /** The copies that a tick is about: those chosen, or else the one that is looked at. */
  readonly meant = $derived(this.#meant());
  readonly isInTheWay = $derived(this.faults.some((one) => one.code === IN_THE_WAY));

  /** Reads what copies there are. */
  async read(): Promise<void> {
    try {
      this.report = await ipc.listCopies(words.lang);
      this.faults = [];
    } catch (refusal) {
      this.report = null;
      this.faults = ipc.problemsOf(refusal);
    }
  }

  look(place: number): void {
    this.at = Math.max(0, Math.min(this.rows.length - 1, place));
    if (this.chosen.size === 0 && this.row) this.done = usualFor(this.row.channel);
  }

  /** Chooses a copy for the tick, or no longer. */
  toggle(place: number): void {
    const row = this.rows[place];
    this.at = place;
    if (!row || !isTickable(row)) return;
    const chosen = new Set(this.chosen);
    if (!chosen.delete(keyOf(row))) chosen.add(keyOf(row));
    this.#choose(chosen);
  }

  /** Chooses all that can be ticked off; none when all are chosen. */
  all(): void {
    const keys = this.tickable.map(keyOf);
    this.#choose(new Set(keys.every((key) => this.chosen.has(key)) ? [] : keys));
  }

  #choose(chosen: ReadonlySet<string>): void {
    this.chosen = chosen;
    const first = this.rows.find((row) => chosen.has(keyOf(row)));
    if (first) this.done = usualFor(first.channel);
  }

  #meant(): ipc.CopyTask[] {
    if (this.chosen.size > 0) return this.rows.filter((row) => this.chosen.has(keyOf(row)));
    return this.row && isTickable(this.row) ? [this.row] : [];
  }

  /** Writes the open copies into a folder that the user names; with `again` into the one of the last ones. */
  async write(again = false): Promise<void> {
    if (work.task) return;
    this.faults = [];
    try {
      const name = t("window-copies-folder");
      const written = await work.follow("print", (heard) => ipc.writeCopies(name, again, heard, words.lang));
      if (!written) return;
      this.report = written;
      this.files = written.files;
      toasts.say(t("window-copies-written", { count: written.files.length }));
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Opens a file that was written, or with an empty name the folder. */
  async open(name: string): Promise<void> {
    try {
      await ipc.openCopies(name, words.lang);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Ticks copies off. */
  async tick(day: string, person: string): Promise<void> {
    if (this.isBusy || this.meant.length === 0) return;
    this.isBusy = true;
    this.faults = [];
    const { done, meant } = this;
    try {
      const ids: number[] = [];
      for (const reader of new Set(meant.map((task) => task.copy_to))) {
        const officials = meant.filter((task) => task.copy_to === reader).map((task) => task.official);
        const wish = { officials, copy_to: reader, done, day, person, note: "", receipt: false };
        const { marks } = await ipc.markLetters(wish, words.lang);
        ids.push(...marks.map((mark) => mark.id));
      }
      toasts.say(t("window-copies-ticked", { count: ids.length }), () => this.undo(ids));
      this.chosen = new Set();
      await this.read();
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      await this.read();
      this.faults = problems;
    } finally {
      this.isBusy = false;
    }
  }

  /** Takes ticks back. */
  async undo(ids: number[]): Promise<void> {
    try {
      for (const id of ids) await ipc.undoMark(id, words.lang);
      toasts.say(t("window-hand-undone", { count: ids.length }));
      await this.read();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Another campaign lies on the desk. */
  forget(): void {
    this.report = null;
    this.faults = [];
    this.files = [];
    this.chosen = new Set();
    this.at = 0;
  }
}

export const copies = new Copies();
desk.onOpen((isOther) => {
  if (isOther) copies.forget();
});
