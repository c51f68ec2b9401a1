// The window's calls of the shell. The window never names a path: the shell keeps the folder that was opened.
import { invoke } from "@tauri-apps/api/core";
import { type Lang, t } from "../messages/words.svelte";
import type {
  AccountReport,
  AccountsReport,
  AccountTestReport,
  ApprovalReport,
  ArchiveReport,
  BackupReport,
  CampaignForm,
  CampaignView,
  ConsentAsked,
  ConsentReport,
  CourseReport,
  DoctorReport,
  DueReport,
  EditReport,
  EntryWish,
  Failure,
  FormChange,
  FoundReport,
  IdentityListReport,
  IdentityReport,
  LetterTextReport,
  ListChoice,
  ListOf,
  ListPreview,
  MailReport,
  MovedReport,
  OfficialCard,
  OfficialsPage,
  OfficialsQuery,
  OutboxReport,
  OutlookReport,
  PackWish,
  PageChoice,
  PagePicture,
  PartDraft,
  PartnerReport,
  Preferences,
  PrintReport,
  ProblemEntry,
  RecentReport,
  RegisterEntry,
  RegisterReport,
  ReleaseReport,
  RepliesReport,
  Reply,
  RestoreReport,
  ReviewComparison,
  ReviewReport,
  SavedPart,
  SealCheckReport,
  SealReport,
  Secrets,
  Settings,
  ShareReport,
  Signal,
  TemplateView,
  TestReport,
  ThumbnailsReport,
  Told,
  UndoReport,
  UnlockReport,
  Unsaved,
  Way,
  WrittenReport,
} from "./bindings";
import { channel, type Heard } from "./channel";

export type * from "./bindings";
export type { Heard } from "./channel";
export * from "./hand";

/** The language asked for on the command line, if any. */
export const askedLanguage = (): Promise<Lang | null> => invoke("asked_language");

/** How a person wants the window. */
export const preferences = (): Promise<Preferences> => invoke("preferences");

/** Keeps how a person wants the window. */
export const keepPreferences = (wanted: Preferences, lang: Lang): Promise<void> =>
  invoke("keep_preferences", { wanted, lang });

/** Calls `heard` when something is offered to the window, or is to be asked. */
export const listen = (heard: (signal: Signal) => void): Promise<void> =>
  invoke("listen", { bell: channel(heard) });

/** Opens the folder that was offered; null when there is none. */
export const openOffered = (lang: Lang): Promise<CampaignView | null> => invoke("open_offered", { lang });

/** The campaigns opened last. */
export const recentCampaigns = (lang: Lang): Promise<RecentReport> => invoke("recent_campaigns", { lang });

/** Opens a campaign opened before; null when its folder is gone. */
export const openRecent = (key: string, lang: Lang): Promise<CampaignView | null> =>
  invoke("open_recent", { key, lang });

/** Takes a campaign off the list of those opened before. */
export const forgetRecent = (key: string, lang: Lang): Promise<RecentReport> =>
  invoke("forget_recent", { key, lang });

/** The first page of the sample campaign. */
export const samplePage = (dpi: number, lang: Lang): Promise<PagePicture> =>
  invoke("sample_page", { dpi, lang });

/** Opens the sample campaign, which is made where it is missing. */
export const openSample = (lang: Lang): Promise<CampaignView> => invoke("open_sample", { lang });

/** Lets the user choose a folder; null when they chose none. */
export const chooseFolder = (lang: Lang): Promise<CampaignView | null> => invoke("choose_folder", { lang });

/** Lets the user name a new folder and makes a campaign in it; null when they named none. */
export const newCampaign = (name: string, lang: Lang): Promise<CampaignView | null> =>
  invoke("new_campaign", { name, lang });

/** Reads the open folder again; null when none is open. */
export const readAgain = (lang: Lang): Promise<CampaignView | null> => invoke("read_again", { lang });

/** What tells the state of the open folder's files from others; empty when none is open. */
export const folderStamp = (): Promise<string> => invoke("folder_stamp");

/** Closes the open folder. */
export const closeCampaign = (lang: Lang): Promise<void> => invoke("close_campaign", { lang });

/** A page of a letter, typeset now, with a text that is not in its file yet. */
export const previewPage = (choice: PageChoice, unsaved: Unsaved | null, lang: Lang): Promise<PagePicture> =>
  invoke("preview_page", { choice, unsaved, lang });

/** Small pictures of the first pages of letters. */
export const thumbnails = (officials: string[], dpi: number, lang: Lang): Promise<ThumbnailsReport> =>
  invoke("thumbnails", { officials, dpi, lang });

/** The words of the letter to `official`. */
export const letterText = (official: string, lang: Lang): Promise<LetterTextReport> =>
  invoke("letter_text", { official, lang });

/** Opens the identity of the open campaign with a password; the keyring remembers it if `remember`. */
export const unlockIdentity = (password: string, remember: boolean, lang: Lang): Promise<UnlockReport> =>
  invoke("unlock_identity", { password, remember, lang });

/** Some of the officials. */
export const officialsPage = (query: OfficialsQuery, lang: Lang): Promise<OfficialsPage> =>
  invoke("officials_page", { query, lang });

/** An official with all that is known. */
export const officialCard = (of: ListOf, id: string, lang: Lang): Promise<OfficialCard> =>
  invoke("official_card", { of, id, lang });

/** Sets cells (`column=value`) of an official; an empty `optOut` lifts an opt-out. */
export const editOfficial = (
  id: string,
  cells: string[],
  optOut: string | null,
  reason: string,
  lang: Lang,
): Promise<EditReport> => invoke("edit_official", { id, cells, optOut, reason, lang });

/** Takes an edit of the directory back; the newest that stands when `edit` is null. */
export const undoEdit = (edit: number | null, lang: Lang): Promise<UndoReport> =>
  invoke("undo_edit", { edit, lang });

/** Lets the user choose a list and looks at it; null when they chose none. */
export const chooseList = (kind: string, lang: Lang): Promise<ListPreview | null> =>
  invoke("choose_list", { kind, lang });

/** Looks at the campaign's own list; null when its officials are the directory's. */
export const chooseOwnList = (lang: Lang): Promise<ListPreview | null> => invoke("choose_own_list", { lang });

/** Looks at the chosen list with another mapping, or takes it into the directory. */
export const takeList = (choice: ListChoice, lang: Lang): Promise<ListPreview | null> =>
  invoke("take_list", { choice, lang });

/** A template of the open campaign; its first when `name` is empty. */
export const readTemplate = (name: string, lang: Lang): Promise<TemplateView> =>
  invoke("read_template", { name, lang });

/** Writes a text, unless the file was changed outside. */
export const writeTemplate = (draft: PartDraft, lang: Lang): Promise<SavedPart> =>
  invoke("write_template", { draft, lang });

/** Lets the user name a file and writes the review copy of a template into it; null when they named none. */
export const exportReview = (
  template: string,
  name: string,
  kind: string,
  lang: Lang,
): Promise<ReviewReport | null> => invoke("export_review", { template, name, kind, lang });

/** Lets the user choose what came back and compares it with a template; null when they chose none. */
export const compareReview = (template: string, kind: string, lang: Lang): Promise<ReviewComparison | null> =>
  invoke("compare_review", { template, kind, lang });

/** Compares a text with a part of a template, or with its letter in the languages that the text is written in. */
export const compareText = (
  template: string,
  part: string | null,
  text: string,
  lang: Lang,
): Promise<ReviewComparison> => invoke("compare_text", { template, part, text, lang });

/** The settings of the open campaign. */
export const campaignForm = (lang: Lang): Promise<CampaignForm> => invoke("campaign_form", { lang });

/** Changes settings of the open campaign. */
export const changeCampaign = (stamp: string, changes: FormChange[], lang: Lang): Promise<CampaignForm> =>
  invoke("change_campaign", { stamp, changes, lang });

/** Lets the user choose a picture for `key`; null when they chose none. */
export const choosePicture = (
  stamp: string,
  key: string,
  kind: string,
  lang: Lang,
): Promise<CampaignForm | null> => invoke("choose_picture", { stamp, key, kind, lang });

/** Looks over what Risala stands on. */
export const doctor = (lang: Lang): Promise<DoctorReport> => invoke("doctor", { lang });

/** Lets the user name a file and writes the store into it; null when they named none. */
export const backup = (name: string, lang: Lang): Promise<BackupReport | null> =>
  invoke("backup", { name, lang });

/** Lets the user choose a backup and puts it in the place of the store; null when they chose none. */
export const restore = (lang: Lang): Promise<RestoreReport | null> => invoke("restore", { lang });

/** Looks at the list that was dropped on the window. */
export const lookAtOffered = (lang: Lang): Promise<ListPreview | null> => invoke("look_at_offered", { lang });

/** Ends the long work that is being done. */
export const stopWork = (): Promise<void> => invoke("stop_work");

/** The identities kept here. */
export const identities = (lang: Lang): Promise<IdentityListReport> => invoke("identities", { lang });

/** What an identity is; without a password the keyring is asked. */
export const showIdentity = (
  name: string,
  password: string | null,
  remember: boolean,
  lang: Lang,
): Promise<IdentityReport> => invoke("show_identity", { name, password, remember, lang });

/** An identity to be made. */
export interface WantedIdentity {
  name: string;
  common_name: string;
  organizations: string[];
  country: string;
  years: number;
  password: string;
  remember: boolean;
}

/** Makes the organization's own identity. */
export const newIdentity = (wanted: WantedIdentity, lang: Lang): Promise<IdentityReport> =>
  invoke("new_identity", { wanted, lang });

/** Who of the signatories agreed to the text as it is now. */
export const agreements = (lang: Lang): Promise<ConsentReport> => invoke("agreements", { lang });

/** Records that a signatory (by number, from 1) agreed, and how. */
export const recordAgreement = (number: number, how: string, lang: Lang): Promise<ConsentReport> =>
  invoke("record_agreement", { number, how, lang });

/** Whether the seal of the campaign's wave fits. */
export const checkSeal = (heard: Heard, lang: Lang): Promise<SealCheckReport> =>
  invoke("check_seal", { steps: channel(heard), lang });

/** Seals the wave; with `force` in the place of the seal there is. */
export const seal = (approver: string, force: boolean, heard: Heard, lang: Lang): Promise<SealReport> =>
  invoke("seal", { approver, force, steps: channel(heard), lang });

/** Lets the user name a file for the seal's proof; null when they named none. */
export const writeProof = (name: string, lang: Lang): Promise<ApprovalReport | null> =>
  invoke("write_proof", { name, lang });

/** Lets the user choose the signed proof; null when they chose none. */
export const takeApproval = (lang: Lang): Promise<ApprovalReport | null> => invoke("take_approval", { lang });

/** The accounts. */
export const accounts = (lang: Lang): Promise<AccountsReport> => invoke("accounts", { lang });

/** One account, and whether its password is kept. */
export const showAccount = (name: string, lang: Lang): Promise<AccountReport> =>
  invoke("show_account", { name, lang });

/** Finds the settings of an address. */
export const findSettings = (address: string, lang: Lang): Promise<FoundReport> =>
  invoke("find_settings", { address, lang });

/** Hears what a person is to do to agree. */
export type HeardConsent = (asked: ConsentAsked) => void;

/** Adds an account, or with `force` changes the one of its name. */
export const addAccount = (
  settings: Settings,
  secrets: Secrets,
  force: boolean,
  heard: HeardConsent,
  lang: Lang,
): Promise<AccountReport> => invoke("add_account", { settings, secrets, force, bell: channel(heard), lang });

/** Has a person agree anew. */
export const logInAccount = (
  name: string,
  secrets: Secrets,
  heard: HeardConsent,
  lang: Lang,
): Promise<AccountReport> => invoke("log_in_account", { name, secrets, bell: channel(heard), lang });

/** Opens the page of the consent that is waited for in the system's browser. */
export const openConsent = (lang: Lang): Promise<void> => invoke("open_consent", { lang });

/** Gives up waiting for a consent. */
export const stopConsent = (): Promise<void> => invoke("stop_consent");

/** Connects and logs in; nothing is sent. */
export const testAccount = (name: string, lang: Lang): Promise<AccountTestReport> =>
  invoke("test_account", { name, lang });

/** Removes an account and its secrets. */
export const removeAccount = (name: string, lang: Lang): Promise<AccountReport> =>
  invoke("remove_account", { name, lang });

/** What a release would be; the campaign's account when `account` is empty. */
export const outlook = (account: string, again: string, lang: Lang): Promise<OutlookReport> =>
  invoke("outlook", { account, again, lang });

/** Queues so many letters, all or none. */
export const release = (
  account: string,
  count: number,
  again: string,
  heard: Heard,
  lang: Lang,
): Promise<ReleaseReport> => invoke("release", { account, count, again, steps: channel(heard), lang });

/** Sends one official's letter to an own address. */
export const sendTest = (
  official: string,
  account: string,
  address: string,
  lang: Lang,
): Promise<TestReport> => invoke("send_test", { official, account, address, lang });

/** Lets the user name a folder and rehearses into it; null when they named none. */
export const rehearse = (name: string, heard: Heard, lang: Lang): Promise<MailReport | null> =>
  invoke("rehearse", { name, steps: channel(heard), lang });

/** Whether this window is sending. */
export const isSending = (): Promise<boolean> => invoke("is_sending");

/** Sends what waits, or hears of the run that is under way. */
export const startSending = (heard: (told: Told) => void, lang: Lang): Promise<void> =>
  invoke("start_sending", { bell: channel(heard), lang });

/** Ends sending after the letter that is on its way. */
export const stopSending = (): Promise<void> => invoke("stop_sending");

/** Closes the window while letters are being sent; they go on being sent if `goOn`. */
export const closeWindow = (goOn: boolean): Promise<void> => invoke("close_window", { goOn });

/** What the outbox holds, letter by letter if `each`. */
export const outbox = (each: boolean, lang: Lang): Promise<OutboxReport> => invoke("outbox", { each, lang });

/** What happened to a letter. */
export const letterCourse = (id: string, lang: Lang): Promise<CourseReport> =>
  invoke("letter_course", { id, lang });

/** Moves letters as a person said; all that can be when `which` is empty. */
export const moveLetters = (which: string[], way: Way, lang: Lang): Promise<MovedReport> =>
  invoke("move_letters", { which, way, lang });

/** Halts an account, or all when it is empty. */
export const pauseOutbox = (account: string, lang: Lang): Promise<MovedReport> =>
  invoke("pause_outbox", { account, lang });

/** Ends the halt of an account, or every halt when it is empty. */
export const resumeOutbox = (account: string, lang: Lang): Promise<MovedReport> =>
  invoke("resume_outbox", { account, lang });

/** Lets the user name a folder for the evidence of all letters; null when they named none. */
export const exportOutbox = (name: string, lang: Lang): Promise<ArchiveReport | null> =>
  invoke("export_outbox", { name, lang });

/** Lets the user name a file for who was written to; null when they named none. */
export const exportWritten = (name: string, lang: Lang): Promise<WrittenReport | null> =>
  invoke("export_written", { name, lang });

/** Lets the user choose another computer's file; null when they chose none. */
export const importWritten = (lang: Lang): Promise<WrittenReport | null> =>
  invoke("import_written", { lang });

/** Lets the user choose the description of a sheet of labels; its file's name, null when they chose none. */
export const chooseSheet = (kind: string): Promise<string | null> => invoke("choose_sheet", { kind });

/** Makes a pack for the post; null when the user named no folder. */
export const makePack = (
  name: string,
  wish: PackWish,
  heard: Heard,
  lang: Lang,
): Promise<PrintReport | null> => invoke("make_pack", { name, wish, steps: channel(heard), lang });

/** Opens a file of the pack made last, or with an empty name its folder. */
export const openPack = (name: string, lang: Lang): Promise<void> => invoke("open_pack", { name, lang });

/** Everything that came back. */
export const replies = (lang: Lang): Promise<RepliesReport> => invoke("replies", { lang });

/** Lets the user choose messages or a folder of them and takes them in; null when they chose none. */
export const takeReplyFiles = (kind: string, folder: boolean, lang: Lang): Promise<RepliesReport | null> =>
  invoke("take_reply_files", { kind, folder, lang });

/** Looks into an account's mailbox: at what is new there, or with `all` at everything. */
export const takeMailbox = (account: string, all: boolean, lang: Lang): Promise<RepliesReport> =>
  invoke("take_mailbox", { account, all, lang });

/** Confirms a wish: the official is not written to any more. */
export const confirmOptOut = (id: number, lang: Lang): Promise<Reply> =>
  invoke("confirm_opt_out", { id, lang });

/** Makes the share kit, or with `again` in the folder of the last one; null when the user named no folder. */
export const makeKit = (
  name: string,
  again: boolean,
  heard: Heard,
  lang: Lang,
): Promise<ShareReport | null> => invoke("make_kit", { name, again, steps: channel(heard), lang });

/** Opens a file of the kit made last, or with an empty name its folder. */
export const openKit = (name: string, lang: Lang): Promise<void> => invoke("open_kit", { name, lang });

/** The bytes (PNG) of a card of the kit made last. */
export const kitCard = (name: string, lang: Lang): Promise<ArrayBuffer> => invoke("kit_card", { name, lang });

/** Lets the user name a folder and writes the campaign for an ally; null when they named none. */
export const exportPartner = (partner: string, name: string, lang: Lang): Promise<PartnerReport | null> =>
  invoke("export_partner", { partner, name, lang });

/** The register of correspondence. */
export const register = (lang: Lang): Promise<RegisterReport> => invoke("register", { lang });

/** What is due with the campaign's officials. */
export const due = (lang: Lang): Promise<DueReport> => invoke("due", { lang });

/** Lets the user choose a scan; its file's name, null when they chose none. */
export const chooseScan = (kind: string): Promise<string | null> => invoke("choose_scan", { kind });

/** Makes an entry of the register. */
export const addEntry = (wish: EntryWish, lang: Lang): Promise<RegisterEntry> =>
  invoke("add_entry", { wish, lang });

/** Declares an entry of the register void. */
export const voidEntry = (id: number, lang: Lang): Promise<RegisterEntry> =>
  invoke("void_entry", { id, lang });

/** Makes the letter to `official` and opens it in the system's viewer. */
export const openLetter = (official: string, lang: Lang): Promise<void> =>
  invoke("open_letter", { official, lang });

/** Opens the campaign's folder in the system's file manager. */
export const openFolder = (lang: Lang): Promise<void> => invoke("open_folder", { lang });

/** What a refused call says: the engine's problems, or one made of whatever was thrown. */
export function problemsOf(refusal: unknown): ProblemEntry[] {
  if (isFailure(refusal)) return refusal.problems;
  const text = refusal instanceof Error ? refusal.message : String(refusal);
  return [
    {
      severity: "error",
      code: "window.unexpected",
      message: t("window-unexpected", { text }),
      hint: t("window-unexpected.hint"),
      official: "",
      file: "",
      line: 0,
      field: "",
    },
  ];
}

function isFailure(refusal: unknown): refusal is Failure {
  return (
    typeof refusal === "object" &&
    refusal !== null &&
    "problems" in refusal &&
    Array.isArray(refusal.problems)
  );
}
