// The campaign's settings under the user's hands: each change is in campaign.toml at once.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { toasts } from "./toasts.svelte";

/** A setting that was changed here and by somebody else. */
export interface Clash {
  key: string;
  mine: string;
  theirs: string;
}

class Form {
  view = $state.raw<ipc.CampaignForm | null>(null);
  /** What the user has yet to decide about. */
  clash = $state.raw<Clash | null>(null);
  /** What is wrong, by key; what belongs to no key stands under the empty one. */
  faults = $state.raw<Record<string, ipc.ProblemEntry[]>>({});
  #doing: Promise<void> = Promise.resolve();

  readonly value = (key: string): string => this.view?.values[key] ?? "";

  /** Reads the settings. */
  open(): Promise<void> {
    return this.#after(() => this.#read());
  }

  async #read(): Promise<void> {
    try {
      this.view = await ipc.campaignForm(words.lang);
      this.faults = {};
    } catch (refusal) {
      this.faults = { "": ipc.problemsOf(refusal) };
    }
  }

  /** Takes what somebody else changed meanwhile: nothing here waits to be written. Whether there was something. */
  async look(): Promise<boolean> {
    let isOther = false;
    await this.#after(async () => {
      const before = this.view?.stamp;
      if (before === undefined) return;
      await this.#read();
      isOther = this.view?.stamp !== before;
      if (isOther) toasts.say(t("window-form-outside"));
    });
    return isOther;
  }

  /** One thing after the other: what was read before a change is never taken after it. */
  #after(work: () => Promise<void>): Promise<void> {
    this.#doing = this.#doing.then(work);
    return this.#doing;
  }

  close(): void {
    this.view = null;
    this.faults = {};
    this.clash = null;
  }

  /** Sets a value; the way back is offered. */
  set(key: string, value: string): Promise<void> {
    const before = this.value(key);
    if (before === value) return Promise.resolve();
    return this.#after(() => this.#set(key, value, before));
  }

  async #set(key: string, value: string, before: string): Promise<void> {
    const isOutdated = await this.#do(key, () => this.#change([{ key, value }]), {
      text: t("window-form-changed"),
      undo: () => this.set(key, before),
    });
    if (!isOutdated) return;
    // Somebody else changed another setting: both changes stand. This one: the user decides which.
    const theirs = this.value(key);
    if (theirs === before) await this.#set(key, value, before);
    else if (theirs !== value) this.clash = { key, mine: value, theirs };
  }

  /** Takes the value in the file, or writes the one of the window over it. */
  async settle(take: "theirs" | "mine"): Promise<void> {
    const { clash } = this;
    this.clash = null;
    if (clash && take === "mine") await this.set(clash.key, clash.mine);
  }

  /** Adds, takes away or moves a signatory. */
  signatory(what: string): Promise<void> {
    return this.#next("signatories", () => this.#change([{ key: "signatories", value: what }]));
  }

  /** Lets the user choose a picture. */
  picture(key: string): Promise<void> {
    return this.#next(key, () =>
      ipc.choosePicture(this.view?.stamp ?? "", key, t("window-picture-files"), words.lang),
    );
  }

  #change(changes: ipc.FormChange[]): Promise<ipc.CampaignForm> {
    return ipc.changeCampaign(this.view?.stamp ?? "", changes, words.lang);
  }

  #next(key: string, work: () => Promise<ipc.CampaignForm | null>): Promise<void> {
    return this.#after(async () => {
      await this.#do(key, work);
    });
  }

  /** Makes a change to what the one before it left; whether the file was changed outside, and nothing was written. */
  async #do(
    key: string,
    work: () => Promise<ipc.CampaignForm | null>,
    toast?: { text: string; undo: () => Promise<void> },
  ): Promise<boolean> {
    try {
      const view = await work();
      if (!view) return false;
      this.view = view;
      this.faults = {};
      if (toast) toasts.say(toast.text, toast.undo);
      desk.refresh();
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      if (problems.some((problem) => problem.code === "file.changed_outside")) {
        await this.#read();
        toasts.say(t("window-form-outside"));
        return true;
      }
      this.faults = { ...this.faults, [key]: problems };
    }
    return false;
  }
}

export const form = new Form();
desk.onOpen((isOther) => {
  if (isOther) form.close();
  else if (form.view) void form.open();
});
