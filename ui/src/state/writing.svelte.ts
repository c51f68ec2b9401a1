// The text of the letters under the user's hands: kept as files with every keystroke, never over someone else's change.
import * as ipc from "../ipc";
import { type Lang, words } from "../messages/words.svelte";
import { type Block, blockAt, heading, join, split } from "./blocks";
import { desk } from "./desk.svelte";

/** The parts of the view. */
export type Tab = "letter" | "mail";
/** A file of the template. */
export type Part = `${Tab}.${Lang}`;

/** A place in a text: the paragraph, and the character in it. */
export interface Place {
  part: Part;
  block: number;
  at: number;
}

/** A version of a text, to go back to. */
interface Version {
  part: Part;
  text: string;
}

/** Milliseconds that a writer rests before they are told what is wrong: a field half typed is no mistake yet. */
const REST = 400;
/** Typing within this time is one step of undo. */
const STEP = 1200;
const MOST_STEPS = 300;

const PARTS: Part[] = ["letter.ar", "letter.en", "mail.ar", "mail.en"];

class Writing {
  view = $state.raw<ipc.TemplateView | null>(null);
  texts = $state<Record<Part, string>>({ "letter.ar": "", "letter.en": "", "mail.ar": "", "mail.en": "" });
  tab = $state<Tab>("letter");
  problems = $state.raw<ipc.ProblemEntry[]>([]);
  /** What could not be done, until the reader closes it. */
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  /** A file that somebody else changed meanwhile. */
  conflict = $state<Part | null>(null);
  /** Whether everything typed is in the files. */
  isSaved = $state(true);
  canUndo = $state(false);
  canRedo = $state(false);
  /** Where the caret stands or stood last. */
  caret: Place | null = null;
  /** The paragraph that is being written. */
  block = $state(-1);
  /** Where the caret is to be put next. */
  wish = $state.raw<Place | null>(null);

  /** A paragraph that holds nothing yet: the file has none. */
  gap = $state.raw<{ part: Part; block: number } | null>(null);

  readonly blocks = $derived<Record<Part, Block[]>>({
    "letter.ar": this.#split("letter.ar"),
    "letter.en": this.#split("letter.en"),
    "mail.ar": this.#split("mail.ar"),
    "mail.en": this.#split("mail.en"),
  });

  #split(part: Part): Block[] {
    const blocks = split(this.texts[part]);
    const at = this.gap?.part === part ? this.gap.block : -1;
    return at < 0
      ? blocks
      : blocks.toSpliced(at, 0, { text: "", line: blocks[at]?.line ?? Number.MAX_SAFE_INTEGER });
  }

  #stamps: Record<Part, string> = { "letter.ar": "", "letter.en": "", "mail.ar": "", "mail.en": "" };
  #dirty = new Set<Part>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** What is done with the files, one thing after the other: what was read before a text was written is never taken after. */
  #saving: Promise<void> = Promise.resolve();
  #past: Version[] = [];
  #future: Version[] = [];
  #last = { part: "", time: 0 };

  /** Reads a template; the campaign's first when `name` is empty. What the user has yet to decide about stays. */
  open(name: string): Promise<void> {
    this.#saving = this.#saving.then(() => this.#open(name));
    return this.#saving;
  }

  async #open(name: string): Promise<void> {
    await this.#save();
    if (this.conflict) return;
    try {
      const view = await ipc.readTemplate(name, words.lang);
      if (this.#dirty.size > 0) return;
      if (view.name !== this.view?.name) this.#forget();
      this.#take(view);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** The folder has changed: nothing of the old one is kept. */
  close(): void {
    clearTimeout(this.#timer);
    this.#dirty.clear();
    this.view = null;
    this.conflict = null;
    this.faults = [];
    this.#forget();
  }

  /** Looks whether somebody else wrote; what is not being written here is taken at once. */
  look(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#look());
    return this.#saving;
  }

  async #look(): Promise<void> {
    await this.#save();
    const name = this.view?.name;
    if (!name || this.conflict) return;
    try {
      const view = await ipc.readTemplate(name, words.lang);
      if (this.view?.name !== name) return;
      this.faults = [];
      const changed = view.parts.filter((part) => part.stamp !== this.#stamps[part.part as Part]);
      // What was typed meanwhile is asked about when it is to be kept.
      if (changed.length === 0 || this.#dirty.size > 0) return;
      for (const part of changed) this.#remember(part.part as Part, true);
      this.#take(view);
      desk.refresh();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  #take(view: ipc.TemplateView): void {
    for (const part of view.parts) {
      this.texts[part.part as Part] = part.text;
      this.#stamps[part.part as Part] = part.stamp;
    }
    this.view = view;
    this.#tell(view.problems);
  }

  /** Tells what is wrong; what was found while somebody types, when they rest. */
  #tell(problems: ipc.ProblemEntry[], rest = 0): void {
    clearTimeout(this.#timer);
    if (rest === 0 || problems.length === 0) this.problems = problems;
    else this.#timer = setTimeout(() => (this.problems = problems), rest);
  }

  #forget(): void {
    this.#past = [];
    this.#future = [];
    this.canUndo = false;
    this.canRedo = false;
    this.caret = null;
    this.block = -1;
  }

  /** A paragraph was changed. */
  change(part: Part, block: number, text: string): void {
    const all = this.blocks[part].map((one) => one.text);
    if (block >= all.length) all.push(text);
    else all[block] = text;
    if (text.trim() === "") this.gap = { part, block };
    else if (this.gap?.part === part && this.gap.block === block) this.gap = null;
    this.write(part, join(all));
  }

  /** A paragraph is left: one that holds nothing is none. */
  leave(part: Part, block: number): void {
    if (this.gap?.part === part && this.gap.block === block) this.gap = null;
  }

  /** Ends a paragraph at a place and begins another; between two items of a list, another item. */
  part(place: Place): void {
    const all = this.blocks[place.part].map((one) => one.text);
    const text = all[place.block] ?? "";
    const [before, after] = [text.slice(0, place.at), text.slice(place.at)];
    all.splice(place.block, 1, before, after);
    this.write(place.part, join(all), true);
    const empty = before.trim() === "" ? place.block : place.block + 1;
    this.gap = before.trim() === "" || after.trim() === "" ? { part: place.part, block: empty } : null;
    this.wish = { ...place, block: place.block + 1, at: 0 };
  }

  /** Joins a paragraph to the one before it. */
  unite(part: Part, block: number): void {
    const all = this.blocks[part].map((one) => one.text);
    const before = all[block - 1];
    const text = all[block];
    if (before === undefined || text === undefined) return;
    this.gap = null;
    const seam = before.endsWith(" ") || text === "" ? "" : " ";
    all.splice(block - 1, 2, `${before}${seam}${text}`);
    this.write(part, join(all), true);
    this.wish = { part, block: block - 1, at: before.length + seam.length };
  }

  /** Puts text where the caret stands or stood last, and the caret after it. */
  insert(text: string): void {
    const lang: Lang = words.lang;
    const part = this.caret?.part.startsWith(this.tab) ? this.caret.part : (`${this.tab}.${lang}` as Part);
    const blocks = this.blocks[part];
    const place =
      this.caret?.part === part && this.caret.block < blocks.length
        ? this.caret
        : {
            part,
            block: Math.max(0, blocks.length - 1),
            at: blocks.at(-1)?.text.length ?? 0,
          };
    const whole = blocks[place.block]?.text ?? "";
    this.#remember(part, true);
    this.change(part, place.block, `${whole.slice(0, place.at)}${text}${whole.slice(place.at)}`);
    this.wish = { ...place, at: place.at + text.length };
  }

  /** Writes a whole text. */
  write(part: Part, text: string, isStep = false): void {
    if (text === this.texts[part]) return;
    this.#remember(part, isStep);
    this.texts[part] = text;
    this.#soon(part);
  }

  undo(): void {
    this.#travel(this.#past, this.#future);
  }

  redo(): void {
    this.#travel(this.#future, this.#past);
  }

  #travel(from: Version[], to: Version[]): void {
    const version = from.pop();
    if (!version) return;
    to.push({ part: version.part, text: this.texts[version.part] });
    this.texts[version.part] = version.text;
    this.gap = null;
    this.tab = version.part.startsWith("mail") ? "mail" : "letter";
    this.#last = { part: "", time: 0 };
    this.#count();
    this.#soon(version.part);
  }

  #remember(part: Part, isStep: boolean): void {
    const now = performance.now();
    if (isStep || this.#last.part !== part || now - this.#last.time > STEP)
      this.#push({ part, text: this.texts[part] });
    this.#last = isStep ? { part: "", time: 0 } : { part, time: now };
    this.#future = [];
    this.#count();
  }

  /** Makes a version the one that undo goes back to. */
  #push(version: Version): void {
    this.#past.push(version);
    if (this.#past.length > MOST_STEPS) this.#past.shift();
    this.#count();
  }

  #count(): void {
    this.canUndo = this.#past.length > 0;
    this.canRedo = this.#future.length > 0;
  }

  #soon(part: Part): void {
    this.#dirty.add(part);
    this.isSaved = false;
    const template = this.view?.name;
    // The page does not wait for the file.
    if (template && !this.conflict) desk.refresh({ template, part, text: this.texts[part] });
    void this.flush();
  }

  /** Writes what is not in the files yet; what is typed while one version is written goes into the next. */
  flush(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    const template = this.view?.name;
    if (!template || this.#dirty.size === 0 || this.conflict) return;
    const parts = PARTS.filter((part) => this.#dirty.has(part));
    for (const part of parts) {
      this.#dirty.delete(part);
      const draft = { template, part, text: this.texts[part], stamp: this.#stamps[part] };
      try {
        const saved = await ipc.writeTemplate(draft, words.lang);
        this.#stamps[part] = saved.stamp;
        this.#tell(saved.problems, REST);
        this.faults = [];
      } catch (refusal) {
        this.#dirty.add(part);
        this.#refused(part, ipc.problemsOf(refusal));
        return;
      }
    }
    this.#tellSaved(REST);
    // Of several texts the page knew one.
    if (parts.length > 1) desk.refresh();
  }

  /** Tells that all is in the files; after a keystroke, when the writer rests: a frame each would hold up the page. */
  #tellSaved(rest = 0): void {
    clearTimeout(this.#rest);
    const tell = () => {
      this.isSaved = this.#dirty.size === 0;
    };
    if (rest === 0) tell();
    else this.#rest = setTimeout(tell, rest);
  }

  #refused(part: Part, problems: ipc.ProblemEntry[]): void {
    if (problems.some((problem) => problem.code === "file.changed_outside")) this.conflict = part;
    else this.faults = problems;
  }

  /** Takes the version of the file, or writes the one in the window over it; the other one is a step of undo away. */
  async settle(take: "theirs" | "mine"): Promise<void> {
    this.#saving = this.#saving.then(() => this.#settle(take));
    await this.#saving;
    await this.flush();
    // The page was set of what the file held.
    if (take === "mine") desk.refresh();
  }

  async #settle(take: "theirs" | "mine"): Promise<void> {
    const part = this.conflict;
    if (!part || !this.view) return;
    try {
      const view = await ipc.readTemplate(this.view.name, words.lang);
      const theirs = view.parts.find((one) => one.part === part);
      this.#stamps[part] = theirs?.stamp ?? "";
      this.conflict = null;
      if (take === "theirs") {
        this.#remember(part, true);
        this.texts[part] = theirs?.text ?? "";
        this.#dirty.delete(part);
        this.#tell(view.problems);
        this.#tellSaved();
        desk.refresh();
      } else {
        this.#push({ part, text: theirs?.text ?? "" });
        this.#last = { part: "", time: 0 };
      }
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Goes to a line of a file. */
  async go(template: string, part: Part, line: number): Promise<void> {
    if (this.view?.name !== template) await this.open(template);
    this.tab = part.startsWith("mail") ? "mail" : "letter";
    const block = Math.max(0, blockAt(this.blocks[part], line));
    this.block = block;
    this.wish = { part, block, at: heading(this.blocks[part][block]?.text ?? "").length };
  }

  /** The problems of a paragraph. */
  of(part: Part, block: number): ipc.ProblemEntry[] {
    const file = `templates/${this.view?.name}/${part}.md`;
    const here = this.problems.filter((problem) => problem.file === file && problem.line > 0);
    return here.filter((problem) => blockAt(this.blocks[part], problem.line) === block);
  }

  /** The problems that no paragraph shows. */
  readonly elsewhere = $derived.by(() => {
    const shown = ["ar", "en"].map((lang) => `templates/${this.view?.name}/${this.tab}.${lang}.md`);
    return this.problems.filter((problem) => problem.line === 0 || !shown.includes(problem.file));
  });
}

export const writing = new Writing();
desk.onOpen((isOther) => (isOther ? writing.close() : void writing.look()));
