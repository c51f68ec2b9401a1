// The share kit: cards, texts for posts, the statement; and the campaign for an ally.
import * as ipc from "../ipc";
import { t, words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";
import { toasts } from "./toasts.svelte";
import { work } from "./work.svelte";

/** A file of the kit made before is in the way. */
const IN_THE_WAY = "file.exists";

class Sharing {
  kit = $state.raw<ipc.ShareReport | null>(null);
  /** The pictures of the cards by name, as addresses of this page. */
  pictures = $state.raw<Readonly<Record<string, string>>>({});
  faults = $state.raw<ipc.ProblemEntry[]>([]);
  lang = $state<"ar" | "en">("ar");
  partner = $state("");
  exported = $state.raw<ipc.PartnerReport | null>(null);
  partnerFaults = $state.raw<ipc.ProblemEntry[]>([]);
  isExporting = $state(false);

  readonly isMaking = $derived(work.task === "share");
  readonly languages = $derived(
    (["ar", "en"] as const).filter((lang) => this.kit?.posts.some((post) => post.language === lang)),
  );
  readonly shownLang = $derived(
    this.languages.includes(this.lang) ? this.lang : (this.languages[0] ?? this.lang),
  );
  readonly cards = $derived(
    this.kit?.files.filter((file) => file.kind === "card" && file.language === this.shownLang) ?? [],
  );
  readonly posts = $derived(this.kit?.posts.filter((post) => post.language === this.shownLang) ?? []);
  readonly files = $derived(this.kit?.files.filter((file) => file.kind !== "card") ?? []);
  readonly isInTheWay = $derived(this.faults.some((one) => one.code === IN_THE_WAY));

  /** Makes the kit; with `again` in the folder of the last one. */
  async make(again = false): Promise<void> {
    if (work.task) return;
    this.faults = [];
    const name = t("window-share-folder-name");
    try {
      const made = await work.follow("share", (heard) => ipc.makeKit(name, again, heard, words.lang));
      if (!made) return;
      this.kit = made;
      await this.#show(made);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Opens a file of the kit, or its folder. */
  async open(name: string): Promise<void> {
    try {
      await ipc.openKit(name, words.lang);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }

  /** Writes the campaign for an ally. */
  async export(): Promise<void> {
    if (this.isExporting) return;
    this.isExporting = true;
    this.partnerFaults = [];
    this.exported = null;
    try {
      this.exported = await ipc.exportPartner(
        this.partner.trim(),
        t("window-partner-folder-name"),
        words.lang,
      );
      if (this.exported) toasts.say(t("window-partner-done", { count: this.exported.officials }));
    } catch (refusal) {
      this.partnerFaults = ipc.problemsOf(refusal);
    } finally {
      this.isExporting = false;
    }
  }

  /** Another campaign lies on the desk. */
  forget(): void {
    this.pictures = {};
    this.kit = null;
    this.faults = [];
    this.exported = null;
    this.partnerFaults = [];
    this.partner = "";
  }

  async #show(kit: ipc.ShareReport): Promise<void> {
    const cards = kit.files.filter((file) => file.kind === "card");
    const shown = await Promise.all(
      cards.map(async ({ name }): Promise<[string, string]> => {
        const bytes = await ipc.kitCard(name, words.lang);
        return [name, await address(bytes)];
      }),
    );
    this.pictures = Object.fromEntries(shown);
  }
}

/** A picture as an address: the page's content security policy knows no other ones. */
function address(bytes: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    // Where the page is not told bytes as bytes, it is told a list of numbers.
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
  });
}

export const sharing = new Sharing();
desk.onOpen((isOther) => {
  if (isOther) sharing.forget();
});
