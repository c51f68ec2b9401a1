// The window's calls of the shell. The window never names a path: the shell keeps the folder that was opened.
import { Channel, invoke } from "@tauri-apps/api/core";
import { type Lang, t } from "../messages/words.svelte";
import type {
  BackupReport,
  CampaignForm,
  CampaignView,
  DoctorReport,
  EditReport,
  Failure,
  FormChange,
  LetterTextReport,
  ListChoice,
  ListOf,
  ListPreview,
  OfficialCard,
  OfficialsPage,
  OfficialsQuery,
  PagePicture,
  PartDraft,
  Preferences,
  ProblemEntry,
  RecentReport,
  RestoreReport,
  SavedPart,
  TemplateView,
  ThumbnailsReport,
  UndoReport,
  UnlockReport,
} from "./bindings";

export type * from "./bindings";

/** The language asked for on the command line, if any. */
export const askedLanguage = (): Promise<Lang | null> => invoke("asked_language");

/** How a person wants the window. */
export const preferences = (): Promise<Preferences> => invoke("preferences");

/** Keeps how a person wants the window. */
export const keepPreferences = (wanted: Preferences, lang: Lang): Promise<void> =>
  invoke("keep_preferences", { wanted, lang });

/** Calls `heard` when a folder is dropped on the window or named when Risala is started again. */
export function listen(heard: () => void): Promise<void> {
  const bell = new Channel<null>();
  bell.onmessage = heard;
  return invoke("listen", { bell });
}

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

/** Closes the open folder. */
export const closeCampaign = (lang: Lang): Promise<void> => invoke("close_campaign", { lang });

/** A page of the letter to `official`, typeset now. */
export const previewPage = (official: string, page: number, dpi: number, lang: Lang): Promise<PagePicture> =>
  invoke("preview_page", { official, page, dpi, lang });

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
