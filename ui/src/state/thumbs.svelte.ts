// Small pictures of letters: fetched a few at a time, those in sight first, and only when nothing else is waited for.
import { SvelteMap } from "svelte/reactivity";
import * as ipc from "../ipc";
import { words } from "../messages/words.svelte";
import { desk } from "./desk.svelte";

const AT_ONCE = 4;
const MOST_KEPT = 800;
const REST = 30;

class Thumbs {
  readonly pictures = new SvelteMap<string, string>();
  #wanted: string[] = [];
  #asked = new Set<string>();
  #running = false;
  #version = 0;

  /** Asks for the letters in sight; what was asked for before and is no longer in sight is dropped. */
  want(officials: string[]): void {
    this.#wanted = officials.filter((id) => !this.#asked.has(id));
    if (!this.#running) void this.#run();
  }

  /** The campaign has changed: its letters look otherwise now. Old pictures stay until new ones come. */
  forget(all: boolean): void {
    this.#version += 1;
    this.#asked = new Set();
    if (all) this.pictures.clear();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#wanted.length > 0) {
      const some = this.#wanted.splice(0, AT_ONCE);
      for (const id of some) this.#asked.add(id);
      const version = this.#version;
      try {
        const dpi = Math.round(Math.min(48, 24 * Math.max(1, window.devicePixelRatio)));
        const { thumbnails } = await ipc.thumbnails(some, dpi, words.lang);
        if (version === this.#version) for (const one of thumbnails) this.#keep(one);
      } catch {
        // Why no letter can be made stands among the problems.
        this.#wanted = [];
      }
      await new Promise((done) => setTimeout(done, REST));
    }
    this.#running = false;
  }

  #keep({ official, png_base64 }: ipc.Thumbnail): void {
    this.pictures.set(official, `data:image/png;base64,${png_base64}`);
    const oldest = this.pictures.keys().next();
    if (this.pictures.size > MOST_KEPT && !oldest.done) {
      this.pictures.delete(oldest.value);
      this.#asked.delete(oldest.value);
    }
  }
}

export const thumbs = new Thumbs();
desk.onOpen((isOther) => thumbs.forget(isOther));
