// What lies on the desk: the open campaign, the chosen letter, its pages.
import * as ipc from "../ipc";
import { type Lang, words } from "../messages/words.svelte";
import { type Proof, Proofs, pictureUrl } from "./proofs";
import { found, haystack } from "./search";

/** The sample's first page. */
export interface Sample {
  picture: ipc.PagePicture;
  ms: number;
}

/** What is wrong with an identity that a password would mend. */
const WANT_OF_A_PASSWORD = [
  "signing.password_needed",
  "signing.keyring_absent",
  "signing.keyring_locked",
  "signing.keyring_failed",
  "signing.wrong_password",
  "signing.token_wrong_pin",
];

/** Whether a password would mend this problem. */
export const wantsPassword = (problem: ipc.ProblemEntry): boolean =>
  WANT_OF_A_PASSWORD.includes(problem.code);

/** The lists of the sidebar. */
export type List = "letters" | "skipped" | "problems";

class Desk {
  campaign = $state.raw<ipc.CampaignView | null>(null);
  isSample = $state(false);
  opening = $state(false);
  /** Why the last folder could not be opened. */
  faults = $state.raw<ipc.ProblemEntry[]>([]);

  list = $state<List>("letters");
  query = $state("");
  chosen = $state<string | null>(null);
  /** The last good pages, perhaps of another letter than the chosen one. */
  proof = $state.raw<Proof | null>(null);
  /** Why the chosen letter has no pages. */
  refusal = $state.raw<ipc.ProblemEntry[]>([]);
  problemAt = $state(-1);
  /** Whether the password of the signing identity is being asked for. */
  isUnlocking = $state(false);

  /** Whether it is known if a folder was asked for on the command line. */
  ready = $state(false);
  /** The sample campaign, read and with its first page set, for the start view. */
  sample = $state.raw<Sample | null>(null);

  readonly letters = $derived(this.#found());
  readonly letter = $derived(this.campaign?.letters.find((row) => row.official === this.chosen) ?? null);
  readonly isOlder = $derived(this.proof !== null && this.proof.official !== this.chosen);
  readonly letterProblems = $derived(this.#ofLetter());

  #preparing = Promise.resolve();
  readonly #hays = $derived((this.campaign?.letters ?? []).map(haystack));
  readonly #proofs = new Proofs({
    page: (official, page) => ipc.previewPage(official, page, dotsPerInch(), words.lang),
    ready: (picture) => decoded(pictureUrl(picture)),
    now: () => performance.now(),
    shown: (proof) => {
      this.proof = proof;
      this.refusal = [];
    },
    refused: (_, refusal) => {
      this.refusal = ipc.problemsOf(refusal);
    },
  });

  /** Takes up what was asked for on the command line. */
  async begin(): Promise<void> {
    const asked = await ipc.askedLanguage();
    if (asked) words.choose(asked);
    await this.readAgain();
    this.ready = true;
  }

  /** Sets the sample's first page for the start view; what fails here is told when the sample is opened. */
  prepareSample(): Promise<void> {
    this.#preparing = this.#prepare();
    return this.#preparing;
  }

  async #prepare(): Promise<void> {
    const start = performance.now();
    try {
      const view = await ipc.openSample(words.lang);
      const first = view.letters.find((row) => row.languages.length > 1) ?? view.letters[0];
      if (!first) return;
      const picture = await ipc.previewPage(first.official, 1, dotsPerInch(), words.lang);
      await decoded(pictureUrl(picture));
      this.sample = { picture, ms: performance.now() - start };
    } catch {
      this.sample = null;
    }
  }

  /** Opens the sample campaign. */
  openSample(): Promise<void> {
    return this.#open(() => ipc.openSample(words.lang), true);
  }

  /** Opens a folder that the user chooses. */
  openFolder(): Promise<void> {
    return this.#open(() => ipc.chooseFolder(words.lang), false);
  }

  /** Reads the open folder again: it has changed, or the language has. */
  readAgain(): Promise<void> {
    return this.#open(() => ipc.readAgain(words.lang), this.isSample);
  }

  /** Chooses the window's language; the engine's words follow. */
  async speak(lang: Lang): Promise<void> {
    if (lang === words.lang) return;
    words.choose(lang);
    if (this.campaign) await this.readAgain();
  }

  /** Opens the signing identity; what keeps it shut, if anything. */
  async unlock(password: string, remember: boolean): Promise<ipc.ProblemEntry[]> {
    try {
      const report = await ipc.unlockIdentity(password, remember, words.lang);
      this.#show(report.campaign, this.isSample);
      this.faults = report.problems;
      return [];
    } catch (refusal) {
      return ipc.problemsOf(refusal);
    }
  }

  /** Back to the start view. */
  async close(): Promise<void> {
    await ipc.closeCampaign();
    this.#proofs.forget();
    this.campaign = null;
    this.chosen = null;
    this.proof = null;
    this.query = "";
    this.list = "letters";
  }

  /** Chooses the letter to `official`. */
  choose(official: string): void {
    this.chosen = official;
    this.refusal = [];
    void this.#proofs.wish(official);
  }

  /** Chooses the letter `step` places further in the list. */
  move(step: number): void {
    const at = this.letters.findIndex((row) => row.official === this.chosen);
    const next = this.letters[Math.max(0, Math.min(this.letters.length - 1, at + step))];
    if (next && next.official !== this.chosen) this.choose(next.official);
  }

  /** Goes to the next or the previous problem of the campaign. */
  nextProblem(step: 1 | -1): void {
    const all = this.campaign?.problems ?? [];
    if (all.length === 0) return;
    this.list = "problems";
    this.problemAt = (Math.max(this.problemAt, step === 1 ? -1 : 0) + step + all.length) % all.length;
    const official = all[this.problemAt]?.official;
    if (official && this.hasLetter(official)) this.choose(official);
  }

  /** Whether a letter is made for `official`. */
  hasLetter(official: string): boolean {
    return this.campaign?.letters.some((row) => row.official === official) ?? false;
  }

  async #open(read: () => Promise<ipc.CampaignView | null>, isSample: boolean): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    this.faults = [];
    // The shell has one open folder: the sample's must not arrive after the one that is asked for now.
    await this.#preparing;
    try {
      const view = await read();
      if (view) this.#show(view, isSample);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.opening = false;
    }
  }

  #show(view: ipc.CampaignView, isSample: boolean): void {
    const sameFolder = this.campaign?.folder === view.folder;
    this.#proofs.forget();
    this.campaign = view;
    this.isSample = isSample;
    this.problemAt = -1;
    if (!sameFolder) {
      this.proof = null;
      this.query = "";
      this.list = "letters";
    }
    const chosen = sameFolder ? this.letter : null;
    const first = chosen ?? view.letters[0];
    this.chosen = null;
    if (first) this.choose(first.official);
  }

  #found(): ipc.LetterRow[] {
    const all = this.campaign?.letters ?? [];
    if (this.query.trim() === "") return all;
    return all.filter((_, at) => found(this.#hays[at] ?? "", this.query));
  }

  #ofLetter(): ipc.ProblemEntry[] {
    const own = this.campaign?.problems.filter((problem) => problem.official === this.chosen) ?? [];
    const found = this.isOlder ? this.refusal : [...(this.proof?.problems ?? []), ...this.refusal];
    const told = new Set<string>();
    return [...own, ...found].filter((problem) => {
      const key = [problem.code, problem.message, problem.file, problem.line, problem.field].join("\n");
      const isNew = !told.has(key);
      told.add(key);
      return isNew;
    });
  }
}

/** The page's resolution: sharp at the size it is shown on this screen. */
export function dotsPerInch(): number {
  return Math.min(288, Math.round(132 * Math.max(1, window.devicePixelRatio)));
}

async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode();
}

export const desk = new Desk();
