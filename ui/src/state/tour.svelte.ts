// The short tour: the sample campaign, step by step, with a few words on each.
import { desk } from "./desk.svelte";

/** The steps it visits, in the order of the work. */
export const STOPS = ["proof", "campaign", "officials", "letter", "seal", "send", "outbox"] as const;

class Tour {
  /** The place among the stops; -1: no tour. */
  at = $state(-1);

  /** Opens the sample and begins. */
  async begin(): Promise<void> {
    await desk.openSample();
    if (desk.campaign) this.to(0);
  }

  /** Goes to a stop, or past the last one to the end. */
  to(at: number): void {
    const stop = STOPS[at];
    this.at = stop ? at : -1;
    if (stop) desk.go(stop);
    else if (desk.campaign) desk.go("proof");
  }
}

export const tour = new Tour();
desk.onOpen((isOther) => {
  if (isOther) tour.at = -1;
});
