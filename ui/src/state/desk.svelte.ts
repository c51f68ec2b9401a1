// What lies on the desk: the open campaign, the chosen letter, its pages.
import * as ipc from "../ipc";
import { country, type Lang, t, words } from "../messages/words.svelte";
import { either } from "./either";
import { type Odd, odd } from "./odd";
import { prefs } from "./prefs.svelte";
import { type Proof, Proofs, pictureUrl, type Sheet } from "./proofs";
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

/** The lists beside the letters. */
export type List = "letter" | "problems" | "skipped";
/** In which order letters are shown. */
export type Order = "odd" | "country" | "name";
/** How letters are looked at. */
export type Look = "sheet" | "page" | "text";

/** Where the cause of a problem lies. */
export type Cause =
  | {
      step: "letter";
      template: string;
      part: "letter.ar" | "letter.en" | "mail.ar" | "mail.en";
      line: number;
    }
  | { step: "campaign"; key: string }
  | { step: "officials"; official: string; column: string };

/** After the last change the campaign is looked over again, once its writer rests. */
const REST = 2500;

class Desk {
  campaign = $state.raw<ipc.CampaignView | null>(null);
  /** A step that is shown though no campaign is open. */
  outside = $state<"officials" | "outbox" | "settings" | null>(null);
  /** Where the cause of a problem is to be shown. */
  cause = $state.raw<Cause | null>(null);
  /** Whether something was changed since the campaign was looked over. */
  isStale = $state(false);
  opening = $state(false);
  /** Why the last folder could not be opened. */
  faults = $state.raw<ipc.ProblemEntry[]>([]);

  list = $state<List>("letter");
  look = $state<Look>("sheet");
  order = $state<Order>("odd");
  query = $state("");
  recent = $state.raw<ipc.RecentEntry[]>([]);
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

  readonly step = $derived(this.campaign ? prefs.step : this.outside);
  readonly isSample = $derived(this.campaign?.sample ?? false);
  readonly odds = $derived(odd(this.campaign?.letters ?? [], this.campaign?.problems ?? []));
  readonly why = $derived(new Map(this.odds.map((one) => [one.row.official, one])));
  readonly letters = $derived(this.#found());
  readonly letter = $derived(this.campaign?.letters.find((row) => row.official === this.chosen) ?? null);
  readonly isOlder = $derived(this.proof !== null && this.proof.official !== this.chosen);
  readonly letterProblems = $derived(this.#ofLetter());

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often an identity was opened. */
  #unlocked = 0;
  /** The text that is being written: its page is made while its file is. */
  #unsaved: ipc.Unsaved | null = null;
  /** The last whole page that was made while its text was written. */
  #whole: ipc.PagePicture | null = null;
  /** Dots an inch that pages are made with. */
  #dpi = dotsPerInch();
  readonly #hays = $derived((this.campaign?.letters ?? []).map(haystack));
  readonly #proofs = new Proofs({
    // Only while somebody types: a page that is looked over again stays as sharp as it is.
    page: (official, page, isQuick) =>
      isQuick && this.#unsaved ? this.#written(official, page) : this.#sharp(official, page),
    ready: async ({ whole, strip }) => {
      if (whole !== this.proof?.sheets[whole.page - 1]?.whole) await decoded(pictureUrl(whole));
      await strip?.image.decode();
    },
    now: () => performance.now(),
    shown: (proof) => {
      this.proof = proof;
      this.refusal = [];
    },
    refused: (_, refusal) => {
      this.refusal = ipc.problemsOf(refusal);
    },
  });

  async #sharp(official: string, page: number): Promise<Sheet> {
    const choice = { official, page, dpi: this.#dpi, base: null };
    return { whole: await ipc.previewPage(choice, this.#unsaved, words.lang), strip: null };
  }

  /** A page while its text is written: of the one that came last only what has changed comes again. */
  async #written(official: string, page: number): Promise<Sheet> {
    const dpi = Math.ceil(this.#dpi / SHARPER);
    const choice = { official, page, dpi, base: this.#whole?.base ?? 0 };
    const picture = await ipc.previewPage(choice, this.#unsaved, words.lang);
    if (this.#whole && picture.rows < picture.height)
      return { whole: this.#whole, strip: { picture, image: loading(pictureUrl(picture)) } };
    this.#whole = picture;
    return { whole: picture, strip: null };
  }

  /** Takes up what was kept and what was asked for on the command line. */
  async begin(heard: (signal: ipc.Signal) => void): Promise<void> {
    await prefs.begin();
    const asked = await ipc.askedLanguage();
    if (asked) prefs.speak(asked);
    await this.readAgain();
    this.ready = true;
    await ipc.listen((signal) => {
      if (signal === "campaign") void this.#open(() => ipc.openOffered(words.lang));
      else heard(signal);
    });
  }

  /** Sets the sample's first page for the start view; what fails here is told when the sample is opened. */
  async prepare(): Promise<void> {
    const start = performance.now();
    try {
      this.recent = (await ipc.recentCampaigns(words.lang)).campaigns;
      const picture = await ipc.samplePage(dotsPerInch(), words.lang);
      await decoded(pictureUrl(picture));
      this.sample = { picture, ms: performance.now() - start };
    } catch {
      this.sample = null;
    }
  }

  /** Opens the sample campaign. */
  openSample(): Promise<void> {
    return this.#open(() => ipc.openSample(words.lang));
  }

  /** Opens a campaign opened before. */
  openRecent(key: string): Promise<void> {
    return this.#open(() => ipc.openRecent(key, words.lang));
  }

  /** Takes a campaign off the list of those opened before. */
  async forgetRecent(key: string): Promise<void> {
    this.recent = (await ipc.forgetRecent(key, words.lang)).campaigns;
  }

  /** Makes a new campaign in a folder that the user names, and shows who writes. */
  newCampaign(): Promise<void> {
    return this.#open(async () => {
      const view = await ipc.newCampaign(t("window-new-name"), words.lang);
      if (view) prefs.go("campaign");
      return view;
    });
  }

  /** Goes to a step. */
  go(step: ipc.Step): void {
    if (this.campaign) prefs.go(step);
    else this.outside = step === "officials" || step === "outbox" || step === "settings" ? step : null;
    if (this.isStale && step !== "campaign" && step !== "officials") void this.readAgain();
  }

  /** Where the cause of a problem lies; null when nowhere that can be shown. */
  causeOf(problem: ipc.ProblemEntry): Cause | null {
    // What is not known of an official stands in their row, wherever it was missed.
    if (problem.official && problem.code.startsWith("official."))
      // A form of address that is missing is no mistake of its column: the gender is not known.
      return {
        step: "officials",
        official: problem.official,
        column: problem.code === "official.neutral_form" ? "gender" : problem.field,
      };
    const text = /^templates\/([^/]+)\/((?:letter|mail)\.(?:ar|en))\.md$/.exec(problem.file);
    if (text?.[1] && text[2]) {
      const part = text[2] as "letter.ar";
      return { step: "letter", template: text[1], part, line: problem.line };
    }
    if (problem.file === "campaign.toml") return { step: "campaign", key: problem.field };
    if (problem.official) return { step: "officials", official: problem.official, column: problem.field };
    return null;
  }

  /** Shows the cause of a problem. */
  jump(cause: Cause): void {
    this.cause = cause;
    this.go(cause.step);
  }

  /** Opens a folder that the user chooses. */
  openFolder(): Promise<void> {
    return this.#open(() => ipc.chooseFolder(words.lang));
  }

  /** Reads the open folder again: it has changed, or the language has. */
  readAgain(): Promise<void> {
    return this.#open(() => ipc.readAgain(words.lang));
  }

  /** The window is looked at again: when any file of the folder was changed meanwhile, the campaign is read again. */
  async comeBack(): Promise<void> {
    if (!this.campaign || this.opening) return;
    // A folder that cannot be looked at is told when it is read.
    const stamp = await ipc.folderStamp().catch(() => "");
    if (this.campaign && stamp !== this.campaign.stamp) await this.readAgain();
  }

  /** Chooses the window's language; the engine's words follow. */
  async speak(lang: Lang): Promise<void> {
    if (lang === words.lang) return;
    prefs.speak(lang);
    if (this.campaign) await this.readAgain();
  }

  /** Opens the signing identity; what keeps it shut, if anything. */
  async unlock(password: string, remember: boolean): Promise<ipc.ProblemEntry[]> {
    try {
      const report = await ipc.unlockIdentity(password, remember, words.lang);
      this.#unlocked += 1;
      this.#show(report.campaign);
      this.faults = report.problems;
      return [];
    } catch (refusal) {
      return ipc.problemsOf(refusal);
    }
  }

  /** Back to the start view. */
  async close(): Promise<void> {
    await ipc.closeCampaign(words.lang).catch(() => {});
    this.#proofs.forget(true);
    this.campaign = null;
    this.outside = null;
    this.chosen = null;
    this.proof = null;
    this.query = "";
    this.list = "letter";
    for (const forget of this.#forgetters) forget(true);
  }

  /** Calls `forget` when the campaign was read again; with `true` when another one lies open. */
  onOpen(forget: (isOther: boolean) => void): void {
    this.#forgetters.push(forget);
  }

  #forgetters: ((isOther: boolean) => void)[] = [];

  /**
   * Something was changed, perhaps a text whose file is yet to be written: the page is set anew at once, the whole
   * campaign looked over when its writer rests.
   */
  refresh(unsaved: ipc.Unsaved | null = null): void {
    this.isStale = true;
    this.#unsaved = unsaved;
    this.#proofs.forget();
    if (this.chosen) void this.#proofs.wish(this.chosen);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.readAgain(), REST);
  }

  /** Pages are shown so many pixels wide: they are made as sharp as that, and no sharper, so that the next comes sooner. */
  fit(width: number, ratio: number): void {
    const dpi = dotsFor(width, ratio);
    if (dpi === this.#dpi) return;
    const isSharper = dpi > this.#dpi;
    this.#dpi = dpi;
    if (!isSharper) return;
    this.#proofs.forget();
    if (this.chosen) void this.#proofs.wish(this.chosen);
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
    this.go("proof");
    this.list = "problems";
    this.problemAt = (Math.max(this.problemAt, step === 1 ? -1 : 0) + step + all.length) % all.length;
    const official = all[this.problemAt]?.official;
    if (official && this.hasLetter(official)) this.choose(official);
  }

  /** Whether a letter is made for `official`. */
  hasLetter(official: string): boolean {
    return this.campaign?.letters.some((row) => row.official === official) ?? false;
  }

  async #open(read: () => Promise<ipc.CampaignView | null>): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    this.faults = [];
    clearTimeout(this.#timer);
    try {
      let unlocked = this.#unlocked;
      let view = await read();
      // What was read before the identity was opened does not know that it is.
      while (view && unlocked !== this.#unlocked) {
        unlocked = this.#unlocked;
        view = await ipc.readAgain(words.lang);
      }
      if (view) this.#show(view);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.opening = false;
    }
  }

  #show(view: ipc.CampaignView): void {
    const sameFolder = this.campaign?.folder === view.folder;
    this.#unsaved = null;
    this.#proofs.forget(!sameFolder);
    this.campaign = view;
    this.isStale = false;
    this.problemAt = -1;
    if (!sameFolder) {
      this.proof = null;
      this.query = "";
      this.list = "letter";
      this.look = "sheet";
    }
    for (const forget of this.#forgetters) forget(!sameFolder);
    const chosen = sameFolder ? this.letter : null;
    const first = chosen ?? this.letters[0];
    this.chosen = null;
    if (first) this.choose(first.official);
  }

  #found(): ipc.LetterRow[] {
    const all = this.odds.filter(
      (_, at) => this.query.trim() === "" || found(this.#hays[at] ?? "", this.query),
    );
    return this.#sorted(all).map((one) => one.row);
  }

  #sorted(all: Odd[]): Odd[] {
    if (this.order === "odd") return all.toSorted((a, b) => b.score - a.score);
    const collator = new Intl.Collator(words.lang);
    const key = ({ row }: Odd) =>
      this.order === "country"
        ? country(row.country, words.lang)
        : either(words.lang, row.name_ar, row.name_en).text;
    const keyed = all.map((one) => ({ one, key: key(one) }));
    return keyed.sort((a, b) => collator.compare(a.key, b.key)).map(({ one }) => one);
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

/** Dots an inch: the fewest and the most, those of a page before it is known how large it is shown, and their steps. */
const [LEAST_DOTS, MOST_DOTS, USUAL_DOTS, STEP_DOTS] = [72, 288, 132, 12];
/** A page is made larger than it is shown: thin strokes stay even. */
const SHARPER = 1.25;

/** Pixels of the screen for one of the page; 1 where there is no screen. */
const density = (): number => Math.max(1, globalThis.devicePixelRatio ?? 1);

function dotsPerInch(): number {
  return Math.min(MOST_DOTS, Math.round(USUAL_DOTS * density()));
}

/** Dots an inch for a page that is shown so many pixels wide: A4, or US Letter, which is wider for its height. */
function dotsFor(width: number, ratio: number): number {
  const inches = ratio > 0.74 ? 8.5 : 210 / 25.4;
  const dots = (width / inches) * SHARPER * density();
  return Math.max(LEAST_DOTS, Math.min(MOST_DOTS, Math.ceil(dots / STEP_DOTS) * STEP_DOTS));
}

function loading(url: string): HTMLImageElement {
  const image = new Image();
  image.alt = "";
  image.src = url;
  return image;
}

const decoded = (url: string): Promise<void> => loading(url).decode();

export const desk = new Desk();
