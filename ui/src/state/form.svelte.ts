// The campaign's settings under the user's hands: each change is in campaign.toml at once.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { toasts } from "./toasts.svelte";

class Form {
  view = $state.raw<ipc.CampaignForm | null>(null);
  /** What is wrong, by key; what belongs to no key stands under the empty one. */
  faults = $state.raw<Record<string, ipc.ProblemEntry[]>>({});
  #doing: Promise<void> = Promise.resolve();

  readonly value = (key: string): string => this.view?.values[key] ?? "";

  async open(): Promise<void> {
    try {
      this.view = await ipc.campaignForm(words.lang);
      this.faults = {};
    } catch (refusal) {
      this.faults = { "": ipc.problemsOf(refusal) };
    }
  }

  /** Takes what somebody else changed meanwhile: nothing here waits to be written. Whether there was something. */
  async look(): Promise<boolean> {
    await this.#doing;
    const before = this.view?.stamp;
    if (before === undefined) return false;
    await this.open();
    const isOther = this.view?.stamp !== before;
    if (isOther) toasts.say(t("window-form-outside"));
    return isOther;
  }

  close(): void {
    this.view = null;
    this.faults = {};
  }

  /** Sets a value; the way back is offered. */
  set(key: string, value: string): Promise<void> {
    const before = this.value(key);
    if (before === value) return Promise.resolve();
    return this.#next(key, () => this.#change([{ key, value }]), {
      text: t("window-form-changed"),
      undo: () => this.#next(key, () => this.#change([{ key, value: before }])),
    });
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

  /** One change after the other: each is made to what the one before it left. */
  #next(
    key: string,
    work: () => Promise<ipc.CampaignForm | null>,
    toast?: { text: string; undo: () => Promise<void> },
  ): Promise<void> {
    this.#doing = this.#doing.then(() => this.#do(key, work, toast));
    return this.#doing;
  }

  async #do(
    key: string,
    work: () => Promise<ipc.CampaignForm | null>,
    toast?: { text: string; undo: () => Promise<void> },
  ): Promise<void> {
    try {
      const view = await work();
      if (!view) return;
      this.view = view;
      this.faults = {};
      if (toast) toasts.say(toast.text, toast.undo);
      desk.refresh();
    } catch (refusal) {
      const problems = ipc.problemsOf(refusal);
      if (problems.some((problem) => problem.code === "file.changed_outside")) {
        await this.open();
        toasts.say(t("window-form-outside"));
        return;
      }
      this.faults = { ...this.faults, [key]: problems };
    }
  }
}

export const form = new Form();
desk.onOpen((isOther) => {
  if (isOther) form.close();
  else if (form.view) void form.open();
});
