// What is said of a letter in the outbox: the server's own words, or in the window's what Risala noted.
import { t } from "../messages/words.svelte";

/** What is shown, and whether it is the server's. */
export interface Said {
  text: string;
  isServers: boolean;
}

/** `code` is the reply's number, 0 without one; `text` what the store has noted. */
export function said({ code, text }: { code: number; text: string }): Said {
  if (text === "found by a person") return { text: t("window-reply-found"), isServers: false };
  if (text === "not found by a person") return { text: t("window-reply-not-found"), isServers: false };
  if (/^mail\.\w+ at \w+$/.test(text)) return { text: t("window-reply-none"), isServers: false };
  const isNumbered = code <= 0 || text.startsWith(String(code));
  return { text: isNumbered ? text : `${code} ${text}`, isServers: true };
}
