// The text given to people with a word processor, and what they sent back.
import * as ipc from "../ipc";
import { plain, t, words } from "../messages/words.svelte";
import { compose } from "./compose";
import { desk } from "./desk.svelte";
import { either } from "./either";
import { toasts } from "./toasts.svelte";
import { type Part, writing } from "./writing.svelte";

class Reviewing {
  isOpen = $state(false);
  isBusy = $state(false);
  compared = $state.raw<ipc.ReviewComparison | null>(null);
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  /** The text that was pasted, and the part it is; empty for the letter in its languages. */
  pasted = $state("");
  part = $state<Part | "">("");

  /** The texts made so far, and the changes that are accepted in each. */
  #made = new Map<string, ReadonlySet<number>>();
  #count = $state(0);

  /** Writes a review copy of the template into a file that the user names. */
  async export(): Promise<void> {
    const view = writing.view;
    if (!view || this.isBusy) return;
    const entry = view.templates.find((one) => one.name === view.name);
    const title = either(words.lang, entry?.title_ar, entry?.title_en).text || view.name;
    const name = `${plain(t("window-review-file-name", { title }))}.docx`;
    await this.#work(async () => {
      await writing.flush();
      const made = await ipc.exportReview(view.name, name, t("window-review-kind"), words.lang);
      if (made) toasts.say(t("window-review-export-done", { out: made.out }));
    });
    if (this.faults.length > 0) this.isOpen = true;
  }

  open(): void {
    this.isOpen = true;
    this.again();
  }

  close(): void {
    this.isOpen = false;
    this.compared = null;
    this.faults = [];
    this.pasted = "";
    this.#made.clear();
  }

  /** Another text is to be compared. */
  again(): void {
    this.compared = null;
    this.faults = [];
  }

  /** Compares a document that the user chooses. */
  choose(): Promise<void> {
    return this.#compare((template) => ipc.compareReview(template, t("window-review-kinds"), words.lang));
  }

  /** Compares the text that was pasted. */
  show(): Promise<void> {
    return this.#compare((template) => ipc.compareText(template, this.part || null, this.pasted, words.lang));
  }

  #compare(call: (template: string) => Promise<ipc.ReviewComparison | null>): Promise<void> {
    return this.#work(async () => {
      const template = writing.view?.name ?? "";
      await writing.flush();
      const compared = await call(template);
      if (!compared) return;
      this.#made.clear();
      for (const part of compared.parts) this.#keep(part, new Set());
      this.compared = compared;
    });
  }

  async #work(act: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.faults = [];
    try {
      await act();
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
    this.isBusy = false;
  }

  #keep(part: ipc.PartComparison, accepted: ReadonlySet<number>): string {
    const text = compose(part, accepted);
    this.#made.set(`${part.part}\n${text}`, accepted);
    this.#count += 1;
    return text;
  }

  /** The changes of a part that are accepted; null when its text is none that was made here, so that it was changed since. */
  accepted(part: ipc.PartComparison): ReadonlySet<number> | null {
    void this.#count;
    return this.#made.get(`${part.part}\n${writing.texts[part.part as Part]}`) ?? null;
  }

  /** Accepts the change of a paragraph, or takes it back. */
  toggle(part: ipc.PartComparison, at: number): void {
    const accepted = this.accepted(part);
    if (!accepted) return;
    const next = new Set(accepted);
    if (!next.delete(at)) next.add(at);
    writing.write(part.part as Part, this.#keep(part, next), true);
  }

  /** Accepts every change of a part. */
  acceptAll(part: ipc.PartComparison): void {
    if (!this.accepted(part)) return;
    const all = part.paragraphs.flatMap((one, at) => (one.state === "same" ? [] : [at]));
    writing.write(part.part as Part, this.#keep(part, new Set(all)), true);
  }
}

export const reviewing = new Reviewing();
desk.onOpen((isOther) => isOther && reviewing.close());
