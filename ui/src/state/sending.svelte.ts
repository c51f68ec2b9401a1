// Release: what would go, from which account, when; and the minute in which all of it can be taken back.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { form } from "./form.svelte";
import { groupOf, outbox } from "./outbox.svelte";
import { toasts } from "./toasts.svelte";
import { work } from "./work.svelte";

/** Seconds in which a release can be taken back. */
export const HOLD = 60;

class Sending {
  accounts = $state.raw<ipc.Settings[]>([]);
  outlook = $state.raw<ipc.OutlookReport | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  /** The account that is set up or changed; null when none is. */
  edited = $state.raw<ipc.Settings | null>(null);
  test = $state.raw<ipc.TestReport | null>(null);
  rehearsed = $state.raw<ipc.MailReport | null>(null);
  isTesting = $state(false);
  /** Whether the accounts are known. */
  isReady = $state(false);
  /** This moment, so that the hold counts down. */
  now = $state(Date.now());

  readonly account = $derived(form.value("mail.account"));
  readonly isHere = $derived(
    this.accounts.find((one) => one.name === this.outlook?.account)?.security === "plain",
  );
  /** The letters of this campaign's wave in the outbox. */
  readonly letters = $derived(
    outbox.all.filter((one) => one.campaign === this.outlook?.campaign && one.wave === this.outlook?.wave),
  );
  readonly held = $derived(
    this.letters.filter(
      (one) => one.state === "queued" && until(one, this.now) <= HOLD && until(one, this.now) > 0,
    ),
  );
  readonly left = $derived(this.held.reduce((most, one) => Math.max(most, until(one, this.now)), 0));
  readonly waiting = $derived(this.letters.filter((one) => groupOf(one.state) === "waiting").length);
  readonly isHolding = $derived(this.held.length > 0 && this.held.length === this.waiting);

  /** Looks at the accounts and at the release. */
  async begin(): Promise<void> {
    await Promise.all([this.list(), form.open(), outbox.read()]);
    if (this.accounts.length === 0) this.edited = blank();
    await this.look();
    this.isReady = true;
  }

  async list(): Promise<void> {
    try {
      this.accounts = (await ipc.accounts(words.lang)).accounts;
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Looks at what a release would be. */
  async look(again = ""): Promise<void> {
    this.now = Date.now();
    if (this.accounts.length === 0 || !desk.campaign) {
      this.outlook = null;
      return;
    }
    const known = this.accounts.some((one) => one.name === this.account);
    const account = known ? this.account : (this.accounts[0]?.name ?? "");
    try {
      this.outlook = await ipc.outlook(account, again, words.lang);
      this.faults = [];
    } catch (refusal) {
      this.outlook = null;
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Sends from another account from now on. */
  async choose(account: string): Promise<void> {
    await form.set("mail.account", account);
    await this.look();
  }

  /** Keeps an account; what is wrong with it. */
  async keep(settings: ipc.Settings, password: string, force: boolean): Promise<ipc.ProblemEntry[]> {
    try {
      const kept = await ipc.addAccount(settings, password, force, words.lang);
      await this.list();
      if (this.account === "" && desk.campaign) await form.set("mail.account", kept.account.name);
      await this.look();
      return kept.problems;
    } catch (refusal) {
      return ipc.problemsOf(refusal);
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await ipc.removeAccount(name, words.lang);
      await this.list();
      await this.look();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Sends one letter to the user. */
  async try(official: string, address: string): Promise<void> {
    this.isTesting = true;
    this.test = null;
    try {
      this.test = await ipc.sendTest(official, this.outlook?.account ?? "", address, words.lang);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    } finally {
      this.isTesting = false;
    }
  }

  /** Sends all letters to a server inside Risala, and keeps what it received. */
  async rehearse(): Promise<void> {
    if (work.task) return;
    try {
      const report = await work.follow("rehearse", (heard) =>
        ipc.rehearse(t("window-rehearsal-name"), heard, words.lang),
      );
      if (!report) return;
      this.rehearsed = report;
      toasts.say(t("window-rehearsed", { count: report.mails.length }));
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Queues the letters, as many as were typed. */
  async release(count: number, again: string): Promise<void> {
    if (work.task) return;
    const account = this.outlook?.account ?? "";
    this.faults = [];
    try {
      await work.follow("release", (heard) => ipc.release(account, count, again, heard, words.lang));
      await outbox.read();
      await this.look(again);
      if (!outbox.isPaused) await outbox.send();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Takes back all letters of the wave that wait. */
  async recall(): Promise<void> {
    const which = this.letters.filter((one) => groupOf(one.state) === "waiting").map((one) => one.id);
    await outbox.move(which, "cancel");
    await this.look();
  }

  forget(): void {
    this.outlook = null;
    this.faults = [];
    this.test = null;
    this.rehearsed = null;
    this.edited = null;
    this.isReady = false;
  }
}

/** Seconds until a letter may leave. */
function until(letter: ipc.OutboxLetter, now: number): number {
  return Math.ceil((new Date(letter.next_at).getTime() - now) / 1000);
}

/** A new account; what is empty is filled in by what is known. */
export const blank = (): ipc.Settings => ({
  name: "",
  address: "",
  server: "",
  port: 0,
  security: "",
  method: "password",
  user: "",
  provider: "",
  client_id: "",
  authorize_url: "",
  token_url: "",
  device_url: "",
  scopes: "",
  own_copy: false,
  sent_copy: false,
  sent_folder: "",
  imap_server: "",
  imap_port: 0,
  per_minute: 20,
  per_day: 200,
  hours: "",
  proxy: "",
  roots: "",
  password_command: "",
  held: false,
});

export const sending = new Sending();
desk.onOpen((isOther) => {
  if (isOther) sending.forget();
});
