// Generated from the engine's types; do not edit. To renew it:
// UPDATE=1 cargo test -p risala-desktop --test bindings

/** A campaign as the window shows it. */
export interface CampaignView {
  /** The folder. */
  folder: string;
  /** Its letters, in the order of the list. */
  letters: LetterRow[];
  /** Organization in Arabic, or empty. */
  organization_ar: string;
  /** Organization in English, or empty. */
  organization_en: string;
  /** What is wrong, all of it. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The officials who get no letter, and why. */
  skipped: Skipped[];
  /** Title in Arabic, or empty. */
  title_ar: string;
  /** Title in English, or empty. */
  title_en: string;
}

/** A call that could not run: nothing was made. The first problem is the reason. */
export interface Failure {
  /** Why, at least one. */
  problems: ProblemEntry[];
}

/** A letter in the window's list. */
export interface LetterRow {
  /** email, post, form, hand, none. */
  channel: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Languages, the leading one first. */
  languages: string[];
  /** Name in Arabic, or empty. */
  name_ar: string;
  /** Name in English, or empty. */
  name_en: string;
  /** The official's id. */
  official: string;
  /** Reference number. */
  reference: string;
  /** Template's name. */
  template: string;
  /** Office in Arabic, or empty. */
  title_ar: string;
  /** Office in English, or empty. */
  title_en: string;
}

/** One page of a letter as a picture. */
export interface PagePicture {
  /** Height in pixels. */
  height: number;
  /** Page number from 1. */
  page: number;
  /** Number of pages. */
  pages: number;
  /** PNG, base64. */
  png_base64: string;
  /** What is wrong with this letter. */
  problems: ProblemEntry[];
  /** Width in pixels. */
  width: number;
}

/** A problem in the caller's language. */
export interface ProblemEntry {
  /** Code, `area.reason`. */
  code: string;
  /** The field, or empty. */
  field: string;
  /** The file, or empty. */
  file: string;
  /** The remedy. */
  hint: string;
  /** The line, or 0. */
  line: number;
  /** What is wrong. */
  message: string;
  /** The official's id, or empty. */
  official: string;
  /** `error` or `warning`. */
  severity: string;
}

/** An official who gets no letter. */
export interface Skipped {
  /** The official's id. */
  official: string;
  /** Why, in the caller's language. */
  reason: string;
}

/** A campaign whose identity was opened with a password. */
export interface UnlockReport {
  /** The campaign as it is now. */
  campaign: CampaignView;
  /** What a person should look at, such as a keyring that did not take the password. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}
