// Generated from the engine's types; do not edit. To renew it:
// UPDATE=1 cargo test -p risala-desktop --test bindings

/** One account. */
export interface AccountReport {
  /** Its settings. */
  account: Settings;
  /** Whether the keyring keeps its password. */
  kept: boolean;
  /** What a person should know. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** How far a test came. */
export interface AccountTestReport {
  /** The account's name. */
  account: string;
  /** The step that failed, or empty. */
  failed: string;
  /** Its port. */
  port: number;
  /** Why it failed, and what else a person should know. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** What the sender's domain says of who may send; none where nobody answers or nobody was to be asked. */
  sender: SenderEntry | null;
  /** Its server. */
  server: string;
  /** Whether the server took the login. */
  sound: boolean;
  /** The steps done, in order: `connect`, `greeting`, `ehlo`, `starttls`, `tls`, `auth`. */
  steps: string[];
}

/** All accounts. */
export interface AccountsReport {
  /** The accounts by name. */
  accounts: Settings[];
  /** Version of this format: 1. */
  schema: number;
}

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

/** A proof written, or an approval recorded. */
export interface ApprovalReport {
  /** The signatures that approve it; none on a proof. */
  approvals: SignatureEntry[];
  /** The seal's hash. */
  hash: string;
  /** The file written. */
  out: string;
  /** What a person should know of them. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** A bundle written. */
export interface ArchiveReport {
  /** SHA-256 that closes its list. */
  hash: string;
  /** Letters in it. */
  letters: number;
  /** The folder. */
  out: string;
  /** What is missing in it. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** The store and the files beside it, written into one file. */
export interface BackupReport {
  /** Files in it beside the store: letters and messages as sealed and sent. */
  files: number;
  /** Officials in it. */
  officials: number;
  /** The file. */
  out: string;
  /** What was left out. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** The calendar of the Arabic date. */
export type Calendar = "gregory" | "gregory+islamic-umalqura";

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
  /** What tells the state of its files from others. */
  stamp: string;
  /** Title in Arabic, or empty. */
  title_ar: string;
  /** Title in English, or empty. */
  title_en: string;
}

/** What became of a paragraph or of words. */
export type ChangeState = "same" | "changed" | "added" | "removed";

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

/** What a person is to do to agree. */
export interface ConsentAsked {
  /** The code to type there on any device; empty where this computer's browser was sent to the page. */
  code: string;
  /** The page where they agree. */
  page: string;
}

/** A signatory's consent. */
export interface ConsentEntry {
  /** How they agreed, or empty. */
  how: string;
  /** The day of the recorded consent, or empty. */
  on: string;
  /** The signatory's name. */
  signatory: string;
  /** `given`, `missing`, `changed` (another version of the text) or `sample` (nobody to ask). */
  standing: string;
  /** Fingerprint of the text as it is now. */
  text: string;
}

/** Who agreed to the text. */
export interface ConsentReport {
  /** Who has not agreed. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The signatories, in the order of campaign.toml. */
  signatories: ConsentEntry[];
}

/** Copies. */
export interface CopiesReport {
  /** Every copy of every letter of the wave. */
  copies: CopyTask[];
  /** The files written, if any. */
  files: string[];
  /** How many are open: their letter has left, and they have not. */
  open: number;
  /** What is wrong. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** A copy of a letter. */
export interface CopyTask {
  /** How they are reached: `email`, `post`, `form`, `hand`, `none`. */
  channel: string;
  /** Who gets the copy: the official's id. */
  copy_to: string;
  /** The mark that says so, or 0. */
  mark: number;
  /** Whose letter it is a copy of: the official's id. */
  official: string;
  /** SHA-256 of the letter's file as it was sent by mail, or empty. */
  pdf: string;
  /** That letter's reference number. */
  reference: string;
  /** `waiting`: the letter itself has not left; `elsewhere`: it left from another computer, and its copies go from there; `open`; a state of the outbox; `posted`, `handed`, `filled`, `mailed`, `failed`; `opted_out`. */
  state: string;
  /** Name of that file without extension, or empty. */
  stem: string;
  /** As the letter names them, in Arabic, or empty. */
  title_ar: string;
  /** As the letter names them, in English, or empty. */
  title_en: string;
}

/** The course of a letter. */
export interface CourseReport {
  /** What happened, in its order. */
  happenings: Happening[];
  /** The letter's id. */
  id: string;
  /** Version of this format: 1. */
  schema: number;
}

/** The digits of Arabic running text. */
export type Digits = "arab" | "latn";

/** Which way a paper went. */
export type Direction = "out" | "in";

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

/** What was done with a letter. */
export type Done = "posted" | "handed" | "filled" | "mailed" | "failed";

/** What is to be done next with an official. */
export interface DueEntry {
  /** The last entry or letter it follows from, in few words. */
  about: string;
  /** `thanks`: they agreed; `reminder`: no answer; `answer`: they wrote and nobody noted what they said; `follow_up`: a date that somebody set. */
  action: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Since when it is due, ISO date. */
  due: string;
  /** Name in Arabic, or empty. */
  name_ar: string;
  /** Name in English, or empty. */
  name_en: string;
  /** The official's id. */
  official: string;
  /** `agreed`, `undecided`, `declined` or empty. */
  stance: string;
}

/** What is due. */
export interface DueReport {
  /** What is due, the longest due first. */
  due: DueEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The day asked about, ISO. */
  today: string;
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

/** An entry to make. */
export interface EntryWish {
  /** The day, ISO. */
  day: string;
  /** Which way. */
  direction: Direction;
  /** When to follow up, ISO, or empty. */
  follow_up: string;
  /** What it is. */
  kind: Kind;
  /** A remark, or empty. */
  note: string;
  /** The official's id. */
  official: string;
  /** The paper's own number, or empty. */
  reference: string;
  /** Whether the scan that was chosen belongs to it. */
  scan: boolean;
  /** What it says of the official's stance. */
  stance: Stance | null;
  /** Subject. */
  subject: string;
}

/** The envelope of an e-mail (RFC 5321); empty when the letter goes by another way. */
export interface Envelope {
  /** MAIL FROM. */
  from: string;
  /** RCPT TO. */
  to: string[];
}

/** A call that could not run: nothing was made. The first problem is the reason. */
export interface Failure {
  /** Why, at least one. */
  problems: ProblemEntry[];
}

/** A change of the settings. */
export interface FormChange {
  /** The key; `signatories` itself to add (`add`), take away (`remove 1`) or move one up (`up 1`); `policy.override` to let a problem pass (its code, the official's id or nothing, and the reason, a line each); `selections.NAME` to keep a filter under a name. */
  key: string;
  /** The value; empty takes the key away. */
  value: string;
}

/** A form to be filled. */
export interface FormTask {
  /** The form's address. */
  address: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The mark that says so, or 0. */
  mark: number;
  /** Name in Arabic, or empty. */
  name_ar: string;
  /** Name in English, or empty. */
  name_en: string;
  /** The official's id. */
  official: string;
  /** Reference number. */
  reference: string;
  /** `open`, `filled`, `failed`, or another way that the letter took: `posted`, `handed`, `mail`. */
  state: string;
  /** The letter's text, the leading language first. */
  texts: FormText[];
}

/** A letter's text as it is typed into a form. */
export interface FormText {
  /** Salutation, body, closing and who signs; paragraphs apart by an empty line. */
  body: string;
  /** Characters of the body: many forms take no more than a few thousand. */
  characters: number;
  /** `ar` or `en`. */
  language: string;
  /** The subject. */
  subject: string;
}

/** Web forms to be filled by a person. */
export interface FormsList {
  /** How many of them are filled. */
  filled: number;
  /** The forms, in the order of the list. */
  forms: FormTask[];
  /** What is wrong. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The officials of the choice who get no letter, and why. */
  skipped: Skipped[];
}

/** Settings found. */
export interface FoundReport {
  /** The address. */
  address: string;
  /** The host, file or record that said so. */
  by: string;
  /** Its port. */
  imap_port: number;
  /** The mailbox's server (IMAP), or empty. */
  imap_server: string;
  /** The provider's preset for OAuth2, or empty. */
  oauth: string;
  /** Letters in 24 hours as far as is known; 0: not known. */
  per_day: number;
  /** Its port. */
  port: number;
  /** What a person should know. */
  problems: ProblemEntry[];
  /** The provider's name, or empty. */
  provider: string;
  /** Version of this format: 1. */
  schema: number;
  /** `password`, `app-password` or `oauth2`. */
  secret: string;
  /** `tls` or `starttls`. */
  security: string;
  /** What the domain says of who may send. */
  sender: SenderEntry | null;
  /** The server that takes letters. */
  server: string;
  /** `table`, `autoconfig`, `srv` or `guess`. */
  source: string;
  /** The login name. */
  user: string;
}

/** An account that sends nothing. */
export interface HaltEntry {
  /** The account; empty is all. */
  account: string;
  /** `pause`, or the code of a problem. */
  reason: string;
  /** Since when, RFC 3339. */
  since: string;
}

/** Something that happened to a letter. */
export interface Happening {
  /** When, RFC 3339. */
  at: string;
  /** The server's code, or 0. */
  code: number;
  /** `dot` (the end of the message may have left), or the state it led to. */
  event: string;
  /** Phase of the session, or empty. */
  phase: string;
  /** The server's words, or why. */
  text: string;
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

/** How far long work has come. */
export interface HowFar {
  /** Letters in all. */
  all: number;
  /** Letters done. */
  done: number;
}

/** An identity in the list. */
export interface IdentityEntry {
  /** Name of its file. */
  name: string;
  /** End of its validity, RFC 3339; empty unless it opened. */
  not_after: string;
  /** What is wrong with it. */
  problems: ProblemEntry[];
  /** open, locked (its password is not remembered), unusable. */
  state: string;
  /** The holder; empty unless it opened. */
  subject: string;
}

/** The identities kept in the data folder. */
export interface IdentityListReport {
  /** The folder. */
  folder: string;
  /** The identities, by name. */
  identities: IdentityEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** An identity as a person should know it before signing with it. */
export interface IdentityReport {
  /** What can be done where readers do not know it. */
  advice: string[];
  /** The holders of the certificates that go with each signature, the signer first. */
  chain: string[];
  /** Its file, or empty for a token. */
  file: string;
  /** Who issued the certificate. */
  issuer: string;
  /** Kind of the key. */
  key: string;
  /** Its name, as it stands in campaign.toml. */
  name: string;
  /** End of its validity, RFC 3339. */
  not_after: string;
  /** Start of its validity, RFC 3339. */
  not_before: string;
  /** What is wrong with it. */
  problems: ProblemEntry[];
  /** What common readers show of its signatures. */
  readers: ReaderEntry[];
  /** Whether the keyring remembers its password. */
  remembered: boolean;
  /** Version of this format: 1. */
  schema: number;
  /** Whether the holder issued it to themselves. */
  self_made: boolean;
  /** Serial number, hexadecimal. */
  serial: string;
  /** SHA-256 of the certificate, hexadecimal. */
  sha256: string;
  /** The holder. */
  subject: string;
  /** What the key may be used for, as the certificate names it. */
  usages: string[];
}

/** What an entry is about. */
export type Kind = "letter" | "reply" | "thanks" | "reminder" | "visit" | "call";

/** A sheet of labels. */
export type Labels = "l7160" | "l7163" | "5160" | "5163" | "own";

/** A language a letter can be written in. */
export type Lang = "ar" | "en";

/** The letters of one day of the account's limit. */
export interface Leg {
  /** When the first of them leaves, RFC 3339. */
  from: string;
  /** How many. */
  letters: number;
  /** When the last of them leaves, RFC 3339. */
  to: string;
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

/** One e-mail. */
export interface MailEntry {
  /** Size of the file in bytes. */
  bytes: number;
  /** Name of the .eml file in the output folder. */
  file: string;
  /** Message-ID with its angle brackets. */
  message_id: string;
  /** The official's id. */
  official: string;
  /** Reference number of the letter. */
  reference: string;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  /** Subject. */
  subject: string;
  /** The address it goes to. */
  to: string;
}

/** E-mails written to a folder. */
export interface MailReport {
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** The e-mails, in the order of the list. */
  mails: MailEntry[];
  /** What is wrong. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The officials who get none, and why. */
  skipped: Skipped[];
}

/** A heading of a list and its column. */
export interface MappedColumn {
  /** The column, or empty when it was left out. */
  column: string;
  /** The heading. */
  heading: string;
  /** `name`, `heading` (by the table of headings), `said`, `own` (a column of the list's own) or `left-out`. */
  how: string;
}

/** What a person said was done with a letter. */
export interface MarkEntry {
  /** The system's name of who wrote it down. */
  actor: string;
  /** When it was written down, RFC 3339. */
  at: string;
  /** The campaign's id. */
  campaign: string;
  /** Whose copy of the letter it is, or empty. */
  copy_to: string;
  /** On which day, ISO. */
  day: string;
  /** `posted`, `handed`, `filled`, `mailed` or `failed`. */
  done: string;
  /** Its number. */
  id: number;
  /** A remark, or empty. */
  note: string;
  /** The official's id. */
  official: string;
  /** By whom. */
  person: string;
  /** SHA-256 of the receipt's picture, or empty. */
  receipt: string;
  /** Reference number. */
  reference: string;
  /** Whether it is the last word on its letter. */
  stands: boolean;
  /** When it was undone, RFC 3339; empty for one that was not. */
  undone: string;
  /** The wave. */
  wave: number;
}

/** What a person says was done with letters. */
export interface MarkWish {
  /** Not the letters but their copies for this official, or empty. */
  copy_to: string;
  /** On which day, ISO. */
  day: string;
  /** What was done. */
  done: Done;
  /** A remark, or empty. */
  note: string;
  /** The officials whose letters they are. */
  officials: string[];
  /** By whom. */
  person: string;
  /** Whether the receipt that was chosen belongs to it. */
  receipt: boolean;
}

/** Marks. */
export interface MarksReport {
  /** The marks, the latest last; those undone too. */
  marks: MarkEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** Something a person did to the outbox. */
export interface MovedReport {
  /** How many letters, or halts that ended. */
  count: number;
  /** Letters that stay as they are, since another computer sent them. */
  elsewhere: number;
  /** Version of this format: 1. */
  schema: number;
  /** The state the letters are in now, or `paused`, `resumed`. */
  state: string;
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

/** A letter. */
export interface OutboxLetter {
  /** The account. */
  account: string;
  /** The campaign's id. */
  campaign: string;
  /** When its state changed last, RFC 3339. */
  changed: string;
  /** The server's last code, or 0. */
  code: number;
  /** Whose letter it is a copy of (id in lower case); empty for a letter. */
  copy_of: string;
  /** Not after this, RFC 3339. */
  deadline: string;
  /** Its id, which is X-Risala-Id. */
  id: string;
  /** Message-ID. */
  message_id: string;
  /** Not before this, RFC 3339. */
  next_at: string;
  /** The official's id. */
  official: string;
  /** Reference number. */
  reference: string;
  /** queued, sending, committed, accepted, deferred, refused, unconfirmed, cancelled, held. */
  state: string;
  /** What was said of it last. */
  text: string;
  /** The address it goes to. */
  to: string;
  /** Answers that deferred it. */
  tries: number;
  /** The wave. */
  wave: number;
}

/** What the outbox holds. */
export interface OutboxReport {
  /** Accounts that send nothing until a person says so. */
  halts: HaltEntry[];
  /** The letters, when they were asked for. */
  letters: OutboxLetter[];
  /** What waits for a person. */
  problems: ProblemEntry[];
  /** Whether letters are being sent now. */
  running: boolean;
  /** Version of this format: 1. */
  schema: number;
  /** Letters by campaign, wave, account and state. */
  totals: TotalEntry[];
}

/** What a release would be. */
export interface OutlookReport {
  /** The account. */
  account: string;
  /** The address it sends from. */
  address: string;
  /** Officials whose letter of this wave is in the outbox already. */
  already: number;
  /** Who approved the seal, or empty. */
  approver: string;
  /** The campaign's id. */
  campaign: string;
  /** When the last letter leaves as far as is known, RFC 3339. */
  last_at: string;
  /** Officials left out because they were written to lately. */
  lately: number;
  /** When letters leave, day by day of the account's limit. */
  legs: Leg[];
  /** Letters that would be queued. */
  letters: number;
  /** Letters that go by another way, by channel. */
  others: Record<string, number>;
  /** Letters in any 24 hours; 0: no limit. */
  per_day: number;
  /** Letters a minute; 0: no limit. */
  per_minute: number;
  /** What is wrong with the campaign or the list. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** Hash of the wave's seal, or empty. */
  seal: string;
  /** The officials who get none by e-mail, and why. */
  skipped: Skipped[];
  /** Letters of the account that left in the last 24 hours. */
  today: number;
  /** Letters of the account that wait already. */
  waiting: number;
  /** The wave. */
  wave: number;
}

/** A file of a pack. */
export interface PackFile {
  /** Its size. */
  bytes: number;
  /** `letters_duplex`, `letters_simplex`, `envelopes`, `labels`, `ticks`, `calibration` or `readme`. */
  kind: string;
  /** Its name. */
  name: string;
  /** Number of pages; 0 for text. */
  pages: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
}

/** How the user wants a pack. */
export interface PackWish {
  /** Whether the files of the pack made last are written anew; else the user names a folder. */
  again: boolean;
  /** Envelopes of this size. */
  envelope: PrintEnvelope | null;
  /** The first free label of the first sheet, from 1. */
  first_label: number;
  /** Labels on this sheet. */
  labels: Labels | null;
  /** The officials whose letters are printed. */
  officials: string[];
  /** Whether signature pictures are printed; else all signatories sign with a pen. */
  pictures: boolean;
  /** How the sender is written on envelopes. */
  sender: Sender;
}

/** Which page of which letter, how large. */
export interface PageChoice {
  /** While its text is being written: the whole picture of which the caller has it ([`PagePicture::base`]); 0 for none. */
  base: number | null;
  /** Pixels an inch. */
  dpi: number;
  /** The official's id. */
  official: string;
  /** Page number, from 1. */
  page: number;
}

/** One page of a letter as a picture. */
export interface PagePicture {
  /** The number of the whole picture which this is, or of which this is a part; 0 when it is not kept. */
  base: number;
  /** Height of the page in pixels. */
  height: number;
  /** Page number from 1. */
  page: number;
  /** Number of pages. */
  pages: number;
  /** The rows of the page from `top` on as a PNG, base64. */
  png_base64: string;
  /** What is wrong with this letter. */
  problems: ProblemEntry[];
  /** Number of rows shown: all, or those that are not as in the whole picture `base`. */
  rows: number;
  /** The first row shown, from 0. */
  top: number;
  /** Width of the page in pixels. */
  width: number;
}

/** A paragraph of a text, of what came back, or of both. */
export interface ParagraphChange {
  /** As it came back; both empty when it is gone. */
  after: ParagraphText;
  /** As it is in the file; both empty when it is new. */
  before: ParagraphText;
  /** What became of it. */
  state: ChangeState;
  /** Its words, those gone and those new beside each other. */
  words: WordChange[];
}

/** A paragraph as the file has it. */
export interface ParagraphText {
  /** What stands between the paragraph before and this one. */
  gap: string;
  /** `subject`, `paragraph`, `item` or `mark` (a condition alone on its line); empty when there is none. */
  kind: string;
  /** Markdown with fields. */
  text: string;
}

/** A part of a template beside what came back of it. */
export interface PartComparison {
  /** Paragraphs changed, new and gone. */
  changed: number;
  /** The paragraphs of both in their order. */
  paragraphs: ParagraphChange[];
  /** `letter.ar`, `letter.en`, `mail.ar` or `mail.en`. */
  part: string;
  /** What tells the version compared from others. */
  stamp: string;
  /** What follows the last paragraph in the file. */
  tail: string;
  /** The text with every change accepted. */
  text: string;
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

/** A campaign made for an ally. */
export interface PartnerReport {
  /** Its files. */
  files: string[];
  /** The folder. */
  folder: string;
  /** Officials who were left out: not in the filter, faulty rows, or asked not to be written to. */
  left_out: number;
  /** Officials in its list. */
  officials: number;
  /** What the ally has to fill in, and what else a person should look at. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
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

/** A text to post. */
export interface Post {
  /** `x`, `bluesky`, `mastodon`, `telegram`, `whatsapp`, `facebook`, `instagram` or `linkedin`. */
  channel: string;
  /** `ar` or `en`. */
  language: string;
  /** Its length, as the channel counts. */
  length: number;
  /** Most that the channel takes. */
  limit: number;
  /** Whether the ask or the headline was cut for it. */
  shortened: boolean;
  /** The text. */
  text: string;
}

/** How a person wants the window. */
export interface Preferences {
  /** The calendar of days in the Arabic window. */
  calendar: Calendar;
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

/** An envelope's size. */
export type PrintEnvelope = "dl" | "c5" | "us10";

/** A pack made. */
export interface PrintReport {
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** The files. */
  files: PackFile[];
  /** The letters, in the order they are bound. */
  letters: PrintedLetter[];
  /** What is wrong. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The officials who get no letter on paper, and why. */
  skipped: Skipped[];
}

/** A letter of a pack. */
export interface PrintedLetter {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Its first page in the file for printing on both sides, from 1. */
  duplex_page: number;
  /** The official's id. */
  official: string;
  /** Number of pages. */
  pages: number;
  /** Reference number. */
  reference: string;
  /** Its first page in the file for printing on one side, from 1. */
  simplex_page: number;
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

/** What a reader shows of a signature. */
export interface ReaderEntry {
  /** The reader. */
  reader: string;
  /** What it shows. */
  shows: string;
}

/** The picture of a receipt. */
export interface ReceiptPicture {
  /** Its bytes, base64. */
  base64: string;
  /** `image/png`, `image/jpeg`, `image/webp`, `image/heic` or `application/pdf`. */
  media_type: string;
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

/** An entry of the register. */
export interface RegisterEntry {
  /** The system's name of who entered it. */
  actor: string;
  /** When it was entered, RFC 3339. */
  at: string;
  /** The campaign's id. */
  campaign: string;
  /** The day, ISO. */
  day: string;
  /** `out` or `in`. */
  direction: string;
  /** When to follow up, ISO, or empty. */
  follow_up: string;
  /** Its number in the store, by which it is declared void. */
  id: number;
  /** `letter`, `reply`, `thanks`, `reminder`, `visit` or `call`. */
  kind: string;
  /** A remark, or empty. */
  note: string;
  /** Number and year: `12/2026`, counted by direction. */
  number: string;
  /** The official's id. */
  official: string;
  /** The paper's own number, or empty. */
  reference: string;
  /** SHA-256 of a scan kept, or empty. */
  scan: string;
  /** `agreed`, `undecided`, `declined` or empty. */
  stance: string;
  /** Subject. */
  subject: string;
  /** When it was declared void, RFC 3339; empty for one that holds. */
  void: string;
}

/** The register. */
export interface RegisterReport {
  /** Its entries in the order in which they were made, those that are void too. */
  entries: RegisterEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** Letters released. */
export interface ReleaseReport {
  /** The account that sends. */
  account: string;
  /** Until when they are tried, RFC 3339. */
  deadline: string;
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** When the last of them leaves as far as is known, RFC 3339. */
  last_at: string;
  /** The letters, in the order of the list. */
  letters: ReleasedLetter[];
  /** Until when they can be taken back, RFC 3339. */
  not_before: string;
  /** What a person should look at. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The seal they stand in, or empty. */
  seal: string;
  /** The officials who get none, and why. */
  skipped: Skipped[];
}

/** One letter in the outbox. */
export interface ReleasedLetter {
  /** Whose letter it is a copy of (id in lower case); empty for a letter. */
  copy_of: string;
  /** Message-ID with its angle brackets. */
  message_id: string;
  /** The official's id. */
  official: string;
  /** Reference number. */
  reference: string;
  /** SHA-256 of the message, hexadecimal. */
  sha256: string;
  /** The address it goes to. */
  to: string;
}

/** What was taken in, and everything there is. */
export interface RepliesReport {
  /** Those about letters that were known already. */
  known: number;
  /** Those about letters, by kind, that were new. */
  new: Record<string, number>;
  /** Those about no letter. */
  other: number;
  /** What could not be read. */
  problems: ProblemEntry[];
  /** Messages read. */
  read: number;
  /** Everything that came back, the latest last. */
  replies: Reply[];
  /** Version of this format: 1. */
  schema: number;
  /** Those about letters of another store. */
  unknown: number;
}

/** What came back. */
export interface Reply {
  /** The official's address. */
  address: string;
  /** What is wrong with the address now: empty, `bounced` or `delayed`. */
  address_state: string;
  /** When it was taken in, RFC 3339. */
  at: string;
  /** How the letter was known: `id` or `recipient`. */
  by: string;
  /** Its number. */
  id: number;
  /** `failed`, `delayed`, `delivered`, `automatic`, `challenge`, `opt-out` or `answer`. */
  kind: string;
  /** The letter's `X-Risala-Id`. */
  letter: string;
  /** SHA-256 of the message kept. */
  message: string;
  /** The official's id. */
  official: string;
  /** What the server said, or empty. */
  said: string;
  /** The status code of the report (RFC 3463), or empty. */
  status: string;
  /** Of a wish: `offered` or `confirmed`. */
  wish: string;
}

/** A store put in the place of another. */
export interface RestoreReport {
  /** Number of the new epoch: what was under way in an older one is held. */
  epoch: number;
  /** The backup. */
  file: string;
  /** Files beside the store: letters and messages as sealed and sent. */
  files: number;
  /** Where the store is that was there before, or empty. */
  former: string;
  /** Whether its opt-outs and reference numbers were kept; `false` when it could not be read. */
  kept: boolean;
  /** Officials in it. */
  officials: number;
  /** What could not be taken. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** A comment in a document. */
export interface ReviewComment {
  /** The beginning of the paragraph that it is about; may be empty. */
  about: string;
  /** Who wrote it. */
  author: string;
  /** What it says. */
  text: string;
}

/** A template's text beside what came back. */
export interface ReviewComparison {
  /** Comments in the document. */
  comments: ReviewComment[];
  /** Tracked deletions, taken as accepted. */
  deletions: number;
  /** Tracked insertions, taken as accepted. */
  insertions: number;
  /** The parts that came back. */
  parts: PartComparison[];
  /** What to look at before a change is accepted. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The template's name. */
  template: string;
  /** The parts that were written. */
  written: string[];
}

/** A review copy written. */
export interface ReviewReport {
  /** Fields in it. */
  fields: number;
  /** The file. */
  out: string;
  /** Paragraphs in it, both languages counted. */
  paragraphs: number;
  /** Version of this format: 1. */
  schema: number;
  /** The template's name. */
  template: string;
}

/** A row that gave no official. */
export interface RowNotTaken {
  /** Why. */
  reason: string;
  /** Its number in the file. */
  row: number;
}

/** How a run ended. */
export interface RunReport {
  /** Letters accepted in this run. */
  accepted: number;
  /** Letters that the server asked to bring again. */
  deferred: number;
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** Letters held. */
  held: number;
  /** What kept letters from leaving, and what waits for a person. */
  problems: ProblemEntry[];
  /** Letters refused. */
  refused: number;
  /** Version of this format: 1. */
  schema: number;
  /** Letters in doubt. */
  unconfirmed: number;
  /** Letters that wait. */
  waiting: number;
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

/** What one wave of a campaign sends, to the byte. */
export interface Seal {
  /** Who approved them; may be empty. */
  approver: string;
  /** The campaign's id. */
  campaign: string;
  /** SHA-256 of all the above, by which the seal is named. */
  hash: string;
  /** The identity that the campaign signs with; empty when it signs with none. */
  identity: string;
  /** The letters, in the order of the list. */
  letters: SealedLetter[];
  /** The level of the signatures; empty without any. */
  level: string;
  /** The moment of the letters, RFC 3339, UTC. */
  moment: string;
  /** Version of this format: 1. */
  schema: number;
  /** The wave. */
  wave: number;
}

/** Whether a seal fits. */
export interface SealCheckReport {
  /** The signatures on the proof that approve the seal. */
  approvals: SignatureEntry[];
  /** Who approved it, or empty. */
  approver: string;
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** The seal's file in the campaign's folder. */
  file: string;
  /** The seal's hash. */
  hash: string;
  /** Letters under seal. */
  letters: number;
  /** E-mails among them. */
  mails: number;
  /** The moment of the letters, RFC 3339. */
  moment: string;
  /** What is not. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** Whether every letter is as it was sealed. */
  whole: boolean;
}

/** A wave sealed. */
export interface SealReport {
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** The seal's file in the campaign's folder. */
  file: string;
  /** Where the seal it replaced is, or empty. */
  former: string;
  /** What a person should look at. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
  /** The seal. */
  seal: Seal;
  /** The officials who get no letter, and why. */
  skipped: Skipped[];
}

/** One letter under seal. */
export interface SealedLetter {
  /** email, post, form, hand. */
  channel: string;
  /** SHA-256 of the PDF before its signature. */
  drawn: string;
  /** To whom the e-mail is handed over, and from whom. */
  envelope: Envelope;
  /** Languages, the leading one first. */
  languages: string[];
  /** SHA-256 of the e-mail; empty when the letter goes by another way. */
  message: string;
  /** The official's id. */
  official: string;
  /** Pages. */
  pages: number;
  /** SHA-256 of the PDF. */
  pdf: string;
  /** The official's e-mail address; empty when the letter goes by another way. */
  recipient: string;
  /** Reference number. */
  reference: string;
  /** Whether the PDF carries a digital signature. */
  signed: boolean;
  /** Template's name. */
  template: string;
}

/** How a secret comes with an account. */
export interface Secrets {
  /** The client's own secret of OAuth2, where the provider gives one. */
  client: string;
  /** Whether a person agrees by a code on any device, and not in this computer's browser. */
  device: boolean;
  /** The password; empty leaves the one that is kept. */
  password: string;
}

/** Whose language the sender is written in. */
export type Sender = "en" | "ar" | "both" | "none";

/** What a sender's domain has published. */
export interface SenderEntry {
  /** DKIM: `found`, `missing` or `unknown`. */
  dkim: string;
  /** DMARC: `missing`, `none`, `quarantine` or `reject`. */
  dmarc: string;
  /** The domain. */
  domain: string;
  /** Whether anybody can have an address of it. */
  free: boolean;
  /** SPF: `provider`, `other`, `missing` or `broken`. */
  spf: string;
}

/** What happens while letters are sent, without personal data. */
export interface SendingEvent {
  /** Letters of this run that were accepted. */
  accepted: number;
  /** The account that rests or was halted, or empty. */
  account: string;
  /** Why, as the code of a problem, or empty. */
  code: string;
  /** Letters that the server asked to bring again. */
  deferred: number;
  /** Whether the account rests until a person says otherwise. */
  halted: boolean;
  /** When the last of them leaves, RFC 3339; empty when nobody knows. */
  last_at: string;
  /** The letter that came to something, or empty. */
  letter: string;
  /** Letters refused. */
  refused: number;
  /** What it came to, or empty. */
  state: string;
  /** Letters in doubt. */
  unconfirmed: number;
  /** Letters that wait. */
  waiting: number;
}

/** An account as the store keeps it. */
export interface Settings {
  /** The sender's address. */
  address: string;
  /** Of OAuth2 at an own provider: where people agree. */
  authorize_url: string;
  /** Of OAuth2: the organization's own client. */
  client_id: string;
  /** Where a code for another device is given. */
  device_url: string;
  /** Whether the command waits for a person's word, since a restored backup brought it. */
  held: boolean;
  /** Hours of the recipient's day in which letters leave, such as `09:00-17:00`; empty: any. */
  hours: string;
  /** Its port. */
  imap_port: number;
  /** The server of the mailbox (IMAP), or empty. */
  imap_server: string;
  /** `password`, `oauth2` or `none`. */
  method: string;
  /** Its name. */
  name: string;
  /** Whether each letter goes to the sender's own address too. */
  own_copy: boolean;
  /** The command that prints the password, or empty. */
  password_command: string;
  /** Letters in any 24 hours; 0: no limit. */
  per_day: number;
  /** Letters a minute; 0: no limit. */
  per_minute: number;
  /** Its port. */
  port: number;
  /** Of OAuth2: `google`, `microsoft` or `own`. */
  provider: string;
  /** `socks5://host:port` or `http://host:port`, or empty. */
  proxy: string;
  /** Certificates in PEM that are trusted instead of the system's, or empty. */
  roots: string;
  /** What is asked for, separated by spaces. */
  scopes: string;
  /** `tls`, `starttls`, or `plain` (to this computer alone). */
  security: string;
  /** Whether a copy of each accepted letter is put into the mailbox's folder of what was sent. */
  sent_copy: boolean;
  /** The folder in which the server keeps what was sent. */
  sent_folder: string;
  /** The server's name. */
  server: string;
  /** Where tokens are given. */
  token_url: string;
  /** The login name. */
  user: string;
}

/** A file of a kit. */
export interface ShareFile {
  /** What a card says, for those who do not see it; else empty. */
  alt: string;
  /** Its size. */
  bytes: number;
  /** Height of a card in pixels, else 0. */
  height: number;
  /** `statement`, `page`, `card` or `posts`. */
  kind: string;
  /** `ar` or `en`; empty when it holds both. */
  language: string;
  /** Its name. */
  name: string;
  /** SHA-256, hexadecimal. */
  sha256: string;
  /** Width of a card in pixels, else 0. */
  width: number;
}

/** A kit made. */
export interface ShareReport {
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** Its files. */
  files: ShareFile[];
  /** The folder. */
  folder: string;
  /** The texts for posts. */
  posts: Post[];
  /** What a person should look at. */
  problems: ProblemEntry[];
  /** Version of this format: 1. */
  schema: number;
}

/** What the window should look at. */
export type Signal = "campaign" | "list" | "closing";

/** A signature. */
export interface SignatureEntry {
  /** SHA-256 of the certificate, hexadecimal. */
  certificate_sha256: string;
  /** whole, signed-again, changed-after, unknown. */
  coverage: string;
  /** The field's name. */
  field: string;
  /** intact, changed, forged, bad-range, unreadable. */
  integrity: string;
  /** Who issued the certificate. */
  issuer: string;
  /** B-B, B-T, B-LT, B-LTA, timestamp (of the whole file), other. */
  level: string;
  /** The place given. */
  location: string;
  /** When the signature existed at the latest, by the earliest timestamp over it; RFC 3339, or empty. */
  proven_at: string;
  /** The reason given. */
  reason: string;
  /** good, revoked, unknown: what the file has of the certificates' revocation up to that time. */
  revocation: string;
  /** When it was made, as the signer says; RFC 3339, or empty. */
  signed_at: string;
  /** The holder of the certificate. */
  signer: string;
  /** Whether it holds and nothing but further signatures was added after it. */
  sound: boolean;
  /** The signature's own timestamp. */
  timestamp: TimestampEntry | null;
  /** trusted, self-made, unknown. */
  trust: string;
  /** valid, not-yet, expired, unknown: the proven time, else the signer's, against the certificate. */
  validity: string;
}

/** An official who gets no letter. */
export interface Skipped {
  /** The official's id. */
  official: string;
  /** Why, in the caller's language. */
  reason: string;
}

/** What an official has said to the campaign's request. */
export type Stance = "agreed" | "undecided" | "declined";

/** A step of the journey. */
export type Step = "campaign" | "officials" | "letter" | "proof" | "seal" | "send" | "print" | "outbox" | "follow" | "share" | "settings";

/** The report. */
export interface TallyReport {
  /** Rows by channel. */
  channels: Record<string, number>;
  /** Letters by country, ISO 3166-1 alpha-2; without those left out. */
  countries: Record<string, number>;
  /** Time taken, in milliseconds. */
  elapsed_ms: number;
  /** Letters from other computers, as the store counts them. */
  elsewhere: number;
  /** Rows by group: `done`, `waiting`, `failed`, `open`, `left_out`. */
  groups: Record<string, number>;
  /** The map of the countries as SVG. */
  map_svg: string;
  /** Letters by mark, as the store counts them. */
  marks: Record<string, number>;
  /** The file written, or empty. */
  out: string;
  /** Letters of the outbox by state, as the store counts them. */
  outbox: Record<string, number>;
  /** What is wrong with the list. */
  problems: ProblemEntry[];
  /** Every letter. */
  rows: TallyRow[];
  /** Version of this format: 1. */
  schema: number;
  /** Rows by state. */
  states: Record<string, number>;
  /** What the store says of letters on which something else is the last word, by state. */
  superseded: Record<string, number>;
}

/** A letter of the list. */
export interface TallyRow {
  /** The campaign's id. */
  campaign: string;
  /** The way it went, else the way it is to go: `email`, `post`, `hand`, `form`, `none`; empty when it is not known. */
  channel: string;
  /** ISO 3166-1 alpha-2; empty when it is not known. */
  country: string;
  /** The day of that, ISO, or empty. */
  day: string;
  /** `done`, `waiting`, `failed`, `open` or `left_out`. */
  group: string;
  /** Whether there is a picture of a receipt. */
  has_receipt: boolean;
  /** The mark that says so, or 0. */
  mark: number;
  /** Name in Arabic, or empty. */
  name_ar: string;
  /** Name in English, or empty. */
  name_en: string;
  /** What the server or the person said, or empty. */
  note: string;
  /** The official's id. */
  official: string;
  /** Who did it, by hand; else empty. */
  person: string;
  /** Reference number, or empty. */
  reference: string;
  /** Where it stands: a state of the outbox; `posted`, `handed`, `filled`, `mailed`, `failed`; `elsewhere`: from another computer; `open`: nothing was done yet; `opted_out`; `no_channel`. */
  state: string;
  /** The wave. */
  wave: number;
}

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

/** A test letter sent. */
export interface TestReport {
  /** Whether the server took it. */
  accepted: boolean;
  /** Its own Message-ID. */
  message_id: string;
  /** The official whose letter it is. */
  official: string;
  /** What is wrong. */
  problems: ProblemEntry[];
  /** The server's answer. */
  reply: string;
  /** Version of this format: 1. */
  schema: number;
  /** Where it went. */
  to: string;
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

/** A signature's timestamp. */
export interface TimestampEntry {
  /** The moment it attests, RFC 3339, or empty. */
  at: string;
  /** The holder of the authority's certificate. */
  authority: string;
  /** intact, changed, forged, unreadable. */
  integrity: string;
  /** trusted, self-made, unknown. */
  trust: string;
}

/** What the sending thread tells the window. */
export interface Told {
  /** The run ended. */
  ended: RunReport | null;
  /** Something happened. */
  event: SendingEvent | null;
  /** The run could not go on. */
  failed: Failure | null;
}

/** The letters of one wave and account. */
export interface TotalEntry {
  /** The account. */
  account: string;
  /** The campaign's id. */
  campaign: string;
  /** How many of them are copies of letters for somebody else. */
  copies: number;
  /** How many letters; as many as all states together. */
  letters: number;
  /** How many stand where. */
  states: Record<string, number>;
  /** The wave. */
  wave: number;
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

/** A text that is being written and may not be in its file yet. */
export interface Unsaved {
  /** `letter.ar`, `letter.en`, `mail.ar` or `mail.en`. */
  part: string;
  /** The template's name. */
  template: string;
  /** The text. */
  text: string;
}

/** What a person does to letters. */
export type Way = "cancel" | "release-held" | "retry-deferred" | "retry-refused" | "retry-cancelled" | "arrived" | "not-arrived";

/** Words of a paragraph. */
export interface WordChange {
  /** Set in bold. */
  bold: boolean;
  /** The tag whose name `text` is; else empty. */
  field: string;
  /** Set in italics. */
  italic: boolean;
  /** `same`, `added` or `removed`. */
  state: ChangeState;
  /** What is read; a line feed where a line ends. */
  text: string;
}

/** Letters that left, written to a file or taken from one. */
export interface WrittenReport {
  /** Letters here that were taken back, since another computer has sent them. */
  cancelled: number;
  /** The file. */
  file: string;
  /** Letters in it. */
  letters: number;
  /** Those that were not known here. */
  new: number;
  /** Version of this format: 1. */
  schema: number;
}
