// The window's words: the same Fluent files that the command line reads, one bundle a locale.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import arabic from "../../../messages/ar.ftl?raw";
import english from "../../../messages/en.ftl?raw";

/** A language of the window. */
export type Lang = "ar" | "en";

/** The digits of the Arabic window. */
export type Digits = "arab" | "latn";

/** The calendar of days in the Arabic window. */
export type Calendar = "gregory" | "gregory+islamic-umalqura";

const resources: Record<Lang, FluentResource> = {
  ar: new FluentResource(arabic),
  en: new FluentResource(english),
};
const bundles = new Map<string, FluentBundle>();

class Words {
  lang = $state<Lang>(navigator.language.startsWith("ar") ? "ar" : "en");
  digits = $state<Digits>("arab");
  calendar = $state<Calendar>("gregory");
}

export const words = new Words();

/** The locale whose rules hold. Plain "ar" gives Western digits in some webviews and Arabic-Indic ones in others. */
export function locale(lang: Lang = words.lang): string {
  return lang === "ar" ? `ar-u-nu-${words.digits}` : "en";
}

function bundle(lang: Lang): FluentBundle {
  const name = locale(lang);
  const known = bundles.get(name);
  if (known) return known;
  const made = new FluentBundle(name);
  made.addResource(resources[lang]);
  bundles.set(name, made);
  return made;
}

/** The message `id` ("window-letters", or "window-open-folder.hint") in the window's language. */
export function t(id: string, args: Record<string, FluentVariable> = {}): string {
  return say(words.lang, id, args);
}

/** The message `id` in `lang`; the id itself where there is none. */
export function say(lang: Lang, id: string, args: Record<string, FluentVariable> = {}): string {
  const [name = id, attribute] = id.split(".");
  const of = bundle(lang);
  const message = of.getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  return pattern ? of.formatPattern(pattern, args, []) : id;
}

/** Whether there is a message `id`. */
export const has = (id: string): boolean => bundle(words.lang).hasMessage(id);

/** `count` in the digits of the window's language. */
export function digits(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

/** A day (`2026-11-25`) or a moment (RFC 3339) as the reader writes it; what is neither stays as it is. */
export function day(text: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const zone = text.length === 10 ? { timeZone: "UTC" } : {};
  // The months of the Levant in Arabic, as in the letters.
  const of = words.lang === "ar" ? locale().replace("ar-", "ar-SY-") : "en-GB";
  const written = new Intl.DateTimeFormat(of, { dateStyle: "long", ...zone }).format(date);
  if (words.lang !== "ar" || words.calendar === "gregory") return written;
  const hijri = new Intl.DateTimeFormat(`${of}-ca-islamic-umalqura`, { dateStyle: "long", ...zone });
  return `${written} (${hijri.format(date)})`;
}

/** Digits of a number that stands alone: no part of a name, an address, a date, a version or a quotation. */
const LONE = /\+\d[\d ]*|(?<![A-Za-z\d.,:/\\@#_+«“"'-])\d+(?![A-Za-z\d/\\@#_+»”"'-]|[.,:]\d)/g;
/** A word of Latin letters right before or after, with which a number is a name: "DIN 5008", "B5". */
const LATIN_BEFORE = /[a-z][.:]?\s?$/i;
const LATIN_AFTER = /^\s?[a-z]/i;

/** A day as the engine writes it, where it is no part of a name: among Arabic words its parts would change places. */
const DAY = /(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w/-])/g;

/** What the engine says, with days and counts as the window writes them; what is part of a name stays. */
export function told(said: string): string {
  const text = said.replace(DAY, day);
  if (words.lang !== "ar") return text;
  if (words.digits === "latn") return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return text.replace(LONE, (number, at: number) => {
    if (
      number.startsWith("+") ||
      LATIN_BEFORE.test(text.slice(0, at)) ||
      LATIN_AFTER.test(text.slice(at + number.length))
    )
      return number;
    return number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  });
}

/** A moment (RFC 3339): the time, with the day before it unless that is today. */
export function moment(text: string, now = new Date()): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const of = words.lang === "ar" ? locale().replace("ar-", "ar-SY-") : "en-GB";
  const time = new Intl.DateTimeFormat(of, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    date,
  );
  const days = Math.abs(date.getTime() - now.getTime()) / 86_400_000;
  if (date.toDateString() === now.toDateString()) return time;
  const options: Intl.DateTimeFormatOptions =
    days < 6
      ? { weekday: "long" }
      : { day: "numeric", month: "long", year: days > 300 ? "numeric" : undefined };
  return `${new Intl.DateTimeFormat(of, options).format(date)} ${time}`;
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
  ar: new Intl.DisplayNames(["ar"], { type: "region" }),
  en: new Intl.DisplayNames(["en"], { type: "region" }),
};
