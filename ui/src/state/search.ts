// Search in the list of letters, kind to both scripts.
import type { LetterRow } from "../ipc";
import { country, say } from "../messages/words.svelte";

/**
 * `text` as it is compared: no case, no accents or vowel marks, one form for the letters that Arabic writers
 * exchange (alef with or without hamza, ya and alef maqsura, ta marbuta and ha), Western digits.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200c-\u200f\u2066-\u2069]/gu, "")
    .replace(/\u0649/g, "\u064a")
    .replace(/\u0629/g, "\u0647")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toLowerCase();
}

/** All that a letter can be found by, folded. */
export function haystack(letter: LetterRow): string {
  return fold(
    [
      letter.name_en,
      letter.name_ar,
      letter.title_en,
      letter.title_ar,
      letter.country,
      country(letter.country, "en"),
      country(letter.country, "ar"),
      say("en", `window-channel-${letter.channel}`),
      say("ar", `window-channel-${letter.channel}`),
      letter.reference,
      letter.template,
      letter.official,
    ].join("\n"),
  );
}

/** Whether every word of `query` occurs in the folded `hay`. */
export function found(hay: string, query: string): boolean {
  return fold(query)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
