// What the shell tells while a call goes on.
import { Channel } from "@tauri-apps/api/core";
import type { HowFar } from "./bindings";

/** Hears how far long work has come. */
export type Heard = (step: HowFar) => void;

/** A channel on which the shell tells what `heard` hears. */
export function channel<T>(heard: (told: T) => void): Channel<T> {
  const made = new Channel<T>();
  made.onmessage = heard;
  return made;
}
