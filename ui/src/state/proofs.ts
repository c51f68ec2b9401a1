// Pages of letters: one call at a time, the newest wish first, the last good page kept until the next is ready.
import type { PagePicture, ProblemEntry } from "../ipc";

/** Rows of a page, as the very element that shows them: decoded once. */
export interface Strip {
  picture: PagePicture;
  image: HTMLImageElement;
}

/** A page, and over it the rows that have changed since, while its text is being written. */
export interface Sheet {
  whole: PagePicture;
  strip: Strip | null;
}

/** The pages of one letter, as far as they have come. */
export interface Proof {
  official: string;
  pages: number;
  sheets: Sheet[];
  problems: ProblemEntry[];
  /** Time until the first page was there, in milliseconds. */
  ms: number;
}

/** What the proofs need from outside. */
export interface Press {
  /** A page; a quick one may be less sharp. */
  page(official: string, page: number, isQuick: boolean): Promise<Sheet>;
  /** Resolves when the page can be painted at once. */
  ready(sheet: Sheet): Promise<void>;
  shown(proof: Proof): void;
  refused(official: string, refusal: unknown): void;
  now(): number;
}

const MOST_PAGES = 40;
const MOST_KEPT = 24;
/** Milliseconds that a writer rests before the page is made sharp and the later pages are set anew. */
const REST = 300;

/** Fetches the letters that are wished for, one after the other. */
export class Proofs {
  /** The newest wish; a wish is itself, so that the same letter can be wished for again after all was forgotten. */
  #wished: { official: string } | null = null;
  #running = false;
  #kept = new Map<string, Proof>();
  #wake = (): void => {};
  /** What is shown: while a letter is set anew, its later pages stay until theirs come. */
  #last: Proof | null = null;

  constructor(private readonly press: Press) {}

  /** Asks for the pages of `official`'s letter; an older wish that has not begun is dropped. */
  async wish(official: string): Promise<void> {
    if (this.#wished?.official === official) return;
    this.#wished = { official };
    this.#wake();
    if (this.#running) return;
    this.#running = true;
    while (this.#wished !== null) {
      const wish: { official: string } = this.#wished;
      await this.#fetch(wish);
      if (this.#wished === wish) this.#wished = null;
    }
    this.#running = false;
  }

  /** Forgets all pages: the letters have changed, or with `all` the folder. */
  forget(all = false): void {
    this.#kept.clear();
    this.#wished = null;
    this.#wake();
    if (all) this.#last = null;
  }

  async #fetch(wish: { official: string }): Promise<void> {
    const { official } = wish;
    const kept = this.#kept.get(official);
    if (kept) {
      this.#show(kept);
      return;
    }
    const current = () => this.#wished === wish;
    const start = this.press.now();
    try {
      const isAnew = this.#last?.official === official;
      const first = await this.#sheet(official, 1, isAnew);
      if (!current()) return;
      const { pages: all, problems } = first.strip?.picture ?? first.whole;
      const pages = Math.min(all, MOST_PAGES);
      const older = isAnew ? (this.#last?.sheets.slice(1, pages) ?? []) : [];
      const ms = this.press.now() - start;
      let proof: Proof = { official, pages, sheets: [first, ...older], problems, ms };
      this.#show(proof);
      // The next keystroke's page would wait for them.
      if (isAnew) await this.#rest();
      if (!current()) return;
      for (let page = isAnew ? 1 : 2; page <= proof.pages; page += 1) {
        const next = await this.#sheet(official, page, false);
        if (!current()) return;
        proof = { ...proof, sheets: proof.sheets.toSpliced(page - 1, 1, next) };
        this.#show(proof);
      }
      this.#keep(proof);
    } catch (refusal) {
      if (current()) this.press.refused(official, refusal);
    }
  }

  /** Resolves after a while, or when there is another wish. */
  #rest(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, REST);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  #show(proof: Proof): void {
    this.#last = proof;
    this.press.shown(proof);
  }

  async #sheet(official: string, page: number, isQuick: boolean): Promise<Sheet> {
    const sheet = await this.press.page(official, page, isQuick);
    await this.press.ready(sheet);
    return sheet;
  }

  #keep(proof: Proof): void {
    this.#kept.set(proof.official, proof);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value);
  }
}

/** The address under which an `img` shows `picture`. */
export function pictureUrl(picture: PagePicture): string {
  return `data:image/png;base64,${picture.png_base64}`;
}
