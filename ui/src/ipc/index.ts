// The window's calls of the shell. The window never names a path: the shell keeps the folder that was opened.
import { invoke } from "@tauri-apps/api/core";
import { type Lang, t } from "../messages/words.svelte";
import type { CampaignView, Failure, PagePicture, ProblemEntry, UnlockReport } from "./bindings";

export type { CampaignView, LetterRow, PagePicture, ProblemEntry, Skipped, UnlockReport } from "./bindings";

/** The language asked for on the command line, if any. */
export const askedLanguage = (): Promise<Lang | null> => invoke("asked_language");

/** Opens the sample campaign, which is made where it is missing. */
export const openSample = (lang: Lang): Promise<CampaignView> => invoke("open_sample", { lang });

/** Lets the user choose a folder; null when they chose none. */
export const chooseFolder = (lang: Lang): Promise<CampaignView | null> => invoke("choose_folder", { lang });

/** Reads the open folder again; null when none is open. */
export const readAgain = (lang: Lang): Promise<CampaignView | null> => invoke("read_again", { lang });

/** Closes the open folder. */
export const closeCampaign = (): Promise<void> => invoke("close_campaign");

/** A page of the letter to `official`, typeset now. */
export const previewPage = (official: string, page: number, dpi: number, lang: Lang): Promise<PagePicture> =>
  invoke("preview_page", { official, page, dpi, lang });

/** Opens the identity of the open campaign with a password; the keyring remembers it if `remember`. */
export const unlockIdentity = (password: string, remember: boolean, lang: Lang): Promise<UnlockReport> =>
  invoke("unlock_identity", { password, remember, lang });

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
