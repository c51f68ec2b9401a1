// The seal of the wave, and the identity that signs.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { form } from "./form.svelte";
import { toasts } from "./toasts.svelte";
import { work } from "./work.svelte";

/** What tells that a wave has no seal. */
const NONE = "seal.none";

class Sealing {
  /** The seal as it was looked at last; null when there is none, or nobody has looked. */
  seal = $state.raw<ipc.SealCheckReport | null>(null);
  /** Whether it is known that there is no seal. */
  isOpen = $state(false);
  identities = $state.raw<ipc.IdentityEntry[]>([]);
  /** The identity that is looked at. */
  shown = $state.raw<ipc.IdentityReport | null>(null);
  /** Who of the signatories agreed to the text. */
  agreements = $state.raw<ipc.ConsentEntry[]>([]);
  faults = $state.raw<ipc.ProblemEntry[]>([]);

  readonly errors = $derived((desk.campaign?.problems ?? []).filter((one) => one.severity === "error"));
  readonly isBusy = $derived(work.task === "seal" || work.task === "check");

  /** Looks at the identities and at the seal. */
  async begin(): Promise<void> {
    await Promise.all([form.open(), this.list(), this.look(), this.check()]);
  }

  /** Looks who agreed to the text; why it cannot be read stands among the problems. */
  async look(): Promise<void> {
    this.agreements = await ipc.agreements(words.lang).then(
      (report) => report.signatories,
      () => [],
    );
  }

  /** Records that a signatory (from 1) agreed; whether it was. */
  async agree(number: number, how: string): Promise<boolean> {
    try {
      this.agreements = (await ipc.recordAgreement(number, how, words.lang)).signatories;
      await desk.readAgain();
      return true;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
      return false;
    }
  }

  async list(): Promise<void> {
    try {
      this.identities = (await ipc.identities(words.lang)).identities;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Makes the sealed letters again and compares. */
  async check(): Promise<void> {
    if (work.task) return;
    this.faults = [];
    try {
      this.seal = await work.follow("check", (heard) => ipc.checkSeal(heard, words.lang));
      this.isOpen = false;
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      this.isOpen = problems[0]?.code === NONE;
      this.seal = null;
      this.faults = this.isOpen ? [] : problems;
    }
  }

  /** Seals the wave; with `force` in the place of the seal there is. */
  async close(approver: string, force: boolean): Promise<void> {
    if (work.task) return;
    this.faults = [];
    try {
      const made = await work.follow("seal", (heard) => ipc.seal(approver, force, heard, words.lang));
      const { seal } = made;
      const mails = seal.letters.filter((letter) => letter.message !== "").length;
      const { hash, moment } = seal;
      const rest = { file: made.file, approvals: [], problems: made.problems, elapsed_ms: made.elapsed_ms };
      const letters = seal.letters.length;
      this.seal = { schema: 1, hash, approver: seal.approver, moment, letters, mails, whole: true, ...rest };
      this.isOpen = false;
      toasts.say(t("window-sealed", { count: letters }));
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Has the proof written, for the one who approves. */
  async proof(): Promise<void> {
    await this.#do(async () => {
      const written = await ipc.writeProof(
        `${t("window-proof-name")}-${form.value("wave") || "1"}.pdf`,
        words.lang,
      );
      if (written) toasts.say(t("window-proof-written", { file: nameOf(written.out) }));
    });
  }

  /** Takes the signed proof. */
  async approve(): Promise<void> {
    await this.#do(async () => {
      const taken = await ipc.takeApproval(words.lang);
      if (!taken) return;
      if (this.seal) this.seal = { ...this.seal, approvals: taken.approvals };
      toasts.say(t("window-approval-taken"));
    });
  }

  /** Shows what an identity is; whether it opened. */
  async show(name: string, password: string | null, remember: boolean): Promise<ipc.ProblemEntry[]> {
    try {
      this.shown = await ipc.showIdentity(name, password, remember, words.lang);
      if (password !== null) await this.list();
      return [];
    } catch (refusal) {
      this.shown = null;
      return ipc.problemsOf(refusal);
    }
  }

  /** Makes an identity and has the campaign sign with it. */
  async make(wanted: ipc.WantedIdentity): Promise<ipc.ProblemEntry[]> {
    try {
      this.shown = await ipc.newIdentity(wanted, words.lang);
      await this.list();
      // The list names files.
      const made = this.identities.find((one) => one.name.replace(/\.\w+$/, "") === wanted.name);
      if (form.value("signing.identity") === "")
        await form.set("signing.identity", made?.name ?? wanted.name);
      return [];
    } catch (refusal) {
      return ipc.problemsOf(refusal);
    }
  }

  /** Lets a problem pass for a written reason. */
  async excuse(problem: ipc.ProblemEntry, reason: string): Promise<void> {
    await form.set(
      "policy.override",
      [problem.code, problem.official, reason.replace(/\s+/g, " ")].join("\n"),
    );
    if (form.faults["policy.override"]) this.faults = form.faults["policy.override"];
    else await desk.readAgain();
  }

  forget(): void {
    this.seal = null;
    this.isOpen = false;
    this.shown = null;
    this.faults = [];
  }

  async #do(call: () => Promise<void>): Promise<void> {
    this.faults = [];
    try {
      await call();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.split(/[\\/]/).pop() ?? path;

export const sealing = new Sealing();
desk.onOpen((isOther) => {
  if (isOther) sealing.forget();
  // An identity may have been opened.
  else if (sealing.identities.length > 0) void sealing.list();
});
