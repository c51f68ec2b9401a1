// Generated from the engine's types; do not edit. To renew it:
// UPDATE=1 cargo test -p risala-desktop --test bindings

/** An e-mail address. */
export interface AddressEntry {
  /** The address. */
  address: string;
  /** current, former. */
  status: string;
}

/** How an official is addressed in a language. */
export interface AddressedAs {
  /** The line of the envelope, or empty. */
  address_line: string;
  /** The language. */
  lang: Lang;
  /** Why there is none yet, or empty. */
  missing: string;
  /** The salutation, or empty. */
  salutation: string;
}

/** A store written into one file. */
export interface BackupReport {
  /** Officials in it. */
  officials: number;
  /** The file. */
  out: string;
  /** Version of this format: 1. */
  schema: number;
}

/** A campaign's settings. */
export interface CampaignForm {
  /** Codes of problems that may pass for a written reason. */
  excusable: string[];
  /** What is wrong with campaign.toml. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** Number of signatories. */
  signatories: number;
  /** What tells this version of campaign.toml from others. */
  stamp: string;
  /** What is set, by key, such as `organization.name.ar`. What is not set is as the format's default is. */
  values: Record<string, string>;
}

/** A campaign as the window shows it. */
export interface CampaignView {
  /** The folder. */
  folder: string;
  /** Its letters, in the order of the list. */
  letters: LetterRow[];
  /** The file its officials stand in, or empty when they are the directory's. */
  list: string;
  /** Organization in Arabic, or empty. */
  organization_ar: string;
  /** Organization in English, or empty. */
  organization_en: string;
  /** What is wrong, all of it. */
  problems: ProblemEntry[];
  /** Whether a signatory is made up: the letters can be looked at, never released. */
  sample: boolean;
  /** Version of this format: 1. */
  schema: number;
  /** The officials who get no letter, and why. */
  skipped: Skipped[];
  /** Title in Arabic, or empty. */
  title_ar: string;
  /** Title in English, or empty. */
  title_en: string;
}

/** A cell that differs. */
export interface ChangedCell {
  /** What it says, or the list says, now. */
  after: string;
  /** What the directory said. */
  before: string;
  /** The column. */
  column: string;
}

/** An official that differs. */
export interface ChangedOfficial {
  /** The cells that differ. */
  cells: ChangedCell[];
  /** The id. */
  official: string;
}

/** A value that is not as it stood in the file. */
export interface ChangedValue {
  /** The column it went to. */
  column: string;
  /** As it stood; empty when the value was made up from others. */
  from: string;
  /** Row of the file. */
  row: number;
  /** As it is. */
  to: string;
}

/** A check. */
export interface CheckEntry {
  /** The code of what is wrong, or empty. */
  code: string;
  /** folder, store, fonts, keyring, clock. */
  name: string;
  /** well, absent, warning, error. */
  state: string;
}

/** The digits of Arabic running text. */
export type Digits = "arab" | "latn";

/** What Risala stands on, looked over. */
export interface DoctorReport {
  /** The checks. */
  checks: CheckEntry[];
  /** The data folder, or empty. */
  data: string;
  /** What is wrong. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** Operating system and processor. */
  system: string;
  /** Version of Risala. */
  version: string;
}

/** An edit. */
export interface EditEntry {
  /** The file's name, or the reason given. */
  about: string;
  /** When, RFC 3339. */
  at: string;
  /** The system's name of who did it. */
  by: string;
  /** Its number. */
  edit: number;
  /** import, edit, undo, erase. */
  kind: string;
  /** Officials it changed. */
  officials: number;
  /** The edit it took back; 0 for none. */
  undoes: number;
}

/** An official changed. */
export interface EditReport {
  /** What changed; no cells when nothing did. */
  changed: ChangedOfficial;
  /** What a person should look at. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** A call that could not run: nothing was made. The first problem is the reason. */
export interface Failure {
  /** Why, at least one. */
  problems: ProblemEntry[];
}

/** A change of the settings. */
export interface FormChange {
  /** The key; `signatories` itself to add (`add`), take away (`remove 1`) or move one up (`up 1`). */
  key: string;
  /** The value; empty takes the key away. */
  value: string;
}

/** An edit of one official. */
export interface HistoryEntry {
  /** The cells that changed. */
  cells: ChangedCell[];
  /** The edit. */
  edit: EditEntry;
  /** added, changed, removed. */
  what: string;
}

/** Another holder of an office. */
export interface HolderEntry {
  /** Whether they hold it now. */
  current: boolean;
  id: string;
  name_ar: string;
  name_en: string;
}

/** A language a letter can be written in. */
export type Lang = "ar" | "en";

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
  /** Number of pages; 0 when the letter cannot be made. */
  pages: number;
  /** Reference number. */
  reference: string;
  /** Template's name. */
  template: string;
  /** Office in Arabic, or empty. */
  title_ar: string;
  /** Office in English, or empty. */
  title_en: string;
}

/** A letter's words. */
export interface LetterTextReport {
  /** The official's id. */
  official: string;
  /** Version of this format: 1. */
  schema: number;
  /** English, then Arabic; one paragraph a line, in logical order. */
  text: string;
}

/** How a list is taken. */
export interface ListChoice {
  /** What headings mean, each `Heading=column`; `-` leaves a column out. */
  map: string[];
  /** Whether it is taken at all, or only looked at. */
  take: boolean;
  /** Whether what the list tells otherwise is taken. */
  update: boolean;
}

/** Whose list it is. */
export type ListOf = "directory" | "campaign";

/** A list as it would be taken. */
export interface ListPreview {
  /** Officials of the same source who are not in the list. */
  absent: string[];
  /** How many values are not as they stood in the file. */
  changed: number;
  /** Some of them. */
  changes: ChangedValue[];
  /** What becomes of each heading. */
  columns: MappedColumn[];
  /** Some of them. */
  differences: ChangedOfficial[];
  /** Officials that the list tells otherwise than the directory. */
  differing: number;
  /** The edit that took it in, for undo; 0 while nothing was taken. */
  edit: number;
  /** Name of the file. */
  file: string;
  /** Officials that are new. */
  new: number;
  /** The rows that give no official, and why. */
  not_taken: RowNotTaken[];
  /** Officials whose wish not to be written to is new. */
  opted_out: number;
  /** What is wrong with the list. */
  problems: ProblemEntry[];
  /** Rows below the header that say something. */
  rows: number;
  /** Version of this format: 1. */
  schema: number;
  /** Officials about whom the list says nothing new. */
  unchanged: number;
}

/** Light or dark. */
export type Look = "system" | "light" | "dark";

/** A heading of a list and its column. */
export interface MappedColumn {
  /** The column, or empty when it was left out. */
  column: string;
  /** The heading. */
  heading: string;
  /** `name`, `heading` (by the table of headings), `said`, `own` (a column of the list's own) or `left-out`. */
  how: string;
}

/** An office. */
export interface OfficeEntry {
  /** Whether it is held now. */
  current: boolean;
  organization_ar: string;
  organization_en: string;
  term_end: string;
  title_ar: string;
  title_en: string;
}

/** An official with all that is known, and how they are addressed. */
export interface OfficialCard {
  /** How they are addressed, in Arabic and in English. */
  addressed: AddressedAs[];
  /** What is known. */
  known: OfficialReport;
  /** Version of this format: 1. */
  schema: number;
}

/** One official of the directory. */
export interface OfficialReport {
  /** E-mail addresses. */
  addresses: AddressEntry[];
  /** What became of the record, newest first. */
  history: HistoryEntry[];
  /** Who else holds or held the present office. */
  holders: HolderEntry[];
  /** The offices held, the present one first. */
  offices: OfficeEntry[];
  /** The cells that are not empty, by column. */
  official: Record<string, string>;
  /** What is wrong with the record. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** An official in the window's list. */
export interface OfficialRow {
  channel: string;
  country: string;
  /** Whether something is wrong with the row. */
  due: boolean;
  gender: string;
  id: string;
  name_ar: string;
  name_en: string;
  opt_out: string;
  tags: string[];
  title_ar: string;
  title_en: string;
}

/** Some of the officials. */
export interface OfficialsPage {
  /** Officials in the list. */
  all: number;
  /** How many of those found, by column (country, channel, language) and value. */
  counts: Record<string, Record<string, number>>;
  /** Officials that filter and words take. */
  found: number;
  /** Of these: those who asked not to be written to. */
  opted_out: number;
  /** The rows. */
  rows: OfficialRow[];
  /** Version of this format: 1. */
  schema: number;
  /** The first row told, from 0. */
  start: number;
}

/** Which officials are wanted. */
export interface OfficialsQuery {
  /** Rows wanted. */
  count: number;
  /** Whether the last comes first. */
  descending: boolean;
  /** Only those this filter takes. */
  filter: string;
  /** Whose list. */
  of: ListOf;
  /** The column they are sorted by; empty for the order of the list. */
  sort: string;
  /** The first row wanted, from 0. */
  start: number;
  /** Only those in whom all of these words occur. */
  words: string;
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

/** A text to write. */
export interface PartDraft {
  /** `letter.ar`, `letter.en`, `mail.ar` or `mail.en`. */
  part: string;
  /** The version it was made from; empty for a file that was not there. */
  stamp: string;
  /** The template's name. */
  template: string;
  /** The text. */
  text: string;
}

/** Where the window was, in pixels of the screen. */
export interface Place {
  /** Height. */
  height: number;
  /** Whether it filled the screen. */
  maximized: boolean;
  /** Width. */
  width: number;
  /** From the left. */
  x: number;
  /** From the top. */
  y: number;
}

/** How a person wants the window. */
export interface Preferences {
  /** The digits of the Arabic window. */
  digits: Digits;
  /** The language. */
  lang: Lang | null;
  /** Light, dark, or as the system is. */
  look: Look;
  /** Where the window was; `None` before it was first closed. */
  place: Place | null;
  /** The step shown last. */
  step: Step;
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

/** A campaign opened before. */
export interface RecentEntry {
  /** The folder. */
  folder: string;
  /** What the window calls it by. */
  key: string;
  /** When it was opened last, RFC 3339. */
  opened: string;
  /** Whether the folder is there. */
  there: boolean;
  /** Title in Arabic, or empty. */
  title_ar: string;
  /** Title in English, or empty. */
  title_en: string;
}

/** The campaigns opened last. */
export interface RecentReport {
  /** The campaigns, the last one first. */
  campaigns: RecentEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** A store put in the place of another. */
export interface RestoreReport {
  /** Number of the new epoch: what was under way in an older one is held. */
  epoch: number;
  /** The backup. */
  file: string;
  /** Where the store is that was there before, or empty. */
  former: string;
  /** Whether its opt-outs and reference numbers were kept; `false` when it could not be read. */
  kept: boolean;
  /** Officials in it. */
  officials: number;
  /** Version of this format: 1. */
  schema: number;
}

/** A row that gave no official. */
export interface RowNotTaken {
  /** Why. */
  reason: string;
  /** Its number in the file. */
  row: number;
}

/** A part written. */
export interface SavedPart {
  /** What is wrong with the template now. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** What tells the version written from others. */
  stamp: string;
}

/** An official who gets no letter. */
export interface Skipped {
  /** The official's id. */
  official: string;
  /** Why, in the caller's language. */
  reason: string;
}

/** A step of the journey. */
export type Step = "campaign" | "officials" | "letter" | "proof" | "seal" | "send" | "outbox" | "settings";

/** A template in the list. */
export interface TemplateEntry {
  /** Its name. */
  name: string;
  /** Title in Arabic, or empty. */
  title_ar: string;
  /** Title in English, or empty. */
  title_en: string;
}

/** A file of a template. */
export interface TemplatePart {
  /** `letter.ar`, `letter.en`, `mail.ar` or `mail.en`. */
  part: string;
  /** What tells this version from others. */
  stamp: string;
  /** Its text; empty when there is no such file. */
  text: string;
}

/** A template as the window shows it. */
export interface TemplateView {
  /** Names of the columns that are the list's own. */
  columns: string[];
  /** Names of the campaign's facts. */
  facts: string[];
  /** Its name. */
  name: string;
  /** Its files: `letter.ar`, `letter.en`, `mail.ar`, `mail.en`. */
  parts: TemplatePart[];
  /** What is wrong with it. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** All templates of the campaign. */
  templates: TemplateEntry[];
}

/** The first page of a letter, small. */
export interface Thumbnail {
  /** Height in pixels. */
  height: number;
  /** The official's id. */
  official: string;
  /** PNG, base64. */
  png_base64: string;
  /** Width in pixels. */
  width: number;
}

/** Small pictures of letters. */
export interface ThumbnailsReport {
  /** Version of this format: 1. */
  schema: number;
  /** The letters that could be made, in the order of the list. */
  thumbnails: Thumbnail[];
}

/** An edit taken back. */
export interface UndoReport {
  /** The edit that took it back. */
  edit: number;
  /** The officials restored. */
  officials: string[];
  /** What stays. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The edit taken back. */
  undoes: number;
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

export type Signal = "campaign" | "list" | "closing";
export interface HowFar { done: number; all: number; }
export interface IdentityEntry { name: string; state: string; subject: string; not_after: string; problems: ProblemEntry[]; }
export interface IdentityListReport { schema: number; folder: string; identities: IdentityEntry[]; }
export interface ReaderEntry { reader: string; shows: string; }
export interface IdentityReport { schema: number; name: string; file: string; subject: string; issuer: string; serial: string; not_before: string; not_after: string; sha256: string; key: string; usages: string[]; self_made: boolean; chain: string[]; remembered: boolean; readers: ReaderEntry[]; advice: string[]; problems: ProblemEntry[]; }
export interface SignatureEntry { field: string; integrity: string; coverage: string; level: string; trust: string; validity: string; revocation: string; timestamp: TimestampEntry | null; proven_at: string; signer: string; issuer: string; certificate_sha256: string; signed_at: string; reason: string; location: string; sound: boolean; }
export interface TimestampEntry { integrity: string; at: string; }
export interface Envelope { from: string; to: string[]; }
export interface SealedLetter { official: string; reference: string; template: string; languages: string[]; channel: string; pages: number; signed: boolean; drawn: string; pdf: string; message: string; recipient: string; envelope: Envelope; }
export interface Seal { schema: number; campaign: string; wave: number; moment: string; approver: string; identity: string; level: string; letters: SealedLetter[]; hash: string; }
export interface SealReport { schema: number; file: string; former: string; seal: Seal; skipped: Skipped[]; problems: ProblemEntry[]; elapsed_ms: number; }
export interface SealCheckReport { schema: number; file: string; hash: string; approver: string; moment: string; letters: number; mails: number; whole: boolean; approvals: SignatureEntry[]; problems: ProblemEntry[]; elapsed_ms: number; }
export interface ApprovalReport { schema: number; out: string; hash: string; approvals: SignatureEntry[]; problems: ProblemEntry[]; }
export interface Settings { name: string; address: string; server: string; port: number; security: string; method: string; user: string; provider: string; client_id: string; authorize_url: string; token_url: string; device_url: string; scopes: string; own_copy: boolean; sent_folder: string; imap_server: string; imap_port: number; per_minute: number; per_day: number; hours: string; proxy: string; roots: string; password_command: string; }
export interface AccountsReport { schema: number; accounts: Settings[]; }
export interface AccountReport { schema: number; account: Settings; kept: boolean; problems: ProblemEntry[]; }
export interface AccountTestReport { schema: number; account: string; server: string; port: number; sound: boolean; steps: string[]; failed: string; problems: ProblemEntry[]; }
export interface Leg { from: string; to: string; letters: number; }
export interface OutlookReport { schema: number; campaign: string; wave: number; account: string; address: string; per_minute: number; per_day: number; today: number; waiting: number; seal: string; approver: string; letters: number; already: number; lately: number; others: Record<string, number>; skipped: Skipped[]; legs: Leg[]; last_at: string; problems: ProblemEntry[]; }
export interface ReleasedLetter { official: string; reference: string; to: string; message_id: string; sha256: string; }
export interface ReleaseReport { schema: number; account: string; seal: string; not_before: string; deadline: string; last_at: string; letters: ReleasedLetter[]; skipped: Skipped[]; problems: ProblemEntry[]; elapsed_ms: number; }
export interface MailEntry { official: string; reference: string; file: string; to: string; subject: string; message_id: string; bytes: number; sha256: string; }
export interface MailReport { schema: number; mails: MailEntry[]; skipped: Skipped[]; problems: ProblemEntry[]; elapsed_ms: number; }
export interface TestReport { schema: number; official: string; to: string; message_id: string; accepted: boolean; reply: string; problems: ProblemEntry[]; }
export interface SendingEvent { accepted: number; deferred: number; refused: number; unconfirmed: number; waiting: number; last_at: string; letter: string; state: string; account: string; code: string; halted: boolean; }
export interface RunReport { schema: number; accepted: number; deferred: number; refused: number; unconfirmed: number; held: number; waiting: number; problems: ProblemEntry[]; elapsed_ms: number; }
export interface Told { event: SendingEvent | null; ended: RunReport | null; failed: Failure | null; }
export interface HaltEntry { account: string; since: string; reason: string; }
export interface TotalEntry { campaign: string; wave: number; account: string; letters: number; states: Record<string, number>; }
export interface OutboxLetter { id: string; official: string; campaign: string; wave: number; account: string; reference: string; to: string; state: string; tries: number; next_at: string; deadline: string; changed: string; message_id: string; code: number; text: string; }
export interface OutboxReport { schema: number; running: boolean; halts: HaltEntry[]; totals: TotalEntry[]; letters: OutboxLetter[]; problems: ProblemEntry[]; }
export interface Happening { at: string; event: string; phase: string; code: number; text: string; }
export interface CourseReport { schema: number; id: string; happenings: Happening[]; }
export type Way = "cancel" | "release-held" | "retry-deferred" | "retry-refused" | "retry-cancelled" | "arrived" | "not-arrived";
export interface MovedReport { schema: number; count: number; state: string; }
export interface ArchiveReport { schema: number; out: string; letters: number; hash: string; problems: ProblemEntry[]; }
export interface WrittenReport { schema: number; file: string; letters: number; new: number; cancelled: number; }
