// Calls of the shell: what is done by hand, web forms, copies, and the report of all ways.
import { invoke } from "@tauri-apps/api/core";
import type { Lang } from "../messages/words.svelte";
import type {
  CopiesReport,
  FormsList,
  MarkEntry,
  MarksReport,
  MarkWish,
  ReceiptPicture,
  TallyReport,
} from "./bindings";
import { channel, type Heard } from "./channel";

/** Where each letter of the campaign stands, whichever way it goes. */
export const tally = (lang: Lang): Promise<TallyReport> => invoke("tally", { lang });

/** Lets the user name a file and writes the report into it; null when they named none. */
export const writeReport = (name: string, kind: string, lang: Lang): Promise<TallyReport | null> =>
  invoke("write_report", { name, kind, lang });

/** Lets the user choose the picture of a receipt; its file's name, null when they chose none. */
export const chooseReceipt = (kind: string): Promise<string | null> => invoke("choose_receipt", { kind });

/** Writes down what was done with letters. */
export const markLetters = (wish: MarkWish, lang: Lang): Promise<MarksReport> =>
  invoke("mark_letters", { wish, lang });

/** Takes a mark back. */
export const undoMark = (id: number, lang: Lang): Promise<MarkEntry> => invoke("undo_mark", { id, lang });

/** The receipt of a mark. */
export const markReceipt = (id: number, lang: Lang): Promise<ReceiptPicture> =>
  invoke("mark_receipt", { id, lang });

/** The web forms that a person fills. */
export const forms = (lang: Lang): Promise<FormsList> => invoke("forms", { lang });

/** Opens an official's web form in the system's browser. */
export const openForm = (official: string, lang: Lang): Promise<void> =>
  invoke("open_form", { official, lang });

/** The copies that the letters of the campaign's wave name. */
export const listCopies = (lang: Lang): Promise<CopiesReport> => invoke("list_copies", { lang });

/** Writes the open copies, or with `again` into the folder of the last ones; null when the user named no folder. */
export const writeCopies = (
  name: string,
  again: boolean,
  heard: Heard,
  lang: Lang,
): Promise<CopiesReport | null> => invoke("write_copies", { name, again, steps: channel(heard), lang });

/** Opens a file of the copies written last, or with an empty name their folder. */
export const openCopies = (name: string, lang: Lang): Promise<void> => invoke("open_copies", { name, lang });
