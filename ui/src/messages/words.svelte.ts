// The window's words: the same Fluent files that the command line reads, one bundle a language.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import arabic from "../../../messages/ar.ftl?raw";
import english from "../../../messages/en.ftl?raw";

/** A language of the window. */
export type Lang = "ar" | "en";

// Plain "ar" gives Western digits in some webviews and Arabic-Indic ones in others.
export const LOCALES: Record<Lang, string> = { ar: "ar-u-nu-arab", en: "en" };

const bundles: Record<Lang, FluentBundle> = {
  ar: bundle("ar", arabic),
  en: bundle("en", english),
};

function bundle(lang: Lang, source: string): FluentBundle {
  const made = new FluentBundle(LOCALES[lang]);
  made.addResource(new FluentResource(source));
  return made;
}

const KEPT = "risala.language";

class Words {
  lang = $state<Lang>(firstLanguage());

  /** Chooses the language of the window and remembers it. */
  choose(lang: Lang): void {
    this.lang = lang;
    localStorage.setItem(KEPT, lang);
  }
}

function firstLanguage(): Lang {
  const kept = localStorage.getItem(KEPT);
  if (kept === "ar" || kept === "en") return kept;
  return navigator.language.startsWith("ar") ? "ar" : "en";
}

export const words = new Words();

/** The message `id` ("window-letters", or "window-open-folder.hint") in the window's language. */
export function t(id: string, args: Record<string, FluentVariable> = {}): string {
  return say(words.lang, id, args);
}

/** The message `id` in `lang`; the id itself where there is none. */
export function say(lang: Lang, id: string, args: Record<string, FluentVariable> = {}): string {
  const [name = id, attribute] = id.split(".");
  const message = bundles[lang].getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  return pattern ? bundles[lang].formatPattern(pattern, args, []) : id;
}

/** `count` in the digits of the window's language. */
export function digits(count: number): string {
  return new Intl.NumberFormat(LOCALES[words.lang]).format(count);
}

/** Text without bidi isolates, for what leaves the page: the window's title. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

/** The country's name in `lang`, or the code itself where it is none. */
export function country(code: string, lang: Lang): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return regions[lang].of(code) ?? code;
}

const regions: Record<Lang, Intl.DisplayNames> = {
  ar: new Intl.DisplayNames([LOCALES.ar], { type: "region" }),
  en: new Intl.DisplayNames([LOCALES.en], { type: "region" }),
};
