// The officials in sight: the shell keeps the list, the window fetches the rows it shows.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { toasts } from "./toasts.svelte";

/** Rows fetched at once. */
export const AT_ONCE = 100;
/** Milliseconds: rows that were fetched are there by then; a writer of a filter has rested by then. */
const SOON = 240;
const REST = 400;

/** What is known of the list as a whole. */
interface Sum {
  all: number;
  found: number;
  optedOut: number;
  counts: Record<string, Record<string, number>>;
}

class People {
  of = $state<ipc.ListOf>("directory");
  filter = $state("");
  words = $state("");
  sort = $state("");
  descending = $state(false);
  sum = $state.raw<Sum | null>(null);
  /** Rows that have come, by their place in the list. */
  rows = $state.raw<Map<number, ipc.OfficialRow>>(new Map());
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  /** The place and the id of the chosen official. */
  at = $state(-1);
  chosen = $state<string | null>(null);
  card = $state.raw<ipc.OfficialCard | null>(null);
  isEditing = $state(false);
  /** A list being looked at before it is taken. */
  list = $state.raw<ipc.ListPreview | null>(null);
  isBusy = $state(false);
  map = $state<Record<string, string>>({});
  update = $state(false);

  #version = 0;
  #asked = new Set<number>();
  #isWanted = false;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The first row in `lang`: a campaign's own list comes before a directory that knows nobody. */
  async begin(): Promise<void> {
    if (!desk.campaign) this.of = "directory";
    else if (!this.sum) this.of = desk.campaign.list === "" ? "directory" : "campaign";
    await this.again();
  }

  /** Another campaign lies open. */
  close(): void {
    this.sum = null;
    this.list = null;
    this.#clear();
    this.filter = "";
    this.words = "";
  }

  show(of: ipc.ListOf): void {
    this.of = of;
    this.#clear();
    void this.again();
  }

  #clear(): void {
    this.rows = new Map();
    this.at = -1;
    this.chosen = null;
    this.card = null;
    this.isEditing = false;
  }

  /** Filter or words are being typed: the list is asked for at once, and while an answer is awaited, the newest wish next. */
  async soon(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      await this.again();
    }
    this.#isAsking = false;
  }

  /** Sorts by a column; once more, the other way round. */
  order(column: string): void {
    const isSame = this.sort === column;
    this.sort = isSame && this.descending ? "" : column;
    this.descending = isSame && !this.descending;
    void this.again();
  }

  /** The filter's terms; quotes hold white space together. */
  readonly terms: readonly string[] = $derived(this.filter.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []);

  /** Puts a term into the filter, or takes it out. */
  toggle(term: string): void {
    const { terms } = this;
    this.filter = (terms.includes(term) ? terms.filter((one) => one !== term) : [...terms, term]).join(" ");
    void this.again();
  }

  /** Asks for the list anew. */
  async again(): Promise<void> {
    this.#version += 1;
    this.#asked = new Set();
    await this.#fetch(0, true);
  }

  /** Fetches the rows from `start` to `end` that have not come yet. */
  need(start: number, end: number): void {
    for (let page = Math.floor(start / AT_ONCE); page * AT_ONCE < end; page += 1) {
      if (!this.#asked.has(page)) void this.#fetch(page, false);
    }
  }

  async #fetch(page: number, isNew: boolean): Promise<void> {
    const version = this.#version;
    this.#asked.add(page);
    const query = {
      of: this.of,
      filter: this.filter,
      words: this.words,
      sort: this.sort,
      descending: this.descending,
      start: page * AT_ONCE,
      count: AT_ONCE,
    };
    try {
      const answer = await ipc.officialsPage(query, words.lang);
      if (version !== this.#version) return;
      const rows = isNew ? new Map() : new Map(this.rows);
      answer.rows.forEach((row, i) => {
        rows.set(answer.start + i, row);
      });
      this.rows = rows;
      const { all, found, counts } = answer;
      this.sum = { all, found, counts, optedOut: answer.opted_out };
      this.#tell([]);
      if (isNew) this.#keepChosen();
    } catch (refusal) {
      if (version === this.#version) this.#tell(ipc.problemsOf(refusal));
    }
  }

  /** Tells what is wrong; a filter half typed is no mistake yet. */
  #tell(problems: ipc.ProblemEntry[]): void {
    clearTimeout(this.#timer);
    if (problems.every((one) => one.code.startsWith("filter.")) && problems.length > 0)
      this.#timer = setTimeout(() => (this.faults = problems), REST);
    else this.faults = problems;
  }

  /** The chosen official keeps being chosen; when nobody is, the first one is. */
  #keepChosen(): void {
    const places = [...this.rows].find(([, row]) => row.id === this.chosen);
    if (places) this.at = places[0];
    else if (this.chosen === null) this.choose(0);
  }

  /** Chooses the official at a place of the list. */
  choose(at: number): void {
    const row = this.rows.get(at);
    if (!row) return;
    this.at = at;
    if (row.id === this.chosen && this.card) return;
    this.isEditing = false;
    void this.open(row.id);
  }

  /** Goes `step` places further. */
  move(step: number): void {
    const last = (this.sum?.found ?? 0) - 1;
    if (last < 0) return;
    const at = Math.max(0, Math.min(last, this.at + step));
    this.at = at;
    if (this.rows.has(at)) this.choose(at);
    else {
      this.need(at, at + 1);
      setTimeout(() => this.at === at && this.choose(at), SOON);
    }
  }

  /** Shows an official with all that is known. */
  async open(id: string): Promise<void> {
    this.chosen = id;
    try {
      const card = await ipc.officialCard(this.of, id, words.lang);
      if (this.chosen === id) this.card = card;
    } catch (refusal) {
      if (this.chosen !== id) return;
      this.card = null;
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Finds an official wherever they stand in the list. */
  async find(id: string): Promise<void> {
    if (desk.campaign && desk.campaign.list !== "") this.of = "campaign";
    this.filter = /\s/.test(id) ? `id:"${id}"` : `id:${id}`;
    this.words = "";
    this.#clear();
    this.chosen = id;
    await this.again();
    await this.open(id);
  }

  /** Sets a cell; the way back is offered. What keeps it from being set, if anything. */
  async edit(column: string, value: string): Promise<ipc.ProblemEntry[]> {
    return this.#edit([`${column}=${value}`], null, "");
  }

  /** Records that the official asked not to be written to, or with an empty day that they no longer do. */
  optOut(day: string, reason: string): Promise<ipc.ProblemEntry[]> {
    return this.#edit([], day, reason);
  }

  async #edit(cells: string[], optOut: string | null, reason: string): Promise<ipc.ProblemEntry[]> {
    const id = this.chosen;
    if (!id) return [];
    try {
      const report = await ipc.editOfficial(id, cells, optOut, reason, words.lang);
      const columns = report.changed.cells.map((cell) => t(columnName(cell.column)));
      if (columns.length > 0) {
        const undo = optOut === null ? () => this.undo() : undefined;
        toasts.say(t("window-edited", { columns: columns.join(" · ") }), undo);
      }
      await this.#changed();
      return report.problems;
    } catch (refusal) {
      return ipc.problemsOf(refusal);
    }
  }

  /** Takes the newest edit back, or the one of this number. */
  async undo(edit: number | null = null): Promise<void> {
    try {
      const report = await ipc.undoEdit(edit, words.lang);
      toasts.say(t("window-undone", { count: report.officials.length }));
      this.faults = report.problems;
      await this.#changed();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  async #changed(): Promise<void> {
    await this.again();
    if (this.chosen) await this.open(this.chosen);
    desk.isStale = true;
  }

  /** Lets the user choose a list and looks at it; `own` is the campaign's. */
  look(own = false): Promise<void> {
    return this.#look(() =>
      own ? ipc.chooseOwnList(words.lang) : ipc.chooseList(t("window-list-files"), words.lang),
    );
  }

  /** Looks at a list that was dropped on the window. */
  lookAtOffered(): Promise<void> {
    desk.go("officials");
    return this.#look(() => ipc.lookAtOffered(words.lang));
  }

  async #look(choose: () => Promise<ipc.ListPreview | null>): Promise<void> {
    this.isBusy = true;
    try {
      const list = await choose();
      if (list) this.#lay(list);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.isBusy = false;
    }
  }

  #lay(list: ipc.ListPreview): void {
    this.list = list;
    this.map = Object.fromEntries(
      list.columns.map((column) => [column.heading, column.how === "left-out" ? "-" : column.column]),
    );
    this.faults = [];
  }

  /** Says what a heading means, and looks again. */
  async mean(heading: string, column: string): Promise<void> {
    this.map[heading] = column;
    await this.#take(false);
  }

  /** Takes the list into the directory. */
  async take(): Promise<void> {
    const done = await this.#take(true);
    if (!done) return;
    this.list = null;
    this.of = "directory";
    this.#clear();
    const { edit } = done;
    toasts.say(
      t("window-list-taken", { new: done.new, changed: this.update ? done.differing : 0 }),
      edit > 0 ? () => this.undo(edit) : undefined,
    );
    await this.#changed();
  }

  async #take(take: boolean): Promise<ipc.ListPreview | null> {
    this.isBusy = true;
    try {
      const map = Object.entries(this.map).map(([heading, column]) => `${heading}=${column}`);
      const list = await ipc.takeList({ map, update: this.update, take }, words.lang);
      if (list && !take) this.list = list;
      this.faults = [];
      return list;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
      return null;
    } finally {
      this.isBusy = false;
    }
  }
}

/** The message that names a column. */
export const columnName = (column: string): string => `window-col-${column.replace(/_/g, "-")}`;

export const people = new People();
desk.onOpen((isOther) => {
  if (isOther) people.close();
  else if (people.sum && people.of === "campaign") void people.again();
});
