// Letters for the post: whose, on which envelopes and labels, and the pack that was made.
import * as ipc from "../ipc";
import { country, t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { either } from "./either";
import { found, haystack } from "./search";
import { work } from "./work.svelte";

/** Whose letters are offered: those that go on paper, or all. */
export type Whose = "paper" | "post" | "hand" | "all";
/** Sizes of envelopes. */
export type EnvelopeSize = ipc.PrintEnvelope;
/** How sheets are printed on. */
export type Sides = "duplex" | "simplex";

/** A file of the pack made before is in the way. */
const IN_THE_WAY = "file.exists";
const PAPER = ["post", "hand"];

/** What a pack of these letters is, in numbers. */
export interface Sum {
  letters: number;
  pages: number;
  sheets: number;
}

/** Whether a letter is one of those offered. */
export const isOffered = (row: ipc.LetterRow, whose: Whose): boolean =>
  whose === "all" || row.channel === whose || (whose === "paper" && PAPER.includes(row.channel));

/** Pages and sheets of letters; each letter begins on a sheet of its own. */
export function sumOf(rows: readonly ipc.LetterRow[], sides: Sides): Sum {
  const pages = rows.reduce((sum, row) => sum + row.pages, 0);
  const sheets = rows.reduce(
    (sum, row) => sum + (sides === "duplex" ? Math.ceil(row.pages / 2) : row.pages),
    0,
  );
  return { letters: rows.length, pages, sheets };
}

class Printing {
  whose = $state<Whose>("paper");
  /** Two letters (ISO 3166-1), or empty: any. */
  country = $state("");
  query = $state("");
  sides = $state<Sides>("duplex");
  isPen = $state(true);
  envelope = $state<EnvelopeSize | "">("");
  sender = $state<ipc.Sender>("en");
  labels = $state<ipc.Labels | "">("");
  firstLabel = $state(1);
  /** The name of the user's own sheet of labels. */
  ownSheet = $state("");
  /** Those left out by hand. */
  leftOut = $state.raw<ReadonlySet<string>>(new Set());
  at = $state(0);
  report = $state.raw<ipc.PrintReport | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);

  /** The letters that can be made. */
  readonly #made = $derived((desk.campaign?.letters ?? []).filter((row) => row.pages > 0));
  readonly offered = $derived(this.#offered());
  readonly shown = $derived(this.#shown());
  readonly chosen = $derived(this.shown.filter((row) => !this.leftOut.has(row.official)));
  readonly sum = $derived(sumOf(this.chosen, this.sides));
  readonly countries = $derived(this.#countries());
  readonly isInTheWay = $derived(this.faults.some((one) => one.code === IN_THE_WAY));
  readonly isMaking = $derived(work.task === "print");

  /** Letters of each kind. */
  count(whose: Whose): number {
    return this.#made.filter((row) => isOffered(row, whose)).length;
  }

  /** Chooses the letter at a place of the list, or leaves it out. */
  toggle(place: number): void {
    const row = this.shown[place];
    if (!row) return;
    const leftOut = new Set(this.leftOut);
    if (!leftOut.delete(row.official)) leftOut.add(row.official);
    this.leftOut = leftOut;
    this.at = place;
  }

  /** Chooses all letters that are shown, or leaves them out. */
  all(isChosen: boolean): void {
    const leftOut = new Set(this.leftOut);
    for (const { official } of this.shown) {
      if (isChosen) leftOut.delete(official);
      else leftOut.add(official);
    }
    this.leftOut = leftOut;
  }

  /** Lets the user choose a sheet of their own. */
  async chooseSheet(): Promise<void> {
    const name = await ipc.chooseSheet(t("window-print-sheet-files"));
    if (name) this.ownSheet = name;
    if (this.ownSheet === "" && this.labels === "own") this.labels = "";
  }

  /** Makes the pack; with `again` in the folder of the last one. */
  async make(again = false): Promise<void> {
    if (work.task || this.chosen.length === 0) return;
    this.faults = [];
    const wish: ipc.PackWish = {
      officials: this.chosen.map((row) => row.official),
      pictures: !this.isPen,
      envelope: this.envelope || null,
      sender: this.sender,
      labels: this.labels || null,
      first_label: this.firstLabel,
      again,
    };
    const name = `${t("window-print-folder-name")}-${new Date().toISOString().slice(0, 10)}`;
    try {
      const made = await work.follow("print", (heard) => ipc.makePack(name, wish, heard, words.lang));
      if (made) this.report = made;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Opens a file of the pack, or its folder. */
  async open(name: string): Promise<void> {
    try {
      await ipc.openPack(name, words.lang);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Another campaign lies on the desk. */
  forget(): void {
    this.report = null;
    this.faults = [];
    this.leftOut = new Set();
    this.country = "";
    this.query = "";
    this.at = 0;
  }

  /** In the order of the pack: by country in English, then by name. */
  #offered(): ipc.LetterRow[] {
    const collator = new Intl.Collator(words.lang);
    const key = (row: ipc.LetterRow) => [
      country(row.country, words.lang),
      either(words.lang, row.name_ar, row.name_en).text,
    ];
    const keyed = this.#made
      .filter((row) => isOffered(row, this.whose))
      .map((row) => ({ row, key: key(row) }));
    const order = (a: string[], b: string[]) =>
      collator.compare(a[0] ?? "", b[0] ?? "") || collator.compare(a[1] ?? "", b[1] ?? "");
    return keyed.sort((a, b) => order(a.key, b.key)).map(({ row }) => row);
  }

  #shown(): ipc.LetterRow[] {
    const words = this.query.trim();
    return this.offered.filter(
      (row) =>
        (this.country === "" || row.country === this.country) &&
        (words === "" || found(haystack(row), words)),
    );
  }

  #countries(): { code: string; name: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const row of this.offered) counts.set(row.country, (counts.get(row.country) ?? 0) + 1);
    return [...counts].map(([code, count]) => ({ code, name: country(code, words.lang), count }));
  }
}

export const printing = new Printing();
desk.onOpen((isOther) => {
  if (isOther) printing.forget();
});
