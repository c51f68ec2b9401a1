// What was just done, and the way back.

/** A short message that goes by itself. */
export interface Toast {
  text: string;
  undo?: (() => void | Promise<void>) | undefined;
}

const STAYS = 10_000;

class Toasts {
  now = $state.raw<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says `text`, with a way back where there is one. */
  say(text: string, undo?: Toast["undo"]): void {
    clearTimeout(this.#timer);
    this.now = { text, undo };
    this.#timer = setTimeout(() => this.close(), STAYS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.now = null;
  }
}

export const toasts = new Toasts();
