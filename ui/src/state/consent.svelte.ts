// A person's consent (OAuth 2.0): waited for while they agree in a browser, and given up when they wish.
import * as ipc from "../ipc";
import { words } from "../messages/words.svelte";

class Consent {
  isWaiting = $state(false);
  /** Where they are to agree; null when nobody is asked. */
  asked = $state.raw<ipc.ConsentAsked | null>(null);
  /** Since when it is waited, in seconds. */
  waited = $state(0);
  faults = $state.raw<ipc.ProblemEntry[]>([]);

  #isStopped = false;

  /** Waits for what `call` brings, from when a person is asked; what was given up is null, and no fault. */
  async wait<T>(call: (heard: ipc.HeardConsent) => Promise<T>): Promise<T | null> {
    this.asked = null;
    this.faults = [];
    this.#isStopped = false;
    let clock: ReturnType<typeof setInterval> | undefined;
    try {
      return await call((asked) => {
        this.asked = asked;
        this.isWaiting = true;
        this.waited = 0;
        clearInterval(clock);
        clock = setInterval(() => (this.waited += 1), 1000);
      });
    } catch (refusal) {
      if (this.#isStopped) return null;
      throw refusal;
    } finally {
      clearInterval(clock);
      this.isWaiting = false;
    }
  }

  /** Gives up waiting. */
  stop(): void {
    this.#isStopped = true;
    void ipc.stopConsent().catch(() => {});
  }

  /** Opens the page in the browser, once more. */
  async open(): Promise<void> {
    try {
      await ipc.openConsent(words.lang);
    } catch (refusal) {
      this.faults = ipc.problemsOf(refusal);
    }
  }
}

export const consent = new Consent();
