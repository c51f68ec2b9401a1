// How a person wants the window. It is kept by the shell with every change, so that a killed window loses none.
import * as ipc from "../ipc";
import { type Calendar, type Digits, type Lang, words } from "../messages/words.svelte";

class Prefs {
  look = $state<ipc.Look>("system");
  step = $state<ipc.Step>("proof");

  /** Takes up what was kept. */
  async begin(): Promise<void> {
    const kept = await ipc.preferences();
    if (kept.lang) words.lang = kept.lang;
    words.digits = kept.digits;
    words.calendar = kept.calendar;
    this.look = kept.look;
    this.step = kept.step;
    this.#shine();
  }

  speak(lang: Lang): void {
    words.lang = lang;
    this.#keep();
  }

  count(digits: Digits): void {
    words.digits = digits;
    this.#keep();
  }

  date(calendar: Calendar): void {
    words.calendar = calendar;
    this.#keep();
  }

  shine(look: ipc.Look): void {
    this.look = look;
    this.#shine();
    this.#keep();
  }

  go(step: ipc.Step): void {
    this.step = step;
    this.#keep();
  }

  #shine(): void {
    for (const look of ["light", "dark"]) document.documentElement.classList.toggle(look, this.look === look);
  }

  #keep(): void {
    const wanted = {
      lang: words.lang,
      digits: words.digits,
      calendar: words.calendar,
      look: this.look,
      step: this.step,
      place: null,
    };
    // What cannot be kept holds until the window closes.
    void ipc.keepPreferences(wanted, words.lang).catch(() => {});
  }
}

export const prefs = new Prefs();
