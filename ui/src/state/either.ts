// Values that exist in Arabic, in English, or in both.
import type { Lang } from "../messages/words.svelte";

/** The value in `lang`, or else the other one, with the language it is in. */
export function either(lang: Lang, ar = "", en = ""): { lang: Lang; text: string } {
  const first = lang === "ar" ? ar : en;
  if (first !== "") return { lang, text: first };
  return lang === "ar" ? { lang: "en", text: en } : { lang: "ar", text: ar };
}
