// The register of correspondence, and what is due with whom.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { today } from "./following.svelte";
import { fold } from "./search";
import { toasts } from "./toasts.svelte";

/** What entries are about. */
export const KINDS: ipc.EntryWish["kind"][] = ["letter", "reply", "thanks", "reminder", "visit", "call"];
/** What an official thinks of the appeal. */
export const STANCES = ["agreed", "undecided", "declined"] as const;

/** The store is not there yet: there is no register. */
const NO_STORE = "command.no_directory";

/** What an entry of a due action begins as. */
export const entryFor = (action: string): Pick<ipc.EntryWish, "direction" | "kind"> => {
  if (action === "answer") return { direction: "in", kind: "reply" };
  return { direction: "out", kind: action === "thanks" || action === "reminder" ? action : "letter" };
};

const blank = (): ipc.EntryWish => ({
  direction: "in",
  kind: "reply",
  official: "",
  day: today(),
  reference: "",
  subject: "",
  note: "",
  stance: null,
  follow_up: "",
  scan: false,
});

class Register {
  entries = $state.raw<ipc.RegisterEntry[]>([]);
  due = $state.raw<ipc.DueEntry[]>([]);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  query = $state("");
  direction = $state<"all" | "in" | "out">("all");
  chosen = $state<number | null>(null);
  /** The entry that is being written; null when one is looked at. */
  draft = $state<ipc.EntryWish | null>(null);
  /** The name of the scan's file, or empty. */
  scan = $state("");
  isBusy = $state(false);

  readonly found = $derived(this.#found());
  readonly entry = $derived(this.entries.find((one) => one.id === this.chosen) ?? null);

  /** Reads the register and what is due. */
  async read(): Promise<void> {
    this.faults = [];
    await this.readDue();
    try {
      this.entries = (await ipc.register(words.lang)).entries.toReversed();
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      this.entries = [];
      if (problems[0]?.code !== NO_STORE) this.faults = problems;
    }
  }

  /** Reads what is due. */
  async readDue(): Promise<void> {
    try {
      this.due = (await ipc.due(words.lang)).due;
    } catch {
      // What keeps the campaign from being read is told where it is opened.
      this.due = [];
    }
  }

  /** Begins an entry, perhaps about something that is due. */
  begin(about?: ipc.DueEntry): void {
    this.scan = "";
    this.chosen = null;
    this.draft = about ? { ...blank(), ...entryFor(about.action), official: about.official } : blank();
  }

  /** Looks at the entry at a place of the list. */
  look(place: number): void {
    const entry = this.found[place];
    if (!entry) return;
    this.draft = null;
    this.chosen = entry.id;
  }

  /** Lets the user choose a scan. */
  async chooseScan(): Promise<void> {
    this.scan = (await ipc.chooseScan(t("window-register-scans"))) ?? this.scan;
  }

  /** Makes the entry. */
  async add(): Promise<void> {
    if (this.isBusy || !this.draft) return;
    this.isBusy = true;
    this.faults = [];
    try {
      const made = await ipc.addEntry({ ...this.draft, scan: this.scan !== "" }, words.lang);
      toasts.say(t("window-register-added", { number: made.number }));
      this.draft = null;
      await this.read();
      this.chosen = made.id;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.isBusy = false;
    }
  }

  /** Declares an entry void. */
  async void(id: number): Promise<void> {
    try {
      const gone = await ipc.voidEntry(id, words.lang);
      toasts.say(t("window-register-voided", { number: gone.number }));
      await this.read();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Another campaign lies on the desk. */
  forget(): void {
    this.entries = [];
    this.due = [];
    this.faults = [];
    this.chosen = null;
    this.draft = null;
    this.query = "";
  }

  #found(): ipc.RegisterEntry[] {
    const wanted = fold(this.query.trim());
    return this.entries
      .filter((one) => this.direction === "all" || one.direction === this.direction)
      .filter((one) => {
        const hay = fold([one.number, one.official, one.subject, one.reference, one.note].join("\n"));
        return wanted.split(/\s+/).every((word) => hay.includes(word));
      });
  }
}

export const register = new Register();
desk.onOpen((isOther) => {
  if (!isOther) return;
  register.forget();
  // Reminders are told in every view.
  if (desk.campaign) void register.readDue();
});
