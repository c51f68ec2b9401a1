// What came back to letters: taken in from files or a mailbox, and what a person makes of it.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { outbox } from "./outbox.svelte";
import { fold } from "./search";
import { toasts } from "./toasts.svelte";

/** What can come back; what needs a person first. */
export const KINDS = [
  "opt-out",
  "failed",
  "challenge",
  "answer",
  "automatic",
  "delayed",
  "delivered",
] as const;
export type Kind = (typeof KINDS)[number];

/** The kind of a message; what is not known is an answer, which a person reads. */
export const kindOf = (reply: ipc.Reply): Kind => KINDS.find((kind) => kind === reply.kind) ?? "answer";

/** Whether a person is to do something about it. */
export const isDue = (reply: ipc.Reply): boolean =>
  reply.wish === "offered" || (reply.kind === "failed" && reply.address_state === "bounced");

/** The store is not there yet: nothing was ever released. */
const NO_STORE = "command.no_directory";

class Replies {
  all = $state.raw<ipc.Reply[]>([]);
  /** What was taken in last. */
  taken = $state.raw<ipc.RepliesReport | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  kind = $state<Kind | "all" | "due">("all");
  query = $state("");
  chosen = $state<number | null>(null);
  isTaking = $state(false);
  accounts = $state.raw<ipc.Settings[]>([]);
  /** The account whose mailbox is read. */
  account = $state("");

  readonly due = $derived(this.all.filter(isDue).length);
  readonly mailboxes = $derived(this.accounts.filter((one) => one.imap_server !== ""));
  readonly found = $derived(this.#found());
  readonly reply = $derived(this.all.find((one) => one.id === this.chosen) ?? null);

  /** How many there are of a kind. */
  count(kind: Kind): number {
    return this.all.filter((one) => kindOf(one) === kind).length;
  }

  /** What came back to one letter, the latest last. */
  to(letter: string): ipc.Reply[] {
    return this.all.filter((one) => one.letter === letter);
  }

  /** Reads what there is. */
  async read(): Promise<void> {
    try {
      const [report, { accounts }] = await Promise.all([ipc.replies(words.lang), ipc.accounts(words.lang)]);
      this.#show(report);
      this.accounts = accounts;
      if (!this.mailboxes.some((one) => one.name === this.account))
        this.account = this.mailboxes[0]?.name ?? "";
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      this.faults = problems[0]?.code === NO_STORE ? [] : problems;
    }
  }

  /** Takes in messages that the user chooses, or a folder of them. */
  takeFiles(folder: boolean): Promise<void> {
    return this.#take(() => ipc.takeReplyFiles(t("window-back-files-kind"), folder, words.lang));
  }

  /** Looks into the mailbox. */
  takeMailbox(): Promise<void> {
    return this.#take(() => ipc.takeMailbox(this.account, false, words.lang));
  }

  /** The official is not written to any more. */
  async confirm(id: number): Promise<void> {
    try {
      const confirmed = await ipc.confirmOptOut(id, words.lang);
      this.all = this.all.map((one) => (one.id === id ? confirmed : one));
      toasts.say(t("window-back-confirmed"));
      if (desk.campaign) await desk.readAgain();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Chooses the message `step` places further. */
  step(step: number): void {
    const at = this.found.findIndex((one) => one.id === this.chosen);
    const next = this.found[Math.max(0, Math.min(this.found.length - 1, at + step))];
    if (next) this.chosen = next.id;
  }

  async #take(call: () => Promise<ipc.RepliesReport | null>): Promise<void> {
    if (this.isTaking) return;
    this.isTaking = true;
    this.faults = [];
    try {
      const report = await call();
      if (report) {
        this.taken = report;
        this.#show(report);
      }
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.isTaking = false;
    }
  }

  /** The latest first. */
  #show(report: ipc.RepliesReport): void {
    this.all = report.replies.toReversed();
  }

  #found(): ipc.Reply[] {
    const wanted = fold(this.query.trim());
    const isOf = (one: ipc.Reply) =>
      this.kind === "all" || (this.kind === "due" ? isDue(one) : kindOf(one) === this.kind);
    const hay = (one: ipc.Reply) => {
      const row = outbox.names.get(one.official);
      const letter = outbox.all.find((letter) => letter.id === one.letter);
      return fold([one.address, one.official, letter?.reference, row?.name_ar, row?.name_en].join("\n"));
    };
    return this.all.filter(isOf).filter((one) => wanted === "" || hay(one).includes(wanted));
  }
}

export const replies = new Replies();
