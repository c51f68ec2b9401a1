// Where all letters stand, whichever way they go; what a person did by hand; web forms to fill; the report.
import * as ipc from "../ipc";
import { country, t, words } from "../messages/words.svelte";
import { copy } from "./copy";
import { desk } from "./desk.svelte";
import { either } from "./either";
import { fold } from "./search";
import { toasts } from "./toasts.svelte";
import { untouched } from "./untouched";

/** The parts of the view. */
export type Part = "letters" | "forms" | "copies" | "register" | "report";
/** How letters stand, in the order in which a person looks at them. */
export const GROUPS = ["open", "failed", "waiting", "done", "left_out"] as const;
export type Group = (typeof GROUPS)[number];

/** Nothing was done with any letter yet. */
const NOTHING_YET = ["report.empty", "command.no_directory"];
/** Nobody is reached by a form. */
const NO_FORM = "hand.no_form";
/** Nothing stands against a first mark: nothing was done, or no mail went after all. */
const FRESH = ["open", "refused", "cancelled"];
/** What is done by hand. */
const BY_HAND = ["posted", "handed", "filled", "failed"];

/** Today, as a day of the calendar. */
export const today = (now = new Date()): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

/** Whether nothing was said of this letter that a mark would have to change. */
export const isFresh = (row: ipc.TallyRow): boolean => FRESH.includes(row.state);

/** Whether a person can say something of this letter: nothing stands against it, or a person said what is known. */
export const isMarkable = (row: ipc.TallyRow): boolean =>
  isFresh(row) || (row.mark !== 0 && BY_HAND.includes(row.state));

/** What is usually done with a letter that goes this way. */
export const usualFor = (channel: string): ipc.Done =>
  channel === "hand" ? "handed" : channel === "form" ? "filled" : "posted";

/** Counts of rows by two of their columns. */
export function cross(
  rows: readonly ipc.TallyRow[],
  of: (row: ipc.TallyRow) => string,
): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const line = counts.get(of(row)) ?? new Map<string, number>();
    line.set(row.group, (line.get(row.group) ?? 0) + 1);
    counts.set(of(row), line);
  }
  return counts;
}

class Following {
  part = $state<Part>("letters");
  report = $state.raw<ipc.TallyReport | null>(null);
  forms = $state.raw<ipc.FormsList | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  group = $state<Group | "all">("all");
  query = $state("");
  /** The letters chosen for a mark. */
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  at = $state(0);
  /** The form that is being filled. */
  form = $state<string | null>(null);
  person = $state("");
  day = $state(today());
  note = $state("");
  done = $state<ipc.Done>("posted");
  /** The name of the receipt's file, or empty. */
  receipt = $state("");
  /** The receipt that is shown. */
  picture = $state.raw<{ mark: number; media: string; url: string } | null>(null);
  isBusy = $state(false);

  /** Before anything was done, all letters are open. */
  readonly rows = $derived(this.report?.rows ?? (desk.campaign?.letters ?? []).map(untouched));
  readonly counts = $derived(this.#counts());
  readonly shown = $derived(this.#shown());
  readonly row = $derived(this.shown[Math.min(this.at, this.shown.length - 1)] ?? null);
  /** The letters that a mark is about: those chosen, or else the one that is looked at. */
  readonly meant = $derived(this.#meant());
  readonly task = $derived(
    this.forms?.forms.find((one) => one.official === this.form) ?? this.forms?.forms[0] ?? null,
  );
  readonly formsOpen = $derived(
    this.forms?.forms.filter((one) => one.state === "open" || one.state === "failed").length ?? 0,
  );

  /** Reads where all letters stand, and the forms. */
  async read(): Promise<void> {
    this.faults = [];
    await Promise.all([this.#readReport(), this.#readForms()]);
  }

  async #readReport(): Promise<void> {
    try {
      this.report = await ipc.tally(words.lang);
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      this.report = null;
      if (!NOTHING_YET.includes(problems[0]?.code ?? "")) this.faults = problems;
    }
  }

  async #readForms(): Promise<void> {
    try {
      this.forms = await ipc.forms(words.lang);
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      this.forms = null;
      if (problems[0]?.code !== NO_FORM) this.faults = [...this.faults, ...problems];
    }
  }

  /** Chooses the letter at a place for the mark, or no longer. */
  toggle(place: number): void {
    const row = this.shown[place];
    this.at = place;
    if (!row || !isMarkable(row)) return;
    const chosen = new Set(this.chosen);
    if (!chosen.delete(row.official)) chosen.add(row.official);
    this.#choose(chosen);
  }

  /** Chooses all letters shown that can be marked; none when all are chosen. */
  all(): void {
    const markable = this.shown.filter(isMarkable).map((row) => row.official);
    const isAll = markable.every((official) => this.chosen.has(official));
    this.#choose(new Set(isAll ? [] : markable));
  }

  /** Looks at the letter at a place. */
  look(place: number): void {
    this.at = Math.max(0, Math.min(this.shown.length - 1, place));
    this.picture = null;
    if (this.chosen.size === 0 && this.row) this.done = usualFor(this.row.channel);
  }

  #choose(chosen: ReadonlySet<string>): void {
    this.chosen = chosen;
    this.picture = null;
    const first = this.rows.find((row) => chosen.has(row.official));
    if (first) this.done = usualFor(first.channel);
  }

  /** Lets the user choose a receipt. */
  async chooseReceipt(): Promise<void> {
    this.receipt = (await ipc.chooseReceipt(t("window-hand-receipts"))) ?? this.receipt;
  }

  /** Writes down what was done with these letters; whether it was. */
  async mark(officials: string[], done: ipc.Done): Promise<boolean> {
    if (this.isBusy || officials.length === 0) return false;
    this.isBusy = true;
    this.faults = [];
    const { day, person, note } = this;
    try {
      const wish = { officials, copy_to: "", done, day, person, note, receipt: this.receipt !== "" };
      const { marks } = await ipc.markLetters(wish, words.lang);
      toasts.say(t("window-hand-marked", { count: marks.length }), () =>
        this.undo(marks.map((one) => one.id)),
      );
      this.note = "";
      this.receipt = "";
      this.chosen = new Set();
      await this.read();
      return true;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  /** Takes marks back. */
  async undo(ids: number[]): Promise<void> {
    try {
      for (const id of ids) await ipc.undoMark(id, words.lang);
      toasts.say(t("window-hand-undone", { count: ids.length }));
      this.picture = null;
      await this.read();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Shows the receipt of a mark. */
  async show(mark: number): Promise<void> {
    try {
      const { media_type, base64 } = await ipc.markReceipt(mark, words.lang);
      this.picture = { mark, media: media_type, url: `data:${media_type};base64,${base64}` };
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Opens a form in the browser. */
  async openForm(official: string): Promise<void> {
    try {
      await ipc.openForm(official, words.lang);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Puts a text on the clipboard and says so. */
  async copy(text: string): Promise<void> {
    toasts.say(t((await copy(text)) ? "window-copied" : "window-not-copied"));
  }

  /** Writes the report into a file that the user names. */
  async write(kind: string): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      const name = `${t("window-report-name")}-${today()}`;
      const written = await ipc.writeReport(name, kind, words.lang);
      if (written) toasts.say(t("window-report-written", { name: written.out.split(/[\\/]/).pop() ?? "" }));
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.isBusy = false;
    }
  }

  /** Another campaign lies on the desk. */
  forget(): void {
    this.report = null;
    this.forms = null;
    this.faults = [];
    this.chosen = new Set();
    this.picture = null;
    this.query = "";
    this.form = null;
    this.at = 0;
  }

  #meant(): string[] {
    if (this.chosen.size > 0) return [...this.chosen];
    return this.row && isMarkable(this.row) ? [this.row.official] : [];
  }

  #counts(): Record<Group, number> {
    const counts = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<Group, number>;
    for (const row of this.rows) if (row.group in counts) counts[row.group as Group] += 1;
    return counts;
  }

  #shown(): ipc.TallyRow[] {
    const wanted = fold(this.query.trim());
    const hay = (row: ipc.TallyRow) =>
      fold(
        [
          row.name_ar,
          row.name_en,
          row.official,
          row.reference,
          row.person,
          country(row.country, words.lang),
          t(`window-channel-${row.channel || "none"}`),
        ].join("\n"),
      );
    const order = (row: ipc.TallyRow) => GROUPS.indexOf(row.group as Group);
    return this.rows
      .filter((row) => this.group === "all" || row.group === this.group)
      .filter((row) => wanted === "" || wanted.split(/\s+/).every((word) => hay(row).includes(word)))
      .toSorted((a, b) => order(a) - order(b));
  }
}

/** Where a letter stands, in words that begin like a sentence. */
export function stateWord(state: string): string {
  const word = t(`tally-state_${state}`);
  return word.charAt(0).toLocaleUpperCase(words.lang) + word.slice(1);
}

/** The name of a letter's official, in the window's language if there is one. */
export function nameOf(row: { official: string; name_ar: string; name_en: string }) {
  const name = either(words.lang, row.name_ar, row.name_en);
  return name.text === "" ? { lang: "en" as const, text: row.official } : name;
}

export const following = new Following();
desk.onOpen((isOther) => {
  if (isOther) following.forget();
});
